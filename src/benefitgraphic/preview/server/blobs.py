"""The files that can be seen on the page, in memory: the last good ones by name, and a few others by their digest."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import quote

from benefitgraphic.output.files import Output

# Bytes of files that came with an answer, such as another year's pictures.
_MOST_LENT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Blob:
    """A file that was made; its digest is part of its address, so that a browser may keep it for ever."""

    output: Output
    digest: str

    @classmethod
    def of(cls, output: Output) -> Blob:
        """Return the file with its digest."""
        return cls(output, hashlib.sha256(output.data).hexdigest()[:16])

    @property
    def address(self) -> str:
        """Where it is served, below the token."""
        return f"made/{self.digest}/{quote(self.output.name, safe='/@')}"


@dataclass(slots=True)
class Store:
    """The last good files by name; besides, those lent for a while by their address, the oldest first."""

    _files: dict[str, Blob] = field(default_factory=dict)
    _lent: dict[str, Blob] = field(default_factory=dict)

    @property
    def files(self) -> Mapping[str, Blob]:
        """The last good files by name."""
        return MappingProxyType(self._files)

    def put(self, outputs: Iterable[Output]) -> None:
        """Files take the place of those of the same name."""
        for output in outputs:
            before = self._files.get(output.name)
            if before is None or before.output.data != output.data:
                self._files[output.name] = Blob.of(output)

    def keep(self, names: Iterable[str]) -> None:
        """All others go."""
        for name in self._files.keys() - set(names):
            del self._files[name]

    def lend(self, output: Output) -> Blob:
        """Keep a file that isn't among those kept by name; drop the oldest when there are too many."""
        made = Blob.of(output)
        self._lent.pop(made.address, None)
        self._lent[made.address] = made
        held = sum(len(one.output.data) for one in self._lent.values())
        for address in list(self._lent)[:-1]:
            if held <= _MOST_LENT:
                break
            held -= len(self._lent.pop(address).output.data)
        return made

    def find(self, digest: str, name: str) -> Blob | None:
        """Return the file at this address; if only the name is known, the one that replaced it."""
        lent = self._lent.get(f"made/{digest}/{quote(name, safe='/@')}")
        return lent or self._files.get(name)


def first_part(name: str) -> str:
    """Return what a file is of: ``email`` for ``email.html``, ``email@2x.png`` and ``email/announcement.eml``."""
    return re.split(r"[./@]", name, maxsplit=1)[0]
