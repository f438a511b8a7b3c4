"""The parts of matplotlib that are not public and are used all the same: a new version that lacks one fails here."""

from __future__ import annotations

import inspect
import io
import shutil
from pathlib import Path

import matplotlib
import pikepdf
import pytest
from matplotlib import _text_helpers
from matplotlib.backends import _backend_pdf_ps
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_pdf import Op, PdfFile, RendererPdf

from benefitgraphic.export import pdf
from benefitgraphic.export.metadata import About
from benefitgraphic.graphics.frame import Frame, TextRun
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.text.fonts import Font, open_font
from benefitgraphic.layout.lay_out import open_typeface
from laying import laid, sample_edition


def test_matplotlib_is_of_the_range_that_was_tried() -> None:
    assert matplotlib.__version_info__[:2] == (3, 11)


def test_pdf_renderer_can_be_driven_without_a_figure() -> None:
    assert list(inspect.signature(PdfFile.__init__).parameters)[:3] == ["self", "filename", "metadata"]
    assert list(inspect.signature(PdfFile.newPage).parameters) == ["self", "width", "height"]
    assert list(inspect.signature(RendererPdf.__init__).parameters)[1:5] == ["file", "image_dpi", "height", "width"]
    for name in ("finalize", "draw_text", "draw_path", "draw_image", "new_gc"):
        assert callable(getattr(RendererPdf, name))
    assert "mtext" in inspect.signature(RendererPdf.draw_text).parameters


def test_pixel_renderer_can_be_driven_without_a_figure() -> None:
    assert list(inspect.signature(RendererAgg.__init__).parameters)[1:] == ["width", "height", "dpi"]
    assert callable(RendererAgg.buffer_rgba)


def test_fonts_are_cut_down_by_the_function_that_is_replaced() -> None:
    assert list(inspect.signature(_backend_pdf_ps.get_glyphs_subset).parameters)[:2] == ["fontfile", "glyphs"]


def test_settings_and_hooks_are_as_before_afterwards() -> None:
    """Whoever uses matplotlib in the same process notices nothing."""
    before = dict(matplotlib.rcParams), _backend_pdf_ps.get_glyphs_subset
    page = laid(sample_edition(), "letter").pages[0]
    data = pdf.write([page.frame], About(page.title, page.language))
    assert data.startswith(b"%PDF-") and io.BytesIO(data).read(4)
    assert (dict(matplotlib.rcParams), _backend_pdf_ps.get_glyphs_subset) == before


def test_fonts_are_written_by_the_method_that_is_replaced() -> None:
    assert list(inspect.signature(PdfFile.writeFonts).parameters) == ["self"]
    assert list(inspect.signature(PdfFile.embedTTF).parameters) == ["self", "filename", "subset_index", "charmap"]
    file = PdfFile(io.BytesIO())
    assert file._fontNames == {}
    assert file._character_tracker.used == {}
    file.close()


def test_glyphs_are_counted_by_the_method_that_is_replaced() -> None:
    tracker = _backend_pdf_ps.CharacterTracker
    assert list(inspect.signature(tracker.track_glyph).parameters) == ["self", "font", "chars", "glyph"]


def test_text_can_be_written_glyph_by_glyph() -> None:
    """As it is where it runs from right to left (`export/backwards.py`)."""
    assert list(inspect.signature(_text_helpers.layout).parameters) == ["string", "font", "features", "language"]
    assert list(inspect.signature(RendererPdf._get_font_ttf).parameters) == ["self", "prop"]
    assert list(inspect.signature(RendererPdf.check_gc).parameters) == ["self", "gc", "fillcolor"]
    assert list(inspect.signature(PdfFile.fontName).parameters) == ["self", "fontprop", "subset"]
    for name in ("gsave", "concat_matrix", "begin_text", "selectfont", "textpos", "textrise", "showkern", "end_text"):
        assert hasattr(Op, name)


def test_no_text_uses_code_0() -> None:
    """matplotlib's first ligature would have it; it means "not defined"."""
    (_, regular), *_ = open_typeface(sample_edition().theme).weights
    run = TextRun("Efficient offices: fi ffi fl", regular, 12, "#000000", 150, "en")
    data = pdf.write([Frame(300, 100, ((Point(10, 50), run),))], About("A title", "en-CA"))
    codes = []
    with pikepdf.open(io.BytesIO(data)) as document:
        page = document.pages[0]
        assert len(page.Resources.Font) == 2, "no ligature came into a second subset"
        for instruction in pikepdf.parse_content_stream(page):
            if str(instruction.operator) == "TJ":
                shown = [bytes(part) for part in instruction.operands[0] if isinstance(part, pikepdf.String)]
                codes += [text[i : i + 2] for text in shown for i in range(0, len(text), 2)]
    assert len(codes) > 15
    assert b"\0\0" not in codes


@pytest.mark.parametrize("name", ["0", "zzz"])
def test_where_a_font_lies_makes_no_difference(tmp_path: Path, name: str) -> None:
    """A designer's own font may come before or after the packaged ones in the order of paths."""
    packaged = open_typeface(sample_edition().theme)
    (_, regular), *_ = packaged.weights
    folder = tmp_path / name
    folder.mkdir()
    copied = open_font(Path(shutil.copy(regular.path, folder)))

    def written(font: Font) -> bytes:
        # Bold from its package, then the font in question, then a stand-in for Arabic.
        others = (packaged.weights[2][1], packaged.fallbacks[0][1])
        runs = zip(("Bold", "Plain", "مرحبا"), (others[0], font, others[1]), strict=True)
        items = tuple(
            (Point(10, 20.0 * i + 20), TextRun(text, one, 12, "#000000", 50, "en"))
            for i, (text, one) in enumerate(runs)
        )
        return pdf.write([Frame(100, 100, items)], About("A title", "en-CA"))

    assert written(copied) == written(regular)
