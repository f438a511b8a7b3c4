"""A logo or icon that its ground would swallow is put on a plate, in every theme and size; and the designer is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition, Logo
from benefitgraphic.graphics.colour import contrast
from benefitgraphic.graphics.frame import Shape, item_rect
from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.graphics.visibility import LEAST, faint_on
from benefitgraphic.layout.inspection import faint_artwork
from benefitgraphic.sections.plates import ground_for, icon_frame, is_faint, logo_frame
from editions import HERE, text
from laying import THEMES, sample_edition, themed
from laying import styles_for as styles_of

WORD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">'
    '<path d="M5 5h20v20H5z" fill="{}"/><path d="M35 5h50v20H35z" fill="{}"/></svg>'
)
DARK, LIGHT = ("#231F20", "#0B2545"), ("#FFFFFF", "#FFFFFF")
BOTH, YELLOW = ("#FFFFFF", "#231F20"), ("#FFF3B0", "#FFFDE7")


class MakeLogo(Protocol):
    """Makes a logo in these colours, and another for dark grounds if it is to have one."""

    def __call__(self, colours: tuple[str, str], on_dark: tuple[str, str] | None = None) -> Logo: ...


def styles_for(size: str, theme: str) -> Styles:
    return styles_of(themed(sample_edition(), theme), size)


@pytest.fixture
def logo(tmp_path: Path) -> MakeLogo:
    def made(colours: tuple[str, str], on_dark: tuple[str, str] | None = None) -> Logo:
        path, other = tmp_path / f"{'-'.join(colours)}.svg", tmp_path / "other.svg"
        path.write_text(WORD.format(*colours), "utf-8")
        if on_dark:
            other.write_text(WORD.format(*on_dark), "utf-8")
        return Logo(path, text("Ministry"), HERE, other if on_dark else None, HERE if on_dark else None)

    return made


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("colours", [DARK, LIGHT, YELLOW])
def test_nothing_of_a_logo_in_one_shade_is_lost(
    logo: MakeLogo, theme: str, size: str, colours: tuple[str, str]
) -> None:
    styles = styles_for(size, theme)
    for ground in (styles.colours.band, styles.colours.paper):
        frame = logo_frame(logo(colours), 40, ground, styles)
        fills = [item.fill for _, item in frame.walk() if isinstance(item, Shape)]
        plate = fills[0] or "" if len(fills) == 3 else ground
        assert all(contrast(fill, plate) >= LEAST for fill in fills[-2:] if fill)
        assert (len(fills) == 3) == any(contrast(colour, ground) < LEAST for colour in colours)


@pytest.mark.parametrize("size", SIZES)
def test_a_plate_holds_the_logo_with_air_around_it(logo: MakeLogo, size: str) -> None:
    styles = styles_for(size, "harbour")
    frame = logo_frame(logo(DARK), 40, styles.colours.band, styles)
    (plate, *marks) = [item_rect(place, item) for place, item in frame.items]
    assert plate == pytest.approx(Rect(0, 0, frame.width, frame.height))
    for mark in marks:
        assert plate.contains(mark, -6)
    # On paper no page is lost to it.
    assert frame.height == pytest.approx(40) if SIZES[size].medium.is_printed else frame.height > 50
    assert frame.width <= styles.content_width


def test_what_can_be_seen_gets_no_plate(logo: MakeLogo) -> None:
    styles = styles_for("email", "harbour")
    assert len(logo_frame(logo(LIGHT), 40, styles.colours.band, styles).items) == 2
    assert len(logo_frame(logo(DARK), 40, styles.colours.paper, styles).items) == 2


def test_the_version_for_dark_grounds_is_taken_there_alone(logo: MakeLogo) -> None:
    styles = styles_for("email", "harbour")
    both = logo(DARK, LIGHT)
    on_band = logo_frame(both, 40, styles.colours.band, styles)
    assert [item.fill for _, item in on_band.items if isinstance(item, Shape)] == list(LIGHT)
    on_paper = logo_frame(both, 40, styles.colours.paper, styles)
    assert [item.fill for _, item in on_paper.items if isinstance(item, Shape)] == list(DARK)


def test_of_a_logo_in_two_shades_as_much_is_shown_as_can_be(logo: MakeLogo) -> None:
    styles = styles_for("email", "harbour")
    artwork = styles.artwork(logo(BOTH).path)
    found = ground_for(artwork, "#FFFFFF", styles.colours.band, styles)
    assert found.is_plate and found.still.share < found.lost.share
    assert found.lost.share == pytest.approx(5 / 7, abs=0.02)


def test_icons_on_discs_and_in_lines(logo: MakeLogo) -> None:
    styles = styles_for("letter", "harbour")
    dark = styles.artwork(logo(DARK).path)
    frame = icon_frame(dark, 20, "#FFFFFF", styles.colours.band, styles)
    assert (frame.width, frame.height) == (20, 20)
    (plate, *_) = [item for _, item in frame.items if isinstance(item, Shape)]
    assert faint_on(dark, "#FFFFFF", plate.fill or "").share == 0


@pytest.mark.parametrize("theme", THEMES)
def test_icons_in_their_places_colours_are_left_to_the_theme(theme: str, sample: Edition) -> None:
    styles = styles_for("email", theme)
    for number, benefit in enumerate(sample.benefits):
        icon = styles.icon(benefit.icon.text)
        assert not is_faint(ground_for(icon, styles.colours.on_accent, styles.accent(number).ground, styles))


def test_the_designer_is_told_what_was_measured(logo: MakeLogo, sample: Edition) -> None:
    styles = styles_for("email", "harbour")
    told = list(faint_artwork(replace(sample, logo=logo(BOTH)), styles))
    assert [(one.code, one.severity, one.where) for one in told] == [("faint-artwork", "warning", HERE)]
    assert "71% of what the logo shows has less than 3:1 against the band (#231F20 there is 1." in told[0].message
    assert "logo_on_dark" in told[0].hint
    assert not list(faint_artwork(replace(sample, logo=logo(LIGHT)), styles))
    assert not list(faint_artwork(replace(sample, logo=logo(DARK, LIGHT)), styles))
    anew = styles_for("email", "harbour")  # a file is read once, and this one has changed
    assert "lighter" in next(faint_artwork(replace(sample, logo=logo(LIGHT, DARK)), anew)).hint
