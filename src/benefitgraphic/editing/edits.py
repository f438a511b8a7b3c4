"""What can be asked for: each change says what it was made from, so that nothing is overwritten unseen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benefitgraphic.editing.steps import Steps
from benefitgraphic.project.yaml.tree import Leaf, Node, Series

# A new item of a list: a text, or keys with a text or a list of texts each. None: no words yet, but a place for them.
Item = str | Mapping[str, str | tuple[str, ...] | None] | None


@dataclass(frozen=True, slots=True)
class SetText:
    """Another text for a key, or for an item of a list.

    Attributes:
        steps: the place.
        was: the text as the file had it, placeholders and all; None where the key wasn't there.
        now: the text to write; None to take the key away.
    """

    steps: Steps
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class SetTexts:
    """Other texts for a key that holds a list of them, such as channels, sizes and fun facts.

    Attributes:
        steps: the place of the list.
        was: the texts as the file had them; None where the key wasn't there.
        now: the texts to write; None to take the key away.
    """

    steps: Steps
    was: tuple[str, ...] | None
    now: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class MoveItem:
    """An item of a list taken to another place.

    Attributes:
        steps: the place of the list.
        at: where the item is, from 0.
        to: where it shall be once it is moved, from 0.
        was: what `names_of` said of the list.
    """

    steps: Steps
    at: int
    to: int
    was: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddItem:
    """A new item in a list.

    Attributes:
        steps: the place of the list.
        at: where it shall be, from 0.
        item: what it says.
        was: what `names_of` said of the list; empty where the list wasn't there.
    """

    steps: Steps
    at: int
    item: Item
    was: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DropItem:
    """An item of a list taken out, with the comments that are its own.

    Attributes:
        steps: the place of the list.
        at: where the item is, from 0.
        was: what `names_of` said of the list.
    """

    steps: Steps
    at: int
    was: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetCell:
    """Another figure in the sheet, as it is typed there.

    Attributes:
        metric: the metric's name.
        category: its category; empty where it has none.
        year: the column.
        was: what the cell said; empty where the figure isn't known.
        now: what it shall say.
    """

    metric: str
    category: str
    year: int
    was: str
    now: str


YamlEdit = SetText | SetTexts | MoveItem | AddItem | DropItem
Edit = YamlEdit | SetCell


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that somebody else changed meanwhile; each text as it is shown beside the others.

    Attributes:
        label: the place in a designer's words, such as "benefit 3, title".
        path: the place as diagnostics name it, such as ``benefits[3].title``.
        was: what stood there when the change was thought of.
        mine: what was asked for.
        theirs: what stands there now.
    """

    label: str
    path: str
    was: str
    mine: str
    theirs: str


class Clashes(Exception):
    """Raised when a file says something else than what a change was made from."""

    def __init__(self, clashes: Iterable[Clash]) -> None:
        self.clashes: tuple[Clash, ...] = tuple(clashes)
        super().__init__("\n".join(f"{clash.path}: {clash.theirs}" for clash in self.clashes))


def names_of(node: Node | None) -> tuple[str, ...]:
    """Each item of a list by its first text; empty where there is no list."""
    return tuple(_first_text(item) for item in node.items) if isinstance(node, Series) else ()


def _first_text(node: Node) -> str:
    if isinstance(node, Leaf):
        return node.text or ""
    parts = node.items if isinstance(node, Series) else [entry.value for entry in node.entries.values()]
    return next(filter(None, map(_first_text, parts)), "")
