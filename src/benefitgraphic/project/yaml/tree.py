"""What a YAML file says, with the place of every key and value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from benefitgraphic.diagnostics import Where
from benefitgraphic.text import Text


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value: exactly what was typed, never guessed into a number or a date.

    Attributes:
        text: None when nothing was typed.
        where: its place.
        original: what it translates, as `Text.original`.
        own: as `Text.own`.
    """

    text: str | None
    where: Where
    original: Text | None = None
    own: bool = True

    @property
    def said(self) -> Text | None:
        """The value as a text, if there is one."""
        return None if self.text is None else Text(self.text, self.where, original=self.original, own=self.own)


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
        return entry.value.said if entry and isinstance(entry.value, Leaf) else None


Node = Leaf | Series | Branch


def plain(node: Node) -> object:
    """Return the node as models take it: dicts and lists of `Text`, and None. A key without a value is absent."""
    if isinstance(node, Leaf):
        return node.said
    if isinstance(node, Series):
        return [plain(item) for item in node.items]
    return {key: plain(entry.value) for key, entry in node.entries.items() if not _is_absent(entry.value)}


def leaves(node: Node) -> Iterator[Text]:
    """Every value that was typed, in the order of the file."""
    if isinstance(node, Leaf):
        if node.said:
            yield node.said
    elif isinstance(node, Series):
        for item in node.items:
            yield from leaves(item)
    else:
        for entry in node.entries.values():
            yield from leaves(entry.value)


def untranslated(branch: Branch) -> Branch:
    """Return a branch of the original as one of a translation that has nothing of its own yet."""
    entries = {name: replace(entry, value=_untranslated(entry.value)) for name, entry in branch.entries.items()}
    return replace(branch, entries=entries)


def _untranslated(node: Node) -> Node:
    if isinstance(node, Leaf):
        return replace(node, own=False)
    if isinstance(node, Series):
        return replace(node, items=tuple(map(_untranslated, node.items)))
    return untranslated(node)


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
