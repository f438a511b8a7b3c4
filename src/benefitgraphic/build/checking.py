"""To look for problems, and write nothing: the stages up to the layout, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benefitgraphic.atomic.turn import in_turn
from benefitgraphic.build.cache import NoCache
from benefitgraphic.build.requests import Request
from benefitgraphic.build.stage import Composed, Opened
from benefitgraphic.build.stages import stages
from benefitgraphic.content.load import languages
from benefitgraphic.diagnostics import Diagnostic, Problems
from benefitgraphic.lint.silence import Hearing, Silenced
from benefitgraphic.output.writing import take_back
from benefitgraphic.project.paths import Project
from benefitgraphic.project.text_file import reading


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of a check, and those that the config silences."""

    found: tuple[Diagnostic, ...]
    silenced: tuple[Silenced, ...]


def check(
    config: Path,
    *,
    year: int | None = None,
    language: str | None = None,
    theme: str | None = None,
    sizes: Sequence[str] = (),
) -> tuple[Diagnostic, ...]:
    """Return every problem of the input, its words, its translations and its layout."""
    return checked(config, year=year, language=language, theme=theme, sizes=sizes).found


@in_turn
def checked(
    config: Path,
    *,
    year: int | None = None,
    language: str | None = None,
    theme: str | None = None,
    sizes: Sequence[str] = (),
) -> Checked:
    """Return the same, with what the config silences."""
    found, hearing = dict[Diagnostic, None](), Hearing()

    def note(problems: Iterator[Diagnostic]) -> None:
        nonlocal found
        try:
            with reading(Project.of(config)):
                for problem in problems:
                    found[problem] = None
        except Problems as refused:
            found |= dict.fromkeys(refused.diagnostics)

    try:
        found |= dict.fromkeys(take_back(config))
    except Problems as problems:
        found |= dict.fromkeys(problems.diagnostics)
    wanted = [language] if language else [None, *languages(config)]
    for one in wanted:
        request = Request(config, one, year, tuple(dict.fromkeys(sizes)), theme, to_mend=True)
        note(_problems_of(request, hearing))
    note(_unseen_by_render(config))
    # What keeps nothing quiet is only known when every text was looked at.
    if language is None and len(hearing.languages) == len(wanted):
        found |= dict.fromkeys(hearing.idle())
    return Checked(tuple(found), hearing.silenced())


def _problems_of(request: Request, hearing: Hearing) -> Iterator[Diagnostic]:
    for stage in stages(request, NoCache(), hearing=hearing):
        match stage:
            case Opened(loaded):
                yield from loaded.warnings
            case Composed():
                stage.refuse_part()
                yield from (warning for laid in stage.main.laid for warning in laid.warnings)
                return


def _unseen_by_render(config: Path) -> Iterator[Diagnostic]:
    """Yield what is wrong in files that only another command reads."""
    if Project.of(config).imports.exists():
        from benefitgraphic.imports.importing import mapping_problems

        yield from mapping_problems(config)
