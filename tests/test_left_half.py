"""A project as a killed process left it: whatever command comes next makes it whole again, and says so."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from benefitgraphic.atomic import exchange as exchanging
from benefitgraphic.build import check, render
from benefitgraphic.output.files import Output
from benefitgraphic.output.writing import write_all
from benefitgraphic.yearly.replacing import replace_all
from projects import files, run, typed


class _Killed(BaseException):
    """As if the process ended here."""


def left_half(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object], moves: int = 1) -> None:
    """Does the work up to its n-th file, in a process that is no more then."""
    real, left = Path.replace, [moves]

    def replace(self: Path, target: Path) -> Path:
        if self.suffix == ".new" and self.name != "journal.new":
            left[0] -= 1
            if left[0] < 0:
                raise _Killed
        return real(self, target)

    def nothing(*_: object) -> None:
        raise _Killed

    with monkeypatch.context() as patched, pytest.raises(_Killed):
        patched.setattr(Path, "replace", replace)
        patched.setattr(exchanging, "_put_back", nothing)
        work()


def left(project: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """A save of two files of which one is done; returns what there was before."""
    before = files(project)
    names = ("infographic.yaml", "metrics.csv")
    new = {project / "config" / name: b"\n" + (project / "config" / name).read_bytes() for name in names}
    left_half(monkeypatch, lambda: replace_all(new))
    assert files(project) != before
    return before


@pytest.mark.slow
@pytest.mark.parametrize("command", ["check", "new-year 2025", "translation fr-CA", "import nothing.csv"])
def test_whatever_command_comes_next_takes_a_save_back(
    project: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    before = left(project, monkeypatch)
    result = run(project, *command.split())
    assert files(project) == before
    assert "an earlier run was stopped while it wrote to config" in result.output
    assert "infographic.yaml" in result.output
    assert "earlier run" not in run(project, *command.split()).output


@pytest.mark.slow
def test_a_check_that_is_called_tells_it(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left(config.parent.parent, monkeypatch)
    assert "taken-back" in [found.code for found in check(config)]
    assert "taken-back" not in [found.code for found in check(config)]


@pytest.mark.slow
def test_half_written_outputs_go_back_even_if_nothing_can_be_made_now(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, year = project / "config" / "infographic.yaml", project / "output" / "2025"
    render(config, sizes=["letter"], proof=True)
    before = files(year)
    left_half(monkeypatch, lambda: render(config, sizes=["letter"]), moves=4)
    assert len(files(year)) > len(before)
    config.write_text("no config", encoding="utf-8")
    assert run(project, "render").exit_code == 1
    assert files(year) == before


def test_a_folder_begun_by_init_is_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_half(monkeypatch, lambda: typed("init", tmp_path / "ours"), moves=3)
    assert typed("init", tmp_path / "ours").exit_code == 0
    assert not list((tmp_path / "ours").rglob(".making*"))


def test_what_can_not_be_taken_back_yet_is_said_and_is_so_later(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = left(project, monkeypatch)
    real = Path.replace

    def held(self: Path, target: Path) -> Path:
        if self.suffix == ".before":
            raise PermissionError(errno.EACCES, "Access is denied", str(self))
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", held)
        result = run(project, "new-year", "2025")
        assert result.exit_code == 1 and "could not be put back" in result.stderr
    assert run(project, "new-year", "2025").exit_code == 0
    assert files(project) == before


@pytest.mark.slow
def test_all_languages_are_written_or_none(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config, year = project / "config" / "infographic.yaml", project / "output" / "2025"
    render(config, sizes=["letter"], language="all")
    before = files(year)
    assert {"letter.pdf", "fr-CA/letter.pdf"} <= set(before)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("\ntitle: ", "\ntitle: More on ", 1), encoding="utf-8")
    real = Path.replace

    def held(self: Path, target: Path) -> Path:
        if Path(target).parent.name == "fr-CA" and self.suffix == ".new":
            raise PermissionError(errno.EACCES, "Access is denied", str(self))
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", held)
        result = run(project, "render", "--size", "letter", "--language", "all")
    assert result.exit_code == 1 and "fr-CA" in result.stderr
    assert files(year) == before


def test_two_files_are_one_exchange_whatever_their_folders(tmp_path: Path) -> None:
    (tmp_path / "fr-CA").mkdir()
    (tmp_path / "fr-CA" / "a").mkdir()
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(IsADirectoryError):
        write_all([Output("a", "", b"new"), Output("fr-CA/a", "", b"new")], tmp_path)
    assert (tmp_path / "a").read_bytes() == b"old"
