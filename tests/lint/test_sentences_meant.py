"""What teams write in such graphics stops no render, and what they overlooked is told of."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from benefitgraphic.content.load import Loaded, load
from benefitgraphic.diagnostics import Diagnostic, Severity
from benefitgraphic.lint.linting import lint
from benefitgraphic.text import Text
from sentences import MEANT, MEANT_IN_FRENCH, OVERLOOKED, OVERLOOKED_IN_FRENCH

# Common words for names, and small values, which stand in any text.
SMALL = """views,,3,4,7,9,12
visits,,9,1,4,12,9
replies,,12,9,2,9,4
minutes,,15,14,20,15,12
"""
NAMES = {
    "views": ("Views", "Vues"),
    "visits": ("Visits", "Visites"),
    "replies": ("Replies", "Réponses"),
    "minutes": ("Minutes to reply", "Minutes avant une réponse"),
}
# A translation is held against its original besides, which says something else here.
_OF_TRANSLATION = frozenset({"translation-contradicts", "translation-figures", "untranslated", "same-as-original"})

Project = Callable[[bool, bool], Loaded]


@pytest.fixture
def read(project: Path) -> Project:
    """The sample with more metrics, in English or French, its own two word names or plain words."""

    def loaded(french: bool, plain: bool) -> Loaded:
        config = project / "config"
        with (config / "metrics.csv").open("a", encoding="utf-8") as file:
            file.write(SMALL)
        for at, name in enumerate(("metrics.yaml", "metrics.fr-CA.yaml")):
            more = "".join(
                f"{key}:\n  label: {names[at]}\n  definition: {names[at]}.\n"
                + ("" if at else f"  unit: {'minutes' if key == 'minutes' else 'count'}\n")
                for key, names in NAMES.items()
            )
            file_of = config / name
            words = file_of.read_text(encoding="utf-8")
            if plain:
                words = words.replace("label: Messages received", "label: Messages")
                words = words.replace("label: Messages reçus", "label: Messages")
            file_of.write_text(words + "\n" + more, encoding="utf-8")
        return load(config / "infographic.yaml", language="fr-CA" if french else None)

    return loaded


def _said(sentences: Sequence[str], key: str, loaded: Loaded) -> dict[str, list[Diagnostic]]:
    """What is said of each sentence, each a text of its own."""
    slot = next(text for text in loaded.texts if text.where.path == "fun_facts[1]")
    paths = {key.format(at): sentence for at, sentence in enumerate(sentences, start=100)}
    texts = [Text(said, dataclasses.replace(slot.where, path=path)) for path, said in paths.items()]
    found: dict[str, list[Diagnostic]] = {sentence: [] for sentence in sentences}
    for one in lint(dataclasses.replace(loaded, texts=(*loaded.texts, *texts))):
        path = one.where.path if one.where else ""
        if path in paths and one.code not in _OF_TRANSLATION:
            found[paths[path]].append(one)
    return found


def _lines(block: str) -> list[str]:
    return block.strip().splitlines()


@pytest.mark.parametrize("french", [False, True], ids=["en", "fr"])
@pytest.mark.parametrize("plain", [False, True], ids=["named", "plain"])
@pytest.mark.parametrize("key", ["fun_facts[{}]", "benefits[{}].title"])
def test_what_may_be_meant_is_no_error(read: Project, french: bool, plain: bool, key: str) -> None:
    sentences = _lines(MEANT_IN_FRENCH if french else MEANT)
    error: Severity = "error"
    found = _said(sentences, key, read(french, plain))
    assert {said: one for said, told in found.items() for one in told if one.severity == error} == {}


@pytest.mark.parametrize("french", [False, True], ids=["en", "fr"])
@pytest.mark.parametrize("key", ["fun_facts[{}]", "benefits[{}].short"])
def test_what_was_overlooked_is_told(read: Project, french: bool, key: str) -> None:
    sentences = _lines(OVERLOOKED_IN_FRENCH if french else OVERLOOKED)
    found = _said(sentences, key, read(french, False))
    assert [said for said, told in found.items() if not told] == []
