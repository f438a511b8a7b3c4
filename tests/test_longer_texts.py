"""Texts 40 % longer than the sample's, as French or German may be: everything is still well laid out."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import pytest

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.edition import Edition, replaced
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.project.fields import ConfigModel
from benefitgraphic.text import Text
from laying import FIXED, PRINTED, WHOLE, laid_and_said
from seen import read_aloud, words
from test_invariants import holds_everywhere
from typed import facts_of, resources_of

# Keys that are no words: what they say is the same in every language.
_KEPT = frozenset({"icon", "url", "theme", "words", "wording", "key", "channels", "language", "where"})


def longer(said: str) -> str:
    """The text with two fifths of it said again; one word alone becomes a longer word."""
    wanted = math.ceil(len(said) * 1.4)
    words = said.replace("\u00a0", " ").split()
    if len(words) == 1:
        return said + said.lower()[: wanted - len(said)]
    again = iter(words * 2)
    while len(said) < wanted:
        said = f"{said} {next(again).strip('.,:').lower()}"
    return said


def lengthened(content: Any) -> Any:
    """Everything that is translated in it, made longer."""
    if isinstance(content, Text):
        return Text(longer(content.text), content.where)
    if isinstance(content, tuple):
        return tuple(map(lengthened, content))
    if isinstance(content, Metric):
        return dataclasses.replace(content, label=lengthened(content.label), definition=lengthened(content.definition))
    if dataclasses.is_dataclass(content) and not isinstance(content, type):
        fields = (field.name for field in dataclasses.fields(content) if field.init and field.name not in _KEPT)
        changed = {name: lengthened(getattr(content, name)) for name in fields}
        return dataclasses.replace(content, **changed)
    if isinstance(content, ConfigModel):
        return replaced(content, **{name: lengthened(said) for name, said in content if name not in _KEPT})
    return content


@pytest.fixture(scope="module")
def long_edition(sample: Edition) -> Edition:
    made: Edition = lengthened(sample)
    return made


def test_they_are_as_much_longer(sample: Edition, long_edition: Edition) -> None:
    for before, after in zip(sample.benefits, long_edition.benefits, strict=True):
        assert len(after.text.text) >= 1.4 * len(before.text.text)
        assert len(after.title.text) >= 1.4 * len(before.title.text)
    for shorter, longer in zip(resources_of(sample), resources_of(long_edition), strict=True):
        assert len(longer.label.text) >= 1.4 * len(shorter.label.text)


@pytest.mark.slow
@pytest.mark.parametrize("size", list(SIZES))
def test_they_are_well_made(long_edition: Edition, size: str) -> None:
    made, said = laid_and_said(long_edition, size)
    holds_everywhere(made, said)


@pytest.mark.parametrize("size", [name for name in WHOLE if SIZES[name].medium.kind in ("grows", "pages")])
def test_what_grows_or_has_pages_says_all_of_them(long_edition: Edition, size: str) -> None:
    made, said = laid_and_said(long_edition, size)
    assert said == long_edition
    aloud = " ".join(read_aloud(page.frame for page in made.pages))
    for fact in facts_of(long_edition):
        assert " ".join(words(fact.text)) in aloud


@pytest.mark.parametrize("size", [name for name in PRINTED if SIZES[name].medium.kind == "pages"])
def test_they_take_at_most_one_more_page(sample: Edition, long_edition: Edition, size: str) -> None:
    before, after = (laid_and_said(edition, size)[0] for edition in (sample, long_edition))
    assert len(after.pages) <= len(before.pages) + 1


@pytest.mark.slow
@pytest.mark.parametrize("size", [name for name in SIZES if name in FIXED or SIZES[name].medium.kind == "poster"])
def test_where_there_is_one_page_the_figures_stay(long_edition: Edition, size: str) -> None:
    _, said = laid_and_said(long_edition, size)
    assert said.title == long_edition.title
    assert said.numbers and long_edition.numbers
    shown = [panel.metric.key for panel in said.numbers.panels]
    assert shown == [panel.metric.key for panel in long_edition.numbers.panels][: 2 if size in FIXED else None]
