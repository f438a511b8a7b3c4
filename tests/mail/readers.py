"""A message as two readers read it, which share no code: Python's email package, and mailparse, in Rust."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

import fast_mail_parser

Tree = str | tuple[str, list["Tree"]]
"""A content type; of what holds parts, also those."""


@dataclass(frozen=True)
class Part:
    """A part of a message, decoded.

    Attributes:
        kind: content type, in small letters, without parameters.
        content_id: without the angle brackets; None where there is none.
        disposition: "inline" or "attachment"; None where there is none.
        filename: as the disposition names it; empty where it doesn't.
        content: its bytes, of text those of UTF-8; empty for what holds other parts.
        parts: what it holds.
    """

    kind: str
    content_id: str | None
    disposition: str | None
    filename: str
    content: bytes
    parts: tuple[Part, ...] = ()

    def all(self) -> Iterator[Part]:
        """This part, then all that it holds."""
        yield self
        for part in self.parts:
            yield from part.all()

    @property
    def tree(self) -> Tree:
        """Its kind, and those of what it holds."""
        return (self.kind, [part.tree for part in self.parts]) if self.kind.startswith("multipart/") else self.kind


@dataclass(frozen=True)
class Message:
    """A message.

    Attributes:
        headers: by name in small letters, in order, each with all its values, unfolded and decoded.
        root: what it consists of.
        defects: what the reader itself complains of.
    """

    headers: dict[str, list[str]]
    root: Part
    defects: list[str] = field(default_factory=list, compare=False)

    def texts(self, kind: str) -> list[str]:
        """What the parts of a kind say."""
        return [part.content.decode("utf-8").replace("\r\n", "\n") for part in self.root.all() if part.kind == kind]

    @property
    def text(self) -> str:
        """What those read whose program shows no HTML."""
        return self.texts("text/plain")[0]

    @property
    def html(self) -> str:
        """What all others read."""
        return self.texts("text/html")[0]

    @property
    def images(self) -> list[Part]:
        """Its pictures."""
        return [part for part in self.root.all() if part.kind.startswith("image/")]


def by_python(data: bytes) -> Message:
    """The message as Python's own email package reads it."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    headers: dict[str, list[str]] = {}
    for name, value in message.items():
        headers.setdefault(name.lower(), []).append(" ".join(str(value).split()))
    defects = [f"{part.get_content_type()}: {defect!r}" for part in message.walk() for defect in part.defects]
    defects += [f"{name}: {defect!r}" for name, value in message.items() for defect in value.defects]
    return Message(headers, _python_part(message), defects)


def _python_part(part: EmailMessage | Any) -> Part:
    parts = tuple(map(_python_part, part.iter_parts())) if part.is_multipart() else ()
    content = b""
    if not part.is_multipart():
        decoded = part.get_content()
        content = decoded.encode() if isinstance(decoded, str) else decoded
    return Part(
        part.get_content_type(),
        _bare(part["Content-ID"]),
        part.get_content_disposition(),
        part.get_filename() or "",
        content,
        parts,
    )


def by_rust(data: bytes) -> Message:
    """The message as mailparse reads it."""
    root = fast_mail_parser.parse_email_tree(data)
    headers: dict[str, list[str]] = {}
    for name, values in root.headers.items():
        headers.setdefault(name.lower(), []).extend(" ".join(value.split()) for value in values)
    return Message(headers, _rust_part(root))


def _rust_part(part: fast_mail_parser.PyMimePart) -> Part:
    kind = part.content_type.split(";")[0].strip().lower()
    disposition = (part.disposition or "").split(";")[0].strip().lower() or None
    parts = tuple(map(_rust_part, part.children))
    return Part(kind, _bare(part.content_id), disposition, part.filename, part.content or b"", parts)


def _bare(content_id: object) -> str | None:
    return None if content_id is None else str(content_id).strip().removeprefix("<").removesuffix(">")


READERS: dict[str, Callable[[bytes], Message]] = {"Python": by_python, "mailparse": by_rust}
