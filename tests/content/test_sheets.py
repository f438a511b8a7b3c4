"""The figures are read from whatever spreadsheet programs save, or refused in plain words."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

import openpyxl
import pytest

import workbooks
from benefitgraphic.content.load import Loaded
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.metrics.metric import Unit
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.sheets.numerals import CellError
from benefitgraphic.project.sheets.sheet import Sheet, read_sheet_file
from workbooks import Fill

SHEET = "metric,category,2024,2025\nmessages,,44820,48210\nby_channel,Café,1,2\nshare,,87.5,91\n"
PLAIN = {("messages", ""): ["44820", "48210"], ("by_channel", "Café"): ["1", "2"], ("share", ""): ["87.5", "91"]}
UNITS: dict[str, Unit] = {"messages": "count", "by_channel": "count", "share": "percent", "wait": "hours"}


def read(path: Path) -> tuple[Sheet | None, tuple[Diagnostic, ...]]:
    findings = Findings()
    sheet = read_sheet_file(path, f"config/{path.name}", findings)
    return sheet, findings.ordered()


def values(path: Path) -> dict[tuple[str, str], list[Decimal | None]]:
    sheet, found = read(path)
    assert sheet and not found
    return {
        (row.metric, row.category): [sheet.value(row, year, UNITS[row.metric]) for year in sheet.columns]
        for row in sheet.rows
    }


def said(path: Path) -> str:
    _, found = read(path)
    return "\n".join(f"{d.where}: {d.message} -> {d.hint}" for d in found)


def plain() -> dict[tuple[str, str], list[Decimal | None]]:
    return {key: [Decimal(n) for n in numbers] for key, numbers in PLAIN.items()}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("first", ["", "sep={}\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_in_any_form(tmp_path: Path, codec: str, delimiter: str, first: str, end: str) -> None:
    text = (first + SHEET.replace(",", delimiter)).replace("{}", delimiter).replace("\n", end)
    path = tmp_path / "metrics.csv"
    path.write_bytes(text.encode(codec))
    assert values(path) == plain()


def test_a_line_that_names_the_delimiter_counts_as_no_row(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text("sep=;\nmetric;category;2024;2025\nmessages;;1;n/a\n", encoding="utf-8")
    sheet, _ = read(path)
    assert sheet
    where = sheet.place_of_year(sheet.rows[0], 2025)
    assert (where.line, where.column, where.path) == (3, 13, "row 2, column 2025 (D2)")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("wait;;1,500;2,25\n", ["1.5", "2.25"]),
        ("wait;;1 234,5;1,500\n", ["1234.5", "1.5"]),
        ("wait;;1.234;1.234.567\n", ["1234", "1234567"]),
        ("wait;;1.234;1.234,5\n", ["1234", "1234.5"]),
        ("wait;;1’234;12.5\n", ["1234", "12.5"]),
        ("wait;;1.234;12.5\n", ["1.234", "12.5"]),
        ("wait;;1,234;12.5\n", ["1234", "12.5"]),
        ("wait;;12.5;\nmessages;;1,234;1,234,567\n", ["12.5", None]),
    ],
)
def test_numbers_as_the_file_consistently_writes_them(tmp_path: Path, rows: str, expected: list[str | None]) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text("metric;category;2024;2025\n" + rows, encoding="utf-8")
    assert values(path)[("wait", "")] == [None if n is None else Decimal(n) for n in expected]


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Saves a workbook with these rows, after something more was done to it."""

    return partial(workbooks.save, tmp_path / "metrics.xlsx")


HEADER: list[object] = ["metric", "category", 2024, 2025]
ROWS: list[list[object]] = [
    HEADER,
    ["messages", None, 44820, 48210],
    ["by_channel", "Café", 1, 2.0],
    ["share", None, 87.5, 91],
]


def test_a_workbook(workbook: Callable[..., Path]) -> None:
    assert values(workbook(*ROWS)) == plain()


def test_a_project_with_a_workbook(config: Path, small: Callable[..., Loaded], workbook: Callable[..., Path]) -> None:
    (config.parent / "metrics.csv").unlink()
    workbook(HEADER, ["messages", None, 44820, 48210]).rename(config.parent / "metrics.xlsx")
    (config.parent / "metrics.yaml").write_text("messages: {label: M, definition: D., unit: count}\n", encoding="utf-8")
    edition = small("numbers: {panels: [{metric: messages, chart: bars}]}\n").edition
    assert edition.numbers
    metric = edition.numbers.panels[0].metric
    assert metric.values == (Decimal(44820), Decimal(48210))


def test_a_workbooks_cell_is_named(config: Path, problems: Callable[..., str], workbook: Callable[..., Path]) -> None:
    (config.parent / "metrics.csv").unlink()
    workbook(HEADER, ["messages", None, 44820, "many"]).rename(config.parent / "metrics.xlsx")
    text = problems("", {"metrics.yaml": "messages: {label: M, definition: D., unit: count}\n"})
    assert "config/metrics.xlsx:2:4: error: row 2, column 2025 (D2): 'many' is not a number" in text


@pytest.mark.parametrize(
    ("value", "number_format", "unit", "number"),
    [
        (0.91, "0%", "share", "91"),
        (0.915, "0.0%", "share", "91.5"),
        (0.07, "0.00%;[Red]-0.00%", "share", "7"),
        (1, "0%", "share", "100"),
        (91, '0"%"', "share", "91"),
        (91, "General", "share", "91"),
        ("91 %", "General", "share", "91"),
        (0.1 + 0.2, "General", "wait", "0.3"),
        (1.234, "General", "wait", "1.234"),
        (48210.0, "General", "messages", "48210"),
        (1234567, "#,##0", "messages", "1234567"),
        (1500000, '0.0,,"M"', "messages", "1500000"),
        ("1,234", "General", "messages", "1234"),
        ("48210", "@", "messages", "48210"),
        (1e15 - 1, "General", "messages", "999999999999999"),
    ],
)
def test_a_cell_is_what_the_spreadsheet_shows(
    workbook: Callable[..., Path], value: object, number_format: str, unit: str, number: str
) -> None:
    def shape(book: openpyxl.Workbook) -> None:
        book.worksheets[0].cell(2, 4).number_format = number_format

    path = workbook(HEADER, [unit, None, None, value], more=shape)
    assert values(path)[(unit, "")] == [None, Decimal(number)]


@pytest.mark.parametrize(
    ("value", "number_format", "message"),
    [
        ("#N/A", "General", "is a spreadsheet's error"),
        ("#REF!", "General", "is a spreadsheet's error"),
        (True, "General", "'TRUE' is not a number"),
        (datetime.date(2025, 3, 1), "yyyy-mm-dd", "'2025-03-01' is a date or a time of day, not a number"),
        (datetime.time(3, 30), "h:mm", "'3:30:00' is a time, not a number"),
        (datetime.time(15, 30), "h:mm AM/PM", "'15:30:00 (time of day)' is a date or a time of day"),
        (datetime.timedelta(hours=27), "[h]:mm", "'27:00:00' is a time, not a number"),
        (0.5, "0%", "is a percentage, but this metric's unit is count"),
        (1.5, "General", "is not a whole number"),
        (-3, "General", "is negative"),
        (1e300, "General", "has more than 15 digits"),
        ("about 5", "General", "is not a number"),
    ],
)
def test_a_cell_that_is_no_number_is_refused(
    config: Path,
    problems: Callable[..., str],
    workbook: Callable[..., Path],
    value: object,
    number_format: str,
    message: str,
) -> None:
    def shape(book: openpyxl.Workbook) -> None:
        book.worksheets[0].cell(2, 4).value = value  # type: ignore[assignment]
        book.worksheets[0].cell(2, 4).number_format = number_format

    (config.parent / "metrics.csv").unlink()
    workbook(HEADER, ["messages", None, 1], more=shape).rename(config.parent / "metrics.xlsx")
    text = problems("", {"metrics.yaml": "messages: {label: M, definition: D., unit: count}\n"})
    assert "row 2, column 2025 (D2): " in text and message in text


def test_numbers_typed_as_text_follow_the_texts_alone(workbook: Callable[..., Path]) -> None:
    path = workbook(HEADER, ["wait", None, "1,500", "12,5"], ["messages", None, 1.0, 1234])
    assert values(path)[("wait", "")] == [Decimal("1.5"), Decimal("12.5")]


def test_a_formula_counts_as_what_was_computed(workbook: Callable[..., Path]) -> None:
    path = workbook(HEADER, ["messages", None, 1, "=C2*2"], ["share", None, '=""', 3])
    data = {"<f>C2*2</f><v></v>": "<f>C2*2</f><v>2</v>", '><f>""</f><v></v>': ' t="str"><f>""</f><v></v>'}
    rewrite(path, data)
    assert values(path) == {("messages", ""): [1, 2], ("share", ""): [None, 3]}


def rewrite(path: Path, changes: dict[str, str]) -> None:
    """Changes the worksheet's XML, as a spreadsheet program that computes would write it."""
    parts = dict(_parts(path))
    text = parts["xl/worksheets/sheet1.xml"].decode()
    for old, new in changes.items():
        old = old.replace("<v></v>", "<v />") if old not in text else old
        assert old in text, text
        text = text.replace(old, new)
    parts["xl/worksheets/sheet1.xml"] = text.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _parts(path: Path) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def test_a_formula_that_was_never_computed_is_named(workbook: Callable[..., Path]) -> None:
    text = said(workbook(HEADER, ["messages", None, 1, "=C2*2"]))
    assert "config/metrics.xlsx:2:4: D2 holds a formula that was never computed: '=C2*2'" in text
    assert "save it there" in text


def add(title: str, *rows: list[object]) -> Fill:
    def more(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)

    return more


def test_which_worksheet(workbook: Callable[..., Path]) -> None:
    assert values(workbook(["notes"], more=add(" Metrics", *ROWS))) == plain()
    assert values(workbook(*ROWS, more=add("Notes", ["by hand"]))) == plain()
    text = said(workbook(*ROWS, more=add("Old", *ROWS)))
    assert "several worksheets look like the one with the figures: 'Figures', 'Old'" in text
    assert "call the one with the figures 'metrics'" in text
    assert "none of the worksheets" in said(workbook(["a"], more=add("Old", ["b"])))


def test_what_stands_around_the_figures_does_not_matter(workbook: Callable[..., Path]) -> None:
    def more(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.row_dimensions[3].hidden = True
        sheet.cell(900, 3).number_format = "0.0"
        sheet.cell(2, 60).number_format = "0.0"
        sheet.cell(1, 5).value = "  "

    assert values(workbook(*ROWS, more=more)) == plain()


def test_merged_cells_count_once(config: Path, problems: Callable[..., str], workbook: Callable[..., Path]) -> None:
    rows: list[list[object]] = [HEADER, ["by_channel", "X", 1, 2], [None, "Blog", 1, 2]]
    (config.parent / "metrics.csv").unlink()
    workbook(*rows, more=lambda book: book.worksheets[0].merge_cells("A2:A3")).rename(config.parent / "metrics.xlsx")
    text = problems("", {"metrics.yaml": "by_channel: {label: M, definition: D., unit: count, by: channel}\n"})
    assert "row 3 has no metric" in text and "unmerge" in text


def test_a_value_without_a_heading_is_not_overlooked(workbook: Callable[..., Path]) -> None:
    assert "row 2 has more cells than the first row" in said(workbook(HEADER, ["messages", None, 1, 2, 3]))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("metric,category,2025,Notes\nmessages,,1,from Sam\n", "notes and sums go into another file"),
        ("metric,category,2025,Total\nmessages,,1,1\n", "notes and sums go into another file"),
        ("Figures of 2025\n\nmetric,category,2025\nmessages,,1\n", "delete what is above row 3"),
        ("Our figures,as of June,\nmetric,category,2025\nmessages,,1\n", "delete what is above row 2"),
        (
            "metric,category,2025\nmessages,,1\n\nSource: all our accounts\n",
            "delete notes, such as where the figures are from",
        ),
    ],
)
def test_what_stands_around_a_table_is_told_to_go(tmp_path: Path, text: str, hint: str) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text(text)
    assert hint in said(path)


@pytest.mark.parametrize(
    ("shape", "shown"),
    [
        ('#,##0"K"', "618K"),
        ("0\\K", "618K"),
        ('0" million"', "618million"),
        ('# ##0" milliers"', "618milliers"),
        ('0.0,"K"', None),
        ('0.0,,"M"', None),
        ('"$"#,##0', None),
        ('#,##0" km"', None),
    ],
)
def test_a_format_that_adds_thousands_is_no_number(
    workbook: Callable[..., Path], shape: str, shown: str | None
) -> None:
    def more(book: openpyxl.Workbook) -> None:
        book.worksheets[0]["D2"].number_format = shape

    sheet, _ = read(workbook(HEADER, ["messages", None, 500, 618], more=more))
    assert sheet
    if shown is None:
        assert sheet.value(sheet.rows[0], 2025, "count") == 618
        return
    with pytest.raises(CellError, match=f"'{shown}' is not a number written in full") as error:
        sheet.value(sheet.rows[0], 2025, "count")
    assert "the format General" in error.value.hint


def test_a_row_that_is_no_metrics_has_to_go(problems: Callable[..., str]) -> None:
    text = problems("", {"metrics.csv": "metric,category,2025\nmessages,,1\nTotal,,1\n"})
    assert "no metric is called 'Total'" in text and "delete rows that belong to no metric" in text


def test_of_a_row_that_cannot_be_read_nothing_else_is_said(problems: Callable[..., str]) -> None:
    text = problems("thanks: Thanks for {messages}.", {"metrics.csv": "metric,category,2025\nmessages,,1,by Sam\n"})
    assert "row 2 has more cells" in text and "can't be said" not in text


def test_an_invisible_character_is_named(workbook: Callable[..., Path]) -> None:
    assert "B2 holds an invisible character: U+202E" in said(workbook(HEADER, ["messages", "a\u202e", 1, 2]))


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 70_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "this file is empty"),
        (b"metric,category,2024\n", "not a spreadsheet in the .xlsx format"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old format (.xls)"),
        (b"PK" + b"\0" * 5_000_000, "larger than 5 MB"),
        (bomb(), "too large once it is unpacked"),
    ],
    ids=["empty", "text", "damaged", "password", "xls", "large", "bomb"],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "metrics.xlsx"
    path.write_bytes(data)
    assert message in said(path)


def test_every_damage_to_a_workbook_is_refused_or_read(workbook: Callable[..., Path]) -> None:
    path = workbook(*ROWS)
    data = path.read_bytes()
    for at in range(0, len(data), 97):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])
        sheet, found = read(path)
        assert sheet or found


def test_entities_in_a_workbook_are_not_followed(workbook: Callable[..., Path]) -> None:
    path = workbook(*ROWS)
    parts = dict(_parts(path))
    bombed = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    parts["xl/worksheets/sheet1.xml"] = bombed + parts["xl/worksheets/sheet1.xml"].replace(b"44820", b"&c;")
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert "damaged" in said(path)


def test_a_row_far_below_is_not_overlooked(workbook: Callable[..., Path]) -> None:
    def more(book: openpyxl.Workbook) -> None:
        book.worksheets[0].cell(30_000, 1).value = "messages"

    assert "more than 20,000 rows" in said(workbook(*ROWS, more=more))


@pytest.mark.parametrize("name", ["metrics.xls", "metrics.ods", "metrics.numbers"])
def test_another_kind_of_spreadsheet_is_named(config: Path, problems: Callable[..., str], name: str) -> None:
    (config.parent / "metrics.csv").rename(config.parent / name)
    text = problems()
    assert f"{name} can't be read, only metrics.csv and metrics.xlsx" in text


FRACTIONS = {"metrics.yaml": "share: {label: S, definition: D., unit: percent}\n"}


@pytest.mark.parametrize(
    ("cells", "warned"), [("0.68,0.84", True), ("0.5,1", True), ("68,84", False), ("0.9,84", False), ("1,0", False)]
)
def test_percentages_that_look_like_fractions_are_doubted(
    small: Callable[..., Loaded], cells: str, warned: bool
) -> None:
    loaded = small("", FRACTIONS | {"metrics.csv": f"metric,category,2024,2025\nshare,,{cells}\n"})
    said = [d for d in loaded.warnings if d.code == "looks-like-fractions"]
    assert len(said) == warned
    if cells == "0.68,0.84":
        assert "0.84 is read as 0.84 percent" in said[0].message
        assert said[0].hint == "if 84 percent is meant, write 84 in the sheet"


def test_a_fraction_that_a_workbook_shows_as_a_percentage_is_none(
    config: Path, small: Callable[..., Loaded], workbook: Callable[..., Path]
) -> None:
    (config.parent / "metrics.csv").unlink()

    def percents(book: openpyxl.Workbook) -> None:
        for name in ("C2", "D2"):
            book.worksheets[0][name].number_format = "0%"

    workbook(HEADER, ["share", None, 0.68, 0.84], more=percents).rename(config.parent / "metrics.xlsx")
    loaded = small("", FRACTIONS)
    assert not [d for d in loaded.warnings if d.code == "looks-like-fractions"]


def test_a_counts_comma_is_never_told_to_be_a_decimal(problems: Callable[..., str]) -> None:
    files = {
        "metrics.yaml": "messages: {label: M, definition: D., unit: count}\n",
        "metrics.csv": "metric;category;2025\nmessages;;44,820\n",
    }
    assert "if thousands are meant, write 44820" in problems("", files)
