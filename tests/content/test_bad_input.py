"""Every folder in tests/bad is a broken project, and says what the designer should read about it.

A folder holds only the files that differ from the sample, and `expected.txt`. To accept what is said now, run
with BENEFITGRAPHIC_REWRITE=1 and read the diff.
"""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from benefitgraphic.content.load import load
from benefitgraphic.diagnostics import Problems, as_text

ROOT = Path(__file__).parents[2]
CASES = sorted(path for path in (ROOT / "tests" / "bad").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_says_what_is_wrong(case: Path, tmp_path: Path) -> None:
    config = tmp_path / "config"
    shutil.copytree(ROOT / "config", config)
    for file in case.rglob("*"):
        if file.is_file() and file.name != "expected.txt":
            target = config / file.relative_to(case)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    before = time.perf_counter()
    with pytest.raises(Problems) as problems:
        load(config / "infographic.yaml")
    assert time.perf_counter() - before < 2
    said = "\n".join(as_text(d) for d in problems.value.diagnostics) + "\n"
    expected = case / "expected.txt"
    if os.environ.get("BENEFITGRAPHIC_REWRITE"):
        expected.write_text(said, encoding="utf-8", newline="\n")
    assert said == expected.read_text(encoding="utf-8")


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 40
