"""What a YAML file says, with the place of every key and value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benefitgraphic.diagnostics import Where
from benefitgraphic.text import Text


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value: exactly what was typed, never guessed into a number or a date; None when nothing was."""

    text: str | None
    where: Where


@dataclass(frozen=True, slots=True)
class Series:
    """A list."""

    items: tuple[Node, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Entry:
    """A key's place, and its value."""

    key: Where
    value: Node


@dataclass(frozen=True, slots=True)
class Branch:
    """Keys and values. ``braces``: whether written as ``{key: value}``."""

    entries: Mapping[str, Entry]
    where: Where
    braces: bool = False

    def leaf(self, key: str) -> Text | None:
        """Return the text of a key whose value is a text."""
        entry = self.entries.get(key)
        if entry and isinstance(entry.value, Leaf) and entry.value.text is not None:
            return Text(entry.value.text, entry.value.where)
        return None


Node = Leaf | Series | Branch


def plain(node: Node) -> object:
    """Return the node as models take it: dicts and lists of `Text`, and None. A key without a value is absent."""
    if isinstance(node, Leaf):
        return None if node.text is None else Text(node.text, node.where)
    if isinstance(node, Series):
        return [plain(item) for item in node.items]
    return {key: plain(entry.value) for key, entry in node.entries.items() if not _is_absent(entry.value)}


def leaves(node: Node) -> Iterator[Text]:
    """Every value that was typed, in the order of the file."""
    if isinstance(node, Leaf):
        if node.text is not None:
            yield Text(node.text, node.where)
    elif isinstance(node, Series):
        for item in node.items:
            yield from leaves(item)
    else:
        for entry in node.entries.values():
            yield from leaves(entry.value)


def find(node: Node, path: Sequence[str | int]) -> tuple[Node, Where]:
    """Return the deepest node on a path, and the place of its key (or its own, in a list)."""
    place = node.where
    for step in path:
        if isinstance(node, Branch) and isinstance(step, str) and step in node.entries:
            place, node = node.entries[step].key, node.entries[step].value
        elif isinstance(node, Series) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.where
        else:
            break
    return node, place


def _is_absent(node: Node) -> bool:
    return isinstance(node, Leaf) and node.text is None
