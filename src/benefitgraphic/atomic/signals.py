"""Ctrl-C and its like, kept waiting while files are exchanged."""

from __future__ import annotations

import errno
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Those that end a process and can be waited with; SIGHUP is not on Windows, SIGBREAK only there.
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Stop:
    """Whether a signal came meanwhile."""

    def __init__(self) -> None:
        self.came: list[int] = []

    def heed(self) -> None:
        """Raise InterruptedError if a signal came.

        Raises:
            InterruptedError: a signal came.
        """
        if self.came:
            raise InterruptedError(errno.EINTR, "it was stopped")


@contextmanager
def undisturbed() -> Iterator[Stop]:
    """Hold signals back inside the block; afterwards they do what they would have done.

    Only the main thread is ever interrupted by a signal; in any other there is nothing to hold back.
    """
    stop = Stop()
    before = {}

    def wait(number: int, _: FrameType | None) -> None:
        stop.came.append(number)

    try:
        if threading.current_thread() is threading.main_thread():
            for number in (getattr(signal, name, None) for name in _ENDING):
                # None is a handler that Python doesn't know and couldn't put back.
                if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
                    before[number] = signal.signal(number, wait)
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for came in stop.came:
            signal.raise_signal(came)
