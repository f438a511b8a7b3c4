"""benefitgraphic: from words and figures to the yearly graphic of what a social media team does."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benefitgraphic.build import check, render
    from benefitgraphic.diagnostics import Diagnostic, Problems
    from benefitgraphic.output.files import Output
    from benefitgraphic.output.writing import Written

__all__ = ["Diagnostic", "Output", "Problems", "Written", "check", "render"]

_HOMES = {
    "Diagnostic": "diagnostics",
    "Output": "output.files",
    "Problems": "diagnostics",
    "Written": "output.writing",
    "check": "build",
    "render": "build",
}


def __getattr__(name: str) -> object:
    # Imported when asked for: the command line's --help needs none of it.
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"benefitgraphic.{_HOMES[name]}"), name)
