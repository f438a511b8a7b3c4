"""Lists of a translation follow the original's: every text stays beside the one that it translates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from benefitgraphic.content.load import load
from benefitgraphic.diagnostics import Problems
from benefitgraphic.editing.clashes import Clashes
from benefitgraphic.editing.edits import AddItem, DropItem, MoveItem, SetTexts, names_of
from benefitgraphic.editing.history import History
from benefitgraphic.editing.saving import save
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.yaml.expected import Item
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.steps import Steps, node_at
from benefitgraphic.yearly.translating import standing
from projects import edit, files

NEW = {"title": "New one", "icon": "smiley", "text": "A new text."}
BENEFITS: Steps = ("benefits",)
FACTS: Steps = ("fun_facts",)


def there(config: Path, steps: Steps) -> tuple[str, ...]:
    tree = read_yaml(config, "", Findings())
    assert tree
    return names_of(node_at(tree, steps))


def pairs(config: Path) -> dict[str, str]:
    """Each text of a list by what it translates."""
    french = load(config, language="fr-CA")
    return {text.origin.typed: text.typed for text in french.texts if "[" in text.origin.where.path}


def open_texts(config: Path) -> int:
    state = standing(config, "fr-CA")
    return state.texts - state.translated


@pytest.fixture
def french(config: Path) -> Path:
    return config.with_name("infographic.fr-CA.yaml")


def test_a_moved_item_takes_its_translation_along(config: Path) -> None:
    before, was = pairs(config), open_texts(config)
    save(config, [MoveItem(BENEFITS, 2, 0, there(config, BENEFITS))])
    save(config, [MoveItem(FACTS, 0, 2, there(config, FACTS))])
    assert pairs(config) == before
    assert open_texts(config) == was


def test_a_dropped_item_takes_its_translation_along(config: Path) -> None:
    before, was = pairs(config), open_texts(config)
    save(config, [DropItem(BENEFITS, 2, there(config, BENEFITS))])
    left = pairs(config)
    assert left == {text: said for text, said in before.items() if text in left}
    assert "Education and context" not in left
    assert open_texts(config) == was


def test_the_last_item_takes_the_list_along(config: Path, french: Path) -> None:
    for _ in range(3):
        save(config, [DropItem(FACTS, 0, there(config, FACTS))])
    assert b"fun_facts" not in french.read_bytes()
    load(config, language="fr-CA")


@pytest.mark.parametrize("at", [0, 4, 9])
def test_a_new_item_is_not_translated_yet(config: Path, at: int) -> None:
    before, was = pairs(config), open_texts(config)
    save(config, [AddItem(BENEFITS, at, NEW, there(config, BENEFITS))])
    said = pairs(config)
    assert said.items() >= before.items()
    assert said["New one"] == "New one"
    assert open_texts(config) == was + 2


def test_a_new_item_has_its_place_in_the_translation(config: Path, french: Path) -> None:
    save(config, [AddItem(BENEFITS, 1, NEW, there(config, BENEFITS)), AddItem(FACTS, 1, "Fact", there(config, FACTS))])
    assert b"\n  - title:\n    text:\n  - title: Un service rapide\n" in french.read_bytes()
    assert "\n  - ~\n  - La publication" in french.read_text(encoding="utf-8")


def test_texts_written_over_a_list(config: Path) -> None:
    was = there(config, FACTS)
    before = pairs(config)
    save(config, [SetTexts(FACTS, was, (was[2], "Fact", was[0]))])
    said = pairs(config)
    assert (said[was[2]], said["Fact"], said[was[0]]) == (before[was[2]], before[was[1]], before[was[0]])
    save(config, [SetTexts(FACTS, there(config, FACTS), (was[0], was[2]))])
    assert pairs(config)[was[0]] == before[was[0]]


def test_a_list_that_is_translated_in_part(config: Path, french: Path) -> None:
    text = french.read_text(encoding="utf-8")
    begin = text.index("  - title: Éducation")
    french.write_text(text[:begin] + text[text.index("numbers:") :], encoding="utf-8")
    before = pairs(config)
    for at, to in ((0, 5), (7, 1), (8, 8), (6, 4)):
        save(config, [MoveItem(BENEFITS, at, to, there(config, BENEFITS))])
    assert pairs(config) == before


def test_it_is_one_step(project: Path, config: Path) -> None:
    before, history = files(project), History(config)
    history.add(save(config, [MoveItem(BENEFITS, 2, 0, there(config, BENEFITS))]), "")
    after = files(project)
    assert sum(before[name] != after[name] for name in before) == 3
    history.undo()
    assert files(project) == before
    history.redo()
    assert files(project) == after


def test_what_was_moved_meanwhile_is_moved_in_both(project: Path, config: Path) -> None:
    before, was = pairs(config), there(config, BENEFITS)
    save(config, [MoveItem(BENEFITS, 8, 0, was)])
    with pytest.raises(Clashes):
        save(config, [DropItem(BENEFITS, 2, was)])
    save(config, [DropItem(BENEFITS, 2, was)], knowingly=True)
    left = pairs(config)
    assert was[2] not in left
    assert left == {text: said for text, said in before.items() if text in left}


@pytest.mark.parametrize("text", ["title: [", "language: fr-CA\nbenefits:\n  - &a {title: Un}\n  - *a\n"])
def test_a_translation_that_cannot_follow_holds_the_original_back(project: Path, french: Path, text: str) -> None:
    french.write_text(text, encoding="utf-8")
    config = french.with_name("infographic.yaml")
    before = files(project)
    with pytest.raises(Problems, match=r"the translation in infographic\.fr-CA\.yaml can't follow: ") as problems:
        save(config, [MoveItem(BENEFITS, 0, 1, there(config, BENEFITS))])
    assert problems.value.diagnostics[0].where
    assert problems.value.diagnostics[0].where.file == "config/infographic.fr-CA.yaml"
    assert files(project) == before


def test_a_translation_that_is_only_begun(config: Path, french: Path) -> None:
    french.write_text("\ufeff# to do\n", encoding="utf-8")
    config.with_name("translated.fr-CA.yaml").write_text("# to do\n", encoding="utf-8")
    save(config, [MoveItem(BENEFITS, 0, 1, there(config, BENEFITS))])
    assert french.read_text(encoding="utf-8") == "\ufeff# to do\n"


def test_a_translation_that_is_out_of_step_already(config: Path, french: Path) -> None:
    """More items than the original has: nobody knows which is which."""
    edit(config.parents[1], "infographic.fr-CA.yaml", "\nnumbers:", "  - title: De trop\n\nnumbers:")
    before = french.read_bytes()
    save(config, [MoveItem(BENEFITS, 0, 1, there(config, BENEFITS))])
    assert french.read_bytes() == before


def move(rng: Random, config: Path) -> None:
    steps = rng.choice([BENEFITS, FACTS, ("brands",), ("resources",), ("brands", 0, "channels")])
    was = there(config, steps)
    at = rng.randrange(len(was)) if was else 0
    match rng.choice(["move", "drop", "add"]):
        case "move" if was:
            save(config, [MoveItem(steps, at, rng.randrange(len(was)), was)])
        case "drop" if len(was) > 1:
            save(config, [DropItem(steps, at, was)])
        case "add":
            name = f"New {rng.randrange(10**9)}"
            items: dict[str, Item] = {
                "benefits": {"title": name, "icon": "smiley", "text": f"{name} text"},
                "brands": {"name": name, "purpose": f"{name} purpose", "channels": ("X", name)},
                "resources": {"label": name, "url": f"https://example.org/{name[4:]}"},
            }
            save(config, [AddItem(steps, at, items.get(str(steps[-1]), name), was)])


@pytest.mark.slow
@pytest.mark.parametrize(
    "written",
    [
        lambda text: text,
        lambda text: "\ufeff" + text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
    ],
    ids=["as it is", "Windows", "no last line end"],
)
def test_any_walk(config: Path, french: Path, written: Callable[[str], str]) -> None:
    french.write_bytes(written(french.read_text(encoding="utf-8")).encode())
    known, rng = pairs(config), Random(5)
    for _ in range(14):
        move(rng, config)
        for text, said in pairs(config).items():
            assert said == known.get(text, text)
            known[text] = said
    assert not [one for one in standing(config, "fr-CA").open if one.code in ("not-noted", "stale-translation")]
