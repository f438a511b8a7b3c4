"""Where the files of an edition go unless another folder is asked for."""

from __future__ import annotations

from pathlib import Path

from benefitgraphic.content.load import Loaded


def folder_of(loaded: Loaded) -> Path:
    """Return the folder of one edition."""
    return year_folder(loaded) / folder_in_year(loaded)


def year_folder(loaded: Loaded) -> Path:
    """Return the folder of a year, in all languages."""
    return loaded.project.output / str(loaded.edition.year)


def folder_in_year(loaded: Loaded) -> str:
    """Return a translation's own folder there, with a slash at its end; empty for the original."""
    return f"{loaded.edition.language}/" if loaded.is_translation else ""
