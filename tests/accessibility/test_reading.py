"""What a PDF says where its letters stand in another order than they are read in, or are not those that are meant."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest

from benefitgraphic.export import pdf
from benefitgraphic.export.metadata import About
from benefitgraphic.graphics.flow.boxes import wrap
from benefitgraphic.graphics.frame import Frame, Tag, TextRun
from benefitgraphic.graphics.geometry import Point
from laying import french_edition, sample_edition, styles_for
from samples import ARABIC, CASES, PLACES, Printed, printed
from tagged import opened

# The same process as those who check them: each file is printed once.
pytestmark = pytest.mark.xdist_group("java")


@cache
def french() -> Printed:
    return printed(french_edition(), "letter")


def readings(name: str, *, glyphs: bool = False) -> list[str]:
    with opened(CASES[name].printed.data) as tagged:
        return tagged.readings(glyphs=glyphs)


@pytest.mark.slow
def test_a_word_broken_at_a_lines_end_is_read_whole() -> None:
    first = CASES["hyphens"].edition().brands[0].purpose.text
    assert first in readings("hyphens")
    drawn = readings("hyphens", glyphs=True)
    assert first not in drawn, "no word was broken, so this shows nothing"
    assert any(text.replace("-", "") == first for text in drawn)


def test_a_word_too_long_for_its_line_is_read_whole() -> None:
    assert CASES["a-broken-word"].edition().benefits[0].text.text in readings("a-broken-word")


@pytest.mark.slow
def test_arabic_is_read_in_its_order() -> None:
    assert ARABIC in readings("right-to-left")
    assert "مرحبا" in readings("right-to-left")
    # Its letters are drawn from the left, so that without a word of what they mean they'd be read backwards.
    assert any("ابحرم" in text for text in readings("right-to-left", glyphs=True))


@pytest.mark.slow
@pytest.mark.parametrize("glyphs", [False, True])
def test_letters_with_marks_are_read_once(glyphs: bool) -> None:
    """Whether or not a reader knows of meanings: copied letter by letter, too."""
    normal = [unicodedata.normalize("NFC", text) for text in readings("combining-marks", glyphs=glyphs)]
    assert unicodedata.normalize("NFC", PLACES) in normal


@pytest.mark.parametrize("glyphs", [False, True])
def test_ligatures_are_read_as_their_letters(glyphs: bool) -> None:
    text = CASES["ligatures"].edition().benefits[0].text.text
    assert text in readings("ligatures", glyphs=glyphs)


@pytest.mark.slow
def test_spaces_that_do_not_break_are_read_as_spaces() -> None:
    with opened(french().data) as tagged:
        said = "\n".join(tagged.readings())
    assert "Demi-tours interdits, « Cone Zone », « Shift into Winter » : nos publications" in said


def test_a_run_in_another_language_says_so() -> None:
    """A French name in an English sentence is spoken as French."""
    style = styles_for(sample_edition(), "letter").text("body")
    (_, font), *_ = style.typeface.weights
    runs = [("We thank the ", "en-CA"), ("Office québécois ", "fr-CA"), ("for its help.", "en-CA")]
    items = tuple(
        (Point(10 + 90 * i, 50), TextRun(text, font, 10, "#000000", 80, language))
        for i, (text, language) in enumerate(runs)
    )
    page = wrap(wrap(Frame(300, 100, items), tag=Tag("P")), tag=Tag("Document", language="en-CA"))
    with opened(pdf.write([page], About("Thanks", "en-CA"))) as tagged:
        assert tagged.readings() == ["We thank the Office québécois for its help."]
        spoken = [(stretch.language, stretch.said) for stretch in tagged.stretches if stretch.language]
        assert spoken == [("fr-CA", "Office québécois ")]


def test_a_document_in_its_own_language_names_no_other() -> None:
    with opened(french().data) as tagged:
        assert str(tagged.document.Root.Lang) == "fr-CA"
        assert not [stretch for stretch in tagged.stretches if stretch.language]
