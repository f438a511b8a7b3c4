"""Figures pasted from a spreadsheet: what each program puts into the clipboard, and where it goes in the table."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benefitgraphic.diagnostics import Problems, as_text
from benefitgraphic.editing.figures import FigureTable, table_of
from benefitgraphic.editing.pasting import Grid, pasted
from benefitgraphic.editing.placing import cells_for

TABLE = """metric,category,2023,2024,2025
engagement,,1098000,1236000,1418000
messages,,40110,44820,48210
share,,85,87,91
wait,,,2.5,1.5
by_channel,Facebook,,480000,520000
by_channel,X,,262000,287000
followers,Facebook,100,200,300
followers,X,10,20,30
"""
MEANINGS = """engagement: {label: Total engagement, definition: D., unit: count}
messages: {label: Messages received, definition: D., unit: count}
share: {label: Replied within an hour, definition: D., unit: percent}
wait: {label: Waiting time, definition: D., unit: hours}
by_channel: {label: Engagement by channel, definition: D., unit: count, by: channel}
followers: {label: Followers, definition: D., unit: count, by: channel}
fresh: {label: New one, definition: D., unit: count}
"""
MESSAGES = ("messages", "", 2024)


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> FigureTable:
    return shown(tmp_path_factory.mktemp("pasting"), TABLE)


def shown(folder: Path, table: str) -> FigureTable:
    for name, text in (("metrics.csv", table), ("metrics.yaml", MEANINGS), ("infographic.yaml", "year: 2025\n")):
        (folder / name).write_text(text, encoding="utf-8")
    return table_of(folder / "infographic.yaml")


def laid(figures: FigureTable, text: str, at: tuple[str, str, int] = MESSAGES) -> dict[tuple[str, str, int], str]:
    return {(cell.metric, cell.category, cell.year): cell.now for cell in cells_for(pasted(text), figures, at)}


def refused(figures: FigureTable, text: str, at: tuple[str, str, int] = MESSAGES) -> str:
    with pytest.raises(Problems) as problems:
        cells_for(pasted(text), figures, at)
    return "\n".join(map(as_text, problems.value.diagnostics))


@pytest.mark.parametrize(
    ("text", "grid"),
    [
        # Excel ends rows with CRLF, the last one too; others don't.
        ("1\t2\r\n3\t4\r\n", (("1", "2"), ("3", "4"))),
        ("1\t2\n3\t4", (("1", "2"), ("3", "4"))),
        ("48210\r\n", (("48210",),)),
        ("1\n2\n3\n", (("1",), ("2",), ("3",))),
        # A line end within a cell.
        ('"Facebook\n(page)"\t5\r\nX\t6\r\n', (("Facebook\n(page)", "5"), ("X", "6"))),
        ('"say ""hi""\nthere"\t5', (('say "hi"\nthere', "5"),)),
        # Quotes that are no more than that: Excel copies them as they are.
        ('"Cone" zone\t5\n', (('"Cone" zone', "5"),)),
        ('6" pipe\t5\n', (('6" pipe', "5"),)),
        ('"never closed\t5\n', (('"never closed', "5"),)),
        # Empty cells, and rows marked beyond the end.
        ("1\t\n\t4\r\n\r\n\t\r\n", (("1", ""), ("", "4"))),
        ("\u00a048\u202f210 \r\n", (("48\u202f210",),)),
        ("1\r2\r", (("1",), ("2",))),
    ],
)
def test_the_clipboard_of_spreadsheet_programs(text: str, grid: Grid) -> None:
    assert pasted(text) == grid


@pytest.mark.parametrize("text", ["", "\r\n", "\t\t\r\n\t\t\r\n", " "])
def test_nothing_to_paste(text: str) -> None:
    with pytest.raises(Problems, match="nothing to paste"):
        pasted(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1\n" * 3_000, id="rows"),
        pytest.param("1\t" * 200, id="columns"),
        pytest.param("1" * 300_000, id="characters"),
        pytest.param('"\t' * 80_000, id="quotes"),
    ],
)
def test_too_much_to_paste(text: str) -> None:
    with pytest.raises(Problems):
        pasted(text)


def test_rows_of_several_lengths() -> None:
    with pytest.raises(Problems, match="different numbers of cells"):
        pasted("1\t2\n3\n")


cells = st.text("ab1,. \"\n\t'", max_size=6).map(str.strip)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_what_a_program_copies_is_what_is_pasted(rows: list[list[str]], end: str) -> None:
    """As LibreOffice and Google Sheets write it: quotes where a cell has them or a separator."""
    rows.append(["last", "row"])
    quoted = [[f'"{c.replace(chr(34), chr(34) * 2)}"' if set(c) & set('"\t\n') else c for c in row] for row in rows]
    assert pasted("".join("\t".join(row) + end for row in quoted)) == tuple(map(tuple, rows))


def test_a_single_cell(figures: FigureTable) -> None:
    assert laid(figures, "45,000\r\n") == {MESSAGES: "45000"}


def test_a_column_goes_down_in_the_tables_order(figures: FigureTable) -> None:
    assert laid(figures, "1\n2%\n3.25\n4\n") == {
        MESSAGES: "1",
        ("share", "", 2024): "2",
        ("wait", "", 2024): "3.25",
        ("by_channel", "Facebook", 2024): "4",
    }


def test_a_block_goes_right_by_the_years(figures: FigureTable) -> None:
    assert laid(figures, "1\t2\n3\t4\n") == {
        MESSAGES: "1",
        ("messages", "", 2025): "2",
        ("share", "", 2024): "3",
        ("share", "", 2025): "4",
    }


def test_what_means_the_same_is_no_change_and_an_empty_cell_is_not_known(figures: FigureTable) -> None:
    assert laid(figures, "44 820\t48 210\n87%\t\n") == {("share", "", 2025): ""}


@pytest.mark.parametrize("typed", ["#N/A", "#n/a", "#NV"])
def test_what_is_not_available_in_a_former_year_is_not_known(figures: FigureTable, typed: str) -> None:
    assert laid(figures, f"{typed}\t48 210\n") == {("messages", "", 2024): ""}


def test_a_metric_that_has_no_row_yet(figures: FigureTable) -> None:
    assert laid(figures, "1\t2", ("fresh", "", 2024)) == {("fresh", "", 2024): "1", ("fresh", "", 2025): "2"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1\t2\t3\n", "3 columns were copied, and from 2024 on the table has 2"),
        ("1\n" * 9, "9 rows were copied, and from 'Messages received' on the table has 8"),
        ("1\nn/a\n", "Replied within an hour, 2024: 'n/a' is not a number"),
        ("\t2025\nmessages\t#N/A\n", "is a spreadsheet's error"),
        ("1\n#DIV/0!\n", "is a spreadsheet's error"),
        ("1\n1.5E+06\n", "is shortened, so its digits are lost"),
        ("1,234,567.5\n1.234.567,5\n", "in what was copied, '1,234,567.5' marks thousands with a comma, and"),
        ("Mesages received\t5\n", "no row of the table is called 'Mesages received'"),
        ("Messages received\n", "no figures in what was copied"),
        ("\t2024\nmessages\t5\nmessages\t6\n", "'messages' is among the names twice"),
        ("\t2024\t2024\nmessages\t5\t6\n", "a year is in the first row twice"),
        ("\t2019\nmessages\t5\n", "the table has no column for 2019"),
        ("2019\t2020\n5\t6\n", "the table has no column for 2019, 2020"),
        ("Channel\tAmount\nFacebook\t5\n", "the first row has something other than years in it: 'Channel, Amount'"),
        # These could be taken in two ways.
        ("2024\n5\n", "'2024' at the top may be a year or a figure"),
        ("2019\n5\n", "'2019' at the top may be a year or a figure"),
        ("Facebook\t1\nX\t2\n", "'Facebook' is the name of several rows"),
        ("messages\t\t5\n", "the empty second column could be the categories"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(figures: FigureTable, text: str, said: str) -> None:
    assert said in refused(figures, text)


def test_years_and_names_that_were_copied_too(figures: FigureTable) -> None:
    by_name = {MESSAGES: "1", ("messages", "", 2025): "2", ("share", "", 2024): "3", ("share", "", 2025): "4"}
    at = ("engagement", "", 2023)
    assert laid(figures, "\t2024\t2025\nMessages received\t1\t2\nReplied within an hour\t3\t4\n", at) == by_name
    assert laid(figures, "metric\t2025\t2024\nshare\t4\t3\nmessages\t2\t1\n", at) == by_name
    assert laid(figures, "metric\tcategory\t2024\t2025\nmessages\t\t1\t2\nshare\t\t3\t4\n", at) == by_name
    assert laid(figures, "Messages received\t1\t2\nshare\t3\t4\n", ("engagement", "", 2024)) == by_name
    assert laid(figures, "2025\t2024\n2\t1\n4\t3\n", ("messages", "", 2023)) == by_name


def test_channels_are_those_of_the_metric_pasted_on(figures: FigureTable) -> None:
    text = "Channel\t2025\nX\t5\nFacebook\t6\n"
    assert laid(figures, text, ("followers", "X", 2023)) == {
        ("followers", "X", 2025): "5",
        ("followers", "Facebook", 2025): "6",
    }
    both = "by_channel\tX\t7\nFollowers\tFacebook\t8\n"
    assert laid(figures, both, ("messages", "", 2025)) == {
        ("by_channel", "X", 2025): "7",
        ("followers", "Facebook", 2025): "8",
    }
    # A category's first year may be empty: that is no column of categories.
    assert laid(figures, "Facebook\t\t1\t2\n", ("by_channel", "Facebook", 2023)) == {
        ("by_channel", "Facebook", 2024): "1",
        ("by_channel", "Facebook", 2025): "2",
    }


def test_figures_that_look_like_years_are_figures_where_nothing_else_fits(figures: FigureTable) -> None:
    assert laid(figures, "2024") == {MESSAGES: "2024"}
    assert laid(figures, "2024\t2025") == {MESSAGES: "2024", ("messages", "", 2025): "2025"}
    assert laid(figures, "\t2024\nmessages\t2025\n") == {MESSAGES: "2025"}


def test_a_block_is_read_as_it_writes_numbers_and_written_as_the_sheet_does(
    tmp_path: Path, figures: FigureTable
) -> None:
    """A German program's copy into an English sheet, and the other way round."""
    german = "1.234.567\n91,5\n2,125\n"
    assert laid(figures, german) == {MESSAGES: "1234567", ("share", "", 2024): "91.5", ("wait", "", 2024): "2.1250"}
    semicolons = shown(tmp_path, TABLE.replace(",", ";").replace("2.5", "2,5").replace("1.5", "1,5"))
    english = "1,234,567\n91.5\n2.125\n"
    assert laid(semicolons, english) == {MESSAGES: "1234567", ("share", "", 2024): "91,5", ("wait", "", 2024): "2,1250"}
    # Where the block shows nothing, the sheet does.
    assert laid(semicolons, "3,25", ("wait", "", 2024)) == {("wait", "", 2024): "3,25"}
    assert laid(figures, "1,234\n") == {MESSAGES: "1234"}
    assert laid(semicolons, "1,234\n12.5\n", ("messages", "", 2024)) == {MESSAGES: "1234", ("share", "", 2024): "12,5"}


@pytest.mark.parametrize("mark", [",", "."])
def test_where_a_block_does_not_show_what_its_numbers_mean_no_sheet_settles_it(
    tmp_path: Path, figures: FigureTable, mark: str
) -> None:
    """Who pastes "12,500" hours from a French program into an English sheet means twelve and a half."""
    semicolons = shown(tmp_path, TABLE.replace(",", ";").replace("2.5", "2,5").replace("1.5", "1,5"))
    for table in (figures, semicolons):
        said = refused(table, f"12{mark}500\n", ("wait", "", 2025))
        assert f"Waiting time, 2025: '12{mark}500' could be" in said
        assert "write 12500 or 12.5000" in said
    there = shown(tmp_path, TABLE.replace("1.5", "12.500"))
    assert laid(there, "12.500\n", ("wait", "", 2025)) == {}
    assert laid(figures, "91,5\n12,500\n", ("share", "", 2024))["wait", "", 2024] == "12.5"


@pytest.mark.parametrize("typed", ["48.000\n51.000\n", "1.000"])
def test_thousands_with_a_dot_are_not_taken_for_decimals(figures: FigureTable, typed: str) -> None:
    assert "could be a decimal number or thousands" in refused(figures, typed)


def test_a_fraction_among_percentages_could_be_either(figures: FigureTable) -> None:
    """A cell that shows 91.5 % in Excel holds 0.915, and loses its sign when it is copied as a value."""
    at = ("share", "", 2025)
    assert "'0.915' is read as 0.915 percent, and other years have 85 to 87" in refused(figures, "0.915", at)
    assert "if 91.5 percent is meant, type 91.5" in refused(figures, "0.915", at)
    assert "if 90 percent is meant, type 90" in refused(figures, "0,9", at)
    assert laid(figures, "0.915%", at) == {at: "0.915%"}
    assert laid(figures, "0", at) == {at: "0"}


def test_names_as_a_spreadsheet_lays_them_out(figures: FigureTable) -> None:
    """A name that stands once for several rows, in a merged cell; capitals; empty rows between; a mark in front."""
    merged = {("by_channel", "Facebook", 2025): "7", ("by_channel", "X", 2025): "8", ("messages", "", 2025): "9"}
    for text in (
        "\t\t2025\nEngagement by channel\tFacebook\t7\n\tX\t8\nMessages received\t\t9\n",
        "Engagement by channel\tFacebook\t7\n\tX\t8\n\t\t\nMessages received\t\t9\n",
        "\ufeffENGAGEMENT BY CHANNEL\tfacebook\t7\n\tx\t8\nMESSAGES\t\t9\n",
    ):
        assert laid(figures, text, ("by_channel", "Facebook", 2025)) == merged
    assert laid(figures, "facebook\t7\nx\t8\n", ("by_channel", "Facebook", 2025)) == dict(list(merged.items())[:2])


def test_what_stands_above_a_block_is_named(figures: FigureTable) -> None:
    titled = "Figures of 2025\t\t\nmetric\t2024\t2025\nmessages\t1\t2\n"
    assert "copy it from the row of years on" in refused(figures, titled)
    assert "copy the figures without the row above them" in refused(figures, "Total\n1\n2\n")


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_every_figure_of_a_block_arrives_at_its_place(figures: FigureTable, data: st.DataObject) -> None:
    """With or without names and years, in any order of both."""
    draw = data.draw
    rows = draw(st.permutations(figures.rows))[: draw(st.integers(1, 5))]
    years = draw(st.permutations(figures.years))[: draw(st.integers(1, 3))]
    # 1 among percents near 85 might be meant as 100 %, and is refused.
    figure = st.integers(0, 100).filter(lambda drawn: drawn != 1)
    wanted = {(row, year): draw(figure) for row in range(len(rows)) for year in years}
    lines = [["metric", "category", *map(str, years)]]
    for at, row in enumerate(rows):
        name = draw(st.sampled_from([row.metric, row.label]))
        lines.append([name, row.category, *(str(wanted[at, year]) for year in years)])
    text = "\r\n".join("\t".join(line) for line in lines)
    found = laid(figures, text, ("share", "", 2025))
    for at, row in enumerate(rows):
        for year in years:
            now = found.get((row.metric, row.category, year))
            assert Decimal(wanted[at, year]) == (row.cells[year].value if now is None else Decimal(now))
    assert len(found) <= len(wanted)
