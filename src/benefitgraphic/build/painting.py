"""From layouts to files, as far as they look otherwise than the last time."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from benefitgraphic.build.cache import Cache, Source
from benefitgraphic.build.sources import source_of_files
from benefitgraphic.build.stage import Painted, Stage, Whole
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.layout.laid import Laid
from benefitgraphic.output.files import Manner, Output, Painting, files

if TYPE_CHECKING:
    from benefitgraphic.export.png import Runs
    from benefitgraphic.export.raster import Band


@dataclass(slots=True)
class _Files:
    """Files of a size on their way, and what they are made from."""

    laid: Laid
    source: Source
    waiting: deque[Future[Output]]
    finished: list[Output]
    is_painted: bool = False


def painted(
    laid: Sequence[Laid], manner: Manner, cache: Cache, *, at_once: bool = False
) -> Generator[Stage, None, dict[str, tuple[Output, ...]]]:
    """Paint sizes, and hand out their files, in order, when they are compressed.

    Args:
        laid: the sizes.
        manner: what the files are for.
        cache: holds files, and the bands of pictures; what would look the same is not painted again.
        at_once: whether the very first file is waited for, before any other is painted.

    Returns:
        The files by size.

    Raises:
        Problems: a font can't be used in a PDF.
    """
    made = dict[str, tuple[Output, ...]]()
    going = deque[_Files]()

    def finished(*, wait: bool) -> Iterator[Stage]:
        while going:
            one, name = going[0], going[0].laid.size.name
            while one.waiting and (wait or one.waiting[0].done()):
                one.finished.append(one.waiting.popleft().result())
                yield Painted(one.laid, one.finished[-1])
            if one.waiting or not one.is_painted:
                return
            made[name] = cache.keep(("files", name), one.source, tuple(one.finished))
            yield Whole(one.laid, made[name])
            going.popleft()

    encoder = ThreadPoolExecutor(max_workers=1)
    try:
        for one in laid:
            source = cache.source(partial(_source, one, manner))
            known: tuple[Output, ...] | None = cache.known(("files", one.size.name), source)
            if known:
                going.append(_Files(one, source, deque(), list(known), is_painted=True))
                yield from finished(wait=False)
                continue
            going.append(_Files(one, source, deque(), []))
            for step in files(one, encoder, manner, partial(bands, cache, one.size.name)):
                if isinstance(step, Painting):
                    yield step
                else:
                    going[-1].waiting.append(step)
                yield from finished(wait=at_once and not going[0].finished)
            going[-1].is_painted = True
        yield from finished(wait=True)
    finally:
        # What is compressed for nobody any more is not waited for.
        encoder.shutdown(wait=False, cancel_futures=True)
    return made


def bands(cache: Cache, size: str, frame: Frame, pixels_per_point: float, ground: str) -> Iterator[Runs]:
    """Yield the bands of a picture; those that look as they did are not painted again."""
    from benefitgraphic.export import raster

    for number, band in enumerate(raster.cut(frame, pixels_per_point)):
        key = ("band", size, f"{pixels_per_point:g}", str(number))
        look = cache.source(partial(_look, band, ground))
        yield cache.get(key, look, partial(_runs, band, ground))


def _source(laid: Laid, manner: Manner) -> Source:
    return manner, source_of_files(laid)


def _look(band: Band, ground: str) -> Source:
    return band.width, band.height, ground, *(drawn.look() for drawn in band.drawn)


def _runs(band: Band, ground: str) -> Runs:
    from benefitgraphic.export import png, raster

    return png.runs(raster.paint_band(band, ground))
