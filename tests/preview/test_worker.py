"""The worker as the server knows it: it does what is wanted last, answers, and is there again after a crash."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Awaitable, Callable, Collection, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import cast

import font_source_sans_pro
import pytest

from benefitgraphic.build import render
from benefitgraphic.preview.messages import (
    Answer,
    Broken,
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
    WriteOrder,
    WrittenFiles,
    YearQuestion,
    YearShown,
)
from benefitgraphic.preview.server.worker_client import Workshop
from benefitgraphic.preview.worker.process import work
from crashing import ending
from projects import files
from worked import changed, files_of, of_kind, with_sizes

# Seconds; machines that run the tests are busy with others.
DEADLINE = 60.0


class Watched:
    """A workshop, and all that it has said.

    Args:
        workshop: one that was started.
        others: processes that are not its own.
    """

    def __init__(self, workshop: Workshop, others: Collection[BaseProcess] = ()) -> None:
        self._workshop = workshop
        self._others = others
        self._messages = workshop.messages()
        self.said: list[Message] = []

    def send(self, message: ProjectFiles | NumberedQuestion) -> None:
        self._workshop.send(message)

    @property
    def process(self) -> BaseProcess:
        """The one that works now."""
        (process,) = (one for one in multiprocessing.active_children() if one not in self._others)
        return process

    async def until(self, is_it: Callable[[Message], bool]) -> Message:
        """The next message of a kind."""
        async with asyncio.timeout(DEADLINE):
            async for message in self._messages:
                self.said.append(message)
                if is_it(message):
                    return message
        raise AssertionError

    async def finished(self, serial: int) -> Finished:
        found = await self.until(lambda message: isinstance(message, Finished) and message.serial == serial)
        assert isinstance(found, Finished)
        return found

    async def answer(self, number: int) -> object:
        found = await self.until(lambda message: isinstance(message, Answer) and message.number == number)
        assert isinstance(found, Answer)
        return found.result


@dataclass(frozen=True)
class Shared:
    """A workshop whose process has long been started, on an event loop that stands still between the tests."""

    runner: asyncio.Runner
    workshop: Workshop

    def run(self, use: Callable[[Watched], Awaitable[None]]) -> None:
        async def main() -> None:
            await use(Watched(self.workshop))

        self.runner.run(main())


@pytest.fixture(scope="module")
def shared() -> Iterator[Shared]:
    """One for all tests that neither begin with its start nor end with its end."""

    async def started() -> Workshop:
        workshop = Workshop()
        workshop.start()
        return workshop

    with asyncio.Runner() as runner:
        workshop = runner.run(started())
        yield Shared(runner, workshop)
        workshop.close()


def running(use: Callable[[Watched], Awaitable[None]], target: Callable[[Connection], None] = work) -> None:
    """Uses a workshop on an event loop of its own, and closes it."""

    async def main() -> None:
        others = multiprocessing.active_children()
        workshop = Workshop(target)
        workshop.start()
        try:
            await use(Watched(workshop, others))
        finally:
            workshop.close()
        assert multiprocessing.active_children() == others

    asyncio.run(main())


@pytest.mark.slow
def test_newer_ends_older(shared: Shared, config: Path, tmp_path: Path) -> None:
    with_sizes(config, "email", "card")
    seen: list[Message] = []

    async def use(worker: Watched) -> None:
        worker.send(ProjectFiles(1, config, "email"))
        await worker.until(lambda message: isinstance(message, Read))
        for serial in range(2, 6):
            changed(config, "^subtitle: .*$", f"subtitle: The {serial}th subtitle")
            worker.send(ProjectFiles(serial, config, "email"))
        await worker.finished(5)
        seen.extend(worker.said)

    shared.run(use)
    assert [message.serial for message in of_kind(Finished, seen)] == [5]
    made = files_of(seen)
    for one in render(config, output=tmp_path / "rendered")[0]:
        assert made[one.output.name] == one.output


@pytest.mark.slow
def test_questions(shared: Shared, config: Path, project: Path, tmp_path: Path) -> None:
    with_sizes(config, "social")

    async def use(worker: Watched) -> None:
        worker.send(ProjectFiles(1, config, "social"))
        worker.send(NumberedQuestion(1, RoomQuestion(config, "social", "title")))
        worker.send(NumberedQuestion(2, YearQuestion(config, "letter", 2024)))
        worker.send(NumberedQuestion(3, WriteOrder(config)))
        worker.send(NumberedQuestion(4, YearQuestion(config, "social", 1990)))
        room = await worker.answer(1)
        assert isinstance(room, Room) and room.lines > 0
        # The picture that is looked at came before any answer.
        assert any(isinstance(message, SizeDrawn) for message in worker.said[:-1])
        shown = await worker.answer(2)
        assert isinstance(shown, YearShown)
        named = {name for sheet in shown.sight.sheets for name in (sheet.picture, sheet.sharper)}
        assert named == {file.name for file in shown.files}
        written = await worker.answer(3)
        assert isinstance(written, WrittenFiles)
        assert all((project / path).is_file() for path in written.paths)
        refused = await worker.answer(4)
        assert isinstance(refused, Refused) and refused.diagnostics
        if not any(isinstance(message, Finished) for message in worker.said):
            await worker.finished(1)

    shared.run(use)
    render(config, output=tmp_path / "rendered")
    assert files(project / "output" / "2025") == files(tmp_path / "rendered")


@pytest.mark.slow
def test_a_crash_is_said_and_all_is_made_again(shared: Shared, config: Path) -> None:
    with_sizes(config, "social")

    async def use(worker: Watched) -> None:
        worker.send(ProjectFiles(7, config, "social"))
        before = await worker.finished(7)
        worker.send(NumberedQuestion(1, YearQuestion(config, "a3", 2024)))
        worker.process.kill()
        refused = await worker.answer(1)
        assert isinstance(refused, Refused)
        await worker.until(lambda message: isinstance(message, Restarted))
        assert await worker.finished(7) == before

    shared.run(use)


@pytest.mark.slow
def test_what_keeps_crashing_waits_for_a_change(config: Path) -> None:
    async def use(worker: Watched) -> None:
        for serial in (1, 2):
            worker.send(ProjectFiles(serial, config))
            said = [await worker.until(lambda message: isinstance(message, Restarted)) for _ in range(3)]
            assert isinstance(said[-1], Restarted) and "when a file changes" in said[-1].said
            # So the page says that there is a problem, and not for ever that pictures are being made.
            assert [one.serial for one in of_kind(Broken, worker.said)] == list(range(1, serial + 1))

    running(use, ending)


def test_a_mistake_of_our_own_is_said_in_words(shared: Shared, config: Path) -> None:
    async def use(worker: Watched) -> None:
        for serial in (1, 2):
            worker.send(ProjectFiles(serial, config, language=cast(str, 7)))  # which no page can ask for
            broken = await worker.until(lambda message: isinstance(message, Broken))
            assert isinstance(broken, Broken) and broken.serial == serial
            assert "a mistake that isn't yours: AttributeError" in broken.diagnostics[0].message

    shared.run(use)


@pytest.mark.slow
def test_a_font_that_was_replaced_is_another_font(shared: Shared, config: Path, project: Path) -> None:
    """The process goes on, and what it has made with the font that lay there before isn't used again."""
    with_sizes(config, "social")
    own, packaged = "assets/fonts/own.ttf", Path(font_source_sans_pro.__file__).parent / "files"
    (project / own).parent.mkdir(parents=True, exist_ok=True)
    theme = project / "config" / "themes" / "harbour.yaml"
    weights = ", ".join(f"{weight}: {own}" for weight in (400, 600, 700, 900))
    theme.write_text(theme.read_text().replace("font: source-sans-pro ", f"font: {{{weights}}} "))

    async def use(worker: Watched) -> None:
        pictures = []
        for serial, style in enumerate(("Regular", "Bold", "Bold"), 1):
            shutil.copy(packaged / f"SourceSansPro-{style}.ttf", project / own)
            worker.send(ProjectFiles(serial, config))
            await worker.finished(serial)
            pictures.append(files_of(worker.said)["social.png"].data)
        regular, bold, again = pictures
        assert regular != bold
        assert bold == again
        assert not any(isinstance(message, Restarted) for message in worker.said)

    shared.run(use)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a console's Ctrl-C can't be sent to one process there")
def test_ctrl_c_is_for_the_server_alone(config: Path) -> None:
    with_sizes(config, "social")

    async def use(worker: Watched) -> None:
        pid = worker.process.pid
        assert pid
        # From its first moment on.
        os.kill(pid, signal.SIGINT)
        worker.send(ProjectFiles(1, config))
        await worker.until(lambda message: isinstance(message, Read))
        os.kill(pid, signal.SIGINT)
        await worker.finished(1)
        assert not any(isinstance(message, Restarted) for message in worker.said)

    running(use)


@pytest.mark.slow
def test_closing_ends_it_whatever_it_does(config: Path) -> None:
    async def use(worker: Watched) -> None:
        worker.send(ProjectFiles(1, config))
        await worker.until(lambda message: isinstance(message, Read))

    running(use)


@pytest.mark.slow
@pytest.mark.parametrize("is_busy", [False, True])
def test_it_ends_with_the_server(config: Path, is_busy: bool) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    if is_busy:
        ours.send(ProjectFiles(1, config))
        assert isinstance(ours.recv(), Read)
    ours.close()
    process.join(DEADLINE)
    assert process.exitcode == 0
