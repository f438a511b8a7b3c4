"""Changes that are to be made whatever the file says by now: the designer has seen what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from benefitgraphic.editing.edits import AddItem, DropItem, MoveItem, SetText, SetTexts, YamlEdit, names_of
from benefitgraphic.editing.reading_back import read_back
from benefitgraphic.editing.steps import node_at
from benefitgraphic.editing.yaml_text import edited
from benefitgraphic.project.yaml.tree import Branch, Leaf, Series


def edited_anyway(data: bytes, shown: str, edits: Sequence[YamlEdit]) -> tuple[bytes, Sequence[YamlEdit]]:
    """The file with the changes, over whatever somebody else wrote in the same places; and what they are by now.

    Raises:
        Clashes: an item that is to be moved or taken out is not in its list any more.
        Problems: a change can't be made.
    """
    made: list[YamlEdit] = []
    for edit in edits:
        made.append(_as_now(edit, read_back(data, shown)))
        data = edited(data, shown, made[-1:])
    return data, made


def _as_now(edit: YamlEdit, tree: Branch) -> YamlEdit:
    """The change as if it had been thought of now."""
    node = node_at(tree, edit.steps)
    if isinstance(edit, SetText):
        return replace(edit, was=node.text if isinstance(node, Leaf) else None)
    names = names_of(node)
    if isinstance(edit, SetTexts):
        return replace(edit, was=names if isinstance(node, Series) else None)
    if isinstance(edit, AddItem):
        return replace(edit, at=min(edit.at, len(names)), was=names)
    return _found_again(edit, names)


def _found_again(edit: MoveItem | DropItem, names: tuple[str, ...]) -> YamlEdit:
    """The same item where it is now, if there is just one of its name; else the change as it is, which will clash."""
    name = edit.was[edit.at] if edit.at < len(edit.was) else ""
    if names.count(name) != 1:
        return edit
    if isinstance(edit, MoveItem):
        return replace(edit, at=names.index(name), to=min(edit.to, len(names) - 1), was=names)
    return replace(edit, at=names.index(name), was=names)
