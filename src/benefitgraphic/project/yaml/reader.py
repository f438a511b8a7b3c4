"""Reads YAML, with positions, and without YAML's surprises: no tags, no guessed types, no bombs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NoReturn

import yaml

from benefitgraphic.diagnostics import Where
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.suggest import quoted
from benefitgraphic.project.text_file import read_text
from benefitgraphic.project.yaml.hashtags import note_hashtags
from benefitgraphic.project.yaml.line_breaks import TypedText, check_line_breaks
from benefitgraphic.project.yaml.syntax import explain
from benefitgraphic.project.yaml.tree import Branch, Entry, Leaf, Node, Series

_LIMIT = 1_000_000  # bytes
_DEEPEST = 40
_MOST_NODES = 5_000
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
# libyaml where it is there: the same events, many times faster.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _RefusedError(Exception):
    """The file can't be read any further; the reason is among the findings."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    event: yaml.CollectionStartEvent
    path: str
    where: Where
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: tuple[str, Where] | None = None
    size: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class _Anchored:
    """What an anchor stands for, and how much it comes to when written out."""

    node: Node
    size: int
    height: int


def read_yaml(
    path: Path,
    shown: str,
    findings: Findings,
    *,
    is_typed: bool = True,
    events: list[yaml.Event] | None = None,
    loader: type = _LOADER,
) -> Branch | None:
    """Read the keys and values of a YAML file; None if it can't be used, with the reason among the findings.

    Args:
        path: the file.
        shown: its name in messages.
        findings: where what is wrong goes.
        is_typed: whether somebody typed its texts, so that their lines may mean something.
        events: gets the events that the file was read from, for whoever wants to know where everything stands.
        loader: PyYAML's class that reads it.
    """
    text = read_text(path, shown, _LIMIT, findings)
    if text is None:
        return None
    is_cut = note_hashtags(text, shown, loader, findings)
    try:
        return _composed(text, shown, findings, is_typed, [] if events is None else events, loader)
    except _RefusedError:
        return None
    except yaml.MarkedYAMLError as error:
        code, message, where, hint = explain(error, shown, findings.lines(shown))
        # Beside a lost hashtag, something may look wrong only because of it, such as a bracket that isn't closed.
        if not is_cut:
            findings.error(code, message, where, hint)
    except yaml.YAMLError:
        findings.error("bad-yaml", "this file can't be read as YAML", Where(shown))
    return None


def _composed(
    text: str, shown: str, findings: Findings, is_typed: bool, events: list[yaml.Event], loader: type
) -> Branch | None:
    lined = text if is_typed else ""
    try:
        return _Composer(shown, findings, lined).compose(_kept(yaml.parse(text, Loader=loader), events))
    except yaml.MarkedYAMLError as error:
        if "nesting" not in str(error.problem):
            raise
    # From 0.2.6 on, libyaml reads ahead and gives up at its own limit before it has told of the levels above ours.
    events.clear()
    return _Composer(shown, findings, lined).compose(_kept(yaml.parse(text, Loader=yaml.SafeLoader), events))


def _kept(parsed: Iterator[yaml.Event], events: list[yaml.Event]) -> Iterator[yaml.Event]:
    for event in parsed:
        events.append(event)
        yield event


class _Composer:
    """Builds the tree from events, one by one: however deep the file is nested, nothing here recurses.

    ``lined``: the file, if the lines of its texts are to be looked at.
    """

    def __init__(self, file: str, findings: Findings, lined: str) -> None:
        self._file = file
        self._lined = lined
        self._findings = findings
        self._stack: list[_Open] = []
        self._anchors: dict[str, _Anchored | None] = {}
        self._unrepeated: dict[str, Where] = {}  # texts that have a name, and nothing repeats them
        self._root: Node | None = None
        self._nodes = 0

    def compose(self, events: Iterator[yaml.Event]) -> Branch | None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse("two-documents", "a second document starts here", event, "remove the line '---'")
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
                self._node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close()
        for name, where in self._unrepeated.items():
            message = f"readers would not see {quoted('&' + name)}: YAML takes it for a name, and nothing repeats it"
            self._findings.error("unused-anchor", message, where, "put all of the text in quotes, the '&' too")
        if self._root is None or (isinstance(self._root, Leaf) and self._root.text is None):
            self._findings.error("empty-file", "there is nothing in this file but comments", Where(self._file))
            return None
        if not isinstance(self._root, Branch):
            message = "this file should hold lines such as 'key: value'"
            self._findings.error("no-keys", message, Where(self._file, 1, 1))
            return None
        return self._root

    def _node(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None:
            hint = "text that starts with '!' has to be in quotes"
            self._refuse(
                "tag",
                f"tags such as {quoted(event.tag.replace('tag:yaml.org,2002:', '!!'), 60)} can't be used",
                event,
                hint,
            )
        if event.anchor:
            self._anchors[event.anchor] = None
        where = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            nothing = not event.style and event.value in _NOTHING
            leaf = Leaf(None if nothing else event.value, where)
            size = 1 + len(event.value) // 100  # a long text repeated weighs more than a short one
            if event.anchor:
                self._anchors[event.anchor] = _Anchored(leaf, size, 1)
                self._unrepeated[event.anchor] = where
            if self._expects_key():
                self._key(event, leaf)
            else:
                self._look_at_lines(event, where)
                self._add(leaf, size, 1, event)
            return
        if self._expects_key():
            hint = "a value that starts with '{' or '[' has to be in quotes"
            self._refuse("key-not-text", "a key has to be a word", event, hint)
        if len(self._stack) >= _DEEPEST:
            self._refuse("too-deep", f"this is nested more than {_DEEPEST} levels deep", event)
        self._stack.append(_Open(event, where.path, where))

    def _look_at_lines(self, event: yaml.ScalarEvent, where: Where) -> None:
        start, end = event.start_mark, event.end_mark
        raw = self._lined[start.index : end.index] if start and end else ""
        if not raw:
            return
        if "\n" in raw or "\r" in raw or "\n" in event.value:
            check_line_breaks(TypedText(event.value, raw, event.style or "", where), self._findings)

    def _alias(self, event: yaml.AliasEvent) -> None:
        name = str(event.anchor)
        if name not in self._anchors:
            hint = "text that starts with '*' has to be in quotes"
            self._refuse("unknown-alias", f"nothing is called '&{name}' above this line", event, hint)
        known = self._anchors[name]
        self._unrepeated.pop(name, None)
        if known is None:
            self._refuse("endless-alias", f"'*{name}' is inside what it repeats, so it would never end", event)
        if self._expects_key():
            self._refuse("key-not-text", "a key has to be a word", event)
        here, there = self._place(event).path, known.node.where.path
        # A bomb is refused before it is written out.
        small = self._nodes + known.size <= _MOST_NODES
        self._add(_moved(known.node, there, here) if small else known.node, known.size, known.height, event)

    def _key(self, event: yaml.ScalarEvent, leaf: Leaf) -> None:
        parent = self._stack[-1]
        name = event.value
        where = Where(self._file, leaf.where.line, leaf.where.column, _joined(parent.path, name))
        if name in parent.entries:
            first = parent.entries[name].key.line
            self._findings.error(
                "duplicate-key", f"the key {quoted(name)} is here twice (first on line {first})", where
            )
        parent.key = (name, where)

    def _add(self, node: Node, size: int, height: int, event: yaml.Event) -> None:
        self._nodes += size
        if self._nodes > _MOST_NODES:
            hint = "repeating parts with '*name' can make a small file very large" if size > 1 else ""
            self._refuse("too-much", "this file holds too much for one graphic", event, hint)
        if len(self._stack) + height > _DEEPEST + 1:
            self._refuse("too-deep", f"this is nested more than {_DEEPEST} levels deep", event)
        if not self._stack:
            self._root = node
            return
        parent = self._stack[-1]
        parent.size += size
        parent.height = max(parent.height, height + 1)
        if isinstance(parent.event, yaml.SequenceStartEvent):
            parent.items.append(node)
        elif parent.key:
            name, where = parent.key
            parent.key = None
            # Of two values for one key the first is kept; the second was already found wanting.
            parent.entries.setdefault(name, Entry(where, node))

    def _close(self) -> None:
        done = self._stack.pop()
        node: Node
        if isinstance(done.event, yaml.SequenceStartEvent):
            node = Series(tuple(done.items), done.where)
        else:
            node = Branch(done.entries, done.where, bool(done.event.flow_style))
        if done.event.anchor:
            self._anchors[done.event.anchor] = _Anchored(node, done.size, done.height)
        # Its parts were counted one by one as they came.
        self._nodes -= done.size - 1
        self._add(node, done.size, done.height, done.event)

    def _expects_key(self) -> bool:
        return (
            bool(self._stack) and isinstance(self._stack[-1].event, yaml.MappingStartEvent) and not self._stack[-1].key
        )

    def _place(self, event: yaml.Event) -> Where:
        path = ""
        if self._stack:
            parent = self._stack[-1]
            path = parent.key[1].path if parent.key else f"{parent.path}[{len(parent.items) + 1}]"
        mark = event.start_mark
        return Where(self._file, mark.line + 1, mark.column + 1, path) if mark else Where(self._file)

    def _refuse(self, code: str, message: str, event: yaml.Event, hint: str = "") -> NoReturn:
        self._findings.error(code, message, self._place(event), hint)
        raise _RefusedError


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _moved(node: Node, there: str, here: str) -> Node:
    """Return a repeated node with the path where it is repeated; its line stays the one where it is written."""
    where = replace(node.where, path=here + node.where.path[len(there) :])
    if isinstance(node, Leaf):
        return Leaf(node.text, where)
    if isinstance(node, Series):
        return Series(tuple(_moved(item, there, here) for item in node.items), where)
    entries = {
        name: Entry(replace(entry.key, path=here + entry.key.path[len(there) :]), _moved(entry.value, there, here))
        for name, entry in node.entries.items()
    }
    return Branch(entries, where, node.braces)
