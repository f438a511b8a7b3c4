"""Where a text may break: Unicode's opportunities, less those a typographer would not take.

The text is cut into pieces that are never broken inside, unless a piece alone is wider than its line. What readers type
as they see it (`verbatim`) is one piece, or within one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from benefitgraphic.graphics.text import verbatim
from benefitgraphic.graphics.text.ties import Tie, tie, tie_at_joint, tie_at_space

# The soft hyphen and the zero-width space.
_MARKS = str.maketrans("", "", "\u00ad\u200b")


class Break(Enum):
    """What stands between a piece and the next, in rising order of reluctance to break there."""

    FORCED = "forced"
    SPACE = "space"
    JOINT = "joint"  # after a hyphen, dash or slash that is there anyway
    SOFT = "soft"  # a hyphen has to be added
    EMERGENCY = "emergency"  # inside a word, with no hyphen
    END = "end"


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stays together, and the break that may follow it.

    Attributes:
        text: without the space after it.
        after: the break.
        is_verbatim: it is part of an address or the like, which may not show it any more.
        tie: how firmly its last word is held to what follows.
    """

    text: str
    after: Break
    is_verbatim: bool = False
    tie: Tie = Tie.NONE


_NO_BREAK = "\u00a0"
_SPACES = re.compile(r"[ \t]+")


def unhyphenated(text: str) -> str:
    """Remove the marks that only say where a text may break, for a place where it doesn't."""
    return text.translate(_MARKS)


def tidy(text: str) -> str:
    """Return the text with single spaces, none at the ends of lines, and line feeds kept."""
    lines = (_SPACES.sub(" ", line).strip(" ") for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join(lines).strip("\n")


@lru_cache(maxsize=4096)
def pieces(text: str, language: str) -> tuple[Piece, ...]:
    """Return the text cut at every opportunity of UAX #14, tied first.

    A soft hyphen in the text is an opportunity like the dictionary's and is not part of any piece.
    """
    text = tie(tidy(text), language)
    bounds = [0, *opportunities(text)]
    found = [_piece(text[a:b], b == len(text)) for a, b in itertools.pairwise(bounds)]
    befores, afters = ["", *(piece.text for piece in found)], [*(piece.text for piece in found[1:]), ""]
    return tuple(
        _tied(before, piece, after, language) for before, piece, after in zip(befores, found, afters, strict=False)
    )


def _tied(before: str, piece: Piece, after: str, language: str) -> Piece:
    if piece.after is Break.SPACE:
        tie = tie_at_space(before, piece.text, after, language)
    elif piece.after is Break.JOINT:
        tie = tie_at_joint(piece.text, after)
    else:
        return piece
    return replace(piece, tie=tie) if tie else piece


# A space between letters or figures is an opportunity for certain (UAX #14, LB18); inside, a plain word has none but
# after its hyphens and slashes, before a letter (LB21, LB13; and LB25, LB28, LB29, LB12, LB19). The rules in full take
# a hundred times as long, and are asked about the rest.
_PLAIN = "A-Za-zÀ-ÖØ-öø-ÿ"
_CERTAIN = re.compile(r"(?<=[^\W_]|[.,;:!?%]) (?=[^\W_])")
_PLAIN_PART = rf"(?:[{_PLAIN}]++|[0-9]++(?:[.,][0-9]++)*+%?+)"
_PLAIN_WORD = re.compile(rf"{_PLAIN_PART}(?:[-'’.{_NO_BREAK}]{_PLAIN_PART}|/[{_PLAIN}]++)*+[-.,;:!?]*+")
_JOINT = re.compile(rf"(?<=[-/])(?<!\dkm/)(?<!{_NO_BREAK}km/)(?=[{_PLAIN}])")


def opportunities(text: str) -> list[int]:
    """Return the indices before which a line may begin, and the text's end."""
    whole = verbatim.spans(text)
    if not whole:
        return _opportunities(text)
    # To the rules, what stays whole is a letter; each letter's place is kept.
    places = [*range(len(text)), len(text)]
    for start, end in reversed(whole):
        text = f"{text[:start]}a{text[end:]}"
        del places[start + 1 : end]
    return [places[place] for place in _opportunities(text)]


def _opportunities(text: str) -> list[int]:
    found: list[int] = []
    start = 0
    for end in [*(match.end() for match in _CERTAIN.finditer(text)), len(text)]:
        part = text[start:end]
        plain = _PLAIN_WORD.fullmatch(part.rstrip(" "))
        inside = (match.start() for match in _JOINT.finditer(part)) if plain else _by_the_rules(part)
        found += [start + place for place in inside if 0 < place < len(part)]
        if end > start:
            found.append(end)
        start = end
    return found


# A dash between figures, as in "2025–26", tears a year in two; after a hyphen there, the rules allow none either. What
# begins a hashtag or a handle belongs to it, in Chinese, too.
_SPAN = re.compile(r"(?<=\d)–(?=\d)|[#@＃＠](?=\w)")


@lru_cache(maxsize=4096)
def _by_the_rules(text: str) -> tuple[int, ...]:
    from uniseg.linebreak import line_break_boundaries

    within = {match.end() for match in _SPAN.finditer(text)}
    return tuple(place for place in line_break_boundaries(text) if place not in within)


def _piece(raw: str, last: bool) -> Piece:
    body = raw.rstrip(" \n\u200b\u00ad")
    tail = raw[len(body) :]
    if last:
        after = Break.END
    elif "\n" in tail:
        after = Break.FORCED
    elif " " in tail:
        after = Break.SPACE
    elif "\u00ad" in tail:
        after = Break.SOFT
    else:
        after = Break.JOINT
    return Piece(unhyphenated(body), after)


# Letters kept together at each end of a hyphenated word.
_LEFT, _RIGHT = 3, 3
# Words beside figures are parts of names.
_WORD = re.compile(r"(?<!\d)[^\W\d_]++(?!\d)")


@lru_cache(maxsize=8)
def _dictionary(language: str) -> object | None:
    import pyphen

    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=_LEFT, right=_RIGHT) if name else None


@lru_cache(maxsize=4096)
def hyphenated(piece: Piece, language: str) -> tuple[Piece, ...]:
    """Cut the piece at its syllables, by the language's dictionary; keep it whole if it is short or has no words."""
    text = piece.text
    if len(text) < _LEFT + _RIGHT or piece.is_verbatim:
        return (piece,)
    dictionary = _dictionary(language)
    if dictionary is None:
        return (piece,)
    whole = verbatim.spans(text)
    cuts = [
        match.start() + place
        for match in _WORD.finditer(text)
        if match.end() - match.start() >= _LEFT + _RIGHT
        and not any(start <= match.start() < end for start, end in whole)
        for place in dictionary.positions(match.group())  # type: ignore[attr-defined]
    ]
    return _pieces_at(piece, cuts, Break.SOFT)


# Where the parts of an address end.
_STEPS = "/\\?&=#"


@lru_cache(maxsize=4096)
def loosened(piece: Piece, places: Callable[[str], Iterable[int]] = verbatim.joints) -> tuple[Piece, ...]:
    """Cut the addresses and the like in the piece at some of their ``places`` (see `verbatim`)."""
    whole = [(0, len(piece.text))] if piece.is_verbatim else verbatim.spans(piece.text)
    cuts = [start + place for start, end in whole for place in places(piece.text[start:end])]
    if not cuts:
        return (piece,)
    *parts, last = _pieces_at(piece, cuts, Break.JOINT, are_verbatim=True)
    # A path goes on after a slash; a name with a full stop in it, and a word, are torn.
    return (*(part if part.text[-1] in _STEPS else replace(part, tie=Tie.CLOSE) for part in parts), last)


# Words tied by the designer, and a number's unit in words; what is tied to punctuation stays so.
_TIED_WORDS = re.compile(rf"(?:(?<=[^\W\d_]{{2}})|(?<=\d)){_NO_BREAK}(?=[^\W\d_]{{2}})")


def untied(piece: Piece) -> tuple[Piece, ...]:
    """Cut the piece between tied words: better apart than broken themselves."""
    words = _TIED_WORDS.split(piece.text)
    kept = piece.is_verbatim
    return (*(Piece(word, Break.SPACE, kept) for word in words[:-1]), replace(piece, text=words[-1]))


def shattered(piece: Piece) -> tuple[Piece, ...]:
    """Cut the piece between any two graphemes: the last resort, so that nothing leaves its box."""
    from uniseg.graphemecluster import grapheme_cluster_boundaries

    return _pieces_at(piece, list(grapheme_cluster_boundaries(piece.text)), Break.EMERGENCY)


def _pieces_at(piece: Piece, cuts: list[int], after: Break, *, are_verbatim: bool = False) -> tuple[Piece, ...]:
    kept = are_verbatim or piece.is_verbatim
    places = [0, *(c for c in cuts if 0 < c < len(piece.text)), len(piece.text)]
    parts = [piece.text[a:b] for a, b in itertools.pairwise(places)]
    last = replace(piece, text=parts[-1], is_verbatim=kept)
    return (*(Piece(part, after, kept) for part in parts[:-1]), last)
