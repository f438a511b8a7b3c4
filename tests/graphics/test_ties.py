"""What a break would tear: a number from its preposition, a word from its article, a sentence from its first word."""

from __future__ import annotations

import pytest

from benefitgraphic.graphics.text.breaking import pieces
from benefitgraphic.graphics.text.ties import Tie


def ties(text: str, language: str) -> dict[str, Tie]:
    """How firmly each word is held to the next, where it is at all."""
    return {piece.text: piece.tie for piece in pieces(text, language) if piece.tie}


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("In 2025 we", "In", "en-CA"),
        ("(in 2025)", "(in", "en-CA"),
        ("up 7.6% on 2024", "on", "en-CA"),
        ("since the 2011 flood", "the", "en-CA"),
        ("Since 2011 we", "Since", "en-CA"),
        ("from $5 to", "from", "en-CA"),
        ("by June 30", "June", "en-CA"),
        ("on 30 June, we", "30", "en-CA"),
        ("le 1er juillet", "1er", "fr-CA"),
        ("no. 5 of", "no.", "en-CA"),
        ("Highway 97 is", "Highway", "en-CA"),
        ("En 2025, nous", "En", "fr-CA"),
        ("plus qu’en 2024", "qu’en", "fr-CA"),
        ("jusqu’en 2024", "jusqu’en", "fr-CA"),
        ("depuis 2011", "depuis", "fr-CA"),
        ("Dès 2011", "Dès", "fr-CA"),
        ("les 48 210 messages", "les", "fr-CA"),
        ("fin de 2025", "de", "fr-CA"),
        ("le 30 juin", "le", "fr-CA"),
        ("en juin 2025", "juin", "fr-CA"),
        ("route 97", "route", "fr-CA"),
        ("في 2025", "في", "ar"),
        ("عام 2025", "عام", "ar"),
    ],
)
def test_a_number_is_held_by_what_it_belongs_to(text: str, word: str, language: str) -> None:
    assert ties(text, language)[word] is Tie.FIRM


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("on the road", "the", "en-CA"),
        ("on the road", "on", "en-CA"),
        ("pour la route", "pour", "fr-CA"),
        ("il faut aux gens", "aux", "fr-CA"),
        ("إلى الناس", "إلى", "ar"),
    ],
)
def test_a_word_is_loosely_held_by_its_article_or_preposition(text: str, word: str, language: str) -> None:
    assert ties(text, language)[word] is Tie.LOOSE


@pytest.mark.parametrize(
    ("text", "word"),
    [("for you. We support", "We"), ("Why? It is", "It"), ("“So it is.” But then", "But"), ("on. So, we", "So,")],
)
def test_a_sentence_is_held_by_its_short_first_word(text: str, word: str) -> None:
    assert ties(text, "en-CA")[word] is Tie.CLOSE


def test_a_dash_stays_at_the_end_of_a_line_and_may_begin_one_in_french() -> None:
    assert ties("Media Day – Public", "en-CA") == {"Day": Tie.CLOSE}
    assert ties("Médias – secteur", "fr-CA") == {}


@pytest.mark.parametrize("text", ["We support", "for you. Those who", "we do it, we", "in short we"])
def test_other_words_are_not_held(text: str) -> None:
    assert {"We", "Those", "we", "it,", "short"}.isdisjoint(ties(text, "en-CA"))


@pytest.mark.parametrize(
    ("text", "piece", "language"),
    [("a U-turn is", "U-", "en-CA"), ("parle-t-il ici", "parle-", "fr-CA"), ("parle-t-il ici", "t-", "fr-CA")],
)
def test_a_letter_or_two_are_held_at_their_hyphen(text: str, piece: str, language: str) -> None:
    assert ties(text, language)[piece] is Tie.CLOSE


def test_a_long_compound_may_come_apart_at_its_hyphen() -> None:
    assert ties("year-round", "en-CA") == {}


def test_a_language_without_words_here_ties_numbers_alone() -> None:
    assert ties("an 2025 mir", "lb") == {}
    assert "7.6\u00a0%" in [piece.text for piece in pieces("um 7.6 % mehr", "de")]
