"""A drawing looks as a browser draws it, or is refused: one picture of them all, taken once, is compared with ours."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.transforms import Affine2D
from PIL import Image

from benefitgraphic.graphics.artwork import artwork_frame
from benefitgraphic.graphics.frame import Shape
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg.document import read_svg
from drawings import DRAWN, REFUSED

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser, too")

WIDTH, GROUND = 120, "#E8EEF4"
# Edges may lie a pixel apart and be softer; areas may not differ. In shares of the picture's pixels.
_MAY_DIFFER = 0.004
_SAME = 24  # of 255


@dataclass(frozen=True)
class Seen:
    """The browser's picture of everything, and where each drawing is in it: x, y, width, height."""

    pixels: np.ndarray
    places: dict[str, tuple[int, int, int, int]]

    def of(self, name: str) -> np.ndarray:
        x, y, width, height = self.places[name]
        return self.pixels[y : y + height, x : x + width]


@pytest.fixture(scope="module")
def seen(browser: Browser) -> Iterator[Seen]:
    pictures = "".join(
        f'<img id="d{i}" src="data:image/svg+xml;base64,{base64.b64encode(text.encode()).decode()}">'
        for i, text in enumerate(DRAWN.values())
    )
    style = f"body{{margin:0;background:{GROUND}}} img{{width:{WIDTH}px;margin:4px;vertical-align:top}}"
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.set_content(f"<style>{style}</style>{pictures}", wait_until="load")
        boxes = page.evaluate(
            "() => [...document.images].map((i) => i.getBoundingClientRect()).map((b) => [b.x, b.y, b.width, b.height])"
        )
        shot = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    places = {name: tuple(round(v) for v in box) for name, box in zip(DRAWN, boxes, strict=True)}
    yield Seen(np.asarray(shot).astype(int), places)


@lru_cache
def ours(name: str) -> tuple[np.ndarray, float]:
    """Our picture, and its height as a share of its width."""
    drawing = read_svg(DRAWN[name].encode())
    height = round(WIDTH * drawing.height / drawing.width)
    renderer = RendererAgg(WIDTH, height, 72)
    gc = renderer.new_gc()
    gc.set_linewidth(0)
    gc.set_snap(False)
    canvas = np.asarray(renderer.buffer_rgba())
    canvas[:] = [*(int(GROUND[i : i + 2], 16) for i in (1, 3, 5)), 255]
    for place, item in artwork_frame(drawing, WIDTH, height, "#000000", GROUND).walk():
        assert isinstance(item, Shape) and item.fill
        rgb = tuple(int(item.fill[i : i + 2], 16) / 255 for i in (1, 3, 5))
        flip = Affine2D().translate(place.x, place.y).scale(1, -1).translate(0, height)
        renderer.draw_path(gc, item.path, flip, (*rgb, 1.0))
    return canvas[..., :3].astype(int), drawing.height / drawing.width


def difference(one: np.ndarray, two: np.ndarray) -> float:
    """The share of pixels that differ from every pixel near them in the other picture, either way."""
    return max(_unlike(one, two), _unlike(two, one))


def _unlike(one: np.ndarray, two: np.ndarray) -> float:
    padded = np.pad(two, ((1, 1), (1, 1), (0, 0)), mode="edge")
    height, width = one.shape[:2]
    near = [padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    # Between the darkest and the lightest neighbour of each colour: soft edges are anywhere between.
    low, high = np.min(near, axis=0) - _SAME, np.max(near, axis=0) + _SAME
    return float(((one < low) | (one > high)).any(axis=-1).mean())


@pytest.mark.parametrize("name", DRAWN)
def test_it_looks_like_the_browsers(seen: Seen, name: str) -> None:
    theirs = seen.of(name)
    mine, shape = ours(name)
    assert theirs.shape[0] == pytest.approx(WIDTH * shape, abs=1)
    height = min(len(theirs), len(mine))
    assert difference(theirs[:height], mine[:height]) <= _MAY_DIFFER


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_drawn_is_refused_in_words(name: str) -> None:
    with pytest.raises(ArtworkProblem) as caught:
        read_svg(REFUSED[name].encode())
    assert caught.value.message != "the drawing can't be read"
    assert caught.value.hint
    assert caught.value.line == 1


def test_the_comparison_can_fail(seen: Seen) -> None:
    one, other = seen.of("see-through discs"), seen.of("see-through hex")
    assert difference(one, other) > _MAY_DIFFER
    shifted = np.roll(one, 3, axis=1)
    assert difference(one, shifted) > _MAY_DIFFER
