"""data.csv has every figure that is shown, as it is shown."""

from __future__ import annotations

import csv
import dataclasses
import io
from decimal import Decimal
from pathlib import Path
from typing import Literal

import hypothesis
import pytest
from heard import heard
from hypothesis import strategies as st
from telling import written

from benefitgraphic.build import render
from benefitgraphic.charts.describe.figures import labels as in_chart
from benefitgraphic.content.load import load
from benefitgraphic.edition import Edition, Panel
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Change, Unit
from benefitgraphic.output.companions import Told, in_words
from benefitgraphic.twins.data import changed, daily
from editions import HERE, metric, ranking, text
from laying import LANGUAGES, laid, sample_edition
from seen import texts

ENGLISH = Wording("en-CA")


def rows(data: bytes) -> list[dict[str, str]]:
    """The sheet as a spreadsheet program reads it."""
    assert data.startswith("\ufeff".encode())
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheet(edition: Edition) -> list[dict[str, str]]:
    return rows(written(edition, laid(edition, "email"))["data.csv"])


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_figure_is_the_one_shown(language: str) -> None:
    edition = LANGUAGES[language]()
    made = laid(edition, "email")
    files = written(edition, made)
    page = heard(files["email.html"].decode())
    shown = " ".join([*page.texts, *(" ".join(row) for table in page.tables for row in table)])
    found = rows(files["data.csv"])
    assert found
    rows_of_tables = {tuple(row) for table in page.tables for row in table}
    for row in found:
        if row["measure"] == "value":
            assert (row["category"] or row["year"], row["shown"]) in rows_of_tables
        # In running text, spaces that must not break are no-break spaces.
        assert row["shown"].replace("\u00a0", " ") in shown.replace("\u00a0", " ")


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_figure_shown_is_there(language: str) -> None:
    """Each label of a chart, however it is shortened, is a value of the sheet."""
    edition = LANGUAGES[language]()
    wording = edition.wording
    assert edition.numbers
    found = sheet(edition)
    shown = [panel.metric for panel in edition.numbers.panels]
    series = [(m.values or (), m) for m in shown] + [([c.values[-1] for c in m.categories], m) for m in shown]
    short = {
        label for values, m in series for full in (True, False) for label in in_chart(values, m, wording, full=full)
    }
    named = {row["year"] for row in found} | {row["category"] for row in found}
    labels = [
        run.text.strip()
        for page in laid(edition, "email").pages
        for spot, run in texts(page.frame)
        if {"Figure", "TR"} & set(spot.roles)
    ]
    assert labels
    assert set(labels) <= short | named


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_values_are_exact_and_worded_as_shown(language: str) -> None:
    wording = Wording(language)
    for row in sheet(LANGUAGES[language]()):
        value = Decimal(row["value"])
        if row["measure"] == "value":
            assert row["shown"] == wording.value(value, row["unit"])  # type: ignore[arg-type]
        elif row["measure"] == "per day":
            assert row["shown"] == wording.per_day(value)
        else:
            assert row["shown"] == said_change(value, row, wording)


def said_change(value: Decimal, row: dict[str, str], wording: Wording, base: Decimal = Decimal(1)) -> str:
    """What a change of so much is called."""
    direction: Literal["up", "down", "same"] = "up" if value > 0 else "down" if value else "same"
    return wording.change_sentence(Change(row["unit"], abs(value), direction, int(row["year"]) - 1, base))  # type: ignore[arg-type]


@hypothesis.given(st.integers(1, 10**7), st.integers(0, 10**7), st.sampled_from(["count", "percent", "minutes"]))
@hypothesis.example(10000, 11425, "count")
@hypothesis.example(87, 87, "percent")
def test_changes_and_shares_of_a_day_are_rounded_as_they_are_said(before: int, now: int, unit: Unit) -> None:
    values = [Decimal(v) / 4 if unit == "percent" else Decimal(v) for v in (before, now)]
    shown = metric(values, unit, per_day=True)
    found = [figure for figure in (changed(shown, ENGLISH), daily(shown, ENGLISH)) if figure]
    assert found
    for figure in found:
        value = figure.entry.value
        assert value is not None
        row = {"unit": figure.unit, "year": str(figure.entry.year)}
        said = ENGLISH.per_day(value) if figure.measure == "per day" else said_change(value, row, ENGLISH, values[0])
        assert figure.entry.said == said


def test_what_a_ranking_sums_up_is_there() -> None:
    edition = sample_edition()
    assert edition.numbers
    numbers = dataclasses.replace(edition.numbers, panels=(Panel(ranking(16), "ranking", False, HERE),))
    edition = dataclasses.replace(edition, numbers=numbers)
    found = {row["category"]: row for row in sheet(edition)}
    assert len(found) == 17
    rest = sorted((Decimal(row["value"]) for name, row in found.items() if name != "Other"), reverse=True)[9:]
    assert Decimal(found["Other"]["value"]) == sum(rest)
    page = heard(written(edition, laid(edition, "email"))["email.html"].decode())
    assert found["Other"]["shown"] in page.told[0]


def test_a_fall_is_below_zero_and_the_unknown_is_empty() -> None:
    edition = sample_edition()
    assert edition.numbers
    falling = metric((500, None, 400, 300))
    numbers = dataclasses.replace(edition.numbers, panels=(Panel(falling, "bars", False, HERE),))
    found = sheet(dataclasses.replace(edition, numbers=numbers))
    assert [row["value"] for row in found] == ["500", "", "400", "300", "-25"]
    assert found[1]["shown"] == "not known"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("values", "unit", "shown", "change"),
    [
        (("0.03", "0.02"), "percent", "0.02%", "-0.01"),
        (("99.95", "99.98"), "percent", "99.98%", "0.03"),
        ((2, "1.25"), "hours", "1.25 hours", "-0.75"),
        ((7_000_000, 2), "count", "2", "-99.9999714"),
        ((1_000_000, 1_000_001), "count", "1,000,001", "0.0001"),
        ((5, 0), "count", "0", "-100"),
    ],
)
def test_figures_at_the_edges(values: tuple[object, ...], unit: Unit, shown: str, change: str) -> None:
    edition = sample_edition()
    assert edition.numbers
    numbers = dataclasses.replace(edition.numbers, panels=(Panel(metric(values, unit), "bars", False, HERE),))
    *_, now, moved = sheet(dataclasses.replace(edition, year=2025, numbers=numbers))
    assert now["value"] == str(values[-1])
    assert now["shown"].replace("\u00a0", " ") == shown
    assert moved["value"] == change


def test_figures_in_texts_alone_are_there(project: Path) -> None:
    config = project / "config" / "infographic.yaml"
    lines = config.read_text(encoding="utf-8").replace("    - {metric: messages, chart: bars}\n", "")
    config.write_text(lines.replace("Our team has", "From {messages.previous}, {messages.change} more, our team has"))
    loaded = load(config)
    files = {output.name: output.data for output in in_words(Told(loaded.edition, (), loaded.quoted))}
    found = [row for row in rows(files["data.csv"]) if row["metric"] == "messages"]
    assert {(row["measure"], row["year"], row["value"]) for row in found} == {
        ("value", "2025", "48210"),
        ("value", "2024", "44820"),
        ("change", "2025", "7.6"),
    }


def test_words_can_not_run_as_formulas() -> None:
    edition = sample_edition()
    assert edition.numbers
    hostile = metric((None, 3), categories=[("=HYPERLINK(A1)", 1), ("-2+3", 2)], label=text("@SUM(1)"))
    numbers = dataclasses.replace(edition.numbers, panels=(Panel(hostile, "ranking", False, HERE),))
    for row in sheet(dataclasses.replace(edition, numbers=numbers)):
        assert row["label"] == "'@SUM(1)"
        assert row["category"].startswith("'")


def test_a_category_may_be_called_other() -> None:
    edition = sample_edition()
    assert edition.numbers
    rows_ = [*((f"Channel {n}", 1000 - n) for n in range(12)), ("Other", 200)]
    shown = metric((None, sum(value for _, value in rows_)), categories=rows_)
    numbers = dataclasses.replace(edition.numbers, panels=(Panel(shown, "ranking", False, HERE),))
    found = [row["value"] for row in sheet(dataclasses.replace(edition, numbers=numbers)) if row["category"] == "Other"]
    assert len(found) == 2
    assert "200" in found


def test_no_figures_no_sheet(project: Path) -> None:
    (project / "out").mkdir()
    (project / "out" / "data.csv").write_text("last year's")
    config = project / "config" / "infographic.yaml"
    config.write_text("year: 2025\nlanguage: en-CA\ntheme: harbour\ntitle: Us\norganization: We\nsizes: [email]\n")
    written_, _ = render(config, output=project / "out")
    assert "data.csv" not in {file.path.name for file in written_}
    assert not (project / "out" / "data.csv").exists()
    # With a title alone, there is nothing to stand below the picture.
    page = heard((project / "out" / "email" / "announcement.html").read_text(encoding="utf-8"))
    assert [text.strip() for text in page.texts] == ["We", "Us", "2025"]
