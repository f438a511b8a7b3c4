"""Files on the disk that may be shown: plain ones inside one folder."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from benefitgraphic.project.paths import stray

MOST_BYTES = 64 * 1024 * 1024
_LONGEST = 400
# Windows opens devices by these names, whatever the suffix.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\..*)?", re.IGNORECASE)


def read_inside(folder: Path, name: str, root: Path) -> bytes | None:
    """Read a file in a folder; None if there is no plain file of this name, or it is too long.

    Args:
        folder: the name leads from here, and nowhere out of it: not by ``..``, nor by a link.
        name: with forward slashes. Hidden files are not for show.
        root: what the folder, too, has to lie in.
    """
    if not is_plain(name):
        return None
    try:
        base = folder.resolve(strict=True)
        path = (base / name).resolve(strict=True)
        if not (path.is_relative_to(base) and base.is_relative_to(root.resolve(strict=True))):
            return None
        if not stat.S_ISREG(path.stat().st_mode):  # to open a pipe would be to wait for it
            return None
        with path.open("rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return None
            data = file.read(MOST_BYTES + 1)
    except (OSError, RuntimeError, ValueError):
        return None
    return data if len(data) <= MOST_BYTES else None


def is_plain(name: str) -> bool:
    """Whether a name leads from folder to folder on every system, and to nothing hidden."""
    if not name or len(name) > _LONGEST or stray(name) or not name.isprintable():
        return False
    parts = name.split("/")
    return not any(
        not part or part.startswith(".") or part.endswith((".", " ")) or _DEVICE.fullmatch(part) for part in parts
    )
