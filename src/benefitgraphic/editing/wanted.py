"""What a file has to say once it is changed: worked out from the tree alone, to judge the new text by."""

from __future__ import annotations

from collections.abc import Mapping

from benefitgraphic.editing.edits import AddItem, DropItem, MoveItem, SetText, SetTexts, YamlEdit
from benefitgraphic.editing.spelling import words
from benefitgraphic.editing.steps import Steps


class Typed(str):
    """A text from a form: the file may break it into lines."""

    __slots__ = ()


def wanted(tree: object, edit: YamlEdit) -> object:
    """The tree, as `reading_back.values` gives it, with a change made to it.

    Raises:
        LookupError: the place isn't there.
        TypeError: there is something else there.
    """
    if isinstance(edit, SetText):
        return _set(tree, edit.steps, None if edit.now is None else Typed(words(edit.now)))
    if isinstance(edit, SetTexts):
        return _set(tree, edit.steps, [Typed(words(text)) for text in edit.now] if edit.now else None)
    found = _at(tree, edit.steps)
    items = list(found) if isinstance(found, list) else []
    if isinstance(edit, AddItem):
        items.insert(edit.at, _typed(edit.item))
    elif isinstance(edit, MoveItem):
        items.insert(edit.to, items.pop(edit.at))
    elif isinstance(edit, DropItem):
        del items[edit.at]
    return _set(tree, edit.steps, items or None)


def agrees(found: object, wanted: object) -> bool:
    """Whether a file says what it should, and nothing else."""
    if isinstance(wanted, Typed):
        return isinstance(found, str) and words(found) == wanted
    if isinstance(wanted, dict) and isinstance(found, dict):
        return found.keys() == wanted.keys() and all(agrees(found[key], wanted[key]) for key in wanted)
    if isinstance(wanted, list) and isinstance(found, list):
        return len(found) == len(wanted) and all(map(agrees, found, wanted))
    if isinstance(wanted, str) and isinstance(found, str):
        # A block of text at the very end of a file may have no line end to say, and gets one elsewhere.
        return found.removesuffix("\n") == wanted.removesuffix("\n")
    return found is None and wanted is None


def _set(tree: object, steps: Steps, value: object) -> object:
    """The tree with a value at a place; None takes the key away."""
    step, further = steps[0], steps[1:]
    if isinstance(step, int) and isinstance(tree, list):
        return [*tree[:step], _set(tree[step], further, value) if further else value, *tree[step + 1 :]]
    if not isinstance(step, str) or not (tree is None or isinstance(tree, dict)):
        raise TypeError
    entries = dict(tree or {})
    if further:
        entries[step] = _set(entries.get(step), further, value)
    elif value is None:
        del entries[step]
    else:
        entries[step] = value
    return entries


def _at(tree: object, steps: Steps) -> object:
    for step in steps:
        if isinstance(step, int) and isinstance(tree, list):
            tree = tree[step]
        else:
            tree = tree.get(str(step)) if isinstance(tree, dict) else None
    return tree


def _typed(item: object) -> object:
    if isinstance(item, str):
        return Typed(words(item))
    if isinstance(item, Mapping):
        return {key: _typed(value) for key, value in item.items()}
    return [_typed(value) for value in item] if isinstance(item, tuple | list) else item
