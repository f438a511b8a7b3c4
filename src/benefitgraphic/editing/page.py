"""A YAML file while it is being changed: its text, where everything is in it, and how to refuse a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from benefitgraphic.diagnostics import Diagnostic, Problems, Where
from benefitgraphic.editing.spans import NEWLINE, Keyed, Listed, Scalar, Spanned, line_start, spans
from benefitgraphic.editing.steps import Steps, label_of, path_of

ELSEWHERE = "change it in the file itself"


@dataclass(frozen=True, slots=True)
class Page:
    """A file's text, without its byte order mark.

    Attributes:
        text: what is in it.
        shown: the file, as diagnostics name it.
        root: its keys and their places.
        eol: its line end.
    """

    text: str
    shown: str
    root: Keyed
    eol: str

    @classmethod
    def of(cls, text: str, shown: str) -> Page:
        """The page of a text that the reader can read."""
        root = spans(text)
        assert isinstance(root, Keyed)  # noqa: S101  the reader refuses all else
        found = NEWLINE.search(text)
        return cls(text, shown, root, found[0] if found else "\n")

    def find(self, steps: Steps) -> Spanned | None:
        """What stands at a place; None where there is nothing.

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
            elif isinstance(node, Listed) and isinstance(step, int):
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

    def refusal(self, at: int, steps: Sequence[str | int], message: str, hint: str = ELSEWHERE) -> Problems:
        """Why a place can't be changed."""
        line = len(NEWLINE.findall(self.text, 0, at)) + 1
        begin = line_start(self.text, at)
        source = re.split("[\r\n]", self.text[begin:], maxsplit=1)[0]
        where = Where(self.shown, line, at - begin + 1, path_of(steps))
        return Problems([Diagnostic("not-editable", "error", message, where, hint, source)])

    def replaced(self, start: int, end: int, text: str) -> str:
        """The text with another text between two positions."""
        return self.text[:start] + text + self.text[end:]


def is_nothing(node: Spanned | None) -> bool:
    """Whether a key stands there without any value."""
    return isinstance(node, Scalar) and node.start == node.end
