"""A mistake of the program's own, told to whoever works with it."""

from __future__ import annotations

import traceback
from pathlib import Path

from benefitgraphic.diagnostics import Diagnostic


def failed(error: BaseException) -> Diagnostic:
    """Return the diagnostic for an exception that should never have happened."""
    places = traceback.extract_tb(error.__traceback__)
    place = f" in {Path(places[-1].filename).name}, line {places[-1].lineno}" if places else ""
    what = f"{type(error).__name__}{place}: {error}".strip().removesuffix(":")
    return Diagnostic(
        "failed",
        "error",
        f"the program made a mistake that isn't yours: {what[:500]}",
        hint="undo the last change, and tell whoever looks after the program",
    )
