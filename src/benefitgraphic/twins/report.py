"""What a run made, on one page for the designer who made it: how large, how legible, and how it looks to others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor
from pathlib import PurePosixPath
from urllib.parse import quote

from benefitgraphic.twins.alts import LONGEST
from benefitgraphic.twins.html import templates
from benefitgraphic.twins.look import PageColours
from benefitgraphic.twins.vision import FILTERS, values

NAME = "report.html"
"""The page's file."""
FOLDER = "report"
"""Where the pictures lie that are made for it alone."""

PHONE = 343
"""CSS px that a picture is wide on a phone, which is 375 px wide."""
# From here on a text on a phone is taken to be read without zooming in.
_READABLE = 11


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file that was written: its name, dimensions in words, bytes, and the bytes that it should stay under."""

    name: str
    dimensions: str
    size: int
    budget: int | None = None

    @property
    def address(self) -> str:
        """The name as a link beside it needs it."""
        return quote(self.name, safe="/@")

    @property
    def over(self) -> int:
        """Bytes that it is too large by."""
        return 0 if self.budget is None else max(0, self.size - self.budget)

    @property
    def share(self) -> int:
        """Per cent of its budget that it takes, rounded down: 100 is all of it, and no less."""
        return 100 * self.size // self.budget if self.budget else 0


@dataclass(frozen=True, slots=True)
class ReportPicture:
    """A picture as the page shows it: its file and pixels, and its file at twice as many, if there is one."""

    file: ReportFile
    width: int
    height: int
    sharper: ReportFile | None = None


@dataclass(frozen=True, slots=True)
class Smallest:
    """The smallest text: its words, its size in px or pt, and its size in px where the whole is as wide as a phone."""

    text: str
    size: float
    unit: str
    on_phone: float

    @property
    def is_readable(self) -> bool:
        """Whether it can be read on a phone without zooming in."""
        return self.on_phone >= _READABLE


@dataclass(frozen=True, slots=True)
class Contrast:
    """A text on a ground: its words, both colours, their ratio, and the one that it needs."""

    text: str
    colour: str
    ground: str
    ratio: float
    needed: float

    @property
    def passes(self) -> bool:
        """Whether it can be told from its ground."""
        return self.ratio >= self.needed

    @property
    def said(self) -> str:
        """The ratio, rounded down, so that 4.497 is not said to be 4.5."""
        return f"{floor(self.ratio * 100) / 100:.2f}"


@dataclass(frozen=True, slots=True)
class ReportSize:
    """One size.

    Attributes:
        name: of the size.
        is_paper: whether its pictures are pages of a PDF.
        files: what there is to send, post or print.
        words: its texts to copy, and its page.
        pictures: of it, from the first page.
        alt: its short alternative text.
        smallest: its smallest text; None without any.
        contrast: its lowest; one that is too low comes before all others.
        faint: how many texts have too little.
    """

    name: str
    is_paper: bool
    files: tuple[ReportFile, ...]
    words: tuple[ReportFile, ...]
    pictures: tuple[ReportPicture, ...]
    alt: str
    smallest: Smallest | None
    contrast: Contrast | None
    faint: int

    @property
    def is_tall(self) -> bool:
        """Whether it has to be scrolled where it is shown small."""
        return sum(picture.height / picture.width for picture in self.pictures) > 1


@dataclass(frozen=True, slots=True)
class ReportSlice:
    """A part of the mailed picture: its files, the sharpest first, one as a picture, and its alternative text."""

    files: tuple[ReportFile, ...]
    picture: ReportPicture
    alt: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class Mail:
    """The mail: its files besides the slices, the slices in order, and the bytes that those it shows may have."""

    files: tuple[ReportFile, ...]
    slices: tuple[ReportSlice, ...]
    budget: int

    @property
    def together(self) -> ReportFile:
        """All slices that the mail shows, as if they were one file."""
        shown = [part.files[0] for part in self.slices]
        return ReportFile(f"{len(shown)} slices", "", sum(file.size for file in shown), self.budget)


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that the run warned of: what, what to do about it, and where."""

    message: str
    hint: str
    where: str

    @property
    def what(self) -> str:
        """The message as a sentence."""
        return _sentence(self.message)

    @property
    def advice(self) -> str:
        """The hint as a sentence, if there is one."""
        return _sentence(self.hint)


@dataclass(frozen=True, slots=True)
class Report:
    """All that the page shows.

    Attributes:
        title: of the graphic.
        year: the reporting year.
        language: BCP 47, of the graphic's words.
        direction: ``ltr`` or ``rtl``.
        theme: its name.
        sample: the words that say that figures are invented; empty if they aren't.
        look: the theme's colours.
        shown: each size.
        mail: if there is one.
        others: files of neither, as they were made.
        warnings: of the run.
    """

    title: str
    year: str
    language: str
    direction: str
    theme: str
    sample: str
    look: PageColours
    shown: tuple[ReportSize, ...]
    mail: Mail | None
    others: tuple[ReportFile, ...]
    warnings: tuple[Warned, ...]


@dataclass(frozen=True, slots=True)
class _SummaryRow:
    file: ReportFile
    wrong: str


@dataclass(frozen=True, slots=True)
class _SummaryGroup:
    """Rows of the summary: their heading, and the id of the section that tells more, if there is one."""

    heading: str
    section: str
    rows: tuple[_SummaryRow, ...]


def html(report: Report) -> str:
    """Return the page: no script, nothing from elsewhere, every picture beside it."""
    groups = tuple(_groups(report))
    return (
        templates()
        .get_template("report.html.j2")
        .render(
            report=report,
            look=report.look,
            groups=groups,
            faint=[shown for shown in report.shown if shown.faint],
            is_fine=not report.warnings and not any(row.wrong for group in groups for row in group.rows),
            filters={name: values(matrix) for name, matrix in FILTERS.items()},
            longest=LONGEST,
            phone=PHONE,
        )
    )


def _groups(report: Report) -> Iterator[_SummaryGroup]:
    for shown in report.shown:
        faint = f"{shown.faint} text{'s' if shown.faint > 1 else ''} with too little contrast" if shown.faint else ""
        rows = [_SummaryRow(file, _joined(_over(file), faint)) for file in shown.files]
        long = f"its text has {len(shown.alt)} characters, not {LONGEST}" if len(shown.alt) > LONGEST else ""
        rows += [_SummaryRow(file, _joined(_over(file), long)) for file in shown.words]
        yield _SummaryGroup(shown.name.capitalize(), f"size-{shown.name}", tuple(rows))
    if report.mail:
        slices = [file for part in report.mail.slices for file in reversed(part.files)]
        yield _SummaryGroup("Mail", "mail", _rows((*report.mail.files, *slices)))
    previews = [file for file in report.others if PurePosixPath(file.name).parent.name == FOLDER]
    rest = [file for file in report.others if file not in previews]
    if rest:
        yield _SummaryGroup("Figures" if [file.name for file in rest] == ["data.csv"] else "Others", "", _rows(rest))
    if previews:
        yield _SummaryGroup("Pictures of pages, for this report alone", "", _rows(previews))


def _rows(files: Sequence[ReportFile]) -> tuple[_SummaryRow, ...]:
    return tuple(_SummaryRow(file, _over(file)) for file in files)


def _over(file: ReportFile) -> str:
    return f"{file.over:,} bytes over its budget" if file.over else ""


def _sentence(text: str) -> str:
    """Return a text with a capital and a full stop; a file name stays as it is."""
    first = text.split(" ", 1)[0]
    begun = text if set("./@") & set(first) else text[:1].upper() + text[1:]
    return f"{begun}." if text else ""


def _joined(*wrong: str) -> str:
    return "; ".join(filter(None, wrong))
