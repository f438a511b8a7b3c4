"""A project that somebody else sent, looked at by somebody who trusts it: nothing of it gets out, in, or in the way."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser
from starlette.types import Receive, Scope, Send
from uvicorn.server import ServerState

from asking import ask, listening, post, until, up_to
from benefitgraphic.build.cache import Cache
from benefitgraphic.editing.figures import table_of
from benefitgraphic.output.files import Output
from benefitgraphic.preview.forms.routes_form import offers
from benefitgraphic.preview.messages import Broken, Facts, Message, ProjectFiles, RoomQuestion, SizeDrawn, Undrawn
from benefitgraphic.preview.page.last_year import past
from benefitgraphic.preview.page.source_listing import marked
from benefitgraphic.preview.server.pages import addresses
from benefitgraphic.preview.server.watching import Lookout
from benefitgraphic.preview.server.worker_client import Workshop
from benefitgraphic.preview.serving import ClientConnection
from benefitgraphic.preview.worker.forwarding import forwarded
from benefitgraphic.project.paths import Project
from laying import CONFIG
from previewing import DEADLINE, Preview, previewed, sample_project

# One server for them all.
pytestmark = [pytest.mark.xdist_group("attacks"), pytest.mark.slow]

_EVIL = "alert(document.title = 'broken in')"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A folder with what no designer has in theirs."""
    project = sample_project(tmp_path_factory.mktemp("sent") / "project <b>&\"'", "hero")
    for name in ("output/2024", "assets/logos", "assets/icons"):
        (project / name).mkdir(parents=True, exist_ok=True)
    for folder in ("assets", "output/2024"):
        (project / folder / "evil.js").write_text(_EVIL)
        (project / folder / "evil.css").write_text("* { display: none }")
        (project / folder / "evil.html").write_text(f"<script>{_EVIL}</script><script src='evil.js'></script>")
    if sys.platform != "win32":
        _named(project / "assets" / "logos", b"\xff\n<b>.svg", b"<svg/>")
        _named(project / "config" / "themes", b"\xfe'<i>.yaml", b"a: b\n")
        _named(project / "config", b"infographic.\xfd.yaml", b"a: b\n")
        (project / "config" / "loop.yaml").symlink_to("loop.yaml")
        (project / "config" / "passwd.yaml").symlink_to("/etc/passwd")
    with previewed(project) as preview:
        with listening(preview) as events:
            if next(events)["busy"]:
                up_to(events, "finished")
        yield preview


def _named(folder: Path, name: bytes, data: bytes) -> None:
    """A file whose name no keyboard can type; where the system has no such names, none."""
    try:
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:  # noqa: PTH118, PTH123
            file.write(data)
    except (OSError, UnicodeError):
        return


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["", "state", "view", "problems", "edit", "edit?part=masthead", "figures", "downloads"]
)
def test_odd_names_of_files_are_shown_as_well_as_they_can_be(preview: Preview, path: str) -> None:
    answer = ask(preview, path)
    assert answer.status == 200, answer.text
    assert not {"<b>", "<i>"} & set(answer.text.split(">"))
    assert "&\"'" not in answer.text


def test_an_odd_name_can_be_asked_for() -> None:
    """Such as that of a file of words, which a problem links to."""
    name = os.fsdecode(b"config/words/\xff.po") if sys.platform != "win32" else "config/words/\udcff.po"
    assert addresses("token")("source", file=name) == "/token/source?file=config%2Fwords%2F%FF.po"


@pytest.mark.skipif(sys.platform == "win32", reason="links are for administrators there")
@pytest.mark.parametrize("file", ["config/loop.yaml", "config/passwd.yaml", "config/loop.yaml/x"])
def test_a_link_that_leads_nowhere_good_is_no_file_to_read(preview: Preview, file: str) -> None:
    answer = ask(preview, f"source?file={file}")
    assert answer.status == 404
    assert "root:" not in answer.text
    assert marked(Project.of(preview.config), file, 1, 1) is None


@pytest.mark.parametrize("path", ["assets/evil.js", "output/2024/evil.js", "assets/evil.css", "output/2024/evil.css"])
def test_what_pages_are_built_of_comes_from_the_program_alone(preview: Preview, path: str) -> None:
    """The policy lets scripts and styles of this server run, so the project's must not be any."""
    answer = ask(preview, path)
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_page_in_the_project_is_no_page_of_ours(preview: Preview, browser: Browser) -> None:
    for path in ("assets/evil.html", "output/2024/evil.html"):
        policy = ask(preview, path).headers["content-security-policy"]
        assert "sandbox" in policy and "allow-same-origin" not in policy and "'self'" not in policy
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(preview.address + path)
            assert page.title() != "broken in"


@pytest.mark.slow
def test_markup_that_got_in_could_still_run_nothing(preview: Preview, browser: Browser) -> None:
    """Were a text ever shown as markup: neither scripts in it nor the project's own would run."""
    with browser.new_context() as context:
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        page.goto(preview.address)
        page.wait_for_selector("html[data-ready]")
        page.evaluate(
            """(evil) => {
                const add = (name, with_) => document.body.append(Object.assign(document.createElement(name), with_));
                document.title = "mine";
                document.body.insertAdjacentHTML("beforeend", `<img src="x:" onerror="${evil}">`);
                add("script", {textContent: evil});
                add("iframe", {srcdoc: `<script>parent.${evil}<\\/script>`});
                add("iframe", {src: "https://example.org/"});
                add("img", {src: "https://example.org/x.png"});
                return new Promise((done) => {
                    const script = document.createElement("script");
                    script.src = "assets/evil.js";
                    script.onload = script.onerror = done;
                    document.body.append(script);
                });
            }""",
            _EVIL,
        )
        assert page.title() != "broken in"
        assert sum("Content Security Policy" in text or "MIME type" in text for text in refused) >= 4, refused


_PIPES = [
    "config/infographic.yaml",
    "config/metrics.yaml",
    "config/metrics.csv",
    "config/imports.yaml",
    "config/themes/public-green.yaml",
    "config/translated.fr-CA.yaml",
    "config/words/en.po",
    "assets/icons/handshake.svg",
    "assets/logos/facebook.svg",
    "assets/logos/own.svg",
    "assets/fonts/own.ttf",
]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
@pytest.mark.parametrize("file", _PIPES)
@pytest.mark.parametrize("is_endless", [False, True], ids=["pipe", "endless"])
def test_what_is_no_file_is_neither_waited_for_nor_read_without_end(
    tmp_path: Path, file: str, is_endless: bool
) -> None:
    project = sample_project(tmp_path / "project")
    config = project / "config" / CONFIG.name
    place = project / file
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    if file.endswith("own.svg"):
        config.write_text(f"logo: {file}\nlogo_alt: x\n{config.read_text()}")
    if file.endswith("own.ttf"):
        for theme in (project / "config" / "themes").glob("*.yaml"):
            fonts = f"font: {{400: {file}, 600: {file}, 700: {file}, 900: {file}}} "
            theme.write_text(theme.read_text().replace("font: source-sans-pro ", fonts))
    if is_endless:
        place.symlink_to("/dev/zero")
    else:
        os.mkfifo(place)

    def look() -> None:
        _first(config)
        if "fr-CA" in file:
            _first(config, "fr-CA")
        table_of(config)
        offers(Project.of(config))
        Lookout(config).look()

    _in_time(look)


def _first(config: Path, language: str | None = None) -> Message:
    """What is said first of the size that is looked at."""
    steps = forwarded(ProjectFiles(1, config, "social", language), Cache())
    return next(message for message in steps if isinstance(message, SizeDrawn | Undrawn | Broken))


def _in_time(do: Callable[[], object]) -> None:
    """Does it in a thread, since what waits for ever can't be ended in any other way."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            do()
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(DEADLINE)
    assert not thread.is_alive(), "it waits for ever"
    if failed:
        raise failed[0]


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x01\x00\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def _pdf(pages: int, side: int) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(side, side)
    from io import BytesIO

    file = BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("email.png", _png(60_000, 60_000)),
        ("email.png", _png(0, 100)),
        ("email.png", b"\x89PNG\r\n\x1a\n"),
        ("email.png", b"GIF89a"),
        ("letter.pdf", _pdf(1, 14_400)),
        ("letter.pdf", _pdf(200, 600)),
        ("letter.pdf", b"%PDF-1.7\n"),
    ],
    ids=["huge", "nothing", "cut off", "no PNG", "huge page", "200 pages", "no pages"],
)
def test_last_years_picture_is_not_whatever_lies_there(tmp_path: Path, name: str, data: bytes) -> None:
    project = sample_project(tmp_path / "project")
    (project / "output" / "2024").mkdir(parents=True)
    (project / "output" / "2024" / name).write_bytes(data)
    size = name.partition(".")[0]
    assert past(Project.of(project / "config" / CONFIG.name), _facts(size), size, 2024) is None


def test_last_years_pages_are_drawn_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What draws them knows nothing of threads, and would end the process."""
    from benefitgraphic.preview.page import last_year as looking_back

    project = sample_project(tmp_path / "project")
    (project / "output" / "2024").mkdir(parents=True)
    (project / "output" / "2024" / "letter.pdf").write_bytes(_pdf(1, 100))
    there = Project.of(project / "config" / CONFIG.name)
    inside, goes_on, seen = threading.Event(), threading.Event(), []

    def pages(*_: object) -> Iterator[Output]:
        seen.append(threading.current_thread())
        inside.set()
        assert goes_on.wait(DEADLINE)
        return iter(())

    monkeypatch.setattr(looking_back, "page_pictures", pages)
    threads = [threading.Thread(target=past, args=(there, _facts("letter"), "letter", 2024)) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert inside.wait(DEADLINE)
    # All others have had their chance to come in as soon as another one, which needs no pages, is through.
    assert past(there, _facts("email"), "email", 2024) is None
    first = len(set(seen))
    goes_on.set()
    for thread in threads:
        thread.join(DEADLINE)
    assert first == 1 and len(set(seen)) == 4


def _facts(size: str) -> Facts:
    return Facts(2025, "2025", "en-CA", ("en-CA",), "ltr", "T", "public-green", (size,), False, "output/2025")


@pytest.mark.skipif(sys.platform == "win32", reason="links are for administrators there")
def test_only_the_project_is_watched(tmp_path: Path) -> None:
    """Not the whole disk, for a link to it."""
    project = sample_project(tmp_path / "project")
    shutil.rmtree(project / "assets")
    (tmp_path / "elsewhere").mkdir()
    (project / "assets").symlink_to(tmp_path / "elsewhere")
    lookout = Lookout(project / "config" / CONFIG.name)
    lookout.look()
    (tmp_path / "elsewhere" / "new.svg").write_bytes(b"x")
    assert not lookout.look()
    (project / "config" / "new.yaml").write_bytes(b"x")
    assert lookout.look()


def test_a_crowd_of_files_is_no_reason_to_miss_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = sample_project(tmp_path / "project")
    crowd = project / "assets" / "a"
    crowd.mkdir(parents=True)
    for number in range(150):
        (crowd / f"{number}.png").write_bytes(b"x" * 10_000)
    config = project / "config" / CONFIG.name
    read: list[Path] = []
    before = Path.read_bytes

    def noted(path: Path) -> bytes:
        read.append(path)
        return before(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    lookout = Lookout(config, most=100, most_read=500_000)
    lookout.look()
    assert config in read and sum(path.stat().st_size for path in read) < 600_000
    # Nothing that its time or its length would tell.
    state = config.stat()
    config.write_bytes(config.read_bytes().replace(b"title", b"tilte", 1))
    os.utime(config, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert lookout.look()


def _deaf(connection: Connection) -> None:
    threading.Event().wait()


def test_a_worker_that_does_not_listen_holds_nobody_up(tmp_path: Path) -> None:
    """However much it is told: what doesn't fit into its pipe isn't waited for."""
    config = tmp_path / CONFIG.name

    async def main() -> None:
        workshop = Workshop(_deaf)
        workshop.start()
        for serial in range(1, 20_000):
            workshop.send(ProjectFiles(serial, config))
        workshop.close()

    _in_time(lambda: asyncio.run(main()))


@pytest.mark.slow
def test_no_room_for_a_worker_is_said(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from benefitgraphic.preview.messages import Answer, NumberedQuestion, Refused

    async def main() -> None:
        workshop = Workshop(_ending)
        workshop.start()

        def start() -> None:
            raise OSError(12, "Cannot allocate memory")

        monkeypatch.setattr(workshop, "start", start)
        workshop.send(ProjectFiles(1, config))
        said = []
        async with asyncio.timeout(DEADLINE):
            async for message in workshop.messages():
                said.append(message)
                if isinstance(message, Broken):
                    break
            workshop.send(NumberedQuestion(1, RoomQuestion(config, "social", "title")))
            workshop.send(ProjectFiles(2, config))
            async for message in workshop.messages():
                said.append(message)
                if isinstance(message, Broken) and message.serial == 2:
                    break
        assert any(isinstance(one, Answer) and isinstance(one.result, Refused) for one in said)
        workshop.close()

    _in_time(lambda: asyncio.run(main()))


@pytest.mark.parametrize("sent", [b"", b"G", b"GET /token/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-"])
def test_who_never_says_what_they_want_is_let_go(sent: bytes) -> None:
    """Else anybody on this computer could take all its connections, and keep them."""

    async def main() -> None:
        settings = uvicorn.Config(_nothing, http=ClientConnection, lifespan="off", log_config=None)
        settings.load()
        loop, state = asyncio.get_running_loop(), ServerState()

        def waiting() -> ClientConnection:
            return ClientConnection(settings, state, {}, silence=0.01)

        listening = await loop.create_server(waiting, "127.0.0.1", 0)
        async with listening, asyncio.timeout(DEADLINE):
            reader, writer = await asyncio.open_connection(*listening.sockets[0].getsockname())
            writer.write(sent)
            assert await reader.read() == b""
            writer.close()

    _in_time(lambda: asyncio.run(main()))


async def _nothing(scope: Scope, receive: Receive, send: Send) -> None:
    raise AssertionError("it was asked")


@pytest.mark.parametrize("name", ["Origin", "Sec-Fetch-Site", "Host", "Content-Length"])
def test_what_is_said_twice_is_not_believed(preview: Preview, name: str) -> None:
    own = {
        "Host": f"127.0.0.1:{preview.port}",
        "Origin": preview.root,
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": "10",
    }
    other = {"Origin": "https://example.org", "Sec-Fetch-Site": "cross-site", "Host": "x.org", "Content-Length": "9"}
    head = "".join(f"{key}: {value}\r\n" for key, value in [*own.items(), (name, other[name])])
    sent = f"POST /{preview.token}/look HTTP/1.1\r\n{head}\r\nsize=email"
    with closing(socket.create_connection(("127.0.0.1", preview.port), DEADLINE)) as connection:
        connection.sendall(sent.encode())
        assert connection.recv(4096).startswith(b"HTTP/1.1 400")


@pytest.mark.slow
def test_many_tabs_do_not_wait_for_each_other(preview: Preview, browser: Browser) -> None:
    """A browser keeps six connections to a server; a page that nobody sees leaves its own to the others."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(preview.address)
        page.wait_for_selector("html[data-ready]")
        page.evaluate(
            """() => {
                window.heard = [];
                document.addEventListener("bg:made", (event) => window.heard.push(event.detail.kind));
                window.seen = (is) => {
                    Object.defineProperty(document, "hidden", {get: () => !is, configurable: true});
                    document.dispatchEvent(new Event("visibilitychange"));
                };
                window.seen(false);
                window.heard = [];
            }"""
        )
        edited = preview.config.read_text(encoding="utf-8")
        with listening(preview) as events:
            next(events)
            preview.config.write_text(edited + "\n# seen by nobody\n", encoding="utf-8")
            up_to(events, "read")
            post(preview, "look", {"size": "social"})
            until(preview, lambda: b"Making" not in ask(preview, "state").body)
        assert page.evaluate("window.heard") == []
        page.evaluate("window.seen(true)")
        # It catches up: with the state, and with what the files say.
        page.wait_for_function("() => window.heard.includes('hello') && window.heard.includes('read')")


def _ending(connection: Connection) -> None:
    connection.recv()
    sys.exit(1)


def test_a_form_may_say_what_is_no_character(preview: Preview) -> None:
    answer = post(preview, "edit", {"do": "text", "steps": '["title"]', "was": '"\\ud800"', "now": "x"})
    assert answer.status in (409, 422)
    with listening(preview) as events:
        assert next(events)["kind"] == "hello"
