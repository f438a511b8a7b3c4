"""Changes that aren't saved yet, read in place of what the files hold."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import workbooks
from benefitgraphic.content.load import load
from benefitgraphic.diagnostics import Problems, as_text
from benefitgraphic.project.paths import Project
from projects import files


def changed(path: Path, before: str, after: str) -> dict[Path, bytes]:
    data = path.read_bytes()
    assert data.count(before.encode()) == 1
    return {path: data.replace(before.encode(), after.encode())}


def test_words_meanings_and_figures(config: Path) -> None:
    project, before = Project.of(config), files(config.parent)
    instead = {
        **changed(project.config, "title: Safety first", "title: Safer"),
        **changed(project.metrics, "label: Messages received", "label: Messages"),
        **changed(project.sheet, "48210", "49000"),
    }
    loaded = load(config, instead=instead)
    assert loaded.edition.benefits[6].title.text == "Safer"
    messages = next(metric for metric in loaded.metrics if metric.key == "messages")
    assert (messages.label.text, messages.value) == ("Messages", Decimal(49000))
    assert "  - title: Safer" in loaded.lines("config/infographic.yaml")
    assert files(config.parent) == before
    assert load(config).edition.benefits[6].title.text == "Safety first"


def test_a_translation_and_a_theme(config: Path) -> None:
    french = config.with_name("infographic.fr-CA.yaml")
    theme = config.parent / "themes" / "harbour.yaml"
    instead = {french: french.read_bytes() + b"\nbreak: here\n"}
    with pytest.raises(Problems, match="break"):
        load(config, language="fr-CA", instead=instead)
    with pytest.raises(Problems) as problems:
        load(config, instead={theme: b"colours: {}\n"})
    assert {d.where.file for d in problems.value.diagnostics if d.where} == {"config/themes/harbour.yaml"}


def test_a_workbook(config: Path, tmp_path: Path) -> None:
    sheet = Project.of(config).sheet
    sheet.unlink()
    book = sheet.with_suffix(".xlsx")
    rows = [["messages", None, 1], ["engagement", None, 2], ["replied_within_hour", None, 3], ["followers", None, 4]]
    rows += [["engagement_by_channel", "X", 5]]
    workbooks.save(book, ["metric", "category", 2025], *rows)
    rows[0][2] = 7
    other = workbooks.save(tmp_path / "other.xlsx", ["metric", "category", 2025], *rows).read_bytes()
    loaded = load(config, instead={book: other})
    assert next(metric.value for metric in loaded.metrics if metric.key == "messages") == 7


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"a" * 1_000_001, b"\xff\xfe", b"a\0b", b"\xe9"])
def test_unsaved_bytes_are_trusted_no_more_than_a_file(config: Path, data: bytes) -> None:
    with pytest.raises(Problems) as unsaved:
        load(config, instead={config: data})
    config.write_bytes(data)
    with pytest.raises(Problems) as saved:
        load(config)
    assert list(map(as_text, unsaved.value.diagnostics)) == list(map(as_text, saved.value.diagnostics))
