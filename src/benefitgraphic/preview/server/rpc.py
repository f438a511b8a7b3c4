"""What the page has asked the worker, until it is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.preview.messages import Answer, NumberedQuestion, Question, Refused, Room, WrittenFiles, YearShown

# Questions that wait for an answer.
_MOST = 32

Result = Room | YearShown | WrittenFiles | Refused

_ENDING = Diagnostic("preview-ends", "error", "the preview is ending", hint="start it again")
_TOO_MANY = Diagnostic("too-many-questions", "error", "too much was asked at once", hint="try again in a moment")


class Questions:
    """Those that wait. Only to be used on one event loop."""

    def __init__(self) -> None:
        self._waiting: dict[int, asyncio.Future[Result]] = {}
        self._count = 0
        self._is_over = False

    async def ask(self, question: Question, send: Callable[[NumberedQuestion], None]) -> Result:
        """Ask a question and return the answer; a refusal if too many are waiting, or if the end comes first.

        Args:
            question: what to ask.
            send: hands it to whoever knows.
        """
        if self._is_over or len(self._waiting) >= _MOST:
            return Refused((_ENDING if self._is_over else _TOO_MANY,))
        self._count += 1
        number = self._count
        self._waiting[number] = asyncio.get_running_loop().create_future()
        try:
            send(NumberedQuestion(number, question))
            return await self._waiting[number]
        finally:
            del self._waiting[number]

    def take(self, answer: Answer) -> None:
        """Pass an answer on to whoever asked, if they are still waiting for it."""
        waiting = self._waiting.get(answer.number)
        if waiting and not waiting.done():
            waiting.set_result(answer.result)

    def end(self) -> None:
        """Refuses all that wait, and all that come."""
        self._is_over = True
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_result(Refused((_ENDING,)))
