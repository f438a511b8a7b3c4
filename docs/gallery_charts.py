"""A project that shows every chart kind with figures that are hard to draw."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from benefitgraphic.charts.kinds import KINDS
from editions import shape_for

WORDS = """\
year: 2025
language: en-CA
theme: harbour
sample: true
title: Every kind of chart
organization: The gallery
sizes: [intranet]
numbers:
  lede: "{lede}"
  panels:
"""


@dataclass(frozen=True)
class Case:
    """A panel: the chart's kind, the metric's words and unit, and its values by year, "" where not known.

    With categories, ``values`` are lines of their own: "Facebook 5 4 3".
    """

    chart: str
    label: str
    values: str
    unit: str = "count"
    hero: bool = False
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    lede: str
    years: tuple[int, ...]
    cases: tuple[Case, ...]


def rows(*lines: str) -> str:
    return "\n".join(lines)


CHANNELS = rows("Facebook,,,,480000,520000", "Instagram,,,,316000,404000", "X,,,,262000,287000", "YouTube,,,,,141000")
MANY = rows(
    *("Facebook,,,,,900", "Instagram,,,,,829", "X,,,,,758", "YouTube,,,,,687", "Flickr,,,,,616", "Blog,,,,,545"),
    *("Podcast,,,,,474", "LinkedIn,,,,,403", "Threads,,,,,332", "Bluesky,,,,,261", "TikTok,,,,,190", "RSS,,,,,119"),
)
UNEVEN = rows("Facebook,,,,,1200000", "Messages at the front counter,,,,,310", "Blog,,,,,2", "Podcast,,,,,0")

HARD = (
    Case("trend", "Trend, on the band", "812000,958000,1098000,1236000,1418000", hero=True),
    Case("bars", "Bars", "31200,35950,40110,44820,48210"),
    Case("trend", "Trend, falling steeply", "5200,3900,2600,1300,140"),
    Case("trend", "Trend, all zero", "0,0,0,0,0"),
    Case("trend", "Trend, with gaps", "120,,180,,210"),
    Case("trend", "Trend, huge", "9120000000,10400000000,11800000000,12900000000,14180000000"),
    Case("trend", "Trend, up and down", "60,15,58,14,61", "percent"),
    Case("trend", "Trend, a new metric", ",,,,430"),
    Case("bars", "Bars, falling", "48210,44820,40110,35950,31200"),
    Case("bars", "Bars, all zero", "0,0,0,0,0"),
    Case("bars", "Bars, with gaps", "31200,,40110,,48210"),
    Case("bars", "Bars, huge", "9120000000,10400000000,11800000000,12900000000,14180000000"),
    Case("bars", "Bars, tiny beside large", "3,1,2,90000,180000"),
    Case("bars", "Bars, minutes", "42,31,28,25,12.5", "minutes", note="Counted by another program."),
    Case("ranking", "Ranking", CHANNELS),
    Case("ranking", "Ranking, more than eight", MANY),
    Case("ranking", "Ranking, very uneven", UNEVEN),
    Case("share", "Share", "41,48,52,57,62", "percent"),
    Case("share", "Share, nearly none", "0.1,0.2,0.2,0.3,0.4", "percent"),
    Case("share", "Share, all", "98,99,99,100,100", "percent"),
    Case("waffle", "Waffle", "78,82,85,87,91", "percent"),
    Case("waffle", "Waffle, none", "3,2,1,0.5,0", "percent"),
    Case("waffle", "Waffle, all", "90,92,95,99.5,100", "percent"),
    Case("number", "Number", "31200,35950,40110,44820,48210"),
    Case("number", "Number, hours", "7.5,6,6,5.2,5.2", "hours"),
    Case("number", "Number, very long", "1,1,1,1,14180000000"),
)

# What every other kind is shown with: easy figures of the shape that it is made for.
PLAIN = {
    "count": ("31200,35950,40110,44820,48210", "count"),
    "percent": ("78,82,85,87,91", "percent"),
    "ranking": (CHANNELS, "count"),
}
ONE_YEAR = {
    "count": "48210",
    "percent": "91",
    "ranking": rows("Facebook,520000", "Instagram,404000", "X,287000"),
}
FIRST = {"trend": "1418000", "share": "62", "number": "618000"}

SEVERAL_YEARS = Sheet(
    f"{next(iter(KINDS)).capitalize()}, {', '.join(list(KINDS)[1:-1])} and {list(KINDS)[-1]}, "
    "with figures that are easy and figures that are not.",
    (2021, 2022, 2023, 2024, 2025),
    HARD
    + tuple(
        Case(kind, kind.capitalize(), *PLAIN[shape_for(kind)])
        for kind in KINDS
        if kind not in {case.chart for case in HARD}
    ),
)

FIRST_YEAR = Sheet(
    "The first year: nothing to compare with yet.",
    (2025,),
    tuple(
        Case(kind, kind.capitalize(), FIRST.get(kind, ONE_YEAR[shape_for(kind)]), PLAIN[shape_for(kind)][1])
        for kind in KINDS
    ),
)


def write_project(folder: Path, sheet: Sheet, themes: Path) -> Path:
    """Writes the project's files; the config file's path."""
    config = folder / "config"
    config.mkdir()
    shutil.copytree(themes, config / "themes")
    words = [WORDS.format(lede=sheet.lede)]
    meanings, values = [], ["metric,category," + ",".join(map(str, sheet.years))]
    for number, case in enumerate(sheet.cases):
        key = f"m{number}"
        hero = ", emphasis: hero" if case.hero else ""
        words.append(f"    - {{metric: {key}, chart: {case.chart}{hero}}}\n")
        meanings.append(
            f"{key}:\n  label: {case.label}\n  definition: What was counted, in one sentence.\n  unit: {case.unit}\n"
        )
        if case.note:
            meanings.append(f"  breaks: {{{sheet.years[-1]}: {case.note}}}\n")
        if shape_for(case.chart) == "ranking":
            meanings.append("  by: channel\n")
            values += [f"{key},{line}" for line in case.values.splitlines()]
        else:
            values.append(f"{key},,{case.values}")
    (config / "infographic.yaml").write_text("".join(words), encoding="utf-8")
    (config / "metrics.yaml").write_text("".join(meanings), encoding="utf-8")
    (config / "metrics.csv").write_text("\n".join(values) + "\n", encoding="utf-8")
    return config / "infographic.yaml"
