"""Requests to the pipeline, and the refusal of those that can't be met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benefitgraphic.content.load import Loaded
from benefitgraphic.design.sizes import SIZES
from benefitgraphic.diagnostics import Diagnostic, Problems
from benefitgraphic.output.files import OFFICE, Manner


@dataclass(frozen=True, slots=True)
class Request:
    """A project to be made in one language.

    Attributes:
        config: the main config file.
        language: BCP 47; None for the original.
        year: the reporting year, instead of the config's.
        sizes: instead of the config's.
        theme: instead of the config's.
        manner: what the files are for.
        with_languages: translations that the mail says the same in.
        first: a size that is painted before the others are laid out, the config's first if there is none of this name;
            with None, no size is painted before all are laid out.
        to_mend: whether all is looked for that may be mended: texts are graded, and what lint refuses is laid out, too.
    """

    config: Path
    language: str | None = None
    year: int | None = None
    sizes: tuple[str, ...] = ()
    theme: str | None = None
    manner: Manner = OFFICE
    with_languages: tuple[str, ...] = ()
    first: str | None = None
    to_mend: bool = False

    def sizes_of(self, loaded: Loaded) -> tuple[str, ...]:
        """Return the sizes that are made of an edition.

        Raises:
            Problems: a size was asked for that no press prints, or none is left.
        """
        wanted = self.wanted(loaded)
        if not self.manner.press:
            return wanted
        found = tuple(name for name in wanted if SIZES[name].medium.is_printed)
        others = [name for name in wanted if name not in found]
        if not found or (self.sizes and others):
            known = ", ".join(name for name, size in SIZES.items() if size.medium.is_printed)
            said = f"only PDFs can go to a press, and this is none: {', '.join(others)}"
            raise Problems([Diagnostic("not-printed", "error", said, hint=f"choose from: {known}")])
        return found

    def mailed(self, loaded: Loaded, others: Sequence[Loaded]) -> tuple[str, ...]:
        """Return the sizes that are mailed.

        Raises:
            Problems: there are none, or one language twice, where the mail is to be in several languages.
        """
        found = tuple(name for name in self.wanted(loaded) if SIZES[name].medium.is_mailed)
        if others and not found:
            said, hint = "there is no mail to add a language to, as its size isn't made", "add the size email"
            raise Problems([Diagnostic("no-mail", "error", said, hint=hint)])
        for other in others:
            if other.edition.language == loaded.edition.language:
                said = f"the mail is already in {other.edition.language}"
                raise Problems([Diagnostic("same-language", "error", said, hint="name another language")])
        return found

    def wanted(self, loaded: Loaded) -> tuple[str, ...]:
        """Return the sizes asked for, or else the config's."""
        return self.sizes or loaded.edition.sizes
