"""The PDF as others read it: by pdfium (text, pixels) and by pikepdf (its parts)."""

from __future__ import annotations

import dataclasses
import io
from functools import lru_cache

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest

from benefitgraphic.edition import Edition, Logo
from benefitgraphic.export.raster import paint
from benefitgraphic.graphics.frame import Group
from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.layout.laid import Laid
from editions import HERE, LOGOS, text
from laying import ALL_LANGUAGES, PRINTED, files, laid, laid_and_said, sample_edition
from seen import meaning, texts, words
from typed import resources_of


@lru_cache(maxsize=4)
def made(size: str) -> tuple[Laid, bytes]:
    return written(sample_edition(), size)


def written(edition: Edition, size: str) -> tuple[Laid, bytes]:
    pages = laid(edition, size)
    (output,) = files(pages)
    return pages, output.data


def read(data: bytes) -> list[str]:
    document = pdfium.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


@pytest.mark.slow
@pytest.mark.parametrize("size", PRINTED)
def test_every_word_once_and_in_order(size: str) -> None:
    pages, data = made(size)
    drawn = [words("".join(meaning([run]) + "\n" for _, run in texts(page.frame))) for page in pages.pages]
    assert [words(page) for page in read(data)] == drawn


@pytest.mark.slow
@pytest.mark.parametrize("size", PRINTED)
def test_words_of_two_lines_stay_apart(size: str) -> None:
    """Read without its line ends, as by a screen reader, the text of each benefit is whole."""
    _, data = made(size)
    said = " ".join(" ".join(page.split()) for page in read(data))
    for benefit in laid_and_said(sample_edition(), size)[1].benefits:
        assert benefit.text.text in said
        assert benefit.title.text in said


def test_dollar_signs_are_no_formulas() -> None:
    edition = sample_edition().saying(thanks=text("It costs $x$ or $5 and \\alpha^2_n, not $6."))
    _, data = written(edition, "letter")
    assert "It costs $x$ or $5 and \\alpha^2_n, not $6." in " ".join(read(data)[-1].split())


@pytest.mark.parametrize("size", PRINTED)
def test_pages_title_and_language(size: str) -> None:
    pages, data = made(size)
    with pikepdf.open(io.BytesIO(data)) as document:
        assert str(document.docinfo["/Title"]) == sample_edition().title.text
        assert str(document.Root.Lang) == "en-CA"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert len(document.pages) == len(pages.pages)
        for page in document.pages:
            box = [float(v) for v in page.mediabox]
            assert box == pytest.approx([0, 0, pages.size.width, pages.size.height], abs=0.01)


def fonts(data: bytes) -> list[dict[str, object]]:
    """Of every font: its kind, its descendant's kind, its name, and its embedded file's length."""
    found = {}
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for _, font in page.Resources.get("/Font", {}).items():
                inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                descriptor = inner.FontDescriptor
                found[str(font.BaseFont)] = {
                    "kind": str(inner.Subtype),
                    "bytes": len(descriptor.FontFile2.read_bytes()) if "/FontFile2" in descriptor else 0,
                    "unicode": "/ToUnicode" in font or "/Encoding" in font,
                }
    return [{"name": name, **facts} for name, facts in found.items()]


def test_fonts_are_embedded_subsets_with_true_type_outlines() -> None:
    found = fonts(made("letter")[1])
    assert len(found) >= 3  # Regular, Bold and Black at least
    for font in found:
        assert font["kind"] in ("/TrueType", "/CIDFontType2"), font
        assert 0 < int(str(font["bytes"])) < 60_000, f"{font['name']} is not a subset"
        assert font["unicode"], font


def test_drawings_are_vectors() -> None:
    edition = dataclasses.replace(sample_edition(), logo=Logo(LOGOS[0], text("The ministry"), HERE))
    assert images(written(edition, "letter")[1]) == 0


def test_only_a_photograph_is_an_image() -> None:
    edition = dataclasses.replace(sample_edition(), logo=Logo(LOGOS[1], text("The ministry"), HERE))
    assert images(written(edition, "letter")[1]) == 1


def images(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as document:
        streams = [part for part in document.objects if isinstance(part, pikepdf.Stream)]
        return sum(str(part.get("/Subtype")) == "/Image" for part in streams)


@pytest.mark.slow
@pytest.mark.parametrize("size", PRINTED)
def test_links_lead_where_they_say_and_cover_their_words(size: str) -> None:
    pages, data = made(size)
    found: list[tuple[str, str]] = []
    document = pdfium.PdfDocument(data)
    with pikepdf.open(io.BytesIO(data)) as annotated:
        for number, page in enumerate(annotated.pages):
            reader = document[number].get_textpage()
            for link in page.get("/Annots", []):
                left, bottom, right, top = (float(v) for v in link.Rect)
                covered = reader.get_text_bounded(left - 1, bottom - 1, right + 1, top + 1)
                found.append((str(link.A.URI), " ".join(covered.split())))
                assert int(link.F) & 4, "a link that is not printed fails PDF/A"
    document.close()
    resources = resources_of(sample_edition())
    assert [url for url, _ in found] == [r.url.text for r in resources]
    for (_, covered), resource in zip(found, resources, strict=True):
        assert resource.label.text in covered
    assert len(found) == sum(
        isinstance(item, Group) and bool(item.link) for page in pages.pages for _, item in page.frame.walk()
    )


# Pixels a point for the comparison of both painters, and what may differ: edges are smoothed differently.
_SCALE = 2.0
_FAR = 60
_SHARE = 0.00005


def _spread(pixels: np.ndarray, darkest: bool) -> np.ndarray:
    """Each pixel as the darkest, or lightest, of it and its neighbours."""
    height, width = pixels.shape[:2]
    padded = np.pad(pixels, ((1, 1), (1, 1), (0, 0)), "edge")
    parts = [padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    found: np.ndarray = np.minimum.reduce(parts) if darkest else np.maximum.reduce(parts)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en-CA", "ar"])
def test_png_and_pdf_agree_within_a_pixel(language: str) -> None:
    """Painted to pixels by us and from the PDF by pdfium, every page has its ink in the same places."""
    pages, data = written(ALL_LANGUAGES[language](), "letter")
    document = pdfium.PdfDocument(data)
    for number, page in enumerate(pages.pages):
        ours = np.asarray(paint(page.frame, _SCALE, pages.theme.colours.paper))[:, :, :3].astype(np.int16)
        theirs = document[number].render(scale=_SCALE, rev_byteorder=True).to_numpy()[:, :, :3].astype(np.int16)
        height, width = (min(a, b) for a, b in zip(ours.shape[:2], theirs.shape[:2], strict=True))
        ours, theirs = ours[:height, :width], theirs[:height, :width]
        # A pixel of one lies, to a tolerance, between the darkest and the lightest of the other's around it.
        for one, other in ((ours, theirs), (theirs, ours)):
            over = np.maximum(one - _spread(other, darkest=False), _spread(other, darkest=True) - one).max(axis=2)
            assert (over > _FAR).mean() < _SHARE, f"page {number + 1}: {(over > _FAR).mean():.5f} differ"
    document.close()


def test_text_is_where_layout_put_it() -> None:
    """Every run's letters stand in the box that layout measured for it, to half a point."""
    pages, data = made("letter")
    document = pdfium.PdfDocument(data)
    for number, page in enumerate(pages.pages):
        reader = document[number].get_textpage()
        for seen, run in texts(page.frame):
            box = Rect(seen.at.x, page.frame.height - seen.at.y, run.advance, run.size)
            inside = reader.get_text_bounded(box.x - 0.5, box.y - run.size * 0.3, box.right + 0.5, box.bottom)
            assert " ".join(meaning([run]).split()) in " ".join(inside.split())
    document.close()
