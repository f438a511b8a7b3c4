"""Changes a YAML file: what was asked for, and not one other byte.

Nothing is written back from a tree: the reader's own events say where each value stands, and only that stretch of the
text is replaced. What comes out is read again and has to say what was asked for and all else as before; otherwise the
change is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from benefitgraphic.diagnostics import Problems
from benefitgraphic.editing.edits import (
    AddItem,
    Clash,
    Clashes,
    DropItem,
    Item,
    MoveItem,
    SetText,
    SetTexts,
    YamlEdit,
    names_of,
)
from benefitgraphic.editing.items import added, dropped, moved, with_texts
from benefitgraphic.editing.keys import with_text, without_key
from benefitgraphic.editing.page import Page
from benefitgraphic.editing.reading_back import read_back, values
from benefitgraphic.editing.rendering import Value
from benefitgraphic.editing.shapes import keys_at
from benefitgraphic.editing.spans import comments
from benefitgraphic.editing.spelling import words
from benefitgraphic.editing.steps import label_of, node_at, path_of
from benefitgraphic.editing.wanted import agrees, wanted
from benefitgraphic.project.yaml.tree import Branch, Leaf, Series

_MARK = b"\xef\xbb\xbf"


def edited(data: bytes, shown: str, edits: Sequence[YamlEdit]) -> bytes:
    """A YAML file with changes made to it, one after the other.

    Comments, order, indentation, empty lines, line ends, quotes and escapes stay as they are wherever nothing was asked
    for. Texts are written as the reader takes them: in one paragraph, with single spaces.

    Args:
        data: the file, in UTF-8, with or without a byte order mark.
        shown: the file, as diagnostics name it; one called "metrics" is taken to hold metrics.
        edits: the changes; each says what the file says before it.

    Raises:
        Clashes: the file says something else than the changes were made from.
        Problems: the file can't be read, or a change can't be made safely.
    """
    clashes: list[Clash] = []
    tree = read_back(data, shown)
    for edit in edits:
        clash = _clash(tree, edit)
        if clash:
            clashes.append(clash)
            continue
        try:
            data = on_page(data, shown, partial(_checked, tree=tree, edit=edit))
        except Problems:
            if clashes:  # it may have failed for what wasn't done before it
                break
            raise
        tree = read_back(data, shown)
    if clashes:
        raise Clashes(clashes)
    return data


def on_page(data: bytes, shown: str, change: Callable[[Page], str]) -> bytes:
    """A YAML file with its text changed; its byte order mark stays."""
    mark = _MARK if data.startswith(_MARK) else b""
    return mark + _encoded(change(Page.of(data.removeprefix(_MARK).decode("utf-8"), shown)))


def _clash(tree: Branch, edit: YamlEdit) -> Clash | None:
    """Where the file says something else than the change was made from."""
    node = node_at(tree, edit.steps)
    if isinstance(edit, SetText):
        if node is None or isinstance(node, Leaf):
            theirs = None if node is None else node.text
            # Who wrote the same meanwhile, perhaps we ourselves, is in nobody's way.
            same = any(
                (theirs is None) == (text is None) and words(theirs or "") == words(text or "")
                for text in (edit.was, edit.now)
            )
            return None if same else _said(edit, edit.was or "", edit.now or "", theirs or "")
        return _said(edit, edit.was or "", edit.now or "", _lines(names_of(node)))
    there = names_of(node)
    is_list = isinstance(node, Series)
    was = edit.was or ()
    if tuple(map(words, there)) == tuple(map(words, was)) and (
        not isinstance(edit, SetTexts) or is_list == (edit.was is not None)
    ):
        return None
    if isinstance(edit, SetTexts):
        return _said(edit, _lines(was), _lines(edit.now or ()), _lines(there))
    return _said(edit, _lines(was), _lines(_mine(edit)), _lines(there))


def _mine(edit: MoveItem | AddItem | DropItem) -> tuple[str, ...]:
    """A list's items, by name, as they would be after the change."""
    names = list(edit.was)
    if isinstance(edit, AddItem):
        names.insert(edit.at, _first(edit.item))
    elif 0 <= edit.at < len(names):
        name = names.pop(edit.at)
        if isinstance(edit, MoveItem):
            names.insert(edit.to, name)
    return tuple(names)


def _checked(page: Page, tree: Branch, edit: YamlEdit) -> str:
    """The text with one change, once it has been read again."""
    if _is_idle(edit) or (isinstance(edit, SetText) and edit.now is None and page.find(edit.steps) is None):
        return page.text
    text = _changed(page, edit)
    try:
        after = read_back(_encoded(text), page.shown)
        is_right = agrees(values(after), wanted(values(tree), edit)) and _keeps_comments(page, text, edit)
    except (Problems, LookupError, TypeError, ValueError):
        is_right = False
    if is_right:
        return text
    node = page.find(edit.steps)
    raise page.refusal(node.start if node else 0, edit.steps, f"{label_of(edit.steps)} can't be changed safely here")


def _changed(page: Page, edit: YamlEdit) -> str:
    if isinstance(edit, SetText):
        return without_key(page, edit.steps) if edit.now is None else with_text(page, edit.steps, words(edit.now))
    if isinstance(edit, SetTexts):
        return with_texts(page, edit.steps, [words(text) for text in edit.now or ()])
    if isinstance(edit, MoveItem):
        return moved(page, edit)
    if isinstance(edit, DropItem):
        return dropped(page, edit)
    return added(page, edit, _in_order(edit.item, keys_at(page.shown, (*edit.steps, 0))))


def _is_idle(edit: YamlEdit) -> bool:
    """Whether nothing is asked for that isn't there."""
    if isinstance(edit, SetText):
        return edit.now == edit.was or (
            None not in (edit.now, edit.was) and words(edit.now or "") == words(edit.was or "")
        )
    if isinstance(edit, SetTexts):
        return list(map(words, edit.now or ())) == list(map(words, edit.was or ())) and bool(edit.now or not edit.was)
    return isinstance(edit, MoveItem) and edit.at == edit.to


def _keeps_comments(page: Page, text: str, edit: YamlEdit) -> bool:
    """Whether no comment is gone but with what it belongs to."""
    before, after = comments(page.text, page.root), comments(text, Page.of(text, page.shown).root)
    if isinstance(edit, AddItem) or (isinstance(edit, SetText) and edit.now is not None):
        return before == after
    if isinstance(edit, MoveItem):
        return sorted(before) == sorted(after)
    return not Counter(after) - Counter(before)


def _in_order(item: Item, order: Sequence[str]) -> Value:
    if not isinstance(item, Mapping):
        return item and words(item)
    keys = sorted(item, key=lambda key: order.index(key) if key in order else len(order))
    found: dict[str, Value] = {}
    for key in keys:
        value = item[key]
        found[key] = tuple(map(words, value)) if isinstance(value, tuple) else value and words(value)
    return found


def _said(edit: YamlEdit, was: str, mine: str, theirs: str) -> Clash:
    return Clash(label_of(edit.steps), path_of(edit.steps), was, mine, theirs)


def _lines(texts: Sequence[str]) -> str:
    return "\n".join(texts)


def _first(item: Item) -> str:
    if not isinstance(item, Mapping):
        return item or ""
    return next((_lines(value[:1]) if isinstance(value, tuple) else value or "" for value in item.values()), "")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
