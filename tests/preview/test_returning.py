"""A page that was left open finds its preview again, and nothing else finds anything by it."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from asking import ask, until
from benefitgraphic.preview.server.returning import Remembered, Return, remember, remembered
from desk import Desk, expect
from laying import CONFIG
from pages import Shown, View
from previewing import DEADLINE, LITTLE, Preview, previewed, sample_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# One server for them all.
pytestmark = pytest.mark.xdist_group("browser, returning")

QUESTION = "0123456789abcdef"
KEY = bytes(range(32))
_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there, folders of users are theirs alone")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(click, "get_app_dir", lambda name: str(tmp_path / "home" / name))
    return tmp_path / "home"


def kept_in(home: Path) -> Path:
    (file,) = [path for path in home.rglob("*") if path.is_file()]
    return file


def test_the_proof_is_of_the_key_the_port_the_run_and_the_question() -> None:
    proofs = [
        json.loads(Return(key, salt).answer(port, question) or "")["proof"]
        for key, salt, port, question in (
            (KEY, "salt", 8025, QUESTION),
            (KEY[::-1], "salt", 8025, QUESTION),
            (KEY, "other", 8025, QUESTION),
            (KEY, "salt", 8026, QUESTION),
            (KEY, "salt", 8025, QUESTION[::-1]),
        )
    ]
    assert len(set(proofs)) == 5
    assert proofs[0] == hmac.new(KEY, f"proof 8025 salt {QUESTION}".encode(), hashlib.sha256).hexdigest()


def test_the_answer_says_neither_the_address_nor_the_key() -> None:
    run = Return(KEY, "salt")
    said = run.answer(8025, QUESTION) or ""
    assert run.token not in said and KEY.hex() not in said
    assert len(run.token) >= 43 and Return(KEY, "other").token != run.token != Return(KEY[::-1], "salt").token


@pytest.mark.parametrize("question", ["", "short", "a" * 65, "token salt-------", "a b" * 8, "é" * 20, "x=1&y=2" * 4])
def test_what_no_page_asks_is_not_answered(question: str) -> None:
    assert Return(KEY, "salt").answer(8025, question) is None


def test_what_is_kept_is_found_again_by_its_own_project_alone(home: Path, tmp_path: Path) -> None:
    config, other = tmp_path / "a" / "infographic.yaml", tmp_path / "b" / "infographic.yaml"
    remember(config, Remembered(KEY, 8031))
    assert remembered(config) == Remembered(KEY, 8031)
    assert remembered(other).port is None and remembered(other).key != KEY
    assert remembered(other).key != remembered(other).key, "where nothing is kept, it is new each time"
    remember(config, Remembered(KEY, 8032))
    assert remembered(config).port == 8032
    assert kept_in(home)


@_POSIX
def test_it_is_its_owners_alone(home: Path, tmp_path: Path) -> None:
    config = tmp_path / "infographic.yaml"
    remember(config, Remembered(KEY, 8031))
    file = kept_in(home)
    assert file.stat().st_mode & 0o077 == 0 and file.parent.stat().st_mode & 0o077 == 0
    file.chmod(0o644)
    assert remembered(config).key != KEY, "others may have read it"
    file.chmod(0o600)
    real = file.rename(tmp_path / "moved.json")
    file.symlink_to(real)
    assert remembered(config).key != KEY, "a link may lead to what others wrote"


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"null", b"\xff", b'{"key": "00", "port": 8025}', b'{"key": 1, "port": 8025}']
    + [f'{{"key": "{KEY.hex()}", "port": {port}}}'.encode() for port in ("1", "99999", '"8025"', "null", "true")],
)  # fmt: skip
def test_what_is_damaged_is_begun_anew(home: Path, tmp_path: Path, data: bytes) -> None:
    config = tmp_path / "infographic.yaml"
    remember(config, Remembered(KEY, 8031))
    kept_in(home).write_bytes(data)
    assert remembered(config).port is None and len(remembered(config).key) == 32


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "infographic.yaml"
    (tmp_path / "file").write_text("")
    for folder in (str(tmp_path / "file" / "x"), "~/relative"):
        monkeypatch.setattr(click, "get_app_dir", lambda name, folder=folder: folder)
        remember(config, Remembered(KEY, 8031))
        assert remembered(config).port is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


@contextmanager
def _somebody_else(port: int) -> Iterator[tuple[list[str], threading.Semaphore]]:
    """Another program at this port: all that it is sent, and a count of how often it is asked who it is."""
    heard: list[str] = []
    asked = threading.Semaphore(0)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            heard.append(f"{self.path} {self.headers} {self.rfile.read(length)!r}")
            if self.path.startswith("/again?"):
                asked.release()
            body = json.dumps({"salt": "guessed", "proof": "00" * 32}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield heard, asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _key_of(preview: Preview) -> str:
    return ask(preview, "").text.partition('data-key="')[2].partition('"')[0]


@pytest.mark.slow
def test_an_open_page_goes_on_with_the_preview_that_is_started_again(browser: Browser, tmp_path: Path) -> None:
    project = sample_project(tmp_path / "project")
    (project / "config" / CONFIG.name).write_text(LITTLE, encoding="utf-8")
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    page = browser.new_context().new_page()
    try:
        with previewed(project, "--port", str(port)) as first:
            desk = Desk(first, page, Shown(page, View(1440)))
            desk.open("part=benefits[1]&size=social", is_ready=False)
            key = _key_of(first)
            assert len(key) == 64 and ask(first, "/again?" + QUESTION, with_token=False).status == 200
            for path in ("/again", "/again?short", "/again/?" + QUESTION):
                assert ask(first, path, with_token=False).status == 404
            assert ask(first, "/again?" + QUESTION, headers={"Host": "evil.example"}, with_token=False).status == 403
            other = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}
            assert ask(first, "/again?" + QUESTION, headers=other, with_token=False).status == 403
        expect(page.locator("#state-said")).to_contain_text("benefitgraphic preview")
        desk.field("benefits[1].title").fill("Typed while it was gone")
        desk.field("benefits[1].text").fill("And this {nothing} can’t be saved at all")
        expect(desk.note("benefits[1].text")).to_contain_text("stays here")
        with _somebody_else(port) as (heard, asked):
            for _ in range(2):
                assert asked.acquire(timeout=DEADLINE), "it never asks"
        with previewed(project) as second:
            assert second.port == port and second.token != first.token and _key_of(second) == key
            page.wait_for_url(f"{second.address}**")
            assert not [one for one in heard if key in one or second.token in one]
            until(second, lambda: b"title: Typed while it was gone" in second.config.read_bytes())
            expect(desk.field("benefits[1].text")).to_have_value("And this {nothing} can’t be saved at all")
            expect(desk.note("benefits[1].text")).to_contain_text("nothing")
            assert ask(second, f"/{first.token}/", with_token=False).status == 404
    finally:
        page.context.close()
