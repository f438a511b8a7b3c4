"""Files to their folder: all of them or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benefitgraphic.outputs import Output


@dataclass(frozen=True, slots=True)
class Written:
    """A file on disk."""

    path: Path
    output: Output


def write_all(made: Sequence[Output], folder: Path) -> tuple[Written, ...]:
    """All files or none: first beside their places, then each over its predecessor, of which a copy is kept until all
    are there.

    Raises:
        OSError: the folder can't be written to, or a file is held by another program; what was there before is there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as place:
        workshop = Path(place)
        for output in made:
            (workshop / output.name).write_bytes(output.data)
        replaced: list[str] = []
        try:
            for output in made:
                path = folder / output.name
                if path.is_file():
                    shutil.copy2(path, workshop / f"{output.name}.before")
                replaced.append(output.name)
                (workshop / output.name).replace(path)
        except OSError:
            for name in replaced:
                _put_back(folder / name, workshop / f"{name}.before", workshop / name)
            raise
    return tuple(Written(folder / output.name, output) for output in made)


def _put_back(path: Path, before: Path, waiting: Path) -> None:
    if waiting.exists():  # it never left
        return
    if before.exists():
        before.replace(path)
    else:
        path.unlink(missing_ok=True)
