"""Numbers as readers expect them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.language.tags import UnknownLanguageError
from benefitgraphic.language.vocabulary import read_words, words_for
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Change, ChangeUnit, Unit
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.paths import Project
from benefitgraphic.project.sheets.cells import read_number

ENGLISH, FRENCH = Wording("en-CA"), Wording("fr-CA")


@pytest.mark.parametrize(
    ("value", "scale", "decimals", "english", "french"),
    [
        (812_000, 10**6, 2, "0.81M", "0,81 M"),
        (1_098_000, 10**6, 2, "1.10M", "1,10 M"),
        (48_210, 1000, 1, "48.2K", "48,2 k"),
        (14_180_000_000, 10**9, 1, "14.2B", "14,2 G"),
        (618_000, 1000, 0, "618K", "618 k"),
        (999_950, 10**6, 2, "1.00M", "1,00 M"),
        (2_000_000, 10**6, 0, "2M", "2 M"),
        (0, 1000, 1, "0.0K", "0,0 k"),
    ],
)
def test_a_scaled_label_has_just_so_many_decimals(
    value: int, scale: int, decimals: int, english: str, french: str
) -> None:
    assert ENGLISH.scaled(Decimal(value), scale, decimals) == english
    assert FRENCH.scaled(Decimal(value), scale, decimals) == french.replace(" ", "\u00a0")


@pytest.mark.parametrize("language", ["en-CA", "fr-CA", "de", "ja", "ar", "pa", "iu-CA", "es", "pt"])
def test_every_scale_of_a_language_has_its_form(language: str) -> None:
    wording = Wording(language)
    for scale in wording.scales:
        for value in (scale, scale * 2, scale * 5 // 2):
            said = wording.scaled(Decimal(value), scale, 1)
            assert said != wording.number(Decimal(value)) and " " not in said


@pytest.mark.parametrize(
    ("value", "unit", "english", "french"),
    [
        ("1418000", "count", "1,418,000", "1 418 000"),
        ("91", "percent", "91%", "91 %"),
        ("91.25", "percent", "91.25%", "91,25 %"),
        ("12", "minutes", "12 minutes", "12 minutes"),
        ("1", "minutes", "1 minute", "1 minute"),
        ("0", "hours", "0 hours", "0 heure"),
        ("3.5", "hours", "3.5 hours", "3,5 heures"),
    ],
)
def test_values_carry_their_unit(value: str, unit: Unit, english: str, french: str) -> None:
    assert ENGLISH.value(Decimal(value), unit) == english.replace(" ", "\u00a0")
    assert FRENCH.value(Decimal(value), unit) == french.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("unit", "amount", "english", "french"),
    [
        ("percent", "7.5635", "7.6%", "7,6 %"),
        ("percent", "10.02", "10%", "10 %"),
        ("percent", "0.04", "less than 0.1%", "moins de 0,1 %"),
        ("points", "4", "4 points", "4 points"),
        ("points", "1", "1 point", "1 point"),
        ("points", "1.5", "1.5 points", "1,5 point"),
        ("minutes", "15", "15 minutes", "15 minutes"),
    ],
)
def test_changes_are_rounded_but_never_to_nothing(unit: ChangeUnit, amount: str, english: str, french: str) -> None:
    change = Change(unit, Decimal(amount), "up", 2024)
    assert ENGLISH.change(change) == english.replace(" ", "\u00a0")
    assert FRENCH.change(change) == french.replace(" ", "\u00a0")


def test_changes_say_what_they_compare_with() -> None:
    assert ENGLISH.change_sentence(Change("percent", Decimal("7.6"), "up", 2024)) == "up 7.6% from 2024"
    assert ENGLISH.change_sentence(Change("percent", Decimal(3), "down", 2024)) == "down 3% from 2024"
    assert ENGLISH.change_sentence(Change("points", Decimal(0), "same", 2024)) == "the same as in 2024"


@pytest.mark.parametrize(
    ("value", "said"),
    [("132.08", "132 a day"), ("0.31", "0.3 a day"), ("0.01", "less than 0.1 a day"), ("0", "0 a day")],
)
def test_days(value: str, said: str) -> None:
    assert ENGLISH.per_day(Decimal(value)) == said.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    "language",
    ["xx", "english", "en_CA", "", "e" * 500, "../en", "en-CA\0", "und", "mul", "en-QQ", "en-Xxxx", "en-", "crx-QQ"],
)
def test_an_unknown_language_is_an_error(language: str) -> None:
    with pytest.raises(UnknownLanguageError):
        Wording(language)


def test_words_by_language() -> None:
    assert words_for("fr-CA")[0].benefits(9) == "Neuf avantages"
    assert words_for("en")[0].benefits(1) == "One benefit"
    assert words_for("en-CA")[0].benefits(24) == "Twenty-four benefits"
    assert words_for("en-CA")[0].page_of(1, 2) == "Page 1 of 2"
    assert words_for("lb") == (words_for("en")[0], False)


@given(st.integers(min_value=0, max_value=10**15 - 1), st.sampled_from(["en-CA", "fr-CA", "fr"]))
def test_a_number_worded_can_be_read_again(value: int, language: str) -> None:
    assert read_number(Wording(language).number(value), "count") == value


@given(
    st.decimals(min_value=0, max_value=10**12, places=3),
    st.sampled_from(["count", "percent", "minutes", "hours"]),
    st.sampled_from(["en-CA", "fr-CA", "de", "ja", "ar", "pa", "iu-CA"]),
)
def test_no_line_can_end_inside_a_figure(value: Decimal, unit: Unit, language: str) -> None:
    wording = Wording(language)
    assert " " not in wording.value(value, unit) + wording.short(value, unit, 2)


@pytest.mark.parametrize(
    ("percent", "said"), [("99.96", "more than 99.9%"), ("0.04", "less than 0.1%"), ("100", "100%"), ("0", "0%")]
)
def test_nearly_all_is_not_all_and_nearly_none_is_not_none(percent: str, said: str) -> None:
    assert Wording("en-CA").share(Decimal(percent)) == said.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        *((f"en-{region}", "up 7.6% on 2024") for region in ("GB", "IE", "AU", "NZ")),
        *((f"en-{region}", "up 7.6% from 2024") for region in ("CA", "US", "ZA", "IN")),
        ("en", "up 7.6% from 2024"),
    ],
)
def test_each_english_compares_with_its_own_preposition(language: str, said: str) -> None:
    wording = Wording(language)
    # In South Africa the decimal mark is a comma.
    assert wording.change_sentence(Change("percent", Decimal("7.6"), "up", 2024)).replace(",", ".") == said
    fallen = wording.change_sentence(Change("points", Decimal(4), "down", 2024))
    assert fallen == said.replace("up 7.6%", "down 4\u00a0points")


def test_a_project_in_british_english_says_on(config: Path) -> None:
    """Words are read another way in a project: with the designer's own catalogues laid over."""
    findings = Findings()
    assert read_words("en-GB", Project.of(config), None, findings).up_on == "up {} on {}"
    assert not findings.ordered()
