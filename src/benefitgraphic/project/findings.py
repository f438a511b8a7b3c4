"""Collects what is wrong while reading, so that everything can be shown at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from benefitgraphic.diagnostics import Diagnostic, Severity, Where, in_file_order, line_at

_MOST = 200


class TooManyError(Exception):
    """There are so many problems that reading on would only take time."""


class Findings:
    """The diagnostics of one reading, and the lines of the files read, for their carets.

    Attributes:
        instead: bytes to read in place of what is in a file, by its absolute path: changes that aren't saved yet.
    """

    def __init__(self, instead: Mapping[Path, bytes] = MappingProxyType({})) -> None:
        self.instead = instead
        self._found: list[Diagnostic] = []
        self._doubted: set[str] = set()
        self._lines: dict[str, Sequence[str]] = {}

    def keep_lines(self, file: str, lines: Sequence[str]) -> None:
        """Remember a file's lines."""
        self._lines[file] = lines

    def lines(self, file: str) -> Sequence[str]:
        """Return a file's lines; none if it was never read."""
        return self._lines.get(file, ())

    def error(self, code: str, message: str, where: Where | None = None, hint: str = "") -> None:
        """Note a problem that stops a render."""
        self._note(code, "error", message, where, hint)

    def doubt(self, code: str, message: str, where: Where | None = None, hint: str = "") -> None:
        """Note an error that the designer may silence, so that it stops no reading; `lint.codes` has its code."""
        self._doubted.add(code)
        self._note(code, "error", message, where, hint)

    def warning(self, code: str, message: str, where: Where | None = None, hint: str = "") -> None:
        """Note something that should be known, but stops nothing."""
        self._note(code, "warning", message, where, hint)

    @property
    def failed(self) -> bool:
        """Whether there is any error that can't be silenced."""
        return any(d.severity == "error" and d.code not in self._doubted for d in self._found)

    def ordered(self) -> tuple[Diagnostic, ...]:
        """All of them, each once, by file, then line."""
        return in_file_order(self._found)

    def _note(self, code: str, severity: Severity, message: str, where: Where | None, hint: str) -> None:
        line = line_at(self.lines(where.file), where) if where else ""
        self._found.append(Diagnostic(code, severity, message, where, hint, line))
        if len(self._found) >= _MOST:
            raise TooManyError
