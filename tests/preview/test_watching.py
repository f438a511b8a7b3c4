"""Every way in which editors, sync programs and people save is noticed; what nobody saved isn't."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable, Coroutine
from pathlib import Path

import pytest

from benefitgraphic.preview.server.watching import Lookout


def _in_place(project: Path) -> None:
    path = project / "config" / "infographic.yaml"
    path.write_bytes(path.read_bytes() + b"# more\n")


def _same_length_and_time(project: Path) -> None:
    """A drive whose clock is coarse."""
    path = project / "config" / "metrics.csv"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"1", b"2"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _by_rename(project: Path) -> None:
    path = project / "config" / "metrics.csv"
    new = path.with_name(".metrics.csv.0000.new")
    new.write_bytes(path.read_bytes() + b"\n")
    new.replace(path)


def _by_backup(project: Path) -> None:
    path = project / "config" / "infographic.yaml"
    data = path.read_bytes()
    path.rename(path.with_name("infographic.yaml~"))
    path.write_bytes(data + b"# more\n")
    path.with_name("infographic.yaml~").unlink()


def _removed(project: Path) -> None:
    (project / "config" / "metrics.csv").unlink()


def _renamed(project: Path) -> None:
    (project / "config" / "metrics.csv").rename(project / "config" / "metrics-old.csv")


def _theme(project: Path) -> None:
    path = project / "config" / "themes" / "harbour.yaml"
    path.write_bytes(path.read_bytes() + b"# more\n")


def _font(project: Path) -> None:
    folder = project / "assets" / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Mine.woff2").write_bytes(b"wOF2")


def _new_folder(project: Path) -> None:
    (project / "config" / "words").mkdir()
    (project / "config" / "words" / "fr.po").write_text("", encoding="utf-8")


def _icon(project: Path) -> None:
    (project / "assets" / "icons" / "bridge.svg").write_text("<svg/>", encoding="utf-8")


def _folder_away(project: Path) -> None:
    (project / "config" / "themes").rename(project / "away")


def _no_assets(project: Path) -> None:
    shutil.rmtree(project / "assets")
    (project / "assets" / "icons").mkdir(parents=True)
    (project / "assets" / "icons" / "late.svg").write_text("<svg/>", encoding="utf-8")


_SAVES = [
    _in_place,
    _same_length_and_time,
    _by_rename,
    _by_backup,
    _removed,
    _renamed,
    _theme,
    _font,
    _new_folder,
    _icon,
    _folder_away,
    _no_assets,
]


@pytest.mark.slow
@pytest.mark.parametrize("save", _SAVES)
@pytest.mark.parametrize("polled", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_a_save_is_noticed(
    project: Path, save: Callable[[Path], None], polled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if polled:  # as for a network drive
        monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
        monkeypatch.setenv("WATCHFILES_POLL_DELAY_MS", "20")
    _noticed(project, lambda: save(project))


@pytest.mark.slow
def test_a_save_is_noticed_where_the_system_says_nothing(project: Path) -> None:
    async def silent(*_: object) -> None:
        await asyncio.Event().wait()

    _noticed(project, lambda: _by_rename(project), listen=silent)


@pytest.mark.slow
def test_folders_come_and_go(project: Path) -> None:
    """Each is watched again: what follows in it is noticed, too."""
    shutil.rmtree(project / "assets")
    _noticed(
        project,
        lambda: _icon_in_new_folder(project, "one"),
        lambda: (project / "assets" / "icons" / "one.svg").write_text("<svg></svg>", encoding="utf-8"),
        lambda: shutil.rmtree(project / "assets"),
        lambda: _icon_in_new_folder(project, "two"),
        lambda: (project / "assets" / "icons" / "two.svg").unlink(),
        lambda: (project / "config").rename(project / "away"),
        lambda: (project / "away").rename(project / "config"),
        lambda: _in_place(project),
    )


@pytest.mark.slow
def test_a_config_that_lies_in_no_config_folder(project: Path) -> None:
    """Its folder may be anything: only what belongs to the project is looked at."""
    for path in (project / "config").iterdir():
        path.rename(project / path.name)
    (project / "photos" / "2024").mkdir(parents=True)

    def themes() -> None:
        (project / "themes" / "harbour.yaml").write_text("x: 1", encoding="utf-8")

    def config() -> None:
        (project / "infographic.yaml").write_text("title: x", encoding="utf-8")

    _noticed(project, themes, config, config_name="infographic.yaml")
    lookout = Lookout(project / "infographic.yaml")
    lookout.look()
    (project / "photos" / "2024" / "x.png").write_bytes(b"")
    assert not lookout.look()


def test_what_is_not_the_projects_is_not_looked_at(project: Path) -> None:
    lookout = Lookout(project / "config" / "infographic.yaml")
    assert lookout.look()
    assert not lookout.look()
    for name in (
        "output/2025/email.png",
        "output/2025/report.yaml",
        "config/.infographic.yaml.1a2b.new",
        "config/.metrics.csv.x.before",
        "config/~$metrics.xlsx",
        "config/.~lock.metrics.csv#",
        "config/infographic.yaml~",
        "config/.infographic.yaml.swp",
        "config/4913",
        "config/notes.docx",
        "config/.git/x.yaml",
        "assets/icons/.DS_Store",
        "README.txt",
        "elsewhere/x.yaml",
    ):
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
        assert not lookout.look(), name
    for path in project.rglob("*"):
        if path.is_file():
            path.read_bytes()
    assert not lookout.look()
    _in_place(project)
    assert lookout.look() and not lookout.look()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_is_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "config" / "x.yaml")
    assert Lookout(project / "config" / "infographic.yaml").look()


def _icon_in_new_folder(project: Path, name: str) -> None:
    (project / "assets" / "icons").mkdir(parents=True)
    (project / "assets" / "icons" / f"{name}.svg").write_text("<svg/>", encoding="utf-8")


def _noticed(
    project: Path,
    *saves: Callable[[], object],
    config_name: str = "config/infographic.yaml",
    listen: Callable[..., Coroutine[None, None, None]] | None = None,
) -> None:
    """Each save in turn is noticed."""

    async def run() -> None:
        lookout = Lookout(project / config_name, listen=listen)
        lookout.look()
        noticed = asyncio.Event()
        watching = asyncio.create_task(lookout.watch(noticed.set))
        try:
            for save in saves:
                noticed.clear()
                save()
                await asyncio.wait_for(noticed.wait(), 30)
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    asyncio.run(run())
