"""The real `benefitgraphic preview` on a copy of the sample project: a process of its own, as a designer starts it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from laying import CONFIG, ROOT

# Seconds. Machines that run the tests are busy with others.
DEADLINE = 60.0
_SOURCE = ROOT / "src"
# A config with a little of everything, so that many edits take little time.
LITTLE = """\
year: 2025
language: en-CA
theme: harbour
title: What our team does
organization: Ministry of Roads
benefits: [{title: Answers, icon: headset, text: "We handled {messages} messages."}]
numbers: {panels: [{metric: messages, chart: bars}]}
thanks: Thank you.
sizes: [social]
"""
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S+")


@dataclass
class Preview:
    """A preview that runs.

    Attributes:
        project: its folder.
        process: the server's.
        said: every line that it printed so far, errors too.
        is_told: set once it has printed its address, or has ended.
    """

    project: Path
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)
    is_told: threading.Event = field(default_factory=threading.Event)

    @property
    def config(self) -> Path:
        return self.project / "config" / CONFIG.name

    @property
    def address(self) -> str:
        """The page's, with a slash at its end."""
        return next(found[0] for line in list(self.said) if (found := _ADDRESS.search(line)))

    @property
    def has_address(self) -> bool:
        return any(_ADDRESS.search(line) for line in list(self.said))

    @property
    def port(self) -> int:
        port = urlsplit(self.address).port
        assert port
        return port

    @property
    def token(self) -> str:
        return urlsplit(self.address).path.strip("/")

    @property
    def root(self) -> str:
        """The address without the token, nor a slash."""
        return f"http://127.0.0.1:{self.port}"

    def interrupt(self) -> None:
        """What Ctrl-C does."""
        if sys.platform == "win32":
            self.process.send_signal(signal.CTRL_BREAK_EVENT)
        else:
            self.process.send_signal(signal.SIGINT)


def sample_project(folder: Path, *sizes: str) -> Path:
    """A copy of the sample's config and assets in a new folder; with these sizes alone, if any are named."""
    for name in ("config", "assets"):
        shutil.copytree(ROOT / name, folder / name)
    if sizes:
        config = folder / "config" / CONFIG.name
        config.write_bytes(with_sizes(config.read_bytes(), *sizes))
    return folder


def with_sizes(config: bytes, *sizes: str) -> bytes:
    """A config file's bytes, with other sizes to be made."""
    changed, count = re.subn(rb"(?m)^sizes: .*$", f"sizes: [{', '.join(sizes)}]".encode(), config)
    assert count == 1, f"sizes are said {count} times"
    return changed


@contextmanager
def previewed(project: Path, *options: str, config: str = f"config/{CONFIG.name}") -> Iterator[Preview]:
    """Runs it until the end of the block, and then sees that Ctrl-C ended it well, and quietly.

    Args:
        project: its folder; where there is none, the sample is copied to it.
        options: of the command line.
        config: the main config file, from the folder.
    """
    if not project.exists():
        sample_project(project)
    command = [sys.executable, "-m", "benefitgraphic", "preview", "--config", config, "--no-browser", *options]
    places = [str(_SOURCE), *filter(None, [os.environ.get("PYTHONPATH")])]
    process = subprocess.Popen(
        command,
        cwd=project,
        env={**os.environ, **_home(project), "PYTHONPATH": os.pathsep.join(places), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
    preview = Preview(project, process)
    reader = threading.Thread(target=_follow, args=(preview,), daemon=True)
    reader.start()
    try:
        assert preview.is_told.wait(DEADLINE), "it never said where it is"
        assert preview.has_address, f"it ended with {process.wait(DEADLINE)}:\n{''.join(preview.said)}"
        yield preview
        if process.poll() is None:
            preview.interrupt()
        code = process.wait(DEADLINE)
        reader.join(DEADLINE)
        assert code == 0, "".join(preview.said)
        assert "Traceback" not in "".join(preview.said), "".join(preview.said)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        reader.join(DEADLINE)
        if process.stdout:
            process.stdout.close()


def _home(project: Path) -> dict[str, str]:
    """Where what is kept from one run to the next lies, on each system: beside the project."""
    name = "HOME" if sys.platform == "darwin" else "APPDATA" if sys.platform == "win32" else "XDG_CONFIG_HOME"
    return {name: str(project.with_name(f"{project.name}, home"))}


def _follow(preview: Preview) -> None:
    assert preview.process.stdout
    for line in preview.process.stdout:
        preview.said.append(line)
        if _ADDRESS.search(line):
            preview.is_told.set()
    preview.is_told.set()
