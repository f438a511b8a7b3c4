"""docs/checks.md names each check of the words, and how grave it is."""

from __future__ import annotations

import re
from pathlib import Path

from benefitgraphic.lint.codes import CODES

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"


def test_each_check_is_explained() -> None:
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (error|warning) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert rows == {**CODES, "idle-silence": "warning", "unknown-check": "error"}
