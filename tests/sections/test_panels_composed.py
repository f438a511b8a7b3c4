"""Panels as an art director measures them: bars, holes, changes, years; each test reports its worst."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pytest

from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition, Numbers, Panel
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.colour import contrast
from benefitgraphic.graphics.frame import Frame, Group, Shape
from benefitgraphic.graphics.geometry import Rect, Region
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.sections.leading import leading
from benefitgraphic.sections.numbers import ahead, blocks
from editions import HERE, metric, shape_for, text
from laying import THEMES, quick, sample_edition, styles_for, themed
from seen import Seen, ink, texts, walk

SIZES = ("intranet", "email", "letter", "a4", "tabloid", "a3")
ENGAGEMENT = (812_000, 958_000, 1_098_000, 1_236_000, 1_418_000)
MESSAGES = (31_200, 35_950, 40_110, 44_820, 48_210)
CHANNELS = (("Facebook", 520_000), ("Instagram", 404_000), ("X", 287_000), ("YouTube", 141_000), ("Blog", 66_000))
COUNTS: dict[str, tuple[object, ...]] = {
    "five": MESSAGES,
    "million": ENGAGEMENT,
    "falling": ENGAGEMENT[::-1],
    "twelve": tuple(4_000 * n for n in range(1, 13)),
    "two": MESSAGES[-2:],
    "three": MESSAGES[-3:],
    "gaps": (31_200, None, 40_110, None, 48_210),
    "late": (None, None, None, 44_820, 48_210),
}
LONG = "Likes, comments, shares, saves and clicks on all that we posted, on every channel of every brand. " * 4


def shown(kind: str, values: tuple[object, ...] = MESSAGES) -> Metric:
    """A metric that a kind of chart can show."""
    shape = shape_for(kind)
    if shape == "ranking":
        return metric((None, 1_418_000), categories=CHANNELS, label=text("Engagement by channel"))
    if shape == "percent":
        return metric((78, 82, 85, 87, 91), "percent", label=text("Replied within an hour"))
    return metric(values, per_day=kind == "number")


def edition_of(*panels: tuple[Metric, str, bool]) -> Edition:
    made = tuple(Panel(one, kind, hero, HERE) for one, kind, hero in panels)
    return dataclasses.replace(sample_edition(), numbers=Numbers(None, made))


def rows(edition: Edition, size: str) -> list[list[Frame]]:
    """The panels' cards, row by row."""
    styles = styles_for(edition, size)
    found = []
    # In a mail, the leading figure's panel stands far above the others.
    for block in (*ahead(edition, styles), *blocks(edition, styles)):
        if "heading" in block.name:
            continue
        frame = block.box.layout(Region(styles.content_width))
        groups = [item.frame for _, item in frame.items if isinstance(item, Group)]
        row = [item.frame for _, item in groups[0].items if isinstance(item, Group)]
        found.append(groups if block.name == "the leading figure" else row)
    return found


def cards(edition: Edition, size: str) -> list[Frame]:
    return [card for row in rows(edition, size) for card in row]


def panels_of(edition: Edition, size: str) -> list[Panel]:
    """The panels in the cards' order: in a mail, the leading one comes first, as a hero."""
    assert edition.numbers
    panels = list(edition.numbers.panels)
    found = leading(edition) if styles_for(edition, size).medium.has_one_column and len(panels) > 1 else ()
    first = next((panel for panel in found if panel.hero), found[0] if found else None)
    if first is None:
        return panels
    panels.remove(first)
    return [dataclasses.replace(first, hero=True), *panels]


class Inked(NamedTuple):
    seen: Seen
    at: Rect


def inked(card: Frame) -> Iterator[Inked]:
    """What is seen of a panel, without its ground."""
    for seen in walk(card):
        if isinstance(seen.item, Shape):
            box = paths.bounds(seen.item.path)
            if box.width < card.width * 0.98 or box.height < card.height * 0.9:
                yield Inked(seen, Rect(seen.at.x + box.x, seen.at.y + box.y, box.width, box.height))
    for seen, run in texts(card):
        yield Inked(seen, ink(seen.at, run))


def inner(card: Frame, styles: Styles) -> Rect:
    pad = styles.card_padding
    return Rect(pad.left, pad.top, card.width - pad.left - pad.right, card.height - pad.top - pad.bottom)


_GRID = 64


def hole(card: Frame, styles: Styles) -> float:
    """The largest rectangle with nothing in it, as a share of what is inside a panel's edges."""
    box = inner(card, styles)
    taken = np.zeros((_GRID, _GRID), bool)
    for _, at in inked(card):
        x0, x1 = ((x - box.x) / box.width * _GRID for x in (at.x, at.right))
        y0, y1 = ((y - box.y) / box.height * _GRID for y in (at.y, at.bottom))
        taken[max(0, int(y0)) : max(0, int(np.ceil(y1))), max(0, int(x0)) : max(0, int(np.ceil(x1)))] = True
    heights, best = np.zeros(_GRID, int), 0
    for row in taken:
        heights = np.where(row, 0, heights + 1)
        for left in range(_GRID):
            lows = np.minimum.accumulate(heights[left:])
            best = max(best, int((lows * np.arange(1, len(lows) + 1)).max()))
    return best / _GRID**2


def heroes() -> Iterator[tuple[str, str, Metric]]:
    """Every kind that leads, with the series that it finds hard."""
    for kind in KINDS:
        for name in COUNTS if shape_for(kind) == "count" else ("five",):
            yield f"{kind} {name}", kind, shown(kind, COUNTS[name])


@pytest.mark.slow
@pytest.mark.parametrize("size", quick("intranet", "letter", of=SIZES))
@pytest.mark.parametrize("alone", [True, False], ids=["alone", "with another"])
def test_a_panel_that_leads_fills_its_field(size: str, alone: bool) -> None:
    """No hole of much more than a third of it, and ink from edge to edge."""
    found = []
    for name, kind, one in heroes():
        others = [] if alone else [(shown("bars"), "bars", False)]
        edition = edition_of((one, kind, True), *others)
        styles = styles_for(edition, size)
        card = cards(edition, size)[0]
        box, all_ink = inner(card, styles), [at for _, at in inked(card)]
        wide = (max(at.right for at in all_ink) - min(at.x for at in all_ink)) / box.width
        high = (max(at.bottom for at in all_ink) - min(at.y for at in all_ink)) / box.height
        found.append((hole(card, styles), name, round(wide, 2), round(high, 2)))
    assert max(found)[0] <= 0.36, sorted(found)[-4:]
    assert min(found, key=lambda one: one[2])[2] >= 0.75, min(found, key=lambda one: one[2])
    assert min(found, key=lambda one: one[3])[3] >= 0.85, min(found, key=lambda one: one[3])


def marks(card: Frame, strong: str) -> list[Rect]:
    """Where a chart's strong shapes are."""
    return [at for seen, at in inked(card) if isinstance(seen.item, Shape) and seen.item.fill == strong]


def charted(card: Frame) -> Rect:
    """What a chart takes of its panel, with its labels."""
    drawn = [at for seen, at in inked(card) if {"Figure", "Table"} & set(seen.roles) and "Caption" not in seen.roles]
    left, top = min(at.x for at in drawn), min(at.y for at in drawn)
    return Rect(left, top, max(at.right for at in drawn) - left, max(at.bottom for at in drawn) - top)


def mixtures() -> Iterator[tuple[str, Edition]]:
    """Pictures of 1 to 8 panels, with texts as long as designers write them."""
    every = [(shown(kind), kind, False) for kind in KINDS]
    falling = [(shown(kind, COUNTS["falling"]), kind, False) for kind in ("trend", "bars", "number")]
    percents = [(shown("share"), kind, False) for kind in ("share", "waffle", "number", "bars", "trend")]
    for count in (1, 2, 3, 4, 6, 8):
        yield f"{count} panels", edition_of(*(every + every)[:count])
        yield f"{count} with a hero", edition_of((shown("trend"), "trend", True), *(every + every)[: count - 1])
    yield "falling", edition_of(*falling)
    yield "all percent", edition_of(*percents)
    for name in ("twelve", "two", "gaps", "late"):
        yield (
            name,
            edition_of(*((shown(kind, COUNTS[name]), kind, False) for kind in ("bars", "trend", "number", "bars"))),
        )
    yield (
        "long notes",
        edition_of(*((dataclasses.replace(one, definition=text(LONG)), kind, hero) for one, kind, hero in every)),
    )


@pytest.mark.parametrize("size", quick("letter", of=SIZES))
def test_bars_are_no_lines_and_charts_no_footnotes(size: str) -> None:
    """18 % of the panel's height, and 18 pt (24 px) for the tallest bar."""
    low, bars = [], []
    for name, edition in mixtures():
        styles = styles_for(edition, size)
        assert edition.numbers
        for card, panel in zip(cards(edition, size), panels_of(edition, size), strict=True):
            if panel.chart == "number":
                continue
            low.append((charted(card).height / card.height, name, panel.chart))
            if panel.chart == "bars":
                strong = styles.band_marks.strong if panel.hero else styles.accent(panel.metric.accent).strong
                bars.append((max(at.height for at in marks(card, strong)), name))
    assert min(low)[0] >= 0.18, sorted(low)[:4]
    # The reporting year's bar may be the lowest; then another is the tallest.
    assert min(one for one in bars if "falling" not in one[1])[0] >= 18, sorted(bars)[:4]


@pytest.mark.parametrize("size", quick("intranet", "tabloid", of=SIZES))
def test_a_change_stands_under_its_figure_in_every_panel(size: str) -> None:
    """In panels beside one another, figures and changes stand on one line each."""
    found = []
    for name, edition in mixtures():
        for row in rows(edition, size):
            lines: list[tuple[float, float]] = []
            for card in row:
                parts = {
                    part: [(seen.at, run) for seen, run in texts(card) if any(tag.part == part for tag in seen.tags)]
                    for part in ("figure", "change")
                }
                # A share of a day alone is no change.
                if not parts["figure"] or not any("from" in run.text for _, run in parts["change"]):
                    continue
                (figure, _), (change, run) = parts["figure"][0], parts["change"][0]
                assert change.y > figure.y, name
                assert change.x < figure.x + run.size * 2.5, f"{name}: no column of its own"
                lines.append((figure.y, change.y - figure.y))
            if len(lines) > 1 and "hero" not in name:
                found.append((max(abs(a - lines[0][0]) + abs(b - lines[0][1]) for a, b in lines), name))
    assert max(found, default=(0.0, ""))[0] < 0.5, sorted(found)[-4:]


@pytest.mark.parametrize("size", quick("letter", of=SIZES))
def test_all_panels_show_the_same_years_or_say_theirs(size: str) -> None:
    long = tuple(10_000 * n for n in range(1, 13))
    for count in range(2, 12):
        values = (*[None] * (12 - count), *long[:count])
        edition = edition_of(*((metric(v), kind, False) for v in (long, values) for kind in ("bars", "trend")))
        firsts = []
        for card in cards(edition, size):
            said = [run.text for seen, run in texts(card) if "Figure" in seen.roles]
            years = [int(word) for word in said if len(word) == 4 and word.startswith("20")]
            notes = " ".join(run.text for _, run in texts(card))
            firsts.append((min(years), f"{min(years) - 1}: not known" in notes or f"to {min(years) - 1}" in notes))
        assert all(first == 2014 or told for first, told in firsts), (count, firsts)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("hero", [False, True])
def test_the_reporting_year_stands_out_in_grey(theme: str, hero: bool) -> None:
    kinds = enumerate(("bars", "bars", "ranking"))
    edition = themed(edition_of(*((dataclasses.replace(shown(k), accent=n), k, hero) for n, k in kinds)), theme)
    styles = styles_for(edition, "intranet")
    ratios = []
    for number, card in enumerate(cards(edition, "intranet")):
        strong = styles.band_marks.strong if hero else styles.accent(number).strong
        ground = styles.colours.band if hero else styles.colours.paper
        fills = {str(seen.item.fill) for seen, _ in inked(card) if isinstance(seen.item, Shape)} - {strong, ground}
        outline = styles.band_marks.muted if hero else styles.accent(number).muted
        (filled,) = [fill for fill in fills if fill not in (outline, styles.colours.of_change("good", on_band=hero))]
        ratios.append((contrast(strong, filled), contrast(outline, ground), number))
    assert min(ratios)[0] >= 3, ratios
    assert min(one[1] for one in ratios) >= 3, ratios


def test_a_metric_keeps_its_colour_wherever_it_stands() -> None:
    one, other = shown("bars"), dataclasses.replace(shown("bars", ENGAGEMENT), key="engagement", accent=1)
    for panels in ([one, other], [other, one], [other, other, one]):
        edition = edition_of(*((each, "bars", False) for each in panels))
        styles = styles_for(edition, "intranet")
        for each, card in zip(panels, cards(edition, "intranet"), strict=True):
            assert marks(card, styles.accent(each.accent).strong)
            assert not marks(card, styles.accent(1 - each.accent).strong)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", ["hero", "card", "intranet"])
def test_discs_and_tiles_are_told_from_what_they_stand_on(theme: str, size: str) -> None:
    """Grounds 1.2:1; what is on them and means something 3:1."""
    styles = styles_for(themed(sample_edition(), theme), size)
    colours = styles.colours
    assert contrast(styles.band_tile, colours.band) >= 1.2
    for number in range(3):
        for ground in (styles.band_tile, colours.band):
            disc = styles.disc_on(ground, number)
            assert contrast(disc, ground) >= 1.2, (number, disc, ground)
            assert contrast(colours.on_accent, disc) >= 3, (number, disc)
        assert contrast(styles.accent(number).ground, colours.wash) >= 1.2
