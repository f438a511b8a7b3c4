"""What a text says that a rule may ask about: figures typed by hand, years named, and placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of a text.

    Attributes:
        start: where it begins in the text, counted in characters from 0.
        piece: the characters themselves.
        said: what it is, or why it is worth a look, in a few plain words: "a mark for what is still to come".
    """

    start: int
    piece: str
    said: str


@dataclass(frozen=True, slots=True)
class TypedNumber(Found):
    """A number typed in digits.

    Attributes:
        value: the number; 1.4 million is 1400000, and 91% is 91.
        percent: whether it is a percentage.
        step: how much one more in its last digit would be: 100000 for 1.4 million, 1 for 44,820.
        measured: whether it is money, a length, a weight or the like: "$44,820", "40 km".
    """

    value: Decimal
    percent: bool
    step: Decimal
    measured: bool = False


@dataclass(frozen=True, slots=True)
class YearsNamed(Found):
    """A year, or several as one: ``2024-25``. ``years``: first and last, the same for a single year."""

    years: tuple[int, int]


def years_named(text: str) -> Iterator[YearsNamed]:
    """Yield the years from 1900 to 2099 that the text names in digits; ranges such as 2024–25 are one."""
    for found in _scanned(text):
        if found["year"]:
            first = int(found["from"])
            last = int(found["to"]) if found["to"] else first
            if last < 100:
                last += first // 100 * 100
            yield YearsNamed(found.start("year"), found["year"], "a year", (first, max(first, last)))


def figures_typed(text: str) -> Iterator[TypedNumber]:
    """Yield the numbers typed in digits, in the English or the French manner.

    Years, dates, times, ordinals, phone numbers, versions and numbers that are names ("Highway 1", "COVID-19", "24/7",
    "311") are no figures.
    """
    for found in _scanned(text):
        if found["figure"]:
            value, step = _read(found["number"])
            scale = _SCALES.get((found["scale"] or "").strip().casefold(), Decimal(1))
            percent = found["percent"] is not None
            said = "a percentage" if percent else "a number"
            start, end = found.span("figure")
            measured = not percent and bool(
                _CURRENCY.search(text[max(start - 2, 0) : start]) or _MEASURE.match(text, end)
            )
            yield TypedNumber(start, found["figure"], said, value * scale, percent, step * scale, measured)


def placeholders(text: str) -> tuple[str, ...]:
    """Return the names of what is filled in, each once, in order: "year", "messages.change"."""
    return tuple(dict.fromkeys(found[1] for found in PLACEHOLDER.finditer(text) if found[1]))


# Several rules read the same text.
@lru_cache(maxsize=128)
def _scanned(text: str) -> tuple[re.Match[str], ...]:
    # Most texts have no digits, and need no pass.
    return tuple(_SCAN.finditer(text)) if _DIGIT.search(text) else ()


# Everything below is one pass over the text: what is no figure is passed over first, then years, then figures.

GAP = "[ \u00a0\u202f\u2009]"
MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June|July|August|Aug|September|Sept?|October|Oct|"
    "November|Nov|December|Dec|[Jj]anvier|[Ff]évrier|[Mm]ars|[Aa]vril|[Mm]ai|[Jj]uin|[Jj]uillet|[Aa]oût|"
    "[Ss]eptembre|[Oo]ctobre|[Nn]ovembre|[Dd]écembre|janv|févr|avr|juill|sept|oct|nov|déc"
)
_DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th|er)?"
_DAYS = rf"{_DAY}(?:\s?(?:-|–|to|and|au|et|,)\s?{_DAY})?"
# Words before a number that make it a name.
_NAMED = (
    "highway|hwy|route|autoroute|exit|sortie|phase|page|step|étape|level|niveau|section|article|room|salle|chapter|"
    "chapitre|bill|version|line|ligne|zone|district|figure|table|tableau|volume|vol|part|partie|question|tip|episode|"
    "épisode|web|grade|channel|no|n°|nº|numéro|number|top|type|act|loi|règlement|item|windows|ios|android"
)
_SKIPPED = "|".join(
    (
        r"\{[^{}]*\}",  # a placeholder
        r"(?:https?://|www\.|mailto:)\S+",
        r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        r"[@#]\w+",
        r"(?<![\w-])[\w-]+\.(?:svg|png|jpe?g|pdf|csv|xlsx|ya?ml|ca|com|org|net)\b\S*",
        # Dates.
        rf"\b(?:{MONTHS})\.?{GAP}{_DAYS}(?![\d.,]*\d|{GAP}\d{{3}}\b|{GAP}?%)",
        rf"\b{_DAYS}{GAP}(?:of |de )?(?:{MONTHS})\b",
        r"\b\d{4}-\d{1,2}-\d{1,2}\b",
        r"\b\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})\b",
        # Phone numbers and the like.
        rf"(?<![\w.,])(?:\+?1{GAP}?[-.]?{GAP}?)?\(?\d{{3}}\)?(?:{GAP}|[-.]|{GAP}[-–]{GAP})?\d{{3}}"
        rf"(?:{GAP}|[-.\u2011])\d{{4}}(?!\d)",
        rf"(?<![\w.,])0\d(?:(?:{GAP}|\.)\d{{2}}){{4}}(?!\d)",
        rf"\+\d{{1,3}}(?:(?:{GAP}|[-.])\(?\d{{1,4}}\)?){{2,6}}(?!\d)",
        r"(?<![\w.,])\d{3}[-\u2011]\d{4}(?!\d)",
        r"(?<![\w.,])1[-\u2011]8\d\d[-\u2011][\w-]+",
        r"\b(?:9[-\u2011.]1[-\u2011.]1|[2-9][-\u2011]1[-\u2011]1)\b",
        rf"(?<![\w.,$€£])(?<!\d{GAP})(?:[2-9]11|988)(?![\d%]|[.,]\d|{GAP}\d{{3}}(?!\d)|{GAP}?%)",
        # Times.
        rf"\b24{GAP}?(?:h|heures){GAP}?(?:/|sur{GAP}|par{GAP}jour|[-–]){GAP}?(?:24\b(?:{GAP}?h\b)?)?",
        rf"\b24{GAP}hours{GAP}a{GAP}day\b",
        rf"\b7{GAP}?j(?:ours)?{GAP}?(?:/|sur){GAP}?7\b|\b7{GAP}(?:days{GAP}a{GAP}week|jours{GAP}par{GAP}semaine)\b",
        r"\b\d{1,2}:\d{2}(?::\d{2})?\b",
        rf"\b\d{{1,2}}{GAP}?[h](?:{GAP}?[0-5]\d)?\b",
        rf"\b\d{{1,2}}{GAP}?[ap]\.?m\b\.?",
        # Ordinals, fractions, versions, several parts.
        r"(?<!,)\b\d[\d,]{0,11}(?:st|nd|rd|th)\b",
        r"\b\d+(?:er|ers|re|res|ère|ères|e|es|ème|èmes|nd|nde|nds|ndes)\b",
        r"(?<![\w.,])(?!(?:19|20)\d{2}/\d)\d+(?:/\d+)+(?![\w])",
        r"(?<![\w.,])(?!\d{1,3}(?:\.\d{3})+(?!\d))\d+(?:\.\d+){2,}",
        r"(?<![\w.,])\d+[-\u2011]\d+(?:[-\u2011]\d+)+",
        # Names.
        rf"(?i:\b(?:{_NAMED})\.?{GAP}?)[#]?\d+(?:\.\d+)?(?![\d,%]|\.\d|{GAP}\d{{3}}\b|{GAP}?(?:%|million|milliard))",
        r"(?<!\w)(?!FY\d)[^\W\d_]\w*[-\u2011](?!(?:19|20)\d\d\b)\d+\b",
        r"[#№]\d+",
        r"\b[48]K\b",
        r"\b(?:19|20)\d0s\b",
    )
)
_NUMBER = (
    rf"(?:\d{{1,3}}(?:{GAP}\d{{3}}){{1,9}}(?!\d)(?:,\d+)?"
    r"|\d{1,3}(?:,\d{3}){1,9}(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)(?:,\d+)?"
    r"|\d{1,3}(?:\.\d{3}){1,9},\d+"
    r"|\d{1,3}(?:['’]\d{3}){1,9}(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:٬\d{3}){1,9}(?!\d)(?:٫\d+)?"
    r"|\d+(?:[.,٫]\d+)?)"
)
_SCALES = {
    "k": Decimal(10**3),
    "thousand": Decimal(10**3),
    "mille": Decimal(10**3),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "million": Decimal(10**6),
    "millions": Decimal(10**6),
    "b": Decimal(10**9),
    "bn": Decimal(10**9),
    "billion": Decimal(10**9),
    "billions": Decimal(10**9),
    "milliard": Decimal(10**9),
    "milliards": Decimal(10**9),
    "g": Decimal(10**9),
}
_SCALE = (
    rf"(?:{GAP}?(?:thousand|mille|millions?|billions?|milliards?|[Mm]illions?)\b"
    rf"|(?:[KkMB]|[Mm]n|bn)\b|{GAP}[kM](?=$|[\s,;:!?)\]]|\.(?!{GAP}?[A-ZÀ-Ý]))"
    rf"|{GAP}?[kKMG](?={GAP}?[$€£]))"
)
_PERCENT = rf"(?:{GAP}?[%٪]|{GAP}(?:percent|per{GAP}cent|pour{GAP}cent|p\.{GAP}?100)\b)"
_YEAR = (
    r"(?<![\w.,$€£])(?:FY)?(?P<from>(?:19|20)\d{2})"
    rf"(?:{GAP}?[-\u2011–—/]{GAP}?(?P<to>(?:19|20)\d{{2}}|\d{{2}})(?![\w-]))?"
    rf"(?![\w%]|[.,]\d|{GAP}?[%$€]|{GAP}\d{{3}}(?!\d)|{GAP}?(?:thousand|mille|millions?|milliards?|billions?)\b)"
)
_SCAN = re.compile(
    rf"(?:{_SKIPPED})|(?P<year>{_YEAR})"
    rf"|(?P<figure>(?<![\w.,])(?P<number>{_NUMBER})(?P<scale>{_SCALE})?(?P<percent>{_PERCENT})?(?!\w))"
)
# Two braces stand for one that readers see.
PLACEHOLDER = re.compile(r"\{\{|\{\s*([A-Za-z_][\w.]*)\s*\}")
_DIGIT = re.compile(r"\d")
_CURRENCY = re.compile(rf"[$€£¥]{GAP}?\Z")
_MEASURE = re.compile(
    rf"{GAP}?[-\u2011]?(?:[$€£¥]|(?:[kcm]?m[²³]?|k?g|t|ha|mi|ft|[ckmM]?[lL]|k?Wh?|MW|[kKMGT]o|GB|MB|TB|km/h|mph|tonnes?|"
    r"hectares?|acres?|(?:kilo|centi|milli)?(?:met(?:re|er)s?|mètres?|grams?|grammes?)|miles?|feet|inch(?:es)?|pieds|"
    r"(?:lit(?:re|er)|gallon|dollar|euro|cent|degree|degré)s?)(?!\w))"
    rf"|{GAP}de{GAP}dollars\b|{GAP}d[’']euros\b|{GAP}?°"
)
_MARKS = re.compile(r"[ \u00a0\u202f\u2009'’٬]")
_COMMAS_GROUP = re.compile(r"[1-9]\d{0,2}(,\d{3})+(\.\d+)?")
_POINTS_GROUP = re.compile(r"[1-9]\d{0,2}(?:(\.\d{3}){2,}(,\d+)?|(\.\d{3})+,\d+)")


def _read(number: str) -> tuple[Decimal, Decimal]:
    """Return a number as typed, and the value of one unit in its last digit."""
    plain = _MARKS.sub("", number).replace("٫", ".")
    if _COMMAS_GROUP.fullmatch(plain):
        plain = plain.replace(",", "")
    elif _POINTS_GROUP.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    else:
        plain = plain.replace(",", ".", 1).replace(",", "")
    value = Decimal(plain)
    return value, Decimal(1).scaleb(int(value.as_tuple().exponent))
