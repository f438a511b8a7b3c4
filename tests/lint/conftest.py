"""A copy of the sample's project with something else in one of its texts, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benefitgraphic.content.load import load
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.lint.linting import lint
from projects import edit

FACT = "Our team has answered questions from every province and territory."
FACT_IN_FRENCH = "Nous avons répondu à des questions de chaque province et territoire."

Said = Callable[..., tuple[Diagnostic, ...]]


@pytest.fixture
def plant(project: Path) -> Callable[..., Path]:
    """Writes other words in place of the first fun fact, in one language or both; gives the main config file."""

    def planted(fact: str = FACT, french: str | None = None, also: str = "") -> Path:
        main = project / "config" / "infographic.yaml"
        edit(project, main.name, FACT, f"'{fact.replace(chr(39), chr(39) * 2)}'")
        with main.open("a", encoding="utf-8") as file:
            file.write(f"\n{also}\n")
        for translation in (project / "config").glob("*.fr-CA.*"):
            if french is None:
                translation.unlink()
            elif translation.name.startswith("infographic"):
                edit(project, translation.name, FACT_IN_FRENCH, f'"{french}"')
        return main

    return planted


@pytest.fixture
def said_of(plant: Callable[..., Path]) -> Said:
    """What is said about the project with other words in it."""

    def said(fact: str, french: str | None = None, *, grade: bool = False) -> tuple[Diagnostic, ...]:
        loaded = load(plant(fact, french), language=None if french is None else "fr-CA")
        return lint(loaded, grade=grade)

    return said
