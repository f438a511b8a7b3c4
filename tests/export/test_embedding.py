"""The fonts in a PDF: which glyphs are there, what they stand for, and that files don't depend on where fonts lie."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from fontTools.ttLib import TTFont

from benefitgraphic.design.typefaces import open_typeface
from benefitgraphic.export import pdf
from benefitgraphic.export.metadata import About
from benefitgraphic.graphics.flow.boxes import wrap
from benefitgraphic.graphics.frame import Frame, Tag, TextRun
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.text.fonts import Font, open_font
from laying import sample_edition


def written(*runs: TextRun) -> bytes:
    items = tuple((Point(10, 20.0 * i + 20), run) for i, run in enumerate(runs))
    return pdf.write([Frame(400, 100, items)], About("A title", "en-CA"))


def said(text: str, font: Font) -> TextRun:
    return TextRun(text, font, 12, "#000000", 150, "en")


def regular() -> Font:
    return open_typeface(sample_edition().theme).weights[0][1]


def test_no_text_uses_code_0() -> None:
    """It means "not defined", which neither PDF/UA (7.21.8) nor PDF/A (6.2.11.8) lets a text use."""
    codes = []
    with pikepdf.open(io.BytesIO(written(said("Efficient offices: fi ffi fl", regular())))) as document:
        for instruction in pikepdf.parse_content_stream(document.pages[0]):
            if str(instruction.operator) == "TJ":
                shown = [bytes(part) for part in instruction.operands[0] if isinstance(part, pikepdf.String)]
                codes += [text[i : i + 2] for text in shown for i in range(0, len(text), 2)]
    assert len(codes) > 15
    assert b"\0\0" not in codes


@pytest.mark.parametrize(
    "text", ["Efficient: fi ffi fl", "10\u00a0km and 10 km", "a–b-c‑d", "50\u202f%, 50\u00a0%, 50 %"]
)
@pytest.mark.parametrize("font", [0, 1])
def test_what_is_copied_is_what_was_written(text: str, font: int) -> None:
    typeface = open_typeface(sample_edition().theme)
    document = pdfium.PdfDocument(written(said(text, (typeface.weights[0], typeface.fallbacks[-1][0])[font][1])))
    assert document[0].get_textpage().get_text_range() == text
    document.close()


@pytest.fixture
def frugal(tmp_path: Path) -> Font:
    """A font that draws a space which doesn't break with the glyph of one that does, as many do."""
    with TTFont(regular().path) as font:
        for table in font["cmap"].tables:
            table.cmap[0xA0] = table.cmap[0x20]
        font.save(tmp_path / "Mine.ttf")
    return open_font(tmp_path / "Mine.ttf")


def test_one_glyph_may_stand_for_several_characters(frugal: Font) -> None:
    """Readers are told which one is meant, and the outlines are in the file once."""
    data = written(said("10\u00a0km and 10 km", frugal))
    document = pdfium.PdfDocument(data)
    assert document[0].get_textpage().get_text_range() == "10\u00a0km and 10 km"
    document.close()
    with pikepdf.open(io.BytesIO(data)) as opened:
        fonts = opened.pages[0].Resources.Font
        files = {font.DescendantFonts[0].FontDescriptor.FontFile2.objgen for _, font in fonts.items()}
        assert len(fonts) == 2 and len(files) == 1


def test_labels_of_a_chart_are_copied_apart_though_their_font_shows_no_space_elsewhere() -> None:
    bold = open_typeface(sample_edition().theme).weights[2][1]
    labels = tuple((Point(10 + 12.0 * i, 20), TextRun(str(i), bold, 12, "#000000", 6, "en")) for i in range(3))
    chart = wrap(Frame(100, 40, labels), tag=Tag("Figure", alt="Three figures"))
    page = wrap(chart, tag=Tag("Document"))
    document = pdfium.PdfDocument(pdf.write([page], About("A title", "en-CA")))
    assert document[0].get_textpage().get_text_range().split() == ["0", "1", "2"]
    document.close()


@pytest.mark.parametrize("name", ["0", "zzz"])
def test_where_a_font_lies_makes_no_difference(tmp_path: Path, name: str) -> None:
    """A designer's own font may come before or after the packaged ones in the order of paths."""
    packaged = open_typeface(sample_edition().theme)
    folder = tmp_path / name
    folder.mkdir()
    copied = open_font(Path(shutil.copy(regular().path, folder)))
    # Bold from its package, then the font in question, then a stand-in for Arabic.
    bold, stand_in = packaged.weights[2][1], packaged.fallbacks[-1][0][1]

    def file(font: Font) -> bytes:
        return written(said("Bold", bold), said("Plain", font), said("مرحبا", stand_in))

    assert file(copied) == file(regular())
