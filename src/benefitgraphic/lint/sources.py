"""Where it comes from, and where it leads: the source of the figures, and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from benefitgraphic.diagnostics import Diagnostic, Where
from benefitgraphic.lint.subject import MOST_TOLD, Subject
from benefitgraphic.lint.texts import Found, placeholders
from benefitgraphic.sections.resources import ResourcesModel
from benefitgraphic.sections.thanks import ThanksModel

_HTTP = re.compile(r"(?i)\bhttp://[^\s<>\"”»]+")
_HTTPS = "write https:// instead, and open it once to see that it leads there"


def no_source(subject: Subject) -> Iterator[Diagnostic]:
    """Figures without a word on where they come from."""
    if subject.edition.section(ThanksModel).source is None:
        shown = next(_shown(subject), None)
        if shown:
            message = "figures are shown, but nothing says where they come from"
            hint = "add 'source: ...' with the reports that they were taken from, and the period"
            yield subject.diagnostic("no-source", message, shown, hint=hint)


def _shown(subject: Subject) -> Iterator[Where]:
    """Where the edition's own figures stand: in charts, or filled into texts."""
    numbers = subject.edition.numbers
    yield from (panel.where for panel in (numbers.panels if numbers else ()))
    keys = {metric.key for metric in subject.metrics}
    for said in subject.texts:
        if any(name.partition(".")[0] in keys for name in placeholders(said.typed)):
            # With a translation, the original's place: it lacks the source, too, and says so once.
            yield said.text.origin.where


def insecure_link(subject: Subject) -> Iterator[Diagnostic]:
    """Addresses that browsers warn of."""
    message = "this address begins with http://, which browsers call not secure"
    for resource in subject.edition.section(ResourcesModel).resources:
        if resource.url.text.casefold().startswith("http://"):
            yield subject.diagnostic("insecure-link", message, resource.url.where, hint=_HTTPS)
    for said in subject.texts:
        for match in islice(_HTTP.finditer(said.typed), MOST_TOLD):
            found = Found(match.start(), match[0], "an address")
            yield subject.diagnostic("insecure-link", message, said, found, _HTTPS)
