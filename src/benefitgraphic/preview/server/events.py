"""What happens, told to the pages that are open: server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from benefitgraphic.preview.server.requests import session_of

if TYPE_CHECKING:
    from benefitgraphic.preview.server.session import Session

# Seconds after which something is sent though nothing happened, so that a connection that is gone is noticed.
_HEARTBEAT = 15.0
# Events that wait to be sent on one connection.
_MOST_WAITING = 200
# Milliseconds after which the browser connects again.
_RETRY = 500


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Attributes:
        kind: ``drawn``, ``read``, ``broken``, ``undrawn``, ``finished``, ``saved``, ``worker``; first ``hello``; and
            ``end``, which isn't sent but ends the connection: the page connects again, or the server is gone.
        fields: what it is about, such as the serial.
    """

    kind: str
    fields: Mapping[str, str | int | bool] = field(default_factory=dict)

    def encoded(self) -> bytes:
        """As it is sent."""
        return f"event: {self.kind}\ndata: {json.dumps({'kind': self.kind, **self.fields})}\n\n".encode()


class Listeners:
    """All who are told what happens."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[Event]] = set()
        self._is_over = False

    @contextmanager
    def listening(self) -> Iterator[asyncio.Queue[Event]]:
        """Every event from now on; ``end`` is the last."""
        queue: asyncio.Queue[Event] = asyncio.Queue()
        if self._is_over:
            queue.put_nowait(Event("end"))
        self._queues.add(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)

    def tell(self, event: Event) -> None:
        """Tells all; who is too far behind is let go, and begins anew from where things stand then."""
        for queue in list(self._queues):
            if queue.qsize() < _MOST_WAITING:
                queue.put_nowait(event)
            else:
                self._queues.discard(queue)
                queue.put_nowait(Event("end"))

    def end(self) -> None:
        """Nothing more will happen."""
        self._is_over = True
        for queue in self._queues:
            queue.put_nowait(Event("end"))


async def _events(request: Request) -> Response:
    session = session_of(request)
    if request.method == "HEAD":
        return Response(media_type="text/event-stream")
    return StreamingResponse(_told(session), media_type="text/event-stream")


async def _told(session: Session) -> AsyncIterator[bytes]:
    """Yield events from now on: first the current state, then every change since, with no gap between them."""
    with session.subscribe() as queue:
        hello = Event("hello", {"serial": session.serial, "busy": session.is_busy})
        yield f"retry: {_RETRY}\n".encode() + hello.encoded()
        while True:
            try:
                event = await asyncio.wait_for(queue.get(), _HEARTBEAT)
            except TimeoutError:
                yield b": still here\n\n"
                continue
            if event.kind == "end":
                return
            yield event.encoded()


routes: tuple[BaseRoute, ...] = (Route("/events", _events),)
