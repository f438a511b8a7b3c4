"""Characters that no text may hold are told apart from those that languages need."""

from __future__ import annotations

import pytest

from benefitgraphic.project.characters import MOST_MARKS, flaw, unbalanced


@pytest.mark.parametrize(
    "said",
    [
        "تماس: \u20661-800-555-0100\u2069 (رایگان)",  # left-to-right isolate
        "\u2067שלום\u2069, \u2068any\u2069",  # the other isolates
        "تماس: \u200e1-800\u200e, \u200f, \u061c",  # marks
        "می\u200cخواهم",  # a non-joiner, as Persian needs
        "👩\u200d🚒 ❤\ufe0f 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "super\u00adcalifragilistic, a\u200bb, a\u2060b",  # where lines break, or don't
        "q\u0313\u0323 xʷməθkʷəy\u0313əm Ḵ\u0331 ế̱̌",
        "ठीक है, द्वि ต้นไม้ כְּתָב בְּרֵאשִׁ֖ית",
        "1\u00a0000\u202f$ plain\ttext\r\n",
    ],
)
def test_what_languages_need_is_taken(said: str) -> None:
    assert flaw(said) is None and unbalanced(said) is None


@pytest.mark.parametrize("character", "\u202a\u202b\u202c\u202d\u202e")
def test_embeddings_and_overrides_are_refused_with_what_to_use_instead(character: str) -> None:
    found = flaw(f"What {character}we do")
    assert found is not None and found.at == 5
    assert f"U+{ord(character):04X}" in found.message
    assert "U+2066" in found.hint and "U+2069" in found.hint


@pytest.mark.parametrize("character", "\x00\x07\x9f\u2028\u2029\ufeff\ufff9\uffff")
def test_what_nobody_sees_is_refused(character: str) -> None:
    found = flaw(f"What {character}we do")
    assert found is not None and found.code == "invisible-character" and found.hint.startswith("delete it")


@pytest.mark.parametrize("mark", ["\u0301", "\u0316", "\u20d0", "\u0e49", "\u05b0", "\u200d", "\u200b"])
def test_a_tower_of_marks_is_refused_in_few_words(mark: str) -> None:
    found = flaw("Zal" + mark * 4_800 + "go")
    assert found is not None and found.at == 3 and found.code == "too-many-marks"
    assert found.message == f"a letter here carries 4,800 marks; the most is {MOST_MARKS}"
    assert flaw("Zal" + mark * MOST_MARKS + "go") is None
    assert flaw("Zal" + mark * (MOST_MARKS + 1) + "go") is not None


def test_marks_of_several_kinds_count_together() -> None:
    assert flaw("a" + "\u0301\u0323\u200d\u0331" * 4) is not None


@pytest.mark.parametrize(
    ("said", "at"),
    [("a \u2066b", 2), ("a \u2067\u2066b\u2069", 2), ("a\u2069 b", 1), ("\u2066a\u2069\u2069", 3), ("\u2068", 0)],
)
def test_an_isolate_has_to_end_and_to_begin(said: str, at: int) -> None:
    found = unbalanced(said)
    assert found is not None and found.at == at and found.code == "open-isolate"
    assert f"U+{ord(said[at]):04X}" in found.message
