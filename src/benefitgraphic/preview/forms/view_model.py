"""What a form shows: fields with what stands in them, items of lists, and the parts that there are."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from benefitgraphic.preview.forms.labels import one_of_these
from benefitgraphic.preview.forms.schema import Blank
from benefitgraphic.project.yaml.steps import Steps, path_of


@dataclass(frozen=True, slots=True)
class _PlacedField:
    """What stands at a place of the words' file; ``blank``: how it is asked for."""

    blank: Blank
    steps: Steps

    @property
    def path(self) -> str:
        """The place as diagnostics name it."""
        return path_of(self.steps)

    @property
    def id(self) -> str:
        """The place as an id in HTML, the same as long as the place is."""
        return re.sub(r"[^A-Za-z0-9]+", "-", self.path).strip("-").lower()

    @property
    def steps_json(self) -> str:
        """The place, as it is sent back with a change."""
        return json.dumps(self.steps)


@dataclass(frozen=True, slots=True)
class Field(_PlacedField):
    """A field of a form.

    Attributes:
        value: its text as the file has it, placeholders and all; None where it isn't there.
        values: the same of a list of texts.
        pairs: the fields of what holds keys with a text each.
        is_odd: whether the file has something there that no form can show.
    """

    value: str | None = None
    values: tuple[str, ...] | None = None
    pairs: tuple[Field, ...] = ()
    is_odd: bool = False

    @property
    def icon(self) -> str:
        """The icon that its text names, by its bare name; a file's ending and folder don't matter."""
        return PurePosixPath((self.value or "").strip()).with_suffix("").name

    @property
    def was(self) -> str:
        """What stands in the file, as it is sent back with a change: JSON."""
        return json.dumps(list(self.values) if self.values is not None else self.value)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: the part that its form is, its number from 1, its first text, its fields where it is open."""

    part: str
    number: int
    name: str
    is_open: bool
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Listing(_PlacedField):
    """A list whose items can be put in another order.

    Attributes:
        names: each item's first text, by which is seen whether the list has changed meanwhile.
        items: in the file's order.
        new: the fields to fill in for another item; empty unless one is being added.
    """

    names: tuple[str, ...]
    items: tuple[Item, ...]
    new: tuple[Field, ...] = ()

    @property
    def is_texts(self) -> bool:
        """Whether its items are single texts."""
        return self.blank.kind == "texts"

    @property
    def singular(self) -> str:
        """What one of them is called."""
        return one_of_these(self.blank.key)

    @property
    def can_grow(self) -> bool:
        """Whether there may be one more."""
        return len(self.items) < self.blank.bounds[1]

    @property
    def can_shrink(self) -> bool:
        """Whether there may be one less."""
        return len(self.items) > self.blank.bounds[0]

    @property
    def was(self) -> str:
        """The names, as they are sent back with a change."""
        return json.dumps(self.names)


@dataclass(frozen=True, slots=True)
class NavigationGroup:
    """A group in the navigation; ``count``: of its items, where it is a list."""

    key: str
    title: str
    count: int | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class Form:
    """What the panel for words shows.

    Attributes:
        part: the part that is open.
        groups: the navigation.
        title: of the open group.
        fields: of the open group itself.
        listing: its list, if it has one.
        file: where the words stand.
        translations: the languages that have translations of them.
    """

    part: str
    groups: tuple[NavigationGroup, ...]
    title: str
    fields: tuple[Field, ...]
    listing: Listing | None
    file: str
    translations: tuple[str, ...]
