"""Which way letters run: examples a reader of Arabic would check, and another implementation of UAX #9."""

from __future__ import annotations

import unicodedata

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from benefitgraphic.graphics.text import bidi
from benefitgraphic.graphics.text.bidi import Direction


def shown(text: str, base: Direction, *, mirrored: bool = True) -> str:
    """The text as it stands on a line, from left to right."""
    found = bidi.of_line(text, bidi.levels(text, base), base)
    turned = bidi.MIRRORED if mirrored else {}
    return "".join(
        turned.get(text[index], text[index]) if found[index] % 2 else text[index] for index in bidi.visual_order(found)
    )


# Words in capitals stand for Arabic ones, as in the standard's own examples.
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنه"
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TO_ARABIC, _FROM_ARABIC = str.maketrans(_LATIN, _ARABIC), str.maketrans(_ARABIC, _LATIN)


@pytest.mark.parametrize(
    ("base", "written", "stands"),
    [
        ("ltr", "car means CAR.", "car means RAC."),
        ("rtl", "car MEANS CAR.", ".RAC SNAEM car"),
        ("ltr", "he said 'CAR MEANS car.'", "he said 'SNAEM RAC car.'"),
        ("rtl", "CAR 2025", "2025 RAC"),
        ("rtl", "CAR 1,418,000 BUS", "SUB 1,418,000 RAC"),
        ("rtl", "CAR (BUS) ROAD", "DAOR (SUB) RAC"),
        ("rtl", "CAR (TranBC) ROAD", "DAOR (TranBC) RAC"),
        ("rtl", "TranBC (DriveBC)", "TranBC (DriveBC)"),
        ("rtl", "91% (2025)", "(2025) 91%"),
        ("rtl", "BUS «Cone Zone».", ".«Cone Zone» SUB"),
        ("rtl", "UP 7.6\u200e%\u200e ON 2024", "2024 NO 7.6\u200e%\u200e PU"),
        ("rtl", "BUS: 12-24", "24-12 :SUB"),
        ("rtl", "Hello, world!", "!Hello, world"),
        ("ltr", "We say CAR (BUS) and 24.", "We say (SUB) RAC and 24."),
        ("rtl", "CAR [BUS ROAD", "DAOR SUB] RAC"),
        ("rtl", "", ""),
    ],
)
def test_examples(base: Direction, written: str, stands: str) -> None:
    words = (word.translate(_TO_ARABIC) if word.isupper() else word for word in written.split(" "))
    assert shown(" ".join(words), base).translate(_FROM_ARABIC) == stands


@pytest.mark.parametrize(("digits", "stands"), [("٣٤٥", "٣٤٥ ب"), ("٣٫٤", "٣٫٤ ب")])
def test_arabic_digits_stand_as_they_are_said(digits: str, stands: str) -> None:
    assert shown(f"ب {digits}", "rtl") == stands


# Isolates: what is in one doesn't change what stands around it, and runs its own way (LRI, RLI, FSI ... PDI).
@pytest.mark.parametrize(
    ("base", "written", "stands"),
    [
        # A telephone number after Arabic words: without marks, its groups would change places.
        ("rtl", "BUS 1-800-555", "555-800-1 SUB"),
        ("rtl", "BUS <1-800-555>", "<1-800-555> SUB"),
        ("rtl", "BUS <+1 604 555> ROAD", "DAOR <+1 604 555> SUB"),
        ("rtl", "BUS ?+1 (604)>", "<+1 (604)> SUB"),
        ("rtl", "BUS ?a 1-2> ROAD", "DAOR <a 1-2> SUB"),
        ("ltr", "we say [CAR 1] 2", "we say <1 RAC> 2"),
        ("ltr", "we say CAR 1 2", "we say 2 1 RAC"),
        ("rtl", "<a [CAR <b> 1] c>", "<a <1 <b> RAC> c>"),
        ("rtl", "CAR <1-2", "1-2 RAC"),
        ("rtl", "CAR> 1-2", "2-1 >RAC"),
    ],
)
def test_isolates(base: Direction, written: str, stands: str) -> None:
    marks = str.maketrans("<[?>]", "\u2066\u2067\u2068\u2069\u2069")
    words = (word.translate(_TO_ARABIC) if word.isupper() else word for word in written.split(" "))
    made = shown(" ".join(words).translate(marks), base).translate(_FROM_ARABIC)
    plain = [c for c in made if c not in bidi.MARKS]
    assert "".join(plain) == "".join(c for c in stands if c not in "<>")


def test_isolates_in_isolates_end() -> None:
    deep = "\u2067" * 400 + "אב 1-2" + "\u2069" * 400
    assert len(bidi.levels(deep, "ltr")) == len(deep)
    assert max(bidi.levels(deep, "ltr")) <= 126


_CHARACTERS = (
    "abאבسعﻻ12٣٤%+,.:()[]{}<>〈〉!-–\u00a0«»\u0651\u0300£/\u200e\u200f\u061c\u200b \u2066\u2067\u2068\u2069\u2069"
)


@pytest.mark.slow
@settings(max_examples=800)
@given(text=st.text(st.sampled_from(_CHARACTERS), max_size=24), base=st.sampled_from(["ltr", "rtl"]))
def test_another_implementation_says_the_same(text: str, base: Direction) -> None:
    other = get_display(text, base_dir="R" if base == "rtl" else "L")
    assert shown(text, base, mirrored=False) == other


@settings(max_examples=300)
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp")), max_size=40))
def test_any_letters_at_all(text: str) -> None:
    # Of characters that came after its tables, each implementation may think differently.
    text = "".join(c for c in text if unicodedata.bidirectional(c))
    assert shown(text, "rtl", mirrored=False) == get_display(text, base_dir="R")


@given(found=st.lists(st.integers(0, 3), max_size=12))
def test_every_place_is_taken_once(found: list[int]) -> None:
    assert sorted(bidi.visual_order(found)) == list(range(len(found)))


def test_what_is_mirrored_is_mirrored_back() -> None:
    assert all(bidi.MIRRORED[other] == one for one, other in bidi.MIRRORED.items())
    assert all(unicodedata.mirrored(one) for one in bidi.MIRRORED)
    # In pairs of brackets, one opens and the other closes.
    assert all(unicodedata.category(c) == "Ps" for c in bidi._CLOSER)
    assert all(unicodedata.category(c) == "Pe" for c in bidi._CLOSER.values())


@pytest.mark.parametrize("text", ["Plain words, 24.", "Café «déjà» 91 %", "中文 and ქართული", "€ ± → ☂"])
def test_other_scripts_turn_nothing(text: str) -> None:
    assert not bidi.turns(text)
    assert set(bidi.levels(text, "ltr")) == {0}


@given(text=st.text(max_size=30))
def test_no_letter_that_turns_is_overlooked(text: str) -> None:
    """Texts without any are not looked at further."""
    strong = any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in text)
    assert bidi.turns(text) or not strong
