"""Totals of a metric's categories, and checks that no total is less than its parts.

`Metric.total` is the metric that tells the whole, once all metrics are known; `with_totals` finds it. What is said
to be "of the total" of a metric that has one is a share of that metric's value; of another, of its categories' sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from benefitgraphic.metrics.metric import Metric
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.suggest import listed, quoted, silencing, suggestion
from benefitgraphic.text import Text

NO_TOTAL, ALL = "none", "100"
"""Values of ``total`` that are no metric's name: there is no total, and percents are parts of one whole."""
_BY = re.compile(r"_(?:by|per)_[A-Za-z0-9_]+")
_WHOLE_NAMES = ("{}", "{}_total", "total_{}", "all_{}")
_ROUNDED = Decimal("1.5")  # points by which percents rounded to whole ones may be off
_SHARE = re.compile(
    r"(?:shares?|split|breakdown|distribution|mix|proportions?|répartition|ventilation|parts? d(?:es?|u|'|’))\b",
    re.IGNORECASE,
)
# "Share of messages answered in an hour": each is a share of something of its own.
_RATE = re.compile(
    r"\b(?:answered|replied|solved|resolved|satisfied|within|who|that|qui|répondus?|répondues?|satisfaits?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A year in which the parts don't come to the whole.

    Attributes:
        year: the year.
        parts: the sum of those that are known.
        whole: what they are parts of.
    """

    year: int
    parts: Decimal
    whole: Decimal


def with_totals(metrics: Mapping[str, Metric], declared: Mapping[str, Text], findings: Findings) -> dict[str, Metric]:
    """Return the metrics, each with its total.

    Args:
        metrics: all that there are.
        declared: what ``total`` says in metrics.yaml, by the metric that it stands under.
        findings: where goes what is wrong with it.
    """
    found: dict[str, Metric] = {}
    for key, metric in metrics.items():
        total, is_split = _whole_of(metric, metrics, declared.get(key), findings)
        found[key] = replace(metric, total=total, is_split=is_split)
    return found


def _whole_of(
    metric: Metric, metrics: Mapping[str, Metric], said: Text | None, findings: Findings
) -> tuple[Metric | None, bool]:
    """Return a metric's total, and whether its categories are percents of one whole."""
    if said is None:
        return _by_name(metric, metrics), _is_split(metric)
    if metric.by is None:
        message = f"{quoted(metric.key)} has no categories, so nothing of it can be part of a total"
        findings.error("wrong-total", message, said.where, "write 'total' under the metric that has 'by'")
    elif said.text == NO_TOTAL:
        pass
    elif said.text.rstrip("% ") == ALL and metric.unit == "percent":
        return None, True
    elif said.text not in metrics or said.text == metric.key:
        hint = suggestion(said.text, [key for key, other in metrics.items() if other.by is None])
        findings.error("unknown-metric", f"no metric is called {quoted(said.text)}", said.where, hint)
    elif metrics[said.text].unit != metric.unit or metric.unit == "percent" or metrics[said.text].by is not None:
        message = f"{quoted(said.text)} can't be the total of {quoted(metric.key)}"
        hint = (
            "a total has the same unit, and no categories; percents have 'total: 100' where they are parts of one whole"
        )
        findings.error("wrong-total", message, said.where, hint)
    else:
        return metrics[said.text], False
    return None, False


def _by_name(metric: Metric, metrics: Mapping[str, Metric]) -> Metric | None:
    """Find the total by name: ``engagement`` for ``engagement_by_channel``, or the metric with the same label."""
    if metric.by is None or metric.unit != "count":
        return None
    stem = _BY.sub("", metric.key)
    names = [pattern.format(stem) for pattern in _WHOLE_NAMES] if stem != metric.key else []
    fitting = [other for other in metrics.values() if other.by is None and other.unit == "count"]
    named = [other for name in names for other in fitting if other.key == name]
    label = metric.label.text.casefold()
    return next(iter(named), None) or next((m for m in fitting if m.label.text.casefold() == label), None)


def _is_split(metric: Metric) -> bool:
    """Whether percents by category are said to be parts of one whole: "Share of messages by channel"."""
    if metric.by is None or metric.unit != "percent":
        return False
    said = (metric.label.text, metric.key.replace("_", " "))
    return any(map(_SHARE.match, said)) and not any(map(_RATE.search, (*said, metric.definition.text)))


def differences(metric: Metric) -> Iterator[Difference]:
    """Yield the years in which a metric's categories add up to more than their whole, or all of them to less."""
    for at, year in enumerate(metric.years):
        known = [value for one in metric.categories if (value := one.values[at]) is not None]
        whole = metric.total.value_in(year) if metric.total else Decimal(100) if metric.is_split else None
        if whole is None or not known:
            continue
        parts, is_all = sum(known, Decimal(0)), len(known) == len(metric.categories)
        spare = _ROUNDED if metric.is_split else Decimal(0)
        # Of percents, the smallest parts are often left out.
        if parts > whole + spare or (is_all and parts < whole and not metric.is_split):
            yield Difference(year, parts, whole)


def doubt_parts(metric: Metric, findings: Findings) -> None:
    """Warns where a metric's categories and its total differ, in whichever year."""
    found = list(differences(metric))
    whole = quoted(metric.total.label.text) if metric.total else "one whole"
    other = f"; if they aren't parts of {whole}, write 'total: {NO_TOTAL}' under {metric.key}"
    for code, some, hint in (
        ("parts-exceed", [one for one in found if one.parts > one.whole], f"parts can't be more than {whole}{other}"),
        (
            "parts-short",
            [one for one in found if one.parts < one.whole],
            f"say where the rest is, or {silencing('parts-short', metric.where.path)}{other}",
        ),
    ):
        if some:
            last, more = some[-1], [str(one.year) for one in some[:-1]]
            percent, than = (" percent", "the whole") if metric.is_split else ("", whole)
            against = f"{'more' if code == 'parts-exceed' else 'less'} than {than} of {last.whole:,f}{percent}"
            message = (
                f"in {last.year}, the categories of {quoted(metric.key)} come to {last.parts:,f}{percent}, {against}"
            )
            message += f"; in {listed(more)}, they differ as well" if more else ""
            findings.warning(code, message, metric.where, hint)
