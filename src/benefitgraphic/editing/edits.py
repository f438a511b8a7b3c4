"""What can be asked for: each change knows what it was made from, so that nothing is overwritten unseen."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import ClassVar, Self

from benefitgraphic.editing.clashes import Clash
from benefitgraphic.project.yaml.expected import FormText, Item, items_at, typed, with_value_at
from benefitgraphic.project.yaml.file_text import FileText
from benefitgraphic.project.yaml.items import Origins, arranged, sources
from benefitgraphic.project.yaml.keys import with_text, without_key
from benefitgraphic.project.yaml.scalar_style import words
from benefitgraphic.project.yaml.steps import Steps, label_of, node_at, path_of
from benefitgraphic.project.yaml.tree import Branch, Leaf, Node, Series

NO_LABELS: Mapping[str, str] = MappingProxyType({})
_NOTHING_SAID: Mapping[int, Item] = MappingProxyType({})


class Edit(ABC):
    """A change of a designer's file. ``path``: the texts that it sets; empty where it changes items or figures."""

    __slots__ = ()

    @property
    def path(self) -> str:
        """The place of the texts that are set, as diagnostics name it."""
        return ""

    @abstractmethod
    def label(self, labels: Mapping[str, str] = NO_LABELS) -> str:
        """Return what is changed, in a designer's words; ``labels``: the metrics' names for readers."""


@dataclass(frozen=True, slots=True)
class YamlEdit(Edit):
    """A change of a YAML file; ``steps``: the place."""

    steps: Steps

    @property
    def path(self) -> str:
        """The place as diagnostics name it."""
        return path_of(self.steps)

    def label(self, labels: Mapping[str, str] = NO_LABELS) -> str:
        """Return the place in a designer's words."""
        return label_of(self.steps)

    @property
    @abstractmethod
    def drops(self) -> bool:
        """Whether something goes, with the comments that belong to it."""

    @abstractmethod
    def clash(self, tree: Branch) -> Clash | None:
        """Return where a file says something else than the change was made from."""

    def renewed(self, tree: Branch) -> Self:
        """Return the change as if it had been thought of now: the designer has seen what the file says by now."""
        return self

    @abstractmethod
    def written(self, page: FileText) -> str:
        """Return the file's text with the change; as it is, where nothing is asked for that isn't there.

        Raises:
            Problems: it can't be made safely.
        """

    @abstractmethod
    def expected(self, tree: object) -> object:
        """Return what the file has to say then: the tree, as `expected.values` gives it, with the change.

        Raises:
            LookupError: the place isn't there.
            TypeError: there is something else there.
        """

    def _clash(self, was: str, mine: str, theirs: str) -> Clash:
        return Clash(label_of(self.steps), path_of(self.steps), was, mine, theirs)


@dataclass(frozen=True, slots=True)
class SetText(YamlEdit):
    """Another text for a key, or for an item of a list.

    Attributes:
        was: the text as the file had it, placeholders and all; None where the key wasn't there.
        now: the text to write; None to take the key away.
    """

    was: str | None
    now: str | None

    @property
    def drops(self) -> bool:
        """Whether the key goes."""
        return self.now is None

    def clash(self, tree: Branch) -> Clash | None:
        """Who wrote the same meanwhile, perhaps we ourselves, is in nobody's way."""
        node = node_at(tree, self.steps)
        theirs = node.text if isinstance(node, Leaf) else None
        if isinstance(node, Leaf | None) and (_is_same(theirs, self.was) or _is_same(theirs, self.now)):
            return None
        return self._clash(self.was or "", self.now or "", theirs or "\n".join(names_of(node)))

    def renewed(self, tree: Branch) -> Self:
        """Return the change, made from what stands there now."""
        node = node_at(tree, self.steps)
        return replace(self, was=node.text if isinstance(node, Leaf) else None)

    def written(self, page: FileText) -> str:
        """Return the file's text with another value, or without the key."""
        if _is_same(self.was, self.now) or (self.now is None and page.find(self.steps) is None):
            return page.text
        return without_key(page, self.steps) if self.now is None else with_text(page, self.steps, words(self.now))

    def expected(self, tree: object) -> object:
        """Return the tree with another text."""
        return with_value_at(tree, self.steps, None if self.now is None else FormText(words(self.now)))


class ListEdit(YamlEdit):
    """A change of a list: where its items come from, and what new ones say; ``was``: what `names_of` said of it."""

    __slots__ = ()
    was: tuple[str, ...]
    _may_bracket: ClassVar[bool] = False

    @property
    @abstractmethod
    def origins(self) -> Origins:
        """For each item afterwards, its place before; None for a new one."""

    @property
    def said(self) -> Mapping[int, Item]:
        """What new items say, and those that are rewritten, by their place afterwards."""
        return _NOTHING_SAID

    @property
    def shifts(self) -> bool:
        """Whether any item goes elsewhere, comes or goes."""
        return list(self.origins) != list(range(len(self.was)))

    @property
    def drops(self) -> bool:
        """Whether any item goes."""
        return len([origin for origin in self.origins if origin is not None]) < len(self.was)

    def clash(self, tree: Branch) -> Clash | None:
        """Show both lists, by the names of their items."""
        was, there = self.was, names_of(node_at(tree, self.steps))
        if list(map(words, there)) == list(map(words, was)):
            return None
        mine = [
            _first(self.said[at]) if at in self.said else was[origin or 0] for at, origin in enumerate(self.origins)
        ]
        return self._clash(*map("\n".join, (was, mine, there)))

    def written(self, page: FileText) -> str:
        """Return the file's text with the list's items in other places."""
        if not self.shifts and all(words(_first(item)) == words(self.was[at]) for at, item in self.said.items()):
            return page.text
        return arranged(page, self.steps, self.origins, self.said, may_bracket=self._may_bracket)

    def expected(self, tree: object) -> object:
        """Return the tree with the list's items in other places, and without the list if there are none."""
        items, said = items_at(tree, self.steps), self.said
        after = [typed(said[at]) if at in said else items[origin or 0] for at, origin in enumerate(self.origins)]
        return with_value_at(tree, self.steps, after or None)


@dataclass(frozen=True, slots=True)
class SetTexts(ListEdit):
    """Other texts for a key that holds a list of them, such as channels, sizes and fun facts.

    Attributes:
        was: the texts as the file had them.
        now: the texts to write; None to take the key away.
    """

    was: tuple[str, ...]
    now: tuple[str, ...] | None
    _may_bracket: ClassVar[bool] = True

    @property
    def origins(self) -> Origins:
        """For each text, the one whose place it takes."""
        return sources(list(map(words, self.was)), list(map(words, self.now or ())))

    @property
    def said(self) -> Mapping[int, Item]:
        """All of the texts."""
        return dict(enumerate(self.now or ()))

    def renewed(self, tree: Branch) -> Self:
        """Return the change, made from the texts that stand there now."""
        return replace(self, was=names_of(node_at(tree, self.steps)))


class ItemEdit(ListEdit):
    """A change of one item of a list; ``at``: where it is, from 0."""

    __slots__ = ()
    at: int
    _done: ClassVar[str]

    @property
    def path(self) -> str:
        """No texts are set."""
        return ""

    def label(self, labels: Mapping[str, str] = NO_LABELS) -> str:
        """Return which item it is, and what is done with it."""
        return f"{label_of((*self.steps, self.at))} {self._done}"

    @abstractmethod
    def outcome(self, one: str, named: Callable[[str], str]) -> tuple[str, int | None]:
        """Return what was done with ``one``, such as a "benefit", and the place of the item to look at then."""


def _where_it_is(steps: Steps, at: int, was: tuple[str, ...], tree: Branch) -> tuple[int, tuple[str, ...]]:
    """Return an item's place and its list's names by now; as they were, unless there is just one of its name."""
    names = names_of(node_at(tree, steps))
    name = was[at] if at < len(was) else ""
    return (names.index(name), names) if names.count(name) == 1 else (at, was)


@dataclass(frozen=True, slots=True)
class MoveItem(ItemEdit):
    """An item of a list taken to another place; ``to``: where it shall be once it is moved, from 0."""

    at: int
    to: int
    was: tuple[str, ...]
    _done: ClassVar[str] = "moved"

    @property
    def origins(self) -> Origins:
        """The others in their order, and the item among them."""
        order = [at for at in range(len(self.was)) if at != self.at]
        order.insert(self.to, self.at)
        return order

    def renewed(self, tree: Branch) -> Self:
        """Return the change for the same item where it is now."""
        at, was = _where_it_is(self.steps, self.at, self.was, tree)
        return replace(self, at=at, to=min(self.to, max(len(was) - 1, 0)), was=was)

    def outcome(self, one: str, named: Callable[[str], str]) -> tuple[str, int | None]:
        """Say where the item is now."""
        return f"{named(self.was[self.at]) or one} is now {self.to + 1} of {len(self.was)}", self.to


@dataclass(frozen=True, slots=True)
class AddItem(ItemEdit):
    """A new item in a list; ``at``: where it shall be; ``was`` is empty where the list wasn't there."""

    at: int
    item: Item
    was: tuple[str, ...]
    _done: ClassVar[str] = "added"

    @property
    def origins(self) -> Origins:
        """The others in their order, and a new one among them."""
        order: list[int | None] = list(range(len(self.was)))
        order.insert(self.at, None)
        return order

    @property
    def said(self) -> Mapping[int, Item]:
        """What the new one says."""
        return {min(self.at, len(self.was)): self.item}

    def renewed(self, tree: Branch) -> Self:
        """Return the change for the list as it is now."""
        names = names_of(node_at(tree, self.steps))
        return replace(self, at=min(self.at, len(names)), was=names)

    def outcome(self, one: str, named: Callable[[str], str]) -> tuple[str, int | None]:
        """Say where the new item is."""
        return f"Added: {one} {self.at + 1} of {len(self.was) + 1}", self.at


@dataclass(frozen=True, slots=True)
class DropItem(ItemEdit):
    """An item of a list taken out, with the comments that are its own."""

    at: int
    was: tuple[str, ...]
    _done: ClassVar[str] = "removed"

    @property
    def origins(self) -> Origins:
        """The others in their order."""
        return [at for at in range(len(self.was)) if at != self.at]

    def renewed(self, tree: Branch) -> Self:
        """Return the change for the same item where it is now."""
        at, was = _where_it_is(self.steps, self.at, self.was, tree)
        return replace(self, at=at, was=was)

    def outcome(self, one: str, named: Callable[[str], str]) -> tuple[str, int | None]:
        """Say what is gone, and look at what has taken its place."""
        done = f"Removed: {named(self.was[self.at]) or one}. Undo brings it back."
        return done, min(self.at, len(self.was) - 2) if len(self.was) > 1 else None


@dataclass(frozen=True, slots=True)
class Rearrange(ListEdit):
    """A list's items after several changes, as a translation follows its original: ``order`` and ``new`` ones."""

    was: tuple[str, ...]
    order: Origins
    new: Mapping[int, Item]

    @property
    def origins(self) -> Origins:
        """Where each item comes from."""
        return self.order

    @property
    def said(self) -> Mapping[int, Item]:
        """What new items say."""
        return self.new


@dataclass(frozen=True, slots=True)
class SetCell(Edit):
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

    def label(self, labels: Mapping[str, str] = NO_LABELS, heading: str = "") -> str:
        """Return the cell in words: "Engagement by channel, Facebook, 2025"; ``heading``: what its column is called."""
        year = heading.strip() or str(self.year)
        return ", ".join(filter(None, (labels.get(self.metric, self.metric), self.category, year)))


def names_of(node: Node | None) -> tuple[str, ...]:
    """Return each item of a list by its first text; nothing where there is no list."""
    return tuple(_first_text(item) for item in node.items) if isinstance(node, Series) else ()


def _first_text(node: Node) -> str:
    if isinstance(node, Leaf):
        return node.text or ""
    parts = node.items if isinstance(node, Series) else [entry.value for entry in node.entries.values()]
    return next(filter(None, map(_first_text, parts)), "")


def _first(item: Item) -> str:
    """Return the first text of an item that is asked for."""
    if not isinstance(item, Mapping):
        return item or ""
    return next((value[0] if isinstance(value, tuple) and value else str(value or "") for value in item.values()), "")


def _is_same(one: str | None, other: str | None) -> bool:
    return (one is None) == (other is None) and words(one or "") == words(other or "")
