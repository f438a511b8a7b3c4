"""The page to paste from: all of it is copied in one window, and pasted into another, as into a mail program's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import seen
from benefitgraphic.edition import Edition
from checks import complaints, told
from laying import BOTH
from pages import Shown, View, opened, opened_text
from words import pictured, tables, words

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.xdist_group("browser, too"), pytest.mark.slow]

Made = tuple[Edition, Path]
DRAFT = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>New message</title>
<meta name="viewport" content="width=device-width"><style>body { margin: 0 } #draft { min-height: 200px }</style></head>
<body><main><h1 hidden>New message</h1><div id="draft" contenteditable role="textbox" aria-label="Message"></div></main>
</body></html>"""


def said(shown: Shown) -> list[list[str]]:
    """Words, tables and alternative texts; a clipboard may turn no-break spaces into others."""
    cells = [cell for table in tables(shown) for row in table.rows for cell in row]
    return [words(shown), *([" ".join(text.split()) for text in texts] for texts in (cells, pictured(shown)))]


@pytest.mark.parametrize(("language", "dark"), [("en-CA", True), (BOTH, False)])
def test_what_is_pasted_is_whole(browser: Browser, made_in: Callable[[str], Made], language: str, dark: bool) -> None:
    """In a narrow window, with every picture in it, whatever colours the window prefers that it was copied from."""
    _, folder = made_in(language)
    with opened(browser, folder / "email/to-paste.html", View(1200, dark=dark)) as shown:
        before = said(shown)
        count = len(pictured(shown))
        shown.page.keyboard.press("Control+a")
        shown.page.keyboard.press("Control+c")
        # The clipboard is the context's own.
        draft = shown.page.context.new_page()
        draft.set_content(DRAFT)
        draft.emulate_media(color_scheme="light")
        draft.locator("#draft").click()
        draft.keyboard.press("Control+v")
        draft.wait_for_function("count => document.querySelectorAll('#draft img').length === count", arg=count)
        pasted = draft.locator("#draft").inner_html()
    with opened_text(browser, DRAFT.replace("</div>", f"{pasted}</div>"), View(375)) as shown:
        assert said(shown) == before
        sources = shown.page.evaluate("() => [...document.images].map(image => image.src.slice(0, 22))")
        assert set(sources) == {"data:image/png;base64,"}
        assert min(shown.page.evaluate("() => [...document.images].map(image => image.naturalWidth)")) == 1280
        found = complaints(shown)
    assert not found, told(found)


def test_the_page_itself_is_sound(browser: Browser, made_in: Callable[[str], Made]) -> None:
    edition, folder = made_in("en-CA")
    for view in (View(320), View(1200, dark=True)):
        with opened(browser, folder / "email/to-paste.html", view) as shown:
            found = complaints(shown)
            assert set(seen.words(edition.title.text)) <= set(words(shown))
        assert not found, told(found)
