"""A PDF as poppler's tools see it: `pdfinfo -struct-text` and `pdffonts`."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

# A text in quotes, a role, or something else about an element.
_TEXT = r"\"(?P<text>.*)\""
_ROLE = r"(?P<role>[A-Za-z][A-Za-z0-9]*)(?: \((?:block|inline|grouping)\))?:?"
_LINE = re.compile(rf"(?P<indent> *)(?:{_TEXT}|{_ROLE}|.*)")


def has_poppler() -> bool:
    """Whether both tools are there."""
    return all(shutil.which(tool) for tool in ("pdfinfo", "pdffonts"))


@lru_cache(maxsize=64)
def outline(data: bytes) -> str:
    """The structure with its text, without places, numbers of objects and summaries, which it prints in raw bytes.

    It is kept: for each element's text, poppler goes through the whole page anew.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.pdf"
        path.write_bytes(data)
        lines = _run("pdfinfo", "-enc", "UTF-8", "-struct-text", str(path)).split("\n")
    kept = [re.sub(r"^( *Object) \d+ \d+$", r"\1", line) for line in lines if not re.match(" *(/BBox|/Summary)", line)]
    return "\n".join(kept)


def said(outline: str) -> str:
    """The text of an outline in order, without what figures are labelled with."""
    return "\n".join(text for role, text in _texts(outline) if role != "Figure")


def _texts(outline: str) -> Iterator[tuple[str, str]]:
    """Each text with the role of the element around it."""
    around: dict[int, str] = {}
    for line in outline.split("\n"):
        found = _LINE.fullmatch(line.rstrip())
        if found is None:
            raise ValueError(f"pdfinfo says {line!r}")
        depth = len(found["indent"])
        if found["role"]:
            around = {at: role for at, role in around.items() if at < depth} | {depth: found["role"]}
        elif found["text"] is not None:
            yield around[max(at for at in around if at < depth)], found["text"]


def unfit_fonts(path: Path) -> list[str]:
    """The fonts that are not embedded, or whole, or don't say what their letters mean."""
    _, _, *rows = _run("pdffonts", str(path)).splitlines()
    wrong = []
    for row in rows:
        name, *_, embedded, subset, unicode, _, _ = row.split()
        if (embedded, subset, unicode) != ("yes", "yes", "yes"):
            wrong.append(f"{name}: embedded {embedded}, subset {subset}, with ToUnicode {unicode}")
    return wrong if rows else ["there are no fonts"]


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=False)
    errors = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode or errors:
        return f"{command[0]} failed: {errors}"
    return done.stdout.decode("utf-8", "replace")
