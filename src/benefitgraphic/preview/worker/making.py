"""What is wanted, made step by step: the visible size first, and of that the picture at 100 %."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from benefitgraphic.build import folder_of, linted
from benefitgraphic.content.load import Loaded, languages, load
from benefitgraphic.diagnostics import Diagnostic, Problems
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.layout.laid import Laid
from benefitgraphic.output.companions import Told
from benefitgraphic.output.delivery import delivered
from benefitgraphic.output.files import Output, files, too_heavy
from benefitgraphic.preview.messages import Broken, Drawn, Facts, Finished, Message, Read, Stages, Undrawn, Wanted
from benefitgraphic.preview.worker.kept import Kept, Rest, Whole, appearance_of
from benefitgraphic.preview.worker.pdf_pages import is_page_picture, page_pictures
from benefitgraphic.preview.worker.stopwatch import Stopwatch
from benefitgraphic.text import unhyphenated

if TYPE_CHECKING:
    from benefitgraphic.export.png import Runs


def making(wanted: Wanted, kept: Kept) -> Generator[Message | None, None, None]:
    """Makes all files of a project in short steps; after any of them, no other need be asked for.

    Args:
        wanted: the project, and what is looked at.
        kept: from the last time; it is changed on the way, so that the next time is quicker.

    Yields:
        What there is, as soon as it is there; None after a step that has nothing to show for it yet.
    """
    watch = Stopwatch()
    try:
        with watch.during("reading"):
            read = load(wanted.config, language=wanted.language)
        with watch.during("lint"):
            loaded = linted(read)
    except Problems as problems:
        yield Broken(wanted.serial, problems.diagnostics)
        return
    yield Read(wanted.serial, facts_of(loaded), loaded.warnings)
    yield from _Making(wanted, kept, loaded, watch).steps()


def facts_of(loaded: Loaded) -> Facts:
    """What the page says of an edition."""
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


class _Making:
    """The content as it was read, on its way to files."""

    def __init__(self, wanted: Wanted, kept: Kept, loaded: Loaded, watch: Stopwatch) -> None:
        self._serial, self._kept, self._loaded, self._watch = wanted.serial, kept, loaded, watch
        sizes = loaded.edition.sizes
        self._visible = wanted.visible if wanted.visible in sizes else sizes[0]

    def steps(self) -> Iterator[Message | None]:
        sizes = self._loaded.edition.sizes
        laid: dict[str, Laid] = {}
        self._kept.begin(self._loaded)
        for name in sorted(sizes, key=lambda size: size != self._visible):
            try:
                with self._watch.during("layout"):
                    laid[name] = self._kept.laid(self._loaded, name)
            except Problems as problems:
                own = tuple(found for found in problems.diagnostics if found not in self._loaded.warnings)
                yield Undrawn(self._serial, name, own)
                continue
            yield None
            yield from self._drawn(laid[name])
        made = tuple(laid[name] for name in sizes if name in laid)
        warnings = (*self._loaded.warnings, *(warning for one in made for warning in one.warnings))
        if len(made) == len(sizes):
            yield self._finished(made, warnings)
        else:
            yield Finished(self._serial, (), (), tuple(dict.fromkeys(warnings)))

    def _drawn(self, laid: Laid) -> Iterator[Message | None]:
        """A size's files, what is seen of it at 100 % first."""
        kept, name = self._kept, laid.size.name
        with self._watch.during("comparing"):
            appearance = appearance_of(laid)
        with self._watch.during("what lies where"):
            sight = kept.sight(laid, self._loaded.edition)
        whole = kept.wholes.get(name)
        if whole is None or whole.appearance != appearance:
            made: list[Output] = []
            for step in self._paper(laid) if laid.size.is_printed else self._picture(laid):
                if step and not made:
                    blurred = tuple(replace(sheet, sharper="") for sheet in sight.sheets)
                    yield Drawn(self._serial, replace(sight, sheets=blurred), step, is_whole=False)
                    yield self._timed(name)
                else:
                    yield None
                made += step
            whole = kept.wholes[name] = Whole(appearance, tuple(made))
            yield Drawn(self._serial, sight, whole.files, is_whole=True)
        else:
            yield Drawn(self._serial, sight, whole.files, is_whole=True)
            yield self._timed(name)

    def _timed(self, size: str) -> Stages | None:
        return Stages(self._serial, self._watch.seconds()) if size == self._visible else None

    def _picture(self, laid: Laid) -> Iterator[tuple[Output, ...]]:
        def paint(frame: Frame, pixels_per_point: float, ground: str) -> Iterator[Runs]:
            bands = self._kept.painted(laid.size.name, pixels_per_point).again(frame, pixels_per_point, ground)
            while True:
                with self._watch.during("painting", within="palette"):
                    band = next(bands, None)
                if band is None:
                    return
                yield band

        encoder = ThreadPoolExecutor(max_workers=1)
        try:
            making = files(laid, encoder, paint=paint)
            with self._watch.during("palette"):
                first = next(making)
            with self._watch.during("compression"):
                picture = first()
            yield (picture,)
            others = []
            for file in making:
                others.append(file)
                yield ()
            for file in others:
                yield (file(),)
        finally:
            # What is compressed for nobody any more is not waited for.
            encoder.shutdown(wait=False, cancel_futures=True)

    def _paper(self, laid: Laid) -> Iterator[tuple[Output, ...]]:
        with self._watch.during("PDF"), ThreadPoolExecutor(max_workers=1) as encoder:
            (pdf,) = (file() for file in files(laid, encoder))
        with self._watch.during("pages as pictures"):
            pages = tuple(page_pictures(pdf.data, laid.size.name))
        yield (pdf, *pages)
        for page in page_pictures(pdf.data, laid.size.name, scale=2):
            yield (page,)

    def _finished(self, laid: tuple[Laid, ...], warnings: tuple[Diagnostic, ...]) -> Finished:
        kept, loaded = self._kept, self._loaded
        made = [file for one in laid for file in kept.wholes[one.size.name].files if not is_page_picture(file.name)]
        if kept.rest is None:
            told = Told(loaded.edition, laid, loaded.quoted)
            every, _ = delivered([told], made, languages(loaded.project.config), warnings, lambda name: None)
            own = {file.name for file in made}
            others = tuple(file for file in every if file.name not in own)
            found = dict.fromkeys((*warnings, *too_heavy(every)))
            kept.rest = Rest(others, tuple(file.name for file in every), tuple(found))
        return Finished(self._serial, kept.rest.files, kept.rest.names, kept.rest.diagnostics)
