"""What a break would tear apart: numbers and their units for good, little words and what they belong to at a price."""

from __future__ import annotations

import re
from enum import IntEnum

_NO_BREAK = "\u00a0"

# Words that belong to the number before them.
_UNITS = (
    r"%|‰|°[CF]?|km/h|[kcm]?m²?|ha|k?g|t|L|ml|[kMG]?B|h|min|s|"
    r"hundred|thousand|million|billion|mille|milliers?|millions?|milliards?|"
    r"minutes?|hours?|heures?|days?|jours?|weeks?|months?|mois|years?|ans?|points?|times|fois|K|M|G|per cent|\$|€"
)
_NUMBER_AND_UNIT = re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?![\w]))")
# A single digit group and the next: "1 418 000" typed with plain spaces is one number.
_DIGIT_GROUPS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_ONE_LETTER_WORD = re.compile(r"(?:(?<=^)|(?<=[\s'’(«]))([^\W\d_]) (?=\S)")
_FRENCH_POINTS = re.compile(r" (?=[;:!?»%])|(?<=«) ")


def tie(text: str, language: str) -> str:
    """Return the text with no-break spaces where no line may end, however narrow."""
    text = _DIGIT_GROUPS.sub(_NO_BREAK, text)
    text = _NUMBER_AND_UNIT.sub(_NO_BREAK, text)
    if language.split("-")[0] == "fr":
        text = _ONE_LETTER_WORD.sub(rf"\1{_NO_BREAK}", text)
        text = _FRENCH_POINTS.sub(_NO_BREAK, text)
    return text


class Tie(IntEnum):
    """How firmly a word is held to the next, in rising order; each can be torn where there is no other way."""

    NONE = 0
    LOOSE = 1  # an article or a preposition and its word
    CLOSE = 2  # the first, short word of a sentence and the rest; a letter or two and their hyphen; a word and a dash
    FIRM = 3  # a preposition or a month and its number: "in 2025", "June 30"


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


# Articles and prepositions, by language.
_LITTLE = {
    "en": _words("a an the of in on at to by for from with into per than via as"),
    "fr": _words("à le la les un une des du de au aux en dans sur sous par pour avec sans chez vers dès"),
    "ar": _words("في من إلى على عن مع منذ حتى"),
}
_NONE: frozenset[str] = frozenset()
# What else belongs to the number after it.
_BEFORE_NUMBERS = {
    "en": _words(
        "no. nos. since until till before after over under about nearly around almost only up and or year highway route"
    ),
    "fr": _words("n° no nos depuis avant après environ que et ou année an route autoroute"),
    "ar": _words("عام سنة العام نحو قبل بعد رقم"),
}
_MONTHS = {
    "en": _words("january february march april may june july august september october november december"),
    "fr": _words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
}
_WORD_START = re.compile(rf"[{_NO_BREAK}'’(\[{{<\"“‘«„¿¡]")
_NUMBER = re.compile(r"[(«“\"]?[$€£+−-]?\d")
_DAY = re.compile(r"\d\d?(?:er)?")
# Where a sentence ends, and what may stand around its words.
_ENDS = (".", "!", "?", "…", ":", "؟")
_OPENERS = "([{<\"'“‘«„¿¡"
_CLOSERS = ")]}>\"'”’»"
# No line begins with a dash, but where one may open what it sets off, as in French.
_DASHES = ("–", "—")
_DASHES_OPEN = frozenset({"fr"})
# The letters of a first word that a sentence doesn't leave behind.
_SHORT = 3
# The fewest letters that a hyphen leaves on either side without being asked.
_PART = 3
_LETTERS_AT_END = re.compile(r"([^\W\d_]*)[-/–—]*$")
_LETTERS_AT_START = re.compile(r"([^\W\d_]*)")


def tie_at_space(before: str, word: str, after: str, language: str) -> Tie:
    """How firmly a word is held to the next.

    Args:
        before: what is written before the word; empty at the beginning.
        word: before the space; what is tied to it for good is part of it.
        after: what follows the space.
        language: BCP 47.
    """
    primary = language.split("-")[0]
    little, near, months = (words.get(primary, _NONE) for words in (_LITTLE, _BEFORE_NUMBERS, _MONTHS))
    # Of "jusqu'en", its preposition.
    last = _WORD_START.split(word)[-1].casefold()
    is_little = last in little
    if (is_little or last in near or last in months) and _NUMBER.match(after):
        return Tie.FIRM
    if _DAY.fullmatch(last) and after.rstrip(",.;:").casefold() in months:
        return Tie.FIRM
    if after in _DASHES and primary not in _DASHES_OPEN:
        return Tie.CLOSE
    if before.rstrip(_CLOSERS).endswith(_ENDS):
        letters = word.strip(_OPENERS + _CLOSERS + ",")
        if len(letters) <= _SHORT and letters.isalpha():
            return Tie.CLOSE
    return Tie.LOOSE if is_little else Tie.NONE


def tie_at_joint(before: str, after: str) -> Tie:
    """How firmly the two sides of a hyphen or slash are held together, as in "U-turn" and "a-t-il"."""
    sides = _LETTERS_AT_END.search(before), _LETTERS_AT_START.match(after)
    return Tie.CLOSE if any(side and len(side[1]) < _PART for side in sides) else Tie.NONE
