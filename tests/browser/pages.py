"""Pages as a browser shows them: opened from a file, at a width, light or dark, with images or without, and no network.

What is wrong with them is in `checks.py`, what they say in `words.py`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Route

WIDTHS = (320, 640, 1200)
_PHONE = 480
_HEIGHT = 900


@dataclass(frozen=True)
class View:
    """How a page is looked at. At 480 px and less it is a phone, where a page has to say that it fits."""

    width: int = 640
    dark: bool = False
    images: bool = True

    @property
    def is_phone(self) -> bool:
        """Whether it is a phone."""
        return self.width <= _PHONE

    def __str__(self) -> str:
        return f"{self.width}-{'dark' if self.dark else 'light'}-{'images' if self.images else 'words'}"


VIEWS = tuple(View(width, dark, images) for width, dark, images in product(WIDTHS, (False, True), (True, False)))


@dataclass
class Shown:
    """A page that is open.

    Attributes:
        page: Playwright's page.
        view: how it is looked at.
        console: errors and warnings that the browser reported.
        strangers: addresses outside this machine that the page asked for; none was answered.
        lost: files that the page asked for and that aren't there.
    """

    page: Page
    view: View
    console: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    _withheld: set[str] = field(default_factory=set)

    def _listen(self) -> None:
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.console.append(str(error)))
        self.page.on("requestfailed", self._note_lost)
        self.page.context.route("**/*", self._answer)

    def _answer(self, route: Route) -> None:
        request = route.request
        if not request.url.startswith("file:///"):  # a host may stand in between
            self.strangers.append(request.url)
            route.abort()
        elif request.resource_type == "image" and not self.view.images:
            self._withheld.add(request.url)
            route.abort()
        else:
            route.continue_()

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and message.location["url"] not in self._withheld:
            self.console.append(f"{message.type}: {message.text}")

    def _note_lost(self, request: Request) -> None:
        if request.url.startswith("file:///") and request.url not in self._withheld:
            self.lost.append(request.url)


@contextmanager
def opened(browser: Browser, path: Path, view: View) -> Iterator[Shown]:
    """A file's page, with all its images loaded; it is closed afterwards."""
    with _context(browser, view) as context:
        shown = Shown(context.new_page(), view)
        shown._listen()
        shown.page.goto(path.resolve().as_uri(), wait_until="load")
        # Those further down may wait until somebody scrolls.
        shown.page.evaluate(
            """() => Promise.all([...document.images].map(image => {
                image.loading = 'eager';
                return image.decode().catch(() => null);
            }))"""
        )
        yield shown


@contextmanager
def opened_text(browser: Browser, html: str, view: View | None = None) -> Iterator[Shown]:
    """The page that a text is, which lies in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(html, encoding="utf-8")
        with opened(browser, path, view or View()) as shown:
            yield shown


@contextmanager
def _context(browser: Browser, view: View) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": view.width, "height": _HEIGHT},
        color_scheme="dark" if view.dark else "light",
        is_mobile=view.is_phone,
        has_touch=view.is_phone,
    )
    try:
        yield context
    finally:
        context.close()


def photographed(shown: Shown, path: Path, *, inverted: bool = False) -> Path:
    """The whole page as a PNG, to be looked at; inverted, as some mail programs show any page in the dark."""
    session = shown.page.context.new_cdp_session(shown.page)
    session.send("Emulation.setAutoDarkModeOverride", {"enabled": inverted} if inverted else {})
    path.parent.mkdir(parents=True, exist_ok=True)
    shown.page.screenshot(path=path, full_page=True)
    session.detach()
    return path
