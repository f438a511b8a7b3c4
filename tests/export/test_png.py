"""The pictures as files: what a mail program or a browser is told, and whether colours are the theme's."""

from __future__ import annotations

import dataclasses
import io
import re
import struct
from datetime import date
from functools import lru_cache

import numpy as np
import pytest
from PIL import Image

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.edition import Edition, Logo
from benefitgraphic.export.raster import paint
from benefitgraphic.graphics.colour import channels
from benefitgraphic.graphics.frame import Frame, Picture
from benefitgraphic.graphics.geometry import PX, Point
from benefitgraphic.graphics.images import Image as Pixels
from benefitgraphic.layout.compose import Page
from benefitgraphic.layout.laid import Laid
from benefitgraphic.output.files import Output
from editions import HERE, LOGOS, text
from laying import THEMES, files, laid, quick, sample_edition

WIDTHS = {"email.png": 640, "email@2x.png": 1280, "intranet.png": 1204, "intranet@2x.png": 2408}


@lru_cache(maxsize=1)
def sample_files() -> dict[str, Output]:
    return {file.name: file for size in ("email", "intranet") for file in files(laid(sample_edition(), size))}


def once(made: Laid) -> tuple[np.ndarray, np.ndarray]:
    """A picture at one pixel a CSS pixel: as painted, and as it comes out of its file."""
    painted = paint(made.pages[0].frame, 96 / 72, made.theme.colours.paper)
    return painted[:, :, :3], np.asarray(opened(made).convert("RGB"))


def opened(made: Laid) -> Image.Image:
    """The file of a picture at one pixel a CSS pixel."""
    medium = dataclasses.replace(made.size.medium, scales=(1,))
    file, *_ = files(dataclasses.replace(made, size=dataclasses.replace(made.size, medium=medium)))
    return Image.open(io.BytesIO(file.data))


def showing(pixels: np.ndarray) -> Laid:
    """A picture that shows nothing but an image, pixel by pixel."""
    height, width = pixels.shape[:2]
    picture = Picture(Pixels("x", width, height, pixels.tobytes()), width * PX, height * PX)
    frame = Frame(width * PX, height * PX, ((Point(0, 0), picture),))
    edition = sample_edition()
    return Laid(SIZES["email"], edition.theme, (Page(frame, "t", "en-CA", "An office", date(2025, 12, 31)),))


def chunks(data: bytes) -> dict[bytes, bytes]:
    """The parts of a PNG file by name, the image data left out."""
    found, at = {}, 8
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if name != b"IDAT":
            found[name] = data[at + 8 : at + 8 + length]
        at += 12 + length
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", list(WIDTHS))
def test_is_opaque_and_says_its_resolution(name: str) -> None:
    parts = chunks(sample_files()[name].data)
    width, _, depth, kind = struct.unpack_from(">IIBB", parts[b"IHDR"])
    assert width == WIDTHS[name]
    assert (depth, kind) == (8, 3), "not a palette picture"
    assert b"tRNS" not in parts
    per_metre = 7559 if "@2x" in name else 3780  # 192 and 96 dpi
    assert struct.unpack(">IIB", parts[b"pHYs"]) == (per_metre, per_metre, 1)


@pytest.mark.parametrize("name", list(WIDTHS))
def test_says_its_dimensions_as_they_are(name: str) -> None:
    file = sample_files()[name]
    image = Image.open(io.BytesIO(file.data))
    assert file.dimensions == f"{image.width} x {image.height} px"


@pytest.mark.parametrize("size", ["email", "intranet"])
def test_twice_the_scale_is_twice_as_tall(size: str) -> None:
    once, twice = (Image.open(io.BytesIO(sample_files()[f"{size}{k}.png"].data)) for k in ("", "@2x"))
    assert twice.height == 2 * once.height


def test_mail_stays_within_its_weight() -> None:
    assert len(sample_files()["email@2x.png"].data) <= 400_000


def test_nothing_in_it_tells_when_or_by_what_it_was_made() -> None:
    for file in sample_files().values():
        assert set(chunks(file.data)) == {b"IHDR", b"PLTE", b"pHYs", b"IEND"}


@pytest.mark.slow
@pytest.mark.parametrize("theme", quick("harbour", of=THEMES))
def test_theme_colours_come_out_exactly(sample: Edition, theme: str) -> None:
    """Every colour of the theme that covers an area before the palette is made covers as much of it afterwards."""
    made = laid(sample, "email", theme)
    before, after = once(made)
    for colour in set(re.findall("#[0-9A-F]{6}", str(made.theme))):
        there = (before == channels(colour)).all(axis=2)
        if there.sum() >= 50:
            assert (after[there] == channels(colour)).all(), f"{colour} is not exact in {theme}"


@pytest.mark.slow
def test_palette_is_close_to_what_was_painted(sample: Edition) -> None:
    before, after = once(laid(sample, "email"))
    far = np.abs(before.astype(int) - after).max(axis=2)
    assert far.mean() < 1
    assert (far > 48).mean() < 0.001


def test_photographs_stay_true_colour() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (300, 300, 4), dtype=np.uint8)
    noise[:, :, 3] = 255
    image = opened(showing(noise))
    assert image.mode == "RGB"
    assert (np.asarray(image) == noise[:, :, :3]).all()


@pytest.mark.slow
def test_a_photo_as_logo_keeps_its_hues(sample: Edition) -> None:
    """Its pixels come out near what they were, to the eye, even where a palette is used."""
    edition = dataclasses.replace(sample, logo=Logo(LOGOS[1], text("A photograph"), HERE))
    made = laid(edition, "intranet")
    (at, picture), *_ = [(at, item) for at, item in made.pages[0].frame.walk() if isinstance(item, Picture)]
    left, top, right, bottom = (round(v * 4 / 3) for v in (at.x, at.y, at.x + picture.width, at.y + picture.height))
    before, after = (pixels[top:bottom, left:right] for pixels in once(made))
    far = np.abs(before.astype(int) - after).max(axis=2)
    assert far.mean() < 6, f"the photograph is {far.mean():.1f} off on average"


def test_few_colours_are_kept_as_they_are() -> None:
    flat = np.zeros((40, 40, 4), dtype=np.uint8)
    flat[:20] = (11, 37, 69, 255)
    flat[20:] = (242, 169, 0, 255)
    pixels = np.asarray(opened(showing(flat)).convert("RGB"))
    assert {tuple(colour) for colour in pixels.reshape(-1, 3)} == {(11, 37, 69), (242, 169, 0)}
