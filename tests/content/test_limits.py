"""What would take minutes is refused before the work is done, and what nothing stands in takes no time at all."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import openpyxl
import pytest

import workbooks
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.sheets import workbook as reading
from benefitgraphic.project.sheets.sheet import Sheet, read_sheet_file
from benefitgraphic.project.sheets.trimming import trimmed
from benefitgraphic.project.sheets.writing import SheetNotWritable, with_column

ROWS = (["metric", "category", 2024, 2025], ["messages", None, 1, 2], ["share", "é & <b>", 81, 84])
WORKSHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    return partial(workbooks.save, tmp_path / "metrics.xlsx", *ROWS)


def rewritten(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The workbook with one of its parts written anew."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def with_rows(path: Path, rows: str) -> Path:
    return rewritten(path, WORKSHEET, lambda text: text.replace("</sheetData>", rows + "</sheetData>"))


def read(path: Path) -> tuple[Sheet | None, tuple[Diagnostic, ...]]:
    findings = Findings()
    return read_sheet_file(path, path.name, findings), findings.ordered()


def names(path: Path) -> list[tuple[str, str]]:
    sheet, found = read(path)
    assert sheet and not found, found
    return [(row.metric, row.category) for row in sheet.rows]


PLAIN = [("messages", ""), ("share", "é & <b>")]


@pytest.mark.parametrize(
    "rows",
    [
        "".join(f'<row r="{at}" spans="1:4"/>' for at in range(5, 200_000)),
        "".join(f'<row r="{at}"><c r="A{at}" s="0"/></row>' for at in range(5, 100_000)),
        "<row/>" * 200_000,
        '<row r="1048576" ht="15"/>',
    ],
    ids=["rows", "cells", "unnumbered", "last"],
)
def test_rows_with_nothing_in_them_are_never_opened(book: Callable[..., Path], rows: str) -> None:
    path = with_rows(book(), rows)
    assert names(path) == PLAIN
    assert len(trimmed(path.read_bytes(), 20_000).data) < 20_000


def test_a_row_between_empty_ones_is_found(book: Callable[..., Path]) -> None:
    def row(at: int) -> str:
        return f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>messages</t></is></c></row>'

    sheet, _ = read(with_rows(book(), '<row r="5"/>' + row(9) + '<row r="12"/>'))
    assert sheet and sheet.rows[-1].number == 9


def test_nothing_is_trimmed_that_is_read(book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Other sheets, widths, merged cells, formats and formulas make no difference."""

    def more(made: openpyxl.Workbook) -> None:
        page = made.worksheets[0]
        page.column_dimensions["A"].width = 30
        page.merge_cells("A8:B9")
        page["C3"].number_format = "0%"
        made.create_sheet("notes").append(["by hand"])

    path = book(more=more)
    now = read(path)[0]
    monkeypatch.setattr(reading, "trimmed", lambda data, most: type("Whole", (), {"data": data}))
    before = read(path)[0]
    assert now and before and now.table == before.table


@pytest.mark.parametrize("prefix", ["x:", "ss:"])
def test_elements_with_a_prefix(book: Callable[..., Path], prefix: str) -> None:
    def prefixed(text: str) -> str:
        return re.sub(r"<(/?)([a-zA-Z])", rf"<\1{prefix}\2", text).replace("xmlns=", f"xmlns:{prefix[:-1]}=")

    path = with_rows(book(), '<row r="9"/>' * 1)
    assert names(rewritten(path, WORKSHEET, prefixed)) == PLAIN


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('<row r="1048576"><c r="C1048576"><v>5</v></c></row>', "more than 20,000 rows: '5' is in C1048576"),
        ('<row r="5"><c r="XFD5"><v>7</v></c></row>', "more than 80 columns: '7' is in XFD5"),
        ('<row r="20001"><c r="A20001"><f>1+1</f><v>2</v></c></row>', "more than 20,000 rows: '2' is in A20001"),
        ('<row r="3"><c r="A3"><v>1</v></c></row>', "row 3 comes after row 3"),
    ],
)
def test_a_cell_far_away_is_named(book: Callable[..., Path], rows: str, said: str) -> None:
    sheet, found = read(with_rows(book(), rows))
    assert sheet is None and said in found[0].message and found[0].hint


def test_what_a_sheet_says_of_its_size_does_not_matter(book: Callable[..., Path]) -> None:
    def huge(text: str) -> str:
        return text.replace('ref="A1:D3"', 'ref="A1:XFD1048576"')

    assert names(rewritten(book(), WORKSHEET, huge)) == PLAIN


@pytest.mark.parametrize(
    ("part", "after", "element", "said"),
    [
        ("xl/styles.xml", "<cellXfs", '<xf numFmtId="0"/>', "too many formats"),
        ("xl/workbook.xml", "<sheets", '<sheet name="a"/>', "too many parts (in xl/workbook.xml)"),
        ("docProps/app.xml", "<Application", "<a/>", "too many parts (in docProps/app.xml)"),
    ],
)
def test_parts_that_take_long_to_read(
    book: Callable[..., Path], part: str, after: str, element: str, said: str
) -> None:
    sheet, found = read(rewritten(book(), part, lambda text: text.replace(after, element * 250_000 + after, 1)))
    assert sheet is None and said in found[0].message


def _put_before(added: str, mark: str, text: str) -> str:
    return text.replace(mark, added + mark)


@pytest.mark.parametrize("element", ["<col/>", "<mergeCell/>"])
def test_what_stands_around_rows_is_never_opened(book: Callable[..., Path], element: str) -> None:
    for mark in ("<sheetData>", "</worksheet>"):
        path = rewritten(book(), WORKSHEET, partial(_put_before, element * 200_000, mark))
        assert names(path) == PLAIN


def test_no_year_is_added_where_openpyxl_would_take_minutes(book: Callable[..., Path]) -> None:
    path = with_rows(book(), "".join(f'<row r="{at}" spans="1:4"/>' for at in range(5, 500_000)))
    with pytest.raises(SheetNotWritable) as raised:
        with_column(path, 2026)
    (told,) = raised.value.diagnostics
    assert "only have a format" in told.message and "E1: 2026" in told.hint


@pytest.mark.parametrize("end", ["\n", "\r\n", ",,,\n", " , \n", "\n\n,\n"])
def test_blank_rows_at_the_end_of_a_text_file(tmp_path: Path, end: str) -> None:
    path = tmp_path / "metrics.csv"
    text = "metric,category,2024,2025\nmessages,,1,2\nshare,,3,\n"
    path.write_text(text + end * 150_000, encoding="utf-8", newline="")
    assert [metric for metric, _ in names(path)] == ["messages", "share"]
    added = with_column(path, 2026).decode()
    assert added.startswith("metric,category,2024,2025,2026\nmessages,,1,2,\nshare,,3,,\n") and added.endswith(end)


@pytest.mark.parametrize("row", ['""\n', "a,,1,2\n", "\n"])
def test_a_text_file_of_too_many_lines(tmp_path: Path, row: str) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text(f"metric,category,2024\n{row * 250_000}a,,1\n", encoding="utf-8")
    sheet, found = read(path)
    assert sheet is None and "more than 100,000 lines" in found[0].message


def test_many_parts_are_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for at in range(3_000):
            archive.writestr(f"xl/media/{at}.png", b"")
    path = tmp_path / "metrics.xlsx"
    path.write_bytes(packed.getvalue())
    assert "too large once it is unpacked" in read(path)[1][0].message
