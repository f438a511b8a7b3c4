"""Makes exports as platforms write them, from the headers that public readers of such files know.

Nothing here is anyone's export: rows are made up. Each maker takes what varies from account to account.
"""

# ruff: noqa: E501 - rows of tables are easier to compare on one line
from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from workbooks import save_sheets

FRENCH = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
META_FACEBOOK = (
    "Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Caption type,Permalink,Post type,Languages,"
    'Date,Views,Reach,"Reactions, Comments and Shares",Reactions,Comments,Shares,Total clicks'
)
META_INSTAGRAM = (
    "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,"
    "Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves"
)
X = (
    "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,"
    "Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks"
)
YOUTUBE = (
    "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Impressions,"
    "Impressions click-through rate (%)"
)
SPROUT = (
    "Date,Post ID,Network,Post Type,Content Type,Profile,Sent by,Link,Post,Impressions,Reach,Engagements,"
    "Engagement Rate (per Impression),Reactions,Comments,Shares,Saves,Post Link Clicks,Video Views"
)
HOOTSUITE = (
    "Date (GMT),Post ID,Social Network,Post Permalink,Post Message,Impressions,Engagements,Likes,Comments,Shares,Clicks"
)
GA4 = "Session primary channel group,Sessions,Engaged sessions,Engagement rate,Event count,Active users"
LINKEDIN = (
    "Post title,Post link,Post type,Campaign name,Posted by,Created date,Campaign start date,Campaign end date,Audience,"
    "Impressions,Views,Offsite Views,Clicks,Click through rate (CTR),Likes,Comments,Reposts,Follows,Engagement rate,"
    "Content Type"
)
LINKEDIN_DAYS = (
    "Date,Impressions (organic),Impressions (sponsored),Impressions (total),Unique impressions (organic),Clicks (organic),"
    "Clicks (sponsored),Clicks (total),Reactions (organic),Reactions (sponsored),Reactions (total),Comments (organic),"
    "Comments (sponsored),Comments (total),Reposts (organic),Reposts (sponsored),Reposts (total),"
    "Engagement rate (organic),Engagement rate (sponsored),Engagement rate (total)"
)


@dataclass(frozen=True)
class Post:
    """One made-up post and what it got."""

    number: int
    day: date
    views: int = 1000
    reactions: int = 30
    comments: int = 4
    shares: int = 2
    clicks: int = 10

    @property
    def engagement(self) -> int:
        return self.reactions + self.comments + self.shares + self.clicks

    @property
    def id(self) -> str:
        return str(122158000000000123 + self.number * 1001)


def posts(count: int = 4, first: date = date(2025, 1, 14), apart: int = 40) -> list[Post]:
    """Posts over the year, with figures that differ and whose sums are known."""
    return [
        Post(n, first + timedelta(days=apart * n), 1000 + 111 * n, 30 + n, 4 + n, 2 * n, 10 + 3 * n)
        for n in range(count)
    ]


def written(day: date, style: str) -> str:
    """A day as an export writes it."""
    at = datetime(day.year, day.month, day.day, 9, 30)
    words = {
        "iso": f"{at:%Y-%m-%d %H:%M:%S}",
        "iso-t": f"{at:%Y-%m-%dT%H:%M:%S}.000Z",
        "month": f"{at:%m/%d/%Y %H:%M}",
        "day": f"{at:%d/%m/%Y %H:%M}",
        "day-dots": f"{at:%d.%m.%Y}",
        "weekday": f"{at:%a, %b} {day.day}, {day.year}",
        "words": f"{at:%b} {day.day}, {day.year}",
        "french": f"{day.day} {FRENCH[day.month - 1]} {day.year}",
        "compact": f"{at:%Y%m%d}",
    }
    return words[style]


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


def lost(identity: str) -> str:
    """An ID after a spreadsheet program: 1.22158E+17."""
    return f"{float(identity):.5E}"


def write(
    path: Path,
    header: str,
    rows: Sequence[Sequence[object]],
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
    before: Sequence[str] = (),
    newline: str = "\r\n",
) -> Path:
    """A text file with these rows."""
    text = io.StringIO()
    for line in before:
        text.write(line + newline)
    writer = csv.writer(text, delimiter=delimiter, lineterminator=newline)
    writer.writerow(next(csv.reader([header])))
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def meta_facebook(
    path: Path, some: Sequence[Post], *, dates: str = "month", lost_ids: bool = False, **how: Any
) -> Path:
    rows = [
        [
            lost(p.id) if lost_ids else p.id, "1001", "TranBC", f"Post {p.number}", 'Road work, "Monday"\nand Tuesday', "0",
            written(p.day, dates), "", f"https://www.facebook.com/{p.id}", "Photos", "", "Lifetime", p.views, p.views // 2,
            p.reactions + p.comments + p.shares, p.reactions, p.comments, p.shares, p.clicks,
        ]
        for p in some
    ]  # fmt: skip
    return write(path, META_FACEBOOK, rows, **how)


def meta_instagram(path: Path, some: Sequence[Post], *, dates: str = "month", **how: Any) -> Path:
    rows = [
        [
            p.id, "17841400000000001", "tranbc", "TranBC", "A photo", "0", written(p.day, dates),
            f"https://www.instagram.com/p/{p.number}", "IG image", "", "Lifetime", p.views, p.views // 2, p.reactions,
            p.shares, 1, p.comments, 3,
        ]
        for p in some
    ]  # fmt: skip
    return write(path, META_INSTAGRAM, rows, **how)


def x(path: Path, some: Sequence[Post], *, dates: str = "weekday", **how: Any) -> Path:
    rows = [
        [
            p.id, written(p.day, dates), "#DriveBC: Highway 1, closed", f"https://x.com/DriveBC/status/{p.id}", p.views,
            p.reactions, p.engagement, 1, 99, 2, p.comments, p.shares, 5, 6, p.clicks, 0, 0,
        ]
        for p in some
    ]  # fmt: skip
    return write(path, X, rows, **how)


def youtube(path: Path, some: Sequence[Post], *, dates: str = "words", encoding: str = "utf-8-sig", **how: Any) -> Path:
    total = ["Total", "", "", "", sum(p.views for p in some), sum(p.views for p in some) / 100, 7 * len(some), 9, 4.2]
    rows = [
        [
            f"vid{p.number:08}",
            "How to drive in snow",
            written(p.day, dates),
            63,
            p.views,
            p.views / 100,
            7,
            p.views * 9,
            4.2,
        ]
        for p in some
    ]
    return write(path, YOUTUBE, [total, *rows], encoding=encoding, **how)


def sprout(
    path: Path, some: Sequence[Post], networks: Sequence[str] = ("Facebook", "Twitter"), *, dates: str = "month",
    mark: str = ",", **how: Any,
) -> Path:  # fmt: skip
    rows = [
        [
            written(p.day, dates), p.id, networks[p.number % len(networks)], "Post", "Photo", "TranBC", "Ann", "", "Hello",
            grouped(p.views, mark), grouped(p.views // 2, mark), p.engagement, "6.5%", p.reactions, p.comments, p.shares, "",
            p.clicks, "",
        ]
        for p in some
    ]  # fmt: skip
    return write(path, SPROUT, rows, **how)


def hootsuite(path: Path, some: Sequence[Post], *, dates: str = "iso", network: str = "Facebook", **how: Any) -> Path:
    before = ["Post Performance", '"January 1, 2025 - December 31, 2025"']
    rows = [
        [
            written(p.day, dates), p.id, network, f"https://facebook.com/{p.id}", "Hello", grouped(p.views, ","),
            p.engagement, p.reactions, p.comments, p.shares, p.clicks,
        ]
        for p in some
    ]  # fmt: skip
    return write(path, HOOTSUITE, rows, before=before, **how)


def ga4(path: Path, *, start: str = "20250101", end: str = "20251231", **how: Any) -> Path:
    before = ["# ----------------------------------------", "# Traffic acquisition", "# Account: Ministry",
              "# ----------------------------------------", "#", f"# Start date: {start}", f"# End date: {end}"]  # fmt: skip
    rows = [["Organic Search", 6000, 4500, 0.75, 90000, 4000], ["Direct", 4000, 1500, 0.375, 10000, 3000],
            ["", 10000, 6000, 0.6, 100000, 6500, "Grand total"][:6]]  # fmt: skip
    rows[2][0] = "Grand total"
    return write(path, GA4, rows, before=before, **how)


def linkedin_rows(some: Sequence[Post], *, dates: str = "month") -> list[list[object]]:
    note: list[object] = ["Note: engagement metrics include both organic and sponsored activity."]
    header: list[object] = [*next(csv.reader([LINKEDIN]))]
    rows = [
        [
            "#HighwayWork: what to expect", f"https://www.linkedin.com/feed/update/urn:li:activity:{p.id}", "Organic", "",
            "Ann", written(p.day, dates)[:10], "", "", "All followers", p.views, "", "", p.clicks, 0.05, p.reactions,
            p.comments, p.shares, 1, 0.065, "Image",
        ]
        for p in some
    ]  # fmt: skip
    return [note, header, *rows]


def linkedin_days(some: Sequence[Post], *, dates: str = "month") -> list[list[object]]:
    note: list[object] = ["Note: engagement metrics include both organic and sponsored activity."]
    header: list[object] = [*next(csv.reader([LINKEDIN_DAYS]))]
    rows = [
        [
            written(p.day, dates)[:10], p.views, 0, p.views, p.views // 2, p.clicks, 0, p.clicks, p.reactions, 0,
            p.reactions, p.comments, 0, p.comments, p.shares, 0, p.shares, 0.05, 0, 0.05,
        ]
        for p in some
    ]  # fmt: skip
    return [note, header, *rows]


def linkedin(path: Path, some: Sequence[Post], *, dates: str = "month", with_days: bool = True) -> Path:
    """A workbook as LinkedIn's, saved as .xlsx."""
    sheets = {"Metrics": linkedin_days(some, dates=dates)} if with_days else {}
    return save_sheets(path, {**sheets, "All posts": linkedin_rows(some, dates=dates)})
