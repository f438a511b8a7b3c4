"""Accents and marks stand clear of the ink of the line above or below, and no other line moves."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from benefitgraphic.graphics.frame import Frame, TextRun
from benefitgraphic.graphics.geometry import Region
from benefitgraphic.graphics.text import accents
from benefitgraphic.graphics.text.paragraph import Paragraph
from benefitgraphic.graphics.text.shaping import glyphs
from benefitgraphic.text import Text
from laying import french_edition, laid, sample_edition, styles_for

STYLE = styles_for(french_edition(), "intranet").text("display")


def heading(said: str, leading: float = 1.04) -> Frame:
    style = type(STYLE)(STYLE.typeface, STYLE.weight, STYLE.size, leading, STYLE.colour, "fr-CA")
    return Paragraph(said, style, balance=True).layout(Region(900))


def baselines(frame: Frame) -> list[float]:
    return sorted({at.y for at, item in frame.walk() if isinstance(item, TextRun)})


def clearance(frame: Frame) -> float:
    """From the lowest ink of the first line to the highest of the second, in sizes."""
    first, _ = baselines(frame)
    low, high = -np.inf, np.inf
    for at, run in frame.walk():
        assert isinstance(run, TextRun)
        for glyph in glyphs(run.text, run.font, run.language):
            ys = at.y + (glyph.y + glyph.vertices[:, 1]) * run.size
            low, high = (max(low, ys.max()), high) if at.y == first else (low, min(high, ys.min()))
    return float(high - low) / STYLE.size


@pytest.mark.parametrize(
    "said", ["gjpq\nÉÉÉÉ", "gggg\nÀ LA", "pppp\nÎlots", "gjpq\néééé", "mmmm\nl̓l̓l̓l̓", "ḵ̱ḵ̱ḵ̱\nbbbb", "ÇÇÇÇ\nÉÉÉÉ"]
)
@pytest.mark.parametrize("leading", [0.95, 1.02, 1.12])
def test_an_accent_stands_clear_of_a_descender(said: str, leading: float) -> None:
    frame = heading(said, leading)
    assert clearance(frame) >= 0.045
    first, second = baselines(frame)
    # What is lower takes more room.
    assert frame.height == pytest.approx(STYLE.size * leading + second - first)


@pytest.mark.parametrize("said", ["gjpq\nEEEE", "mmmm\néééé", "mmmm\nÉÉÉÉ", "À LA\nnage", "mm gg\nÉ mm", "gjpq\nÇa va"])
def test_a_line_that_stands_clear_does_not_move(said: str) -> None:
    frame = heading(said)
    assert np.diff(baselines(frame)) == pytest.approx([STYLE.size * 1.04])
    assert frame.height == pytest.approx(2 * STYLE.size * 1.04)


def test_two_texts_are_told_how_much_more_they_need() -> None:
    above, below = heading("gggg"), heading("l̓l̓l̓l̓")
    more = accents.needed(above, below, 0.0)
    assert more > 0
    assert accents.needed(above, below, more) == pytest.approx(0.0)
    assert accents.needed(above, heading("llll"), 0.0) == 0


def test_a_title_stands_clear_of_what_is_said_above_it() -> None:
    """As the comma over the l in names of many First Nations does of the ministry's name."""

    def baseline(title: str) -> float:
        edition = sample_edition()
        named = dataclasses.replace(edition, title=Text(title, edition.title.where))
        frame = laid(named, "letter").pages[0].frame
        return next(at.y for at, run in frame.walk() if isinstance(run, TextRun) and "News" in run.text)

    assert baseline("News from the stal̓əw̓asəm Bridge") > baseline("News from the stalewasem Bridge") + 0.5


def test_only_the_line_with_the_accent_moves_and_those_below_follow() -> None:
    steps = np.diff(baselines(heading("gggg\nÉÉÉÉ\nmmmm\nmmmm")))
    assert steps[0] > STYLE.size * 1.04 and steps[1:] == pytest.approx([STYLE.size * 1.04] * 2)
