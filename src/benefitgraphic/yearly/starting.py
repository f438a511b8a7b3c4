"""A new organization's folder: files to write over, with notes on what each line is for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory

from benefitgraphic.atomic.exchange import recover
from benefitgraphic.diagnostics import Diagnostic, Problems
from benefitgraphic.output.files import Output
from benefitgraphic.output.writing import not_written, write_all
from benefitgraphic.project.characters import unseen
from benefitgraphic.project.suggest import listed
from benefitgraphic.project.text_file import is_blank
from benefitgraphic.yearly.schemas import schema_files
from benefitgraphic.yearly.translating import notes_of

# What the starter's own files say.
_YEAR = 2025
_ORGANIZATION = "organization: Department of Public Services\n"
_TRANSLATION = "fr-CA"
_TRANSLATED_ORGANIZATION = "organization: Ministère des Services publics\n"
# Nobody here knows the name in French; left out, it counts as not translated.
_UNTRANSLATED = """\
# Le nom en français : ôtez le # et complétez la ligne. D'ici là, le nom de l'original est affiché.
# organization:
"""
_LONGEST_NAME = 200  # characters
_THEMES = "config/themes"
# What systems and version control leave in a folder that looks empty.
_UNNOTICED = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".git", ".gitattributes", ".gitignore", ".gitkeep"})


def start(folder: Path, *, year: int | None = None, organization: str | None = None) -> tuple[Path, ...]:
    """Make a project that can be rendered at once.

    Args:
        folder: where; it may be there already if nothing is in it.
        year: the first reporting year; the last whole calendar year if left out.
        organization: its name; an example's if left out.

    Returns:
        The files written, in the order of their names.

    Raises:
        Problems: something is in the folder, it can't be written to, or the name can't be used; nothing was written.
    """
    if organization is not None:
        _refuse_name(organization)
    texts = {
        name: _fitted(name, data, year or date.today().year - 1, organization) for name, data in sorted(_starter())
    }
    try:
        recover(folder)
        _refuse_full(folder)
        written = write_all(_outputs({**texts, **_notes(texts)}), folder)
        return tuple(sorted(one.path for one in written))
    except OSError as error:
        raise Problems(
            replace(one, message=f"this folder can't be written: {one.message}", where=None)
            for one in not_written(error, str, ", or choose another folder")
        ) from error


def _outputs(texts: Mapping[str, bytes]) -> list[Output]:
    return [Output(name, "text", data) for name, data in texts.items()]


def _notes(texts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the file that says that the words in both languages match, so that later changes are noticed."""
    # Read where nobody works, so that a project which can't be read leaves nothing behind.
    with TemporaryDirectory() as aside:
        write_all(_outputs(texts), Path(aside))
        path, data = notes_of(Path(aside) / "config" / "infographic.yaml", _TRANSLATION)
    return {f"config/{path.name}": data}


def _refuse_full(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is a file, not a folder"
        raise Problems([Diagnostic("not-a-folder", "error", message, hint="choose another name")])
    there = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    there = [name for name in there if name.lower() not in _UNNOTICED]
    if there:
        message = f"{folder} is not empty: there is {listed(there, 8)}"
        hint = "name a new folder; nothing that is there is ever written over"
        raise Problems([Diagnostic("not-empty", "error", message, hint=hint)])


def _refuse_name(name: str) -> None:
    reason = ""
    if is_blank(name):
        reason = "there is nothing in it"
    elif len(name) > _LONGEST_NAME:
        reason = f"it has more than {_LONGEST_NAME} characters"
    elif unseen(name) or not name.isprintable():
        reason = "it has an invisible character in it"
    if reason:
        message = f"the organization's name can't be used: {reason}"
        raise Problems([Diagnostic("bad-name", "error", message, hint="write it as readers know it")])


def _fitted(name: str, data: bytes, year: int, organization: str | None) -> bytes:
    """Return a starter file with the year and the organization filled in."""
    if name == "config/metrics.csv":
        header, rest = data.decode().split("\n", 1)
        cells = (str(int(cell) + year - _YEAR) if cell.isdigit() else cell for cell in header.split(","))
        return f"{','.join(cells)}\n{rest}".encode()
    text = data.decode()
    if name == "config/infographic.yaml":
        text = text.replace(f"\nyear: {_YEAR}\n", f"\nyear: {year}\n", 1)
    if organization is not None:
        # JSON's quotes are YAML's; braces would be taken for a placeholder.
        said = json.dumps(organization.replace("{", "{{").replace("}", "}}"), ensure_ascii=False)
        text = text.replace(_ORGANIZATION, f"organization: {said}\n", 1)
        text = text.replace(_TRANSLATED_ORGANIZATION, _UNTRANSLATED, 1)
    return text.encode()


def _starter() -> Iterator[tuple[str, bytes]]:
    """Every file, by its path in the project."""
    yield from _within(files(__package__).joinpath("starter"), "")
    for name, data in schema_files().items():
        yield f"config/{name}", data
    for theme in _themes().iterdir():
        if theme.name.endswith(".yaml"):
            yield f"{_THEMES}/{theme.name}", theme.read_bytes()


def _themes() -> Traversable:
    """Return the themes: copies in an installed program, or the project's own in a clone."""
    packaged = files(__package__).joinpath("themes")
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / _THEMES


def _within(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _within(one, f"{path}{one.name}/")
        else:
            yield f"{path}{one.name}", one.read_bytes()
