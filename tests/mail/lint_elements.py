"""Rules for what a mail is made of: its elements, its head, its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from lint import Mail, ancestors, attribute, is_layout, pixels, place, rule

_LIMIT = 90_000
_ACTIVE = ("script", "object", "embed", "applet", "iframe", "frame", "video", "audio", "canvas", "svg", "math", "base")
_FORMS = ("form", "input", "button", "select", "textarea")


@rule("the HTML standard")
def malformed(mail: Mail) -> Iterator[str]:
    """Mail programs repair broken HTML each in its own way; the errors are those of the HTML standard."""
    yield from (f"line {error.line}: {error.code}" for error in mail.document.errors)
    if "�" in mail.source:
        yield "a character was lost on the way"


@rule("the HTML standard")
def said_twice(mail: Mail) -> Iterator[str]:
    """The second is dropped, or the first; links lead to either."""
    yield from _Repeated(mail.source).found
    names = [name for element in mail.elements if (name := attribute(element, "id")) is not None]
    yield from (f"the id {name!r} is used twice" for name in sorted({name for name in names if names.count(name) > 1}))


class _Repeated(HTMLParser):
    """Attributes that an element has twice, of which a tree knows only one."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.found.append(f"line {self.getpos()[0]}, <{tag}> has {', '.join(names)}")


@rule("known, not looked up")
def active_content(mail: Mail) -> Iterator[str]:
    """Scripts are dropped everywhere, and filters distrust mails that have some."""
    yield from (place(element) for element in mail.named(*_ACTIVE))
    for element in mail.elements:
        yield from (f"{place(element)} has {name}" for name in element.attrs if name.startswith("on"))
        if re.match(r"\s*javascript:", attribute(element, "href") or "", re.IGNORECASE):
            yield f"{place(element)} runs a script"


@rule("caniemail html-form")
def forms(mail: Mail) -> Iterator[str]:
    """Outlook shows no forms."""
    yield from (place(element) for element in mail.named(*_FORMS))


@rule("known, not looked up")
def linked_files(mail: Mail) -> Iterator[str]:
    """Linked style sheets are not loaded by Gmail and Outlook."""
    yield from (place(element) for element in mail.named("link"))


@rule("WCAG 3.1.1")
def no_language(mail: Mail) -> Iterator[str]:
    """Screen readers take their voice from it."""
    if not any(attribute(element, "lang") for element in mail.named("html")):
        yield "<html> has no lang"


@rule("WCAG 2.4.2")
def no_title(mail: Mail) -> Iterator[str]:
    """It names the page in a browser's tab and is read first."""
    if not any(title.to_text().strip() for title in mail.named("title")):
        yield "there is no <title>"


@rule("known, not looked up")
def no_charset(mail: Mail) -> Iterator[str]:
    """Opened as a file, it has no header to say so, and accents are spoilt."""
    if not any((attribute(meta, "charset") or "").lower() == "utf-8" for meta in mail.named("meta")):
        yield 'there is no <meta charset="utf-8">'


@rule("known, not looked up")
def no_viewport(mail: Mail) -> Iterator[str]:
    """Phones lay out pages 980 px wide that don't say that they fit."""
    views = [attribute(meta, "content") or "" for meta in mail.named("meta") if attribute(meta, "name") == "viewport"]
    if not any("width=device-width" in view for view in views):
        yield "there is no viewport"
    if any(re.search(r"user-scalable\s*=\s*no|maximum-scale", view) for view in views):
        yield "the viewport keeps readers from zooming"


@rule("facts")
def no_pixels_per_inch(mail: Mail) -> Iterator[str]:
    """On screens set to 120 %, classic Outlook scales pictures but not tables unless told not to."""
    blocks = [comment for comment in mail.comments if re.match(r"\[if [^\]]*mso", comment)]
    holding = [block for block in blocks if "<o:PixelsPerInch>96</o:PixelsPerInch>" in block]
    if not holding:
        yield "no block for Outlook says PixelsPerInch 96"
    elif not any("xmlns:o" in element.attrs for element in mail.named("html")) and "xmlns:o" not in holding[0]:
        yield "the prefix o: is not declared (xmlns:o)"


@rule("facts")
def too_large(mail: Mail) -> Iterator[str]:
    """Gmail clips a mail past 102 KB; the budget is 90 KB."""
    size = len(mail.source.encode())
    if size > _LIMIT:
        yield f"{size} bytes"


@rule("WCAG 1.3.1")
def tables_of_neither_kind(mail: Mail) -> Iterator[str]:
    """Screen readers call out rows and columns of every table that isn't marked as layout."""
    for table in mail.named("table"):
        own = [element for element in mail.elements if next(_tables(element), None) is table]
        heads = [element for element in own if element.name == "th"]
        captions = [element for element in own if element.name == "caption"]
        if is_layout(table):
            yield from (f"{place(table)} is layout and has <{element.name}>" for element in heads + captions)
            continue
        if not heads:
            yield f"{place(table)} has no role=presentation, nor headings"
        # Outlook and Gmail keep the label (caniemail html-aria-label); a caption does for all.
        if heads and not captions and not attribute(table, "aria-label"):
            yield f"{place(table)} has no caption and no label"
        yield from (f"{place(head)} has no scope" for head in heads if attribute(head, "scope") not in ("col", "row"))


@rule("known, not looked up")
def gaps_in_layout(mail: Mail) -> Iterator[str]:
    """Outlook puts gaps of its own between the cells of a table that doesn't say none: seams."""
    for table in filter(is_layout, mail.named("table")):
        kept = [name for name in ("cellpadding", "cellspacing", "border") if attribute(table, name) != "0"]
        if kept:
            yield f"{place(table)} has no {'=0, '.join(kept)}=0"


@rule("known, not looked up")
def odd_widths(mail: Mail) -> Iterator[str]:
    """Widths and heights of tables and cells in anything but px or percent are ignored by Outlook."""
    for element in mail.named("table", "td", "th"):
        width = attribute(element, "width")
        if width is not None and pixels(width) is None and not re.fullmatch(r"\d+%", width):
            yield f"{place(element)} is {width!r} wide"


@rule("known, not looked up")
def links_nowhere(mail: Mail) -> Iterator[str]:
    """Links in a mail have no page that they could be relative to."""
    names = {attribute(element, "id") for element in mail.elements}
    for link in mail.named("a"):
        target = attribute(link, "href") or ""
        if target.startswith("#") and target[1:] not in names:
            yield f"{place(link)} leads to {target}, which isn't there"
        elif not re.match(r"(https?://.|mailto:.|tel:.|#.)", target):
            yield f"{place(link)} leads to {target!r}"


def _tables(element: object) -> Iterator[object]:
    return (at for at in ancestors(element) if at.name == "table")  # type: ignore[arg-type]
