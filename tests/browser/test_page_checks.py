"""The checks of pages find what is planted, and nothing in a page that is good."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

import chromium
from checks import CHECKERS, complaints, told
from pages import VIEWS, View, opened, opened_text, photographed
from planted import DEFECTS, GOOD, lay
from words import Table, passages, pictured, tables, words

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.xdist_group("browser, too"), pytest.mark.slow]


# What takes longest sees each width, both colours, and a page with and without images.
AXE = (View(320, dark=True), View(640, images=False), View(1200))


@pytest.mark.parametrize("name", DEFECTS)
def test_a_planted_defect_is_found(browser: Browser, tmp_path: Path, name: str) -> None:
    defect = DEFECTS[name]
    with opened(browser, lay(tmp_path, defect.page()), defect.view) as shown:
        # What takes longest is asked only where it is to answer.
        found = complaints(shown, leave_out={"axe"} - {defect.found_by})
    assert any(defect.says in line for line in found.get(defect.found_by, [])), told(found) or "nobody noticed"


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_good_page_passes(browser: Browser, tmp_path: Path, view: View) -> None:
    with opened(browser, lay(tmp_path, GOOD), view) as shown:
        found = complaints(shown, leave_out=[] if view in AXE else ["axe"])
    assert not found, told(found)


def test_each_checker_has_something_to_find() -> None:
    assert {defect.found_by for defect in DEFECTS.values()} == set(CHECKERS)


def test_what_is_only_for_listening_is_no_defect(browser: Browser, tmp_path: Path) -> None:
    hidden = "position:absolute;width:1px;height:1px;overflow:hidden;white-space:nowrap"
    page = GOOD.replace("<h2>", f'<p style="{hidden}">Only for those who listen</p><h2>')
    with opened(browser, lay(tmp_path, page), View(320)) as shown:
        found = complaints(shown)
    assert not found, told(found)


def test_a_table_that_scrolls_by_itself_is_no_defect(browser: Browser, tmp_path: Path) -> None:
    scrolling = '<div style="overflow-x:auto" tabindex="0" role="region" aria-label="Views"><table style="width:900px">'
    page = GOOD.replace("<table>", scrolling).replace("</table>", "</table></div>")
    with opened(browser, lay(tmp_path, page), View(320)) as shown:
        found = complaints(shown)
    assert not found, told(found)


def test_what_scrolls_in_a_frame_covers_nothing(browser: Browser, tmp_path: Path) -> None:
    frame = '<div style="height:90px;overflow-y:auto" tabindex="0" role="region" aria-label="Sky"><img src'
    page = GOOD.replace("<img src", frame).replace("<h2>", "</div><h2>")
    with opened(browser, lay(tmp_path, page), View(640)) as shown:
        found = complaints(shown)
    assert not found, told(found)


def test_a_photograph_is_of_the_whole_page(browser: Browser, tmp_path: Path) -> None:
    page = lay(tmp_path, GOOD.replace("<h2>", '<h2 style="margin-top:2000px">'))
    with opened(browser, page, View(320)) as shown:
        plain = Image.open(photographed(shown, tmp_path / "plain.png")).convert("L")
        inverted = Image.open(photographed(shown, tmp_path / "inverted.png", inverted=True)).convert("L")
    assert plain.width == inverted.width == 320
    assert plain.height == inverted.height > 2000
    assert plain.getpixel((2, 2)) == 255
    assert isinstance(dark := inverted.getpixel((2, 2)), int) and dark < 64


def test_words_are_read_as_the_page_shows_them(browser: Browser, tmp_path: Path) -> None:
    page = GOOD.replace("<h2>", '<p hidden>Not this</p><p style="display:none">nor this</p><h2>')
    page = page.replace("<p>We answer", '<p style="text-transform:uppercase">We <b>an</b>swer')
    with opened(browser, lay(tmp_path, page), View(640)) as shown:
        assert passages(shown, leave_out=["h1"]) == [
            "We answer every question that people ask.",
            "Numbers",
            *("Views by year", "Year", "Views", "2024", "1,200", "2025", "1,500"),
            "Read all figures",
        ]
        assert words(shown, leave_out=["p", "table"]) == ["Our", "year", "Numbers"]
        assert passages(shown)[0] == "Our year", "what was left out is back"
        assert pictured(shown) == ["Roads in figures"]


def test_tables_are_read_as_rows(browser: Browser) -> None:
    page = GOOD.replace("<h2>", '<table role="presentation"><tr><td>Placed</td></tr></table><h2>')
    with opened_text(browser, page) as shown:
        assert tables(shown) == [
            Table("Views by year", (("Year", "Views"), ("2024", "1,200"), ("2025", "1,500"))),
        ]


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser."""
    monkeypatch.setattr(chromium, "executable", lambda: None)


@pytest.mark.usefixtures("bare_machine")
def test_without_a_browser_tests_are_skipped_and_say_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no Chromium"):
        chromium.demand_browser()


@pytest.mark.usefixtures("bare_machine")
def test_with_ci_set_it_has_to_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no Chromium"):
        chromium.demand_browser()
