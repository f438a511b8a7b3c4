"""The versions that this environment has of what the program and its tests need, as a constraints file for pip.

python .ci/tested.py >constraints.txt     after the tests have passed
python .ci/tested.py --compare            says what is other than in constraints.txt
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_PROJECT = "benefitgraphic"
_HEAD = """\
# What the tests last passed with. To install just that:
#     python -m pip install -e . -c constraints.txt
"""
_FILE = Path(__file__).parent.parent / "constraints.txt"


def main(arguments: Sequence[str]) -> None:
    """Print the file, or how it differs from the one in the repository."""
    lines = sorted(f"{name}=={version}" for name, version in _needed())
    if arguments != ["--compare"]:
        print(_HEAD + "\n".join(lines))
        return
    kept = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in sorted(set(lines) - set(kept)):
        name = line.partition("==")[0]
        was = next((other for other in kept if other.partition("==")[0] == name), "nothing")
        print(f"{line} instead of {was}")


def _needed() -> Iterator[tuple[str, str]]:
    """Names and versions of all that is needed, directly or not, with every extra of the project itself."""
    known: set[tuple[str, str]] = set()
    ahead = [Requirement(f"{_PROJECT}[preview,test]")]
    while ahead:
        wanted = ahead.pop()
        here = distribution(wanted.name)
        for extra in ["", *wanted.extras]:
            name = canonicalize_name(wanted.name)
            if (name, extra) in known:
                continue
            known.add((name, extra))
            if extra == "" and name != _PROJECT:
                yield name, here.version
            for line in here.requires or ():
                needed = Requirement(line)
                if needed.marker is None or needed.marker.evaluate({"extra": extra}):
                    ahead.append(needed)


if __name__ == "__main__":
    main(sys.argv[1:])
