"""What was read out, as plain text: for mail readers without HTML, and to copy from."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from benefitgraphic.graphics.structure import Element

# Characters on a line: mail is quoted with a mark before it, and shown in a narrow column.
_WIDTH = 72
_UNDERLINES = {"H1": "=", "H2": "-"}


def plain(document: Element, row: str) -> str:
    """Return a document as paragraphs, lists and lines of figures; ``row``: the pattern of a figure with its name."""
    return "\n\n".join(_blocks(document.kids, row)) + "\n"


def _blocks(kids: Sequence[Element | str], row: str) -> Iterator[str]:
    """Each with an empty line after it."""
    for kid in kids:
        if isinstance(kid, str):
            yield _wrapped(kid)
        elif kid.role in ("Sect", "LBody"):
            yield from _blocks(kid.kids, row)
        elif kid.role in _UNDERLINES:
            lines = _wrapped(kid.text)
            yield f"{lines}\n{_UNDERLINES[kid.role] * max(map(len, lines.splitlines()))}"
        elif kid.role == "L":
            yield from _items(kid, row)
        elif kid.role == "Link":
            yield _linked(kid)
        elif kid.role in ("Figure", "Table"):
            yield from _charted(kid, row)
        elif kid.text:
            yield _wrapped(kid.text)


def _items(listed: Element, row: str) -> Iterator[str]:
    """Short items are one block, a line each; longer ones stand apart."""
    items = [_item(item, row) for item in listed.kids if isinstance(item, Element)]
    if all("\n" not in item for item in items):
        yield "\n".join(items)
    else:
        yield from items


def _item(item: Element, row: str) -> str:
    mark = next((kid.text for kid in item.all("Lbl")), "-")
    # On some sizes the number stands alone, on others with a full stop.
    mark = f"{mark}." if mark.isdigit() else mark
    lines = "\n".join(_blocks([kid for kid in item.kids if not (isinstance(kid, Element) and kid.role == "Lbl")], row))
    indent = " " * (len(mark) + 1)
    return f"{mark} " + textwrap.indent(lines, indent).lstrip(" ")


def _linked(link: Element) -> str:
    """Return a link's text and its address, which is never broken."""
    said = link.kids[0] if link.kids and isinstance(link.kids[0], str) else link.text
    return f"{_wrapped(said)}\n{link.link}" if link.link else _wrapped(link.text)


def _charted(chart: Element, row: str) -> Iterator[str]:
    if chart.tag.alt:
        yield _wrapped(chart.tag.alt)
    if chart.tag.table:
        yield "\n".join(row.format(name=entry.name, said=entry.said) for entry in chart.tag.table.rows)
    yield from _blocks(chart.kids, row)


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False))
