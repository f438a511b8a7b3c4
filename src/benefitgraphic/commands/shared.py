"""What commands have in common: options, how problems are told, the line that says what goes on."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benefitgraphic.content.sizes import SIZES

if TYPE_CHECKING:
    from benefitgraphic.diagnostics import Diagnostic

CONFIG = click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("config/infographic.yaml"),
    show_default="config/infographic.yaml",
    help="The file with the words.",
)

SIZES_OPTION = click.option(
    "--size",
    "sizes",
    type=click.Choice(list(SIZES), case_sensitive=False),
    multiple=True,
    help="Only this size, instead of the config's; may be repeated.",
)

# Problems with the command line's own words, when they have no place in a file.
ABOUT_OPTIONS = frozenset(
    {"unknown-theme", "unknown-language", "no-translation", "not-a-year", "not-printed", "no-mail", "same-language"}
)


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
    """The path as it is nearest to whoever reads it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


class Progress:
    """The file being made, on a terminal only: one line, written over."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()

    def show(self, name: str) -> None:
        """Say what is being made."""
        if self._on:
            click.echo(f"\r\033[Kmaking {name} …", nl=False, err=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._on:
            click.echo("\r\033[K", nl=False, err=True)
