"""Rules for styles: what classic Outlook, which is Word, and Gmail don't know, and styles that only a sheet carries."""

from __future__ import annotations

import re
from collections.abc import Iterator

import tinycss2
from justhtml import Comment, Element

from lint import Mail, Style, attribute, declared, pixels, place, rule, style

_DROPPED = {
    "position": "css-position",
    "float": "css-float",
    "clear": "css-clear",
    "background-image": "css-background-image",
    "object-fit": "css-object-fit",
    "transform": "css-transform",
    "opacity": "css-opacity",
    "gap": "css-gap",
    "aspect-ratio": "css-aspect-ratio",
    "clip-path": "css-clip-path",
    "column-count": "css-column-count",
    "box-sizing": "css-box-sizing",
    "inline-size": "css-inline-size",
    "inset": "css-inset",
}
_LAYOUTS = ("flex", "grid", "contents", "flow-root")
_LOGICAL = re.compile(r"(margin|padding|border|inset)-(inline|block)")
_UNITS = re.compile(r"(?<![\w#-])[\d.]+(rem|vw|vh|vmin|vmax|dvh|svh|ch|ex|cqw)\b")
_FUNCTIONS = re.compile(r"\b(calc|min|max|clamp|var|env|light-dark|color-mix|attr)\(")
_OTHER_COLOURS = re.compile(r"\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|#[0-9a-f]{8}\b|#[0-9a-f]{4}\b")
_SHORT_COLOUR = re.compile(r"#[0-9a-f]{3}(?![0-9a-f])", re.IGNORECASE)
_CELLS = ("td", "th")
# Lists are indented by their padding, and stand at the margin where it is dropped: worse to look at, not to read.
_PADDED = (*_CELLS, "ul", "ol", "body", "html")
# Selectors that only undo what mail programs add, and the names by which those know themselves.
_CLIENTS = re.compile(
    r"#outlook|\.ExternalClass|\.ReadMsgBody|\[data-ogs[cb]\]|x-apple-data-detectors|#MessageViewBody|u \+ "
)


def _styled(mail: Mail) -> Iterator[tuple[Element, Style]]:
    return ((element, style(element)) for element in mail.elements if "style" in element.attrs)


def _values(mail: Mail, pattern: re.Pattern[str]) -> Iterator[str]:
    for element, given in _styled(mail):
        yield from (f"{place(element)} {name}: {value}" for name, value in given.items() if pattern.search(value))


@rule("known, not looked up")
def unreadable_styles(mail: Mail) -> Iterator[str]:
    """What can't be read is dropped with all that follows it."""
    for element, given in _styled(mail):
        if "error" in given or (not given and attribute(element, "style")):
            yield f"{place(element)} {given.get('error', '')}: {attribute(element, 'style')}"


@rule("caniemail, of which those named that begin with css-float, -background-image, -display were read")
def unknown_properties(mail: Mail) -> Iterator[str]:
    """Classic Outlook drops it and everything falls back to one column or none."""
    for element, given in _styled(mail):
        for name, value in given.items():
            if name in _DROPPED:
                yield f"{place(element)} {name}: {value} ({_DROPPED[name]})"
            elif name == "display" and value.removeprefix("inline-") in _LAYOUTS:
                yield f"{place(element)} display: {value} (css-display-flex, css-display-grid)"
            elif _LOGICAL.match(name):
                yield f"{place(element)} {name} (css-margin-inline and its kin)"
            elif name.startswith("--"):
                yield f"{place(element)} {name} (css-variables)"
            elif name == "background" and ("url(" in value or "gradient(" in value):
                yield f"{place(element)} background: {value} (css-background-image)"


@rule("caniemail css-unit-rem")
def unknown_units(mail: Mail) -> Iterator[str]:
    """Classic Outlook and Yahoo don't know units of the page or the window."""
    yield from _values(mail, _UNITS)


@rule("caniemail css-unit-calc")
def functions(mail: Mail) -> Iterator[str]:
    """Classic Outlook and Yahoo compute nothing."""
    yield from _values(mail, _FUNCTIONS)


@rule("caniemail css-rgba")
def colours_in_other_ways(mail: Mail) -> Iterator[str]:
    """Classic Outlook knows no transparent colours, and Gmail drops the whole style of one written in a newer way."""
    yield from _values(mail, _OTHER_COLOURS)


@rule("known, not looked up")
def colours_of_three_digits(mail: Mail) -> Iterator[str]:
    """Some programs read three digits in attributes as another colour; six are understood by all."""
    yield from _values(mail, _SHORT_COLOUR)
    for element in mail.elements:
        for name in ("bgcolor", "color"):
            if _SHORT_COLOUR.fullmatch(attribute(element, name) or ""):
                yield f"{place(element)} {name}={attribute(element, name)}"


@rule("caniemail css-margin")
def negative_margins(mail: Mail) -> Iterator[str]:
    """Outlook and Gmail drop negative margins."""
    for element, given in _styled(mail):
        yield from (
            f"{place(element)} {name}: {value}"
            for name, value in given.items()
            if name.startswith("margin") and re.search(r"(^|\s)-[\d.]", value)
        )


@rule("caniemail css-margin")
def centred_by_margin(mail: Mail) -> Iterator[str]:
    """Classic Outlook knows no auto margins; tables take align=center."""
    for element, given in _styled(mail):
        if "auto" in given.get("margin", "") and attribute(element, "align") != "center" and not _in_ghost(element):
            yield f"{place(element)} margin: {given['margin']}"


@rule("caniemail css-padding")
def padding_outside_cells(mail: Mail) -> Iterator[str]:
    """Classic Outlook pads table cells alone."""
    for element, given in _styled(mail):
        for name, value in given.items():
            if name.startswith("padding") and element.name not in _PADDED and re.search(r"[1-9]", value):
                yield f"{place(element)} {name}: {value}"


@rule("caniemail")
def max_width_alone(mail: Mail) -> Iterator[str]:
    """Classic Outlook drops max-width but on tables; what is to be narrow there needs a width as well."""
    for element, given in _styled(mail):
        has_width = pixels(attribute(element, "width")) is not None or pixels(given.get("width")) is not None
        if "max-width" in given and not has_width and mail.is_shown(element) and not _in_ghost(element):
            yield f"{place(element)} max-width: {given['max-width']}"


@rule("known, not looked up")
def too_wide(mail: Mail) -> Iterator[str]:
    """Wider than the phone or the window, it has to be scrolled: more than 640 px, or a width without a max-width."""
    for element in mail.elements:
        width = pixels(attribute(element, "width")) or pixels(style(element).get("width")) or 0
        if width > 640:
            yield f"{place(element)} is {width} px wide"
        elif width > 280 and pixels(style(element).get("max-width")) is None:
            yield f"{place(element)} is {width} px wide, also on a phone of 320"


@rule("caniemail css-display")
def hidden_but_not_in_outlook(mail: Mail) -> Iterator[str]:
    """Display:none is not handed on to tables in classic Outlook; mso-hide:all is."""
    for element, given in _styled(mail):
        if given.get("display") == "none" and given.get("mso-hide") != "all":
            yield place(element)


@rule("known, not looked up")
def fonts_and_imports(mail: Mail) -> Iterator[str]:
    """Web fonts and imports are dropped, in some programs with the whole sheet."""
    for node in _sheets(mail):
        if node.type == "at-rule" and node.lower_at_keyword in ("font-face", "import", "charset", "layer", "namespace"):
            yield f"@{node.lower_at_keyword}"


@rule("caniemail html-style")
def sheets_in_the_body(mail: Mail) -> Iterator[str]:
    """It stands in the head or is dropped by Gmail and Outlook."""
    for sheet in mail.named("style"):
        if not isinstance(sheet.parent, Element) or sheet.parent.name != "head":
            yield place(sheet)


@rule("caniemail html-style")
def styles_of_sheets_alone(mail: Mail) -> Iterator[str]:
    """Gmail drops sheets for other accounts, Outlook in forwarded mail: only media queries may depend on them."""
    for node in _sheets(mail):
        if node.type == "error":
            yield f"can't be read: {node.message}"
        if node.type != "qualified-rule":
            continue
        selector = tinycss2.serialize(node.prelude).strip()
        names = set(declared(tinycss2.parse_blocks_contents(node.content)))
        is_scheme = selector == ":root" and names <= {"color-scheme", "supported-color-schemes"}
        if not is_scheme and not _CLIENTS.search(selector) and re.search(r"[.#:\[>+~*]", selector):
            yield selector


def _sheets(mail: Mail) -> Iterator[tinycss2.ast.Node]:
    for sheet in mail.named("style"):
        source = "".join(str(kid.data) for kid in sheet.children)
        yield from tinycss2.parse_stylesheet(source, skip_comments=True, skip_whitespace=True)


def _in_ghost(element: Element) -> bool:
    """Whether a table that only Outlook sees stands around it, and does for Outlook what the style doesn't."""
    parent = element.parent
    around = (parent.children or []) if parent is not None else []
    kids = [kid for kid in around if isinstance(kid, Element | Comment)]
    before = kids[: next(i for i, kid in enumerate(kids) if kid is element)]
    return (
        bool(before) and isinstance(before[-1], Comment) and "mso" in (said := str(before[-1].data)) and "<td" in said
    )
