"""The pipeline, from config to files; `render` and `check` are the public API, `stages` is what both run.

Both may be called from any thread: a second one waits for its turn.
"""

from benefitgraphic.build.checking import Checked, check, checked
from benefitgraphic.build.rendering import ALL, render

__all__ = ["ALL", "Checked", "check", "checked", "render"]
