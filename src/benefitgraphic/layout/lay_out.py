"""From an edition to its layouts: fonts and artwork are opened, each size is laid out and looked over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from benefitgraphic.content.load import Loaded
from benefitgraphic.design.sizes import SIZES, Size, for_press
from benefitgraphic.design.styles import Styles
from benefitgraphic.design.typefaces import open_display, open_typeface
from benefitgraphic.diagnostics import Diagnostic, Problems, Where, errors, line_at
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.flow.pages import TooTall
from benefitgraphic.graphics.frame import Frame, Group, TextRun
from benefitgraphic.graphics.geometry import PX
from benefitgraphic.graphics.icons import Icons
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.text.font_files import FontProblem
from benefitgraphic.graphics.text.fonts import Typeface
from benefitgraphic.graphics.text.scripts import kind_of
from benefitgraphic.graphics.text.shaping import MissingGlyph
from benefitgraphic.layout.compose import compose
from benefitgraphic.layout.giving_up import yields
from benefitgraphic.layout.inspection import (
    address_problems,
    artwork_problems,
    faint_artwork,
    glyph_hint,
    glyph_problems,
    layout_problems,
)
from benefitgraphic.layout.laid import Laid, slice_problems
from benefitgraphic.layout.shorts import slots
from benefitgraphic.project.paths import Project


@dataclass(frozen=True, slots=True)
class Material:
    """The fonts, icons and logos that an edition is drawn with, all from the project's folder."""

    typeface: Typeface
    display: Typeface
    icons: Icons
    logos: Icons
    root: Path


def material_of(loaded: Loaded) -> Material:
    """Return what an edition is drawn with.

    Raises:
        Problems: a font can't be used.
    """
    project, theme = loaded.project, loaded.edition.theme
    try:
        typeface, display = open_typeface(theme), open_display(theme)
        if any(theme.type.named()):
            from benefitgraphic.layout.own_fonts import try_fonts

            try_fonts(typeface, display, {named.font for named in theme.type.named()}, loaded.edition)
    except FontProblem as problem:
        raise Problems([_bad_font(problem, loaded)]) from problem
    icons, logos = Icons(project.icons, theme.icons), Icons(project.logos, "fill")
    return Material(typeface, display, icons, logos, project.root)


def _bad_font(problem: FontProblem, loaded: Loaded) -> Diagnostic:
    """Return what is wrong with a font, at the place where the theme names it."""
    own = (named.where for named in loaded.edition.theme.type.named() if named.font.path == str(problem.path))
    where = next(own, None) or Where(loaded.project.shown(problem.path))
    return _with_line(Diagnostic("bad-font", "error", str(problem), where, problem.hint), loaded.project)


def undrawable(edition: Edition, material: Material, sizes: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield what can't be drawn at these sizes, as far as that is known without laying it out."""
    yield from glyph_problems(edition, material.typeface)
    yield from artwork_problems(edition, material.icons, material.logos, material.root)
    if any(SIZES[name].medium.links_are_codes for name in sizes):
        yield from address_problems(edition)


def styles_at(size: Size, edition: Edition, material: Material) -> Styles:
    """Return an edition's look at a size."""
    typeface, display, icons, logos = material.typeface, material.display, material.icons, material.logos
    return Styles(size, edition.theme, typeface, display, icons, logos, edition.language, edition.words.sample)


def laid_out(loaded: Loaded, sizes: Sequence[str], *, press: bool = False) -> tuple[Laid, ...]:
    """Lay the edition out at each size; for a press, with bleed.

    Raises:
        Problems: fonts, icons or the layout fail; with the warnings so far.
    """
    layouts, laid = Layouts(loaded, press=press), list[Laid]()
    found = dict.fromkeys(loaded.warnings)
    for name in sizes:
        try:
            laid.append(layouts.at(name))
        except Problems as problems:
            found |= dict.fromkeys(problems.diagnostics)
    if len(laid) < len(sizes):
        raise Problems(found)
    return tuple(laid)


class Layouts:
    """An edition's layouts, one size after the other: fonts and artwork are opened and looked over once for all."""

    def __init__(self, loaded: Loaded, *, press: bool = False) -> None:
        self._edition, self._project, self._press = loaded.edition, loaded.project, press
        self._loaded = loaded

    def at(self, name: str) -> Laid:
        """Lay the edition out at a size; for a press, with bleed.

        Raises:
            Problems: a font, an icon or the layout fails.
        """
        size, edition = for_press(SIZES[name]) if self._press else SIZES[name], self._edition
        self._refuse([*self._undrawable, *(address_problems(edition) if size.medium.links_are_codes else ())])
        try:
            made = compose(edition, styles_at(size, edition, self._material))
        except TooTall as error:
            self._refuse([_too_tall(error, size, edition)])
            raise
        except FontProblem as problem:
            raise Problems([_bad_font(problem, self._loaded)]) from problem
        except MissingGlyph as missing:
            # Not in the texts, which were looked at before: in the words that the language's figures come with.
            hint = glyph_hint(kind_of(missing.character))
            raise Problems([Diagnostic("missing-glyph", "error", str(missing), hint=hint)]) from missing
        except ArtworkProblem as changed:  # it was good when it was looked at
            said = f"a picture changed while the graphic was made: {changed}"
            raise Problems([Diagnostic("bad-artwork", "error", said, hint="try again")]) from changed
        laid = Laid(size, edition.theme, made.pages)
        flaws = (*layout_problems((page.frame for page in made.pages), size), *slice_problems(laid))
        seen = [self._with_line(found) for found in (*self._faint, *made.warnings, *flaws)]
        self._refuse(errors(seen))
        return replace(laid, warnings=tuple(seen))

    @cached_property
    def _material(self) -> Material:
        return material_of(self._loaded)

    @cached_property
    def _faint(self) -> tuple[Diagnostic, ...]:
        """Findings about artwork, the same at every size as its colours are."""
        return tuple(faint_artwork(self._edition, styles_at(SIZES["letter"], self._edition, self._material)))

    @cached_property
    def _undrawable(self) -> tuple[Diagnostic, ...]:
        return tuple(undrawable(self._edition, self._material, ()))

    def _refuse(self, found: Sequence[Diagnostic]) -> None:
        if found:
            raise Problems(map(self._with_line, found))

    def _with_line(self, diagnostic: Diagnostic) -> Diagnostic:
        return _with_line(diagnostic, self._project)


def _with_line(diagnostic: Diagnostic, project: Project) -> Diagnostic:
    """Return the diagnostic with the line of the file that it is about."""
    where = diagnostic.where
    if where is None or not where.line or diagnostic.source_line:
        return diagnostic
    try:
        lines = (project.root / where.file).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return diagnostic
    return replace(diagnostic, source_line=line_at(lines, where))


def _too_tall(error: TooTall, size: Size, edition: Edition) -> Diagnostic:
    if size.medium.kind in ("poster", "fixed"):
        picture = size.medium.kind == "fixed"
        over = f"the picture is {error.over / PX:.0f} px" if picture else f"the one page is {error.over:.0f} pt"
        shortened = not picture and any(slot.short for slot in slots(edition))
        gone = [name for name in dict.fromkeys((*size.roomy, *yields(size))) if edition.said(name)]
        tried = [*(["with short texts"] if shortened else []), *([f"without {', '.join(gone)}"] if gone else [])]
        even = f", even {' and '.join(tried)}" if tried else ""
        said = f"{over} too short{even}; most room goes to {error.name}"
        shorter = "shorten it" if picture else "have fewer benefits or panels, shorten titles and texts"
        way = "take 'poster: wall' out, " if edition.poster == "wall" and not picture else ""
        hint = f"{way}{shorter}, or use a size {size.medium.roomier}"
    else:
        said = f"{error.name} would be {error.over:.0f} pt taller than the page"
        hint = "shorten its texts"
    return Diagnostic("too-tall", "error", f"at the size {size.name}, {said}", _longest_text(error.frame), hint)


def _longest_text(frame: Frame) -> Where | None:
    """Return the place of the paragraph that takes the most room: the one to shorten."""
    groups = [item for _, item in frame.walk() if isinstance(item, Group) and item.where]
    texts = [group for group in groups if all(isinstance(item, TextRun) for _, item in group.frame.items)]
    return max(texts or groups, key=lambda group: group.frame.height).where if groups else None
