"""Paragraphs and labels as frames: no line wider than its box, whatever fonts it is set in."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benefitgraphic.graphics.checks import outside
from benefitgraphic.graphics.frame import Frame, Tag, TextRun
from benefitgraphic.graphics.geometry import Region
from benefitgraphic.graphics.text.paragraph import Label, Paragraph, TextStyle, text_width
from benefitgraphic.text import Text
from editions import LONG_URL, LONG_WORD, passages
from laying import sample_edition, styles_for
from seen import meaning

MIXED = (
    "; 7,6 % de plus « qu’en 2024 » ! Nobody pays $5 or $x$ for it, nor £20 nor 30 € per head; co-operation is "
    f"state-of-the-art. {LONG_WORD} a b c. العربية لغة جميلة naïve façade Łódź Ærø straße"
)


def style(role: str = "body", language: str = "en-CA") -> TextStyle:
    made = styles_for(sample_edition(), "intranet").text(role)  # type: ignore[arg-type]
    return TextStyle(made.typeface, made.weight, made.size, made.leading, made.colour, language)


def runs(frame: Frame) -> list[TextRun]:
    return [item for _, item in frame.walk() if isinstance(item, TextRun)]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en-CA", "fr-CA"])
@pytest.mark.parametrize("balance", [False, True])
def test_lines_of_several_fonts_fit_at_every_width(language: str, balance: bool) -> None:
    """Spaces differ from font to font, so that a line is not as wide as its words measured apart."""
    for width in np.arange(60, 420, 1.37):
        frame = Paragraph(MIXED, style(language=language), balance=balance).layout(Region(float(width)))
        found = list(outside(frame))
        assert not found, f"at {width:.2f} pt: {found[0]}"


@pytest.mark.slow
@settings(max_examples=80)
@given(said=passages(30), width=st.floats(60, 500), align=st.sampled_from(["start", "centre", "end"]))
def test_a_paragraph_is_inside_its_box_and_says_it_all(said: Text, width: float, align: str) -> None:
    frame = Paragraph(said.text, style(), align=align).layout(Region(width))  # type: ignore[arg-type]
    assert frame.width == width
    assert not list(outside(frame))
    assert "".join(meaning(runs(frame)).split()) == "".join(said.text.split())


@pytest.mark.parametrize("said", [LONG_WORD, LONG_URL, "x" * 60])
def test_long_words_and_addresses_stay_in_a_narrow_tile(said: str) -> None:
    frame = Paragraph(said, style()).layout(Region(90))
    assert not list(outside(frame))
    assert meaning(runs(frame)) == said


def test_a_hyphen_that_breaking_added_is_not_meant() -> None:
    frame = Paragraph(LONG_WORD, style(language="de")).layout(Region(90))
    drawn = "".join(run.text for run in runs(frame))
    assert drawn.count("-") >= 3
    assert meaning(runs(frame)) == LONG_WORD


def test_accents_written_apart_are_joined() -> None:
    (run,) = runs(Paragraph("e\u0301te\u0301", style()).layout(Region(300)))
    assert run.text == "été"


def test_lines_are_a_leading_apart() -> None:
    frame = Paragraph("one\ntwo\nthree", style()).layout(Region(300))
    tops = [at.y for at, item in frame.walk() if isinstance(item, TextRun)]
    assert np.diff(tops) == pytest.approx([style().line_height] * 2)
    assert frame.height == pytest.approx(3 * style().line_height)


def test_a_label_is_as_wide_as_its_words() -> None:
    label = Label("48,210", style("label"), tag=Tag("P"))
    assert label.width == text_width("48,210", style("label"))
    frame = label.frame()
    assert frame.width == label.width
    assert not list(outside(frame))
