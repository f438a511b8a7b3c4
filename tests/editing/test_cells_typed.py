"""Figures typed into the table: what was typed is what is read, and everything else in the file stays as it was."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

import workbooks
from benefitgraphic.diagnostics import Problems, as_text
from benefitgraphic.editing.cells import with_cells
from benefitgraphic.editing.clashes import Clashes
from benefitgraphic.editing.edits import SetCell
from benefitgraphic.metrics.metric import Unit
from benefitgraphic.metrics.years import FiscalYear
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.sheets.sheet import read_sheet_file

Table = dict[tuple[str, str], dict[int, Decimal | None]]

UNITS: dict[str, Unit] = {"messages": "count", "by_channel": "count", "share": "percent", "wait": "hours"}
LABELS = {"messages": "Messages received", "by_channel": "Engagement by channel"}
TEXT = 'metric,category,2024,2025\nmessages,,"44,820",48210\nby_channel,X,1,2\nshare,,87%,91\nwait,,1.5,\n'


def put(folder: Path, text: str, codec: str = "utf-8") -> Path:
    path = folder / "metrics.csv"
    path.write_bytes(text.encode(codec))
    return path


def typed(path: Path, *cells: SetCell, knowingly: bool = False) -> bytes:
    return with_cells(path, cells, units=UNITS, labels=LABELS, knowingly=knowingly)


def refused(path: Path, *cells: SetCell) -> str:
    with pytest.raises(Problems) as problems:
        typed(path, *cells)
    return "\n".join(map(as_text, problems.value.diagnostics))


def values_in(path: Path) -> Table:
    findings = Findings()
    sheet = read_sheet_file(path, path.name, findings)
    assert sheet, [as_text(d) for d in findings.ordered()]
    return {
        (row.metric, row.category): {year: sheet.value(row, year, UNITS[row.metric]) for year in sheet.columns}
        for row in sheet.rows
    }


MESSAGES = ("messages", "", 2025, "48210")
LAST_YEAR = ("messages", "", 2024, "44,820")
SHARE = ("share", "", 2024, "87%")
WAIT = ("wait", "", 2024, "1.5")


@pytest.mark.parametrize(
    ("cell", "now", "stands"),
    [
        (MESSAGES, "49000", "messages,,\"44,820\",49000"),
        (MESSAGES, "49,000", "messages,,\"44,820\",49000"),
        (MESSAGES, " 49 000 ", "messages,,\"44,820\",49000"),
        (MESSAGES, "49\u202f000", "messages,,\"44,820\",49000"),
        (MESSAGES, "", "messages,,\"44,820\","),
        (MESSAGES, "  ", "messages,,\"44,820\","),
        # The marks of the cell stay, as the designer will look for them.
        (LAST_YEAR, "45001", "messages,,\"45,001\",48210"),
        (LAST_YEAR, "999", "messages,,\"999\",48210"),
        (SHARE, "91", "share,,91%,91"),
        (SHARE, "91.5 %", "share,,91.5%,91"),
        (WAIT, "1.25", "wait,,1.25,"),
        (WAIT, "1.125", "wait,,1.1250,"),
        (("wait", "", 2025, ""), "2.0", "wait,,1.5,2"),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_and_written_as_the_file_writes(
    tmp_path: Path, cell: tuple[str, str, int, str], now: str, stands: str
) -> None:
    row = next(line for line in TEXT.splitlines() if line.startswith(cell[0]))
    assert typed(put(tmp_path, TEXT), SetCell(*cell, now)).decode() == TEXT.replace(row, stands)


def test_a_cell_that_means_it_already_stays_as_it_is(tmp_path: Path) -> None:
    path = put(tmp_path, TEXT)
    same = [SetCell(*LAST_YEAR, "44820"), SetCell(*SHARE, "87"), SetCell(*WAIT, "1.50"), SetCell(*MESSAGES, "48210")]
    assert typed(path, *same) == path.read_bytes()


def test_the_files_own_decimal_comma(tmp_path: Path) -> None:
    text = 'metric,category,2024,2025\nshare,,"87,5",91\nwait,,"1,5",\n'
    path = put(tmp_path, text)
    assert typed(path, SetCell("share", "", 2025, "91", "91,5 %")).decode() == text.replace(",91\n", ',"91,5"\n')
    assert "Messages" not in refused(path, SetCell("wait", "", 2025, "", "1.5"))


@pytest.mark.parametrize(
    ("cell", "now", "said"),
    [
        (MESSAGES, "n/a", "Messages received, 2025: 'n/a' is not a number"),
        (MESSAGES, "about 50", "Messages received, 2025: 'about 50' is not a number"),
        (MESSAGES, "-5", "Messages received, 2025: '-5' is negative"),
        (MESSAGES, "12.5", "'12.5' is not a whole number"),
        (MESSAGES, "=SUM(A1:A2)", "is a formula, not a value"),
        (MESSAGES, "91%", "'91%' is a percentage, but this metric's unit is count"),
        (MESSAGES, "2025-04-01", "is a date or a time of day"),
        (MESSAGES, "4,82,10", "its thousands are not marked every three digits"),
        (SHARE, "101", "share, 2024: '101' is more than 100 percent"),
        (("messages", "", 2031, ""), "5", "Messages received, 2031: there is no column for 2031"),
        (("mesages", "", 2025, ""), "5", "no metric is called 'mesages' in metrics.yaml"),
    ],
)
def test_what_is_no_number_is_refused_and_its_cell_named(
    tmp_path: Path, cell: tuple[str, str, int, str], now: str, said: str
) -> None:
    assert said in refused(put(tmp_path, TEXT), SetCell(*cell, now))


@pytest.mark.parametrize(("now", "stands"), [("0.85%", "0.85%"), ("0.85 %", "0.85%"), ("1%", "1%"), ("0.85", "0.85")])
def test_a_sign_in_a_new_row_says_that_a_small_percent_is_meant(tmp_path: Path, now: str, stands: str) -> None:
    path = put(tmp_path, "metric,category,2024,2025\nmessages,,1,2\n")
    cells = (SetCell("share", "", 2024, "", "84"), SetCell("share", "", 2025, "", now))
    assert typed(path, *cells).decode().endswith(f"share,,84,{stands}\n")
    book = workbooks.save(tmp_path / "metrics.xlsx", ["metric", "category", 2024, 2025], ["messages", None, 1, 2])
    book.write_bytes(typed(book, *cells))
    kept = openpyxl.load_workbook(book).worksheets[0]["D3"].value
    assert kept == (stands if "%" in stands else float(stands))


def test_the_last_that_was_typed_in_a_new_row_counts(tmp_path: Path) -> None:
    path = put(tmp_path, "metric,category,2024,2025\nmessages,,1,2\n")
    cells = (SetCell("share", "", 2025, "", "0.85%"), SetCell("share", "", 2025, "0.85%", "85"))
    assert typed(path, *cells).decode().endswith("share,,,85\n")


def test_what_could_be_two_numbers_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "metric,category,2024\nwait,,2\n")
    said = refused(path, SetCell("wait", "", 2024, "2", "1,500"))
    assert "wait, 2024: '1,500' could be thousands or a decimal number" in said
    assert "write 1500 or 1.5000" in said


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    said = refused(put(tmp_path, TEXT), SetCell(*MESSAGES, "x"), SetCell("by_channel", "X", 2024, "1", "y"))
    assert "Messages received, 2025: 'x'" in said
    assert "Engagement by channel, X, 2024: 'y'" in said
    assert "metrics.csv:2" in said
    assert "metrics.csv:3" in said


def test_a_cell_that_somebody_else_has_changed(tmp_path: Path) -> None:
    path = put(tmp_path, TEXT)
    change = SetCell("messages", "", 2025, "48000", "49000")
    with pytest.raises(Clashes) as found:
        typed(path, change, SetCell("by_channel", "X", 2025, "2", "3"))
    (clash,) = found.value.clashes
    assert (clash.label, clash.was, clash.mine, clash.theirs) == ("Messages received, 2025", "48000", "49000", "48210")
    assert b",49000" in typed(path, change, knowingly=True)


def test_no_conflict_where_both_want_the_same(tmp_path: Path) -> None:
    path = put(tmp_path, TEXT)
    assert typed(path, SetCell("messages", "", 2025, "48000", "48210")) == path.read_bytes()


def test_one_change_after_another_of_the_same_cell(tmp_path: Path) -> None:
    path = put(tmp_path, TEXT)
    written = typed(path, SetCell(*MESSAGES, "1"), SetCell("messages", "", 2025, "1", "2"))
    assert written.decode() == TEXT.replace("48210", "2")
    assert typed(path, SetCell(*MESSAGES, "1"), SetCell("messages", "", 2025, "1", "48210")) == path.read_bytes()


def test_rows_for_what_has_none(tmp_path: Path) -> None:
    cells = [SetCell("by_channel", name, year, "", str(year)) for name in ("Blog", "Flickr") for year in (2025, 2024)]
    written = typed(put(tmp_path, TEXT), *cells, SetCell("by_channel", "Empty", 2025, "", ""))
    row = "by_channel,X,1,2\n"
    assert written.decode() == TEXT.replace(row, f"{row}by_channel,Blog,2024,2025\nby_channel,Flickr,2024,2025\n")


def test_a_sheet_of_two_ways_to_write_numbers_is_mended_where_it_went_wrong(tmp_path: Path) -> None:
    text = 'metric,category,2024,2025\nmessages,,"1,044,820","1.048.210"\nshare,,87,91\n'
    path = put(tmp_path, text)
    mended = typed(path, SetCell("messages", "", 2025, "1.048.210", "1048210"))
    assert "1048210" in mended.decode().replace(",", "")
    path.write_bytes(mended)
    assert values_in(path)["messages", ""] == {2024: 1044820, 2025: 1048210}
    path = put(tmp_path, text)
    assert "marks thousands with" in refused(path, SetCell("share", "", 2025, "91", "92"))


@pytest.mark.parametrize("name", ["metrics.csv", "metrics.xlsx"])
def test_a_name_that_no_file_can_hold(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith("csv"):
        put(tmp_path, TEXT)
    else:
        workbooks.save(path, ["metric", "category", 2025], ["messages", None, 1])
    for category in ("a\x00b", "\x07", "\ud800", "a\u202eb"):
        assert "invisible character" in refused(path, SetCell("by_channel", category, 2025, "", "5"))
    assert "Messages" in refused(path, SetCell("messages", "", 2025, "48210", "\ud8005\x00"))


def test_a_year_is_named_as_its_column_is(tmp_path: Path) -> None:
    path = put(tmp_path, "metric,category,2025-26\nmessages,,1\n")
    with pytest.raises(Problems, match="Messages received, 2025-26: 'x'"):
        with_cells(path, [SetCell("messages", "", 2025, "1", "x")], FiscalYear(4), UNITS, labels=LABELS)


def test_a_workbook_keeps_its_look(tmp_path: Path) -> None:
    def more(book: openpyxl.Workbook) -> None:
        page = book.worksheets[0]
        page["C2"].font = Font(bold=True)
        page["D3"].number_format = "0%"

    rows = (["metric", "category", 2024, 2025], ["messages", None, 44820, 48210], ["share", None, None, 0.91])
    path = workbooks.save(tmp_path / "metrics.xlsx", *rows, more=more)
    change = [
        SetCell("messages", "", 2024, "44820", "45,001"),
        SetCell("messages", "", 2025, "48210", ""),
        SetCell("share", "", 2024, "", "85,5"),
        SetCell("share", "", 2025, "91%", "92%"),
        SetCell("by_channel", "X", 2024, "", "5"),
    ]
    path.write_bytes(typed(path, *change))
    page = openpyxl.load_workbook(path).worksheets[0]
    assert page["C2"].font.bold
    assert [[cell.value for cell in row] for row in page.iter_rows(min_row=2)] == [
        ["messages", None, 45001, None],
        ["share", None, 85.5, 0.92],
        ["by_channel", "X", 5, None],
    ]
    assert typed(path, SetCell("messages", "", 2024, "45001", "45001")) == path.read_bytes()


names = st.text("abcé ,;\"'=\t", min_size=1, max_size=8).map(str.strip).filter(bool)
numbers = st.one_of(
    st.integers(0, 10**9).map(Decimal), st.decimals(0, 10**6, places=2), st.decimals(0, 10**4, places=3)
)


@pytest.mark.slow
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_what_is_asked_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    draw = data.draw
    delimiter, end = draw(st.sampled_from(",;\t")), draw(st.sampled_from(["\n", "\r\n"]))
    codec = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    thousands, decimal = draw(st.sampled_from([("", "."), ("", ","), (",", "."), (".", ","), (" ", ","), ("'", ".")]))
    categories = draw(st.lists(names, max_size=5, unique_by=str.casefold))
    years = list(range(2020, 2020 + draw(st.integers(1, 4))))
    table: Table = {("wait", name): {year: draw(st.none() | numbers) for year in years} for name in categories}
    # A row that isn't touched shows the whole convention, as a sheet of any size does.
    table["share", ""] = dict.fromkeys(years, Decimal("12.5"))
    table["wait", "shown"] = dict.fromkeys(years, Decimal("1234567.25"))

    def shown(value: Decimal | None) -> str:
        english = "" if value is None else f"{value:,f}"
        return english.replace(",", "_").replace(".", decimal).replace("_", thousands)

    def cell(text: str) -> str:
        is_quoted = text.startswith('"') or any(c in text for c in (delimiter, '"')) or draw(st.booleans())
        return '"' + text.replace('"', '""') + '"' if is_quoted else text

    rows = [
        ["metric", "category", *map(str, years)],
        *([*key, *map(shown, row.values())] for key, row in table.items()),
    ]
    lines = [delimiter.join(map(cell, row)) for row in rows]
    path = put(tmp_path_factory.getbasetemp(), "".join(line + end for line in lines), codec)
    assert values_in(path) == table

    wanted = draw(
        st.dictionaries(st.tuples(st.sampled_from(categories or ["new"]), st.sampled_from(years)), st.none() | numbers)
    )
    edits = [
        SetCell("wait", name, year, shown(table.get(("wait", name), {}).get(year)), shown(value))
        for (name, year), value in wanted.items()
    ]
    path.write_bytes(typed(path, *edits))
    expected = {key: dict(row) for key, row in table.items()}
    for (name, year), value in wanted.items():
        if value is not None or ("wait", name) in expected:
            expected.setdefault(("wait", name), dict.fromkeys(years))[year] = value
    assert values_in(path) == expected

    untouched = [line for key, line in zip(table, lines[1:], strict=True) if not _is_touched(key, wanted)]
    assert set(untouched) <= set(path.read_bytes().decode(codec).split(end))
    back = [SetCell(e.metric, e.category, e.year, "?", e.was) for e in edits]
    path.write_bytes(typed(path, *back, knowingly=True))
    restored = values_in(path)
    assert {key: restored[key] for key in table} == table


def _is_touched(key: tuple[str, str], wanted: dict[tuple[str, int], Decimal | None]) -> bool:
    return key[0] == "wait" and any(key[1] == name for name, _ in wanted)


@pytest.mark.slow
@settings(deadline=None, max_examples=120)
@given(text=st.text("0123456789.,'% \u202f\u2212-eExna/=#", max_size=12))
def test_whatever_is_typed_means_nothing_for_other_cells(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = put(tmp_path_factory.getbasetemp(), TEXT)
    for metric, was in (("messages", "48210"), ("share", "91"), ("wait", "")):
        others = {key: row for key, row in values_in(path).items() if key[0] != metric}
        try:
            written = typed(path, SetCell(metric, "", 2025, was, text))
        except Problems as problems:
            assert all(metric in d.message or "Messages" in d.message for d in problems.diagnostics)
            continue
        path.write_bytes(written)
        assert {key: row for key, row in values_in(path).items() if key[0] != metric} == others
        put(path.parent, TEXT)
