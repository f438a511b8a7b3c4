"""Starts the installed `benefitgraphic preview`, follows its page until a picture is on it, and ends it by Ctrl-C.

    python visit.py PROGRAM CONFIG

Only the standard library: it runs where nothing but the built package is installed.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import threading
import urllib.request

_DEADLINE = 60


def main(program: str, config: str) -> None:
    command = [program, "preview", "--config", config, "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        # Its end ends whatever is waited for below.
        late = threading.Timer(_DEADLINE, process.kill)
        late.start()
        try:
            _visit(_address(process))
            process.send_signal(signal.SIGINT)
            code = process.wait(timeout=10)
        finally:
            late.cancel()
            process.kill()
    if code:
        sys.exit(f"ended with {code}")
    print("a picture was shown, and Ctrl-C ended it")


def _address(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        found = re.search(r"http://127\.0\.0\.1:\d+/\S+", line)
        if found:
            return found[0]
    sys.exit("no address was printed")


def _visit(address: str) -> None:
    """Listens to what the page is told, and looks at it each time, until there is a picture on it."""
    with urllib.request.urlopen(f"{address}events", timeout=_DEADLINE) as events:
        for line in events:
            if line.startswith(b"data: "):
                page, kind = _page(address), json.loads(line.removeprefix(b"data: "))["kind"]
                if "/made/" in page:
                    return
                if kind in ("broken", "finished"):
                    sys.exit(f"no picture was made: {kind}\n{page[:2000]}")
    sys.exit("it ended before there was a picture")


def _page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return str(answer.read(), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
