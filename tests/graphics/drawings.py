"""Small drawings of everything that SVG can say about shapes, from svg/*.txt, and logos from svg/programs.

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


PROGRAMS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((_FOLDER / "programs").glob("*.svg"))}
"""Logos as drawing programs write them, with all that they leave behind."""

DRAWN = _read("drawn.txt") | PROGRAMS
"""Drawings that have to look as in a browser."""

REFUSED = _read("refused.txt")
"""Drawings that have to be refused: a browser draws them as we can't."""
