"""Files of earlier runs beside those of this one: named, with their date and what makes them again."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from benefitgraphic.build import render
from benefitgraphic.output.earlier import FileFamily, earlier
from projects import run

LAST_WEEK = datetime(2025, 11, 23, 12).timestamp()


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"old")
        os.utime(path, (LAST_WEEK, LAST_WEEK))


@pytest.mark.parametrize(
    ("names", "said", "again"),
    [
        (["email.png"], "email.png: not", "--size email)"),
        (["intranet@2x.png", "intranet.html"], "intranet@2x.png, intranet.html", "--size intranet)"),
        (["letter-press.pdf"], "letter-press.pdf: not", "--size letter --press)"),
        (["tabloid-grey.png"], "tabloid-grey.png: not", "--size tabloid --proof grey)"),
        (["fr-CA/letter.pdf"], "fr-CA/letter.pdf: not", "--size letter --language fr-CA)"),
        (["email/09-thanks.png", "email/announcement.eml"], "email/announcement.eml", "--size email)"),
        ([f"email/{number:02}-benefits.png" for number in range(7)], "email/ (7 files)", "--size email)"),
        (["email/fr-CA/01-thanks@2x.png"], "email/fr-CA/01-thanks@2x.png", "--size email)"),
        (["report/a4-1.png", "report/a4-12.png"], "report/a4-1.png, report/a4-12.png", "--size a4)"),
    ],
)
def test_each_kind_is_named_with_its_day_and_what_makes_it_again(
    tmp_path: Path, names: list[str], said: str, again: str
) -> None:
    put(tmp_path, *names)
    (told,) = earlier(tmp_path, {FileFamily("", "hero")})
    assert said in told.message and "2025-11-23" in told.message
    assert again in told.hint and told.severity == "warning"


def test_what_is_made_now_and_what_is_somebodys_own_is_not_named(tmp_path: Path) -> None:
    put(
        tmp_path, "hero.png", "hero.html", "notes.txt", "email final.png", "moose/letter.pdf", "email/cover.png", ".x/a"
    )
    put(tmp_path, "letter-press.PDF.bak", "Email/01-thanks.png", "report/summary.png")
    assert earlier(tmp_path, {FileFamily("", "hero")}) == ()
    assert earlier(tmp_path / "nowhere", ()) == ()


def test_a_press_file_is_another_than_that_of_an_office(tmp_path: Path) -> None:
    put(tmp_path, "letter.pdf", "letter-press.pdf")
    assert [one.message.split(":")[0] for one in earlier(tmp_path, {FileFamily("", "letter", "--press")})] == [
        "letter.pdf"
    ]
    assert [one.message.split(":")[0] for one in earlier(tmp_path, {FileFamily("", "letter")})] == ["letter-press.pdf"]


def test_days_are_given_from_the_first_to_the_last(tmp_path: Path) -> None:
    put(tmp_path, "email.png", "email.html")
    os.utime(tmp_path / "email.png", (LAST_WEEK + 2 * 86400, LAST_WEEK + 2 * 86400))
    assert "2025-11-23 to 2025-11-25" in earlier(tmp_path, ())[0].message


@pytest.mark.slow
def test_the_report_and_the_last_lines_name_them_and_say_the_same_again(project: Path) -> None:
    year = project / "output" / "2025"
    put(year, "email.png", "fr-CA/letter.pdf", "mine.png")
    result = run(project, "render", "--size", "letter")
    assert result.exit_code == 0
    assert "email.png" in result.output.split("report.html")[1] and "mine.png" not in result.output
    page = (year / "report.html").read_bytes()
    assert b"email.png: not made by this run" in page and b"fr-CA/letter.pdf" in page and b"2025-11-23" in page
    assert run(project, "render", "--size", "letter").exit_code == 0
    assert (year / "report.html").read_bytes() == page


@pytest.mark.slow
def test_a_run_alone_in_its_folder_has_nothing_to_say(config: Path, tmp_path: Path) -> None:
    for _ in range(2):
        _, warnings = render(config, sizes=["letter"], language="all", output=tmp_path / "out")
        assert "of-an-earlier-run" not in [warning.code for warning in warnings]
