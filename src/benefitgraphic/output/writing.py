"""Files to their folder: all of them or none."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benefitgraphic.atomic.exchange import READ_ONLY, FileChange, NotPutBack, exchange, recover
from benefitgraphic.atomic.lock import Busy
from benefitgraphic.diagnostics import Diagnostic, Problems, Where
from benefitgraphic.output.files import Output
from benefitgraphic.project.paths import Project
from benefitgraphic.project.suggest import listed

_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Written:
    """A file on disk."""

    path: Path
    output: Output


def write_all(made: Sequence[Output], folder: Path, stale: Sequence[str] = ()) -> tuple[Written, ...]:
    """All files or none, exchanged for their predecessors as one.

    Args:
        made: what to write.
        folder: where; it is made if it isn't there, and so are folders in it.
        stale: patterns of files that vary in number from run to run, such as ``email/[0-9][0-9]-numbers.png``: those of
            earlier runs go, and so does a folder that they leave empty. Nothing else is ever removed.

    Raises:
        OSError: the folder can't be written to, or a file is held by another program; what was there before is there.
    """
    for output in made:
        _refuse_links(folder / output.name, folder)
    gone = [FileChange(name, None) for name in _left_over(made, folder, stale)]
    exchange([*(FileChange(output.name, output.data) for output in made), *gone], folder)
    return tuple(Written(folder / output.name, output) for output in made)


def _refuse_links(path: Path, folder: Path) -> None:
    """Raise if a link leads elsewhere: nothing there is ours to write or remove, neither a file nor a folder."""
    for place in (path, *path.parents):
        if place == folder:
            return
        if place.is_symlink():
            raise NotADirectoryError(errno.ENOTDIR, "this is a link to another place", str(place))


def _left_over(made: Sequence[Output], folder: Path, stale: Sequence[str]) -> Iterator[str]:
    """Yield what earlier runs made, and this one doesn't."""
    names = {output.name for output in made}
    found: dict[str, None] = {}
    for pattern in stale:
        found |= dict.fromkeys(path.relative_to(folder).as_posix() for path in folder.glob(pattern) if path.is_file())
    # Links aren't ours, nor is what lies behind one.
    yield from sorted(name for name in found.keys() - names if (folder / name).resolve() == folder.resolve() / name)


def take_back(config: Path, *folders: Path) -> tuple[Diagnostic, ...]:
    """Undo what killed runs left half done in a project: in its config, in its outputs, in other folders.

    Returns:
        A warning for each folder with files that hold again what they held before.

    Raises:
        Problems: something can't be taken back yet.
    """
    project = Project.of(config)
    told: list[Diagnostic] = []
    for home in (project.config.parent, *_folders(project.output), *folders):
        try:
            back = recover(home)
        except OSError as error:
            raise Problems(not_written(error, project.shown)) from error
        if back:
            names = listed([path.relative_to(home).as_posix() for path in back], _MOST_NAMED)
            place = project.shown(home)
            said = f"an earlier run was stopped while it wrote to {place}; what was there before is back: {names}"
            told.append(Diagnostic("taken-back", "warning", said, hint="run its command again"))
    return tuple(told)


def _folders(output: Path) -> Iterator[Path]:
    """Yield the folders of each year, and those in them: earlier versions worked in these."""
    for pattern in ("*", "*/*"):
        yield from sorted(path for path in output.glob(pattern) if path.is_dir() and not path.is_symlink())


_FULL = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}
)


def not_written(
    error: OSError, show: Callable[[Path], str] = lambda path: path.name, otherwise: str = ""
) -> tuple[Diagnostic, ...]:
    """Why files weren't written, in words, and what to do about it.

    Args:
        error: what `write_all` or an exchange raised.
        show: how a path is named.
        otherwise: what can be done besides, such as ", or choose another folder".
    """
    if isinstance(error, NotPutBack):
        first = not_written(error.cause, show, otherwise) if error.cause else ()
        return (*first, *(_not_put_back(show(path), copy) for path, copy in error.places))
    name = show(Path(error.filename)) if error.filename else "a file"
    said, hint = f"{name} can't be written: {error.strerror or error}", "check that you may write there"
    if isinstance(error, Busy):
        said, hint = f"another run is writing to {name} at this moment", "wait until it is done, and try again"
    elif isinstance(error, InterruptedError):
        said, hint = "it was stopped before all was written", "start it again"
    elif error.strerror == READ_ONLY:
        said, hint = f"{name} can't be replaced: it is read-only", "untick 'read-only' in its properties, and try again"
    elif error.errno in _FULL:
        said, hint = f"{name} can't be written: the disk is full ({error.strerror})", "make room on the disk"
    elif error.errno == errno.EROFS:
        said, hint = f"{name} can't be written: this disk can only be read", "move the project to another"
    elif error.errno == errno.ENAMETOOLONG:
        said, hint = (
            f"{name} can't be written: its path is too long",
            "move it to a folder with a shorter path",
        )
    elif isinstance(error, PermissionError):
        # So says Windows of a file that a program has open.
        said = f"{name} can't be replaced: another program has it open, or you may not change it"
        hint = "close it in the spreadsheet program or editor, and try again"
    return (Diagnostic("not-writable", "error", said, Where(name) if error.filename else None, hint + otherwise),)


def _not_put_back(name: str, copy: Path) -> Diagnostic:
    said = f"{name} is the new file already, and could not be put back"
    hint = f"close it where it is open; the next command puts back the old one, kept as {copy.parent.name}/{copy.name}"
    return Diagnostic("not-put-back", "error", said, Where(name), hint)
