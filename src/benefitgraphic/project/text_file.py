"""From a file's bytes to text: in a known encoding, only characters that can be seen, never too much."""

from __future__ import annotations

import errno
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benefitgraphic.diagnostics import Diagnostic, Problems, Where
from benefitgraphic.project.characters import flaw
from benefitgraphic.project.encodings import UnreadableTextError, decode
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.paths import Project

_NEWLINE = re.compile("\r\n|\n|\r")
# What no reading can lead to.
_OF_WRITING = frozenset({errno.ENOSPC, errno.EFBIG, errno.EROFS})
# What blank rows of a table are made of, with their delimiters.
_NOTHING = " \t\r\n,;\u00a0"
# Unicode's categories of what is never drawn: format characters and separators.
_BLANK = frozenset({"Cf", "Zs", "Zl", "Zp"})


def read_text(path: Path, shown: str, limit: int, findings: Findings) -> str | None:
    """Read the text of a file in UTF-8; None if it can't be used, with the reason among the findings."""
    data = read_bytes(path, shown, limit, findings)
    if data is None:
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        findings.error("not-utf-8", "this file is saved as UTF-16", Where(shown), "save it with the encoding UTF-8")
        return None
    if b"\0" in data:
        hint = "it may be a picture, or a spreadsheet saved as .xlsx; save it as plain text"
        findings.error("binary-file", "this is not a text file", Where(shown), hint)
        return None
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line = len(_NEWLINE.findall(before)) + 1
        byte = f"byte {error.start + 1} of the file is 0x{data[error.start]:02X}"
        message = f"line {line} is not saved as UTF-8 ({byte})"
        findings.error("not-utf-8", message, Where(shown, line), "save the file with the encoding UTF-8")
        return None
    findings.keep_lines(shown, _NEWLINE.split(text))
    return text if _all_seen(text, shown, findings) else None


def read_any_text(path: Path, shown: str, limit: int, most_lines: int, findings: Findings) -> str | None:
    """Read the text of a file in any encoding that spreadsheet programs write; None if it can't be used.

    Rows at its end that are wholly empty are left out.
    """
    data = read_bytes(path, shown, limit, findings)
    if data is None:
        return None
    try:
        text, _ = decode(data)
    except UnreadableTextError as error:
        findings.error(error.code, str(error), Where(shown, error.at), error.hint)
        return None
    if not text.strip("\ufeff \t\r\n"):
        findings.error("empty-file", "this file is empty", Where(shown))
        return None
    text = without_blank_end(text)
    if text.count("\n") + text.count("\r") > 2 * most_lines:
        message = f"this file has more than {most_lines:,} lines"
        findings.error("too-large", message, Where(shown), "delete what doesn't belong to the figures")
        return None
    findings.keep_lines(shown, _NEWLINE.split(text))
    return text if _all_seen(text, shown, findings) else None


def without_blank_end(text: str) -> str:
    """Remove the blank rows at the end of a table: some programs write a million of them."""
    end = _NEWLINE.search(text, len(text.rstrip(_NOTHING)))
    return text[: end.end()] if end else text


def is_blank(text: str) -> bool:
    """Whether a reader would see nothing of it: spaces, soft hyphens, joiners, what only steers other characters."""
    return all(
        unicodedata.category(character) in _BLANK or character in "\t\r\n" or "\ufe00" <= character <= "\ufe0f"
        for character in text
    )


@contextmanager
def reading(project: Project) -> Iterator[None]:
    """Whatever can't be read meanwhile, a file or a whole folder, now or by now, is a problem in words.

    Raises:
        Problems: something can't be read.
    """
    try:
        for folder in project.folders:
            # What can't be listed would be taken for empty.
            with suppress(FileNotFoundError, NotADirectoryError):
                next(folder.iterdir(), None)
        yield
    except OSError as error:
        if error.errno in _OF_WRITING:
            raise
        where = Where(project.shown(Path(error.filename))) if isinstance(error.filename, str | Path) else None
        said = f"this can't be read: {(error.strerror or str(error)).lower()}"
        hint = "check that you may read it, and that nobody has moved it"
        raise Problems([Diagnostic("unreadable-file", "error", said, where, hint)]) from error


def read_bytes(path: Path, shown: str, limit: int, findings: Findings) -> bytes | None:
    """Read a file's bytes; None if there are none, too many, or they can't be read."""
    data = findings.instead.get(path)
    if data is None:
        data = _on_disk(path, shown, limit, findings)
    if data is None:
        return None
    if len(data) > limit:
        findings.error("too-large", f"this file is larger than {limit // 1_000_000} MB", Where(shown))
        return None
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        findings.error("empty-file", "this file is empty", Where(shown))
        return None
    return data


def _on_disk(path: Path, shown: str, limit: int, findings: Findings) -> bytes | None:
    """Read a file; if it is too large, only one byte more than is allowed."""
    try:
        if path.is_dir():
            findings.error("not-a-file", "this is a folder, not a file", Where(shown))
            return None
        if not path.is_file():
            findings.error("no-file", "there is no such file", Where(shown))
            return None
        with path.open("rb") as file:
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name can't be used"
        findings.error("unreadable-file", f"this file can't be read: {reason.lower()}", Where(shown))
        return None


def _all_seen(text: str, shown: str, findings: Findings) -> bool:
    if not flaw(text):
        return True
    for number, line in enumerate(_NEWLINE.split(text), 1):
        refused = flaw(line)
        if refused:
            findings.error(refused.code, refused.message, Where(shown, number, refused.at + 1), refused.hint)
            return False
    return True
