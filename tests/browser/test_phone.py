"""The mail on a phone, 375 by 812 px: what is seen first, how far it goes on, and where its links lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benefitgraphic.edition import Edition
from benefitgraphic.graphics.frame import TextRun
from benefitgraphic.graphics.geometry import PX
from laying import ALL_LANGUAGES, BOTH, LANGUAGES, laid
from pages import View, opened
from seen import texts
from words import passages

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Made = tuple[Edition, Path]
WIDTH, SCREEN, SCREENS = 375, 812, 3.5
# How much of its size a picture for mail is shown at.
SHRUNK = WIDTH / 640


def leading_figure(edition: Edition) -> tuple[float, TextRun]:
    """The largest figure of the email picture, and its place, in px of a phone."""
    found = [
        (seen.at.y / PX * SHRUNK, run)
        for seen, run in texts(laid(edition, "email").pages[0].frame)
        if any(tag.part == "figure" for tag in seen.tags)
    ]
    return max(found, key=lambda pair: pair[1].size)


@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_the_leading_figure_is_on_the_picture_s_first_screen(language: str) -> None:
    y, run = leading_figure(ALL_LANGUAGES[language]())
    assert "418" in run.text
    assert y < SCREEN / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_no_longer_than_three_screens_and_a_half(language: str) -> None:
    assert laid(LANGUAGES[language](), "email").pages[0].frame.height / PX * SHRUNK <= SCREENS * SCREEN


@pytest.mark.slow
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("language", ["en-CA", BOTH])
def test_the_message_shows_its_pictures_on_as_many(
    browser: Browser, made_in: Callable[[str], Made], language: str
) -> None:
    edition, folder = made_in(language)
    with opened(browser, folder / "email/announcement.html", View(WIDTH)) as shown:
        sides = shown.page.evaluate("[...document.images].map(i => i.getBoundingClientRect().toJSON())")
        width = shown.page.evaluate("document.documentElement.scrollWidth")
    count = len(sides) // (2 if language == BOTH else 1)
    assert width == WIDTH
    assert sides[count - 1]["bottom"] <= SCREENS * SCREEN
    # The first picture has the leading figure, near its top.
    y, _ = leading_figure(edition)
    band = laid(edition, "email").slices[0].bottom * SHRUNK
    assert sides[0]["top"] + y - band < SCREEN


@pytest.mark.slow
@pytest.mark.xdist_group("browser")
def test_the_message_says_its_masthead_once(browser: Browser, made: Made) -> None:
    edition, folder = made
    with opened(browser, folder / "email/announcement.html", View(WIDTH)) as shown:
        said = passages(shown)
        names = shown.page.evaluate("[...document.images].map(i => i.getAttribute('src'))")
    title = " ".join(edition.title.text.split())
    assert sum(title in " ".join(one.split()) for one in said) == 1
    assert not any("masthead" in name for name in names)


@pytest.mark.slow
@pytest.mark.xdist_group("browser")
def test_the_other_language_is_a_link_away(browser: Browser, made_in: Callable[[str], Made]) -> None:
    _, folder = made_in(BOTH)
    for name in ("email/announcement.html", "email/to-paste.html"):
        with opened(browser, folder / name, View(WIDTH)) as shown:
            shown.page.click("a[href='#fr-CA']")
            top = shown.page.evaluate(
                "document.querySelector('h1 ~ *, h1') && document.querySelectorAll('h1')[1].getBoundingClientRect().top"
            )
        assert 0 <= top < SCREEN / 2
