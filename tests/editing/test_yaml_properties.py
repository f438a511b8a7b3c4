"""Whatever way a file is written in, only what was asked for changes in it."""

from __future__ import annotations

import copy
import re
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from benefitgraphic.diagnostics import Problems
from benefitgraphic.editing.edits import AddItem, DropItem, MoveItem, SetText, SetTexts, YamlEdit, names_of
from making_edits import edited, tree_of
from yaml_layouts import WORDS, Layout, content, said, sentence

NASTY = [
    *("yes", "no", "null", "~", "", "1e3", "0x1F", "2025-01-01", "=", "<<", "---", "...", "--- x"),
    *("- x", "a: b", " #x", "x #y", "ends in:", "#", "-", ":", ": x", ",", "a, b", "?", "? x", "[", "]", "{{", "}"),
    *(
        "%",
        "@",
        "`",
        "!",
        "!x",
        "&",
        "&a",
        "*",
        "*a",
        "|",
        ">",
        ">-",
        "{messages}",
        "'",
        '"',
        "\"a\" 'b'",
        'it\'s: "x"',
    ),
    *("\\", "\\_", "a\\b", " led", "trailed ", "two\nlines", "two\r\n\r\nlines", "\t", "a\tb"),
    *("🎉", "👩\u200d🚀 up", "مرحبا بالعالم", "a\u00a0b", "so\u00adft", "\u200b", "\u202e", "\u2028", "\ufeff"),
    *("\x85", "\x00", "\x1b", "\ufffe", "\U000e0061", "é" * 5000, "long " * 90),
]
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=40).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join),
)
# A file is made from a number, since a file made from many choices takes minutes to be made smaller.
LAYOUTS = st.integers(0, 2**32).map(Random)
COMMENT = re.compile(r"# c\d+:")


def node_at(data: bytes, steps: tuple[str | int, ...]) -> Any:
    """The node of PyYAML's own tree."""
    node: Any = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    for step in steps:
        node = node.value[step] if isinstance(step, int) else {key.value: value for key, value in node.value}[step]
    return node


def plain(text: str) -> str:
    return re.sub("[ \t\r\n]+", " ", text).strip(" ")


def places(tree: Any, steps: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every text's place."""
    if isinstance(tree, str):
        return [steps]
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    return [place for key, value in pairs for place in places(value, (*steps, key))]


def lists(tree: Any, steps: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every list's place."""
    if isinstance(tree, str):
        return []
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    own = [steps] if isinstance(tree, list) else []
    return own + [place for key, value in pairs for place in lists(value, (*steps, key))]


def at(tree: Any, steps: tuple[str | int, ...]) -> Any:
    for step in steps:
        tree = tree[step]
    return tree


def same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return plain(one) == plain(other)
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return isinstance(one, list) and isinstance(other, list) and len(one) == len(other) and all(map(same, one, other))


def written(rng: Random) -> bytes:
    words = content(rng)
    text = Layout.drawn(rng).file(words)
    assert same(said(text), words)
    return text.encode()


def is_part(few: list[str], many: list[str]) -> bool:
    """Whether a list is what is left of another one, in its order."""
    rest = iter(many)
    return all(any(one == other for other in rest) for one in few)


def lines_of(data: bytes) -> list[str]:
    return re.split("\r\n|\n", data.decode("utf-8-sig"))


def changed_lines(old: bytes, new: bytes) -> tuple[int, int]:
    """The first and last line of the old file that isn't in the new one."""
    before, after = lines_of(old), lines_of(new)
    first = next((n for n, (a, b) in enumerate(zip(before, after)) if a != b), min(len(before), len(after)))  # noqa: B905
    back = 0
    while back < min(len(before), len(after)) - first and before[-1 - back] == after[-1 - back]:
        back += 1
    return first, len(before) - back - 1


def has_comments_inside(data: bytes, steps: tuple[str | int, ...]) -> bool:
    """Whether a list in brackets has comments between its items."""
    node = node_at(data, steps)
    text = data.decode("utf-8-sig")
    return bool(node.flow_style and COMMENT.search(text, node.start_mark.index, node.end_mark.index))


def listing(data: bytes, edit: YamlEdit) -> bytes:
    """The file with a list changed; lists with comments inside their brackets are left to the designer."""
    if has_comments_inside(data, edit.steps):
        try:
            assert edited(data, "infographic.yaml", [edit]) == data  # nothing was to change
        except Problems as problems:
            assert "comments within its brackets" in problems.diagnostics[0].message
        reject()
    return edited(data, "infographic.yaml", [edit])


def check_form(old: bytes, new: bytes) -> None:
    """What no change touches: the byte order mark, line ends, how the file ends."""
    assert old.startswith(b"\xef\xbb\xbf") == new.startswith(b"\xef\xbb\xbf")
    assert (b"\r\n" in new) == (b"\r\n" in old)
    assert (b"\r\n" not in old) or new.count(b"\n") == new.count(b"\r\n")
    assert old.endswith(b"\n") == new.endswith(b"\n")


def raw(data: bytes, steps: tuple[str | int, ...]) -> str:
    return str(at(said(data.decode()), steps))


@pytest.mark.slow
@settings(max_examples=24, deadline=None)
@given(LAYOUTS, TEXTS, st.data())
def test_a_text_changes_alone(rng: Random, now: str, data: st.DataObject) -> None:
    old = written(rng)
    steps = data.draw(st.sampled_from(places(said(old.decode()))))
    was = raw(old, steps)
    new = edited(old, "infographic.yaml", [SetText(steps, was, now)])
    wanted = said(old.decode())
    at(wanted, steps[:-1])[steps[-1]] = now
    assert same(said(new.decode()), wanted)
    check_form(old, new)
    assert COMMENT.findall(new.decode()) == COMMENT.findall(old.decode())
    node = node_at(old, steps)
    first, last = changed_lines(old, new)
    assert node.start_mark.line <= first or first > last
    assert last <= max(node.end_mark.line, node.start_mark.line)
    again = edited(new, "infographic.yaml", [SetText(steps, now, was)])
    assert same(said(again.decode()), said(old.decode()))
    kept = node_at(new, steps)
    if kept.style == node.style and node.start_mark.line == node.end_mark.line and plain(was) != plain(now):
        assert again == old


def item_for(rng: Random, steps: tuple[str | int, ...]) -> Any:
    if steps[-1] == "benefits":
        return {"title": sentence(rng), "icon": "hand", "text": sentence(rng, 1, 40)}
    if steps[-1] == "brands":
        return {"name": sentence(rng), "purpose": sentence(rng), "channels": (sentence(rng), "X")}
    if steps[-1] == "panels":
        return {"metric": "new", "chart": "bars"}
    return sentence(rng)


def listed(item: Any) -> Any:
    return {key: list(v) if isinstance(v, tuple) else v for key, v in item.items()} if isinstance(item, dict) else item


def names(data: bytes, steps: tuple[str | int, ...]) -> tuple[str, ...]:
    tree: Any = tree_of(data)
    for step in steps:
        tree = tree.items[step] if isinstance(step, int) else tree.entries[step].value
    return names_of(tree)


@pytest.mark.slow
@settings(max_examples=24, deadline=None)
@given(LAYOUTS, st.data())
def test_an_item_moves_with_what_is_its_own(rng: Random, data: st.DataObject) -> None:
    old = written(rng)
    steps = data.draw(st.sampled_from(lists(said(old.decode()))))
    was = names(old, steps)
    here, there = (data.draw(st.integers(0, len(was) - 1)) for _ in range(2))
    new = listing(old, MoveItem(steps, here, there, was))
    wanted = said(old.decode())
    items = at(wanted, steps)
    items.insert(there, items.pop(here))
    assert same(said(new.decode()), wanted)
    check_form(old, new)
    assert sorted(COMMENT.findall(new.decode())) == sorted(COMMENT.findall(old.decode()))
    if not node_at(old, steps).flow_style:
        assert sorted(lines_of(old)) == sorted(lines_of(new))
    back = edited(new, "infographic.yaml", [MoveItem(steps, there, here, names(new, steps))])
    assert same(said(back.decode()), said(old.decode()))


@pytest.mark.slow
@settings(max_examples=24, deadline=None)
@given(LAYOUTS, st.data())
def test_an_item_comes_and_goes(rng: Random, data: st.DataObject) -> None:
    old = written(rng)
    steps = data.draw(st.sampled_from(lists(said(old.decode()))))
    was = names(old, steps)
    place = data.draw(st.integers(0, len(was)))
    item = item_for(rng, steps)
    new = listing(old, AddItem(steps, place, item, was))
    wanted = said(old.decode())
    at(wanted, steps).insert(place, listed(item))
    assert same(said(new.decode()), wanted)
    check_form(old, new)
    assert COMMENT.findall(new.decode()) == COMMENT.findall(old.decode())
    if not node_at(old, steps).flow_style:
        assert is_part(lines_of(old), lines_of(new))
    back = edited(new, "infographic.yaml", [DropItem(steps, place, names(new, steps))])
    assert same(said(back.decode()), said(old.decode()))
    assert COMMENT.findall(back.decode()) == COMMENT.findall(old.decode())
    if not node_at(old, steps).flow_style:
        assert back == old


@pytest.mark.slow
@settings(max_examples=24, deadline=None)
@given(LAYOUTS, st.data())
def test_an_item_is_dropped(rng: Random, data: st.DataObject) -> None:
    old = written(rng)
    steps = data.draw(st.sampled_from([one for one in lists(said(old.decode())) if one != ("sizes",)]))
    was = names(old, steps)
    here = data.draw(st.integers(0, len(was) - 1))
    wanted = said(old.decode())
    del at(wanted, steps)[here]
    try:
        new = listing(old, DropItem(steps, here, was))
    except Problems as problems:
        assert len(was) == 1 and steps[-1] == "panels", problems
        return
    if len(was) == 1:
        del at(wanted, steps[:-1])[steps[-1]]
    assert same(said(new.decode()), wanted)
    check_form(old, new)
    assert is_part(COMMENT.findall(new.decode()), COMMENT.findall(old.decode()))
    if not node_at(old, steps).flow_style:
        assert is_part(lines_of(new), lines_of(old))


@pytest.mark.slow
@settings(max_examples=24, deadline=None)
@given(LAYOUTS, st.data())
def test_a_key_goes_and_comes(rng: Random, data: st.DataObject) -> None:
    old = written(rng)
    tree = said(old.decode())
    steps = data.draw(st.sampled_from([one for one in places(tree) if isinstance(one[-1], str)]))
    was = raw(old, steps)
    new = edited(old, "infographic.yaml", [SetText(steps, was, None)])
    del at(tree, steps[:-1])[steps[-1]]
    assert same(said(new.decode()), tree) or said(new.decode()) == tree
    check_form(old, new)
    assert is_part(COMMENT.findall(new.decode()), COMMENT.findall(old.decode()))
    again = edited(new, "infographic.yaml", [SetText(steps, None, was)])
    assert same(said(again.decode()), said(old.decode()))
    assert COMMENT.findall(again.decode()) == COMMENT.findall(new.decode())
    check_form(old, again)
    if not node_at(old, steps[:-1]).flow_style:  # a dash goes to the key that is now the first
        assert is_part([line.lstrip("- ") for line in lines_of(new)], [line.lstrip("- ") for line in lines_of(again)])


@pytest.mark.slow
@settings(max_examples=24, deadline=None)
@given(LAYOUTS, st.lists(TEXTS, min_size=1, max_size=5), st.data())
def test_texts_of_a_list(rng: Random, fresh: list[str], data: st.DataObject) -> None:
    old = written(rng)
    tree = said(old.decode())
    found = [one for one in lists(tree) if one[-1] in ("channels", "fun_facts", "sizes")]
    steps = data.draw(st.sampled_from(found))
    was = names(old, steps)
    now = tuple(data.draw(st.permutations(fresh + list(was))))[: data.draw(st.integers(1, 6))]
    new = listing(old, SetTexts(steps, tuple(at(tree, steps)), now))
    at(tree, steps)[:] = now
    assert same(said(new.decode()), tree)
    check_form(old, new)
    after = COMMENT.findall(new.decode())
    assert set(after) <= set(COMMENT.findall(old.decode())) and len(set(after)) == len(after)
    assert tuple(map(plain, names(new, steps))) == tuple(map(plain, now))


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(LAYOUTS, st.data())
def test_many_changes_in_a_row(rng: Random, data: st.DataObject) -> None:
    old = new = written(rng)
    wanted = said(old.decode())
    edits: list[YamlEdit] = []
    for _ in range(data.draw(st.integers(1, 12))):
        steps = data.draw(st.sampled_from(lists(wanted)))
        items = at(wanted, steps)
        was = names(new, steps)
        edit: YamlEdit
        kinds = ["text"] if has_comments_inside(new, steps) else ["text", "move", "add", "drop"]
        kind = data.draw(st.sampled_from(kinds))
        if kind == "text":
            place = data.draw(st.sampled_from(places(wanted)))
            now = data.draw(TEXTS)
            edit = SetText(place, at(wanted, place), now)
            at(wanted, place[:-1])[place[-1]] = plain(now)
        elif kind == "move":
            here, there = (data.draw(st.integers(0, len(was) - 1)) for _ in range(2))
            edit = MoveItem(steps, here, there, was)
            items.insert(there, items.pop(here))
        elif kind == "add" or len(items) == 1:
            item = item_for(rng, steps)
            edit = AddItem(steps, len(items), item, was)
            items.append(listed(item))
        else:
            edit = DropItem(steps, 0, was)
            del items[0]
        edits.append(edit)
        new = edited(new, "infographic.yaml", [edit])
    assert same(said(new.decode()), wanted)
    check_form(old, new)
    assert edited(old, "infographic.yaml", copy.copy(edits)) == new
