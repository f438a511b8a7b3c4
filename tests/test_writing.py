"""Files in their folder: all or none, in folders below it too, and nothing of last time left over."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from benefitgraphic.output.files import Output
from benefitgraphic.output.writing import write_all

STALE = ("email/[0-9][0-9]-benefits.png", "email/[0-9][0-9]-thanks.png", "report/*.png")


def made(*names: str) -> list[Output]:
    return [Output(name, "1 x 1 px", f"new {name}".encode()) for name in names]


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"old")


def found(folder: Path) -> dict[str, bytes]:
    """Every file, link and folder."""
    return {
        path.relative_to(folder).as_posix(): b"link"
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else b""
        for path in folder.rglob("*")
    }


def files(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in found(folder).items() if data}


def test_folders_are_made_as_needed(tmp_path: Path) -> None:
    written = write_all(made("email.png", "email/01-thanks.png", "a/b/c.txt"), tmp_path / "2025")
    assert files(tmp_path / "2025") == {
        name: f"new {name}".encode() for name in ("email.png", "email/01-thanks.png", "a/b/c.txt")
    }
    assert [one.path for one in written] == [
        tmp_path / "2025" / "email.png", tmp_path / "2025" / "email" / "01-thanks.png",
        tmp_path / "2025" / "a" / "b" / "c.txt",
    ]  # fmt: skip


def test_what_is_no_longer_made_goes_and_nothing_else(tmp_path: Path) -> None:
    kept = (
        "email/cover.png", "email/01-moose.png", "email/7-thanks.png", "email/07-thanks.png.bak", "07-thanks.png",
        "other/07-thanks.png", "email/sub/07-thanks.png", "letter.pdf",
    )  # fmt: skip
    put(tmp_path, *kept, "email/07-thanks.png", "email/08-benefits.png", "email/01-thanks.png")
    write_all(made("email/01-thanks.png"), tmp_path, STALE)
    assert set(files(tmp_path)) == {*kept, "email/01-thanks.png"}
    assert (tmp_path / "email" / "01-thanks.png").read_bytes() == b"new email/01-thanks.png"


def test_a_folder_left_empty_goes_too(tmp_path: Path) -> None:
    put(tmp_path, "email/fr-CA/07-thanks.png", "email/de-DE/07-thanks.png", "email/de-DE/mine.txt")
    stale = ("email/fr-CA/[0-9][0-9]-thanks.png", "email/de-DE/[0-9][0-9]-thanks.png")
    write_all(made("email/01-thanks.png"), tmp_path, stale)
    assert set(files(tmp_path)) == {"email/01-thanks.png", "email/de-DE/mine.txt"}
    assert not (tmp_path / "email" / "fr-CA").exists()


def test_what_lies_behind_a_link_stays(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere", "07-thanks.png")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "report").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    write_all(made("letter.pdf"), tmp_path / "out", ("report/[0-9][0-9]-thanks.png",))
    assert (tmp_path / "elsewhere" / "07-thanks.png").exists()


def _a_folder_in_the_way(folder: Path) -> None:
    put(folder, "email/02-thanks.png/something")


def _a_file_for_a_folder(folder: Path) -> None:
    put(folder, "report")


def _a_link_for_a_folder(folder: Path) -> None:
    elsewhere = folder.parent / "elsewhere"
    put(elsewhere, "07-thanks.png")
    (folder / "report").symlink_to(elsewhere, target_is_directory=True)


def _a_link_to_nowhere(folder: Path) -> None:
    (folder / "report").symlink_to(folder.parent / "nowhere")


TROUBLES: list[Callable[[Path], None]] = [
    _a_folder_in_the_way, _a_file_for_a_folder, _a_link_for_a_folder, _a_link_to_nowhere,
]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_failure_leaves_everything_as_it_was(tmp_path: Path, trouble: Callable[[Path], None]) -> None:
    folder = tmp_path / "2025"
    put(folder, "email.png", "email/01-thanks.png", "email/09-thanks.png")
    trouble(folder)
    before = found(tmp_path)
    names = ("email.png", "email/01-thanks.png", "email/02-thanks.png", "brand/new/a.txt", "report/index.html")
    with pytest.raises(OSError, match=r".") as caught:
        write_all(made(*names), folder, STALE)
    assert found(tmp_path) == before
    assert caught.value.strerror


def test_a_failure_while_old_files_go_puts_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "email/01-thanks.png", "email/08-thanks.png", "email/09-thanks.png")
    before = found(tmp_path)
    real = Path.replace

    def held(self: Path, target: Path) -> Path:
        if self.name == "09-thanks.png" and self.parent.name == "email" and ".making-" not in str(self):
            raise PermissionError(13, "held by another program", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(PermissionError):
        write_all(made("email/01-thanks.png", "new/a.png"), tmp_path, STALE)
    assert found(tmp_path) == before


def test_the_folder_itself_goes_again_if_it_was_made_for_nothing(tmp_path: Path) -> None:
    put(tmp_path, "a file")
    with pytest.raises(OSError, match=r"."):
        write_all(made("x/y.png", "x"), tmp_path / "output" / "2025", STALE)
    assert found(tmp_path) == {"a file": b"old"}
