"""The report of a run: it shows every file, its figures are those of the files and frames, and it is only a page."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import numpy as np
import pytest
from justhtml import JustHTML, Node
from PIL import Image

import seen
from benefitgraphic.build import render
from benefitgraphic.design.sizes import SIZES
from benefitgraphic.diagnostics import Diagnostic, Where
from benefitgraphic.edition import Edition
from benefitgraphic.export.raster import paint
from benefitgraphic.graphics.colour import contrast
from benefitgraphic.graphics.frame import Frame, Item, Shape, TextRun
from benefitgraphic.graphics.geometry import PX, Point
from benefitgraphic.graphics.grounds import grounded
from benefitgraphic.graphics.paths import circle, rectangle
from benefitgraphic.layout.laid import Laid
from benefitgraphic.output.companions import Told, announced, beside
from benefitgraphic.output.delivery import delivered
from benefitgraphic.output.files import Manner, Output, outputs
from benefitgraphic.output.reporting import reported
from benefitgraphic.twins.vision import FILTERS
from editions import text
from elements import attribute, has
from laying import CONFIG, THEMES, french_edition, laid, quick, sample_edition, styles_for, themed

# What is made here is made once a process, and takes some seconds.
pytestmark = pytest.mark.xdist_group("report")

WARNING = Diagnostic("some-warning", "warning", "a text is <b>bold</b>", Where("config/it.yaml", 3, 1), "make it plain")


def files(told: Sequence[Told], warnings: Sequence[Diagnostic] = ()) -> dict[str, Output]:
    """All that a run hands over, by name."""
    made = [*outputs(told[0].laid)]
    for other in told[1:]:
        slices = outputs(other.laid, Manner(shared=True, slices_alone=True))
        made += [dataclasses.replace(one, name=beside(one.name, other.edition.language)) for one in slices]
    return {one.name: one for one in delivered(told, made, (), warnings)[0]}


# The sample in every size; a theme changes its colours alone, so that the others are looked at on one of two in turn.
OTHERS = ("email", "letter")
SHOWN = {"harbour": tuple(SIZES)} | {
    theme: (OTHERS[number % 2],) for number, theme in enumerate(theme for theme in THEMES if theme != "harbour")
}
_SHOWN = [
    pytest.param(theme, size, marks=[] if theme == "harbour" and size in OTHERS else [pytest.mark.slow])
    for theme, sizes in SHOWN.items()
    for size in sizes
]


@cache
def shown_in(theme: str, size: str) -> Laid:
    return laid(sample_edition(), size, theme)


@cache
def met(theme: str, size: str) -> list[list[tuple[TextRun, set[str]]]]:
    """Of each page, its texts, and the colours that they meet, as the slow reference finds them."""
    paper = shown_in(theme, size).theme.colours.paper
    pages = [list(seen.walk(one.frame)) for one in shown_in(theme, size).pages]
    return [
        [
            (spot.item, seen.grounds(items, index, paper))
            for index, spot in enumerate(items)
            if isinstance(spot.item, TextRun) and spot.item.text.strip()
        ]
        for items in pages
    ]


def everything(theme: str = "harbour") -> dict[str, Output]:
    return _everything(theme)


@cache
def _everything(theme: str) -> dict[str, Output]:
    return files([Told(themed(sample_edition(), theme), tuple(shown_in(theme, size) for size in SHOWN[theme]))])


def page(made: dict[str, Output]) -> Node:
    read = JustHTML(made["report.html"].data.decode(), sanitize=False, collect_errors=True)
    assert not read.errors
    return read.root


def said(element: Node) -> str:
    return " ".join(element.to_text(separator="", strip=False).split())


def fact(root: Node, size: str, name: str) -> str:
    """What the page says of a size."""
    (section,) = root.query(f"section[aria-labelledby=size-{size}]")
    (found,) = [row for row in section.query("dl > div") if said(row.query("dt")[0]) == name]
    return said(found.query("dd")[0])


def rows(root: Node) -> dict[str, list[str]]:
    """The summary: from a file's name to what stands beside it."""
    found = {}
    for row in root.query("tbody tr"):
        cells = row.query("td")
        if cells:
            found[unquote(attribute(row.query("a")[0], "href"))] = [said(cell) for cell in cells]
    return found


@pytest.mark.slow
def test_every_file_is_listed_as_it_is_on_disk(made_in: Callable[[str], tuple[Edition, Path]]) -> None:
    _, folder = made_in("en-CA")
    root = JustHTML((folder / "report.html").read_text(encoding="utf-8"), sanitize=False).root
    listed = rows(root)
    on_disk = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert set(listed) == set(on_disk) - {"report.html"}
    for name, (dimensions, size, *_) in listed.items():
        assert size == f"{on_disk[name].stat().st_size:,}"
        if name.endswith(".png"):
            with Image.open(on_disk[name]) as image:
                assert dimensions == f"{image.width} x {image.height} px"
    assert str(folder) not in root.to_html()


@pytest.mark.slow
@pytest.mark.parametrize("theme", quick("harbour", of=THEMES))
def test_all_that_it_shows_is_there(theme: str) -> None:
    made = everything(theme)
    root = page(made)
    assert set(rows(root)) == set(made) - {"report.html"}
    for image in root.query("img"):
        with Image.open(io.BytesIO(made[unquote(attribute(image, "src"))].data)) as found:
            assert (int(attribute(image, "width")), int(attribute(image, "height"))) == found.size
        if has(image, "srcset"):
            sharper, times = attribute(image, "srcset").split(" ")
            with Image.open(io.BytesIO(made[unquote(sharper)].data)) as found:
                assert times == "2x" and found.width == 2 * int(attribute(image, "width"))
    ids = [attribute(element, "id") for element in root.query("[id]")]
    assert len(ids) == len(set(ids))
    for link in root.query("a"):
        href = unquote(attribute(link, "href"))
        assert href[1:] in ids if href.startswith("#") else href in made
    html = made["report.html"].data.decode()
    assert not re.search(r"<script|https?:|url\((?!#)", html)
    assert len(html) < 120_000


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_each_size_is_shown_in_every_way(size: str) -> None:
    made = everything()
    (section,) = page(made).query(f"section[aria-labelledby=size-{size}]")
    figures = section.query("figure")
    ways = [attribute(figure, "class").split()[0] for figure in figures]
    assert ways == ["main", "phone", "dark", "grey", "protanopia", "deuteranopia", "tritanopia"]
    shown = [[attribute(image, "src") for image in figure.query("img")] for figure in figures]
    assert shown[0] and all(others == shown[0] for others in shown)
    assert len(shown[0]) == len(shown_in("harbour", size).pages)
    assert all(said(figure.query("figcaption")[0]) for figure in figures)
    alt = said(section.query(".copy")[0])
    count, short = re.findall(r"(\d+) of (\d+) characters", said(section))[0]
    assert (count, short) == (str(len(alt)), "125")
    assert attribute(figures[0].query("img")[0], "alt").split() == alt.split()
    assert alt in " ".join(made[f"{size}.alt.txt"].data.decode().split())
    links = {attribute(link, "href") for link in section.query("a")}
    assert {f"{size}.alt.txt", f"{size}.html"} <= links


def needed(run: TextRun) -> float:
    bold = run.font.name.endswith(("Bold", "Black"))
    return 3.0 if run.size >= 24 * PX or (bold and run.size >= 18.7 * PX) else 4.5


@pytest.mark.parametrize(("theme", "size"), _SHOWN)
def test_smallest_text_and_lowest_contrast_are_those_of_the_frames(theme: str, size: str) -> None:
    shown = shown_in(theme, size)
    runs: list[TextRun] = []
    lowest: dict[float, set[tuple[str, str, float]]] = {}
    for texts in met(theme, size):
        for run, grounds in texts:
            runs.append(run)
            for ground in grounds:
                ratio = contrast(run.colour, ground)
                lowest.setdefault(ratio, set()).add((run.colour, ground, needed(run)))
    root = page(everything(theme))
    least = min(run.size for run in runs)
    told = fact(root, size, "Smallest text")
    phone = least / shown.pages[0].frame.width * 343
    own = (
        f"{round(least, 1):g} pt"
        if shown.size.medium.is_printed
        else f"{round(least / PX, 1):g} px, {phone:.1f} px on a phone"
    )
    assert told.startswith(own) and f"{phone:.1f} px" in told
    assert any(f"“{' '.join(run.text.split())}”" in told for run in runs if run.size == least)
    told = fact(root, size, "Lowest contrast")
    ratio = min(lowest)
    assert told.startswith(f"{int(ratio * 100) / 100:.2f}:1 ")
    assert any(f"in {text} on {ground}; it needs {least:g}:1" in told for text, ground, least in lowest[ratio])


@pytest.mark.parametrize(("theme", "size"), _SHOWN)
def test_grounds_are_those_of_the_slow_reference(theme: str, size: str) -> None:
    shown = shown_in(theme, size)
    for one, slow in zip(shown.pages, met(theme, size), strict=True):
        assert [(found.run, set(found.grounds)) for found in grounded(one.frame, shown.theme.colours.paper)] == slow


def placed(*shapes: tuple[float, float, Shape]) -> tuple[str, ...]:
    """What a text 60 points wide at 20, 50 stands on."""
    font = styles_for(sample_edition(), "email").typeface.candidates(400)[0]
    run = TextRun("Roads", font, 20, "#000000", 60, "en")
    items: tuple[tuple[Point, Item], ...] = (*((Point(x, y), shape) for x, y, shape in shapes), (Point(20, 50), run))
    (found,) = grounded(Frame(200, 100, items), "#FFFFFF")
    return found.grounds


def test_what_covers_a_text_hides_what_is_below_and_what_touches_it_counts() -> None:
    card, bar = Shape(rectangle(200, 100, 8), "#AAAAAA"), Shape(rectangle(30, 40), "#BBBBBB")
    assert placed() == ("#FFFFFF",)
    assert placed((0, 0, card)) == ("#AAAAAA",)
    assert placed((0, 0, bar), (0, 0, card)) == ("#AAAAAA",)
    assert placed((0, 0, card), (0, 20, bar)) == ("#BBBBBB", "#AAAAAA")
    assert placed((90, 20, bar)) == ("#FFFFFF",)


def test_corners_are_cut_off_discs() -> None:
    assert placed((0, 0, Shape(circle(100), "#AAAAAA"))) == ("#AAAAAA",)
    assert placed((19, 11, Shape(circle(62), "#AAAAAA"))) == ("#AAAAAA", "#FFFFFF")
    # Its box touches, it doesn't.
    assert placed((75, 45, Shape(circle(60), "#AAAAAA"))) == ("#FFFFFF",)


@pytest.mark.slow
def test_pages_are_pictures_of_the_pages() -> None:
    made = everything()
    shown = shown_in("harbour", "letter")
    for number, one in enumerate(shown.pages, 1):
        with Image.open(io.BytesIO(made[f"report/letter-{number}.png"].data)) as image:
            assert image.size == (816, 1056) and round(image.info["dpi"][0]) == 96
            painted = paint(one.frame, 96 / 72, shown.theme.colours.paper)[:, :, :3]
            assert np.array_equal(np.asarray(image.convert("RGB")), painted)


@pytest.mark.slow
def test_the_same_run_gives_the_same_bytes() -> None:
    edition = sample_edition()
    told = [Told(edition, (laid(edition, "letter"), laid(edition, "social")))]
    first, second = files(told), files(told)
    assert {name: one.data for name, one in first.items()} == {name: one.data for name, one in second.items()}


HOSTILE = ("<script>alert(1)</script>", "\"><img src=x onerror='alert(1)'>", "{{ 7 * 7 }}", "a & b &amp; c</title><!--")


@pytest.mark.parametrize("title", HOSTILE)
def test_texts_stay_texts(title: str) -> None:
    edition = dataclasses.replace(sample_edition(), title=text(title), organization=text(title))
    made = files([Told(edition, (laid(edition, "social"),))], [dataclasses.replace(WARNING, message=title)])
    root = page(made)
    assert not root.query("script") and not any(has(image, "onerror") for image in root.query("img"))
    assert said(root.query("h1")[0]) == title
    assert title[:1].upper() + title[1:] in said(root.query("section[aria-labelledby=look-at]")[0])


@pytest.mark.slow
def test_warnings_are_said() -> None:
    made = files([Told(sample_edition(), (laid(sample_edition(), "social"),))], [WARNING])
    (section,) = page(made).query("section[aria-labelledby=look-at]")
    assert "To look at" in said(section)
    assert "A text is <b>bold</b>. Make it plain. config/it.yaml:3:1" in said(section)
    assert "All is well" in said(page(everything("provincial")))


@pytest.mark.slow
def test_what_is_too_large_is_said() -> None:
    edition = sample_edition()
    made = everything()
    names = ("email.png", "email/announcement.html", "email/01-masthead@2x.png")
    heavy = [
        dataclasses.replace(one, budget=len(one.data) - 1234) if one.name in names else one
        for one in made.values()
        if not one.name.startswith("report")
    ]
    told = Told(edition, tuple(shown_in("harbour", size) for size in SIZES))
    root = page({one.name: one for one in reported(told, announced([told]), heavy, [])})
    summary = rows(root)
    assert {name for name, (*_, wrong) in summary.items() if wrong != "nothing"} == set(names)
    assert summary["email.png"][-1] == "1,234 bytes over its budget"
    assert "1,234 bytes over its budget" in fact(root, "email", "Files")
    assert "1,234 bytes over its budget" in said(root.query("section[aria-labelledby=mail]")[0])
    assert "All is well" not in said(root)


def test_slices_that_are_too_large_together_are_said() -> None:
    edition = sample_edition()
    heavy = [
        dataclasses.replace(one, data=one.data + bytes(110_000)) if one.name.endswith("@2x.png") else one
        for one in everything().values()
        if not one.name.startswith("report")
    ]
    told = Told(edition, (laid(edition, "email"),))
    root = page({one.name: one for one in reported(told, announced([told]), heavy, [])})
    (section,) = root.query("section[aria-labelledby=mail]")
    shown = sum(len(one.data) for one in heavy if re.fullmatch(r"email/(?!01-masthead).*@2x\.png", one.name))
    assert f"are together {shown:,} of 800,000 bytes" in said(section)
    assert f"{shown - 800_000:,} bytes over its budget" in said(section)


def faint(shown: Laid) -> Laid:
    """The same with a line of text that can hardly be seen."""
    page = shown.pages[0]
    font = styles_for(sample_edition(), "email").typeface.candidates(400)[0]
    run = TextRun("Hardly there", font, 16, "#DDDDDD", 60, "en")
    ground = Shape(rectangle(100, 40), "#FFFFFF")
    items = (*page.frame.items, (Point(0, 0), ground), (Point(10, 30), run))
    return dataclasses.replace(
        shown, pages=(dataclasses.replace(page, frame=dataclasses.replace(page.frame, items=items)),)
    )


def test_what_can_hardly_be_seen_is_said() -> None:
    edition = sample_edition()
    made = files([Told(edition, (faint(laid(edition, "social")),))])
    root = page(made)
    assert "too low" in fact(root, "social", "Lowest contrast")
    assert "“Hardly there” in #DDDDDD on #FFFFFF; it needs 4.5:1" in fact(root, "social", "Lowest contrast")
    assert "social: 1 text with too little contrast" in said(root.query("section[aria-labelledby=look-at]")[0])
    assert rows(root)["social.png"][-1] == "1 text with too little contrast"


@pytest.mark.slow
def test_slices_of_all_languages_are_shown_in_the_mails_order() -> None:
    told = [Told(edition, (laid(edition, "email"),)) for edition in (sample_edition(), french_edition())]
    made = files(told)
    root = page(made)
    assert set(rows(root)) == set(made) - {"report.html"}
    shown = [attribute(image, "src") for image in root.query(".slices img")]
    assert shown == sorted(shown, key=lambda name: ("fr-CA" in name, name))
    assert {"email/02-leading.png", "email/fr-CA/02-leading.png"} <= set(shown)
    languages = [attribute(alt, "lang") for alt in root.query(".slices .copy")]
    assert set(languages) == {"en-CA", "fr-CA"} and languages == sorted(languages)


@pytest.mark.slow
def test_pictures_of_pages_that_are_gone_go(tmp_path: Path) -> None:
    old = [tmp_path / "report" / name for name in ("letter-3.png", "letter-12.png")]
    kept = [tmp_path / "report" / name for name in ("letter-1b.png", "mine.png", "tabloid-1.png")]
    (tmp_path / "report").mkdir()
    for path in (*old, *kept):
        path.write_bytes(b"old")
    render(CONFIG, sizes=("letter",), output=tmp_path)
    assert {path.name for path in (tmp_path / "report").iterdir()} == {
        "letter-1.png", "letter-2.png", *(path.name for path in kept)
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("options", [{"press": True}, {"proof": True}])
def test_a_press_and_a_proof_have_none(tmp_path: Path, options: dict[str, bool]) -> None:
    render(CONFIG, sizes=("letter",), output=tmp_path, **options)  # type: ignore[arg-type]
    assert len(list(tmp_path.rglob("*"))) == 1


def test_filters_keep_greys_and_lose_what_they_should() -> None:
    for name, matrix in FILTERS.items():
        values = np.array(matrix)
        assert np.allclose(values.sum(axis=1), 1, atol=1e-5), name
    # Red and green are hard to tell apart without red or green cones; blue and yellow aren't.
    red, green = np.array([0.6, 0.1, 0.05]), np.array([0.1, 0.25, 0.05])
    for name in ("protanopia", "deuteranopia"):
        seen_apart = np.abs(np.array(FILTERS[name]) @ (red - green))
        assert seen_apart.max() < np.abs(red - green).max() * 0.6, name
    grey = np.array(FILTERS["grey"])
    assert (grey == grey[0]).all()
