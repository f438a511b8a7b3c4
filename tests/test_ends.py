"""How the program ends where it can't say, read or write what it is to: in words, and never with less than was done."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benefitgraphic.build import check, render
from benefitgraphic.diagnostics import Problems
from projects import files, run, shortened, typed

PROGRAM = f"{sys.executable} -m benefitgraphic"


def shell(project: Path, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", command], cwd=project, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists() or not shutil.which("bash"), reason="no full disk to be had")
@pytest.mark.parametrize("ending", [">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full", ">/dev/full 2>/dev/full"])
def test_what_was_written_counts_whoever_listens(project: Path, ending: str) -> None:
    done = shell(shortened(project), f"{PROGRAM} render --size social --proof grey {ending}")
    assert done.returncode == 0 and "Traceback" not in done.stderr
    data = (project / "output" / "2025" / "social-grey.png").read_bytes()
    assert data.startswith(b"\x89PNG") and data.endswith(b"IEND\xaeB`\x82")
    assert ("couldn't be written" in done.stderr) == (ending == ">/dev/full")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists() or not shutil.which("bash"), reason="no full disk to be had")
@pytest.mark.parametrize(
    ("ending", "code"), [("| head -1", 0), ("| true", 0), (">&-", 0), (">/dev/full", 1), ("2>/dev/full", 0)]
)
def test_who_asks_for_words_alone_is_told_when_they_are_lost(project: Path, ending: str, code: int) -> None:
    done = shell(project, f"set -o pipefail; {PROGRAM} icons arrow {ending}")
    assert done.returncode == code and "Traceback" not in done.stderr


@pytest.mark.skipif(not shutil.which("bash"), reason="no shell")
@pytest.mark.parametrize("ending", ["2>&-", ">&- 2>&-", "2>/dev/full"])
def test_a_wrong_command_is_wrong_even_if_nobody_hears_it(project: Path, ending: str) -> None:
    assert shell(project, f"{PROGRAM} nonsense {ending}").returncode == 2


@pytest.mark.parametrize("place", ["", "  "])
@pytest.mark.parametrize("command", ["render --output", "init"])
def test_a_folder_without_a_name_is_refused(project: Path, command: str, place: str) -> None:
    name, *options = command.split()
    result = typed(name, *options, place)
    assert result.exit_code == 2 and "the folder has no name" in result.stderr


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("{}", "the project's own folder"), ("{}/config/..", "the project's own folder"), ("/", "a whole disk"),
        ("{}/..", "the project lies in"), ("{}/config", "made from"), ("{}/config/themes", "made from"),
        ("{}/assets/icons", "made from"),
        ("{}/config/metrics.csv", "is a file"),
    ],
)  # fmt: skip
def test_no_output_goes_where_other_things_are(project: Path, place: str, said: str) -> None:
    before = files(project)
    result = run(project, "render", "--size", "letter", "--output", place.format(project))
    assert result.exit_code == 2 and said in result.stderr
    with pytest.raises(Problems, match=said):
        render(project / "config" / "infographic.yaml", output=Path(place.format(project)))
    assert files(project) == before


@pytest.fixture
def shut(project: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A folder that may not be looked into, as for an ordinary user; the name of it."""
    closed = project / request.param
    closed.mkdir(parents=True, exist_ok=True)
    real_stat, real_scan, real_list, real_open = os.stat, os.scandir, os.listdir, open

    def guarded(real: Callable[..., Any], is_listing: bool) -> Callable[..., Any]:
        def one(path: Any, *words: Any, **options: Any) -> Any:
            asked = Path(os.fspath(path)) if isinstance(path, str | os.PathLike) else None
            if asked and (closed in asked.parents or (is_listing and asked == closed)):
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return real(path, *words, **options)

        return one

    monkeypatch.setattr(os, "stat", guarded(real_stat, False))
    monkeypatch.setattr(os, "scandir", guarded(real_scan, True))
    monkeypatch.setattr(os, "listdir", guarded(real_list, True))
    monkeypatch.setattr("io.open", guarded(real_open, False))
    yield request.param


@pytest.mark.parametrize(
    "shut", ["config", "config/themes", "config/words", "assets/icons", "assets/fonts", "assets/logos"], indirect=True
)
def test_a_folder_that_may_not_be_read_is_told(project: Path, shut: str) -> None:
    found = check(project / "config" / "infographic.yaml", sizes=["letter"])
    assert any("can't be read: permission denied" in one.message and one.where for one in found)
    for command in ("render", "new-year 2026", "translation fr-CA", "import x.csv", "icons moose"):
        result = run(project, *command.split())
        assert result.exit_code == 1 and "permission denied" in result.stderr, command


@pytest.mark.slow
def test_a_project_that_is_moved_meanwhile_is_not_begun_anew(project: Path) -> None:
    config = project / "config" / "infographic.yaml"

    def move(_: str) -> None:
        if project.exists():
            project.rename(project.with_name("moved"))

    with pytest.raises(Problems, match="can't be read"):
        render(config, sizes=["letter"], proof=True, progress=move)
    assert not project.exists()


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("bash"), reason="no shell")
def test_a_file_larger_than_is_allowed_leaves_all_as_it_was(project: Path) -> None:
    """As on a full disk."""
    done = shell(shortened(project), f"trap '' XFSZ; ulimit -f 40; {PROGRAM} render --size letter --proof grey")
    assert done.returncode == 1 and "letter-grey.png can't be written" in done.stderr, done.stderr
    assert "hint: make room" in done.stderr and "Traceback" not in done.stderr
    assert files(project / "output") == {}


@pytest.mark.slow
def test_a_full_disk_is_told_by_each_who_writes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(project)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    for command in ("new-year 2026", "translation de", "render --size letter --proof grey"):
        result = run(project, *command.split())
        assert result.exit_code == 1 and "disk is full" in result.stderr and "make room" in result.stderr, command
        assert ".making" not in result.stderr
    result = typed("init", project / "ours")
    assert result.exit_code == 1 and "disk is full" in result.stderr
    assert files(project) == before
