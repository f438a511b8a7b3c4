"""What a render has no use for isn't imported: each would cost every run a part of a second."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from laying import CONFIG

UNUSED = (
    "matplotlib.backend_bases",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_pdf",
    "matplotlib.figure",
    "matplotlib.font_manager",
    "fontTools.subset",
    "fontTools.ttLib",
    "openpyxl",
)


@pytest.mark.slow
def test_a_render_of_the_sample_imports_none_of_them(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom benefitgraphic.build import render\n"
        f"render(Path({str(CONFIG)!r}), sizes=('intranet', 'letter'), output=Path({str(tmp_path / 'out')!r}))\n"
        f"print([name for name in {UNUSED!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
