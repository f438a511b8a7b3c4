"""Each platform's export, in every way that accounts, months and spreadsheet programs are known to write it."""

# ruff: noqa: E501 - rows of tables are easier to compare on one line
from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import Result

import exported
from benefitgraphic.diagnostics import Problems
from benefitgraphic.imports.importing import Import
from benefitgraphic.imports.sums import sum_of
from exported import Post, posts
from workbooks import save_sheets

POSTS = posts(9)
# What is outside 2025: the day before, and the day after.
OUTSIDE = [Post(90, date(2024, 12, 31)), Post(91, date(2026, 1, 1))]
SUMS = {name: sum(getattr(p, name) for p in POSTS) for name in ("views", "reactions", "comments", "shares", "clicks")}
ENGAGEMENT = sum(p.engagement for p in POSTS)

FACEBOOK = {**SUMS, "interactions": SUMS["reactions"] + SUMS["comments"] + SUMS["shares"]}
INSTAGRAM = {**{k: v for k, v in SUMS.items() if k != "clicks"}, "saves": 27, "new_followers": 9}
POSTED = {"reactions": SUMS["reactions"], "comments": SUMS["comments"], "shares": SUMS["shares"]}
X = {**POSTED, "impressions": SUMS["views"], "engagement": ENGAGEMENT, "link_clicks": SUMS["clicks"]}
YOUTUBE = {"views": SUMS["views"], "watch_hours": Fraction(SUMS["views"], 100), "new_followers": 63}
SPROUT = {**POSTED, "impressions": SUMS["views"], "engagement": ENGAGEMENT, "link_clicks": SUMS["clicks"]}
HOOTSUITE = {**POSTED, "impressions": SUMS["views"], "engagement": ENGAGEMENT, "clicks": SUMS["clicks"]}
LINKEDIN = {**POSTED, "impressions": SUMS["views"], "clicks": SUMS["clicks"], "new_followers": 9}


def told(read: Import, *measures: str) -> dict[str, Fraction | None]:
    """Sums over all networks."""
    names = dict.fromkeys(network for part in read.parts for network in part.networks)
    found = {m: [sum_of(read.parts, network, m).value for network in names] for m in measures}
    return {
        m: sum((v for v in values if v is not None), Fraction(0)) if any(v is not None for v in values) else None
        for m, values in found.items()
    }


# The variant, what makes it, its platform, its networks, and what must come out.
VARIANTS: list[tuple[str, Callable[..., Path], dict[str, object], str, set[str], Mapping[str, object]]] = [
    ("plain", exported.meta_facebook, {}, "Meta (Facebook)", {"Facebook"}, FACEBOOK),
    ("day-first", exported.meta_facebook, {"dates": "day"}, "Meta (Facebook)", {"Facebook"}, FACEBOOK),
    ("mark", exported.meta_facebook, {"encoding": "utf-8-sig"}, "Meta (Facebook)", {"Facebook"}, FACEBOOK),
    ("lost-ids", exported.meta_facebook, {"lost_ids": True}, "Meta (Facebook)", {"Facebook"}, FACEBOOK),
    ("semicolons", exported.meta_facebook, {"delimiter": ";"}, "Meta (Facebook)", {"Facebook"}, FACEBOOK),
    ("sep", exported.meta_facebook, {"encoding": "utf-16", "before": ["sep=,"]}, "Meta (Facebook)", {"Facebook"}, FACEBOOK),
    ("sep-tab", exported.meta_facebook, {"encoding": "utf-16", "delimiter": "\t"}, "Meta (Facebook)", {"Facebook"}, FACEBOOK),
    ("no-mark", exported.meta_instagram, {"encoding": "utf-16-le"}, "Meta (Instagram)", {"Instagram"}, INSTAGRAM),
    ("plain", exported.meta_instagram, {"dates": "iso"}, "Meta (Instagram)", {"Instagram"}, INSTAGRAM),
    ("weekday", exported.x, {}, "X", {"X"}, X),
    ("iso", exported.x, {"dates": "iso-t", "newline": "\n"}, "X", {"X"}, X),
    ("total-second", exported.youtube, {}, "YouTube", {"YouTube"}, YOUTUBE),
    ("french-months", exported.youtube, {"dates": "french"}, "YouTube", {"YouTube"}, YOUTUBE),
    ("grouped", exported.sprout, {}, "Sprout Social", {"Facebook", "X"}, SPROUT),
    ("spaces", exported.sprout, {"mark": "\u202f"}, "Sprout Social", {"Facebook", "X"}, SPROUT),
    ("windows", exported.sprout, {"mark": "\u00a0", "encoding": "cp1252"}, "Sprout Social", {"Facebook", "X"}, SPROUT),
    ("two-lines", exported.hootsuite, {}, "Hootsuite", {"Facebook"}, HOOTSUITE),
    ("tabs", exported.hootsuite, {"delimiter": "\t", "encoding": "utf-16"}, "Hootsuite", {"Facebook"}, HOOTSUITE),
]  # fmt: skip


@pytest.mark.parametrize(
    ("variant", "make", "how", "platform", "networks", "sums"), VARIANTS, ids=[f"{v[3]}-{v[0]}" for v in VARIANTS]
)
def test_reads_what_was_exported(
    exports: Path, read: Callable[..., Import], variant: str, make: Callable[..., Path], how: dict[str, object],
    platform: str, networks: set[str], sums: Mapping[str, object],
) -> None:  # fmt: skip
    found = read(make(exports / f"{variant}.csv", [*POSTS, *OUTSIDE], **how))
    (part,) = found.parts
    assert part.export.platform == platform
    assert set(part.networks) == networks
    assert told(found, *sums) == sums
    assert int(part.kept.sum()) == len(POSTS)
    assert part.export.tally.left["outside"].count == len(OUTSIDE)
    assert (part.export.tally.first, part.export.tally.last) == (POSTS[0].day, POSTS[-1].day)


def test_youtubes_total_is_left_out_and_said(exports: Path, read: Callable[..., Import]) -> None:
    (part,) = read(exported.youtube(exports / "Table data.csv", POSTS)).parts
    assert part.export.tally.left["total"].first == [(2, "")]


@pytest.mark.parametrize("with_days", [True, False])
@pytest.mark.parametrize("dates", ["month", "day"])
def test_linkedins_workbook(exports: Path, read: Callable[..., Import], with_days: bool, dates: str) -> None:
    found = read(exported.linkedin(exports / "li.xlsx", [*POSTS, *OUTSIDE], dates=dates, with_days=with_days))
    (part,) = found.parts
    assert part.export.platform == "LinkedIn"
    assert told(found, *LINKEDIN) == LINKEDIN
    assert part.export.other_sheets == (("Metrics",) if with_days else ())


def test_linkedin_by_day(exports: Path, read: Callable[..., Import]) -> None:
    rows = exported.linkedin_days(POSTS)
    found = read(save_sheets(exports / "li.xlsx", {"Metrics": rows}))
    assert told(found, *POSTED) == POSTED


def test_a_workbooks_dates_are_no_texts(exports: Path, read: Callable[..., Import]) -> None:
    note, header, *rows = exported.linkedin_rows(POSTS)
    at = header.index("Created date")
    rows = [[*row[:at], post.day, *row[at + 1 :]] for row, post in zip(rows, POSTS, strict=True)]
    found = read(save_sheets(exports / "li.xlsx", {"All posts": [note, header, *rows]}))
    assert told(found, *LINKEDIN) == LINKEDIN


def test_google_analytics_says_its_period_itself(exports: Path, read: Callable[..., Import]) -> None:
    found = read(exported.ga4(exports / "ga4.csv", start="20250501", end="20250531"))
    (part,) = found.parts
    assert (part.export.tally.first, part.export.tally.last) == (date(2025, 5, 1), date(2025, 5, 31))
    assert told(found, "sessions", "engaged_sessions") == {"sessions": 10000, "engaged_sessions": 6000}
    assert part.export.tally.left["total"].count == 1


def test_google_analytics_of_another_year_is_left_out(exports: Path, read: Callable[..., Import]) -> None:
    (part,) = read(exported.ga4(exports / "ga4.csv", start="20240501", end="20240531")).parts
    assert not part.kept.any()
    assert part.export.tally.left["outside"].count == 2


def test_months_of_google_analytics_add_up(exports: Path, read: Callable[..., Import]) -> None:
    months = [exported.ga4(exports / f"{m}.csv", start=f"2025{m:02}01", end=f"2025{m:02}28") for m in (1, 2, 3)]
    assert told(read(*months), "sessions") == {"sessions": 30000}


def test_facebook_by_the_day_counts_each_day(exports: Path, read: Callable[..., Import]) -> None:
    path = exported.meta_facebook(exports / "days.csv", POSTS[:1] * 3)
    lines = path.read_text(encoding="utf-8").split("Lifetime")
    days = ["03/14/2025", "03/15/2025", "03/16/2025"]
    text = "".join(line + day for line, day in zip(lines, [*days, ""], strict=True))
    path.write_text(text, encoding="utf-8", newline="")
    (part,) = read(path).parts
    assert int(part.kept.sum()) == 3
    assert part.export.tally.first == date(2025, 3, 14)


def test_fiscal_years(exports: Path, config: Path, read: Callable[..., Import]) -> None:
    text = config.read_text(encoding="utf-8")
    config.write_text("fiscal_year_start: 04-01\n" + text, encoding="utf-8")
    some = [
        Post(1, date(2025, 3, 31)),
        Post(2, date(2025, 4, 1)),
        Post(3, date(2026, 3, 31)),
        Post(4, date(2026, 4, 1)),
    ]
    (part,) = read(exported.x(exports / "x.csv", some)).parts
    assert part.export.tally.left["outside"].first == [(2, "2025-03-31"), (5, "2026-04-01")]
    assert int(part.kept.sum()) == 2


def test_another_year(exports: Path, read: Callable[..., Import]) -> None:
    (part,) = read(exported.x(exports / "x.csv", [*POSTS, *OUTSIDE]), year=2024).parts
    assert int(part.kept.sum()) == 1


def test_headers_may_change_capitals_and_spaces(exports: Path, read: Callable[..., Import]) -> None:
    path = exported.x(exports / "x.csv", POSTS)
    text = path.read_text(encoding="utf-8").replace("Post id", " POST ID ", 1).replace("Impressions", "impressions", 1)
    path.write_text(text, encoding="utf-8", newline="")
    assert told(read(path), *X) == X


def test_a_title_that_begins_with_a_hash_is_no_comment(exports: Path, read: Callable[..., Import]) -> None:
    rows = exported.linkedin_rows(POSTS)[2:]
    (part,) = read(exported.write(exports / "li.csv", exported.LINKEDIN, rows, before=["Note: ..."])).parts
    assert int(part.kept.sum()) == len(POSTS)


def test_an_empty_cell_is_not_known_and_said(exports: Path, run: Callable[..., Result]) -> None:
    path = exported.x(exports / "x.csv", POSTS)
    text = path.read_text(encoding="utf-8").replace(f",{POSTS[0].engagement},", ",,", 1)
    path.write_text(text, encoding="utf-8", newline="")
    said = run(path).output
    assert f"{ENGAGEMENT - POSTS[0].engagement:,}  (1 empty, not known)" in said


def test_a_designers_own_format(exports: Path, rules: Callable[[str], None], read: Callable[..., Import]) -> None:
    rules(
        "files:\n  Flickr:\n    recognise: [Photo, Taken]\n    date: Taken\n    id: Photo\n    rows_are: photos\n"
        "    measures: {views: [Seen, Views], reactions: Faves}\n"
    )
    path = exported.write(
        exports / "f.csv", "Photo,Taken,Seen,Faves", [["a", "2025-05-01", "1,200", 3], ["b", "2025-06-01", 5, 0]]
    )
    found = read(path)
    assert found.parts[0].networks == ("Flickr",)
    assert told(found, "views", "reactions") == {"views": 1205, "reactions": 3}


def test_a_file_that_ends_early_is_refused(exports: Path, read: Callable[..., Import]) -> None:
    path = exported.meta_facebook(exports / "cut.csv", POSTS)
    path.write_bytes(path.read_bytes()[: -len(b"Lifetime,1888,944,58,38,12,16,34\r\n") - 20])
    with pytest.raises(Problems, match="row 10"):
        read(path)
