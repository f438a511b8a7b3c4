"""One run at a time in a process.

What is remembered of fonts, texts and drawings belongs to the whole process, and a font that is opened is used by one
reader at a time.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")

_TURN = threading.RLock()

if hasattr(os, "register_at_fork"):
    # A process begins with whatever its parent was in the middle of; so nothing is.
    os.register_at_fork(before=_TURN.acquire, after_in_parent=_TURN.release, after_in_child=_TURN.release)


def in_turn(work: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """Wrap a function so that other threads wait until it is done; within one thread it may be nested."""

    @wraps(work)
    def waiting(*words: _Given.args, **options: _Given.kwargs) -> _Result:
        with _TURN:
            return work(*words, **options)

    return waiting
