"""Figures typed by hand, held against the metrics.

An error is only what can't be anything else: a former year's very value in a sentence that says no more than that so
much there was, or another value where a text is a metric's name and a figure. What may well be right, such as a part of
the whole or a goal, is a warning or nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from benefitgraphic.diagnostics import Diagnostic, Where
from benefitgraphic.lint.bounds import ABOUT, beyond
from benefitgraphic.lint.claims import Claim, claims
from benefitgraphic.lint.directions import direction_beside
from benefitgraphic.lint.subject import MOST_TOLD, Subject, meant_so
from benefitgraphic.lint.values import Derived, Index, Values, digits, is_about, is_exactly
from benefitgraphic.project.suggest import quoted

# Fewer digits, or smaller numbers, are equal by chance.
_TELLING_DIGITS = 3
_TELLING = 1000
_FEWEST_DIGITS = 2  # of a rounded one
# Another value beside a metric's name may be a part of the whole; one as near as this hardly is.
_NEAR = 4  # a quarter of the value
_NEAR_POINTS = 15


def contradicting(subject: Subject) -> Iterator[Diagnostic]:
    """Figures that the metrics don't bear out, and those that should be placeholders."""
    index = Index(subject.metrics)
    if not index.values:
        return
    told: Counter[Where] = Counter()
    for claim in claims(subject):
        where = claim.said.text.where
        found = _judged(claim, index, subject) if told[where] < MOST_TOLD else None
        if found:
            told[where] += 1
            yield found


def _judged(claim: Claim, index: Index, subject: Subject) -> Diagnostic | None:
    """Return the one finding about a figure; None if there is nothing to report."""
    figure = claim.figure
    over = None if claim.excused else beyond(figure, claim.before, claim.after, index.values)
    if over:
        said = subject.edition.wording.value(over[0].value or Decimal(0), over[0].unit)
        message = f"{over[1]} {quoted(figure.piece)} is not true: {quoted(over[0].name)} is {said}"
        hint = f"write {{{over[0].placeholder}}}, or a bound that holds"
        return subject.diagnostic("doubtful-figure", message, claim.said, figure, hint)
    named = [one for one in index.named_in(claim.sentence) if one.is_measured_like(figure, claim.after)]
    exactly = [one for one in index.now(figure) if one.is_measured_like(figure, claim.after)]
    for one in (*exactly, *named):
        if one.value is not None and is_about(figure, one.value):
            found = _right(claim, one, one.value, subject, named=one in named)
            if found:
                return found
    if exactly:
        return None
    follows = _following(claim, index.follows)
    keys = index.keys_in(claim.sentence) if follows else frozenset()
    for other in follows:
        if other.placeholder and is_exactly(figure, other.amount) and other.metric.key in keys:
            return _typed_change(claim, other, subject)
    formers = [one for one in index.former(figure) if one[0].is_measured_like(figure, claim.after)]
    former = next((told for one, year in formers if (told := _former(claim, one, year, subject, one in named))), None)
    if former or claim.excused or any(is_about(figure, other.amount) for other in follows):
        return former
    before = _change_before(claim, index, subject)
    if before:
        return before
    beside = next((found for one in named if (found := _beside(claim, one, subject))), None)
    return beside or next((found for one in named if (found := _about_former(claim, one, subject))), None)


def _following(claim: Claim, follows: Sequence[Derived]) -> list[Derived]:
    """Return what the figure could be besides a value; empty for money or a length."""
    if claim.figure.measured:
        return []
    return [one for one in follows if one.percent == claim.figure.percent and is_about(claim.figure, one.amount)]


def _typed_change(claim: Claim, one: Derived, subject: Subject) -> Diagnostic | None:
    """Report a typed change or daily value, unless the word beside it is wrong, which is reported already."""
    change = one.metric.change() if one.placeholder.endswith(".change") else None
    word = direction_beside(claim.said.typed, claim.figure) if change else None
    if change and word and word.way != change.direction:
        return None
    note = f"; it has no direction, so read {quoted(word.word)} again every year" if word else ""
    return _typed(claim, one.placeholder, subject, note)


def _change_before(claim: Claim, index: Index, subject: Subject) -> Diagnostic | None:
    """Report the year before's change, or its value by the day."""
    follows = _following(claim, index.before)
    keys = index.keys_in(claim.sentence) if follows else frozenset()
    for one in follows:
        if one.placeholder and is_exactly(claim.figure, one.amount) and one.metric.key in keys:
            year = subject.edition.wording.year(one.metric.year)
            message = f"{quoted(claim.figure.piece)} is {one.said} for {year}"
            hint = f"write {{{one.placeholder}}}; if {year} is meant, name the year beside it"
            return subject.diagnostic("doubtful-figure", message, claim.said, claim.figure, hint)
    return None


def _right(claim: Claim, one: Values, value: Decimal, subject: Subject, *, named: bool) -> Diagnostic | None:
    """Report the reporting year's value, typed."""
    if is_exactly(claim.figure, value) and (named or _is_telling(claim, _TELLING_DIGITS)):
        return _typed(claim, one.placeholder, subject)
    return _typed(claim, one.placeholder, subject) if named and digits(claim.figure) >= 2 else None


def _is_telling(claim: Claim, fewest: int) -> bool:
    return claim.figure.value >= _TELLING and digits(claim.figure) >= fewest


def _former(claim: Claim, one: Values, year: int, subject: Subject, named: bool) -> Diagnostic | None:
    """Report a former year's exact value."""
    if claim.excused:
        is_previous = year == subject.edition.year - 1 and one.placeholder
        quotes = named or _is_telling(claim, _TELLING_DIGITS)
        return _typed(claim, f"{one.placeholder}.previous", subject) if is_previous and quotes else None
    certain = (
        one.placeholder and not ABOUT.search(claim.before) and (claim.is_only(one.name) or _is_plain(claim, one, named))
    )
    telling = _is_telling(claim, _TELLING_DIGITS if named else _TELLING_DIGITS + 1)
    if not certain and not telling and not named:
        return None
    # The same number of something else may stand in any text.
    code = "contradicts-metric" if certain else "doubtful-figure"
    meant = "name the year beside it"
    if year == subject.edition.year - 1 and one.placeholder:
        meant = f"write {{{one.placeholder}.previous}} and {{previous_year}}"
    return _of_year(claim, one, year, subject, code, "is", meant)


def _is_plain(claim: Claim, one: Values, named: bool) -> bool:
    return named and _is_telling(claim, _TELLING_DIGITS) and claim.is_plain(one.name)


def _about_former(claim: Claim, one: Values, subject: Subject) -> Diagnostic | None:
    """Report a former year's value, rounded."""
    year = next((year for year, value in one.former() if is_about(claim.figure, value)), None)
    if year is None or digits(claim.figure) < _FEWEST_DIGITS:
        return None
    return _of_year(claim, one, year, subject, "doubtful-figure", "is about", "name the year beside it")


def _of_year(claim: Claim, one: Values, year: int, subject: Subject, code: str, verb: str, meant: str) -> Diagnostic:
    now, wording = subject.edition.year, subject.edition.wording
    said = f"; for {wording.year(now)} it is {wording.value(one.value, one.unit)}" if one.value is not None else ""
    message = f"{quoted(claim.figure.piece)} {verb} the value of {quoted(one.name)} for {wording.year(year)}{said}"
    instead = f"{{{one.placeholder}}}" if one.placeholder else "this year's value"
    hint = f"write {instead}; if {wording.year(year)} is meant, {meant}"
    if code == "contradicts-metric":
        hint += f"; {meant_so(code, claim.said)}"
    return subject.diagnostic(code, message, claim.said, claim.figure, hint)


def _beside(claim: Claim, one: Values, subject: Subject) -> Diagnostic | None:
    """Another value right beside a metric's name."""
    value, figure = one.value, claim.figure
    if value is None or not one.placeholder or is_about(figure, value):
        return None
    how = claim.is_beside(one.name)
    off = abs(figure.value - value)
    near = off <= _NEAR_POINTS if figure.percent else off * _NEAR <= value
    # "Views: 12,000" may be one page's; "Messages received: 12,000" and nothing else is the metric.
    long = len(one.name.split()) > 1
    certain = long and claim.is_only(one.name) and (how == "is" or near) and not ABOUT.search(claim.before)
    if not certain and not (how == "is" or (how and near)):
        return None
    if how == "is" and not near and claim.is_scoped(one.name):
        return None  # "Messages received: 4,100 in January"
    code = "contradicts-metric" if certain else "doubtful-figure"
    wording = subject.edition.wording
    said, year = wording.value(value, one.unit), wording.year(subject.edition.year)
    message = f"{quoted(figure.piece)} is next to {quoted(one.name)}, which is {said} for {year}"
    hint = f"write {{{one.placeholder}}}, or say what else was counted"
    if certain:
        hint += f"; {meant_so(code, claim.said)}"
    return subject.diagnostic(code, message, claim.said, figure, hint)


def _typed(claim: Claim, placeholder: str, subject: Subject, note: str = "") -> Diagnostic | None:
    """Report a typed figure that is right now, and won't be next year."""
    if not placeholder:
        return None
    message = f"{quoted(claim.figure.piece)} is typed by hand: it is right now, but will be wrong next year"
    return subject.diagnostic("typed-figure", message, claim.said, claim.figure, f"write {{{placeholder}}}{note}")
