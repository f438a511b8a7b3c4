"""What the server and the worker say to each other; everything here can be pickled."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.output.files import Output
from benefitgraphic.preview.overlay import SizeView

# From the server.


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """Every file of the project as it is on the disk now; a newer one ends the work on an older.

    Attributes:
        serial: ascending.
        config: the main config file.
        visible: the size that is being looked at, made first; empty, or one that isn't made, for the first.
        language: a translation, instead of the original.
    """

    serial: int
    config: Path
    visible: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class RoomQuestion:
    """How much longer a text may get: the field's path, such as ``benefits[3].text``, at a size."""

    config: Path
    size: str
    path: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class YearQuestion:
    """A size as it would be with another year's figures and this year's words."""

    config: Path
    size: str
    year: int
    language: str | None = None


@dataclass(frozen=True, slots=True)
class WriteOrder:
    """All files to the output folder, as `benefitgraphic render` writes them."""

    config: Path
    language: str | None = None


Question = RoomQuestion | YearQuestion | WriteOrder


@dataclass(frozen=True, slots=True)
class NumberedQuestion:
    """A question, answered between two files; ``number`` is repeated in the answer."""

    number: int
    question: Question


# From the worker.


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page says of the edition.

    Attributes:
        year: the reporting year.
        year_said: as readers see it: "2025", or "2025–26".
        language: of the texts.
        languages: the original's, then every translation's.
        direction: ``ltr`` or ``rtl``.
        title: of the graphic.
        theme: its name.
        sizes: those that are made.
        sample: whether the figures are invented.
        folder: where ``render`` writes to, from the project folder: ``output/2025``.
    """

    year: int
    year_said: str
    language: str
    languages: tuple[str, ...]
    direction: str
    title: str
    theme: str
    sizes: tuple[str, ...]
    sample: bool
    folder: str


@dataclass(frozen=True, slots=True)
class Read:
    """The content could be used; sent first, with the warnings so far."""

    serial: int
    facts: Facts
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """The content can't be used; nothing more comes of this serial."""

    serial: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class SizeDrawn:
    """A size, or what there is of it so far: the picture at 100 % comes first. A later one of this size has all."""

    serial: int
    sight: SizeView
    files: tuple[Output, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A size that can't be laid out; its last picture stays."""

    serial: int
    size: str
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing more comes of this serial; with every file that belongs to no size.

    Attributes:
        serial: of what was wanted.
        files: those that didn't come with a size: texts, pages, the mail, the figures, the report; none if a size
            couldn't be laid out.
        names: all files that ``render`` would write, in its order; none if a size couldn't be laid out, as it wouldn't
            write any then.
        diagnostics: all warnings.
    """

    serial: int
    files: tuple[Output, ...]
    names: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds that each part took until the visible size's picture was there, by name, in order; for the benchmark."""

    serial: int
    seconds: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Room:
    """How much longer a text may get at a size.

    Attributes:
        lines: that it takes now; 0 where it isn't shown.
        left: letters, about, before it takes another line.
        most: letters, about, before ``then`` comes to pass; None where it can grow as it likes.
        then: what happens: "the size hero leaves out the benefits"; empty with ``most`` None.
    """

    lines: int
    left: int
    most: int | None = None
    then: str = ""


@dataclass(frozen=True, slots=True)
class YearShown:
    """Another year's pictures."""

    sight: SizeView
    files: tuple[Output, ...]


@dataclass(frozen=True, slots=True)
class WrittenFiles:
    """What was written: paths from the project folder."""

    paths: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A question that can't be answered, and why."""

    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """To the question of that number."""

    number: int
    result: Room | YearShown | WrittenFiles | Refused


# From the server's side of the worker.


@dataclass(frozen=True, slots=True)
class Restarted:
    """The worker ended without being asked to, and was started again; ``said`` is for people."""

    said: str


Message = Read | Broken | SizeDrawn | Undrawn | Finished | Timings | Answer | Restarted
