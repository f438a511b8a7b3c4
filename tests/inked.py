"""A printer's profile to test with: four inks by a plain model, heavy in the shadows, as an ICC version 2 file."""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import lru_cache

import numpy as np

# D50, the white of the profile connection space.
_WHITE = np.array([0.9642, 1.0, 0.8249])
# sRGB to XYZ under D50, by Bradford's adaptation.
_TO_XYZ = np.array([[0.43607, 0.38515, 0.14307], [0.22249, 0.71687, 0.06061], [0.01392, 0.09708, 0.71410]])
_FROM_XYZ = np.linalg.inv(_TO_XYZ)


@lru_cache(maxsize=1)
def cmyk_profile() -> bytes:
    """The profile's file; black is built of all four inks, 400 % of them."""
    tags = {
        b"desc": _description("Test press"),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(v * 65536) for v in _WHITE)),
        b"A2B0": _table(4, 3, 7, _lab_of),
        b"B2A0": _table(3, 4, 17, _inks_of),
    }
    head = 128 + 4 + 12 * len(tags)
    listed, body = b"", b""
    for name, data in tags.items():
        data += b"\0" * (-len(data) % 4)
        listed += name + struct.pack(">2I", head + len(body), len(data))
        body += data
    white = struct.pack(">3i", *(round(v * 65536) for v in _WHITE))
    header = struct.pack(">I4s4s4s4s4s", head + len(body), b"\0" * 4, b"\x02\x40\0\0", b"prtr", b"CMYK", b"Lab ")
    header += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + white
    header += b"\0" * (128 - len(header))
    return header + struct.pack(">I", len(tags)) + listed + body


def _description(name: str) -> bytes:
    said = name.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(said)) + said + b"\0" * 78


def _table(inputs: int, outputs: int, grid: int, function: Callable[[np.ndarray], np.ndarray]) -> bytes:
    """A lut8Type (ICC.1:2001-04, 6.5.8)."""
    axes = np.meshgrid(*[np.linspace(0, 1, grid)] * inputs, indexing="ij")
    nodes = np.stack([axis.reshape(-1) for axis in axes], axis=1)
    cells: bytes = np.rint(np.clip(function(nodes), 0, 1) * 255).astype(np.uint8).tobytes()
    straight = bytes(range(256))
    matrix = struct.pack(">9i", *(65536 if i % 4 == 0 else 0 for i in range(9)))
    head = b"mft1\0\0\0\0" + bytes([inputs, outputs, grid, 0]) + matrix
    return head + straight * inputs + cells + straight * outputs


def _inks_of(lab: np.ndarray) -> np.ndarray:
    lightness, a, b = lab[:, 0] * 100, lab[:, 1] * 255 - 128, lab[:, 2] * 255 - 128
    y = (lightness + 16) / 116
    f = np.stack([y + a / 500, y, y - b / 200], axis=1)
    xyz = np.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29)) * _WHITE
    rgb = np.clip(xyz @ _FROM_XYZ.T, 0, 1) ** (1 / 2.2)
    cmy = 1 - rgb
    black = cmy.min(axis=1, keepdims=True) ** 2
    return np.concatenate([cmy, black], axis=1)


def _lab_of(inks: np.ndarray) -> np.ndarray:
    rgb = (1 - inks[:, :3]) * (1 - 0.5 * inks[:, 3:])
    ratio = (rgb**2.2 @ _TO_XYZ.T) / _WHITE
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    lab = np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1)
    return (lab + [0, 128, 128]) / [100, 255, 255]
