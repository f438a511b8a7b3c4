"""Fields found and changed by their places in the config."""

from __future__ import annotations

import dataclasses

import pytest

from benefitgraphic.diagnostics import Where
from benefitgraphic.preview.worker.places import text_at, with_text
from benefitgraphic.text import Text, texts_in
from laying import sample_edition
from typed import thanks_of

HALVES = {"text": "Thank you to everyone.", "short": "Thank you."}


def test_every_text_is_found_by_its_place_and_changed_alone() -> None:
    edition = sample_edition()
    metrics = {text for panel in edition.numbers.panels for text in texts_in(panel)} if edition.numbers else set()
    own = [text for text in texts_in(edition) if text not in metrics]
    assert len(own) > 50
    for text in own:
        path = text.where.path
        assert text_at(edition, path) is text
        changed = with_text(edition, path, "Other words")
        after = [other for other in texts_in(changed) if other not in metrics]
        assert [other.text for other in after] == ["Other words" if one is text else one.text for one in own]


def test_a_text_with_a_short_one_beside_it_is_found_as_it_is_written() -> None:
    said, short = (Text(words, Where("infographic.yaml", 1, 1, f"thanks.{key}")) for key, words in HALVES.items())
    edition = sample_edition().saying(thanks=dataclasses.replace(said, short=short))
    assert text_at(edition, "thanks.text") == thanks_of(edition)
    assert text_at(edition, "thanks.short") == short
    longer = thanks_of(with_text(with_text(edition, "thanks.text", "To all"), "thanks.short", "All"))
    assert longer and longer.short
    assert (longer.text, longer.short.text) == ("To all", "All")


@pytest.mark.parametrize(
    "path",
    ["", "nope", "title.text", "title.where", "benefits", "benefits[0].title", "benefits[99].title", "benefits[1]",
     "benefits[1].__class__", "numbers", "theme.name", "logo", "brands[1].channels", "title[1]", "a b", "benefits[1"],
)  # fmt: skip
def test_what_is_no_text_is_none(path: str) -> None:
    assert text_at(sample_edition(), path) is None
