"""What a graphic has to say, word for word and in order: the edition's texts, between them our own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from benefitgraphic.charts.describe.figures import labels, runs_said
from benefitgraphic.charts.kinds.ranking import ranked
from benefitgraphic.edition import Edition, Panel
from benefitgraphic.sections.leading import leading
from benefitgraphic.sections.resources import shown
from seen import words
from typed import facts_of, resources_of, source_of, thanks_of


@dataclass(frozen=True)
class Said:
    """The texts that have to be there, each once, and the phrases that may stand between any two."""

    texts: tuple[tuple[str, ...], ...]
    between: tuple[tuple[str, ...], ...]

    def mismatch(self, tokens: list[str]) -> str | None:
        """What is wrong about a reading, or None."""
        at = 0
        for text in self.texts:
            start = at
            while tuple(tokens[at : at + len(text)]) != text:
                step = self._phrase(tokens, at)
                if not step:
                    return f"expected {' '.join(text)!r}, read {' '.join(tokens[start : start + 40])!r}"
                at += step
            at += len(text)
        while at < len(tokens):
            step = self._phrase(tokens, at)
            if not step:
                return f"left over: {' '.join(tokens[at : at + 40])!r}"
            at += step
        return None

    def _phrase(self, tokens: list[str], at: int) -> int:
        known = self.begun.get(tokens[at], ()) if at < len(tokens) else ()
        return max((len(p) for p in known if tuple(tokens[at : at + len(p)]) == p), default=0)

    @cached_property
    def begun(self) -> dict[str, list[tuple[str, ...]]]:
        """Those phrases by their first word."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self.between:
            found.setdefault(phrase[0], []).append(phrase)
        return found


def expected(edition: Edition, *, fixed: bool = False, narrow: bool = False) -> Said:
    """What the edition says, at whatever size; or, of what a picture of a fixed height shows of it."""
    said = _pictured(edition) if fixed else _texts(edition, narrow)
    texts = tuple(tuple(words(text)) for text in said)
    between = tuple({tuple(words(phrase)) for phrase in _own(edition)} - {()})
    return Said(texts, between)


def _texts(edition: Edition, narrow: bool) -> Iterator[str]:
    yield edition.organization.text
    if edition.event:
        yield edition.event.text
    yield edition.title.text
    if edition.subtitle:
        yield edition.subtitle.text
    panels = edition.numbers.panels if edition.numbers else ()
    # Where all stands in one column, the leading figure comes first; a panel alone, with what is said over it.
    first = _first(edition) if narrow else None
    if first and len(panels) == 1:
        yield from _lede(edition)
    if first:
        yield from _panel(first, edition)
    for brand in edition.brands:
        yield from (brand.name.text, brand.purpose.text, *(channel.text for channel in brand.channels))
    for benefit in edition.benefits:
        yield from (benefit.title.text, benefit.text.text)
    if not (first and len(panels) == 1):
        yield from _lede(edition)
    for panel in panels:
        if panel is not first:
            yield from _panel(panel, edition)
    yield from (fact.text for fact in facts_of(edition))
    for resource in resources_of(edition):
        yield from (resource.label.text, shown(resource.url.text))
        if resource.note:
            yield resource.note.text
    yield from (part.text for part in (thanks_of(edition), source_of(edition)) if part)


def _first(edition: Edition) -> Panel | None:
    found = leading(edition)
    return next((panel for panel in found if panel.hero), found[0] if found else None)


def _lede(edition: Edition) -> Iterator[str]:
    if edition.numbers and edition.numbers.lede:
        yield edition.numbers.lede.text


def _panel(panel: Panel, edition: Edition) -> Iterator[str]:
    metric = panel.metric
    yield metric.label.text
    if panel.chart == "ranking":  # a table, read cell by cell
        found = ranked(metric)
        rows = [*found.named]
        if found.other is not None:
            rows.append((f"{edition.words.other} ({len(found.rest)})", found.other))
        # Their values are in full where there is room, so they are among what may stand between.
        yield from (name for name, _ in rows)
    yield metric.definition.text
    known = (y for y, v in zip(metric.years, metric.values, strict=True) if v is not None)
    first = next(known, metric.years[0])
    yield from (text.text for year, text in metric.breaks if year > first)


def _pictured(edition: Edition) -> Iterator[str]:
    yield edition.organization.text
    if edition.event:
        yield edition.event.text
    yield edition.title.text
    if edition.subtitle:
        yield edition.subtitle.text
    for panel in edition.numbers.panels if edition.numbers else ():
        yield panel.metric.label.text
        if panel.metric.value is not None:
            yield edition.wording.figure(panel.metric.value, panel.metric)
        change = panel.metric.change()
        if change:
            yield edition.wording.change_sentence(change)
    for benefit in edition.benefits:
        yield benefit.title.text


def _own(edition: Edition) -> Iterator[str]:
    """The graphic's own words and figures."""
    own, wording = edition.words, edition.wording
    yield from (str(number) for number in range(1, len(edition.benefits) + 1))
    yield from ("·", ".", ",", ":", wording.year(edition.year), own.sample, own.source.format(""))
    yield from (own.benefits(len(edition.benefits)), own.benefits_lede, own.fun_facts, own.resources)
    yield own.numbers.format(wording.year(edition.year))
    for panel in edition.numbers.panels if edition.numbers else ():
        yield from _figures(panel, edition)
        unknown = [y for y, v in zip(panel.metric.years, panel.metric.values, strict=True) if v is None]
        # Years before the first known one are no gaps.
        yield from (runs_said(unknown[start:], wording) for start in range(len(unknown)))
        for year in panel.metric.years:
            yield wording.year(year)
            yield own.not_known


def _figures(panel: Panel, edition: Edition) -> Iterator[str]:
    metric, wording = panel.metric, edition.wording
    if panel.chart == "ranking":
        found = ranked(metric)
        values = [value for _, value in found.named] + ([] if found.other is None else [found.other])
        for full in (True, False):
            yield from labels(values, metric, wording, full=full)
    if metric.value is not None:
        yield wording.figure(metric.value, metric)
    # A figure without a chart stands beside the one of the year before.
    before = metric.values[-2] if len(metric.values) > 1 else None
    if before is not None:
        yield wording.figure(before, metric)
    change, per_day = metric.change(), metric.per_day_value()
    if change:
        yield wording.change_sentence(change)
    if per_day is not None:
        yield wording.per_day(per_day)
