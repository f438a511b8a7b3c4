"""Keeps translations in step: their lists are laid over the original's by position, so they change with them."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from benefitgraphic.content.overlay import is_translatable
from benefitgraphic.content.translation_memory import PARTS
from benefitgraphic.diagnostics import Diagnostic, Problems
from benefitgraphic.editing.edits import (
    AddItem,
    DropItem,
    Item,
    MoveItem,
    SetText,
    SetTexts,
    YamlEdit,
    names_of,
)
from benefitgraphic.editing.items import sources
from benefitgraphic.editing.keys import without_key
from benefitgraphic.editing.page import Page
from benefitgraphic.editing.reading_back import read_back
from benefitgraphic.editing.spans import Keyed
from benefitgraphic.editing.spelling import words
from benefitgraphic.editing.steps import Steps, node_at, path_of
from benefitgraphic.editing.yaml_text import edited, on_page
from benefitgraphic.project.paths import Project, overlays
from benefitgraphic.project.yaml.tree import Branch, Series

# For each item of a list, its place before; None for a new one.
Origins = Sequence[int | None]
_Shift = SetTexts | MoveItem | AddItem | DropItem


def translations_after(
    project: Project, edits: Sequence[YamlEdit], read: Callable[[Path], bytes]
) -> Mapping[Path, bytes]:
    """The project's translations, and what is noted of them, after changes that gave items of lists other places.

    An item's translation goes where the item goes. For a new one there is an empty place, where another item's words
    would stand otherwise. The translation of a text that was rewritten stays: checks say that it is out of date.

    Args:
        project: the project.
        edits: the changes made in the original, one after the other.
        read: gives what a file holds.

    Raises:
        Problems: a translation can't be read, or can't be changed safely.
    """
    shifts = [edit for edit in edits if not isinstance(edit, SetText) and _is_shift(edit)]
    found: dict[Path, bytes] = {}
    for language, path in overlays(project.config).items() if shifts else ():
        notes = project.noted(language)
        for edit in shifts:
            try:
                found[path] = _in_step(found.get(path) or read(path), project.shown(path), edit)
            except Problems as problems:
                raise Problems([_cannot_follow(path, why) for why in problems.diagnostics]) from None
            if notes.is_file():
                found[notes] = _renumbered(found.get(notes) or read(notes), project.shown(notes), edit)
    return found


def _cannot_follow(path: Path, why: Diagnostic) -> Diagnostic:
    return replace(why, message=f"the translation in {path.name} can't follow: {why.message}")


def _is_shift(edit: _Shift) -> bool:
    return list(_origins(edit)) != list(range(len(edit.was or ())))


def _origins(edit: _Shift) -> Origins:
    """Where each item that the list has after a change was in it before."""
    if isinstance(edit, SetTexts):
        return sources([words(text) for text in edit.was or ()], [words(text) for text in edit.now or ()])
    origins: list[int | None] = list(range(len(edit.was)))
    if isinstance(edit, AddItem):
        origins.insert(edit.at, None)
    else:
        item = origins.pop(edit.at)
        if isinstance(edit, MoveItem):
            origins.insert(edit.to, item)
    return origins


def _in_step(data: bytes, shown: str, edit: _Shift) -> bytes:
    """A translation with a list's items where the original's have gone."""
    steps = edit.steps
    if all(line.lstrip().startswith(b"#") for line in data.removeprefix(BOM_UTF8).splitlines() if line.strip()):
        return data  # it is only begun
    there = node_at(read_back(data, shown), steps)
    own = len(there.items) if isinstance(there, Series) else 0
    if not own or own > len(edit.was or ()):  # with more than the original has, it's out of step, and said to be
        return data
    wanted = [at if at is not None and at < own else None for at in _origins(edit)]
    while wanted and wanted[-1] is None:
        wanted.pop()
    if not wanted:
        return on_page(data, shown, partial(without_key, steps=steps))
    blank = _blank(edit.item, steps) if isinstance(edit, AddItem) else None
    for change in _changes(own, wanted, steps, blank):
        names = names_of(node_at(read_back(data, shown), steps))
        data = edited(data, shown, [replace(change, was=names)])
    return data


def _changes(own: int, wanted: Origins, steps: Steps, blank: Item) -> Iterator[MoveItem | AddItem | DropItem]:
    """What takes a list's items to their places, but for the names that they have then."""
    order: list[int | None] = list(range(own))
    for at in reversed(range(own)):
        if at not in wanted:
            order.remove(at)
            yield DropItem(steps, at, ())
    for at, origin in enumerate(wanted):
        if origin is None:
            order.insert(at, None)
            yield AddItem(steps, at, blank, ())
        elif order[at] != origin:
            here = order.index(origin)
            order.insert(at, order.pop(here))
            yield MoveItem(steps, here, at, ())


def _blank(item: Item, steps: Steps) -> Item:
    """The place for an item's translation: its keys that are translated, without words."""
    if not isinstance(item, Mapping):
        return None
    at = path_of((*steps, 0))
    return {key: None for key, said in item.items() if said and is_translatable(f"{at}.{key}", metrics=False)} or None


def _renumbered(noted: bytes, shown: str, edit: _Shift) -> bytes:
    """The notes with the items' new numbers, and without those of items that are gone."""
    try:
        part = read_back(noted, shown).entries.get(PARTS[0])
    except Problems:
        return noted  # nothing is done with it, and that is said elsewhere
    path, origins = path_of(edit.steps), _origins(edit)
    numbers = {str(origin + 1): at for at, origin in enumerate(origins, 1) if origin is not None}
    item = re.compile(rf"{re.escape(path)}\[(\d+)\]")
    for key in part.value.entries if part and isinstance(part.value, Branch) else ():
        found = item.match(key)
        if found and found[1] not in numbers:
            noted = on_page(noted, shown, partial(without_key, steps=(PARTS[0], key)))
    return on_page(noted, shown, partial(_with_numbers, path=path, item=item, numbers=numbers))


def _with_numbers(page: Page, path: str, item: re.Pattern[str], numbers: Mapping[str, int]) -> str:
    text, part = page.text, page.find((PARTS[0],))
    for pair in reversed(part.pairs if isinstance(part, Keyed) else ()):
        found, (start, end) = item.match(pair.key.value), (pair.key.start, pair.key.end)
        if found:
            text = text[:start] + text[start:end].replace(found[0], f"{path}[{numbers[found[1]]}]", 1) + text[end:]
    return text
