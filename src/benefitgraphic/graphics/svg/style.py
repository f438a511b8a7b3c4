"""What SVG writes as text: lengths, numbers and colours. What isn't understood is refused, never guessed."""

from __future__ import annotations

import re

from benefitgraphic.graphics.images import ArtworkProblem

LIMIT = 1e6
"""The largest coordinate, in user units; beyond it single precision gets coarse and outlines fall apart."""

NUMBER = r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
_NUMBER = re.compile(NUMBER)
_LENGTH = re.compile(rf"\s*({NUMBER})\s*(px|pt|pc|mm|cm|in|q|%)?\s*", re.IGNORECASE)
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "q": 96 / 101.6,
}
_LONGEST = 100
_P3_TO_SRGB = ((1.2249402, -0.2249402, 0.0), (-0.0420570, 1.0420570, 0.0), (-0.0196376, -0.0786361, 1.0982736))

Paint = str | None
"""``#RRGGBB``; None for the colour that an icon is given; `BARE` where the drawing says nothing."""

BARE = "bare"


def numbers(text: str) -> list[float]:
    """All numbers in a text, in order."""
    return [float(n) for n in _NUMBER.findall(text)]


def list_of_numbers(text: str) -> list[float] | None:
    """Return the numbers of a list separated by blanks or single commas; None if it holds anything else."""
    if not re.fullmatch(rf"\s*(?:{NUMBER}(?:\s*,\s*|\s+|(?=[-+.])))*(?:{NUMBER})?\s*", text):
        return None
    return numbers(text)


def length(text: str | None, whole: float = 0.0, default: float = 0.0) -> float:
    """Return a length in user units; a percentage is of ``whole``; ``default`` if there is none.

    Raises:
        ArtworkProblem: it can't be read, or is in a unit that depends on a font or a window.
    """
    if text is None or not text.strip():
        return default
    match = _LENGTH.fullmatch(text) if len(text) <= _LONGEST else None
    if not match:
        raise ArtworkProblem(f"the drawing's length “{text.strip()[:40]}” is not understood", "write it in px")
    unit = (match[2] or "").lower()
    value = float(match[1]) * (whole / 100 if unit == "%" else _UNITS[unit])
    if not abs(value) <= LIMIT:
        raise ArtworkProblem(f"the drawing has coordinates beyond {LIMIT:,.0f}", "draw it nearer to the origin")
    return value


def share(text: str | None) -> float:
    """Return an opacity, 0 to 1."""
    return min(max(length(text, whole=1.0, default=1.0), 0.0), 1.0)


def _from_p3(shares: list[float]) -> list[float]:
    """Display P3 as sRGB, channel by channel from 0 to 1 (CSS Color 4, 12); Figma writes colours twice, in both."""
    light = [((v + 0.055) / 1.055) ** 2.4 if v > 0.04045 else v / 12.92 for v in shares]
    linear = (sum(factor * v for factor, v in zip(row, light, strict=True)) for row in _P3_TO_SRGB)
    return [1.055 * v ** (1 / 2.4) - 0.055 if v > 0.0031308 else 12.92 * v for v in linear]


def colour(text: str, current: Paint) -> tuple[Paint, float] | None:
    """Return a paint as (``#RRGGBB``, or None for the icon's own colour; opacity). None if nothing is painted.

    Args:
        text: as written.
        current: what ``currentColor`` means here.

    Raises:
        ArtworkProblem: it is no colour, or one outside sRGB's notations.
    """
    from tinycss2.color4 import Color, parse_color

    name = text.strip()
    if name.lower() == "none":
        return None
    if name.lower() == "currentcolor":
        return current, 1.0
    parsed = parse_color(name) if len(name) <= _LONGEST else None
    if not isinstance(parsed, Color) or parsed.space not in ("srgb", "hsl", "hwb", "display-p3"):
        raise ArtworkProblem(f"the drawing's colour “{name[:40]}” is not understood", "write it as #RRGGBB")
    if parsed.space == "display-p3":
        shares = _from_p3([min(max(float(channel or 0), -1.0), 2.0) for channel in parsed.coordinates])
    else:
        shares = [float(channel) for channel in parsed.to("srgb").coordinates]
    channels = (min(max(round(channel * 255), 0), 255) for channel in shares)
    alpha = min(max(float(parsed.alpha), 0.0), 1.0)
    return ("#" + "".join(f"{c:02X}" for c in channels), alpha) if alpha else None
