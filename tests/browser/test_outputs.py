"""What a designer gets, in a browser: the sample's pages in two languages, at all widths, light and dark, with and
without images. No checker finds anything wrong, and they say what the picture says.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import seen
from benefitgraphic.edition import Edition
from checks import complaints, told
from laying import BOTH, laid
from pages import WIDTHS, View, opened
from words import Table, passages, tables, words

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser")

Made = tuple[Edition, Path]
PAGES = ("email/announcement.html", "email.html", "letter.html", "hero.html", "report.html")
DATA_TABLES = "table:not([role=presentation])"


# Colours don't change the layout, and the layout doesn't change colours, of which axe looks at each pair for some time:
# so it sees each page narrow and dark, and wide and light, and no other checker need see these in the other colours.
# Without images, the dark says what the light does, and what fits into 320 px and fills 1200 does so in between.
# A translation has other words in the same markup and colours: they have to fit where there is least room.
AXE = (View(320, dark=True), View(1200))
WORDS = tuple(View(width, images=False) for width in WIDTHS[::2])
CASES = [("en-CA", name, view) for name, view in product(PAGES, (*AXE, View(640), *WORDS))] + [
    ("fr-CA", name, view) for name, view in product(PAGES, (View(320), View(640, images=False)))
]
CASES += [(BOTH, "email/announcement.html", view) for view in (*AXE, *WORDS)]


# One look at each page of the sample shows at once whether something is wrong.
_TRIED = [
    pytest.param(
        *case,
        id="-".join(map(str, case)),
        marks=[] if case[0] == "en-CA" and case[2] == View(640) else [pytest.mark.slow],
    )
    for case in CASES
]


@pytest.mark.parametrize(("language", "name", "view"), _TRIED)
def test_no_checker_complains(
    browser: Browser, made_in: Callable[[str], Made], language: str, name: str, view: View
) -> None:
    _, folder = made_in(language)
    with opened(browser, folder / name, view) as shown:
        found = complaints(shown, leave_out=[] if view in AXE else ["axe"])
    assert not found, told(found)


@dataclass(frozen=True)
class Said:
    """What a page says at 640 px.

    Attributes:
        words: without its tables and its sentences about charts.
        passages: all of it.
        tables: those of data.
    """

    words: list[str]
    passages: list[str]
    tables: list[Table]


@pytest.fixture(scope="module")
def said(browser: Browser) -> Callable[[Path], Said]:
    """From a page's file to what it says; it is opened once."""

    @cache
    def read(path: Path) -> Said:
        with opened(browser, path, View(640)) as shown:
            return Said(words(shown, leave_out=[DATA_TABLES, ".told"]), passages(shown), tables(shown))

    return read


def spoken(edition: Edition, size: str) -> list[str]:
    """The words of the picture that a page has outside its tables and sentences about charts."""
    return seen.read_aloud(page.frame for page in laid(edition, size).pages)


@pytest.mark.slow
@pytest.mark.parametrize("size", ["email", "letter", "hero"])
def test_a_page_shows_the_pictures_words(said: Callable[[Path], Said], made: Made, size: str) -> None:
    edition, folder = made
    assert said(folder / f"{size}.html").words == spoken(edition, size)


def test_the_mail_shows_the_pictures_words(browser: Browser, made: Made) -> None:
    edition, folder = made
    with opened(browser, folder / "email/announcement.html", View(640, images=False)) as shown:
        found = passages(shown, leave_out=[DATA_TABLES, ".told"])
    found.remove(edition.words.twins.all_in_words)
    assert seen.words("\n".join(found)) == spoken(edition, "email")


@pytest.mark.slow
def test_every_figure_is_shown(said: Callable[[Path], Said], made: Made) -> None:
    _, folder = made
    with (folder / "data.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for name in ("email/announcement.html", "email.html"):
        shown = "\n".join(said(folder / name).passages)
        missing = [row["shown"] for row in rows if " ".join(row["shown"].split()) not in shown]
        assert rows and not missing, name


@pytest.mark.slow
def test_each_chart_has_its_table(said: Callable[[Path], Said], made: Made) -> None:
    edition, folder = made
    assert edition.numbers
    for name in ("email/announcement.html", "email.html"):
        found = said(folder / name).tables
        assert len(found) == len(edition.numbers.panels)
        assert all(len({len(row) for row in table.rows}) == 1 and all(map(all, table.rows)) for table in found)
