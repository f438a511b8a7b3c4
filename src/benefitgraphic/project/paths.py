"""The project folder: where the designer's files are, and how far a path in the config may reach."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

# How languages are tagged, as far as a file's name shows it.
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class OutsideProjectError(ValueError):
    """A path in the config is not a plain relative one that stays in the project folder; says why."""


@dataclass(frozen=True, slots=True)
class Project:
    """The folder that paths in the config are relative to.

    Attributes:
        root: the folder, absolute.
        config: the infographic's YAML file, absolute.
    """

    root: Path
    config: Path

    @classmethod
    def of(cls, config: Path) -> Project:
        """Return the project of a config file: the folder that holds ``config/``, or the file's own."""
        # Not resolved: a designer who works through a symbolic link should see the names they know.
        absolute = Path(os.path.abspath(config))  # noqa: PTH100
        folder = absolute.parent
        in_config = os.path.normcase(folder.name) == "config"
        return cls(folder.parent if in_config else folder, absolute)

    @property
    def icons(self) -> Path:
        """The designer's own icons."""
        return self.root / "assets" / "icons"

    @property
    def fonts(self) -> Path:
        """The designer's own fonts."""
        return self.root / "assets" / "fonts"

    @property
    def logos(self) -> Path:
        """The designer's own logos."""
        return self.root / "assets" / "logos"

    @property
    def metrics(self) -> Path:
        """What each metric means."""
        return self.config.parent / "metrics.yaml"

    @property
    def sheet(self) -> Path:
        """The metrics' values: metrics.csv, or metrics.xlsx where there is only that."""
        text, book = self.config.parent / "metrics.csv", self.config.parent / "metrics.xlsx"
        return book if book.exists() and not text.exists() else text

    @property
    def imports(self) -> Path:
        """How platforms' exports become metrics."""
        return self.config.parent / "imports.yaml"

    @property
    def words(self) -> Path:
        """The folder of the graphic's own words in other languages."""
        return self.config.parent / "words"

    def noted(self, language: str) -> Path:
        """Return the path of the file that records what a translation was made from."""
        return self.config.parent / f"translated.{language}.yaml"

    @property
    def themes(self) -> Path:
        """The folder of themes."""
        return self.config.parent / "themes"

    @property
    def folders(self) -> tuple[Path, ...]:
        """All that are read; none of them has to be there."""
        return self.config.parent, self.themes, self.words, self.icons, self.fonts, self.logos

    @property
    def output(self) -> Path:
        """The folder that is written to unless another is asked for."""
        return self.root / "output"

    def unfit_for_output(self, folder: Path) -> str:
        """Why no output may be written to a folder; empty where it may."""
        real, root, config = folder.resolve(), self.root.resolve(), self.config.parent.resolve()
        if folder.exists() and not folder.is_dir():
            return "is a file"
        if real == real.parent:
            return "is a whole disk"
        if real == root:
            return "is the project's own folder"
        if root.is_relative_to(real):
            return "is a folder that the project lies in"
        own = [self.themes.resolve(), self.words.resolve(), root / "assets", *([config] if config != root else [])]
        if any(real.is_relative_to(one) for one in own):
            return "holds what the graphic is made from"
        return ""

    def shown(self, path: Path) -> str:
        """Return a path as messages name it: relative to the project folder, with forward slashes."""
        absolute = Path(os.path.abspath(path))  # noqa: PTH100
        return (absolute.relative_to(self.root) if absolute.is_relative_to(self.root) else absolute).as_posix()

    def resolve(self, relative: str) -> Path:
        """Return the file that a path in the config means.

        Raises:
            OutsideProjectError: when it is absolute, or leads outside by ``..`` or by a link.
        """
        reason = stray(relative)
        if reason:
            raise OutsideProjectError(reason)
        path = self.root / relative
        try:
            real, root = path.resolve(), self.root.resolve()
        except (OSError, RuntimeError, ValueError) as error:
            raise OutsideProjectError("is a link that leads nowhere") from error
        if not real.is_relative_to(root):
            raise OutsideProjectError("is a link that leads outside the project folder")
        return path


def stray(relative: str) -> str:
    """Why a path is not a plain relative one, on any system; empty when it is."""
    parts = relative.replace("\\", "/").split("/")
    if "\0" in relative:
        return "holds a character that no file name can"
    if relative.startswith(("/", "\\", "~")) or ":" in relative:
        return "is not relative to the project folder"
    if ".." in parts:
        return "leads outside its folder with '..'"
    if "\\" in relative:
        return "has backslashes; with forward slashes it works on every computer"
    return ""


def overlays(original: Path) -> dict[str, Path]:
    """Return the translations beside a file, by language: ``infographic.fr-CA.yaml`` is "fr-CA"."""
    try:
        found = sorted(original.parent.iterdir())
    except OSError:
        return {}
    stem, end = original.stem + ".", original.suffix
    return {
        path.name[len(stem) : -len(end)]: path
        for path in found
        if path.name.startswith(stem) and path.name.endswith(end) and TAG.fullmatch(path.name[len(stem) : -len(end)])
    }
