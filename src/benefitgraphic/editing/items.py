"""Moves, adds, drops and rewrites items of lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from benefitgraphic.editing.edits import AddItem, DropItem, MoveItem
from benefitgraphic.editing.keys import with_key, with_value, without_key
from benefitgraphic.editing.page import Page, is_nothing
from benefitgraphic.editing.pieces import Cut, cut_list
from benefitgraphic.editing.rendering import Habits, Value, in_flow
from benefitgraphic.editing.shapes import is_optional
from benefitgraphic.editing.spans import Keyed, Listed, Scalar, column, has_shared
from benefitgraphic.editing.spelling import fresh, respelled, words
from benefitgraphic.editing.steps import Steps, label_of


def moved(page: Page, edit: MoveItem) -> str:
    """The file with an item in another place."""
    node = _list(page, edit.steps)
    _refuse_outside(page, node, edit.steps, edit.at, edit.to)
    _refuse_shared(page, node, edit.steps, edit.at)
    return _cut(page, node, edit.steps).moved(edit.at, edit.to).put_into(page.text)


def dropped(page: Page, edit: DropItem) -> str:
    """The file without an item; without the list, where it was the only one."""
    node = _list(page, edit.steps)
    _refuse_outside(page, node, edit.steps, edit.at)
    _refuse_shared(page, node, edit.steps, edit.at)
    if len(node.items) == 1:
        _refuse_required(page, node, edit.steps)
        return without_key(page, edit.steps)
    return _cut(page, node, edit.steps).dropped(edit.at).put_into(page.text)


def added(page: Page, edit: AddItem, item: Value) -> str:
    """The file with a new item, and with the list, where there was none."""
    node = page.find(edit.steps)
    if node is None:
        return with_key(page, edit.steps, [item])
    if is_nothing(node):
        return with_value(page, edit.steps, [item])
    node = _list(page, edit.steps)
    if not node.items:
        return page.replaced(node.start, node.end, in_flow([item]))
    _refuse_outside(page, node, edit.steps, edit.at - 1 if edit.at else 0)
    return _cut(page, node, edit.steps).added(edit.at, _body(page, node, item)).put_into(page.text)


def with_texts(page: Page, steps: Steps, texts: Sequence[str]) -> str:
    """The file with other texts in a list: those that stay keep their comments, wherever they go."""
    node = page.find(steps)
    if not texts:
        if node is not None:
            _refuse_required(page, node, steps)
        return without_key(page, steps) if node is not None else page.text
    if node is None:
        return with_key(page, steps, tuple(texts))
    if is_nothing(node):
        return with_value(page, steps, tuple(texts))
    node = _list(page, steps)
    if not node.items:
        return page.replaced(node.start, node.end, in_flow(tuple(texts)))
    olds = [item for item in node.items if isinstance(item, Scalar) and not item.shared]
    if len(olds) < len(node.items):
        raise page.refusal(node.start, steps, f"{label_of(steps)} holds more than plain texts")
    return _with_texts(page, node, _cut(page, node, steps), olds, texts).put_into(page.text)


def sources(olds: Sequence[str], texts: Sequence[str]) -> list[int | None]:
    """For each new text the old one whose place it takes, if any; at least one of them is kept."""
    free = list(range(len(olds)))
    found: list[int | None] = [None] * len(texts)
    for at, text in enumerate(texts):
        same = [old for old in free if olds[old] == text]
        if same:
            found[at] = at if at in same else same[0]
            free.remove(found[at] or 0)
    for at in range(len(texts)):
        if found[at] is None and at in free:
            found[at] = at
            free.remove(at)
    if texts and free and all(source is None for source in found):
        found[0] = free[0]
    return found


def _with_texts(page: Page, node: Listed, cut: Cut, olds: Sequence[Scalar], texts: Sequence[str]) -> Cut:
    """The pieces for these texts: each keeps its own; of the others, those in the same place are rewritten."""
    froms = sources(list(map(_said, olds)), texts)
    for at, text in enumerate(texts):
        source = froms[at]
        if source is not None and _said(olds[source]) != text:
            body = cut.pieces[source].body
            written = respelled(page.text, olds[source], text, page.eol)
            written = written if olds[source].end > olds[source].start else " " + fresh(text, flow=node.flow)
            cut = cut.rewritten(source, body[: len(body) - (olds[source].end - olds[source].start)] + written)
    order = list(range(len(olds)))  # which old text stands where
    for old in reversed(range(len(olds))):
        if old not in froms:
            cut = cut.dropped(old) if len(order) > 1 else cut
            order.remove(old)
    for at, text in enumerate(texts):
        source = froms[at]
        if source is None:
            cut = cut.added(at, _body(page, node, text))
            order.insert(at, -1)
        elif order[at] != source:
            here = order.index(source)
            cut = cut.moved(here, at)
            order.insert(at, order.pop(here))
    return cut


def _said(scalar: Scalar) -> str:
    return words(scalar.value)


def _list(page: Page, steps: Steps) -> Listed:
    node = page.find(steps)
    if not isinstance(node, Listed):
        raise page.refusal(node.start if node else 0, steps, f"{label_of(steps)} is not a list")
    return node


def _cut(page: Page, node: Listed, steps: Steps) -> Cut:
    cut = cut_list(page.text, node, page.eol)
    if cut is None:
        raise page.refusal(node.start, steps, f"the items of {label_of(steps)} have no lines of their own")
    return cut


def _body(page: Page, node: Listed, item: Value) -> str:
    """A new item as the others are written."""
    if node.flow:
        return in_flow(item)
    habits = Habits.of(page)
    space = page.text[node.start + 1 : node.items[0].start]
    dash = space if space and not space.strip(" ") else " "
    if not isinstance(item, str) and all(isinstance(one, Keyed) and one.flow for one in node.items):
        return "-" + dash + in_flow(item)
    return replace(habits, dash=dash).item(item, column(page.text, node.start))


def _refuse_outside(page: Page, node: Listed, steps: Steps, *places: int) -> None:
    if any(not 0 <= at < len(node.items) for at in places):
        raise page.refusal(node.start, steps, f"there is no such place in {label_of(steps)}", "look at it again")


def _refuse_shared(page: Page, node: Listed, steps: Steps, at: int) -> None:
    item = node.items[at]
    if has_shared(item):
        message = f"{label_of((*steps, at))} is repeated with '&' and '*'"
        raise page.refusal(item.start, (*steps, at), message)


def _refuse_required(page: Page, node: Listed | Scalar | Keyed, steps: Steps) -> None:
    if not is_optional(page.shown, steps):
        message = f"this is the last of {label_of(steps)}, and there has to be one"
        raise page.refusal(node.start, steps, message, "change it instead")
