"""Whatever stands in a text, the checks have something to say or nothing, and never fail."""

from __future__ import annotations

import dataclasses
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benefitgraphic.content.load import Loaded, load
from benefitgraphic.lint.codes import CODES
from benefitgraphic.lint.linting import lint
from laying import CONFIG

_PIECES = st.sampled_from(
    ["44,820", "48 210", "1.4 million", "87%", "7,6 %", "2024", "2024–25", "{messages}", "{year}", "{previous_year}"]
    + [
        "messages received",
        "Followers",
        "messages reçus",
        ": ",
        ". ",
        " – ",
        "from ",
        "Twitter",
        "XX",
        "[insert",
        "<x>",
    ]
)
_WORDS = st.lists(_PIECES | st.text(max_size=12), max_size=12).map(" ".join)


@lru_cache(maxsize=2)
def _sample(language: str | None) -> Loaded:
    return load(CONFIG, language=language)


@pytest.mark.slow
@settings(max_examples=40)
@given(_WORDS, st.sampled_from([None, "fr-CA"]), st.booleans())
def test_any_words_can_be_looked_at(words: str, language: str | None, grade: bool) -> None:
    sample = _sample(language)
    texts = tuple(
        dataclasses.replace(text, text=words, typed=words)
        if text.where.path in ("fun_facts[1]", "benefits[1].text", "messages.label")
        else text
        for text in sample.texts
    )
    for found in lint(dataclasses.replace(sample, texts=texts), grade=grade):
        assert found.code in CODES
        assert found.where
        lines = sample.lines(found.where.file)
        assert found.where.line <= len(lines)
        assert not found.where.line or found.where.column <= len(lines[found.where.line - 1])
