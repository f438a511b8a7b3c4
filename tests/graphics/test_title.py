"""A title stands on one line wherever it fits at four fifths of its size, and wraps at its own size elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benefitgraphic.graphics.geometry import Region
from benefitgraphic.graphics.text.paragraph import Paragraph
from benefitgraphic.graphics.text.title import Title
from editions import passages
from laying import ALL_LANGUAGES, styles_for


def title(said: str, language: str = "en-CA") -> Title:
    style = styles_for(ALL_LANGUAGES[language](), "intranet").text("display")
    return Title(Paragraph(said, style, balance=True))


@pytest.mark.parametrize("language", list(ALL_LANGUAGES))
@pytest.mark.parametrize(("share", "is_one"), [(1.01, True), (0.95, True), (0.81, True), (0.79, False), (0.55, False)])
def test_one_line_at_four_fifths_of_its_size(language: str, share: float, is_one: bool) -> None:
    made = title(ALL_LANGUAGES[language]().title.text, language)
    own = made.paragraph.style.size
    width = made.paragraph.natural_width() * share
    fitted = made.fitted(width)
    assert (len(fitted.lines(width)) == 1) == is_one
    if is_one:
        # As large as it can be, to a fifth of a point.
        assert min(share, 1) * own - 0.2 <= fitted.style.size <= own
    else:
        assert fitted.style.size == own


@settings(max_examples=60)
@given(said=passages(9).map(lambda text: text.text), width=st.floats(60, 900))
def test_a_title_is_never_smaller_than_four_fifths_and_only_for_one_line(said: str, width: float) -> None:
    made = title(said)
    fitted, own = made.fitted(width), made.paragraph.style.size
    assert fitted.text == said and own * 0.8 - 1e-9 <= fitted.style.size <= own
    assert fitted.style.size == own or len(fitted.lines(width)) == 1
    assert made.layout(Region(width)).height == pytest.approx(fitted.style.line_height * len(fitted.lines(width)))


def test_lines_that_the_designer_broke_stay_broken() -> None:
    made = title("What we do\nfor you")
    width = made.paragraph.natural_width() * 0.9
    assert made.fitted(width).style == made.paragraph.style
