"""Fills ``{messages}``, ``{year}`` and their like into the designer's texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from benefitgraphic.content.metric_table import MetricTable
from benefitgraphic.diagnostics import Where
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.suggest import listed, quoted, suggestion
from benefitgraphic.text import Text

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
PARTS = ("previous", "change", "per_day")


class _CannotSayError(Exception):
    """A placeholder that has nothing to be filled with."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills placeholders for one year and language.

    Attributes:
        catalogue: the metrics; None when metrics.yaml itself can't be used.
        year: the reporting year; None when it is not known, and then its placeholders stay.
        wording: the language's numbers; None when the language is not known.
        findings: where what is wrong goes.
    """

    catalogue: MetricTable | None
    year: int | None
    wording: Wording | None
    findings: Findings
    _known: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def fill(self, text: Text) -> Text:
        """Fill a text's placeholders for readers; what can't be filled stays as it is and is among the findings."""

        def replaced(found: re.Match[str]) -> str:
            whole = found[0]
            if whole in ("{{", "}}"):
                return whole[0]
            try:
                if found[1] is None:
                    other = "closing" if whole == "{" else "opening"
                    hint = f"for a brace that readers see, write {whole * 2}"
                    raise _CannotSayError("lone-brace", f"this brace has no {other} one", hint)
                name = found[1].strip()
                if name not in self._known:
                    self._known[name] = self._said(name)
                return self._known[name]
            except _CannotSayError as error:
                before = text.text[: found.start()]
                at = place(text.where, before, whole, self.findings.lines(text.where.file))
                self.findings.error(error.code, error.message, at, error.hint)
                return whole

        return replace(text, text=_PIECE.sub(replaced, text.text))

    @property
    def quoted(self) -> tuple[tuple[Metric, str], ...]:
        """The metrics that texts speak of, each with what is said of it: "", previous, change or per_day."""
        metrics = self.catalogue.metrics if self.catalogue else {}
        parts = (name.partition(".") for name in self._known)
        return tuple((metrics[key], part) for key, _, part in parts if key in metrics)

    def _said(self, name: str) -> str:
        if name in ("year", "previous_year"):
            if self.year is None or self.wording is None:
                return f"{{{name}}}"
            return self.wording.year(self.year if name == "year" else self.year - 1)
        if self.catalogue is None:
            return f"{{{name}}}"
        key, dot, part = name.partition(".")
        metrics = self.catalogue.metrics
        if key not in metrics or (dot and part not in PARTS):
            known = [
                "year",
                "previous_year",
                *metrics,
                *(f"{metric}.{p}" for metric in metrics for p in PARTS),
            ]
            message = f"no placeholder is called {{{quoted(name)[1:-1]}}}"
            hint = suggestion(name, known) if name else f"such as {{year}}, or a metric: {listed(metrics)}"
            raise _CannotSayError("unknown-placeholder", message, hint)
        if key in self.catalogue.broken or self.wording is None:
            return f"{{{name}}}"
        return _SAYINGS[part](metrics[key], self.wording)


def _value(metric: Metric, wording: Wording) -> str:
    if metric.value is None:
        message = (
            f"{{{metric.key}}} can't be used: the metric is not a count, so its values by {metric.by} can't be added up"
        )
        raise _CannotSayError("no-value", message)
    return wording.figure(metric.value, metric)


def _previous(metric: Metric, wording: Wording) -> str:
    if metric.previous is None:
        raise _CannotSayError("no-value", f"{{{metric.key}.previous}}: {_why_no_previous(metric)}")
    return wording.figure(metric.previous, metric)


def _change(metric: Metric, wording: Wording) -> str:
    change = metric.change()
    if change:
        return wording.change(change)
    since = metric.year - 1
    found = metric.break_in(since, metric.year)
    if metric.previous is None:
        why = _why_no_previous(metric)
    elif found:
        why = f"{since} and {metric.year} can't be compared, as metrics.yaml has a break in {found[0]}"
    else:
        why = f"the value for {since} is zero, so there is no change from it in percent"
    raise _CannotSayError("no-change", f"{{{metric.key}.change}}: {why}", "write it without the change")


def _per_day(metric: Metric, wording: Wording) -> str:
    value = metric.per_day_value()
    if value is None:
        hint = f"add 'per_day: true' to {metric.key} in metrics.yaml" if metric.unit == "count" else ""
        raise _CannotSayError("no-per-day", f"{{{metric.key}.per_day}}: this metric is not shown per day", hint)
    return wording.per_day(value)


_SAYINGS: dict[str, Callable[[Metric, Wording], str]] = {
    "": _value,
    "previous": _previous,
    "change": _change,
    "per_day": _per_day,
}


def _why_no_previous(metric: Metric) -> str:
    since = metric.year - 1
    if since not in metric.years:
        return f"the sheet has no column for {since}"
    return f"the value for {since} is not known"


def place(where: Where, before: str, piece: str, lines: Sequence[str]) -> Where:
    """Where a piece of a text stands in its file: folding and quoting move it, so it is looked for.

    Args:
        where: the text's place.
        before: what the text says before the piece.
        piece: as it was typed.
        lines: the file's.
    """
    # The n-th such piece of the text is the n-th from where the text starts.
    wanted = before.count(piece)
    for number in range(max(where.line, 1), len(lines) + 1):
        line = lines[number - 1]
        at = line.find(piece, where.column - 1 if number == where.line else 0)
        while at >= 0:
            if not wanted:
                return Where(where.file, number, at + 1, where.path)
            wanted -= 1
            at = line.find(piece, at + len(piece))
    return where
