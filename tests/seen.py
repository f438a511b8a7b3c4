"""Finished frames as a reader meets them: texts with where they stand, what they mean, and what lies under them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matplotlib.transforms import Bbox

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Group, Item, Shape, Tag, TextRun
from benefitgraphic.graphics.geometry import Point, Rect
from benefitgraphic.graphics.text.fonts import cap_height

# Roles that hold text themselves; none of them stands inside another.
LEAVES = frozenset({"H1", "H2", "H3", "P", "Lbl", "Caption", "TH", "TD", "Figure", "Link"})
# Roles that only hold other elements.
HOLDERS = frozenset({"Document", "Sect", "L", "LI", "Table", "TR"})
# How far below the baseline a text is taken to reach, in its size: most of a descender.
_BELOW = 0.1


@dataclass(frozen=True, slots=True)
class Seen:
    """An item where it stands on its page, and the groups it is in, the outermost first."""

    at: Point
    item: Item
    groups: tuple[Group, ...]

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The structure elements it is in, the outermost first."""
        return tuple(group.tag for group in self.groups if group.tag)

    @property
    def roles(self) -> tuple[str, ...]:
        """Their roles."""
        return tuple(tag.role for tag in self.tags)


def walk(frame: Frame, origin: Point = Point(0, 0), groups: tuple[Group, ...] = ()) -> Iterator[Seen]:  # noqa: B008
    """Everything but the groups themselves, in paint order."""
    for place, item in frame.items:
        at = origin.moved(place.x, place.y)
        if isinstance(item, Group):
            yield from walk(item.frame, at, (*groups, item))
        else:
            yield Seen(at, item, groups)


def texts(frame: Frame) -> list[tuple[Seen, TextRun]]:
    """Every text run of a page, in reading order."""
    return [(seen, seen.item) for seen in walk(frame) if isinstance(seen.item, TextRun)]


def ink(at: Point, run: TextRun) -> Rect:
    """About what a text inks: its advance, from the height of capitals to a little below the baseline."""
    height = cap_height(run.font, run.size)
    return Rect(at.x, at.y - height, run.advance, height + _BELOW * run.size)


def is_furniture(seen: Seen) -> bool:
    """Whether it belongs to the page and not to the content: the foot."""
    return set(seen.roles) <= {"Document"}


def is_drawing(seen: Seen) -> bool:
    """Whether it is part of a figure, which is read by its alternative text."""
    return "Figure" in seen.roles


def meaning(runs: Iterable[TextRun]) -> str:
    """What runs say when read on: without the hyphens that only breaking added."""
    return "".join(run.text if run.actual is None else run.actual for run in runs)


def passages(frame: Frame, without: frozenset[str] = frozenset()) -> list[str]:
    """What a page says, element by element, without figures and foot, and without what is in the roles given."""
    found: list[tuple[Group | None, list[TextRun]]] = []
    for seen, run in texts(frame):
        if is_furniture(seen) or is_drawing(seen) or without & set(seen.roles):
            continue
        holder = next((g for g in reversed(seen.groups) if g.tag), None)
        if not found or found[-1][0] is not holder:
            found.append((holder, []))
        found[-1][1].append(run)
    return [meaning(runs) for _, runs in found]


def read_aloud(frames: Iterable[Frame]) -> list[str]:
    """The words of pages in reading order, without those that are drawn in charts, and without a list's numbers."""
    return words(" ".join(said for frame in frames for said in passages(frame, frozenset({"TR", "Lbl"}))))


_TOKEN = re.compile(r"\w+|[^\w\s]")


def words(text: str) -> list[str]:
    """The words and marks of a text, however they are spaced, and wherever they may be broken."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text.replace("\u00ad", "").replace("\u200b", "")))


@dataclass(frozen=True, slots=True)
class Lines:
    """A paragraph's lines as drawn, and the width that they may take."""

    lines: tuple[tuple[TextRun, ...], ...]
    width: float

    @property
    def texts(self) -> list[str]:
        """Each line's text, with the space at its end, if it has one."""
        return ["".join(run.text for run in line) for line in self.lines]


def paragraphs(frame: Frame) -> Iterator[Lines]:
    """Every text of a page that is not part of a chart, line by line."""
    own = [(at, item) for at, item in frame.items if isinstance(item, TextRun)]
    if own:
        by_line: dict[float, list[TextRun]] = {}
        for at, run in own:
            by_line.setdefault(at.y, []).append(run)
        yield Lines(tuple(tuple(line) for line in by_line.values()), frame.width)
    for _, item in frame.items:
        if isinstance(item, Group) and not (item.tag and item.tag.role == "Figure"):
            yield from paragraphs(item.frame)


def grounds(page: list[Seen], index: int, paper: str) -> set[str]:
    """The colours that a text meets: what covers all of it, and whatever else lies on that and touches it."""
    run = page[index].item
    assert isinstance(run, TextRun)
    box = ink(page[index].at, run)
    found: set[str] = set()
    for under in reversed(page[:index]):
        shape = under.item
        if not isinstance(shape, Shape) or shape.fill is None:
            continue
        bounds = paths.bounds(shape.path)
        where = Rect(under.at.x + bounds.x, under.at.y + bounds.y, bounds.width, bounds.height)
        if not where.overlaps(box):
            continue
        outline = paths.moved(shape.path, under.at)
        if not outline.intersects_bbox(Bbox.from_extents(box.x, box.y, box.right, box.bottom), filled=True):
            continue
        found.add(shape.fill)
        corners = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
        if outline.contains_points(corners, radius=0.0).all():
            return found
    return found | {paper}
