"""Panels: the figure, its change with an arrow that agrees, and notes on what is not known."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.edition import Numbers, Panel
from benefitgraphic.graphics.checks import outside, too_small
from benefitgraphic.graphics.frame import Frame, Shape
from benefitgraphic.graphics.geometry import Region
from benefitgraphic.graphics.paths import vertices
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.metrics.years import FiscalYear
from benefitgraphic.sections.panel import panel_box
from editions import HERE, SERIES, examples_for, metric, ranking, shape_for, text
from laying import sample_edition, styles_for
from seen import Seen, ink, texts, walk

EDITION = dataclasses.replace(sample_edition(), year=2025)


def panel(
    shown: Metric, chart: str = "number", *, size: str = "intranet", width: float = 320, hero: bool = False
) -> Frame:
    styles = styles_for(EDITION, size)
    return panel_box(Panel(shown, chart, hero, HERE), 0, EDITION, styles).layout(Region(width))


def said(frame: Frame) -> list[str]:
    return [run.text.strip() for _, run in texts(frame)]


def arrows(frame: Frame) -> list[str]:
    """Which way each triangle points."""
    found = []
    for seen in walk(frame):
        if isinstance(seen.item, Shape) and _is_triangle(seen):
            ys = vertices(seen.item.path)[:3, 1]
            found.append("up" if (ys == ys.min()).sum() == 1 else "down")
    return found


def _is_triangle(seen: Seen) -> bool:
    return isinstance(seen.item, Shape) and len(vertices(seen.item.path)) == 4 and seen.item.stroke is None


@pytest.mark.slow
@given(before=st.integers(1, 10**9), now=st.integers(0, 10**9))
def test_arrow_and_words_agree(before: int, now: int) -> None:
    frame = panel(metric((before, now)))
    words = " ".join(said(frame))
    if now == before:
        assert arrows(frame) == [] and "the same as in 2024" in words
    else:
        way = "up" if now > before else "down"
        assert arrows(frame) == [way]
        assert f"{way} " in words
        assert f"up from {before:,} in 2024" in words if now >= before * 11 else "from 2024" in words


@pytest.mark.parametrize(
    "shown",
    [
        metric((0, 5)),
        metric((None, 5)),
        metric((5,)),
        metric((4, 5), breaks=((2025, text("Counted anew.")),)),
    ],
    ids=["from zero", "from nothing", "first year", "across a break"],
)
def test_no_change_is_claimed_without_a_base(shown: Metric) -> None:
    frame = panel(shown)
    assert not arrows(frame)
    assert "2024" not in " ".join(said(frame)).replace("2024: not known.", "")


def test_a_break_is_explained() -> None:
    frame = panel(metric((4, 5), breaks=((2025, text("The platform counts anew.")),)), "bars")
    assert "2025: The platform counts anew." in " ".join(said(frame))


def test_gaps_are_told() -> None:
    assert "2022 and 2023: not known." in " ".join(said(panel(metric(SERIES["gaps"]), "bars")))


def test_years_before_the_first_figure_are_no_gap() -> None:
    assert "not known" not in " ".join(said(panel(metric((None, 4, 5)), "bars")))
    alone = Panel(metric((None, None, 5)), "bars", False, HERE)
    edition = dataclasses.replace(EDITION, numbers=Numbers(None, (alone,)))
    frame = panel_box(alone, 0, edition, styles_for(edition, "intranet")).layout(Region(320))
    assert "not known" not in " ".join(said(frame))


def test_the_day_is_said_where_asked() -> None:
    assert "132\u00a0a\u00a0day" in " ".join(said(panel(metric((44820, 48210), per_day=True))))


def test_a_rankings_sum_is_not_its_figure() -> None:
    assert said(panel(ranking(3), "ranking", width=400))[1:2] != ["360"]


@pytest.mark.slow
@pytest.mark.parametrize("size", ["email", "intranet", "letter", "a4"])
@pytest.mark.parametrize("chart", list(KINDS))
@pytest.mark.parametrize("hero", [False, True])
def test_huge_and_tiny_figures_fit_in_a_narrow_panel(size: str, chart: str, hero: bool) -> None:
    styles = styles_for(EDITION, size)
    width = (
        styles.content_width
        if styles.medium.has_one_column
        else max(styles.type("small") * 13, styles.content_width / 3.2)
    )
    for shown in examples_for(chart).values():
        frame = panel(shown, chart, size=size, width=width, hero=hero)
        assert not list(outside(frame))
        assert not list(too_small(frame, styles.size.minimum))


@pytest.mark.parametrize("language", ["en-CA", "fr-CA"])
@pytest.mark.parametrize("size", ["email", "intranet", "letter", "tabloid"])
@pytest.mark.parametrize("chart", ["trend", "bars"])
@pytest.mark.parametrize("values", ["rising", "many", "gaps", "late"])
def test_labels_of_fiscal_years_stand_apart(language: str, size: str, chart: str, values: str) -> None:
    wording = Wording(language, FiscalYear(4, 1))
    edition = dataclasses.replace(EDITION, wording=wording, words=wording.words)
    styles = styles_for(edition, size)
    width = (
        styles.content_width
        if styles.medium.has_one_column
        else max(styles.type("small") * 13, styles.content_width / 3.2)
    )
    shown = Panel(metric(SERIES[values]), chart, False, HERE)
    frame = panel_box(shown, 0, edition, styles).layout(Region(width))
    years = [(ink(seen.at, run), run.text) for seen, run in texts(frame) if "Figure" in seen.roles]
    assert wording.year(2025) in [said for _, said in years]
    assert not list(outside(frame))
    for (one, _), (other, _) in itertools.combinations(years, 2):
        assert not one.overlaps(other)


def test_a_line_is_interrupted_where_counting_began_anew() -> None:
    def lines(*breaks: int) -> int:
        shown = metric(SERIES["rising"], breaks=tuple((year, text("Counted anew.")) for year in breaks))
        return sum(
            isinstance(seen.item, Shape) and seen.item.stroke is not None for seen in walk(panel(shown, "trend"))
        )

    whole = lines()
    assert lines(2023) == whole + 1
    assert lines(2023, 2025) == whole + 2
    assert lines(2021) == whole


def test_a_break_before_anything_is_known_needs_no_note() -> None:
    words = " ".join(said(panel(metric(SERIES["late"], breaks=((2023, text("Counted anew.")),)), "bars")))
    assert "Counted anew." not in words


def test_rows_of_panels_keep_their_order_and_their_heroes() -> None:
    from benefitgraphic.sections.numbers import panel_rows

    def heroes(pattern: str) -> list[Panel]:
        return [Panel(metric((1,)), "number", letter == "H", HERE) for letter in pattern]

    assert panel_rows(heroes("H...."), 3) == [2, 3]
    assert panel_rows(heroes("....H"), 3) == [2, 2, 1]
    assert panel_rows(heroes("HH."), 2) == [1, 2]
    assert panel_rows(heroes("...."), 1) == [1, 1, 1, 1]
    for pattern in ("H..H....", "........", "HHHH", ".H.H.H"):
        for columns in (1, 2, 3):
            rows = panel_rows(heroes(pattern), columns)
            assert sum(rows) == len(pattern) and max(rows) <= columns


@pytest.mark.parametrize("width", [180, 320, 700])
def test_all_charts_of_years_begin_with_the_same_year(width: float) -> None:
    """The first that any of them knows: neither the sheet's, of which none does, nor each its own."""
    early = metric([None] * 3 + list(range(100, 113)), label=text("Early"))
    late = metric([None] * 9 + list(range(100, 107)), label=text("Late"))
    panels = tuple(Panel(shown, kind, False, HERE) for kind in ("bars", "trend") for shown in (early, late))
    edition = dataclasses.replace(EDITION, numbers=Numbers(None, panels))
    for number, one in enumerate(panels):
        box = panel_box(one, number, edition, styles_for(edition, "intranet"))
        words = [run.text for _, run in texts(box.layout(Region(width)))]
        years = [int(word) for word in words if word.isdigit() and len(word) == 4]
        assert (min(years), max(years)) == (2013, 2025)


@pytest.mark.parametrize("chart", ["bars", "trend"])
@pytest.mark.parametrize(
    ("values", "first", "note"),
    [
        ([None] * 7 + [4, 5, 6], 2023, "2016 to 2022: not known."),
        ([None] * 6 + [3, 4, 5, 6], 2022, "2016 to 2021: not known."),
        ([None] * 5 + [2, 3, 4, 5, 6], 2016, ""),  # half of it
        ([None] * 6 + [3, None, 5, 6], 2022, "2016 to 2021 and 2023: not known."),
        ([4, 5], 2024, ""),  # nothing is known of the sheet's other years, nor are they in it
    ],
)
def test_no_chart_of_years_is_more_than_half_empty(chart: str, values: list[int | None], first: int, note: str) -> None:
    long, short = metric(list(range(100, 110)), label=text("Long")), metric(values, label=text("Short"))
    panels = tuple(Panel(shown, chart, False, HERE) for shown in (long, short))
    edition = dataclasses.replace(EDITION, numbers=Numbers(None, panels))
    frame = panel_box(panels[1], 1, edition, styles_for(edition, "intranet")).layout(Region(700))
    figures = [run.text for seen, run in texts(frame) if "Figure" in seen.roles]
    assert min(int(word) for word in figures if word.isdigit() and len(word) == 4) == first
    words = " ".join(said(frame))
    assert note in words and ("not known" in words) is bool(note)


@pytest.mark.parametrize("chart", ["bars", "trend"])
def test_one_known_year_is_a_figure_and_no_chart(chart: str) -> None:
    long, short = metric(list(range(100, 110)), label=text("Long")), metric([None] * 9 + [6], label=text("Short"))
    panels = tuple(Panel(shown, chart, False, HERE) for shown in (long, short))
    edition = dataclasses.replace(EDITION, numbers=Numbers(None, panels))
    frame = panel_box(panels[1], 1, edition, styles_for(edition, "intranet")).layout(Region(320))
    assert said(frame) == ["Short", "6", "Messages that we read."]
    assert not [seen for seen in walk(frame) if "Figure" in seen.roles]


def test_a_figure_alone_says_the_year_before() -> None:
    words = " ".join(said(panel(metric((44820, 48210), per_day=True)))).replace("\u00a0", " ")
    assert "2024: 44,820" in words and "132 a day" in words
    again = metric((4, 5), breaks=((2025, text("Counted anew.")),))
    assert "2024: 4" not in " ".join(said(panel(again))), "not across a break"


@pytest.mark.parametrize("chart", list(KINDS))
def test_every_paragraph_of_a_panel_says_what_it_is(chart: str) -> None:
    shown = ranking(3) if shape_for(chart) == "ranking" else metric((40, None, 50, 60), "percent", better="down")
    parts: dict[str, list[str]] = {}
    for seen, run in texts(panel(shown, chart)):
        tag = seen.tags[-1]
        if tag.role in ("P", "Caption"):
            assert tag.part, run.text
            parts.setdefault(tag.part, []).append(run.text)
    assert ("figure" in parts) is (KINDS[chart].figure == "over")
    assert "definition" in parts
    assert all("2024" in "".join(parts[name]) for name in parts if name == "change")
