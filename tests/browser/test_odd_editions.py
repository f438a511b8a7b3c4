"""What the sample doesn't show, in a browser: a language that is read from right to left, a theme with light bands."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benefitgraphic.build import render
from checks import complaints, told
from laying import ARABIC, ROOT
from pages import View, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.xdist_group("browser, too"), pytest.mark.slow]

PAGES = ("email/announcement.html", "email.html", "report.html")


def made(folder: Path, file: str, *changes: tuple[str, str]) -> Path:
    """The sample's files with a few words of its config changed."""
    shutil.copytree(ROOT / "config", folder / "config")
    path = folder / "config" / file
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    render(folder / "config" / "infographic.yaml", sizes=("email",), output=folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("arabic")
    for words in (ROOT / "config", ARABIC):
        shutil.copytree(words, folder / "config", dirs_exist_ok=True)
    render(folder / "config" / "infographic.yaml", language="ar", sizes=("email",), output=folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def light(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bands that are light, with dark words on them."""
    bands = (
        ('band: "#0B2545"', 'band: "#DDE6EE"'),
        ('on_band: "#FFFFFF"', 'on_band: "#0B2545"'),
        ('on_band_muted: "#DCE9F5"', 'on_band_muted: "#4A5563"'),
        ('highlight: "#F2A900"', 'highlight: "#13508B"'),
        ('on_band_good: "#74DED8"', 'on_band_good: "#0B6E66"'),
        ('on_band_bad: "#FFB09C"', 'on_band_bad: "#8F1D16"'),
        ('band_marks: {strong: "#F2A900", muted: "#7F93AB"}', 'band_marks: {strong: "#13508B", muted: "#6B7F97"}'),
    )
    return made(tmp_path_factory.mktemp("light"), "themes/harbour.yaml", *bands)


@pytest.mark.parametrize("name", PAGES)
def test_no_checker_complains_of_right_to_left(browser: Browser, arabic: Path, name: str) -> None:
    with opened(browser, arabic / name, View(320)) as shown:
        found = complaints(shown)
    assert not found, told(found)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("dark", [False, True])
def test_no_checker_complains_of_light_bands(browser: Browser, light: Path, name: str, dark: bool) -> None:
    with opened(browser, light / name, View(1200, dark=dark)) as shown:
        found = complaints(shown)
    assert not found, told(found)


# Where the words of each row stand: the left and right edges of its name and of its figure.
_ROWS = """() => [...document.querySelectorAll("table.figures tbody tr")].map(row => [...row.children].map(cell => {
    const range = document.createRange(); range.selectNodeContents(cell);
    const box = range.getBoundingClientRect(); return [box.left, box.right];
}))"""


@pytest.mark.parametrize("name", PAGES[:2])
def test_figures_stand_at_the_left_of_their_names(browser: Browser, arabic: Path, name: str) -> None:
    with opened(browser, arabic / name, View(640)) as shown:
        rows = shown.page.evaluate(_ROWS)
        marks = shown.page.evaluate(
            "() => [...document.querySelectorAll('ul, ol')].map(list => getComputedStyle(list).paddingRight)"
        )
    assert rows
    assert all(figure[1] + 100 < title[0] for title, figure in rows)
    assert any(mark != "0px" for mark in marks)
