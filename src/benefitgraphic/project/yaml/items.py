"""Moves, adds, drops and rewrites items of lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from benefitgraphic.project.yaml.expected import Item
from benefitgraphic.project.yaml.file_text import FileText, is_nothing
from benefitgraphic.project.yaml.keys import with_key, with_value, without_key
from benefitgraphic.project.yaml.rendering import Habits, Value, in_flow
from benefitgraphic.project.yaml.scalar_style import fresh, respelled, words
from benefitgraphic.project.yaml.sequence_cut import SequenceCut, cut_list
from benefitgraphic.project.yaml.spans import Keyed, Scalar, SequenceSpan, column, has_shared
from benefitgraphic.project.yaml.steps import Steps, label_of

# For each item that a list has after a change, its place before; None for a new one.
Origins = Sequence[int | None]


def arranged(
    page: FileText, steps: Steps, origins: Origins, said: Mapping[int, Item], *, may_bracket: bool = False
) -> str:
    """Return the file with a list's items elsewhere; each takes its comments along.

    Args:
        page: the file.
        steps: the place of the list; where there is none, it is made.
        origins: where the items come from. None of them: the list goes, too.
        said: what new items say, and those that are rewritten, by their place afterwards.
        may_bracket: whether a list that is made may be written in brackets.

    Raises:
        Problems: it can't be changed safely.
    """
    node = page.find(steps)
    if not origins:
        if node is None:
            return page.text
        if not page.keys_at(steps[:-1]).get(str(steps[-1]), True):
            message = f"this is the last of {label_of(steps)}, and one has to stay"
            raise page.refusal(node.start, steps, message, "change it instead")
        return without_key(page, steps)
    new = {at: _in_order(item, tuple(page.keys_at((*steps, 0)))) for at, item in said.items()}
    whole = tuple(map(str, new.values())) if may_bracket else list(new.values())
    if node is None:
        return with_key(page, steps, whole)
    if is_nothing(node):
        return with_value(page, steps, whole)
    if not isinstance(node, SequenceSpan):
        raise page.refusal(node.start, steps, f"{label_of(steps)} is not a list")
    if not node.items:
        return page.replaced(node.start, node.end, in_flow(whole))
    page.refuse_comments(node, steps)
    if any(origin is not None and not 0 <= origin < len(node.items) for origin in origins):
        raise page.refusal(node.start, steps, f"there is no such place in {label_of(steps)}", "look at it again")
    cut = cut_list(page.text, node, page.eol)
    if cut is None:
        raise page.refusal(node.start, steps, f"the items of {label_of(steps)} have no lines of their own")
    if [origin for origin in origins if origin is not None] != list(range(len(node.items))):
        _refuse_shared(page, node, steps)
    return _arranged(page, steps, node, cut, origins, new).put_into(page.text)


def sources(olds: Sequence[str], texts: Sequence[str]) -> Origins:
    """Return for each new text the old one whose place it takes, if any; at least one of them is kept."""
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


def _arranged(
    page: FileText, steps: Steps, node: SequenceSpan, cut: SequenceCut, origins: Origins, new: Mapping[int, Value]
) -> SequenceCut:
    for at, text in new.items():
        origin = origins[at]
        if origin is not None:
            cut = cut.rewritten(origin, _rewritten(page, steps, node, cut.pieces[origin].body, origin, str(text)))
    order: list[int | None] = list(range(len(node.items)))  # which old item stands where
    for old in reversed(range(len(node.items))):
        if old not in origins:
            cut = cut.dropped(old)
            order.remove(old)
    for at, origin in enumerate(origins):
        if origin is None:
            cut = cut.added(at, _body(page, node, new[at]))
            order.insert(at, None)
        elif order[at] != origin:
            here = order.index(origin)
            cut = cut.moved(here, at)
            order.insert(at, order.pop(here))
    return cut


def _rewritten(page: FileText, steps: Steps, node: SequenceSpan, body: str, at: int, text: str) -> str:
    """Return an item's body, which is a text, with another one."""
    old = node.items[at]
    if not isinstance(old, Scalar) or old.shared:
        raise page.refusal(node.start, steps, f"{label_of(steps)} holds more than plain texts")
    if words(old.value) == text:
        return body
    start = body[: len(body) - (old.end - old.start)]
    if old.end == old.start:
        return f"{start} {fresh(text, flow=node.flow)}"
    return start + respelled(page.text, old, text, page.eol)


def _body(page: FileText, node: SequenceSpan, item: Value) -> str:
    """Return a new item, as the others are written."""
    if node.flow:
        return in_flow(item)
    habits = Habits.of(page)
    space = page.text[node.start + 1 : node.items[0].start]
    dash = space if space and not space.strip(" ") else " "
    if not isinstance(item, str) and all(isinstance(one, Keyed) and one.flow for one in node.items):
        return "-" + dash + in_flow(item)
    return replace(habits, dash=dash).item(item, column(page.text, node.start))


def _refuse_shared(page: FileText, node: SequenceSpan, steps: Steps) -> None:
    """Refuse to move and to drop items of a list some of which are written once and used twice."""
    for at, item in enumerate(node.items):
        if has_shared(item):
            message = f"{label_of((*steps, at))} is repeated with '&' and '*'"
            raise page.refusal(item.start, (*steps, at), message)


def _in_order(item: Item, order: Sequence[str]) -> Value:
    """Return an item's texts in one line each, with its keys in the order in which they are written."""
    if not isinstance(item, Mapping):
        return item and words(item)
    keys = sorted(item, key=lambda key: order.index(key) if key in order else len(order))
    found: dict[str, Value] = {}
    for key in keys:
        value = item[key]
        found[key] = tuple(map(words, value)) if isinstance(value, tuple) else value and words(value)
    return found
