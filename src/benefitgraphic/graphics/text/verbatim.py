"""What readers type as they see it: addresses, handles, hashtags, names of files, codes.

A hyphen that a line's end adds would be taken for part of them, so they get none. They stay whole where a line has room
for them. Else they are cut after their punctuation; before a hyphen of their own, since after it, nobody could tell it
from an added one (The Chicago Manual of Style, 17th edition, 14.18); and where their words and figures meet.
"""

from __future__ import annotations

import itertools
import re

Span = tuple[int, int]
"""Where it begins and ends in a text."""

# It ends with a space, at a dash between words, and where a script begins that has no spaces.
_TOKEN = re.compile(
    "[^\\s\u2013\u2014\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]+"
)
_DIRECTIONS = "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
_BEFORE = "([{<\"'“”‘’„‚«»‹›¿¡*" + _DIRECTIONS
_AFTER = ")]}>\"'“”‘’«»‹›.,;:!?…*،؛؟" + _DIRECTIONS
# An address or a path, a handle, a hashtag, a variable, example.org or report.pdf, newsletter2025.
_SIGNS = re.compile(r"://|\\|_|[@#]\w|\w=|\w\.[^\W\d_]{2}|^(?:mailto|tel|sms):|[^\W\d_]{2}\d\d")
_HUMP = re.compile("[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")

_JOINT = re.compile(r"(?<=[/\\?&=.:@_,;+|])(?=[^/\\?&=.:@_,;+|])|(?<=\w)(?=[#%~])")
_HYPHEN = re.compile(r"(?<=\w)(?=-+\w)")


def spans(text: str) -> list[Span]:
    """Where such things stand in a text, without quotation marks and punctuation around them."""
    found = []
    for token in _TOKEN.finditer(text):
        bare = token[0].rstrip(_AFTER)
        start = token.start() + len(bare) - len(bare.lstrip(_BEFORE))
        end = token.start() + len(bare)
        if _is_verbatim(text[start:end]):
            found.append((start, end))
    return found


def _is_verbatim(token: str) -> bool:
    if token.isalpha():
        return len(_HUMP.findall(token)) > 1  # a hashtag's words
    if _SIGNS.search(token) or token.count("/") > 1 or len(_HUMP.findall(token)) > 1:
        return True
    # Codes: ABC-123, bc-97a/12; but not "the 97-kilometre stretch".
    figures, letters = any(map(str.isdigit, token)), any(map(str.isalpha, token))
    return figures and letters and ("/" in token or token.upper() == token)


def joints(text: str) -> list[int]:
    """After its punctuation, where readers expect more to come."""
    return [match.start() for match in _JOINT.finditer(text)]


def hyphens(text: str) -> list[int]:
    """Before its own hyphens."""
    return [match.start() for match in _HYPHEN.finditer(text)]


def humps(text: str) -> list[int]:
    """Where a word ends and the next begins with a capital, and between words and figures: Road|Safety|2025."""
    found = []
    for place, (before, after) in enumerate(itertools.pairwise(text), 1):
        next_small = text[place + 1 : place + 2].islower()
        if (
            (before.islower() and after.isupper())
            or (before.isupper() and after.isupper() and next_small)
            or (before.isalnum() and after.isalnum() and before.isdigit() != after.isdigit())
        ):
            found.append(place)
    return found
