"""Text that runs from right to left in a PDF: where its glyphs stand, and what readers copy out of it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest

from benefitgraphic.export import pdf
from benefitgraphic.export.metadata import About
from benefitgraphic.export.raster import paint
from benefitgraphic.graphics.flow.boxes import wrap
from benefitgraphic.graphics.frame import Frame, Tag
from benefitgraphic.graphics.geometry import Region
from benefitgraphic.graphics.mirroring import mirrored
from benefitgraphic.graphics.text.paragraph import Paragraph
from laying import arabic_edition, laid, sample_edition, styles_for
from typed import resources_of

ABOUT = About("عنوان", "ar", direction="rtl")
# Words that readers of PDFs are known to get wrong: a lam and an alef, brackets, figures, letters kept from joining.
SAID = (
    "وسائل التواصل الاجتماعي",
    "السلامة أولا، ثم الأخبار والإعلانات.",
    "تعاملنا في عام 2025 مع 48,210 رسالة.",
    "زوروا TranBC الآن.",
    "خانه\u200cها را می\u200cخواهیم.",
)
MARKED = "نُظهر جانبنا الإنساني: شكرًا لكم، وحبًّا"
_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e]")


def page(*texts: str, width: float = 400) -> Frame:
    """Paragraphs below one another, as on a page that is read from right to left."""
    style = styles_for(arabic_edition(), "letter").text("body")
    items, y = [], 0.0
    for text in texts:
        frame = Paragraph(text, style, tag=Tag("P")).layout(Region(width))
        items += [(at.moved(0, y), item) for at, item in frame.items]
        y += frame.height * 2
    return wrap(mirrored(Frame(width, y, tuple(items))), tag=Tag("Document", language="ar"))


def copied_by_pdfium(data: bytes) -> list[str]:
    """What Chrome's viewer copies, line by line."""
    found = pdfium.PdfDocument(data)[0].get_textpage().get_text_range()
    return [" ".join(line.split()) for line in found.splitlines() if line.strip()]


def copied_by_poppler(data: bytes, folder: Path) -> list[str]:
    """What Evince and Okular copy, line by line."""
    (folder / "made.pdf").write_bytes(data)
    command = ["pdftotext", "-enc", "UTF-8", str(folder / "made.pdf"), "-"]
    found = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    plain = unicodedata.normalize("NFKC", _CONTROLS.sub("", found))
    return [" ".join(line.split()) for line in plain.splitlines() if line.strip()]


def test_text_is_copied_as_it_is_read(tmp_path: Path) -> None:
    data = pdf.write([page(*SAID)], ABOUT)
    assert copied_by_pdfium(data) == list(SAID)
    if shutil.which("pdftotext"):
        # Where a space stands, it doesn't always know.
        lines = copied_by_poppler(data, tmp_path)
        assert ["".join(line.split()) for line in lines] == ["".join(line.split()) for line in SAID]


def test_lines_are_copied_one_after_another() -> None:
    data = pdf.write([page("نبني منشوراتنا على الأسئلة التي يسمعها موظفو الصفوف الأمامية كل يوم", width=150)], ABOUT)
    assert " ".join(copied_by_pdfium(data)) == "نبني منشوراتنا على الأسئلة التي يسمعها موظفو الصفوف الأمامية كل يوم"


def test_each_letter_is_there_once() -> None:
    """A letter and the mark over it are two glyphs; neither says both."""
    text = "".join(copied_by_pdfium(pdf.write([page(MARKED)], ABOUT)))
    assert sorted(text.replace(" ", "")) == sorted(MARKED.replace(" ", ""))


def test_what_is_meant_is_said_by_an_element_and_not_around_the_glyphs() -> None:
    """Around them, poppler and pdfium would turn it round."""
    with pikepdf.open(io.BytesIO(pdf.write([page(*SAID)], ABOUT))) as document:
        content = document.pages[0].Contents.read_bytes()
        paragraphs = document.Root.StructTreeRoot.K[0].K
        assert [str(paragraph.K.ActualText) for paragraph in paragraphs] == list(SAID)
    assert b"ActualText" not in content


@pytest.mark.slow
@pytest.mark.parametrize("text", [*SAID, MARKED, "(طريق) «ثلج» 91%", "ل" * 30, "كُلُّ لَيْلَةٍ"])
def test_glyphs_stand_where_the_picture_has_them(text: str) -> None:
    """To within a pixel at 192 dpi, marks over letters, too."""
    frame = page(text)
    pixels = paint(frame, 2, "#FFFFFF")[..., :3].min(axis=2)
    rendered = pdfium.PdfDocument(pdf.write([frame], ABOUT))[0].render(scale=2).to_numpy()[..., :3].min(axis=2)
    assert abs(pixels.shape[0] - rendered.shape[0]) <= 1 and pixels.shape[1] == rendered.shape[1]
    for axis in (0, 1):
        ours, theirs = (np.flatnonzero((image < 128).any(axis=axis)) for image in (pixels, rendered))
        assert abs(ours[0] - theirs[0]) <= 1 and abs(ours[-1] - theirs[-1]) <= 1
    # Ink in the same places: what one has and the other lacks is thin edges.
    height = min(pixels.shape[0], rendered.shape[0])
    ours, theirs = pixels[:height] < 128, rendered[:height] < 128
    near = theirs | np.roll(theirs, 1, 0) | np.roll(theirs, -1, 0) | np.roll(theirs, 1, 1) | np.roll(theirs, -1, 1)
    assert (ours & ~near).sum() <= ours.sum() * 0.02


def test_pages_follow_one_another_from_the_right() -> None:
    """Side by side, a reader shows the first one at the right."""
    with pikepdf.open(io.BytesIO(pdf.write([page("مرحبا")], ABOUT))) as document:
        assert document.Root.ViewerPreferences.Direction == "/R2L"
    first = laid(sample_edition(), "letter").pages[0]
    with pikepdf.open(io.BytesIO(pdf.write([first.frame], About("A title", "en-CA")))) as document:
        assert "/Direction" not in document.Root.ViewerPreferences


@pytest.mark.slow
def test_the_same_page_gives_the_same_file() -> None:
    frames = [one.frame for one in laid(arabic_edition(), "letter").pages]
    assert pdf.write(frames, ABOUT) == pdf.write(frames, ABOUT)


@pytest.mark.slow
def test_links_are_where_their_words_are() -> None:
    pages = [one.frame for one in laid(arabic_edition(), "letter").pages]
    with pikepdf.open(io.BytesIO(pdf.write(pages, ABOUT))) as document:
        boxes = [[float(v) for v in note.Rect] for one in document.pages for note in one.get("/Annots", [])]
    words = [at for one in pages for at, item in one.walk() if getattr(item, "link", None)]
    assert [left for left, *_ in boxes] == pytest.approx([at.x for at in words], abs=0.01)
    assert len(boxes) == len(resources_of(arabic_edition()))


@pytest.mark.slow
def test_a_foot_is_no_element() -> None:
    """The title at each page's foot runs from right to left, too, and is not read out again."""
    frames, title = [one.frame for one in laid(arabic_edition(), "letter").pages], arabic_edition().title.text
    with pikepdf.open(io.BytesIO(pdf.write(frames, ABOUT))) as document:
        said = [str(element.ActualText) for element in document.objects if _says(element)]
    assert sum(title.replace("\u00a0", " ") in text.replace("\u00a0", " ") for text in said) == 1


def _says(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/ActualText" in thing


def test_the_space_at_a_lines_end_moves_no_word() -> None:
    style = styles_for(arabic_edition(), "letter").text("body")
    frame = mirrored(Paragraph("مرحبا بكم في الطريق", style).layout(Region(60)))
    data = pdf.write([wrap(wrap(frame, tag=Tag("P")), tag=Tag("Document"))], ABOUT)
    image = pdfium.PdfDocument(data)[0].render(scale=4).to_numpy()[..., :3].min(axis=2) < 128
    assert np.flatnonzero(image.any(axis=0))[-1] <= 60 * 4 + 1
