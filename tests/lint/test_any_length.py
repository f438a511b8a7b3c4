"""No text takes the checks long: the work grows as the text does, which is counted and not timed."""

from __future__ import annotations

import dataclasses
import sys
from functools import lru_cache
from pathlib import Path
from types import FrameType

import pytest

from benefitgraphic.content.load import Loaded, load
from benefitgraphic.lint.linting import lint
from benefitgraphic.lint.sentences import sentence_around, sentence_bounds
from benefitgraphic.lint.subject import MOST_TOLD, Subject
from benefitgraphic.lint.words import left_over
from benefitgraphic.text import Text

ROOT = Path(__file__).parents[2]

UNITS = [
    "9 ",
    "1°",
    "€1",
    "1 p.100 ",
    "over 1 ",
    "48,210 messages ",
    "44,820 messages. ",
    "Messages received: 44,820 ",
    "in 2024, ",
    "up 7.6% ",
    "{messages.change} up ",
    "{messages.previous} ",
    "xxxx ",
    "[",
    "... ",
]
LENGTH = 2_400


@lru_cache(maxsize=1)
def _sample() -> Loaded:
    return load(ROOT / "config" / "infographic.yaml")


def _calls(text: str) -> int:
    """How many functions, in Python and in C, are called to look at a text."""
    loaded = _sample()
    texts = tuple(Text(text, one.where) if one.where.path == "fun_facts[1]" else one for one in loaded.texts)
    loaded = dataclasses.replace(loaded, texts=texts)
    count = 0

    def counted(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        lint(loaded)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_the_work_grows_no_faster_than_the_text(unit: str) -> None:
    none = _calls("Nothing.")
    half = _calls((unit * LENGTH)[: LENGTH // 2]) - none
    whole = _calls((unit * LENGTH)[:LENGTH]) - none
    assert whole <= 2.3 * max(half, 0) + 500


def test_a_check_tells_of_so_many_places_of_a_text() -> None:
    loaded = _sample()
    texts = tuple(Text("xxxx " * 400, one.where) if one.where.path == "fun_facts[1]" else one for one in loaded.texts)
    assert len(list(left_over(Subject.of(dataclasses.replace(loaded, texts=texts))))) == MOST_TOLD


def test_sentences_are_found_around_any_piece() -> None:
    text = "One. Two!! “Three.” Four"
    bounds = sentence_bounds(text)
    for word in ("One", "Two", "Three", "Four"):
        start = text.index(word)
        first, last = sentence_around(bounds, start, start + len(word))
        assert word in text[first:last]
        assert sum(other in text[first:last] for other in ("One", "Two", "Three", "Four")) == 1
