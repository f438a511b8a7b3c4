"""Starts the installed `benefitgraphic preview`, asks for its page until a picture is on it, and ends it by Ctrl-C.

    python visit.py PROGRAM CONFIG

Only the standard library: it runs where nothing but the built package is installed.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import urllib.request

_DEADLINE = 60


def main(program: str, config: str) -> None:
    command = [program, "preview", "--config", config, "--no-browser"]
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            address = _address(process)
            while "/made/" not in (page := _page(address)):
                if time.monotonic() - started > _DEADLINE:
                    sys.exit(f"no picture was made in {_DEADLINE} s:\n{page[:2000]}")
                time.sleep(0.1)
            process.send_signal(signal.SIGINT)
            code = process.wait(timeout=10)
        finally:
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


def _page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
