"""Whether a translated pattern takes in what its English takes in: no more, no less, and nothing but text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import Formatter

_NAME = re.compile(r"[a-z0-9_]*", re.ASCII)
_LONGEST = 400  # characters
# A fiscal year is named by its second year in full or by that year's last two figures.
_EITHER = {"fiscal_year": frozenset({"last", "short"})}
_COUNTS = frozenset({"", "count"})


def misfit(key: str, english: str, said: str, is_alone: bool = False) -> tuple[str, str] | None:
    """Return what is wrong with a translation, and a hint; None if it can be used.

    Args:
        key: which of the built-in words it is.
        english: the English pattern.
        said: its translation.
        is_alone: whether it is the plural form of a single number, which then need not be in it: "two minutes" is one
            word in Arabic.
    """
    if not said.strip():
        return "one of its plural forms is empty", "translate all of them"
    if len(said) > _LONGEST:
        return f"it has {len(said)} characters", f"{_LONGEST} are enough for any of them"
    if not said.isprintable() and any(character in said for character in "\n\r\t"):
        return "it holds a line break or a tab", "write it on one line"
    wanted = fields_of(english)
    try:
        found = fields_of(said)
    except ValueError:
        return "its braces don't match, or hold more than a name", _hint(wanted)
    if wanted and set(wanted) == {""}:
        fits = found == wanted or set(found) == set(map(str, range(len(wanted))))
    else:
        either = _EITHER.get(key, frozenset())
        needed, there = set(wanted) - either, set(found) - either
        fits = needed == there and (not either or bool(either & set(found)))
    if not fits and is_alone:
        fits = set(found) == set(wanted) - _COUNTS
    if fits:
        return None
    return f"it has {_shown(found)}, where the English has {_shown(wanted)}", _hint(wanted)


def fields_of(pattern: str) -> list[str]:
    """Return the names in a pattern's braces, empty for ``{}``.

    Raises:
        ValueError: when a brace has no other one, or holds anything besides a name.
    """
    names = []
    for _, name, form, conversion in Formatter().parse(pattern):
        if name is None:
            continue
        if form or conversion or not _NAME.fullmatch(name):
            raise ValueError(pattern)
        names.append(name)
    return names


def _shown(names: Sequence[str]) -> str:
    return ", ".join(f"{{{name[:20]}}}" for name in names[:8]) or "no braces"


def _hint(wanted: Sequence[str]) -> str:
    if wanted.count("") > 1:
        return "keep all {}, or write {0} for the first and {1} for the second to change their order"
    return (
        f"keep in it, as in the English: {_shown(wanted)}" if wanted else "for a brace that readers see, write {{ or }}"
    )
