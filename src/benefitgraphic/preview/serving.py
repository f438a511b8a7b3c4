"""The server: a port on this computer alone, a secret address, and an end as soon as it is asked for."""

from __future__ import annotations

import asyncio
import errno
import secrets
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from benefitgraphic.preview.app import create_app
from benefitgraphic.preview.server.returning import Return, remember, remembered
from benefitgraphic.preview.server.session import Session
from benefitgraphic.preview.server.worker_client import Workshop
from benefitgraphic.project.paths import Project

HOST = "127.0.0.1"
PORT = 8025
_PORTS_TRIED = 50
_HIGHEST_PORT = 65535
_TAKEN = frozenset({errno.EADDRINUSE, errno.EACCES})
# Seconds that answers may take when it is to end.
_PATIENCE = 1
# Seconds without a request.
_SILENCE = 15.0


class NoPort(Exception):
    """No port of those tried is free."""


@dataclass(frozen=True, slots=True)
class OpenedPreview:
    """Where the page is.

    Attributes:
        address: the page's own, for the terminal.
        once: one that leads there a single time, for the browser's command line, which others may read.
        port: of both.
        wanted: the port that was tried first.
    """

    address: str
    once: str
    port: int
    wanted: int


def serve(config: Path, *, port: int | None, language: str | None, ready: Callable[[OpenedPreview], None]) -> None:
    """Show the page until Ctrl-C, or until the process is told to end.

    Args:
        config: the main config file.
        port: to begin with; the next free one is taken. None: where the project's page was last.
        language: a translation to begin with.
        ready: told where the page is, as soon as it can be opened.

    Raises:
        NoPort: none is free.
    """
    config = Project.of(config).config
    kept = remembered(config)
    wanted = port or kept.port or PORT
    listening = _listen(wanted)
    number: int = listening.getsockname()[1]
    again, once = Return(kept.key, secrets.token_urlsafe(18)), secrets.token_urlsafe(18)
    remember(config, replace(kept, port=number))
    session = Session(config, token=again.token, workshop=Workshop(), language=language, key=again.key.hex())
    settings = uvicorn.Config(
        create_app(session, once, again),
        loop="asyncio",
        http=ClientConnection,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="critical",  # faults are told by the app, for people
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    own = f"http://{HOST}:{number}"
    opened = OpenedPreview(f"{own}/{again.token}/", f"{own}/{once}", number, wanted)
    _Server(settings, session, lambda: ready(opened)).run([listening])


class ClientConnection(H11Protocol):
    """Isn't kept for those who never finish what they ask for; whoever has no token is let go after their first."""

    def __init__(
        self,
        config: uvicorn.Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
        *,
        silence: float = _SILENCE,
    ) -> None:
        """Wait to be connected.

        Args:
            config: the server's, as for `H11Protocol`.
            server_state: the same.
            app_state: the same.
            _loop: the same.
            silence: seconds in which whoever connects has to ask for something.
        """
        super().__init__(config, server_state, app_state, _loop)
        self._silence = silence

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self.loop.call_later(self._silence, self._let_go)

    def _let_go(self) -> None:
        if not self.cycle:
            self.transport.close()


class _Server(uvicorn.Server):
    """Ends event streams when it ends itself, which it would wait for otherwise."""

    def __init__(self, config: uvicorn.Config, session: Session, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._session = session
        self._ready = ready
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)
        if self.started:
            self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        # A signal isn't passed on afterwards: to end this way is to end well.
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True
        if self._loop:
            self._loop.call_soon_threadsafe(self._session.end)


def _listen(first: int) -> socket.socket:
    """Open a socket on the first free port from this one on."""
    for port in _ports(first):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if sys.platform == "win32":
                # Else a second program could listen on the same port.
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                # Connections of an earlier run that are still closing don't keep it.
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((HOST, port))
            listening.listen()
        except OSError as error:
            listening.close()
            if error.errno not in _TAKEN:
                raise
        else:
            listening.setblocking(False)
            return listening
    raise NoPort


def _ports(first: int) -> Iterator[int]:
    yield from range(first, min(first + _PORTS_TRIED, _HIGHEST_PORT + 1))
