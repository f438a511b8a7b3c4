"""Times the sample: `python benchmarks/run.py`, or with `--quick` for a first look.

Every figure is a median. Whole runs are processes of their own, each with an empty output folder; the rest is measured
in one process that has done everything once before.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
CONFIG = HERE.parent / "config" / "infographic.yaml"
COLD_SIZES = ("intranet", "letter")

# What was set out to be reached, on a machine with two cores.
COLD, LAYOUT, PAINT, MEMORY = 1.2, 0.030, 0.150, 200.0
# From saving a file to the picture on the page; the browser's part of it is not measured here.
SHOWN = 0.5
# What tags may add to a PDF's time and bytes, and how large the sample's may be.
TAGGING_TIME, TAGGING_BYTES, PDF_SIZE = 25.0, 10.0, 120.0


def main() -> None:
    runs = 3 if "--quick" in sys.argv[1:] else 7
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")

    cold = [whole_run() for _ in range(runs)]
    title(f"Cold: a process that makes {' and '.join(COLD_SIZES)}")
    row("render", median(cold), COLD)
    print(f"  {runs} runs: " + " ".join(f"{seconds:.2f}" for seconds in sorted(cold)))

    title("Its stages (inside a run of its own; stages may overlap)")
    stages = [measured("cold", *COLD_SIZES) for _ in range(min(runs, 5))]
    for stage in stages[0]:
        row(stage, median([found.get(stage, 0.0) for found in stages]))

    warm = measured("warm", str(runs))
    title("Warm layout")
    for name, seconds in warm["layout"].items():
        row(name, seconds, LAYOUT)
    title("Warm layout with one text edited")
    for name, seconds in warm["edited"].items():
        row(name, seconds, LAYOUT)
    title("Warm painting, before PNG compression")
    for name, seconds in warm["paint"].items():
        row(name, seconds, PAINT if name == "email@2x.png" else None)
    title("PNG encoding")
    for name, seconds in warm["encode"].items():
        row(name, seconds)
    title("PDF, drawn and finished")
    for name, seconds in warm["write"].items():
        row(name, seconds)

    title("Tagging: letter.pdf against the same pages with nothing tagged, warm")
    found = measured("tagging", str(runs))
    row("letter.pdf", found["tagged"])
    row("without tags", found["bare"])
    row("tags add, of the time", 100 * (found["tagged"] / found["bare"] - 1), TAGGING_TIME, "%")
    row("letter.pdf", found["tagged bytes"] / 1000, PDF_SIZE, "KB")
    row("without tags", found["bare bytes"] / 1000, None, "KB")
    row("tags add, of the bytes", 100 * (found["tagged bytes"] / found["bare bytes"] - 1), TAGGING_BYTES, "%")

    title("Preview: from saving a file to the new picture")
    for size, stages in latency(runs).items():
        print(f"  {size}")
        for stage, seconds in stages.items():
            row(f"  {stage}", seconds, SHOWN if stage == "all of it" else None)
    print("  email, until the browser shows it")
    shown = seen(runs)
    for change, seconds in (shown or {}).items():
        row(f"  {change}", seconds, SHOWN)
    if shown is None:
        print("    not measured without a browser")

    title("Peak memory: a process that makes every size of the sample")
    peak = measured("memory")["megabytes"]
    if peak is None:
        print("  not measured on this system")
    else:
        row("render", peak, MEMORY, "MB")


def whole_run() -> float:
    """Seconds from starting the program to its end."""
    with tempfile.TemporaryDirectory() as folder:
        sizes = [word for size in COLD_SIZES for word in ("--size", size)]
        command = [sys.executable, "-m", "benefitgraphic", "render", "--config", str(CONFIG), "--output", folder]
        start = time.perf_counter()
        subprocess.run([*command, *sizes], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start


def measured(*what: str) -> dict:
    """What the other file measures, in a process of its own."""
    start = str(time.time())
    command = [sys.executable, str(HERE / "measure.py"), str(CONFIG), start, *what]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def latency(runs: int) -> dict[str, dict[str, float]]:
    """Seconds by stage for each size, of a preview that follows a project."""
    command = [sys.executable, str(HERE / "latency.py"), str(CONFIG), str(runs)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def seen(runs: int) -> dict[str, float] | None:
    """Seconds until the page shows a change, by what was changed; None without a browser."""
    command = [sys.executable, str(HERE / "seen.py"), str(runs)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def median(values: list[float]) -> float:
    return statistics.median(values)


def title(words: str) -> None:
    print(f"\n{words}")


def row(name: str, value: float, target: float | None = None, unit: str = "s") -> None:
    def shown(amount: float) -> str:
        if unit != "s":
            return f"{amount:.0f} {unit}"
        return f"{amount * 1000:.0f} ms" if amount < 1 else f"{amount:.2f} s"

    verdict = ""
    if target is not None:
        verdict = f"   target {shown(target):>7}   {'met' if value <= target else 'MISSED'}"
    print(f"  {name:<28}{shown(value):>9}{verdict}")


if __name__ == "__main__":
    main()
