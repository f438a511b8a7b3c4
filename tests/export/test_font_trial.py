"""Damaged fonts: each is refused in words before anything is drawn, or draws all of it; none ends in a traceback."""

from __future__ import annotations

import random
import shutil
import struct
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from benefitgraphic.content.load import load
from benefitgraphic.design.fonts import NamedFont
from benefitgraphic.design.typefaces import open_typeface
from benefitgraphic.diagnostics import Problems, Where
from benefitgraphic.export import pdf
from benefitgraphic.export.font_trial import ALWAYS, try_out
from benefitgraphic.export.metadata import About
from benefitgraphic.graphics.text.font_files import FontProblem
from benefitgraphic.graphics.text.fonts import characters, open_font
from benefitgraphic.graphics.text.harfbuzz import Face
from benefitgraphic.graphics.text.shaping import glyphs
from benefitgraphic.layout.lay_out import laid_out
from laying import CONFIG, ROOT, sample_edition
from projects import run


@lru_cache(maxsize=1)
def whole() -> bytes:
    """A font that is whole."""
    return Path(open_typeface(sample_edition().theme).weights[0][1].path).read_bytes()


def tables() -> dict[str, tuple[int, int, int]]:
    """By tag: where its entry is in the directory, where it begins, and its length."""
    count = struct.unpack(">H", whole()[4:6])[0]
    entries = {12 + 16 * i: struct.unpack(">4sLLL", whole()[12 + 16 * i : 28 + 16 * i]) for i in range(count)}
    return {tag.decode(): (at, start, length) for at, (tag, _, start, length) in entries.items()}


def with_bytes(at: int, new: bytes) -> bytes:
    return whole()[:at] + new + whole()[at + len(new) :]


def without(tag: str) -> bytes:
    return with_bytes(tables()[tag][0], b"XXXX")


def half(tag: str) -> bytes:
    return with_bytes(tables()[tag][0] + 12, struct.pack(">L", tables()[tag][2] // 2))


def of_zeros(tag: str) -> bytes:
    return with_bytes(tables()[tag][1], bytes(tables()[tag][2]))


def of_ones(tag: str) -> bytes:
    return with_bytes(tables()[tag][1], b"\xff" * tables()[tag][2])


def with_odd_bytes(tag: str) -> bytes:
    _, start, length = tables()[tag]
    odd, chance = bytearray(whole()), random.Random(tag)
    for _ in range(max(1, length // 50)):
        odd[start + chance.randrange(length)] = chance.randrange(256)
    return bytes(odd)


TAGS = ("GPOS", "GSUB", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep")


def rewritten(change: Callable[[TTFont], None], path: Path) -> Path:
    path.write_bytes(whole())
    with TTFont(path) as font:
        change(font)
        made = path.with_stem(path.stem + "-changed")
        font.save(made)
    return made


def no_widths(font: TTFont) -> None:
    font["hmtx"].metrics = dict.fromkeys(font["hmtx"].metrics, (0, 0))


def no_outlines(font: TTFont) -> None:
    font["glyf"].glyphs = {name: Glyph() for name in font["glyf"].glyphs}


def no_letter_e(font: TTFont) -> None:
    font["glyf"].glyphs[font.getBestCmap()[ord("e")]] = Glyph()


def no_width_of_7(font: TTFont) -> None:
    font["hmtx"][font.getBestCmap()[ord("7")]] = (0, 0)


def no_characters(font: TTFont) -> None:
    del font["cmap"]


def enormous(font: TTFont) -> None:
    font["head"].unitsPerEm = 64


def only_symbols(font: TTFont) -> None:
    for table in font["cmap"].tables:
        table.cmap = {0xE000 + code: name for code, name in list(table.cmap.items())[:200]}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (no_widths, "no width"),
        (no_outlines, "nothing would be drawn"),
        (no_letter_e, "no outline for “e”"),
        (no_width_of_7, "“7” no width"),
        (no_characters, "none of the letters"),
        (enormous, "times as high"),
        (only_symbols, "none of the letters"),
    ],
)
def test_what_would_draw_nothing_or_nonsense_is_refused(
    change: Callable[[TTFont], None], said: str, tmp_path: Path
) -> None:
    font = open_font(rewritten(change, tmp_path / "Mine.ttf"))
    with pytest.raises(FontProblem, match=said) as refused:
        try_out(font, ALWAYS)
    assert "Mine-changed.ttf" in str(refused.value)


def test_a_letter_that_is_not_needed_may_be_missing(tmp_path: Path) -> None:
    def no_thorn(font: TTFont) -> None:
        font["glyf"].glyphs[font.getBestCmap()[ord("þ")]] = Glyph()

    font = open_font(rewritten(no_thorn, tmp_path / "Mine.ttf"))
    try_out(font, ALWAYS)
    with pytest.raises(FontProblem, match="þ"):
        try_out(font, ALWAYS | {"þ"})


@pytest.mark.parametrize("change", [no_letter_e, no_characters])
def test_a_font_that_was_mended_is_another_font(change: Callable[[TTFont], None], tmp_path: Path) -> None:
    """A page that is open for days tries what is in the file now, not what it has read there before."""
    path = rewritten(change, tmp_path / "Mine.ttf")
    before = open_font(path)
    with pytest.raises(FontProblem):
        try_out(before, ALWAYS)
    path.write_bytes(whole())
    after = open_font(path)
    assert after != before
    try_out(after, ALWAYS)
    assert characters(after) >= ALWAYS


def test_a_font_cut_short_is_refused(tmp_path: Path) -> None:
    size = len(whole())
    for length in (0, 3, 4, 11, 12, 13, 60, 300, 1000, *range(5000, size, size // 24), size - 100, size - 1):
        path = tmp_path / f"{length}.ttf"
        path.write_bytes(whole()[:length])
        with pytest.raises(FontProblem, match=r"cut short|is no font|can't be opened"):
            open_font(path)


def test_it_says_how_much_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "Half.ttf"
    path.write_bytes(whole()[: len(whole()) // 2])
    with pytest.raises(
        FontProblem, match=f"it has {len(whole()) // 2:,} bytes, and should have at least {len(whole()):,}"
    ):
        open_font(path)


def test_a_whole_font_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    font = open_typeface(sample_edition().theme).weights[0][1]
    try_out.cache_clear()
    written: list[object] = []
    monkeypatch.setattr(pdf, "write", lambda pages, about: written.append(pages))
    for _ in range(3):
        try_out(font, ALWAYS)
    assert len(written) == 1


def test_the_fonts_that_come_along_are_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benefitgraphic.export.font_trial.try_out", pytest.fail)
    laid_out(load(CONFIG), ["hero"])


def project_with(font: Path, folder: Path) -> Path:
    shutil.copytree(ROOT / "config", folder / "config", ignore=shutil.ignore_patterns("*.fr-CA.yaml"))
    (folder / "assets" / "fonts").mkdir(parents=True)
    shutil.copy(font, folder / "assets" / "fonts" / "Mine.ttf")
    theme = folder / "config" / "themes" / "harbour.yaml"
    named = ", ".join(f"{weight}: assets/fonts/Mine.ttf" for weight in (400, 600, 700, 900))
    theme.write_text(theme.read_text(encoding="utf-8").replace("font: source-sans-pro", f"font: {{{named}}}"), "utf-8")
    return folder


def test_check_and_render_refuse_it_alike_and_write_nothing(tmp_path: Path) -> None:
    project = project_with(rewritten(no_outlines, tmp_path / "Mine.ttf"), tmp_path / "project")
    for command in ("check", "render"):
        result = run(project, command)
        assert result.exit_code == 1
        assert "config/themes/harbour.yaml:36:15: error: Mine.ttf has no outline for" in result.output
        assert "hint: get a whole copy" in result.output
    assert not (project / "output").exists()


def test_a_font_that_breaks_late_is_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a trial can't find, such as a broken ligature, ends in words as well."""
    path = tmp_path / "Mine.ttf"
    path.write_bytes(whole())
    project = project_with(path, tmp_path / "project")
    monkeypatch.setattr("benefitgraphic.export.font_trial.try_out", lambda *_: None)

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Subsetting failed")

    monkeypatch.setattr(Face, "subset", broken)
    result = run(project, "render", "--size", "letter")
    assert result.exit_code == 1 and "Mine.ttf is damaged: it can't be put into a PDF" in result.output


@pytest.mark.slow
@pytest.mark.parametrize("damage", [without, half, of_zeros, of_ones, with_odd_bytes])
@pytest.mark.parametrize("tag", TAGS)
def test_a_font_with_a_damaged_table_is_refused_or_draws_everything(
    tag: str, damage: Callable[[str], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "Mine.ttf"
    path.write_bytes(damage(tag))
    loaded = load(CONFIG)
    theme = loaded.edition.theme
    try:
        named = NamedFont(open_font(path), Where("config/themes/harbour.yaml", 36, 15))
        fonts = MappingProxyType(dict.fromkeys((400, 600, 700, 900), named))
        own = theme.model_copy(update={"type": theme.type.model_copy(update={"font": fonts})})
        (laid,) = laid_out(replace(loaded, edition=replace(loaded.edition, theme=own)), ["hero"])
    except FontProblem as problem:
        assert "Mine.ttf" in str(problem)
        return
    except Problems as problems:
        assert all("Mine.ttf" in found.message for found in problems.diagnostics)
        return
    pdf.write([page.frame for page in laid.pages], About("t", "en-CA"))
    font = open_font(path)
    assert all(glyphs(character, font, "en-CA") for character in ALWAYS - {" "})
