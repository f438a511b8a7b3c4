"""Files of earlier runs that stay beside those of this one, and may say what is no longer true."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from benefitgraphic.design.sizes import SIZES, Size
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.output.companions import MAIL, word_names
from benefitgraphic.output.files import SLICES, names, press_name, proof_name
from benefitgraphic.output.reporting import stale_previews
from benefitgraphic.project.suggest import listed

OF_AN_EARLIER_RUN = "of-an-earlier-run"
PICTURES = "--only pictures"
# A translation's folder in that of its year.
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# More files than these in a folder of their own are counted, not named.
_FEW = 3
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class FileFamily:
    """Files that one run makes together.

    Attributes:
        folder: a translation's, with a slash at its end; empty for the original.
        size: the size's name.
        option: what asks for them besides it: nothing, ``--press``, ``--proof grey``, or `PICTURES` for a part of those
            that come without any.
    """

    folder: str
    size: str
    option: str = ""


def earlier(folder: Path, made: Collection[FileFamily]) -> tuple[Diagnostic, ...]:
    """Return a warning for each kind of files in a year's folder that this run doesn't make; leave other files alone.

    Args:
        folder: the year's folder, or the one that was asked for.
        made: the kinds that the run makes.
    """
    ours = {name for kind in made for name in _files(folder, kind)}
    return tuple(
        _told(folder, kind, found)
        for kind in _kinds(folder)
        if (found := [name for name in dict.fromkeys(_files(folder, kind)) if name not in ours])
    )


def _kinds(folder: Path) -> Iterator[FileFamily]:
    try:
        inner = sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.is_symlink())
    except OSError:  # there is none yet
        return
    for prefix in ("", *(f"{name}/" for name in inner if _LANGUAGE.fullmatch(name))):
        for size in SIZES:
            for option in ("", "--press", "--proof grey"):
                yield FileFamily(prefix, size, option)


def _files(folder: Path, kind: FileFamily) -> Iterator[str]:
    """Those of a kind that are there, by their names in the folder."""
    for pattern in _patterns(SIZES[kind.size], kind.option):
        for path in sorted(folder.glob(kind.folder + pattern)):
            if path.is_file():
                yield path.relative_to(folder).as_posix()


def _patterns(size: Size, option: str) -> Iterator[str]:
    if option == "--press":
        yield press_name(size)
    elif option == PICTURES:
        yield names(size)[0]
    elif option:
        yield proof_name(size)
    else:
        yield from (*names(size), *word_names(size), *stale_previews([size]))
        if size.medium.is_mailed:
            yield from (f"{size.name}/{name}" for name in (*MAIL, SLICES, f"*/{SLICES}"))


def _told(folder: Path, kind: FileFamily, found: list[str]) -> Diagnostic:
    days = sorted({date.fromtimestamp((folder / name).stat().st_mtime).isoformat() for name in found})
    when = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
    one = len(found) == 1
    said = (
        f"{_listed(found)}: not made by this run, but by one of {when}, and {'it' if one else 'they'} may say what is"
    )
    language = f" --language {kind.folder.rstrip('/')}" if kind.folder else ""
    option = f" {kind.option}" if kind.option else ""
    again = f"benefitgraphic render --size {kind.size}{option}{language}"
    hint = (
        f"if {'it is' if one else 'they are'} still used, render again ({again}); else delete {'it' if one else 'them'}"
    )
    return Diagnostic(OF_AN_EARLIER_RUN, "warning", f"{said} no longer true", hint=hint)


def _listed(found: list[str]) -> str:
    """Names of files; where many lie in one folder, the folder's."""
    folders: dict[str, list[str]] = {}
    for name in found:
        folders.setdefault(str(PurePosixPath(name).parent), []).append(name)
    said = (
        named if parent == "." or len(named) <= _FEW else [f"{parent}/ ({len(named)} files)"]
        for parent, named in folders.items()
    )
    return listed([name for named in said for name in named], _MOST_NAMED)
