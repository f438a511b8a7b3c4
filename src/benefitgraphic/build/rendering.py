"""To make and write the files: the stages to their end, in every language that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benefitgraphic.atomic.turn import in_turn
from benefitgraphic.build.cache import NoCache
from benefitgraphic.build.folders import folder_in_year, year_folder
from benefitgraphic.build.requests import Request
from benefitgraphic.build.stage import Composed, Done, Stage
from benefitgraphic.build.stages import stages
from benefitgraphic.content.load import languages
from benefitgraphic.diagnostics import Diagnostic, Problems, Where
from benefitgraphic.output.earlier import PICTURES, FileFamily, earlier
from benefitgraphic.output.files import Manner, Output, Painting
from benefitgraphic.output.writing import Written, take_back, write_all
from benefitgraphic.project.paths import Project
from benefitgraphic.project.text_file import reading

if TYPE_CHECKING:
    from benefitgraphic.export.inks import Profile


# Instead of a language: the original and every translation.
ALL = "all"


@in_turn
def render(
    config: Path,
    *,
    year: int | None = None,
    sizes: Sequence[str] = (),
    language: str | None = None,
    theme: str | None = None,
    output: Path | None = None,
    press: bool = False,
    icc: Path | None = None,
    proof: bool = False,
    with_languages: Sequence[str] = (),
    only_pictures: bool = False,
    progress: Callable[[str], None] = lambda name: None,
) -> tuple[tuple[Written, ...], tuple[Diagnostic, ...]]:
    """Render and write the files of each size.

    Args:
        config: the main config file.
        year: the reporting year, instead of the config's.
        sizes: names from `SIZES`, instead of the config's.
        language: BCP 47, or `ALL`; a translation's files go into a folder of their own.
        theme: instead of the config's.
        output: the folder to write to, instead of ``output/<year>`` in the project.
        press: PDFs for a press, with bleed and crop marks; sizes that aren't printed are left out.
        icc: the printer's CMYK profile, for PDFs in its inks.
        proof: instead of the files, a picture of each in grey.
        with_languages: translations that the mail says the same in, after the main one.
        only_pictures: each picture at 100 %, and PDFs, and nothing else.
        progress: told the name of each picture and PDF before it is made.

    Returns:
        The files written, and the warnings.

    Raises:
        Problems: the input can't be used; nothing was written.
        OSError: the folder can't be written to.
        ValueError: a proof for a press, a profile for something else, a press or proof in several languages, or a mail
            or proof where only pictures are made.
    """
    if (press and proof) or (icc and not press) or (with_languages and (press or proof or language == ALL)):
        raise ValueError("a proof is of what an office prints, a profile is for a press, and a mail for neither")
    if only_pictures and (press or proof or with_languages):
        raise ValueError("only pictures are made neither for a press nor with a mail, and a proof is one already")
    if output:
        _refuse_unfit(output, config)
    back = take_back(config, *([output] if output else []))
    with reading(Project.of(config)):
        manner = Manner(
            press, _profile(icc) if icc else None, proof, shared=bool(with_languages), pictures_alone=only_pictures
        )
        request = Request(config, language, year, tuple(dict.fromkeys(sizes)), theme, manner, tuple(with_languages))
        wanted = (None, *languages(config)) if language == ALL else (language,)
        old: tuple[Diagnostic, ...] = ()
        making = [stages(replace(request, language=one), NoCache(), earlier=lambda: old) for one in wanted]
        # What is wrong in one language is told before anything is painted in another.
        composed = [one.main for one in _composed(making)]
        folder = output or year_folder(composed[0].loaded)
        inner = ["" if output and one is composed[0] else folder_in_year(one.loaded) for one in composed]
        option = "--press" if press else "--proof grey" if proof else PICTURES if only_pictures else ""
        laid = [(own, each.size.name) for own, one in zip(inner, composed, strict=True) for each in one.laid]
        old = earlier(folder, {FileFamily(own, size, option) for own, size in laid})
        done = [_done(one, progress) for one in making]
        config.stat()  # still there: else the project was moved, and would be begun anew at its old place
    files, stale = list[Output](), list[str]()
    for own_folder, own in zip(inner, done, strict=True):
        # All languages are one exchange, from the folder that all of them lie in.
        files += (replace(file, name=own_folder + file.name) for file in own.files)
        stale += (own_folder + pattern for pattern in own.stale)
    written = write_all(files, folder, stale)
    return written, tuple(dict.fromkeys([*back, *(warning for one in done for warning in one.warnings)]))


def _composed(making: Sequence[Iterator[Stage]]) -> list[Composed]:
    """Each language laid out; what is wrong in any of them is told together."""
    found: list[Composed] = []
    wrong: dict[Diagnostic, None] = {}
    for stages_of_one in making:
        try:
            composed = next(stage for stage in stages_of_one if isinstance(stage, Composed))
            composed.refuse_part()
            found.append(composed)
        except Problems as problems:
            wrong |= dict.fromkeys(problems.diagnostics)
    if wrong:
        raise Problems(wrong)
    return found


def _done(making: Iterator[Stage], progress: Callable[[str], None]) -> Done:
    for stage in making:
        match stage:
            case Painting(name):
                progress(name)
            case Done():
                return stage
    raise AssertionError("the last stage is `Done`")


def _refuse_unfit(output: Path, config: Path) -> None:
    reason = Project.of(config).unfit_for_output(output)
    if reason:
        said, hint = f"{output} {reason}: nothing is written there", "name a new folder with --output"
        raise Problems([Diagnostic("bad-output", "error", said, hint=hint)])


def _profile(path: Path) -> Profile:
    from benefitgraphic.export.inks import Profile, ProfileProblem

    try:
        return Profile.of_file(path)
    except ProfileProblem as error:
        hint = "ask the printer for the ICC profile of the paper that it will print on"
        raise Problems([Diagnostic("bad-profile", "error", f"this file {error}", Where(str(path)), hint)]) from error
