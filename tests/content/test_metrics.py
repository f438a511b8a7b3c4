"""What may be said about a metric: values, changes, days."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.content.load import Loaded, load
from benefitgraphic.diagnostics import Problems, Where
from benefitgraphic.metrics.metric import Category, Change, ChangeDirection, ChangeUnit, Metric, Unit
from benefitgraphic.text import Text

HERE = Where("config/metrics.yaml", 1, 1)
amounts = st.decimals(min_value=0, max_value=10**12, places=2)


def metric(
    *values: int | str | Decimal | None,
    unit: Unit = "count",
    breaks: tuple[int, ...] = (),
    years: tuple[int, ...] | None = None,
    categories: tuple[Category, ...] = (),
) -> Metric:
    years = years or tuple(range(2026 - len(values), 2026))
    return Metric(
        key="m",
        label=Text("M", HERE),
        definition=Text("All m.", HERE),
        unit=unit,
        better="up",
        per_day=True,
        breaks=tuple((year, Text("Counted anew.", HERE)) for year in breaks),
        by="channel" if categories else None,
        year=years[-1],
        years=years,
        values=tuple(None if v is None else Decimal(v) for v in values),
        categories=categories,
        where=HERE,
    )


@pytest.mark.parametrize(
    ("unit", "before", "now", "moved", "amount", "direction"),
    [
        ("count", 100, 107, "percent", 7, "up"),
        ("count", 100, 50, "percent", 50, "down"),
        ("count", 100, 0, "percent", 100, "down"),
        ("count", 100, 100, "percent", 0, "same"),
        ("percent", 87, 91, "points", 4, "up"),
        ("percent", 91, 87, "points", 4, "down"),
        ("minutes", 45, 30, "minutes", 15, "down"),
        ("hours", "1.5", "3.25", "hours", "1.75", "up"),
    ],
)
def test_a_count_changes_by_percent_and_a_percent_by_points(
    unit: Unit, before: int | str, now: int | str, moved: ChangeUnit, amount: int | str, direction: ChangeDirection
) -> None:
    expected = Change(moved, Decimal(amount), direction, 2024, Decimal(before), "up")
    assert metric(before, now, unit=unit).change() == expected


@pytest.mark.parametrize("values", [(0, 5), (None, 5), (5,), (5, None)])
def test_no_change_from_nothing(values: tuple[int | None, ...]) -> None:
    assert metric(*values).change() is None


def test_no_change_across_a_gap_in_the_years() -> None:
    assert metric(5, 6, years=(2023, 2025)).change() is None
    assert metric(5, 6, years=(2023, 2025)).previous is None


@pytest.mark.parametrize(("broken", "changes"), [(2023, True), (2024, True), (2025, False), (2026, True)])
def test_no_change_across_a_break(broken: int, changes: bool) -> None:
    assert (metric(4, 5, 6, breaks=(broken,)).change() is not None) is changes


def read(small: Callable[..., Loaded], definition: str, sheet: str) -> Metric:
    """The metric m of a project with this definition and these rows."""
    files = {"metrics.yaml": f"m: {{label: M, definition: D, unit: count{definition}}}\n", "metrics.csv": sheet}
    loaded = small("numbers: {panels: [{metric: m, chart: number}]}\n", files)
    assert loaded.edition.numbers
    return loaded.edition.numbers.panels[0].metric


def test_a_sum_without_one_of_its_channels_is_not_known(small: Callable[..., Loaded]) -> None:
    """Else a year before a new channel would look small, and the next one like growth."""
    shown = read(small, ", by: channel", "metric,category,2023,2024,2025\nm,X,5,6,7\nm,Blog,5,,7\n")
    assert shown.values == (Decimal(10), None, Decimal(14))
    assert shown.change() is None


def test_a_year_that_the_sheet_skips_is_not_known(small: Callable[..., Loaded]) -> None:
    shown = read(small, "", "metric,category,2021,2023,2025\nm,,5,6,7\n")
    assert shown.years == (2021, 2022, 2023, 2024, 2025)
    assert shown.values == (Decimal(5), None, Decimal(6), None, Decimal(7))


@pytest.mark.parametrize(("year", "days"), [(2023, 365), (2024, 366), (2100, 365), (2000, 366)])
def test_a_leap_year_has_a_day_more(year: int, days: int) -> None:
    assert metric(days * 132, years=(year,)).per_day_value() == 132


@given(amounts, amounts)
def test_a_change_never_says_more_than_the_values(before: Decimal, now: Decimal) -> None:
    change = metric(before, now, unit="minutes").change()
    if not before:
        assert change is None
        return
    assert change
    assert change.amount >= 0
    signed = {"up": change.amount, "down": -change.amount, "same": Decimal(0)}[change.direction]
    assert before + signed == now


@pytest.mark.parametrize(("year", "doubted"), [("2023", False), ("2032", True), ("2003", True)])
def test_a_break_in_a_year_that_the_sheet_lacks_may_be_a_slip(config: Path, year: str, doubted: bool) -> None:
    path = config.parent / "metrics.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count("  per_day: true\n") == 1
    broken = text.replace("  per_day: true\n", f'  per_day: true\n  breaks: {{{year}: "Counted anew."}}\n')
    path.write_text(broken, encoding="utf-8")
    said = [warning.message for warning in load(config).warnings]
    assert (f"'messages' has a break in {year}, and the sheet has no such year" in said) == doubted


def test_a_metric_has_the_accent_of_its_place_or_its_own(config: Path) -> None:
    def accents() -> dict[str, int]:
        numbers = load(config).edition.numbers
        assert numbers
        return {panel.metric.key: panel.metric.accent % 3 for panel in numbers.panels}

    before = accents()
    assert before == {
        "engagement": 0, "messages": 1, "replied_within_hour": 2, "followers": 0, "engagement_by_channel": 1
    }  # fmt: skip
    path = config.parent / "metrics.yaml"
    text = path.read_text(encoding="utf-8").replace("  per_day: true\n", "  per_day: true\n  accent: 3\n")
    path.write_text(text, encoding="utf-8")
    assert accents() == before | {"messages": 2}
    path.write_text(text.replace("accent: 3", "accent: 4"), encoding="utf-8")
    with pytest.raises(Problems) as problems:
        load(config)
    assert "'4' is not one of: 1, 2, 3" in problems.value.diagnostics[0].message
