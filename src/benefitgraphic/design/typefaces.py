"""The theme's fonts, opened: the text family, the one for titles and figures, and what stands in for both."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from benefitgraphic.design.fonts import PACKAGED_WEIGHTS, FamilyFiles
from benefitgraphic.design.theme import Theme, Type
from benefitgraphic.graphics.text.fonts import Family, Typeface, nearest, open_font


def open_typeface(theme: Theme) -> Typeface:
    """Return the fonts of texts; after the theme's own stand-ins, DejaVu Sans (which comes with matplotlib)."""
    stand_ins = (_family(files, theme.type) for files in theme.type.fallback)
    return Typeface(_family(theme.type.font, theme.type), (*stand_ins, _last_resort()))


def open_display(theme: Theme) -> Typeface:
    """Return the fonts of titles and figures; what they lack is in the font of texts, before its stand-ins."""
    text = open_typeface(theme)
    if theme.type.display is None:
        return text
    return Typeface(_family(theme.type.display, theme.type), (text.weights, *text.fallbacks))


def _family(files: str | FamilyFiles, setting: Type) -> Family:
    if isinstance(files, str):
        return _packaged()
    family = tuple((weight, files[weight].font) for weight in sorted(files))
    # A variable font has more weights than are used, and whatever is here is tried.
    used = {nearest(family, weight) for weight in setting.weights}
    return tuple(pair for pair in family if pair[1] in used)


@lru_cache(maxsize=1)
def _folders() -> tuple[Path, Path]:
    import font_source_sans_pro
    import matplotlib

    packaged = Path(font_source_sans_pro.__file__).parent / "files"
    return packaged, Path(matplotlib.get_data_path()) / "fonts" / "ttf"


def _packaged() -> Family:
    folder, _ = _folders()
    styles = zip(PACKAGED_WEIGHTS, ("Regular", "Semibold", "Bold", "Black"), strict=True)
    return tuple((weight, open_font(folder / f"SourceSansPro-{style}.ttf")) for weight, style in styles)


def _last_resort() -> Family:
    _, folder = _folders()
    return (400, open_font(folder / "DejaVuSans.ttf")), (700, open_font(folder / "DejaVuSans-Bold.ttf"))
