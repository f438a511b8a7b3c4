"""Times an import of a million rows: `python benchmarks/imports.py`, or with a number of rows.

The files are made in a temporary folder: one in which all rows differ, and two that overlap in half of their posts.
Each import is a process of its own, whose peak memory is the whole of it.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]

# What was set out to be reached, on a machine with two cores.
SECONDS, MEMORY = 15.0, 300.0

HEADER = (
    "Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Caption type,Permalink,Post type,"
    'Languages,Date,Views,Reach,"Reactions, Comments and Shares",Reactions,Comments,Shares,Total clicks\r\n'
)
# Runs the program, and says last how much memory it took at its peak.
WATCHED = """
import sys
from benefitgraphic.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    try:
        import resource
        size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(size / (1 if sys.platform == "darwin" else 1024) / (1024 * 1024 if sys.platform == "darwin" else 1))
    except ImportError:
        print("?")
    raise
"""


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copytree(ROOT / "config", project / "config")
        whole = make(project / "whole.csv", 0, rows)
        report(f"{rows:,} rows, {whole.stat().st_size / 1e6:.0f} MB", project, [whole])
        halves = [make(project / "first.csv", 0, rows // 2), make(project / "second.csv", rows // 4, rows // 2)]
        report(f"two files of {rows // 2:,} rows that overlap by half", project, halves)


def make(path: Path, first: int, rows: int) -> Path:
    """An export of Facebook posts; each post has the same figures in every file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        for n in range(first, first + rows):
            day = f"{n // 40_320 % 12 + 1:02}/{n // 1440 % 28 + 1:02}/2025 {n % 1440 // 60:02}:{n % 60:02}"
            views, reactions, comments, shares = n * 7919 % 250_000, n % 900, n % 77, n % 31
            file.write(
                f'{122158000000000123 + n * 1001},1001,TranBC,Highway work {n},"Single-lane, ""alternating"" traffic",'
                f"0,{day},,https://www.facebook.com/tranbc/posts/{n},Photos,,Lifetime,{views},{views // 2},"
                f"{reactions + comments + shares},{reactions},{comments},{shares},{n % 4000}\r\n"
            )
    return path


def report(what: str, project: Path, files: list[Path]) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])}
    config = str(project / "config" / "infographic.yaml")
    command = [sys.executable, "-c", WATCHED, "import", "--config", config, *map(str, files)]
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", env=environment)
    seconds = time.perf_counter() - start
    print(what)
    row("time", seconds, SECONDS, "s")
    last = done.stdout.splitlines()[-1]
    if last == "?":
        print("  memory was not measured on this system")
    else:
        row("peak memory", float(last), MEMORY, "MB")


def row(name: str, value: float, target: float, unit: str) -> None:
    print(
        f"  {name:<14}{value:>8.1f} {unit:<3} target {target:>5.0f} {unit:<3} {'met' if value <= target else 'MISSED'}"
    )


if __name__ == "__main__":
    main()
