"""Makes the pictures in docs/gallery and the page that shows them: `python docs/gallery.py`.

`python docs/gallery.py --contact FOLDER` makes two contact sheets instead: every variant that the tests know at every
size. `--variant NAME` makes them of those named alone.
"""

from __future__ import annotations

import argparse
import io
import shutil
import tempfile
from pathlib import Path

import numpy as np
import pypdfium2
from gallery_charts import FIRST_YEAR, SEVERAL_YEARS, Sheet, write_project
from PIL import Image

from benefitgraphic.content.load import load
from benefitgraphic.design.sizes import SIZES
from benefitgraphic.export.png import encode, reduce, runs
from benefitgraphic.layout.lay_out import laid_out
from benefitgraphic.output.files import Output, outputs

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "config"
ARABIC = HERE.parent / "tests" / "arabic"
GALLERY = HERE / "gallery"
# Pixels across, of a theme's picture and of a Letter page; other pages in the same measure.
THEME, PAGE = 602, 640
COVER_GROUND, COVER_GAP = "#DDE4EC", 32


def main() -> None:
    """What the command line asks for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--contact", type=Path, metavar="FOLDER", help="make contact sheets there")
    asked.add_argument("--variant", action="append", default=[], metavar="NAME", help="of this variant alone")
    given = asked.parse_args()
    if given.contact is None:
        gallery()
        return
    from gallery_contact import contact_sheets

    for path in contact_sheets(given.contact, images, given.variant):
        print(path, f"{path.stat().st_size:,} bytes")


def gallery() -> None:
    """All pictures, then the page."""
    shutil.rmtree(GALLERY, ignore_errors=True)
    GALLERY.mkdir()
    page = ["# Gallery", "", "Made by `python docs/gallery.py` from the sample in `config/`. All figures are invented."]
    page += ["", "## Sizes", ""]
    made = {name: pictures(SAMPLE / "infographic.yaml", name) for name in SIZES}
    for name, images in made.items():
        for number, image in enumerate(images, 1):
            paged = SIZES[name].medium.is_printed
            file = f"{name}-{number}.png" if paged else f"{name}.png"
            size = f"page {number} of {len(images)}" if paged else f"{image.width} x {image.height} px"
            save(image, file)
            page += [shown(file, f"The sample at the size {name}, {size}"), ""]
    save(cover(made["intranet"][0], made["letter"]), "cover.png")

    page += ["## Themes", ""]
    for theme in sorted(path.stem for path in (SAMPLE / "themes").glob("*.yaml")):
        (image,) = pictures(SAMPLE / "infographic.yaml", "intranet", theme)
        save(narrowed(image, THEME), f"theme-{theme}.png")
        page += [f"### {theme}", "", shown(f"theme-{theme}.png", f"The sample in the theme {theme}"), ""]

    page += ["## Languages", "", "One that runs longer, and one that is read from right to left.", ""]
    (french,) = pictures(SAMPLE / "infographic.yaml", "intranet", language="fr-CA")
    for name, image, file in (("French", french, "french.png"), ("Arabic", arabic(), "arabic.png")):
        save(narrowed(image, THEME), file)
        page += [f"### {name}", "", shown(file, f"The sample in {name}"), ""]

    page += ["## Charts", "", "Every kind, with the figures that are hard to draw.", ""]
    for sheet, file, said in (
        (SEVERAL_YEARS, "charts.png", "Panels of every chart kind: rising, falling, zero, missing, huge, tiny"),
        (FIRST_YEAR, "charts-first-year.png", "The same chart kinds when there is only one year so far"),
    ):
        save(charts(sheet), file)
        page += [shown(file, said), ""]
    (GALLERY / "README.md").write_text("\n".join(page).rstrip() + "\n", encoding="utf-8", newline="\n")
    total = sum(path.stat().st_size for path in GALLERY.iterdir())
    print(f"{len(list(GALLERY.glob('*.png')))} pictures, {total:,} bytes in all")


def pictures(config: Path, size: str, theme: str | None = None, language: str | None = None) -> list[Image.Image]:
    """What a size looks like at 96 dpi: one picture, or one a page."""
    laid = laid_out(load(config, theme=theme, language=language), (size,))
    return images(next(iter(outputs(laid))))


def images(output: Output) -> list[Image.Image]:
    if output.name.endswith(".png"):
        return [Image.open(io.BytesIO(output.data)).convert("RGB")]
    document = pypdfium2.PdfDocument(output.data)
    return [page.render(scale=PAGE / SIZES["letter"].width).to_pil().convert("RGB") for page in document]


def arabic() -> Image.Image:
    """The sample in the Arabic that the tests have of it."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config"
        shutil.copytree(SAMPLE, config)
        for file in ARABIC.iterdir():
            shutil.copy(file, config)
        return pictures(config / "infographic.yaml", "intranet", language="ar")[0]


def charts(sheet: Sheet) -> Image.Image:
    """A graphic of nothing but panels."""
    with tempfile.TemporaryDirectory() as folder:
        config = write_project(Path(folder), sheet, SAMPLE / "themes")
        return pictures(config, "intranet")[0]


def cover(picture: Image.Image, pages: list[Image.Image]) -> Image.Image:
    """The intranet picture beside the first pages, as the project's README shows them."""
    left = narrowed(picture, 540)
    right = [narrowed(page, 440) for page in pages[:2]]
    gap = COVER_GAP
    height = max(left.height, sum(page.height for page in right) + gap * (len(right) - 1)) + 2 * gap
    whole = Image.new("RGB", (left.width + right[0].width + 3 * gap, height), COVER_GROUND)
    whole.paste(left, (gap, gap))
    y = gap
    for page in right:
        whole.paste(page, (left.width + 2 * gap, y))
        y += page.height + gap
    return whole


def narrowed(image: Image.Image, width: int) -> Image.Image:
    return image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)


def save(image: Image.Image, file: str) -> None:
    pixels = np.array(image.convert("RGBA"))
    # The last two bits don't show, and without them there are few enough colours for a palette.
    pixels[:, :, :3] = np.minimum(255, (pixels[:, :, :3].astype(int) + 2) // 4 * 4)
    (GALLERY / file).write_bytes(encode(reduce([runs(pixels)], ()), 96))


def shown(file: str, alt: str) -> str:
    return f"![{alt}]({file})"


if __name__ == "__main__":
    main()
