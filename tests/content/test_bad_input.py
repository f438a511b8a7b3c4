"""Every folder in tests/bad is a broken project, and says what the designer should read about it.

A folder holds only the files of `config/` that differ from the sample's original, its own `assets/`, and
`expected.txt`. To accept what is said now, run with --rewrite and read the diff.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benefitgraphic.build import check
from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.diagnostics import as_text, errors

ROOT = Path(__file__).parents[2]
CASES = sorted(path for path in (ROOT / "tests" / "bad").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_says_what_is_wrong(case: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    # The sample's translation would complain of whatever else the original says here.
    shutil.copytree(ROOT / "config", tmp_path / "config", ignore=shutil.ignore_patterns("*.fr-CA.yaml"))
    for file in case.rglob("*"):
        if file.is_file() and file.name != "expected.txt":
            within = file.relative_to(case)
            target = tmp_path / (within if within.parts[0] == "assets" else Path("config") / within)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    found = check(tmp_path / "config" / "infographic.yaml")
    assert errors(found)
    said = "\n".join(as_text(d) for d in found) + "\n"
    expected = case / "expected.txt"
    # A new kind of chart changes no case.
    said = said.replace(", ".join(KINDS), "{chart kinds}")
    if request.config.getoption("--rewrite"):
        expected.write_text(said, encoding="utf-8", newline="\n")
    assert said == expected.read_text(encoding="utf-8")


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 40
