"""A YAML file while it is being changed: its text, where everything is in it, and how to refuse a place."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from benefitgraphic.diagnostics import Diagnostic, Problems, Where
from benefitgraphic.project.findings import Findings, TooManyError
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.spans import (
    NEWLINE,
    Keyed,
    Scalar,
    SequenceSpan,
    Spanned,
    holds_comment,
    line_start,
    spans,
)
from benefitgraphic.project.yaml.steps import Steps, label_of, path_of
from benefitgraphic.project.yaml.tree import Branch

# What a file is read as while it is only bytes.
_UNSAVED = Path("unsaved.yaml")
ELSEWHERE = "change it in the file itself"

KeysAt = Callable[[Steps], Mapping[str, bool]]
"""From a mapping's place to its keys, in the order in which they are written, and whether each may be left out."""


def _no_keys(_: Steps) -> Mapping[str, bool]:
    return {}


@dataclass(frozen=True, slots=True)
class FileText:
    """A file's text, parsed once: what it says and where it says it.

    Attributes:
        text: what is in it, without its byte order mark.
        shown: the file, as diagnostics name it.
        keys_at: what keys there may be.
        tree: what it says.
        root: its keys and their places.
        eol: its line end.
        mark: its byte order mark; empty where it has none.
    """

    text: str
    shown: str
    keys_at: KeysAt
    tree: Branch
    root: Keyed
    eol: str
    mark: bytes

    @classmethod
    def read(cls, data: bytes, shown: str, keys_at: KeysAt = _no_keys) -> FileText:
        """Read a file's bytes, in UTF-8.

        Raises:
            Problems: they can't be read.
        """
        findings = Findings({_UNSAVED: data})
        events: list[yaml.Event] = []
        try:
            tree = read_yaml(_UNSAVED, shown, findings, events=events)
        except TooManyError:
            tree = None
        if tree is None or findings.failed:
            raise Problems(findings.ordered())
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        root = spans(text, events)
        assert isinstance(root, Keyed)  # noqa: S101  the reader refuses all else
        found = NEWLINE.search(text)
        return cls(text, shown, keys_at, tree, root, found[0] if found else "\n", mark)

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return self.mark + self.text.encode("utf-8")

    def changed(self, text: str) -> FileText:
        """Read the file with another text.

        Raises:
            Problems: it can't be read.
        """
        return self.read(self.mark + text.encode("utf-8", "surrogatepass"), self.shown, self.keys_at)

    def find(self, steps: Steps) -> Spanned | None:
        """Return what stands at a place; None if there is nothing.

        Raises:
            Problems: the way there leads through an anchor or a repetition.
        """
        node: Spanned = self.root
        for at, step in enumerate(steps):
            self.refuse_shared(node, steps[:at])
            if isinstance(node, Keyed) and isinstance(step, str):
                pair = node.pair(step)
                if pair is None:
                    return None
                node = pair.value
            elif isinstance(node, SequenceSpan) and isinstance(step, int):
                if not 0 <= step < len(node.items):
                    return None
                node = node.items[step]
            elif is_nothing(node):
                return None
            else:
                raise self.refusal(node.start, steps, f"{label_of(steps[:at]) or 'this'} is not written as expected")
        self.refuse_shared(node, steps)
        return node

    def refuse_shared(self, node: Spanned, steps: Steps) -> None:
        """Refuses what is written once and used in several places: a change would reach further than it seems."""
        if node.shared:
            raise self.refusal(node.start, steps, f"{label_of(steps)} is repeated with '&' and '*'")

    def refuse_comments(self, node: Spanned, steps: Steps) -> None:
        """Refuse brackets and braces with comments between the items: nobody can say which item each is about."""
        if node.flow and holds_comment(self.text, node):
            message = f"{label_of(steps) or 'this file'} has comments within its brackets, which could lose their place"
            raise self.refusal(node.start, steps, message)

    def refusal(self, at: int, steps: Sequence[str | int], message: str, hint: str = ELSEWHERE) -> Problems:
        """Why a place can't be changed."""
        line = len(NEWLINE.findall(self.text, 0, at)) + 1
        begin = line_start(self.text, at)
        source = re.split("[\r\n]", self.text[begin:], maxsplit=1)[0]
        where = Where(self.shown, line, at - begin + 1, path_of(steps))
        return Problems([Diagnostic("not-editable", "error", message, where, hint, source)])

    def replaced(self, start: int, end: int, text: str) -> str:
        """Return the text with another text between two positions."""
        return self.text[:start] + text + self.text[end:]


def is_nothing(node: Spanned | None) -> bool:
    """Whether a key stands there without any value."""
    return isinstance(node, Scalar) and node.start == node.end
