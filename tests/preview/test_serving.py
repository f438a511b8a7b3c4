"""The command as it is typed: its port, its address, what it tells the page, and how it ends."""

from __future__ import annotations

import contextlib
import os
import re
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
from previewing import DEADLINE, LITTLE, Preview, previewed
from projects import edit, run, typed

_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
_PROC = pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")


@pytest.fixture
def little(project: Path) -> Path:
    """A project whose pictures take little time, where they are not the point."""
    (project / "config" / CONFIG.name).write_text(LITTLE, encoding="utf-8")
    return project


@pytest.mark.slow
def test_the_address_is_printed_and_is_new_each_time(little: Path) -> None:
    with previewed(little) as first, previewed(little) as second:
        assert first.token != second.token and len(first.token) >= 22
        assert sum(first.token in line for line in first.said) == 1
        assert ask(first, "").status == ask(second, "").status == 200
        assert ask(first, f"/{second.token}/", with_token=False).status == 404


@pytest.mark.slow
def test_a_port_that_is_taken_is_said(little: Path) -> None:
    with _taken_port() as port, previewed(little, "--port", str(port)) as preview:
        assert preview.port > port
        assert preview.said[0] == f"Port {port} is taken by another program: this is port {preview.port}.\n"


@pytest.mark.slow
def test_a_port_that_is_free_is_used(little: Path) -> None:
    with _taken_port() as port:
        pass
    with previewed(little, "--port", str(port)) as preview:
        assert preview.port == port
        assert not any("taken" in line for line in preview.said)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere this computer has no second address")
def test_the_server_listens_to_this_computer_alone(little: Path) -> None:
    with previewed(little) as preview:
        socket.create_connection(("127.0.0.1", preview.port), DEADLINE).close()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", preview.port), DEADLINE).close()


@pytest.mark.slow
def test_what_happens_is_told_in_order(little: Path) -> None:
    _only(little, "email", "social")
    with previewed(little) as preview, listening(preview) as events:
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
def test_who_connects_later_is_told_where_things_stand(little: Path) -> None:
    _only(little, "email")
    with previewed(little) as preview:
        with listening(preview) as events:
            serial = _settled(events)
        edit(little, "infographic.yaml", "\nlanguage:", "\n# more\nlanguage:")
        until(preview, lambda: _serial(_hello(preview)) > serial and not _hello(preview)["busy"])


@pytest.mark.slow
def test_the_size_that_is_looked_at_is_made_first(little: Path) -> None:
    _only(little, "email", "social")
    with previewed(little) as preview, listening(preview) as events:
        serial = _settled(events)
        assert post(preview, "look", {"size": "social"}).status == 204
        edit(little, "infographic.yaml", "\nlanguage:", "\n# more\nlanguage:")
        drawn = [event for event in up_to(events, "finished", serial + 1) if event["kind"] == "drawn"]
        assert drawn[0]["size"] == "social"


@pytest.mark.slow
def test_all_files_are_written_when_that_is_asked_for(little: Path) -> None:
    _only(little, "email")
    with previewed(little) as preview:
        answer = post(preview, "write", {})
        assert answer.status == 200 and "output/2025/email.png" in answer.text
        assert (little / "output" / "2025" / "email.png").read_bytes().startswith(b"\x89PNG")
        edit(little, "infographic.yaml", "\nlanguage:", "\nlanguages:")
        refused = post(preview, "write", {})
        assert refused.status == 422 and "languages" in refused.text


@pytest.mark.slow
def test_a_broken_project_is_shown_all_the_same(little: Path) -> None:
    edit(little, "infographic.yaml", "\nlanguage:", "\nlanguages:")
    with previewed(little) as preview:
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
def test_a_worker_that_is_killed_is_replaced(little: Path) -> None:
    _only(little, "email")
    with previewed(little) as preview, listening(preview) as events:
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
    assert "isn't installed yet: pypdfium2\n" in result.output
    assert 'pip install "benefitgraphic[preview]"' in result.output


@pytest.mark.parametrize("port", ["80", "0", "65536", "x"])
def test_a_port_that_cannot_be_is_refused(project: Path, port: str) -> None:
    assert run(project, "preview", "--no-browser", "--port", port).exit_code == 2


@pytest.mark.slow
def test_the_rest_of_the_program_does_without_the_extra() -> None:
    libraries = "{'starlette', 'uvicorn', 'watchfiles', 'pypdfium2'}"
    code = f"import sys; import benefitgraphic.cli, benefitgraphic.build; print(sorted({libraries} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def _only(project: Path, *sizes: str) -> None:
    """Fewer sizes are made sooner."""
    path = project / "config" / "infographic.yaml"
    text, count = re.subn(r"\nsizes:.*", f"\nsizes: [{', '.join(sizes)}]", path.read_text(encoding="utf-8"))
    assert count == 1
    path.write_text(text, encoding="utf-8")


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
