"""Sets, adds and takes away keys."""

from __future__ import annotations

import re
from collections.abc import Mapping

from benefitgraphic.project.yaml.file_text import FileText, is_nothing
from benefitgraphic.project.yaml.rendering import Habits, Value, in_flow
from benefitgraphic.project.yaml.scalar_style import fresh, key_of, respelled
from benefitgraphic.project.yaml.sequence_cut import cut_keys
from benefitgraphic.project.yaml.spans import Keyed, Scalar, column
from benefitgraphic.project.yaml.steps import Steps, label_of

_END_OF_LINE = re.compile(r"[ \t]+#[^\r\n]*")


def with_text(page: FileText, steps: Steps, text: str) -> str:
    """Return the file with another text at a place."""
    node = page.find(steps)
    if node is None:
        return with_key(page, steps, text)
    if not isinstance(node, Scalar):
        raise page.refusal(node.start, steps, f"{label_of(steps)} is not a single text")
    if is_nothing(node):
        return page.replaced(node.start, node.end, " " + fresh(text, flow=node.flow))
    return page.replaced(node.start, node.end, respelled(page.text, node, text, page.eol))


def without_key(page: FileText, steps: Steps) -> str:
    """Return the file without a key and its value, and the comment at its line's end."""
    parent, key = page.find(steps[:-1]), steps[-1]
    if not isinstance(parent, Keyed) or not isinstance(key, str):
        raise page.refusal(parent.start if parent else 0, steps, f"{label_of(steps)} can't be removed")
    return renamed(page, steps[:-1], {key: None})


def renamed(page: FileText, steps: Steps, names: Mapping[str, str | None]) -> str:
    """Return the file with other keys in a mapping.

    Args:
        page: the file.
        steps: the place of the mapping.
        names: from a key, as it is written in the file, to the new one; None takes it away with its value.
    """
    parent = page.find(steps)
    cut = cut_keys(page.text, parent, page.eol) if isinstance(parent, Keyed) else None
    if cut is None or not isinstance(parent, Keyed):
        return page.text
    page.refuse_comments(parent, steps)
    gone = [at for at, pair in enumerate(parent.pairs) if names.get(pair.key.value, "") is None]
    if len(gone) == len(parent.pairs):
        return _emptied(page, parent, steps, cut.end)
    for at, pair in enumerate(parent.pairs):
        name, length = names.get(pair.key.value), pair.key.end - pair.key.start
        if name is not None:
            cut = cut.rewritten(at, key_of(name, flow=parent.flow) + cut.pieces[at].body[length:])
    for at in reversed(gone):
        cut = cut.dropped(at)
    return cut.put_into(page.text)


def _emptied(page: FileText, parent: Keyed, steps: Steps, end: int) -> str:
    if not steps:
        raise page.refusal(parent.start, steps, "nothing would be left in this file")
    if parent.flow:
        return page.replaced(parent.start, parent.end, "{}")
    # "{}" goes up to the key that it belongs to.
    start = parent.floor + len(page.text[parent.floor : parent.start].rstrip(" \t\r\n"))
    return page.replaced(start, end, " {}")


def with_key(page: FileText, steps: Steps, value: Value) -> str:
    """Return the file with a new key, after those that the models name before it.

    Args:
        page: the file.
        steps: the place; mappings on the way that aren't there are made.
        value: what to write.
    """
    key, parent = steps[-1], page.find(steps[:-1])
    if not isinstance(key, str) or not (parent is None or isinstance(parent, Keyed) or is_nothing(parent)):
        raise page.refusal(parent.start if parent else 0, steps, f"there is no place for {label_of(steps)} here")
    if parent is None:
        return with_key(page, steps[:-1], {key: value})
    if not isinstance(parent, Keyed):
        return with_value(page, steps[:-1], {key: value})
    page.refuse_comments(parent, steps[:-1])
    cut = cut_keys(page.text, parent, page.eol)
    if cut is None:
        return page.replaced(parent.start, parent.end, in_flow({key: value}))
    indent = column(page.text, parent.start)
    body = in_flow({key: value})[1:-1] if parent.flow else Habits.of(page).entry(key, value, indent)
    return cut.added(_place(page, parent, steps), body).put_into(page.text)


def with_value(page: FileText, steps: Steps, value: Value) -> str:
    """Return the file with a value for a key that has none."""
    nothing, parent = page.find(steps), page.find(steps[:-1])
    key = steps[-1]
    if nothing is None or not isinstance(parent, Keyed) or not isinstance(key, str):
        raise page.refusal(nothing.start if nothing else 0, steps, f"there is no place for {label_of(steps)} here")
    pair = parent.pair(key)
    assert pair is not None  # noqa: S101  its value was found
    if parent.flow:
        return page.replaced(nothing.start, nothing.end, " " + in_flow(value))
    entry = Habits.of(page).entry(key, value, column(page.text, pair.start))[len(key_of(key, flow=False)) + 1 :]
    # What begins on the next line goes below the comment on this one.
    at = _END_OF_LINE.match(page.text, nothing.start) if entry.startswith(page.eol) else None
    place = at.end() if at else nothing.start
    return page.replaced(place, place, entry)


def _place(page: FileText, parent: Keyed, steps: Steps) -> int:
    """Where a new key belongs: after the nearest that the models name before it, and any that follow that one."""
    order = tuple(page.keys_at(steps[:-1]))
    there = [pair.key.value for pair in parent.pairs]
    if steps[-1] not in order:
        return len(there)
    earlier = order[: order.index(str(steps[-1]))]
    near = next((there.index(key) for key in reversed(earlier) if key in there), -1)
    while near >= 0 and near + 1 < len(there) and there[near + 1] in earlier:
        near += 1
    return near + 1
