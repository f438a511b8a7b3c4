"""data.csv has every figure that is shown, as it is shown."""

from __future__ import annotations

import csv
import dataclasses
import io
from decimal import Decimal
from pathlib import Path

import pytest
from heard import heard
from telling import written

from benefitgraphic.build import render
from benefitgraphic.companions import Told, twins
from benefitgraphic.content.edition import Edition, Panel
from benefitgraphic.content.load import load
from benefitgraphic.content.wording import Wording
from editions import HERE, metric, text
from laying import LANGUAGES, laid, sample_edition
from seen import texts


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
    for row in found:
        # In running text, spaces that must not break are no-break spaces.
        assert row["shown"].replace("\u00a0", " ") in shown.replace("\u00a0", " ")


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_figure_shown_is_there(language: str) -> None:
    """Each label of a chart, however it is shortened, is a value of the sheet."""
    edition = LANGUAGES[language]()
    wording = edition.wording
    assert edition.numbers
    units = {panel.metric.key: panel.metric.unit for panel in edition.numbers.panels}
    found = sheet(edition)
    short = {wording.short(Decimal(row["value"]), units[row["metric"]]) for row in found if row["measure"] == "value"}
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
            assert wording.number(abs(value)) in row["shown"]


def test_a_fall_is_below_zero_and_the_unknown_is_empty() -> None:
    edition = sample_edition()
    assert edition.numbers
    falling = metric((500, None, 400, 300))
    numbers = dataclasses.replace(edition.numbers, panels=(Panel(falling, "bars", False, HERE),))
    found = sheet(dataclasses.replace(edition, numbers=numbers))
    assert [row["value"] for row in found] == ["500", "", "400", "300", "-25.0"]
    assert found[1]["shown"] == "not known"


def test_figures_in_texts_alone_are_there(project: Path) -> None:
    config = project / "config" / "infographic.yaml"
    lines = config.read_text(encoding="utf-8").replace("    - {metric: messages, chart: bars}\n", "")
    config.write_text(lines.replace("Our team has", "From {messages.previous}, {messages.change} more, our team has"))
    loaded = load(config)
    files = {output.name: output.data for output in twins(Told(loaded.edition, (), loaded.quoted))}
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


def test_no_figures_no_sheet(project: Path) -> None:
    config = project / "config" / "infographic.yaml"
    config.write_text("year: 2025\nlanguage: en-CA\ntheme: harbour\ntitle: Us\norganization: We\nsizes: [email]\n")
    written_, _ = render(config, output=project / "out")
    assert "data.csv" not in {file.path.name for file in written_}
