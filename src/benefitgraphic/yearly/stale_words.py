"""What to read again when a year begins: whatever was true of the old one, and may not be of the new.

It uses the same readers of text as the checks do (`lint`), and asks another question. What is silenced there is listed
here: a reason was given for the year that was, and somebody should read it again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from benefitgraphic.content.placeholders import place
from benefitgraphic.diagnostics import Diagnostic, Where
from benefitgraphic.lint.directions import direction_beside
from benefitgraphic.lint.leftovers import leftovers, unfinished
from benefitgraphic.lint.retired import outdated, retired_names
from benefitgraphic.lint.subject import READ
from benefitgraphic.lint.texts import PLACEHOLDER, Found, TypedNumber, YearsNamed, figures_typed, years_named
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.metrics.years import FiscalYear
from benefitgraphic.project.findings import Findings, TooManyError
from benefitgraphic.project.paths import Project, overlays
from benefitgraphic.project.sheets.sheet import Sheet
from benefitgraphic.project.suggest import quoted
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.tree import Branch, Leaf, Node, Series
from benefitgraphic.text import Text
from benefitgraphic.yearly.typed import SheetFigures

# The notes on breaks belong to their year for good.
_WORDS = READ - {"breaks"}
F = TypeVar("F", bound=Found)
# "'25" and "FY25" may be many things, and are looked for only where they would be the year that was.
_SHORT_YEAR = re.compile(r"(?<![\w’'])(?:[’']|FY ?)(\d\d)(?!\w)")


@dataclass(frozen=True, slots=True)
class Turn:
    """From one year to the next.

    Attributes:
        before: the year that was.
        year: the year that begins.
        metrics: as the year before saw them; none when its figures are not known.
        fiscal: how years are counted.
    """

    before: int
    year: int
    metrics: Mapping[str, Metric]
    fiscal: FiscalYear

    def named(self, years: tuple[int, int]) -> int | None:
        """Return the one year that "2025" or, for a fiscal year, "2025-26" names."""
        first, last = years
        return first if last in (first, self.fiscal.calendar_years(first)[-1]) else None


def look_again(project: Project, turn: Turn, sheet: Sheet | None) -> tuple[Diagnostic, ...]:
    """Every place in the words that somebody should read again, by file and line; nothing is said twice."""
    looking = _Looking(turn)
    try:
        for original in (project.config, project.metrics):
            for path in (original, *overlays(original).values()):
                if path.is_file():
                    looking.file(project, path)
        if sheet:
            looking.categories(sheet)
    except TooManyError:
        found = looking.findings.ordered()
        hint = "mend these first; after that, benefitgraphic check lists what is left over, typed or of another year"
        more = Diagnostic("too-many", "warning", f"these are only the first {len(found)} places", hint=hint)
        return (*found, more)
    return looking.findings.ordered()


class _Looking:
    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._known = SheetFigures.of(tuple(turn.metrics.values()))
        self.findings = Findings()

    def file(self, project: Project, path: Path) -> None:
        tree = read_yaml(path, project.shown(path), self.findings)
        if tree is None:
            return
        for key, text in _texts(tree):
            if key == "sample":
                self._sample(text)
            elif key == "url":
                self._each(text, self._years, self._year, set())
                self._each(text, retired_names, self._retired, set())
            elif key in _WORDS:
                self._words(key, text)

    def categories(self, sheet: Sheet) -> None:
        for row in sheet.rows:
            for found in retired_names(row.category):
                self.findings.warning("retired-name", found.said, sheet.place(row, 1), "rename it in every year's row")

    def _words(self, key: str, text: Text) -> None:
        seen: set[int] = set()  # characters that something was said about
        self._each(text, leftovers, self._leftover, seen)
        self._each(text, retired_names, self._retired, seen)
        self._each(text, self._years, self._year, seen)
        self._each(text, figures_typed, partial(self._figure, text), seen)
        for found in PLACEHOLDER.finditer(text.text):
            self._placeholder(text, found)
        if key == "source" and not seen:
            message = "this says where the figures come from, and for which time"
            self.findings.warning("source-period", message, text.where, f"is it still true of {self._turn.year}?")

    def _each(
        self,
        text: Text,
        find: Callable[[str], Iterator[F]],
        tell: Callable[[F, Where], None],
        seen: set[int],
    ) -> None:
        """Tells what is found in a text, unless something was said of those characters already."""
        for found in find(text.text):
            span = set(range(found.start, found.start + len(found.piece)))
            if not span & seen:
                seen |= span
                tell(found, self._place(text, found.start, found.piece))

    def _place(self, text: Text, start: int, piece: str) -> Where:
        return place(text.where, text.text[:start], piece, self.findings.lines(text.where.file))

    def _years(self, text: str) -> Iterator[YearsNamed]:
        yield from years_named(text)
        before = self._turn.before
        for found in _SHORT_YEAR.finditer(text):
            if int(found[1]) == before % 100:
                yield YearsNamed(found.start(), found[0], "a year", (before, before))

    def _leftover(self, found: Found, where: Where) -> None:
        message, hint = unfinished(found)
        self.findings.warning("left-over", message, where, hint)

    def _retired(self, found: Found, where: Where) -> None:
        message, hint = outdated(found)
        self.findings.warning("retired-name", message, where, hint)

    def _year(self, found: YearsNamed, where: Where) -> None:
        before, year = self._turn.before, self._turn.year
        named = self._turn.named(found.years)
        if named == before:
            message = f"this names {before}"
            hint = f"if the reporting year is meant, write {{year}}; what happened in {before} stays true as it is"
        elif named == year:
            message, hint = f"this names {year}", "if the reporting year is meant, write {year}: it changes by itself"
        else:
            message = f"this names {'years' if named is None else 'a year'}: {quoted(found.piece)}"
            hint = f"is it still right to say so in {year}?"
        self.findings.warning("other-year", message, where, hint)

    def _figure(self, text: Text, found: TypedNumber, where: Where) -> None:
        known = self._known.find(found, text.text[found.start + len(found.piece) :])
        message = f"{quoted(found.piece)} is typed by hand"
        if known:
            message += f", and is {known.said}"
            hint = f"write {known.placeholder}, and it follows the sheet" if known.placeholder else "is it still meant?"
            word = direction_beside(text.text, found) if known.placeholder.endswith(".change}") else None
            if word:
                hint += f"; it has no direction: {quoted(word.word)} may be the wrong word next time"
        else:
            hint = "is it still true? a figure that changes every year is best made a metric"
        self.findings.warning("typed-figure", message, where, hint)

    def _sample(self, text: Text) -> None:
        if text.text.strip().lower() in ("true", "yes", "on"):
            message = "the figures are stamped as samples"
            hint = f"take this line out once the figures of {self._turn.year} are real"
            self.findings.warning("sample", message, text.where, hint)

    def _placeholder(self, text: Text, found: re.Match[str]) -> None:
        """Check that what is said of the year before has its value, and no break that rules out comparing."""
        key, _, part = (found[1] or "").strip().partition(".")
        metric = self._turn.metrics.get(key)
        if metric is None or part not in ("previous", "change"):
            return
        since = self._turn.year - 1
        value = metric.value_in(since)
        broken = metric.break_in(since, self._turn.year)
        if value is None:
            why = f"needs the value of {since}, which is not known"
        elif part == "change" and broken:
            why = f"can't be said: metrics.yaml has a break in {broken[0]}"
        elif part == "change" and not value:
            why = f"can't be said: the value of {since} is zero"
        else:
            return
        where = self._place(text, found.start(), found[0])
        self.findings.warning("no-previous", f"{found[0]} {why}", where, "write it without the year before")


def _texts(node: Node, key: str = "") -> Iterator[tuple[str, Text]]:
    """Every text of a tree with the nearest key above it."""
    if isinstance(node, Leaf):
        if node.said:
            yield key, node.said
    elif isinstance(node, Series):
        for item in node.items:
            yield from _texts(item, key)
    elif isinstance(node, Branch):
        for name, entry in node.entries.items():
            yield from _texts(entry.value, name)
