"""Each stage of the pipeline as the page is told of it, with what the page alone needs: sights, pages as pictures."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial

from benefitgraphic.build.cache import Cache
from benefitgraphic.build.folders import folder_of
from benefitgraphic.build.requests import Request
from benefitgraphic.build.stage import Done, LaidOut, NotLaidOut, Opened, Painted, Stage, Whole
from benefitgraphic.build.stages import stages
from benefitgraphic.content.load import Loaded, languages
from benefitgraphic.diagnostics import Problems
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.text.breaking import unhyphenated
from benefitgraphic.layout.laid import Laid
from benefitgraphic.output.files import Output, Painting
from benefitgraphic.preview.messages import (
    Broken,
    Facts,
    Finished,
    Message,
    ProjectFiles,
    Read,
    SizeDrawn,
    Timings,
    Undrawn,
)
from benefitgraphic.preview.overlay import SizeView
from benefitgraphic.preview.worker.hit_areas import sight_of
from benefitgraphic.preview.worker.pdf_pages import page_pictures
from benefitgraphic.project.paths import Project
from benefitgraphic.project.text_file import reading


def forwarded(wanted: ProjectFiles, cache: Cache) -> Generator[Message | None, None, None]:
    """Make all files of a project in short steps; after any of them, no other need be asked for.

    Args:
        wanted: the project, and what is looked at.
        cache: from the last time; it is changed on the way, so that the next time is quicker.

    Yields:
        What there is, as soon as it is there; None after a step that has nothing to show for it yet.
    """
    request = Request(wanted.config, wanted.language, first=wanted.visible)
    try:
        with reading(Project.of(wanted.config)), closing(stages(request, cache)) as making:
            yield from _Forwarding(wanted, cache).messages(making)
    except Problems as problems:
        yield Broken(wanted.serial, problems.diagnostics)


def facts_of(loaded: Loaded) -> Facts:
    """Return what the page says of an edition."""
    edition, project = loaded.edition, loaded.project
    original = loaded.translated_from or edition.language
    return Facts(
        year=edition.year,
        year_said=edition.wording.year(edition.year),
        language=edition.language,
        languages=(original, *languages(project.config)),
        direction=edition.wording.direction,
        title=unhyphenated(edition.title.text),
        theme=edition.theme.name,
        sizes=edition.sizes,
        sample=edition.sample,
        folder=project.shown(folder_of(loaded)),
    )


# What the time until a stage went into.
_PARTS = {Opened: "reading and lint", LaidOut: "layout", Painting: "comparing", Painted: "painting"}


class _Forwarding:
    """The stages of one state of the project, on their way to the page."""

    def __init__(self, wanted: ProjectFiles, cache: Cache) -> None:
        self._serial, self._cache = wanted.serial, cache
        self._sights: dict[str, SizeView] = {}
        self._painted: set[str] = set()
        self._spent: dict[str, float] = {}
        self._is_shown = False

    def messages(self, making: Iterator[Stage]) -> Iterator[Message | None]:
        edition: Edition | None = None
        while True:
            start = time.perf_counter()
            stage = next(making, None)
            self._spend(_PARTS.get(type(stage), "the rest"), start)
            match stage:
                case None:
                    return
                case Opened(loaded):
                    edition = loaded.edition
                    yield Read(self._serial, facts_of(loaded), loaded.warnings)
                case NotLaidOut(size, problems):
                    yield Undrawn(self._serial, size, problems)
                case LaidOut(laid) if edition:
                    start, make = time.perf_counter(), partial(sight_of, laid, edition)
                    self._sights[laid.size.name] = self._cache.get(("sight", laid.size.name), laid, make)
                    self._spend("what lies where", start)
                    yield None
                case Painted(laid, file) if not self._is_shown:
                    sheets = tuple(replace(sheet, sharper="") for sheet in self._sights[laid.size.name].sheets)
                    blurred = replace(self._sights[laid.size.name], sheets=sheets)
                    yield from self._shown(
                        SizeDrawn(self._serial, blurred, (file, *self._pages(laid, file)), is_whole=False)
                    )
                case Whole(laid, files):
                    self._painted |= {file.name for file in files}
                    pages = self._pages(laid, files[0])
                    yield None
                    pages += yield from self._sharp_pages(laid, files[0])
                    yield from self._shown(
                        SizeDrawn(self._serial, self._sights[laid.size.name], files + pages, is_whole=True)
                    )
                case Done(files, _, warnings):
                    others = tuple(file for file in files if file.name not in self._painted)
                    yield Finished(self._serial, others, tuple(file.name for file in files), warnings)
                case _:
                    yield None

    def _shown(self, drawn: SizeDrawn) -> Iterator[Message]:
        yield drawn
        if not self._is_shown:
            self._is_shown = True
            yield Timings(self._serial, tuple(self._spent.items()))

    def _pages(self, laid: Laid, pdf: Output) -> tuple[Output, ...]:
        """Return a printed size's pages as pictures at 100 %."""
        if not laid.size.medium.is_printed:
            return ()
        start = time.perf_counter()
        pages = self._cache.get(
            ("pages", laid.size.name), pdf.data, lambda: tuple(page_pictures(pdf.data, laid.size.name))
        )
        self._spend("pages as pictures", start)
        return pages

    def _sharp_pages(self, laid: Laid, pdf: Output) -> Generator[None, None, tuple[Output, ...]]:
        """Return the same pages at 200 %; yield None after each that is made."""
        if not laid.size.medium.is_printed:
            return ()
        key = ("sharp pages", laid.size.name)
        known: tuple[Output, ...] | None = self._cache.known(key, pdf.data)
        if known is None:
            made: list[Output] = []
            for page in page_pictures(pdf.data, laid.size.name, scale=2):
                made.append(page)
                yield
            known = self._cache.keep(key, pdf.data, tuple(made))
        return known

    def _spend(self, part: str, start: float) -> None:
        self._spent[part] = self._spent.get(part, 0.0) + time.perf_counter() - start
