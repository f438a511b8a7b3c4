"""One process, and one thread of it, at a time in a folder: a lock that ends with the process that holds it."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benefitgraphic.atomic.signals import Stop

NAME = "lock"
# Seconds between two looks whether it is free by now.
_PAUSE = 0.05
# How systems say that somebody else has it.
_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


class Busy(BlockingIOError):
    """Another process is writing there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(errno.EAGAIN, "another run is writing there at this moment", str(folder))


@contextmanager
def locked(workshop: Path, stop: Stop, patience: float) -> Iterator[None]:
    """Hold the lock of a workshop, which is created if it is missing and removed afterwards if it is empty.

    Args:
        workshop: the folder that the lock lies in.
        stop: ends the waiting.
        patience: seconds to wait for whoever holds it.

    Raises:
        Busy: it is still held after that.
        OSError: the folder can't be made, or something else stands there.
    """
    handle = _acquired(workshop, stop, patience)
    try:
        yield
    finally:
        _release(workshop, handle)


def _acquired(workshop: Path, stop: Stop, patience: float) -> int:
    end = time.monotonic() + patience
    while True:
        handle = _opened(workshop)
        # Whoever held it may have taken the file away since it was opened here: then it locks nothing.
        if handle is not None:
            if _is_got(handle) and _is_there(handle, workshop / NAME):
                return handle
            os.close(handle)
        stop.heed()
        if time.monotonic() >= end:
            raise Busy(workshop.parent)
        time.sleep(_PAUSE)


def _opened(workshop: Path) -> int | None:
    """Open the lock's file; return None if it, or its folder, was just removed."""
    with suppress(FileExistsError):
        workshop.mkdir()
    try:
        if not stat.S_ISDIR(workshop.lstat().st_mode):
            raise NotADirectoryError(
                errno.ENOTDIR, "there is a file or link where the program keeps its working folder", str(workshop)
            )
        return os.open(workshop / NAME, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except FileNotFoundError:
        return None
    except OSError as error:
        if isinstance(error, PermissionError) and sys.platform == "win32":  # of a file that is being taken away
            return None
        with suppress(OSError):  # it may have been made here
            workshop.rmdir()
        raise


def _is_got(handle: int) -> bool:
    """Whether the lock is ours now."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            # Not lockf, which would let a second thread of this process in.
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Some network drives know no locks; there is nothing to wait for then.
        return error.errno not in _HELD
    return True


def _is_there(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _release(workshop: Path, handle: int) -> None:
    is_windows = sys.platform == "win32"  # an open file can't be taken away there
    try:
        if is_windows:
            os.close(handle)
        with suppress(OSError):
            (workshop / NAME).unlink()
    finally:
        with suppress(OSError):  # something is kept in it, or the next one has come
            workshop.rmdir()
        if not is_windows:
            with suppress(OSError):
                os.close(handle)
