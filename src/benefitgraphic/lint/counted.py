"""Whether "nine benefits" are nine, and whether a year's figure stands beside that year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.lint.sentences import sentence_around, sentence_bounds
from benefitgraphic.lint.subject import MOST_FIGURES, MOST_TOLD, NO_CLAIMS, Said, Subject
from benefitgraphic.lint.texts import PLACEHOLDER, Found, years_named
from benefitgraphic.project.suggest import quoted

# "Three ways to reach us" counts something else, but not in a title.
_ALWAYS = r"benefits|avantages|atouts|bienfaits"
_IN_HEADINGS = rf"{_ALWAYS}|reasons|ways|raisons|façons"
_HEADINGS = frozenset({"title", "subtitle", "event"})
_LOOK = 40  # characters before a number
_PART = re.compile(r"(?i)\b(?:first|last|other|these|those|top|of|another|premiers|derniers|autres|ces|des)\s+\Z")
# What makes the year before's value fit in a sentence about this year.
_COMPARED = re.compile(
    r"(?i)\{previous_year\}|\b(?:than|from|beat|after|over|above|below|against|before|versus|vs|last year|instead|"
    r"que|qu[’']|contre|après|avant|par rapport|au lieu|dernière?|passée?|précédente?|hausse|baisse|up|down)(?!\w)|"
    r"\bon\s(?=\{)"
)


def miscounted(subject: Subject) -> Iterator[Diagnostic]:
    """Benefits counted in words or digits, and not as many as there are."""
    there = len(subject.edition.benefits)
    for said in subject.texts if there else ():
        wide = said.path in _HEADINGS
        for found in islice(_counted(subject.edition.words.counts, wide).finditer(said.typed), MOST_FIGURES):
            number = _number(found[1], subject.edition.words.counts)
            if (
                number is None
                or number in (1, there)
                or _PART.search(said.typed, max(0, found.start() - _LOOK), found.start())
            ):
                continue
            message = f"this says {quoted(found[0])}, but there are {there} benefits"
            piece = Found(found.start(), found[0], "a number of benefits")
            yield subject.diagnostic("miscounted", message, said, piece, "write how many there are, or leave it out")


def previous_as_now(subject: Subject) -> Iterator[Diagnostic]:
    """Yield findings for the year before's value in a sentence that names only the reporting year."""
    keys = {metric.key for metric in subject.metrics}
    for said in subject.texts:
        if said.key in NO_CLAIMS or ".previous" not in said.typed:
            continue
        bounds = sentence_bounds(said.typed)
        for match in islice(PLACEHOLDER.finditer(said.typed), MOST_TOLD):
            key, _, part = (match[1] or "").partition(".")
            if part == "previous" and key in keys and _is_of_now(said, bounds, match, key, subject):
                year = subject.edition.wording.year
                message = f"{match[0]} is the value of {year(subject.edition.year - 1)}, but this sentence names "
                message += f"{year(subject.edition.year)} only"
                hint = f"write {{{key}}}, or name {{previous_year}}"
                found = Found(match.start(), match[0], "the value of the year before")
                yield subject.diagnostic("doubtful-figure", message, said, found, hint)


def _is_of_now(said: Said, bounds: tuple[int, ...], match: re.Match[str], key: str, subject: Subject) -> bool:
    text = said.typed
    first, last = sentence_around(bounds, match.start(), match.end())
    sentence = text[first:last]
    if _COMPARED.search(sentence) or re.search(rf"\{{\s*{re.escape(key)}\s*(?:\.change\s*)?\}}", sentence):
        return False
    fiscal, year = subject.edition.wording.fiscal, subject.edition.year
    years = [fiscal.touches(found.years, year) for found in years_named(sentence)]
    return all(years) and (bool(years) or "{year}" in sentence)


@lru_cache(maxsize=8)
def _counted(counts: str, wide: bool) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _words(counts)), key=len, reverse=True))
    number = rf"\d{{1,2}}|{words}" if words else r"\d{1,2}"
    # One word may stand between: "nine great benefits".
    between = r"\s+(?!of\b|de\b|des\b)(?:[^\W\d]+\s+)?"
    return re.compile(rf"(?i)(?<![\w.,-])({number}){between}(?:{_IN_HEADINGS if wide else _ALWAYS})(?!\w)")


def _number(said: str, counts: str) -> int | None:
    if said.isdecimal():
        return int(said)
    words = _words(counts)
    return words.index(said.casefold()) + 1 if said.casefold() in words else None


def _words(counts: str) -> list[str]:
    return [word.strip().casefold() for word in counts.split(",") if word.strip()]
