"""Results that are used again while what they were made from is equal."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypeVar

Source = tuple[object, ...]
"""The sources of a result: equal sources give equal bytes."""

CacheKey = tuple[str, ...]
"""A kind of result and its size, such as ``("layout", "letter")``; the size is left out of what all sizes share."""

_Result = TypeVar("_Result")


class Cache:
    """The newest result of each key, of one project in one language."""

    def __init__(self) -> None:
        self._entries: dict[CacheKey, tuple[object, Any]] = {}

    def source(self, find: Callable[[], Source]) -> Source:
        """Return what a result is made from; of a cache that keeps nothing it need not be found."""
        return find()

    def known(self, key: CacheKey, source: object) -> Any:
        """Return what was made last, or None if it wasn't made from an equal source."""
        before, result = self._entries.get(key, (None, None))
        # The source is compared within a tuple, which asks first whether it is the same object.
        return result if (before,) == (source,) else None

    def keep(self, key: CacheKey, source: object, result: _Result) -> _Result:
        """Keep a result in place of the last one of its key, and return it."""
        self._entries[key] = source, result
        return result

    def get(self, key: CacheKey, source: object, make: Callable[[], _Result]) -> _Result:
        """Return the result, made anew only if the last one was made from another source."""
        result: _Result | None = self.known(key, source)
        return self.keep(key, source, make()) if result is None else result

    def same(self, key: CacheKey, value: _Result) -> _Result:
        """Return the last value that was equal: later comparisons then find the same object, and end at once."""
        return self.get(key, value, lambda: value)

    def drop_others(self, sizes: Collection[str]) -> None:
        """Drop what belongs to other sizes than these."""
        self._entries = {key: entry for key, entry in self._entries.items() if key[1:2] == () or key[1] in sizes}


class NoCache(Cache):
    """Keeps nothing: for a process that makes everything once."""

    def source(self, find: Callable[[], Source]) -> Source:
        """Return an empty source."""
        return ()

    def keep(self, key: CacheKey, source: object, result: _Result) -> _Result:
        """Return the result."""
        return result
