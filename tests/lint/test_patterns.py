"""No pattern of the checks takes long on a text made against it: its steps are counted as the text grows."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType

import pytest

import benefitgraphic.lint
import benefitgraphic.yearly
from benefitgraphic.lint.counted import _counted
from benefitgraphic.lint.retired import _known
from steps import Counted, attacks

# Longer than what any bounded repeat may take, so that it doesn't look as if it grew.
HALF, MOST_STEPS = 260, 800_000


def _in(value: object, name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield name, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _in(one, f"{name}[{key}]")
    elif isinstance(value, (tuple, list)):
        for at, one in enumerate(value):
            yield from _in(one, f"{name}[{at}]")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    seen: set[str] = set()
    packages: tuple[ModuleType, ...] = (benefitgraphic.lint, benefitgraphic.yearly)
    modules = [
        importlib.import_module(f"{package.__name__}.{one.name}")
        for package in packages
        for one in pkgutil.iter_modules(package.__path__)
    ]
    values = [
        (f"{one.__name__.partition('.')[2]}.{name}", value) for one in modules for name, value in vars(one).items()
    ]
    values += [("counted", _counted("one, two, three, nine, ten", wide)) for wide in (False, True)] + [
        ("retired", _known()[1])
    ]
    for name, value in values:
        for path, pattern in _in(value, name):
            if pattern.pattern not in seen:
                seen.add(pattern.pattern)
                found[path] = pattern
    return found


def _grows(pattern: re.Pattern[str], half: int = HALF, most: int = MOST_STEPS) -> list[str]:
    """The pieces of which a text twice as long takes more than about twice the steps."""
    slow = []
    for piece in attacks(pattern, random.Random(13)):
        allowed = most
        try:
            for length in (half, 2 * half):
                text = (piece * length)[:length]
                counted = Counted(pattern, text, allowed)
                assert counted.scan() == [found.span() for found in pattern.finditer(text)]
                allowed = int(2.4 * counted.steps) + 200
        except OverflowError:
            slow.append(piece)
    return slow


@pytest.fixture(autouse=True)
def _deep() -> Iterator[None]:
    # What repeats is tried one level deeper each time.
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, 20_000))
    yield
    sys.setrecursionlimit(before)


@pytest.mark.slow
@pytest.mark.parametrize("name", _patterns())
def test_the_steps_grow_no_faster_than_the_text(name: str) -> None:
    assert _grows(_patterns()[name]) == []


@pytest.mark.parametrize("slow", [r"\w+@", r"(?:a|a)+b", r"a.*b", r"(?:a+)+b", r"\s*y", r"(?:\d+,?)+!"])
def test_slow_patterns_would_be_found(slow: str) -> None:
    assert _grows(re.compile(slow), 40, 30_000)


@pytest.mark.parametrize("fast", [r"(?<!\w)\w++@", r"a{0,9}b", r"\b\d+\b", r"(?i)(?:on|one|\bONCE) (\d)\1"])
def test_and_quick_ones_are_not(fast: str) -> None:
    assert not _grows(re.compile(fast))
