"""What a poster says, and how large it is set, so that it fills its one page.

Where not all fits, its title gives first, then texts that have a short one, the longest first, then spaces, and only
then sections.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benefitgraphic.design.sizes import SIZES, Size, closer, enlarged, hung, titled
from benefitgraphic.design.styles import Styles
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.flow.pages import PageArea, TooTall
from benefitgraphic.graphics.flow.poster import MeasuredBlocks, filled, measured
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.layout.giving_up import given_up, left_out, without, yields
from benefitgraphic.layout.order import sections
from benefitgraphic.layout.shorts import Slot, longest_first, named, shortened, slots

# Type is set in one of so many sizes between the smallest and its largest, and so are its spaces.
_STEPS = 100
# Larger type leaves at least this share of a poster to charts and the spaces between sections.
_AIR = 0.025
# So much of a poster may be left over when the step is near enough, too.
_NEAR = 0.004
# How much taller, by what is measured, a poster is at its largest than at its smallest: where the search begins.
_GROWTH = 0.9
# How often the largest step is sought along a straight line.
_STRAIGHT = 3
# Benefits are all short where less than this share of them would be in full: beside a paragraph, a line leaves a hole.
_FEW = 2 / 5
# How exactly the title's size is sought, in points.
_FINE = 0.5


@dataclass(frozen=True, slots=True)
class Chosen:
    """The content of a poster.

    Attributes:
        edition: which may be less than all.
        size: as small as it may be set.
        warnings: what it doesn't say.
    """

    edition: Edition
    size: Size
    warnings: tuple[Diagnostic, ...]


def chosen(edition: Edition, styles: Styles) -> Chosen:
    """Return what there is room for.

    All posters of an edition say the same: what the tightest has room for, unless that has room for nothing.

    Raises:
        TooTall: what can't be left out doesn't fit; with the section that takes the most room.
    """
    sizes = _alike(styles.size)
    found = _chosen(edition, styles, sizes) or (_chosen(edition, styles, sizes[:1]) if len(sizes) > 1 else None)
    if found is None:
        size = closer(hung(styles.size, edition.poster or "notice"))
        least = without(shortened(edition, longest_first(edition)), yields(size))
        raise _blamed(least, replace(styles, size=size))
    return found


def fits(edition: Edition, styles: Styles) -> bool:
    """Whether the posters of an edition have room for all that it says, and no text of it would be shortened."""
    least = tuple(_least(size, edition) for size in _alike(styles.size))
    return _fits(edition, styles, least) or (
        # Spaces give only when all texts have given.
        not longest_first(edition) and _fits(edition, styles, tuple(closer(size) for size in least))
    )


def filling(said: Chosen, styles: Styles) -> Frame:
    """Lay out the poster at the largest size that has room for its text; on a notice board, grow the title last."""
    edition = said.edition
    page, size = _grown(edition, said.size, styles)
    if size == enlarged(said.size, 1) and edition.poster is None:
        wall = _measured(edition, hung(styles.size, "wall"), styles)
        if wall.spare >= _air(styles.size):
            page, size = _grown(edition, hung(styles.size, "wall"), styles)
    return filled(_titled(page, edition, size, styles))


def _alike(size: Size) -> tuple[Size, ...]:
    """Return the size and the others that say the same."""
    others = (other for other in SIZES.values() if other.medium == size.medium and other.name != size.name)
    return (size, *(replace(other, bleed=size.bleed) for other in others))


def _least(size: Size, edition: Edition) -> Size:
    return hung(size, edition.poster or "notice")


def _chosen(edition: Edition, styles: Styles, sizes: Sequence[Size]) -> Chosen | None:
    """Return what all these sizes have room for; None if nothing fits."""
    least = tuple(_least(size, edition) for size in sizes)
    if _fits(edition, styles, least):
        return Chosen(edition, least[0], ())
    given, tight = longest_first(edition), tuple(closer(size) for size in least)
    less, gone = edition, []
    if not _fits(shortened(edition, given), styles, tight):
        found = given_up(shortened(edition, given), styles.size, lambda some: _fits(some, styles, tight))
        if found is None:
            return None
        less, gone = without(edition, found), found
        given = [slot for slot in given if slot.section not in gone]
    if _fits(shortened(less, given), styles, least):
        tight = least
        given = _fewest(given, edition, lambda some: _fits(shortened(less, some), styles, least))
    warnings = [_shortened(given, edition, styles.size)] if given else []
    warnings += [left_out(edition, name, styles.size, _another_way(edition, name)) for name in gone]
    return Chosen(shortened(less, given), tight[0], tuple(warnings))


def _fewest(given: Sequence[Slot], edition: Edition, fits: Callable[[Sequence[Slot]], bool]) -> list[Slot]:
    """Return the texts that have to be short, one by one; all benefits at once on a wall, where few words are read.

    So they are where but a few would be left in full: a paragraph among lines looks forgotten.
    """
    benefits = [slot for slot in given if slot.section == "benefits"]
    if edition.poster != "wall":
        needed = _needed([[slot] for slot in given], fits)
        left = sum(slot not in needed for slot in benefits)
        if not 0 < left < len(benefits) * _FEW:
            return needed
    others = [[slot] for slot in given if slot.section != "benefits"]
    return _needed([benefits, *others] if benefits else others, fits)


def _needed(groups: Sequence[Sequence[Slot]], fits: Callable[[Sequence[Slot]], bool]) -> list[Slot]:
    """As many of the first as have to be short, without those that needn't; all together are known to be enough."""
    least, most = -1, len(groups)
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (least, middle) if fits(_all(groups[:middle])) else (middle, most)
    kept = list(groups[:most])
    for group in reversed(kept[:-1]):
        fewer = [other for other in kept if other is not group]
        kept = fewer if fits(_all(fewer)) else kept
    return _all(kept)


def _all(groups: Sequence[Sequence[Slot]]) -> list[Slot]:
    return [slot for group in groups for slot in group]


def _fits(edition: Edition, styles: Styles, sizes: Sequence[Size]) -> bool:
    return all(_measured(edition, size, styles).spare > -0.01 for size in sizes)


def _measured(edition: Edition, size: Size, styles: Styles) -> MeasuredBlocks:
    set_at = replace(styles, size=size)
    blocks = [block for section in sections(edition, set_at) for block in section.blocks]
    return measured(blocks, _sheet(set_at))


def _grown(edition: Edition, size: Size, styles: Styles) -> tuple[MeasuredBlocks, Size]:
    """Return the page at about the largest step that fits, and its size; if none leaves any air, the smallest."""
    air, height = _air(size), size.height or 0.0
    page, fitting, failing = _measured(edition, size, styles), 0, _STEPS + 1
    least, over = page.spare - air, _GROWTH * height
    best = size
    if least <= 0:
        return page, size
    tries = 0
    while failing - fitting > 1 and least > _NEAR * height:
        # Where a straight line between the nearest two that were tried says that there is nothing left. Where heights
        # jump, as columns break, that comes no nearer: then in the middle.
        share = least / (least + over) if tries < _STRAIGHT else 0.5
        step = min(max(fitting + round((failing - fitting) * share), fitting + 1), failing - 1)
        tries += 1
        larger = enlarged(size, step / _STEPS)
        tried = _measured(edition, larger, styles)
        if tried.spare >= air:
            page, best, fitting, least = tried, larger, step, tried.spare - air
        else:
            failing, over = step, air - tried.spare
    return page, best


def _titled(page: MeasuredBlocks, edition: Edition, size: Size, styles: Styles) -> MeasuredBlocks:
    """Return the page with its title as large as the spare room allows, on as many lines as before."""
    if size.largest_title is None:
        return page
    spare, least = page.spare - _air(size), size.type["display"]
    fitting, failing, best = 0, round((size.largest_title - least) / _FINE) + 1, page
    while failing - fitting > 1:
        step = (fitting + failing) // 2
        points = least + step * _FINE
        opening = next(iter(sections(edition, replace(styles, size=titled(size, points)))))
        tried = page.opened_by(opening.blocks)
        taken = page.spare - tried.spare
        if taken <= spare and taken < least:
            fitting, best = step, tried
        else:
            failing = step
    return best


def _air(size: Size) -> float:
    return _AIR * (size.height or 0.0)


def _sheet(styles: Styles) -> PageArea:
    size = styles.size
    at = size.safe + size.bleed - styles.edge
    width, height = (side + 2 * (size.bleed - at) for side in (size.width, size.height or 0.0))
    return PageArea(width, height, styles.inner_margin, head=0.0, edge=styles.edge)


def _blamed(edition: Edition, styles: Styles) -> TooTall:
    """Return the error for the section that takes the most room: a single row of its tiles may well be lower."""
    sheet = _sheet(styles)
    pages = {one.name: measured(one.blocks, sheet) for one in sections(edition, styles)}
    name = min(pages, key=lambda name: pages[name].spare)
    over = -_measured(edition, styles.size, styles).spare
    return TooTall(name, filled(pages[name]), over)


def _shortened(given: Sequence[Slot], edition: Edition, size: Size) -> Diagnostic:
    total = sum(1 for _ in slots(edition))
    return Diagnostic(
        "shortened",
        "warning",
        f"at the size {size.name}, there is no room for all texts: 'short' stands in for {len(given)} of {total}: "
        + named(given),
        given[0].text.where,
        "shorten other texts to have these in full"
        + (", or take 'poster: wall' out" if edition.poster == "wall" else ""),
    )


def _another_way(edition: Edition, name: str) -> str:
    """Return what else would make room for a section: a notice board in place of a wall, or short texts."""
    ways = ["take 'poster: wall' out"] if edition.poster == "wall" else []
    if any(slot.section == name and not slot.short for slot in slots(edition)):
        ways.append(f"write 'short' texts for '{name}'")
    return "".join(f"{way}, " for way in ways)
