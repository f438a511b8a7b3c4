"""What an exchange is about to do, on the disk before it begins: by it, the next start can take it back."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

_OPEN, _CLOSED, _WRITING = "journal.json", "done.json", "journal.new"


@dataclass(frozen=True, slots=True)
class JournalStep:
    """One file's way.

    Attributes:
        name: its place, relative to the home folder, with forward slashes.
        digest: of what it is to hold; None of a file that goes.
        was_there: whether a file stands there already.
        place: the file itself, wherever a link leads.
        new: where its successor waits.
        old: where what stood there waits.
    """

    name: str
    digest: str | None
    was_there: bool
    place: Path
    new: Path
    old: Path

    def clear(self) -> None:
        """Remove the waiting files; what can't be removed now is removed at the next start."""
        for path in (self.new, self.old):
            with suppress(OSError):
                path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Journal:
    """All steps of an exchange.

    Attributes:
        home: the folder that all places lie in.
        token: in the names of files that wait elsewhere than in the workshop.
        steps: one for each file.
        folders: those that are made for them, relative to the home folder, the outermost first; ``..`` is above it.
    """

    home: Path
    token: str
    steps: tuple[JournalStep, ...]
    folders: tuple[str, ...]

    @property
    def workshop(self) -> Path:
        """Where files wait, and the journal lies."""
        return workshop_of(self.home)

    def write(self) -> None:
        """Write the journal to the disk, all of it or nothing."""
        files = [[step.name, step.digest, step.was_there] for step in self.steps]
        text = json.dumps({"token": self.token, "files": files, "folders": self.folders})
        put(self.workshop / _WRITING, text.encode())
        (self.workshop / _WRITING).replace(self.workshop / _OPEN)
        settle(self.workshop)

    def close(self) -> None:
        """Record that there is nothing left to take back."""
        (self.workshop / _OPEN).replace(self.workshop / _CLOSED)

    def clear(self) -> None:
        """Remove the waiting files, and finally the journal."""
        for step in self.steps:
            step.clear()
        for name in (_WRITING, _CLOSED):
            with suppress(OSError):
                (self.workshop / name).unlink(missing_ok=True)

    def empty_folders(self) -> None:
        """Remove the created folders that are still empty."""
        for name in reversed(self.folders):
            with suppress(OSError):  # somebody else has put something there, and it stays
                (self.home / name).rmdir()


def workshop_of(home: Path) -> Path:
    """Where files wait until all are whole."""
    return home / ".making"


def begun(home: Path, changes: Sequence[tuple[str, str | None]], folders: Sequence[str]) -> Journal:
    """Create a new journal, not written yet.

    Args:
        home: the folder that all places lie in.
        changes: each place's name, and the digest of what it is to hold.
        folders: those that have to be made.
    """
    token = secrets.token_hex(4)
    named = ((name, digest, (home / name).exists()) for name, digest in changes)
    return Journal(home, token, tuple(_steps(home, token, named)), tuple(folders))


def left_in(home: Path) -> tuple[Journal | None, bool]:
    """Return the journal of an earlier exchange and whether it is still open; None if there is no usable one."""
    for name in (_OPEN, _CLOSED):
        with suppress(FileNotFoundError):
            text = (workshop_of(home) / name).read_bytes()
            with suppress(ValueError, TypeError, AttributeError, KeyError):
                return _read(home, json.loads(text)), name == _OPEN
    return None, False


def _read(home: Path, said: Any) -> Journal:
    """Read an untrusted journal: it must name nothing outside its home, and waiting files only where ours would be.

    Raises:
        ValueError: it is none of ours.
    """
    token, folders = said["token"], tuple(said["folders"])
    files = [(str(name), digest, bool(there)) for name, digest, there in said["files"]]
    names = [PurePosixPath(name) for name, _, _ in files]
    if any(name.is_absolute() or ".." in name.parts or "\\" in str(name) or ":" in str(name) for name in names):
        raise ValueError(names)
    int(token, 16)
    if any(not isinstance(digest, str | None) for _, digest, _ in files) or not all(
        set(PurePosixPath(name).parts) == {".."} or (".." not in name and not Path(name).is_absolute())
        for name in folders
    ):
        raise ValueError(said)
    steps = tuple(_steps(home, token, files))
    # Behind a link, only what was written over is put back; nothing there is ever taken away.
    if any(not step.was_there and step.place.exists() and step.new.parent == step.place.parent for step in steps):
        raise ValueError(said)
    return Journal(home, token, steps, folders)


def _steps(home: Path, token: str, files: Any) -> Iterator[JournalStep]:
    root = home.resolve()
    for number, (name, digest, there) in enumerate(files):
        place = (home / name).resolve()
        if place.is_relative_to(root):
            waiting = workshop_of(home) / str(number)
        else:
            # A file can be renamed on its own disk alone: it waits beside the place that a link leads to.
            waiting = place.with_name(f".{place.name}.{token}")
        new, old = (waiting.with_name(f"{waiting.name}.{end}") for end in ("new", "before"))
        yield JournalStep(name, digest, there, place, new, old)


def digest_of(data: bytes) -> str:
    """Return the digest that identifies a file's content."""
    return hashlib.sha256(data).hexdigest()


def put(path: Path, data: bytes, like: Path | None = None) -> None:
    """Write a new file and flush it to the disk, with the permissions of ``like`` if given."""
    with path.open("xb") as file:
        if like:
            shutil.copymode(like, path)  # while nothing is in it yet that others mustn't read
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Has the system note for good which names are in a folder; where folders can't be opened, it does so itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
