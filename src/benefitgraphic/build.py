"""The pipeline, from config to files; the only module that knows every stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benefitgraphic.compose import compose
from benefitgraphic.content.edition import Edition
from benefitgraphic.content.load import Loaded, languages, load
from benefitgraphic.content.sizes import SIZES, Size, for_press
from benefitgraphic.content.theme import Theme
from benefitgraphic.diagnostics import Diagnostic, Problems, Where, errors
from benefitgraphic.graphics.fonts import Font, FontProblem, Typeface, open_font
from benefitgraphic.graphics.frame import Frame, Group, TextRun
from benefitgraphic.graphics.geometry import PX
from benefitgraphic.graphics.icons import Icons
from benefitgraphic.graphics.pages import TooTall
from benefitgraphic.graphics.shaping import MissingGlyph
from benefitgraphic.inspection import address_problems, artwork_problems, glyph_problems, layout_problems
from benefitgraphic.outputs import Laid, Manner, outputs, slice_problems, too_heavy
from benefitgraphic.styles import Styles
from benefitgraphic.writing import Written, write_all

if TYPE_CHECKING:
    from benefitgraphic.export.inks import Profile


def check(
    config: Path,
    *,
    year: int | None = None,
    language: str | None = None,
    theme: str | None = None,
    sizes: Sequence[str] = (),
) -> tuple[Diagnostic, ...]:
    """Every problem of the input, its translations and its layout at the sizes; empty when all is well."""
    wanted = [language] if language else [None, *languages(config)]
    found: dict[Diagnostic, None] = {}
    for one in wanted:
        try:
            loaded = load(config, year=year, language=one, theme=theme)
            laid = laid_out(loaded, tuple(dict.fromkeys(sizes)) or loaded.edition.sizes)
            found |= dict.fromkeys([*loaded.warnings, *(warning for each in laid for warning in each.warnings)])
        except Problems as problems:
            found |= dict.fromkeys(problems.diagnostics)
    return tuple(found)


def render(
    config: Path,
    *,
    year: int | None = None,
    sizes: Sequence[str] = (),
    language: str | None = None,
    theme: str | None = None,
    output: Path | None = None,
    press: bool = False,
    icc: Path | None = None,
    proof: bool = False,
    with_languages: Sequence[str] = (),
    progress: Callable[[str], None] = lambda name: None,
) -> tuple[tuple[Written, ...], tuple[Diagnostic, ...]]:
    """Makes and writes the files of each size.

    Args:
        config: the main config file.
        year: the reporting year, instead of the config's.
        sizes: names from `SIZES`, instead of the config's.
        language: BCP 47; a translation's files go into a folder of their own.
        theme: instead of the config's.
        output: the folder to write to, instead of ``output/<year>`` in the project.
        press: PDFs for a press, with bleed and crop marks; sizes that aren't printed are left out.
        icc: the printer's CMYK profile, for PDFs in its inks.
        proof: instead of the files, a picture of each in grey.
        with_languages: translations that the mail says the same in, after the main one.
        progress: told the name of each picture and PDF before it is made.

    Returns:
        The files written, and the warnings.

    Raises:
        Problems: the input can't be used; nothing was written.
        OSError: the folder can't be written to.
        ValueError: a proof for a press, a profile for something else, or a press or proof in several languages.
    """
    if (press and proof) or (icc and not press) or (with_languages and (press or proof)):
        raise ValueError("a proof is of what an office prints, a profile is for a press, and a mail for neither")
    loaded = load(config, year=year, language=language, theme=theme)
    wanted = tuple(dict.fromkeys(sizes)) or loaded.edition.sizes
    found = (load(config, year=year, language=tag, theme=theme) for tag in with_languages)
    others = list({other.edition.language: other for other in found}.values())
    mailed = _mailed(loaded, others, wanted)
    if press:
        wanted = _printed(wanted, asked=bool(sizes))
    manner = Manner(press, _profile(icc) if icc else None, proof, shared=bool(others))
    laid = laid_out(loaded, wanted, press=press)
    beside = [(other, laid_out(other, mailed)) for other in others]
    made = outputs(laid, progress, manner)
    stale: tuple[str, ...] = ()
    warnings = (*_warnings(loaded, laid), *(found for one in beside for found in _warnings(*one, named=True)))
    if not (press or proof):
        from benefitgraphic.companions import Told
        from benefitgraphic.delivery import delivered

        told = [Told(one.edition, theirs, one.quoted) for one, theirs in ((loaded, laid), *beside)]
        made, stale = delivered(told, made, languages(config), warnings, progress)
    return write_all(made, output or _folder(loaded), stale), (*warnings, *too_heavy(made))


def _mailed(loaded: Loaded, others: Sequence[Loaded], wanted: Sequence[str]) -> tuple[str, ...]:
    """Those of the sizes that are mailed, which there have to be if the mail is to be in several languages."""
    found = tuple(name for name in wanted if SIZES[name].is_mailed)
    if others and not found:
        said, hint = "no size that is made goes into a mail, so there is none to share", "add the size email"
        raise Problems([Diagnostic("no-mail", "error", said, hint=hint)])
    for other in others:
        if other.edition.language == loaded.edition.language:
            said = f"the mail is in {other.edition.language} anyway"
            raise Problems([Diagnostic("same-language", "error", said, hint="name another language")])
    return found


def _warnings(loaded: Loaded, laid: Sequence[Laid], *, named: bool = False) -> Iterator[Diagnostic]:
    """What was found on the way; with its language, if it is ``named``."""
    for warning in (*loaded.warnings, *(warning for one in laid for warning in one.warnings)):
        said = f"in {loaded.edition.language}: {warning.message}" if named else warning.message
        yield replace(warning, message=said)


def _printed(sizes: Sequence[str], *, asked: bool) -> tuple[str, ...]:
    """Those of the sizes that are printed; all have to be, if they were asked for and not only in the config."""
    found = tuple(name for name in sizes if SIZES[name].is_printed)
    others = [name for name in sizes if name not in found]
    if not found or (asked and others):
        known = ", ".join(name for name, size in SIZES.items() if size.is_printed)
        said = f"this goes to no press: {', '.join(others)}"
        raise Problems([Diagnostic("not-printed", "error", said, hint=f"name other sizes: {known}")])
    return found


# A profile is a table of at most some megabytes.
_LARGEST_PROFILE = 32 * 2**20


def _profile(path: Path) -> Profile:
    from benefitgraphic.export.inks import Profile, ProfileProblem

    try:
        if path.stat().st_size > _LARGEST_PROFILE:
            raise ProfileProblem("is too large for an ICC profile")
        return Profile.read(path.read_bytes())
    except OSError as error:
        problem = f"can't be read: {error.strerror}"
    except ProfileProblem as error:
        problem = str(error)
    hint = "ask the printer for the ICC profile of the paper that it will print on"
    raise Problems([Diagnostic("bad-profile", "error", f"this file {problem}", Where(str(path)), hint)])


def _folder(loaded: Loaded) -> Path:
    folder = loaded.project.output / str(loaded.edition.year)
    language = loaded.edition.language
    translations = {tag.casefold() for tag in languages(loaded.project.config)}
    return folder / language if language.casefold() in translations else folder


def laid_out(loaded: Loaded, sizes: Sequence[str], *, press: bool = False) -> tuple[Laid, ...]:
    """The edition at each size; for a press, with bleed.

    Raises:
        Problems: fonts, icons or the layout fail; with the warnings so far.
    """
    edition = loaded.edition
    icons, logos = Icons(loaded.project.icons, edition.theme.icons), Icons(loaded.project.logos, "fill")
    try:
        typeface = open_typeface(edition.theme)
    except FontProblem as problem:
        where = Where(loaded.project.shown(problem.path))
        found = [Diagnostic("bad-font", "error", str(problem), where, "name another font file in the theme")]
        raise Problems([*loaded.warnings, *found]) from problem
    found = [*glyph_problems(edition, typeface), *artwork_problems(edition, icons, logos)]
    if any(SIZES[name].is_printed for name in sizes):
        found += address_problems(edition)
    laid: list[Laid] = []
    if not found:
        for name in sizes:
            size = for_press(SIZES[name]) if press else SIZES[name]
            styles = Styles(size, edition.theme, typeface, icons, logos, edition.language, edition.words.sample)
            try:
                made = compose(edition, styles)
            except TooTall as error:
                found.append(_too_tall(error, size, edition))
                continue
            except MissingGlyph as missing:
                # Not in the texts, which were looked at before: in the words that the language's figures come with.
                found.append(Diagnostic("missing-glyph", "error", str(missing), hint="name a font that has it"))
                break
            one = Laid(size, edition.theme, made.pages)
            flaws = (*layout_problems((page.frame for page in made.pages), size), *slice_problems(one))
            seen = [_with_line(diagnostic, loaded.project.root) for diagnostic in (*made.warnings, *flaws)]
            found += errors(seen)
            laid.append(replace(one, warnings=tuple(d for d in seen if d.severity == "warning")))
    if found:
        raise Problems([*loaded.warnings, *(_with_line(diagnostic, loaded.project.root) for diagnostic in found)])
    return tuple(laid)


def _too_tall(error: TooTall, size: Size, edition: Edition) -> Diagnostic:
    if size.kind in ("poster", "fixed"):
        picture = size.kind == "fixed"
        over = f"the picture is {error.over / PX:.0f} px" if picture else f"the one page is {error.over:.0f} pt"
        shortened = not picture and any(benefit.short for benefit in edition.benefits)
        gone = [name for name in dict.fromkeys((*size.roomy, *size.yields)) if getattr(edition, name)]
        tried = [*(["with short texts"] if shortened else []), *([f"without {', '.join(gone)}"] if gone else [])]
        even = f", even {' and '.join(tried)}" if tried else ""
        said = f"{over} too short{even}; most room goes to {error.name}"
        shorter = "shorten it" if picture else "have fewer benefits or panels, shorten titles and texts"
        hint = f"{shorter}, or use a size {'that grows' if picture else 'with pages'}"
    else:
        said = f"{error.name} would be {error.over:.0f} pt taller than the page"
        hint = "shorten its texts"
    return Diagnostic("too-tall", "error", f"at the size {size.name}, {said}", _longest_text(error.frame), hint)


def _longest_text(frame: Frame) -> Where | None:
    """The place of the paragraph that takes the most room: the one to shorten."""
    groups = [item for _, item in frame.walk() if isinstance(item, Group) and item.where]
    texts = [group for group in groups if all(isinstance(item, TextRun) for _, item in group.frame.items)]
    return max(texts or groups, key=lambda group: group.frame.height).where if groups else None


def _with_line(diagnostic: Diagnostic, root: Path) -> Diagnostic:
    """The diagnostic with the line of the file that it is about."""
    where = diagnostic.where
    if where is None or not where.line or diagnostic.source_line:
        return diagnostic
    try:
        lines = (root / where.file).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return diagnostic
    return replace(diagnostic, source_line=lines[where.line - 1]) if where.line <= len(lines) else diagnostic


def open_typeface(theme: Theme) -> Typeface:
    """The theme's fonts, with DejaVu Sans (which comes with matplotlib) for the characters they lack."""
    import matplotlib

    spare = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    fallbacks = ((400, open_font(spare / "DejaVuSans.ttf")), (700, open_font(spare / "DejaVuSans-Bold.ttf")))
    return Typeface(tuple(_family(theme)), fallbacks)


def _family(theme: Theme) -> Iterator[tuple[int, Font]]:
    if not isinstance(theme.type.font, str):
        for weight in sorted(theme.type.font):
            yield weight, open_font(theme.type.font[weight])
        return
    import font_source_sans_pro

    folder = Path(font_source_sans_pro.__file__).parent / "files"
    for weight, style in ((400, "Regular"), (600, "Semibold"), (700, "Bold"), (900, "Black")):
        yield weight, open_font(folder / f"SourceSansPro-{style}.ttf")
