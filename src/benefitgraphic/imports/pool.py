"""All exports together: each post once, each network from one platform, and sums of what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from benefitgraphic.imports.doubles import keys_of, once
from benefitgraphic.imports.exports import Export
from benefitgraphic.imports.mapping import Imports
from benefitgraphic.imports.tally import Ints, Left, Mask


@dataclass(frozen=True, slots=True)
class Part:
    """What one export contributes.

    Attributes:
        export: the export.
        kept: which of its rows count.
        again: rows that are in the exports already, or a second time.
        differing: how many of those have other figures than the one that counts.
        elsewhere: rows of networks that another platform is to be taken for.
        told_by: what tells its rows apart, in words.
    """

    export: Export
    kept: Mask
    again: Left
    differing: int
    elsewhere: Left
    told_by: str

    @property
    def networks(self) -> tuple[str, ...]:
        """The networks of rows that count."""
        tally = self.export.tally
        found = np.unique(tally.network[self.kept])
        return tuple(tally.networks[int(at)] for at in found)

    def rows_of(self, network: str) -> Mask:
        """Return the rows of a network that count."""
        tally = self.export.tally
        if network not in tally.networks:
            return np.zeros(len(self.kept), bool)
        found: Mask = self.kept & (tally.network == tally.networks.index(network))
        return found

    def figures(self, measure: str) -> Ints | None:
        """Return a measure's column; None if the export has none."""
        tally = self.export.tally
        return tally.figures[:, tally.measures.index(measure)] if measure in tally.measures else None


def pooled(exports: Sequence[Export], mapping: Imports) -> list[Part]:
    """Return what each export contributes once duplicates are gone.

    Args:
        exports: all that were read.
        mapping: says from which platform to take each network's figures; from any, for others.
    """
    elsewhere = [_elsewhere(export, mapping.sources) for export in exports]
    kept: list[Mask] = [~mask for mask in elsewhere]
    again: list[Left] = [Left() for _ in exports]
    differing = [0 for _ in exports]
    told = ["" for _ in exports]
    for platform in dict.fromkeys(export.platform for export in exports):
        which = [at for at, export in enumerate(exports) if export.platform == platform]
        some = [exports[at] for at in which]
        keys, words = keys_of(some)
        masks, others = once(some, keys)
        for at, mask, other in zip(which, masks, others, strict=True):
            dropped = kept[at] & ~mask
            again[at] = _left(exports[at], dropped)
            differing[at] = int(np.count_nonzero(dropped & other))
            kept[at] &= mask
            told[at] = words
    return [
        Part(export, mask, doubles, different, _left(export, away), words)
        for export, mask, doubles, different, away, words in zip(
            exports, kept, again, differing, elsewhere, told, strict=True
        )
    ]


def _elsewhere(export: Export, sources: Mapping[str, str]) -> Mask:
    away = [
        at
        for at, network in enumerate(export.tally.networks)
        if sources.get(network, export.platform).casefold() != export.platform.casefold()
    ]
    found: Mask = np.isin(export.tally.network, np.array(away, np.uint8))
    return found


def _left(export: Export, mask: Mask) -> Left:
    numbers = export.tally.numbers[mask]
    left = Left()
    for number in numbers[:5]:
        left.add(int(number))
    left.count = len(numbers)
    return left
