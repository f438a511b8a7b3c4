"""Text to glyphs: the fonts that stand in, and widths that hold for pixels and PDF alike."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings

from benefitgraphic.export import pdf
from benefitgraphic.export.metadata import About
from benefitgraphic.graphics.frame import Frame, TextRun
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.paths import bounds
from benefitgraphic.graphics.text.font_files import FontProblem
from benefitgraphic.graphics.text.fonts import face, open_font
from benefitgraphic.graphics.text.paragraph import TextStyle, place_line, text_width
from benefitgraphic.graphics.text.shaping import MissingGlyph, advance, font_runs, missing_characters, outline
from benefitgraphic.text import Text
from editions import passages
from laying import sample_edition, styles_for


def style(role: str = "body") -> TextStyle:
    return styles_for(sample_edition(), "intranet").text(role)  # type: ignore[arg-type]


@pytest.mark.parametrize(("plain", "marked"), [("ax", "ax\u0331"), ("aq", "aq\u0313")])
def test_a_mark_over_the_last_letter_takes_no_room_away(plain: str, marked: str) -> None:
    """As in the names of many First Nations: what follows must not stand on the letter."""
    font = style().typeface.candidates(400)[0]
    assert advance(marked, font, "en") >= advance(plain, font, "en") - 0.001


def test_letters_are_kerned() -> None:
    font = style("display").typeface.candidates(900)[0]
    assert advance("AV", font, "en") < advance("A", font, "en") + advance("V", font, "en")


def test_nothing_is_hinted() -> None:
    """A text ten times as large is exactly ten times as wide."""
    small, large = style().sized(7.3), style().sized(73)
    assert text_width("Messages received 48,210", large) == pytest.approx(
        10 * text_width("Messages received 48,210", small)
    )


@settings(max_examples=60)
@given(said=passages(12))
def test_runs_hold_the_whole_text(said: Text) -> None:
    text = unicodedata.normalize("NFC", said.text)
    runs = font_runs(text, style().typeface, 400)
    assert "".join(run.text for run in runs) == text
    placed = place_line(text, style(), Point(0, 0))
    right = max(at.x + run.advance for at, run in placed if isinstance(run, TextRun))
    assert right == pytest.approx(text_width(text, style()))


def test_arabic_comes_from_the_font_that_has_it() -> None:
    (run,) = font_runs("العربية لغة", style().typeface, 700, backwards=True)
    assert run.font.name == "DejaVuSans-Bold"


def test_arabic_letters_are_joined() -> None:
    font = style().typeface.fallbacks[-1][0][1]
    apart = sum(advance(letter, font, "ar") for letter in "لغة")
    assert advance("لغة", font, "ar") != pytest.approx(apart)


def test_a_character_that_no_font_has_is_named() -> None:
    with pytest.raises(MissingGlyph, match="U\\+1F9AB BEAVER"):
        font_runs("Hello 🦫", style().typeface, 400)
    assert missing_characters("a🦫b🦫", style().typeface, 400) == ((1, "🦫"),)


@pytest.mark.parametrize("said", ["HHHH", "48,210", "Wide AVATAR fit"])
def test_ink_fills_what_was_measured(said: str) -> None:
    font = style("display").typeface.candidates(900)[0]
    found = outline(said, font, "en-CA")
    assert found is not None
    assert bounds(found).width == pytest.approx(advance(said, font, "en-CA"), abs=0.2)


@pytest.mark.parametrize("said", ["HiiiiiiiiiiH", "WAVATAR finish 48,210", "fi ffl — été $x$ AV"])
def test_measured_width_is_the_width_in_the_pdf(said: str) -> None:
    """The last letter's right edge, as pdfium finds it, is where layout says."""
    set_as = style("display").sized(40)
    frame = Frame(900, 100, tuple(place_line(said, set_as, Point(20, 60))))
    document = pdfium.PdfDocument(io.BytesIO(pdf.write([frame], About("t", "en-CA"))))
    page = document[0].get_textpage()
    boxes = [page.get_charbox(i, loose=True) for i in range(page.count_chars())]
    document.close()
    left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
    assert right - left == pytest.approx(text_width(said, set_as), abs=1.5)


def test_a_damaged_font_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Mine.ttf"
    path.write_bytes(b"\x00\x01\x00\x00" + b"\x00" * 40)
    with pytest.raises(FontProblem, match="damaged"):
        open_font(path)


@pytest.mark.parametrize(
    ("rights", "refused"), [(0, False), (4, False), (8, False), (2, True), (0x100, True), (0x200, True), (6, False)]
)
def test_a_font_that_may_not_be_embedded_is_refused(tmp_path: Path, rights: int, refused: bool) -> None:
    """What its maker allows stands in the font (OS/2, fsType)."""
    from fontTools.ttLib import TTFont

    path = tmp_path / f"Mine-{rights}.ttf"
    with TTFont(style().typeface.weights[0][1].path) as font:
        font["OS/2"].fsType = rights
        font.save(path)
    if refused:
        with pytest.raises(FontProblem, match="licence"):
            open_font(path)
    else:
        open_font(path)


def test_weights_are_told_apart() -> None:
    typeface = style().typeface
    assert {typeface.candidates(w)[0].name.split("-")[1] for w in (400, 600, 700, 900)} == {
        "Regular", "Semibold", "Bold", "Black",
    }  # fmt: skip
    assert all(face(font).units for _, font in typeface.weights)


@pytest.mark.parametrize("said", ["nuučaan̓uɫ and ƛ is", "a ⇒ b", "ɫ a", "ᐃᓄᒃ ᑎᑐᑦ ⇒ b"])
def test_the_space_after_a_letter_of_another_font_is_the_texts_own(said: str) -> None:
    typeface = style().typeface
    runs = font_runs(said, typeface, 400)
    assert "".join(run.text for run in runs) == said
    assert len(runs) > 1
    assert all(run.font == typeface.candidates(400)[0] for run in runs if " " in run.text)
    # As wide as between any two words.
    assert text_width("ɫ a", style()) - text_width("ɫ", style()) - text_width("a", style()) == pytest.approx(
        text_width(" ", style()), abs=0.01
    )
