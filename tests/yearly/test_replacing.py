"""Files over themselves: every one or none."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from benefitgraphic.atomic.exchange import recover
from benefitgraphic.diagnostics import Problems
from benefitgraphic.yearly.replacing import ChangedMeanwhileError, replace_all
from projects import files, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path


def held(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """As on Windows while a spreadsheet program has the file open."""
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == name and self.suffix == ".new":
            raise PermissionError(errno.EACCES, "Access is denied", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_all_are_replaced_and_nothing_else_is_left(folder: Path) -> None:
    replace_all({folder / "a": b"A", folder / "b": b"B", folder / "new": b"N"})
    assert files(folder) == {"a": b"A", "b": b"B", "c": b"c", "new": b"N"}


@pytest.mark.parametrize("name", ["a", "b", "new"])
def test_when_one_is_held_all_stay_as_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = files(folder)
    held(monkeypatch, name)
    with pytest.raises(Problems) as problems:
        replace_all({folder / "a": b"A", folder / "new": b"N", folder / "b": b"B"})
    assert files(folder) == before
    (found,) = problems.value.diagnostics
    assert name in found.message
    assert "close it in the spreadsheet program" in found.hint


def test_a_file_that_was_changed_meanwhile_is_left_alone(folder: Path) -> None:
    before = files(folder)
    with pytest.raises(ChangedMeanwhileError):
        replace_all({folder / "a": b"A", folder / "b": b"B"}, {folder / "a": b"a", folder / "b": b"other"})
    assert files(folder) == before
    replace_all({folder / "a": b"A", folder / "b": b"B"}, {folder / "a": b"a", folder / "b": b"b"})
    assert files(folder) == {"a": b"A", "b": b"B", "c": b"c"}


def test_a_file_that_may_only_be_read_is_not_replaced(folder: Path) -> None:
    (folder / "b").chmod(0o444)
    before = files(folder)
    with pytest.raises(Problems, match="b can't be replaced"):
        replace_all({folder / "a": b"A", folder / "b": b"B"})
    assert files(folder) == before


def test_where_even_the_way_back_fails_the_old_file_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.suffix == ".before" or Path(target).name == "b":
            raise PermissionError(errno.EACCES, "Access is denied", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(Problems) as problems:
        replace_all({folder / "a": b"A", folder / "b": b"B"})
    (kept,) = folder.rglob("*.before")
    assert kept.read_bytes() == b"a"
    assert kept.name in problems.value.diagnostics[1].hint
    monkeypatch.undo()
    assert recover(folder) == (folder / "a",)
    assert files(folder) == {"a": b"a", "b": b"b", "c": b"c"}


def test_nobody_is_told_then_that_nothing_was_written(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.suffix == ".before" or Path(target).name == "infographic.yaml":
            raise PermissionError(errno.EACCES, "Access is denied", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    result = run(project, "new-year", "2026")
    assert result.exit_code == 1
    assert "metrics.csv is the new file already" in result.stderr
    assert "nothing was written" not in result.stderr


def test_a_folder_that_is_not_there_is_told_and_nothing_is_changed(folder: Path) -> None:
    before = files(folder)
    with pytest.raises(Problems, match="x can't be written: No such file or directory"):
        replace_all({folder / "a": b"A", folder / "nowhere" / "x": b"X"})
    assert files(folder) == before


def test_a_file_with_these_bytes_is_left_alone(folder: Path) -> None:
    os.utime(folder / "a", (1, 1))
    replace_all({folder / "a": b"a"})
    assert (folder / "a").stat().st_mtime == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_permissions_are_kept(folder: Path) -> None:
    (folder / "a").chmod(0o640)
    replace_all({folder / "a": b"A", folder / "new": b"N"})
    assert (folder / "a").stat().st_mode & 0o777 == 0o640
    mask = os.umask(0)
    os.umask(mask)
    assert (folder / "new").stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right that few have there")
def test_what_a_link_leads_to_is_replaced(folder: Path) -> None:
    (folder / "link").symlink_to(folder / "a")
    replace_all({folder / "link": b"A"})
    assert (folder / "link").is_symlink()
    assert (folder / "a").read_bytes() == b"A"
