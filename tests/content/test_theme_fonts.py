"""The fonts that a theme names: of every kind, by weight or variable, for titles, and to stand in for others."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

import made_fonts
from benefitgraphic.content.load import load
from benefitgraphic.design.sizes import Role
from benefitgraphic.design.theme import Type
from benefitgraphic.design.typefaces import open_display, open_typeface
from benefitgraphic.diagnostics import Problems, as_text

ALL = (400, 600, 700, 900)


@pytest.fixture
def fonts(config: Path) -> Path:
    """The folder of fonts, with some in it."""
    folder = config.parents[1] / "assets" / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Mine.ttf").write_bytes(made_fonts.latin())
    (folder / "Mine.otf").write_bytes(made_fonts.cubic())
    (folder / "Variable[wdth,wght].ttf").write_bytes(made_fonts.variable())
    return folder


def write(config: Path, setting: str) -> None:
    """Write what the theme says of fonts; lines below `type:`."""
    path = config.parent / "themes" / "harbour.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("  font:"))
    lines[at] = "".join(f"  {line}\n" for line in setting.splitlines())
    path.write_text("".join(lines), encoding="utf-8")


def settings(config: Path) -> Type:
    return load(config).edition.theme.type


def said(config: Path) -> str:
    with pytest.raises(Problems) as problems:
        load(config)
    return "\n".join(as_text(found) for found in problems.value.diagnostics)


def by_weight(file: str) -> str:
    return "{" + ", ".join(f"{weight}: {file}" for weight in ALL) + "}"


def test_a_file_for_each_weight(config: Path, fonts: Path) -> None:
    write(config, "font:\n" + "\n".join(f"  {weight}: assets/fonts/Mine.otf" for weight in ALL))
    font = settings(config).font
    assert not isinstance(font, str)
    assert tuple(font) == ALL
    assert {named.font.path for named in font.values()} == {str(fonts / "Mine.otf")}


def test_a_variable_font_is_named_once_for_all_weights(config: Path, fonts: Path) -> None:
    write(config, "font: assets/fonts/Variable[wdth,wght].ttf")
    theme = load(config).edition.theme
    assert not isinstance(theme.type.font, str)
    assert tuple(theme.type.font) == (200, 300, 400, 500, 600, 700, 800, 900)
    assert [(weight, font.weight) for weight, font in open_typeface(theme).weights] == [(w, w) for w in ALL]


def test_any_hundred_is_a_weight(config: Path, fonts: Path) -> None:
    write(config, "font: assets/fonts/Variable[wdth,wght].ttf")
    path = config.parent / "themes" / "harbour.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("display: {weight: 900", "display: {weight: 300"), encoding="utf-8")
    theme = load(config).edition.theme
    assert open_typeface(theme).candidates(300)[0].weight == 300
    path.write_text(text.replace("display: {weight: 900", "display: {weight: 100"), encoding="utf-8")
    assert "the font has no weight 100" in said(config)


def test_a_weight_that_the_font_lacks(config: Path, fonts: Path) -> None:
    write(config, "font: {400: assets/fonts/Mine.ttf}")
    text = said(config)
    assert "the font has no weight 900" in text
    assert "it has 400: choose one of them, or name a file for each weight under 'font'" in text


def test_a_weight_that_the_packaged_font_lacks(config: Path) -> None:
    path = config.parent / "themes" / "harbour.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("display: {weight: 900", "display: {weight: 800"), encoding="utf-8")
    assert "the font has no weight 800" in said(config)
    assert "it has 400, 600, 700, 900: choose one of them\n" in said(config) + "\n"


def test_a_font_with_one_weight_that_is_named_alone(config: Path, fonts: Path) -> None:
    """It isn't drawn at every weight, in silence."""
    write(config, "font: assets/fonts/Mine.ttf")
    assert "it has 400: choose one of them" in said(config)


def test_a_font_of_a_collection(config: Path, fonts: Path) -> None:
    (fonts / "All.ttc").write_bytes(made_fonts.collection(made_fonts.latin(), made_fonts.named("Mine-Two")))
    write(config, f"font: {by_weight('{file: assets/fonts/All.ttc, face: Mine-Two}')}")
    assert {named.font.index for named in settings(config).named()} == {1}
    write(config, f"font: {by_weight('assets/fonts/All.ttc')}")
    assert "All.ttc is a collection of 2 fonts; 'face' has to say which" in said(config)


def test_titles_and_figures_in_another_font(config: Path, fonts: Path) -> None:
    write(config, "font: source-sans-pro\ndisplay: {900: assets/fonts/Mine.otf}")
    theme = load(config).edition.theme
    assert [role for role in get_args(Role) if theme.type.is_display(role)] == [
        "display", "section", "hero_figure", "figure",
    ]  # fmt: skip
    display, text = open_display(theme), open_typeface(theme)
    assert [font.name for font in display.candidates(900)[:2]] == ["MineCubic", "SourceSansPro-Black"]
    assert text.candidates(900)[0].name == "SourceSansPro-Black"


def test_a_title_font_needs_the_titles_weights(config: Path, fonts: Path) -> None:
    write(config, "font: source-sans-pro\ndisplay: {700: assets/fonts/Mine.otf}")
    text = said(config)
    assert "the font has no weight 900" in text
    assert "under 'display'" in text


def test_without_one_titles_are_set_in_the_text_font(config: Path) -> None:
    theme = load(config).edition.theme
    assert open_display(theme) == open_typeface(theme)


def test_stand_ins_are_asked_in_order_before_the_last_resort(config: Path, fonts: Path) -> None:
    setting = """font: source-sans-pro
fallback:
  - assets/fonts/Mine.ttf
  - {400: assets/fonts/Mine.otf, 700: assets/fonts/Mine.ttf, scripts: [Cyrillic, Grek]}
  - {file: "assets/fonts/Variable[wdth,wght].ttf", scripts: Canadian Aboriginal}"""
    write(config, setting)
    typeface = open_typeface(load(config).edition.theme)
    of = typeface.candidates(700)
    assert [Path(font.path).name for font in of] == [
        "SourceSansPro-Bold.ttf", "Mine.ttf", "Mine.ttf", "Variable[wdth,wght].ttf", "DejaVuSans-Bold.ttf",
    ]  # fmt: skip
    assert [font.scripts for font in of] == [(), (), ("Cyrl", "Grek"), ("Cans",), ()]
    assert [font.weight for font in of] == [None, None, None, 700, None]
    assert [Path(font.path).name for font in typeface.candidates(400)][2] == "Mine.otf"


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("font: Comic Sans", "no font called 'Comic Sans' comes with this program"),
        ("font: assets/fonts/Mine.pfb", "'assets/fonts/Mine.pfb' is not a font file"),
        ("font: assets/fonts/None.otf", ":36:9: error: there is no font file 'assets/fonts/None.otf'"),
        ("font: ../Mine.ttf", "leads outside its folder"),
        ("font: {450: assets/fonts/Mine.ttf}", "a weight is one of 100, 200 and so on to 900, not '450'"),
        ("font: {bold: assets/fonts/Mine.ttf}", "a weight is one of 100, 200 and so on to 900, not 'bold'"),
        ("font: {}", "no font is named here"),
        ("font: {400: {face: 1}}", "the key 'file' is missing"),
        ("font: {file: assets/fonts/Mine.ttf, fase: 1}", "unknown key 'fase'"),
        ('font: {100: "assets/fonts/Variable[wdth,wght].ttf"}', ":36:15: error: Variable[wdth,wght].ttf has no weight"),
        ("font: source-sans-pro\nfallback: assets/fonts/Mine.ttf", "this should be a list"),
        ("font: source-sans-pro\nfallback: [assets/fonts/None.ttf]", ":37:14: error: there is no font file"),
        ("font: source-sans-pro\nfallback: [assets/fonts/Mine.ttf, {400: a.ttf}]", ":37:43: error: there is no font"),
        (
            "font: source-sans-pro\nfallback: [{file: assets/fonts/Mine.ttf, scripts: [Klingon]}]",
            "no script is called 'Klingon'",
        ),
        ("font: source-sans-pro\ndisplay: {900: assets/fonts/None.ttf}", ":37:18: error: there is no font file"),
    ],
)
def test_what_is_wrong_is_said_where_it_is_written(setting: str, message: str, config: Path, fonts: Path) -> None:
    write(config, setting)
    assert message in said(config)


def test_a_bad_file_is_told_at_its_place_in_the_theme(config: Path, fonts: Path) -> None:
    (fonts / "Emoji.ttf").write_bytes(made_fonts.with_pictures_alone("CBDT"))
    write(config, "font: source-sans-pro\nfallback:\n  - assets/fonts/Mine.ttf\n  - assets/fonts/Emoji.ttf")
    text = said(config)
    assert text.startswith("config/themes/harbour.yaml:39:7: error: Emoji.ttf has pictures in colours")
    assert "- assets/fonts/Emoji.ttf" in text
    assert "hint: use a version in one colour, such as Noto Emoji" in text
