"""What happens where a checker can't run, and that none judges less than it should."""

from __future__ import annotations

import pytest

import poppler
import verapdf
from complaints import demand_all_checkers, missing

pytestmark = pytest.mark.xdist_group("java")


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No Java, no poppler."""
    monkeypatch.setattr(verapdf, "has_java", lambda: False)
    monkeypatch.setattr(poppler, "has_poppler", lambda: False)


@pytest.mark.usefixtures("bare_machine")
def test_without_them_the_rest_is_skipped_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert len(missing()) == 4
    with pytest.raises(pytest.skip.Exception, match=r"no Java.*no poppler-utils"):
        demand_all_checkers()


@pytest.mark.usefixtures("bare_machine")
def test_with_ci_set_they_have_to_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no Java"):
        demand_all_checkers()


@pytest.mark.slow
def test_the_validator_has_all_its_rules() -> None:
    """A profile that was read in part would pass what it should not."""
    if not verapdf.has_java():
        demand_all_checkers()
    assert verapdf.rules("ua1") == 106
    assert verapdf.rules("2a") == 153


def test_the_validator_refuses_what_is_no_pdf() -> None:
    if not verapdf.has_java():
        demand_all_checkers()
    assert verapdf.failures(b"no PDF", "ua1")
