"""What a file has to say once it is changed: worked out from the tree alone, to judge the new text by."""

from __future__ import annotations

from collections.abc import Mapping

from benefitgraphic.project.yaml.scalar_style import words
from benefitgraphic.project.yaml.steps import Steps
from benefitgraphic.project.yaml.tree import Branch, Leaf, Node

# A new item of a list: a text, or keys with a text or a list of texts each. None: no words yet, but a place for them.
Item = str | Mapping[str, str | tuple[str, ...] | None] | None


class FormText(str):
    """A text from a form: the file may break it into lines."""

    __slots__ = ()


def values(node: Node) -> object:
    """Return a tree as plain texts, lists and dicts."""
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, Branch):
        return {key: values(entry.value) for key, entry in node.entries.items()}
    return [values(item) for item in node.items]


def typed(item: Item | tuple[str, ...]) -> object:
    """Return what a new item has to say."""
    if isinstance(item, str):
        return FormText(words(item))
    if isinstance(item, Mapping):
        return {key: typed(value) for key, value in item.items()}
    return item and [typed(value) for value in item]


def items_at(tree: object, steps: Steps) -> list[object]:
    """Return the items of a list; none where there is no list."""
    for step in steps:
        if isinstance(step, int) and isinstance(tree, list):
            tree = tree[step]
        else:
            tree = tree.get(str(step)) if isinstance(tree, dict) else None
    return tree if isinstance(tree, list) else []


def with_value_at(tree: object, steps: Steps, value: object) -> object:
    """Return a tree, as `values` gives it, with a value at a place; None takes the key away.

    Raises:
        LookupError: the place isn't there.
        TypeError: there is something else there.
    """
    step, further = steps[0], steps[1:]
    if isinstance(step, int) and isinstance(tree, list):
        changed = with_value_at(tree[step], further, value) if further else value
        return [*tree[:step], changed, *tree[step + 1 :]]
    if not isinstance(step, str) or not (tree is None or isinstance(tree, dict)):
        raise TypeError
    entries = dict(tree or {})
    if further:
        entries[step] = with_value_at(entries.get(step), further, value)
    elif value is None:
        del entries[step]
    else:
        entries[step] = value
    return entries


def agrees(found: object, wanted: object) -> bool:
    """Return whether a file says what it should, and nothing else."""
    if isinstance(wanted, FormText):
        return isinstance(found, str) and words(found) == wanted
    if isinstance(wanted, dict) and isinstance(found, dict):
        return found.keys() == wanted.keys() and all(agrees(found[key], wanted[key]) for key in wanted)
    if isinstance(wanted, list) and isinstance(found, list):
        return len(found) == len(wanted) and all(map(agrees, found, wanted))
    if isinstance(wanted, str) and isinstance(found, str):
        # A block of text at the very end of a file may have no line end to say, and gets one elsewhere.
        return found.removesuffix("\n") == wanted.removesuffix("\n")
    return found is None and wanted is None
