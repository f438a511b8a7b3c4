"""Raster images in a PDF: each once, however often it is shown, with its transparency apart (ISO 32000-1, 8.9)."""

from __future__ import annotations

import numpy as np
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from zlib_ng import zlib_ng

from benefitgraphic.graphics.images import Image

# Rows are told from the one above, as in PNG files: smaller by far, for drawings and for photographs.
_UP = 2
_PREDICTOR = 15
_MOST_COLOURS = 256


class Pictures:
    """All images of a file."""

    def __init__(self) -> None:
        """Begin with none."""
        self._images: dict[Image, str] = {}

    def name(self, image: Image) -> str:
        """Return the name of an image among the resources."""
        return self._images.setdefault(image, f"I{len(self._images) + 1}")

    @property
    def are_translucent(self) -> bool:
        """Whether one of them lets what is below it show through."""
        return any(_is_translucent(image) for image in self._images)

    def resources(self, document: Pdf) -> Dictionary:
        """Add the images to the file; return them by their names."""
        return Dictionary({f"/{name}": _written(document, image) for image, name in self._images.items()})


def _is_translucent(image: Image) -> bool:
    return bool((image.array()[..., 3] < 255).any())


def _written(document: Pdf, image: Image) -> Object:
    pixels = image.array()
    made = _image(document, image.width, image.height, *_colours(document, pixels[..., :3]))
    if _is_translucent(image):
        made.SMask = _image(document, image.width, image.height, pixels[..., 3:], Name.DeviceGray)
    return made


def _colours(document: Pdf, rgb: np.ndarray) -> tuple[np.ndarray, Object]:
    """Return samples (height, width, channels) and what they mean: places in a palette, where there are few colours."""
    packed = rgb.astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], dtype=np.uint32)
    present, which = np.unique(packed, return_inverse=True)
    if len(present) > _MOST_COLOURS:
        return rgb, Name.DeviceRGB
    palette = np.stack([present >> 16, present >> 8 & 255, present & 255], axis=1).astype(np.uint8)
    space = Array([Name.Indexed, Name.DeviceRGB, len(present) - 1, String(palette.tobytes())])
    return which.reshape((*rgb.shape[:2], 1)).astype(np.uint8), document.make_indirect(space)


def _image(document: Pdf, width: int, height: int, samples: np.ndarray, space: Object) -> Object:
    channels = samples.shape[2]
    flat = np.ascontiguousarray(samples, dtype=np.uint8).reshape(height, width * channels)
    rows = np.empty((height, width * channels + 1), dtype=np.uint8)
    rows[:, 0] = _UP
    rows[:, 1:] = flat
    rows[1:, 1:] -= flat[:-1]
    return document.make_indirect(
        Stream(
            document,
            zlib_ng.compress(rows.tobytes(), 9),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=width,
            Height=height,
            ColorSpace=space,
            BitsPerComponent=8,
            Filter=Name.FlateDecode,
            DecodeParms=Dictionary(Predictor=_PREDICTOR, Colors=channels, BitsPerComponent=8, Columns=width),
        )
    )
