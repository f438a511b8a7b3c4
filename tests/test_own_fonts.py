"""A project's own fonts, from the theme to the page: each text in its font, and stand-ins tried for what they draw."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

import made_fonts
from benefitgraphic.build.sources import source_of_layout
from benefitgraphic.content.load import load
from benefitgraphic.diagnostics import Problems, as_text
from benefitgraphic.graphics.frame import Frame, Group, TextRun
from benefitgraphic.layout.lay_out import laid_out
from laying import ROOT

SIGN = "⎈"  # neither the packaged font nor DejaVu Sans need be asked: the font for it stands before them
EMOJI = "\U0001f9ab"


def drawing(character: str, data: bytes | None = None) -> bytes:
    """A font that draws a character with the glyph of capital H."""

    def add(font: TTFont) -> None:
        for table in font["cmap"].tables:
            if table.isUnicode() and (ord(character) < 0x10000 or table.format == 12):
                table.cmap[ord(character)] = table.cmap[ord("H")]
        if ord(character) > 0xFFFF:
            from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

            wide = CmapSubtable.newSubtable(12)
            wide.platformID, wide.platEncID, wide.language = 3, 10, 0
            wide.cmap = {**font.getBestCmap(), ord(character): font.getBestCmap()[ord("H")]}
            font["cmap"].tables.append(wide)

    return made_fonts.changed(add, data)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "config", tmp_path / "config", ignore=shutil.ignore_patterns("*.fr-CA.yaml"))
    (tmp_path / "assets" / "fonts").mkdir(parents=True)
    return tmp_path


def write(project: Path, setting: str, title: str = "") -> None:
    theme = project / "config" / "themes" / "harbour.yaml"
    lines = theme.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("  font:"))
    lines[at] = "".join(f"  {line}\n" for line in setting.splitlines())
    theme.write_text("".join(lines), encoding="utf-8")
    if title:
        words = project / "config" / "infographic.yaml"
        said = words.read_text(encoding="utf-8").splitlines(keepends=True)
        at = next(number for number, line in enumerate(said) if line.startswith("title:"))
        said[at] = f'title: "{title}"\n'
        words.write_text("".join(said), encoding="utf-8")


def runs(frame: Frame) -> Iterator[TextRun]:
    for _, item in frame.items:
        if isinstance(item, Group):
            yield from runs(item.frame)
        elif isinstance(item, TextRun):
            yield item


def texts(project: Path, size: str = "hero") -> dict[str, str]:
    """Each run of text and its font's name."""
    (laid,) = laid_out(load(project / "config" / "infographic.yaml"), [size])
    return {run.text: run.font.name for page in laid.pages for run in runs(page.frame)}


def refusal(project: Path) -> str:
    with pytest.raises(Problems) as problems:
        texts(project)
    return "\n".join(as_text(found) for found in problems.value.diagnostics)


def test_titles_and_figures_are_set_in_their_font(project: Path) -> None:
    (project / "assets/fonts/Titles.otf").write_bytes(made_fonts.cubic())
    write(project, "font: source-sans-pro\ndisplay: {900: assets/fonts/Titles.otf}", "Our title")
    found = texts(project)
    assert found["Our title"] == "MineCubic"
    assert any(name == "MineCubic" and any(map(str.isdigit, text)) for text, name in found.items())
    assert {"SourceSansPro-Regular", "SourceSansPro-Bold"} <= set(found.values())
    assert "SourceSansPro-Black" not in found.values()


def test_what_a_title_font_lacks_comes_from_the_text_font(project: Path) -> None:
    (project / "assets/fonts/Titles.otf").write_bytes(made_fonts.cubic())
    write(project, "font: source-sans-pro\ndisplay: {900: assets/fonts/Titles.otf}", "Our ŵ")
    found = texts(project)
    assert found["ŵ"] == "SourceSansPro-Black"


def test_a_variable_font_has_every_weight_on_the_page(project: Path) -> None:
    (project / "assets/fonts/Mine[wght].woff2").write_bytes(made_fonts.packed("woff2", made_fonts.variable()))
    write(project, "font: assets/fonts/Mine[wght].woff2")
    names = {name.rpartition("_")[2] for name in texts(project).values() if "wght" in name}
    assert {"400wght", "900wght"} <= names


@pytest.mark.parametrize("character", [SIGN, EMOJI])
def test_one_character_does_not_cost_the_brands_font(character: str, project: Path) -> None:
    (project / "assets/fonts/Signs.ttf").write_bytes(made_fonts.named("Signs", drawing(character)))
    write(project, "font: source-sans-pro\nfallback: [assets/fonts/Signs.ttf]", f"On {character} roads {character}")
    found = texts(project)
    assert found[character] == "Signs"
    assert {name for text, name in found.items() if text.strip() in ("On", "roads")} == {"SourceSansPro-Black"}


def test_a_stand_in_is_tried_for_what_it_draws_alone(project: Path) -> None:
    def blank_letter(font: TTFont) -> None:
        font["glyf"].glyphs[font.getBestCmap()[ord("e")]] = Glyph()

    (project / "assets/fonts/Signs.ttf").write_bytes(made_fonts.changed(blank_letter, drawing(SIGN)))
    write(project, "font: source-sans-pro\nfallback: [assets/fonts/Signs.ttf]", f"On {SIGN} roads")
    assert SIGN in texts(project)


def test_a_stand_in_that_draws_nothing_is_told_where_it_is_named(project: Path) -> None:
    def blank(font: TTFont) -> None:
        font["glyf"].glyphs[font.getBestCmap()[ord("H")]] = Glyph()

    (project / "assets/fonts/Signs.ttf").write_bytes(made_fonts.changed(blank, drawing(SIGN)))
    write(project, "font: source-sans-pro\nfallback:\n  - assets/fonts/Signs.ttf", f"On {SIGN} roads")
    said = refusal(project)
    assert said.startswith(f"config/themes/harbour.yaml:38:7: error: Signs.ttf has no outline for “{SIGN}”")
    assert "- assets/fonts/Signs.ttf" in said


def test_pictures_in_colours_beside_empty_outlines_are_told_as_such(project: Path) -> None:
    def coloured(font: TTFont) -> None:
        font["glyf"].glyphs[font.getBestCmap()[ord("H")]] = Glyph()
        font["SVG "] = newTable("SVG ")
        font["SVG "].docList = []

    (project / "assets/fonts/Emoji.ttf").write_bytes(made_fonts.changed(coloured, drawing(EMOJI)))
    write(project, "font: source-sans-pro\nfallback: [assets/fonts/Emoji.ttf]", f"On {EMOJI} roads")
    said = refusal(project)
    assert f"Emoji.ttf has pictures in colours alone, as for “{EMOJI}”" in said
    assert "hint: use a version in one colour, such as Noto Emoji" in said


def test_another_file_in_a_fonts_place_is_drawn_anew(project: Path) -> None:
    path = project / "assets/fonts/Titles.otf"
    path.write_bytes(made_fonts.cubic())
    write(project, "font: source-sans-pro\ndisplay: {900: assets/fonts/Titles.otf}")
    before = source_of_layout(load(project / "config" / "infographic.yaml"))
    assert before == source_of_layout(load(project / "config" / "infographic.yaml"))
    path.write_bytes(made_fonts.latin())
    assert source_of_layout(load(project / "config" / "infographic.yaml")) != before


def test_a_font_of_pictures_that_boasts_of_its_capitals_reaches_out_of_no_box(project: Path) -> None:
    """Noto Emoji says that they are 0.93 em high, and has none."""

    def boast(font: TTFont) -> None:
        font["OS/2"].sCapHeight = 1200

    (project / "assets/fonts/Signs.ttf").write_bytes(made_fonts.changed(boast, drawing(SIGN)))
    write(project, "font: source-sans-pro\nfallback: [assets/fonts/Signs.ttf]", f"On {SIGN} roads")
    (laid,) = laid_out(load(project / "config" / "infographic.yaml"), ["hero"])
    assert not [found for found in laid.warnings if found.code == "outside"]
