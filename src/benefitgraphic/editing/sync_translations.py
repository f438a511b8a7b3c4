"""Keeps translations in step: their lists are laid over the original's by position, so they change with them."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benefitgraphic.content.overlay import is_translatable
from benefitgraphic.content.translation_memory import PARTS
from benefitgraphic.diagnostics import Diagnostic, Problems
from benefitgraphic.editing.edits import ListEdit, Rearrange, YamlEdit, names_of
from benefitgraphic.editing.model_keys import file_text
from benefitgraphic.editing.yaml_text import edited
from benefitgraphic.project.paths import Project, overlays
from benefitgraphic.project.yaml.expected import Item
from benefitgraphic.project.yaml.file_text import FileText
from benefitgraphic.project.yaml.keys import renamed
from benefitgraphic.project.yaml.steps import Steps, node_at, path_of
from benefitgraphic.project.yaml.tree import Branch


def translations_after(
    project: Project, edits: Sequence[YamlEdit], read: Callable[[Path], bytes]
) -> Mapping[Path, bytes]:
    """Return the project's translations, and what is noted of them, after changes gave items of lists other places.

    An item's translation goes where the item goes. For a new one there is an empty place, where another item's words
    would stand otherwise. The translation of a text that was rewritten stays: checks say that it is out of date.

    Args:
        project: the project.
        edits: the changes made in the original, one after the other.
        read: gives what a file holds.

    Raises:
        Problems: a translation can't be read, or can't be changed safely.
    """
    shifts = [edit for edit in edits if isinstance(edit, ListEdit) and edit.shifts]
    found: dict[Path, bytes] = {}
    for language, path in overlays(project.config).items() if shifts else ():
        data, notes = read(path), project.noted(language)
        try:
            found[path] = data if _is_only_begun(data) else _in_step(file_text(data, project.shown(path)), shifts)
        except Problems as problems:
            raise Problems([_cannot_follow(path, why) for why in problems.diagnostics]) from None
        if notes.is_file():
            found[notes] = _renumbered(read(notes), project.shown(notes), shifts)
    return found


def _cannot_follow(path: Path, why: Diagnostic) -> Diagnostic:
    return replace(why, message=f"the translation in {path.name} can't follow: {why.message}")


def _is_only_begun(data: bytes) -> bool:
    return all(line.lstrip().startswith(b"#") for line in data.removeprefix(BOM_UTF8).splitlines() if line.strip())


def _in_step(page: FileText, shifts: Sequence[ListEdit]) -> bytes:
    """Return a translation with its lists' items where the original's have gone."""
    for edit in shifts:
        names = names_of(node_at(page.tree, edit.steps))
        own = len(names)
        if not own or own > len(edit.was):  # with more than the original has, it's out of step, and said to be
            continue
        order = [at if at is not None and at < own else None for at in edit.origins]
        while order and order[-1] is None:
            order.pop()
        blanks = {at: _blank(edit.said.get(at), edit.steps) for at, origin in enumerate(order) if origin is None}
        page, _ = edited(page, [Rearrange(edit.steps, names, order, blanks)])
    return page.data


def _blank(item: Item, steps: Steps) -> Item:
    """Return the place for an item's translation: its keys that are translated, without words."""
    if not isinstance(item, Mapping):
        return None
    at = path_of((*steps, 0))
    return {key: None for key, said in item.items() if said and is_translatable(f"{at}.{key}", metrics=False)} or None


def _renumbered(noted: bytes, shown: str, shifts: Sequence[ListEdit]) -> bytes:
    """Return the notes with the items' new numbers, and without those of items that are gone."""
    try:
        page = file_text(noted, shown)
    except Problems:
        return noted  # nothing is done with it, and that is said elsewhere
    part = page.tree.entries.get(PARTS[0])
    if part is None or not isinstance(part.value, Branch):
        return noted
    names: dict[str, str | None] = {key: key for key in part.value.entries}
    for edit in shifts:
        path = path_of(edit.steps)
        numbers = {str(origin + 1): at for at, origin in enumerate(edit.origins, 1) if origin is not None}
        item = re.compile(rf"{re.escape(path)}\[(\d+)\]")
        for key, name in names.items():
            found = item.match(name or "")
            if found:
                number = numbers.get(found[1])
                names[key] = None if number is None else f"{path}[{number}]{found.string[found.end() :]}"
    changed = {key: name for key, name in names.items() if name != key}
    return replace(page, text=renamed(page, PARTS[:1], changed)).data
