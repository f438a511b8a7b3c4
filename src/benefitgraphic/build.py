"""The pipeline, from config to files; the only module that knows every stage.

Its functions may be called from any thread: a second one waits for its turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benefitgraphic.atomic.turn import in_turn
from benefitgraphic.content.load import Loaded, languages, load
from benefitgraphic.design.sizes import SIZES
from benefitgraphic.diagnostics import Diagnostic, Problems, Where, errors
from benefitgraphic.layout.laid import Laid
from benefitgraphic.layout.lay_out import laid_out
from benefitgraphic.lint.linting import lint
from benefitgraphic.lint.silence import Hearing, Silenced
from benefitgraphic.output.earlier import Kind, earlier
from benefitgraphic.output.files import Manner, Output, outputs, too_heavy
from benefitgraphic.output.writing import Written, take_back, write_all
from benefitgraphic.project.paths import Project
from benefitgraphic.project.text_file import reading

if TYPE_CHECKING:
    from benefitgraphic.export.inks import Profile


# Instead of a language: the original and every translation.
ALL = "all"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, and what it was told to be quiet about."""

    found: tuple[Diagnostic, ...]
    silenced: tuple[Silenced, ...]


@in_turn
def check(
    config: Path,
    *,
    year: int | None = None,
    language: str | None = None,
    theme: str | None = None,
    sizes: Sequence[str] = (),
) -> tuple[Diagnostic, ...]:
    """Every problem of the input, its words, its translations and its layout at the sizes; empty when all is well."""
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
    """The same, with what the config silences."""
    try:
        found = dict.fromkeys(take_back(config))
    except Problems as problems:
        found = dict.fromkeys(problems.diagnostics)
    wanted = [language] if language else [None, *languages(config)]
    hearing = Hearing()
    for one in wanted:
        try:
            with reading(Project.of(config)):
                loaded = load(config, year=year, language=one, theme=theme)
                found |= dict.fromkeys(hearing.heard((*loaded.warnings, *lint(loaded, grade=True)), loaded))
                laid = laid_out(loaded, tuple(dict.fromkeys(sizes)) or loaded.edition.sizes)
                found |= dict.fromkeys(warning for each in laid for warning in each.warnings)
        except Problems as problems:
            found |= dict.fromkeys(problems.diagnostics)
    try:
        with reading(Project.of(config)):
            found |= dict.fromkeys(_unseen_by_render(config))
    except Problems as problems:
        found |= dict.fromkeys(problems.diagnostics)
    # What keeps nothing quiet is only known when every text was looked at.
    if language is None and len(hearing.languages) == len(wanted):
        found |= dict.fromkeys(hearing.idle())
    return Checked(tuple(found), hearing.silenced())


def _unseen_by_render(config: Path) -> tuple[Diagnostic, ...]:
    """What is wrong in files that only another command reads."""
    if not Project.of(config).imports.exists():
        return ()
    from benefitgraphic.imports.importing import mapping_problems

    return mapping_problems(config)


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
    progress: Callable[[str], None] = lambda name: None,
) -> tuple[tuple[Written, ...], tuple[Diagnostic, ...]]:
    """Makes and writes the files of each size.

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
        progress: told the name of each picture and PDF before it is made.

    Returns:
        The files written, and the warnings.

    Raises:
        Problems: the input can't be used; nothing was written.
        OSError: the folder can't be written to.
        ValueError: a proof for a press, a profile for something else, or a press or proof in several languages.
    """
    if (press and proof) or (icc and not press) or (with_languages and (press or proof or language == ALL)):
        raise ValueError("a proof is of what an office prints, a profile is for a press, and a mail for neither")
    if output:
        _refuse_unfit(output, config)
    back = take_back(config, *([output] if output else []))
    asked = _Asked(config, year, tuple(dict.fromkeys(sizes)), theme, press, tuple(with_languages))
    with reading(Project.of(config)):
        ready = _each((None, *languages(config)) if language == ALL else (language,), asked.ready)
        manner = Manner(press, _profile(icc) if icc else None, proof, shared=bool(with_languages))
        folder = output or year_folder(ready[0].loaded)
        inner = ["" if output and one is ready[0] else folder_in_year(one.loaded) for one in ready]
        old = _earlier(folder, dict(zip(inner, ready, strict=True)), manner)
        # What is wrong in one language is told before anything is written in another.
        made = [_made(one, manner, languages(config), progress, old) for one in ready]
        config.stat()  # still there: else the project was moved, and would be begun anew at its old place
    files, stale = list[Output](), list[str]()
    for own_folder, own in zip(inner, made, strict=True):
        # All languages are one exchange, from the folder that all of them lie in.
        files += (replace(file, name=own_folder + file.name) for file in own.outputs)
        stale += (own_folder + pattern for pattern in own.stale)
    written = write_all(files, folder, stale)
    return written, tuple(dict.fromkeys([*back, *(warning for one in made for warning in one.warnings)]))


def _earlier(folder: Path, ready: Mapping[str, _Ready], manner: Manner) -> tuple[Diagnostic, ...]:
    """What stays of earlier runs beside the files of this one."""
    option = "--press" if manner.press else "--proof grey" if manner.proof else ""
    return earlier(folder, {Kind(inner, laid.size.name, option) for inner, one in ready.items() for laid in one.laid})


@dataclass(frozen=True, slots=True)
class _Ready:
    """An edition laid out, and those that share its mail."""

    loaded: Loaded
    laid: tuple[Laid, ...]
    beside: tuple[tuple[Loaded, tuple[Laid, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be made, whatever the language."""

    config: Path
    year: int | None
    sizes: tuple[str, ...]
    theme: str | None
    press: bool
    with_languages: tuple[str, ...]

    def ready(self, language: str | None) -> _Ready:
        loaded = self._load(language)
        wanted = self.sizes or loaded.edition.sizes
        others = list({other.edition.language: other for other in map(self._load, self.with_languages)}.values())
        mailed = _mailed(loaded, others, wanted)
        if self.press:
            wanted = _printed(wanted, asked=bool(self.sizes))
        laid = laid_out(loaded, wanted, press=self.press)
        return _Ready(loaded, laid, tuple((other, laid_out(other, mailed)) for other in others))

    def _load(self, language: str | None) -> Loaded:
        return linted(load(self.config, year=self.year, language=language, theme=self.theme))


def _each(languages: Sequence[str | None], ready: Callable[[str | None], _Ready]) -> list[_Ready]:
    """Each language made ready; what is wrong in any of them is told together."""
    found: list[_Ready] = []
    wrong: dict[Diagnostic, None] = {}
    for language in languages:
        try:
            found.append(ready(language))
        except Problems as problems:
            wrong |= dict.fromkeys(problems.diagnostics)
    if wrong:
        raise Problems(wrong)
    return found


@dataclass(frozen=True, slots=True)
class _Made:
    """The files of one edition, patterns of those that they replace, and what is to be known of them."""

    outputs: tuple[Output, ...]
    stale: tuple[str, ...]
    warnings: tuple[Diagnostic, ...]


def _made(
    ready: _Ready,
    manner: Manner,
    translations: Sequence[str],
    progress: Callable[[str], None],
    old: Sequence[Diagnostic],
) -> _Made:
    loaded, laid = ready.loaded, ready.laid
    warnings = (*_warnings(loaded, laid), *(found for one in ready.beside for found in _warnings(*one, named=True)))
    files = outputs(laid, progress, manner)
    stale: tuple[str, ...] = ()
    if not (manner.press or manner.proof):
        from benefitgraphic.output.companions import Told
        from benefitgraphic.output.delivery import delivered

        told = [Told(one.edition, theirs, one.quoted) for one, theirs in ((loaded, laid), *ready.beside)]
        files, stale = delivered(told, files, translations, (*warnings, *old), progress)
    return _Made(tuple(files), stale, (*warnings, *too_heavy(files), *old))


def linted(loaded: Loaded) -> Loaded:
    """The same, with what there is to say about its words among its warnings.

    Raises:
        Problems: something in them has to be mended first.
    """
    found = Hearing().heard((*loaded.warnings, *lint(loaded)), loaded)
    if errors(found):
        raise Problems(found)
    return replace(loaded, warnings=found)


def _mailed(loaded: Loaded, others: Sequence[Loaded], wanted: Sequence[str]) -> tuple[str, ...]:
    """Those of the sizes that are mailed, which there have to be if the mail is to be in several languages."""
    found = tuple(name for name in wanted if SIZES[name].is_mailed)
    if others and not found:
        said, hint = "no size that is made goes into a mail, so there is none to share", "add the size email"
        raise Problems([Diagnostic("no-mail", "error", said, hint=hint)])
    for other in others:
        if other.edition.language == loaded.edition.language:
            said = f"the mail is in {other.edition.language} anyway"
            raise Problems([Diagnostic("same-language", "error", said, hint="name another language")])
    return found


def _warnings(loaded: Loaded, laid: Sequence[Laid], *, named: bool = False) -> Iterator[Diagnostic]:
    """What was found on the way; with its language, if it is ``named``."""
    for warning in (*loaded.warnings, *(warning for one in laid for warning in one.warnings)):
        said = f"in {loaded.edition.language}: {warning.message}" if named else warning.message
        yield replace(warning, message=said)


def _printed(sizes: Sequence[str], *, asked: bool) -> tuple[str, ...]:
    """Those of the sizes that are printed; all have to be, if they were asked for and not only in the config."""
    found = tuple(name for name in sizes if SIZES[name].is_printed)
    others = [name for name in sizes if name not in found]
    if not found or (asked and others):
        known = ", ".join(name for name, size in SIZES.items() if size.is_printed)
        said = f"this goes to no press: {', '.join(others)}"
        raise Problems([Diagnostic("not-printed", "error", said, hint=f"name other sizes: {known}")])
    return found


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


def folder_of(loaded: Loaded) -> Path:
    """Where the files of an edition go unless another folder is asked for."""
    return year_folder(loaded) / folder_in_year(loaded)


def year_folder(loaded: Loaded) -> Path:
    """Where the files of a year go, in all languages."""
    return loaded.project.output / str(loaded.edition.year)


def folder_in_year(loaded: Loaded) -> str:
    """A translation's own folder there, with a slash at its end; empty for the original."""
    return f"{loaded.edition.language}/" if loaded.is_translation else ""
