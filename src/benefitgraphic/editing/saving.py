"""Saves changes from a form: compared with what the files say now, tried out, then written whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benefitgraphic.diagnostics import Diagnostic, Problems, Where
from benefitgraphic.editing.cells import with_cells
from benefitgraphic.editing.dry_run import refuse_worse
from benefitgraphic.editing.edits import Edit, SetCell, YamlEdit
from benefitgraphic.editing.figures import Meanings, read_meanings
from benefitgraphic.editing.model_keys import file_text
from benefitgraphic.editing.sync_translations import translations_after
from benefitgraphic.editing.yaml_text import edited
from benefitgraphic.project.findings import Findings, TooManyError
from benefitgraphic.project.paths import Project
from benefitgraphic.project.text_file import read_bytes
from benefitgraphic.yearly.replacing import ChangedMeanwhileError, replace_all

_LIMIT = 5_000_000  # bytes; readers refuse smaller files already
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved.

    Attributes:
        before: what the changed files held, by path.
        after: what they hold now; the same paths. Both are empty when nothing was to change.
        said: what it was, in a designer's words: "Benefit 3, text".
        errors: those that the project has now.
        flaws: those that it had before; None where that wasn't found out.
    """

    before: Mapping[Path, bytes]
    after: Mapping[Path, bytes]
    said: str
    errors: tuple[Diagnostic, ...] = ()
    flaws: tuple[Diagnostic, ...] | None = None


def save(config: Path, edits: Sequence[Edit], *, knowingly: bool = False) -> Saved:
    """Save all of these changes or none: figures in the sheet, everything else in the config.

    Args:
        config: the infographic's YAML file.
        edits: what to change, one after the other.
        knowingly: whether to write over what somebody else has changed meanwhile, which has been looked at.

    Raises:
        Clashes: a place says something else now than when the change was thought of.
        Problems: a change can't be made, or would bring an error into the project; or a file can't be written.
    """
    project = Project.of(config)
    paths = [edit.path for edit in edits if edit.path]
    for _ in range(_TRIES):
        draft = _drafted(project, edits, knowingly)
        if not draft.after:
            return draft
        flaws, left = refuse_worse(project, draft.before, draft.after, paths=paths, is_shifted=len(paths) < len(edits))
        try:
            replace_all(draft.after, draft.before)
        except ChangedMeanwhileError:
            continue
        return replace(draft, errors=left, flaws=flaws)
    raise Problems([_restless(project.shown(next(iter(draft.after))))])


def put_back(
    project: Project, wanted: Mapping[Path, bytes], found: Mapping[Path, bytes], known: Sequence[Diagnostic]
) -> bool:
    """Restore the whole contents that files had before; return whether it was done.

    Args:
        project: the project.
        wanted: what each file is to hold.
        found: what each holds now; where it is something else, nothing is done.
        known: the errors that the project had when they held that.

    Raises:
        Problems: this would bring an error into the project; or a file can't be written.
    """
    refuse_worse(project, found, wanted, known=known, is_shifted=True)
    try:
        replace_all(wanted, found)
    except ChangedMeanwhileError:
        return False
    return True


def read_now(project: Project, path: Path) -> bytes:
    """Read a file of the project.

    Raises:
        Problems: it can't be read.
    """
    findings = Findings()
    data = read_bytes(path, project.shown(path), _LIMIT, findings)
    if data is None:
        raise Problems(findings.ordered())
    return data


def _drafted(project: Project, edits: Sequence[Edit], knowingly: bool) -> Saved:
    """Return what would be saved."""
    before: dict[Path, bytes] = {}
    after: dict[Path, bytes] = {}
    labels: Mapping[str, str] = {}
    texts = [edit for edit in edits if isinstance(edit, YamlEdit)]
    cells = [edit for edit in edits if isinstance(edit, SetCell)]
    if texts:
        path = project.config
        before[path] = read_now(project, path)
        page, made = edited(file_text(before[path], project.shown(path)), texts, knowingly=knowingly)
        after[path] = page.data

        def read(other: Path) -> bytes:
            return before.setdefault(other, read_now(project, other))

        after |= translations_after(project, made, read)
    if cells:
        path = project.sheet
        before[path] = read_now(project, path)
        meanings = _meanings(project, after)
        fiscal, units, labels = meanings.fiscal, meanings.units, meanings.labels
        after[path] = with_cells(path, cells, fiscal, units, labels=labels, data=before[path], knowingly=knowingly)
    changed = [path for path in after if before[path] != after[path]]
    said = _said(edits, labels)
    return Saved({path: before[path] for path in changed}, {path: after[path] for path in changed}, said)


def _meanings(project: Project, instead: Mapping[Path, bytes]) -> Meanings:
    findings = Findings(instead)
    try:
        return read_meanings(project, findings)
    except TooManyError:
        raise Problems(findings.ordered()) from None


def _said(edits: Sequence[Edit], labels: Mapping[str, str]) -> str:
    """Return the changes in a designer's words."""
    if len(edits) > 1:
        return f"{len(edits)} {'figures' if all(isinstance(edit, SetCell) for edit in edits) else 'changes'}"
    label = "".join(edit.label(labels) for edit in edits)
    return label[:1].upper() + label[1:]


def _restless(shown: str) -> Diagnostic:
    message = "another program keeps changing this file, so nothing was saved"
    return Diagnostic("changing", "error", message, Where(shown), "wait until it is done, and try again")
