"""A checker that finds nothing wrong shows little: here each mistake that matters is made on purpose, and found.

`python -m pytest tests/accessibility/test_defects.py -n 0 -rP` lists which checker found what.
"""

from __future__ import annotations

from functools import lru_cache

import pytest

import defects  # noqa: F401 - enters them
import defects_of_pages  # noqa: F401
import poppler
from complaints import complaints, demand_all_checkers, told
from samples import CASES, Printed, printed, small_edition
from surgery import DEFECTS, planted, without_meanings

pytestmark = [pytest.mark.xdist_group("java, too"), pytest.mark.slow]


@lru_cache(maxsize=1)
def good() -> Printed:
    """Two pages with a part of each section; `test_standards.py` shows that the whole sample is good."""
    return printed(small_edition(), "letter")


@pytest.mark.parametrize("name", list(DEFECTS))
def test_a_planted_defect_is_found(name: str) -> None:
    file = good()
    found = complaints(planted(file.data, name), file.edition, poppler.outline(file.data))
    print(f"{name}: found by {', '.join(found)}\n{told(found)}")
    assert found, "nobody noticed"
    demand_all_checkers()


def test_without_a_defect_nothing_is_found() -> None:
    """Written anew by the same library, the good file is still good: the findings are due to the defects."""
    file = good()
    found = complaints(planted(file.data, None), file.edition, poppler.outline(file.data))
    assert not found, told(found)


@pytest.mark.parametrize("name", ["hyphens", "right-to-left"])
def test_letters_that_do_not_say_what_is_meant_are_found(name: str) -> None:
    file = CASES[name].printed
    assert "words" in complaints(without_meanings(file.data), file.edition)
