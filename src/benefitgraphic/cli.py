"""The command line. The heavy parts are imported inside the commands, so that --help is instant."""

from __future__ import annotations

import gc
import io
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benefitgraphic.content.sizes import SIZES

if TYPE_CHECKING:
    from benefitgraphic.diagnostics import Diagnostic

_CONFIG = click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("config/infographic.yaml"),
    show_default="config/infographic.yaml",
    help="The file with the words.",
)

_SIZES = click.option(
    "--size",
    "sizes",
    type=click.Choice(list(SIZES), case_sensitive=False),
    multiple=True,
    help="Only this size, instead of the config's; may be repeated.",
)


def run() -> None:
    """The program, as the shell starts it."""
    # A process that makes files and ends has nothing to collect; looking for it takes a twentieth of its time.
    gc.disable()
    os.environ.pop("MPLBACKEND", None)  # none of matplotlib's is used, and an unknown one would stop it
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console or pipe that can't show a letter shows its code; a designer's text must not stop the program.
            stream.reconfigure(errors="backslashreplace")
    try:
        main()
    except SystemExit as end:
        # All files are closed and all threads have ended; taking the libraries apart would take a tenth more.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else 0 if end.code is None else 1)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="benefitgraphic")
def main() -> None:
    """From a YAML file of words and a spreadsheet of figures to the yearly graphic."""


@main.command()
@_CONFIG
@click.option("--year", type=click.IntRange(1900, 2199), help="The reporting year, instead of the config's.")
@_SIZES
@click.option("--language", metavar="TAG", help="A translation, such as fr-CA.")
@click.option("--theme", metavar="NAME", help="A theme from config/themes, instead of the config's.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where to write; output/<year> if left out.",
)
@click.option("--press", is_flag=True, help="PDFs for a printing press: 3 mm bleed, crop marks, no links.")
@click.option(
    "--icc",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="With --press: the printer's CMYK profile; the PDF is then in its inks (PDF/X-4).",
)
@click.option(
    "--with-language",
    "with_languages",
    metavar="TAG",
    multiple=True,
    help="A translation that the mail says the same in, after the main language; may be repeated.",
)
@click.option("--proof", type=click.Choice(["grey", "gray"]), help="Only a picture as an office copier would show it.")
def render(
    config: Path,
    year: int | None,
    sizes: tuple[str, ...],
    language: str | None,
    theme: str | None,
    output: Path | None,
    press: bool,
    icc: Path | None,
    proof: str | None,
    with_languages: tuple[str, ...],
) -> None:
    """Make the graphic in every size."""
    if icc and not press:
        raise click.UsageError("--icc is for files that go to a press: add --press.")
    if press and proof:
        raise click.UsageError("--proof shows what an office copier makes of it: leave out --press.")
    if with_languages and (press or proof):
        raise click.UsageError("--with-language is for the mail: leave out --press and --proof.")
    from benefitgraphic.build import render as build
    from benefitgraphic.diagnostics import Problems

    progress = _Progress()
    try:
        written, warnings = build(
            config,
            year=year,
            sizes=sizes,
            language=language,
            theme=theme,
            output=output,
            press=press,
            icc=icc,
            proof=proof is not None,
            with_languages=with_languages,
            progress=progress.show,
        )
    except Problems as problems:
        progress.clear()
        _complain(problems.diagnostics)
        click.echo(f"\n{_counted(problems.diagnostics)} to mend; nothing was written.", err=True)
        wrong_command = any(d.where is None and d.code in _ABOUT_OPTIONS for d in problems.diagnostics)
        sys.exit(2 if wrong_command else 1)
    except OSError as error:
        progress.clear()
        # The place where files wait to be complete is no place that a designer knows.
        place = re.sub(r"\.making-[^/\\]+[/\\]?", "", str(error.filename or ""))
        click.echo(f"error: the files can't be written: {error.strerror or error}: {place}", err=True)
        click.echo("    hint: close them where they are open, or choose another folder with --output", err=True)
        sys.exit(1)
    progress.clear()
    _complain(warnings)
    for file in written:
        click.echo(f"{_shown(file.path)}  {file.output.dimensions}  {len(file.output.data):,} bytes")


@main.command()
@_CONFIG
@_SIZES
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(config: Path, sizes: tuple[str, ...], form: str) -> None:
    """Look for problems, and write nothing."""
    from benefitgraphic.build import check as inspect
    from benefitgraphic.diagnostics import as_json, errors

    found = inspect(config, sizes=sizes)
    if form == "json":
        click.echo(as_json(found))
    elif found:
        _complain(found, err=False)
        click.echo(f"\n{_counted(found)} to mend." if errors(found) else "\nWarnings only: it can be rendered.")
    else:
        click.echo("No problems found.")
    sys.exit(1 if errors(found) else 0)


@main.command()
@_CONFIG
@click.argument("query", nargs=-1)
def icons(config: Path, query: tuple[str, ...]) -> None:
    """Find icons by name or by what they show; all of them without a QUERY."""
    from benefitgraphic.content.project import Project
    from benefitgraphic.graphics.icons import Icons

    found = Icons(Project.of(config).icons)
    words = " ".join(query)
    names = found.search(words) if words.strip() else found.names()
    if not names:
        click.echo(f"No icon fits “{words}”. Try another word, in English.", err=True)
        sys.exit(1)
    for name in names:
        click.echo(name)


# Problems with the command line's own words, when they have no place in a file.
_ABOUT_OPTIONS = frozenset(
    {"unknown-theme", "unknown-language", "no-translation", "not-a-year", "not-printed", "no-mail", "same-language"}
)


def _counted(found: Sequence[Diagnostic]) -> str:
    count = sum(d.severity == "error" for d in found)
    return f"{count} problem{'' if count == 1 else 's'}"


def _complain(found: Sequence[Diagnostic], err: bool = True) -> None:
    from benefitgraphic.diagnostics import as_text

    for diagnostic in found:
        click.echo(as_text(diagnostic), err=err)


def _shown(path: Path) -> str:
    """The path as it is nearest to whoever reads it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


class _Progress:
    """The file being made, on a terminal only: one line, written over."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()

    def show(self, name: str) -> None:
        if self._on:
            click.echo(f"\r\033[Kmaking {name} …", nl=False, err=True)

    def clear(self) -> None:
        if self._on:
            click.echo("\r\033[K", nl=False, err=True)
