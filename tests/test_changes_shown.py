"""Changes as a designer's readers get them: the picture, the PDF, the page, the alternative texts and the figures.

One project with a metric for each case; what it says is the same everywhere.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from heard import heard

from benefitgraphic.build import render
from benefitgraphic.content.load import load
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.colour import contrast
from benefitgraphic.graphics.frame import Frame, Shape, TextRun
from benefitgraphic.graphics.paths import vertices
from laying import ROOT, THEMES, laid, themed
from seen import texts, walk

CONFIG = """\
year: 2025-26
fiscal_year_start: 04-01
language: en-CA
theme: harbour
title: What we do
organization: A ministry
thanks: In {year}, and not in {previous_year}, we answered {rising}.
numbers:
  panels:
    - {metric: rising, chart: bars}
    - {metric: faster, chart: bars}
    - {metric: slower, chart: trend}
    - {metric: falling, chart: number}
    - {metric: share, chart: waffle}
    - {metric: aside, chart: number}
    - {metric: same, chart: number}
    - {metric: viral, chart: number}
    - {metric: broken, chart: trend}
    - {metric: earlier, chart: trend}
    - {metric: zero, chart: bars}
    - {metric: late, chart: number}
sizes: [intranet, letter, tabloid]
"""

METRICS = """\
rising: {label: Rising, definition: A., unit: count, better: up, per_day: true}
faster: {label: Faster, definition: B., unit: minutes, better: down}
slower: {label: Slower, definition: C., unit: hours, better: down}
falling: {label: Falling, definition: D., unit: count, better: up}
share: {label: Share, definition: E., unit: percent, better: up}
aside: {label: Aside, definition: F., unit: count, better: neither}
same: {label: Same, definition: G., unit: count, better: down}
viral: {label: Viral, definition: H., unit: count, better: up}
broken: {label: Broken, definition: I., unit: count, better: up, breaks: {2023-24: Once., 2025-26: Again.}}
earlier: {label: Earlier, definition: J., unit: count, better: up, breaks: {2021-22: First., 2023-24: Repeats count.}}
zero: {label: Zero, definition: K., unit: count, better: up}
late: {label: Late, definition: L., unit: count, better: up}
"""

SHEET = """\
metric,category,2021-22,2022-23,2023-24,2024-25,2025-26
rising,,100,200,300,73000,80300
faster,,30,25,21,16,12
slower,,1,2,1,1.5,3
falling,,100,90,80,800,600
share,,70,80,85,87,91
aside,,5,5,5,8,6
same,,5,5,5,8,8
viral,,,,,12,48210
broken,,100,110,400,500,900
earlier,,100,110,400,500,600
zero,,,,,0,5
late,,,,,,7
"""

SAID = {
    "rising": "up 10% from 2024–25",
    "faster": "down 4 minutes from 2024–25, which is better",
    "slower": "up 1.5 hours from 2024–25, which is worse",
    "falling": "down 25% from 2024–25",
    "share": "up 4 points from 2024–25",
    "aside": "down 25% from 2024–25",
    "same": "the same as in 2024–25",
    "viral": "up from 12 in 2024–25",
    "earlier": "up 20% from 2024–25",
}
SILENT = ("broken", "zero", "late")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Path]:
    """The edition, and all that is made of it."""
    folder = tmp_path_factory.mktemp("changes")
    shutil.copytree(ROOT / "config" / "themes", folder / "config" / "themes")
    for name, text in (("infographic.yaml", CONFIG), ("metrics.yaml", METRICS), ("metrics.csv", SHEET)):
        (folder / "config" / name).write_text(text, encoding="utf-8")
    render(folder / "config" / "infographic.yaml")
    return load(folder / "config" / "infographic.yaml").edition, folder / "output"


def plain(text: str) -> str:
    """With plain spaces, and on one line."""
    return " ".join(text.split())


def drawn(edition: Edition, size: str) -> str:
    """All that is set at a size."""
    return plain(" ".join(run.text for page in laid(edition, size).pages for _, run in texts(page.frame)))


def pdf_text(path: Path) -> str:
    document = pdfium.PdfDocument(path.read_bytes())
    try:
        return plain(" ".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


@pytest.fixture(scope="module")
def versions(made: tuple[Edition, Path]) -> dict[str, str]:
    """Each version's words."""
    edition, output = made
    folder = output / "2025"
    page = heard((folder / "intranet.html").read_text(encoding="utf-8"))
    return {
        "picture": drawn(edition, "intranet"),
        "pdf": pdf_text(folder / "letter.pdf"),
        "poster": pdf_text(folder / "tabloid.pdf"),
        "page": plain(" ".join(page.texts)),
        "text": plain((folder / "intranet.alt.txt").read_text(encoding="utf-8")),
    }


@pytest.mark.slow
def test_every_version_says_every_change(versions: dict[str, str]) -> None:
    for version, words in versions.items():
        for metric, change in SAID.items():
            assert change in words, (version, metric)


@pytest.mark.slow
def test_years_are_said_as_fiscal_years_everywhere(made: tuple[Edition, Path], versions: dict[str, str]) -> None:
    edition, output = made
    assert (output / "2025").is_dir()
    assert laid(edition, "letter").pages[0].last_day == date(2026, 3, 31)
    for version, words in versions.items():
        assert "In 2025–26, and not in 2024–25, we answered 80,300." in words, version
        assert "By the numbers, 2025–26" in words, version
        # No year stands alone: each is followed by the one in which it ends.
        for year in range(2021, 2026):
            assert words.count(f"{year}") == words.count(f"{year}–{year - 1999}"), (version, year)


@pytest.mark.slow
def test_breaks_have_a_note_and_no_change(versions: dict[str, str]) -> None:
    for version in ("picture", "pdf", "poster", "page", "text"):
        words = versions[version]
        assert "2025–26: Again." in words, version
        assert "2023–24: Repeats count." in words, version
        # Nothing came before the first year, that could not be compared with it.
        assert "First." not in words, version
        for silent in ("80% on", "up from 0", "up from 7"):
            assert silent not in words, version


def test_the_sentences_say_it_too(made: tuple[Edition, Path]) -> None:
    page = heard((made[1] / "2025" / "intranet.html").read_text(encoding="utf-8"))
    told = {line.split(" from ")[0].split(" in ")[0].split()[-1]: plain(line) for line in page.told}
    assert "to 12 minutes, down 4 minutes from 2024–25, which is better." in told["Faster"]
    assert "The way of counting changed in 2023–24 and 2025–26." in told["Broken"]
    assert "2024–25" not in told["Broken"].partition(".")[2]


def test_the_figures_say_what_is_shown(made: tuple[Edition, Path]) -> None:
    text = (made[1] / "2025" / "data.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    changes = {row["metric"]: row for row in rows if row["measure"] == "change"}
    assert {key: plain(row["shown"]) for key, row in changes.items()} == SAID
    assert {row["year"] for row in rows} == {f"{year}–{year - 1999}" for year in range(2021, 2026)}
    assert (changes["faster"]["value"], changes["faster"]["unit"]) == ("-4", "minutes")
    (daily,) = [row for row in rows if row["measure"] == "per day"]
    assert (daily["value"], plain(daily["shown"])) == ("220", "220 a day")


_CHANGE = re.compile("(up|down|the same) ")


def panels(frame: Frame) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each panel's title, the colours of its change's words, and which way its arrow points."""
    title, colours, ways = "", list[str](), list[str]()
    for seen in walk(frame):
        if isinstance(seen.item, TextRun) and seen.roles[-1:] == ("H3",):
            if title:
                yield title, colours, ways
            title, colours, ways = seen.item.text.strip(), [], []
        elif isinstance(seen.item, TextRun) and _CHANGE.match(seen.item.text) and seen.roles[-1:] == ("P",):
            colours.append(seen.item.colour)
        elif isinstance(seen.item, Shape) and len(vertices(seen.item.path)) == 4 and seen.item.stroke is None:
            ys = vertices(seen.item.path)[:3, 1]
            ways.append("up" if (ys == ys.min()).sum() == 1 else "down")
    yield title, colours, ways


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_news_is_told_by_the_arrow_and_the_words_and_then_by_colour(made: tuple[Edition, Path], theme: str) -> None:
    edition = themed(made[0], theme)
    colours = edition.theme.colours
    (page,) = laid(edition, "intranet", theme).pages
    found = {title.lower(): (set(tints), ways) for title, tints, ways in panels(page.frame)}
    good, bad, quiet = ({colours.of_change(news)} for news in ("good", "bad", "neither"))
    assert found["rising"] == (good, ["up"])
    assert found["faster"] == (good, ["down"])
    assert found["slower"] == (bad, ["up"])
    assert found["falling"] == (bad, ["down"])
    assert found["aside"] == (quiet, ["down"])
    assert found["same"] == (quiet, [])
    for silent in SILENT:
        assert found[silent] == (set(), [])
    for tint in (*good, *bad, *quiet):
        assert contrast(tint, colours.paper) >= 4.5
