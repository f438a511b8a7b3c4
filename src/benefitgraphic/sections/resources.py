"""Resources: where to read, watch and listen on; on paper, each with a code for phones."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.codes import code, least_side, quiet_zone
from benefitgraphic.graphics.flow.boxes import Box, Card, Column, Fixed, Row, Space, Tagged, Track
from benefitgraphic.graphics.flow.grid import columns_for, in_columns, lowest_columns, rows_of
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.graphics.geometry import Insets
from benefitgraphic.graphics.text.paragraph import Paragraph
from benefitgraphic.project.fields import ConfigModel, Filled, TextManner, Url
from benefitgraphic.sections.heading import beside_heading, card_heading, room_beside_heading
from benefitgraphic.sections.section import CardModel, SectionKind, card_blocks

# The least room for words beside a code, and the room that they have where the heading stands beside the codes too;
# in sizes of body text.
_NARROWEST = 6.0
_AMPLE = 8.0
# The least width of a link without a code beside others, in the same.
_NARROWEST_LINK = 12.0
# How many codes or links stand in a row at most.
_MOST_COLUMNS = 3


class ResourceModel(ConfigModel):
    """One of ``resources``."""

    label: Annotated[Filled, TextManner.LABEL] = Field(
        description="What the link leads to.", examples=["How to work with us"]
    )
    url: Url = Field(
        description="The address in full. On paper, it has a QR code.", examples=["https://www.example.org/page"]
    )
    note: Annotated[Filled, TextManner.ALONE] | None = Field(
        default=None, description="A few more words.", examples=["Whom to ask, and how early"]
    )


class ResourcesModel(CardModel):
    """Its key in infographic.yaml."""

    resources: tuple[ResourceModel, ...] = Field(default=(), description="Where to read on.")


def card(edition: Edition, styles: Styles) -> Box | None:
    """Lay out the card; None without resources."""
    resources = edition.section(ResourcesModel).resources
    if not resources:
        return None
    padding = styles.card_padding
    if styles.medium.links_are_codes:
        content, padding = _coded(resources, edition, styles)
    else:
        content = _linked(resources, edition, styles)
    made = Card(content, padding, fill=styles.colours.paper, border=styles.border, radius=styles.radius)
    return Tagged(made, tag=Tag("Sect", key="resources"))


def _linked(resources: tuple[ResourceModel, ...], edition: Edition, styles: Styles) -> Box:
    """Lay out the card's content for a screen."""
    words = edition.words.resources
    items = tuple(Tagged(_said(resource, styles), tag=Tag("LI")) for resource in resources)
    if styles.medium.has_one_column:
        listed = Tagged(Column(items, gap=styles.space(2)), tag=Tag("L"))
        return Column((card_heading(words, styles), Space(styles.space(2)), listed))
    gap, room = styles.space(4), room_beside_heading(edition, styles)
    most = columns_for(room, styles.type("body") * _NARROWEST_LINK, gap, _MOST_COLUMNS)
    listed = Tagged(lowest_columns(items, most, room, gap, styles.space(3)), tag=Tag("L"))
    return beside_heading(words, listed, edition, styles)


def _coded(resources: tuple[ResourceModel, ...], edition: Edition, styles: Styles) -> tuple[Box, Insets]:
    """Lay out the card's content for paper, which can't be clicked, and return the white space that codes need."""
    words = edition.words.resources
    urls = [resource.url.text for resource in resources]
    side = max(styles.code, *(least_side(url) for url in urls))
    quiet = max(quiet_zone(url, side) for url in urls)
    padding = styles.card_padding
    # The card's border is no part of the quiet zone.
    clear = quiet + styles.border.width
    foot, left = max(padding.bottom, clear), max(padding.left, clear)
    beside, gap = max(quiet, styles.space(2)), styles.space(4)
    room, narrower = styles.content_width - left - padding.right, room_beside_heading(edition, styles)
    body = styles.type("body")
    counts = rows_of(len(urls), columns_for(room, side + beside + body * _NARROWEST, gap, _MOST_COLUMNS))
    level = columns_for(narrower, side + beside + body * _AMPLE, gap, _MOST_COLUMNS) >= counts[0]
    items = [_beside_code(resource, side, beside, styles) for resource in resources]
    below = max(quiet, styles.space(2))
    listed = Tagged(Column(in_columns(items, counts, narrower if level else room, gap), gap=below), tag=Tag("L"))
    if level:
        # No code stands at the card's edge, so the heading stands where those of other cards do.
        return beside_heading(words, listed, edition, styles), Insets(padding.top, padding.right, foot, padding.left)
    stacked = Column((card_heading(words, styles), Space(below), listed))
    return stacked, Insets(padding.top, padding.right, foot, left)


def _beside_code(resource: ResourceModel, side: float, gap: float, styles: Styles) -> Box:
    """Lay out a resource's words beside its code, whose upper edge is level with their first capitals."""
    style = styles.text("body")
    lowered = Column(
        (Space(style.first_baseline - style.cap_height), Fixed(code(resource.url.text, side), where=resource.url.where))
    )
    row = Row(((Track(width=side), lowered), (Track(share=1), _said(resource, styles))), gap=gap)
    return Tagged(row, tag=Tag("LI"))


def _said(resource: ResourceModel, styles: Styles) -> Box:
    link = styles.text("body", styles.colours.link).weighted(700)
    quiet, coded = styles.text("small", styles.colours.muted), styles.medium.links_are_codes
    # One link, said as one text: the space keeps its two lines apart.
    label = Paragraph(resource.label.text, link, balance=True, ends_with=" ", where=resource.label.where)
    address = Paragraph(shown(resource.url.text), quiet, balance=coded, where=resource.url.where)
    parts: list[Box] = [Tagged(Column((label, address)), tag=Tag("Link"), link=resource.url.text)]
    if resource.note:
        note = Paragraph(resource.note.text, quiet, balance=coded, tag=Tag("P"), where=resource.note.where)
        parts.append(note)
    return Tagged(Column(tuple(parts)), tag=Tag("LBody"))


def shown(url: str) -> str:
    """Return an address as people write it: without the scheme, "www." and a trailing slash."""
    for prefix in ("https://", "http://", "mailto:"):
        url = url.removeprefix(prefix)
    return url.removeprefix("www.").rstrip("/")


KIND = SectionKind(
    key="resources",
    name="the resources",
    model=ResourcesModel,
    blocks=card_blocks(card, "the resources"),
    yields=3,
)
