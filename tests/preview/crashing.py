"""A worker that crashes whatever it is asked: in a file of its own, so that it starts without the rest of the tests."""

from __future__ import annotations

import sys
from contextlib import suppress
from multiprocessing.connection import Connection


def ending(connection: Connection) -> None:
    """Ends as a crash does, at the first thing that is wanted."""
    with suppress(EOFError):
        connection.recv()
    sys.exit(1)
