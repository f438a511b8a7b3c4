"""Only files that were made, and plain ones in output/ and assets/, are ever served, each as what it is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from asking import Answer, ask, listening, up_to
from benefitgraphic.preview.server.disk import read_inside
from benefitgraphic.preview.server.mail_windows import in_window
from laying import CONFIG
from previewing import LITTLE, Preview, previewed, sample_project, with_sizes
from projects import edit

# One server for them all.
pytestmark = [pytest.mark.xdist_group("files served"), pytest.mark.slow]

_SECRET = b"SECRET"
_SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><path d="M0 0h1v1z"/></svg>'


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A project with secrets around it, and links to them in it; all has been made."""
    around = tmp_path_factory.mktemp("served")
    project = sample_project(around / "project")
    (project / "config" / CONFIG.name).write_bytes(with_sizes(LITTLE.encode(), "email"))
    (around / "secret.txt").write_bytes(_SECRET)
    (around / "secret.svg").write_bytes(_SECRET)
    (around / "elsewhere").mkdir()
    (around / "elsewhere" / "secret.png").write_bytes(_SECRET)
    (project / "secret.txt").write_bytes(_SECRET)
    for name in ("output/2024", "assets/icons", "assets/logos"):
        (project / name).mkdir(parents=True, exist_ok=True)
    (project / "output" / "2024" / "email@2x.png").write_bytes(b"last year")
    (project / "output" / "2024" / "page.html").write_bytes(b"<script>alert(1)</script>")
    (project / "output" / ".hidden.png").write_bytes(_SECRET)
    (project / "assets" / "logos" / "my logo.svg").write_bytes(_SCRIPT)
    (project / "assets" / "icons" / "own.svg").write_bytes(_SCRIPT)
    (project / "assets" / "odd.exe").write_bytes(b"MZ")
    if hasattr(os, "symlink"):
        _link(project / "output" / "link.txt", around / "secret.txt")
        _link(project / "output" / "folder", around / "elsewhere")
        _link(project / "output" / "inside.txt", project / "secret.txt")
        _link(project / "assets" / "icons" / "linked.svg", around / "secret.svg")
    with previewed(project) as preview, listening(preview) as events:
        hello = next(events)
        if hello["busy"]:
            up_to(events, "finished")
        yield preview


def _link(at: Path, to: Path) -> None:
    try:
        at.symlink_to(to)
    except OSError:
        pytest.skip("this system makes no links")


@pytest.mark.slow
def test_what_is_in_the_folders_is_served_as_what_it_is(preview: Preview) -> None:
    picture = ask(preview, "output/2024/email%402x.png")
    assert (picture.status, picture.body, picture.headers["content-type"]) == (200, b"last year", "image/png")
    assert ask(preview, "output/2024/email@2x.png").body == b"last year"
    other = ask(preview, "assets/odd.exe")
    assert other.headers["content-type"] == "application/octet-stream"
    assert other.headers["content-disposition"].startswith("attachment")


def test_what_could_run_something_runs_nothing(preview: Preview) -> None:
    for path in ("assets/logos/my%20logo.svg", "assets/icons/own.svg", "output/2024/page.html"):
        policy = ask(preview, path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src" not in policy and "sandbox" in policy
        assert "allow-scripts" not in policy


_OUT = [
    "../secret.txt",
    "../../secret.txt",
    "2024/../../secret.txt",
    "%2e%2e/secret.txt",
    "%2E%2E%2Fsecret.txt",
    "..%2fsecret.txt",
    "..%5csecret.txt",
    "..\\secret.txt",
    "%252e%252e/secret.txt",
    "..%c0%afsecret.txt",
    "..%ef%bc%8fsecret.txt",
    ".%2e/secret.txt",
    "./../secret.txt",
    "....//secret.txt",
    "..;/secret.txt",
    "/etc/passwd",
    "//etc/passwd",
    "%2fetc%2fpasswd",
    "C:/Windows/win.ini",
    "C:%5cWindows%5cwin.ini",
    "C:secret.txt",
    "file:///etc/passwd",
    "~/secret.txt",
    "2024/email@2x.png%00.txt",
    "%00",
    "2024/email@2x.png/",
    "2024/email@2x.png::$DATA",
    "2024",
    "2024/",
    ".",
    "..",
    "",
    ".hidden.png",
    "CON",
    "nul.txt",
    "2024/aux.png",
    "link.txt",
    "folder/secret.png",
    "inside.txt",
    "\\\\server\\share\\x",
    "x" * 3000,
]


@pytest.mark.parametrize("path", _OUT)
@pytest.mark.parametrize("root", ["output", "assets", "static", "made/0000000000000000"])
def test_nothing_leads_out_of_the_folders(preview: Preview, root: str, path: str) -> None:
    answer = ask(preview, f"{root}/{path}")
    assert answer.status in (400, 404)
    assert _SECRET not in answer.body and b"root:" not in answer.body


@pytest.mark.parametrize(
    "name", ["linked", "..%2f..%2fsecret", "../../secret", "nothing", "CON", "Handshake", "a" * 500]
)
def test_icons_are_from_their_folder_or_from_phosphor(preview: Preview, name: str) -> None:
    assert ask(preview, f"icon/{name}.svg").status == 404


def test_an_icon_is_served_if_the_graphic_could_show_it(preview: Preview) -> None:
    assert ask(preview, "icon/handshake.svg").headers["content-type"] == "image/svg+xml"
    nested = "".join(f'<g id="g{n}"><use href="#g{n - 1}"/><use href="#g{n - 1}"/></g>' for n in range(1, 40))
    endless = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path id="g0" d="M0 0h1v1z"/>{nested}</svg>'
    icons = preview.project / "assets" / "icons"
    (icons / "endless.svg").write_text(endless, encoding="utf-8")
    (icons / "square.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
    )
    assert ask(preview, "icon/square.svg").status == 200
    assert ask(preview, "icon/endless.svg").status == 404


def test_a_made_file_may_be_kept_for_ever_and_its_address_is_its_own(preview: Preview) -> None:
    address = _made(preview, "email.png")
    picture = ask(preview, address)
    assert picture.status == 200 and picture.body.startswith(b"\x89PNG")
    assert "immutable" in picture.headers["cache-control"]
    assert "content-disposition" not in picture.headers
    kept = ask(preview, f"{address}?download").headers["content-disposition"]
    assert kept == "attachment; filename*=UTF-8''email.png"
    # Of another time: the browser is led to what has taken its place, and keeps nothing of that.
    other = ask(preview, "made/0123456789abcdef/email.png")
    assert (other.status, other.headers["location"]) == (307, f"/{preview.token}/{address}")
    assert other.headers["cache-control"] == "no-store"
    assert ask(preview, "made/0123456789abcdef/hero.jpg").status == 404


def test_the_mail_shows_its_pictures_and_asks_nobody_else(preview: Preview) -> None:
    address = _made(preview, "email/announcement.html")
    page = ask(preview, address)
    assert (
        "sandbox" in page.headers["content-security-policy"]
        and "frame-ancestors 'self'" in page.headers["content-security-policy"]
    )
    sources = re.findall(r'<img src="([^"]+)"', page.text)
    assert sources
    for source in sources:
        first = ask(preview, f"{address.rpartition('/')[0]}/{source}")
        assert first.status == 307
        assert ask(preview, first.headers["location"], with_token=False).body.startswith(b"\x89PNG")


def test_the_mail_without_pictures_and_in_either_window(preview: Preview) -> None:
    address = _made(preview, "email/announcement.html")
    assert "img-src 'none'" in ask(preview, f"{address}?images=off").headers["content-security-policy"]
    plain, dark, light = (ask(preview, f"{address}{query}").text for query in ("", "?dark", "?light"))
    assert "prefers-color-scheme: dark" in plain
    assert "@media all" in dark and "prefers-color-scheme" not in dark and 'content="only dark"' in dark
    assert "@media not all" in light and 'content="only light"' in light
    assert ask(preview, f"{address}?download&dark").text == plain  # what is kept is what render writes


def test_a_config_that_points_outside_shows_nothing_of_what_is_there(preview: Preview) -> None:
    """And says so as the terminal does."""
    with listening(preview) as events:
        next(events)
        edit(preview.project, "infographic.yaml", "\nlanguage:", "\nlogo: ../secret.svg\nlogo_alt: x\nlanguage:")
        up_to(events, "broken")
        problems = ask(preview, "problems").text
        assert "leads outside" in problems and "SECRET" not in problems
        assert ask(preview, _made(preview, "email.png")).status == 200  # the last good one stays
        edit(preview.project, "infographic.yaml", "\nlogo: ../secret.svg\nlogo_alt: x\nlanguage:", "\nlanguage:")
        up_to(events, "finished")


_PARTS = st.lists(
    st.sampled_from(
        ["..", ".", "", "a", "inner", "secret.txt", "C:", "\\", "..\\", "\0", "~", "link", "CON", " ", "%2e"]
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.slow
@given(parts=_PARTS, join=st.sampled_from(["/", "\\", "//", "/./"]))
@example(parts=["..", "secret.txt"], join="/")
@example(parts=["inner", "link", "secret.txt"], join="/")
def test_no_name_leads_out_of_a_folder(tmp_path_factory: pytest.TempPathFactory, parts: list[str], join: str) -> None:
    root = tmp_path_factory.getbasetemp() / "no-name"
    if not root.exists():
        (root / "folder" / "inner").mkdir(parents=True)
        (root / "secret.txt").write_bytes(_SECRET)
        (root / "folder" / "a").write_bytes(b"fine")
        _link(root / "folder" / "inner" / "link", root)
    assert read_inside(root / "folder", join.join(parts), root) in (None, b"fine")


def test_a_folder_that_is_itself_elsewhere_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.png").write_bytes(_SECRET)
    (tmp_path / "project").mkdir()
    _link(tmp_path / "project" / "output", tmp_path / "elsewhere")
    assert read_inside(tmp_path / "project" / "output", "x.png", tmp_path / "project") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.png")
    assert read_inside(tmp_path, "x.png", tmp_path) is None


def test_a_page_is_only_changed_when_that_is_asked_for() -> None:
    page = b"<style>:root{color-scheme: light dark}@media (prefers-color-scheme:dark){a{}}</style>"
    assert in_window(page, is_dark=False, is_light=False) == page
    assert (
        in_window(page, is_dark=True, is_light=False) == b"<style>:root{color-scheme: only dark}@media all{a{}}</style>"
    )


def _made(preview: Preview, name: str) -> str:
    """The address of the file of this name now, without the token."""
    answer: Answer = ask(preview, f"made/0/{quote(name, safe='/@')}")
    assert answer.status == 307, name
    return answer.headers["location"].removeprefix(f"/{preview.token}/")
