"""The table of figures as the form shows it, also where something in it is wrong."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from benefitgraphic.content.load import load
from benefitgraphic.diagnostics import Problems
from benefitgraphic.editing.figures import FigureCell, FigureTable, table_of
from projects import edit


def cell(figures: FigureTable, metric: str, year: int, category: str = "") -> FigureCell:
    (row,) = (row for row in figures.rows if (row.metric, row.category) == (metric, category))
    return row.cells[year]


def test_every_cell_as_it_is_typed_and_what_it_means(config: Path) -> None:
    figures = table_of(config)
    assert figures.years == (2021, 2022, 2023, 2024, 2025)
    assert figures.year == 2025
    assert figures.found == ()
    assert [row.name for row in figures.rows][:2] == ["Total engagement", "Messages received"]
    assert figures.rows[-1].name == "Engagement by channel, Blog"
    assert (figures.rows[2].unit, figures.rows[2].better) == ("percent", "up")
    shown = cell(figures, "messages", 2025)
    assert (shown.typed, shown.value, shown.found) == ("48210", Decimal(48210), ())
    assert cell(figures, "engagement_by_channel", 2021, "X") == FigureCell(place="row 8, column 2021 (C8)")


@pytest.mark.parametrize(("typed", "code"), [("n/a", "not-known"), ("48.5", "not-whole"), ("", "missing-value")])
def test_one_bad_cell_is_told_beside_the_others(project: Path, config: Path, typed: str, code: str) -> None:
    edit(project, "metrics.csv", "48210", typed)
    figures = table_of(config)
    bad = cell(figures, "messages", 2025)
    assert (bad.typed, [d.code for d in bad.found]) == (typed, [code])
    assert sum(len(shown.found) for row in figures.rows for shown in row.cells.values()) == 1
    assert cell(figures, "messages", 2024).value == 44820
    with pytest.raises(Problems) as problems:
        load(config)
    assert bad.found[0] in problems.value.diagnostics


def test_numbers_written_in_two_ways(project: Path, config: Path) -> None:
    edit(project, "metrics.csv", "1418000", '"1,418,000"')
    edit(project, "metrics.csv", "618000", "1.618.000")
    figures = table_of(config)
    assert cell(figures, "engagement", 2025).value == 1418000
    (found,) = cell(figures, "followers", 2025).found
    assert found.code == "mixed-numbers"


def test_metrics_that_have_no_row_and_rows_that_have_no_metric(project: Path, config: Path) -> None:
    edit(project, "metrics.csv", "messages,,", "mesages,,")
    figures = table_of(config)
    row = next(row for row in figures.rows if row.metric == "mesages")
    assert (row.label, row.unit, row.cells[2025].value) == ("mesages", None, Decimal(48210))
    assert figures.rows[-1].name == "Messages received"
    assert cell(figures, "messages", 2025) == FigureCell()
    assert {d.code for d in figures.found} == {"unknown-metric", "no-row"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("metrics.csv", ""),
        ("metrics.csv", "metric;category\n"),
        ("metrics.csv", "a,b,2025\nx,,1\n"),
        ("metrics.yaml", "messages: [\n"),
        ("infographic.yaml", "year: [\n"),
        ("metrics.csv", "metric,category,2025\n" + "messages,,x\n" * 400),
    ],
)
def test_a_broken_file_still_gives_a_table(project: Path, config: Path, name: str, text: str) -> None:
    (project / "config" / name).write_text(text, encoding="utf-8")
    figures = table_of(config)
    found = [d for row in figures.rows for shown in row.cells.values() for d in shown.found]
    if name == "metrics.csv":
        assert figures.found or found
    else:
        assert len(figures.rows) == 9


def test_no_figures_at_all(project: Path, config: Path) -> None:
    for name in ("metrics.csv", "metrics.yaml"):
        (project / "config" / name).unlink()
    assert table_of(config).rows == ()
    assert table_of(config).found == ()


def test_years_that_begin_in_april(project: Path, config: Path) -> None:
    edit(project, "infographic.yaml", "year: 2025\n", "year: 2025-26\nfiscal_year_start: 04-01\n")
    edit(project, "metrics.csv", "2021,2022,2023,2024,2025", "2021-22,2022-23,2023-24,2024-25,2025-26")
    figures = table_of(config)
    assert figures.year == 2025
    assert figures.headings[2025] == "2025-26"
    assert cell(figures, "messages", 2025).value == 48210
