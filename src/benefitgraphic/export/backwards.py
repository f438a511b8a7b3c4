"""Text that runs from right to left on matplotlib's PDF renderer, placed glyph by glyph.

The renderer's own way counts a distance between two glyphs twice where their codes are of different subsets, which in
scripts whose letters join they are all the time. Glyphs stand in the file as on the page, from left to right: readers
turn such text round themselves. What is used of the renderer is not public; tests/export/test_pdf_hooks.py guards it.
"""

from __future__ import annotations

from typing import Any

from matplotlib import _text_helpers
from matplotlib.backends.backend_pdf import Op
from matplotlib.font_manager import FontPath, FontProperties
from matplotlib.ft2font import LoadFlags

from benefitgraphic.graphics.frame import TextRun
from benefitgraphic.graphics.text.shaping import as_shaped

# Distances smaller than this, in points, are rounding.
_NONE = 0.001


def draw_backwards(renderer: Any, gc: Any, run: TextRun, x: float, y: float) -> None:
    """Draws a run whose baseline begins at the left at a point of the page, y up."""
    file = renderer.file
    renderer.check_gc(gc, gc._rgb)
    font = renderer._get_font_ttf(FontProperties(fname=run.font.path, size=run.size))
    file.output(Op.gsave, 1, 0, 0, 1, x - run.hang, y, Op.concat_matrix, Op.begin_text)
    # Where the next glyph would stand by itself, where the last stretch began, its subset, and what it shows.
    pen, began, before = 0.0, 0.0, None
    shown: list[Any] = []
    for item in _text_helpers.layout(as_shaped(run.text, backwards=True), font, language=run.language):
        subset, code = file._character_tracker.track_glyph(item.ft_object, item.char, item.glyph_index)
        if subset != before or item.y:
            _show(file, shown)
        if subset != before:
            file.output(file.fontName(FontPath(font.fname, font.face_index), subset), run.size, Op.selectfont)
            file.output(item.x - began, 0, Op.textpos)
            pen = began = item.x
            before = subset
        if abs(item.x - pen) > _NONE:
            # Thousandths of the size, to the left (ISO 32000-1, 9.4.3).
            shown.append(-1000 * (item.x - pen) / run.size)
        shown.append(code.to_bytes(2, "big"))
        pen = item.x + font.load_glyph(item.glyph_index, flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536
        if item.y:
            file.output(item.y, Op.textrise)
            _show(file, shown)
            file.output(0, Op.textrise)
    _show(file, shown)
    file.output(Op.end_text, Op.grestore)


def _show(file: Any, shown: list[Any]) -> None:
    if shown:
        file.output(list(shown), Op.showkern)
        shown.clear()
