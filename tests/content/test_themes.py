"""Themes are data, and a theme that can't be read by everyone is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benefitgraphic.colour import contrast
from benefitgraphic.content.contrast import pairs
from benefitgraphic.content.load import load
from benefitgraphic.content.theme import Theme
from benefitgraphic.diagnostics import Problems, as_text

NAMES = ["harbour", "provincial", "analyst"]


def theme(config: Path, name: str) -> Theme:
    return load(config, theme=name).edition.theme


def change(config: Path, old: str, new: str) -> None:
    path = config.parent / "themes" / "harbour.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def said(config: Path) -> str:
    with pytest.raises(Problems) as problems:
        load(config)
    return "\n".join(as_text(d) for d in problems.value.diagnostics)


@pytest.mark.parametrize("name", NAMES)
def test_everything_can_be_read(config: Path, name: str) -> None:
    found = theme(config, name)
    assert all(pair.passes for pair in pairs(found))
    for accent in found.accents:
        assert contrast(accent.strong, accent.muted) >= 1.3
        assert contrast(accent.muted, found.colours.paper) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_large_type_is_tight_and_small_type_open(config: Path, name: str) -> None:
    roles = theme(config, name).type.roles
    for large in (roles.display, roles.section, roles.hero_figure, roles["figure"]):
        assert 1.02 <= large.leading <= 1.12
        assert large.weight == 900
    for small in (roles.body, roles.label, roles["small"]):
        assert 1.33 <= small.leading <= 1.4


def test_says_the_pair_its_ratio_and_the_place(config: Path) -> None:
    change(config, 'highlight: "#F2A900"', 'highlight: "#7A5500"')
    text = said(config)
    assert text.startswith("config/themes/harbour.yaml:10:14: error: highlight #7A5500 against band #0B2545")
    assert "has a contrast of 2.2" in text
    assert "needs 4.5:1" in text


def test_a_ratio_just_too_low_is_not_rounded_up(config: Path) -> None:
    change(config, 'muted: "#52606D"', 'muted: "#6B6B6B"')
    assert "4.50:1, and needs 4.5:1" not in said(config)


def test_three_themes_come_along_and_a_fourth_is_a_file(config: Path) -> None:
    folder = config.parent / "themes"
    (folder / "mine.yaml").write_bytes((folder / "harbour.yaml").read_bytes())
    assert load(config, theme="mine").edition.theme.radius == 12


def test_an_unknown_theme_on_the_command_line(config: Path) -> None:
    with pytest.raises(Problems) as problems:
        load(config, theme="anlyst")
    assert as_text(problems.value.diagnostics[0]) == (
        "error: no theme is called 'anlyst'\n    hint: did you mean 'analyst'?"
    )


@pytest.mark.parametrize(
    ("start", "name", "message"),
    [
        (b"\x00\x01\x00\x00", "Mine.ttf", ""),
        (b"OTTO", "Mine.ttf", "is called .ttf, but is OpenType/CFF"),
        (b"wOF2", "Mine.ttf", "is called .ttf, but is WOFF2"),
        (b"ttcf", "Mine.ttf", "is called .ttf, but is a font collection"),
        (b"", "Mine.ttf", "is called .ttf, but is no font"),
        (b"OTTO", "Mine.otf", "is not a .ttf file"),
        (b"wOFF", "Mine.woff", "is not a .ttf file"),
    ],
)
def test_only_truetype_fonts(config: Path, start: bytes, name: str, message: str) -> None:
    fonts = config.parents[1] / "assets" / "fonts"
    fonts.mkdir(parents=True)
    (fonts / name).write_bytes(start + b"\0" * 20)
    files = ", ".join(f"{weight}: assets/fonts/{name}" for weight in (400, 600, 700, 900))
    change(config, "font: source-sans-pro ", f"font: {{{files}}} ")
    if message:
        assert message in said(config)
    else:
        font = load(config).edition.theme.type.font
        assert not isinstance(font, str)
        assert font[900] == fonts / name


def test_a_weight_that_the_font_lacks(config: Path) -> None:
    fonts = config.parents[1] / "assets" / "fonts"
    fonts.mkdir(parents=True)
    (fonts / "Mine.ttf").write_bytes(b"\x00\x01\x00\x00")
    change(config, "font: source-sans-pro ", "font: {400: assets/fonts/Mine.ttf} ")
    assert "the font has no file for weight 900" in said(config)


def test_a_theme_never_changes(config: Path) -> None:
    found = theme(config, "harbour")
    with pytest.raises(ValueError, match="frozen"):
        found.radius = 3  # type: ignore[misc]


def test_missing_themes_are_said_plainly(small: Callable[..., object], config: Path) -> None:
    for path in (config.parent / "themes").iterdir():
        path.unlink()
    assert "themes are files in config/themes" in said(config)
