"""From exports to the sheet: what is summed, what isn't, and what is written."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

import exported
from benefitgraphic.imports.importing import Import
from benefitgraphic.imports.mapping import read_mapping
from benefitgraphic.project.findings import Findings
from exported import Post, posts
from workbooks import save_sheets

ENGAGEMENT = (
    "engagement: {sum: [reactions, comments, shares, clicks], instead: {X: [engagement]}, only: [Facebook, X]}\n"
)
BY_CHANNEL = ENGAGEMENT.replace("engagement:", "engagement_by_channel:", 1).replace("X]}", "X], by: platform}")
X_ALONE = "engagement: {sum: engagement, only: X}\n"


def column(config: Path, year: str = "2025") -> dict[tuple[str, str], str]:
    """The sheet's values of a year."""
    with (config.parent / "metrics.csv").open(encoding="utf-8", newline="") as file:
        return {(row["metric"], row["category"]): row[year] for row in csv.DictReader(file)}


def both(exports: Path) -> list[Path]:
    return [exported.meta_facebook(exports / "m.csv", posts(5)), exported.x(exports / "x.csv", posts(7))]


def engagement(count: int) -> int:
    return sum(post.engagement for post in posts(count))


def test_nothing_is_written_without_being_asked(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules(ENGAGEMENT + BY_CHANNEL)
    sheet = config.parent / "metrics.csv"
    before = sheet.read_bytes()
    result = run(*both(exports))
    assert result.exit_code == 0
    assert "Nothing was written. To change 3 cells of config/metrics.csv, add --write --replace." in result.output
    result = run(*both(exports), "--write")
    assert result.exit_code == 1
    assert "3 cells already hold other values" in result.output
    assert sheet.read_bytes() == before


def test_writes_the_years_values_and_no_others(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules(ENGAGEMENT + BY_CHANNEL)
    before = {year: column(config, year) for year in ("2024", "2025")}
    result = run(*both(exports), "--write", "--replace")
    assert result.exit_code == 0
    assert "Written: 3 cells" in result.output
    expected = {
        ("engagement", ""): str(engagement(5) + engagement(7)),
        ("engagement_by_channel", "Facebook"): str(engagement(5)),
        ("engagement_by_channel", "X"): str(engagement(7)),
    }
    assert column(config) == before["2025"] | expected
    assert column(config, "2024") == before["2024"]
    assert "these files have nothing for Instagram, YouTube, Blog, so their values stay as they are" in " ".join(
        result.output.split()
    )
    again = run(*both(exports), "--write")
    assert again.exit_code == 0
    assert "Nothing to change" in again.output


def test_an_empty_cell_is_filled_without_replacing(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules(ENGAGEMENT)
    sheet = config.parent / "metrics.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("1236000,1418000", "1236000,"), encoding="utf-8")
    result = run(*both(exports), "--write")
    assert result.exit_code == 0
    assert column(config)["engagement", ""] == str(engagement(5) + engagement(7))


def test_a_row_with_a_name_for_readers_is_found_by_its_own(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules(X_ALONE)
    metrics = config.parent / "metrics.yaml"
    named = '  by: channel\n  categories: {X: "X (before: Twitter)"}\n'
    text = metrics.read_text(encoding="utf-8").replace("  by: channel\n", named)
    metrics.write_text(text, encoding="utf-8")
    path = exported.x(exports / "x.csv", posts(7))
    said = " ".join(run(path).output.split())
    assert f"engagement_by_channel, X G8 287,000 -> {engagement(7):,}" in said
    sheet = config.parent / "metrics.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("287000", str(engagement(7))), encoding="utf-8")
    said = " ".join(run(path).output.split())
    assert f"engagement_by_channel, X G8 = {engagement(7):,}" in said
    assert "To change 1 cell of" in said


def test_other_cells_problems_dont_hide_what_is_there(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules(ENGAGEMENT)
    sheet = config.parent / "metrics.csv"
    more = "".join(f"unknown{n},,1,2,3,4,many\n" for n in range(300))
    sheet.write_text(sheet.read_text(encoding="utf-8") + more, encoding="utf-8")
    result = run(*both(exports))
    assert result.exit_code == 0
    assert "engagement G2 1,418,000 ->" in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("typed", "said", "stays"),
    [
        ("many", "not a number -> 2,180", False),
        ('"2,180"', "= 2,180", True),  # a count has no decimals, which settles what its comma is
        ("2180%", "not a number -> 2,180", False),
    ],
)
def test_what_is_there_is_read_in_the_metrics_unit(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None],
    typed: str, said: str, stays: bool,
) -> None:  # fmt: skip
    rules(X_ALONE)
    sheet = config.parent / "metrics.csv"
    before = sheet.read_text(encoding="utf-8").replace("1236000,1418000", f"1236000,{typed}")
    sheet.write_text(before, encoding="utf-8")
    some = [Post(1, date(2025, 3, 1), reactions=2000, comments=100, shares=50, clicks=30)]
    result = run(exported.x(exports / "x.csv", some), "--write", "--replace")
    assert f"engagement G2 {said}" in " ".join(result.output.split())
    assert f"1236000,{typed if stays else 2180}\n" in sheet.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_channel_without_a_row_gets_one(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules("engagement_by_channel: {sum: [reactions, comments, shares], by: platform}\n")
    result = run(exported.linkedin(exports / "li.xlsx", posts(4)), "--write")
    assert result.exit_code == 0
    assert "new row" in result.output
    assert column(config)["engagement_by_channel", "LinkedIn"] == str(engagement(4) - sum(p.clicks for p in posts(4)))


def test_what_was_read_is_shown_even_if_a_rule_cant_be_followed(
    exports: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules("engagement: {sum: [clicks]}\n")
    result = run(exported.x(exports / "x.csv", posts(4)), "--write")
    assert result.exit_code == 1
    assert "What was read for 2025" in result.output
    assert "1 problem to mend; nothing was written." in result.output


def test_into_a_workbook(exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]) -> None:
    from openpyxl import load_workbook

    rules(ENGAGEMENT)
    sheet = config.parent / "metrics.csv"
    with sheet.open(encoding="utf-8", newline="") as file:
        rows = [[int(cell) if cell.isdigit() else cell or None for cell in row] for row in csv.reader(file)]
    save_sheets(sheet.with_suffix(".xlsx"), {"metrics": rows})
    sheet.unlink()
    result = run(*both(exports), "--write", "--replace")
    assert result.exit_code == 0, result.output
    book = load_workbook(sheet.with_suffix(".xlsx"))
    assert book["metrics"]["G2"].value == engagement(5) + engagement(7)


def test_the_years_column_has_to_be_there(exports: Path, run: Callable[..., Result]) -> None:
    result = run(*both(exports), "--year", "2026")
    assert result.exit_code == 1
    assert "there is no column for 2026" in result.output
    assert "benefitgraphic new-year 2026" in result.output


def test_a_metric_called_like_a_measure_needs_no_rule(exports: Path, config: Path, run: Callable[..., Result]) -> None:
    result = run(exported.x(exports / "x.csv", posts(7)), "--write", "--replace")
    assert result.exit_code == 0
    assert column(config)["engagement_by_channel", "X"] == str(engagement(7))


def test_a_total_waits_for_the_files_of_all_its_channels(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    result = run(exported.x(exports / "x.csv", posts(7)), "--write", "--replace")
    said = " ".join(result.output.split())
    assert "counts engagement_by_channel for Facebook, Instagram, YouTube, Blog too" in said
    assert "engagement: {sum: [engagement], only: [X]}" in said
    assert "Not written: engagement, which needs files that aren't here" in said
    assert column(config)["engagement", ""] == "1418000"
    rules(ENGAGEMENT)
    said = " ".join(run(exports / "x.csv", "--write", "--replace").output.split())
    assert "Facebook isn't in these files, and a sum without would only look smaller" in said
    assert column(config)["engagement", ""] == "1418000"


def test_files_one_by_one_leave_no_platform_out_of_a_total(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules("engagement: {sum: [reactions], only: [Facebook, X]}\n")
    files = both(exports)
    for path in files:
        assert run(path, "--write", "--replace").exit_code == 0
    assert column(config)["engagement", ""] == "1418000"
    assert run(*files, "--write", "--replace").exit_code == 0
    assert column(config)["engagement", ""] == str(sum(p.reactions for p in [*posts(5), *posts(7)]))


def test_a_platform_without_posts_in_the_year_is_in_the_files(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules("engagement: {sum: [reactions], only: [Facebook, X]}\n")
    files = both(exports)[0], exported.x(exports / "none.csv", [Post(1, date(2024, 5, 1))])
    assert run(*files, "--write", "--replace").exit_code == 0
    assert column(config)["engagement", ""] == str(sum(p.reactions for p in posts(5)))


@pytest.mark.parametrize("names", ["Facebook: Meta, X: Meta", "Facebook: X", "Facebook: Twitter"])
def test_networks_of_one_name_are_added_up(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None], names: str
) -> None:
    rules(f"engagement_by_channel: {{sum: [reactions], by: platform, names: {{{names}}}}}\n")
    result = run(*both(exports), "--write", "--replace")
    assert "is Facebook and X, added up" in " ".join(result.output.split())
    name = "Meta" if "Meta" in names else "X"
    whole = sum(p.reactions for p in [*posts(5), *posts(7)])
    assert column(config)["engagement_by_channel", name] == str(whole)
    before = column(config)
    for path, other in zip(both(exports), ("X", "Facebook"), strict=True):
        assert f"{other} isn't in these files" in " ".join(run(path, "--write", "--replace").output.split())
    assert column(config) == before


def test_a_network_may_be_called_by_its_old_name(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules("engagement_by_channel: {sum: [reactions], by: platform, only: [Twitter], names: {twitter: Our X}}\n")
    assert run(*both(exports), "--write", "--replace").exit_code == 0
    assert column(config)["engagement_by_channel", "Our X"] == str(sum(p.reactions for p in posts(7)))
    assert column(config)["engagement_by_channel", "X"] == "287000"


def test_a_misspelt_network_is_pointed_out(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules("engagement: {sum: [reactions], only: [Facebok, X]}\n")
    said = " ".join(run(*both(exports), "--write", "--replace").output.split())
    assert "names Facebok (did you mean 'Facebook'" in said
    assert column(config)["engagement", ""] == "1418000"


def test_rates_of_one_name_are_refused(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    metrics = config.parent / "metrics.yaml"
    head, _, rest = metrics.read_text(encoding="utf-8").partition("engagement_by_channel:")
    metrics.write_text(head + "engagement_by_channel:" + rest.replace("count", "percent", 1), encoding="utf-8")
    rules("engagement_by_channel: {rate: [reactions, shares], by: platform, names: {Facebook: Meta, X: Meta}}\n")
    result = run(*both(exports), "--write")
    assert result.exit_code == 1
    assert "Facebook and X are both called Meta, and rates can't be added up" in " ".join(result.output.split())


@pytest.mark.parametrize("start", ["13-01", "10-1", "02-29", "October 1"])
def test_a_year_that_begins_on_no_day_is_refused(
    exports: Path, config: Path, run: Callable[..., Result], start: str
) -> None:
    before = config.read_text(encoding="utf-8")
    config.write_text(f"fiscal_year_start: {start}\n{before}", encoding="utf-8")
    result = run(*both(exports), "--write", "--replace")
    assert result.exit_code == 1
    assert "infographic.yaml:1" in result.output
    assert "nothing was written" in result.output


def test_two_rows_of_a_metric_are_refused(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules(ENGAGEMENT)
    sheet = config.parent / "metrics.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "engagement,,1,2,3,4,5\n", encoding="utf-8")
    before = sheet.read_bytes()
    result = run(*both(exports), "--write", "--replace")
    assert result.exit_code == 1
    assert "there are two rows for 'engagement' (the first is row 2)" in result.output
    assert sheet.read_bytes() == before


@pytest.mark.parametrize("only", [", only: Website", ""])
def test_a_rule_that_isnt_about_these_files_is_no_obstacle(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None], only: str
) -> None:
    rules(X_ALONE + f"replied_within_hour: {{rate: [engaged_sessions, sessions]{only}}}\n")
    result = run(exported.x(exports / "x.csv", posts(7)), "--write", "--replace")
    assert result.exit_code == 0
    why = "none of its platforms is in these files; they have: X" if only else "no row in them is for it"
    assert why in " ".join(result.output.split())
    assert column(config)["engagement", ""] == str(engagement(7))


def test_a_platform_that_doesnt_tell_is_named(exports: Path, run: Callable[..., Result]) -> None:
    result = run(*both(exports))
    assert result.exit_code == 0
    assert "Meta (Facebook) doesn't tell 'engagement'" in " ".join(result.output.split())
    assert "Nothing to write." in result.output


def test_the_rule_that_is_proposed_can_be_copied(
    exports: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    said = run(*both(exports), exported.ga4(exports / "g.csv")).output
    lines = said.partition("; such as\n")[2].partition("\n\n")[0].splitlines()
    rules("\n".join(line.removeprefix("  ") for line in lines) + "\n")
    assert f"{engagement(5) + engagement(7):,}" in run(*both(exports), exports / "g.csv").output


def test_a_rate_is_a_sum_over_a_sum(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    rules("replied_within_hour: {rate: [engaged_sessions, sessions], only: Website}\n")
    assert run(exported.ga4(exports / "g.csv"), "--write", "--replace").exit_code == 0
    # 4,500 of 6,000 and 1,500 of 4,000: 60 percent, and not the mean of 75 and 37.5.
    assert column(config)["replied_within_hour", ""] == "60"


def test_reach_is_not_summed_unless_asked(
    exports: Path, config: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    metrics = config.parent / "metrics.yaml"
    text = metrics.read_text(encoding="utf-8").replace("engagement:\n", "reach:\n", 1)
    metrics.write_text(text, encoding="utf-8")
    sheet = config.parent / "metrics.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("engagement,", "reach,", 1), encoding="utf-8")
    path = exported.meta_facebook(exports / "m.csv", posts(5))
    said = " ".join(run(path).output.split())
    assert "reach reach counts people, and a sum over posts counts many of them again and again" in said
    rules("reach: {sum: reach}\n")
    said = " ".join(run(path).output.split())
    assert "asks for a sum of reach, which counts people several times" in said


def test_impressions_and_views_are_two_things(exports: Path, run: Callable[..., Result]) -> None:
    path = exported.meta_facebook(exports / "old.csv", posts(3))
    path.write_text(
        path.read_text(encoding="utf-8").replace(",Views,", ",Impressions,", 1), encoding="utf-8", newline=""
    )
    other = exported.meta_instagram(exports / "new.csv", posts(3))
    assert "Meta stopped counting impressions and began to count views" in " ".join(run(path, other).output.split())
    assert "stopped counting" not in run(other).output
    assert "stopped counting" not in run(exported.sprout(exports / "s.csv", posts(3))).output


class TestDoubles:
    def test_count_once_over_files(self, exports: Path, read: Callable[..., Import]) -> None:
        first, second = exported.x(exports / "1.csv", posts(6)), exported.x(exports / "2.csv", posts(9)[3:])
        parts = read(first, second).parts
        assert [int(part.kept.sum()) for part in parts] == [6, 3]
        assert parts[1].again.first == [(2, ""), (3, ""), (4, "")]

    def test_the_larger_figures_count(self, exports: Path, run: Callable[..., Result]) -> None:
        later = [Post(p.number, p.day, p.views + 500, p.reactions, p.comments, p.shares, p.clicks) for p in posts(3)]
        files = exported.x(exports / "1.csv", later), exported.x(exports / "2.csv", posts(3))
        for order in (files, files[::-1]):
            said = run(*order).output
            assert f"impressions {sum(p.views for p in later):,}" in " ".join(said.split())
            assert "3 counted already, 3 with other figures (the largest count)" in said

    def test_shortened_ids_dont_make_one_post_of_several(self, exports: Path, read: Callable[..., Import]) -> None:
        some = posts(9)
        assert len({exported.lost(post.id) for post in some}) == 1
        first = exported.meta_facebook(exports / "1.csv", some[:6], lost_ids=True)
        second = exported.meta_facebook(exports / "2.csv", some[3:])
        parts = read(first, second).parts
        assert [int(part.kept.sum()) for part in parts] == [6, 3]
        assert parts[0].told_by == "Post ID, or else by Permalink"

    @pytest.mark.parametrize(("end", "told_by"), [("000", "Permalink"), ("123", "Post ID")])
    def test_ids_rounded_to_15_digits(self, exports: Path, read: Callable[..., Import], end: str, told_by: str) -> None:
        path = exported.meta_facebook(exports / "1.csv", posts(3))
        text = path.read_text(encoding="utf-8")
        for post in posts(3):
            text = text.replace(f"{post.id},1001", f"{post.id[:15]}{end},1001")
        path.write_text(text, encoding="utf-8", newline="")
        (part,) = read(path).parts
        assert (part.told_by, int(part.kept.sum())) == (told_by, 3)

    def test_without_links_only_equal_rows_are_one_post(self, exports: Path, run: Callable[..., Result]) -> None:
        header = "Post id,Date,Post text,Impressions"
        rows = [
            ["1.22158E+17", "2025-03-01", "a", 5],
            ["1.22158E+17", "2025-03-01", "b", 5],
            ["1.22158E+17", "2025-03-01", "b", 5],
        ]
        said = run(exported.write(exports / "x.csv", header, rows)).output
        assert "by all cells of a row: 3 IDs have lost digits in a spreadsheet program" in said
        assert "2 posts counted, 1 left out" in said

    def test_the_same_id_on_two_networks_is_two_posts(self, exports: Path, read: Callable[..., Import]) -> None:
        one = [Post(1, date(2025, 3, 21))]
        files = [exported.sprout(exports / f"{n}.csv", one, [n]) for n in ("Facebook", "Twitter")]
        assert [int(part.kept.sum()) for part in read(*files).parts] == [1, 1]


def test_youtube_says_how_to_count_older_videos(
    exports: Path, run: Callable[..., Result], rules: Callable[[str], None]
) -> None:
    path = exported.youtube(exports / "Table data.csv", [*posts(3), Post(80, date(2019, 5, 1), 7000)])
    assert "whole_files: [YouTube]" in run(path).output
    rules("whole_files: [YouTube]\n")
    said = run(path).output
    assert f"{sum(p.views for p in posts(3)) + 7000:,}" in said
    assert "outside 2025" not in said


def test_the_account_names_everything(exports: Path, run: Callable[..., Result]) -> None:
    some = [*posts(5), posts(5)[0], Post(70, date(2024, 12, 31))]
    said = run(exported.meta_facebook(exports / "facebook.csv", some, lost_ids=True)).output
    for line in (
        "exports/facebook.csv",
        "Platform    Meta (Facebook); UTF-8, commas",
        "Rows        5 posts counted, 2 left out",
        "Period      2025-01-14 to 2025-06-23, dates with the month first",
        "1 outside 2025: row 8 (2024-12-31)",
        "1 counted already: row 7",
        "Reactions, Comments and Shares  interactions",
        "Not used    Page ID, Page name, Title",
    ):
        assert line in said
    assert max(map(len, said.splitlines())) < 100


@pytest.mark.parametrize("words", [["--dayfirst", "--monthfirst", "a.csv"], ["--replace", "a.csv"], []])
def test_wrong_command_lines(run: Callable[..., Result], words: list[str]) -> None:
    assert run(*words).exit_code == 2


def test_a_project_without_metrics_just_shows_sums(exports: Path, config: Path, run: Callable[..., Result]) -> None:
    for name in ("metrics.yaml", "metrics.csv"):
        (config.parent / name).unlink()
    result = run(exported.x(exports / "x.csv", posts(7)))
    assert result.exit_code == 0
    assert f"{engagement(7):,}" in result.output


def test_the_examples_in_the_docs_can_be_copied(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")
    section = text.partition("### From measures to metrics")[2]
    blocks = re.findall(r"(?:^    .*\n|^\n(?=    ))+", section, re.MULTILINE)
    path = tmp_path / "imports.yaml"
    path.write_text("".join(line[4:] + "\n" for block in blocks for line in block.splitlines()), encoding="utf-8")
    findings = Findings()
    found = read_mapping(path, path.name, findings)
    assert not findings.ordered()
    assert set(found.rules) == {"engagement", "engagement_by_channel", "engaged_visits"}
    assert [known.name for known in found.formats] == ["Flickr"]
