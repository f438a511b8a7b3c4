"""What is wrong with a page that is open; `test_page_checks.py` shows that each finds what it is there to find."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pages import Shown

Checker = Callable[[Shown], Iterator[str]]
CHECKERS: dict[str, Checker] = {}

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
_LOOK = (Path(__file__).parent / "look.js").read_text(encoding="utf-8")


def checker(function: Checker) -> Checker:
    """Enters a checker by its name."""
    CHECKERS[function.__name__.replace("_", " ")] = function
    return function


def complaints(shown: Shown, leave_out: Collection[str] = ()) -> dict[str, list[str]]:
    """By checker, what is wrong with a page; of those that complain. Those named in `leave_out` aren't asked."""
    assert set(leave_out) <= set(CHECKERS), "no such checker"
    found = {name: list(check(shown)) for name, check in CHECKERS.items() if name not in leave_out}
    return {name: said for name, said in found.items() if said}


def told(found: dict[str, list[str]]) -> str:
    """Complaints for people, a few of each checker."""
    return "\n".join(f"{name}: {line}" for name, lines in found.items() for line in lines[:6])


def _look(shown: Shown, name: str) -> list[str]:
    # A comment may not stand before the function that is called.
    found: list[str] = shown.page.evaluate(_LOOK[_LOOK.index("(name)") :], name)
    return found


@checker
def sideways(shown: Shown) -> Iterator[str]:
    """Nobody should have to scroll to the side to read on (WCAG 1.4.10)."""
    yield from _look(shown, "sideways")


@checker
def broken_images(shown: Shown) -> Iterator[str]:
    """Images that show nothing, where they should show; also those of style sheets, and style sheets themselves."""
    if shown.view.images:
        yield from _look(shown, "broken")
    yield from (f"{url} isn't there" for url in shown.lost)


@checker
def alternatives(shown: Shown) -> Iterator[str]:
    """Where images are withheld, their alternative texts have to be seen, and whole."""
    if shown.view.images:
        return
    # What stands in an image's place is in a tree of its own, which scripts of the page can't reach.
    session = shown.page.context.new_cdp_session(shown.page)

    def called(node: dict[str, Any], function: str) -> Any:
        handle = session.send("DOM.resolveNode", {"backendNodeId": node["backendNodeId"]})["object"]["objectId"]
        asked = {"objectId": handle, "functionDeclaration": function, "returnByValue": True}
        return session.send("Runtime.callFunctionOn", asked)["result"]["value"]

    for image in _images(session.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]):
        text, is_wanted, *frame = called(image, _WANTED)
        inside = next((node for node in _all(image) if "alttext" in node.get("attributes", ())), None)
        if not is_wanted:
            continue
        if not text:
            yield "an image says nothing"
        elif inside is None:
            yield f"{text!r} is not shown"
        else:
            left, top, right, bottom = called(inside, _PLACE)
            reaches = (frame[0] - left, frame[1] - top, right - frame[2], bottom - frame[3])
            if left == right or max(reaches) > 1:
                yield f"{text!r} is cut off"
    session.detach()


# An image that is shown, and not marked as decoration, has to say something.
_WANTED = """function () {
    const role = this.getAttribute('role');
    const isDecoration = this.hasAttribute('alt') && !this.alt && (role === 'presentation' || role === 'none');
    const box = this.getBoundingClientRect();
    return [this.alt, box.width > 0 && !isDecoration, box.left, box.top, box.right, box.bottom];
}"""
_PLACE = """function () {
    const box = this.getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom];
}"""


def _all(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for kid in (*node.get("children", ()), *node.get("shadowRoots", ())):
        yield from _all(kid)


def _images(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if document["nodeName"] == "IMG":
        yield document  # which has another inside, the mark of a broken one
        return
    for kid in document.get("children", ()):
        yield from _images(kid)


@cache
def _axe() -> str:
    from axe_playwright_python.base import AXE_SCRIPT

    return str(AXE_SCRIPT)


# To be read once a page, and asked again as often as it is looked at; only what is told comes back.
_ASKED = """options => window.axe && axe.run(options).then(({ violations }) => violations.flatMap(
    ({ id, help, nodes }) => nodes.map(({ html, any, all, none }) => [
        id, help, html.slice(0, 160), [...any, ...all, ...none].map(check => check.message).join('; '),
    ])))"""


@checker
def axe(shown: Shown) -> Iterator[str]:
    """Every rule of axe-core for WCAG 2.0 to 2.2 at A and AA, and its best practices."""
    # Without preloading style sheets, of which the browser would complain.
    options = {"resultTypes": ["violations"], "preload": False, "runOnly": {"type": "tag", "values": _RULES}}
    found = shown.page.evaluate(_ASKED, options)
    if found is None:
        shown.page.evaluate(_axe())
        found = shown.page.evaluate(_ASKED, options)
    yield from (f"{rule}: {title} ({html}) {detail}" for rule, title, html, detail in found)


@checker
def console(shown: Shown) -> Iterator[str]:
    """What the browser itself complains of."""
    yield from shown.console


@checker
def requests(shown: Shown) -> Iterator[str]:
    """Everything has to lie beside the page."""
    yield from (f"asks for {url}" for url in shown.strangers)


@checker
def cut_off(shown: Shown) -> Iterator[str]:
    """Text in boxes too small for it."""
    yield from _look(shown, "cut")


@checker
def overlapping(shown: Shown) -> Iterator[str]:
    """Texts over one another, or over an image."""
    yield from _look(shown, "overlapping")


@checker
def torn_words(shown: Shown) -> Iterator[str]:
    """Words broken in the middle, as in a column that is squeezed."""
    yield from _look(shown, "torn")


@checker
def small_text(shown: Shown) -> Iterator[str]:
    """On a phone, nothing is smaller than 12 px."""
    if shown.view.is_phone:
        yield from _look(shown, "small")
