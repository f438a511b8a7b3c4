"""The yearly hour, as a designer spends it: a new column, a new year, and what to read again."""

from __future__ import annotations

import codecs
import dataclasses
import re
import shutil
import tempfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.diagnostics import Problems
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.yaml.file_text import FileText
from benefitgraphic.project.yaml.keys import with_text
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.tree import Branch
from projects import edit, files, run, typed


def fill(project: Path) -> None:
    """Types the last column's figures: each a twentieth more than the year before."""
    book = project / "config/metrics.xlsx"
    if book.exists():
        workbook = openpyxl.load_workbook(book)
        sheet = workbook.worksheets[0]
        last = sheet.max_column
        for row in range(2, sheet.max_row + 1):
            before = sheet.cell(row, last - 1).value
            assert isinstance(before, int | float)
            sheet.cell(row, last).value = before * 21 // 20
        workbook.save(book)
        return
    path = project / "config/metrics.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    filled = [f"{row}{int(row.rsplit(',', 2)[1]) * 21 // 20}" for row in rows]
    path.write_text("\n".join([head, *filled, ""]), encoding="utf-8")


def as_book(project: Path) -> None:
    """The same figures, kept in a spreadsheet program's own format."""
    path = project / "config/metrics.csv"
    workbook = openpyxl.Workbook()
    for line in path.read_text(encoding="utf-8").splitlines():
        workbook.worksheets[0].append([int(cell) if cell.isdigit() else cell or None for cell in line.split(",")])
    workbook.save(path.with_suffix(".xlsx"))
    path.unlink()


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new organization's folder, for 2025, as it was begun."""
    folder = tmp_path_factory.mktemp("begun") / "ours"
    result = typed("init", folder, "--year", "2025")
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def ours(begun: Path, tmp_path: Path) -> Path:
    """One that a test may change."""
    return shutil.copytree(begun, tmp_path / "ours")


@pytest.mark.slow
@pytest.mark.parametrize(("kept", "size"), [("csv", "email"), ("xlsx", "letter")])
def test_a_year_later(ours: Path, kept: str, size: str) -> None:
    if kept == "xlsx":
        as_book(ours)
    sizes = ("--size", size)
    assert run(ours, "render", *sizes).exit_code == 0
    first = files(ours / "output/2025")

    begun = run(ours, "new-year", "2026")
    assert begun.exit_code == 0, begun.stderr
    assert f"config/metrics.{kept}: an empty column 2026 (H)" in begun.stdout
    assert "config/infographic.yaml: year: 2026 instead of 2025" in begun.stdout

    too_early = run(ours, "render", *sizes)
    assert too_early.exit_code == 1
    assert "column 2026 (H2): the reporting year's value of 'engagement' is missing" in too_early.stderr
    assert not (ours / "output/2026").exists()

    fill(ours)
    rendered = run(ours, "render", *sizes)
    assert rendered.exit_code == 0, rendered.stderr
    picture = {"email": "email.png", "letter": "letter.pdf"}[size]
    assert {picture, "report.html"} <= set(files(ours / "output/2026"))

    shutil.rmtree(ours / "output/2025")
    assert run(ours, "render", *sizes, "--year", "2025").exit_code == 0
    assert files(ours / "output/2025") == first


def test_only_the_year_and_the_column_change(ours: Path) -> None:
    before = files(ours)
    assert run(ours, "new-year", "2026").exit_code == 0
    after = files(ours)
    assert [name for name in after if after[name] != before.get(name)] == [
        "config/infographic.yaml",
        "config/metrics.csv",
    ]
    changed = after["config/infographic.yaml"].replace(b"\nyear: 2026\n", b"\nyear: 2025\n")
    assert changed == before["config/infographic.yaml"]
    was, now = (one["config/metrics.csv"].decode().splitlines() for one in (before, after))
    assert now == [f"{was[0]},2026", *(f"{line}," for line in was[1:])]
    assert not any(name.startswith("config/.") for name in after)


def test_twice_changes_nothing_and_still_lists(ours: Path) -> None:
    first = run(ours, "new-year", "2026")
    before = files(ours)
    second = run(ours, "new-year", "2026")
    assert second.exit_code == 0
    assert files(ours) == before
    assert second.stdout.startswith("This is 2026 already: nothing to do.")

    def listed(result: Result) -> str:
        return result.stdout.partition("To look at again")[2].partition("\nThe year before")[0].strip()

    assert listed(second) == listed(first)
    assert "H2  engagement\n" in second.stdout


def test_a_dry_run_says_the_same_and_writes_nothing(ours: Path) -> None:
    before = files(ours)
    dry = run(ours, "new-year", "2026", "--dry-run")
    assert dry.exit_code == 0
    assert files(ours) == before
    real = run(ours, "new-year", "2026")
    assert dry.stdout.startswith("This would change, and nothing was written:")
    assert dry.stdout.splitlines()[1:3] == real.stdout.splitlines()[1:3]


def test_only_cells_that_are_empty_are_to_be_filled(ours: Path) -> None:
    edit(ours, "metrics.csv", ",2025\n", ",2025,2026\n")
    path = ours / "config/metrics.csv"
    head, first, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, first + ",430000", *(row + "," for row in rows), ""]), encoding="utf-8")
    before = path.read_bytes()
    result = run(ours, "new-year", "2026")
    assert result.exit_code == 0
    assert path.read_bytes() == before, "the column that is there is not touched"
    assert "year: 2026 instead of 2025" in result.stdout
    assert "an empty column" not in result.stdout
    assert "H2  engagement\n" not in result.stdout
    assert "H3  messages\n" in result.stdout


@pytest.mark.slow
def test_a_fiscal_year_is_written_as_the_one_before(ours: Path) -> None:
    edit(ours, "infographic.yaml", "year: 2025\n", "year: 2025-26\nfiscal_year_start: 04-01\n")
    edit(ours, "metrics.csv", ",2021,2022,2023,2024,2025\n", ",2021-22,2022-23,2023-24,2024-25,2025-26\n")
    edit(ours, "infographic.yaml", FACT, "In 2025-26 we grew.")
    assert "names 2025" in next(told for at, told in again(ours).items() if at.startswith("2025-26 we"))
    assert run(ours, "new-year", "2026").exit_code == 0
    assert "\nyear: 2026-27\n" in (ours / "config/infographic.yaml").read_text("utf-8")
    assert (ours / "config/metrics.csv").read_text("utf-8").startswith("metric,category,2021-22,")
    assert ",2025-26,2026-27\n" in (ours / "config/metrics.csv").read_text("utf-8")


def test_a_sheet_with_the_newest_year_first_stays_so(ours: Path) -> None:
    (ours / "config/metrics.csv").write_text(
        "metric,category,2025,2024\n"
        + "".join(
            f"{metric},,{20 + at},{10 + at}\n"
            for at, metric in enumerate(
                ["engagement", "messages", "answered_in_an_hour", "found_it_useful", "followers"]
            )
        )
        + "engagement_by_channel,X,5,4\n"
    )
    result = run(ours, "new-year", "2026")
    assert "an empty column 2026 (C)" in result.stdout
    assert "C2  engagement" in result.stdout
    assert "\nengagement,,,20,10\n" in (ours / "config/metrics.csv").read_text()


def test_a_translation_that_repeats_the_year_follows(ours: Path) -> None:
    edit(ours, "infographic.fr-CA.yaml", "language: fr-CA\n", 'language: fr-CA\nyear: "2025"  # comme en anglais\n')
    assert run(ours, "new-year", "2026").exit_code == 0
    assert 'year: "2026"  # comme en anglais\n' in (ours / "config/infographic.fr-CA.yaml").read_text("utf-8")


def test_a_year_without_figures_may_stay_empty(ours: Path) -> None:
    assert run(ours, "new-year", "2026").exit_code == 0
    result = run(ours, "new-year", "2027")
    assert result.exit_code == 0, result.output
    head = (ours / "config/metrics.csv").read_text(encoding="utf-8").splitlines()[0]
    assert head.endswith("2025,2026,2027")


@pytest.mark.parametrize(
    ("year", "said", "hint"),
    [
        ("2024", "this is already 2025, and 2024 is before that", "benefitgraphic render --year 2024"),
        ("2027", "the last column is 2025, so 2026 comes next, not 2027", "begin 2026 first"),
    ],
)
def test_a_year_that_does_not_follow_is_refused(ours: Path, year: str, said: str, hint: str) -> None:
    before = files(ours)
    result = run(ours, "new-year", year)
    assert result.exit_code == 1
    assert said in result.stderr
    assert hint in result.stderr
    assert files(ours) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("infographic.yaml", "\ntitle: ", "\ntitle ", "a colon is missing"),
        ("infographic.yaml", "theme: harbour", "theme: habour", "harbour"),
        ("infographic.yaml", "year: 2025\n", "", "year"),
        ("infographic.yaml", "year: 2025\n", "year: soon\n", "year"),
        ("infographic.yaml", "year: 2025\n", "year: &y 2025\n", "readers would not see '&y'"),
        ("infographic.yaml", "year: 2025\n", "year: &y 2025\nsilence: {x: *y}\n", "year is repeated with '&' and '*'"),
        ("infographic.fr-CA.yaml", "thanks: ", "tanks: ", "did you mean 'thanks'"),
        ("metrics.yaml", "hour.\n  unit: percent", "hour.\n  unit: per cent", "percent"),
        ("metrics.csv", "21400", "", "the reporting year's value of 'messages' is missing"),
        ("metrics.csv", "metric,", "metrics;", "metric"),
        ("metrics.csv", "21400", "21.400", "21.400"),
    ],
)
def test_what_is_broken_is_told_and_nothing_is_written(ours: Path, name: str, old: str, new: str, said: str) -> None:
    edit(ours, name, old, new)
    before = files(ours)
    result = run(ours, "new-year", "2026")
    assert result.exit_code == 1
    assert said in result.stderr
    assert "to mend; nothing was written." in result.stderr
    assert files(ours) == before


def test_a_project_without_figures_gets_its_year(ours: Path) -> None:
    for path in (ours / "config").glob("metrics*"):
        path.unlink()
    path = ours / "config/infographic.yaml"
    text = re.sub(r"\nnumbers:\n(  .*\n)*", "\n", path.read_text("utf-8"))
    path.write_text(re.sub(r"\{messages[^}]*\}", "many", text), encoding="utf-8")
    french = ours / "config/infographic.fr-CA.yaml"
    text = re.sub(r"\nnumbers:\n(  .*\n)*", "\n", french.read_text("utf-8"))
    french.write_text(re.sub(r"\{messages[^}]*\}", "bien des", text), encoding="utf-8")
    result = run(ours, "new-year", "2026")
    assert result.exit_code == 0, result.stderr
    assert "\nyear: 2026\n" in path.read_text("utf-8")
    assert "Fill in" not in result.stdout


FACT = "Monday morning is our busiest time of the week."


def again(project: Path) -> dict[str, str]:
    """What is listed, by the words that the caret points at, with what is said and the hint."""
    text = run(project, "new-year", "2026", "--dry-run").stdout
    found = {}
    for place in re.finditer(r"^(\S+):(\d+):(\d+): warning: (.*)\n(?: .*\n)*", text, re.MULTILINE):
        name, line, column = place[1], int(place[2]), int(place[3])
        at = (project / name).read_text("utf-8").splitlines()[line - 1][column - 1 :]
        found[at] = place[0]
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "at", "said", "hint"),
    [
        ("In 2025 we grew.", "2025 we", "names 2025", "write {year}"),
        ("We begin in 2026.", "2026.", "names 2026", "write {year}"),
        ("The flood of 2011 was our first.", "2011 was", "names a year: '2011'", "still right to say so in 2026"),
        ("Fiscal 2024-25 was calm.", "2024-25 was", "names years: '2024-25'", "still right"),
        ("Since FY25 we post more.", "FY25 we", "names 2025", "write {year}"),
        ("The spring of '25 was warm.", "'25 was", "names 2025", "write {year}"),
        (
            "We handled 21,400 messages.",
            "21,400",
            "is 'Messages answered' of 2025",
            "write {messages}, and it follows the sheet",
        ),
        ("We handled 19,880 before.", "19,880", "is 'Messages answered' of 2024", "write {messages.previous}"),
        ("We handled 16,200 once.", "16,200", "is 'Messages answered' of 2023", "is it still meant?"),
        ("That is 59 a day.", "59 a", "is 'Messages answered' a day in 2025", "write {messages.per_day}"),
        ("We reply to 84% in an hour.", "84%", "'Answered within an hour' of 2025", "write {answered_in_an_hour}"),
        ("Messages grew by 7.6%.", "7.6%", "the change of 'Messages answered' in 2025", "write {messages.change}"),
        ("Facebook alone had 138,000.", "138,000", "'Facebook' of 2025", "still meant"),
        ("We have 4,711 pictures.", "4,711", "'4,711' is typed by hand", "made a metric"),
        ("Follow us on Twitter.", "Twitter.", "old name: since July 2023 it is X", "the name that readers know"),
        ("Staff meet on Yammer.", "Yammer.", "it is Viva Engage", "the name that readers know"),
        ("Google+ was fun.", "Google+", "closed in April 2019", "the name that readers know"),
        ("We had xxxx visitors.", "xxxx", "'xxxx' looks like letters in place of", "what readers should see"),
        ("Best post TBD.", "TBD", "still to come", "what readers should see"),
        ("Lorem ipsum dolor.", "Lorem", "filler text", "what readers should see"),
        ("TODO ask Kim.", "TODO", "still to come", "what readers should see"),
        ("Texte à venir.", "Texte à venir", "still to come", "what readers should see"),
    ],
)
def test_a_text_to_look_at_again_is_named_with_its_place_and_reason(
    ours: Path, text: str, at: str, said: str, hint: str
) -> None:
    edit(ours, "infographic.yaml", FACT, text)
    (found,) = [told for pointed, told in again(ours).items() if pointed.startswith(at)]
    assert said in found
    assert hint in found


@pytest.mark.parametrize(
    "text",
    [
        "In {year} we handled {messages} messages, after {messages.previous} in {previous_year}.",
        "X (formerly Twitter) is one of seven.",
        "Call 311, or 250-555-0100.",
        "Three of nine.",
    ],
)
def test_what_changes_by_itself_or_never_is_not_listed(ours: Path, text: str) -> None:
    usual = set(again(ours))
    edit(ours, "infographic.yaml", FACT, f'"{text}"')
    assert set(again(ours)) == usual


def test_what_checks_are_told_to_keep_quiet_about_is_listed_all_the_same(ours: Path) -> None:
    edit(ours, "infographic.yaml", FACT, "Follow us on Twitter.")
    edit(
        ours, "infographic.yaml", "\nyear: 2025\n", "\nyear: 2025\nsilence: {retired-name: Our readers still say so.}\n"
    )
    assert any(at.startswith("Twitter.") for at in again(ours))


@pytest.mark.slow
def test_a_sheet_with_more_empty_cells_than_anyone_is_told_of_can_be_begun_twice(ours: Path) -> None:
    with (ours / "config/metrics.csv").open("a", encoding="utf-8") as sheet:
        sheet.writelines(f"calls_{one},Channel {two}{',7' * 5}\n" for one in range(5) for two in range(50))
    with (ours / "config/metrics.yaml").open("a", encoding="utf-8") as metrics:
        kept = "label: Calls\n  definition: Calls answered.\n  unit: count\n  better: up\n  by: channel\n"
        metrics.writelines(f"\ncalls_{one}:\n  {kept}" for one in range(5))
    assert run(ours, "new-year", "2026").exit_code == 0
    second = run(ours, "new-year", "2026")
    assert second.exit_code == 0, second.stderr
    assert "cells of config/metrics.csv" in second.stdout


def test_more_than_anyone_reads_is_cut_short_and_said_so(ours: Path) -> None:
    edit(ours, "infographic.yaml", FACT, " ".join(["xxxx"] * 300))
    result = run(ours, "new-year", "2026", "--dry-run")
    assert result.exit_code == 0
    assert "these are only the first 200 places" in result.stdout


def test_translations_and_definitions_are_read_too(ours: Path) -> None:
    edit(ours, "infographic.fr-CA.yaml", "Le lundi matin", "En 2025, le lundi matin")
    edit(ours, "metrics.yaml", "on all our posts.", "on our posts in 2025.")
    edit(ours, "metrics.fr-CA.yaml", "sur nos publications.", "sur nos gazouillis.")
    edit(ours, "metrics.csv", "engagement_by_channel,X", "engagement_by_channel,Twitter")
    found = again(ours)
    assert "infographic.fr-CA.yaml" in found["2025, le lundi matin est notre moment le plus occupé de la semaine."]
    assert "metrics.yaml" in found["2025."]
    assert "metrics.fr-CA.yaml" in found["gazouillis."]
    assert any(at.startswith("Twitter,") and "metrics.csv" in told for at, told in found.items())


def test_the_stamp_and_the_source_are_remembered(ours: Path) -> None:
    found = again(ours)
    assert "once the figures of 2026 are real" in found["true"]
    assert [told for at, told in found.items() if at.startswith("The networks' own reports") and "of 2026?" in told]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("engagement,,212000,268000,301000,356000,418000", "engagement,,212000,268000,301000,356000,0", "is zero"),
    ],
)
def test_a_change_that_cannot_be_said_next_year_is_named(ours: Path, old: str, new: str, said: str) -> None:
    edit(ours, "metrics.csv", old, new)
    edit(ours, "infographic.yaml", FACT, "Up {engagement.change}.")
    found = {at: told for at, told in again(ours).items() if at.startswith("{engagement.change}")}
    assert [told for told in found.values() if said in told]


def test_a_break_in_the_new_year_is_named(ours: Path) -> None:
    edit(ours, "metrics.yaml", "  label: Engagement\n", '  label: Engagement\n  breaks: {2026: "Counted anew."}\n')
    edit(ours, "infographic.yaml", FACT, "Up {engagement.change}.")
    assert "has a break in 2026" in next(told for at, told in again(ours).items() if at.startswith("{engagement.c"))


# Lines as designers write them: each is left exactly as it is.
COMMENTS = st.text("# abc:é'\"{}[]2025\t", max_size=20).map(lambda said: f"# {said}")
WORDS = st.sampled_from(
    [
        "plain words",
        '"double \\_ \\u00e9 2025"',
        "'single ''2025'''",
        ">-\n    folded\n    words of 2025",
        "|\n    kept\n    as it is",
        "[a,   b,c ]",
        "{a: 1,   b: 2}",
        "[&anchor words,  *anchor]",
        "words   # with a note: 2025",
        "\n    under:   2025",
        "\n- a\n-   b",
    ]
)
ENTRIES = st.lists(st.one_of(COMMENTS, st.just(""), st.just("   "), WORDS), max_size=6)
YEARS = st.sampled_from(
    ["year: {}", "year:    {}", 'year: "{}"', "year: '{}'", "year: {}  # 2025, the year", "'year': {}", "year:\n  {}"]
)


@pytest.mark.slow
@given(
    before=ENTRIES,
    year=YEARS,
    after=ENTRIES,
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    mark=st.booleans(),
    ended=st.booleans(),
)
def test_nothing_but_the_years_digits_changes(
    before: list[str], year: str, after: list[str], newline: str, mark: bool, ended: bool
) -> None:
    def written(said: str) -> bytes:
        entries = [*before, year.format(said), *after]
        lines = [
            line if not line.strip() or line.startswith(("#", "year", "'year'")) else f"k{at}: {line}"
            for at, line in enumerate(entries)
        ]
        text = "\n".join(lines) + "\n" * ended
        return codecs.BOM_UTF8 * mark + text.replace("\n", newline).encode()

    def tree(data: bytes) -> Branch:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "x.yaml"
            path.write_bytes(data)
            findings = Findings()
            found = read_yaml(path, "x.yaml", findings)
            assert found is not None, findings.ordered()
            return found

    new = with_year(written("2025"))
    assert new == written("2026")
    assert tree(new).entries.keys() == tree(written("2025")).entries.keys()


def with_year(data: bytes) -> bytes:
    page = FileText.read(data, "x.yaml")
    return dataclasses.replace(page, text=with_text(page, ("year",), "2026")).data


@pytest.mark.parametrize("line", ["year: &b 2025\nb: *b", "a: &b 2025\nyear: *b"])
def test_a_year_that_is_used_elsewhere_is_left_to_the_designer(line: str) -> None:
    with pytest.raises(Problems, match="repeated with"):
        with_year(f"{line}\n".encode())


@pytest.mark.parametrize("line", ["year: >-\n  {}", "year: |\n  {}"])
def test_a_year_that_is_written_oddly_stays_so(line: str) -> None:
    assert with_year(line.format(2025).encode()) == line.format(2026).encode()
