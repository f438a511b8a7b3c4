"""What could be read in two ways, or not at all, is refused, with the cell named."""

# ruff: noqa: E501 - rows of tables are easier to compare on one line
from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

import exported
from benefitgraphic.imports.dates import DateError, read_day
from exported import Post, posts
from workbooks import save_sheets

HEADER = "Post id,Date,Post text,Impressions,Likes"
GOOD = ["1", "2025-03-14", "Hello", "10", "1"]
AMBIGUOUS = [Post(n, date(2025, n, n + 1)) for n in (1, 2, 3)]

# What stands in the second row (or the rows), and what must be said of it.
CELLS = [
    ("two-days", [["1", "03/04/2025", "", "10", "1"]], "row 2, column 'Date': '03/04/2025' could be April 3 or March 4"),
    ("contradicting", [["1", "13/04/2025", "", "1", "1"], ["2", "04/13/2025", "", "1", "1"]], "row 2 (13/04/2025) has the day first"),
    ("short-year", [["1", "3/14/25", "", "10", "1"]], "row 2, column 'Date': '3/14/25' has a year of two digits"),
    ("no-day", [["1", "soon", "", "10", "1"]], "row 2, column 'Date': 'soon' is not a date"),
    ("no-such-day", [["1", "2025-02-30", "", "10", "1"]], "there is no such day as '2025-02-30'"),
    ("serial", [["1", "45730", "", "10", "1"]], "'45730' is not a date"),
    ("dot", [["1", "2025-03-14", "", "1.234", "1"]], "row 2, column 'Impressions': '1.234' could be a decimal number"),
    ("two-marks", [["1", "2025-03-14", "", "1,234,567", "1.234.567"]], "row 2 (1,234,567) marks thousands with a comma, but"),
    ("fraction", [["1", "2025-03-14", "", "12.5", "1"]], "row 2, column 'Impressions': '12.5' is not a whole number"),
    ("percent", [["1", "2025-03-14", "", "6.5%", "1"]], "row 2, column 'Impressions': '6.5%' is a percentage"),
    ("letters", [["1", "2025-03-14", "", "12K", "1"]], "row 2, column 'Impressions': '12K' is not a number"),
    ("shortened", [["1", "2025-03-14", "", "1.2E+06", "1"]], "row 2, column 'Impressions': '1.2E+06' is shortened"),
    ("odd-groups", [["1", "2025-03-14", "", "1,23,456", "1"]], "row 2, column 'Impressions': '1,23,456' is not a number"),
    ("huge", [["1", "2025-03-14", "", "9" * 15, "1"]], "is too large to be a count"),
    ("ragged", [["1", "2025-03-14", "Hello", "10", "1", "9"]], "row 2: this row has 6 cells, but the header has 5"),
    ("short", [["1", "2025-03-14"]], "row 2: this row has 2 cells, but the header has 5"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "said"), [case[1:] for case in CELLS], ids=[case[0] for case in CELLS])
def test_names_the_cell(exports: Path, run: Callable[..., Result], rows: list[list[str]], said: str) -> None:
    result = run(exported.write(exports / "x.csv", HEADER, [*rows, ["9", *GOOD[1:]]]))
    assert result.exit_code == 1
    assert said in result.output
    assert "nothing was written" in result.output


def test_every_wrong_cell_is_named_at_once(exports: Path, run: Callable[..., Result]) -> None:
    rows = [["1", "soon", "", "1", "1"], ["2", "2025-01-01", "", "x", "y"]]
    said = run(exported.write(exports / "x.csv", HEADER, rows)).output
    assert all(
        place in said for place in ("row 2, column 'Date'", "row 3, column 'Impressions'", "row 3, column 'Likes'")
    )


@pytest.mark.parametrize(
    ("option", "days"), [("--dayfirst", "2025-02-01 to 2025-04-03"), ("--monthfirst", "2025-01-02 to 2025-03-04")]
)
def test_the_user_may_say_what_comes_first(exports: Path, run: Callable[..., Result], option: str, days: str) -> None:
    path = exported.meta_facebook(exports / "m.csv", AMBIGUOUS, dates="month")
    assert "could be" in run(path).output
    assert days in run(path, option).output


def test_one_late_day_decides_for_a_long_file(exports: Path, run: Callable[..., Result]) -> None:
    rows = [[str(n), f"03/{n % 12 + 1:02}/2025", "", "1", "1"] for n in range(5000)]
    path = exported.write(exports / "x.csv", HEADER, [*rows, ["last", "03/31/2025", "", "1", "1"]])
    assert "2025-03-01 to 2025-03-31, dates with the month first" in run(path).output
    assert (
        "row 5003"
        in run(
            exported.write(
                exports / "y.csv",
                HEADER,
                [*rows, *[["b", "03/31/2025", "", "1", "1"], ["c", "31/03/2025", "", "1", "1"]]],
            )
        ).output
    )


def test_one_late_mark_decides_for_a_long_file(exports: Path, run: Callable[..., Result]) -> None:
    rows = [[f"v{n}", "t", "2025-03-01", 60, 1000, "1,234", 0, 0, 0] for n in range(3000)]
    path = exported.write(exports / "y.csv", exported.YOUTUBE, rows)
    assert "'1,234' could be thousands or a decimal number" in run(path).output
    decisive = [*rows, ["last", "t", "2025-03-01", 60, 1000, "1,234.5", 0, 0, 0]]
    said = run(exported.write(exports / "z.csv", exported.YOUTUBE, decisive)).output
    assert "watch_hours 3,703,234.5" in " ".join(said.split())


def test_a_comma_in_a_file_with_semicolons(exports: Path, run: Callable[..., Result]) -> None:
    path = exported.write(exports / "x.csv", HEADER, [["1", "2025-03-14", "", "1,200", "1"]], delimiter=";")
    assert "'1,200' could be thousands or a decimal number" in run(path).output


FILES: list[tuple[str, bytes, str]] = [
    ("a.csv", b"", "this file is empty"),
    ("a.csv", b"Colour,Size\r\nred,3\r\n", "this is not an export of any platform that is known here; its columns are 'Colour', 'Size'"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .xlsx"),
    ("a.xlsx", b"PK\x03\x04" + bytes(600), "this workbook is damaged"),
    ("a.zip", b"PK\x03\x04" + bytes(600), "unpack it"),
    ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "this is not a text file"),
    ("a.csv", b'Post id,Date,Post text,Impressions\r\n1,2025-01-01,"never closed,5\r\n', "never closed"),
    ("a.csv", b"Post id,Date,Post text,Impressions,Impressions\r\n1,2025-01-01,a,5,6\r\n", "two columns are called 'Impressions'"),
    ("a.csv", b"Post id,Post text,Impressions\r\n1,a,5\r\n", "nothing in this file says which days it counts"),
    ("a.csv", HEADER.encode() + b"\r\n1,2025-01-01,caf\xc3\xa9,5,5\r\n" * 3000 + b"1,2025-01-01,caf\xe9,5,5\r\n", "not UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "said"), FILES, ids=[case[2][:30] for case in FILES])
def test_unusable_files(exports: Path, run: Callable[..., Result], name: str, data: bytes, said: str) -> None:
    (exports / name).write_bytes(data)
    result = run(exports / name)
    assert (result.exit_code, said in result.output) == (1, True), result.output


def test_no_such_file(exports: Path, run: Callable[..., Result]) -> None:
    result = run(exports / "none.csv")
    assert (result.exit_code, "there is no such file" in result.output) == (1, True)


def test_google_analytics_beyond_the_year(exports: Path, run: Callable[..., Result]) -> None:
    result = run(exported.ga4(exports / "g.csv", start="20241201", end="20250131"))
    assert result.exit_code == 1
    assert "2024-12-01 to 2025-01-31 in one sum, which goes beyond 2025" in result.output


def test_two_reports_of_the_same_days(exports: Path, run: Callable[..., Result]) -> None:
    one = exported.ga4(exports / "a.csv")
    other = exported.write(
        exports / "b.csv",
        "Landing page,Sessions",
        [["/", 10000]],
        before=["# Start date: 20250101", "# End date: 20250630"],
    )
    result = run(one, other)
    assert result.exit_code == 1
    assert "give one file for each period" in result.output
    assert run(one, one).exit_code == 0


def test_one_network_from_two_platforms(
    exports: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    files = exported.meta_facebook(exports / "m.csv", posts()), exported.sprout(exports / "s.csv", posts())
    result = run(*files)
    assert result.exit_code == 1
    assert "Facebook is in this file from Sprout Social and in exports/m.csv from Meta (Facebook)" in result.output
    rules("sources: {Facebook: Meta (Facebook)}\n")
    result = run(*files)
    assert result.exit_code == 0
    assert "2 of networks that another platform is taken for" in result.output


def test_days_and_whole_lives_in_one_file(exports: Path, run: Callable[..., Result]) -> None:
    path = exported.meta_facebook(exports / "m.csv", posts())
    path.write_text(path.read_text(encoding="utf-8").replace("Lifetime", "03/14/2025", 1), encoding="utf-8", newline="")
    assert "rows for single days and rows for posts' whole lives" in run(path).output


def test_a_damaged_workbook(exports: Path, run: Callable[..., Result]) -> None:
    whole = exported.linkedin(exports / "whole.xlsx", posts())
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(exports / "cut.xlsx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data[: len(data) // 2] if "sheet2" in name else data)
    result = run(exports / "cut.xlsx")
    assert (result.exit_code, "this workbook is damaged" in result.output) == (1, True)


@pytest.mark.slow
@pytest.mark.parametrize(("parts", "size"), [(2_001, 0), (1, 160_000_000)], ids=["many", "large"])
def test_a_workbook_that_unpacks_to_very_much(exports: Path, run: Callable[..., Result], parts: int, size: int) -> None:
    path = exported.linkedin(exports / "li.xlsx", posts())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(parts):
            archive.writestr(f"xl/media/{number}.bin", bytes(size))
    result = run(path)
    assert (result.exit_code, "too large once it is unpacked" in result.output) == (1, True)


def test_a_platform_that_is_misspelt_is_named(
    exports: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    for text in ("sources: {X: Sprout}", "whole_files: [YouTub]"):
        rules(text + "\n")
        result = run(exported.x(exports / "x.csv", posts()))
        assert (result.exit_code, "no platform is called" in result.output) == (1, True)
        assert "did you mean" in result.output


def test_names_cant_steer_the_terminal(exports: Path, run: Callable[..., Result]) -> None:
    path = exported.sprout(exports / "s.csv", posts(), ["Face\x1b[2Jbook"])
    result = run(path)
    assert (result.exit_code, "\x1b" in result.output) == (0, False)


RULES = [
    (
        "engagment: {sum: [reactions]}",
        "no metric is called 'engagment' in metrics.yaml",
        "did you mean 'engagement' or",
    ),
    ("engagement: 5", "'engagement' should have 'sum' or 'rate' under it", "engagement: {sum:"),
    ("engagement: {}", "a metric needs either 'sum' or 'rate'", ""),
    ("engagement: {sum: [likes!]}", "a measure can't be called 'likes!'", ""),
    ("engagement: {summ: [reactions]}", "unknown key 'summ'", "did you mean 'sum'"),
    ("engagement: {sum: [clicks], rate: [a, b]}", "a metric needs either 'sum' or 'rate'", ""),
    ("engagement: {rate: [clicks]}", "a rate is one measure over another", ""),
    ("engagement: {sum: [clicks]}", "engagement: X doesn't tell 'clicks'", "instead: {X: [...]}"),
    ("engagement: {sum: [reactions, reactions]}", "'reactions' is here twice", ""),
    ("engagement: {sum: [interactions, reactions]}", "'interactions' holds 'reactions' already", "leave out"),
    ("engagement: {sum: [impressions], instead: {X: [engagement, shares]}}", "'engagement' holds 'shares' already", ""),
    ("engagement: {rate: [reactions, impressions]}", "engagement is a count, which can't be a rate", "write it as sum"),
    ("engagement: {sum: [reactoins]}", "no measure is called 'reactoins'", "did you mean 'reactions'"),
    ("engagement: {sum: [reactions], by: platform}", "engagement has no categories in metrics.yaml", "remove 'by'"),
    ("replied_within_hour: {sum: [reactions]}", "replied_within_hour is a percent, which can't be a sum", "rate:"),
    ("replied_within_hour: {rate: [impressions, reactions]}", "replied_within_hour comes to", "check which measure"),
    ("files: {Mine: {recognise: Date, measures: {a: A}}}", "this should be a list of column names", ""),
]


@pytest.mark.parametrize(("text", "said", "hint"), RULES, ids=[case[0] for case in RULES])
def test_rules_that_cant_be_followed(
    exports: Path, run: Callable[..., Result], rules: Callable[[str], None], text: str, said: str, hint: str
) -> None:
    rules(text + "\n")
    result = run(exported.x(exports / "x.csv", posts()))
    assert (result.exit_code, said in result.output, hint in result.output) == (1, True, True), result.output
    assert "config/imports.yaml:1:" in result.output


def test_two_sheets_with_posts(exports: Path, run: Callable[..., Result]) -> None:
    rows = exported.linkedin_rows(posts())
    result = run(save_sheets(exports / "li.xlsx", {"Page 1": rows, "Page 2": rows}))
    assert result.exit_code == 1
    assert "several sheets of this workbook hold figures: 'Page 1', 'Page 2'" in result.output


TURNED = "has the year last, but row 2 (2025-04-03 09:00) doesn't"


@pytest.mark.parametrize("option", [[], ["--dayfirst"], ["--monthfirst"]])
def test_dates_that_a_spreadsheet_program_turned_around(
    exports: Path, run: Callable[..., Result], option: list[str]
) -> None:
    rows = [["1", "2025-04-03 09:00", "", 1, 1], ["2", "13/04/2025 09:00", "", 1, 1], ["3", "14/04/2025", "", 1, 1]]
    result = run(exported.write(exports / "x.csv", HEADER, rows), *option)
    assert result.exit_code == 1
    assert "row 3, column 'Date': '13/04/2025 09:00' " + TURNED in result.output
    assert "one has turned some of the dates around" in " ".join(result.output.split())


def test_real_dates_and_text_in_a_workbook(exports: Path, run: Callable[..., Result]) -> None:
    note, header, *rows = exported.linkedin_rows(posts(3), dates="day")
    at = header.index("Created date")
    rows[1][at] = date(2025, 3, 4)
    result = run(save_sheets(exports / "li.xlsx", {"All posts": [note, header, *rows]}))
    assert (result.exit_code, "has the year first, but row 3" in result.output) == (1, True)


def test_the_option_is_for_files_that_dont_show_it(exports: Path, run: Callable[..., Result]) -> None:
    rows = [["1", "03/04/2025", "", 1, 1], ["2", "03/31/2025", "", 1, 1]]
    shows = exported.write(exports / "1.csv", HEADER, rows)
    open_ = exported.write(exports / "2.csv", HEADER, [["3", "05/04/2025", "", 1, 1]])
    said = run(shows, open_, "--dayfirst").output
    assert "2025-03-04 to 2025-03-31, dates with the month first" in said
    assert "2025-04-05 to 2025-04-05, dates with the day first" in said


@pytest.mark.parametrize("word", ["Total", "TOTAL", "Totals", "Grand total", "Total général", "Total :", "total"])
def test_a_total_with_a_date_is_one_all_the_same(exports: Path, run: Callable[..., Result], word: str) -> None:
    rows = [GOOD, [word, "2025-12-31", "", "10", "1"]]
    said = run(exported.write(exports / "x.csv", HEADER, rows)).output
    assert "1 post counted, 1 left out" in said
    assert "1 a total of other rows: row 3" in said


def test_a_remark_below_the_table_is_left_out(exports: Path, run: Callable[..., Result]) -> None:
    rows = [GOOD, [], ["Exported by Ann on 2025-12-31"]]
    result = run(exported.write(exports / "x.csv", HEADER, rows))
    assert result.exit_code == 0
    assert "1 below the table: row 4 ('Exported by Ann on 2025-12-31')" in result.output
    result = run(exported.write(exports / "y.csv", HEADER, [["Exported by Ann"], GOOD]))
    assert (result.exit_code, "row 2: this row has 1 cell, but the header has 5" in result.output) == (1, True)


def test_a_remark_below_a_table_that_begins_with_days(exports: Path, run: Callable[..., Result]) -> None:
    rows: list[list[object]] = [*exported.linkedin_days(posts()), ["Exported by Ann on 2025-12-31"]]
    result = run(save_sheets(exports / "li.xlsx", {"Metrics": rows}))
    assert result.exit_code == 0, result.output
    assert "1 below the table: row 7 ('Exported by Ann on 2025-12-31')" in result.output


def test_rows_without_a_network_are_left_out_and_said(exports: Path, run: Callable[..., Result]) -> None:
    said = run(exported.sprout(exports / "s.csv", posts(4), ["Facebook", ""])).output
    assert "2 without a network: rows 3, 5" in said
    assert "not named" not in said


def test_sprouts_links_to_elsewhere_tell_no_posts_apart(exports: Path, run: Callable[..., Result]) -> None:
    header = "Date,Post ID,Network,Post Type,Linked Content,Impressions,Other Post Clicks"
    rows = [["2025-03-14", "", "Facebook", "Post", "https://drivebc.ca", n, 3] for n in (5, 6)]
    said = run(exported.write(exports / "s.csv", header, rows)).output
    assert "2 posts counted, none left out" in said
    assert "Linked Content, Other Post Clicks" in said.partition("Not used")[2]


@pytest.mark.parametrize(
    ("style", "said"), [("2025-12-31T23:30:00Z", True), ("2025-12-31 23:30", False), ("2026-01-01T00:30:00+0000", True)]
)
def test_times_with_a_zone_at_the_years_end_are_said(
    exports: Path, run: Callable[..., Result], style: str, said: bool
) -> None:
    rows = [GOOD, ["2", style, "", "10", "1"]]
    output = " ".join(run(exported.write(exports / "x.csv", HEADER, rows)).output.split())
    assert ("1 row lies within a day of the year's beginning or end" in output) == said


@pytest.mark.parametrize(
    "typed",
    [
        "14 juillet 2025 à 15 h 30", "2025-07-14 09 h 30", "14-Jul-2025", "14-juil.-2025", "14 July 2025 09:30 PDT",
        "Jul 14, 2025, 9:30 a.m. PST", "Mon Jul 14 09:30:00 +0000 2025", "2025-07-14 09:30 PDT", "14/07/2025 15h30",
        "lundi 14 juillet 2025 à 9 h", "2025-07-14 à 15 h 30",
    ],
)  # fmt: skip
def test_days_in_many_words(typed: str) -> None:
    assert read_day(typed, None) == date(2025, 7, 14)


@pytest.mark.parametrize(("typed", "month"), [("5 aout 2025", 8), ("5 fevrier 2025", 2), ("5 Déc. 2025", 12)])
def test_days_without_accents(typed: str, month: int) -> None:
    assert read_day(typed, None) == date(2025, month, 5)


@pytest.mark.parametrize("typed", ["14 Jul", "14 15 Jul 2025", "14 Jul 2025 2026", "14 Foo 2025", "14-Jul-25"])
def test_what_is_no_day_in_words(typed: str) -> None:
    with pytest.raises(DateError):
        read_day(typed, None)


def test_a_fiscal_year_is_called_by_both_its_years(exports: Path, config: Path, run: Callable[..., Result]) -> None:
    config.write_text("fiscal_year_start: 04-01\n" + config.read_text(encoding="utf-8"), encoding="utf-8")
    assert "What was read for 2025–26, 2025-04-01 to 2026-03-31" in run(exported.x(exports / "x.csv", posts())).output
