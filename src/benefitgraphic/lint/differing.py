"""Whether a translation says the same figures as its original."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.lint.bounds import ABOUT
from benefitgraphic.lint.subject import MOST_FIGURES, Said, Subject, meant_so
from benefitgraphic.lint.texts import Found, TypedNumber, YearsNamed, figures_typed, placeholders, years_named
from benefitgraphic.project.suggest import quoted

# A number up to this may be a word in the other language.
_WORDED = 20

_SIGN = re.compile(r"[$€£¥]")
_UNIT = re.compile(r"[\s\u00a0-]?(°[\s\u00a0]?[CF]?\b|\w+|°)")
# Whose dollars they are.
_CURRENCY = re.compile(r"(?i)\b(?:US|CAD?|USD|AUD?)(?!\w)|[ÉE]\.?-?U\b")
# Times that can be said in one another's units: "1,440 minutes" and "24 heures" are the same.
_TIMES = {
    "minute": ("minute", "min"),
    "hour": ("hour", "heure", "h"),
    "day": ("day", "jour", "j"),
    "week": ("week", "semaine"),
    "month": ("month", "mois"),
    "year": ("year", "an", "année"),
}
_TIME_OF = {word: unit for unit, words in _TIMES.items() for name in words for word in (name, f"{name}s")}
# One language's own figure: "followers of our French page" may be another number in each.
_OF_LANGUAGE = re.compile(r"(?i)\b(?:english|french|anglais|français|francophone|anglophone)(?:e?s)?\b")

# A figure however it is written: "44 820" and "44,820", "7,6 %" and "7.6%", 2024–25 and 2024-2025.
_Key = tuple[str, Decimal, Decimal]


def differing(subject: Subject) -> Iterator[Diagnostic]:
    """Texts whose figures or placeholders are not those of the original."""
    for said in subject.texts:
        original = said.text.original
        if original is None:
            continue
        found = _figures(said, original.typed, subject) or _placeholders(said, original.typed, subject)
        if found:
            yield found


def _figures(said: Said, original: str, subject: Subject) -> Diagnostic | None:
    here, there = _typed(said.typed), _typed(original)
    extra = [one for key, one in here.items() if key not in there]
    lacking = [one for key, one in there.items() if key not in here]
    alike = set(placeholders(said.typed)) == set(placeholders(original))
    # "Nine" and "9" are the same, and words aren't read.
    extra, lacking = [one for one in extra if not _is_worded(one)], [one for one in lacking if not _is_worded(one)]
    if len(extra) == len(lacking) == 1 and _is_year(extra[0]) == _is_year(lacking[0]) and alike:
        message = f"this says {quoted(extra[0].piece)}, and the original says {quoted(lacking[0].piece)}"
        if _is_rounded(extra[0], lacking[0]):
            return subject.diagnostic("translation-figures", message, said, extra[0], "round both alike")
        if (
            _may_be_same(extra[0], lacking[0], said.typed, original)
            or _is_bound(said.typed, extra[0])
            or _is_bound(original, lacking[0])
        ):
            return subject.diagnostic("translation-figures", message, said, extra[0], "check that both say the same")
        hint = "write the same figure in both, as a placeholder where there is one"
        hint += f"; {meant_so('translation-contradicts', said)}"
        return subject.diagnostic("translation-contradicts", message, said, extra[0], hint)
    if extra:
        message = f"this says {quoted(extra[0].piece)}, and the original doesn't{_instead(said, original)}"
        return subject.diagnostic("translation-figures", message, said, extra[0], "say the same in both")
    if lacking:
        message = f"the original says {quoted(lacking[0].piece)}, and this doesn't"
        return subject.diagnostic("translation-figures", message, said, hint="say the same in both")
    return None


def _placeholders(said: Said, original: str, subject: Subject) -> Diagnostic | None:
    here, there = placeholders(said.typed), placeholders(original)
    extra, lacking = [name for name in here if name not in there], [name for name in there if name not in here]
    if not extra and not lacking:
        return None
    parts = [f"the original says {{{lacking[0]}}}, and this doesn't"] if lacking else []
    parts += [f"this says {{{extra[0]}}}, and the original doesn't"] if extra else []
    if lacking and extra:
        parts = [f"this says {{{extra[0]}}} where the original says {{{lacking[0]}}}"]
    return subject.diagnostic("translation-figures", parts[0], said, hint="say the same in both")


def _typed(text: str) -> dict[_Key, Found]:
    found: dict[_Key, Found] = {}
    for one in islice(figures_typed(text), MOST_FIGURES):
        found.setdefault(("%" if one.percent else "", one.value, Decimal(0)), one)
    for years in islice(years_named(text), MOST_FIGURES):
        found.setdefault(("year", Decimal(years.years[0]), Decimal(years.years[1])), years)
    return found


def _is_worded(found: Found) -> bool:
    return isinstance(found, TypedNumber) and not found.percent and found.value <= _WORDED


def _is_year(found: Found) -> bool:
    return isinstance(found, YearsNamed)


def _is_rounded(one: Found, other: Found) -> bool:
    """Whether one is the other, said less exactly: "1.4 million" and "1 418 000"."""
    if not (isinstance(one, TypedNumber) and isinstance(other, TypedNumber)) or one.percent != other.percent:
        return False
    return abs(one.value - other.value) < max(one.step, other.step)


def _may_be_same(one: Found, other: Found, text: str, original: str) -> bool:
    """Whether both may well be right: "5 miles" and "8 km", "2025" and "2025-26", "30 thousand" and "30 milliers"."""
    if isinstance(one, YearsNamed) and isinstance(other, YearsNamed):
        return one.years[0] <= other.years[1] and other.years[0] <= one.years[1]
    if not (isinstance(one, TypedNumber) and isinstance(other, TypedNumber)):
        return True
    alike = one.value.normalize().as_tuple().digits == other.value.normalize().as_tuple().digits
    here, there = _unit(text, one), _unit(original, other)
    converted = (one.measured or other.measured) and here != there
    converted = converted or ({here, there} <= _TIME_OF.keys() and _TIME_OF[here] != _TIME_OF[there])
    of_language = _OF_LANGUAGE.search(text) and _OF_LANGUAGE.search(original)
    return alike or converted or one.percent != other.percent or bool(of_language)


def _unit(text: str, found: Found) -> str:
    """Return the unit of a measured figure, as it is written: "$", "km", "miles"."""
    end = found.start + len(found.piece)
    sign = _SIGN.search(text, max(0, found.start - 2), end + 2)
    word = _UNIT.match(text, end, end + 20)
    if sign:
        currency = _CURRENCY.search(text, max(0, found.start - 6), end + 8)
        return f"{currency[0].upper()[:2]}{sign[0]}" if currency else sign[0]
    return "".join(word[1].split()).casefold() if word else ""


def _is_bound(text: str, found: Found) -> bool:
    """Whether the figure is only about so, or a bound: "nearly 50,000" and "more than 48,000" can both be true."""
    return bool(ABOUT.search(text, max(0, found.start - 40), found.start))


def _instead(said: Said, original: str) -> str:
    here = placeholders(said.typed)
    lacking = [name for name in placeholders(original) if name not in here]
    return f", which has {{{lacking[0]}}} there" if lacking else ""
