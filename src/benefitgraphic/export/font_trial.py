"""A designer's font is tried before it is used: whatever a text needs has to leave ink, take room, and get into a PDF.

Fonts come cut short by a download, or from tools that leave tables empty. The readers of fonts that draw pictures and
write PDFs each notice other faults, some of them late; so both are asked at once for every character that is needed.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from benefitgraphic.export import pdf
from benefitgraphic.export.metadata import About
from benefitgraphic.graphics.frame import Frame, TextRun
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.text.font_files import FontProblem
from benefitgraphic.graphics.text.fonts import COLOURLESS, Font, characters, is_coloured, natural_height
from benefitgraphic.graphics.text.shaping import measures

# Whatever the texts say: figures, and the letters of the built-in words.
ALWAYS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,:%+-–()")
# Spaces and what steers other characters leave no ink; nor do marks alone in some fonts. Two letters that are blank.
_INKLESS = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me"})
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# In ems: no letter, figure or sign of a font to read is wider or reaches further; lines are from half to four high.
_WIDEST = 4.0
_LOWEST, _HIGHEST = 0.5, 4.0


@lru_cache(maxsize=64)
def try_out(font: Font, needed: frozenset[str]) -> None:
    """Draws every character that is needed and that the font says it has.

    Args:
        font: it.
        needed: characters; of a font of texts, `ALWAYS` among them.

    Raises:
        FontProblem: it can't be used; the message says why, in plain words.
    """
    path = Path(font.path)
    has = "".join(sorted(needed & characters(font)))
    if needed >= ALWAYS and not any(map(str.isalnum, has)):
        raise FontProblem(path, f"{path.name} has none of the letters and figures that are needed")
    height = natural_height(font)
    if not _LOWEST <= height <= _HIGHEST:
        raise FontProblem(path, f"{path.name} says that its lines are {height:.2g} times as high as its size")
    for character in has:
        _try_character(font, character)
    try:
        run = TextRun(has, font, 10.0, "#000000", 10.0, "en")
        pdf.write([Frame(100.0, 20.0, ((Point(0, 10), run),))], About("", "en"))
    except FontProblem:
        raise
    except Exception as error:  # readers of fonts raise whatever they come across
        raise FontProblem(path, f"{path.name} is damaged: it can't be put into a PDF") from error


def _try_character(font: Font, character: str) -> None:
    found = measures(font, character)
    path = Path(font.path)
    kind = unicodedata.category(character)
    if kind in _INKLESS and kind != "Zs":
        return
    if found.advance <= 0:
        raise FontProblem(path, f"{path.name} gives “{character}” no width")
    if not (found.ink or kind == "Zs" or character in _BLANK):
        if is_coloured(font):
            raise FontProblem(path, f"{path.name} has pictures in colours alone, as for “{character}”", COLOURLESS)
        raise FontProblem(path, f"{path.name} has no outline for “{character}”: nothing would be drawn")
    if character in ALWAYS and max(found.advance, found.reach) > _WIDEST:
        raise FontProblem(path, f"{path.name} is damaged: its “{character}” is larger than {_WIDEST:g} letters")
