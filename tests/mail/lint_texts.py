"""Rules for texts: whether each carries its own styles, and is seen on any ground."""

from __future__ import annotations

from collections.abc import Iterator

from justhtml import Element

from lint import Mail, Style, ancestors, attribute, place, rule, style

_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote")
# What is outside of a text's own table doesn't count: Word begins anew there.
_EDGES = ("table", "body")
_GROUNDS = ("background-color", "background")


def _line(element: Element) -> Iterator[tuple[Element, Style]]:
    """An element and what it stands in, each with its style."""
    return ((at, style(at)) for at in (element, *ancestors(element)))


def _in_table(element: Element) -> set[str]:
    """The properties that reach a text within its own table."""
    found: set[str] = set()
    for at, given in _line(element):
        found |= set(given)
        if at.name in _EDGES:
            break
    return found


def _ground(at: Element, given: Style) -> bool:
    return any(name in given for name in _GROUNDS) or attribute(at, "bgcolor") is not None


@rule("caniemail html-style for the sheet; for the tables, that MJML's mj-table does so")
def texts_without_font(mail: Mail) -> Iterator[str]:
    """Where the sheet is dropped, and in Outlook in each table anew, text falls back to Times: its font stands
    inline.
    """
    for text, element in mail.texts:
        given = _in_table(element)
        if "font" in given:
            continue
        absent = [name for name in ("font-family", "font-size") if name not in given]
        if absent:
            yield f"{place(element)}: {text[:40]!r} has no {' and no '.join(absent)}"


@rule("facts")
def grounds_without_text_colour(mail: Mail) -> Iterator[str]:
    """A dark ground under a text without a colour of its own leaves black on black in the dark, or white on white."""
    for text, element in mail.texts:
        for at, given in _line(element):
            if "color" in given:
                break
            if _ground(at, given):
                yield f"{text[:40]!r} on the ground of {place(at)} has no colour"
                break


@rule("facts")
def colours_without_ground(mail: Mail) -> Iterator[str]:
    """A mail program in the dark puts its own ground under a text whose ground isn't told."""
    for text, element in mail.texts:
        line = list(_line(element))
        if any("color" in given for _, given in line) and not any(_ground(at, given) for at, given in line):
            yield f"{place(element)}: {text[:40]!r} has a colour, but no ground"


@rule("known, not looked up")
def links_without_colour(mail: Mail) -> Iterator[str]:
    """Mail programs make links blue, on any ground, unless the link itself says otherwise."""
    yield from (place(link) for link in mail.named("a") if mail.is_shown(link) and "color" not in style(link))


@rule("caniemail css-margin: Outlook's and Gmail's differ")
def blocks_without_margin(mail: Mail) -> Iterator[str]:
    """Each program has margins of its own for it."""
    for block in mail.named(*_BLOCKS):
        given = style(block)
        if "margin" not in given and not {"margin-top", "margin-bottom"} <= set(given):
            yield place(block)


@rule("known, not looked up")
def small_print(mail: Mail) -> Iterator[str]:
    """On a phone, 12 px is the least that is read."""
    for text, element in mail.texts:
        for _, given in _line(element):
            size = given.get("font-size", "")
            if size.endswith("px"):
                if float(size.removesuffix("px")) < 12:
                    yield f"{place(element)}: {text[:40]!r} in {size}"
                break
