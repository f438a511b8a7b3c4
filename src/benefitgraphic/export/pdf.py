"""Pages to a PDF file, on matplotlib's PDF renderer driven directly; shapes stay vectors and text stays text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_pdf import PdfFile, RendererPdf
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, TransformedPath

from benefitgraphic.colour import channels
from benefitgraphic.export.finishing import Link, finish
from benefitgraphic.export.subsetting import lean_fonts
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Group, Picture, Shape, TextRun
from benefitgraphic.graphics.geometry import Point, Rect

# TrueType outlines as they are (Type 42), subset and embedded. The size of subsets follows the PostScript setting.
_SETTINGS = {"pdf.fonttype": 42, "ps.fonttype": 42, "pdf.use14corefonts": False, "pdf.compression": 6}


def write(pages: Sequence[Frame], title: str, language: str) -> bytes:
    """A PDF file.

    Args:
        pages: one frame a page, of the page's size in points.
        title: of the document.
        language: of the document, BCP 47.

    Returns:
        The file's bytes, the same for the same pages.
    """
    out = io.BytesIO()
    links: list[Link] = []
    with mpl.rc_context(), lean_fonts():
        # What a matplotlibrc says, wherever one lies, must not change a file.
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)  # type: ignore[arg-type]
        new_file: Any = _File
        file = new_file(out, metadata={"CreationDate": None, "Creator": None, "Producer": None})
        for number, page in enumerate(pages):
            file.newPage(page.width / 72, page.height / 72)
            canvas = _Canvas(file, page.width, page.height, number)
            canvas.frame(page, Point(0, 0))
            canvas.end()
            links += canvas.links
        file.finalize()
        file.close()
    return finish(out.getvalue(), title, language, links)


def _rgb(colour: str) -> tuple[float, float, float]:
    r, g, b = channels(colour)
    # Five digits are exact for eight bits, and short in the file.
    return round(r / 255, 5), round(g / 255, 5), round(b / 255, 5)


@dataclass(frozen=True, slots=True)
class _Shaping:
    """What the renderer asks of a text besides its font: how it is to be shaped."""

    language: str

    def get_fontfeatures(self) -> None:
        return None

    def get_language(self) -> str:
        return self.language


class _File(PdfFile):
    """A file whose fonts come in the order in which they are used, wherever they lie on the disk.

    `_fontNames`, `_character_tracker` and `writeFonts` are not public: tests/export/test_pdf_hooks.py guards them.
    """

    def writeFonts(self: Any) -> None:  # noqa: N802 - matplotlib's name
        fonts = {
            name: self.embedTTF(path, subset, self._character_tracker.used[path][subset])
            for (path, subset), name in self._fontNames.items()
        }
        self.writeObject(self.fontObject, fonts)


class _Canvas:
    """A page being painted."""

    def __init__(self, file: PdfFile, width: float, height: float, number: int) -> None:
        self._renderer = RendererPdf(file, 72, height, width)
        self._height = height
        self._number = number
        # Points with y down to points with y up.
        self._to_page = Affine2D().scale(1, -1).translate(0, height)
        self._clip: Path | None = None
        self.links: list[Link] = []

    def frame(self, frame: Frame, origin: Point) -> None:
        for place, item in frame.items:
            at = origin.moved(place.x, place.y)
            if isinstance(item, TextRun):
                self._text(item, at)
            elif isinstance(item, Shape):
                self._shape(item, at)
            elif isinstance(item, Group):
                self._group(item, at)
            else:
                self._picture(item, at)

    def end(self) -> None:
        self._renderer.finalize()

    def _text(self, run: TextRun, at: Point) -> None:
        gc = self._context()
        gc.set_foreground((*_rgb(run.colour), 1.0), isRGBA=True)
        properties = FontProperties(fname=run.font.path, size=run.size)
        self._renderer.draw_text(gc, at.x, self._height - at.y, run.text, properties, 0, mtext=_Shaping(run.language))

    def _group(self, group: Group, at: Point) -> None:
        if group.link:
            box = Rect(at.x, self._height - at.y - group.frame.height, group.frame.width, group.frame.height)
            self.links.append(Link(self._number, box, group.link))
        if group.clip is None:
            self.frame(group.frame, at)
            return
        outer, self._clip = self._clip, paths.moved(group.clip, at)
        self.frame(group.frame, at)
        self._clip = outer

    def _shape(self, shape: Shape, at: Point) -> None:
        gc = self._context()
        gc.set_linewidth(shape.stroke.width if shape.stroke else 0)
        if shape.stroke:
            gc.set_foreground((*_rgb(shape.stroke.colour), 1.0), isRGBA=True)
        fill = None if shape.fill is None else (*_rgb(shape.fill), 1.0)
        # Moved here and not by the renderer, so that the file doesn't repeat a matrix for each shape.
        self._renderer.draw_path(gc, shape.path, Affine2D().translate(*at) + self._to_page, fill)

    def _picture(self, picture: Picture, at: Point) -> None:
        transform = Affine2D().scale(picture.width, picture.height)
        # The renderer takes images bottom row first.
        pixels = picture.image.array()[::-1]
        self._renderer.draw_image(self._context(), at.x, self._height - at.y - picture.height, pixels, transform)

    def _context(self) -> GraphicsContextBase:
        gc: GraphicsContextBase = self._renderer.new_gc()
        gc.set_joinstyle("round")
        gc.set_capstyle("round")
        if self._clip is not None:
            gc.set_clip_path(TransformedPath(self._clip, self._to_page))
        return gc
