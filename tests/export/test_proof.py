"""The proof in grey."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from benefitgraphic.export.proof import grey
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.colour import contrast
from benefitgraphic.graphics.frame import Frame, Shape
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.output.files import Manner
from laying import files, laid, sample_edition


@pytest.mark.slow
def test_letter_pages_stand_beside_one_another_at_150_dpi() -> None:
    (output,) = files(laid(sample_edition(), "letter"), Manner(proof=True))
    assert output.name == "letter-grey.png"
    picture = Image.open(io.BytesIO(output.data))
    assert picture.mode == "L"
    assert picture.size == (2 * 1275 + 25, 1650)
    assert round(picture.info["dpi"][0]) == 150
    assert output.dimensions == "2575 x 1650 px"


def test_colours_are_as_dark_as_they_look() -> None:
    """A grey stands in the same contrast to white as the colour that it shows (WCAG's measure of lightness)."""
    colours = sample_edition().theme.colours
    for colour in (colours.band, colours.highlight, colours.link, colours.muted, "#FF0000", "#0000FF"):
        square = Shape(paths.rectangle(20, 20), fill=colour)
        data, _, _ = grey([Frame(20, 20, ((Point(0, 0), square),))], 96, "#FFFFFF")
        level = int(np.asarray(Image.open(io.BytesIO(data)))[10, 10])
        shade = f"#{level:02X}{level:02X}{level:02X}"
        assert abs(contrast(shade, "#FFFFFF") / contrast(colour, "#FFFFFF") - 1) < 0.03, colour
