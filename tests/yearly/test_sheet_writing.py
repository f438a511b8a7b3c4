"""A year's column and values go into the designer's spreadsheet, and nothing else in it changes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font

import workbooks
from benefitgraphic.diagnostics import as_text
from benefitgraphic.metrics.metric import Unit
from benefitgraphic.metrics.years import FiscalYear
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.sheets.sheet import read_sheet_file
from benefitgraphic.project.sheets.writing import SheetNotWritable, with_column, with_values
from workbooks import Fill

Values = dict[tuple[str, str], Decimal]
Table = dict[tuple[str, str], dict[int, Decimal | None]]

TEXT = 'metric,category,2024,2025\nmessages,,"44,820",48210\nby_channel,X,1,2\nshare,,87%,91\n'


def put(folder: Path, text: str, codec: str = "utf-8") -> Path:
    path = folder / "metrics.csv"
    path.write_bytes(text.encode(codec))
    return path


def values_in(path: Path) -> Table:
    """All values as they are read; each metric but "share" as a time, which may be any number."""
    findings = Findings()
    sheet = read_sheet_file(path, path.name, findings)
    assert sheet, [as_text(d) for d in findings.ordered()]
    assert not findings.ordered()
    found: Table = {}
    for row in sheet.rows:
        unit: Unit = "percent" if row.metric == "share" else "hours"
        found[(row.metric, row.category)] = {year: sheet.value(row, year, unit) for year in sheet.columns}
    return found


def refused(path: Path, year: int, values: Values) -> str:
    with pytest.raises(SheetNotWritable) as problems:
        with_values(path, year, values)
    return "\n".join(map(as_text, problems.value.diagnostics))


def test_a_column_for_the_next_year(tmp_path: Path) -> None:
    assert with_column(put(tmp_path, TEXT), 2026).decode() == (
        'metric,category,2024,2025,2026\nmessages,,"44,820",48210,\nby_channel,X,1,2,\nshare,,87%,91,\n'
    )


def test_a_column_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = put(tmp_path, TEXT)
    assert with_column(path, 2025) == path.read_bytes()


@pytest.mark.parametrize(
    ("header", "year", "expected"),
    [
        ("2023,2025", 2024, "2023,2024,2025"),
        ("2023,2025", 2022, "2022,2023,2025"),
        ("2025,2024", 2026, "2026,2025,2024"),
        ("2025,2023", 2024, "2025,2024,2023"),
        ("2025,2024", 2023, "2025,2024,2023"),
        ("2025,,", 2026, "2025,2026,,"),
        ('"2024","2025"', 2026, '"2024","2025","2026"'),
    ],
)
def test_a_column_has_its_place(tmp_path: Path, header: str, year: int, expected: str) -> None:
    written = with_column(put(tmp_path, f"metric,category,{header}\n"), year).decode()
    assert written == f"metric,category,{expected}\n"


def test_a_fiscal_year_is_called_as_the_others_are(tmp_path: Path) -> None:
    written = with_column(put(tmp_path, "metric,category,2024-25,2025-26\n"), 2026, FiscalYear(4, 1))
    assert written.decode() == "metric,category,2024-25,2025-26,2026-27\n"


def test_values_go_into_their_cells(tmp_path: Path) -> None:
    values = {("messages", ""): Decimal("48211"), ("share", ""): Decimal("91.50")}
    assert with_values(put(tmp_path, TEXT), 2025, values).decode() == TEXT.replace("48210", "48211").replace(
        "91", "91.5"
    )


def test_a_value_that_is_there_stays_as_it_is_typed(tmp_path: Path) -> None:
    path = put(tmp_path, TEXT)
    assert with_values(path, 2024, {("messages", ""): Decimal("44820.0")}).decode() == TEXT.replace(
        '"44,820"', '"44820"'
    )
    settled = put(tmp_path, TEXT + 'wait,,1.5,"1,234,567"\n')
    values = {("messages", ""): Decimal(44820), ("share", ""): Decimal(87)}
    assert with_values(settled, 2024, values) == settled.read_bytes()


def test_what_has_no_row_gets_one_beside_its_metric_or_at_the_end(tmp_path: Path) -> None:
    values = {("by_channel", "A, B"): Decimal(3), ("wait", ""): Decimal("1.25")}
    written = with_values(put(tmp_path, TEXT + ",,,\n"), 2025, values).decode()
    assert written == TEXT.replace("share", 'by_channel,"A, B",,3\nshare') + "wait,,,1.25\n,,,\n"


def test_a_row_after_a_last_line_without_an_end(tmp_path: Path) -> None:
    path = put(tmp_path, "metric,category,2025\r\nmessages,,1")
    assert (
        with_values(path, 2025, {("wait", ""): Decimal(2)}).decode() == "metric,category,2025\r\nmessages,,1\r\nwait,,2"
    )


@pytest.mark.parametrize(
    ("text", "value", "cell"),
    [
        ("metric;category;2025\nm;;\n", "1.5", "1,5"),
        ("metric;category;2025\nm;;\nn;;1.5\n", "2.5", "2.5"),
        ("metric;category;2025\nm;;\nn;;1.234.567\n", "2.5", "2,5"),
        ("metric;category;2025\nm;;\n", "1.234", "1,2340"),
        ("metric,category,2025\nm,,\n", "1.234", "1.2340"),
        ("metric,category,2025\nm,,\n", "1E+3", "1000"),
        ('metric,category,2025\nm,,\nn,,"1,5"\n', "2.5", '"2,5"'),
    ],
)
def test_decimals_are_marked_as_in_the_file(tmp_path: Path, text: str, value: str, cell: str) -> None:
    path = put(tmp_path, text)
    written = with_values(path, 2025, {("m", ""): Decimal(value)})
    assert written.decode().splitlines()[1][3:] == cell
    path.write_bytes(written)
    assert values_in(path)[("m", "")] == {2025: Decimal(value)}


def test_numbers_keep_their_meaning_without_the_cell_that_showed_it(tmp_path: Path) -> None:
    path = put(tmp_path, "metric;category;2024;2025\na;;1,500;2,250%\nb;;1,25;\nc;;1 000;\n")
    written = with_values(path, 2024, {("b", ""): Decimal(3), ("c", ""): Decimal(4)})
    assert written.decode() == "metric;category;2024;2025\na;;1,5000;2,2500%\nb;;3;\nc;;4;\n"


def test_a_value_does_not_settle_what_the_designer_meant(tmp_path: Path) -> None:
    path = put(tmp_path, "metric;category;2024;2025\na;;1,500;\nb;;;\n")
    assert "row 2, column 2024 (C2): '1,500' could mean two numbers" in refused(path, 2025, {("b", ""): Decimal("2.5")})
    assert with_values(path, 2025, {("b", ""): Decimal(2)}).endswith(b"b;;;2\n")


UNITS: dict[str, Unit] = {"a": "count", "b": "count", "c": "hours"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # Without the first number, nothing is against reading the second one's comma as one of thousands.
        ('metric,category,2024,2025\nb,,,1 234 567\na,,"1,234",\n', "5"),
        ('metric,category,2024,2025\nb,,,1 234 567\nc,,7.250,\na,,"1,234",\n', "5"),
        ('metric,category,2024,2025\nb,,,\nc,,"1,234",\n', "2.5"),
        ("metric;category;2024;2025\nb;;;1 234,5\nc;;12,5;\na;;1.234;\n", "5"),
    ],
)
def test_what_cant_be_read_is_not_settled_by_what_is_written(tmp_path: Path, text: str, value: str) -> None:
    path = put(tmp_path, text)
    values: Values = {("b", ""): Decimal(value)}
    with pytest.raises(SheetNotWritable) as problems:
        with_values(path, 2025, values, units=UNITS)
    (said,) = problems.value.diagnostics
    assert "234' would be read in another way once other cells have changed" in said.message


def test_a_text_in_a_workbook_is_not_settled_by_what_is_written(workbook: Callable[..., Path]) -> None:
    path = workbook(HEADER, ["a", None, "1,234", None], ["b", None, None, "1 234 567"])
    with pytest.raises(SheetNotWritable) as problems:
        with_values(path, 2025, {("b", ""): Decimal(5)}, units=UNITS)
    assert "row 2, column 2024 (C2): '1,234' would be read in another way" in problems.value.diagnostics[0].message


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("first", ["", "sep=;", '"sep=;"'])
def test_encoding_line_ends_and_the_first_line_stay(tmp_path: Path, codec: str, end: str, first: str) -> None:
    lines = ["metric;category;2025", '"réponses, à nous";;"1"', "", "été;X;2"]
    text = end.join([first, *lines] if first else lines) + end
    path = put(tmp_path, text, codec)
    written = with_values(path, 2026, {("été", "X"): Decimal(3)})
    expected = text.replace("2025", "2025;2026").replace('"1"', '"1";""').replace(";X;2", ";X;2;3")
    assert written == expected.encode(codec)


def test_a_character_that_the_files_encoding_lacks(tmp_path: Path) -> None:
    path = put(tmp_path, "metric,category,2025\né,,1\n", "cp1252")
    assert "'日本' can't be written into this file" in refused(path, 2025, {("é", "日本"): Decimal(1)})


def test_a_broken_file_is_not_written(tmp_path: Path) -> None:
    assert "row 2 has 1 of" in refused(put(tmp_path, "metric,category,2025\nm\n"), 2026, {})


names = st.text("abcé ,;\"'=\t", min_size=1, max_size=8).map(str.strip).filter(bool)
numbers = st.one_of(
    st.integers(0, 10**9).map(Decimal), st.decimals(0, 10**6, places=2), st.decimals(0, 10**4, places=3)
)


@pytest.mark.slow
@settings(deadline=None, max_examples=80)
@given(data=st.data())
def test_what_is_written_in_text_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    draw = data.draw
    delimiter, end = draw(st.sampled_from(",;\t")), draw(st.sampled_from(["\n", "\r\n"]))
    codec = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    thousands, decimal = draw(st.sampled_from([("", "."), ("", ","), (",", "."), (".", ","), (" ", ","), ("'", ".")]))
    keys = draw(st.lists(st.tuples(names, names), max_size=6, unique_by=lambda key: (key[0], key[1].casefold())))
    years = list(range(2020, 2020 + draw(st.integers(1, 4))))
    table: Table = {key: {year: draw(st.none() | numbers) for year in years} for key in keys}
    # One cell shows the whole convention, as a sheet of any size does.
    table[("shown", "all")] = dict.fromkeys(years, Decimal("1234567.25"))

    def cell(text: str) -> str:
        quoted = text.startswith('"') or any(c in text for c in (delimiter, '"')) or draw(st.booleans())
        return '"' + text.replace('"', '""') + '"' if quoted else text

    def shown(value: Decimal | None) -> str:
        english = "" if value is None else f"{value:,f}"
        return english.replace(",", "_").replace(".", decimal).replace("_", thousands)

    rows = [["metric", "category", *map(str, years)]]
    rows += [[*key, *map(shown, table[key].values())] for key in table]
    text = "".join(delimiter.join(map(cell, row)) + end for row in rows)
    path = put(tmp_path_factory.getbasetemp(), text, codec)
    assert values_in(path) == table

    year = draw(st.sampled_from([*years, years[-1] + 1]))
    values: Values = draw(st.dictionaries(st.sampled_from(list(table)) | st.tuples(names, names), numbers, max_size=4))
    values = {key: v for at, (key, v) in enumerate(values.items()) if _is_new(key, list(values)[:at], table)}
    path.write_bytes(with_values(path, year, values))
    expected = {key: {**row, year: row.get(year)} for key, row in table.items()}
    for key, value in values.items():
        expected[key] = {**expected.get(key, dict.fromkeys([*years, year])), year: value}
    assert values_in(path) == expected
    assert with_values(path, year, values) == path.read_bytes()
    assert path.read_bytes().decode(codec).startswith(text.partition(end)[0])


def _is_new(key: tuple[str, str], before: list[tuple[str, str]], table: Table) -> bool:
    """Whether no other key differs from it in letters' case alone."""
    folded = (key[0], key[1].casefold())
    return all((k[0], k[1].casefold()) != folded for k in [*before, *table] if k != key)


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    return partial(workbooks.save, tmp_path / "metrics.xlsx")


HEADER: list[object] = ["metric", "category", 2024, 2025]
ROWS: list[list[object]] = [HEADER, ["messages", None, 44820, 48210], ["share", None, 0.87, 0.91]]


def percents(book: openpyxl.Workbook) -> None:
    sheet = book.worksheets[0]
    for column in "CD":
        sheet[f"{column}3"].number_format = "0%"
        sheet.column_dimensions[column].width = 17
    sheet["D1"].font = Font(bold=True)


def test_a_workbooks_new_column_looks_like_the_one_beside_it(workbook: Callable[..., Path]) -> None:
    path = workbook(*ROWS, more=percents)
    values = {("messages", ""): Decimal(50000), ("share", ""): Decimal("92.5"), ("wait", "=A1"): Decimal("1.25")}
    written = with_values(path, 2026, values)
    sheet = openpyxl.load_workbook(io.BytesIO(written)).worksheets[0]
    assert [cell.value for cell in sheet["E"]] == [2026, 50000, 0.925, 1.25]
    assert sheet["E1"].font.bold and sheet["E3"].number_format == "0%" and sheet["E4"].number_format == "General"
    assert sheet.column_dimensions["E"].width == 17
    path.write_bytes(written)
    read = values_in(path)
    assert {key: row[2026] for key, row in read.items()} == values
    assert read[("messages", "")][2025] == 48210


def test_a_workbook_is_the_same_bytes_each_time(workbook: Callable[..., Path]) -> None:
    path = workbook(*ROWS, more=percents)
    values = {("messages", ""): Decimal(50000)}
    written = with_values(path, 2026, values)
    assert written == with_values(path, 2026, values)
    path.write_bytes(written)
    assert with_values(path, 2026, values) == written
    assert with_column(path, 2026) == written
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def a_formula(book: openpyxl.Workbook) -> None:
    book.create_sheet("Notes")["B2"] = "=1+1"


def a_chart(book: openpyxl.Workbook) -> None:
    book.worksheets[0].add_chart(BarChart(), "H1")


def a_note(book: openpyxl.Workbook) -> None:
    book.worksheets[0]["C2"].comment = Comment("by hand", "me")


def a_merge(book: openpyxl.Workbook) -> None:
    book.worksheets[0].merge_cells("E2:F3")


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (a_formula, "holds formulas (in B2 of the worksheet 'Notes')"),
        (a_chart, "holds a chart"),
        (a_note, "holds a drawing or a note"),
        (a_merge, "the cells E2:F3 are merged"),
    ],
)
def test_a_workbook_that_would_lose_something_is_not_written(
    workbook: Callable[..., Path], more: Fill, message: str
) -> None:
    path = workbook(*ROWS, more=more)
    text = refused(path, 2026, {("messages", ""): Decimal(50000), ("wait", ""): Decimal(2)})
    assert message in text
    assert "type this in the spreadsheet program: E1: 2026; E2: 50000; E4: 2 in a new row for wait" in text
    assert with_column(path, 2025) == path.read_bytes()


def test_a_part_that_only_its_program_knows(workbook: Callable[..., Path]) -> None:
    path = workbook(*ROWS)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("docMetadata/LabelInfo.xml", "<labels/>")
    assert "holds a sensitivity label" in refused(path, 2026, {})


def test_an_empty_drawing_such_as_google_sheets_adds_is_no_loss(workbook: Callable[..., Path]) -> None:
    path = workbook(*ROWS)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/drawings/drawing1.xml", "<xdr:wsDr xmlns:xdr='http://example.org'/>")
    path.write_bytes(with_column(path, 2026))
    assert values_in(path)[("messages", "")] == {2024: 44820, 2025: 48210, 2026: None}


def test_a_workbooks_column_between_others_is_left_to_its_program(workbook: Callable[..., Path]) -> None:
    text = refused(workbook(["metric", "category", 2023, 2025]), 2024, {})
    assert "the column 2024 belongs between others" in text
    assert "do this in the spreadsheet program: insert an empty column before column D, then type D1: 2024" in text


def test_a_newest_first_workbooks_column_is_inserted_by_hand(workbook: Callable[..., Path]) -> None:
    text = refused(workbook(["metric", "category", 2025, 2024], ["m", None, 2, 1]), 2026, {("m", ""): Decimal(3)})
    assert "insert an empty column before column C, then type C1: 2026; C2: 3" in text


@pytest.mark.slow
@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_what_is_written_in_a_workbook_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    draw = data.draw
    keys = draw(
        st.lists(st.tuples(names, names), min_size=1, max_size=5, unique_by=lambda key: (key[0], key[1].casefold()))
    )
    table: Table = {key: {year: draw(st.none() | numbers) for year in (2024, 2025)} for key in keys}
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADER)
    for row, (key, found) in enumerate(table.items(), 2):
        for column, text in enumerate(key, 1):
            sheet.cell(row, column).value = text
            sheet.cell(row, column).data_type = "s"
        for column, value in enumerate(found.values(), 3):
            sheet.cell(row, column).value = None if value is None else float(value)
    path = tmp_path_factory.getbasetemp() / "metrics.xlsx"
    book.save(path)
    assert values_in(path) == table
    values: Values = draw(st.dictionaries(st.sampled_from(list(table)), numbers))
    values[("a new one", "")] = Decimal("0.5")
    path.write_bytes(with_values(path, 2026, values))
    expected = {key: {**row, 2026: values.get(key)} for key, row in table.items()}
    expected[("a new one", "")] = {2024: None, 2025: None, 2026: Decimal("0.5")}
    assert values_in(path) == expected
