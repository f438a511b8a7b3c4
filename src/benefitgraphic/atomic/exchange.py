"""Many files exchanged as one.

Successors and copies wait in the folder ``.making`` beside the files, under a lock, and a journal there says what is to
be done. Only when all are whole, and on the disk, are they moved. Whatever stops that is answered by putting everything
back: by the process itself when it can, else by the next one that comes to the folder (`recover`).
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benefitgraphic.atomic.journal import Journal, JournalStep, begun, digest_of, left_in, put, settle, workshop_of
from benefitgraphic.atomic.lock import Busy, locked
from benefitgraphic.atomic.signals import Stop, undisturbed

# What an error says of a file that its owner doesn't let anyone change.
READ_ONLY = "it is read-only"
# Seconds to wait for another process.
_PATIENCE = 20.0
# What waits in a workshop, and workshops as they once were named.
_OURS = re.compile(r"\d+\.(new|before)|journal\.(json|new)|done\.json")
_FORMER = re.compile(r"\.making-[a-z0-9_]{8}")


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a file is to hold; None when it goes.

    Attributes:
        name: its place, relative to the home folder, with forward slashes.
        data: its bytes.
    """

    name: str
    data: bytes | None


class NotPutBack(OSError):
    """Files that could not be put back to what they were: copies wait for the next start.

    Attributes:
        places: the files, each with its copy.
        cause: why there was something to put back at all; None when it was left so by an earlier run.
    """

    def __init__(self, places: Sequence[tuple[Path, Path]], cause: OSError | None = None) -> None:
        self.places, self.cause = tuple(places), cause
        super().__init__(errno.EBUSY, "it could not be put back", str(places[0][0]))


def exchange(
    changes: Sequence[FileChange],
    home: Path,
    ready: Callable[[], None] = lambda: None,
    *,
    patience: float = _PATIENCE,
) -> None:
    """All files or none.

    Args:
        changes: each file once. A link to a file is followed; folders are made as they are needed.
        home: the folder that all of them lie in.
        ready: called when all is written and has only to be moved; what it raises stops the exchange.
        patience: seconds to wait for another process that writes to the folder.

    Raises:
        Busy: another process is writing to the folder.
        OSError: a file can't be written or moved; all are what they were. ``filename`` is the file's place.
        NotPutBack: the same, but for the files that it names.
    """
    with undisturbed() as stop:
        above = _missing(home)
        try:
            with _naming(home):
                home.mkdir(parents=True, exist_ok=True)
            with locked(workshop_of(home), stop, patience):
                _recover(home)
                _exchange(changes, home, above, ready, stop)
        except BaseException:
            for path in reversed(above):
                with suppress(OSError):
                    path.rmdir()
            raise


def recover(home: Path) -> tuple[Path, ...]:
    """Undo an exchange that a killed process left half done, and remove its leftovers.

    What another process is doing at this moment is left alone. A file that somebody has changed since stays as it is.

    Returns:
        The files that hold again what they held before.

    Raises:
        NotPutBack: files that it can't put back yet; they can be at the next call.
        OSError: the folder can't be written to.
    """
    if not _has_left(home):
        return ()
    with undisturbed() as stop:
        try:
            with locked(workshop_of(home), stop, 0.0):
                back, journal = _recover(home)
        except Busy:
            return ()
        if journal:
            journal.empty_folders()
    return back


def _has_left(home: Path) -> bool:
    try:
        return any(path == workshop_of(home) or _FORMER.fullmatch(path.name) for path in home.iterdir())
    except OSError:  # whoever reads it will say so
        return False


def _recover(home: Path) -> tuple[tuple[Path, ...], Journal | None]:
    """Recover with the lock held; return the restored files, and the journal if it was still open."""
    journal, is_open = left_in(home)
    back: tuple[Path, ...] = ()
    if journal:
        if is_open:
            back = _put_back(journal, journal.steps, None)
        _clear(journal)
    for path in workshop_of(home).iterdir():
        if _OURS.fullmatch(path.name):
            path.unlink()
    for path in home.iterdir():
        if _FORMER.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
    return back, journal if is_open else None


def _exchange(
    changes: Sequence[FileChange], home: Path, above: Sequence[Path], ready: Callable[[], None], stop: Stop
) -> None:
    journal = _planned(changes, home, above)
    moved = 0
    try:
        with _naming(home):
            journal.write()
        for step, change in zip(journal.steps, changes, strict=True):
            stop.heed()
            with _naming(home / step.name):
                _stage(step, change.data)
        ready()
        for name in journal.folders:
            (home / name).mkdir(exist_ok=True)
        for moved, step in enumerate(journal.steps, 1):  # noqa: B007 - also when it fails
            stop.heed()
            with _naming(home / step.name):
                _move(step)
        for folder in {step.place.parent for step in journal.steps}:
            settle(folder)
        journal.close()
    except BaseException as error:
        _put_back(journal, journal.steps[:moved], error if isinstance(error, OSError) else None)
        journal.clear()
        raise
    _clear(journal)


def _planned(changes: Sequence[FileChange], home: Path, above: Sequence[Path]) -> Journal:
    """Plan the steps, and the folders that have to be created.

    Raises:
        OSError: something else than a file stands where one has to be, or two names are one on some systems.
    """
    names = [change.name.casefold() for change in changes]
    for change in changes:
        place = home / change.name
        if place.exists() and not place.is_file():
            raise IsADirectoryError(errno.EISDIR, "there is a folder where a file should be", str(place))
        # Windows refuses this itself; elsewhere its folder's permissions alone count.
        if place.exists() and not place.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise PermissionError(errno.EACCES, READ_ONLY, str(place))
        if names.count(change.name.casefold()) > 1:
            raise FileExistsError(errno.EEXIST, "two files have names that differ only in capital letters", str(place))
    inner = dict.fromkeys(folder for change in changes for folder in _missing((home / change.name).parent))
    for folder in inner:
        if folder.is_symlink():
            raise NotADirectoryError(errno.ENOTDIR, "this is a link that leads nowhere", str(folder))
    made = ["/".join([".."] * (len(above) - 1 - number)) or "." for number in range(len(above))]
    named = [(change.name, None if change.data is None else digest_of(change.data)) for change in changes]
    return begun(home, named, [*made, *(folder.relative_to(home).as_posix() for folder in inner)])


def _missing(folder: Path) -> list[Path]:
    """Return the folders that have to be created for one, the outermost first.

    Raises:
        NotADirectoryError: a file stands where one of them has to be.
    """
    found: list[Path] = []
    for one in (folder, *folder.parents):
        if one.is_dir():
            break
        if one.exists():
            raise NotADirectoryError(errno.ENOTDIR, "there is a file where a folder should be", str(one))
        found.insert(0, one)
    return found


def _stage(step: JournalStep, data: bytes | None) -> None:
    """Write the new file, and keep the current one under a second name."""
    if data is not None:
        put(step.new, data, step.place if step.was_there else None)
    if step.was_there and data is not None:
        try:
            os.link(step.place, step.old)
        except (OSError, NotImplementedError):  # not on every disk, nor of everyone's files
            shutil.copy2(step.place, step.old)


def _move(step: JournalStep) -> None:
    if step.digest is None:
        step.place.replace(step.old)
    else:
        step.new.replace(step.place)


def _put_back(journal: Journal, steps: Sequence[JournalStep], cause: OSError | None) -> tuple[Path, ...]:
    """Put back what was moved, the last first, and close the journal; return the files that were put back.

    Raises:
        NotPutBack: some could not be; the journal stays open.
    """
    back: list[Path] = []
    stuck: list[JournalStep] = []
    for step in reversed(steps):
        try:
            if _is_put_back(step):
                back.append(journal.home / step.name)
        except OSError:
            stuck.append(step)
    if stuck:
        for step in journal.steps:
            if step not in stuck:
                step.clear()
        raise NotPutBack([(journal.home / step.name, step.old) for step in stuck[::-1]], cause) from cause
    journal.empty_folders()
    with suppress(FileNotFoundError):  # it failed before there was one
        journal.close()
    return tuple(back[::-1])


def _is_put_back(step: JournalStep) -> bool:
    """Put one file back, unless it never moved or was changed by somebody else since; return whether it was."""
    if step.new.exists():
        return False
    now = digest_of(step.place.read_bytes()) if step.place.exists() else None
    if now != (step.digest if step.place.exists() else None):
        return False
    if step.old.exists():
        step.old.replace(step.place)
        return True
    if step.was_there or now is None:
        return False
    step.place.unlink()
    return True


def _clear(journal: Journal) -> None:
    """Remove waiting files and emptied folders; everything is in place by now, so nothing here may fail."""
    journal.clear()
    for folder in {step.place.parent for step in journal.steps if step.digest is None} - {journal.home.resolve()}:
        with suppress(OSError):  # something stands in it
            folder.rmdir()


@contextmanager
def _naming(place: Path) -> Iterator[None]:
    """Make errors name the place that its owner knows, not a waiting file; on a full disk some name none."""
    try:
        yield
    except OSError as error:
        if not isinstance(error, Busy | NotPutBack | InterruptedError):
            error.filename, error.filename2 = str(place), None
        raise
