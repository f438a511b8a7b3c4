"""The files that go with the pictures: their words, the mail, the figures."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from benefitgraphic.charts.describe.sentences import figure_sentence
from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.design.sizes import Size
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.flow.slicing import Slice
from benefitgraphic.graphics.geometry import PX
from benefitgraphic.graphics.structure import read
from benefitgraphic.graphics.text.breaking import unhyphenated
from benefitgraphic.language.tags import primary
from benefitgraphic.layout.laid import Laid
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.output.files import Output, slice_name
from benefitgraphic.sections.kinds import KINDS as SECTIONS
from benefitgraphic.sections.leading import leading
from benefitgraphic.twins import announcement, data
from benefitgraphic.twins.alts import LONGEST, AltSubject, short_alt, slice_alts
from benefitgraphic.twins.announcement import MailPart, MailPicture
from benefitgraphic.twins.html import Voice, page
from benefitgraphic.twins.look import PageColours, look
from benefitgraphic.twins.message import content_id, message
from benefitgraphic.twins.plain import plain

DATA = "data.csv"
MAIL = ("announcement.eml", "announcement.html", "announcement.txt", "to-paste.html", "README.txt")
"""To send, to look at, to read, to paste, and notes for the sender: in the folder of the mailed size."""

# Gmail cuts off what comes after 102 KB of HTML; the rest is room for what it adds.
_HTML_BUDGET = 90_000


@dataclass(frozen=True, slots=True)
class Told:
    """An edition as it was laid out, to be told in words.

    Attributes:
        edition: what is said.
        laid: at each size.
        quoted: the metrics that texts speak of, each with what is said of it, as `Filler.quoted`.
    """

    edition: Edition
    laid: tuple[Laid, ...]
    quoted: tuple[tuple[Metric, str], ...] = ()


def word_names(size: Size) -> tuple[str, str]:
    """Return the names of the files with a size's words: to copy, and as a page."""
    return f"{size.name}.alt.txt", f"{size.name}.html"


def in_words(told: Told) -> Iterator[Output]:
    """For each size its words, to copy and as a page; and all figures."""
    edition = told.edition
    alt = picture_alt(edition)
    for laid in told.laid:
        document = laid.structure.root
        own, title = edition.words.twins, unhyphenated(edition.title.text)
        lines = [f"{own.short} ({len(alt)}/{LONGEST})", alt, "", own.long, plain(document, own.row)]
        alt_name, page_name = word_names(laid.size)
        yield _text(alt_name, "text", "\n\n".join(filter(None, lines)))
        said = page(document, title, _voice(edition), look(edition.theme.colours))
        yield _text(page_name, "page", said)
    figures = {figure.key: figure for figure in _figures(told)}
    if figures:
        # The mark at its start tells Excel that it is UTF-8.
        sheet = "\ufeff" + data.sheet(figures.values(), edition.wording)
        yield _text(DATA, f"{len(figures)} figures", sheet)


def announced(told: Sequence[Told]) -> tuple[MailPart, ...]:
    """Return the announcement in each language, the main edition's first; empty if no mailed size was laid out."""
    mailed = [(one.edition, laid) for one in told for laid in one.laid if laid.size.medium.is_mailed]
    return tuple(_part(edition, laid, index > 0) for index, (edition, laid) in enumerate(mailed))


def mail(parts: Sequence[MailPart], colours: PageColours, made: Mapping[str, bytes]) -> Iterator[Output]:
    """Yield the announcement to send, to paste and to read, and notes for its sender; nothing without parts.

    Args:
        parts: one for each language.
        colours: of the main edition's theme.
        made: the picture's slices by the names of their files.
    """
    if not parts:
        return
    folder = parts[0].folder
    text = announcement.text(parts)
    pictures = {picture.name: made[f"{folder}/{picture.name}"] for part in parts for picture in part.pictures}
    own = announcement.html(parts, colours, lambda name: name, "page")
    sent = announcement.html(parts, colours, lambda name: f"cid:{content_id(name)}", "message")
    # A page that is copied from a file takes along the pictures that are in it, but not those beside it.
    inside = {name: f"data:image/png;base64,{b64encode(png).decode()}" for name, png in pictures.items()}
    copied = announcement.html(parts, colours, inside.__getitem__, "to-paste")
    eml = message(announcement.subject(parts), text, sent, pictures)
    count = f"message with {len(pictures)} picture{'s' if len(pictures) > 1 else ''}"
    to_send, to_see, to_read, to_paste, notes = (f"{folder}/{name}" for name in MAIL)
    yield Output(to_send, count, eml)
    yield replace(_text(to_see, "page", own), budget=_HTML_BUDGET)
    yield _text(to_read, "text", text)
    yield _text(to_paste, "page", copied)
    yield _text(notes, "text", announcement.instructions(parts))


def beside(name: str, language: str) -> str:
    """Where a translation's slice stands: in a folder of its own beside those of the main edition."""
    path = PurePosixPath(name)
    return str(path.parent / language / path.name)


def _voice(edition: Edition) -> Voice:
    language, own = edition.language, edition.words.language
    return Voice(language, edition.wording.direction, "" if primary(language) == own else own)


def _part(edition: Edition, laid: Laid, is_translation: bool) -> MailPart:
    """Return the announcement in an edition's language."""
    return MailPart(
        unhyphenated(edition.title.text),
        _voice(edition),
        laid.structure.root,
        _pictures(edition, laid, is_translation),
        edition.words.twins,
        laid.size.name,
    )


def _pictures(edition: Edition, laid: Laid, is_translation: bool) -> tuple[MailPicture, ...]:
    """Return the slices as the mail shows them."""
    frame, cut = laid.pages[0].frame, laid.mailed
    read_out = [read([frame], (one.top * PX, one.bottom * PX)) for one in cut]
    unheaded = {kind.key: kind.heading(edition.words) for kind in SECTIONS.values() if kind.heading}
    alts = slice_alts(read_out, _subject(edition), edition.wording, unheaded)

    def name(part: Slice, scale: int) -> str:
        file = slice_name(laid, part, scale)
        file = beside(file, edition.language) if is_translation else file
        return str(PurePosixPath(file).relative_to(laid.size.name))

    least, most = min(laid.size.medium.scales), max(laid.size.medium.scales)
    return tuple(
        MailPicture(name(part, most), name(part, least), part.height, alt) for part, alt in zip(cut, alts, strict=True)
    )


def picture_alt(edition: Edition) -> str:
    """Return the short alternative text of the whole picture."""
    return short_alt(_subject(edition), edition.words.twins)


def _subject(edition: Edition) -> AltSubject:
    """Return what the graphic is about; an invented figure is always labelled as such."""
    panels = leading(edition)
    figure = figure_sentence(panels[0].metric, edition.wording) if panels else ""
    if figure and edition.sample:
        figure = f"{figure} {edition.words.sample}."
    title, organization = unhyphenated(edition.title.text), unhyphenated(edition.organization.text)
    return AltSubject(title, organization, edition.wording.year(edition.year), figure)


def _figures(told: Told) -> Iterator[data.Figure]:
    """Those of the panels, as they come, then those in texts alone."""
    edition, wording = told.edition, told.edition.wording
    for panel in edition.numbers.panels if edition.numbers else ():
        metric, kind = panel.metric, KINDS[panel.chart]
        table = kind.table(metric, wording)
        for entry in (*table.rows, *([table.rest] if table.rest else [])):
            yield data.Figure(metric, "value", entry)
        change = data.changed(metric, wording) if kind.moved(metric) else None
        yield from filter(None, (change, data.daily(metric, wording)))
    for metric, part in told.quoted:
        asked = {
            "": data.valued(metric, metric.year, wording),
            "previous": data.valued(metric, metric.year - 1, wording),
            "change": data.changed(metric, wording),
            "per_day": data.daily(metric, wording),
        }
        found = asked[part]
        if found:
            yield found


def _text(name: str, dimensions: str, text: str) -> Output:
    return Output(name, dimensions, text.encode("utf-8"))
