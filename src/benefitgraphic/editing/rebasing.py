"""Changes that are to be made whatever the file says by now: the designer has seen what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benefitgraphic.content.findings import Findings
from benefitgraphic.content.source import read_yaml
from benefitgraphic.content.tree import Branch, Leaf, Node, Series
from benefitgraphic.diagnostics import Problems
from benefitgraphic.editing.edits import AddItem, DropItem, MoveItem, SetText, SetTexts, YamlEdit, names_of
from benefitgraphic.editing.yaml_text import edited

_UNSAVED = Path("/unsaved")


def edited_anyway(data: bytes, shown: str, edits: Sequence[YamlEdit]) -> bytes:
    """The file with the changes, over whatever somebody else has written in the same places.

    Raises:
        Clashes: an item that is to be moved or taken out is not in its list any more.
        Problems: a change can't be made.
    """
    for edit in edits:
        findings = Findings({_UNSAVED: data})
        tree = read_yaml(_UNSAVED, shown, findings)
        if tree is None:
            raise Problems(findings.ordered())
        data = edited(data, shown, [_as_now(edit, tree)])
    return data


def _as_now(edit: YamlEdit, tree: Branch) -> YamlEdit:
    """The change as if it had been thought of now."""
    node = _node(tree, edit.steps)
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


def _node(tree: Branch, steps: Sequence[str | int]) -> Node | None:
    node: Node = tree
    for step in steps:
        if isinstance(node, Branch) and isinstance(step, str) and step in node.entries:
            node = node.entries[step].value
        elif isinstance(node, Series) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node
