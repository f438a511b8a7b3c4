"""What is wrong, where, and what to do about it: one form for the terminal, JSON and the preview."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a designer's file.

    Attributes:
        file: the path as the designer would name it, relative to the project folder, with forward slashes.
        line: first line is 1; 0 when the whole file is meant.
        column: first column is 1; 0 when the whole line is meant.
        path: the place in words of the config, such as ``benefits[3].icon`` or ``row 4, column 2025``.
    """

    file: str
    line: int = 0
    column: int = 0
    path: str = ""

    def __str__(self) -> str:
        parts = [self.file]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem, in plain words.

    Attributes:
        code: a stable short name, such as ``unknown-key``.
        severity: an error stops a render, a warning does not.
        message: what is wrong.
        where: the place, if there is one.
        hint: what to do about it.
        source_line: the text of the line at ``where``, for the caret.
    """

    code: str
    severity: Severity
    message: str
    where: Where | None = None
    hint: str = ""
    source_line: str = ""


class Problems(Exception):
    """Raised when the input can't be used; carries every diagnostic found, errors and warnings."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__("\n".join(d.message for d in self.diagnostics))


def errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those diagnostics that stop a render."""
    return tuple(d for d in diagnostics if d.severity == "error")


def in_file_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """All of them, each once, by file, then line; first what has no place."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=_place))


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    where = diagnostic.where
    return (where.file, where.line, where.column) if where else ("", 0, 0)


def line_at(lines: Sequence[str], where: Where | None) -> str:
    """Return the line of a file that a place is in; empty if it is in none of them."""
    return lines[where.line - 1] if where and 0 < where.line <= len(lines) else ""


def as_text(diagnostic: Diagnostic) -> str:
    """Format the diagnostic as a designer reads it in a terminal: place, line, caret, message, hint."""
    place = f"{diagnostic.where}: " if diagnostic.where else ""
    lines = [f"{place}{diagnostic.severity}: {diagnostic.message}"]
    if diagnostic.source_line and diagnostic.where and diagnostic.where.line:
        lines += _excerpt(diagnostic.source_line, diagnostic.where)
    if diagnostic.hint:
        lines.append(f"    hint: {diagnostic.hint}")
    return "\n".join(lines)


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """All diagnostics as a JSON array, one object each: code, severity, message, file, line, column, path and hint."""
    return json.dumps([_as_dict(d) for d in diagnostics], indent=2)


def _as_dict(diagnostic: Diagnostic) -> dict[str, object]:
    where = diagnostic.where
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "file": where.file if where else None,
        "line": where.line if where else None,
        "column": where.column if where else None,
        "path": where.path if where else None,
        "hint": diagnostic.hint,
    }


# A terminal line; longer source lines are shown as a window around the caret.
_WINDOW = 96


def _excerpt(text: str, where: Where) -> list[str]:
    # Control characters would move the terminal's cursor; tabs would move the caret.
    shown = "".join(c if c.isprintable() else " " for c in text.rstrip("\r\n"))
    start = 0
    caret = max(where.column - 1, 0)
    if len(shown) > _WINDOW:
        start = min(max(caret - _WINDOW // 2, 0), len(shown) - _WINDOW)
        shown = shown[start : start + _WINDOW]
    gutter = f"{where.line:>5} | "
    lines = [gutter + shown]
    if where.column:
        lines.append(" " * (len(gutter) - 2) + "| " + " " * min(caret - start, len(shown)) + "^")
    return lines
