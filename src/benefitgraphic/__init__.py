"""benefitgraphic: from words and figures to the yearly graphic of what a social media team does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benefitgraphic.build import Output, Written, check, render
    from benefitgraphic.diagnostics import Diagnostic, Problems

__all__ = ["Diagnostic", "Output", "Problems", "Written", "check", "render"]


def __getattr__(name: str) -> object:
    # Imported when asked for: the command line's --help needs none of it.
    if name in ("Diagnostic", "Problems"):
        from benefitgraphic import diagnostics

        return getattr(diagnostics, name)
    if name in __all__:
        from benefitgraphic import build

        return getattr(build, name)
    raise AttributeError(name)
