"""How colours look to others: filters for a browser, so that no picture has to be painted again."""

from __future__ import annotations

ColourMatrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]
# For linear light. Grey is relative luminance (WCAG 2.2); the others are Machado, Oliveira and Fernandes, "A
# Physiologically-based Model for Simulation of Color Vision Deficiency" (IEEE TVCG 15(6), 2009), at severity 1.0.
FILTERS: dict[str, ColourMatrix] = {
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def values(matrix: ColourMatrix) -> str:
    """Return values for SVG's feColorMatrix: rows with nothing of alpha and nothing added, then alpha as it is."""
    return "  ".join([*(" ".join(f"{value:g}" for value in (*row, 0, 0)) for row in matrix), "0 0 0 1 0"])
