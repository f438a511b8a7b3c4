"""Checks a designer's font file: only TrueType outlines can be embedded in a PDF correctly."""

from __future__ import annotations

from pathlib import Path

from benefitgraphic.project.fields import wrong
from benefitgraphic.project.paths import OutsideProjectError, Project
from benefitgraphic.project.suggest import quoted

_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_OTHERS = {b"OTTO": "OpenType/CFF", b"wOFF": "WOFF", b"wOF2": "WOFF2", b"ttcf": "a font collection"}
_HINT = "use a .ttf file with TrueType outlines; other kinds would be embedded wrongly in the PDF"


def font_file(project: Project, relative: str, weight: str) -> Path:
    """Return the font file; raise a pydantic error that says what is wrong with it."""
    try:
        path = project.resolve(relative)
    except OutsideProjectError as error:
        raise wrong("outside-project", f"the path {quoted(relative)} {error}", at=weight) from None
    if path.suffix.lower() != ".ttf":
        raise wrong("bad-font", f"{quoted(relative)} is not a .ttf file", _HINT, weight)
    try:
        if not path.is_file():  # a pipe would be waited for
            raise FileNotFoundError
        with path.open("rb") as file:
            start = file.read(4)
    except OSError:
        raise wrong("no-file", f"there is no font file {quoted(relative)}", at=weight) from None
    if start not in _TRUETYPE:
        kind = _OTHERS.get(start, "no font")
        raise wrong("bad-font", f"{quoted(relative)} is called .ttf, but is {kind}", _HINT, weight)
    return path
