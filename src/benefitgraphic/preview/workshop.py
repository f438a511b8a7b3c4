"""The server's side of the worker: starts it, talks with it, and starts it again when it ended by itself."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.preview.messages import Answer, Asked, Broken, Finished, Message, Refused, Restarted, Wanted
from benefitgraphic.preview.worker import OUTDATED, work

# Seconds that a process has to end in once it was told to.
_PATIENCE = 2.0
# So many ends over the same files are enough: they have to change first.
_MOST = 3

_NO_ANSWER = Diagnostic(
    "no-answer", "error", "what makes the pictures had to be started again", hint="try it once more"
)


class Workshop:
    """One worker at a time. Everything but its reading happens on the event loop that it was started on.

    Args:
        target: what the process runs; tests give another.
    """

    def __init__(self, target: Callable[[Connection], None] = work) -> None:
        self._target = target
        self._queue: asyncio.Queue[Message] = asyncio.Queue()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._reader: threading.Thread | None = None
        self._wanted: Wanted | None = None
        self._asked: dict[int, Asked] = {}
        self._ends = 0
        self._has_given_up = False
        self._is_closed = False

    def start(self) -> None:
        """Starts the process; to be called on the event loop."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=self._target, args=(theirs,), name="benefitgraphic worker", daemon=True)
        with _interrupts_ignored():
            process.start()
        # With our copy open, the end of the process would go unnoticed.
        theirs.close()
        self._has_given_up = False
        loop = asyncio.get_running_loop()
        self._process, self._connection = process, ours
        self._reader = threading.Thread(target=self._read, args=(ours, loop), name="worker's messages", daemon=True)
        self._reader.start()

    def send(self, message: Wanted | Asked) -> None:
        """Says what is wanted or asked; what was wanted before is given up."""
        if isinstance(message, Wanted):
            self._wanted, self._ends = message, 0
        else:
            self._asked[message.number] = message
        if self._has_given_up:
            self.start()
        self._say(message)

    async def messages(self) -> AsyncIterator[Message]:
        """All that the worker says, in order; for one listener."""
        while True:
            yield await self._queue.get()

    def close(self) -> None:
        """Ends the process at once, whatever it does."""
        self._is_closed, self._has_given_up = True, False
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.join(_PATIENCE)
            if process.is_alive():
                process.kill()
                process.join(_PATIENCE)
            process.close()
        if self._reader is not None:
            self._reader.join(_PATIENCE)
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _say(self, message: Wanted | Asked) -> None:
        if self._connection is not None:
            with suppress(OSError):  # it has just ended: it is said again to the next one
                self._connection.send(message)

    def _read(self, connection: Connection, loop: asyncio.AbstractEventLoop) -> None:
        """In a thread: hands over each message, and at last that there are no more."""
        with suppress(RuntimeError):  # the loop is closed
            try:
                while True:
                    loop.call_soon_threadsafe(self._heard, connection.recv())
            except (EOFError, OSError):
                loop.call_soon_threadsafe(self._ended, connection)

    def _heard(self, message: Message) -> None:
        if isinstance(message, Finished | Broken):
            self._ends = 0
        if isinstance(message, Answer):
            self._asked.pop(message.number, None)
        self._queue.put_nowait(message)

    def _ended(self, connection: Connection) -> None:
        """The process ended though nobody told it to."""
        process = self._process
        if self._is_closed or process is None or connection is not self._connection:
            return
        connection.close()
        self._connection = self._process = None
        process.join(_PATIENCE)
        if process.is_alive():
            process.kill()
            process.join(_PATIENCE)
        code = process.exitcode
        process.close()
        if code == OUTDATED:
            self._again(tuple(self._asked.values()))
            return
        self._ends += 1
        # It may well have been a question that ended it, so none is repeated.
        for number in self._asked:
            self._queue.put_nowait(Answer(number, Refused((_NO_ANSWER,))))
        self._asked.clear()
        if self._ends < _MOST:
            self._queue.put_nowait(Restarted("What makes the pictures ended by itself, and was started again."))
            self._again(())
        else:
            self._has_given_up = True
            said = "What makes the pictures keeps ending by itself; it is started again when a file changes."
            self._queue.put_nowait(Restarted(said))

    def _again(self, asked: tuple[Asked, ...]) -> None:
        self.start()
        for message in (self._wanted, *asked):
            if message is not None:
                self._say(message)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """While it lasts, a process that is started takes no notice of Ctrl-C, from its first moment on."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        if before is not None:  # as it is where C code handles it
            signal.signal(signal.SIGINT, before)
