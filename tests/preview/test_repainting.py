"""Only what changed is painted again, and what comes of it is what painting it all would have given."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benefitgraphic.build.cache import Cache
from benefitgraphic.build.painting import bands
from benefitgraphic.export import png, raster
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Group, Item, Shape, Stroke, TextRun
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.text.fonts import Font, open_font
from benefitgraphic.preview.messages import ProjectFiles
from benefitgraphic.preview.worker.forwarding import forwarded
from laying import CONFIG, ROOT, sample_edition, styles_for
from worked import changed, files_of, made, with_sizes

WIDTH, HEIGHT, SCALE = 60.0, 2400.0, 4 / 3
COLOURS = ("#FFFFFF", "#003366", "#E3A82B", "#000000")


def _font() -> Font:
    return open_font(Path(styles_for(sample_edition(), "email").typeface.candidates(400)[0].path))


_PLACES = st.builds(Point, st.floats(-5, WIDTH), st.floats(-20, HEIGHT + 20))
_LENGTHS = st.floats(1, 50)
_SHAPES = st.builds(
    Shape,
    st.builds(paths.rectangle, _LENGTHS, _LENGTHS, st.sampled_from([0.0, 4.0]))
    | st.builds(lambda width, height: paths.polygon([(0, 0), (width, 0), (0, height)]), _LENGTHS, _LENGTHS),
    fill=st.none() | st.sampled_from(COLOURS),
    stroke=st.none() | st.builds(Stroke, st.sampled_from(COLOURS), st.floats(0.5, 3)),
    crisp=st.booleans(),
)
_RUNS = st.builds(
    lambda text, size, colour: TextRun(text, _font(), size, colour, size * len(text) / 2, "en"),
    st.sampled_from(["Trust", "2025", "office"]), st.floats(8, 40), st.sampled_from(COLOURS),
)  # fmt: skip


def _groups(items: st.SearchStrategy[Item]) -> st.SearchStrategy[Item]:
    placed = st.lists(st.tuples(_PLACES, items), max_size=3).map(tuple)
    clips = st.none() | st.builds(paths.rectangle, _LENGTHS, _LENGTHS, st.just(3.0))
    return st.builds(
        lambda placed, height, clip: Group(Frame(WIDTH, height, placed), clip=clip),
        placed, st.floats(10, HEIGHT), clips,
    )  # fmt: skip


_ITEMS = st.recursive(_SHAPES | _RUNS, _groups, max_leaves=4)
_PLACED = st.lists(st.tuples(_PLACES, _ITEMS), max_size=5)


@pytest.mark.slow
@settings(max_examples=40)
@given(first=_PLACED, others=st.lists(st.tuples(st.integers(0, 5), _PLACED, st.sampled_from(COLOURS)), max_size=3))
def test_bands_are_as_if_painted_for_the_first_time(
    first: list[tuple[Point, Item]], others: list[tuple[int, list[tuple[Point, Item]], str]]
) -> None:
    cache = Cache()
    items, ground = first, COLOURS[0]
    for keep, new, next_ground in [(len(first), [], ground), *others]:
        items, ground = [*items[:keep], *new], next_ground
        frame = Frame(WIDTH, HEIGHT, tuple(items))
        kept = list(bands(cache, "email", frame, SCALE, ground))
        for band, pixels in zip(kept, raster.bands(frame, SCALE, ground), strict=True):
            fresh = png.runs(pixels)
            assert band.width == fresh.width
            assert np.array_equal(band.present[band.which], fresh.present[fresh.which])
            assert np.array_equal(band.lengths, fresh.lengths)


@pytest.fixture
def tops(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The scale and the first row of each band that is painted from now on."""
    found: list[tuple[int, int]] = []

    def noted(
        band: raster.Band, ground: str, paint: Callable[[raster.Band, str], np.ndarray] = raster.paint_band
    ) -> np.ndarray:
        found.append((round(band.scale * 0.75), band.top))
        return paint(band, ground)

    monkeypatch.setattr(raster, "paint_band", noted)
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("pattern", "new", "first", "last"), [
    ("^event: .*$", "event: Other Media Day", 0.0, 0.1),
    ("every district and branch", "every branch and district", 0.8, 1.0),
])  # fmt: skip
def test_an_edit_repaints_only_the_bands_that_it_reaches_into(
    config: Path, tops: list[tuple[int, int]], pattern: str, new: str, first: float, last: float
) -> None:
    with_sizes(config, "email")
    cache = Cache()
    made(config, cache)
    height = {scale: max(top for one, top in tops if one == scale) for scale in (1, 2)}
    tops.clear()
    changed(config, pattern, new)
    again = made(config, cache)
    assert {scale for scale, _ in tops} == {1, 2}
    assert all(first * height[scale] <= top <= last * height[scale] for scale, top in tops)
    tops.clear()
    assert files_of(again) == files_of(made(config))


# A config with what the edits below change, and little more, so that many of them take little time.
SMALL = """\
year: 2025
language: en-CA
theme: harbour
title: What our team does
organization: Ministry of Roads
benefits:
  - title: Trust and relationships
    icon: handshake
    text: We hear what readers say.
  - title: Answers
    icon: headset
    text: "We handled {messages} messages."
numbers: {panels: [{metric: messages, chart: bars}]}
thanks: Thank you.
sizes: [social, hero]
"""
TITLES = ["Public trust", "Trust", "Public trust and relationships, and much that comes of them, year after year"]


def _retitled(config: Path, title: str) -> None:
    changed(config, "^  - title: .*\n    icon: handshake$", f"  - title: {title}\n    icon: handshake")


def _themed(config: Path, theme: str) -> None:
    changed(config, "^theme: [a-z]+", f"theme: {theme}")


def _counted(config: Path, count: int) -> None:
    changed(config.parent / "metrics.csv", "^messages,,31200,35950,40110,44820,.*$",
            f"messages,,31200,35950,40110,44820,{count}")  # fmt: skip


def _reordered(config: Path, _: object) -> None:
    """The second benefit comes first."""
    lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
    at = [index for index, line in enumerate(lines) if line.startswith("  - title: ")]
    end = next(index for index, line in enumerate(lines) if index > at[1] and not line.startswith("    "))
    lines = [*lines[: at[0]], *lines[at[1] : end], *lines[at[0] : at[1]], *lines[end:]]
    config.write_text("".join(lines), encoding="utf-8")


def _sized(config: Path, sizes: tuple[str, ...]) -> None:
    with_sizes(config, *sizes)


_EDITS = st.one_of(
    st.tuples(st.just(_retitled), st.sampled_from(TITLES)),
    st.tuples(st.just(_themed), st.sampled_from(["harbour", "provincial", "analyst"])),
    st.tuples(st.just(_counted), st.integers(0, 10**6)),
    st.tuples(st.just(_reordered), st.none()),
    st.tuples(st.just(_sized), st.sampled_from([("social",), ("hero", "social"), ("social", "letter")])),
)


@pytest.mark.slow
@settings(max_examples=12)
@given(steps=st.lists(st.tuples(_EDITS, st.integers(0, 25)), min_size=1, max_size=5))
def test_after_any_edits_files_are_as_made_for_the_first_time(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[tuple[Callable[[Path, Any], None], Any], int]]
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    for name in ("config", "assets"):
        shutil.copytree(ROOT / name, folder / name)
    config = folder / "config" / CONFIG.name
    config.write_text(SMALL, encoding="utf-8")
    cache = Cache()
    for (edit, to), until in steps:
        edit(config, to)
        # Something newer may come after any step.
        steps_of_it = forwarded(ProjectFiles(1, config), cache)
        for _ in zip(range(until), steps_of_it, strict=False):
            pass
        steps_of_it.close()
    assert files_of(made(config, cache)) == files_of(made(config))
