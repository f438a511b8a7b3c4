"""Thanks: the closing band, with where the figures come from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from benefitgraphic.design.sizes import Role
from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.flow.boxes import Box, Card, Column, Fixed, Padded, Row, Space, Tagged, Track
from benefitgraphic.graphics.flow.pages import Block
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.graphics.geometry import Insets
from benefitgraphic.graphics.text.paragraph import Paragraph
from benefitgraphic.project.fields import ConfigModel, Filled, Passage, TextManner
from benefitgraphic.sections.plates import icon_frame
from benefitgraphic.sections.section import SectionIcon, SectionKind

# The icon at its side; a designer's own file of that name wins.
ICON = "hand-heart"


class ThanksModel(ConfigModel):
    """Its keys in infographic.yaml."""

    thanks: Annotated[Passage, TextManner.RUNNING] | None = Field(
        default=None,
        description="Whom you thank.",
        examples=["Thank you to all who check our facts and answer the hard questions."],
    )
    source: Annotated[Filled, TextManner.ALONE] | None = Field(
        default=None,
        description="Where the figures come from, and for which time. Readers trust them more with it.",
        examples=["The networks' own reports, January to December of each year."],
    )


def blocks(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """Lay out the band; none if thanks, source and stamp are all missing."""
    colours = styles.colours
    role: Role = styles.medium.value("subtitle", mail="body", printed="body")
    text = styles.text(role, colours.on_band)
    typed = edition.section(ThanksModel)
    thanks = source = None
    if typed.thanks:
        thanks = Paragraph(typed.thanks.text, text, tag=Tag("P"), where=typed.thanks.where)
    said = [edition.words.source.format(typed.source.text)] if typed.source else []
    said += [f"{edition.words.sample}."] if edition.sample else []
    if said:
        where = typed.source.where if typed.source else None
        small = styles.text("small", colours.on_band_muted)
        source = Paragraph(" ".join(said), small, tag=Tag("P"), where=where)
    if thanks and source and styles.medium.saves_height:
        # Where height is dear, the source stands beside the icon, too.
        content: Box = _beside_icon(Column((thanks, source), gap=styles.space(1)), text.size * 2.6, styles)
    elif thanks:
        beside = _beside_icon(thanks, text.size * 2.1, styles)
        content = Column((beside, Space(styles.space(4, mail=3)), source)) if source else beside
    elif source:
        content = source
    else:
        return ()
    across, along = styles.inner_margin, styles.space(5, mail=4, printed=2)
    runs_off = styles.edge if styles.medium.fills_page else 0.0
    # At the foot of a poster for a press, the band runs off the page; its words stand in the middle of what isn't cut
    # off, or as near to that as their distance from the cut allows.
    lower = min((runs_off - styles.size.bleed) / 2, along) if runs_off else 0.0
    inner = Padded(content, Insets(along + lower, across, along + runs_off - lower, across))
    band = Card(inner, Insets(), fill=colours.band, radius=styles.band_radius)
    return (
        Block(
            Tagged(band, tag=Tag("Sect", key="thanks")),
            before=styles.size.gap,
            bleeds=True,
            last=True,
            name="the thanks",
        ),
    )


def _beside_icon(words: Box, side: float, styles: Styles) -> Box:
    icon = icon_frame(styles.icon(ICON), side, styles.colours.highlight, styles.colours.band, styles)
    return Row(((Track(width=side), Fixed(icon)), (Track(share=1), words)), gap=styles.space(4), align="middle")


KIND = SectionKind(
    key="thanks",
    name="the thanks",
    model=ThanksModel,
    blocks=blocks,
    heading=lambda words: words.thanks,
    icon=SectionIcon(name=ICON, colour=lambda c: c.highlight, ground=lambda c: c.band, on="the band"),
    yields=4,
)
