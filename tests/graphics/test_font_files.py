"""Fonts of every kind are opened, at the weight that is asked for; what can't be used says what to do."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import made_fonts
from benefitgraphic.graphics.text.font_files import FontProblem
from benefitgraphic.graphics.text.fonts import (
    cap_height,
    characters,
    extents,
    face,
    open_font,
    weight_class,
    weights_of,
)
from benefitgraphic.graphics.text.shaping import advance, measures

WORDS = "Efficient: fi ffl, “été” 48,210 AV"


def kept(data: bytes, path: Path) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (made_fonts.latin, "Mine.ttf"),
        (made_fonts.cubic, "Mine.otf"),
        (lambda: made_fonts.packed("woff"), "Mine.woff"),
        (lambda: made_fonts.packed("woff2"), "Mine.woff2"),
        (lambda: made_fonts.packed("woff2", made_fonts.cubic()), "Mine.woff2"),
        (lambda: made_fonts.collection(made_fonts.latin()), "Mine.ttc"),
        (made_fonts.latin, "Mine[wdth,wght], the 2nd.TTF"),
        (made_fonts.cubic, "Mine.ttf"),
    ],
)
def test_every_kind_measures_the_same(made: Callable[[], bytes], name: str, tmp_path: Path) -> None:
    plain = open_font(kept(made_fonts.latin(), tmp_path / "Plain.ttf"))
    font = open_font(kept(made(), tmp_path / name))
    assert characters(font) == characters(plain)
    assert weight_class(font) == 400
    # Ligatures and kerning aside, which one of them has none of.
    for character in WORDS:
        ours, theirs = measures(font, character), measures(plain, character)
        assert ours.advance == pytest.approx(theirs.advance, abs=0.001)
        assert ours.ink == theirs.ink
        assert ours.reach == pytest.approx(theirs.reach, abs=0.02)
    assert cap_height(font, 10) == pytest.approx(cap_height(plain, 10))


def test_packed_fonts_are_shaped_as_plain_ones(tmp_path: Path) -> None:
    plain = open_font(kept(made_fonts.latin(), tmp_path / "Plain.ttf"))
    assert advance("AV", plain, "en") != pytest.approx(advance("A", plain, "en") + advance("V", plain, "en"))
    for flavour in ("woff", "woff2"):
        font = open_font(kept(made_fonts.packed(flavour), tmp_path / f"Mine.{flavour}"))
        assert advance(WORDS, font, "en") == advance(WORDS, plain, "en")


@pytest.mark.parametrize(
    ("made", "weight", "share"),
    [
        (made_fonts.variable, 200, 1 - (made_fonts.BROADER - 1) / 2),
        (made_fonts.variable, 400, 1.0),
        (made_fonts.variable, 650, (1 + made_fonts.BROADER) / 2),
        (made_fonts.variable, 900, made_fonts.BROADER),
        (lambda: made_fonts.packed("woff2", made_fonts.variable()), 900, made_fonts.BROADER),
    ],
)
def test_a_variable_font_is_set_at_the_weight(
    made: Callable[[], bytes], weight: int, share: float, tmp_path: Path
) -> None:
    path = kept(made(), tmp_path / "Mine.woff2")
    usual, font = open_font(path, weight=400), open_font(path, weight=weight)
    assert font.weight == weight_class(font) == weight
    assert (font.name == usual.name) == (weight == 400)
    assert advance("Hamburg", font, "en") == pytest.approx(share * advance("Hamburg", usual, "en"), rel=0.01)
    assert measures(font, "m").reach == pytest.approx(share * measures(usual, "m").reach, rel=0.02)


@pytest.mark.parametrize(("weight", "right"), [(100, 0.35), (500, 0.45), (900, 0.55)])
def test_cubic_outlines_vary_too(weight: int, right: float, tmp_path: Path) -> None:
    font = open_font(kept(made_fonts.variable_cubic(), tmp_path / "Mine.otf"), weight=weight)
    points, _ = face(font).outline(face(font).index_of("H"))
    assert points[:, 0].max() == pytest.approx(right, abs=0.002)


@pytest.mark.parametrize("weight", [100, 950])
def test_a_weight_that_a_variable_font_lacks(weight: int, tmp_path: Path) -> None:
    path = kept(made_fonts.variable(), tmp_path / "Mine.ttf")
    assert weights_of(open_font(path)) == (200, 900)
    with pytest.raises(FontProblem, match=f"no weight {weight}: it goes from 200 to 900"):
        open_font(path, weight=weight)


def test_a_font_with_one_weight_is_itself_at_any(tmp_path: Path) -> None:
    path = kept(made_fonts.latin(), tmp_path / "Mine.ttf")
    assert open_font(path, weight=900) == open_font(path)
    assert weights_of(open_font(path)) is None


def test_measures_of_a_variable_font_vary(tmp_path: Path) -> None:
    """Where a font says so: heights of capitals that grow with the weight (MVAR)."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib import newTable
    from fontTools.ttLib.tables import otTables
    from fontTools.varLib.builder import buildVarData, buildVarRegionList, buildVarStore

    def taller(font: TTFont) -> None:
        assert FontBuilder(font=font)
        regions = buildVarRegionList([{"wght": (0.0, 1.0, 1.0)}], ["wght"])
        table = font["MVAR"] = newTable("MVAR")
        table.table = otTables.MVAR()
        table.table.Version, table.table.Reserved, table.table.ValueRecordSize = 0x00010000, 0, 8
        table.table.VarStore = buildVarStore(regions, [buildVarData([0], [[100]])])
        record = otTables.MetricsValueRecord()
        record.ValueTag, record.VarIdx = "cpht", 0
        table.table.ValueRecord, table.table.ValueRecordCount = [record], 1

    path = kept(made_fonts.changed(taller, made_fonts.variable()), tmp_path / "Mine.ttf")
    light, heavy = open_font(path, weight=400), open_font(path, weight=900)
    assert cap_height(heavy, 1000) - cap_height(light, 1000) == pytest.approx(100)


def test_one_font_of_a_collection(tmp_path: Path) -> None:
    def bolder(font: TTFont) -> None:
        font["OS/2"].usWeightClass = 700
        font["hmtx"]["H"] = (900, 90)

    bold = made_fonts.named("Mine-Bold", made_fonts.changed(bolder))
    path = kept(made_fonts.collection(made_fonts.named("Mine-Plain"), bold), tmp_path / "Mine.ttc")
    assert open_font(path, face="2") == open_font(path, face="Mine-Bold")
    assert weight_class(open_font(path, face="Mine-Bold")) == 700
    assert advance("H", open_font(path, face="1"), "en") < advance("H", open_font(path, face="2"), "en") == 0.9
    for named in ("", "3", "0", "Other"):
        with pytest.raises(FontProblem, match="a collection of 2 fonts") as refused:
            open_font(path, face=named)
        assert "1 (Mine-Plain), 2 (Mine-Bold)" in refused.value.hint


def test_a_face_of_a_file_with_one_font(tmp_path: Path) -> None:
    path = kept(made_fonts.latin(), tmp_path / "Mine.ttf")
    assert open_font(path, face="1") == open_font(path)
    with pytest.raises(FontProblem, match="holds one font, and none of them is 'Other'"):
        open_font(path, face="Other")


@pytest.mark.parametrize(
    ("data", "said", "hint"),
    [
        (lambda: made_fonts.with_pictures_alone("CBDT"), "pictures in colours and no outlines", "one colour"),
        (lambda: made_fonts.with_pictures_alone("EBDT"), "letters made of dots", "with outlines"),
        (lambda: made_fonts.with_pictures_alone("XXXX"), "damaged: it has no outlines", "get a whole copy"),
        (lambda: b"%!PS-AdobeFont-1.0", "Type 1", "as .otf"),
        (lambda: b"PK\x03\x04 and more", "a ZIP archive", "as .otf"),
        (lambda: b"<!DOCTYPE html>", "a page or a drawing", "as .otf"),
        (lambda: b"%PDF-1.7", "is no font", "get a whole copy"),
        (lambda: b"", "is no font", "get a whole copy"),
        (lambda: b"OTTO", "can't be opened", "get a whole copy"),
        (lambda: b"ttcf", "can't be opened|can't be found", "get a whole copy"),
        (lambda: b"wOFF" + bytes(40), "can't be unpacked", "get a whole copy"),
        (lambda: b"wOF2" + bytes(60), "can't be unpacked", "get a whole copy"),
        (lambda: b"wOF2" + bytes(12) + b"\xff" * 60, "more than any font", "get a whole copy"),
    ],
)
def test_what_is_no_font_says_what_to_do(data: Callable[[], bytes], said: str, hint: str, tmp_path: Path) -> None:
    with pytest.raises(FontProblem, match=said) as refused:
        open_font(kept(data(), tmp_path / "Mine.otf"))
    assert hint in refused.value.hint
    assert "Mine.otf" in str(refused.value)


@pytest.mark.parametrize("name", ["Mine.pfb", "Mine.otb", "Mine.svg", "Mine"])
def test_other_kinds_of_files(name: str, tmp_path: Path) -> None:
    with pytest.raises(FontProblem, match="is not a font that can be read") as refused:
        open_font(kept(made_fonts.latin(), tmp_path / name))
    assert ".ttf, .otf, .ttc, .otc, .woff, .woff2" in refused.value.hint


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (made_fonts.cubic, "Mine.otf"),
        (lambda: made_fonts.packed("woff"), "Mine.woff"),
        (lambda: made_fonts.packed("woff2"), "Mine.woff2"),
        (lambda: made_fonts.collection(made_fonts.latin(), made_fonts.cubic()), "Mine.ttc"),
    ],
)
def test_files_cut_short_say_so(made: Callable[[], bytes], name: str, tmp_path: Path) -> None:
    whole = made()
    for length in (5, 30, 50, 200, len(whole) // 3, len(whole) // 2, len(whole) - 40):
        path = kept(whole[:length], tmp_path / f"{length}-{name}")
        with pytest.raises(FontProblem, match=r"cut short|can't be opened|can't be unpacked|can't be found"):
            open_font(path, face="1")
    with pytest.raises(FontProblem, match="cut short"):
        open_font(kept(whole[: len(whole) // 2], tmp_path / name), face="1")


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("Mine.otf", lambda font: font),
        ("Mine.woff", lambda font: made_fonts.packed("woff", font)),
        ("Mine.woff2", lambda font: made_fonts.packed("woff2", font)),
        ("Mine.ttc", lambda font: made_fonts.collection(font)),
    ],
)
@pytest.mark.parametrize(("rights", "refused"), [(0, False), (8, False), (2, True), (0x100, True), (0x200, True)])
def test_makers_rights_hold_in_every_kind(
    name: str, pack: Callable[[bytes], bytes], rights: int, refused: bool, tmp_path: Path
) -> None:
    def say(font: TTFont) -> None:
        font["OS/2"].fsType = rights

    path = kept(pack(made_fonts.changed(say)), tmp_path / name)
    if not refused:
        open_font(path)
        return
    with pytest.raises(FontProblem, match="licence") as found:
        open_font(path)
    assert "may be embedded" in found.value.hint


def test_without_its_unpacker_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = kept(made_fonts.packed("woff2"), tmp_path / "Mine.woff2")
    monkeypatch.setattr("fontTools.ttLib.woff2.haveBrotli", False)
    monkeypatch.setitem(sys.modules, "brotli", None)
    with pytest.raises(FontProblem, match="a program that does it is missing") as refused:
        open_font(path)
    assert "'brotli'" in refused.value.hint


def test_for_some_scripts_alone(tmp_path: Path) -> None:
    path = kept(made_fonts.latin(), tmp_path / "Mine.ttf")
    assert "a" in characters(open_font(path, scripts=("Latn",)))
    greek = characters(open_font(path, scripts=("Grek",)))
    assert " " in greek and not greek & set("aé1–")


@pytest.mark.parametrize(("ascent", "descent"), [(1069, -293), (960, -240), (740, -220), (1050, -270)])
def test_capitals_stand_in_a_line_where_those_of_other_fonts_do(ascent: int, descent: int, tmp_path: Path) -> None:
    """Brands' fonts leave room for scripts that aren't there; their words aren't to hang low in cards for it."""

    def roomy(font: TTFont) -> None:
        font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender = ascent, descent

    plain = open_font(kept(made_fonts.latin(), tmp_path / "Plain.ttf"))
    font = open_font(kept(made_fonts.changed(roomy), tmp_path / "Roomy.ttf"))
    assert extents(font, 20) == pytest.approx(extents(plain, 20))


def test_letters_that_are_tall_keep_their_room(tmp_path: Path) -> None:
    """Nastaliq's words climb: two ems of a line aren't too many."""

    def tall(font: TTFont) -> None:
        font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender = 1900, -600

    assert extents(open_font(kept(made_fonts.changed(tall), tmp_path / "Tall.ttf")), 10) == pytest.approx((19, 6))
