"""Rules for pictures: the one pattern of which facts.md says that it works in classic Outlook, Apple Mail and Gmail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from justhtml import Element

from lint import Mail, ancestors, attribute, is_layout, pixels, place, rule, style

_HIGHEST = 1600
_ALT = 125


def _pictures(mail: Mail) -> list[Element]:
    return mail.named("img")


@rule("facts")
def pictures_without_size(mail: Mail) -> Iterator[str]:
    """Without both, text jumps while pictures load, and Outlook goes by the file's own dpi; percentages are of the
    file's own width.
    """
    for picture in _pictures(mail):
        for name in ("width", "height"):
            if not re.fullmatch(r"[1-9]\d*", attribute(picture, name) or ""):
                yield f"{place(picture)} has {name}={attribute(picture, name)!r}"


@rule("facts")
def pictures_too_high(mail: Mail) -> Iterator[str]:
    """Classic Outlook crops pictures above 1728 px; slices are 1600 at most."""
    for picture in _pictures(mail):
        if (pixels(attribute(picture, "height")) or 0) > _HIGHEST:
            yield f"{place(picture)} is {attribute(picture, 'height')} px high"


@rule("facts")
def pictures_without_words(mail: Mail) -> Iterator[str]:
    """With images off, the alternative text is the message; it is short, the long description stands in the page."""
    for picture in _pictures(mail):
        said = attribute(picture, "alt")
        if not (said or "").strip():
            yield f"{place(picture)} has no alt"
        elif len(said or "") > _ALT:
            yield f"{place(picture)} has an alt of {len(said or '')} characters"


@rule("facts, caniemail issue 171")
def pictures_out_of_pattern(mail: Mail) -> Iterator[str]:
    """Apple Mail ignores the width attribute of embedded pictures, Outlook the style: both are needed."""
    for picture in _pictures(mail):
        wanted = {
            "width": "100%",
            "max-width": f"{attribute(picture, 'width')}px",
            "height": "auto",
            "display": "block",
            "border": "0",
        }
        given = style(picture)
        wrong = [f"{name}:{value}" for name, value in wanted.items() if given.get(name) != value]
        if wrong:
            yield f"{place(picture)} has no {'; '.join(wrong)} in its style"


@rule("facts")
def pictures_without_a_table(mail: Mail) -> Iterator[str]:
    """Classic Outlook knows no max-width but of tables, and breaks cells above 2275 px: each picture has its own
    small table.
    """
    held: dict[int, int] = {}
    for picture in _pictures(mail):
        table = next((at for at in ancestors(picture) if at.name == "table"), None)
        if table is None or not is_layout(table):
            yield f"{place(picture)} stands in no table with role=presentation"
            continue
        held[id(table)] = held.get(id(table), 0) + 1
        if held[id(table)] == 2:
            yield f"{place(table)} holds several pictures"
        if any(table in ancestors(element) for _, element in mail.texts):
            yield f"{place(table)} holds a picture and words"
        width, given = attribute(table, "width"), style(table)
        if pixels(width) is None or given.get("width") != "100%" or given.get("max-width") != f"{width}px":
            yield f"{place(table)} around a picture has not its width in px, and width:100% and max-width in its style"
        elif (pixels(attribute(picture, "width")) or 0) > (pixels(width) or 0):
            yield f"{place(picture)} is wider than its table"


@rule("facts")
def pictures_from_elsewhere(mail: Mail) -> Iterator[str]:
    """Linked pictures are blocked by default, data: fails in Gmail and Outlook: files beside the page, or cid: in a
    message.
    """
    for picture in _pictures(mail):
        source = attribute(picture, "src") or ""
        if not re.fullmatch(r"cid:[^\s/]+|([\w-]+/)?[\w@.-]+", source):
            yield f"{place(picture)} comes from {source[:60]!r}"
        if "srcset" in picture.attrs:
            yield f"{place(picture)} has a srcset, which Outlook doesn't know"
    yield from (place(element) for element in mail.named("picture", "source"))


@rule("facts")
def pictures_of_other_kinds(mail: Mail) -> Iterator[str]:
    """SVG and WebP fail in Gmail or Outlook; PNG works everywhere."""
    for picture in _pictures(mail):
        source = attribute(picture, "src") or ""
        if re.search(r"\.(svg|webp|avif|jxl|heic|tiff?|bmp|ico)\b|image/(?!png|jpeg|gif)", source, re.IGNORECASE):
            yield f"{place(picture)} is {source[-40:]!r}"
