"""How long each part of some work took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stopwatch:
    """Seconds by the name of what was done, in the order in which it began."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    @contextmanager
    def during(self, name: str, *, within: str = "") -> Iterator[None]:
        """Adds the time that a block takes; it is no part of what it lies ``within`` then."""
        start = time.perf_counter()
        self._seconds.setdefault(name, 0.0)
        try:
            yield
        finally:
            took = time.perf_counter() - start
            self._seconds[name] += took
            if within:
                self._seconds[within] = self._seconds.get(within, 0.0) - took

    def seconds(self) -> tuple[tuple[str, float], ...]:
        """All that there was so far."""
        return tuple(self._seconds.items())
