"""How often a save reads YAML: each file before and after the change, and once more with the whole project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from benefitgraphic.content.load import Loaded, load
from benefitgraphic.editing import dry_run
from benefitgraphic.editing.edits import AddItem, DropItem, Edit, MoveItem, SetText, SetTexts, names_of
from benefitgraphic.editing.history import History
from benefitgraphic.editing.saving import save
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.steps import Steps, node_at
from benefitgraphic.project.yaml.tree import Leaf


def there(config: Path, *steps: str | int) -> tuple[str, ...]:
    tree = read_yaml(config, "", Findings())
    assert tree
    return names_of(node_at(tree, steps))


def rewrite(config: Path, now: str) -> SetText:
    tree, steps = read_yaml(config, "", Findings()), ("benefits", 1, "text")
    assert tree
    was = node_at(tree, steps)
    assert isinstance(was, Leaf)
    return SetText(steps, was.text, now)


BENEFITS: Steps = ("benefits",)
NEW = {"title": "New one: it's", "icon": "smiley", "text": "A new text, - with #signs: that need quotes."}
CHANGES: dict[str, tuple[Callable[[Path], Edit], int]] = {
    "a text": (lambda config: rewrite(config, "Another text: it needs quotes, it's long. " * 9), 1),
    "a plain text": (lambda config: rewrite(config, "Another text"), 1),
    "a moved item": (lambda config: MoveItem(BENEFITS, 2, 0, there(config, *BENEFITS)), 3),
    "a dropped item": (lambda config: DropItem(BENEFITS, 2, there(config, *BENEFITS)), 3),
    "a new item": (lambda config: AddItem(BENEFITS, 2, NEW, there(config, *BENEFITS)), 3),
    "other texts": (lambda config: SetTexts(("fun_facts",), there(config, "fun_facts"), ("A: b", "C")), 3),
}


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is parsed."""
    texts: list[str] = []
    parse = yaml.parse

    def noted(text: str, *given: object, **named: object) -> object:
        texts.append(text)
        return parse(text, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(yaml, "parse", noted)
    return texts


@pytest.mark.parametrize("name", CHANGES)
def test_a_save_parses_what_is_there_once_and_what_it_writes_twice(config: Path, parsed: list[str], name: str) -> None:
    change, files = CHANGES[name]
    edit = change(config)
    parsed.clear()
    saved = save(config, [edit])
    assert len(saved.after) == files
    counts = Counter(parsed)
    before = {path: data.decode().removeprefix("\ufeff") for path, data in saved.before.items()}
    after = {path: data.decode().removeprefix("\ufeff") for path, data in saved.after.items()}
    for path, text in before.items():
        assert counts.pop(text) == 1, path.name
    # Once to see that it says what was asked for, once to see that the project is as well as before.
    assert counts.pop(after[config]) == 2
    for path, text in after.items():
        assert counts.pop(text, 0) <= 1, path.name
    # Nothing but the project's files, each once.
    others = {path.read_text(encoding="utf-8").removeprefix("\ufeff") for path in config.parent.rglob("*.yaml")}
    assert set(counts) <= others
    assert set(counts.values()) <= {1}


def test_a_save_reads_the_project_once(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first one, too, where it is known that there was no error before."""
    loads: list[Path] = []

    def noted(path: Path, **named: Any) -> Loaded:
        loads.append(path)
        return load(path, **named)

    monkeypatch.setattr(dry_run, "load", noted)
    history = History(config)
    for number, now in enumerate(("One text", "Another"), 1):
        history.add(save(config, [rewrite(config, now)]), "", known=() if number == 1 else None)
        assert len(loads) == number


def test_a_project_that_had_an_error_is_read_before_and_after_a_save(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it had before is found out once, to let the save be and to let it be undone."""
    config.write_text(config.read_text(encoding="utf-8") + "\nunheard: of\n", encoding="utf-8")
    loads: list[Path] = []

    def noted(path: Path, **named: Any) -> Loaded:
        loads.append(path)
        return load(path, **named)

    monkeypatch.setattr(dry_run, "load", noted)
    history = History(config)
    history.add(save(config, [rewrite(config, "Another text")]), "")
    assert len(loads) == 2
    assert history.undo().after
