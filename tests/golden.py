"""Goldens: what was made when it was last looked at, as text. `python -m pytest --rewrite` writes them anew."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

GOLDENS = Path(__file__).parent / "goldens"


def golden(name: str) -> str:
    """What was kept."""
    path = GOLDENS / f"{name}.txt"
    assert path.exists(), f"there is no golden {path.name}: run pytest --rewrite"
    return path.read_text(encoding="utf-8")


def same_as_golden(name: str, made: str, rewrite: bool) -> None:
    """Fails, with what has changed, when it is not what was kept; or keeps it."""
    if rewrite:
        path = GOLDENS / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
        return
    kept = golden(name)
    if made != kept:
        changes = list(
            difflib.unified_diff(kept.splitlines(), made.splitlines(), "golden", "made now", lineterm="", n=2)
        )
        pytest.fail(
            "\n".join([f"{name} has changed; if it should, run pytest --rewrite", *changes[:60]]), pytrace=False
        )
