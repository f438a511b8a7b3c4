"""Files exchanged as one: whatever stops it, and whenever, all are new or all are old, and nothing lies about."""

from __future__ import annotations

import errno
import json
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benefitgraphic.atomic import exchange as exchanging
from benefitgraphic.atomic.exchange import FileChange, exchange, recover
from benefitgraphic.atomic.lock import Busy, locked
from benefitgraphic.atomic.signals import Stop
from benefitgraphic.output.files import Output
from benefitgraphic.output.writing import not_written, write_all

OLD = {"a": b"old a", "in/b": b"old b", "in/gone": b"old gone", "mine.txt": b"mine"}
NEW = {"a": b"new a", "in/b": b"new b", "deep/er/c": b"new c", "mine.txt": b"mine"}
CHANGES = [
    *(FileChange(name, data) for name, data in NEW.items() if name != "mine.txt"), FileChange("in/gone", None),
]  # fmt: skip

# What an exchange asks of the system, one call after the other.
CALLS = ("link", "rename", "replace", "unlink", "mkdir", "rmdir", "fsync", "open", "close")


def laid_out(folder: Path) -> None:
    for name, data in OLD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def found(folder: Path) -> dict[str, bytes]:
    """Every file and every folder, hidden ones too."""
    paths = sorted(folder.rglob("*")) if folder.exists() else []
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"" for path in paths}


def with_folders(files: dict[str, bytes]) -> dict[str, bytes]:
    above = {str(parent): b"" for name in files for parent in Path(name).parents if str(parent) != "."}
    return above | files


def killed(work: Callable[[], None], call: int, *, before: bool) -> bool:
    """Whether a process was killed at its n-th call to the system; false when it makes fewer."""
    child = os.fork()
    if child == 0:
        left = [call]

        def counted(real: Callable[..., object]) -> Callable[..., object]:
            def one(*words: object, **options: object) -> object:
                left[0] -= 1
                if left[0] == 0 and before:
                    os._exit(9)
                try:
                    return real(*words, **options)
                finally:
                    if left[0] == 0:
                        os._exit(9)

            return one

        try:
            for name in CALLS:
                setattr(os, name, counted(getattr(os, name)))
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9)
    return code == 9


class _Ended(BaseException):
    """As if the process ended here: nothing of it is tidied up."""


@contextmanager
def ending(monkeypatch: pytest.MonkeyPatch, call: int, error: Callable[[], BaseException]) -> Iterator[list[int]]:
    """At the n-th call to the system, an error."""
    left = [call]

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def one(*words: object, **options: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise error()
            return real(*words, **options)

        return one

    with monkeypatch.context() as patched:
        for name in CALLS:
            patched.setattr(os, name, counted(getattr(os, name)))
        yield left


def every_call(work: Callable[[int], bool]) -> int:
    """Does it with each call failing in turn, until there are no more; returns how many there were."""
    for call in range(1, 1000):
        if not work(call):
            return call - 1
    raise AssertionError("it never ends")


def test_all_are_exchanged_and_nothing_else_is_left(tmp_path: Path) -> None:
    laid_out(tmp_path)
    exchange(CHANGES, tmp_path)
    assert found(tmp_path) == with_folders(NEW)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process of that kind there")
@pytest.mark.parametrize("before", [True, False])
def test_a_process_killed_anywhere_is_taken_back_or_done_at_the_next_start(tmp_path: Path, before: bool) -> None:
    def work(call: int) -> bool:
        folder = tmp_path / str(call)
        laid_out(folder)
        was_killed = killed(lambda: exchange(CHANGES, folder), call, before=before)
        recover(folder)
        assert found(folder) in (with_folders(OLD), with_folders(NEW)), call
        return was_killed

    assert every_call(work) > 20


@pytest.mark.parametrize("error", [KeyboardInterrupt, lambda: OSError(errno.ENOSPC, "No space left on device")])
def test_an_error_anywhere_puts_all_back_or_comes_too_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Callable[[], BaseException]
) -> None:
    def work(call: int) -> bool:
        folder = tmp_path / str(call)
        laid_out(folder)
        try:
            with ending(monkeypatch, call, error) as left:
                exchange(CHANGES, folder)
        except (OSError, KeyboardInterrupt):
            recover(folder)
        else:
            recover(folder)  # what could not be tidied up
            if left[0] <= 0:
                assert found(folder) == with_folders(NEW), call
        assert found(folder) in (with_folders(OLD), with_folders(NEW)), call
        return left[0] <= 0

    assert every_call(work) > 20


def test_a_folder_made_for_nothing_goes_with_those_above_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(call: int) -> bool:
        try:
            with ending(monkeypatch, call, lambda: PermissionError(errno.EACCES, "Access is denied")) as left:
                exchange([FileChange("x/new", b"new")], tmp_path / "output" / "2025")
        except OSError:
            recover(tmp_path / "output" / "2025")
            assert found(tmp_path) in ({}, with_folders({"output/2025/x/new": b"new"})), call
        if (tmp_path / "output").exists():
            recover(tmp_path / "output" / "2025")
            (tmp_path / "output" / "2025" / "x" / "new").unlink()
            for name in ("output/2025/x", "output/2025", "output"):
                (tmp_path / name).rmdir()
        return left[0] <= 0

    assert every_call(work) > 10


def half(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exchange of which two files are moved, and whose process is no more."""
    real, left = Path.replace, [3]  # the journal's own comes first

    def replace(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0:
            raise _Ended
        return real(self, target)

    def stay(*_: object) -> None:
        raise _Ended

    with monkeypatch.context() as patched, pytest.raises(_Ended):
        patched.setattr(Path, "replace", replace)
        patched.setattr(exchanging, "_put_back", stay)
        exchange(CHANGES, folder)
    assert found(folder)["a"] == b"new a" and found(folder)["in/gone"] == b"old gone"


def test_what_was_left_half_is_named_and_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out(tmp_path)
    half(tmp_path, monkeypatch)
    assert recover(tmp_path) == (tmp_path / "a", tmp_path / "in" / "b")
    assert found(tmp_path) == with_folders(OLD)
    assert recover(tmp_path) == ()


def test_the_next_exchange_takes_it_back_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out(tmp_path)
    half(tmp_path, monkeypatch)
    exchange([FileChange("other", b"other")], tmp_path)
    assert found(tmp_path) == with_folders(OLD | {"other": b"other"})


def test_what_somebody_has_written_since_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out(tmp_path)
    half(tmp_path, monkeypatch)
    (tmp_path / "a").write_bytes(b"hers")
    assert recover(tmp_path) == (tmp_path / "in" / "b",)
    assert found(tmp_path) == with_folders(OLD | {"a": b"hers"})


def test_a_folder_that_was_moved_since_is_taken_back_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out(tmp_path / "here")
    half(tmp_path / "here", monkeypatch)
    (tmp_path / "here").rename(tmp_path / "there")
    recover(tmp_path / "there")
    assert found(tmp_path / "there") == with_folders(OLD)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_what_a_link_leads_to_is_taken_back_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, shared = tmp_path / "folder", tmp_path / "shared"
    laid_out(folder)
    shared.mkdir()
    (folder / "a").rename(shared / "a")
    (folder / "a").symlink_to(shared / "a")
    half(folder, monkeypatch)
    assert (shared / "a").read_bytes() == b"new a"
    recover(folder)
    assert found(shared) == {"a": b"old a"} and (folder / "a").is_symlink()


def test_the_files_of_a_run_that_goes_on_are_left_alone(tmp_path: Path) -> None:
    workshop = tmp_path / ".making"
    with locked(workshop, Stop(), 0.0):
        (workshop / "0.new").write_bytes(b"half")
        assert recover(tmp_path) == ()
        assert (workshop / "0.new").exists()
    recover(tmp_path)
    assert found(tmp_path) == {}


def test_who_comes_meanwhile_is_refused_in_words(tmp_path: Path) -> None:
    with locked(tmp_path / ".making", Stop(), 0.0), pytest.raises(Busy) as busy:
        exchange([FileChange("a", b"a")], tmp_path, patience=0.0)
    (told,) = not_written(busy.value)
    assert "another run is writing" in told.message and "wait" in told.hint


def test_many_at_once_come_one_after_the_other(tmp_path: Path) -> None:
    names = [f"{number:02}" for number in range(12)]
    wrong: list[BaseException] = []

    def work(data: bytes) -> None:
        try:
            exchange([FileChange(name, data) for name in names], tmp_path)
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(f"run {number}".encode(),)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert len(set(found(tmp_path).values())) == 1 and list(found(tmp_path)) == names


@pytest.mark.skipif(os.name == "nt", reason="there a process can't send itself this")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_signal_takes_back_what_was_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, after: int
) -> None:
    """It then does what it would have done: Ctrl-C raises, and the others end the process."""
    laid_out(tmp_path)
    heard: list[int] = []
    number = signal.Signals[name]
    before = signal.signal(number, lambda came, _: heard.append(came))
    moves = [after]
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.name != "journal.new":
            moves[0] -= 1
            if moves[0] == -1:
                signal.raise_signal(number)
        return real(self, target)

    try:
        monkeypatch.setattr(Path, "replace", replace)
        with pytest.raises(InterruptedError):
            exchange(CHANGES, tmp_path)
    finally:
        signal.signal(number, before)
    assert heard == [number]
    assert found(tmp_path) == with_folders(OLD)


@pytest.mark.parametrize(
    "journal",
    [
        b"", b"[]", b"{", b'{"token": "ab", "files": [], "folders": 3}',
        json.dumps({"token": "zz", "files": [], "folders": []}).encode(),
        json.dumps({"token": "ab", "files": [["../mine.txt", None, True]], "folders": []}).encode(),
        json.dumps({"token": "ab", "files": [["/etc/passwd", "0" * 64, False]], "folders": ["/tmp"]}).encode(),
    ],
)  # fmt: skip
def test_a_journal_is_not_trusted(tmp_path: Path, journal: bytes) -> None:
    laid_out(tmp_path)
    (tmp_path / "home" / ".making").mkdir(parents=True)
    (tmp_path / "home" / ".making" / "journal.json").write_bytes(journal)
    (tmp_path / "home" / ".making" / "0.before").write_bytes(b"planted")
    recover(tmp_path / "home")
    assert found(tmp_path) == with_folders(OLD) | {"home": b""}


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_workshop_that_is_a_link_is_not_tidied_up(tmp_path: Path) -> None:
    laid_out(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "0.new").write_bytes(b"mine, too")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / ".making").symlink_to(tmp_path / "elsewhere")
    before = found(tmp_path)
    with pytest.raises(NotADirectoryError):
        recover(tmp_path / "home")
    with pytest.raises(NotADirectoryError):
        exchange([FileChange("a", b"a")], tmp_path / "home")
    assert found(tmp_path) == before


def test_what_earlier_versions_left_goes(tmp_path: Path) -> None:
    (tmp_path / ".making-ab12cd_e" / "email").mkdir(parents=True)
    (tmp_path / ".making-ab12cd_e" / "email" / "x.png").write_bytes(b"half")
    (tmp_path / ".making-of the film").mkdir()
    recover(tmp_path)
    assert list(found(tmp_path)) == [".making-of the film"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "a can't be written: the disk is full"), (errno.EROFS, "can only be read"),
        (errno.ENAMETOOLONG, "path is too long"), (errno.EACCES, "another program has it open"),
        (errno.EIO, "a can't be written"),
    ],
)  # fmt: skip
def test_an_error_names_the_file_and_its_own_way_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    """A full disk names no file by itself."""
    real = os.fsync

    def full(handle: int) -> None:
        if left.pop() == 0:
            raise OSError(number, os.strerror(number))
        real(handle)

    left = [0, 1, 1]  # the journal, and the folder that it is in, come first
    monkeypatch.setattr(os, "fsync", full)
    laid_out(tmp_path)
    with pytest.raises(OSError, match=r".") as caught:
        exchange(CHANGES, tmp_path)
    (told,) = not_written(caught.value)
    assert said in told.message and told.where and told.hint
    assert ".making" not in told.message
    assert found(tmp_path) == with_folders(OLD)


def test_two_names_that_differ_in_capitals_alone_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError, match="capital letters"):
        exchange([FileChange("fr-CA/a", b"1"), FileChange("fr-ca/a", b"2")], tmp_path)
    assert found(tmp_path) == {}


def output(name: str) -> Output:
    return Output(name, "text", b"new")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("name", ["email.png", "email/01-thanks.png", "report.html"])
def test_a_link_where_a_file_has_to_be_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "published").write_bytes(b"old")
    place = tmp_path / "2025" / name
    place.parent.mkdir(parents=True)
    place.symlink_to(tmp_path / "published")
    with pytest.raises(OSError, match="a link to another place") as caught:
        write_all([output("a"), output(name)], tmp_path / "2025")
    assert Path(str(caught.value.filename)) == place
    assert (tmp_path / "published").read_bytes() == b"old" and place.is_symlink()


@pytest.mark.parametrize("name", ["email.png", "email/01-thanks.png"])
def test_a_file_that_may_only_be_read_stays(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"final")
    place.chmod(0o444)
    with pytest.raises(PermissionError) as caught:
        write_all([output("a"), output(name)], tmp_path)
    assert "read-only" in not_written(caught.value)[0].message
    assert place.read_bytes() == b"final" and not (tmp_path / "a").exists()
