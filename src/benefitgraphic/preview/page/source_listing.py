"""A file of the config with a line marked, to be read beside the picture."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from pathlib import PurePosixPath

from benefitgraphic.preview.server.disk import read_inside
from benefitgraphic.project.encodings import decode
from benefitgraphic.project.paths import Project, overlays
from benefitgraphic.project.refusals import Refusal

_NEWLINE = re.compile(r"\r\n|\n|\r")
_TEXTS = {".yaml", ".yml", ".csv", ".po", ".svg", ".txt"}
_LARGEST = 2_000_000
# Lines shown before and after the one that is marked, and letters of each.
_AROUND, _LONGEST = 300, 2000


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a file: the text before the marked character, that character, the text after it."""

    number: int
    before: str
    mark: str = ""
    after: str = ""
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A part of a file.

    Attributes:
        file: as the designer names it.
        lines: those around the marked one.
        cut: how many lines of the file aren't shown before them, and after.
        reason: why there are no lines, for people.
    """

    file: str
    lines: tuple[SourceLine, ...] = ()
    cut: tuple[int, int] = (0, 0)
    reason: str = ""


def marked(project: Project, file: str, line: int, column: int, told: Container[str] = ()) -> Marked | None:
    """Return a file of the project with a place marked; None if the program doesn't read it for this project.

    Args:
        project: whose it is.
        file: relative to the project's folder.
        line: from 1; 0 for none.
        column: from 1; 0 for the whole line.
        told: files that problems were found in; drawings among them may lie anywhere in the project.
    """
    is_read = _is_read(project, file) or (file in told and PurePosixPath(file).suffix.lower() == ".svg")
    data = read_inside(project.root, file, project.root) if is_read else None
    if data is None:
        return None
    if PurePosixPath(file).suffix.lower() not in _TEXTS:
        return Marked(file, reason="It isn’t a text file: open it in the program that it is made with.")
    if len(data) > _LARGEST:
        return Marked(file, reason="It is too large to be shown here.")
    try:
        text, _ = decode(data)
    except Refusal as refusal:
        return Marked(file, reason=f"It can’t be shown: {refusal}.")
    lines = _NEWLINE.split(text)
    line = line if line <= len(lines) else 0
    first = max(0, line - 1 - _AROUND) if line else 0
    last = min(len(lines), first + 2 * _AROUND + 1)
    shown = tuple(_line(number, lines[number - 1], line, column) for number in range(first + 1, last + 1))
    return Marked(file, shown, (first, len(lines) - last))


def _is_read(project: Project, file: str) -> bool:
    """Whether the program reads it for this project: what else lies beside it is nobody's business here."""
    words, metrics = overlays(project.config), overlays(project.metrics)
    sheets = (project.metrics.with_suffix(suffix) for suffix in (".csv", ".xlsx"))
    own = (project.config, project.metrics, project.imports, *sheets, *words.values(), *metrics.values())
    if file in {project.shown(path) for path in (*own, *map(project.noted, words))}:
        return True
    path = PurePosixPath(file)
    folders = ((project.themes, ".yaml"), (project.words, ".po"), (project.icons, ".svg"), (project.logos, ".svg"))
    return any(path.parent.as_posix() == project.shown(folder) and path.suffix == end for folder, end in folders)


def _line(number: int, text: str, line: int, column: int) -> SourceLine:
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    if number != line:
        return SourceLine(number, text)
    if not 0 < column <= len(text):
        return SourceLine(number, text, is_marked=True)
    return SourceLine(number, text[: column - 1], text[column - 1], text[column:], is_marked=True)
