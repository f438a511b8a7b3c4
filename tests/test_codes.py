"""Codes on paper, read as a phone reads them: from pixels."""

from __future__ import annotations

import numpy as np
import pypdfium2 as pdfium
import pytest
import segno
import zxingcpp

from benefitgraphic.edition import Edition
from benefitgraphic.output.files import Manner
from editions import LONG_URL, text
from laying import PRINTED, THEMES, files, laid, quick, sample_edition, themed
from typed import resource, resources_of

DPI = 150
MM = DPI / 25.4


def pages(edition: Edition, size: str, *, press: bool = False) -> list[np.ndarray]:
    """The pixels of each page of the PDF."""
    (output,) = files(laid(edition, size, press=press), Manner(press=press))
    document = pdfium.PdfDocument(output.data)
    try:
        return [page.render(scale=DPI / 72, grayscale=True).to_numpy().squeeze().copy() for page in document]
    finally:
        document.close()


def codes(edition: Edition, size: str, *, press: bool = False) -> list[zxingcpp.Barcode]:
    return [code for page in pages(edition, size, press=press) for code in zxingcpp.read_barcodes(page)]


@pytest.mark.parametrize("press", [False, True], ids=["office", "press"])
@pytest.mark.parametrize("size", quick("letter", of=PRINTED))
def test_each_address_is_a_code(size: str, press: bool) -> None:
    found = codes(sample_edition(), size, press=press)
    assert sorted(code.text for code in found) == sorted(r.url.text for r in resources_of(sample_edition()))
    assert {code.format for code in found} == {zxingcpp.BarcodeFormat.QRCode}


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_codes_are_read_in_each_theme(theme: str) -> None:
    found = codes(themed(sample_edition(), theme), "letter")
    assert len(found) == len(resources_of(sample_edition()))


@pytest.mark.slow
@pytest.mark.parametrize("size", quick("letter", of=PRINTED))
def test_codes_are_large_enough_and_mend_themselves(size: str) -> None:
    """At least 20 mm wide, and at error level M, which mends 15 % of damage."""
    for code in codes(sample_edition(), size):
        corners = code.position
        width = np.hypot(corners.top_right.x - corners.top_left.x, corners.top_right.y - corners.top_left.y)
        assert width / MM >= 20 - 2 / MM
        assert code.ec_level == "M"


@pytest.mark.slow
@pytest.mark.parametrize("size", quick("letter", of=PRINTED))
def test_nothing_comes_near_a_code(size: str) -> None:
    """Around each, four of its modules stay white."""
    for page in pages(sample_edition(), size):
        for code in zxingcpp.read_barcodes(page):
            corners = code.position
            left, right = corners.top_left.x, corners.top_right.x
            top, bottom = corners.top_left.y, corners.bottom_left.y
            modules = len(segno.make(code.text, error="m", boost_error=False, micro=False).matrix)
            quiet = round((right - left) / modules * 4) - 1
            around = page[top - quiet : bottom + quiet, left - quiet : right + quiet].copy()
            around[quiet - 1 : -quiet + 1, quiet - 1 : -quiet + 1] = 255
            assert around.min() > 250


@pytest.mark.slow
@pytest.mark.parametrize("url", [LONG_URL, "https://exämple.org/été?q=a b&c", "mailto:a@example.org", "https://a.ca"])
def test_hard_addresses_are_read(url: str) -> None:
    edition = sample_edition().saying(resources=(resource(text("Read on"), text(url), None),))
    (found,) = codes(edition, "letter")
    assert found.text == url
