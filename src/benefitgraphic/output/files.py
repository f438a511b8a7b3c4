"""An edition laid out to the bytes of its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from benefitgraphic.design.media import MAIL_BUDGET
from benefitgraphic.design.sizes import Size
from benefitgraphic.diagnostics import Diagnostic, Problems
from benefitgraphic.graphics.flow.slicing import Slice
from benefitgraphic.graphics.frame import Frame, Picture, Shape, TextRun
from benefitgraphic.graphics.text.font_files import FontProblem
from benefitgraphic.layout.laid import Laid
from benefitgraphic.sections.kinds import KINDS

if TYPE_CHECKING:
    from benefitgraphic.export.inks import Profile
    from benefitgraphic.export.png import Runs

# Pixels an inch of proofs, on paper and of pictures.
_PROOF, _SCREEN = 150, 96

# Bytes that a slice should stay under.
_SLICE_BUDGET = 200_000
SLICES = "[0-9][0-9]-*.png"
"""The slices of a mailed picture, in the folder of their size."""
# Those that a mail shows.
_SHARP_SLICES = "[0-9][0-9]-*@2x.png"


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file, not yet written.

    Attributes:
        name: a relative path with forward slashes, such as ``email@2x.png`` or ``email/02-benefits.png``.
        dimensions: for people: "640 x 5120 px" or "2 pages, 8.5 x 11 in".
        data: the file's bytes.
        budget: bytes that it should stay under, if it is to be mailed.
        pixels: width and height of a picture.
    """

    name: str
    dimensions: str
    data: bytes
    budget: int | None = None
    pixels: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """What the files are for.

    Attributes:
        press: PDFs with bleed and crop marks, from pages laid out with bleed.
        profile: the printer's, for a PDF in its inks.
        proof: instead of the files, a picture of each in grey.
        shared: slices for a mail that carries those of other languages, too: as small as may be.
        slices_alone: of mailed pictures, not the whole.
        pictures_alone: each picture once, at 100 %, and PDFs, without slices and words.
    """

    press: bool = False
    profile: Profile | None = None
    proof: bool = False
    shared: bool = False
    slices_alone: bool = False
    pictures_alone: bool = False


OFFICE = Manner()
"""Files as they are for whoever works with them."""

Paint = Callable[[Frame, float, str], "Iterable[Runs]"]
"""From a frame, the pixels of a point and the ground ``#RRGGBB`` to bands from top to bottom."""


@dataclass(frozen=True, slots=True)
class Painting:
    """A picture or PDF of this name is made next."""

    name: str


def outputs(laid: Sequence[Laid], manner: Manner = OFFICE) -> tuple[Output, ...]:
    """Make the files of each size."""
    with ThreadPoolExecutor(max_workers=1) as encoder:
        steps = [step for one in laid for step in files(one, encoder, manner)]
        return tuple(step.result() for step in steps if isinstance(step, Future))


def _painted(frame: Frame, pixels_per_point: float, ground: str) -> Iterator[Runs]:
    from benefitgraphic.export import png, raster

    return map(png.runs, raster.bands(frame, pixels_per_point, ground))


def files(
    laid: Laid, encoder: ThreadPoolExecutor, manner: Manner = OFFICE, paint: Paint = _painted
) -> Iterator[Painting | Future[Output]]:
    """Make the files of one size, each of them announced; the first is the picture at 100 %, or the PDF.

    Args:
        laid: the size.
        encoder: compresses pictures, which holds no lock, while the next one is painted.
        manner: what they are for.
        paint: paints a frame.
    """
    size = laid.size
    if manner.proof:
        yield Painting(proof_name(size))
        yield _done(_proof(laid))
    elif size.medium.is_printed:
        name = press_name(size) if manner.press else _pdf_name(size)
        yield Painting(name)
        yield _done(_pdf(name, laid, manner))
    else:
        for scale in size.medium.scales[: 1 if manner.pictures_alone else None]:
            name = _png_name(size, scale)
            yield Painting(name)
            yield from _pngs(name, laid, scale, encoder, manner, paint)


def _done(output: Output) -> Future[Output]:
    future: Future[Output] = Future()
    future.set_result(output)
    return future


def names(size: Size) -> tuple[str, ...]:
    """Return the names of a size's files, except for a press or as a proof; of pictures, the sharpest last."""
    return tuple(_png_name(size, scale) for scale in size.medium.scales) or (_pdf_name(size),)


def press_name(size: Size) -> str:
    """Return the name of a size's PDF for a press."""
    return f"{size.name}-press.pdf"


def proof_name(size: Size) -> str:
    """Return the name of a size's proof in grey."""
    return f"{size.name}-grey.png"


def _pdf_name(size: Size) -> str:
    return f"{size.name}.pdf"


def _png_name(size: Size, scale: int) -> str:
    return f"{size.name}{_times(scale)}.png"


def slice_name(laid: Laid, part: Slice, scale: int) -> str:
    """Return the file of a slice: ``email/02-benefits@2x.png``."""
    return f"{laid.size.name}/{part.name}{_times(scale)}.png"


def too_heavy(made: Sequence[Output]) -> Iterator[Diagnostic]:
    """Files that are larger than a mail should carry, and slices that are so together."""
    for output in made:
        if output.budget is not None and len(output.data) > output.budget:
            yield _over_budget(f"{output.name} is", len(output.data), output.budget, output.name.endswith(".html"))
    for folder in dict.fromkeys(PurePosixPath(output.name).parts[0] for output in made):
        own = [output for output in made if PurePosixPath(output.name).is_relative_to(folder)]
        mailed = [output for output in own if output.budget is not None]
        shown = [len(output.data) for output in mailed if PurePosixPath(output.name).match(_SHARP_SLICES)]
        if sum(shown) > MAIL_BUDGET:
            yield _over_budget(f"the {len(shown)} slices in {folder}/ (@2x) are together", sum(shown), MAIL_BUDGET)


def _over_budget(what: str, size: int, budget: int, is_text: bool = False) -> Diagnostic:
    said = f"{what} {size:,} bytes, which is more than the {budget:,} that a mail should carry: it may be"
    if is_text:
        said, hint = f"{said} cut off at its end", "shorten texts, or have fewer benefits and panels"
    else:
        said = f"{said} slow to open, or held back on its way"
        hint = "have fewer photographs (a drawn logo is much smaller), or shorter texts and fewer panels"
    return Diagnostic("over-budget", "warning", said, hint=hint)


def stale_slices(sizes: Sequence[Size]) -> tuple[str, ...]:
    """Patterns of every name that a slice may have: an earlier run may have made more of them."""
    return tuple(
        f"{size.name}/[0-9][0-9]-{key}{_times(scale)}.png"
        for size in sizes
        if size.medium.is_mailed
        for key in KINDS
        for scale in size.medium.scales
    )


def _times(scale: int) -> str:
    return "" if scale == 1 else f"@{scale}x"


def _pngs(
    name: str, laid: Laid, scale: int, encoder: ThreadPoolExecutor, manner: Manner, paint: Paint
) -> Iterator[Future[Output]]:
    """Yield the whole picture, and its slices: rows of the same pixels."""
    from benefitgraphic.export import png, raster

    frame, pixels_per_point = laid.pages[0].frame, _SCREEN / 72 * scale
    painted = paint(frame, pixels_per_point, laid.theme.colours.paper)
    colours = drawn_in(frame)
    pictures = [raster.pixel_box(item, at, pixels_per_point) for at, item in frame.walk() if isinstance(item, Picture)]
    fine = scale > 1 or (manner.shared and laid.size.medium.is_mailed)
    pixels = png.reduce(painted, colours, pictures=pictures, fine=fine)

    def encoded(name: str, part: png.Raster, budget: int | None, hard: bool = False) -> Output:
        height, width = part.pixels.shape[:2]
        data = png.encode(part, _SCREEN * scale, budget, hard=hard)
        return Output(name, f"{width} x {height} px", data, budget, (width, height))

    if not manner.slices_alone:
        yield encoder.submit(encoded, name, pixels, laid.size.medium.budget)
    mailed = laid.mailed
    for part in () if manner.pictures_alone else laid.slices:
        rows = pixels.rows(part.top * scale, part.bottom * scale)
        budget = _SLICE_BUDGET if part in mailed else None
        yield encoder.submit(encoded, slice_name(laid, part, scale), rows, budget, manner.shared)


def drawn_in(frame: Frame) -> tuple[str, ...]:
    """Every colour ``#RRGGBB`` that something is drawn in; of pictures, none."""
    colours: dict[str, None] = {}
    for _, item in frame.walk():
        if isinstance(item, TextRun):
            colours[item.colour] = None
        elif isinstance(item, Shape):
            colours |= dict.fromkeys(c for c in (item.fill, item.stroke and item.stroke.colour) if c)
    return tuple(colours)


def _pdf(name: str, laid: Laid, manner: Manner) -> Output:
    from benefitgraphic.export import pdf
    from benefitgraphic.export.metadata import About
    from benefitgraphic.export.press import Press

    first = laid.pages[0]
    about = About(first.title, first.language, first.author, first.last_day.isoformat(), first.direction)
    press = Press(first.bleed, manner.profile) if manner.press else None
    try:
        data = pdf.write([page.frame for page in laid.pages], about, press, laid.structure)
    except FontProblem as problem:
        raise Problems(
            [Diagnostic("bad-font", "error", str(problem), hint="name another font in the theme")]
        ) from problem
    count = len(laid.pages)
    shape = f"{count} page{'s' if count > 1 else ''}, {paper(laid.size)}"
    return Output(name, f"{shape}, with bleed and crop marks" if press else shape, data)


def paper(size: Size) -> str:
    """Return a page's size as people call it: American ones in inches, the others in millimetres."""
    inches = [length / 72 for length in (size.width, size.height or 0.0)]
    if all(abs(2 * length - round(2 * length)) < 0.001 for length in inches):
        return " x ".join(f"{length:g}" for length in inches) + " in"
    return " x ".join(f"{length * 25.4:.0f}" for length in inches) + " mm"


def _proof(laid: Laid) -> Output:
    from benefitgraphic.export.proof import grey

    dpi = _PROOF if laid.size.medium.is_printed else _SCREEN
    data, width, height = grey([page.frame for page in laid.pages], dpi, laid.theme.colours.paper)
    return Output(proof_name(laid.size), f"{width} x {height} px", data)
