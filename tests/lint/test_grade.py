"""School grades, held against counting by hand: words, sentences, and syllables as one says them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benefitgraphic.lint.grade import HARDEST, grading

ENGLISH = [
    ("We help people on the road.", 6, 1, 7),
    ("Our team answers questions from every community.", 7, 1, 15),
    ("We help people on the road. They tell us what they need (and why).", 14, 2, 16),
    # Thanks alone are no sentence that makes the others seem short.
    ("Thank you! We help people on the road. They tell us what they need.", 14, 2, 16),
    ("We don't know why 48,210 people wrote.", 7, 1, 8),
    ("Front-line staff hear what people ask us on the phone.", 10, 1, 12),
    ("We posted 3.5 times a day, on week-days.", 8, 1, 11),
]
FRENCH = [
    ("Nous aidons les gens sur la route.", 7, 1, 8),
    ("Nous répondons aux questions des familles de la région.", 9, 1, 15),
    ("Chaque jour, l’équipe écoute. Elle aide les gens à rentrer chez eux.", 12, 2, 17),
]


@pytest.mark.parametrize(("text", "words", "sentences", "syllables"), ENGLISH)
def test_english_is_graded_by_flesch_and_kincaid(text: str, words: int, sentences: int, syllables: int) -> None:
    grade = grading("en-CA")
    assert grade
    # A syllable more or less is 11.8 grades in a text of one word, and two or so are missed.
    expected = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    assert grade(text) == pytest.approx(expected, abs=2 * 11.8 / words)


@pytest.mark.parametrize(("text", "words", "sentences", "syllables"), FRENCH)
def test_french_is_graded_by_kandel_and_moles(text: str, words: int, sentences: int, syllables: int) -> None:
    grade = grading("fr-CA")
    assert grade
    ease = 207 - 1.015 * words / sentences - 73.6 * syllables / words
    # Flesch's table, backwards: 6.5 points of ease to a grade, about.
    high, low = ease + 2 * 73.6 / words, ease - 2 * 73.6 / words
    table = [(100, 4.5), (95, 5.0), (85, 6.0), (75, 7.0), (65, 8.5), (55, 11.0), (40, 14.5), (15, 17.0)]
    at_most = max(grade for points, grade in table if points <= low) if low >= 15 else 17.0
    at_least = min(grade for points, grade in table if points >= high) if high <= 100 else 4.5
    assert at_least <= grade(text) <= at_most


def test_an_address_is_no_long_word() -> None:
    grade = grading("en-CA")
    assert grade
    address = "https://www.example.org/a/very-long-address/to-information-about-transportation"
    assert grade(f"Read {address} for all the news.") == grade("Read it for all the news.")


@pytest.mark.parametrize(("text", "language"), [("", "en-CA"), ("– …", "fr-CA"), ("2,345 2,345 77", "en-CA")])
def test_a_text_without_words_has_some_grade(text: str, language: str) -> None:
    grade = grading(language)
    assert grade
    assert grade(text) < HARDEST


def test_harder_words_and_longer_sentences_are_harder() -> None:
    for language, texts in (
        ("en-CA", ("We help you. You call us.", "We assist you and you call us.", "We facilitate accessibility.")),
        (
            "fr-CA",
            ("On vous aide. On vous lit.", "On vous aide et on vous lit.", "Facilitons l’accessibilité."),
        ),
    ):
        grade = grading(language)
        assert grade
        easy, longer, harder = map(grade, texts)
        assert easy <= longer <= harder
        assert easy < harder


@pytest.mark.slow
def test_what_grades_nothing_loads_no_dictionary() -> None:
    code = "import benefitgraphic.lint.linting, benefitgraphic.lint.grade, sys; sys.exit('pyphen' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
