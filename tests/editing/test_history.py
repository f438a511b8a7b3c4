"""Steps back and forth: the very bytes that there were, and nothing of anybody else's lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import workbooks
from benefitgraphic.content.load import load
from benefitgraphic.diagnostics import Problems
from benefitgraphic.editing.clashes import Clashes
from benefitgraphic.editing.edits import Edit, SetCell, SetText
from benefitgraphic.editing.history import History
from benefitgraphic.editing.saving import save
from projects import edit, files

SMALL = {
    "infographic.yaml": """# small
year: 2025
language: en-CA
theme: harbour
event: Day
title: "Title"   # kept
subtitle: Sub
organization: We
brands:
  - {name: B, purpose: P, channels: [X]}
benefits:
  - title: One
    icon: smiley
    text: >-
      Folded
      text.
numbers:
  lede: Lede
  panels:
    - {metric: messages, chart: bars}
source: Us
sizes: [email]
""",
    "metrics.yaml": "messages: {label: Messages, definition: Counted., unit: count}\n",
    "metrics.csv": 'metric,category,2024,2025\r\nmessages,,"1,200",1300\r\n',
}


@pytest.fixture
def small(tmp_path: Path, config: Path) -> Path:
    return made(tmp_path / "small", config.parent / "themes")


def made(folder: Path, themes: Path) -> Path:
    (folder / "config").mkdir(parents=True)
    for name, text in SMALL.items():
        (folder / "config" / name).write_bytes(text.encode())
    shutil.copytree(themes, folder / "config" / "themes")
    path = folder / "config" / "infographic.yaml"
    load(path)
    return path


def titled(was: str, now: str) -> SetText:
    return SetText(("title",), was, now)


def counted(was: str, now: str) -> SetCell:
    return SetCell("messages", "", 2025, was, now)


def done(history: History, config: Path, *edits: Edit, key: str = "") -> None:
    history.add(save(config, edits), key)


def test_back_and_forth_by_the_bytes(small: Path) -> None:
    history, states = History(small), [files(small.parent)]
    assert (history.can_undo, history.can_redo) == ("", "")
    for change in (titled("Title", "A"), counted("1300", "1400"), titled("A", "B")):
        done(history, small, change)
        states.append(files(small.parent))
    assert history.can_undo == "Title"
    for state in states[-2::-1]:
        history.undo()
        assert files(small.parent) == state
    assert (history.can_undo, history.can_redo) == ("", "Title")
    for state in states[1:]:
        history.redo()
        assert files(small.parent) == state
    assert (history.can_undo, history.can_redo) == ("Title", "")


def test_several_files_are_one_step(small: Path) -> None:
    history, before = History(small), files(small.parent)
    done(history, small, titled("Title", "A"), counted("1300", "1400"))
    saved = history.undo()
    assert files(small.parent) == before
    assert {path.name for path in saved.after} == {"infographic.yaml", "metrics.csv"}
    assert saved.said == "2 changes"


def test_changes_of_one_field_in_a_row_are_one_step(small: Path) -> None:
    history, before = History(small), files(small.parent)
    for was, now in (("Title", "T"), ("T", "Te"), ("Te", "Tea")):
        done(history, small, titled(was, now), key="title")
    done(history, small, counted("1300", "1400"), key="cell")
    done(history, small, titled("Tea", "Team"), key="title")
    history.undo()
    history.undo()
    assert load(small).edition.title.text == "Tea"
    history.undo()
    assert files(small.parent) == before
    assert history.can_undo == ""


def test_a_field_typed_back_is_no_step(small: Path) -> None:
    history = History(small)
    done(history, small, titled("Title", "T"), key="title")
    done(history, small, titled("T", "Title"), key="title")
    assert history.can_undo == ""


def test_after_an_undo_a_step_begins_anew_and_nothing_can_be_done_again(small: Path) -> None:
    history = History(small)
    done(history, small, titled("Title", "A"), key="title")
    done(history, small, counted("1300", "1400"), key="cell")
    history.undo()
    assert history.can_redo == "Messages, 2025"
    done(history, small, titled("A", "B"), key="title")
    assert history.can_redo == ""
    history.undo()
    assert load(small).edition.title.text == "A"


def test_what_changed_nothing_is_no_step(small: Path) -> None:
    history = History(small)
    done(history, small, titled("Title", "A"))
    history.undo()
    done(history, small, titled("Title", "Title"))
    assert (history.can_undo, history.can_redo) == ("", "Title")


def test_nothing_to_undo(small: Path) -> None:
    with pytest.raises(LookupError):
        History(small).undo()
    with pytest.raises(LookupError):
        History(small).redo()


def test_a_file_changed_elsewhere_since(small: Path) -> None:
    history, first = History(small), small.read_bytes()
    done(history, small, titled("Title", "A"))
    mine = small.read_bytes()
    theirs = mine + b"# their note\n"
    small.write_bytes(theirs)
    with pytest.raises(Clashes) as found:
        history.undo()
    (clash,) = found.value.clashes
    assert (clash.label, clash.path) == ("Title (infographic.yaml)", "config/infographic.yaml")
    assert (clash.was, clash.mine, clash.theirs) == (mine.decode(), first.decode(), theirs.decode())
    assert small.read_bytes() == theirs
    assert history.can_undo == "Title"
    history.undo(knowingly=True)
    assert small.read_bytes() == first
    history.redo()
    assert small.read_bytes() == theirs


def test_a_file_of_another_step_may_have_changed(small: Path) -> None:
    history, first = History(small), small.read_bytes()
    done(history, small, titled("Title", "A"))
    edit(small.parent.parent, "metrics.csv", "1300", "1500")
    history.undo()
    assert small.read_bytes() == first
    assert load(small).metrics[0].value == 1500


def test_somebody_else_has_undone_it_already(small: Path) -> None:
    history, first = History(small), small.read_bytes()
    done(history, small, titled("Title", "A"))
    small.write_bytes(first)
    history.undo()
    assert small.read_bytes() == first
    assert history.can_redo == "Title"


def test_a_workbook_changed_elsewhere_since(small: Path) -> None:
    (small.parent / "metrics.csv").unlink()
    book = workbooks.save(small.parent / "metrics.xlsx", ["metric", "category", 2025], ["messages", None, 1300])
    history, first = History(small), book.read_bytes()
    done(history, small, counted("1300", "1400"))
    workbooks.save(book, ["metric", "category", 2025], ["messages", None, 1500])
    with pytest.raises(Clashes) as found:
        history.undo()
    assert found.value.clashes[0].theirs.startswith("a workbook of ")
    history.undo(knowingly=True)
    assert book.read_bytes() == first


def test_a_step_back_to_what_is_wrong_by_now(small: Path) -> None:
    """The metric that the old text spoke of is gone from metrics.yaml."""
    metrics = small.parent / "metrics.yaml"
    metrics.write_bytes(metrics.read_bytes() + b"posts: {label: Posts, definition: Counted., unit: count}\n")
    sheet = small.parent / "metrics.csv"
    sheet.write_bytes(sheet.read_bytes() + b"posts,,1,2\r\n")
    small.write_bytes(small.read_bytes().replace(b"lede: Lede", b'lede: "{posts} posts"'))
    history = History(small)
    done(history, small, SetText(("numbers", "lede"), "{posts} posts", "Lede"))
    for path in (metrics, sheet):
        path.write_bytes(SMALL[path.name].encode())
    before = files(small.parent)
    with pytest.raises(Problems, match="posts"):
        history.undo()
    assert files(small.parent) == before


@pytest.mark.slow
def test_what_was_wrong_before_can_be_had_back(small: Path) -> None:
    edit(small.parent.parent, "infographic.yaml", "smiley", "smilie")
    history, first = History(small), small.read_bytes()
    done(history, small, titled("Title", "A"))
    done(history, small, SetText(("benefits", 0, "icon"), "smilie", "smiley"))
    done(history, small, counted("1300", "1400"))
    while history.can_undo:
        history.undo()
    assert small.read_bytes() == first
    while history.can_redo:
        history.redo()
    assert load(small).edition.title.text == "A"


def test_a_bounded_number_of_steps(small: Path) -> None:
    history = History(small, most_steps=3)
    for was in range(1300, 1308):
        done(history, small, counted(str(was), str(was + 1)))
    for _ in range(3):
        history.undo()
    assert history.can_undo == ""
    assert load(small).metrics[0].value == 1305


def test_a_bounded_number_of_bytes(small: Path) -> None:
    history = History(small, most_bytes=4 * len(SMALL["metrics.csv"]))
    for was in range(1300, 1308):
        done(history, small, counted(str(was), str(was + 1)))
    history.undo()
    history.undo()
    assert history.can_undo == ""
    assert load(small).metrics[0].value == 1306
    # The last step stays, however large it is.
    history = History(small, most_bytes=1)
    done(history, small, counted("1306", "1307"))
    assert history.can_undo


@pytest.mark.slow
def test_three_hundred_edits_and_all_of_them_back(small: Path) -> None:
    history, first = History(small), files(small.parent)
    title, figure = "Title", "1300"
    for number in range(75):
        for turn in ("a", "b"):
            done(history, small, titled(title, f"{number}{turn}"), key="title")
            title = f"{number}{turn}"
        for count in (50_000 + 2 * number, 50_001 + 2 * number):
            now = str(count)
            done(history, small, counted(figure, now), key="cell")
            figure = now
    last = files(small.parent)
    for _ in range(150):
        history.undo()
    assert history.can_undo == ""
    assert files(small.parent) == first
    for _ in range(150):
        history.redo()
    assert files(small.parent) == last


texts = st.text("abc é'\":#-{}&*!|>%@`,[]?\\\u2026", min_size=1, max_size=12).map(str.strip).filter(bool)
changes = st.one_of(
    st.tuples(st.just("title"), texts),
    st.tuples(st.just("cell"), st.integers(0, 10**6).map(str)),
    st.tuples(st.just("undo"), st.just("")),
    st.tuples(st.just("redo"), st.just("")),
)


@pytest.mark.slow
@settings(deadline=None, max_examples=25)
@given(st.lists(changes, max_size=8))
def test_any_walk_through_the_steps(tmp_path_factory: pytest.TempPathFactory, walk: list[tuple[str, str]]) -> None:
    """A model beside it: a list of states and the place in it."""
    small = made(tmp_path_factory.mktemp("walk"), Path(__file__).parents[2] / "config" / "themes")
    history, states, at = History(small), [files(small.parent)], 0
    for what, now in walk:
        if what in ("undo", "redo"):
            step = -1 if what == "undo" else 1
            if bool(history.can_undo if step < 0 else history.can_redo):
                (history.undo if step < 0 else history.redo)()
                at += step
            else:
                assert not 0 <= at + step < len(states)
        else:
            loaded = load(small)
            title = next(text.typed for text in loaded.texts if text.where.path == "title")
            figure = str(loaded.metrics[0].value)
            try:
                done(history, small, titled(title, now) if what == "title" else counted(figure, now))
            except Problems:
                pass
            else:
                if files(small.parent) != states[at]:
                    del states[at + 1 :]
                    states.append(files(small.parent))
                    at += 1
        assert files(small.parent) == states[at]
