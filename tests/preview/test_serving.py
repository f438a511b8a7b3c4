"""The command as it is typed: its port, its address, what it tells the page, and how it ends."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from asking import ask, listening, post, until, up_to
from laying import CONFIG
from previewing import DEADLINE, LITTLE, Preview, previewed, sample_project
from projects import edit, run, typed

# One server for them all.
pytestmark = pytest.mark.xdist_group("serving")

_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
# What the shared server shows: two sizes, so that there is an order to them.
_FILES = LITTLE.replace("sizes: [social]", "sizes: [email, social]")
_PROC = pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")


@pytest.fixture(scope="module")
def free_port() -> int:
    """A port that nobody has, and that the shared server is asked to take."""
    with _taken_port() as port:
        return port


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, free_port: int) -> Iterator[Preview]:
    """One server for all that can share it: its start takes longer than what most ask of it."""
    project = sample_project(tmp_path_factory.mktemp("serving") / "project")
    (project / "config" / CONFIG.name).write_text(_FILES, encoding="utf-8")
    with previewed(project, "--port", str(free_port)) as preview:
        yield preview


@pytest.fixture
def preview(shared: Preview) -> Iterator[Preview]:
    """That server, with a project whose pictures take little time, as it is at the start; all of it is made."""
    before = _hello(shared)
    if (found := shared.config.read_text(encoding="utf-8")) != _FILES:
        shared.config.write_text(_FILES, encoding="utf-8")
    with listening(shared) as events:
        hello = next(events)
        if found != _FILES:
            up_to(events, "finished", _serial(before) + 1)
        elif hello["busy"]:
            up_to(events, "finished")
    yield shared


@pytest.mark.slow
def test_the_address_is_printed_and_is_new_each_time(preview: Preview) -> None:
    """The port of the first is taken, and the second says so."""
    with previewed(preview.project, "--port", str(preview.port)) as second:
        assert preview.token != second.token and len(preview.token) >= 22
        assert sum(preview.token in line for line in preview.said) == 1
        assert ask(preview, "").status == ask(second, "").status == 200
        assert ask(preview, f"/{second.token}/", with_token=False).status == 404
        assert second.port > preview.port
        assert second.said[0] == f"Port {preview.port} is taken by another program: this is port {second.port}.\n"


@pytest.mark.slow
def test_a_port_that_is_free_is_used(preview: Preview, free_port: int) -> None:
    assert preview.port == free_port
    assert not any("taken" in line for line in preview.said)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere this computer has no second address")
def test_the_server_listens_to_this_computer_alone(shared: Preview) -> None:
    socket.create_connection(("127.0.0.1", shared.port), DEADLINE).close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", shared.port), DEADLINE).close()


@pytest.mark.slow
def test_what_happens_is_told_in_order(preview: Preview) -> None:
    little = preview.project
    with listening(preview) as events:
        before = _settled(events)
        for number in (1, 2):
            edit(little, "infographic.yaml", "\nlanguage:", f"\n# {'again ' * number}\nlanguage:")
            told = up_to(events, "finished", before + 1)
            serial = _serial(told[-1])
            kinds = [event["kind"] for event in told if event["serial"] == serial]
            assert kinds[0] == "read" and set(kinds[1:-1]) == {"drawn"}
            whole = [event["size"] for event in told if event.get("whole") and event["serial"] == serial]
            assert whole == ["email", "social"]
            before = serial
        edit(little, "infographic.yaml", "\nlanguage:", "\nlanguages:")
        broken = _serial(up_to(events, "broken", before + 1)[-1])
        edit(little, "infographic.yaml", "\nlanguages:", "\nlanguage:")
        assert _serial(up_to(events, "finished", broken + 1)[-1]) > broken


@pytest.mark.slow
def test_who_connects_later_is_told_where_things_stand(preview: Preview) -> None:
    with listening(preview) as events:
        serial = _settled(events)
    edit(preview.project, "infographic.yaml", "\nlanguage:", "\n# more\nlanguage:")
    until(preview, lambda: _serial(_hello(preview)) > serial and not _hello(preview)["busy"])


@pytest.mark.slow
def test_the_size_that_is_looked_at_is_made_first(preview: Preview) -> None:
    with listening(preview) as events:
        serial = _settled(events)
        assert post(preview, "look", {"size": "social"}).status == 204
        edit(preview.project, "infographic.yaml", "\nlanguage:", "\n# more\nlanguage:")
        drawn = [event for event in up_to(events, "finished", serial + 1) if event["kind"] == "drawn"]
        assert drawn[0]["size"] == "social"


@pytest.mark.slow
def test_all_files_are_written_when_that_is_asked_for(preview: Preview) -> None:
    answer = post(preview, "write", {})
    assert answer.status == 200 and "output/2025/email.png" in answer.text
    assert (preview.project / "output" / "2025" / "email.png").read_bytes().startswith(b"\x89PNG")
    edit(preview.project, "infographic.yaml", "\nlanguage:", "\nlanguages:")
    refused = post(preview, "write", {})
    assert refused.status == 422 and "languages" in refused.text


@pytest.mark.slow
def test_a_broken_project_is_shown_all_the_same(project: Path) -> None:
    (project / "config" / CONFIG.name).write_text(_FILES.replace("\nlanguage:", "\nlanguages:"), encoding="utf-8")
    with previewed(project) as preview:
        with listening(preview) as events:
            if next(events)["busy"]:
                up_to(events, "broken")
        assert ask(preview, "").status == 200
        assert "languages" in ask(preview, "problems").text


@pytest.mark.slow
@_POSIX
@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM"])
@_PROC
def test_the_end_comes_at_once_and_leaves_nothing_behind(project: Path, how: str) -> None:
    """With event streams open, a form half sent, and the worker at work."""
    with previewed(project) as preview, listening(preview) as events, listening(preview), _half_a_form(preview):
        up_to(events, "read")
        edit(project, "infographic.yaml", "\nlanguage:", "\n# more\nlanguage:")
        up_to(events, "read")
        below = _Below(preview.process.pid)
        said = list(preview.said)
        preview.process.send_signal(getattr(signal, how))
        assert preview.process.wait(DEADLINE) == 0
        below.wait()
    assert preview.said == said


@pytest.mark.slow
@_POSIX
@_PROC
def test_a_server_that_is_killed_takes_its_worker_along(project: Path) -> None:
    with previewed(project) as preview, listening(preview) as events:
        up_to(events, "read")
        below = _Below(preview.process.pid)
        preview.process.kill()
        preview.process.wait()
        below.wait()
        preview.process.returncode = 0


@pytest.mark.slow
@_PROC
def test_a_worker_that_is_killed_is_replaced(preview: Preview) -> None:
    with listening(preview) as events:
        _settled(events)
        for pid in _below(preview.process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert "worker" in [event["kind"] for event in up_to(events, "finished")]


def test_a_config_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = typed("preview", "--no-browser", "--config", tmp_path / "config" / "infographic.yaml")
    assert result.exit_code == 1
    assert "there is no file" in result.output and "benefitgraphic init" in result.output


def test_how_to_install_what_is_missing_is_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)  # as if it weren't there
    result = run(project, "preview", "--no-browser")
    assert result.exit_code == 1
    assert "needs packages that aren't installed yet: pypdfium2\n" in result.output
    assert 'pip install "benefitgraphic[preview]"' in result.output


@pytest.mark.parametrize("port", ["80", "0", "65536", "x"])
def test_a_port_that_cannot_be_is_refused(project: Path, port: str) -> None:
    assert run(project, "preview", "--no-browser", "--port", port).exit_code == 2


@pytest.mark.slow
def test_the_rest_of_the_program_does_without_the_extra() -> None:
    libraries = "{'starlette', 'uvicorn', 'watchfiles', 'pypdfium2'}"
    code = f"import sys; import benefitgraphic.cli, benefitgraphic.build; print(sorted({libraries} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def _settled(events: Iterator[dict[str, object]]) -> int:
    """The serial up to which all has been made."""
    hello = next(events)
    return _serial(up_to(events, "finished")[-1] if hello["busy"] else hello)


def _serial(event: dict[str, object]) -> int:
    serial = event["serial"]
    assert isinstance(serial, int)
    return serial


def _hello(preview: Preview) -> dict[str, object]:
    with listening(preview) as events:
        return next(events)


@contextlib.contextmanager
def _taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


@contextlib.contextmanager
def _half_a_form(preview: Preview) -> Iterator[None]:
    with socket.create_connection(("127.0.0.1", preview.port), DEADLINE) as connection:
        head = (
            f"POST /{preview.token}/look HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\nOrigin: {preview.root}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nsize="
        )
        connection.sendall(head.encode())
        yield


def _below(pid: int) -> list[int]:
    """The processes that a process started, and those that these did."""
    found = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return found + [below for one in found for below in _below(one)]


class _Below:
    """The processes that a process has started, to be waited for when it is no more."""

    def __init__(self, pid: int) -> None:
        self._watched = [os.pidfd_open(one) for one in _below(pid)]
        assert self._watched

    def wait(self) -> None:
        for watched in self._watched:
            ended, _, _ = select.select([watched], [], [], DEADLINE)
            os.close(watched)
            assert ended, "it goes on"
