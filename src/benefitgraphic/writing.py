"""Files to their folder: all of them or none."""

from __future__ import annotations

import errno
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benefitgraphic.outputs import Output


@dataclass(frozen=True, slots=True)
class Written:
    """A file on disk."""

    path: Path
    output: Output


def write_all(made: Sequence[Output], folder: Path, stale: Sequence[str] = ()) -> tuple[Written, ...]:
    """All files or none: first beside their places, then each over its predecessor, of which a copy is kept until all
    are there.

    Args:
        made: what to write.
        folder: where; it is made if it isn't there, and so are folders in it.
        stale: patterns of files that vary in number from run to run, such as ``email/[0-9][0-9]-thanks.png``: those of
            earlier runs go, and so does a folder that they leave empty. Nothing else is ever removed.

    Raises:
        OSError: the folder can't be written to, or a file is held by another program; what was there before is there.
    """
    new: list[Path] = []
    try:
        new.extend(_folders(folder))
        with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as place:
            workshop = Path(place)
            for output in made:
                path = workshop / output.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(output.data)
            for part in sorted({(folder / output.name).parent for output in made} - {folder}):
                _refuse_links(part, folder)
                new.extend(_folders(part))
            _exchange(made, folder, workshop, stale)
    except OSError:
        for empty in reversed(new):
            with suppress(OSError):  # somebody else has put something there, and it stays
                empty.rmdir()
        raise
    return tuple(Written(folder / output.name, output) for output in made)


def place_of(error: OSError) -> str:
    """The file that couldn't be written, as its owner knows it: not in the place where files wait to be complete."""
    return re.sub(r"\.making-[^/\\]+[/\\]?", "", str(error.filename or ""))


def _folders(path: Path) -> Iterator[Path]:
    """Makes a folder and those that it lies in; yields each that wasn't there, the outermost first."""
    if path.exists() and not path.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "a file stands where a folder has to be", str(path))
    for one in [one for one in (path, *path.parents) if not one.exists()][::-1]:
        one.mkdir()
        yield one


def _refuse_links(path: Path, folder: Path) -> None:
    """A folder in ours that is elsewhere in truth is not ours to write to, or to remove files from."""
    if path.resolve() != folder.resolve() / path.relative_to(folder):
        raise NotADirectoryError(errno.ENOTDIR, "this is a link to another folder", str(path))


def _exchange(made: Sequence[Output], folder: Path, workshop: Path, stale: Sequence[str]) -> None:
    """Moves files from the workshop to their places, and then out of them what is no longer made."""
    begun: list[str] = []
    gone: list[str] = []
    try:
        for output in made:
            path = folder / output.name
            if path.is_file():
                shutil.copy2(path, workshop / f"{output.name}.before")
            begun.append(output.name)
            (workshop / output.name).replace(path)
        for name in _left_over(made, folder, stale):
            (workshop / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).replace(workshop / f"{name}.gone")
            gone.append(name)
    except OSError:
        for name in gone:
            (workshop / f"{name}.gone").replace(folder / name)
        for name in begun:
            _put_back(folder / name, workshop / f"{name}.before", workshop / name)
        raise
    for place in {(folder / name).parent for name in gone}:
        with suppress(OSError):  # something stands in it
            place.rmdir()


def _left_over(made: Sequence[Output], folder: Path, stale: Sequence[str]) -> Iterator[str]:
    """What earlier runs made, and this one doesn't."""
    names = {output.name for output in made}
    for pattern in stale:
        found = {path.relative_to(folder).as_posix() for path in folder.glob(pattern) if path.is_file()}
        # Links aren't ours, nor is what lies behind one.
        yield from sorted(name for name in found - names if (folder / name).resolve() == folder.resolve() / name)


def _put_back(path: Path, before: Path, waiting: Path) -> None:
    if waiting.exists():  # it never left
        return
    if before.exists():
        before.replace(path)
    else:
        path.unlink(missing_ok=True)
