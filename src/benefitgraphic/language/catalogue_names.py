"""Which language each of a project's catalogues is for, by its file's name; what is misnamed is told of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benefitgraphic.diagnostics import Where
from benefitgraphic.language.tags import UnknownLanguageError, locale_of, primary
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.paths import TAG, Project, overlays
from benefitgraphic.project.suggest import quoted

# The template, which somebody may have copied under its own name.
_TEMPLATE = "words.pot"


def own_files(project: Project, language: str, findings: Findings) -> dict[str, Path]:
    """Return a project's catalogues by language, in lower case: ``fr-CA.po`` or, as in gettext, ``fr_CA.po``.

    Args:
        project: whose ``config/words`` may have catalogues.
        language: the one that is read now; another file's name may be meant for it.
        findings: where misnamed files go, and two for the same language.
    """
    try:
        found = sorted(project.words.iterdir())
    except OSError:
        return {}
    files: dict[str, Path] = {}
    for path in found:
        name = path.name.casefold()
        if name == _TEMPLATE or not (name.endswith((".po", ".pot")) or ".po." in name):
            continue
        tag = path.stem.replace("_", "-").casefold()
        if not name.endswith(".po") or not _is_language(tag):
            _misnamed(path, project, language, findings)
        elif tag in files:
            message = f"{files[tag].name} and {path.name} are for the same language"
            findings.error("two-catalogues", message, Where(project.shown(path)), "keep one, and delete the other")
        else:
            files[tag] = path
    return files


def _is_language(tag: str) -> bool:
    if not TAG.fullmatch(tag):
        return False
    try:
        locale_of(tag)
    except UnknownLanguageError:
        return False
    return True


def _misnamed(path: Path, project: Project, language: str, findings: Findings) -> None:
    """Warn of a file name that is no language, and suggest the project's language that it resembles."""
    said = path.name.split(".")[0].replace("_", "-").casefold()
    known = dict.fromkeys([*overlays(project.config), language])
    meant = next((tag for tag in known if any(_is_near(said, name) for name in _names(tag))), "")
    hint = f"did you mean {meant}.po?" if meant else "call it by its language's tag, such as fr-CA.po"
    message = f"{quoted(path.name)} is not used: its name is not the tag of a language"
    findings.warning("unused-words", message, Where(project.shown(path)), hint)


def _names(tag: str) -> Iterator[str]:
    """Yield what people call a language: its tag, also without hyphen, and its name in English and in itself."""
    yield tag.casefold()
    yield tag.replace("-", "").casefold()
    try:
        locale = locale_of(tag)
    except UnknownLanguageError:
        return
    if locale:
        yield primary(tag)
        yield from (
            str(name).casefold() for name in (locale.get_language_name("en"), locale.get_language_name()) if name
        )


def _is_near(said: str, name: str) -> bool:
    return said == name or (len(name) > 2 and said.startswith(name))
