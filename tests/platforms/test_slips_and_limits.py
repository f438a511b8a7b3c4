"""What an import comes to is held against the other years, and a workbook that would take minutes is told at once."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from benefitgraphic.content.metric_table import read_definitions
from benefitgraphic.imports.changes import changes_of, refuse_slips
from benefitgraphic.imports.importing import Import
from benefitgraphic.imports.tables import open_tables
from benefitgraphic.imports.values import Value
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.refusals import Refusal
from benefitgraphic.project.sheets.change import plain
from benefitgraphic.project.sheets.sheet import read_sheet_file
from benefitgraphic.project.yaml.reader import read_yaml
from workbooks import save

WORKSHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


@pytest.mark.parametrize(
    ("value", "is_told"), [("0.9", True), ("0.0", False), ("0.4", False), ("90.5", False), ("1.2", False)]
)
def test_a_rate_that_is_a_hundredth_of_the_other_years(config: Path, value: str, is_told: bool) -> None:
    findings = Findings()
    tree = read_yaml(config.parent / "metrics.yaml", "metrics.yaml", findings)
    sheet = read_sheet_file(config.parent / "metrics.csv", "metrics.csv", findings)
    assert tree and sheet
    definitions = read_definitions(tree, findings)
    found = changes_of([Value("replied_within_hour", "", plain(Decimal(value)), "")], sheet, 2025, definitions)
    refuse_slips(found, sheet, 2025, definitions, findings)
    said = [f"{one.message} -> {one.hint}" for one in findings.ordered()]
    assert bool(said) == is_told
    if said:
        assert "'0.9' is read as 0.9 percent, and other years have 78 to 87" in said[0]
        assert "if it is right, type 0.9% in G4" in said[0]


def test_an_import_is_held_against_the_other_years(
    exports: Path, config: Path, rules: Callable[[str], None], read: Callable[..., Import]
) -> None:
    (exports / "own.csv").write_text(
        "Photo,Taken,Seen,Faves\n1,2025-05-01,1000,9\n2,2025-06-01,1000,9\n", encoding="utf-8"
    )
    rules(
        "files:\n  Flickr:\n    recognise: [Photo, Taken]\n    date: Taken\n    id: Photo\n    rows_are: photos\n"
        "    measures: {views: Seen, reactions: Faves}\n"
        "replied_within_hour: {rate: [reactions, views]}\n"
    )
    found = read(exports / "own.csv")
    assert [one.code for one in found.problems] == ["percent-or-fraction"]


def rewritten(path: Path, changes: dict[str, Callable[[str], str]]) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, change in changes.items():
        parts[name] = change(parts.get(name, ""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def rows(path: Path) -> Sequence[object]:
    (table,) = open_tables(path)
    return list(table.read(lambda _: None))


@pytest.mark.parametrize("row", ['<row r="{}" spans="1:2"/>', '<row r="{0}"><c r="A{0}" s="0"/></row>'])
def test_rows_with_nothing_in_them_are_not_read(exports: Path, row: str) -> None:
    path = save(exports / "a.xlsx", ["Date", "Likes"], ["2025-01-01", 5])
    many = "".join(row.format(at) for at in range(3, 100_000))
    rewritten(path, {WORKSHEET: lambda text: text.replace("</sheetData>", many + "</sheetData>")})
    assert rows(path) == [["Date", "Likes"], ["2025-01-01", 5]]


@pytest.mark.parametrize(
    ("part", "mark", "element", "said"),
    [
        ("xl/styles.xml", "<cellXfs", '<xf numFmtId="0"/>', "too many formats"),
        ("xl/workbook.xml", "<sheets", '<sheet name="a"/>', "too many parts"),
        (STRINGS, "", "<si/>" * 10, "too large once it is unpacked"),
    ],
)
def test_what_unpacks_to_far_more_is_refused(exports: Path, part: str, mark: str, element: str, said: str) -> None:
    path = save(exports / "a.xlsx", ["Date", "Likes"], ["2025-01-01", 5])
    rewritten(path, {part: lambda text: text.replace(mark, element * 250_000 + mark, 1)})
    with pytest.raises(Refusal, match=said):
        open_tables(path)
