"""Files that a designer wrote, over themselves: all of them or none, and never half of one.

This is not `writing.write_all`, which fills a folder with what was made: that makes folders, removes what an earlier
run left, and refuses links, since anything there can be made again. Here each file is somebody's own, wherever it lies:
a link is followed, permissions stay, the data are on the disk before they take a place, and where the way back fails,
what stood there is kept and named.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from benefitgraphic.diagnostics import Diagnostic, Problems, Where


class ChangedMeanwhileError(Exception):
    """A file holds something else than was expected; nothing was replaced."""


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A file's place, its successor, and a copy of what stands there; the copy is None when nothing does."""

    place: Path
    successor: Path
    before: Path | None

    def undo(self) -> None:
        if self.before:
            self.before.replace(self.place)
        else:
            self.place.unlink(missing_ok=True)


def replace_all(files: Mapping[Path, bytes], expected: Mapping[Path, bytes] = MappingProxyType({})) -> None:
    """Every file or none: each is first written whole beside its place, then all are moved there.

    Permissions are kept, and a file that may only be read is not replaced. What a link leads to is replaced, not the
    link. A file that holds these very bytes already is left alone.

    Args:
        files: what each file is to hold. Its folder has to be there; the file doesn't.
        expected: what a file has to hold now, by its path: one that was changed meanwhile is left alone, and so are
            all others.

    Raises:
        ChangedMeanwhileError: a file holds something else than was expected.
        Problems: a file can't be written, or another program holds it; every file is then what it was.
    """
    spare: list[Path] = []
    done: list[_Exchange] = []
    at = Path()
    try:
        ready: list[_Exchange] = []
        for at, data in files.items():
            place = at.resolve()
            if place.exists() and place.read_bytes() == data:
                continue
            _refuse_locked(place)
            before = _copy(place, spare) if place.exists() else None
            ready.append(_Exchange(place, _written(place, data, spare), before))
        # As late as can be: all is written, and has only to be moved.
        for at, data in expected.items():
            if at.read_bytes() != data:
                raise ChangedMeanwhileError(at)
        for exchange in ready:
            at = exchange.place
            exchange.successor.replace(at)
            done.append(exchange)
    except OSError as error:
        raise Problems([_refusal(at, error), *_undone(done, spare)]) from error
    finally:
        for path in spare:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _refuse_locked(place: Path) -> None:
    """Refuses a file that may only be read. Windows does so itself; elsewhere its folder's permissions alone count."""
    if place.exists() and not place.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(errno.EACCES, "Read-only file", str(place))


def _written(place: Path, data: bytes, spare: list[Path]) -> Path:
    """The data in a file of its own, on the disk and not just on its way there."""
    # Not a temporary file, which would be its owner's alone: a new one is whoever's the system says.
    successor = place.with_name(f".{place.name}.{secrets.token_hex(4)}.new")
    with successor.open("xb") as file:
        spare.append(successor)
        if place.exists():
            shutil.copymode(place, successor)  # while nothing is in it yet that others mustn't read
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return successor


def _copy(place: Path, spare: list[Path]) -> Path:
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".before")
    os.close(handle)
    spare.append(Path(name))
    shutil.copy2(place, name)
    return Path(name)


def _undone(done: Sequence[_Exchange], spare: list[Path]) -> Iterator[Diagnostic]:
    """Puts the earlier files back; where even that fails, their copies stay, and it is said where they are."""
    for exchange in reversed(done):
        try:
            exchange.undo()
        except OSError:
            copy = exchange.before
            if copy:
                spare.remove(copy)
                message = f"{exchange.place.name} is the new file already, and could not be put back"
                hint = f"the old one is kept beside it, as {copy.name}"
                yield Diagnostic("not-put-back", "error", message, Where(exchange.place.name), hint)


def _refusal(path: Path, error: OSError) -> Diagnostic:
    if isinstance(error, PermissionError):
        # So says Windows of a file that a spreadsheet program has open.
        message = f"{path.name} can't be replaced: another program has it open, or you may not change it"
        hint = "close it in the spreadsheet program or editor, and try again"
    else:
        message = f"{path.name} can't be written: {error.strerror or error}"
        hint = "make room on the disk, or see whether you may write there"
    return Diagnostic("not-writable", "error", message, Where(path.name), hint)
