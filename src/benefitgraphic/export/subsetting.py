"""Fonts cut down to the outlines that a PDF shows.

matplotlib's own subsets keep the tables for shaping and hinting, which no PDF reader uses once the glyphs are placed:
they were a third of the file and half of the time. `matplotlib.backends._backend_pdf_ps.get_glyphs_subset` is what
its PDF writer calls; it is not public, and tests/export/test_pdf_hooks.py guards it.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

from fontTools import subset
from matplotlib.backends import _backend_pdf_ps
from matplotlib.font_manager import FontPath

from benefitgraphic.graphics.text.fonts import FontProblem

# Shaping, hinting, names of glyphs, and what only other systems read.
_DROPPED = ["GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "kern", "fpgm", "prep", "cvt ", "gasp", "hdmx", "VDMX"]
_DROPPED += ["LTSH", "DSIG", "FFTM", "PfEd", "BDF", "meta", "morx", "mort", "feat", "kerx", "TSIV", "STAT"]


# What it notes of odd tables would come to the terminal by itself, thousands of times; what matters is raised.
logging.getLogger("fontTools").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class _FontFile:
    """A font as matplotlib asks for it: something that can be saved."""

    data: bytes

    def save(self, file: BinaryIO, **_: object) -> None:
        file.write(self.data)


@dataclass(frozen=True, slots=True)
class _Subset:
    """What matplotlib asks of a subset: the font, and where its glyphs went."""

    font: _FontFile
    glyph_index_map: Mapping[int, int]


@contextmanager
def lean_fonts() -> Iterator[None]:
    """While it lasts, matplotlib embeds subsets that hold outlines and nothing else."""
    backend: Any = _backend_pdf_ps
    before = backend.get_glyphs_subset
    backend.get_glyphs_subset = _outlines
    try:
        yield
    finally:
        backend.get_glyphs_subset = before


@contextmanager
def _outlines(file: FontPath, glyphs: Collection[int]) -> Iterator[_Subset]:
    yield _subset(file, frozenset(glyphs))


# While a graphic is being worked at, its words change, and the letters in them hardly ever.
@lru_cache(maxsize=32)
def _subset(file: FontPath, glyphs: frozenset[int]) -> _Subset:
    options = subset.Options(
        hinting=False,
        layout_features=[],
        glyph_names=False,
        notdef_outline=True,
        recommended_glyphs=False,
        name_IDs=[1, 2, 4, 6],
        recalc_timestamp=False,
        font_number=file.face_index,
    )
    subsetter = subset.Subsetter(options=options)
    saved = io.BytesIO()
    try:
        with subset.load_font(file, options) as font:
            for tag in _DROPPED:  # before, not by the subsetter: it would read them first
                if tag in font:
                    del font[tag]
            subsetter.populate(gids=glyphs)
            subsetter.subset(font)
            font.save(saved, reorderTables=False)
    except Exception as error:  # fontTools raises whatever it comes across in a damaged font
        path = Path(file.path)
        raise FontProblem(path, f"{path.name} is damaged: it can't be put into a PDF") from error
    return _Subset(_FontFile(saved.getvalue()), MappingProxyType(subsetter.glyph_index_map))
