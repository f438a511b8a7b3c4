"""Which way a text says that something went, beside a change that is said without its sign.

``{messages.change}`` is "10.5%" whichever way the messages went: the verb beside it is the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.lint.subject import MOST_FIGURES, MOST_TOLD, NO_CLAIMS, Said, Subject, meant_so
from benefitgraphic.lint.texts import PLACEHOLDER, Found, TypedNumber, figures_typed, years_named
from benefitgraphic.lint.values import Index, Values, is_exactly
from benefitgraphic.metrics.metric import Change
from benefitgraphic.project.suggest import quoted

_UP, _DOWN = "up", "down"
# "Up by nearly 5%", but not "up to 5%" and not "we followed up".
_SMALL = (
    r"(?:(?:by|about|around|some|nearly|almost|over|roughly|only|just|another|a|an|de|d[’']environ|près de)\s+){0,3}"
)
_BEFORE = {
    _UP: re.compile(
        rf"(?i)(?<!\w)(?:rose|ris(?:e|es|en|ing)|grew|grow(?:s|n|ing|th)?|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|"
        r"jump(?:s|ed)?|soared|gained|hausses?|haussée?s?|augment(?:é|ée|és|ées|e|ent|er|ant|ation|ations|aient|ait|era)|"
        r"grimp(?:é|ée|és|ées|e|ent)|progressé|progressent|progression|accrue?s?|bondi|montée?s?|montent|croissance|"
        rf"(?<!picked )(?<!followed )(?<!signed )(?<!made )(?<!back )up\s+{_SMALL}\Z)(?!\w)"
    ),
    _DOWN: re.compile(
        rf"(?i)(?<!\w)(?:fell|falls|fallen|falling|a fall|drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)|"
        r"declin(?:e|es|ed|ing)|shrank|shrunk|slid|sank|baisses?|baiss(?:é|ée|és|ées|ent|er)|"
        r"diminu(?:é|ée|és|ées|e|ent|er|ant|tion|tions)|recul(?:é|és|e|ent|s)?|chut(?:é|ée|es?|ent)|"
        rf"down\s+{_SMALL}\Z)(?!\w)"
    ),
}
_AFTER = {
    _UP: re.compile(
        r"(?i)\s{0,3}(?:more(?! than\b)|higher|up\b(?! to\b)|increase|rise|growth|gain|jump|de plus(?! de\b))(?!\w)"
    ),
    _DOWN: re.compile(
        r"(?i)\s{0,3}(?:fewer(?! than\b)|less(?! than\b)|lower|down\b|decrease|decline|drop|fall|"
        r"de moins(?! de\b))(?!\w)"
    ),
}
# What may stand between such a word and the change that it is of: "grew again in {year}, by 5%".
_BETWEEN = re.compile(
    r"(?i)(?:[\s,:]{0,3}(?:by|of|about|around|some|nearly|almost|over|roughly|only|just|another|again|still|an?|de|d[’']|"
    r"d[’']environ|près de|environ|encore|soit|(?:in|en) (?:\{year\}|(?:19|20)\d\d)|this year|cette année)(?!\w)){0,6}"
    r"[\s,:]{0,3}"
)
# Where it is denied, hoped for or only thought of, the words may be right.
_HEDGED = re.compile(
    r"(?i)(?<!\w)(?:not|never|no longer|without|instead|rather|unless|if|would|could|should|might|may|until|goals?|"
    r"targets?|hope[sd]?|expect(?:ed|s)?|forecast|plan(?:ned)?|pas|jamais|sans|plutôt|si|objectifs?|cibles?|prévus?|prévoit|aurait|"
    r"auraient|serait|seraient)(?!\w)|n[’']t\b"
)
# "A 5% drop in complaints"; "in {year}" says no more of what dropped.
_OF_WHAT = re.compile(r"[ \u00a0](?:in|of|de|des|du)[ \u00a0](?:the |our |all |la |le |les |nos )?([^\W\d_]+)")
# Another clause may be about something else. A comma alone doesn't begin one: "grew again, by 5%".
_PARTS = re.compile(
    r"[.;!?…]\s|:\s(?![{\d])|[()–—]|,?\s(?:and|but|while|whereas|though|although|as|when|et|mais|alors que|tandis que|"
    r"quand|lorsque|pendant que)\s|,\s(?!(?:by|de|d[’'])\b)",
    re.IGNORECASE,
)
_LOOK = 120  # characters before a change; a word further off says nothing about it


@dataclass(frozen=True, slots=True)
class DirectionWord:
    """A word that gives a change its direction.

    Attributes:
        word: as it is typed.
        way: "up" or "down".
        part: the part of the sentence that they stand in.
        around: that part and what stands before it.
        is_adjacent: whether nothing stands between that could be what moved.
        noun: what moved, where a word says so: "complaints" of "a 5% drop in complaints".
    """

    word: str
    way: str
    part: str
    around: str
    is_adjacent: bool
    noun: str = ""

    def is_certainly_of(self, change: Values) -> bool:
        """Whether it can't be of anything but the metric's change."""
        of_it = not self.noun or change.is_spoken_of_by(self.noun)
        return self.is_adjacent and of_it and not _HEDGED.search(self.around)


def wrong_direction(subject: Subject) -> Iterator[Diagnostic]:
    """Yield findings for changes beside a word that says the other way."""
    index = Index(subject.metrics)
    changes = {key: metric.change() for key, metric in index.metrics.items()}
    if not any(changes.values()):
        return
    named = {one.placeholder: one for one in index.values if one.placeholder}
    for said in subject.texts:
        if said.key not in NO_CLAIMS:
            told = (
                one
                for found, key in _changes(said, index, subject)
                if (change := changes[key]) and (one := _wrong(found, change, named[key], said, subject))
            )
            yield from islice(told, MOST_TOLD)


def _wrong(found: Found, change: Change, one: Values, said: Said, subject: Subject) -> Diagnostic | None:
    beside = direction_beside(said.typed, found)
    if beside is None or beside.way == change.direction:
        return None
    since = subject.edition.wording.year(change.since)
    moved = "is the same as in" if change.direction == "same" else f"went {change.direction} from"
    hint = "write the word that fits; the change is said without a direction, so read the word again every year"
    # A typed figure may be of something else in the same sentence.
    if beside.is_certainly_of(one) and (not isinstance(found, TypedNumber) or one.is_named_in(beside.part)):
        message = f"{quoted(beside.word)} is the wrong way: {quoted(one.name)} {moved} {since}"
        hint += f"; {meant_so('wrong-direction', said)}"
        return subject.diagnostic("wrong-direction", message, said, found, hint)
    message = f"{quoted(beside.word)} may be the wrong way: {quoted(one.name)} {moved} {since}"
    return subject.diagnostic("doubtful-direction", message, said, found, hint)


def direction_beside(text: str, found: Found) -> DirectionWord | None:
    """Return the word that gives a change its direction; None if there is none."""
    start, end = found.start, found.start + len(found.piece)
    earliest = max(0, start - _LOOK)
    # One character more: "En hausse : {messages.change}" is one part.
    cuts = (cut.end() for cut in _PARTS.finditer(text, earliest, start + 1) if cut.end() <= start)
    first = max(cuts, default=earliest)
    cut = _PARTS.search(text, end, end + _LOOK)
    last = cut.start() if cut else end + _LOOK
    part, around = text[first:last], text[earliest:last]
    for way, pattern in _AFTER.items():
        after = pattern.match(text, end, end + _LOOK)
        if after:
            of = _OF_WHAT.match(text, after.end(), after.end() + _LOOK)
            compared = text[after.end() : after.end() + len(_THAN)] == _THAN
            return DirectionWord(after[0].strip(), way, part, around, not compared, of[1] if of else "")
    # The nearest one before it: "messages, which rose last year, fell {messages.change}".
    near = [
        (one.start(), one[0], way) for way, pattern in _BEFORE.items() for one in pattern.finditer(text[first:start])
    ]
    if not near:
        return None
    at, word, way = max(near)
    between = text[first + at + len(word) : start]
    return DirectionWord(word.strip(), way, part, around, bool(_BETWEEN.fullmatch(between)))


_THAN = " than"


def _changes(said: Said, index: Index, subject: Subject) -> Iterator[tuple[Found, str]]:
    """Where a text says a metric's change, filled in or typed, with the metric."""
    text, fiscal, year = said.typed, subject.edition.wording.fiscal, subject.edition.year
    for match in islice(PLACEHOLDER.finditer(text), MOST_FIGURES):
        key, _, part = (match[1] or "").partition(".")
        if part == "change" and key in index.metrics:
            yield Found(match.start(), match[0], "a change"), key
    changes = [one for one in index.follows if one.placeholder.endswith(".change")]
    for figure in islice(figures_typed(text), MOST_FIGURES):
        fitting = [one for one in changes if one.percent == figure.percent and is_exactly(figure, one.amount)]
        if fitting:
            near = text[max(0, figure.start - _LOOK) : figure.start + len(figure.piece) + _LOOK]
            named = index.keys_in(near)
            ours = any(one.metric.key in named for one in fitting[:1]) and all(
                fiscal.touches(one.years, year) or fiscal.touches(one.years, year - 1) for one in years_named(near)
            )
            yield from ((figure, one.metric.key) for one in fitting[:1] if ours)
