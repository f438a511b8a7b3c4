"""Changes to real files, byte by byte; what can't be changed safely; what somebody else changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from benefitgraphic.diagnostics import Problems
from benefitgraphic.editing.clashes import Clashes
from benefitgraphic.editing.edits import AddItem, DropItem, MoveItem, SetText, SetTexts, YamlEdit, names_of
from benefitgraphic.project.yaml.spans import spans
from making_edits import edited, tree_of

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "src/benefitgraphic/yearly/starter/config"
FILES = sorted([*(ROOT / "config").glob("*.yaml"), *STARTER.glob("*.yaml"), *(ROOT / "config/themes").glob("*.yaml")])
CONFIG = (ROOT / "config/infographic.yaml").read_bytes()
FRENCH = (ROOT / "config/infographic.fr-CA.yaml").read_bytes()
METRICS = (ROOT / "config/metrics.yaml").read_bytes()


def names(data: bytes, *steps: str | int) -> tuple[str, ...]:
    return names_of(at(data, *steps))


def text(data: bytes, *steps: str | int) -> str:
    found = at(data, *steps).text
    assert isinstance(found, str)
    return found


def at(data: bytes, *steps: str | int) -> Any:
    tree: Any = tree_of(data)
    for step in steps:
        tree = tree.items[step] if isinstance(step, int) else tree.entries[step].value
    return tree


def changes(data: bytes, edit: YamlEdit, shown: str = "config/infographic.yaml") -> tuple[list[str], list[str]]:
    """The lines that are gone, and the new ones; what is before and after them is the same."""
    before, after = data.decode().split("\n"), edited(data, shown, [edit]).decode().split("\n")
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return before, after


# What is edited, the new text, the line as it then is.
LINES = [
    (("year",), "2026", "year: 2026"),
    (
        ("title",),
        "What our social\u00a0media did",
        'title: "What our social\\_media did"     # \\_ keeps two words on one line',
    ),
    (("theme",), "analyst", "theme: analyst" + " " * 20 + "# a file in config/themes: harbour, provincial or analyst"),
    (("subtitle",), "Ten: a sum", 'subtitle: "Ten: a sum"'),
    (("subtitle",), 'The "ten": a sum', "subtitle: 'The \"ten\": a sum'"),
    (("subtitle",), "It's called \"ten\" here", 'subtitle: It\'s called "ten" here'),
    (("subtitle",), "Ten #1", "subtitle: \"Ten #1\""),
    (("subtitle",), "soft\u00adly", 'subtitle: "soft\\xADly"'),
    (("subtitle",), "no", "subtitle: no"),
    (("subtitle",), "null", 'subtitle: "null"'),
    (("subtitle",), "two\r\n lines", "subtitle: two lines"),
    (("brands", 0, "channels", 0), "a, b", '    channels: ["a, b"]'),
    (("benefits", 1, "short"), "{messages} done", '    short: "{messages} done"'),
    (("benefits", 2, "short"), "{messages} done", '    short: "{messages} done"'),
    (("numbers", "panels", 1, "chart"), "trend", "    - {metric: messages, chart: trend}"),
    (("fun_facts", 1), "- no", '  - "- no"'),
    (("resources", 0, "label"), "It is \"us\"", '  - label: "It is \\"us\\""'),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "now", "line"), LINES)
def test_a_line_of_the_config(steps: tuple[str | int, ...], now: str, line: str) -> None:
    was = text(CONFIG, *steps)
    before, after = changes(CONFIG, SetText(steps, was, now))
    assert (len(before), after) == (1, [line])
    new = edited(CONFIG, "c", [SetText(steps, was, now)])
    back = edited(new, "c", [SetText(steps, text(new, *steps), was)])
    assert text(back, *steps) == was


def test_a_folded_text_stays_folded_and_keeps_its_other_lines() -> None:
    steps = ("benefits", 3, "text")
    was = text(CONFIG, *steps)
    edit = SetText(steps, was, was.replace("long closures", "very long closures, too"))
    assert changes(CONFIG, edit) == (
        ["      through fires, floods and long closures."],
        ["      through fires, floods and very long closures, too."],
    )
    back = SetText(steps, edit.now, was)
    assert edited(CONFIG, "c", [edit, back]) == CONFIG


def test_a_folded_text_is_broken_at_100_columns() -> None:
    steps = ("benefits", 3, "text")
    new = edited(CONFIG, "c", [SetText(steps, text(CONFIG, *steps), "word " * 80)]).decode()
    lines = [line for line in new.splitlines() if line.startswith("      word")]
    assert len(lines) == 5
    assert all(len(line) <= 100 for line in lines)


@pytest.mark.parametrize("key", ["sample", "event", "subtitle", "thanks"])
def test_a_key_goes_with_its_line(key: str) -> None:
    line = next(line for line in CONFIG.decode().splitlines() if line.startswith(key))
    assert changes(CONFIG, SetText((key,), text(CONFIG, key), None)) == ([line], [])


@pytest.mark.parametrize(
    ("data", "steps", "value", "above", "line"),
    [
        (CONFIG, ("logo",), "a.svg", "organization: Ministry of Transportation and Transit", "logo: a.svg"),
        (CONFIG, ("fiscal_year_start",), "04-01", "year: 2025", "fiscal_year_start: 04-01"),
        (CONFIG, ("resources", 0, "note"), "Hear", "    url: https://www.example.org/podcast", "    note: Hear"),
        (FRENCH, ("brands", 0, "name"), "DriveBC", "brands:", "  - name: DriveBC"),
        (METRICS, ("followers", "per_day"), "true", "  better: up", "  per_day: true"),
    ],
)  # fmt: skip
def test_a_new_key_stands_where_the_models_name_it(
    data: bytes, steps: tuple[str | int, ...], value: str, above: str, line: str
) -> None:
    shown = "config/metrics.yaml" if data is METRICS else "config/infographic.yaml"
    new = edited(data, shown, [SetText(steps, None, value)])
    lines = new.decode().split("\n")
    assert lines[lines.index(line) - 1] == above
    assert edited(new, shown, [SetText(steps, value, None)]) == data


def test_a_key_in_braces() -> None:
    panels = ("numbers", "panels")
    added = SetText((*panels, 1, "emphasis"), None, "hero")
    assert changes(CONFIG, added)[1] == ["    - {metric: messages, chart: bars, emphasis: hero}"]
    gone = SetText((*panels, 0, "emphasis"), "hero", None)
    assert changes(CONFIG, gone)[1] == ["    - {metric: engagement, chart: trend}"]


def test_a_silence_is_begun_after_the_sizes() -> None:
    new = changes(CONFIG, SetText(("silence", "long-text benefits[3].text"), None, "It is quoted."))
    assert new == ([], ["silence:", "  long-text benefits[3].text: It is quoted."])


LIST = b"""\
fun_facts:
  # About the first.
  - One   # at one
    # below one

  # Loose.

  # About the second.
  # It has two lines.
  - >-
    Two
    lines
  - Three
"""


def test_an_item_takes_its_comments_along() -> None:
    new = edited(LIST, "c", [MoveItem(("fun_facts",), 1, 0, names(LIST, "fun_facts"))])
    assert (
        new
        == b"""\
fun_facts:
  # About the second.
  # It has two lines.
  - >-
    Two
    lines

  # Loose.

  # About the first.
  - One   # at one
    # below one
  - Three
"""
    )
    assert edited(new, "c", [MoveItem(("fun_facts",), 0, 1, names(new, "fun_facts"))]) == LIST


def test_an_item_goes_with_its_comments_alone() -> None:
    new = edited(LIST, "c", [DropItem(("fun_facts",), 0, names(LIST, "fun_facts"))])
    assert (
        new
        == b"""\
fun_facts:
  # Loose.

  # About the second.
  # It has two lines.
  - >-
    Two
    lines
  - Three
"""
    )


def test_a_list_in_brackets_over_several_lines() -> None:
    data = b"sizes: [\n  email,\n\n  letter\n] # all\n"
    was = ("email", "letter")
    assert edited(data, "c", [MoveItem(("sizes",), 1, 0, was)]) == b"sizes: [\n  letter,\n\n  email\n] # all\n"
    longer = edited(data, "c", [AddItem(("sizes",), 2, "a4", was)])
    assert longer == b"sizes: [\n  email,\n\n  letter,\n\n  a4\n] # all\n"
    assert edited(data, "c", [DropItem(("sizes",), 1, was)]) == b"sizes: [\n  email\n] # all\n"
    one = edited(b"sizes: [\n  a\n]\n", "c", [AddItem(("sizes",), 1, "b", ("a",))])
    assert one == b"sizes: [\n  a,\n  b\n]\n"
    assert edited(b"sizes: [a, b,]\n", "c", [AddItem(("sizes",), 0, "c", ("a", "b"))]) == b"sizes: [c, a, b,]\n"


COMMENTED = b"title: A\nsizes: [\n  email,  # for mail\n  # On paper.\n  letter\n]\n"
PANELS = b"numbers:\n  panels:\n    - {metric: a,  # why\n       chart: bars}\n"


@pytest.mark.parametrize(
    ("data", "edit", "place"),
    [
        (COMMENTED, MoveItem(("sizes",), 1, 0, ("email", "letter")), "sizes has"),
        (COMMENTED, AddItem(("sizes",), 2, "a4", ("email", "letter")), "sizes has"),
        (COMMENTED, DropItem(("sizes",), 0, ("email", "letter")), "sizes has"),
        (COMMENTED, SetTexts(("sizes",), ("email", "letter"), ("letter",)), "sizes has"),
        (PANELS, SetText(("numbers", "panels", 0, "emphasis"), None, "hero"), "numbers, panel 1 has"),
        (PANELS, SetText(("numbers", "panels", 0, "chart"), "bars", None), "numbers, panel 1 has"),
    ],
)
def test_comments_within_brackets_are_the_designers(data: bytes, edit: YamlEdit, place: str) -> None:
    with pytest.raises(Problems) as caught:
        edited(data, "config/infographic.yaml", [edit])
    (problem,) = caught.value.diagnostics
    assert problem.message == f"{place} comments within its brackets, which could lose their place"
    assert problem.hint == "change it in the file itself"
    assert problem.where is not None
    assert (problem.where.line, problem.where.path) == (2, "sizes") if data is COMMENTED else (3, "numbers.panels[1]")


def test_a_text_beside_comments_within_brackets_changes_all_the_same() -> None:
    new = edited(COMMENTED, "c", [SetText(("sizes", 1), "letter", "a4")])
    assert new == COMMENTED.replace(b"letter", b"a4")


@pytest.mark.parametrize(
    ("data", "steps", "was", "now", "after"),
    [
        (b"title:\n  My words # c\n", ("title",), "My words", "Yours", b"title:\n  Yours # c\n"),
        (b"title: # c\nevent: x\n", ("title",), None, "Mine", b"title: Mine # c\nevent: x\n"),
        (b"title: >- # c\n  My\n  words\n", ("title",), "My words", "so\u00adft", b'title: "so\\xADft" # c\n'),
        (b"title: |\n  Two\n  lines\n", ("title",), "Two lines", "a: b", b"title: |\n  a: b\n"),
        (b"a: b\nnumbers: # c\n", ("numbers", "lede"), None, "d", b"a: b\nnumbers: # c\n  lede: d\n"),
        (b"title: a\nsizes: [b]", ("numbers", "lede"), None, "d", b"title: a\nnumbers:\n  lede: d\nsizes: [b]"),
        (b'{"title": "a", "sizes": ["b"]}', ("event",), None, "c", b'{"title": "a", event: c, "sizes": ["b"]}'),
        (b"benefits:\n- title: a\n- title: b\n", ("benefits", 0, "title"), "a", None, b"benefits:\n- {}\n- title: b\n"),
        (b"? title\n: a\nevent: b\n", ("title",), "a", "c", b"? title\n: c\nevent: b\n"),
        (b"title: a\rsizes: [b]\r", ("event",), None, "c", b"title: a\revent: c\rsizes: [b]\r"),
        (b"fun_facts:\n  -\n  - b\n", ("fun_facts", 0), None, "a", b"fun_facts:\n  - a\n  - b\n"),
    ],
)
def test_unusual_layouts(
    data: bytes, steps: tuple[str | int, ...], was: str | None, now: str | None, after: bytes
) -> None:
    assert edited(data, "c", [SetText(steps, was, now)]) == after


def test_new_items_look_like_their_neighbours() -> None:
    panels = AddItem(("numbers", "panels"), 5, {"chart": "bars", "metric": "new"}, names(CONFIG, "numbers", "panels"))
    assert changes(CONFIG, panels) == ([], ["    - {metric: new, chart: bars}"])
    brand: dict[str, str | tuple[str, ...] | None] = {"name": "New", "purpose": "a: b", "channels": ("X", "a, b")}
    lines = ["  - name: New", '    purpose: "a: b"', '    channels: [X, "a, b"]']
    assert changes(CONFIG, AddItem(("brands",), 2, brand, names(CONFIG, "brands"))) == ([], lines)


def test_a_list_that_was_not_there() -> None:
    data = b"title: A\nsizes: [email]\n"
    fact = edited(data, "c", [AddItem(("fun_facts",), 0, "One", ())])
    assert fact == b"title: A\nfun_facts:\n  - One\nsizes: [email]\n"
    assert edited(fact, "c", [DropItem(("fun_facts",), 0, ("One",))]) == data
    assert edited(data, "c", [SetTexts(("fun_facts",), (), ("A fact that is long enough",))]) == (
        b"title: A\nfun_facts:\n  - A fact that is long enough\nsizes: [email]\n"
    )
    empty = b"title: A\nresources:   # none yet\nsizes: [email]\n"
    first = AddItem(("resources",), 0, {"label": "L", "url": "https://a.ca"}, ())
    lines = b"resources:   # none yet\n  - label: L\n    url: https://a.ca\n"
    assert edited(empty, "c", [first]) == b"title: A\n" + lines + b"sizes: [email]\n"


def test_texts_of_a_list_keep_the_lines_that_stay() -> None:
    data = b"fun_facts:\n  - One  # 1\n  - 'Two'\n\n  # Of three.\n  - Three\n"
    new = edited(data, "c", [SetTexts(("fun_facts",), ("One", "Two", "Three"), ("Three", "2, two", "Four", "One"))])
    assert new == b"fun_facts:\n  # Of three.\n  - Three\n  - '2, two'\n  - Four\n\n  - One  # 1\n"


def test_a_block_of_text_moves_away_from_the_end_of_a_file_without_a_last_line_end() -> None:
    data = b"fun_facts:\n  - One\n  - >\n    Two"
    assert edited(data, "c", [MoveItem(("fun_facts",), 1, 0, ("One", "Two"))]) == (
        b"fun_facts:\n  - >\n    Two\n  - One"
    )


@pytest.mark.parametrize("steps", [("sizes",), ("numbers", "panels")])
def test_the_last_of_what_has_to_be_there_stays(steps: tuple[str, ...]) -> None:
    data = b"numbers:\n  panels:\n    - {metric: a, chart: bars}\nsizes: [email]\n"
    with pytest.raises(Problems) as caught:
        edited(data, "config/infographic.yaml", [DropItem(steps, 0, names(data, *steps))])
    assert "one has to stay" in caught.value.diagnostics[0].message


UNSAFE = {
    "an anchor": (b"title: &a One\nevent: *a\n", SetText(("title",), "One", "Two")),
    "a repetition": (b"title: &a One\nevent: *a\n", SetText(("event",), "One", "Two")),
    "within a repetition": (b"a: &a {x: y}\nb: *a\n", SetText(("b", "x"), "y", "z")),
    "an item that is repeated": (b"sizes: [&a x, y, *a]\n", MoveItem(("sizes",), 0, 1, ("x", "y", "x"))),
    "one dash behind another": (b"fun_facts:\n  - - a\n    - b\n", MoveItem(("fun_facts", 0), 0, 1, ("a", "b"))),
    "the last key": (b"title: One\n", SetText(("title",), "One", None)),
    "a place that is not there": (b"title: One\n", SetText(("benefits", 2, "title"), None, "Two")),
    "half a character": (b"title: One\n", SetText(("title",), "One", "\ud800")),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_what_is_not_safe_is_refused(name: str) -> None:
    data, edit = UNSAFE[name]
    with pytest.raises(Problems) as caught:
        edited(data, "config/infographic.yaml", [edit])
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.hint) == ("not-editable", "change it in the file itself")
    assert problem.where is not None
    assert problem.where.line >= 1


@pytest.mark.parametrize(
    "data", [b"a: b\n---\nc: d\n", b"title: !!str a\n", b"title: 'a\n", b"title: a\ntitle: b\n", b"\xff"]
)
def test_what_can_not_be_read_is_not_changed(data: bytes) -> None:
    with pytest.raises(Problems):
        edited(data, "config/infographic.yaml", [SetText(("title",), "a", "b")])


def test_what_somebody_else_changed() -> None:
    edits = [
        SetText(("title",), "What it was", "Mine"),
        SetText(("logo",), "a.svg", "b.svg"),
        SetTexts(("sizes",), ("email",), ("a4",)),
        MoveItem(("fun_facts",), 0, 1, ("One", "Two")),
        SetText(("year",), "2025", "2026"),
    ]
    with pytest.raises(Clashes) as caught:
        edited(CONFIG, "config/infographic.yaml", edits)
    found = [(clash.path, clash.was, clash.mine, clash.theirs.split("\n")[0]) for clash in caught.value.clashes]
    assert found == [
        ("title", "What it was", "Mine", "What our social\u00a0media does for you"),
        ("logo", "a.svg", "b.svg", ""),
        ("sizes", "email", "a4", "email"),
        ("fun_facts", "One\nTwo", "Two\nOne", "Our team has answered questions from every province and territory."),
    ]


def test_what_somebody_else_did_already_is_done() -> None:
    gone = SetText(("logo",), "a.svg", None)
    assert edited(CONFIG, "config/infographic.yaml", [gone]) == CONFIG
    there = SetText(("theme",), "provincial", text(CONFIG, "theme"))
    assert edited(CONFIG, "config/infographic.yaml", [there]) == CONFIG


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_text_of_every_file(path: Path) -> None:
    data = path.read_bytes()
    found = list(_texts(at(data)))
    assert found
    for steps, was in found:
        assert edited(data, path.name, [SetText(steps, was, was)]) == data
        new = edited(data, path.name, [SetText(steps, was, "Other words: (1)")])
        assert list(_texts(at(new))) == [
            (place, "Other words: (1)" if place == steps else said) for place, said in found
        ]


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="only one of PyYAML's readers is there")
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_both_of_pyyamls_readers_see_the_same_places(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert spans(page, yaml.parse(page, yaml.SafeLoader)) == spans(page, yaml.parse(page, yaml.CSafeLoader))


def _texts(node: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if hasattr(node, "text"):
        yield steps, node.text
    elif hasattr(node, "items"):
        for number, item in enumerate(node.items):
            yield from _texts(item, (*steps, number))
    else:
        for key, entry in node.entries.items():
            yield from _texts(entry.value, (*steps, key))
