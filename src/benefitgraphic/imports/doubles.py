"""Tells which rows of one platform's exports are the same, and which of those counts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benefitgraphic.imports.exports import Export
from benefitgraphic.imports.figures import known
from benefitgraphic.imports.formats import measures
from benefitgraphic.imports.tally import Ints, Mask


def keys_of(exports: Sequence[Export]) -> tuple[list[Ints], str]:
    """Return what identifies rows in one platform's exports, also in words: IDs; else links; else all cells."""
    columns = exports[0].found.columns
    every = [export.tally.ids for export in exports]
    if all(ids.all() for ids in every):
        return every, columns.headers[columns.id] if columns.id is not None else "all cells of a row"
    keys = np.concatenate(every)
    links = np.concatenate([export.tally.links for export in exports])
    without, linked = keys == 0, (links & 1).astype(bool)
    words = []
    if columns.id is not None and not without.all():
        words.append(columns.headers[columns.id])
    if (without & linked).any():
        words.append(columns.headers[columns.link] if columns.link is not None else "link")
        _take_ids(keys, links, without & linked)
    if (without & ~linked).any():
        words.append("all cells of a row")
        sizes = [len(ids) for ids in every]
        spare = columns.id is None and columns.link is None
        keys[without & ~linked] = _numbered(links, sizes)[without & ~linked] if spare else links[without & ~linked]
    return np.split(keys, np.cumsum([len(ids) for ids in every])[:-1]), ", or else by ".join(words)


def _take_ids(keys: Ints, links: Ints, wanted: Mask) -> None:
    """Give each wanted row the ID that another row has with its link, if only one ID has it; else the link itself."""
    named = (keys != 0) & ((links & 1) == 1)
    pairs = np.unique(np.stack([links[named], keys[named]], axis=1), axis=0)
    once = np.ones(len(pairs), bool)
    if len(pairs) > 1:
        same = pairs[1:, 0] == pairs[:-1, 0]
        once[1:] &= ~same
        once[:-1] &= ~same
    pairs = pairs[once]
    keys[wanted] = links[wanted]
    if len(pairs):
        at = np.minimum(np.searchsorted(pairs[:, 0], links[wanted]), len(pairs) - 1)
        keys[wanted] = np.where(pairs[at, 0] == links[wanted], pairs[at, 1], links[wanted])


def _numbered(links: Ints, sizes: Sequence[int]) -> Ints:
    """Whole rows' keys, changed for the second of several equal ones in a file: where nothing names rows, all count."""
    found = links.copy()
    for part in np.split(found, np.cumsum(sizes)[:-1]):  # views
        order = np.argsort(part, kind="stable")
        ordered = part[order]
        starts = np.ones(len(part), bool)
        starts[1:] = ordered[1:] != ordered[:-1]
        places = np.arange(len(part))
        rank = places - np.maximum.accumulate(np.where(starts, places, 0))
        part[order] = ordered ^ (rank << 1)
    return found


def once(exports: Sequence[Export], keys: Sequence[Ints]) -> tuple[list[Mask], list[Mask]]:
    """For each export, which rows are kept, and which have other figures than the one that is.

    Of rows with one key, that with the largest figures is kept: platforms go on counting, so it is the latest.
    """
    sizes = [len(some) for some in keys]
    every = np.concatenate(keys)
    weight = np.concatenate([_weight(export) for export in exports])
    order = np.lexsort((-np.arange(len(every)), weight, every))  # of equal ones, the first
    ordered = every[order]
    last = np.ones(len(every), bool)
    last[:-1] = ordered[1:] != ordered[:-1]
    mask, other = np.zeros(len(every), bool), np.zeros(len(every), bool)
    mask[order[last]] = True
    if not last.all():
        group = np.cumsum(last) - last
        best = weight[order[last]]
        other[order] = weight[order] != best[group]
    bounds = np.cumsum(sizes)[:-1]
    return np.split(mask, bounds), np.split(other, bounds)


def _weight(export: Export) -> Ints:
    """How large a row's figures are altogether."""
    tally = export.tally
    found = np.zeros(len(tally.figures), np.int64)
    for at, name in enumerate(tally.measures):
        column = tally.figures[:, at]
        shift = 20 if name in measures().decimals else 0
        found += np.where(known(column), column, 0) >> shift
    return found
