"""Requests as a browser, or somebody else, sends them: nothing is put right on the way."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from previewing import DEADLINE, Preview


@dataclass(frozen=True)
class Answer:
    """What came back; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


def ask(
    preview: Preview,
    path: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
    with_token: bool = True,
) -> Answer:
    """A request with these headers alone, besides Host and, of a body, its length.

    Args:
        preview: who is asked.
        path: as it is sent, after the token and its slash if ``with_token``; else all of it.
        method: of the request.
        headers: others; an empty Host leaves it out.
        body: what is sent.
        with_token: whether the path begins with it.
    """
    given = dict(headers or {})
    host = given.pop("Host", f"127.0.0.1:{preview.port}")
    with closing(http.client.HTTPConnection("127.0.0.1", preview.port, timeout=DEADLINE)) as connection:
        target = f"/{preview.token}/{path}" if with_token else path
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        if host:
            connection.putheader("Host", host)
        if body and "Transfer-Encoding" not in given:
            given.setdefault("Content-Length", str(len(body)))
        for name, value in given.items():
            connection.putheader(name, value)
        connection.endheaders(body or None)
        response = connection.getresponse()
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())


def post(preview: Preview, path: str, fields: Mapping[str, str], *, headers: Mapping[str, str] | None = None) -> Answer:
    """A form as the page sends it."""
    own = {"Origin": preview.root, "Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
    return ask(preview, path, method="POST", headers=own, body=urlencode(fields).encode() or b"&")


@contextmanager
def listening(preview: Preview) -> Iterator[Iterator[dict[str, object]]]:
    """What the page is told from now on, each event with its ``kind``; the first is ``hello``."""
    with closing(http.client.HTTPConnection("127.0.0.1", preview.port, timeout=DEADLINE)) as connection:
        connection.request("GET", f"/{preview.token}/events")
        response = connection.getresponse()
        assert response.status == 200
        assert response.headers["Content-Type"].startswith("text/event-stream")
        yield _events(response)


def _events(response: http.client.HTTPResponse) -> Iterator[dict[str, object]]:
    end = time.monotonic() + 3 * DEADLINE
    for line in response:  # it is kept open by comments, whatever comes or doesn't
        assert time.monotonic() < end, "it never came to pass"
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


def up_to(events: Iterator[dict[str, object]], kind: str, serial: int = 0) -> list[dict[str, object]]:
    """The events until one of this kind, of this serial or a later one; with it."""
    found = []
    for event in events:
        found.append(event)
        number = event.get("serial", serial)
        if event["kind"] == kind and isinstance(number, int) and number >= serial:
            return found
    raise AssertionError(f"the stream ended before {kind}: {found}")


def until(preview: Preview, holds: Callable[[], object]) -> None:
    """Waits for something that comes with what the server does: looked at whenever it tells of anything."""
    with listening(preview) as events:
        # Its first event comes as soon as it listens: nothing is missed.
        assert any(holds() for _ in events), "the stream ended before it came to pass"
