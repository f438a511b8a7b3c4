"""Which networks a rule is about, and which of them share a row of the sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from benefitgraphic.imports.formats import known_formats, measures, network_named
from benefitgraphic.imports.mapping import RuleModel
from benefitgraphic.imports.pool import Part
from benefitgraphic.imports.sums import networks


def is_wanted(network: str, shape: RuleModel, parts: Sequence[Part]) -> bool:
    """Whether a rule is about a network: those it names, or all, but not websites for what only posts get."""
    concerned = [part for part in parts if network in part.networks]
    if not shape.only:
        posts = not all(part.export.found.format.shape.site for part in concerned)
        posts = posts and not _of_sites().issuperset(shape.measures())
        return posts or any(part.figures(name) is not None for part in concerned for name in shape.measures())
    asked = {network_named(name).casefold() for name in shape.only}
    platforms = {part.export.platform.casefold() for part in concerned}
    return network.casefold() in asked or bool(platforms & asked)


@cache
def _of_sites() -> frozenset[str]:
    """Return the measures that only a website has."""
    told = [(found.shape.site, set(found.shape.measures)) for found in known_formats()]
    sites, posts = (set[str]().union(*(some for site, some in told if site is of)) for of in (True, False))
    return frozenset(sites - posts)


def groups(shape: RuleModel, wanted: Sequence[str]) -> dict[str, list[str]]:
    """Return the networks of each value by category; equal names are merged, as the sheet has one row for each."""
    if not shape.by:
        return {"": list(wanted)}
    found: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for network in wanted:
        called = shape.names.get(network, network)
        found.setdefault(names.setdefault(network_named(called).casefold(), called), []).append(network)
    return found


def needed(shape: RuleModel, found: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the networks or platforms a complete sum needs: those of ``only``, or all that share a name."""
    if not shape.by:
        return list(shape.only)
    known = measures().networks
    one = {network_named(category).casefold() for category in found}
    named = [name for name, called in shape.names.items() if network_named(called).casefold() in one]
    own = [network_named(called) for called in shape.names.values() if network_named(called).casefold() in one]
    return list(dict.fromkeys([*named, *(name for name in own if name in known and name not in shape.names)]))


def is_there(name: str, parts: Sequence[Part]) -> bool:
    """Whether the files tell of a network or a platform, be it that there was nothing in the year."""
    there = {known for part in parts for known in (part.export.platform, part.export.found.format.network.name)}
    return network_named(name).casefold() in {known.casefold() for known in (*there, *networks(parts))}
