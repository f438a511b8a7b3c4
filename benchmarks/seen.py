"""Measures how soon the browser shows what was saved, and prints the seconds as JSON; `run.py` calls it.

    python seen.py RUNS

From moving the saved file to its place, to the new picture on the page: decoded and put in place. The real command, on
a copy of the sample, and the system's Chromium. Without one, it prints null.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "browser"), str(TESTS / "preview")]

# By the same clock as Python's, in milliseconds.
WATCH = """() => {
    const root = document.documentElement;
    const before = root.dataset.shown;
    window.seen = new Promise(done => new MutationObserver((_, watch) => {
        if (root.dataset.shown === before) return;
        watch.disconnect();
        done(performance.timeOrigin + performance.now());
    }).observe(root, { attributes: true, attributeFilter: ['data-shown'] }));
}"""


def measured(runs: int) -> dict[str, float]:
    """Median seconds of saving words and of saving a figure, while the email is looked at."""
    from chromium import started
    from desk import Desk, at_desk
    from previewing import previewed

    def saved(desk: Desk, name: str, pattern: bytes, new: bytes) -> float:
        desk.rest()
        path = desk.preview.config.parent / name
        data, count = re.subn(pattern, new, path.read_bytes(), flags=re.MULTILINE)
        assert count == 1, pattern
        spare = path.with_suffix(".new")
        spare.write_bytes(data)
        desk.page.evaluate(WATCH)
        start = time.time()
        spare.replace(path)
        return float(desk.page.evaluate("() => window.seen")) / 1000 - start

    words, figures = [], []
    with (
        tempfile.TemporaryDirectory() as folder,
        previewed(Path(folder) / "project") as preview,
        started() as browser,
        at_desk(browser, preview) as desk,
    ):
        desk.open("size=email")
        # The first run, which warms all up, doesn't count.
        for number in range(runs + 1):
            words.append(saved(desk, "infographic.yaml", rb"^(subtitle: .*?)( \d+)?$", rb"\g<1> %d" % number))
            figures.append(saved(desk, "metrics.csv", rb"^(messages,.*,)\d+$", rb"\g<1>%d" % (48211 + number)))
    return {"a text": statistics.median(words[1:]), "a figure": statistics.median(figures[1:])}


def main(runs: int) -> None:
    from chromium import missing

    print(json.dumps(None if missing() else measured(runs)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
