"""The sample is what a newcomer sees first: it loads without a word, in every theme."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from benefitgraphic.content.load import load


@pytest.mark.parametrize("theme", ["harbour", "provincial", "analyst"])
def test_loads_without_a_warning(config: Path, theme: str) -> None:
    loaded = load(config, theme=theme)
    assert loaded.warnings == ()
    assert loaded.edition.theme.name == theme


def test_has_nine_short_benefits(config: Path) -> None:
    edition = load(config).edition
    assert len(edition.benefits) == 9
    assert edition.words.benefits(len(edition.benefits)) == "Nine benefits"
    for benefit in edition.benefits:
        assert 12 <= len(benefit.text.text.split()) <= 30
        assert 1 <= len(benefit.title.text.split()) <= 5
        assert benefit.short
        assert 2 <= len(benefit.short.text.split()) <= 6


def test_definitions_are_one_short_sentence(config: Path) -> None:
    numbers = load(config).edition.numbers
    assert numbers
    for panel in numbers.panels:
        assert len(panel.metric.definition.text.split()) <= 14
        assert panel.metric.definition.text.count(".") == 1


def test_says_the_messages_in_words(config: Path) -> None:
    text = load(config).edition.benefits[1].text
    assert text.text.endswith("In 2025 we handled 48,210 messages.")
    assert str(text.where).startswith("config/infographic.yaml:")


def test_an_earlier_year_knows_nothing_of_later_ones(config: Path) -> None:
    edition = load(config, year=2024).edition
    assert edition.numbers
    assert max(edition.numbers.panels[0].metric.years) == edition.year


def test_an_edition_never_changes(config: Path) -> None:
    edition = load(config).edition
    with pytest.raises(FrozenInstanceError):
        edition.year = 2030  # type: ignore[misc]


@pytest.mark.slow
def test_the_content_lays_out_and_paints_nothing() -> None:
    """It asks charts which metrics they fit, and sections what may be typed for them; no renderer, and no layout."""
    code = (
        "import sys, benefitgraphic.content.load;"
        "rooms = {'export', 'layout', 'output', 'twins'};"
        "print([m for m in sys.modules if 'backend_' in m or m.split('.')[1:2] and m.split('.')[0] == 'benefitgraphic'"
        " and m.split('.')[1] in rooms])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
