"""Contact sheets: every variant of the tests (tests/variants.py) at every size, small, to be looked at side by side."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import matplotlib
from PIL import Image, ImageDraw, ImageFont

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from benefitgraphic.graphics.flow.pages import TooTall
from benefitgraphic.output.files import Output
from laying import files, laid
from variants import VARIANTS

# Of each sheet: its sizes, and the width in which one of their pages or pictures is shown, in px.
SHEETS: dict[str, dict[str, int]] = {
    "screens": {"email": 96, "intranet": 168, "hero": 240, "card": 200, "social": 200},
    "paper": {"letter": 168, "a4": 168, "tabloid": 224, "a3": 224},
}
GROUND, INK, GAP, NAMES, LINE = "#DDE4EC", "#1B2733", 12, 160, 14

Show = Callable[[Output], list[Image.Image]]


def contact_sheets(folder: Path, show: Show, only: Sequence[str] = ()) -> list[Path]:
    """Writes one sheet for screens and one for paper, a row for each variant; what can't be laid out says so.

    Args:
        folder: where they go; made if it isn't there.
        show: the pictures of an output.
        only: the variants wanted, all if none is named.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, sizes in SHEETS.items():
        rows = [_row(variant, sizes, show) for variant in only or VARIANTS]
        path = folder / f"contact-{name}.png"
        _stacked(rows).save(path, optimize=True)
        made.append(path)
    return made


def _row(variant: str, sizes: dict[str, int], show: Show) -> Image.Image:
    """A variant's name, then its pages and pictures at each size."""
    print(variant, *sizes, flush=True)
    edition = VARIANTS[variant]()
    shown: list[Image.Image] = []
    for size, width in sizes.items():
        try:
            images = show(files(laid(edition, size))[0])
        except TooTall as error:
            images = [_said(f"{size}: {error}", width)]
        shown += [image.resize((width, max(1, round(image.height * width / image.width)))) for image in images]
    row = Image.new(
        "RGB",
        (NAMES + sum(image.width + GAP for image in shown), GAP + max(image.height for image in shown)),
        GROUND,
    )
    row.paste(_said(variant, NAMES - GAP), (GAP, GAP))
    x = NAMES
    for image in shown:
        row.paste(image, (x, GAP))
        x += image.width + GAP
    return row


def _said(words: str, width: int) -> Image.Image:
    font = ImageFont.truetype(str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"), LINE)
    image = Image.new("RGB", (width, LINE * 4), GROUND)
    ImageDraw.Draw(image).multiline_text((0, 0), words.replace(": ", ":\n").replace("-", "-\n"), INK, font)
    return image


def _stacked(rows: Sequence[Image.Image]) -> Image.Image:
    whole = Image.new("RGB", (max(row.width for row in rows), sum(row.height for row in rows) + GAP), GROUND)
    y = 0
    for row in rows:
        whole.paste(row, (0, y))
        y += row.height
    return whole
