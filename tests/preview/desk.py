"""The page as somebody works at it: what they open, type, press and see. Whatever is waited for is shown on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from asking import until
from benefitgraphic.yearly.replacing import replace_all
from laying import CONFIG, ROOT
from pages import Shown, View
from previewing import Preview, with_sizes
from projects import files

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response
    from playwright.sync_api._generated import LocatorAssertions

PICTURE = "#this-year img"
# What a panel is filled with.
_FILLED = "#editor, #figures, #problems, #source, .downloads"
# What is answered to a form that can't be saved, of which browsers complain by themselves.
_TOLD = re.compile(r"Failed to load resource: the server responded with a status of (409|422)\b")
# A name of an icon that is typed is none until the last letter.
_NO_ICON = re.compile(r"/icon/[^/]+\.svg$")
# Milliseconds; machines that run the tests are busy with others.
_PATIENCE = 30_000
# What tests find in place of the sample's sizes, since each change makes all of them anew.
SIZE = "email"
_OTHER = """before => {
    const images = [...document.querySelectorAll('#this-year img')];
    return images.length && images[0].getAttribute('src') !== before
        && images.every(image => image.complete && image.naturalWidth);
}"""
_ITEMS = "() => [...document.querySelectorAll('#editor .item')].map(item => item.dataset.name)"


# All that the page says to those who listen, in turn; and whether something is among it: what was said before is
# forgotten then.
_HEARING = """
window.heard = [];
if (window === window.top) {  // what is shown in a frame may run nothing
  new MutationObserver(() => {
    const said = document.getElementById('said')?.textContent;
    if (said && said !== window.heard.at(-1)) window.heard.push(said);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
"""
_HEARD = """words => {
  const place = window.heard.findIndex(said => said.includes(words));
  if (place > 0) window.heard.splice(0, place);
  return place >= 0;
}"""


@dataclass
class Desk:
    """A page that is open, of a preview that runs.

    Attributes:
        preview: the server.
        page: Playwright's page.
        shown: the same for checkers, with what the browser complained of and asked for.
    """

    preview: Preview
    page: Page
    shown: Shown

    def open(self, query: str = "", *, is_ready: bool = True) -> None:
        """The page, with the picture and the panel that are asked for; only until they begin to come, if need be."""
        self.page.goto(f"{self.preview.address}{query and '?'}{query}")
        self.page.locator("html[data-ready]").wait_for()
        self.page.locator(f".panel:not([hidden]) :is({_FILLED})").first.wait_for()
        if is_ready:
            self.page.locator("#view:not(:has(.busy))").wait_for()
            self.rest()

    def go(self, part: str) -> None:
        """To the form of a part, as a click on the picture leads there: in the page that is open."""
        self.page.evaluate("path => document.dispatchEvent(new CustomEvent('bg:select', { detail: { path } }))", part)
        self.page.locator("#tab-edit[aria-selected=true]").wait_for()
        self.page.locator(f'#editor[data-part="{part}"]').wait_for()

    def turn_to(self, panel: str) -> None:
        """To another panel, in the page that is open."""
        self.page.locator(f"#tab-{panel}").click()
        self.page.locator(f"#panel-{panel}:not([hidden]) :is({_FILLED})").first.wait_for()

    def rest(self) -> None:
        """Waits until all is made."""
        self.page.locator("#state-said:not(.busy)").wait_for()

    def with_sizes(self, *sizes: str) -> None:
        """Has these sizes made, the last of them Letter, and waits until they are there."""
        self.write(CONFIG.name, with_sizes(self.words, *sizes))
        view = f"/{self.preview.token}/view?size={sizes[0]}"
        self.until(lambda: b'id="size-letter"' in self.fetched(view))
        self.until(lambda: b"letter.pdf" in self.fetched(f"/{self.preview.token}/downloads"))

    def until(self, holds: Callable[[], object]) -> None:
        """Waits for what the server does, such as to save a file."""
        until(self.preview, holds)

    # What is on the disk

    @property
    def words(self) -> bytes:
        return self.preview.config.read_bytes()

    @property
    def sheet(self) -> bytes:
        return self._in_config("metrics.csv").read_bytes()

    def write(self, name: str, data: bytes) -> None:
        """Saves a file of the config as another program does."""
        replace_all({self._in_config(name): data})

    def replace(self, before: bytes, after: bytes, name: str = "infographic.yaml") -> None:
        """The same, with something else in it than it has once."""
        data = self._in_config(name).read_bytes()
        assert data.count(before) == 1, f"{before!r} is there {data.count(before)} times"
        self.write(name, data.replace(before, after))

    def _in_config(self, name: str) -> Path:
        return self.preview.config.parent / name

    # The picture

    @property
    def picture(self) -> str:
        """The picture's address, of which its bytes' digest is a part."""
        return str(self.page.locator(PICTURE).first.get_attribute("src"))

    @contextmanager
    def new_picture(self) -> Iterator[None]:
        """Waits until another picture is shown than before the block, and can be seen."""
        before = self.picture
        yield
        self.page.wait_for_function(_OTHER, arg=before)

    def fetched(self, address: str) -> bytes:
        """What the server gives for an address."""
        answer = self.page.request.get(urljoin(self.preview.root, address))
        assert answer.ok, f"{address}: {answer.status}"
        return answer.body()

    def made(self, name: str) -> bytes:
        """A made file of the newest state, by its name."""
        return self.fetched(self.offered()[name])

    def offered(self) -> dict[str, str]:
        """The addresses of all files that can be downloaded, by their names."""
        page = self.fetched(f"/{self.preview.token}/downloads").decode()
        rows = re.findall(r'<th scope="row">([^<]+)<.*?href="([^"]+)\?download"', page)
        assert rows
        return dict(rows)

    # What is typed, pressed and heard

    def field(self, place: str) -> Locator:
        """The control of a text of the form, by its place in the config."""
        return self.page.locator(f'#editor .field[data-place="{place}"]').locator("textarea, input, select").first

    def note(self, place: str) -> Locator:
        """What is said beside a field."""
        return self.page.locator(f'#editor .field[data-place="{place}"] > .note')

    def saved(self, place: str) -> None:
        """Waits until a field says that it is saved."""
        self.page.locator(f'#editor .field[data-place="{place}"][data-state=saved]').wait_for()

    def cell(self, name: str) -> Locator:
        """A figure's cell, by its name: "Followers, 2025"."""
        return self.page.get_by_label(name, exact=True)

    def items(self) -> list[str]:
        """The items of the list that is open, in order."""
        return [str(name) for name in self.page.evaluate(_ITEMS)]

    def lists(self, names: list[str]) -> None:
        """Waits until these are the items of the list that is open."""
        self.page.wait_for_function(f"names => JSON.stringify(({_ITEMS})()) === JSON.stringify(names)", arg=names)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, selector: str, back: bool = False) -> None:
        """Presses Tab until something has the focus."""
        for _ in range(150):
            self.press("Shift+Tab" if back else "Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"Tab never comes to {selector}")

    @property
    def focused(self) -> str:
        """The id of what has the focus."""
        return str(self.page.evaluate("() => document.activeElement.id"))

    def heard(self, words: str) -> None:
        """Waits until the page has said something to those who listen to it, and perhaps something else since."""
        self.page.wait_for_function(_HEARD, arg=words)

    # What is wrong with it

    def complaints(self) -> list[str]:
        """What the browser complained of, what the page asked for elsewhere, and what wasn't there."""
        return [*self.shown.console, *self.shown.strangers, *self.shown.lost]


def expect(place: Locator) -> LocatorAssertions:
    """What has to be shown in a place, sooner or later."""
    from playwright.sync_api import expect as expected

    expected.set_options(timeout=_PATIENCE)
    return expected(place)


@contextmanager
def at_desk(browser: Browser, preview: Preview, view: View | None = None, **context: Any) -> Iterator[Desk]:
    """A window of its own, with nothing open yet; what goes wrong in it by itself fails the test."""
    view = view or View(1440)
    made = browser.new_context(
        viewport={"width": view.width, "height": 900},
        color_scheme="dark" if view.dark else "light",
        reduced_motion="reduce",  # what turns while the worker is busy would be painted all the time
        **context,
    )
    try:
        page = made.new_page()
        page.set_default_timeout(_PATIENCE)
        page.add_init_script(_HEARING)
        desk = Desk(preview, page, Shown(page, view))
        _listen(desk)
        yield desk
        assert not desk.complaints(), desk.complaints()
    finally:
        made.close()


def _listen(desk: Desk) -> None:
    shown, host = desk.shown, urlsplit(desk.preview.root).netloc

    def note(message: ConsoleMessage) -> None:
        is_told = _TOLD.match(message.text) or _NO_ICON.search(message.location["url"])
        if message.type in ("error", "warning") and not is_told:
            shown.console.append(f"{message.type}: {message.text}")

    def asked(request: Request) -> None:
        if urlsplit(request.url).netloc != host and not request.url.startswith("data:"):
            shown.strangers.append(request.url)

    def answered(response: Response) -> None:
        if response.status >= 400 and response.status not in (409, 422) and not _NO_ICON.search(response.url):
            shown.lost.append(f"{response.status} {response.url}")

    desk.page.on("console", note)
    desk.page.on("pageerror", lambda error: shown.console.append(str(error)))
    desk.page.on("request", asked)
    desk.page.on("response", answered)


def restore(preview: Preview) -> None:
    """Gives the project the sample's files again, with one size."""
    for folder in ("config", "assets"):
        wanted, found = files(ROOT / folder), files(preview.project / folder)
        if folder == "config":
            wanted[CONFIG.name] = with_sizes(wanted[CONFIG.name], SIZE)
        for name in found.keys() - wanted.keys():
            (preview.project / folder / name).unlink()
        changed = {preview.project / folder / name: data for name, data in wanted.items() if found.get(name) != data}
        for path, data in changed.items():
            replace_all({path: data})
