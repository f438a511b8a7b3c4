"""What was saved from a form, step by step, so that it can be undone and done again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benefitgraphic.diagnostics import Diagnostic, Problems, Where
from benefitgraphic.editing.clashes import Clash, Clashes
from benefitgraphic.editing.dry_run import faults
from benefitgraphic.editing.saving import Saved, put_back, read_now
from benefitgraphic.project.encodings import UnreadableTextError, decode
from benefitgraphic.project.paths import Project

MOST_STEPS = 200
MOST_BYTES = 100_000_000
_TRIES = 5


@dataclass(frozen=True, slots=True)
class _HistoryStep:
    """From what files held to what they hold.

    Attributes:
        key: the field and the sitting that it was made in.
        said: what it was, in a designer's words.
        before: what each file held.
        after: what it holds.
        flaws: the errors that the project had before: a state is given back as it was, errors and all.
        flaws_left: those that it had afterwards.
    """

    key: str
    said: str
    before: Mapping[Path, bytes]
    after: Mapping[Path, bytes]
    flaws: tuple[Diagnostic, ...] = ()
    flaws_left: tuple[Diagnostic, ...] = ()

    @property
    def size(self) -> int:
        return sum(map(len, (*self.before.values(), *self.after.values())))


class History:
    """The steps of one session: what can be undone, and what was undone and can be done again."""

    def __init__(self, config: Path, *, most_steps: int = MOST_STEPS, most_bytes: int = MOST_BYTES) -> None:
        self._project = Project.of(config)
        self._most_steps, self._most_bytes = most_steps, most_bytes
        self._done: list[_HistoryStep] = []
        self._undone: list[_HistoryStep] = []
        self._may_grow = False
        # What files held after the last step, and the errors that there were then.
        self._latest: dict[Path, bytes] = {}
        self._flaws: tuple[Diagnostic, ...] = ()

    @property
    def can_undo(self) -> str:
        """What the next undo takes back, in a designer's words; empty when there is nothing."""
        return self._done[-1].said if self._done else ""

    @property
    def can_redo(self) -> str:
        """What the next redo does again; empty when there is nothing."""
        return self._undone[-1].said if self._undone else ""

    def add(self, saved: Saved, key: str, *, known: tuple[Diagnostic, ...] | None = None) -> None:
        """Remember a step; what was undone before can't be done again then.

        Args:
            saved: what was saved.
            key: the field and the sitting that it was made in: what is saved while somebody types on is one step.
                Empty for what is always a step of its own.
            known: the errors that the project had before, as far as they are known: else it is read for them.
        """
        if saved.before == saved.after:
            return
        self._undone.clear()
        flaws = self._flaws
        if any(self._latest.get(path) != data for path, data in saved.before.items()):
            known = known if saved.flaws is None else saved.flaws
            flaws = faults(self._project, saved.before) if known is None else known
        step = _HistoryStep(key, saved.said, saved.before, saved.after, flaws, saved.errors)
        last = self._done[-1] if self._done else None
        if self._may_grow and last and key and last.key == key and last.after == saved.before:
            self._done.pop()
            step = replace(step, before=last.before, flaws=last.flaws)
        self._stand(saved.after, saved.errors)
        if step.before != step.after:
            self._done.append(step)
        self._may_grow = True
        self._forget()

    def undo(self, *, knowingly: bool = False) -> Saved:
        """Restore the bytes that the files of the last step had before it.

        Args:
            knowingly: whether to do so even where a file was changed elsewhere since; redo brings that back.

        Raises:
            Clashes: a file was changed elsewhere since; both whole versions are in it.
            Problems: this would bring an error into the project, or a file can't be written.
            LookupError: there is nothing to undo.
        """
        step = self._last(self._done)
        found = self._put(step.said, step.after, step.before, step.flaws, knowingly)
        self._done.pop()
        self._undone.append(replace(step, after=found))
        self._may_grow = False
        self._stand(step.before, step.flaws)
        return Saved(found, step.before, step.said)

    def redo(self, *, knowingly: bool = False) -> Saved:
        """Redo what was undone last; raises what `undo` raises."""
        step = self._last(self._undone)
        found = self._put(step.said, step.before, step.after, step.flaws_left, knowingly)
        self._undone.pop()
        self._done.append(replace(step, before=found))
        self._may_grow = False
        self._stand(step.after, step.flaws_left)
        return Saved(found, step.after, step.said)

    def _last(self, steps: list[_HistoryStep]) -> _HistoryStep:
        if not steps:
            raise LookupError("there is nothing to undo or redo")
        return steps[-1]

    def _put(
        self,
        said: str,
        was: Mapping[Path, bytes],
        mine: Mapping[Path, bytes],
        flaws: Sequence[Diagnostic],
        knowingly: bool,
    ) -> Mapping[Path, bytes]:
        """Give the files the bytes in ``mine``, accepting the errors there were then; return what they held."""
        for _ in range(_TRIES):
            found = {path: read_now(self._project, path) for path in mine}
            other = [path for path in mine if found[path] not in (was[path], mine[path])]
            if other and not knowingly:
                shown = self._project.shown
                raise Clashes(
                    Clash(f"{said} ({path.name})", shown(path), *map(_shown, (was[path], mine[path], found[path])))
                    for path in other
                )
            if put_back(self._project, mine, found, flaws):
                return found
        path = next(iter(mine))
        message = "another program keeps changing this file, so nothing was undone"
        where = Where(self._project.shown(path))
        raise Problems([Diagnostic("changing", "error", message, where, "wait until it is done, and try again")])

    def _stand(self, files: Mapping[Path, bytes], flaws: tuple[Diagnostic, ...]) -> None:
        self._latest.update(files)
        self._flaws = flaws

    def _forget(self) -> None:
        """Drop the oldest steps if there are too many; the last one stays, however large."""
        size = sum(step.size for step in self._done)
        while len(self._done) > self._most_steps or (size > self._most_bytes and len(self._done) > 1):
            size -= self._done.pop(0).size


def _shown(data: bytes) -> str:
    """Return a file's content for display."""
    try:
        return decode(data)[0]
    except UnreadableTextError:
        return f"a workbook of {len(data):,} bytes"
