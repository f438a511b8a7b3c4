"""Resources: where to read, watch and listen on."""

from __future__ import annotations

from benefitgraphic.content.edition import Edition, Resource
from benefitgraphic.graphics.boxes import Box, Card, Column, Space, Tagged
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.graphics.text import Paragraph
from benefitgraphic.sections.heading import card_heading
from benefitgraphic.styles import Styles


def card(edition: Edition, styles: Styles) -> Box | None:
    """The card; None without resources."""
    if not edition.resources:
        return None
    items = tuple(_item(resource, styles) for resource in edition.resources)
    listed = Tagged(Column(items, gap=styles.space(2 if styles.is_paged else 3)), tag=Tag("L"))
    content = Column((card_heading(edition.words.resources, styles), Space(styles.space(2)), listed))
    made = Card(content, styles.card_padding, fill=styles.colours.paper, border=styles.border, radius=styles.radius)
    return Tagged(made, tag=Tag("Sect", key="resources"))


def _item(resource: Resource, styles: Styles) -> Box:
    link = styles.text("body", styles.colours.link).weighted(700)
    quiet = styles.text("small", styles.colours.muted)
    # One link, said as one text: the space keeps its two lines apart.
    label = Paragraph(resource.label.text, link, balance=True, ends_with=" ", where=resource.label.where)
    address = Paragraph(shown(resource.url.text), quiet, where=resource.url.where)
    parts: list[Box] = [Tagged(Column((label, address)), tag=Tag("Link"), link=resource.url.text)]
    if resource.note:
        parts.insert(1, Paragraph(resource.note.text, quiet, tag=Tag("P"), where=resource.note.where))
    return Tagged(Tagged(Column(tuple(parts)), tag=Tag("LBody")), tag=Tag("LI"))


def shown(url: str) -> str:
    """An address as people write it: without the scheme, "www." and a last slash."""
    for prefix in ("https://", "http://", "mailto:"):
        url = url.removeprefix(prefix)
    return url.removeprefix("www.").rstrip("/")
