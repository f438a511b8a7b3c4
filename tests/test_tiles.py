"""Benefits' tiles over many editions: lines that can be read, no holes, and numbers everywhere or nowhere."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import pytest

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.frame import Frame, Group, item_rect
from benefitgraphic.graphics.geometry import Point, Rect
from laying import laid, sample_edition
from seen import Lines, paragraphs, walk
from variants import VARIANTS

TILED = ("intranet", "letter", "a4")
_QUICK = ("long-texts", "one-long-text", "7-benefits", "4-benefits", "french")


@dataclass(frozen=True)
class Seen:
    """A benefit's tile: where it stands, its title's and its text's lines, and what is in it.

    Attributes:
        place: on its page.
        title: where that stands.
        text: the same.
        lines: the text's.
        above: the lowest edge of what stands over the text, disc and title.
        words: from the top of what is in the tile to its foot, without its ground.
    """

    place: Rect
    title: Rect
    text: Rect
    lines: Lines
    above: float
    words: Rect


def _groups(frame: Frame, role: str, origin: Point = Point(0, 0)) -> Iterator[tuple[Point, Group]]:  # noqa: B008
    for place, item in frame.items:
        at = origin.moved(place.x, place.y)
        if isinstance(item, Group):
            if item.tag and item.tag.role == role:
                yield at, item
            else:
                yield from _groups(item.frame, role, at)


@lru_cache(maxsize=128)
def tiles(variant: str, size: str) -> list[list[Seen]]:
    """The tiles of each page."""
    return [
        [
            _tile(at, tile)
            for _, listed in _groups(page.frame, "L")
            if listed.tag and listed.tag.key == "benefits-list"
            for at, tile in _groups(page.frame, "LI")
            if any(True for _ in _groups(tile.frame, "H3"))
        ]
        for page in laid(VARIANTS[variant](), size).pages
    ]


def _tile(at: Point, tile: Group) -> Seen:
    ((title_at, title),) = _groups(tile.frame, "H3", at)
    ((text_at, text),) = _groups(tile.frame, "P", at)
    title_place, text_place = item_rect(title_at, title), item_rect(text_at, text)
    _ground, *inside = [item_rect(seen.at, seen.item) for seen in walk(tile.frame, at)]
    over = [rect.bottom for rect in (title_place, *inside) if rect.y < text_place.y and rect.bottom < text_place.bottom]
    above = max(over, default=title_place.bottom)
    top = min(rect.y for rect in (title_place, text_place, *inside))
    foot = max(rect.bottom for rect in (title_place, text_place, *inside))
    (lines,) = paragraphs(text.frame)
    return Seen(item_rect(at, tile), title_place, text_place, lines, above, Rect(at.x, top, 1, foot - top))


def _rows(page: list[Seen]) -> Iterator[list[Seen]]:
    for _, row in groupby(page, key=lambda tile: round(tile.place.y, 1)):
        yield list(row)


def _letters(lines: Lines) -> float:
    """In the mean of all lines but the last."""
    full = lines.texts[:-1] or lines.texts
    return sum(len(line.rstrip()) for line in full) / len(full)


# On screens, and on pages: those of any run on both, the others on one of them.
every_edition_and_size = pytest.mark.parametrize(
    ("variant", "size"),
    [
        pytest.param(variant, size, marks=[] if variant in _QUICK else [pytest.mark.slow])
        for turn, variant in enumerate(VARIANTS)
        for size in (TILED if variant in _QUICK else ("intranet", ("letter", "a4")[turn % 2]))
    ],
)


@pytest.mark.slow
@every_edition_and_size
def test_long_texts_have_a_measure(variant: str, size: str) -> None:
    """40 to 80 letters a line, wherever a text has more than 25 words; 45 to 75 read best."""
    found = [
        (round(_letters(tile.lines)), "".join(tile.lines.texts)[:40])
        for page in tiles(variant, size)
        for tile in page
        if len("".join(tile.lines.texts).split()) > 25
    ]
    assert all(40 <= letters <= 80 for letters, _ in found), f"worst: {min(found)}, {max(found)}"


@every_edition_and_size
def test_a_text_begins_right_under_its_title_or_beside_it(variant: str, size: str) -> None:
    holes = [
        (tile.text.y - tile.above, tile.lines.texts[0])
        for page in tiles(variant, size)
        for tile in page
        if tile.text.x < tile.title.x + tile.title.width
    ]
    line = SIZES[size].type["body"] * 1.4
    assert all(hole <= line * 0.75 for hole, _ in holes), f"worst: {max(holes)}"


@every_edition_and_size
def test_no_tile_is_half_empty_beside_a_full_one(variant: str, size: str) -> None:
    rows = [row for page in tiles(variant, size) for row in _rows(page)]
    for row in rows:
        assert len({round(tile.place.height, 1) for tile in row}) == 1, "tiles of a row are equally tall"
    fullness = [
        (tile.words.height / max(one.words.height for one in row), tile.lines.texts[0]) for row in rows for tile in row
    ]
    assert all(full >= 0.5 for full, _ in fullness), f"worst: {min(fullness)}"


@pytest.mark.slow
@every_edition_and_size
def test_all_rows_run_from_edge_to_edge(variant: str, size: str) -> None:
    margin, width = SIZES[size].margin, SIZES[size].width
    for page in tiles(variant, size):
        for row in _rows(page):
            left, right = min(tile.place.x for tile in row), max(tile.place.right for tile in row)
            assert (left, right) == pytest.approx((margin, width - margin))


def _labels(edition: Edition, size: str) -> list[str]:
    return [
        "".join(run for lines in paragraphs(group.frame) for run in lines.texts).strip(".")
        for page in laid(edition, size).pages
        for _, listed in _groups(page.frame, "L")
        for _, group in _groups(listed.frame, "Lbl")
    ]


# On "social", benefits are icons alone.
@pytest.mark.slow
@pytest.mark.parametrize("size", [size for size in SIZES if size != "social"])
@pytest.mark.parametrize("numbered", [False, True])
def test_benefits_are_numbered_in_all_sizes_or_in_none(size: str, numbered: bool) -> None:
    edition = dataclasses.replace(sample_edition(), numbered=numbered)
    expected = [str(number) for number in range(1, 10)] if numbered else []
    assert _labels(edition, size) == expected
