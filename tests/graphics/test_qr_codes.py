"""QR codes: what they hold, how large they are, and that phones can read them."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp

from benefitgraphic.export.raster import paint
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.codes import LONGEST, code, least_side, quiet_zone
from benefitgraphic.graphics.flow.boxes import place
from benefitgraphic.graphics.frame import Frame, Shape
from benefitgraphic.graphics.geometry import Point

MM = 72 / 25.4
ADDRESSES = [
    "https://a.ca",
    "HTTPS://EXAMPLE.ORG/UPPER",
    "mailto:team@example.org",
    "https://www.example.org/building-trust?a=1&b=2#part",
    "https://exämple.org/été",
    "https://www.example.org/" + "a-page/of_the/archive/2025/" * 6,
    "https://www.example.org/" + "x" * 700,
]


def read(address: str) -> list[zxingcpp.Barcode]:
    side = least_side(address)
    quiet = quiet_zone(address, side)
    page = place([(Point(quiet, quiet), code(address, side))], side + 2 * quiet, side + 2 * quiet)
    pixels = np.asarray(paint(page, 150 / 72, "#FFFFFF"))[:, :, 0].copy()
    return list(zxingcpp.read_barcodes(pixels))


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address[:40])
def test_a_code_is_read_at_150_dpi(address: str) -> None:
    (found,) = read(address)
    assert found.text == address
    assert found.ec_level == "M"


@pytest.mark.slow
@pytest.mark.parametrize("address", [*ADDRESSES, "https://e.org/" + "y" * (LONGEST - 14)], ids=lambda a: str(len(a)))
def test_modules_are_never_too_small_to_print(address: str) -> None:
    side = least_side(address)
    assert side >= 20 * MM - 0.001
    quiet = quiet_zone(address, side)
    assert quiet / 4 >= 0.33 * MM - 0.001
    assert code(address, side).width == side


def test_a_code_is_one_black_shape_of_its_size() -> None:
    frame = code("https://a.ca", 100)
    ((at, shape),) = frame.items
    assert isinstance(shape, Shape)
    assert shape.fill == "#000000" and shape.stroke is None
    box = paths.bounds(shape.path)
    assert (at, box.x, box.y) == (Point(0, 0), 0, 0)
    assert box.width == pytest.approx(100) and box.height == pytest.approx(100)


def test_the_same_address_gives_the_same_code() -> None:
    assert _points(code("https://a.ca", 57)) == _points(code("https://a.ca", 57))
    assert _points(code("https://a.ca", 57)) != _points(code("https://b.ca", 57))


def _points(frame: Frame) -> list[list[float]]:
    ((_, shape),) = frame.items
    assert isinstance(shape, Shape)
    points: list[list[float]] = paths.vertices(shape.path).tolist()
    return points
