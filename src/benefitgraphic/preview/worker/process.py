"""The process that makes the files: it stays warm, and answers to what comes through its pipe."""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Generator, Iterator
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

# The rest is imported when the process runs: until then it could be ended by a Ctrl-C that is meant for the server.
if TYPE_CHECKING:
    from benefitgraphic.preview.messages import Message, NumberedQuestion, ProjectFiles


def work(connection: Connection) -> None:
    """Make what is wanted and answer what is asked, until the other end of the pipe is closed."""
    # Ctrl-C is for the server, which ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _Work(connection).go_on()
    except (EOFError, OSError):  # the server has ended
        return
    except Exception:  # a traceback would be of no use to whoever sees the terminal; the server says what happened
        sys.exit(1)


class _Work:
    """What there is to do."""

    def __init__(self, connection: Connection) -> None:
        from benefitgraphic.build.cache import Cache

        self._connection = connection
        self._cache = Cache()
        self._wanted: ProjectFiles | None = None
        self._making: Generator[Message | None, None, None] | None = None
        self._asked: deque[NumberedQuestion] = deque()
        # Whether what is looked at is on its way; until then, no question is answered.
        self._is_shown = True

    def go_on(self) -> None:
        """Take one step after another, and listen in between."""
        while True:
            self._listen(wait=self._making is None and not self._asked)
            if self._asked and (self._making is None or self._is_shown):
                self._answer(self._asked.popleft())
            elif self._wanted and self._making:
                self._step(self._wanted, self._making)

    def _listen(self, *, wait: bool) -> None:
        """Hears all that was said meanwhile; of what is wanted, the newest counts."""
        from benefitgraphic.preview.messages import ProjectFiles

        newest: ProjectFiles | None = None
        while self._connection.poll(None if wait else 0):
            said = self._connection.recv()
            wait = False
            if isinstance(said, ProjectFiles):
                newest = said
            else:
                self._asked.append(said)
        if newest:
            self._begin(newest)

    def _begin(self, wanted: ProjectFiles) -> None:
        from benefitgraphic.build.cache import Cache
        from benefitgraphic.preview.worker.forwarding import forwarded

        before = self._wanted
        if before and (before.config, before.language) != (wanted.config, wanted.language):
            self._cache = Cache()
        if self._making:
            self._making.close()
        self._wanted, self._making = wanted, forwarded(wanted, self._cache)
        self._is_shown = False

    def _step(self, wanted: ProjectFiles, making: Iterator[Message | None]) -> None:
        from benefitgraphic.preview.messages import Broken, SizeDrawn, Undrawn
        from benefitgraphic.preview.worker.failing import failed

        try:
            message = next(making)
        except StopIteration:
            self._making = None
            return
        except Exception as error:  # nothing that goes wrong here may end the process, or stay unsaid
            self._making = None
            message = Broken(wanted.serial, (failed(error),))
        self._is_shown = self._is_shown or isinstance(message, SizeDrawn | Undrawn)
        if message is not None:
            self._connection.send(message)

    def _answer(self, asked: NumberedQuestion) -> None:
        from benefitgraphic.preview.messages import Answer
        from benefitgraphic.preview.worker.answering import answered

        self._connection.send(Answer(asked.number, answered(asked.question, self._cache)))
