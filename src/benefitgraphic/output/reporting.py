"""The report of a run: gathered from its frames and finished files, and written as a page beside them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from benefitgraphic.design.contrast import MARKS, TEXT
from benefitgraphic.design.media import MAIL_BUDGET
from benefitgraphic.design.sizes import Size
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.graphics.colour import contrast
from benefitgraphic.graphics.grounds import Grounded, grounded, is_large
from benefitgraphic.graphics.text.breaking import unhyphenated
from benefitgraphic.layout.laid import Laid
from benefitgraphic.output.companions import Told, picture_alt, word_names
from benefitgraphic.output.files import Output, names
from benefitgraphic.twins import report
from benefitgraphic.twins.announcement import MailPart
from benefitgraphic.twins.look import look
from benefitgraphic.twins.report import (
    Contrast,
    Mail,
    ReportFile,
    ReportPicture,
    ReportSize,
    ReportSlice,
    Smallest,
    Warned,
)

# Pixels an inch of the pictures of pages.
_SCREEN = 96
# What large text needs is as much as WCAG asks of marks.
_LARGE = MARKS


def reported(
    told: Told, parts: Sequence[MailPart], made: Sequence[Output], warnings: Sequence[Diagnostic]
) -> Iterator[Output]:
    """Pictures of the pages that are printed, and the report.

    Args:
        told: the main edition as it was laid out.
        parts: of its mail, one for each language; none without a mail.
        made: every other file of the run.
        warnings: of the run.
    """
    edition = told.edition
    previews = list(_previews(told.laid))
    yield from previews
    every = {output.name: output for output in (*made, *previews)}
    shown = tuple(_shown(laid, every, picture_alt(edition)) for laid in told.laid)
    mail = _mail(parts, every)
    placed = {file.name for one in shown for file in (*one.files, *one.words)}
    if mail:
        placed |= {file.name for file in (*mail.files, *(file for part in mail.slices for file in part.files))}
    page = report.html(
        report.Report(
            title=unhyphenated(edition.title.text),
            year=edition.wording.year(edition.year),
            language=edition.language,
            direction=edition.wording.direction,
            theme=edition.theme.name,
            sample=edition.words.sample if edition.sample else "",
            look=look(edition.theme.colours),
            shown=shown,
            mail=mail,
            others=tuple(_file(output) for output in every.values() if output.name not in placed),
            warnings=tuple(Warned(w.message, w.hint, str(w.where or "")) for w in warnings),
        )
    )
    yield Output(report.NAME, "page", page.encode("utf-8"))


def stale_previews(sizes: Sequence[Size]) -> tuple[str, ...]:
    """Patterns of every name that a page's picture may have: an earlier run may have had more pages."""
    printed = [size.name for size in sizes if size.medium.is_printed]
    return tuple(_preview_name(name, digits) for name in printed for digits in ("[0-9]", "[0-9][0-9]"))


def _preview_name(size: str, number: int | str) -> str:
    return f"{report.FOLDER}/{size}-{number}.png"


def _previews(laid: Sequence[Laid]) -> Iterator[Output]:
    """Yield a picture of each printed page, compressed in a second thread while the next one is painted."""
    printed = [one for one in laid if one.size.medium.is_printed]
    pages = [(one, number, page.frame) for one in printed for number, page in enumerate(one.pages, 1)]
    if not pages:
        return
    from benefitgraphic.export import png, raster

    with ThreadPoolExecutor(max_workers=1) as encoder:
        making = []
        for one, number, frame in pages:
            pixels = raster.paint(frame, _SCREEN / 72, one.theme.colours.paper)
            height, width = pixels.shape[:2]
            name = _preview_name(one.size.name, number)
            making.append((name, (width, height), encoder.submit(png.quick, pixels, _SCREEN)))
        for name, (width, height), data in making:
            yield Output(name, f"{width} x {height} px", data.result(), pixels=(width, height))


def _file(output: Output) -> ReportFile:
    return ReportFile(output.name, output.dimensions, len(output.data), output.budget)


def _picture(output: Output, sharper: Output | None = None) -> ReportPicture:
    width, height = output.pixels or (0, 0)
    return ReportPicture(_file(output), width, height, _file(sharper) if sharper else None)


def _shown(laid: Laid, every: dict[str, Output], alt: str) -> ReportSize:
    """Return a size: its files, what it looks like, and how legible it is."""
    size = laid.size
    files = [every[name] for name in names(size)]
    words = [every[name] for name in word_names(size)]
    if size.medium.is_printed:
        pictures = [_picture(every[_preview_name(size.name, n)]) for n, _ in enumerate(laid.pages, 1)]
    else:
        pictures = [_picture(files[0], files[-1] if len(files) > 1 else None)]
    texts = [found for page in laid.pages for found in grounded(page.frame, laid.theme.colours.paper)]
    met = [tuple(contrasts(found)) for found in texts]
    return ReportSize(
        size.name,
        size.medium.is_printed,
        tuple(map(_file, files)),
        tuple(map(_file, words)),
        tuple(pictures),
        alt,
        _smallest(laid, texts),
        min(itertools.chain.from_iterable(met), key=lambda one: (one.passes, one.ratio), default=None),
        sum(not all(one.passes for one in each) for each in met),
    )


def _smallest(laid: Laid, texts: Sequence[Grounded]) -> Smallest | None:
    if not texts:
        return None
    run = min((found.run for found in texts), key=lambda run: run.size)
    on_phone = run.size / laid.pages[0].frame.width * report.PHONE
    unit, length = laid.size.medium.unit
    return Smallest(_words(run.text), run.size / length, unit, on_phone)


def contrasts(found: Grounded) -> Iterator[Contrast]:
    """Yield a text's contrast with each of its grounds."""
    run = found.run
    for ground in found.grounds:
        needed = _LARGE if is_large(run) else TEXT
        yield Contrast(_words(run.text), run.colour, ground, contrast(run.colour, ground), needed)


def _words(text: str) -> str:
    return " ".join(unhyphenated(text).split())


def _mail(parts: Sequence[MailPart], every: dict[str, Output]) -> Mail | None:
    """Return the mail, in all its languages."""
    if not parts:
        return None
    folder = parts[0].folder
    slices: list[ReportSlice] = []
    for part in parts:
        for picture in part.pictures:
            files = [every[f"{folder}/{name}"] for name in (picture.name, picture.plain)]
            shown = _picture(files[1], files[0])
            slices.append(
                ReportSlice(tuple(map(_file, files)), shown, picture.alt, part.voice.language, part.voice.direction)
            )
    placed = {file.name for one in slices for file in one.files}
    rest = [output for name, output in every.items() if name.startswith(f"{folder}/") and name not in placed]
    return Mail(tuple(map(_file, rest)), tuple(slices), MAIL_BUDGET)
