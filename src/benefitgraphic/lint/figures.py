"""Figures typed by hand, held against the metrics.

An error is only what can hardly be anything else: a former year's very value where the metric is spoken of, or another
value right beside a metric's name. What may well be right, such as a part of the whole, is a warning or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from benefitgraphic.content.edition import Edition
from benefitgraphic.content.metrics import Metric
from benefitgraphic.content.near import quoted
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.lint.bounds import beyond
from benefitgraphic.lint.directions import direction_beside
from benefitgraphic.lint.sentences import sentence_around, sentence_bounds
from benefitgraphic.lint.subject import NO_CLAIMS, Said, Subject
from benefitgraphic.lint.texts import Figure, figures_typed, years_named
from benefitgraphic.lint.values import Derived, Values, derived, digits, is_about, is_exactly, values_of

# Fewer digits, or smaller numbers, are equal by chance.
_TELLING_DIGITS = 3
_TELLING = 1000
# Another value beside a metric's name may be a part of the whole; one as near as this hardly is.
_NEAR = 4  # a quarter of the value
_NEAR_POINTS = 15
_CONTRAST = re.compile(
    r"\{previous_year\}|\{\w+\.previous\}|\b(?:last year|previous|earlier|the year before|a year ago|"
    r"l[’']an (?:dernier|passé)|l[’']année (?:dernière|passée|précédente|d[’']avant)|précédente?s?|auparavant)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|versus|vs\.?|against|contre|compared (?:to|with)|par rapport à|au lieu de|instead of|"
    r"(?:pass|hauss|baiss|augment|mont|grimp)\w* de)[ \u00a0]*\Z",
    re.IGNORECASE,
)
# "More than 40,000" is true of 48,210.
_BOUND = re.compile(
    r"\b(?:more than|over|above|at least|nearly|almost|close to|up to|plus de|au moins|au-delà de|près de|presque|"
    r"jusqu[’']à|moins de|less than|under|fewer than)\s*\Z",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"\s*(?:$|[.,;:!?)»”\"]|(?:in|en)\s+(?:\{year\}|(?:19|20)\d\d))")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A figure where it stands: the text before and after it, and the sentence around it."""

    figure: Figure
    said: Said
    before: str
    after: str
    sentence: str
    excused: bool  # whether it is openly of another year

    def is_beside(self, name: str) -> str:
        """How a name stands beside the figure: "is" for "name: 12", "whole" for "12 name." "part", or "" if not."""
        spelt = r"\s+".join(map(re.escape, name.split()))
        if re.search(rf"(?i)(?<!\w){spelt}\s*[:=]\s*\Z", self.before):
            return "is"
        found = re.match(rf"(?i)\s*{spelt}(?!\w)", self.after)
        if not found:
            return ""
        return "whole" if _CLAUSE_ENDS.match(self.after, found.end()) else "part"


def contradicting(subject: Subject) -> Iterator[Diagnostic]:
    """Figures that the metrics don't bear out, and those that should be placeholders."""
    known = values_of(subject.metrics)
    if not known:
        return
    for said in subject.texts:
        if said.key not in NO_CLAIMS:
            for claim in _claims(said, subject.edition):
                fitting = [one for one in known if one.is_measured_like(claim.figure, claim.after)]
                found = _judged(claim, fitting, subject)
                if found:
                    yield found


def _claims(said: Said, edition: Edition) -> Iterator[_Claim]:
    text = said.text.text
    bounds = sentence_bounds(text)
    for figure in figures_typed(text):
        start, end = figure.start, figure.start + len(figure.piece)
        first, last = sentence_around(bounds, start, end)
        sentence = text[first:last]
        others = any(not edition.wording.fiscal.touches(found.years, edition.year) for found in years_named(sentence))
        excused = others or bool(_CONTRAST.search(sentence) or _FROM.search(text[first:start]))
        yield _Claim(figure, said, text[first:start], text[end:last], sentence, excused)


def _judged(claim: _Claim, fitting: Sequence[Values], subject: Subject) -> Diagnostic | None:
    """The one finding about a figure, or none."""
    over = None if claim.excused else beyond(claim.figure, claim.before, claim.after, fitting)
    if over:
        said = subject.edition.wording.value(over[0].value or Decimal(0), over[0].unit)
        message = f"{over[1]} {quoted(claim.figure.piece)} is not so: {quoted(over[0].name)} is {said}"
        return subject.diagnostic(
            "doubtful-figure",
            message,
            claim.said,
            claim.figure,
            f"write {{{over[0].placeholder}}}, or a bound that holds",
        )
    for one in fitting:
        if one.value is not None and is_about(claim.figure, one.value):
            found = _right(claim, one, one.value, subject)
            if found:
                return found
    if any(one.value is not None and is_exactly(claim.figure, one.value) for one in fitting):
        return None
    follows = _following(claim, subject.metrics)
    for other in follows:
        if other.placeholder and is_exactly(claim.figure, other.amount) and _is_named(other, claim):
            return _typed_change(claim, other, subject)
    former = next((found for one in fitting if (found := _former(claim, one, subject, exactly=True))), None)
    if former or claim.excused or any(is_about(claim.figure, other.amount) for other in follows):
        return former
    before = _change_before(claim, subject)
    if before:
        return before
    beside = next((found for one in fitting if (found := _beside(claim, one, subject))), None)
    return beside or next((found for one in fitting if (found := _former(claim, one, subject, exactly=False))), None)


def _following(claim: _Claim, metrics: Sequence[Metric]) -> list[Derived]:
    """What the figure could be besides a value; nothing for money or a length."""
    wanted = [] if claim.figure.measured else derived(metrics)
    return [one for one in wanted if one.percent == claim.figure.percent and one.amount]


def _is_named(one: Derived, claim: _Claim) -> bool:
    return any(values.is_named_in(claim.sentence) for values in values_of([one.metric])[:1])


def _typed_change(claim: _Claim, one: Derived, subject: Subject) -> Diagnostic | None:
    """The change or the value by the day, typed; what stands beside it the wrong way has been told of already."""
    change = one.metric.change() if one.placeholder.endswith(".change") else None
    word = direction_beside(claim.said.text.text, claim.figure) if change else None
    if change and word and word[1] != change.direction:
        return None
    note = f"; it has no direction, so read {quoted(word[0])} again every year" if word else ""
    return _typed(claim, one.placeholder, subject, note)


def _change_before(claim: _Claim, subject: Subject) -> Diagnostic | None:
    """The year before's change, or its value by the day."""
    before = [replace(metric, year=metric.year - 1) for metric in subject.metrics]
    for one in _following(claim, before):
        if one.placeholder and is_exactly(claim.figure, one.amount) and _is_named(one, claim):
            year = subject.edition.wording.year(one.metric.year)
            message = f"{quoted(claim.figure.piece)} is {one.said} for {year}"
            hint = f"write {{{one.placeholder}}}; if {year} is meant, name the year beside it"
            return subject.diagnostic("doubtful-figure", message, claim.said, claim.figure, hint)
    return None


def _right(claim: _Claim, one: Values, value: Decimal, subject: Subject) -> Diagnostic | None:
    """The reporting year's value, typed."""
    named = one.is_named_in(claim.sentence)
    if is_exactly(claim.figure, value) and (named or _is_telling(claim, _TELLING_DIGITS)):
        return _typed(claim, one.placeholder, subject)
    return _typed(claim, one.placeholder, subject) if named and digits(claim.figure) >= 2 else None


def _is_telling(claim: _Claim, fewest: int) -> bool:
    return claim.figure.value >= _TELLING and digits(claim.figure) >= fewest


def _former(claim: _Claim, one: Values, subject: Subject, *, exactly: bool) -> Diagnostic | None:
    """A former year's value."""
    year = next((year for year, value in one.former() if _is_said(claim.figure, value, exactly=exactly)), None)
    named = one.is_named_in(claim.sentence)
    if year is None:
        return None
    if claim.excused:
        is_previous = year == subject.edition.year - 1 and one.placeholder and exactly
        quotes = named or _is_telling(claim, _TELLING_DIGITS)
        return _typed(claim, f"{one.placeholder}.previous", subject) if is_previous and quotes else None
    code = _code_of_former(claim, one, exactly=exactly, named=named)
    if not code:
        return None
    now, wording = subject.edition.year, subject.edition.wording
    said = f"; for {wording.year(now)} it is {wording.value(one.value, one.unit)}" if one.value is not None else ""
    verb = "is" if exactly else "is about"
    message = f"{quoted(claim.figure.piece)} {verb} the value of {quoted(one.name)} for {wording.year(year)}{said}"
    instead = f"{{{one.placeholder}}}" if one.placeholder else "this year's value"
    meant = "name the year beside it"
    if year == now - 1 and one.placeholder and exactly:
        meant = f"write {{{one.placeholder}.previous}} and {{previous_year}}"
    hint = f"write {instead}; if {wording.year(year)} is meant, {meant}"
    return subject.diagnostic(code, message, claim.said, claim.figure, hint)


def _is_said(figure: Figure, value: Decimal, *, exactly: bool) -> bool:
    return is_exactly(figure, value) if exactly else is_about(figure, value)


def _code_of_former(claim: _Claim, one: Values, *, exactly: bool, named: bool) -> str:
    """What to call a former year's value that is not said to be one; empty when it may well be something else."""
    if not exactly:
        return "doubtful-figure" if named and digits(claim.figure) >= 2 else ""
    if _is_telling(claim, _TELLING_DIGITS if named else _TELLING_DIGITS + 1):
        # The same number of something else may stand in any text.
        return "contradicts-metric" if named else "doubtful-figure"
    how = claim.is_beside(one.name) if one.placeholder else ""
    if how == "is" or (how == "whole" and len(one.name.split()) > 1):
        return "contradicts-metric"
    return "doubtful-figure" if named else ""


def _beside(claim: _Claim, one: Values, subject: Subject) -> Diagnostic | None:
    """Another value right beside a metric's name."""
    value, figure = one.value, claim.figure
    if value is None or not one.placeholder or is_about(figure, value):
        return None
    how = claim.is_beside(one.name)
    off = abs(figure.value - value)
    near = off <= _NEAR_POINTS if figure.percent else off * _NEAR <= value
    if how == "is":
        code = "contradicts-metric"
    elif how and near:
        certain = how == "whole" and len(one.name.split()) > 1 and not _BOUND.search(claim.before)
        code = "contradicts-metric" if certain else "doubtful-figure"
    else:
        return None
    wording = subject.edition.wording
    said, year = wording.value(value, one.unit), wording.year(subject.edition.year)
    message = f"{quoted(figure.piece)} stands beside {quoted(one.name)}, which is {said} for {year}"
    hint = f"write {{{one.placeholder}}}, or say what else was counted"
    return subject.diagnostic(code, message, claim.said, figure, hint)


def _typed(claim: _Claim, placeholder: str, subject: Subject, note: str = "") -> Diagnostic | None:
    """It is right, and won't be next year."""
    if not placeholder:
        return None
    message = f"{quoted(claim.figure.piece)} is typed by hand: it is right now, and will be wrong next year"
    return subject.diagnostic("typed-figure", message, claim.said, claim.figure, f"write {{{placeholder}}}{note}")
