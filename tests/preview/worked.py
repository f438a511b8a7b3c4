"""Running what the preview's worker does, step by step, and changing the project it makes, for tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from benefitgraphic.build.cache import Cache
from benefitgraphic.output.files import Output
from benefitgraphic.preview.messages import Finished, Message, ProjectFiles, SizeDrawn
from benefitgraphic.preview.worker.forwarding import forwarded

_Kind = TypeVar("_Kind", bound=Message)


def made(config: Path, cache: Cache | None = None, **wanted: str) -> list[Message]:
    """Every message about a state that no newer one ends."""
    steps = forwarded(ProjectFiles(1, config, **wanted), cache or Cache())
    return [message for message in steps if message is not None]


def of_kind(kind: type[_Kind], messages: list[Message]) -> Iterator[_Kind]:
    """Those of one kind."""
    return (message for message in messages if isinstance(message, kind))


def files_of(messages: list[Message]) -> dict[str, Output]:
    """The files that the messages brought, the newest of each name."""
    told = (message for message in messages if isinstance(message, SizeDrawn | Finished))
    return {file.name: file for message in told for file in message.files}


def with_sizes(config: Path, *sizes: str) -> None:
    """Has only these sizes made."""
    changed(config, r"^sizes: .*$", f"sizes: [{', '.join(sizes)}]")


def changed(file: Path, pattern: str, new: str) -> None:
    """Writes something else in the place of a pattern, which the file has to have once."""
    text, count = re.subn(pattern, lambda _: new, file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert count == 1, f"{pattern} is {count} times in {file.name}"
    file.write_text(text, encoding="utf-8")
