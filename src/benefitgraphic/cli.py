"""The command line. The heavy parts are imported inside the commands, so that --help is instant."""

from __future__ import annotations

import gc
import os
import sys

import click

from benefitgraphic.commands.importing import import_files
from benefitgraphic.commands.previewing import preview
from benefitgraphic.commands.rendering import check, icons, render
from benefitgraphic.commands.streams import open_streams
from benefitgraphic.commands.translating import translation
from benefitgraphic.commands.yearly import init, new_year, schema

# Commands whose whole product is what they say.
_TELLING = frozenset({"check", "icons", "schema"})


def run() -> None:
    """Run the program as the shell starts it."""
    # A process that makes files and ends has nothing to collect; looking for it takes a twentieth of its time.
    gc.disable()
    os.environ.pop("MPLBACKEND", None)  # none of matplotlib's is used, and an unknown one would stop it
    failures = open_streams()
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        sys.stdout.flush()
        # Who reads only the head of it has heard enough.
        lost = [failure for failure in failures if not isinstance(failure, BrokenPipeError)]
        if lost:
            click.echo(f"error: the output couldn't be written to stdout: {lost[0].strerror}", err=True)
            # Of these, that was all there is; where files were to be made, they are.
            code = code or int(any(word in _TELLING for word in sys.argv[1:2]))
        sys.stderr.flush()
        # All files are closed and all threads have ended; taking the libraries apart would take a tenth more.
        os._exit(code)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="benefitgraphic")
def main() -> None:
    """From a YAML file of words and a spreadsheet of figures to the yearly graphic."""


for command in (render, check, preview, icons, import_files, new_year, init, translation, schema):
    main.add_command(command)
