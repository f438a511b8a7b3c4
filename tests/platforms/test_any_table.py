"""Over generated exports: the sums that are read, and written, are those of the posts; and no bytes make it stumble."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import exported
from benefitgraphic.diagnostics import Problems
from benefitgraphic.imports.importing import read_files
from benefitgraphic.imports.sums import sum_of

CONFIG = Path(__file__).parents[2] / "config"
COUNT = st.integers(0, 10**11)
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
TEXT = st.text(st.characters(codec="cp1252", exclude_categories=["Cc", "Cs"]), max_size=12)
STYLES = ["iso", "iso-t", "month", "day", "day-dots", "weekday", "words", "french", "compact"]
# What can stand between thousands, and between cells, without one being taken for the other.
MARKS = ["", ",", " ", "\u00a0", "\u202f", "'"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]

row = st.tuples(st.integers(1, 30), DAYS, TEXT, st.none() | COUNT, st.none() | COUNT)


@contextmanager
def in_project() -> Iterator[Path]:
    """The config of a project that is gone afterwards: hypothesis takes no fixtures of a test's own."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(CONFIG, Path(folder, "config"))
        yield Path(folder, "config", "infographic.yaml")


def expected(rows: Sequence[tuple[int, date, str, int | None, int | None]]) -> tuple[int | None, int | None]:
    """Each post once, with its largest figures; None when nothing is known."""
    best: dict[int, tuple[int | None, int | None]] = {}
    for number, day, _, one, other in rows:
        held = best.get(number)
        if day.year == 2025 and (held is None or (one or 0) + (other or 0) > (held[0] or 0) + (held[1] or 0)):
            best[number] = (one, other)
    found: list[int | None] = []
    for at in (0, 1):
        known = [figure for figures in best.values() if (figure := figures[at]) is not None]
        found.append(sum(known) if known else None)
    return found[0], found[1]


def once_a_day(rows: list[tuple[int, date, str, int | None, int | None]]) -> bool:
    """Whether no post has two rows in the year with the same sum of figures, of which either might be taken."""
    weights = [(n, (one or 0) + (other or 0)) for n, day, _, one, other in rows if day.year == 2025]
    return len(set(weights)) == len(weights)


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    rows=st.lists(row, min_size=1, max_size=25).filter(once_a_day),
    style=st.sampled_from(STYLES),
    mark=st.sampled_from(MARKS),
    delimiter=st.sampled_from([",", ";", "\t"]),
    encoding=st.sampled_from(ENCODINGS),
    split=st.integers(0, 25),
)
def test_what_is_read_is_what_was_there(
    rows: list[tuple[int, date, str, int | None, int | None]],
    style: str, mark: str, delimiter: str, encoding: str, split: int,
) -> None:  # fmt: skip
    def figure(value: int | None) -> str:
        return "" if value is None else exported.grouped(value, mark) if mark else str(value)

    # A figure that can only be read in one way, and a day beyond 12, settle how the others are read.
    sure = ["sure", exported.written(date(2025, 12, 31), style), "é", figure(1_234_567), figure(1_234_567)]
    lines = [[f"id{n}", exported.written(day, style), text, figure(a), figure(b)] for n, day, text, a, b in rows]
    header = "Post id,Date,Post text,Impressions,Likes"
    if encoding == "cp1252":
        # Letters that fall where nobody writes them are refused: tests/content/test_encodings.py.
        lines = [[*line[:2], line[2].encode("ascii", "ignore").decode() + " été", *line[3:]] for line in lines]
        lines = [[cell.replace("\u202f", "\u00a0") for cell in line] for line in lines]
        sure = [cell.replace("\u202f", "\u00a0") for cell in sure]
    with in_project() as config:
        paths = [
            exported.write(config.parent / name, header, [*some, sure], delimiter=delimiter, encoding=encoding)
            for name, some in (("0.csv", lines[:split]), ("1.csv", lines[split:]))
        ]
        read = read_files(config, paths)
        found = [sum_of(read.parts, "X", measure).value for measure in ("impressions", "reactions")]
    assert found == [(value or 0) + 1_234_567 for value in expected(rows)]


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(figures=st.lists(st.tuples(COUNT, COUNT), min_size=1, max_size=20))
def test_what_is_read_is_what_is_written(figures: list[tuple[int, int]]) -> None:
    rows = [[f"id{n}", "2025-05-01", "", a, b] for n, (a, b) in enumerate(figures)]
    with in_project() as config:
        path = exported.write(config.parent / "x.csv", "Post id,Date,Post text,Impressions,Likes", rows)
        rules = "engagement: {sum: [impressions, reactions], only: X}\n"
        (config.parent / "imports.yaml").write_text(rules, encoding="utf-8")
        sheet = read_files(config, [path]).written().decode("utf-8")
    values = {(r["metric"], r["category"]): r["2025"] for r in csv.DictReader(sheet.splitlines())}
    assert int(values["engagement", ""]) == sum(a + b for a, b in figures)


@pytest.mark.slow
@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
@example(data=b"Post id,Date,Post text,Impressions\r\n\r\n,,,\r\n")
@example(data=b"Post id,Date,Post text,Impressions\r\n1,0001-01-01,,5\r\n")
@example(data=b"Post id,Date,Post text,Impressions\r\n1,99/99/9999,,5\r\n")
@example(data=b"Post id,Date,Post text,Impressions\r\n1,2025-01-01,,-5\r\n")
@example(data=b"Post id,Date,Post text,Impressions\r\n1,2025-01-01,,\xc2\xb2\r\n")
@example(data=b"Post id,Date,Post text,Impressions")
@example(data=b"sep=")
@example(data=b"sep=,\r\n")
@example(data=b"\xff\xfe")
@example(data=b"\xff\xfea")
@example(data=b"# Start date: 99999999\r\n# End date: 20250101\r\nSessions\r\n5\r\n")
@example(data=b"PK\x03\x04")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with in_project() as config:
        path = config.parent / "any.csv"
        path.write_bytes(data)
        try:
            read_files(config, [path])
        except Problems as problems:
            assert all(d.message and d.code for d in problems.diagnostics)
