"""Pages to a PDF file that is accessible (PDF/UA-1) and fit to be archived (PDF/A-2a)."""

from __future__ import annotations

import io
import os
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from matplotlib.backends._backend_pdf_ps import CharacterTracker
from matplotlib.backends.backend_pdf import PdfFile
from matplotlib.font_manager import FontPath
from matplotlib.ft2font import LoadFlags

from benefitgraphic.export.canvas import Canvas
from benefitgraphic.export.finishing import finish
from benefitgraphic.export.marked_content import Marker
from benefitgraphic.export.metadata import About
from benefitgraphic.export.press import Press, draw_marks
from benefitgraphic.export.subsetting import lean_fonts
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.structure import Structure, structure
from benefitgraphic.graphics.text.bidi import turns

# TrueType outlines as they are (Type 42), subset and embedded. The size of subsets follows the PostScript setting.
_SETTINGS = {"pdf.fonttype": 42, "ps.fonttype": 42, "pdf.use14corefonts": False, "pdf.compression": 6}


def write(pages: Sequence[Frame], about: About, press: Press | None = None, read: Structure | None = None) -> bytes:
    """Write a PDF file.

    Args:
        pages: one frame a page, of the page's size in points; for a press, of the trim with its bleed.
        about: the document's title and language.
        press: how it goes to a press, if it does: with crop marks and without links.
        read: what the pages say, where that is known.

    Returns:
        The file's bytes, the same for the same pages.
    """
    out = io.BytesIO()
    with mpl.rc_context(), lean_fonts(), _without_epoch():
        # What a matplotlibrc says, wherever one lies, must not change a file.
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)  # type: ignore[arg-type]
        new_file: Any = _OrderedFile
        file = new_file(out, metadata={"CreationDate": None, "Creator": None, "Producer": None})
        tree = read or structure(pages, about.language)
        owners, marker = iter(tree.owners), Marker(file.write, tree.root, linked=press is None)
        edge = press.offset if press else 0.0
        for page in pages:
            width, height = page.width + 2 * edge, page.height + 2 * edge
            file.newPage(width / 72, height / 72)
            canvas = Canvas(file, width, height, marker, Point(edge, edge))
            canvas.frame(page, owners)
            canvas.end()
            if press:
                draw_marks(file.write, width, height)
        file.finalize()
        file.close()
    return finish(out.getvalue(), about, marker, press)


@contextmanager
def _without_epoch() -> Iterator[None]:
    """No date is written, and matplotlib reads one all the same: it would stop at what is none."""
    epoch = os.environ.pop("SOURCE_DATE_EPOCH", None)
    try:
        yield
    finally:
        if epoch is not None:
            os.environ["SOURCE_DATE_EPOCH"] = epoch


class _OrderedFile(PdfFile):
    """A file whose fonts come in the order in which they are used, wherever they lie on the disk.

    `_fontNames`, `_character_tracker` and `writeFonts` are not public: tests/export/test_pdf_hooks.py guards them.
    """

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        self._character_tracker = _Tracker(self._character_tracker.subset_size)

    def writeFonts(self: Any) -> None:  # noqa: N802 - matplotlib's name
        fonts = {}
        for (path, subset), name in self._fontNames.items():
            used = self._character_tracker.used[path][subset]
            fonts[name] = self.embedTTF(path, subset, {code: glyph for code, glyph in used.items() if code})
        self.writeObject(self.fontObject, fonts)


class _Tracker(CharacterTracker):
    """Which glyphs each font needs, and their codes: none is 0.

    Glyphs that no single character stands for, such as ligatures, go into a second subset and are numbered there. Code
    0 always means "not defined", which neither PDF/UA (7.21.8) nor PDF/A (6.2.11.8) lets a text use: here it is taken.
    """

    def track_glyph(self: Any, font: Any, chars: Any, glyph: Any) -> Any:
        self.used.setdefault(FontPath(font.fname, font.face_index), [{}, {0: 0}])
        return super().track_glyph(font, _meant(font, chars, glyph), glyph)


# A lam and an alef are always one glyph. Readers turn round what runs from right to left, letter by letter: both keep
# their order if they are one letter. Unicode has that, and search finds both in it.
_JOINED = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in (0xFEF5, 0xFEF7, 0xFEF9, 0xFEFB)}


def _meant(font: Any, chars: Any, glyph: Any) -> Any:
    """Return what a glyph stands for: of letters shaped together, such as one with marks over it, only its own.

    matplotlib takes all of them for each of their glyphs, and they would be read as often.
    """
    if not isinstance(chars, str) or len(chars) == 1:
        return chars
    own = next((char for char in chars if font.get_char_index(ord(char)) == glyph), None)
    if own:
        return own
    marks = "".join(char for char in chars if unicodedata.combining(char))
    letters = "".join(char for char in chars if not unicodedata.combining(char))
    if marks and turns(letters):
        # Letters have other forms where they join; a mark takes no room of its own.
        takes_room = font.load_glyph(glyph, flags=LoadFlags.NO_HINTING).linearHoriAdvance
        chars = letters if takes_room else marks
    return _JOINED.get(chars, chars)
