"""To take the year's figures from platforms' exports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benefitgraphic.commands.shared import CONFIG, YEAR_OPTION, shown, told

if TYPE_CHECKING:
    from benefitgraphic.imports.dates import Order
    from benefitgraphic.imports.importing import Import


@click.command("import")
@CONFIG
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE...")
@YEAR_OPTION
@click.option("--dayfirst", is_flag=True, help="Dates such as 03/04/2025 have the day first.")
@click.option("--monthfirst", is_flag=True, help="Dates such as 03/04/2025 have the month first.")
@click.option("--write", is_flag=True, help="Put the values into the spreadsheet.")
@click.option("--replace", is_flag=True, help="With --write: also where the cells hold other values.")
def import_files(
    config: Path,
    files: tuple[Path, ...],
    year: int | None,
    dayfirst: bool,
    monthfirst: bool,
    write: bool,
    replace: bool,
) -> None:
    """Read platforms' exports, say what is in them, and put the year's sums into the spreadsheet."""
    if dayfirst and monthfirst:
        raise click.UsageError("Use either --dayfirst or --monthfirst, not both.")
    if replace and not write:
        raise click.UsageError("--replace only works with --write: add it.")
    from benefitgraphic.diagnostics import Problems
    from benefitgraphic.imports.account import account
    from benefitgraphic.imports.importing import read_files

    order: Order | None = "day" if dayfirst else "month" if monthfirst else None
    with told(config):
        with _progress(files) as advance:
            read = read_files(config, files, year=year, order=order, advance=advance)
        click.echo(account(read))
        if read.problems:
            raise Problems(read.problems)
    _finish(read, write=write, replace=replace)


@contextmanager
def _progress(files: Sequence[Path]) -> Iterator[Callable[[int], None]]:
    """Yield a callback that takes the number of bytes read: a progress bar, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    size = sum(path.stat().st_size for path in files if path.is_file())
    with click.progressbar(length=max(size, 1), label="reading", file=sys.stderr) as bar:
        # A file that has to be read twice doesn't make the bar go back.
        yield lambda at: bar.update(max(at - bar.pos, 0))


def _finish(read: Import, *, write: bool, replace: bool) -> None:
    """Write, and name what has to wait for other files."""
    waiting = [none.metric for none in read.without if none.code == "not-all-networks"]
    _write(read, write=write, replace=replace)
    if waiting and write:
        click.echo(f"Not written: {', '.join(waiting)}, which needs files that aren't here (see above).", err=True)


def _write(read: Import, *, write: bool, replace: bool) -> None:
    """Write, if that is wanted and safe; say what was done, or how to do it."""
    from benefitgraphic.yearly.replacing import replace_all

    cells = _cells(len(read.to_write))
    if not read.to_write:
        click.echo("Nothing to change: the sheet has these values already." if read.changes else "Nothing to write.")
    elif not write:
        option = "--write --replace" if read.to_replace else "--write"
        click.echo(f"Nothing was written. To change {cells} of {read.sheet}, add {option}.")
    elif read.to_replace and not replace:
        others = len(read.to_replace)
        holds = f"{_cells(others)} already {'holds another value' if others == 1 else 'hold other values'}"
        click.echo(f"Nothing was written: {holds}. To overwrite, add --replace.", err=True)
        sys.exit(1)
    else:
        with told():
            replace_all({read.path: read.written()})
        click.echo(f"Written: {cells} of {shown(read.path)}.")


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count:,} cells"
