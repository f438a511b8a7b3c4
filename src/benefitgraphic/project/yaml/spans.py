"""Where each key and value of a YAML file begins and ends, as positions in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

NEWLINE = re.compile("\r\n|\n|\r")
# The lines below a block of text that are as empty as its end.
_BELOW = re.compile(r"(?:(?:\r\n|\n|\r)[ \t]*)+\Z")
HEADER_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
# Outside of texts, every "#" begins one.
_COMMENT = re.compile(r"#[^\r\n]*")


class _Mark(Protocol):
    @property
    def index(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; where nothing was written it has no width.

    Attributes:
        start: its first character, with its quotes.
        end: behind its last character.
        value: what it says.
        style: the character that its style begins with, such as ``'``; empty for plain text.
        flow: whether it stands within brackets or braces.
        shared: whether it is an anchor, or repeats one.
    """

    start: int
    end: int
    value: str
    style: str
    flow: bool
    shared: bool


@dataclass(frozen=True, slots=True)
class SequenceSpan:
    """A list. ``floor``: behind whatever stands before it."""

    start: int
    end: int
    items: tuple[Spanned, ...]
    flow: bool
    shared: bool
    floor: int


@dataclass(frozen=True, slots=True)
class KeyValue:
    """A key and its value."""

    key: Scalar
    value: Spanned

    @property
    def start(self) -> int:
        """Where the key begins."""
        return self.key.start

    @property
    def end(self) -> int:
        """Where the value ends."""
        return max(self.key.end, self.value.end)


@dataclass(frozen=True, slots=True)
class Keyed:
    """Keys with values. ``floor``: behind whatever stands before them."""

    start: int
    end: int
    pairs: tuple[KeyValue, ...]
    flow: bool
    shared: bool
    floor: int

    def pair(self, key: str) -> KeyValue | None:
        """Return the pair of a key, if there is one."""
        return next((pair for pair in self.pairs if pair.key.value == key), None)


Spanned = Scalar | SequenceSpan | Keyed


@dataclass(slots=True)
class _OpenNode:
    event: yaml.CollectionStartEvent
    floor: int
    flow: bool
    nodes: list[Spanned] = field(default_factory=list)


def spans(text: str, events: Iterable[yaml.Event]) -> Spanned | None:
    """Return the places of all that a text says, from the events that a YAML reader made of it."""
    stack: list[_OpenNode] = []
    root: Spanned | None = None
    floor = 0
    for event in events:
        node: Spanned
        flow = bool(stack) and stack[-1].flow
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append(_OpenNode(event, floor, flow or bool(event.flow_style)))
            if event.flow_style:
                floor = _index(event.end_mark)
            continue
        if isinstance(event, yaml.ScalarEvent):
            node = _scalar(text, event, flow)
        elif isinstance(event, yaml.AliasEvent):
            node = Scalar(_index(event.start_mark), _index(event.end_mark), "", "*", flow, True)
        elif isinstance(event, yaml.CollectionEndEvent):
            node = _closed(stack.pop(), event)
        else:
            continue
        floor = max(floor, node.end)
        if stack:
            stack[-1].nodes.append(node)
        else:
            root = node
    return root


def comments(text: str, root: Spanned) -> list[str]:
    """Every comment, in the order of the file."""
    found: list[str] = []
    at = 0
    for scalar in _scalars(root):
        found += (one[0] for one in _COMMENT.finditer(text, at, scalar.start))
        at = scalar.end
        if scalar.style in ("|", ">"):
            header = HEADER_COMMENT.search(NEWLINE.split(text[scalar.start : scalar.end], maxsplit=1)[0])
            found += [header[1]] if header else []
    return found + [one[0] for one in _COMMENT.finditer(text, at)]


def holds_comment(text: str, node: Spanned) -> bool:
    """Return whether there is a comment between the first and last character of what stands in brackets or braces."""
    at = node.start
    for scalar in _scalars(node):
        if "#" in text[at : scalar.start]:
            return True
        at = scalar.end
    return "#" in text[at : node.end]


def has_shared(node: Spanned) -> bool:
    """Whether any part of it is an anchor, or repeats one."""
    if isinstance(node, Scalar):
        return node.shared
    parts = node.items if isinstance(node, SequenceSpan) else tuple(pair.value for pair in node.pairs)
    return node.shared or any(map(has_shared, parts))


def line_start(text: str, at: int) -> int:
    """Where the line of a position begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def column(text: str, at: int) -> int:
    """How many characters stand before a position on its line."""
    return at - line_start(text, at)


def _index(mark: _Mark | None) -> int:
    assert mark is not None  # noqa: S101  events that are read from a text have both
    return mark.index


def _scalar(text: str, event: yaml.ScalarEvent, flow: bool) -> Scalar:
    start, end = _index(event.start_mark), _index(event.end_mark)
    style = event.style or ""
    if style in ("|", ">"):
        below = _BELOW.search(text, start, end)
        end = below.start() if below else end
    return Scalar(start, end, event.value, style, flow, bool(event.anchor))


def _closed(done: _OpenNode, event: yaml.Event) -> Spanned:
    start = _index(done.event.start_mark)
    # A block ends, for YAML, only where the next thing begins.
    end = _index(event.end_mark) if done.event.flow_style else max((node.end for node in done.nodes), default=start)
    shared, flow = bool(done.event.anchor), bool(done.event.flow_style)
    if isinstance(done.event, yaml.SequenceStartEvent):
        return SequenceSpan(start, end, tuple(done.nodes), flow, shared, done.floor)
    keys, values = done.nodes[::2], done.nodes[1::2]
    pairs = tuple(KeyValue(key, value) for key, value in zip(keys, values, strict=True) if isinstance(key, Scalar))
    return Keyed(start, end, pairs, flow, shared, done.floor)


def _scalars(node: Spanned) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, SequenceSpan):
        for item in node.items:
            yield from _scalars(item)
    else:
        for pair in node.pairs:
            yield pair.key
            yield from _scalars(pair.value)
