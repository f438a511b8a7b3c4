"""What other pages, other names and other programs ask for is refused, and says nothing of what is here."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Iterator
from contextlib import closing

import pytest
from starlette.types import Message, Receive, Scope, Send

from asking import ask, post
from benefitgraphic.preview.app import ROUTES
from benefitgraphic.preview.server import guard
from benefitgraphic.preview.server.requests import MOST_BYTES
from previewing import DEADLINE, Preview, previewed, sample_project

# One server for them all.
pytestmark = [pytest.mark.xdist_group("guard"), pytest.mark.slow]

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with previewed(sample_project(tmp_path_factory.mktemp("guarded") / "project", "hero")) as preview:
        yield preview


def test_the_page_is_there(preview: Preview) -> None:
    assert ask(preview, "").status == 200
    assert ask(preview, "", headers={"Host": f"LocalHost:{preview.port}"}).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/favicon.ico",
        "/{token}",
        "/{wrong}/",
        "/{wrong}/events",
        "/{token}x/",
        "/{short}/",
        "/{token}%2f",
        "//{token}/",
        "/%00{token}/",
        "/x/{token}/",
        "/{percent}/",
        "/view",
        "/static/page.css",
        "/?token={token}",
        "{root}/",
    ],
)
def test_nothing_is_there_without_the_token(preview: Preview, path: str) -> None:
    token = preview.token
    wrong = token[:-1] + ("a" if token[-1] != "a" else "b")
    percent = f"%{ord(token[0]):02x}{token[1:]}"
    sent = path.format(token=token, wrong=wrong, short=token[:-1], percent=percent, root=preview.root)
    answer = ask(preview, sent, with_token=False)
    assert answer.status in (400, 404)
    assert token not in answer.text


@pytest.mark.parametrize(
    "host",
    [
        "",
        "example.org",
        "example.org:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.example.org:{port}",
        "localhost.example.org:{port}",
        "127.0.0.1:{port}@example.org",
        "example.org, 127.0.0.1:{port}",
        "[::1]:{port}",
        "0.0.0.0:{port}",
        "127.1:{port}",
        "2130706433:{port}",
        "localhost.:{port}",
    ],
)
def test_a_name_that_only_leads_here_is_refused(preview: Preview, host: str) -> None:
    """So DNS that is changed under a page of somebody else's gets it nowhere."""
    answer = ask(preview, "", headers={"Host": host.format(port=preview.port)})
    assert answer.status in (400, 403)
    assert preview.token not in answer.text


def test_two_hosts_are_none(preview: Preview) -> None:
    own = f"127.0.0.1:{preview.port}"
    sent = f"GET /{preview.token}/ HTTP/1.1\r\nHost: {own}\r\nHost: example.org\r\nConnection: close\r\n\r\n"
    assert _raw(preview, sent.encode()).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize("path", ["look", "write"])
@pytest.mark.parametrize(
    "origin",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://example.org"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1:{port}.example.org"},
        {"Origin": "http://localhost:{port}"},  # the same computer, but another page to the browser
        {"Origin": "http://127.0.0.1:{port}", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://127.0.0.1:{port}", "Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Referer": "http://127.0.0.1:{port}/"},
    ],
)
def test_only_the_page_itself_changes_something(preview: Preview, path: str, origin: dict[str, str]) -> None:
    headers = {name: value.format(port=preview.port) for name, value in origin.items()}
    answer = ask(preview, path, method="POST", headers={**_FORM, **headers}, body=b"size=email")
    assert answer.status == 403
    assert not (preview.project / "output").exists()


def test_the_page_itself_may(preview: Preview) -> None:
    assert post(preview, "look", {"size": "email"}).status == 204
    assert post(preview, "look", {"size": "email"}, headers={"Sec-Fetch-Site": "same-origin"}).status == 204


@pytest.mark.parametrize(
    ("site", "mode", "target", "status"),
    [
        ("same-origin", "cors", "empty", 200),
        ("same-origin", "no-cors", "image", 200),
        ("none", "navigate", "document", 200),
        ("cross-site", "navigate", "document", 200),  # a link in a chat
        ("cross-site", "navigate", "iframe", 403),
        ("cross-site", "no-cors", "image", 403),
        ("cross-site", "no-cors", "script", 403),
        ("cross-site", "cors", "empty", 403),
        ("same-site", "no-cors", "image", 403),  # another server on this computer
        ("same-site", "navigate", "iframe", 403),
    ],
)
def test_other_pages_can_use_nothing(preview: Preview, site: str, mode: str, target: str, status: int) -> None:
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": target}
    assert ask(preview, "static/page.css", headers=headers).status == status


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "CONNECT", "get"])
def test_unknown_methods_are_refused(preview: Preview, method: str) -> None:
    answer = ask(preview, "", method=method, headers={"Origin": preview.root})
    assert answer.status == 405
    assert "access-control-allow-origin" not in answer.headers


def test_what_is_only_asked_for_changes_nothing(preview: Preview) -> None:
    for path in ("write", "look", "look?size=hero", "undo", "redo", "edit?part=masthead"):
        assert ask(preview, path).status in (200, 405), path
    assert not (preview.project / "output").exists()


def test_a_form_that_is_too_long_is_refused_before_it_is_read(preview: Preview) -> None:
    headers = {**_FORM, "Origin": preview.root}
    for length in (MOST_BYTES + 1, 10**12, 10**40):
        answer = ask(preview, "look", method="POST", headers={**headers, "Content-Length": str(length)}, body=b"size=")
        assert answer.status in (400, 413)
    assert ask(preview, "look", method="POST", headers=headers, body=b"a=" + b"x" * (MOST_BYTES - 2)).status == 204


def test_a_form_in_pieces_has_the_same_limit(preview: Preview) -> None:
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    sent = _head(preview, "look", "Transfer-Encoding: chunked") + piece * (MOST_BYTES // 0x10000 + 1)
    assert _raw(preview, sent).startswith(b"HTTP/1.1 413")
    sent = _head(preview, "look", "Transfer-Encoding: chunked") + b"a\r\nsize=email\r\n0\r\n\r\n"
    assert _raw(preview, sent, close=True).startswith(b"HTTP/1.1 204")


def test_a_form_that_never_arrives_is_not_waited_for() -> None:
    sent: list[Message] = []

    async def nothing() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    async def app(*_: object) -> None:
        raise AssertionError("it was handed on")

    headers = [(b"host", b"127.0.0.1:8025"), (b"origin", b"http://127.0.0.1:8025")]
    scope = {"type": "http", "method": "POST", "path": "/x/look", "raw_path": b"/x/look", "headers": headers}
    guarded = guard.Guard(app, "x", patience=0.01)
    asyncio.run(guarded({**scope, "server": ("127.0.0.1", 8025)}, nothing, send))
    assert sent[0]["status"] == 408


def test_lengths_that_contradict_each_other_are_refused(preview: Preview) -> None:
    for lines in (
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: -1",
        "Content-Length: 5\r\nContent-Length: 5x",
    ):
        assert _raw(preview, _head(preview, "look", lines) + b"size=").startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"Content-Type": "text/plain"}, b"size=email", 415),
        ({"Content-Type": "application/json"}, b"{}", 415),
        ({"Content-Type": "multipart/form-data; boundary=x"}, b"--x--", 415),
        ({}, b"size=email", 415),
        (_FORM, b"&".join(b"a=1" for _ in range(5000)), 400),
        (_FORM, b"size=%ff", 400),
        (_FORM, b"size=\xff", 400),
        (_FORM, b"size=nonsense", 422),
        (_FORM, b"language=xx", 422),
        (_FORM, b"size=%00", 422),
        (_FORM, b"size=" + b"a" * 100_000, 422),
    ],
)
def test_what_is_no_form_is_refused(preview: Preview, headers: dict[str, str], body: bytes, status: int) -> None:
    answer = ask(preview, "look", method="POST", headers={"Origin": preview.root, **headers}, body=body)
    assert answer.status == status


def test_a_flood_of_headers_is_cut_off(preview: Preview) -> None:
    flood = b"".join(b"X-%d: %s\r\n" % (number, b"x" * 100) for number in range(5000))
    sent = b"GET /%s/ HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n" % (preview.token.encode(), preview.port) + flood
    assert _raw(preview, sent).startswith(b"HTTP/1.1 400") or not _raw(preview, sent)
    assert ask(preview, "").status == 200


@pytest.mark.parametrize(
    "sent", [b"\x16\x03\x01\x02\x00\x01", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x00" * 100]
)
def test_what_is_no_request_ends_the_connection_alone(preview: Preview, sent: bytes) -> None:
    assert preview.token.encode() not in _raw(preview, sent, close=True)
    assert ask(preview, "").status == 200


@pytest.mark.slow
def test_every_answer_tells_browsers_what_it_may_be_used_for(preview: Preview) -> None:
    paths = {re.sub(r"\{[^}]*\}", "x", getattr(route, "path", "")).lstrip("/") for route in ROUTES} | {"nothing"}
    assert {"", "view", "edit", "made/x/x"} <= paths
    for path in sorted(paths - {"events", "write"}):
        for method in ("GET", "HEAD", "POST", "DELETE"):
            answer = ask(preview, path, method=method, headers={"Origin": preview.root})
            assert answer.status != 500, (method, path, answer.text)
            assert answer.headers.items() >= _ALWAYS.items(), (method, path)
            policy = answer.headers["content-security-policy"]
            assert (
                "default-src 'none'" in policy and "unsafe" not in policy.partition("script-src")[2].partition(";")[0]
            )
            assert answer.headers["cache-control"] == "no-store"
            assert "server" not in answer.headers
            assert "set-cookie" not in answer.headers


def test_the_page_has_no_script_or_style_in_itself(preview: Preview) -> None:
    page = ask(preview, "")
    assert "unsafe" not in page.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    for trace in ("<style", " style=", " onclick=", "javascript:", "http://", "https://"):
        assert trace not in page.text.replace("http://www.w3.org/", ""), trace


def _head(preview: Preview, path: str, lines: str) -> bytes:
    return (
        f"POST /{preview.token}/{path} HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\nOrigin: {preview.root}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\n{lines}\r\n\r\n"
    ).encode()


def _raw(preview: Preview, sent: bytes, *, close: bool = False) -> bytes:
    """The beginning of what comes back to these bytes; nothing, if the connection is only closed."""
    with closing(socket.create_connection(("127.0.0.1", preview.port), DEADLINE)) as connection:
        try:
            connection.sendall(sent)
            if close:
                connection.shutdown(socket.SHUT_WR)
            return connection.recv(4096)
        except ConnectionError:
            return b""


def test_the_address_that_the_browser_is_opened_with_leads_in_once() -> None:
    door = guard.Guard(_never, "token", "door")
    assert [_asked(door, path) for path in ("/doo", "/door", "/door")] == [
        (404, None),
        (303, "/token/"),
        (404, None),
    ]
    assert _asked(guard.Guard(_never, "token"), "/") == (404, None)
    assert _asked(guard.Guard(_never, "token", "door"), "/door", host=b"evil.example") == (403, None)


async def _never(scope: Scope, receive: Receive, send: Send) -> None:
    raise AssertionError("this was let through")


def _asked(app: guard.Guard, path: str, host: bytes = b"127.0.0.1:8025") -> tuple[int, str | None]:
    """The status of a GET, and where it leads."""
    started: list[Message] = []

    async def nothing() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        started.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "headers": [(b"host", host)],
        "server": ("127.0.0.1", 8025),
    }
    asyncio.run(app(scope, nothing, send))
    headers = dict(started[0]["headers"])
    return started[0]["status"], headers[b"location"].decode() if b"location" in headers else None
