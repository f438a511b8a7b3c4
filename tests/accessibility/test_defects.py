"""A checker that finds nothing wrong shows little: here each mistake that matters is made on purpose, and found.

`python -m pytest tests/accessibility/test_defects.py -n 0 -rP` lists which checker found what.
"""

from __future__ import annotations

from functools import lru_cache

import pytest

import defects  # noqa: F401 - enters them
import defects_of_pages  # noqa: F401
from complaints import complaints, demand_all_checkers, told
from golden import GOLDENS
from laying import sample_edition
from samples import HARD, printed
from surgery import DEFECTS, planted, without_meanings

pytestmark = [pytest.mark.xdist_group("java, too"), pytest.mark.slow]


@lru_cache(maxsize=1)
def good() -> bytes:
    """The sample, as it is printed; `test_standards.py` shows that it is good."""
    return printed(sample_edition(), "letter").data


def golden() -> str:
    return (GOLDENS / "outlines/letter-en-CA.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(DEFECTS))
def test_a_planted_defect_is_found(name: str) -> None:
    found = complaints(planted(good(), name), sample_edition(), golden())
    print(f"{name}: found by {', '.join(found)}\n{told(found)}")
    assert found, "nobody noticed"
    demand_all_checkers()


def test_without_a_defect_nothing_is_found() -> None:
    """Written anew by the same library, the good file is still good: the findings are due to the defects."""
    found = complaints(planted(good(), None), sample_edition(), golden())
    assert not found, told(found)


@pytest.mark.parametrize("name", ["hyphens", "right-to-left"])
def test_letters_that_do_not_say_what_is_meant_are_found(name: str) -> None:
    edition = HARD[name]()
    assert "words" in complaints(without_meanings(printed(edition, "letter").data), edition)
