"""Characters that no text may hold, each with what to do about it: checked before anything is done with a text."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass

# Control characters, direction overrides (they make text read differently from what is written), separators
# that only some programs take for line ends, non-characters.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\ufeff\ufff9-\uffff\ud800-\udfff]")
# Marks on a letter, and what is never drawn beside it. No language needs as many; a flag made of letters takes seven.
MOST_MARKS = 12
_ON_LETTERS = frozenset({"Mn", "Mc", "Me", "Cf"})
_MAYBE_MARKS = re.compile(f"[\u00ad\u0300-\U0010ffff]{{{MOST_MARKS + 1},}}")
_OPENING, _CLOSING = "\u2066\u2067\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a text can't be used.

    Attributes:
        code: of the diagnostic.
        at: the index of the character in the text.
        message: what is wrong.
        hint: what to do about it.
    """

    code: str
    at: int
    message: str
    hint: str


def unseen(text: str) -> str:
    """Return the first character that can't be seen, named as "U+202E"; empty if all can."""
    found = _UNSEEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def flaw(text: str) -> Flaw | None:
    """Return the first reason to refuse a text, or a line or a file of them; None if it can be used."""
    found = _UNSEEN.search(text)
    if found:
        name = unicodedata.name(found[0], "a control character").lower()
        message = f"there is an invisible character here: U+{ord(found[0]):04X} ({name})"
        return Flaw("invisible-character", found.start(), message, _hint(found[0]))
    for stretch in _MAYBE_MARKS.finditer(text):
        at = stretch.start()
        for is_mark, run in itertools.groupby(stretch[0], lambda one: unicodedata.category(one) in _ON_LETTERS):
            count = len(list(run))
            if is_mark and count > MOST_MARKS:
                message = f"a letter here carries {count:,} marks; the most is {MOST_MARKS}"
                return Flaw("too-many-marks", at, message, "delete those that aren't meant")
            at += count
    return None


def _hint(character: str) -> str:
    if "\u202a" <= character <= "\u202e":
        return (
            "delete it; to keep a number or a name in order among letters that run the other way, "
            "put U+2066 before it and U+2069 after it"
        )
    if character in "\u2028\u2029":
        return "delete it, and put a space or a plain line break there"
    if character == "\ufeff":
        return "delete it; it marks a file's beginning, and may have come along with copied text"
    return "delete it; it may have come along with copied text"


def unbalanced(text: str) -> Flaw | None:
    """Return the flaw of a character that begins or ends an isolate (see `graphics.bidi`) without its counterpart."""
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in _OPENING:
            opened.append(at)
        elif character == _CLOSING and not opened:
            return _alone(text, at, "ends a stretch of text that runs its own way, but none begins (U+2066 to U+2068)")
        elif character == _CLOSING:
            opened.pop()
    if opened:
        return _alone(text, opened[-1], "begins a stretch of text that runs its own way, which never ends (U+2069)")
    return None


def _alone(text: str, at: int, what: str) -> Flaw:
    name = unicodedata.name(text[at]).lower()
    message = f"there is an invisible character in this text: U+{ord(text[at]):04X} ({name}) {what}"
    return Flaw("open-isolate", at, message, "add the other one, or delete this one")
