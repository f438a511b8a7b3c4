"""Times in a sheet are read as long as they are, in the metric's unit, or refused with the number to type."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

import workbooks
from benefitgraphic.content.load import Loaded
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.sheets.durations import shows_time, shows_year
from benefitgraphic.project.sheets.sheet import Sheet, read_sheet_file
from benefitgraphic.project.sheets.writing import with_column, with_values

TIMES = {
    "metrics.yaml": "watched: {label: W, definition: D., unit: hours}\n"
    "reply: {label: R, definition: D., unit: minutes}\n"
}
HEADER = ["metric", "category", 2024, 2025]
Hours = datetime.timedelta


def sheet_of(path: Path) -> Sheet:
    findings = Findings()
    sheet = read_sheet_file(path, path.name, findings)
    assert sheet, findings.ordered()
    return sheet


def saved(config: Path, value: object, shape: str, *, metric: str = "watched", before: object = 1) -> Path:
    """The project with a workbook whose last cell has a format."""

    def more(book: openpyxl.Workbook) -> None:
        cell = book.worksheets[0].cell(2, 4)
        cell.value = value  # type: ignore[assignment]
        cell.number_format = shape

    (config.parent / "metrics.csv").unlink(missing_ok=True)
    other = "reply" if metric == "watched" else "watched"
    return workbooks.save(
        config.parent / "metrics.xlsx", HEADER, [metric, None, before], [other, None, 7, 7], more=more
    )


@pytest.mark.parametrize(
    ("value", "shape", "metric", "read"),
    [
        (Hours(hours=37, minutes=30), "[h]:mm", "watched", "37.5"),
        (Hours(hours=37, minutes=30), "[h]:mm:ss", "watched", "37.5"),
        (Hours(hours=37, minutes=30), "[hh]:mm;@", "watched", "37.5"),
        (Hours(hours=37, minutes=30), "[$-409][h]:mm", "watched", "37.5"),
        (Hours(minutes=2250), "[mm]:ss", "watched", "37.5"),
        (Hours(hours=37, minutes=20), "[h]:mm", "watched", "37.3333333333333"),
        (Hours(hours=1200), "[h]:mm", "watched", "1200"),
        (Hours(minutes=42), "[h]:mm", "reply", "42"),
        (datetime.time(0, 42), "h:mm", "reply", "42"),
        (datetime.time(0, 42, 30), "h:mm:ss", "reply", "42.5"),
        (datetime.time(0, 42, 30), "mm:ss", "reply", "42.5"),
        (datetime.time(3, 30), "h:mm", "watched", "3.5"),
        (datetime.time(0, 0), "h:mm", "reply", "0"),
        (0.0291666666666667, "h:mm", "reply", "42"),
        (1.5625, "[h]:mm", "watched", "37.5"),
    ],
)
def test_a_time_is_read_in_the_metrics_unit(
    config: Path, small: Callable[..., Loaded], value: object, shape: str, metric: str, read: str
) -> None:
    saved(config, value, shape, metric=metric)
    loaded = small("", TIMES)
    assert {one.key: one.value for one in loaded.metrics}[metric] == Decimal(read)
    assert not loaded.warnings


def test_a_workbook_that_counts_days_from_1904(config: Path, small: Callable[..., Loaded]) -> None:
    path = saved(config, Hours(hours=37, minutes=30), "[h]:mm")
    book = openpyxl.load_workbook(path)
    book.epoch = datetime.datetime(1904, 1, 1)
    book.worksheets[0]["C2"].value, book.worksheets[0]["C2"].number_format = 1.25, "[h]:mm"
    book.save(path)
    (watched, _) = small("", TIMES).metrics
    assert watched.values == (Decimal(30), Decimal("37.5"))


@pytest.mark.parametrize(
    ("value", "shape", "said"),
    [
        # A format that drops the day shows 13:30 of what was 37:30.
        (1.5625, "h:mm", "the cell holds 1 day 13:30:00, and shows it without its days"),
        (1.5625, "h:mm", "give it the format [h]:mm, or type 37.5"),
        (0.5, "yyyy-mm-dd", "'12:00:00 (time of day)' is a date or a time of day"),
        (datetime.time(15, 30), "h:mm AM/PM", "'15:30:00 (time of day)' is a date or a time of day"),
        (datetime.datetime(2025, 3, 1), "dd/mm/yyyy", "'2025-03-01' is a date or a time of day, not a number"),
        (datetime.datetime(2025, 3, 1), "mmm-yy", "give the cell the format General"),
        ("37:30", "General", "could be hours and minutes, or minutes and seconds"),
        ("37:30", "@", "write 37.5 for 37 hours and 30 minutes, or 0.625 for 37 minutes and 30 seconds"),
        ("1 h 20", "General", "in hours, this is 1.3333"),
        ("90 min", "General", "in hours, this is 1.5"),
    ],
)
def test_a_time_that_says_too_little_is_refused(
    config: Path, problems: Callable[..., str], value: object, shape: str, said: str
) -> None:
    saved(config, value, shape)
    text = problems("", TIMES)
    assert "row 2, column 2025 (D2)" in text and said in text


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("watched,,1.489583333,1.5625", "time-or-number"),  # 35:45 and 37:30
        ("watched,,1.26041666666667,1.375", "time-or-number"),
        ("reply,,0.0451,0.0292\nreply2,,0.0354,0.0403", "looks-like-days"),
        ("reply,,0.045139,0.029167", "time-or-number"),
        ("watched,,1.375,1.5625", "looks-like-days"),
        ("watched,,37.5,36.25", ""),
        ("watched,,2.333333333,1.75", ""),  # 2 h 20
        ("watched,,33.3333333333333,12.1", ""),
        ("watched,,1.5,1.25", ""),
        ("watched,,12.3456,14.2857142857143", ""),
        ("reply,,0.5,0.75", ""),
        ("reply,,3.25,2.7", ""),
    ],
)
def test_days_shown_as_plain_numbers_are_found(small: Callable[..., Loaded], row: str, code: str) -> None:
    files = TIMES | {"metrics.csv": f"metric,category,2024,2025\n{row}\n"}
    files["metrics.yaml"] += "reply2: {label: R2, definition: D., unit: minutes}\n"
    absent = [key for key in ("watched", "reply", "reply2") if not row.startswith(key) and f"\n{key}," not in row]
    files["metrics.csv"] += "".join(f"{key},,1,1\n" for key in absent)
    assert {one.code for one in small("", files).warnings} == ({code} if code else set())


@pytest.mark.parametrize(
    "row",
    ["wait,,0.0292,0.0354,0.0403", "wait,,1.5625,1.375,1.4896", "share,,81%,83%,0.85%"],
)
def test_a_doubt_says_what_to_write_to_silence_it(small: Callable[..., Loaded], row: str) -> None:
    units = "".join(
        f"{key}: {{label: {key}, definition: D., unit: {u}}}\n" for key, u in (("wait", "hours"), ("share", "percent"))
    )
    rest = "wait,,5,6,7" if row.startswith("share") else "share,,1,2,3"
    told = small(
        "", {"metrics.yaml": units, "metrics.csv": f"metric,category,2023,2024,2025\n{row}\n{rest}\n"}
    ).warnings
    said = [one for one in told if "silence" in one.hint]
    assert said
    for one in said:
        assert one.where and f"silence it with '{one.code} {one.where.path}' and the reason" in one.hint


@pytest.mark.parametrize(("number", "year"), [(44197, 2021), (42212, 2015), (45657, 2024)])
def test_a_heading_that_is_the_number_of_a_day(tmp_path: Path, number: int, year: int) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text(f"metric,category,{number}\nmessages,,1\n")
    findings = Findings()
    assert read_sheet_file(path, "metrics.csv", findings) is None
    (told,) = findings.ordered()
    assert f"keeps for the day {year}-" in told.message and f"type {year} in it" in told.hint


@pytest.mark.parametrize(("number", "is_told"), [(1.5625, True), (36.25, False), (1.2, True), (40, False)])
def test_a_number_among_times(config: Path, small: Callable[..., Loaded], number: float, is_told: bool) -> None:
    saved(config, Hours(hours=37), "[h]:mm", before=number)
    found = [one for one in small("", TIMES).warnings if one.code == "time-or-number"]
    assert bool(found) == is_told
    if number == 1.5625:
        assert "'1.5625' is read as 1.5625 hours, and is how a spreadsheet keeps the time 37:30" in found[0].message
        assert "if 37:30 is meant, type 37.5" in found[0].hint


@pytest.mark.parametrize(
    ("shape", "is_time"),
    [
        ("h:mm", True),
        ("[h]:mm:ss", True),
        ("mm:ss.0", True),
        ("[m]", False),
        ("h:mm AM/PM", False),
        ("mm", False),
        ("yyyy-mm-dd h:mm", False),
        ("mmm-yy", False),
        ('0.0"h"', False),
        ("General", False),
        ("", False),
    ],
)
def test_which_formats_show_how_long(shape: str, is_time: bool) -> None:
    assert shows_time(shape) == is_time


def test_which_formats_show_a_year() -> None:
    assert all(map(shows_year, ("yyyy", "YYYY", "[$-409]yyyy", "yyyy;@", '"FY "yyyy')))
    assert not any(map(shows_year, ("yyyy-mm", "General", "mmm-yy", None)))


def test_what_is_written_into_a_time_is_read_again(config: Path) -> None:
    path = saved(config, Hours(hours=37, minutes=30), "[h]:mm")
    path.write_bytes(with_values(path, 2025, {("watched", ""): Decimal("40.25")}, units={"watched": "hours"}))
    cell = openpyxl.load_workbook(path).worksheets[0]["D2"]
    assert cell.value == Hours(hours=40, minutes=15) and cell.number_format == "[h]:mm"
    assert sheet_of(path).value(sheet_of(path).rows[0], 2025, "hours") == Decimal("40.25")


def test_a_date_format_gives_way_to_a_number(config: Path) -> None:
    path = saved(config, 7, "yyyy-mm-dd", metric="reply")
    path.write_bytes(with_values(path, 2025, {("reply", ""): Decimal(44820)}, units={"reply": "count"}))
    assert openpyxl.load_workbook(path).worksheets[0]["D2"].value == 44820


def headed(path: Path, value: object, shape: str, year: int = 2025) -> Path:
    def more(book: openpyxl.Workbook) -> None:
        cell = book.worksheets[0].cell(1, 4)
        cell.value = value  # type: ignore[assignment]
        cell.number_format = shape

    return workbooks.save(path / "metrics.xlsx", ["metric", "category", 2024, year], ["a", None, 1, 2], more=more)


@pytest.mark.parametrize("shape", ["yyyy", "[$-409]yyyy", "YYYY;@"])
def test_a_january_1_that_shows_its_year_is_that_year(tmp_path: Path, shape: str) -> None:
    path = headed(tmp_path, datetime.datetime(2025, 1, 1), shape)
    assert list(sheet_of(path).columns) == [2024, 2025]
    path.write_bytes(with_column(path, 2026))
    assert list(sheet_of(path).columns) == [2024, 2025, 2026]


@pytest.mark.parametrize(
    ("value", "shape", "said", "hint"),
    [
        (2025, "yyyy", "column D holds the number 2025 in a cell formatted as a date", "the format General"),
        (2025, "dd-mmm-yy", "column D holds the number 2025 in a cell formatted as a date", "the format General"),
        (datetime.datetime(2025, 1, 1), "yyyy-mm-dd", "column D holds the date '2025-01-01', not a year", "type 2025"),
        (datetime.datetime(2025, 4, 1), "yyyy", "column D holds the date '2025-04-01', not a year", "type 2025"),
        (datetime.datetime(2025, 12, 31), "mmm-yy", "column D holds the date '2025-12-31', not a year", "type 2025"),
    ],
)
def test_a_heading_that_is_another_date(tmp_path: Path, value: object, shape: str, said: str, hint: str) -> None:
    findings = Findings()
    assert read_sheet_file(headed(tmp_path, value, shape), "metrics.xlsx", findings) is None
    (found,) = findings.ordered()
    assert said in found.message and hint in found.hint


ONE = "a: {label: A, definition: D., unit: count}\n"


@pytest.mark.parametrize("typed", ["#N/A", "#n/a", "#NV"])
def test_what_is_not_available_in_a_former_year_is_not_known(small: Callable[..., Loaded], typed: str) -> None:
    files = {"metrics.yaml": ONE, "metrics.csv": f"metric,category,2024,2025\na,,{typed},5\n"}
    assert small("", files).metrics[0].values == (None, Decimal(5))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("5,#N/A", "hint: the reporting year's value is needed"),
        ("#DIV/0!,5", "(C2): '#DIV/0!' is a spreadsheet's error"),
        ("#REF!,5", "leave the cell empty if the value is not known"),
        ("#VALUE!,5", "mend the formula in the spreadsheet"),
        ("n/a,5", "leave the cell empty if it is not known"),
        ("-,5", "leave the cell empty if it is not known"),
        ("–,5", "leave the cell empty if it is not known"),
        ("NULL,5", "leave the cell empty if it is not known"),
        ("TBD,5", "leave the cell empty if it is not known"),
    ],
)
def test_what_is_no_value_is_refused_in_any_year(problems: Callable[..., str], cells: str, said: str) -> None:
    assert said in problems("", {"metrics.yaml": ONE, "metrics.csv": f"metric,category,2024,2025\na,,{cells}\n"})
