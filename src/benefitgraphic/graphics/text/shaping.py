"""Text to glyphs: widths for layout, outlines for pixels, and what the PDF's text is written from."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from matplotlib.path import Path

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.text.bidi import MARKS
from benefitgraphic.graphics.text.fonts import Font, Typeface, characters, face
from benefitgraphic.graphics.text.harfbuzz import Shaped


class MissingGlyph(ValueError):
    """A character that no font at hand has."""

    def __init__(self, character: str) -> None:
        self.character = character
        super().__init__(f"no font has the character {describe(character)}")


def describe(character: str) -> str:
    """Describe a character so that a designer can find it: itself, its code points and the first's Unicode name."""
    codes = " ".join(f"U+{ord(c):04X}" for c in character[:_CODES]) + (" …" if len(character) > _CODES else "")
    shown = character if len(character) <= _LONGEST else f"{character[:_CODES]}…"
    return f"“{shown}” ({codes} {unicodedata.name(character[0], 'unnamed')})"


# Code points that are named of one character, and those of the longest emoji.
_CODES, _LONGEST = 2, 16


def _needs_no_glyph(character: str) -> bool:
    # Joiners, variation selectors and the like steer the shaper and are drawn by nothing.
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def has(font: Font, text: str) -> bool:
    """Whether the font has all that is needed to draw a text."""
    have = characters(font)
    return all(c in have or _needs_no_glyph(c) for c in text)


@dataclass(frozen=True, slots=True)
class FontRun:
    """A stretch of text that one font can draw."""

    text: str
    font: Font


@lru_cache(maxsize=8192)
def font_runs(text: str, typeface: Typeface, weight: int, *, backwards: bool = False) -> tuple[FontRun, ...]:
    """Return the text cut where the font changes; whole graphemes only.

    Args:
        text: running in one direction.
        typeface: the fonts.
        weight: 100 to 900.
        backwards: it runs from right to left: punctuation then is of the letters' font, if that has it.

    Raises:
        MissingGlyph: for the first character that no font has.
    """
    candidates = typeface.candidates(weight)
    whole = next((font for font in candidates[: None if backwards else 1] if has(font, text)), None)
    if whole:
        return (FontRun(text, whole),)
    # Imported late: most texts need one font alone, and the import takes as long as setting a page.
    from uniseg.graphemecluster import grapheme_clusters

    runs: list[FontRun] = []
    for cluster in grapheme_clusters(text):
        # What isn't drawn stays with its neighbour. Spaces are the text's own, which are as wide as between any two of
        # its words; but not from right to left, or every word of an Arabic line would be a run of its own.
        stays = all(map(_needs_no_glyph, cluster)) or (backwards and cluster.isspace())
        tried = (runs[-1].font, *candidates) if runs and stays else candidates
        font = next((f for f in tried if has(f, cluster)), None)
        if font is None:
            raise MissingGlyph(cluster)
        if runs and runs[-1].font == font:
            runs[-1] = FontRun(runs[-1].text + cluster, font)
        else:
            runs.append(FontRun(cluster, font))
    return tuple(runs)


def missing_characters(text: str, typeface: Typeface, weight: int) -> tuple[tuple[int, str], ...]:
    """Each character that no font has, with the index where it first stands in the text."""
    candidates = typeface.candidates(weight)
    if has(candidates[0], text):
        return ()
    from uniseg.graphemecluster import grapheme_clusters

    found: dict[str, int] = {}
    index = 0
    for cluster in grapheme_clusters(text):
        if not any(has(font, cluster) for font in candidates):
            found.setdefault(cluster, index)
        index += len(cluster)
    return tuple((place, cluster) for cluster, place in found.items())


@lru_cache(maxsize=65536)
def shaped(text: str, font: Font, language: str, *, backwards: bool = False) -> Shaped:
    """Return the glyphs of a text of one direction, in ems; ``backwards`` if it runs from right to left."""
    if not text.isascii():
        text = "".join(character for character in text if character not in MARKS)
    return face(font).shaped(text, language, backwards=backwards)


@dataclass(frozen=True, slots=True)
class GlyphMeasures:
    """Of one character by itself, in ems: its width, whether it leaves ink, and how far that reaches."""

    advance: float
    ink: bool
    reach: float


def measures(font: Font, character: str) -> GlyphMeasures:
    """How a font draws a character that it has."""
    opened = face(font)
    index = opened.index_of(character)
    vertices, _ = _glyph(font, index)
    return GlyphMeasures(opened.advance(index), len(vertices) > 0, float(np.abs(vertices).max(initial=0.0)))


def advance(text: str, font: Font, language: str, *, backwards: bool = False) -> float:
    """Width of the text at 1 point, in points; ``backwards`` if it runs from right to left."""
    return shaped(text, font, language, backwards=backwards).width


@lru_cache(maxsize=4096)
def _glyph(font: Font, index: int) -> tuple[np.ndarray, np.ndarray]:
    points, codes = face(font).outline(index)
    return points * (1, -1), codes


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a text at 1 point: where it stands on the baseline, and its outline, y down."""

    x: float
    y: float
    vertices: np.ndarray
    codes: np.ndarray


@lru_cache(maxsize=8192)
def glyphs(text: str, font: Font, language: str, *, backwards: bool = False) -> tuple[Glyph, ...]:
    """Return the glyphs of a text that leave ink, in drawing order, from left to right."""
    found = []
    for placed in shaped(text, font, language, backwards=backwards).glyphs:
        vertices, codes = _glyph(font, placed.index)
        if len(vertices):
            found.append(Glyph(placed.x, -placed.y, vertices, codes))
    return tuple(found)


def outline(text: str, font: Font, language: str) -> Path | None:
    """Return a text's glyphs as one path at 1 point, baseline at y = 0, y down; None if nothing is drawn."""
    found = glyphs(text, font, language)
    if not found:
        return None
    vertices = np.concatenate([glyph.vertices + (glyph.x, glyph.y) for glyph in found])
    return paths.path(vertices, np.concatenate([glyph.codes for glyph in found]))
