"""From what a form sends to a change of the designer's files: only what the forms offer can be asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.editing.edits import AddItem, DropItem, MoveItem, SetCell, SetText, SetTexts, YamlEdit
from benefitgraphic.preview.forms.schema import Blank, blank_at, blanks
from benefitgraphic.project.yaml.expected import Item
from benefitgraphic.project.yaml.steps import Steps

Sent = Mapping[str, Sequence[str]]
CellAddress = tuple[str, str, int]
"""Metric, category and year."""

_LONGEST = 20_000  # characters; models say in words what is too long, well below
_DEEPEST = 8
_MOST_TEXTS = 200


class NotOfferedError(Exception):
    """Something that no form offers; the page's own forms never send it."""


def edit_of(sent: Sent) -> YamlEdit:
    """Return the requested change of the words, from ``do``, ``steps``, ``was`` and whatever else it takes.

    Raises:
        NotOfferedError: it isn't one that the forms make.
    """
    steps = _steps(_one(sent, "steps"))
    blank = blank_at(steps)
    if blank is None:
        raise NotOfferedError("There is no such field.")
    was = _json(_one(sent, "was"))
    match _one(sent, "do"):
        case "text" if blank.kind not in ("items", "section", "texts", "sizes", "pairs"):
            if was is not None and not isinstance(was, str):
                raise NotOfferedError("This field holds a text.")
            return SetText(steps, was, _text(blank, was, sent))
        case "texts" if blank.kind in ("texts", "sizes") and not blank.is_list:
            texts = () if was is None else _texts(was)
            return SetTexts(steps, texts, _wanted(blank, texts, sent))
        case "move" if blank.is_list:
            names = _texts(was)
            return MoveItem(steps, _place(sent, "at", names), _place(sent, "to", names), names)
        case "drop" if blank.is_list:
            names = _texts(was)
            if len(names) <= blank.bounds[0]:
                raise NotOfferedError("The last one has to stay.")
            return DropItem(steps, _place(sent, "at", names), names)
        case "add" if blank.is_list:
            names = _texts(was)
            if len(names) >= blank.bounds[1]:
                raise NotOfferedError(f"There can be {blank.bounds[1]} at most.")
            return AddItem(steps, _place(sent, "at", (*names, "")), _item(blank, sent), names)
    raise NotOfferedError("This field can’t be changed in that way.")


def cell_of(sent: Sent) -> SetCell:
    """Return the requested change of a figure.

    Raises:
        NotOfferedError: it doesn't say which cell.
    """
    return SetCell(
        _one(sent, "metric"), _one(sent, "category"), _number(sent, "year"), _one(sent, "was"), _one(sent, "now")
    )


@dataclass(frozen=True, slots=True)
class Pasted:
    """A block that was pasted.

    Attributes:
        text: as the clipboard has it.
        at: metric, category and year of the cell that it was pasted on.
        shown: by the same, what the page showed in each cell.
    """

    text: str
    at: CellAddress
    shown: Mapping[CellAddress, str]


def paste_of(sent: Sent) -> Pasted:
    """Return the block that was pasted.

    Raises:
        NotOfferedError: it doesn't say on which cell, or what the table was like.
    """
    at = _one(sent, "metric"), _one(sent, "category"), _number(sent, "year")
    return Pasted("".join(sent.get("text", ("",))[:1]), at, _shown("".join(sent.get("shown", ("[]",))[:1])))


def _shown(said: str) -> Mapping[CellAddress, str]:
    cells = _json(said)
    if not isinstance(cells, list) or not all(isinstance(one, list) and len(one) == 4 for one in cells):
        raise NotOfferedError("The table can’t be read.")
    found: dict[CellAddress, str] = {}
    for metric, category, year, typed in map(_texts, cells):
        if not (year.isascii() and year.isdigit() and len(year) <= 6):
            raise NotOfferedError("The table can’t be read.")
        found[metric, category, int(year)] = typed
    return found


def _text(blank: Blank, was: str | None, sent: Sent) -> str | None:
    """Return the new text of a field; None to remove its key, as the default is meant then."""
    now = _one(sent, "now").replace("\r\n", "\n")
    if blank.kind == "flag" and now not in ("true", "false"):
        raise NotOfferedError("This is either on or off.")
    if was is None and now == {"flag": "false", "choice": blank.default}.get(blank.kind, ""):
        return None
    return None if not now.strip() and not blank.is_required else now


def _wanted(blank: Blank, was: tuple[str, ...], sent: Sent) -> tuple[str, ...] | None:
    if blank.kind == "sizes":
        ticked = set(sent.get("now", ()))
        if not ticked <= set(SIZES) | set(was):
            raise NotOfferedError("There is no such size.")
        # Those that there were keep their order; others follow in the order in which sizes are listed.
        return tuple(dict.fromkeys(name for name in (*was, *SIZES) if name in ticked))
    lines = [line.strip() for line in _one(sent, "now").splitlines()]
    texts = tuple(line for line in lines if line)
    if len(texts) > _MOST_TEXTS:
        raise NotOfferedError("This is too many.")
    return texts or (() if blank.is_required else None)


def _item(blank: Blank, sent: Sent) -> Item:
    """Return a new item of a list, by its fields; each is sent as ``item.`` and its key."""
    if blank.inner is None:
        return _one(sent, "item.").strip()
    offered = {one.name: one for one in blanks(blank.inner, blank.key)}
    names = [name.removeprefix("item.") for name in sent if name.startswith("item.")]
    if not set(names) <= set(offered):
        raise NotOfferedError("There is no such field.")
    item: dict[str, str | tuple[str, ...]] = {}
    for name in offered:
        said = _one(sent, f"item.{name}").replace("\r\n", "\n").strip() if name in names else ""
        if said or offered[name].is_required:
            item[name] = said
    return item


def _one(sent: Sent, name: str) -> str:
    values = sent.get(name) or ("",)
    if len(values) > 1 or len(values[0]) > _LONGEST:
        raise NotOfferedError("This is more than a field holds.")
    return values[0]


def _number(sent: Sent, name: str) -> int:
    said = _one(sent, name)
    if not (said.isascii() and said.isdigit() and len(said) <= 6):
        raise NotOfferedError("This isn’t a place.")
    return int(said)


def _place(sent: Sent, name: str, names: Sequence[str]) -> int:
    place = _number(sent, name)
    if place >= len(names):
        raise NotOfferedError("There is no such place in this list.")
    return place


def _json(said: str) -> object:
    try:
        return json.loads(said)
    except (ValueError, RecursionError):
        raise NotOfferedError("The form can’t be read.") from None


def _steps(said: str) -> Steps:
    found = _json(said)
    if not isinstance(found, list) or not 0 < len(found) <= _DEEPEST:
        raise NotOfferedError("There is no such field.")
    if not all(isinstance(step, str) or (type(step) is int and 0 <= step < 10_000) for step in found):
        raise NotOfferedError("There is no such field.")
    return tuple(found)


def _texts(found: object) -> tuple[str, ...]:
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        raise NotOfferedError("This isn’t a list.")
    return tuple(found)
