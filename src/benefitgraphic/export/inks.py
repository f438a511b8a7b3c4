"""Colours as a press prints them: by the printer's profile, black text in black alone, no more ink than dries."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Pdf, PdfImage, Stream

from benefitgraphic.export.srgb import srgb

Ink = tuple[float, float, float, float]

# All four inks together, in shares of full ink: more than this doesn't dry on coated paper (300 %).
_MOST_INK = 3.0
# A colour this dark and this near to grey, of 255, is what readers take for black.
_DARK = 72
_NEUTRAL = 32
_BLACK: Ink = (0.0, 0.0, 0.0, 1.0)
_PAPER: Ink = (0.0, 0.0, 0.0, 0.0)


class ProfileProblem(ValueError):
    """A file that is no profile for printing with four inks."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A printer's CMYK profile: its bytes, and its own name."""

    data: bytes
    name: str
    _transform: Any = field(repr=False, compare=False)

    @classmethod
    def read(cls, data: bytes) -> Profile:
        """A profile from its file.

        Raises:
            ProfileProblem: it is no ICC profile, or not one for four inks.
        """
        from PIL import ImageCms

        try:
            opened = ImageCms.ImageCmsProfile(io.BytesIO(data))
            space, kind = opened.profile.xcolor_space.strip(), opened.profile.device_class
        except (OSError, ValueError, TypeError) as error:
            raise ProfileProblem("is not an ICC profile") from error
        if space != "CMYK" or kind != "prtr":
            raise ProfileProblem(f"is a profile for {space}, not for printing with CMYK")
        try:
            transform = ImageCms.buildTransform(
                ImageCms.createProfile("sRGB"),
                opened,
                "RGB",
                "CMYK",
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, ValueError) as error:
            raise ProfileProblem("can't turn screen colours into inks") from error
        name = (ImageCms.getProfileDescription(opened) or "").strip().replace("\0", "")
        return cls(data, name or "CMYK", transform)

    def inks(self, red: float, green: float, blue: float) -> Ink:
        """A colour's inks, in shares of full ink, from sRGB shares."""
        channels = [round(255 * value) for value in (red, green, blue)]
        if min(channels) == 255:
            return _PAPER
        if max(channels) <= _DARK and max(channels) - min(channels) <= _NEUTRAL:
            return _BLACK
        pixel = np.array([[channels]], dtype=np.uint8)
        c, m, y, k = (round(float(value) / 255, 4) for value in self.pixels(pixel)[0, 0])
        return c, m, y, k

    def pixels(self, rgb: np.ndarray) -> np.ndarray:
        """An image's inks: (height, width, 3) to (height, width, 4), bytes."""
        from PIL import Image, ImageCms

        converted = ImageCms.applyTransform(Image.fromarray(rgb, "RGB"), self._transform)
        return limited(np.asarray(converted))


def limited(inks: np.ndarray) -> np.ndarray:
    """Inks, bytes along the last axis, with no more of them than paper takes: black stays, colours give way."""
    shares = inks.astype(np.float64) / 255
    black = shares[..., 3:]
    coloured = shares[..., :3].sum(axis=-1, keepdims=True)
    room = _MOST_INK - black
    factor = np.where(coloured > room, room / np.maximum(coloured, 1e-9), 1.0)
    shares[..., :3] *= factor
    # Down, never up: what is at the limit stays under it.
    return np.asarray(np.where(factor < 1, np.floor(shares * 255), np.rint(shares * 255)), dtype=np.uint8)


def to_inks(document: Pdf, profile: Profile) -> None:
    """Turns every colour of the file, in drawings and images, into the profile's inks."""
    known: dict[tuple[float, ...], Ink] = {}
    done: set[tuple[int, int]] = set()
    # Should a reader still meet screen colours, this says which these are (PDF/X-4, 6.2.4).
    screen = document.make_indirect(Array([Name.ICCBased, Stream(document, srgb(), N=3)]))
    for page in document.pages:
        page.Contents = Stream(document, _inked(page.obj, profile, known))
        page.Resources.ColorSpace = Dictionary(DefaultRGB=screen)
        for _, image in sorted(page.Resources.get("/XObject", Dictionary()).items()):
            if isinstance(image, Stream) and image.get("/ColorSpace") and image.objgen not in done:
                done.add(image.objgen)
                _ink_image(image, profile)


# Operators that set a colour: of lines and of fills.
_LINES, _FILLS = "K", "k"
_SETTING = {"RG": _LINES, "rg": _FILLS, "G": _LINES, "g": _FILLS}
_SPACES = {"CS": _LINES, "cs": _FILLS}


def _inked(page: Object, profile: Profile, known: dict[tuple[float, ...], Ink]) -> bytes:
    written: list[Any] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, instruction.operator
        sets = str(operator)
        if sets in _SPACES:
            continue  # the four inks' operators choose their own
        if sets in _SETTING:
            colour = tuple(float(value) for value in operands)
            if colour not in known:
                known[colour] = profile.inks(*(colour if len(colour) == 3 else colour * 3))
            written.append((list(known[colour]), Operator(_SETTING[sets])))
        else:
            written.append((operands, operator))
    return pikepdf.unparse_content_stream(written)


def _ink_image(image: Stream, profile: Profile) -> None:
    rgb = np.asarray(PdfImage(image).as_pil_image().convert("RGB"))
    for key in ("/Decode", "/DecodeParms", "/Filter", "/Intent"):
        if key in image:
            del image[key]
    image.ColorSpace = Name.DeviceCMYK
    image.BitsPerComponent = 8
    image.write(profile.pixels(rgb).tobytes())
