"""Writes new keys and items as their neighbours are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benefitgraphic.project.yaml.file_text import FileText
from benefitgraphic.project.yaml.scalar_style import fresh, key_of
from benefitgraphic.project.yaml.spans import Keyed, KeyValue, SequenceSpan, Spanned, column

# A text, nothing, a list of texts, a list of items with a line or more each, or keys with any of these.
Value = str | tuple[str, ...] | list["Value"] | Mapping[str, "Value"] | None
_NOTHING = "~"
# Longer texts of a list stand on lines of their own.
_SHORT = 24


@dataclass(frozen=True, slots=True)
class Habits:
    """How somebody writes their file.

    Attributes:
        offset: how far the dashes of a list are indented from its key.
        dash: the spaces between a dash and what follows.
        step: how far keys are indented from the key above them.
        in_brackets: the keys of lists, and whether these are written in brackets.
        eol: the line end.
    """

    offset: int
    dash: str
    step: int
    in_brackets: Mapping[str, bool]
    eol: str

    @classmethod
    def of(cls, page: FileText) -> Habits:
        """Return the habits that a file shows; two spaces where it shows none."""
        lists = [(pair.key.value, pair) for pair in _pairs(page.root) if isinstance(pair.value, SequenceSpan)]
        offset, dash, step = 2, " ", 2
        for _, pair in reversed(lists):
            node = pair.value
            if isinstance(node, SequenceSpan) and not node.flow and node.items[0].start > node.start:
                offset = column(page.text, node.start) - column(page.text, pair.start)
                space = page.text[node.start + 1 : node.items[0].start]
                dash = space if space.strip(" ") == "" and space else " "
        for pair in _pairs(page.root):
            if isinstance(pair.value, Keyed) and not pair.value.flow:
                step = column(page.text, pair.value.start) - column(page.text, pair.start)
                break
        found: dict[str, bool] = {}
        for key, pair in lists:
            found.setdefault(key, isinstance(pair.value, SequenceSpan) and pair.value.flow)
        return cls(offset, dash, step, found, page.eol)

    def entry(self, key: str, value: Value, indent: int) -> str:
        """Format a key with its value; further lines are indented from ``indent``, the key's column."""
        name = key_of(key, flow=False) + ":"
        if value is None:
            return name
        if isinstance(value, str):
            further = " " * (indent + 2)
            return f"{name} {fresh(value, flow=False, column=indent + len(name) + 1, indent=further, eol=self.eol)}"
        if isinstance(value, Mapping):
            lines = [self.entry(one, part, indent + self.step) for one, part in value.items()]
            return self.eol.join([name, *(" " * (indent + self.step) + line for line in lines)])
        if not value or (isinstance(value, tuple) and self._goes_in_brackets(key, value)):
            return f"{name} {in_flow(value)}"
        indent += self.offset
        return self.eol.join([name, *(" " * indent + self.item(part, indent) for part in value)])

    def item(self, value: Value, indent: int) -> str:
        """Format an item with its dash, which stands in the column ``indent``."""
        start, further = "-" + self.dash, indent + 1 + len(self.dash)
        if isinstance(value, str):
            lines = " " * (indent + 2)
            return start + fresh(value, flow=False, column=further, indent=lines, eol=self.eol)
        if isinstance(value, Mapping) and value:
            keys = [self.entry(key, part, further) for key, part in value.items()]
            return start + (self.eol + " " * further).join(keys)
        return start + in_flow(value)

    def _goes_in_brackets(self, key: str, texts: tuple[str, ...]) -> bool:
        return self.in_brackets.get(key, all(len(text) <= _SHORT for text in texts))


def in_flow(value: Value) -> str:
    """Format a value on one line, in brackets or braces if it is more than a text."""
    if value is None:
        return _NOTHING
    if isinstance(value, str):
        return fresh(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_of(key, flow=True)}: {in_flow(part)}" for key, part in value.items()) + "}"
    return "[" + ", ".join(map(in_flow, value)) + "]"


def _pairs(node: Spanned) -> Iterator[KeyValue]:
    if isinstance(node, Keyed):
        for pair in node.pairs:
            yield pair
            yield from _pairs(pair.value)
    elif isinstance(node, SequenceSpan):
        for item in node.items:
            yield from _pairs(item)
