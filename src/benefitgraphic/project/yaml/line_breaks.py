"""Lines that somebody typed in a text: readers get it as one paragraph, so lists and paragraphs would be lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from benefitgraphic.diagnostics import Where
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.suggest import quoted

# What an item of a typed list begins with, before a space.
LIST_MARK = re.compile(r"[-*+•·‣◦▪●○–—]|[0-9]{1,2}[.)]|[A-Za-z]\)")
_ITEM = re.compile(rf"['\"]?[ \t]*(?:{LIST_MARK.pattern})[ \t\u00a0]+\S")
_NEWLINE = re.compile("\r\n|\n|\r")
_SHOWN = 60  # characters
_ONE = "readers get each text as one paragraph"
_INSTEAD = {"|": "write '>-' in place of '|'", '"': "write a space in place of \\n"}


@dataclass(frozen=True, slots=True)
class TypedText:
    """A text as it stands in a file.

    Attributes:
        value: what it says, with the line breaks that YAML keeps.
        raw: how it is written, from its first character to its last.
        style: the character that its style begins with, such as ``|``; empty for plain text.
        where: its first character.
    """

    value: str
    raw: str
    style: str
    where: Where


def check_line_breaks(typed: TypedText, findings: Findings) -> None:
    """Note an error where a list or paragraphs would run together, and a warning where only lines would."""
    kept = typed.value.strip().split("\n")
    written = _NEWLINE.split(typed.raw.rstrip())
    items = _items(written)
    is_list = reads_as_list(written, is_plain=not typed.style)
    if any(map(_ITEM.match, kept)) if len(kept) > 1 else is_list:
        message = f"a list is typed here, and would run together: {quoted(' '.join(typed.value.split()), _SHOWN)}"
        hint = f"{_ONE}: write a sentence with commas, or make each item a text of its own, such as a fun fact"
        if is_list and len(items) == 1:
            hint = "if it is the next item of a list, set it in like those above; if it is one text, put it in quotes"
        findings.error("lines-run-together", message, _line(typed, items[:1]), hint)
    elif len(kept) > 1:
        _note_others(typed, kept, [at for at, line in enumerate(written) if not line.strip()], findings)


def reads_as_list(lines: Sequence[str], *, is_plain: bool) -> bool:
    """Return whether the lines of a text look like a list; ``is_plain``: whether it stands without quotes.

    Of lines that only keep a long text from growing wider, one may begin with a dash by chance; but without quotes, it
    is rather the next item of a list, set in by a space too much.
    """
    items = _items(lines)
    return len(items) > 1 or (is_plain and any(lines[at].lstrip()[0] in "-*•" for at in items))


def _note_others(typed: TypedText, kept: Sequence[str], blank: Sequence[int], findings: Findings) -> None:
    if blank or not all(line.strip() for line in kept):
        hint = f"{_ONE}: delete the blank line if that is right, or make it two texts"
        findings.error("lines-run-together", "a blank line parts this text in two", _line(typed, blank[:1]), hint)
    elif any(line[:1] in " \t" for line in kept):
        hint = f"{_ONE}: set all of its lines in alike if that is right, or write it as a sentence"
        message = "a line of this text is set in further than the others"
        findings.error("lines-run-together", message, typed.where, hint)
    else:
        message = f"this text is typed in {len(kept)} lines, and readers get them joined with spaces"
        findings.warning("line-breaks", message, typed.where, f"if that is right, {_INSTEAD[typed.style]}")


def _items(written: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that begin like a list item."""
    return [at for at, line in enumerate(written) if _ITEM.match(line.lstrip())]


def _line(typed: TypedText, found: Sequence[int]) -> Where:
    """Return the place of a line of the text; the text's own if that is its first, or written as ``\\n``."""
    at = found[0] if found else 0
    return replace(typed.where, line=typed.where.line + at, column=0) if at else typed.where
