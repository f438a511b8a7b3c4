"""A long day: every save is followed, in order, and the last picture is what a render makes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from asking import ask, listening, up_to
from benefitgraphic.build import render
from previewing import LITTLE, Preview, previewed
from projects import files

_EDITS = 100
# Edits after which all that is kept between them is there.
_WARM = 40
# MB. What grows with each edit would be far above it.
_GROWTH = 12


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is looked up in /proc")
def test_hundreds_of_saves(project: Path, tmp_path: Path) -> None:
    path = project / "config" / "infographic.yaml"
    path.write_text(LITTLE, encoding="utf-8")
    with previewed(project) as preview, listening(preview) as events:
        hello = next(events)
        serial = _serial(up_to(events, "finished")[-1] if hello["busy"] else hello)
        before: list[int] = []
        for number in range(_EDITS):
            path.write_text(LITTLE.replace("What our", f"What {number} our"), encoding="utf-8")
            told = up_to(events, "drawn", serial + 1)
            serials = [_serial(event) for event in told]
            assert serials == sorted(serials)
            serial = serials[-1]
            if number == _WARM:
                before = _memory(preview)
        up_to(events, "finished", serial)
        for early, late in zip(before, _memory(preview), strict=True):
            assert late - early < _GROWTH, (before, _memory(preview))
        render(path, output=tmp_path / "output")
        for name, data in files(tmp_path / "output").items():
            now = ask(preview, f"made/0/{name}")
            assert ask(preview, now.headers["location"], with_token=False).body == data, name


def _serial(event: dict[str, object]) -> int:
    serial = event["serial"]
    assert isinstance(serial, int)
    return serial


def _memory(preview: Preview) -> list[int]:
    """MB that the server and the processes that it started hold."""
    pid = preview.process.pid
    every = [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
    held = (re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{one}/status").read_text()) for one in every)
    return [int(found[1]) // 1024 for found in held if found]
