"""What is lost on a ground is measured by area: of drawings and pictures, of parts and of wholes."""

import io

import pytest
from PIL import Image as Pillow

from benefitgraphic.graphics.icons import Icons
from benefitgraphic.graphics.images import Image, read_image
from benefitgraphic.graphics.svg.document import Drawing, read_svg
from benefitgraphic.graphics.visibility import LEAST, faint_on

NAVY, WHITE = "#0B2545", "#FFFFFF"


def drawn(inside: str) -> Drawing:
    return read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{inside}</svg>'.encode())


def box(x: float, width: float, fill: str, more: str = "") -> str:
    return f'<rect x="{x}" y="5" width="{width}" height="40" fill="{fill}" {more}/>'


def pictured(*boxes: tuple[int, int, str], ground: tuple[int, ...] = (0, 0, 0, 0)) -> Image:
    image = Pillow.new("RGBA", (100, 50), ground)
    for left, right, fill in boxes:
        image.paste(Pillow.new("RGB", (right - left, 40), fill), (left, 5))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return read_image(stream.getvalue())


@pytest.mark.parametrize(
    ("inside", "ground", "share"),
    [
        (box(5, 90, "#231F20"), NAVY, 1.0),
        (box(5, 90, NAVY), NAVY, 1.0),
        (box(5, 90, WHITE), NAVY, 0.0),
        (box(5, 90, WHITE), WHITE, 1.0),
        (box(5, 90, "#FFD54A"), WHITE, 1.0),
        (box(5, 30, "#231F20") + box(40, 30, WHITE), NAVY, 0.5),
        (box(5, 60, WHITE) + box(70, 20, "#231F20"), NAVY, 0.25),
        # Two halves that touch: the dark one is lost, though its edge shows.
        (box(5, 40, WHITE) + box(45, 40, "#231F20"), NAVY, 0.5),
        # Dark on a light ground of its own is there to be seen.
        (box(5, 90, WHITE) + box(20, 40, "#231F20", 'transform="translate(10 10) scale(.5)"'), NAVY, 0.0),
        (box(5, 90, WHITE, 'opacity=".1"'), NAVY, 1.0),
    ],
)
def test_the_share_of_a_drawing_that_is_lost(inside: str, ground: str, share: float) -> None:
    found = faint_on(drawn(inside), WHITE, ground)
    assert found.share == pytest.approx(share, abs=0.03)
    assert (found.contrast < LEAST) == (share > 0)


@pytest.mark.parametrize(
    ("image", "ground", "share"),
    [
        (pictured((5, 95, "#231F20")), NAVY, 1.0),
        (pictured((5, 95, "#FFFFFF")), NAVY, 0.0),
        (pictured((5, 45, "#FFFFFF"), (55, 95, "#231F20")), NAVY, 0.5),
        (pictured((10, 90, "#231F20"), ground=(255, 255, 255, 255)), NAVY, 0.0),
        (pictured((5, 95, "#FFFFFF")), WHITE, 1.0),
    ],
)
def test_the_share_of_a_picture_that_is_lost(image: Image, ground: str, share: float) -> None:
    assert faint_on(image, WHITE, ground).share == pytest.approx(share, abs=0.03)


def test_what_is_said_is_what_was_measured() -> None:
    found = faint_on(drawn(box(5, 90, "#231F20")), WHITE, NAVY)
    assert found.colour == "#231F20"
    assert found.contrast == pytest.approx(1.06, abs=0.1)


def test_an_icon_in_the_grounds_own_colour_is_lost_in_any_shape() -> None:
    icon = Icons(None, "fill").find("heart")
    assert faint_on(icon, NAVY, NAVY).share == 1.0
    assert faint_on(icon, WHITE, NAVY).share == 0.0
