"""Raster images that a designer supplies: checked before they are decoded, then plain RGBA pixels."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from PIL import Image as Pillow
    from PIL.ImageFile import ImageFile

MAX_BYTES = 20_000_000
MAX_PIXELS = 40_000_000
MAX_SIDE = 2400
"""Pixels on the long side that are kept: more than any output can show of a logo or an icon."""

FLATTEST = 500
"""How many times as long as wide a picture may be: a longer one is a line by mistake."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_ORIENTATION = 0x0112  # EXIF 2.32, table 4
# The encoding of sRGB, which PNG's gAMA rounds to 1/2.2.
_GAMMA, _SAME_GAMMA = 1 / 2.2, 0.02
_AS_SRGB = "open it in an image editor, convert it to sRGB and save it again"


class ArtworkProblem(ValueError):
    """A designer's image or drawing can't be used.

    Attributes:
        message: what is wrong, in plain words, without the file's name.
        hint: what to do about it.
        line: the line of the file, first line 1; 0 when the whole file is meant.
        column: in that line, from 1; 0 when all of it is meant.
        others: what else is wrong with the file, in its order.
        file: the file, where it was read from one.
    """

    def __init__(self, message: str, hint: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.line = line
        self.column = column
        self.others: tuple[ArtworkProblem, ...] = ()
        self.file: Path | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A raster image; two with the same pixels are equal.

    Attributes:
        digest: of size and pixels, in hexadecimal.
        width: in pixels.
        height: in pixels.
        pixels: RGBA, 8 bits each, not premultiplied, rows from the top.
    """

    digest: str
    width: int = field(compare=False)
    height: int = field(compare=False)
    pixels: bytes = field(compare=False, repr=False)

    def array(self) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """Return the pixels, read-only: height x width x 4."""
        return np.frombuffer(self.pixels, dtype=np.uint8).reshape(self.height, self.width, 4)


def read_image(data: bytes) -> Image:
    """Read the image in a PNG or JPEG file, told by its content, upright and in sRGB.

    Raises:
        ArtworkProblem: it is something else, too large, or damaged.
    """
    if not data.startswith((_PNG, _JPEG)):
        raise ArtworkProblem(
            "this is not a PNG or JPEG image", "save it as PNG (or as SVG, if it is a drawing) and try again"
        )
    if len(data) > MAX_BYTES:
        raise ArtworkProblem(
            f"the image file has {len(data) / 1e6:.0f} MB; at most {MAX_BYTES // 1_000_000} MB are read",
            f"{MAX_SIDE} pixels on the long side are enough; save a smaller version",
        )
    # Pillow warns of odd metadata, which is nothing the designer needs to act on.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = _decode(data)
        except ArtworkProblem:
            raise
        except Exception as error:  # Pillow's decoders raise a dozen kinds of exception on damaged files
            raise ArtworkProblem(
                "the image file is damaged or incomplete", "open it in an image editor and save it again"
            ) from error
    pixels = image.tobytes()
    digest = hashlib.sha256(f"{image.width}x{image.height}:".encode() + pixels).hexdigest()
    return Image(digest, image.width, image.height, pixels)


def _decode(data: bytes) -> Pillow.Image:
    opened = _open(data)
    width, height = opened.size
    if width * height > MAX_PIXELS:
        raise ArtworkProblem(
            f"the image has {width} x {height} pixels; at most {MAX_PIXELS // 1_000_000} megapixels are read",
            f"{MAX_SIDE} pixels on the long side are enough; save a smaller version",
        )
    if max(width, height) > FLATTEST * min(width, height):
        raise ArtworkProblem(
            f"the image has {width} x {height} pixels, which is no more than a line", "crop it to what should be seen"
        )
    gamma, profile = opened.info.get("gamma"), opened.info.get("icc_profile")
    if gamma and not profile and "srgb" not in opened.info and abs(gamma - _GAMMA) > _SAME_GAMMA:
        raise ArtworkProblem("the image's brightness is encoded in a way that isn't read", _AS_SRGB)
    orientation = opened.getexif().get(_ORIENTATION, 1)
    # A JPEG can be decoded at a half or a quarter of its size, which saves most of the time and memory.
    opened.draft(None, (MAX_SIDE, MAX_SIDE))
    opened.load()
    made = _upright(_reduced(_as_srgb(opened, profile)), orientation)
    if made.getchannel("A").getextrema()[1] == 0:
        raise ArtworkProblem("the image shows nothing: all of it is transparent", "save it again as it should look")
    return made


def _open(data: bytes) -> ImageFile:
    # The plug-ins themselves, not Image.open: that one warns or raises on size by a global setting. They read
    # the header only, and the first frame only.
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile

    return PngImageFile(io.BytesIO(data)) if data.startswith(_PNG) else JpegImageFile(io.BytesIO(data))


def _as_srgb(image: Pillow.Image, profile: bytes | None) -> Pillow.Image:
    """Convert the image to RGB or RGBA; an embedded colour profile is followed where Pillow can."""
    from PIL import Image as Pillow

    if image.mode.startswith("I"):  # 16 bits of grey, which Pillow would clip to 255 instead of scaling
        clear = image.info.get("transparency")
        deep = np.asarray(image).astype(np.int64)
        grey = Pillow.fromarray((deep // 257).astype(np.uint8))
        image = grey if clear is None else Pillow.merge("LA", (grey, Pillow.fromarray(_opaque(deep != clear))))
    if not profile:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    # Profiles know nothing of transparency, nor of palettes.
    clear = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    plain = image if image.mode in ("RGB", "CMYK", "L") else image.convert("L" if image.mode in ("1", "LA") else "RGB")
    converted = _converted(plain, profile) or plain.convert("RGB")
    if clear is not None:
        converted.putalpha(clear)
    return converted


def _opaque(shown: np.ndarray[Any, np.dtype[np.bool_]]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    return shown.astype(np.uint8) * 255


def _converted(image: Pillow.Image, profile: bytes) -> Pillow.Image | None:
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):  # a damaged profile: the numbers are taken as sRGB
        return None


def _reduced(image: Pillow.Image) -> Pillow.Image:
    from PIL import Image as Pillow

    longest = max(image.size)
    if longest <= MAX_SIDE:
        return image.convert("RGBA")
    width, height = (max(1, round(side * MAX_SIDE / longest)) for side in image.size)
    return image.resize((width, height), Pillow.Resampling.LANCZOS, reducing_gap=3.0).convert("RGBA")


def _upright(image: Pillow.Image, orientation: int) -> Pillow.Image:
    from PIL import Image as Pillow

    turn = {
        2: Pillow.Transpose.FLIP_LEFT_RIGHT,
        3: Pillow.Transpose.ROTATE_180,
        4: Pillow.Transpose.FLIP_TOP_BOTTOM,
        5: Pillow.Transpose.TRANSPOSE,
        6: Pillow.Transpose.ROTATE_270,
        7: Pillow.Transpose.TRANSVERSE,
        8: Pillow.Transpose.ROTATE_90,
    }.get(orientation)
    return image if turn is None else image.transpose(turn)
