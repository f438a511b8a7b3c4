"""Same input, same bytes: on any day, in any folder, in any order of hashing."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from inked import cmyk_profile
from laying import ROOT
from projects import shortened

# The program on another day: every clock that Python code can ask says so.
_ANOTHER_DAY = """
import datetime, sys, time
ahead = 400.6 * 86400
real, real_date = time.time, datetime.datetime
class Date(real_date):
    @classmethod
    def now(cls, tz=None): return real_date.fromtimestamp(real() + ahead, tz)
    @classmethod
    def today(cls): return cls.now()
    @classmethod
    def utcnow(cls): return cls.now()
time.time = lambda: real() + ahead
datetime.datetime = Date
"""
# What is asked of one process: each a command's words, apart by a word that none of them has.
_RUNS = """
import itertools, sys
from benefitgraphic.cli import main
for apart, words in itertools.groupby(sys.argv[1:], lambda word: word == "then"):
    if not apart:
        main(list(words), standalone_mode=False)
"""


def _written(folder: Path, program: str, away: Path, **environment: str) -> dict[str, str]:
    """The digests by name of what a run writes, started in the folder ``away``."""
    for name in ("config", "assets"):
        shutil.copytree(ROOT / name, folder / name)
    shortened(folder)
    sizes = [part for size in ("email", "letter") for part in ("--size", size)]
    environ = {k: v for k, v in os.environ.items() if k not in ("SOURCE_DATE_EPOCH", "TZ", "PYTHONHASHSEED")}
    profile = folder / "house.icc"
    profile.write_bytes(cmyk_profile())
    render = ["render", "--config", str(folder / "config" / "infographic.yaml")]
    words = [
        *render, *sizes, "--with-language", "fr-CA", "then",
        *render, "--press", "--icc", str(profile), "--size", "letter", "then",
        *render, "--proof", "grey", "--size", "letter",
    ]  # fmt: skip
    subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=away, env={**environ, **environment}, check=True, capture_output=True,
    )  # fmt: skip
    files = sorted((folder / "output").rglob("*.*"))
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.is_file()
    }


@pytest.mark.slow
def test_same_bytes_on_any_day_in_any_folder(tmp_path: Path) -> None:
    here, there = tmp_path / "a", tmp_path / "another folder" / "with é"
    there.mkdir(parents=True)
    first = _written(here, _RUNS, tmp_path, PYTHONHASHSEED="1", TZ="UTC")
    second = _written(there, _ANOTHER_DAY + _RUNS, there, PYTHONHASHSEED="4242", TZ="Pacific/Auckland", LC_ALL="C")
    names = (
        "email.png", "email@2x.png", "email/01-masthead.png", "email/01-masthead@2x.png", "letter.pdf",
        "letter-press.pdf", "letter-grey.png",
    )  # fmt: skip
    assert {f"output/2025/{name}" for name in names} <= set(first)
    assert first == second
