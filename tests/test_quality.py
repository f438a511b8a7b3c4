"""The linter, the type checker and the layers hold; files stay small."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from laying import ROOT

# Lines: what a file should have at most, and what none may have.
_SMALL, _LARGE = 250, 400
# Debian's tsc is too old for what the page's scripts say of their types.
_INSTALL = {"tsc": "npm install --global typescript@5.9"}
_INSTALL_OTHERS = "pip install -e '.[test]'"
_CHECKS = {
    "ruff": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "mypy of the tests": ["mypy", "--config-file", "tests/mypy.ini"],
    "lint-imports": ["lint-imports"],
    "tsc": ["tsc", "--project", "jsconfig.json"],
}


def _tool(name: str) -> str | None:
    """Beside this Python first: a virtual environment need not be activated."""
    beside = Path(sys.executable).parent / name
    return shutil.which(name, path=str(beside.parent)) or shutil.which(name)


@pytest.mark.slow
@pytest.mark.xdist_group("quality")  # one after the other: the second run of mypy finds what the first has read
@pytest.mark.parametrize("name", list(_CHECKS))
def test_checks_pass(name: str) -> None:
    tool, *arguments = _CHECKS[name]
    found = _tool(tool)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{tool} is not installed")
        pytest.skip(f"{tool} is not installed: {_INSTALL.get(tool, _INSTALL_OTHERS)}")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([found, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"{' '.join(_CHECKS[name])} says:\n{done.stdout}{done.stderr}", pytrace=False)


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_files_stay_small() -> None:
    lengths = {path: _lines(path) for path in (ROOT / "src").rglob("*.py")}
    assert lengths
    assert {path.name: count for path, count in lengths.items() if count > _LARGE} == {}
    # A few may be longer than most should be, as long as they are few.
    assert sum(count > _SMALL for count in lengths.values()) <= len(lengths) // 10
