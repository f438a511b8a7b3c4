"""By the numbers: the year's metrics as panels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition, Panel
from benefitgraphic.graphics.flow.boxes import Row, Tagged, Track
from benefitgraphic.graphics.flow.grid import columns_for, rows_of
from benefitgraphic.graphics.flow.pages import Block
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.sections.heading import heading, resumed
from benefitgraphic.sections.leading import leading
from benefitgraphic.sections.panel import panel_box
from benefitgraphic.sections.section import SectionKind

# How much taller panels may get on a page with room: charts gain by it.
_STRETCH = 0.5
# A panel's least width, in multiples of the small text's size.
_NARROWEST = 13.0


def ahead(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """Lay out the leading figure's panel right under the masthead, if all is in one column and the others are far down.

    A panel alone is there with its heading.
    """
    number = _ahead(edition, styles)
    if number is None or edition.numbers is None:
        return ()
    panels = edition.numbers.panels
    if len(panels) == 1:
        return _section(edition, styles, (0,))
    box = panel_box(replace(panels[number], hero=True), number, edition, styles, head="H2")
    return (Block(Tagged(box, tag=Tag("Sect", key="leading")), before=styles.space(4), name="the leading figure"),)


def _ahead(edition: Edition, styles: Styles) -> int | None:
    """Return the index of the panel that stands ahead, from 0: panels may be equal."""
    found = leading(edition) if styles.medium.leads_with_figure and edition.numbers else ()
    if not found or edition.numbers is None:
        return None
    first = next((panel for panel in found if panel.hero), found[0])
    return next(i for i, panel in enumerate(edition.numbers.panels) if panel is first)


def blocks(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """Lay out a heading and a block for each row of panels, except for the panel that stands ahead."""
    count = len(edition.numbers.panels) if edition.numbers else 0
    first = _ahead(edition, styles)
    return _section(edition, styles, tuple(i for i in range(count) if i != first))


def _section(edition: Edition, styles: Styles, places: Sequence[int]) -> tuple[Block, ...]:
    if edition.numbers is None or not places:
        return ()
    panels = [edition.numbers.panels[place] for place in places]
    sect = Tag("Sect", key="numbers")
    words = edition.words.numbers.format(edition.wording.year(edition.year))
    head = heading(words, edition.numbers.lede, styles, stamped=edition.sample)
    made = [Block(Tagged(head, tag=sect), before=styles.size.gap, keep=True, name="the figures' heading")]
    again = resumed(words, edition, styles)
    start = 0
    columns = columns_for(styles.content_width, styles.type("small") * _NARROWEST, styles.size.gutter, 3)
    for index, count in enumerate(panel_rows(panels, columns)):
        row = []
        for i in range(start, start + count):
            panel = panels[i]
            # A hero spans two of the three columns that the tiles and the other panels stand in.
            track = Track(width=styles.columns(2)) if panel.hero and count == 2 else Track(share=1)
            row.append((track, panel_box(panel, places[i], edition, styles)))
        start += count
        box = Tagged(Row(tuple(row), gap=styles.size.gutter, align="fill"), tag=sect)
        before = styles.size.gutter if index else styles.below_heading
        name = f"the row of panels from '{panels[start - count].metric.key}'"
        made.append(Block(box, before, stretch=_STRETCH, resumed=again, name=name))
    return tuple(made)


def panel_rows(panels: Sequence[Panel], columns: int) -> list[int]:
    """How many panels stand in each row: a hero with the one after it, the others as evenly as may be."""
    if columns == 1:
        return [1] * len(panels)
    rows: list[int] = []
    i = 0
    while i < len(panels):
        end = next((k for k in range(i + 1, len(panels)) if panels[k].hero), len(panels))
        if panels[i].hero:
            # With two after it, it stands alone, or one of them would.
            rows.append(2 if end - i > 1 and end - i != 3 else 1)
            i += rows[-1]
            continue
        rows += rows_of(end - i, columns)
        i = end
    return rows


LEADING = SectionKind(key="leading", name="the leading figure", blocks=ahead)
KIND = SectionKind(key="numbers", name="the figures", fields=("numbers",), blocks=blocks)
