"""How hard it is to read, as a school grade.

English is graded by Flesch and Kincaid's formula (Kincaid et al., 1975, for the US Navy). French is measured by Kandel
and Moles' (Application de l'indice de Flesch à la langue française, Cahiers Études de Radio-Télévision 19, 1958), who
fitted Flesch's ease of reading anew, so that a text and its translation come to about the same; Flesch's own table (The
Art of Readable Writing, 1949) then says which grade an ease is for. Both count words in a sentence and syllables in a
word. Other languages are not graded: no formula has been tried on them here.

Syllables are counted by where words may be hyphenated. docs/decisions.md says how this was measured, and how the
grades that are too hard were found.

A formula is off by several grades where there are only twenty words, so all running text is graded as one; a text alone
has to be far too hard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.lint.subject import Said, Subject, keys_read
from benefitgraphic.project.fields import TextManner

if TYPE_CHECKING:
    import pyphen

HARDEST = 9  # the grade that all texts together should not be over
HARDEST_ALONE = 12  # and a single one
_LAST = 16
_FEWEST = 50  # words; of fewer, no grade can be given
_FEWEST_ALONE = 12
# Running text; the others, such as definitions, are rather short and would hide how hard it is.
_RUNNING = keys_read(TextManner.RUNNING)
_GRADED = _RUNNING | keys_read(TextManner.ALONE) | {"definition"}
# Flesch's ease and the grade it stands for: the middles of the bands of his table.
_EASE = ((100.0, 4.5), (95.0, 5.0), (85.0, 6.0), (75.0, 7.0), (65.0, 8.5), (55.0, 11.0), (40.0, 14.5), (15.0, 17.0))
# The patterns of either language find 1.55 or 1.58 syllables in a word, where dictionaries of speech have 1.63 or 1.67.
_MISSED = 1.054
# A word may have a syllable of two letters at each end. The American patterns go by sound; the British ones by origin.
_LEAST = 2
_PATTERNS = {"en": "en_US", "fr": "fr"}
_SHORT = 2  # words; "Thank you!" is no sentence of its own, it would make the others seem shorter
_STOPS = re.compile(r"(?<![.!?…])[.!?…]++[\"”»)]*+(?:\s|$)")
_NOT_LETTERS = re.compile(r"[\W\d_]+")

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+")
_NAME = r"[A-ZÀ-Ý][\w'.-]{0,30}+(?: [A-ZÀ-Ý][\w'.-]{0,30}+){0,2}"
# Whether it is a list is seen at its end; what is none is passed over, so that no text is looked at twice.
_NAMES = re.compile(rf"(?<![\w'.-])(?<!, ){_NAME}(, {_NAME})*+(,? (?:and|et|or|ou) {_NAME})?+")

Grade = Callable[[str], float]


def hard_to_read(subject: Subject) -> Iterator[Diagnostic]:
    """Texts that ask for more schooling than most readers had."""
    texts = [said for said in subject.texts if said.key in _GRADED and said.text.own]
    if not texts:
        return
    grade = grading(subject.edition.language)
    if grade is None:
        return
    alone = [(grade(_sentence(said.filled)), said) for said in texts if _count(said) >= _FEWEST_ALONE]
    for found, said in alone:
        if found > HARDEST_ALONE:
            message = f"this text is for {_said(found)}; most people read up to grade {HARDEST} with ease"
            hint = "split long sentences, and use short and common words"
            yield subject.diagnostic("hard-to-read", message, said, hint=hint)
    running = [said for said in texts if said.key in _RUNNING]
    if any(found > HARDEST_ALONE for found, _ in alone) or sum(map(_count, running)) < _FEWEST:
        return
    whole = grade(" ".join(_sentence(said.filled) for said in running))
    ranked = sorted(alone, key=lambda one: -one[0])
    if whole > HARDEST and ranked:
        message = f"all texts together need grade {whole:.1f}, and {HARDEST} is the most; this one is the hardest"
        hint = f"begin with {', '.join(said.path for _, said in ranked[:3])}: shorter sentences, common words"
        yield subject.diagnostic("hard-to-read", message, ranked[0][1], hint=hint)


def _said(grade: float) -> str:
    # The formulas go on where no school does.
    return f"grade {grade:.0f}" if grade < _LAST else f"grade {_LAST} or more"


def _count(said: Said) -> int:
    return sum(1 for word in said.filled.split() if any(map(str.isalnum, word)))


def _sentence(text: str) -> str:
    """Return the text with a full stop, so that it doesn't run into the next."""
    plain = text.strip()
    return plain if plain.endswith((".", "!", "?")) else f"{plain}."


def _read_out(text: str) -> str:
    """Return the text without what readers take in at a glance, despite its syllables: addresses, lists of names."""
    plain = re.sub(r"[ \u00a0\u202f\u2009]+", " ", _ADDRESS.sub("it", text))
    named = _NAMES.sub(lambda one: "them" if one[1] and one[2] else one[0], plain.replace("’", "'"))
    return named.replace("'", "")


def grading(language: str) -> Grade | None:
    """Return a function that grades texts in a language; None if no formula has been tried for it."""
    root = language.partition("-")[0].casefold()
    if root not in ("en", "fr"):
        return None
    formula = _kincaid if root == "en" else _kandel_moles
    dictionary = _dictionary(root)
    return lambda text: formula(*_measured(text, dictionary))


def _kincaid(words: float, syllables: float) -> float:
    """Return the grade for words per sentence and syllables per word."""
    return 0.39 * words + 11.8 * syllables - 15.59


def _kandel_moles(words: float, syllables: float) -> float:
    return _of_ease(207 - 1.015 * words - 73.6 * syllables)


def _measured(text: str, dictionary: pyphen.Pyphen) -> tuple[float, float]:
    """Words in a sentence, and syllables in a word."""
    words, whole = 0, 0
    syllables = 0
    for sentence in _STOPS.split(_read_out(text)):
        here = [word for word in sentence.split() if any(map(str.isalnum, word))]
        words += len(here)
        syllables += sum(_syllables(word.casefold(), dictionary) for word in here)
        whole += len(here) > _SHORT
    return (words / max(whole, 1), _MISSED * syllables / words) if words else (0.0, 0.0)


def _syllables(word: str, dictionary: pyphen.Pyphen) -> int:
    """How many the patterns find; "48,210" is one, and "front-line" has those of its parts."""
    parts = [part for part in _NOT_LETTERS.split(word) if part]
    return sum(len(dictionary.positions(part)) + 1 for part in parts) or 1


def _dictionary(root: str) -> pyphen.Pyphen:
    # Imported when it is needed: most commands grade nothing.
    import pyphen

    return pyphen.Pyphen(lang=_PATTERNS[root], left=_LEAST, right=_LEAST)


def _of_ease(ease: float) -> float:
    """Return the grade for a reading ease, interpolated between two lines of the table."""
    if ease >= _EASE[0][0]:
        return _EASE[0][1]
    for (high, low_grade), (low, high_grade) in pairwise(_EASE):
        if ease >= low:
            return high_grade - (ease - low) / (high - low) * (high_grade - low_grade)
    return _EASE[-1][1]
