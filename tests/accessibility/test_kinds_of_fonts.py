"""Fonts of every kind in a PDF: what is drawn, said and measured is what layout and pixels have."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont

import made_fonts
from benefitgraphic.export import pdf, raster
from benefitgraphic.export.font_trial import ALWAYS, try_out
from benefitgraphic.export.metadata import About
from benefitgraphic.graphics.flow.boxes import place, wrap
from benefitgraphic.graphics.frame import Frame, Tag
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.text.fonts import Font, Typeface, open_font
from benefitgraphic.graphics.text.paragraph import Label, TextStyle, text_width
from tagged import opened

WORDS = "Efficient: “été” 48,210 HAVE"


def woff2(make: Callable[[], bytes]) -> bytes:
    return made_fonts.packed("woff2", make())


def of_collection() -> bytes:
    return made_fonts.collection(made_fonts.named("Other"), made_fonts.cubic())


# What makes each, what its file is called, how it is opened, and whether its outlines are cubic.
KINDS: dict[str, tuple[Callable[[], bytes], str, dict[str, object], bool]] = {
    "ttf": (made_fonts.latin, "Mine.ttf", {}, False),
    "otf": (made_fonts.cubic, "Mine, the first.otf", {}, True),
    "woff": (lambda: made_fonts.packed("woff"), "Mine.woff", {}, False),
    "woff2": (lambda: woff2(made_fonts.latin), "Mine.woff2", {}, False),
    "woff2-otf": (lambda: woff2(made_fonts.cubic), "Mine.woff2", {}, True),
    "collection": (of_collection, "Mine.ttc", {"face": "MineCubic"}, True),
    "light": (made_fonts.variable, "Mine[wght].ttf", {"weight": 200}, False),
    "usual": (made_fonts.variable, "Mine[wght].ttf", {"weight": 400}, False),
    "black": (lambda: woff2(made_fonts.variable), "Mine[wght].woff2", {"weight": 900}, False),
    "cff2": (made_fonts.variable_cubic, "Mine[wght].otf", {"weight": 700}, True),
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def font(kind: str, tmp_path: Path) -> Font:
    make, name, options, _ = KINDS[kind]
    path = tmp_path / name
    path.write_bytes(make())
    return open_font(path, **options)  # type: ignore[arg-type]


def style(font: Font) -> TextStyle:
    return TextStyle(Typeface(((400, font),)), 400, 24.0, 1.3, "#000000", "en-CA")


def page(font: Font) -> Frame:
    label = Label(WORDS, style(font), tag=Tag("P")).frame()
    return wrap(place([(Point(20, 15), label)], 420, 60), tag=Tag("Document", language="en-CA"))


def written(font: Font) -> bytes:
    return pdf.write([page(font)], About("A title", "en-CA"))


def embedded(data: bytes) -> tuple[str, list[float], bytes]:
    """What the one font says that it is, its glyphs' widths from code 1, and its file."""
    with pikepdf.open(io.BytesIO(data)) as document:
        ((_, composite),) = document.pages[0].Resources.Font.items()
        own = composite.DescendantFonts[0]
        descriptor = own.FontDescriptor
        file = descriptor.FontFile3 if "/FontFile3" in descriptor else descriptor.FontFile2
        start, widths = own.W
        assert start == 1
        return str(own.Subtype), [float(width) for width in widths], file.read_bytes()


def test_each_is_embedded_as_what_it_is(kind: str, font: Font) -> None:
    subtype, _, file = embedded(written(font))
    if KINDS[kind][3]:
        assert subtype == "/CIDFontType0" and file[:1] == b"\x01"
    else:
        assert subtype == "/CIDFontType2" and file[:4] == b"\x00\x01\x00\x00"
    assert len(file) < len(made_fonts.latin())


def test_widths_in_the_file_are_those_of_the_outlines_and_of_layout(kind: str, font: Font) -> None:
    data = written(font)
    _, widths, file = embedded(data)
    if KINDS[kind][3]:
        cff = CFFFontSet()
        cff.decompile(io.BytesIO(file), None)
        top = cff[0]
        names = top.charset
        units = 1 / top.rawDict.get("FontMatrix", [0.001])[0]
        of_file = []
        for name in names[1:]:
            string, _ = top.CharStrings.getItemAndSelector(name)
            string.decompile()
            string.draw(_Nowhere())
            of_file.append(1000 * string.width / units)
    else:
        with TTFont(io.BytesIO(file)) as inside:
            of_file = [
                1000 * inside["hmtx"][name][0] / inside["head"].unitsPerEm for name in inside.getGlyphOrder()[1:]
            ]
    assert len(widths) == len(of_file)
    assert widths == pytest.approx(of_file, abs=0.6)
    document = pdfium.PdfDocument(data)
    text = document[0].get_textpage()
    boxes = [text.get_charbox(index, loose=True) for index in range(text.count_chars())]
    document.close()
    assert boxes[-1][2] - boxes[0][0] == pytest.approx(text_width(WORDS, style(font)), abs=1.5)


class _Nowhere:
    def moveTo(self, point: object) -> None: ...  # noqa: N802
    def lineTo(self, point: object) -> None: ...  # noqa: N802
    def curveTo(self, *points: object) -> None: ...  # noqa: N802
    def closePath(self) -> None: ...  # noqa: N802
    def endPath(self) -> None: ...  # noqa: N802


def test_pixels_and_the_printed_page_agree(font: Font) -> None:
    """Of the weight that was asked for, too."""
    ours = 255 - raster.paint(page(font), 4, "#FFFFFF")[..., :3].mean(axis=2)
    document = pdfium.PdfDocument(written(font))
    theirs = 255 - np.asarray(document[0].render(scale=4).to_pil().convert("L"), dtype=float)
    document.close()
    assert ours.shape == theirs.shape
    assert ours.sum() == pytest.approx(theirs.sum(), rel=0.03)
    assert np.abs(ours - theirs).sum() < 0.2 * ours.sum()


def test_what_is_copied_is_what_was_written(font: Font) -> None:
    data = written(font)
    document = pdfium.PdfDocument(data)
    assert document[0].get_textpage().get_text_range() == WORDS
    document.close()
    with opened(data) as tagged:
        assert tagged.readings(glyphs=True) == tagged.readings() == [WORDS]


def test_it_passes_its_trial_and_gives_the_same_bytes(font: Font) -> None:
    try_out(font, ALWAYS)
    assert written(font) == written(font)


@pytest.mark.slow
@pytest.mark.xdist_group("java")
def test_it_is_valid(font: Font) -> None:
    import verapdf

    if not verapdf.has_java():
        pytest.skip("there is no Java")
    data = written(font)
    assert [list(verapdf.failures(data, profile)) for profile in verapdf.PROFILES] == [[], []]


def test_weights_of_one_variable_font_are_several_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "Mine.ttf"
    path.write_bytes(made_fonts.variable())
    lines = [
        (Point(20, 20 + 40 * n), Label("Hat", style(open_font(path, weight=w))).frame())
        for n, w in enumerate((400, 900))
    ]
    with pikepdf.open(io.BytesIO(pdf.write([place(lines, 300, 120)], About("A title", "en-CA")))) as document:
        names = {str(font.BaseFont).split("+")[1] for _, font in document.pages[0].Resources.Font.items()}
    assert len(names) == 2 and all(name.endswith(("_400wght", "_900wght")) for name in names)
