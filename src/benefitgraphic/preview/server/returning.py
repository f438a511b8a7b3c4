"""How a page that was left open finds its preview again once that is started anew.

A project has a key, in a file that is its owner's alone and lies outside of the project. Each run has an address made
of the key and a salt of its own. Whoever asks is told the salt, with a proof that the one who answers has the key, at
this very port and for this very question. A page was given the key with its markup: it checks the proof and works the
address out by itself. So neither the key nor an address is sent to whatever else may answer at the port meanwhile, and
the answer tells nothing to those who don't have the key.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import re
import secrets
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

_KEY_BYTES = 32
_LARGEST = 1000  # bytes of the file
_QUESTION = re.compile(r"[A-Za-z0-9-]{16,64}")


@dataclass(frozen=True, slots=True)
class Return:
    """What one run needs, to be found again.

    Attributes:
        key: the project's, the same for every run.
        salt: this run's.
    """

    key: bytes
    salt: str

    @property
    def token(self) -> str:
        """The secret part of this run's address."""
        return base64.urlsafe_b64encode(self._signed(f"token {self.salt}")).decode("ascii").rstrip("=")

    def answer(self, port: int, question: str) -> str | None:
        """Return the JSON answer to a page that asks whether this is its preview; None if no page would ask that.

        Args:
            port: at which it asks.
            question: what it made up, so that no earlier answer will do.
        """
        if not _QUESTION.fullmatch(question):
            return None
        return json.dumps({"salt": self.salt, "proof": self._signed(f"proof {port} {self.salt} {question}").hex()})

    def _signed(self, text: str) -> bytes:
        return hmac.digest(self.key, text.encode("ascii"), "sha256")


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is kept of a project from one run to the next.

    Attributes:
        key: see `Return`.
        port: where its page was last; None if it never was.
    """

    key: bytes
    port: int | None = None


def remembered(config: Path) -> Remembered:
    """Read what was kept of a project; a new key if there is nothing, or if others may have read it."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        found = json.loads(_read(_place(config)))
        key, port = bytes.fromhex(found["key"]), found["port"]
        if len(key) == _KEY_BYTES and type(port) is int and 1024 <= port <= 65535:
            return Remembered(key, port)
    return Remembered(secrets.token_bytes(_KEY_BYTES))


def remember(config: Path, kept: Remembered) -> None:
    """Store the values, readable by their owner alone; if that fails, the next run just isn't found by itself."""
    with suppress(OSError, ValueError):
        place = _place(config)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        successor = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
        handle = os.open(successor, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                json.dump({"key": kept.key.hex(), "port": kept.port}, file)
            successor.replace(place)
        finally:
            successor.unlink(missing_ok=True)


def _place(config: Path) -> Path:
    """Return the path of a project's file.

    Raises:
        ValueError: this computer's user has no folder of their own.
    """
    folder = Path(click.get_app_dir("benefitgraphic"))
    if not folder.is_absolute():
        raise ValueError(folder)
    return folder / "preview" / f"{hashlib.sha256(os.fsencode(config)).hexdigest()[:32]}.json"


def _read(place: Path) -> bytes:
    """Read the file's bytes.

    Raises:
        OSError: it isn't there, or isn't its owner's alone.
    """
    handle = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(file.fileno())
        is_ours = os.name == "nt" or (found.st_uid == os.geteuid() and not found.st_mode & 0o077)
        if not (is_ours and stat.S_ISREG(found.st_mode)):
            raise PermissionError(place)
        return file.read(_LARGEST)
