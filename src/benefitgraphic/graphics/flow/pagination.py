"""Blocks to pages: as few as hold them, as evenly filled as can be, and only then stretched to their feet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import inf

from benefitgraphic.graphics.flow.boxes import place
from benefitgraphic.graphics.flow.pages import Block, PageArea, TooTall, head_of, lay_out
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.geometry import Point, Region

# How far the spaces between sections may be narrowed if that saves a page.
_TIGHT = 0.6
# How much of them may be added to fill a page.
_SPREAD = 0.75
# On a page emptier than this nothing is stretched: it would look empty all the same, and what is on it too large.
_STRETCHED = 2 / 3
# A page emptier than this is to be avoided above all.
_HALF = 0.5

# What is paid for a page: for its empty share by its square, for what is missing to half a page or to what can be
# stretched, for a section that goes on over it, and for spaces that are narrowed.
_EMPTY, _MISSING, _UNSTRETCHED, _RESUMED, _NARROWED = 100.0, 1000.0, 20.0, 1.0, 100.0


@dataclass(frozen=True, slots=True)
class PageArrangement:
    """One way of arranging the content of all pages.

    Attributes:
        blocks: in order.
        demerit: how much worse it reads than the best one. Pages that are all a tenth emptier cost as much as 1 each.
    """

    blocks: tuple[Block, ...]
    demerit: float = 0.0


_LaidBlock = tuple[Block, Point, Frame]


# Other ways aren't tried where they can't save a page, being at most so much lower, and pages are this cheap.
_LOWER, _CHEAP = 0.8, 4.0


def paginate(ways: Iterable[PageArrangement], sheet: PageArea) -> tuple[Frame, ...]:
    """Lay out the content on as few pages as any way of arranging it takes, in the way that fills these best.

    A page has room for what fits on it at its least height, with spaces between sections that are a little narrower
    than usual. Kept blocks stand on one page with what follows, unless that is taller than one. Ways are tried one
    after another, and no more of them once pages are few and full.

    Raises:
        TooTall: in every way, a block needs more than a page; it is the one of the first way.
    """
    lay = _layouts(sheet)
    best: tuple[int, float, _FlowPlan, list[int]] | None = None
    failed: list[TooTall] = []
    for way in ways:
        try:
            flow = _flow(way.blocks, sheet, lay)
        except TooTall as error:
            failed.append(error)
            continue
        starts, cost = _cuts(flow)
        if best is None or (len(starts), cost + way.demerit) < best[:2]:
            best = (len(starts), cost + way.demerit, flow, starts)
        if len(starts) - 1 < flow.height * _LOWER / sheet.room and cost <= _CHEAP * len(starts):
            break
    if best is None:
        raise failed[0]
    *_, flow, starts = best
    ends = [*starts[1:], len(flow.runs)]
    return tuple(_page(flow, *cut) for cut in zip(starts, ends, strict=True))


_Lay = Callable[[Block], _LaidBlock]


def _layouts(sheet: PageArea) -> _Lay:
    """Lays blocks out at their least height; one that stands in several ways only once."""
    known: dict[int, _LaidBlock] = {}

    def lay(block: Block) -> _LaidBlock:
        if id(block) not in known:
            known[id(block)] = (block, *lay_out(block, sheet.width, sheet.margin))
        return known[id(block)]

    return lay


@dataclass(frozen=True, slots=True)
class _BlockRun:
    """Blocks that stay together, and what stands above them where they open a page."""

    laid: tuple[_LaidBlock, ...]
    resumed: Frame | None

    @property
    def before(self) -> float:
        return self.laid[0][0].before

    @property
    def height(self) -> float:
        return _height(self.laid) + sum(block.before for block, _, _ in self.laid[1:])


@dataclass(frozen=True, slots=True)
class _FlowPlan:
    """All blocks in runs, the sheet they go on, and the space between sections: the widest there is."""

    runs: tuple[_BlockRun, ...]
    sheet: PageArea
    between: float

    @property
    def height(self) -> float:
        """Of all runs below one another, from the trim or where an office's printer begins."""
        return sum(run.height + run.before for run in self.runs) - self.sheet.edge

    def top(self, run: _BlockRun) -> float:
        """Return the height of what stands above a run that opens a page."""
        return head_of(run.laid[0][0], self.sheet) + (run.resumed.height if run.resumed else 0.0)


def _flow(blocks: Sequence[Block], sheet: PageArea, lay: _Lay) -> _FlowPlan:
    """Arrange the blocks in runs.

    Raises:
        TooTall: one is taller than a page.
    """
    chains: list[list[_LaidBlock]] = []
    joined = False
    for block in blocks:
        laid = lay(block)
        head = head_of(chains[-1][0][0], sheet) if joined else 0.0
        if joined and head + _BlockRun((*chains[-1], laid), None).height <= sheet.height:
            chains[-1].append(laid)
        else:
            chains.append([laid])
        joined = block.keep
    runs = []
    for chain in chains:
        first, _, frame = chain[0]
        run = _BlockRun(tuple(chain), None)
        over = head_of(first, sheet) + run.height - sheet.height
        if over > 0.01:
            raise TooTall(first.name, frame, over)
        again = first.resumed.layout(Region(sheet.width - 2 * sheet.margin)) if first.resumed else None
        runs.append(_BlockRun(run.laid, again if again and over + again.height <= 0.01 else None))
    return _FlowPlan(tuple(runs), sheet, max((block.before for block in blocks[1:]), default=0.0))


def _cuts(flow: _FlowPlan) -> tuple[list[int], float]:
    """Return the runs that open pages, and what they cost: the fewest pages, and of these the cheapest."""
    count = len(flow.runs)
    costs = {(i, j): cost for i in range(count) for j, cost in _pages_from(i, flow)}
    # Of the first runs, on so many pages: the least cost, and the first run of the last page.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    while count not in best:
        ends = [(j, best[i][0] + cost, (*best[i][1], i)) for (i, j), cost in costs.items() if i in best]
        best = {}
        for j, cost, starts in ends:
            if cost < best.get(j, (inf,))[0]:
                best[j] = (cost, starts)
    cost, starts = best[count]
    return list(starts), cost


def _pages_from(start: int, flow: _FlowPlan) -> list[tuple[int, float]]:
    """Where a page may end that begins with a run, and what it costs."""
    found = []
    edge = flow.sheet.edge  # pages are filled alike with and without a bleed
    height, narrower = flow.top(flow.runs[start]), 0.0
    for end in range(start, len(flow.runs)):
        run = flow.runs[end]
        befores = [block.before for block, _, _ in run.laid[1 if end == start else 0 :]]
        height += run.height + (run.before if end > start else 0.0)
        narrower += sum(before for before in befores if before == flow.between) * (1 - _TIGHT)
        if height - narrower > flow.sheet.height + 0.01:
            break
        found.append((end + 1, _cost((height - edge) / flow.sheet.room, resumed=flow.runs[start].resumed is not None)))
    return found


def _cost(fill: float, *, resumed: bool) -> float:
    cost = _RESUMED if resumed else 0.0
    if fill > 1:
        return cost + _NARROWED * (fill - 1)
    cost += _EMPTY * (1 - fill) ** 2
    return cost + _MISSING * max(0.0, _HALF - fill) + _UNSTRETCHED * max(0.0, _STRETCHED - fill)


def _height(laid: Sequence[_LaidBlock]) -> float:
    return sum(frame.height for _, _, frame in laid)


def _page(flow: _FlowPlan, start: int, end: int) -> Frame:
    """One page: what may be stretched is, then the spaces between sections are, and the last block is at the foot."""
    sheet, opening = flow.sheet, flow.runs[start]
    laid = [one for run in flow.runs[start:end] for one in run.laid]
    gaps = [flow.top(opening)] + [block.before for block, _, _ in laid[1:]]
    spare = sheet.height - sum(gaps) - _height(laid)
    if spare < sheet.room * (1 - _STRETCHED):
        laid = _stretched(laid, spare, sheet)
        spare = sheet.height - sum(gaps) - _height(laid)
        # Only the spaces between sections change: those between tiles are part of the grid.
        wide = [index for index, gap in enumerate(gaps) if index and gap == flow.between]
        extra = min(spare / max(len(wide), 1), flow.between * _SPREAD)
        for index in wide:
            gaps[index] += extra
    placed = []
    if opening.resumed:
        placed.append((Point(sheet.margin, head_of(laid[0][0], sheet)), opening.resumed))
    y = 0.0
    for gap, (block, at, frame) in zip(gaps, laid, strict=True):
        y += gap
        if block.last:
            y = max(y, sheet.height - frame.height)
        placed.append((Point(at.x, y), frame))
        y += frame.height
    return place(placed, sheet.width, sheet.height)


def _stretched(laid: list[_LaidBlock], spare: float, sheet: PageArea) -> list[_LaidBlock]:
    """Those that may be are taller, each by the same share of what it may, as far as there is room."""
    elastic = sum(frame.height * block.stretch for block, _, frame in laid)
    if not elastic or spare <= 0:
        return laid
    share = min(spare / elastic, 1.0)
    taller = [_taller(one, 1 + one[0].stretch * share, sheet) if one[0].stretch else one for one in laid]
    # A box may come out taller than it was asked to be; then all stay as they were.
    return taller if _height(taller) <= _height(laid) + spare + 0.01 else laid


def _taller(laid: _LaidBlock, factor: float, sheet: PageArea) -> _LaidBlock:
    block, _, frame = laid
    return (block, *lay_out(block, sheet.width, sheet.margin, frame.height * factor))
