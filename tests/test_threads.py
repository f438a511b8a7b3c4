"""Several runs in one process, at once, nested, after one that failed: each writes what it would alone."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from benefitgraphic import check, render
from benefitgraphic.diagnostics import Problems
from benefitgraphic.export import embedding
from benefitgraphic.graphics.text import shaping
from benefitgraphic.graphics.text.fonts import Font
from benefitgraphic.graphics.text.harfbuzz import Shaped
from projects import edit, files, shortened


def forget() -> None:
    """What is remembered of glyphs, so that all have to be shaped again."""
    for cached in (shaping.shaped, shaping._glyph, shaping.glyphs, shaping.font_runs):
        cached.cache_clear()


def at_once(count: int, work: Callable[[int], object]) -> None:
    wrong: list[BaseException] = []
    gate = threading.Barrier(count)

    def one(number: int) -> None:
        gate.wait()
        try:
            work(number)
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


@pytest.fixture
def small(config: Path) -> Path:
    """A project that is made quickly."""
    (config.parent / "infographic.fr-CA.yaml").unlink()
    shortened(config.parent.parent)
    return config


def made(config: Path, folder: Path, **options: object) -> dict[str, bytes]:
    render(config, sizes=["letter"], output=folder, **options)  # type: ignore[arg-type]
    return files(folder)


@pytest.mark.slow
@pytest.mark.parametrize("count", [2, 8])
def test_runs_at_once_write_what_each_writes_alone(small: Path, tmp_path: Path, count: int) -> None:
    forget()
    alone = made(small, tmp_path / "alone")
    forget()
    at_once(count, lambda number: made(small, tmp_path / str(number)))
    assert [files(tmp_path / str(number)) == alone for number in range(count)] == [True] * count
    assert made(small, tmp_path / "later") == alone


@pytest.mark.slow
def test_a_check_beside_a_run_finds_what_it_finds_alone(small: Path, tmp_path: Path) -> None:
    alone, found = check(small), []
    forget()
    at_once(3, lambda number: found.append(check(small)) if number else made(small, tmp_path / "a"))
    assert found == [alone, alone]


@pytest.mark.slow
def test_a_run_inside_another_spoils_neither(small: Path, tmp_path: Path) -> None:
    alone = made(small, tmp_path / "alone")

    def nested(name: str) -> None:
        if not (tmp_path / "inner").exists():
            made(small, tmp_path / "inner")

    assert made(small, tmp_path / "outer", progress=nested) == alone
    assert files(tmp_path / "inner") == alone


@pytest.mark.slow
@pytest.mark.parametrize("call", [1, 60])
def test_a_run_that_fails_half_way_spoils_none_after_it(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    alone = made(small, tmp_path / "alone")
    left = [call]

    def failing(text: str, font: Font, language: str, *, backwards: bool) -> Shaped:
        left[0] -= 1
        if left[0] == 0:
            raise MemoryError
        return shaping.shaped(text, font, language, backwards=backwards)

    with monkeypatch.context() as patched, pytest.raises(MemoryError):
        patched.setattr(embedding, "shaped", failing)
        made(small, tmp_path / "failed")
    assert files(tmp_path) == {f"alone/{name}": data for name, data in alone.items()} | {
        name: data for name, data in files(tmp_path).items() if name.startswith("project/")
    }
    assert made(small, tmp_path / "later") == alone


def test_a_run_that_is_refused_leaves_the_turn_to_the_next(small: Path, tmp_path: Path) -> None:
    edit(small.parent.parent, "infographic.yaml", "year: 2025", "year: soon")
    with pytest.raises(Problems):
        made(small, tmp_path / "out")
    at_once(2, lambda _: check(small))


@pytest.mark.slow
def test_what_the_environment_says_of_dates_changes_nothing(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = made(small, tmp_path / "alone")
    for value in ("soon", "99999999999999999999"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
        assert made(small, tmp_path / "out") == alone
        assert os.environ["SOURCE_DATE_EPOCH"] == value


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process of that kind there")
def test_a_child_process_draws_beside_its_parent(small: Path, tmp_path: Path) -> None:
    alone = made(small, tmp_path / "alone")
    child = os.fork()
    if child == 0:
        try:
            forget()
            made(small, tmp_path / "child")
            os._exit(0)
        finally:
            os._exit(1)
    forget()
    assert made(small, tmp_path / "parent") == alone
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert files(tmp_path / "child") == alone
