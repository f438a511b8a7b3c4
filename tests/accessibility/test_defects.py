"""A checker that finds nothing wrong shows little: here each mistake that matters is made on purpose, and found.

`python -m pytest tests/accessibility/test_defects.py -n 0 -rP` lists which checker found what first.
"""

from __future__ import annotations

from functools import lru_cache

import pytest

import defects  # noqa: F401 - enters them
import defects_of_pages  # noqa: F401
import poppler
from complaints import CHECKERS, complaints, demand_all_checkers, found_by, missing, told
from samples import CASES, Printed, printed, small_edition
from surgery import DEFECTS, planted, without_meanings

pytestmark = [pytest.mark.xdist_group("java"), pytest.mark.slow]

# One that each finds, although it comes after those that take less.
_FOUND_BY = {
    "pdffonts": "a font is not embedded",
    "structure": "a figure has no box",
    "words": "words run together",
    "outloud": "a header cell has no scope",
    "pdfinfo -struct-text": "two cells are swapped",
    "veraPDF ua1": "a level of headings is skipped",
    "veraPDF 2a": "a link is not printed",
}


@lru_cache(maxsize=1)
def good() -> Printed:
    """Two pages with a part of each section; `test_standards.py` shows that the whole sample is good."""
    return printed(small_edition(), "letter")


@pytest.mark.parametrize("name", list(DEFECTS))
def test_a_planted_defect_is_found(name: str) -> None:
    file = good()
    found = next(found_by(CHECKERS, planted(file.data, name), file.edition, poppler.outline(file.data)), None)
    assert found, "nobody noticed"
    checker, said = found
    print(f"{name}: found by {told({checker: said})}")


@pytest.mark.parametrize("checker", list(CHECKERS))
def test_each_checker_finds_a_defect_by_itself(checker: str) -> None:
    if checker in missing():
        demand_all_checkers()
    file = good()
    assert dict(found_by([checker], planted(file.data, _FOUND_BY[checker]), file.edition, poppler.outline(file.data)))


def test_without_a_defect_nothing_is_found() -> None:
    """Written anew by the same library, the good file is still good: the findings are due to the defects."""
    file = good()
    found = complaints(planted(file.data, None), file.edition, poppler.outline(file.data))
    assert not found, told(found)


@pytest.mark.parametrize("name", ["hyphens", "right-to-left"])
def test_letters_that_do_not_say_what_is_meant_are_found(name: str) -> None:
    file = CASES[name].printed
    assert dict(found_by(["words"], without_meanings(file.data), file.edition))
