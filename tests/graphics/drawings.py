"""Small drawings of everything that SVG can say about shapes, from svg/*.txt.

A line `== name` begins each; the file's text follows, without the namespaces that all of them have.
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "svg"
_SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def _read(name: str) -> dict[str, str]:
    parts = (_FOLDER / name).read_text(encoding="utf-8").removeprefix("== ").split("\n== ")
    named = (part.partition("\n") for part in parts)
    return {title: text.rstrip("\n").replace("<svg ", f"<svg {_SPACES} ", 1) for title, _, text in named}


DRAWN = _read("drawn.txt")
"""Drawings that have to look as in a browser."""

REFUSED = _read("refused.txt")
"""Drawings that have to be refused: a browser draws them as we can't."""
