"""How it is said: left unfinished, too long, with years or names that are no longer true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from benefitgraphic.content.placeholders import PARTS
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.lint.leftovers import Leftover, leftovers, unfinished
from benefitgraphic.lint.retired import outdated, retired_names
from benefitgraphic.lint.subject import MOST_FIGURES, MOST_TOLD, Said, Subject, meant_so
from benefitgraphic.lint.texts import YearsNamed, years_named
from benefitgraphic.project.suggest import quoted
from benefitgraphic.sections.resources import ResourcesModel

MOST_WORDS = 35
_HOST = re.compile(r"(?i)https?://(?:www\.|mobile\.|m\.)?([^/?#:]*)")
_ADDRESS = "write the address that it has now, and open it once to see that it leads there"
# Years further back are history, and years further on are plans.
_BACK, _ON = 2, 1
# What names the period of the whole graphic: any other year in it needs a look.
_WHOLE = frozenset({"title", "subtitle", "event", "source"})
_HISTORY = re.compile(
    r"(?:since|until|before|after|as of|founded in|created in|started in|depuis|dès|avant|après|jusqu[’']en|"
    r"à partir de|fondée? en|créée? en|lancée? en)"
    r"[ \u00a0]+(?:(?:the|early|mid|late|l[’']année|début|fin)[ \u00a0-]?)?\Z",
    re.IGNORECASE,
)
_TO = re.compile(r"[ \u00a0]{1,3}(?:to|through|until|and|à|au|et|jusqu[’']en)[ \u00a0]{1,3}")
# When something was looked up says nothing about the period.
_LOOKED_UP = re.compile(
    r"(?i)\b(?:retrieved|accessed|downloaded|updated|viewed|consultée?s?|extraite?s?|téléchargée?s?|mise?s? à jour)\b"
    r"[^.;()]{0,30}\Z"
)
_UNFINISHED = re.compile(r"(?<![A-Za-z0-9])(?:[Xx]{4,}+|TB[DCA]|TODO|FIXME)(?![A-Za-z0-9])")
_LOOK = 80  # characters before a year
_WORD = re.compile(r"[^\W_]")


def left_over(subject: Subject) -> Iterator[Diagnostic]:
    """Yield findings for what was meant to be replaced, or looks like it."""
    names = {"year", "previous_year", *(metric.key for metric in subject.metrics)}
    names |= {f"{metric.key}.{part}" for metric in subject.metrics for part in PARTS}
    for said in subject.texts:
        for found in islice(leftovers(said.typed, names), MOST_TOLD):
            yield _left(found, said, subject)
    for resource in subject.edition.section(ResourcesModel).resources:
        # Signs mean something else in an address.
        word = _UNFINISHED.search(resource.url.text)
        if word:
            message = f"{quoted(word[0])} in this address looks like what was to be replaced"
            hint = f"write where it leads; {meant_so('left-over', resource.url.where)}"
            yield subject.diagnostic("left-over", message, resource.url.where, hint=hint)


def _left(found: Leftover, said: Said, subject: Subject) -> Diagnostic:
    message, hint = unfinished(found)
    if found.is_certain:
        return subject.diagnostic("left-over", message, said, found, f"{hint}; {meant_so('left-over', said)}")
    return subject.diagnostic("looks-left-over", message, said, found, f"if so, {hint}")


def other_year(subject: Subject) -> Iterator[Diagnostic]:
    """Years that may be left from another edition."""
    for said in subject.texts:
        if said.key != "breaks":
            spans = list(islice(_spans(said.typed), MOST_FIGURES))
            stale = (_other_year(found, said, subject) for found in spans if _is_stale(found, said, subject))
            yield from islice(stale, MOST_TOLD)


def _spans(text: str) -> Iterator[YearsNamed]:
    """Yield the years that a text names; "2020 to 2024" is one, as "2020-2024" is."""
    before: YearsNamed | None = None
    for found in years_named(text):
        between = text[before.start + len(before.piece) : found.start] if before else ""
        if before and _TO.fullmatch(between):
            first, last = before.years[0], found.years[1]
            piece = text[before.start : found.start + len(found.piece)]
            before = YearsNamed(before.start, piece, "years", (first, max(first, last)))
            continue
        if before:
            yield before
        before = found
    if before:
        yield before


def _is_stale(found: YearsNamed, said: Said, subject: Subject) -> bool:
    fiscal, year = subject.edition.wording.fiscal, subject.edition.year
    if fiscal.touches(found.years, year):
        return False
    text, since = said.typed, max(0, found.start - _LOOK)
    if _HISTORY.search(text, since, found.start) or _LOOKED_UP.search(text, since, found.start):
        return False
    if said.key in _WHOLE:
        # "2021 to 2025" in a source is right: so far the charts go back.
        others = (years for years in _spans(said.typed) if years != found)
        return "{year}" not in said.typed and not any(fiscal.touches(one.years, year) for one in others)
    own, (first, last) = fiscal.calendar_years(year), found.years
    return own[0] - _BACK <= last and first <= own[-1] + _ON


def _other_year(found: YearsNamed, said: Said, subject: Subject) -> Diagnostic:
    year = subject.edition.year
    before = year - 1
    is_before = found.years in ((before, before), (before, subject.edition.wording.fiscal.calendar_years(before)[-1]))
    if said.key in _WHOLE:
        hint = "write {year} where the reporting year is meant, so that it is right every year"
    else:
        instead = "{year} or {previous_year}" if is_before else "{year}"
        then = f"in {found.piece}" if found.years[0] == found.years[1] else "then"
        rule = f"other-year {said.path}"
        hint = f"if a former edition's year was left here, write {instead}; if it happened {then}, it stays true: "
        hint += f"silence it with {quoted(rule, 80)} and the reason"
    message = f"this names {quoted(found.piece)}, but the reporting year is {subject.edition.wording.year(year)}"
    return subject.diagnostic("other-year", message, said, found, hint)


def long_text(subject: Subject) -> Iterator[Diagnostic]:
    """Texts that few will read to their end."""
    for said in subject.texts:
        count = words_in(said.filled)
        if count > MOST_WORDS:
            message = f"this text has {count} words; more than {MOST_WORDS} are seldom read to the end"
            yield subject.diagnostic("long-text", message, said, hint="say one thing, and leave out the rest")


def words_in(text: str) -> int:
    """How many words a text has; a dash is none."""
    return sum(1 for word in text.split() if _WORD.search(word))


def retired_name(subject: Subject) -> Iterator[Diagnostic]:
    """Networks that are called otherwise now, or are gone."""
    for said in subject.texts:
        for found in islice(retired_names(said.typed), MOST_TOLD):
            message, hint = outdated(found)
            yield subject.diagnostic("retired-name", message, said, found, hint)
    for resource in subject.edition.section(ResourcesModel).resources:
        # Of an address only whose it is: a page about Twitter may well be called so.
        for found in retired_names(_host(resource.url.text)):
            if "." in found.piece:
                message, _ = outdated(found)
                yield subject.diagnostic("retired-name", message, resource.url.where, hint=_ADDRESS)


def _host(address: str) -> str:
    found = _HOST.match(address)
    return found[1] if found else ""
