"""A change beside a word that says the other way. In the sample, messages rose by 7.6%; here they fell, or stayed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benefitgraphic.diagnostics import Diagnostic
from projects import edit

Said = Callable[..., tuple[Diagnostic, ...]]

SAYS_UP = [
    "Messages rose {messages.change}.",
    "Messages grew again in {year}, by {messages.change}.",
    "Up {messages.change} on {previous_year}",
    "Messages were up by nearly {messages.change}.",
    "{messages.change} more messages",
    "A {messages.change} increase in messages",
    "Complaints fell as messages rose {messages.change}.",
    "Messages, which fell before, climbed {messages.change}.",
    "Les messages sont en hausse de {messages.change}.",
    "Les messages ont augmenté de {messages.change}.",
    "{messages.change} de plus",
    "En hausse : {messages.change}",
]
SAYS_DOWN = [
    "Messages fell {messages.change}.",
    "Messages dropped by {messages.change}.",
    "Down {messages.change}",
    "{messages.change} fewer messages",
    "Les messages ont diminué de {messages.change}.",
    "Les messages sont en baisse de {messages.change}.",
    "{messages.change} de moins",
]
# The word may be of something else, or is denied, hoped for or compared.
MAY_SAY_UP = [
    "Messages on rising rivers changed by {messages.change}.",
    "A {messages.change} increase in visits",
    "If messages rise {messages.change}, we hire.",
    "Our goal: messages up {messages.change}",
    "Messages didn't grow {messages.change}.",
    "{messages.change} higher than on Facebook",
    "Les messages n’ont pas augmenté de {messages.change}.",
]
SAYS_NEITHER = [
    "Messages changed by {messages.change}.",
    "De plus, les messages : {messages.change}",
    "Up to {messages.change}",
    "We followed up {messages.change}.",
    "Followers grew, and messages changed by {messages.change}.",
    "Plus de {messages.change}",
]


def _codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code for one in found if one.code in ("wrong-direction", "typed-figure", "contradicts-metric")]


def _fallen(project: Path) -> None:
    edit(project, "metrics.csv", "44820,48210", "48210,43148")


@pytest.mark.parametrize("fact", SAYS_UP)
def test_what_fell_did_not_rise(fact: str, project: Path, said_of: Said) -> None:
    _fallen(project)
    (found,) = [one for one in said_of(fact) if one.code == "wrong-direction"]
    assert found.severity == "error"
    assert "'Messages received' went down from 2024" in found.message
    assert found.where and found.source_line[found.where.column - 1 :].startswith("{messages.change}")


@pytest.mark.parametrize("fact", SAYS_DOWN)
def test_what_rose_did_not_fall(fact: str, said_of: Said) -> None:
    assert _codes(said_of(fact)) == ["wrong-direction"]


@pytest.mark.parametrize("fact", MAY_SAY_UP)
def test_what_may_be_said_of_something_else_stops_nothing(fact: str, project: Path, said_of: Said) -> None:
    _fallen(project)
    found = said_of(fact)
    assert [one.severity for one in found if one.code == "doubtful-direction"] == ["warning"]
    assert _codes(found) == []


def test_a_typed_change_may_be_of_another_clause(project: Path, said_of: Said) -> None:
    _fallen(project)
    assert _codes(said_of("Fares rose 10.5%, and messages fell.")) == []


@pytest.mark.parametrize("since", ["on 2024", "from 2024", "on {previous_year}", "from {previous_year}"])
@pytest.mark.parametrize("change", ["{messages.change}", "10.5%"])
def test_a_change_is_known_in_either_wording(since: str, change: str, project: Path, said_of: Said) -> None:
    _fallen(project)
    assert _codes(said_of(f"Messages are up {change} {since}.")) == ["wrong-direction"]


@pytest.mark.parametrize("since", ["on 2024", "from 2024", "on {previous_year}", "from {previous_year}"])
def test_a_right_change_is_known_in_either_wording(since: str, said_of: Said) -> None:
    assert _codes(said_of(f"Messages are up 7.6% {since}.")) == ["typed-figure"]


@pytest.mark.parametrize("fact", [*SAYS_UP, *SAYS_NEITHER])
def test_what_rose_may_be_said_to(fact: str, said_of: Said) -> None:
    assert _codes(said_of(fact)) == []


@pytest.mark.parametrize("fact", [*SAYS_DOWN, *SAYS_NEITHER])
def test_what_fell_may_be_said_to(fact: str, project: Path, said_of: Said) -> None:
    _fallen(project)
    assert _codes(said_of(fact)) == []


@pytest.mark.parametrize("fact", [SAYS_UP[0], SAYS_DOWN[0]])
def test_what_stayed_did_neither(fact: str, project: Path, said_of: Said) -> None:
    edit(project, "metrics.csv", "44820,48210", "48210,48210")
    assert _codes(said_of(fact)) == ["wrong-direction"]


@pytest.mark.parametrize("fact", ["Messages rose 10.5%.", "Les messages sont en hausse de 10,5 %."])
def test_a_typed_change_has_no_right_figure_with_the_wrong_word(fact: str, project: Path, said_of: Said) -> None:
    _fallen(project)
    assert _codes(said_of(fact)) == ["wrong-direction"]


def test_french_is_told_by_the_french_file(project: Path, said_of: Said) -> None:
    _fallen(project)
    found = said_of("Down {messages.change}", "Une hausse de {messages.change}")
    assert [one.where and one.where.file for one in found if one.code == "wrong-direction"] == [
        "config/infographic.fr-CA.yaml"
    ]
