"""What is said, on streams that may be closed or on a full disk: that must not undo, or hide, what was done."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO


class _Lossy(io.RawIOBase):
    """A stream on which the first failure to write is noted, and all that comes after it is let go."""

    def __init__(self, stream: TextIO, failures: list[OSError]) -> None:
        self._stream, self._failures = stream, failures
        self._is_lost = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._stream.fileno()

    def write(self, data: object) -> int:
        view = memoryview(data)  # type: ignore[arg-type]
        if self._is_lost:
            return view.nbytes
        try:
            return os.write(self._stream.fileno(), view)
        except OSError as error:
            self._failures.append(error)
            self._is_lost = True
            return view.nbytes


def open_streams() -> list[OSError]:
    """Set up stdin, stdout and stderr so that writing to them never fails.

    Returns:
        What happens to stdout from now on: why not all that was said there has arrived.
    """
    # A file opened later would get the number of a closed stream, and whatever is said would be written into it.
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    failures: list[OSError] = []
    sys.stdout = _lossy(sys.stdout, failures)
    sys.stderr = _lossy(sys.stderr, [])
    return failures


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - as long as the process


def _lossy(stream: TextIO, failures: list[OSError]) -> TextIO:
    """Return a stream that never fails; a console stays itself, with letters that it can't show escaped."""
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    # A console or pipe that can't show a letter shows its code; a designer's text must not stop the program.
    stream.reconfigure(errors="backslashreplace")
    if stream.isatty():
        return stream
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(_Lossy(stream, failures)),
        stream.encoding,
        "backslashreplace",
        line_buffering=stream.line_buffering,
    )
