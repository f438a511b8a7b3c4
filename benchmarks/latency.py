"""Measures how soon the preview shows what was saved, and prints it as JSON; `run.py` calls it.

    python latency.py CONFIG RUNS

The project is a copy, its files are really written, the watcher sees it, and the worker is a process of its own, as in
the preview. What is left out is the browser, which asks for the picture and paints it.
"""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

SIZES = ("email", "intranet", "letter", "tabloid")
now = time.perf_counter


async def measured(config: Path, runs: int) -> dict[str, dict[str, float]]:
    """Median seconds of each stage, for each size while it is looked at."""
    from benefitgraphic.preview.messages import Finished, ProjectFiles, SizeDrawn, Timings
    from benefitgraphic.preview.server.watching import Lookout
    from benefitgraphic.preview.server.worker_client import Workshop

    edit(config, r"^sizes: .*$", f"sizes: [{', '.join(SIZES)}]")
    workshop, lookout, changes = Workshop(), Lookout(config), asyncio.Queue[float]()
    lookout.look()
    watching = asyncio.create_task(lookout.watch(lambda: changes.put_nowait(now())))
    workshop.start()
    found: dict[str, dict[str, float]] = {}
    try:
        messages = workshop.messages()
        serial = 0

        async def until(kind: type) -> object:
            async for message in messages:
                if isinstance(message, kind) and message.serial == serial:
                    return message
            raise AssertionError

        for size in SIZES:
            took: list[dict[str, float]] = []
            # The first run, which warms all up, doesn't count.
            for number in range(runs + 1):
                saved = now()
                edit(config, r"^(subtitle: .*?)( \d+)?$", rf"\g<1> {serial}")
                noticed = await changes.get()
                serial += 1
                workshop.send(ProjectFiles(serial, config, size))
                await until(SizeDrawn)
                shown = now()
                stages = dict((await until(Timings)).seconds)
                others = shown - noticed - sum(stages.values())
                if number:
                    took.append(
                        {"noticing": noticed - saved, **stages, "to and fro": others, "all of it": shown - saved}
                    )
                await until(Finished)
            found[size] = {stage: statistics.median(one[stage] for one in took) for stage in took[0]}
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        workshop.close()
    return found


def edit(config: Path, pattern: str, new: str) -> None:
    """Writes something else in the place of what is there once."""
    text, count = re.subn(pattern, new, config.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert count == 1, pattern
    config.write_text(text, encoding="utf-8")


def main(config: Path, runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("config", "assets"):
            shutil.copytree(config.parents[1] / name, Path(folder) / name)
        print(json.dumps(asyncio.run(measured(Path(folder) / "config" / config.name, runs))))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
