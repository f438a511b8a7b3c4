"""What there is to be shown: the last good state of everything, as the worker's messages come in."""

from __future__ import annotations

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.preview.messages import Broken, Facts, Finished, Read, SizeDrawn, Undrawn
from benefitgraphic.preview.overlay import SizeView
from benefitgraphic.preview.server.blobs import Store, first_part


class PreviewState:
    """The last good pictures and files, and what is to be said of the newest state.

    Attributes:
        facts: of the last state that could be read.
        sights: by size.
        store: the files.
        names: all that `benefitgraphic render` would write, in its order.
        stale: sizes whose picture is older than the newest state.
    """

    def __init__(self) -> None:
        self.facts: Facts | None = None
        self.sights: dict[str, SizeView] = {}
        self.store = Store()
        self.names: tuple[str, ...] = ()
        self.stale: set[str] = set()
        self._found: tuple[Diagnostic, ...] = ()
        self._found_at: dict[str, tuple[Diagnostic, ...]] = {}
        self._names_of: dict[str, set[str]] = {}
        self._others: set[str] = set()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Of the newest state, errors first."""
        every = dict.fromkeys((*self._found, *(one for found in self._found_at.values() for one in found)))
        return tuple(sorted(every, key=lambda one: one.severity != "error"))

    def forget(self) -> None:
        """Nothing is good any more but what is known of the project: it is to be shown in another language."""
        self.sights, self.names, self.stale = {}, (), set()
        self._found, self._found_at, self._names_of, self._others = (), {}, {}, set()
        self.store.keep(())

    def read(self, message: Read) -> None:
        """Note that the content can be used."""
        self.facts = message.facts
        self._found, self._found_at = message.diagnostics, {}

    def broken(self, message: Broken) -> None:
        """Note that the content can't be used: every picture stays."""
        self._found, self._found_at = message.diagnostics, {}
        self.stale = set(self.sights)

    def drawn(self, message: SizeDrawn) -> None:
        """Take in a size, or a part of it: until all of it is there, its earlier files stay."""
        size = message.sight.size
        self.sights[size] = message.sight
        self.stale.discard(size)
        self._found_at[size] = message.sight.warnings
        self.store.put(message.files)
        new = {output.name for output in message.files}
        self._names_of[size] = new if message.is_whole else self._names_of.get(size, set()) | new

    def undrawn(self, message: Undrawn) -> None:
        """Note that a size can't be laid out: its picture stays."""
        self._found_at[message.size] = message.diagnostics
        self.stale.add(message.size)

    def finished(self, message: Finished) -> None:
        """All that can be made is there: what is no longer made goes."""
        made = self.facts.sizes if self.facts else ()
        self.sights = {size: self.sights[size] for size in made if size in self.sights}
        self._names_of = {size: names for size, names in self._names_of.items() if size in made}
        failed = {size: found for size, found in self._found_at.items() if any(d.severity == "error" for d in found)}
        self._found, self._found_at, self.stale = message.diagnostics, failed, set(failed)
        self.store.put(message.files)
        if message.names:
            self.names = message.names
            self._others = {output.name for output in message.files}
        else:
            # A size couldn't be laid out, so nothing would be written: what goes with the others stays as it was.
            self._others = {name for name in self._others if first_part(name) not in SIZES.keys() - made}
        self.store.keep(self._others.union(*self._names_of.values()))
