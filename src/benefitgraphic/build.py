"""The pipeline, from config to files; the only module that knows every stage."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from benefitgraphic.compose import Page, compose
from benefitgraphic.content.load import Loaded, languages, load
from benefitgraphic.content.sizes import SIZES, Size
from benefitgraphic.content.theme import Theme
from benefitgraphic.diagnostics import Diagnostic, Problems, Where, errors
from benefitgraphic.graphics.fonts import Font, FontProblem, Typeface, open_font
from benefitgraphic.graphics.frame import Frame, Group, Picture, Shape, TextRun
from benefitgraphic.graphics.icons import Icons
from benefitgraphic.graphics.pages import TooTall
from benefitgraphic.graphics.shaping import MissingGlyph
from benefitgraphic.inspection import artwork_problems, glyph_problems, layout_problems
from benefitgraphic.styles import Styles


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file, not yet written.

    Attributes:
        name: such as ``email@2x.png``.
        dimensions: for people: "640 x 5120 px" or "2 pages, 8.5 x 11 in".
        data: the file's bytes.
    """

    name: str
    dimensions: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Laid:
    """An edition laid out at one size, and what should be known about it."""

    size: Size
    theme: Theme
    pages: tuple[Page, ...]
    warnings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A file on disk."""

    path: Path
    output: Output


def check(
    config: Path, *, year: int | None = None, language: str | None = None, theme: str | None = None
) -> tuple[Diagnostic, ...]:
    """Every problem of the input, its translations and its layout at the configured sizes; empty when all is well."""
    wanted = [language] if language else [None, *languages(config)]
    found: dict[Diagnostic, None] = {}
    for one in wanted:
        try:
            loaded = load(config, year=year, language=one, theme=theme)
            laid = laid_out(loaded, loaded.edition.sizes)
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
        progress: told each file's name before it is made.

    Returns:
        The files written, and the warnings.

    Raises:
        Problems: the input can't be used; nothing was written.
        OSError: the folder can't be written to.
    """
    loaded = load(config, year=year, language=language, theme=theme)
    laid = laid_out(loaded, tuple(dict.fromkeys(sizes)) or loaded.edition.sizes)
    made = outputs(laid, progress)
    folder = output or _folder(loaded)
    return write_all(made, folder), (*loaded.warnings, *(warning for one in laid for warning in one.warnings))


def _folder(loaded: Loaded) -> Path:
    folder = loaded.project.output / str(loaded.edition.year)
    language = loaded.edition.language
    translations = {tag.casefold() for tag in languages(loaded.project.config)}
    return folder / language if language.casefold() in translations else folder


def laid_out(loaded: Loaded, sizes: Sequence[str]) -> tuple[Laid, ...]:
    """The edition at each size.

    Raises:
        Problems: fonts, icons or the layout fail; with the warnings so far.
    """
    edition = loaded.edition
    icons, logos = Icons(loaded.project.icons, edition.theme.icons), Icons(loaded.project.logos, "fill")
    try:
        typeface = open_typeface(edition.theme)
    except FontProblem as problem:
        where = Where(loaded.project.shown(problem.path))
        raise Problems([*loaded.warnings, Diagnostic("bad-font", "error", str(problem), where)]) from problem
    found = [*glyph_problems(edition, typeface), *artwork_problems(edition, icons, logos)]
    laid: list[Laid] = []
    if not found:
        for name in sizes:
            size = SIZES[name]
            styles = Styles(size, edition.theme, typeface, icons, logos, edition.language, edition.words.sample)
            try:
                pages = compose(edition, styles)
            except TooTall as error:
                found.append(_too_tall(error, size))
                continue
            except MissingGlyph as missing:
                # Not in the texts, which were looked at before: in the words that the language's figures come with.
                found.append(Diagnostic("missing-glyph", "error", str(missing), hint="name a font that has it"))
                break
            seen = [_with_line(d, loaded.project.root) for d in layout_problems((page.frame for page in pages), size)]
            found += errors(seen)
            laid.append(Laid(size, edition.theme, pages, tuple(d for d in seen if d.severity == "warning")))
    if found:
        raise Problems([*loaded.warnings, *(_with_line(diagnostic, loaded.project.root) for diagnostic in found)])
    return tuple(laid)


def _too_tall(error: TooTall, size: Size) -> Diagnostic:
    return Diagnostic(
        "too-tall",
        "error",
        f"at the size {size.name}, {error.name} would be {error.over:.0f} pt taller than the page",
        _longest_text(error.frame),
        "shorten its texts",
    )


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


def outputs(laid: Sequence[Laid], progress: Callable[[str], None] = lambda name: None) -> tuple[Output, ...]:
    """The files of each size.

    Pictures are compressed in a second thread while the next file is painted: compressing holds no lock.
    """
    with ThreadPoolExecutor(max_workers=1) as encoder:
        making = [file for one in laid for file in _files(one, encoder, progress)]
        return tuple(file() for file in making)


def _files(laid: Laid, encoder: ThreadPoolExecutor, progress: Callable[[str], None]) -> Iterator[Callable[[], Output]]:
    """The files of one size, each to be asked for when it is done."""
    size = laid.size
    if size.kind == "pages":
        progress(f"{size.name}.pdf")
        made = _pdf(f"{size.name}.pdf", laid)
        yield lambda: made
        return
    for scale in size.scales:
        name = f"{size.name}.png" if scale == 1 else f"{size.name}@{scale}x.png"
        progress(name)
        yield _png(name, laid, scale, encoder)


def _png(name: str, laid: Laid, scale: int, encoder: ThreadPoolExecutor) -> Callable[[], Output]:
    from benefitgraphic.export import png, raster

    painted = raster.bands(laid.pages[0].frame, 96 / 72 * scale, laid.theme.colours.paper)
    colours, pictures = drawn_with(laid.pages[0].frame)
    pixels = png.reduce(painted, colours, pictures=pictures)
    height, width = pixels.pixels.shape[:2]
    encoded = encoder.submit(png.encode, pixels, 96 * scale, laid.size.budget)
    return lambda: Output(name, f"{width} x {height} px", encoded.result())


def drawn_with(frame: Frame) -> tuple[tuple[str, ...], bool]:
    """Every colour ``#RRGGBB`` that something is drawn in, and whether there are pictures besides."""
    colours: dict[str, None] = {}
    pictures = False
    for _, item in frame.walk():
        if isinstance(item, TextRun):
            colours[item.colour] = None
        elif isinstance(item, Shape):
            colours |= dict.fromkeys(c for c in (item.fill, item.stroke and item.stroke.colour) if c)
        pictures = pictures or isinstance(item, Picture)
    return tuple(colours), pictures


def _pdf(name: str, laid: Laid) -> Output:
    from benefitgraphic.export import pdf
    from benefitgraphic.export.metadata import About

    first = laid.pages[0]
    data = pdf.write([page.frame for page in laid.pages], About(first.title, first.language))
    count = len(laid.pages)
    inches = f"{laid.size.width / 72:.3g} x {(laid.size.height or 0) / 72:.3g} in"
    return Output(name, f"{count} page{'s' if count > 1 else ''}, {inches}", data)


def write_all(made: Sequence[Output], folder: Path) -> tuple[Written, ...]:
    """All files or none: first beside their places, then each over its predecessor, of which a copy is kept until all
    are there.

    Raises:
        OSError: the folder can't be written to, or a file is held by another program; what was there before is there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as place:
        workshop = Path(place)
        for output in made:
            (workshop / output.name).write_bytes(output.data)
        replaced: list[str] = []
        try:
            for output in made:
                path = folder / output.name
                if path.is_file():
                    shutil.copy2(path, workshop / f"{output.name}.before")
                replaced.append(output.name)
                (workshop / output.name).replace(path)
        except OSError:
            for name in replaced:
                _put_back(folder / name, workshop / f"{name}.before", workshop / name)
            raise
    return tuple(Written(folder / output.name, output) for output in made)


def _put_back(path: Path, before: Path, waiting: Path) -> None:
    if waiting.exists():  # it never left
        return
    if before.exists():
        before.replace(path)
    else:
        path.unlink(missing_ok=True)
