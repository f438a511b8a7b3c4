"""The nearest names to one that does not exist."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def suggestion(name: str, names: Iterable[str]) -> str:
    """Return a hint such as "did you mean 'title'?", or the names there are if none is near."""
    known = list(names)
    # Long names can't be near, and comparing them is slow.
    near = get_close_matches(name.lower(), {k.lower(): k for k in known}, n=2, cutoff=0.6) if len(name) < 80 else []
    if near:
        by_lower = {k.lower(): k for k in known}
        return "did you mean " + " or ".join(f"'{by_lower[n]}'" for n in near) + "?"
    return f"choose from: {listed(known)}" if known else ""


def listed(names: Iterable[str], limit: int = 12) -> str:
    """Names with commas, cut short when there are very many."""
    known = list(names)
    more = f" and {len(known) - limit} more" if len(known) > limit else ""
    return ", ".join(known[:limit]) + more


def silencing(code: str, path: str) -> str:
    """Return a hint on what to write under ``silence`` so that a check no longer reports a place."""
    return f"silence it with {quoted(f'{code} {path}', 80)} and the reason"


def quoted(text: str, limit: int = 40) -> str:
    """Quote a piece of the designer's text as messages show it: in quotes, on one line, not too long."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return f"'{shown if len(shown) <= limit else shown[: limit - 1] + '…'}'"
