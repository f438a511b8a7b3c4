"""HTML as a reader gets it, read with the standard library: its words in order, and its tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "img", "br", "link", "hr"})


@dataclass
class Heard(HTMLParser):
    """What a page says.

    Attributes:
        texts: the texts outside tables and sentences about charts, one for each block.
        told: the sentences about charts.
        tables: each as rows of cells.
        images: the attributes of each picture.
        numbered: how many items numbered lists have.
        elements: the name of every element.
        large: the texts that stand as large figures.
    """

    texts: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    images: list[dict[str, str | None]] = field(default_factory=list)
    numbered: int = 0
    elements: set[str] = field(default_factory=set)
    large: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.add(tag)
        if tag == "img":
            self.images.append(given)
        if tag in _VOID:
            return
        kind = given.get("class") or ""
        self._open.append((tag, kind))
        if tag == "table" and "figures" in kind:
            self.tables.append([])
        elif self._in("table", "figures") and tag == "tr":
            self.tables[-1].append([])
        elif self._in("table", "figures") and tag in ("th", "td"):
            self.tables[-1][-1].append("")
        elif tag == "li" and [t for t, _ in self._open if t in ("ol", "ul")][-1:] == ["ol"]:
            self.numbered += 1
        if tag == "caption" or kind == "told":
            self.told.append("")
        elif tag in ("p", "h1", "h2", "h3", "li"):
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._in("head") or not data.strip():
            return
        if self._in("caption") or self._in("p", "told"):
            self.told[-1] += data
        elif self._in("table", "figures"):
            self.tables[-1][-1][-1] += data
        else:
            self.texts[-1] += f" {data}"
            if self._in("p", "figure"):
                self.large.append(data)

    def _in(self, tag: str, kind: str = "") -> bool:
        return any(t == tag and kind in k for t, k in self._open)


def heard(html: str) -> Heard:
    """A page, read."""
    reader = Heard()
    reader.feed(html)
    return reader
