"""Sees that a file of the project changed, however it was saved."""

from __future__ import annotations

import asyncio
import hashlib
import os
import stat
import threading
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from watchfiles import awatch

from benefitgraphic.graphics.text.font_files import SUFFIXES
from benefitgraphic.project.paths import Project

# What the program reads: configs, spreadsheets, words, artwork, fonts.
_READ = frozenset({".yaml", ".yml", ".csv", ".xlsx", ".po", ".svg", ".png", ".jpg", ".jpeg", *SUFFIXES})
# Milliseconds: how often the system is asked, and how long a change that doesn't end is waited for.
_STEP, _PATIENCE = 10, 40
# Seconds after which the files are looked at though nothing was heard: of network drives, often nothing ever is.
_LOOK = 1.0
# Files of a project; a folder with more is something else.
_MOST = 5000
# Files up to this many bytes are read: clocks of old disks and network drives are too coarse to tell two saves apart.
_SMALL = 1_000_000
# Bytes that are read of all of them, the words and figures first; of the others, time and length have to do.
_MOST_READ = 30_000_000


@dataclass(frozen=True, slots=True)
class _FileState:
    """A file as it was when it was looked at."""

    changed: int
    length: int
    number: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class _FolderState:
    """A folder that is there, and its number: one that takes its place isn't the same."""

    path: Path
    number: int
    is_deep: bool


class Lookout:
    """Knows what the project's files were when they were last looked at.

    What the system says of a change is only a reason to look: what is there decides. So whoever writes files
    themselves looks afterwards, and isn't told of them; and a drive of which the system says nothing is followed, too.
    """

    def __init__(
        self,
        config: Path,
        *,
        most: int = _MOST,
        most_read: int = _MOST_READ,
        listen: Callable[[Sequence[Path], asyncio.Event, bool], Coroutine[None, None, None]] | None = None,
    ) -> None:
        """Has not looked yet.

        Args:
            config: the main config file.
            most: files that are looked at.
            most_read: bytes that are read of all of them.
            listen: sets the event whenever the system tells of a change in these folders, and, if the last is true,
                in those below them; else the system is asked.
        """
        self._project = Project.of(config)
        self._most, self._most_read = most, most_read
        self._listen = listen or _listen
        self._lock = threading.Lock()
        self._seen: Mapping[Path, _FileState] = {}

    def look(self, *, closely: bool = True) -> bool:
        """Whether any file is other than at the last look; ``closely``: even one with the same time and length."""
        with self._lock:
            now = dict(self._files(self._seen if not closely else {}))
            is_other = now != self._seen
            self._seen = now
        return is_other

    async def watch(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` after each change, until cancelled."""
        while True:
            folders = await asyncio.to_thread(self._folders)
            await self._watch(folders, changed)

    async def _watch(self, folders: Sequence[_FolderState], changed: Callable[[], None]) -> None:
        """Call ``changed`` after each change, until other folders have to be watched."""
        heard = asyncio.Event()
        groups = [[one.path for one in folders if one.is_deep is deep] for deep in (True, False)]
        listeners = [
            asyncio.create_task(self._listen(group, heard, deep))
            for group, deep in zip(groups, (True, False), strict=True)
            if group
        ]
        try:
            # While the system was about to listen, something may have been missed.
            is_new = True
            while True:
                with suppress(TimeoutError):
                    await asyncio.wait_for(heard.wait(), _LOOK)
                is_heard = heard.is_set()
                heard.clear()
                if await asyncio.to_thread(self.look, closely=is_heard or is_new):
                    changed()
                is_new = is_new and is_heard
                if await asyncio.to_thread(self._folders) != folders:
                    return
        finally:
            for listener in listeners:
                listener.cancel()
            await asyncio.gather(*listeners, return_exceptions=True)

    def _folders(self) -> list[_FolderState]:
        """Those that are there now."""
        project = self._project
        config = project.config.parent
        if config == project.root:
            # What else lies in it is none of the program's business, and may be a whole disk.
            wanted = [(config, False), (project.themes, True), (project.words, True)]
        else:
            wanted = [(config, True)]
        wanted.append((project.root / "assets", True))
        found: list[_FolderState] = []
        for path, is_deep in wanted:
            with suppress(OSError, RuntimeError):  # RuntimeError: a link that leads to itself
                # A folder that is a link out of the project may be a whole disk, too.
                if path.is_dir() and (path == config or path.resolve().is_relative_to(project.root.resolve())):
                    found.append(_FolderState(path, path.stat().st_ino, is_deep))
        return found

    def _files(self, known: Mapping[Path, _FileState]) -> Iterator[tuple[Path, _FileState]]:
        paths = (path for one in self._folders() for path in _below(one.path, self._most, is_deep=one.is_deep))
        left = self._most_read
        for path in islice(paths, self._most):
            if path != self._project.config and not _is_read(path):
                continue
            with suppress(OSError):
                seen = _seen(path, known.get(path), min(left, _SMALL))
                if seen:
                    yield path, seen
                    left -= seen.length if seen.digest else 0


async def _listen(folders: Sequence[Path], heard: asyncio.Event, is_deep: bool) -> None:
    with suppress(OSError, RuntimeError):  # they can't be watched, or one is gone: they are looked at all the same
        async for _ in awatch(*folders, recursive=is_deep, step=_STEP, debounce=_PATIENCE, watch_filter=None):
            heard.set()


def _is_read(path: Path) -> bool:
    """Whether the program may read it; not what it, or an editor, only puts there while it writes."""
    return path.suffix.lower() in _READ and not path.name.startswith((".", "~"))


def _below(folder: Path, most: int, *, is_deep: bool) -> Iterator[Path]:
    for place, folders, names in islice(os.walk(folder), most):
        folders[:] = [name for name in folders if not name.startswith(".")] if is_deep else []
        for name in names:
            yield Path(place, name)


def _seen(path: Path, known: _FileState | None, most: int) -> _FileState | None:
    """Return a file's current state, read if it has at most this many bytes; None if it isn't a file."""
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        return None
    if known and (known.changed, known.length, known.number) == (state.st_mtime_ns, state.st_size, state.st_ino):
        return known
    digest = hashlib.blake2b(path.read_bytes()).digest() if state.st_size <= most else b""
    return _FileState(state.st_mtime_ns, state.st_size, state.st_ino, digest)
