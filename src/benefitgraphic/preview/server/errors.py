"""What is said in the terminal of a fault of the program itself: enough to report it."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

import click


def tell_fault(error: BaseException, when: str) -> None:
    """One line on stderr: what, where in the program, and when; with ``python -X dev``, the traceback too."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "benefitgraphic" in Path(frame.filename).parts] or frames
    place = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    click.echo(f"error: a fault of the program, not of your files: {type(error).__name__}{place}, {when}", err=True)
    if sys.flags.dev_mode:
        click.echo("".join(traceback.format_exception(error)), err=True)
