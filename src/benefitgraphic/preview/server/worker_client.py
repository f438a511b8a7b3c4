"""The server's side of the worker: starts it, talks with it, and starts it again when it ended by itself."""

from __future__ import annotations

import asyncio
import multiprocessing
import queue
import signal
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.preview.messages import (
    Answer,
    Broken,
    Finished,
    Message,
    NumberedQuestion,
    ProjectFiles,
    Refused,
    Restarted,
)
from benefitgraphic.preview.worker.process import work

# Seconds that a process has to end in once it was told to.
_PATIENCE = 2.0
# So many ends over the same files are enough: they have to change first.
_MOST = 3

_NO_ANSWER = Diagnostic(
    "no-answer", "error", "the part of the program that makes the pictures had to be restarted", hint="try again"
)

_GIVEN_UP = Diagnostic(
    "gave-up",
    "error",
    "the part of the program that makes the pictures keeps stopping",
    hint="undo the last change, or make another; if that doesn't help, tell whoever looks after the program",
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
        self._outbox: queue.SimpleQueue[ProjectFiles | NumberedQuestion | None] = queue.SimpleQueue()
        self._reader: threading.Thread | None = None
        self._writer: threading.Thread | None = None
        self._wanted: ProjectFiles | None = None
        self._asked: dict[int, NumberedQuestion] = {}
        self._ends = 0
        self._has_given_up = False
        self._is_closed = False

    def start(self) -> None:
        """Start the process; to be called on the event loop.

        Raises:
            OSError: the system has no room for another one.
        """
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=self._target, args=(theirs,), name="benefitgraphic worker", daemon=True)
        try:
            with _interrupts_ignored():
                process.start()
        except OSError:
            ours.close()
            theirs.close()
            raise
        # With our copy open, the end of the process would go unnoticed.
        theirs.close()
        self._has_given_up = False
        loop = asyncio.get_running_loop()
        self._process, self._connection, self._outbox = process, ours, queue.SimpleQueue()
        # Not from here: while the process is busy it takes nothing out of its pipe, and a full one is waited for.
        orders = (ours, self._outbox)
        self._writer = threading.Thread(target=_write, args=orders, name="worker's orders", daemon=True)
        self._writer.start()
        self._reader = threading.Thread(target=self._read, args=(ours, loop), name="worker's messages", daemon=True)
        self._reader.start()

    def send(self, message: ProjectFiles | NumberedQuestion) -> None:
        """Says what is wanted or asked; what was wanted before is given up."""
        if isinstance(message, ProjectFiles):
            self._wanted, self._ends = message, 0
        else:
            self._asked[message.number] = message
        if self._has_given_up:
            self._again(tuple(self._asked.values()))
        else:
            self._outbox.put(message)

    async def messages(self) -> AsyncIterator[Message]:
        """All that the worker says, in order; for one listener."""
        while True:
            yield await self._queue.get()

    def close(self) -> None:
        """End the process at once, whatever it is doing."""
        self._is_closed, self._has_given_up = True, False
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.join(_PATIENCE)
            if process.is_alive():
                process.kill()
                process.join(_PATIENCE)
            process.close()
        self._hush()
        if self._reader is not None:
            self._reader.join(_PATIENCE)
        if self._connection is not None:
            self._connection.close()
            self._connection = None

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
        """Handle a process that ended though nobody told it to."""
        process = self._process
        if self._is_closed or process is None or connection is not self._connection:
            return
        self._hush()
        connection.close()
        self._connection = self._process = None
        process.join(_PATIENCE)
        if process.is_alive():
            process.kill()
            process.join(_PATIENCE)
        process.close()
        self._ends += 1
        # It may well have been a question that ended it, so none is repeated.
        self._refuse()
        if self._ends < _MOST:
            self._queue.put_nowait(
                Restarted("The part of the program that makes the pictures stopped, and was restarted.")
            )
            self._again(())
        else:
            self._give_up()

    def _again(self, asked: tuple[NumberedQuestion, ...]) -> None:
        try:
            self.start()
        except OSError:
            self._refuse()
            self._give_up()
            return
        for message in (self._wanted, *asked):
            if message is not None:
                self._outbox.put(message)

    def _hush(self) -> None:
        """Nothing more is said to the process, which has ended."""
        self._outbox.put(None)
        if self._writer is not None:
            self._writer.join(_PATIENCE)

    def _give_up(self) -> None:
        self._has_given_up = True
        if self._wanted:  # nobody shall wait for its end
            self._queue.put_nowait(Broken(self._wanted.serial, (_GIVEN_UP,)))
        said = "The part of the program that makes the pictures keeps stopping; it is restarted when a file changes."
        self._queue.put_nowait(Restarted(said))

    def _refuse(self) -> None:
        for number in self._asked:
            self._queue.put_nowait(Answer(number, Refused((_NO_ANSWER,))))
        self._asked.clear()


def _write(connection: Connection, outbox: queue.SimpleQueue[ProjectFiles | NumberedQuestion | None]) -> None:
    """In a thread: hands over what is put into the outbox, in order, until there is None."""
    with suppress(OSError):  # the process has just ended: what is still wanted is said to the next one
        while (message := outbox.get()) is not None:
            connection.send(message)


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
