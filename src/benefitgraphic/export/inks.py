"""Colours as a press prints them: by the printer's profile, black text in black alone, no more ink than dries."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from pathlib import Path
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
# Where an ICC profile says what it is, and its version; the newest that PDF/A-2 knows (ISO 19005-2, 6.2.3).
_MAGIC, _VERSION, _NEWEST = slice(36, 40), 8, 4
_LARGEST = 32 * 2**20  # bytes; a profile is a table of at most some megabytes
# Rows of an image converted at a time.
_ROWS = 256
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
    def of_file(cls, path: Path) -> Profile:
        """Read a profile from the printer's file.

        Raises:
            ProfileProblem: it can't be read, or `read` can't use it.
        """
        try:
            if path.stat().st_size > _LARGEST:
                raise ProfileProblem("is too large for an ICC profile")
            return cls.read(path.read_bytes())
        except OSError as error:
            raise ProfileProblem(f"can't be read: {error.strerror or error}") from error

    @classmethod
    def read(cls, data: bytes) -> Profile:
        """Read a profile from its file's bytes.

        Raises:
            ProfileProblem: it is no ICC profile, not one for four inks, or newer than PDF/A knows.
        """
        from PIL import ImageCms

        if data[_MAGIC] == b"acsp" and data[_VERSION] > _NEWEST:
            raise ProfileProblem(
                f"is an ICC profile of version {data[_VERSION]}, and PDF/A allows none after {_NEWEST}"
            )
        try:
            opened = ImageCms.ImageCmsProfile(io.BytesIO(data))
            space, kind = opened.profile.xcolor_space.strip(), opened.profile.device_class
        except (OSError, ValueError, TypeError) as error:
            raise ProfileProblem("is not an ICC profile") from error
        if space != "CMYK" or kind != "prtr":
            raise ProfileProblem(f"is a profile for {space}, not for printing with CMYK")
        try:
            name = (ImageCms.getProfileDescription(opened) or "").strip().replace("\0", "")
            transform = ImageCms.buildTransform(
                ImageCms.createProfile("sRGB"),
                opened,
                "RGB",
                "CMYK",
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError) as error:
            raise ProfileProblem("can't turn screen colours into inks") from error
        return cls(data, name or "CMYK", transform)

    def inks(self, red: float, green: float, blue: float, *, text: bool) -> Ink:
        """Return a colour's inks, in shares of full ink, from sRGB shares.

        Black is black ink alone; of text, so is whatever readers take for black, since letters of four inks get
        coloured edges where the plates shift. Grounds that are nearly black keep their colour.
        """
        channels = [round(255 * value) for value in (red, green, blue)]
        if min(channels) == 255:
            return _PAPER
        dark, spread = max(channels), max(channels) - min(channels)
        if dark == 0 or (text and dark <= _DARK and spread <= _NEUTRAL):
            return _BLACK
        pixel = np.array([[channels]], dtype=np.uint8)
        c, m, y, k = (round(float(value) / 255, 4) for value in self.pixels(pixel)[0, 0])
        return c, m, y, k

    def pixels(self, rgb: np.ndarray) -> np.ndarray:
        """Convert an image to inks: (height, width, 3) to (height, width, 4), bytes."""
        from PIL import Image

        found = np.empty((*rgb.shape[:2], 4), np.uint8)
        for top in range(0, len(rgb), _ROWS):
            band = Image.fromarray(np.ascontiguousarray(rgb[top : top + _ROWS]))
            inked = Image.new("CMYK", band.size)
            # Not by `applyTransform`: it writes the profile into each piece, and some can't be written again.
            self._transform.transform.apply(band.getim(), inked.getim())
            found[top : top + _ROWS] = limited(np.asarray(inked))
        return found


def limited(inks: np.ndarray) -> np.ndarray:
    """Inks, bytes along the last axis, with no more of them than paper takes: black stays, colours give way."""
    most = round(255 * _MOST_INK)
    over = inks.sum(axis=-1, dtype=np.uint16) > most
    if not over.any():
        return inks
    kept = inks.copy()
    heavy = inks[over].astype(np.float64)
    factor = (most - heavy[:, 3:]) / heavy[:, :3].sum(axis=1, keepdims=True)
    # Down, never up: what is at the limit stays under it.
    heavy[:, :3] = np.floor(heavy[:, :3] * factor)
    kept[over] = heavy.astype(np.uint8)
    return kept


def to_inks(document: Pdf, profile: Profile) -> None:
    """Convert every colour of the file, in drawings and images, to the profile's inks."""
    converted = _Converter(profile)
    done: set[tuple[int, int]] = set()
    # Should a reader still meet screen colours, this says which these are (PDF/X-4, 6.2.4).
    screen = document.make_indirect(Array([Name.ICCBased, Stream(document, srgb(), N=3)]))
    for page in document.pages:
        page.Contents = Stream(document, converted.content(page.obj))
        page.Resources.ColorSpace = Dictionary(DefaultRGB=screen)
        if "/Group" in page:
            # Mixed as screen colours, all that is on the page would be turned into those and back: black in four inks.
            page.Group.CS = Name.DeviceCMYK
        for _, image in sorted(page.Resources.get("/XObject", Dictionary()).items()):
            if isinstance(image, Stream) and image.get("/ColorSpace") and image.objgen not in done:
                done.add(image.objgen)
                _ink_image(image, profile)


def _ink_image(image: Stream, profile: Profile) -> None:
    rgb = np.asarray(PdfImage(image).as_pil_image().convert("RGB"))
    for key in ("/Decode", "/DecodeParms", "/Filter", "/Intent"):
        if key in image:
            del image[key]
    image.ColorSpace = Name.DeviceCMYK
    image.BitsPerComponent = 8
    image.write(profile.pixels(rgb).tobytes())


_Components = tuple[float, ...]


@dataclass(slots=True)
class _State:
    """Of fills or of lines: the screen colour that is set, and the inks that were written last."""

    colour: _Components = (0.0,)
    written: Ink | None = None


class _Converter:
    """Page content, operator by operator.

    What a colour is for is seen only where a text or a path begins: inks are written there, since none may be set
    within a path (ISO 32000-1, figure 9).
    """

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._known: dict[tuple[_Components, bool], Ink] = {}

    def content(self, page: Object) -> bytes:
        """Convert a page's content to inks."""
        fills, lines = _State(), _State()
        saved: list[tuple[_State, _State]] = []
        written: list[Any] = []
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator == "q":
                saved.append((replace(fills), replace(lines)))
            elif operator == "Q":
                fills, lines = saved.pop()
            elif operator in _SETTING:
                state = fills if operator.islower() else lines
                state.colour = tuple(float(value) for value in instruction.operands)
                continue
            elif operator in _SPACES:
                continue  # the inks' operators choose their own
            elif operator in _BEGINNING:
                text = operator == "BT"
                written += self._set(fills, "k", text)
                written += self._set(lines, "K", text)
            written.append((instruction.operands, instruction.operator))
        return pikepdf.unparse_content_stream(written)

    def _set(self, state: _State, operator: str, text: bool) -> list[Any]:
        colour = state.colour if len(state.colour) == 3 else state.colour * 3
        inks = self._known.get((colour, text))
        if inks is None:
            inks = self._known[colour, text] = self._profile.inks(colour[0], colour[1], colour[2], text=text)
        if inks == state.written:
            return []
        state.written = inks
        return [(list(inks), Operator(operator))]


# What sets a colour, what chooses a space for it, and what begins a text or a path.
_SETTING = frozenset({"RG", "rg", "G", "g"})
_SPACES = frozenset({"CS", "cs"})
_BEGINNING = frozenset({"BT", "m", "re"})
