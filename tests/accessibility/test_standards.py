"""Every PDF that we print is accessible and fit for an archive, as others judge it: veraPDF, outloud, poppler."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings

import poppler
from benefitgraphic.graphics.flow.pages import TooTall
from complaints import complaints, demand_all_checkers, told
from editions import Made, editions
from golden import same_as_golden
from laying import LANGUAGES, PRINTED, quick
from samples import Case, hard_cases, printed, sample_cases

# One process: starting Java takes its time.
pytestmark = pytest.mark.xdist_group("java")

_QUICK = ("letter-harbour-en-CA",)
_CASES = [
    # One of them shows at once whether something is wrong.
    pytest.param(case, id=case.name, marks=[] if case.name in _QUICK else [pytest.mark.slow])
    for case in (*sample_cases(), *hard_cases())
]


@pytest.mark.parametrize("case", _CASES)
def test_no_checker_complains(case: Case) -> None:
    made = case.printed()
    found = complaints(made.data, made.edition)
    assert not found, told(found)
    demand_all_checkers()


@pytest.mark.slow
@pytest.mark.parametrize("size", quick("letter", of=PRINTED))
@pytest.mark.parametrize("language", list(LANGUAGES))
def test_what_is_read_out(size: str, language: str, tmp_path: Path, rewrite: bool) -> None:
    """The outline that poppler reads: each element with its words."""
    if not poppler.has_poppler():
        demand_all_checkers()
    path = tmp_path / "made.pdf"
    path.write_bytes(printed(LANGUAGES[language](), size).data)
    same_as_golden(f"outlines/{size}-{language}", poppler.outline(path), rewrite)


@pytest.mark.slow
@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=(Phase.generate, Phase.shrink),
)
@given(content=editions())
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
