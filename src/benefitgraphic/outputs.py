"""An edition laid out to the bytes of its files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benefitgraphic.compose import Page
from benefitgraphic.content.sizes import Size
from benefitgraphic.content.theme import Theme
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.graphics.frame import Frame, Picture, Shape, TextRun

if TYPE_CHECKING:
    from benefitgraphic.export.inks import Profile

# Pixels an inch of proofs, on paper and of pictures.
_PROOF, _SCREEN = 150, 96


@dataclass(frozen=True, slots=True)
class Laid:
    """An edition laid out at one size, and what should be known about it."""

    size: Size
    theme: Theme
    pages: tuple[Page, ...]
    warnings: tuple[Diagnostic, ...] = ()


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
class Manner:
    """What the files are for.

    Attributes:
        press: PDFs with bleed and crop marks, from pages laid out with bleed.
        profile: the printer's, for a PDF in its inks.
        proof: instead of the files, a picture of each in grey.
    """

    press: bool = False
    profile: Profile | None = None
    proof: bool = False


def outputs(
    laid: Sequence[Laid], progress: Callable[[str], None] = lambda name: None, manner: Manner | None = None
) -> tuple[Output, ...]:
    """The files of each size.

    Pictures are compressed in a second thread while the next file is painted: compressing holds no lock.
    """
    with ThreadPoolExecutor(max_workers=1) as encoder:
        making = [file for one in laid for file in _files(one, manner or Manner(), encoder, progress)]
        return tuple(file() for file in making)


def _files(
    laid: Laid, manner: Manner, encoder: ThreadPoolExecutor, progress: Callable[[str], None]
) -> Iterator[Callable[[], Output]]:
    """The files of one size, each to be asked for when it is done."""
    size = laid.size
    if manner.proof:
        progress(f"{size.name}-grey.png")
        proof = _proof(laid)
        yield lambda: proof
    elif not size.scales:
        name = f"{size.name}-press.pdf" if manner.press else f"{size.name}.pdf"
        progress(name)
        made = _pdf(name, laid, manner)
        yield lambda: made
    else:
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


def _pdf(name: str, laid: Laid, manner: Manner) -> Output:
    from benefitgraphic.export import pdf
    from benefitgraphic.export.metadata import About
    from benefitgraphic.export.press import Press

    first = laid.pages[0]
    about = About(first.title, first.language, first.author, f"{first.year}-12-31")
    press = Press(first.bleed, manner.profile) if manner.press else None
    data = pdf.write([page.frame for page in laid.pages], about, press)
    count = len(laid.pages)
    shape = f"{count} page{'s' if count > 1 else ''}, {_paper(laid.size)}"
    return Output(name, f"{shape}, with bleed and crop marks" if press else shape, data)


def _paper(size: Size) -> str:
    """A page's size as people call it: American ones in inches, the others in millimetres."""
    inches = [length / 72 for length in (size.width, size.height or 0.0)]
    if all(abs(2 * length - round(2 * length)) < 0.001 for length in inches):
        return " x ".join(f"{length:g}" for length in inches) + " in"
    return " x ".join(f"{length * 25.4:.0f}" for length in inches) + " mm"


def _proof(laid: Laid) -> Output:
    from benefitgraphic.export.proof import grey

    dpi = _SCREEN if laid.size.scales else _PROOF
    data, width, height = grey([page.frame for page in laid.pages], dpi, laid.theme.colours.paper)
    return Output(f"{laid.size.name}-grey.png", f"{width} x {height} px", data)
