"""By the numbers: the year's metrics as panels."""

from __future__ import annotations

from collections.abc import Sequence

from benefitgraphic.content.edition import Edition, Panel
from benefitgraphic.graphics.boxes import Row, Tagged, Track
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.graphics.grid import columns_for, rows_of
from benefitgraphic.graphics.pages import Block
from benefitgraphic.sections.heading import heading, resumed
from benefitgraphic.sections.panel import panel_box
from benefitgraphic.styles import Styles

# How much taller panels may get on a page with room: charts gain by it.
_STRETCH = 0.4
# A panel's least width, in multiples of the small text's size.
_NARROWEST = 13.0


def blocks(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """A heading, then a block for each row of panels."""
    if edition.numbers is None or not edition.numbers.panels:
        return ()
    numbers = edition.numbers
    sect = Tag("Sect", key="numbers")
    words = edition.words.numbers.format(edition.wording.year(edition.year))
    head = heading(words, numbers.lede, styles, stamped=edition.sample)
    made = [Block(Tagged(head, tag=sect), before=styles.size.gap, keep=True, name="the figures' heading")]
    again = resumed(words, edition, styles)
    start = 0
    columns = columns_for(styles.content_width, styles.type("small") * _NARROWEST, styles.size.gutter, 3)
    for index, count in enumerate(panel_rows(numbers.panels, columns)):
        row = []
        for i in range(start, start + count):
            panel = numbers.panels[i]
            # A hero spans two of the three columns that the tiles and the other panels stand in.
            track = Track(width=styles.columns(2)) if panel.hero and count == 2 else Track(share=1)
            row.append((track, panel_box(panel, i, edition, styles)))
        start += count
        box = Tagged(Row(tuple(row), gap=styles.size.gutter, align="fill"), tag=sect)
        before = styles.size.gutter if index else styles.below_heading
        name = f"the row of panels from '{numbers.panels[start - count].metric.key}'"
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
