"""Every PDF that we print is accessible and fit for an archive, as others judge it: veraPDF, outloud, poppler."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings

import poppler
from benefitgraphic.graphics.flow.pages import TooTall
from complaints import complaints, demand_all_checkers, told
from editions import Made, editions
from golden import golden, same_as_golden
from laying import LANGUAGES, PRINTED
from samples import CASES, OFFICE, Case, printed

# One process: starting Java takes its time.
pytestmark = pytest.mark.xdist_group("java")

_QUICK = ("letter-harbour-en-CA",)
_CASES = [
    # One of them shows at once whether something is wrong.
    pytest.param(case, id=case.name, marks=[] if case.name in _QUICK else [pytest.mark.slow])
    for case in CASES.values()
]


@pytest.mark.parametrize("case", _CASES)
def test_no_checker_complains(case: Case) -> None:
    found = complaints(case.printed.data, case.printed.edition)
    assert not found, told(found)
    demand_all_checkers()


@pytest.mark.slow
@pytest.mark.parametrize("size", PRINTED)
@pytest.mark.parametrize("language", list(LANGUAGES))
def test_what_is_read_out(size: str, language: str, rewrite: bool) -> None:
    """The outline that poppler reads: each element with its words."""
    if not poppler.has_poppler():
        demand_all_checkers()
    (case,) = (c for c in CASES.values() if c.size == size and c.name.endswith(f"-{language}"))
    if case.manner == OFFICE or rewrite:
        made = case if case.manner == OFFICE else dataclasses.replace(case, manner=OFFICE)
        same_as_golden(f"outlines/{size}-{language}", poppler.outline(made.printed.data), rewrite)
    else:
        assert poppler.outline(case.printed.data) == _on_paper(golden(f"outlines/{size}-{language}"))


def _on_paper(outline: str) -> str:
    """What a press prints can't be clicked at: links are paragraphs."""
    kept = (line for line in outline.split("\n") if line.strip() != "Object")
    return "\n".join(kept).replace("Link (inline)", "P (block)")


@pytest.mark.slow
@settings(
    max_examples=5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=(Phase.generate, Phase.shrink),
)
@given(content=editions(benefits=6))
def test_any_content_is_accessible(content: Made) -> None:
    try:
        made = printed(content.edition, "letter")
    except TooTall:
        reject()
    found = complaints(made.data, made.edition)
    # What it warns about is made-up words: titles that begin in the middle, addresses that nobody meant as links.
    found["outloud"] = [said for said in found.get("outloud", []) if said.startswith("error")]
    assert not any(found.values()), told(found)
    demand_all_checkers()
