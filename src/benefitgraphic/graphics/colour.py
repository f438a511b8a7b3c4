"""Arithmetic on sRGB colours written as ``#RRGGBB``."""

from __future__ import annotations

from collections.abc import Iterable


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, each 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(colour: str, ground: str, share: float) -> str:
    """Return the opaque colour that ``colour`` at opacity ``share`` shows on ``ground``.

    Everything is painted opaque: flat colours stay exact in a palette, and in print nothing has to be flattened.
    """
    parts = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in parts)


def blend(parts: Iterable[tuple[str, float]], ground: str) -> str:
    """Return the opaque colour that several show on ``ground``, by share; the ground has what is missing to 1."""
    every = list(parts)
    left = max(0.0, 1 - sum(share for _, share in every))
    mixed = zip(*([(c * share) for c in channels(colour)] for colour, share in [*every, (ground, left)]), strict=True)
    return "#" + "".join(f"{min(255, round(sum(channel))):02X}" for channel in mixed)


def brighter(colour: str, factor: float) -> str:
    """Return the colour with more light of the same hue, as far as there is any left to add."""
    return "#" + "".join(f"{min(255, round(channel * factor)):02X}" for channel in channels(colour))


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)
