"""Whether changes would do harm: the project is read with them, before a byte of them is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benefitgraphic.content.load import Loaded, load
from benefitgraphic.diagnostics import Diagnostic, Problems, Where, errors, line_at
from benefitgraphic.layout.lay_out import material_of, undrawable
from benefitgraphic.lint.linting import lint
from benefitgraphic.lint.silence import Hearing
from benefitgraphic.project.paths import Project

# What is counted from above: an item's number, a line's, a row's with its cell.
_PLACES = re.compile(r"\[\d+\]|\b(?:line|row) \d+|\b[A-Z]{1,2}\d+\b")


def refuse_worse(
    project: Project,
    before: Mapping[Path, bytes],
    after: Mapping[Path, bytes],
    *,
    known: Sequence[Diagnostic] = (),
    paths: Sequence[str] = (),
    is_shifted: bool = False,
) -> tuple[tuple[Diagnostic, ...] | None, tuple[Diagnostic, ...]]:
    """Refuse changes that bring an error into the project; return the errors that it has without and with them.

    Without an error afterwards, nobody has to know what there was before: that is None then.

    An error that was there already stops nothing, so that a broken file can be mended step by step. Where one is gone,
    others may come to light that it hid; what the changes themselves say has to be right all the same.

    Args:
        project: the project.
        before: what the files hold, by path.
        after: what they would hold.
        known: errors that are no news, besides those that there are.
        paths: the places of the texts that change, as diagnostics name them.
        is_shifted: whether items or rows may have another number afterwards.

    Raises:
        Problems: the errors that would be new.
    """
    then, is_whole = _tried(project, after)
    if not then:
        return None, ()
    now, was_whole = _tried(project, before)
    added = _beyond(then, dict.fromkeys((*now, *known)), is_shifted)
    # What can't be seen any more because reading ended earlier isn't gone.
    if (is_whole or not was_whole) and _beyond(now, then, is_shifted):
        added = tuple(error for error in added if _is_about(error, project, paths))
    if added:
        raise Problems(added)
    return now, then


def faults(project: Project, instead: Mapping[Path, bytes]) -> tuple[Diagnostic, ...]:
    """Return the errors of a project that are known without layout, with other bytes in place of some files'."""
    return _tried(project, instead)[0]


def _tried(project: Project, instead: Mapping[Path, bytes]) -> tuple[tuple[Diagnostic, ...], bool]:
    """Return the `faults`, and whether all was seen: what can't be read as a whole is neither linted nor drawn."""
    try:
        loaded = load(project.config, instead=instead)
    except Problems as problems:
        return errors(problems.diagnostics), False
    undrawable = (
        replace(error, source_line=line_at(loaded.lines(error.where.file) if error.where else (), error.where))
        for error in _undrawable(loaded)
    )
    return errors((*Hearing().heard((*loaded.warnings, *lint(loaded)), loaded), *undrawable)), True


def _undrawable(loaded: Loaded) -> tuple[Diagnostic, ...]:
    try:
        return tuple(undrawable(loaded.edition, material_of(loaded), loaded.edition.sizes))
    except Problems as problems:
        return problems.diagnostics


def _beyond(found: Iterable[Diagnostic], known: Iterable[Diagnostic], is_shifted: bool) -> tuple[Diagnostic, ...]:
    """Those found that aren't known, each as often as it is found more often."""
    left = Counter(_named(diagnostic, is_shifted) for diagnostic in known)
    beyond: list[Diagnostic] = []
    for diagnostic in found:
        name = _named(diagnostic, is_shifted)
        if left[name]:
            left[name] -= 1
        else:
            beyond.append(diagnostic)
    return tuple(beyond)


def _named(diagnostic: Diagnostic, is_shifted: bool) -> tuple[str, str, str, str]:
    """Return what identifies a problem in two readings of a file whose lines may have moved."""
    where = diagnostic.where or Where("")
    path, message = where.path, re.sub(r"\bline \d+", "line", diagnostic.message)
    if is_shifted:
        path, message = _PLACES.sub("", path), _PLACES.sub("", message)
    return diagnostic.code, where.file, path, message


def _is_about(diagnostic: Diagnostic, project: Project, paths: Sequence[str]) -> bool:
    where = diagnostic.where
    if where is None or where.file != project.shown(project.config):
        return False
    return any(where.path == path or where.path.startswith((f"{path}.", f"{path}[")) for path in paths)
