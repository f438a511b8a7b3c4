"""How many tiles stand in each row: by how long lines get, and so that no tile is half empty beside a full one."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Benefit, Edition
from benefitgraphic.graphics.flow.grid import Tile, columns_for
from benefitgraphic.graphics.geometry import Region
from benefitgraphic.graphics.text.lines import drawn
from benefitgraphic.graphics.text.paragraph import Paragraph
from benefitgraphic.sections.tile_forms import compact, stacked, wide, wide_measure

# A line of body text has at least this many letters' room (in multiples of the text's size, about half a letter each).
_NARROWEST = 11.5
_MOST_COLUMNS = 4
# In so many columns there is no room for a title beside a disc on a screen.
_NARROW = 3
# A text of more than so many words or letters is read, not taken in at a glance: it needs a measure.
_LONG_WORDS, _LONG_LETTERS = 25, 160
# The letters of a line of such a text: at least and at most, and where it reads well.
_LEAST, _MOST = 40, 80
_GOOD = (45, 75)
# A tile's words are at least so tall beside those of a tile that is full.
_FULL = 0.6
# What is paid for each row; for a wide tile among rows, and more where it parts them; and for what is empty in a row.
_ROW, _WIDE, _PARTING, _EMPTY = 1.0, 1.5, 0.3, 0.5
# What is paid for a row that is fuller than the one above it.
_FULLER = 0.05


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One way of standing in rows.

    Attributes:
        rows: how many tiles stand in each.
        demerit: how much worse it reads than the best could; about 1 is noticed.
    """

    rows: tuple[int, ...]
    demerit: float

    def tile(self, number: int, benefit: Benefit, edition: Edition, styles: Styles, *, alone: bool) -> Tile:
        """Lay out a benefit's tile, alone in its row or not."""
        columns = max(self.rows)
        if alone:
            return wide(number, benefit, edition, columns, styles)
        return _shared(number, benefit, edition, columns, styles)


def _shared(number: int, benefit: Benefit, edition: Edition, columns: int, styles: Styles) -> Tile:
    """Lay out a tile that shares its row: compact on paper, to save height, and in two columns, which are wide."""
    form = stacked if columns >= _NARROW and not styles.medium.saves_height else compact
    return form(number, benefit, edition, styles)


def columns(count: int, styles: Styles) -> int:
    """How many tiles stand beside one another where texts are short; 1 where there is room for no more."""
    padding = styles.tile_padding
    narrowest = styles.type("body") * _NARROWEST + padding.left + padding.right
    fitting = columns_for(styles.content_width, narrowest, styles.size.gutter, _MOST_COLUMNS)
    # Three to a row read best; four only where there are many.
    return min(fitting, 4 if count > 12 else 3) if count != 4 or fitting < 2 else 2


def arrangements(edition: Edition, styles: Styles) -> tuple[Arrangement, ...]:
    """All good ways, the one that reads best first."""
    count = len(edition.benefits)
    most = columns(count, styles)
    tiles = _Tiles(edition, styles)
    found: dict[tuple[int, ...], float] = {}
    for number in range(most, 0, -1):
        rows = _rows(tiles, number)
        demerit = _demerit(rows, most, edition, styles)
        found[rows] = min(demerit, found.get(rows, inf))
    made = [Arrangement(rows, demerit) for rows, demerit in found.items()]
    return tuple(sorted(made, key=lambda one: one.demerit))


def _rows(tiles: _Tiles, most: int) -> tuple[int, ...]:
    """Rows of up to so many tiles, at the least cost; a tile that goes with none beside it stands alone."""
    count = len(tiles.edition.benefits)
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for end in range(1, count + 1):
        ways = []
        for size in range(1, min(most, end) + 1):
            cost, rows = best[end - size]
            fuller = _FULLER if rows and size > rows[-1] else 0.0
            parting = _PARTING if size == 1 and 1 < end < count else 0.0
            row = _row_cost(tiles, range(end - size, end), most)
            ways.append((cost + row + fuller + parting, (*rows, size)))
        best.append(min(ways))
    return best[count][1]


def _row_cost(tiles: _Tiles, row: range, most: int) -> float:
    """Infinite where texts would have lines too short, or tiles be half empty."""
    if len(row) == 1:
        return _ROW + (_WIDE if most > 1 else 0.0)
    styles = tiles.styles
    width = _text_width(len(row), styles)
    benefits = [tiles.edition.benefits[i] for i in row]
    if any(_is_long(one) and not _LEAST <= _letters(one, width, styles) <= _MOST for one in benefits):
        return inf
    heights = [tiles.height(i, len(row), most) for i in row]
    fullness = min(heights) / max(heights)
    return inf if fullness < _FULL else _ROW + _EMPTY * (1 - fullness)


@dataclass(frozen=True, slots=True)
class _Tiles:
    """An edition's tiles at a size, each measured once in rows of a number and a form."""

    edition: Edition
    styles: Styles
    heights: dict[tuple[int, int, bool], float] = field(default_factory=dict)

    def height(self, index: int, size: int, columns: int) -> float:
        """Return the height, in points, of a tile's words in a row of ``size``, where others have ``columns``."""
        key = (index, size, columns >= _NARROW)
        if key not in self.heights:
            tile = _shared(index + 1, self.edition.benefits[index], self.edition, columns, self.styles)
            region = Region(_text_width(size, self.styles))
            self.heights[key] = sum(part.layout(region).height for part in tile.parts) + sum(tile.gaps)
        return self.heights[key]


def _text_width(size: int, styles: Styles) -> float:
    """Of a text in a row of so many tiles, in points."""
    padding = styles.tile_padding
    return (styles.content_width - styles.size.gutter * (size - 1)) / size - padding.left - padding.right


def _is_long(benefit: Benefit) -> bool:
    said = benefit.text.text
    return len(said.split()) > _LONG_WORDS or len(said) > _LONG_LETTERS


def _letters(benefit: Benefit, width: float, styles: Styles) -> float:
    """Return the mean number of letters in a text's lines, leaving out the last unless it is the only one."""
    lines = Paragraph(benefit.text.text, styles.text("body")).lines(width)
    full = lines[:-1] or lines
    return sum(len(drawn(line)) for line in full) / len(full)


def _demerit(rows: tuple[int, ...], most: int, edition: Edition, styles: Styles) -> float:
    """For lines that are too short or too long, fewer columns than short texts need, and tiles of different forms."""
    demerit = 0.0
    start = 0
    count = len(edition.benefits)
    for size in rows:
        width = wide_measure(edition, max(rows), styles) if size == 1 else _text_width(size, styles)
        for benefit in edition.benefits[start : start + size]:
            if _is_long(benefit):
                letters = _letters(benefit, width, styles)
                demerit += max(0.0, _GOOD[0] - letters, letters - _GOOD[1]) / count / 4
            else:
                demerit += (most - size) / count
        start += size
    mixed = rows.count(1) / len(rows) if max(rows) > 1 else 0.0
    return demerit + mixed
