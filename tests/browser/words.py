"""What a page says to those who see it, as the browser lays it out: its words in reading order, and its tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import seen
from pages import Shown

# The page's own words as they were written: capitals that only a style makes are undone while they are read.
_SAID = """(hidden) => {
    const style = document.head.appendChild(document.createElement('style'));
    style.textContent = '* { text-transform: none !important }';
    const before = hidden.flatMap((selector) => [...document.querySelectorAll(selector)])
        .map((element) => [element, element.getAttribute('style')]);
    before.forEach(([element]) => element.style.setProperty('display', 'none', 'important'));
    const said = document.body.innerText;
    before.reverse().forEach(([element, was]) =>
        was === null ? element.removeAttribute('style') : element.setAttribute('style', was));
    style.remove();
    return said;
}"""

_TABLES = """() => [...document.querySelectorAll('table')]
    .filter((table) => !['presentation', 'none'].includes(table.getAttribute('role')) && table.getClientRects().length)
    .map((table) => [
        (table.caption ? table.caption.innerText : '').trim(),
        [...table.rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
    ])"""


@dataclass(frozen=True)
class Table:
    """A table of data: its caption, and its rows with their headings."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


def passages(shown: Shown, leave_out: Iterable[str] = ()) -> list[str]:
    """What the page shows, line by line as blocks and cells break it, without what the CSS selectors name."""
    said: str = shown.page.evaluate(_SAID, list(leave_out))
    lines = said.replace("\t", "\n").splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


def words(shown: Shown, leave_out: Iterable[str] = ()) -> list[str]:
    """The same as words and marks, as `seen.words` cuts them."""
    return seen.words("\n".join(passages(shown, leave_out)))


def tables(shown: Shown) -> list[Table]:
    """The tables that hold data, not those that only place things."""
    return [Table(caption, tuple(map(tuple, rows))) for caption, rows in shown.page.evaluate(_TABLES)]


def pictured(shown: Shown) -> list[str]:
    """The alternative text of each image, in order."""
    alternatives: list[str] = shown.page.evaluate("() => [...document.images].map((image) => image.alt)")
    return alternatives
