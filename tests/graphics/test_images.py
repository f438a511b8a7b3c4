"""Raster images come out upright, in RGBA, small enough; or are refused with a reason."""

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow
from PIL import ImageCms

from benefitgraphic.export.raster import paint
from benefitgraphic.graphics import images
from benefitgraphic.graphics.artwork import artwork_frame
from benefitgraphic.graphics.images import ArtworkProblem, read_image


def saved(image: Pillow.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


RED = (255, 0, 0, 255)


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("RGB", (255, 0, 0), RED),
        ("RGBA", (255, 0, 0, 128), (255, 0, 0, 128)),
        ("L", 77, (77, 77, 77, 255)),
        ("LA", (77, 9), (77, 77, 77, 9)),
        ("1", 1, (255, 255, 255, 255)),
        ("I;16", 32896, (128, 128, 128, 255)),
    ],
)
def test_every_kind_of_png_becomes_rgba(mode: str, colour: int | tuple[int, ...], expected: tuple[int, ...]) -> None:
    image = read_image(saved(Pillow.new(mode, (3, 2), colour)))
    assert (image.width, image.height) == (3, 2)
    assert image.array().shape == (2, 3, 4)
    assert tuple(image.array()[0, 0]) == expected


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (40, 1), (500, 1), (2000, 10), (10, 2000), (5, 2400)])
def test_a_picture_of_one_row_is_drawn(size: tuple[int, int]) -> None:
    image = read_image(saved(Pillow.new("RGB", size, "red")))
    assert (image.width, image.height) == size
    for side in (1, 7, 40):
        frame = artwork_frame(image, side, side, "#000000", "#FFFFFF")
        assert (paint(frame, 1.0, "#FFFFFF")[..., 0] > 250).all()


@pytest.mark.parametrize("size", [(501, 1), (1, 30000), (2, 2400)])
def test_a_line_by_mistake_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ArtworkProblem, match="no more than a line"):
        read_image(saved(Pillow.new("RGB", size, "red")))


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_shows_nothing_is_refused(mode: str) -> None:
    with pytest.raises(ArtworkProblem, match="transparent"):
        read_image(saved(Pillow.new(mode, (9, 9))))


SWAPPED = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes().replace(b"rXYZ", b"zzzz", 1)
SWAPPED = SWAPPED.replace(b"gXYZ", b"rXYZ", 1).replace(b"zzzz", b"gXYZ", 1)  # red and green change places


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("RGB", (255, 0, 0), (0, 255, 0, 255)),
        ("RGBA", (255, 0, 0, 128), (0, 255, 0, 128)),
        ("P", 0, (0, 255, 0, 255)),
        ("1", 1, (255, 255, 255, 255)),
    ],
)
def test_a_profile_is_followed_in_every_mode(
    mode: str, colour: int | tuple[int, ...], expected: tuple[int, ...]
) -> None:
    image = Pillow.new(mode, (4, 4), colour)
    if mode == "P":
        image.putpalette([255, 0, 0])
    data = read_image(saved(image, icc_profile=SWAPPED)).array()[1, 1]
    assert np.abs(data.astype(int) - expected).max() <= 2


def test_a_grey_that_stands_for_nothing_is_see_through() -> None:
    image = Pillow.new("L", (4, 4), 77)
    image.putpixel((0, 0), 9)
    assert read_image(saved(image, transparency=77)).array()[..., 3].tolist() == [[255, 0, 0, 0], *[[0] * 4] * 3]


def gamma(value: int) -> bytes:
    plain = saved(Pillow.new("RGB", (4, 4), (9, 99, 199)))
    return plain[:33] + chunk(b"gAMA", struct.pack(">I", value)) + plain[33:]


def test_an_odd_gamma_is_refused_and_the_usual_one_not() -> None:
    assert tuple(read_image(gamma(45455)).array()[0, 0]) == (9, 99, 199, 255)
    with pytest.raises(ArtworkProblem, match="brightness"):
        read_image(gamma(100000))


def test_palette_with_transparency() -> None:
    two = Pillow.new("RGBA", (4, 4), RED)
    two.putpixel((0, 0), (0, 0, 255, 255))
    paletted = two.quantize(4)
    assert tuple(read_image(saved(paletted)).array()[1, 1]) == RED
    assert tuple(read_image(saved(paletted, transparency=paletted.getpixel((1, 1)))).array()[1, 1]) == (255, 0, 0, 0)


def test_cmyk_jpeg_becomes_rgb() -> None:
    image = read_image(saved(Pillow.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG"))
    assert np.abs(image.array()[4, 4].astype(int) - RED).max() < 10


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright(orientation: int) -> None:
    # Red at the top left, as seen; stored turned, the way a phone does.
    upright = Pillow.new("RGB", (32, 16), (255, 255, 255))
    upright.paste((255, 0, 0), (0, 0, 16, 8))
    turned = {
        1: None,
        2: Pillow.Transpose.FLIP_LEFT_RIGHT,
        3: Pillow.Transpose.ROTATE_180,
        4: Pillow.Transpose.FLIP_TOP_BOTTOM,
        5: Pillow.Transpose.TRANSPOSE,
        6: Pillow.Transpose.ROTATE_90,
        7: Pillow.Transpose.TRANSVERSE,
        8: Pillow.Transpose.ROTATE_270,
    }[orientation]
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    image = read_image(saved(upright if turned is None else upright.transpose(turned), "JPEG", exif=exif, quality=95))
    assert (image.width, image.height) == (32, 16)
    assert np.abs(image.array()[2, 4].astype(int) - RED).max() < 30
    assert image.array()[14, 30].min() > 225


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_very_large_one_is_reduced(kind: str) -> None:
    image = read_image(saved(Pillow.new("RGB", (6000, 1500), (255, 0, 0)), kind))
    assert (image.width, image.height) == (2400, 600)
    assert np.abs(image.array()[300, 1200].astype(int) - RED).max() < 5


def test_an_animated_png_shows_its_first_frame() -> None:
    frames = [Pillow.new("RGB", (5, 5), c) for c in ("red", "blue")]
    assert tuple(read_image(saved(frames[0], save_all=True, append_images=frames[1:])).array()[0, 0]) == RED


def test_same_pixels_are_the_same_image() -> None:
    one, two = (read_image(saved(Pillow.new(m, (3, 3), "red"))) for m in ("RGB", "RGBA"))
    assert one == two and hash(one) == hash(two)
    assert one != read_image(saved(Pillow.new("RGB", (9, 1), "red")))


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bomb(width: int, height: int) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")


GOOD = saved(Pillow.effect_noise((64, 64), 50).convert("RGB"))
BAD = {
    "pixel bomb": (bomb(60_000, 60_000), "megapixels"),
    "text bomb": (bomb(10, 10)[:33] + chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(90_000_000))), "damaged"),
    "too many bytes": (GOOD + bytes(images.MAX_BYTES), "MB"),
    "half a png": (GOOD[: len(GOOD) // 2], "damaged"),
    "half a jpeg": (saved(Pillow.new("RGB", (99, 99)), "JPEG")[:300], "damaged"),
    "header only": (GOOD[:8], "damaged"),
    "wrong pixels": (GOOD[:60] + bytes(500) + GOOD[560:], "damaged"),
    "empty": (b"", "not a PNG"),
    "gif": (saved(Pillow.new("P", (3, 3)), "GIF"), "not a PNG"),
    "no size": (bomb(0, 5), "damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_refused_in_words(name: str) -> None:
    data, words = BAD[name]
    with pytest.raises(ArtworkProblem) as caught:
        read_image(data)
    assert words in caught.value.message
    assert caught.value.hint


@settings(max_examples=200, deadline=2000)
@given(st.integers(8, len(GOOD) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_read_or_refused(at: int, noise: bytes) -> None:
    try:
        read_image(GOOD[:at] + noise + GOOD[at + len(noise) :])
    except ArtworkProblem as problem:
        assert problem.message
