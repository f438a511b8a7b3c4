"""What the page shows, and all that changes it: one for the whole time that the preview runs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractContextManager, asynccontextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from benefitgraphic.diagnostics import Diagnostic, errors
from benefitgraphic.editing.history import History
from benefitgraphic.editing.saving import Saved
from benefitgraphic.output.files import Output
from benefitgraphic.preview.messages import (
    Answer,
    Broken,
    Facts,
    Finished,
    Message,
    NumberedQuestion,
    ProjectFiles,
    Question,
    Read,
    Restarted,
    SizeDrawn,
    Timings,
    Undrawn,
)
from benefitgraphic.preview.overlay import SizeView
from benefitgraphic.preview.server.blobs import Blob
from benefitgraphic.preview.server.errors import tell_fault
from benefitgraphic.preview.server.events import Event, Listeners
from benefitgraphic.preview.server.rpc import Questions, Result
from benefitgraphic.preview.server.state import PreviewState
from benefitgraphic.preview.server.watching import Lookout
from benefitgraphic.project.paths import Project


class Maker(Protocol):
    """Who makes the files: see `worker_client.Workshop`."""

    def start(self) -> None:
        """Begins."""

    def send(self, message: ProjectFiles | NumberedQuestion) -> None:
        """Hands over something to do."""

    def messages(self) -> AsyncIterator[Message]:
        """Yield the messages that come back, without end."""

    def close(self) -> None:
        """Stop at once, whatever is being made."""


class Session:
    """What the page shows. Only to be used on the event loop that it runs on.

    Attributes:
        config: the main config file.
        project: its folder.
        token: the secret part of every address.
        key: by which the page finds the next run; empty where it shall not.
        history: the edits, to be undone.
        visible: the size that is being looked at.
        language: a translation, instead of the original.
        serial: of the newest state.
    """

    def __init__(
        self, config: Path, *, token: str, workshop: Maker, language: str | None = None, key: str = ""
    ) -> None:
        self.project = Project.of(config)
        self.config = self.project.config
        self.token = token
        self.key = key
        self.history = History(self.config)
        self.visible = ""
        self.language = language
        self.serial = 0
        self._workshop = workshop
        self._lookout = Lookout(self.config)
        self._shown = PreviewState()
        self._listeners = Listeners()
        # Messages of an older state than this one are of another language.
        self._since = 0
        # Of the newest state.
        self._drawn: set[str] = set()
        self._is_busy = False
        self._questions = Questions()
        # Held while files are written: of two changes at once, the second is compared with what the first has written.
        self._writing = asyncio.Lock()

    @property
    def facts(self) -> Facts | None:
        """Of the last state that could be read; None before there was any."""
        return self._shown.facts

    @property
    def sights(self) -> Mapping[str, SizeView]:
        """The last good ones, by size."""
        return MappingProxyType(self._shown.sights)

    @property
    def files(self) -> Mapping[str, Blob]:
        """The last good files, by name; none of sizes that are no longer made."""
        return self._shown.store.files

    @property
    def names(self) -> tuple[str, ...]:
        """All files that `benefitgraphic render` would write, in its order."""
        return self._shown.names

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Of the newest state, errors first; the same as in the terminal."""
        return self._shown.diagnostics

    @property
    def stale(self) -> frozenset[str]:
        """Sizes whose picture is older than the newest state, which is broken or can't be laid out."""
        return frozenset(self._shown.stale)

    @property
    def is_busy(self) -> bool:
        """Whether not all of the newest state has been made yet."""
        return self._is_busy

    # What the page does.

    def look_at(self, size: str, language: str | None) -> None:
        """Another size or language is being looked at: it comes first, if it is still to be made."""
        is_other_language = language != self.language
        waits = self._is_busy and size != self.visible and size not in self._drawn
        self.visible, self.language = size, language
        if is_other_language:
            self._shown.forget()
            self._since = self.serial + 1
        if is_other_language or waits:
            self._want()

    def changed(self) -> None:
        """Handle a change of the files on the disk."""
        self._want()

    async def write(self, change: Callable[[], Saved], key: str | None) -> Saved:
        """Change the project's files, one change at a time; then make everything anew at once, and once only.

        Args:
            change: makes it, in another thread, as reading all files again takes a while. What it raises is passed on.
            key: the field and sitting that it is made in, as of `History.add`; None for a step of the history itself.
        """
        async with self._writing:
            # The worker has read all of it: nobody has to read it once more to know what was wrong.
            is_known = not (self._is_busy or self.language) and (self.facts or self.diagnostics)
            known = errors(self.diagnostics) if is_known else None
            saved = await asyncio.to_thread(self._write, change, key, known)
        if saved.after:
            self._listeners.tell(Event("saved"))
            self._want()
        return saved

    async def ask(self, question: Question) -> Result:
        """Asks the worker; refused when it can't be answered, and when the preview ends before it is."""
        return await self._questions.ask(question, self._workshop.send)

    def address(self, name: str) -> str:
        """Where the last good file of this name is served; empty if there is none."""
        made = self._shown.store.files.get(name)
        return f"/{self.token}/{made.address}" if made else ""

    def lend(self, output: Output) -> str:
        """Serve a file that came with an answer, such as another year's picture, for a while; return its address."""
        return f"/{self.token}/{self._shown.store.lend(output).address}"

    def find(self, digest: str, name: str) -> Blob | None:
        """Return the file at an address; if it is no longer the newest, the one that replaced it."""
        return self._shown.store.find(digest, name)

    def subscribe(self) -> AbstractContextManager[asyncio.Queue[Event]]:
        """Every event from now on; ``end`` is the last."""
        return self._listeners.listening()

    # Its own life.

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Watches the files, and has everything made, as long as this lasts."""
        self._workshop.start()
        await asyncio.to_thread(self._lookout.look)
        self._want()
        tasks = [asyncio.create_task(self._follow()), asyncio.create_task(self._lookout.watch(self.changed))]
        for task in tasks:
            task.add_done_callback(_tell_fault)
        try:
            yield
        finally:
            self.end()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._workshop.close()

    def end(self) -> None:
        """End every connection that would stay open, and every question."""
        self._listeners.end()
        self._questions.end()

    def _write(self, change: Callable[[], Saved], key: str | None, known: tuple[Diagnostic, ...] | None) -> Saved:
        saved = change()
        if saved.after:
            self._lookout.look()
            if key is not None:
                self.history.add(saved, key, known=known)
        return saved

    def _want(self) -> None:
        self.serial += 1
        self._is_busy = True
        self._drawn = set()
        self._workshop.send(ProjectFiles(self.serial, self.config, self.visible, self.language))

    async def _follow(self) -> None:
        async for message in self._workshop.messages():
            self.take(message)

    def take(self, message: Message) -> None:
        """Something came from the worker. Of a state that is no longer the newest it is still better than what was."""
        match message:
            case Answer():
                self._questions.take(message)
            case Restarted(said):
                self._listeners.tell(Event("worker", {"said": said}))
            case Timings():
                pass
            case _ if message.serial >= self._since:
                self._show(message)

    def _show(self, message: Read | Broken | SizeDrawn | Undrawn | Finished) -> None:
        told: dict[str, str | int | bool] = {"serial": message.serial}
        is_newest = message.serial == self.serial
        kind = type(message).__name__.lower()
        match message:
            case Read():
                self._shown.read(message)
            case Broken():
                self._shown.broken(message)
                self._is_busy = self._is_busy and not is_newest
            case SizeDrawn(_, sight, _, is_whole):
                kind = "drawn"
                self._shown.drawn(message)
                if is_newest and is_whole:
                    self._drawn.add(sight.size)
                told |= {"size": sight.size, "whole": is_whole}
            case Undrawn(_, size):
                self._shown.undrawn(message)
                told |= {"size": size}
            case Finished():
                self._shown.finished(message)
                self._is_busy = self._is_busy and not is_newest
        self._listeners.tell(Event(kind, told))


def _tell_fault(task: asyncio.Task[None]) -> None:
    """Report a fault in a background task, which no request would report."""
    error = None if task.cancelled() else task.exception()
    if error:
        tell_fault(error, "while following the files")
