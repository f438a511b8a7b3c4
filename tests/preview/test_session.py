"""What the page shows as the worker's messages come in; who works is a stand-in that says what it is told to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message as StarletteMessage

from benefitgraphic.content.load import Loaded, load
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.editing import dry_run
from benefitgraphic.editing.edits import SetText
from benefitgraphic.editing.saving import Saved, save
from benefitgraphic.output.files import Output
from benefitgraphic.preview import app
from benefitgraphic.preview.messages import (
    Answer,
    Broken,
    Facts,
    Finished,
    Message,
    NumberedQuestion,
    ProjectFiles,
    Read,
    Refused,
    Restarted,
    Room,
    RoomQuestion,
    SizeDrawn,
    Undrawn,
)
from benefitgraphic.preview.overlay import PageView, SizeView
from benefitgraphic.preview.server.session import Session
from previewing import DEADLINE

_ERROR = Diagnostic("unknown-key", "error", "there is no such key")
_WARNING = Diagnostic("long-line", "warning", "this is long")
_TOO_LONG = Diagnostic("too-long", "error", "this doesn't fit")


class _StandIn:
    """Remembers what it was sent, and says what a test has it say."""

    def __init__(self) -> None:
        self.sent: list[ProjectFiles | NumberedQuestion] = []
        self.says: asyncio.Queue[Message] = asyncio.Queue()
        self.is_closed = False
        self._news = asyncio.Event()

    def start(self) -> None: ...

    def send(self, message: ProjectFiles | NumberedQuestion) -> None:
        self.sent.append(message)
        self._news.set()

    async def sent_what(self, holds: Callable[[], object]) -> None:
        """Waits until what it was sent is so."""
        async with asyncio.timeout(DEADLINE):
            while not holds():
                self._news.clear()
                await self._news.wait()

    async def messages(self) -> AsyncIterator[Message]:
        while True:
            yield await self.says.get()

    def close(self) -> None:
        self.is_closed = True

    @property
    def wanted(self) -> list[ProjectFiles]:
        return [one for one in self.sent if isinstance(one, ProjectFiles)]


@pytest.fixture
def worker() -> _StandIn:
    return _StandIn()


@pytest.fixture
def session(config: Path, worker: _StandIn) -> Session:
    return Session(config, token="token", workshop=worker)


def test_a_state_comes_in_piece_by_piece(session: Session) -> None:
    session.changed()
    assert (session.serial, session.is_busy, session.facts) == (1, True, None)
    session.take(Read(1, _facts("email", "letter"), (_WARNING,)))
    assert session.diagnostics == (_WARNING,)
    session.take(_drawn(1, "email", "email.png", is_whole=False))
    assert set(session.sights) == {"email"} and session.address("email@2x.png") == ""
    session.take(_drawn(1, "email", "email.png", "email@2x.png"))
    session.take(_drawn(1, "letter", "letter.pdf", "pages/letter-1.png"))
    assert session.is_busy
    session.take(Finished(1, (_file("data.csv"),), ("email.png", "letter.pdf", "data.csv"), (_WARNING,)))
    assert not session.is_busy and not session.stale
    assert set(session.files) == {"email.png", "email@2x.png", "letter.pdf", "pages/letter-1.png", "data.csv"}
    assert session.names == ("email.png", "letter.pdf", "data.csv")


def test_the_last_good_pictures_stay_when_the_file_is_broken(session: Session) -> None:
    _finish(session, "email", "letter")
    before, sights = dict(session.files), dict(session.sights)
    session.changed()
    session.take(Broken(2, (_WARNING, _ERROR)))
    assert session.files == before and session.sights == sights and session.facts
    assert session.stale == {"email", "letter"} and not session.is_busy
    assert session.diagnostics == (_ERROR, _WARNING)  # errors first
    _finish(session, "email", "letter")
    assert not session.stale and not session.diagnostics


def test_a_size_that_cannot_be_laid_out_keeps_its_picture_and_all_that_goes_with_it(session: Session) -> None:
    _finish(session, "email", "hero")
    session.changed()
    session.take(Read(2, _facts("email", "hero"), (_WARNING,)))
    session.take(_drawn(2, "email", "email.png", said=b"new"))
    session.take(Undrawn(2, "hero", (_TOO_LONG,)))
    session.take(Finished(2, (), (), (_WARNING,)))
    assert session.stale == {"hero"} and not session.is_busy
    assert session.files["hero.png"].output.data == b"hero.png"
    assert session.files["email.png"].output.data == b"new"
    assert "data.csv" in session.files and session.names
    assert session.diagnostics == (_TOO_LONG, _WARNING)


def test_files_of_a_size_that_is_no_longer_made_go(session: Session) -> None:
    _finish(session, "email", "hero", "letter")
    session.changed()
    session.take(Read(2, _facts("email", "letter"), ()))
    assert "hero.png" in session.files  # until all is there
    session.take(_drawn(2, "email", "email.png"))
    session.take(Undrawn(2, "letter", (_TOO_LONG,)))
    session.take(Finished(2, (), (), ()))
    assert not [name for name in session.files if name.startswith("hero")]
    assert set(session.sights) == {"email", "letter"}
    assert {"letter.png", "email.html", "letter.html", "data.csv"} <= set(session.files)


def test_slices_that_a_size_no_longer_has_go(session: Session) -> None:
    session.changed()
    session.take(Read(1, _facts("email"), ()))
    session.take(_drawn(1, "email", "email.png", "email/01-a.png", "email/02-b.png"))
    session.take(_drawn(1, "email", "email.png", "email/01-a.png"))
    session.take(Finished(1, (), ("email.png",), ()))
    assert set(session.files) == {"email.png", "email/01-a.png"}


def test_what_is_made_for_an_older_state_is_shown_and_not_taken_for_the_newest(session: Session) -> None:
    _finish(session, "email")
    session.changed()
    session.changed()
    session.take(Read(2, _facts("email"), ()))
    session.take(_drawn(2, "email", "email.png", said=b"second"))
    session.take(Finished(2, (), ("email.png",), ()))
    assert session.is_busy and session.files["email.png"].output.data == b"second"
    session.take(Broken(3, (_ERROR,)))
    assert not session.is_busy and session.stale == {"email"}


def test_an_address_is_its_files_own(session: Session) -> None:
    _finish(session, "email")
    first = session.address("email.png")
    assert first.startswith("/token/made/") and first.endswith("/email.png")
    _finish(session, "email")
    assert session.address("email.png") == first
    session.take(_drawn(session.serial, "email", "email.png", said=b"other"))
    assert session.address("email.png") != first
    digest = first.split("/")[3]
    found = session.find(digest, "email.png")
    assert found and found.output.data == b"other"  # who still asks for the old one is shown the new


def test_pictures_that_came_with_an_answer_are_lent_and_not_for_ever(session: Session) -> None:
    last_year = session.lend(_file("email.png", b"last year"))
    _finish(session, "email")
    assert last_year != session.address("email.png")
    digest = last_year.split("/")[3]
    found = session.find(digest, "email.png")
    assert found and found.output.data == b"last year"
    for number in range(30):
        session.lend(_file(f"{number}.png", bytes([number]) * 4_000_000))
    found = session.find(digest, "email.png")
    assert found and found.output.data == b"email.png"
    assert session.find("0", "29.png") is None


def test_another_size_is_asked_for_only_while_it_is_still_to_be_made(session: Session, worker: _StandIn) -> None:
    session.look_at("email", None)
    assert not worker.wanted
    session.changed()
    session.take(Read(1, _facts("email", "letter"), ()))
    session.take(_drawn(1, "email", "email.png"))
    session.look_at("letter", None)
    assert [(one.serial, one.visible) for one in worker.wanted] == [(1, "email"), (2, "letter")]
    _finish(session, "email", "letter", serial=2)
    session.look_at("email", None)
    assert len(worker.wanted) == 2
    session.changed()
    assert worker.wanted[-1].visible == "email"


def test_another_language_shows_nothing_of_the_one_before(session: Session, worker: _StandIn) -> None:
    _finish(session, "email")
    session.look_at("email", "fr-CA")
    assert worker.wanted[-1].language == "fr-CA" and session.is_busy
    assert not session.sights and not session.files and not session.names
    session.take(_drawn(1, "email", "email.png"))
    session.take(Broken(1, (_ERROR,)))
    assert not session.sights and not session.diagnostics and session.is_busy
    session.take(Broken(2, (_ERROR,)))
    assert session.diagnostics == (_ERROR,) and not session.is_busy


def test_events_tell_of_all_in_order(session: Session) -> None:
    async def told() -> None:
        with session.subscribe() as queue:
            await session.write(lambda: Saved({}, {session.config: b""}, "Title"), None)
            _finish(session, "email", serial=1)
            session.changed()
            session.take(Undrawn(2, "email", (_TOO_LONG,)))
            session.take(Broken(2, ()))
            session.take(Restarted("again"))
            session.end()
            kinds = [queue.get_nowait() for _ in range(queue.qsize())]
        assert [(one.kind, one.fields.get("serial")) for one in kinds] == [
            ("saved", None),
            ("read", 1),
            ("drawn", 1),
            ("finished", 1),
            ("undrawn", 2),
            ("broken", 2),
            ("worker", None),
            ("end", None),
        ]
        assert kinds[2].fields == {"serial": 1, "size": "email", "whole": True}

    asyncio.run(told())


def test_who_does_not_listen_is_let_go_and_begins_anew(session: Session) -> None:
    async def told() -> None:
        with session.subscribe() as idle, session.subscribe() as busy:
            for serial in range(10_000):
                session.take(Broken(serial, ()))
                assert busy.get_nowait().fields == {"serial": serial}
            events = [idle.get_nowait() for _ in range(idle.qsize())]
            assert events[-1].kind == "end" and len(events) < 1000
            assert [one.fields["serial"] for one in events[:-1]] == list(range(len(events) - 1))

    asyncio.run(told())


def test_questions_get_their_own_answers(session: Session, worker: _StandIn) -> None:
    async def asked() -> None:
        first = asyncio.create_task(session.ask(RoomQuestion(session.config, "email", "title")))
        second = asyncio.create_task(session.ask(RoomQuestion(session.config, "email", "subtitle")))
        await worker.sent_what(lambda: len(worker.sent) == 2)
        numbers = [one.number for one in worker.sent if isinstance(one, NumberedQuestion)]
        session.take(Answer(numbers[1], Room(2, 20)))
        session.take(Answer(numbers[0], Room(1, 10)))
        session.take(Answer(99, Room(3, 30)))
        assert (await first, await second) == (Room(1, 10), Room(2, 20))

    asyncio.run(asked())


def test_too_many_questions_are_refused(session: Session, worker: _StandIn) -> None:
    async def asked() -> None:
        question = RoomQuestion(session.config, "email", "title")
        waiting = [asyncio.create_task(session.ask(question)) for _ in range(100)]
        async with asyncio.timeout(DEADLINE):
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        assert len(worker.sent) < 100
        session.end()
        assert all(isinstance(result, Refused) for result in await asyncio.gather(*waiting))

    asyncio.run(asked())


def test_the_end_ends_streams_and_questions(session: Session, worker: _StandIn) -> None:
    async def run() -> None:
        async with session.running():
            waiting = asyncio.create_task(session.ask(RoomQuestion(session.config, "email", "title")))
            await worker.sent_what(lambda: any(isinstance(one, NumberedQuestion) for one in worker.sent))
            with session.subscribe() as queue:
                session.end()
                assert queue.get_nowait().kind == "end"
                assert isinstance(await waiting, Refused)
                assert isinstance(await session.ask(RoomQuestion(session.config, "email", "title")), Refused)
            with session.subscribe() as late:
                assert late.get_nowait().kind == "end"
        assert worker.is_closed

    asyncio.run(run())


def test_a_save_of_our_own_is_made_once(session: Session, worker: _StandIn) -> None:
    def ours() -> Saved:
        before = session.config.read_bytes()
        session.config.write_bytes(before + b"# ours\n")
        return Saved({session.config: before}, {session.config: before + b"# ours\n"}, "Title")

    async def run() -> None:
        async with session.running():
            await worker.sent_what(lambda: len(worker.wanted) == 1)
            await session.write(ours, None)
            assert len(worker.wanted) == 2
            session.config.write_bytes(session.config.read_bytes() + b"# theirs\n")
            # Had our own been noticed a second time, it would be before this one.
            await worker.sent_what(lambda: len(worker.wanted) > 2)
            assert [one.serial for one in worker.wanted] == [1, 2, 3]

    asyncio.run(run())


def test_what_comes_from_the_worker_is_taken(session: Session, worker: _StandIn) -> None:
    async def run() -> None:
        async with session.running(), asyncio.timeout(DEADLINE):
            with session.subscribe() as queue:
                worker.says.put_nowait(Read(1, _facts("email"), ()))
                worker.says.put_nowait(_drawn(1, "email", "email.png"))
                assert [(await queue.get()).kind for _ in range(2)] == ["read", "drawn"]
            assert "email.png" in session.files

    asyncio.run(run())


def test_a_fault_of_the_program_is_said_in_a_line(
    session: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def faulty(_: Request) -> Response:
        raise KeyError("<script>")

    monkeypatch.setattr(app, "ROUTES", (Route("/view", faulty),))
    sent: list[StarletteMessage] = []

    async def send(message: StarletteMessage) -> None:
        sent.append(message)

    async def receive() -> StarletteMessage:
        return {"type": "http.disconnect"}

    headers = [(b"host", b"127.0.0.1:8025")]
    scope = {"type": "http", "method": "GET", "path": "/token/view", "raw_path": b"/token/view", "headers": headers}

    async def asked() -> None:
        await app.create_app(session)({**scope, "server": ("127.0.0.1", 8025)}, receive, send)

    with pytest.raises(KeyError):  # the server is told, too, and says nothing
        asyncio.run(asked())
    assert sent[0]["status"] == 500
    assert sent[1]["body"] == b"This can't be shown: it is a fault of the program, not of your files."
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "KeyError at test_session.py:" in said and "asked for /view" in said


@pytest.mark.parametrize("said", [(), (_WARNING,), (_ERROR,)])
def test_what_the_worker_has_read_is_read_once_for_a_save(
    session: Session, monkeypatch: pytest.MonkeyPatch, said: tuple[Diagnostic, ...]
) -> None:
    loads: list[Path] = []

    def noted(path: Path, **named: Any) -> Loaded:
        loads.append(path)
        return load(path, **named)

    monkeypatch.setattr(dry_run, "load", noted)
    session.changed()
    session.take(Read(1, _facts("email"), said))
    session.take(Finished(1, (), (), said))
    theme = SetText(("theme",), "harbour", "analyst")
    asyncio.run(session.write(lambda: save(session.config, [theme]), ""))
    assert len(loads) == 1
    session.history.undo()
    assert b"theme: harbour" in session.config.read_bytes()


def _facts(*sizes: str) -> Facts:
    return Facts(2025, "2025", "en-CA", ("en-CA", "fr-CA"), "ltr", "Title", "harbour", sizes, False, "output/2025")


def _file(name: str, data: bytes = b"") -> Output:
    return Output(name, "", data or name.encode())


def _drawn(serial: int, size: str, *names: str, is_whole: bool = True, said: bytes = b"") -> SizeDrawn:
    sight = SizeView(size, False, False, (PageView(1, 10, 10, names[0]),))
    return SizeDrawn(serial, sight, tuple(_file(name, said) for name in names), is_whole)


def _finish(session: Session, *sizes: str, serial: int = 0) -> None:
    """A whole state, as the worker makes it."""
    if not serial:
        session.changed()
    number = serial or session.serial
    session.take(Read(number, _facts(*sizes), ()))
    for size in sizes:
        session.take(_drawn(number, size, f"{size}.png"))
    others = (*(f"{size}.html" for size in sizes), "data.csv")
    names = (*(f"{size}.png" for size in sizes), *others)
    session.take(Finished(number, tuple(map(_file, others)), names, ()))
