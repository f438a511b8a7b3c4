"""The figures that texts can name, and what each says now."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.content.load import Loaded
from benefitgraphic.content.metric_table import MetricTable
from benefitgraphic.content.placeholders import Filler
from benefitgraphic.diagnostics import Where
from benefitgraphic.project.findings import Findings
from benefitgraphic.text import Text

_PARTS = ("", ".previous", ".change", ".per_day")
_MEANT = {"": "{}", ".previous": "{}, the year before", ".change": "{}, how far it moved", ".per_day": "{}, by the day"}


@dataclass(frozen=True, slots=True)
class PlaceholderValue:
    """A placeholder with its braces, what it says now, and what that is."""

    placeholder: str
    says: str
    meant: str


def sayings(loaded: Loaded) -> tuple[PlaceholderValue, ...]:
    """Every placeholder that can be said in this year, in the order of the metrics."""
    edition = loaded.edition
    catalogue = MetricTable({metric.key: metric for metric in loaded.metrics}, frozenset())
    offered = [("year", "The reporting year"), ("previous_year", "The year before")]
    offered += [(m.key + part, _MEANT[part].format(m.label.text)) for m in loaded.metrics for part in _PARTS]
    found = []
    for name, meant in offered:
        findings = Findings()
        filler = Filler(catalogue, edition.year, edition.wording, findings)
        said = filler.fill(Text(f"{{{name}}}", Where("")))
        if not findings.failed:
            found.append(PlaceholderValue(f"{{{name}}}", said.text, meant))
    return tuple(found)
