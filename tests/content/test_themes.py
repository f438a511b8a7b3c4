"""Themes are data, and a theme that can't be read by everyone is refused."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.content.load import load
from benefitgraphic.design.contrast import filling, grounds, pairs, readable
from benefitgraphic.design.theme import ChartMarks, Theme
from benefitgraphic.diagnostics import Problems, as_text
from benefitgraphic.graphics.colour import channels, contrast
from benefitgraphic.twins.vision import FILTERS

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
    assert text.startswith("config/themes/harbour.yaml:11:14: error: highlight #7A5500 against band #0B2545")
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


def test_a_theme_never_changes(config: Path) -> None:
    found = theme(config, "harbour")
    with pytest.raises(ValueError, match="frozen"):
        found.radius = 3  # type: ignore[misc]


def test_missing_themes_are_said_plainly(small: Callable[..., object], config: Path) -> None:
    for path in (config.parent / "themes").iterdir():
        path.unlink()
    assert "themes are files in config/themes" in said(config)


def without_news(config: Path) -> None:
    """The theme as a designer may have it who never heard of colours for changes."""
    path = config.parent / "themes" / "harbour.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.strip().startswith(("good:", "bad:", "on_band_good:", "on_band_bad:"))]
    assert len(kept) == len(lines) - 4
    path.write_text("".join(kept), encoding="utf-8")


def test_a_theme_needs_no_colours_for_changes(config: Path) -> None:
    without_news(config)
    colours = theme(config, "harbour").colours
    for news in ("good", "bad", "neither"):
        assert contrast(colours.of_change(news), colours.paper) >= 4.5
        assert contrast(colours.of_change(news, on_band=True), colours.band) >= 4.5
    assert colours.of_change("good") != colours.of_change("bad")


@pytest.mark.parametrize(
    ("key", "colour", "ground"),
    [
        ("good", "#8FD3B5", "paper #FFFFFF"),
        ("bad", "#FF8A80", "paper #FFFFFF"),
        ("on_band_good", "#0B6E66", "band #0B2545"),
        ("on_band_bad", "#B3261E", "band #0B2545"),
    ],
)
def test_a_change_that_is_hard_to_read_is_refused(config: Path, key: str, colour: str, ground: str) -> None:
    without_news(config)
    change(config, '  on_accent: "#FFFFFF"', f'  {key}: "{colour}"\n  on_accent: "#FFFFFF"')
    assert f"error: {key} {colour} against {ground}" in said(config)


colours = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


@given(colours, colours, colours)
def test_a_colour_made_readable_can_be_read(colour: str, ground: str, ink: str) -> None:
    found = readable(colour, ground, ink)
    assert contrast(found, ground) >= 4.5 or found == ink
    assert found == colour or contrast(colour, ground) < 4.5


def seen_as(colour: str, name: str) -> tuple[float, ...]:
    """A colour as it looks with a colour deficiency, in linear light."""
    light = [((c / 255 + 0.055) / 1.055) ** 2.4 if c > 10 else c / 255 / 12.92 for c in channels(colour)]
    return tuple(sum(k * c for k, c in zip(row, light, strict=True)) for row in FILTERS[name])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("deficiency", [name for name in FILTERS if name != "grey"])
def test_good_news_and_bad_are_apart_with_any_colour_vision(config: Path, name: str, deficiency: str) -> None:
    """Grey is left to the arrow and the words."""
    found = theme(config, name).colours
    for on_band in (False, True):
        good, bad = (seen_as(found.of_change(n, on_band=on_band), deficiency) for n in ("good", "bad"))
        assert max(abs(a - b) for a, b in zip(good, bad, strict=True)) > 0.1


@given(colours, colours, colours)
def test_the_other_years_are_light_beside_the_reporting_year(strong: str, muted: str, ground: str) -> None:
    """Whatever theme is accepted: 3:1 in a grey copy."""
    fill = filling(ChartMarks.model_construct(strong=strong, muted=muted), ground)
    assert contrast(strong, ground) < 3 or contrast(strong, fill) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_the_other_years_are_seen_and_not_muddy(config: Path, name: str) -> None:
    found = theme(config, name)
    both = [(accent, found.colours.paper) for accent in found.accents] + [(found.band_marks, found.colours.band)]
    for marks, ground in both:
        fill = filling(marks, ground)
        assert contrast(marks.strong, fill) >= 3
        assert contrast(marks.muted, ground) >= 3
        assert 1.3 <= contrast(fill, ground) < contrast(marks.muted, ground)


def hued(colour: str) -> tuple[float, float]:
    """A colour without its lightness: the two opponent axes of OKLab (Björn Ottosson, 2020)."""
    r, g, b = (((c / 255 + 0.055) / 1.055) ** 2.4 if c > 10 else c / 255 / 12.92 for c in channels(colour))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


@pytest.mark.parametrize("name", NAMES)
def test_no_accent_looks_like_good_news_or_bad(config: Path, name: str) -> None:
    found = theme(config, name)
    news = [found.colours.of_change(which) for which in ("good", "bad")]
    shown = {colour for accent in found.accents for colour in (accent.strong, accent.text, accent.ground)}
    worst = min((math.dist(hued(a), hued(b)), a, b) for a in shown for b in news)
    assert worst[0] > 0.075, worst


@pytest.mark.parametrize("name", NAMES)
def test_tiles_and_blocks_are_seen_on_the_paper(config: Path, name: str) -> None:
    assert all(pair.passes for pair in grounds(theme(config, name)))


def test_a_ground_too_light_to_be_seen_is_told_and_not_refused(config: Path) -> None:
    change(config, 'wash: "#E4EBF3"', 'wash: "#F3F6FA"')
    (told,) = [d for d in load(config).warnings if d.code == "faint-ground"]
    assert "wash #F3F6FA against paper #FFFFFF has a contrast of 1.08:1, and needs 1.2:1" in told.message
