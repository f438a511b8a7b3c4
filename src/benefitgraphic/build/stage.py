"""The stages of the work on a project, each with what can be seen by then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from benefitgraphic.content.load import Loaded
from benefitgraphic.diagnostics import Diagnostic, Problems
from benefitgraphic.layout.laid import Laid
from benefitgraphic.output.files import Output, Painting


@dataclass(frozen=True, slots=True)
class Opened:
    """The content was read, and can be used; its warnings have what there is to say about its words."""

    loaded: Loaded


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A size was laid out."""

    laid: Laid


@dataclass(frozen=True, slots=True)
class NotLaidOut:
    """A size can't be laid out, for these reasons."""

    size: str
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class LaidEdition:
    """An edition with its layouts."""

    loaded: Loaded
    laid: tuple[Laid, ...]

    def warnings(self, *, named: bool = False) -> Iterator[Diagnostic]:
        """Yield the warnings so far; each begins with its language if ``named``."""
        for warning in (*self.loaded.warnings, *(warning for one in self.laid for warning in one.warnings)):
            said = f"in {self.loaded.edition.language}: {warning.message}" if named else warning.message
            yield replace(warning, message=said)


@dataclass(frozen=True, slots=True)
class Composed:
    """All was laid out that can be; what is left to do is to paint.

    Attributes:
        main: the edition, in the order in which sizes are made.
        others: those that share its mail.
        problems: why some sizes can't be laid out.
    """

    main: LaidEdition
    others: tuple[LaidEdition, ...]
    problems: tuple[Diagnostic, ...]

    def refuse_part(self) -> None:
        """Refuse to go on without some of the sizes.

        Raises:
            Problems: some can't be laid out.
        """
        if self.problems:
            raise Problems([*self.main.loaded.warnings, *self.problems])


@dataclass(frozen=True, slots=True)
class Painted:
    """A file of a size is finished; the first is the picture at 100 %, or the PDF."""

    laid: Laid
    file: Output


@dataclass(frozen=True, slots=True)
class Whole:
    """All files of a size are finished, or were so before."""

    laid: Laid
    files: tuple[Output, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The last stage: nothing is left to do.

    Attributes:
        files: all of them, in their order; none where a size can't be laid out.
        stale: patterns of the names of files that these replace.
        warnings: all of them.
    """

    files: tuple[Output, ...]
    stale: tuple[str, ...]
    warnings: tuple[Diagnostic, ...]


Stage = Opened | LaidOut | NotLaidOut | Composed | Painting | Painted | Whole | Done
