"""What a designer gets, in a browser: the sample's pages in two languages, at all widths, light and dark, with and
without images. No checker finds anything wrong, and they say what the picture says.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import seen
from benefitgraphic.edition import Edition
from checks import complaints, told
from laying import BOTH, laid
from pages import WIDTHS, View, opened
from words import passages, tables, words

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser")

Made = tuple[Edition, Path]
PAGES = ("email/announcement.html", "email.html", "letter.html", "hero.html", "report.html")
DATA_TABLES = "table:not([role=presentation])"


# Colours don't change the layout, and the layout doesn't change colours, of which axe looks at each pair for some time:
# so it sees each page narrow and dark, and wide and light. Without images, the dark says what the light does.
# A translation has other words in the same markup and colours.
AXE = (View(320, dark=True), View(1200))
WORDS = tuple(View(width, images=False) for width in WIDTHS)
CASES = [("en-CA", name, view) for name, view in product(PAGES, (*AXE, View(320), View(640), *WORDS))] + [
    ("fr-CA", name, View(width, images=width != 640)) for name, width in product(PAGES, WIDTHS)
]
CASES += [(BOTH, "email/announcement.html", view) for view in (*AXE, View(320), *WORDS[::2])]


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


def spoken(edition: Edition, size: str) -> list[str]:
    """The words of the picture that a page has outside its tables and sentences about charts."""
    return seen.read_aloud(page.frame for page in laid(edition, size).pages)


@pytest.mark.slow
@pytest.mark.parametrize("size", ["email", "letter", "hero"])
def test_a_page_shows_the_pictures_words(browser: Browser, made: Made, size: str) -> None:
    edition, folder = made
    with opened(browser, folder / f"{size}.html", View(640)) as shown:
        assert words(shown, leave_out=[DATA_TABLES, ".told"]) == spoken(edition, size)


def test_the_mail_shows_the_pictures_words(browser: Browser, made: Made) -> None:
    edition, folder = made
    with opened(browser, folder / "email/announcement.html", View(640, images=False)) as shown:
        said = passages(shown, leave_out=[DATA_TABLES, ".told"])
    said.remove(edition.words.twins.all_in_words)
    assert seen.words("\n".join(said)) == spoken(edition, "email")


@pytest.mark.slow
def test_every_figure_is_shown(browser: Browser, made: Made) -> None:
    _, folder = made
    with (folder / "data.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for name in ("email/announcement.html", "email.html"):
        with opened(browser, folder / name, View(640)) as shown:
            said = "\n".join(passages(shown))
        missing = [row["shown"] for row in rows if " ".join(row["shown"].split()) not in said]
        assert rows and not missing, name


@pytest.mark.slow
def test_each_chart_has_its_table(browser: Browser, made: Made) -> None:
    edition, folder = made
    assert edition.numbers
    for name in ("email/announcement.html", "email.html"):
        with opened(browser, folder / name, View(640)) as shown:
            found = tables(shown)
        assert len(found) == len(edition.numbers.panels)
        assert all(len({len(row) for row in table.rows}) == 1 and all(map(all, table.rows)) for table in found)
