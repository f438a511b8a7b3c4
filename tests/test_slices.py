"""The email picture in slices, as files: together they are the picture, and a mail can carry them."""

from __future__ import annotations

import dataclasses
import io
import itertools
import struct
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from benefitgraphic.build import render
from benefitgraphic.design.sizes import SIZES
from benefitgraphic.edition import Logo
from benefitgraphic.graphics.colour import channels
from benefitgraphic.graphics.flow.slicing import TALLEST, PlacedBlock
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.layout.laid import slice_problems
from benefitgraphic.output.files import Manner, Output, too_heavy
from editions import HERE, text
from laying import CONFIG, THEMES, files, french_edition, laid, sample_edition


@lru_cache(maxsize=8)
def written(theme: str, language: str) -> dict[str, Output]:
    """The email's files by name."""
    return {
        file.name: file
        for file in files(laid(sample_edition() if language == "en" else french_edition(), "email", theme))
    }


EVERY = [*((theme, "en") for theme in THEMES), ("harbour", "fr")]


def rows(file: Output) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(file.data)).convert("RGB"))


def slice_files(made: dict[str, Output], times: str) -> list[Output]:
    """One scale's slices in their order."""
    names = sorted(name for name in made if name.startswith("email/"))
    return [made[name] for name in names if ("@2x" in name) == (times == "@2x")]


@pytest.mark.slow
@pytest.mark.parametrize("times", ["", "@2x"])
@pytest.mark.parametrize(("theme", "language"), EVERY)
def test_slices_below_one_another_are_the_picture(theme: str, language: str, times: str) -> None:
    made = written(theme, language)
    parts = slice_files(made, times)
    assert len(parts) > 3
    assert np.array_equal(np.concatenate([rows(part) for part in parts]), rows(made[f"email{times}.png"]))


@pytest.mark.slow
def test_a_photograph_needs_true_colours_only_where_it_is(tmp_path: Path) -> None:
    grain = np.random.default_rng(1).integers(0, 256, (60, 200, 3), dtype=np.uint8)
    photograph = grain.repeat(4, axis=0).repeat(4, axis=1)
    path = tmp_path / "photo.png"
    Image.fromarray(photograph).save(path)
    edition = dataclasses.replace(sample_edition(), logo=Logo(path, text("The ministry"), HERE))
    made = {file.name: file for file in files(laid(edition, "email"))}
    for times in ("", "@2x"):
        parts = slice_files(made, times)
        modes = [Image.open(io.BytesIO(part.data)).mode for part in parts]
        # The logo stands under the masthead and the leading figure.
        assert modes == ["P", "RGB", *["P"] * (len(parts) - 2)]
        assert np.array_equal(np.concatenate([rows(part) for part in parts]), rows(made[f"email{times}.png"]))
    # What stands beside the photograph has as few colours as without one.
    assert _colours(rows(made["email@2x.png"])[-3000:]) <= 48


def _colours(pixels: np.ndarray) -> int:
    """How many there are."""
    return len(np.unique(pixels.astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], np.uint32)))


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "language"), EVERY)
def test_no_cut_shows(theme: str, language: str) -> None:
    """The rows at each side of a cut are paper from edge to edge."""
    made = written(theme, language)
    paper = channels(laid(sample_edition(), "email", theme).theme.colours.paper)
    for times in ("", "@2x"):
        for upper, lower in itertools.pairwise(slice_files(made, times)):
            assert (rows(upper)[-2:] == paper).all() and (rows(lower)[:2] == paper).all(), lower.name


@pytest.mark.parametrize(("theme", "language"), EVERY)
def test_both_scales_are_cut_at_the_same_places(theme: str, language: str) -> None:
    made = written(theme, language)
    once, twice = slice_files(made, ""), slice_files(made, "@2x")
    for small, large in zip(once, twice, strict=True):
        assert large.name == small.name.replace(".png", "@2x.png")
        (width, height), (twice_wide, twice_tall) = (Image.open(io.BytesIO(f.data)).size for f in (small, large))
        assert (twice_wide, twice_tall) == (2 * width, 2 * height)
        assert width == 640 and height <= TALLEST
        assert small.dimensions == f"{width} x {height} px"


@pytest.mark.parametrize(("theme", "language"), EVERY)
def test_a_mail_can_carry_them(theme: str, language: str) -> None:
    made = written(theme, language)
    parts = [file for file in made.values() if "/" in file.name]
    assert all(len(part.data) <= 200_000 for part in parts)
    assert sum(len(part.data) for part in parts if "@2x" in part.name) <= 800_000


def test_each_is_a_palette_picture_that_says_its_resolution() -> None:
    """Classic Outlook shows a picture as large as its file says: 96 dots an inch, or 192."""
    for name, file in written("harbour", "en").items():
        depth, kind = struct.unpack_from(">BB", file.data, 24)
        assert (depth, kind) == (8, 3), name
        at = file.data.index(b"pHYs") + 4
        per_metre = 7559 if "@2x" in name else 3780
        assert struct.unpack_from(">IIB", file.data, at) == (per_metre, per_metre, 1), name


def test_files_are_named_by_number_and_section() -> None:
    names = ("01-masthead", "02-leading", "03-benefits", "04-numbers", "05-numbers", "06-fun-facts")
    expected = {f"email/{name}{scale}.png" for name in names for scale in ("", "@2x")}
    assert {name for name in written("harbour", "en") if "/" in name} == expected


@pytest.mark.slow
@pytest.mark.parametrize("size", [name for name, size in SIZES.items() if not size.medium.is_mailed])
def test_what_is_not_mailed_is_not_cut(size: str) -> None:
    assert laid(sample_edition(), size).slices == ()


@pytest.mark.slow
def test_a_proof_is_not_cut() -> None:
    assert [file.name for file in files(laid(sample_edition(), "email"), Manner(proof=True))] == ["email-grey.png"]


@pytest.mark.slow
@pytest.mark.parametrize("size", [name for name, size in SIZES.items() if size.medium.scales == (1, 2)])
def test_pictures_are_whole_pixels_tall_and_filled_to_their_foot(size: str) -> None:
    """At twice the scale they are exactly twice as tall, with no white row below the closing band."""
    made = laid(sample_edition(), size)
    once, twice = (rows(file) for file in files(made) if "/" not in file.name)
    assert twice.shape[:2] == (2 * once.shape[0], 2 * once.shape[1])
    band = channels(made.theme.colours.band)
    assert (once[-1] == band).all() and (twice[-1] == band).all()


@pytest.mark.parametrize("subtitle", [None, "A line below the title", "A line below the title that goes on " * 4])
def test_a_title_alone_fills_its_picture(subtitle: str | None) -> None:
    nothing: dict[str, Any] = {
        "brands": (),
        "benefits": (),
        "numbers": None,
        "fun_facts": (),
        "resources": (),
        "thanks": None,
    }
    alone = sample_edition().saying(**nothing, source=None, sample=False, subtitle=text(subtitle) if subtitle else None)
    made = laid(alone, "email")
    once, twice = (rows(file) for file in files(made) if "/" not in file.name)
    assert twice.shape[0] == 2 * once.shape[0]
    band = channels(made.theme.colours.band)
    assert (once[-1] == band).all() and (twice[-1] == band).all()


def _file(name: str, size: int, budget: int | None) -> Output:
    return Output(name, "1 x 1 px", bytes(size), budget)


def test_what_is_too_heavy_for_a_mail_is_told_with_what_to_do() -> None:
    (found,) = too_heavy([_file("email/02-benefits@2x.png", 250_000, 200_000), _file("letter.pdf", 9_000_000, None)])
    assert (found.code, found.severity) == ("over-budget", "warning")
    assert "email/02-benefits@2x.png" in found.message and "250,000" in found.message and "200,000" in found.message
    assert "photographs" in found.hint


def test_slices_that_are_too_heavy_together_are_told() -> None:
    parts = [
        _file(f"email/{n:02d}-benefits{times}.png", 170_000, 200_000) for n in range(1, 6) for times in ("", "@2x")
    ]
    (found,) = too_heavy(parts)
    assert "850,000" in found.message and "800,000" in found.message
    assert not list(too_heavy(parts[2:]))


def test_the_masthead_weighs_nothing_in_a_mail_that_says_it_in_words() -> None:
    made = slice_files(written(THEMES[0], "en"), "@2x")
    sharp = {output.name: output.budget for output in made}
    assert [name for name, budget in sharp.items() if budget is None] == ["email/01-masthead@2x.png"]
    unmailed = [_file("email/01-masthead@2x.png", 100_000, None)]
    assert not list(too_heavy([*unmailed, *(_file(f"email/0{n}-x@2x.png", 190_000, 200_000) for n in range(2, 6))]))


def test_a_slice_that_is_too_tall_is_told() -> None:
    made = laid(sample_edition(), "email")
    assert not list(slice_problems(made))
    page = dataclasses.replace(made.pages[0], frame=Frame(480, 1500), pieces=(PlacedBlock("masthead", 0, 1500),))
    (found,) = slice_problems(dataclasses.replace(made, pages=(page,)))
    assert (found.code, found.severity) == ("slice-too-tall", "warning")
    assert "01-masthead is 2,000 px tall" in found.message and "shorten" in found.hint


@pytest.mark.slow
def test_a_render_writes_them_and_removes_those_of_last_time(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    (folder / "email").mkdir(parents=True)
    old, own = folder / "email" / "19-thanks@2x.png", folder / "email" / "19-moose.png"
    for path in (old, own):
        path.write_bytes(b"last year's")
    made, warnings = render(CONFIG, sizes=["email"], output=folder)
    assert all(file.path.read_bytes() == file.output.data for file in made)
    assert not old.exists() and own.exists()
    assert not warnings
