"""The command line. The heavy parts are imported inside the commands, so that --help is instant."""

from __future__ import annotations

import gc
import io
import os
import sys

import click

from benefitgraphic.commands.importing import import_files
from benefitgraphic.commands.making import check, icons, render
from benefitgraphic.commands.previewing import preview
from benefitgraphic.commands.translating import translation
from benefitgraphic.commands.yearly import init, new_year


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


for command in (render, check, preview, icons, import_files, new_year, init, translation):
    main.add_command(command)
