"""Which numbers in a text are figures, and of what value: English and French, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.lint.leftovers import leftovers
from benefitgraphic.lint.texts import figures_typed, years_named

ENGLISH = [
    ("We handled 44,820 messages.", "44,820", "44820"),
    ("44,820", "44,820", "44820"),
    ("In total: 1,418,000.", "1,418,000", "1418000"),
    ("about 1.4 million views", "1.4 million", "1400000"),
    ("two thirds of 12 million", "12 million", "12000000"),
    ("over 48K likes", "48K", "48000"),
    ("1.42M in all", "1.42M", "1420000"),
    ("3 billion", "3 billion", "3000000000"),
    ("12 thousand", "12 thousand", "12000"),
    ("91% replied", "91%", "91"),
    ("91 per cent replied", "91 per cent", "91"),
    ("91 percent replied", "91 percent", "91"),
    ("up 7.6%", "7.6%", "7.6"),
    ("a reply in 12 minutes", "12", "12"),
    ("$5,000 saved", "5,000", "5000"),
    ("(44,820)", "44,820", "44820"),
    ("“44,820”", "44,820", "44820"),
    ("44820 messages", "44820", "44820"),
    ("2,025 posts", "2,025", "2025"),
    ("0.3 a day", "0.3", "0.3"),
    ("132 a day", "132", "132"),
    ("44,820, and more", "44,820", "44820"),
    ("In June 44,820 people wrote", "44,820", "44820"),
    ("1,234.5 km", "1,234.5", "1234.5"),
    ("more than 900 photos", "900", "900"),
    ("In 2025: 48,210", "48,210", "48210"),
    ("9 benefits", "9", "9"),
    ("12,000-strong", "12,000", "12000"),
    ("450% more", "450%", "450"),
    ("911 messages in all: 8,911", "8,911", "8911"),
    ("May 5 was busy: 310 calls", "310", "310"),
]
FRENCH = [
    ("44\u00a0820 messages", "44\u00a0820", "44820"),
    ("44\u202f820 messages", "44\u202f820", "44820"),
    ("Nous avons traité 44 820 messages.", "44 820", "44820"),
    ("1 418 000 interactions", "1 418 000", "1418000"),
    ("1,4 million d’interactions", "1,4 million", "1400000"),
    ("12 millions de vues", "12 millions", "12000000"),
    ("2 milliards", "2 milliards", "2000000000"),
    ("12 mille personnes", "12 mille", "12000"),
    ("1,42\u00a0M de vues", "1,42\u00a0M", "1420000"),
    ("48\u00a0k mentions", "48\u00a0k", "48000"),
    ("91 % des questions", "91 %", "91"),
    ("91\u00a0% des questions", "91\u00a0%", "91"),
    ("91 pour cent", "91 pour cent", "91"),
    ("91 p. 100", "91 p. 100", "91"),
    ("7,6 % de plus", "7,6 %", "7.6"),
    ("en hausse de 7,6\u202f%", "7,6\u202f%", "7.6"),
    ("en 12 minutes", "12", "12"),
    ("5 000 $ économisés", "5 000", "5000"),
    ("« 44 820 »", "44 820", "44820"),
    ("(44 820)", "44 820", "44820"),
    ("2 025 publications", "2 025", "2025"),
    ("0,3 par jour", "0,3", "0.3"),
    ("132 par jour", "132", "132"),
    ("44 820, et plus", "44 820", "44820"),
    ("En juin, 44 820 personnes", "44 820", "44820"),
    ("1 234,5 km", "1 234,5", "1234.5"),
    ("plus de 900 photos", "900", "900"),
    ("En 2025 : 48 210", "48 210", "48210"),
    ("9 atouts", "9", "9"),
    ("Total : 48 210.", "48 210", "48210"),
    ("Le 5 mai fut chargé : 310 appels", "310", "310"),
]
NO_FIGURES = [
    "",
    "Nine benefits",
    "In 2025 we listened",
    "2024-25 and 2024–2025",
    "FY2025",
    "the 1990s",
    "24/7",
    "7/7",
    "9-1-1",
    "Call 311 or 511",
    "Composez le 911.",
    "COVID-19",
    "U-17",
    "CO2",
    "June 30",
    "June 30, 2025",
    "30 June 2025",
    "July 1–7",
    "30 juin 2025",
    "le 1er juillet",
    "du 3 au 9 janvier",
    "2025-06-30",
    "30/06/2025",
    "9:30",
    "at 9 a.m.",
    "à 17 h 30",
    "9 h",
    "1st, 2nd, 3rd and 24th",
    "le 2e et le 3ème",
    "604-555-1234",
    "(604) 555-1234",
    "604 555 1234",
    "1-800-663-7867",
    "+1 604 555 1234",
    "01 23 45 67 89",
    "+33 1 23 45 67 89",
    "Highway 1 and Route 97",
    "l’autoroute 20",
    "Phase 2",
    "étape 3",
    "#1",
    "n° 5",
    "4K video",
    "version 2.10.3",
    "Web 2.0",
    "https://www.example.org/2/44820",
    "www.example.org/44820",
    "team44@example.org",
    "@team2025 and #drive511",
    "{messages} and {messages.change}",
    "1/2",
]


@pytest.mark.parametrize(("text", "piece", "value"), [*ENGLISH, *FRENCH], ids=lambda part: repr(part))
def test_a_figure_is_found_with_its_value(text: str, piece: str, value: str) -> None:
    found = [one for one in figures_typed(text) if one.piece == piece]
    assert [one.value for one in found] == [Decimal(value)], list(figures_typed(text))
    assert text[found[0].start :].startswith(piece)


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_is_no_figure(text: str) -> None:
    assert list(figures_typed(text)) == []


@pytest.mark.parametrize("text", ["91%", "91 %", "91 percent", "91 per cent", "91 pour cent", "7,6\u00a0%"])
def test_a_percentage_is_one(text: str) -> None:
    assert [one.percent for one in figures_typed(text)] == [True]


@pytest.mark.parametrize(
    ("text", "step"), [("1.4 million", 100_000), ("44,820", 1), ("1 million", 1_000_000), ("48K", 1000)]
)
def test_how_exact_it_is(text: str, step: int) -> None:
    assert [one.step for one in figures_typed(text)] == [step]


# Numbers to call, such as 311, are no figures on their own.
_CALLED = {211, 311, 411, 511, 611, 711, 811, 911, 988}
_VALUES = st.decimals(min_value=0, max_value=10**10, places=1) | st.integers(0, 10**10).map(Decimal)


@given(_VALUES, st.sampled_from(["en_CA", "en_US", "fr_CA", "fr_FR"]), st.booleans())
def test_what_is_written_as_a_language_writes_it_is_read(value: Decimal, locale: str, percent: bool) -> None:
    if value in _CALLED and not percent:
        return
    said = format_percent(value / 100, "#,##0.#" + ("%" if locale < "f" else "\u00a0%"), locale=locale)
    said = said if percent else format_decimal(value, locale=locale)
    grouped = any(not character.isdigit() for character in said)
    if 1900 <= value < 2100 and not grouped:
        return
    found = list(figures_typed(f"« {said} » is the number."))
    assert [(one.value, one.percent) for one in found] == [(value, percent)], said


@given(st.text() | st.text(alphabet="0123456789 ,.%-/:{}[]<>?xXMk#’'\u00a0\u202fabàé", max_size=60))
def test_any_text_can_be_looked_at(text: str) -> None:
    for found in (*figures_typed(text), *years_named(text), *leftovers(text)):
        assert found.piece
        assert text[found.start :].startswith(found.piece)
