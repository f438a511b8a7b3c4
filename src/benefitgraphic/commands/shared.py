"""What commands have in common: options, how problems are told, the line that says what goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benefitgraphic.design.sizes import SIZES

if TYPE_CHECKING:
    from benefitgraphic.diagnostics import Diagnostic

_USUAL = Path("config/infographic.yaml")

CONFIG = click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=_USUAL,
    show_default=_USUAL.as_posix(),
    help="The file with the words.",
)

YEAR = click.IntRange(1900, 2199)
YEAR_OPTION = click.option("--year", type=YEAR, help="The reporting year, instead of the config's.")

SIZES_OPTION = click.option(
    "--size",
    "sizes",
    type=click.Choice(list(SIZES), case_sensitive=False),
    multiple=True,
    help="Only this size, instead of the config's; may be repeated.",
)

# Problems with the command line's own words, when they have no place in a file.
ABOUT_OPTIONS = frozenset(
    {
        "unknown-theme",
        "unknown-language",
        "no-translation",
        "not-a-year",
        "not-printed",
        "no-mail",
        "same-language",
        "bad-output",
    }
)


class FolderType(click.Path):
    """A folder to write to, which has to have a name."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Convert the folder's path; fail if it has no name."""
        # An empty name would be the current folder's; it comes of a variable that is not set.
        if not str(value).strip():
            self.fail("the folder has no name", param, ctx)
        return super().convert(value, param, ctx)


@contextmanager
def told(config: Path | None = None) -> Iterator[None]:
    """Turn problems into messages, and end with their number and the exit code.

    Args:
        config: of a project whose files are about to be changed: what an earlier run left half is taken back first.
    """
    from benefitgraphic.diagnostics import Problems
    from benefitgraphic.output.writing import take_back
    from benefitgraphic.project.paths import Project
    from benefitgraphic.project.text_file import reading

    try:
        if not config:
            yield
            return
        complain(take_back(config))
        with reading(Project.of(config)):
            yield
    except Problems as problems:
        found = problems.diagnostics
        complain(found)
        # What could not be put back was written.
        end = "" if any(d.code == "not-put-back" for d in found) else "; nothing was written"
        click.echo(f"\n{counted(found)} to mend{end}.", err=True)
        sys.exit(2 if any(d.where is None and d.code in ABOUT_OPTIONS for d in found) else 1)


def counted(found: Sequence[Diagnostic]) -> str:
    """How many problems there are."""
    count = sum(d.severity == "error" for d in found)
    return f"{count} problem{'' if count == 1 else 's'}"


def complain(found: Sequence[Diagnostic], err: bool = True) -> None:
    """Tell what was found; on stderr, unless it is what was asked for."""
    from benefitgraphic.diagnostics import as_text

    for diagnostic in found:
        click.echo(as_text(diagnostic), err=err)


def shown(path: Path) -> str:
    """Return the path relative to the current folder if it lies there, otherwise as it is."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def config_option(config: Path) -> str:
    """Return the option that names the config on a command line, with a leading space; empty for the usual one."""
    return "" if config == _USUAL else f" --config {shown(config)}"


class Progress:
    """The file being made, on a terminal only: one line, written over, and taken away at the end."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._on:
            click.echo("\r\033[K", nl=False, err=True)

    def show(self, name: str) -> None:
        """Say what is being made."""
        if self._on:
            click.echo(f"\r\033[Kmaking {name} …", nl=False, err=True)
