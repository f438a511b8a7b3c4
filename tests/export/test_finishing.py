"""What is added to a finished PDF."""

from __future__ import annotations

import io

import pikepdf
import pytest

from benefitgraphic.export import pdf
from benefitgraphic.export.metadata import About
from benefitgraphic.graphics.flow.boxes import wrap
from benefitgraphic.graphics.frame import Frame


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://www.example.org/a?b=c&d=%20#e", "https://www.example.org/a?b=c&d=%20#e"),
        ("https://www.example.org/été", "https://www.example.org/%C3%A9t%C3%A9"),
        ("https://exämple.org/", "https://xn--exmple-cua.org/"),
        ("mailto:a.b@example.org", "mailto:a.b@example.org"),
        ("mailto:josé@exämple.org?subject=Hi", "mailto:jos%C3%A9@xn--exmple-cua.org?subject=Hi"),
    ],
)
def test_addresses_are_written_so_that_every_reader_opens_them(url: str, written: str) -> None:
    page = wrap(Frame(100, 50), link=url)
    with pikepdf.open(io.BytesIO(pdf.write([page], About("A title", "en-CA")))) as document:
        (link,) = document.pages[0].Annots
        assert str(link.A.URI) == written
