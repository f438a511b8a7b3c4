"""Pictures of a fixed height: what a crop may not take, how large it is set, and what gives way where there is much."""

from __future__ import annotations

import dataclasses
import struct
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benefitgraphic.build import check
from benefitgraphic.design.sizes import SIZES
from benefitgraphic.edition import Edition, Logo, Numbers, Panel
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.colour import contrast
from benefitgraphic.graphics.flow.pages import TooTall
from benefitgraphic.graphics.frame import Frame, Group, Shape, TextRun, item_rect
from benefitgraphic.graphics.geometry import PX, Point, Rect
from benefitgraphic.metrics.metric import Metric
from editions import HERE, LOGOS, SERIES, Made, editions, metric, ranking, text
from laying import CONFIG, FIXED, LANGUAGES, THEMES, files, french_edition, laid, laid_and_said, sample_edition
from seen import Seen, ink, passages, texts, walk
from test_invariants import contrasts, holds_everywhere

BROAD = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=6)
LONG = "A title that goes on about the roads, and about everyone who travels on them, " * 4


def said(edition: Edition, size: str) -> str:
    return " ".join(passages(laid(edition, size).pages[0].frame))


def warnings(edition: Edition, size: str) -> list[str]:
    return [warning.message.split("'")[1] for warning in laid(edition, size).warnings]


def benefits(count: int, edition: Edition | None = None) -> Edition:
    edition = edition or sample_edition()
    return dataclasses.replace(edition, benefits=tuple(edition.benefits[i % 9] for i in range(count)))


def showing(*metrics: Metric) -> Edition:
    panels = tuple(Panel(each, "number", False, HERE) for each in metrics)
    return dataclasses.replace(sample_edition(), numbers=Numbers(None, panels))


def titled(title: str) -> Edition:
    return dataclasses.replace(sample_edition(), title=text(title))


EDITIONS: dict[str, Callable[[], Edition]] = {
    "sample": sample_edition,
    "french": french_edition,
    "real": lambda: dataclasses.replace(sample_edition(), sample=False),
    **{f"{count} benefits": partial(benefits, count) for count in (0, 1, 2, 4, 7, 12, 24)},
    "french, 12 benefits": lambda: benefits(12, french_edition()),
    "no figures": lambda: dataclasses.replace(sample_edition(), numbers=None),
    "one figure": lambda: showing(metric(SERIES["rising"])),
    "huge figures": lambda: showing(metric(SERIES["huge"]), metric((10**15 - 2, 10**15 - 1))),
    "no change": lambda: showing(metric(SERIES["single"]), metric(SERIES["rising"])),
    "no subtitle": lambda: dataclasses.replace(sample_edition(), subtitle=None),
    "no event": lambda: dataclasses.replace(sample_edition(), event=None),
    "a long title": lambda: titled(LONG[:160].strip()),
    "a long name": lambda: dataclasses.replace(sample_edition(), organization=text("A ministry of roads " * 7)),
    "a logo": lambda: dataclasses.replace(sample_edition(), logo=Logo(LOGOS[0], text("A mark"), HERE)),
}


def in_the_middle(page: Frame, boxes: Iterable[Rect]) -> None:
    """The middle 60 % of the width and of the height hold all of them."""
    kept = Rect(page.width * 0.2, page.height * 0.2, page.width * 0.6, page.height * 0.6)
    found = list(boxes)
    assert found
    for box in found:
        assert kept.contains(box, 0.1), f"{box} is not in {kept}"


def _of(page: Frame, *roles: str) -> list[tuple[Seen, TextRun]]:
    return [(seen, run) for seen, run in texts(page) if seen.roles[-len(roles) :] == roles]


def _figures(page: Frame) -> list[tuple[Seen, TextRun]]:
    found = [pair for pair in texts(page) if any(tag.key == "numbers" for tag in pair[0].tags)]
    largest = max((run.size for _, run in found), default=0.0)
    return [(seen, run) for seen, run in found if run.size == largest]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", FIXED)
def test_title_and_figures_survive_a_crop(size: str, theme: str, language: str) -> None:
    page = laid(LANGUAGES[language](), size, theme).pages[0].frame
    in_the_middle(page, (ink(seen.at, run) for seen, run in _of(page, "H1")))
    figures = _figures(page)
    assert len(figures) == 2
    in_the_middle(page, (ink(seen.at, run) for seen, run in figures))


@pytest.mark.slow
@pytest.mark.parametrize("content", EDITIONS)
@pytest.mark.parametrize("size", FIXED)
def test_any_content_is_laid_out_well(size: str, content: str) -> None:
    made, edition = laid_and_said(EDITIONS[content](), size)
    holds_everywhere(made, edition)
    page = made.pages[0].frame
    contrasts(page, made)
    in_the_middle(page, (ink(seen.at, run) for seen, run in [*_of(page, "H1"), *_figures(page)]))
    _clear_of_the_edge(page, made.size.margin)


def _clear_of_the_edge(page: Frame, margin: float) -> None:
    inner = Rect(margin, margin, page.width - 2 * margin, page.height - 2 * margin)
    for seen, run in texts(page):
        assert inner.contains(ink(seen.at, run), 0.1), f"{run.text!r} is in the margin"


@pytest.mark.slow
@pytest.mark.parametrize("size", FIXED)
@settings(BROAD)
@given(content=editions(benefits=12), language=st.sampled_from(list(LANGUAGES)))
def test_made_up_content_is_laid_out_or_refused(size: str, content: Made, language: str) -> None:
    try:
        made, edition = laid_and_said(content.edition, size)
    except TooTall as error:
        assert error.over > 0
        return
    holds_everywhere(made, edition)
    page = made.pages[0].frame
    contrasts(page, made)
    in_the_middle(page, (ink(seen.at, run) for seen, run in [*_of(page, "H1"), *_figures(page)]))


@pytest.mark.parametrize("size", FIXED)
def test_the_file_is_one_png_of_the_size(size: str) -> None:
    (made,) = files(laid(sample_edition(), size))
    assert made.name == f"{size}.png"
    width, height = struct.unpack(">II", made.data[16:24])
    assert (width, height) == {"hero": (1920, 1080), "card": (1600, 1200), "social": (1200, 630)}[size]


@pytest.mark.parametrize("size", FIXED)
def test_no_text_is_small(size: str) -> None:
    known = SIZES[size]
    assert known.minimum == {"hero": 28, "card": 32, "social": 28}[size] * PX
    assert known.largest
    assert min(known.type.values()) >= known.minimum
    assert all(known.largest.type[role] >= least for role, least in known.type.items())


@pytest.mark.parametrize("size", FIXED)
def test_it_reads_in_order(size: str) -> None:
    """Who speaks, the title with its year, what it is about, the figures with their names first, the benefits."""
    edition = sample_edition()
    assert edition.numbers and edition.subtitle
    read = passages(laid(edition, size).pages[0].frame)
    assert read[:4] == [
        "Ministry of Transportation and Transit · Social Media Day", "Sample figures",
        "What our social\xa0media does for you", "2025",
    ]  # fmt: skip
    assert read[4:11] == [
        edition.subtitle.text, "Total engagement", "1,418,000", "up 14.7% from 2024",
        "Messages received", "48,210", "up 7.6% from 2024",
    ]  # fmt: skip
    assert read[11:] == ([] if size == "social" else [benefit.title.text for benefit in edition.benefits])


@pytest.mark.parametrize("size", FIXED)
def test_the_sample_is_whole_and_nobody_is_warned(size: str) -> None:
    assert warnings(sample_edition(), size) == []
    assert warnings(french_edition(), size) == []


@pytest.mark.parametrize("size", FIXED)
def test_invented_figures_are_stamped(size: str) -> None:
    assert said(sample_edition(), size).count("Sample figures") == 1
    assert "Sample" not in said(dataclasses.replace(sample_edition(), sample=False), size)


@pytest.mark.parametrize("size", FIXED)
def test_who_says_less_says_it_larger(size: str) -> None:
    less = dataclasses.replace(sample_edition(), sample=False, benefits=())
    least = dataclasses.replace(less, numbers=None, subtitle=None)
    sizes = [
        min(run.size for _, run in _of(laid(e, size).pages[0].frame, "H1")) for e in (sample_edition(), less, least)
    ]
    # Figures are as large as their width allows, less the space between them, which grows; the title goes by them.
    assert sizes[0] <= sizes[1] * 1.03 and sizes[1] < sizes[2]


@pytest.mark.slow
@pytest.mark.parametrize("content", ["sample", "french", "real", "one figure", "huge figures", "a long title"])
@pytest.mark.parametrize("size", FIXED)
def test_one_thing_is_looked_at_first(size: str, content: str) -> None:
    """The figures are clearly larger than the title, or the title is than they are."""
    page = laid(EDITIONS[content](), size).pages[0].frame
    title, figure = (max(run.size for _, run in found) for found in (_of(page, "H1"), _figures(page)))
    assert max(title, figure) >= 1.3 * min(title, figure)


@pytest.mark.parametrize(
    "content", ["sample", "real", "1 benefits", "2 benefits", "4 benefits", "7 benefits", "a logo"]
)
@pytest.mark.parametrize("size", ["hero", "card"])
def test_tiles_end_where_what_is_above_ends(size: str, content: str) -> None:
    made = laid(EDITIONS[content](), size)
    page, margin = made.pages[0].frame, made.size.margin
    tagged = [(at, item) for at, item in page.walk() if isinstance(item, Group) and item.tag]
    below = [item_rect(at, item) for at, item in tagged if item.tag and item.tag.role == "LI"]
    assert min(rect.x for rect in below) == pytest.approx(margin, abs=0.1)
    assert max(rect.right for rect in below) == pytest.approx(page.width - margin, abs=0.1)
    bright = made.theme.colours.highlight
    marks = [ink(seen.at, run) for seen, run in texts(page) if run.colour == bright]
    others = [item_rect(at, item) for at, item in page.walk() if isinstance(item, Shape) and item.fill == bright]
    first = [rect for rect in (*marks, *others) if rect.y < page.height * 0.2]
    if content != "a logo":
        assert min(rect.x for rect in first) == pytest.approx(margin, abs=1)
    assert max(rect.right for rect in first) == pytest.approx(page.width - margin, abs=1)


@pytest.mark.parametrize("size", ["hero", "card"])
def test_titles_stand_in_the_middle_of_their_tiles(size: str) -> None:
    made = laid(sample_edition(), size)
    tiles = [
        (at, item)
        for at, item in made.pages[0].frame.walk()
        if isinstance(item, Group) and item.tag and item.tag.role == "LI"
    ]
    assert len(tiles) == 9
    for at, item in tiles:
        lines = [ink(place, run) for place, run in item.frame.walk(at) if isinstance(run, TextRun)]
        middle = (min(line.y for line in lines) + max(line.bottom for line in lines)) / 2
        assert middle == pytest.approx(at.y + item.frame.height / 2, abs=2.5)


@pytest.mark.parametrize("content", ["sample", "real", "1 benefits", "no figures", "one figure", "a logo"])
@pytest.mark.parametrize("size", FIXED)
def test_title_and_figures_stand_in_the_middle(size: str, content: str) -> None:
    """With the stamp and without, with an occasion or a logo at one side."""
    made = laid(EDITIONS[content](), size)
    page = made.pages[0].frame
    years = [(seen, run) for seen, run in texts(page) if any(tag.part == "year" for tag in seen.tags)]
    middle = [ink(seen.at, run) for seen, run in [*_of(page, "H1"), *years, *_figures(page)]]
    across = (min(rect.x for rect in middle) + max(rect.right for rect in middle)) / 2
    assert across == pytest.approx(page.width / 2, abs=page.width * 0.03)


def test_the_year_is_said_once() -> None:
    edition = dataclasses.replace(sample_edition(), event=text("Social Media Day 2025"))
    assert said(edition, "hero").count("2025") == 1
    assert said(dataclasses.replace(edition, event=None), "hero").count("2025") == 1


def test_only_figures_that_are_known_and_shown_large_lead() -> None:
    known, other = metric(SERIES["rising"]), metric(SERIES["huge"])
    panels = [
        (metric((1, None)), "number"),
        (ranking(3), "ranking"),
        (known, "bars"),
        (known, "trend"),
        (other, "number"),
        (metric(SERIES["falling"]), "trend"),
    ]
    edition = dataclasses.replace(
        sample_edition(), numbers=Numbers(None, tuple(Panel(shown, chart, False, HERE) for shown, chart in panels))
    )
    _, shown = laid_and_said(edition, "hero")
    assert shown.numbers
    assert [panel.metric for panel in shown.numbers.panels] == [known, other]


@pytest.mark.slow
@pytest.mark.parametrize("size", ["hero", "card"])
@pytest.mark.parametrize("count", [*range(1, 13)])
def test_tiles_of_benefits_make_a_grid(size: str, count: int) -> None:
    """Rows end at both edges, a disc each, in the middle of its tile."""
    made = laid(benefits(count), size)
    rows: dict[float, list[Rect]] = {}
    for tile, discs in _tiles(made.pages[0].frame):
        (disc,) = discs
        assert disc.y - tile.y == pytest.approx(tile.bottom - disc.bottom)
        rows.setdefault(round(tile.y, 2), []).append(tile)
    assert sum(map(len, rows.values())) == count
    left, right = min(row[0].x for row in rows.values()), max(row[-1].right for row in rows.values())
    assert left + right == pytest.approx(made.size.width)
    for row in rows.values():
        assert len({round(tile.height, 3) for tile in row}) == 1
        assert (row[0].x, row[-1].right) == pytest.approx((left, right))


def _tiles(frame: Frame, at: Point = Point(0, 0)) -> Iterator[tuple[Rect, list[Rect]]]:  # noqa: B008
    for place, item in frame.items:
        if not isinstance(item, Group):
            continue
        here = at.moved(place.x, place.y)
        if item.tag and item.tag.role == "LI":
            boxes = [
                (seen, paths.bounds(seen.item.path))
                for seen in walk(item.frame, here)
                if isinstance(seen.item, Shape) and _is_round(seen.item)
            ]
            yield (
                Rect(here.x, here.y, item.frame.width, item.frame.height),
                [Rect(seen.at.x + box.x, seen.at.y + box.y, box.width, box.height) for seen, box in boxes],
            )
        else:
            yield from _tiles(item.frame, here)


def _is_round(item: Shape) -> bool:
    box = paths.bounds(item.path)
    return box.width == pytest.approx(box.height) and box.width > 40 and len(paths.vertices(item.path)) == 18


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", FIXED)
def test_discs_are_seen_and_so_are_their_icons(size: str, theme: str) -> None:
    """Even where an accent is the band's own colour; contrast as a shape needs it for the icon, which is read."""
    made = laid(sample_edition(), size, theme)
    colours = made.theme.colours
    items = list(walk(made.pages[0].frame))
    grounds = {seen.item.fill for seen in items if isinstance(seen.item, Shape) and not _is_round(seen.item)}
    discs = {seen.item.fill for seen in items if isinstance(seen.item, Shape) and _is_round(seen.item)}
    assert len(discs) == 3
    assert colours.band in grounds
    for disc in discs:
        assert disc and contrast(disc, colours.on_accent) >= 3
        assert max(contrast(disc, ground) for ground in grounds if ground) >= 1.3


def test_icons_alone_are_decoration() -> None:
    made, shown = laid_and_said(sample_edition(), "social")
    discs = [seen for seen in walk(made.pages[0].frame) if isinstance(seen.item, Shape) and _is_round(seen.item)]
    assert len(discs) == len(sample_edition().benefits)
    assert {seen.roles for seen in discs} == {("Document",)}
    assert shown.benefits == ()


@pytest.mark.parametrize("size", ["hero", "card"])
def test_benefits_are_given_up_with_a_warning(size: str) -> None:
    edition = benefits(24)
    made, shown = laid_and_said(edition, size)
    (warning,) = made.warnings
    assert warning.code == "left-out" and warning.severity == "warning"
    assert "no room for 'benefits'" in warning.message and warning.hint.endswith("a size that grows")
    assert warning.where == edition.benefits[0].title.where
    assert shown.benefits == () and shown.subtitle == edition.subtitle


def test_the_subtitle_goes_before_the_benefits() -> None:
    edition = titled(LONG[:198].strip())
    assert warnings(edition, "hero") == ["subtitle"]
    assert edition.benefits[0].title.text in said(edition, "hero")


def test_social_tells_of_words_that_it_has_no_room_for_but_not_of_icons() -> None:
    assert warnings(sample_edition(), "social") == []
    assert warnings(titled(LONG[:150].strip()), "social") == ["subtitle"]
    assert warnings(dataclasses.replace(benefits(24), subtitle=None), "social") == []


@pytest.mark.parametrize("size", FIXED)
def test_too_much_is_refused_with_what_takes_most_room(size: str) -> None:
    with pytest.raises(TooTall) as refused:
        laid(titled(LONG * 3), size)
    assert refused.value.name == "the title" and refused.value.over > 0


def test_the_message_speaks_of_a_picture(project: Path) -> None:
    config = project / "config" / CONFIG.name
    written = config.read_text(encoding="utf-8")
    title = next(line for line in written.splitlines() if line.startswith("title:"))
    config.write_text(written.replace(title, f'title: "{"Roads " * 50}"'), encoding="utf-8")
    (found,) = [d for d in check(config, sizes=["social"]) if d.severity == "error"]
    assert found.code == "too-tall" and found.where and found.source_line.startswith("title:")
    assert "the picture is" in found.message and " px too short" in found.message
    assert "most room goes to the title" in found.message
    assert "short texts" not in found.message and "page" not in found.message
