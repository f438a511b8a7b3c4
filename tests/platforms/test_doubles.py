"""What is in two files, or twice in one, counts once, and what only looks alike counts each time; or it is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

import exported
from benefitgraphic.imports.importing import Import
from exported import Post, posts
from workbooks import save_sheets

X = "Post id,Date,Post text,Post Link,Impressions"
OWN = (
    "files:\n  Flickr:\n    recognise: [Photo, Taken, Seen]\n    date: Taken\n    rows_are: photos\n"
    "    measures: {views: Seen}\n"
)


def x_rows(count: int, without: tuple[int, ...] = (), more: int = 0) -> list[list[object]]:
    return [
        ["" if n in without else f"17{n:015}", "2025-03-01", "Hello", f"https://x.com/{n}", 5 + more]
        for n in range(count)
    ]


def counted(read: Import) -> list[int]:
    return [int(part.kept.sum()) for part in read.parts]


def flat(result: Result) -> str:
    return " ".join(result.output.split())


def test_one_empty_id_leaves_the_other_posts_theirs(exports: Path, read: Callable[..., Import]) -> None:
    first = exported.write(exports / "1.csv", X.replace("Post Link", "Note"), x_rows(5, without=(2,)))
    second = exported.write(exports / "2.csv", X.replace("Post Link", "Note"), x_rows(5, without=(2,), more=1))
    # Of the one without, nothing says whether it is the same: it counts in both.
    assert counted(read(first, second)) == [1, 5]


def test_a_post_without_an_id_is_found_by_its_link(exports: Path, read: Callable[..., Import]) -> None:
    first = exported.write(exports / "1.csv", X, x_rows(5, without=(0, 2)))
    second = exported.write(exports / "2.csv", X, x_rows(6, without=(2, 3), more=1))
    found = read(first, second)
    assert counted(found) == [0, 6]
    assert found.parts[0].told_by == "Post id, or else by Post Link"


def test_files_whose_rows_cant_be_told_apart_are_named(
    exports: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules(OWN)
    files = [
        exported.write(exports / name, "Photo,Taken,Seen", [["a", "2025-05-01", seen], ["b", "2025-06-01", 7]])
        for name, seen in (("1.csv", 5), ("2.csv", 6))
    ]
    said = flat(run(*files))
    assert "exports/2.csv and exports/1.csv are about some of the same days" in said
    assert "what is in both with other figures counts twice" in said
    assert "are about some of the same days" not in flat(run(files[0]))
    assert "are about some of the same days" not in flat(run(files[0], files[0]))


def test_equal_rows_of_one_file_count_each_where_nothing_names_them(
    exports: Path, read: Callable[..., Import], rules: Callable[[str], None]
) -> None:
    rules(OWN)
    row = ["a", "2025-05-01", 5]
    path = exported.write(exports / "1.csv", "Photo,Taken,Seen", [row, row, row])
    assert counted(read(path)) == [3]
    assert counted(read(path, exported.write(exports / "2.csv", "Photo,Taken,Seen", [row, row]))) == [3, 0]


def test_shortened_ids_without_links_in_two_files_are_refused(exports: Path, run: Callable[..., Result]) -> None:
    header = "Post id,Date,Post text,Impressions"
    rows = [["1.22158E+17", f"2025-03-{n:02}", "a", 5] for n in range(1, 9)]
    later = [[*row[:3], 6] for row in rows]
    files = exported.write(exports / "1.csv", header, rows), exported.write(exports / "2.csv", header, later)
    result = run(*files)
    assert result.exit_code == 1
    assert "its IDs have lost digits, and there are no links" in result.output
    assert run(files[0], files[0]).exit_code == 0
    other = [[row[0], str(row[1]).replace("-03-", "-04-"), "a", 6] for row in rows]
    assert run(files[0], exported.write(exports / "3.csv", header, other)).exit_code == 0


def test_dated_reports_of_the_same_days_are_refused(exports: Path, run: Callable[..., Result]) -> None:
    before = ["# Start date: 20250101", "# End date: 20251231"]
    days = [["20250301", 100], ["20250302", 100]]
    channels = [["Direct", "20250301", 40], ["Search", "20250302", 160]]
    one = exported.write(exports / "1.csv", "Date,Sessions", days, before=before)
    other = exported.write(exports / "2.csv", "Channel,Date,Sessions", channels, before=before)
    assert run(one).exit_code == 0
    result = run(one, other)
    assert (result.exit_code, "so does 'exports/1.csv' in part" in result.output) == (1, True)
    views = exported.write(exports / "3.csv", "Channel,Date,Views", channels, before=before)
    assert run(one, views).exit_code == 0
    later = exported.write(exports / "4.csv", "Date,Sessions", [["20250303", 5]], before=before)
    assert run(one, later).exit_code == 0


@pytest.mark.parametrize(
    ("rows", "counts"),
    [
        ([["", 200, 110], ["Direct", 120, 60], ["Search", 80, 50]], 2),
        ([["Direct", 120, 60], ["Search", 80, 50], ["", 200, 110]], 2),
        ([["", 201, 110], ["Direct", 120, 60], ["Search", 80, 50]], 3),
        ([["", 0, 0], ["Direct", 0, 0]], 2),
    ],
)
def test_a_total_without_a_name_is_left_out_if_it_is_one(
    exports: Path, read: Callable[..., Import], rows: list[list[object]], counts: int
) -> None:
    before = ["# Start date: 20250101", "# End date: 20251231"]
    found = read(exported.write(exports / "g.csv", "Channel,Sessions,Engaged sessions", rows, before=before))
    assert counted(found) == [counts]
    assert ("total" in found.parts[0].export.tally.left) == (counts < len(rows))


def test_youtubes_figures_of_two_periods_are_refused(
    exports: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules("whole_files: [YouTube]\n")
    first = exported.youtube(exports / "1.csv", posts(5))
    second = exported.youtube(exports / "2.csv", [Post(1, posts(5)[1].day, 77), Post(50, date(2025, 8, 1))])
    result = run(first, second)
    assert (result.exit_code, "twice, with figures of other periods" in result.output) == (1, True)
    others = exported.youtube(exports / "3.csv", [Post(n, date(2025, 8, n)) for n in (10, 11)])
    assert run(first, others).exit_code == 0
    assert run(first, first).exit_code == 0


def test_two_pages_days_are_refused(exports: Path, run: Callable[..., Result]) -> None:
    files = [
        save_sheets(exports / name, {"Metrics": exported.linkedin_days(some)})
        for name, some in (("1.xlsx", posts(4)), ("2.xlsx", [Post(1, p.day, 17) for p in posts(4)]))
    ]
    result = run(*files)
    assert (result.exit_code, "4 of its days are here and in" in result.output) == (1, True)
    later = save_sheets(
        exports / "3.xlsx", {"Metrics": exported.linkedin_days([*posts(4)[2:], Post(9, date(2025, 12, 1))])}
    )
    assert run(files[0], later).exit_code == 0


def test_a_file_given_twice_is_said_to_be_counted_already(exports: Path, run: Callable[..., Result]) -> None:
    path = exported.x(exports / "x.csv", posts(1))
    said = run(path, path).output
    assert "1 post counted, none left out" in said
    assert "all counted already" in said
    assert "nothing in it" not in said
