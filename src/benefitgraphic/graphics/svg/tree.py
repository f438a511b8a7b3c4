"""The elements of an SVG file, from bytes that are not trusted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from benefitgraphic.graphics.images import ArtworkProblem

MAX_BYTES = 1_000_000
MAX_ELEMENTS = 2_000
MAX_DEPTH = 60

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
# An address that has no entity in it.
_ADDRESS = re.compile(r"https?://[\w./#-]{1,80}", re.ASCII)
_W3C = ("http://www.w3.org/", "https://www.w3.org/")

REPAIR = "open it in a drawing program and export it as plain or optimised SVG"
SIMPLER = "simplify it, or save it as PNG, at least 1,000 pixels wide"


class TooMuch(ArtworkProblem):
    """The drawing is more work than it may be: nothing else is looked for."""


@dataclass(slots=True, eq=False)
class Node:
    """One element: tag and attributes without namespace; elements of other namespaces are left out.

    Attributes:
        tag: such as ``path``.
        attributes: as written; ``href`` is the one of SVG 2 or of XLink.
        line: where it begins.
        column: where it begins, from 1.
        element: the same for selectors of style sheets, among whose siblings are those of other namespaces.
        parent: the element around it.
        children: in their order.
        text: the text directly inside, for style sheets.
        text_line: where that begins.
        has_letters: whether there is any text directly inside, other than blanks.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    element: Element
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    text: str = ""
    text_line: int = 0
    has_letters: bool = False


def read_tree(data: bytes) -> Node:
    """Return the root element, ``svg``.

    Raises:
        ArtworkProblem: not SVG, too large, nested too deeply, or with entities or an external DTD.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser, ParseError

    if len(data) > MAX_BYTES:
        raise ArtworkProblem(
            f"the drawing has {len(data) / 1e6:.1f} MB; at most {MAX_BYTES // 1_000_000} MB is read", SIMPLER
        )
    if data.startswith(b"\x1f\x8b"):
        raise ArtworkProblem("this is a compressed drawing (SVGZ)", "save it as plain SVG")
    builder = _Builder()
    parser = DefusedXMLParser(target=builder, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    builder.expat = parser.parser
    builder.forbid = parser.parser.EntityDeclHandler
    parser.parser.EntityDeclHandler = builder.entity
    parser.parser.StartDoctypeDeclHandler = builder.doctype
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException as error:
        raise ArtworkProblem(
            "the drawing defines entities, which are not read for safety",
            "export it again without the program's own data (in Illustrator, untick “Preserve Illustrator "
            "Editing Capabilities”)",
            builder.line,
        ) from error
    except ParseError as error:
        line, column = error.position
        raise ArtworkProblem("this is not a readable SVG file", REPAIR, line, column + 1) from error
    if builder.root is None or builder.root.tag != "svg":
        raise ArtworkProblem("this is not an SVG drawing", REPAIR, 1)
    return builder.root


class _Builder:
    """Receives the parser's events; stops at the first sign of trouble, so that memory stays small."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.expat: Any = None
        self.forbid: Any = None
        self._open: list[tuple[Element, Node | None]] = []
        self._count = 0

    @property
    def line(self) -> int:
        return int(self.expat.CurrentLineNumber)

    @property
    def column(self) -> int:
        return int(self.expat.CurrentColumnNumber) + 1

    def doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        # The usual DOCTYPE names the W3C's DTD. Nothing is ever fetched; other addresses bode ill.
        if system and not system.startswith(_W3C):
            raise ArtworkProblem("the drawing asks for an external DTD, which is not read", REPAIR, self.line)

    def entity(self, name: str, parameter: bool, value: str | None, *others: str | None) -> None:
        # Illustrator writes the addresses of its namespaces so. Anything else might grow, or name a file.
        if parameter or value is None or not _ADDRESS.fullmatch(value):
            self.forbid(name, parameter, value, *others)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise ArtworkProblem(f"the drawing has more than {MAX_ELEMENTS:,} elements", SIMPLER, self.line)
        if len(self._open) >= MAX_DEPTH:
            raise ArtworkProblem(f"the drawing is nested more than {MAX_DEPTH} deep", REPAIR, self.line)
        around, parent = self._open[-1] if self._open else (None, None)
        element = Element(name, attributes) if around is None else SubElement(around, name, attributes)
        tag = name.removeprefix(_SVG)
        # A drawing program's own elements, and all that is in them, paint nothing.
        foreign = tag.startswith("{") or (bool(self._open) and parent is None)
        node = None if foreign else Node(tag, _plain(attributes), self.line, self.column, element, parent)
        if node and parent:
            parent.children.append(node)
        if not self._open:
            self.root = node
        self._open.append((element, node))

    def end(self, name: str) -> None:
        _, node = self._open.pop()
        if node and node.tag == "style":
            node.text_line = self.line - node.text.count("\n")

    def data(self, text: str) -> None:
        node = self._open[-1][1] if self._open else None
        if node and node.tag == "style":
            node.text += text
        elif node and text.strip():
            node.has_letters = True

    def pi(self, target: str, text: str | None = None) -> None:
        if target == "xml-stylesheet":
            raise ArtworkProblem(
                "the drawing takes its style from another file", "export it with its style inside", self.line
            )

    def close(self) -> None:
        """Do nothing; the parser calls this at the end of the file."""


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    plain = {name: value for name, value in attributes.items() if not name.startswith("{")}
    if (href := attributes.get(f"{_XLINK}href")) is not None:
        plain.setdefault("href", href)
    return plain
