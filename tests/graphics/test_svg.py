"""Drawings come out as they were drawn, or are refused with a reason; never a traceback, never slow."""

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.transforms import Affine2D

from benefitgraphic.graphics.artwork import artwork_frame, ink
from benefitgraphic.graphics.frame import Shape
from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.paths import vertices
from benefitgraphic.graphics.svg.document import Drawing, read_svg

HERE = Path(__file__).parent / "svg"
WHITE = (255, 255, 255)


def svg(inside: str, attributes: str = 'viewBox="0 0 24 24"') -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>'
        f"{inside}</svg>"
    ).encode()


def pixels(drawing: Drawing, side: int = 100, colour: str = "#000000") -> np.ndarray:
    """The drawing on white, `side` pixels square."""
    renderer = RendererAgg(side, side, 72)
    gc = renderer.new_gc()
    gc.set_linewidth(0)
    canvas = np.asarray(renderer.buffer_rgba())
    canvas[:] = 255
    for place, item in artwork_frame(drawing, side, side, colour, "#FFFFFF").walk():
        assert isinstance(item, Shape) and item.fill
        rgb = tuple(int(item.fill[i : i + 2], 16) / 255 for i in (1, 3, 5))
        flip = Affine2D().translate(place.x, place.y).scale(1, -1).translate(0, side)
        renderer.draw_path(gc, item.path, flip, (*rgb, 1.0))
    return canvas[..., :3].copy()


def refusal(data: bytes) -> ArtworkProblem:
    with pytest.raises(ArtworkProblem) as caught:
        read_svg(data)
    return caught.value


def test_a_drawing_programs_file_looks_as_drawn() -> None:
    image = pixels(read_svg((HERE / "drawn.svg").read_bytes()))
    at = {
        (20, 20): (255, 0, 0),
        (50, 20): (0, 128, 0),
        (45, 50): (0, 0, 255),
        (55, 50): WHITE,  # clipped away
        (85, 85): (0, 255, 255),
        (30, 90): (136, 0, 136),
        (30, 93): (136, 0, 136),
        (30, 97): WHITE,
    }
    assert {spot: tuple(image[spot[1], spot[0]]) for spot in at} == at


def test_an_even_odd_ring_has_a_hole() -> None:
    image = pixels(read_svg((HERE / "ring.svg").read_bytes()), 24)
    assert tuple(image[12, 12]) == WHITE
    assert tuple(image[5, 12]) == (16, 32, 48)


def test_strokes_become_outlines_in_the_icons_colour() -> None:
    drawing = read_svg((HERE / "strokes.svg").read_bytes())
    assert {layer.fill for layer in drawing.layers} == {None}
    image = pixels(drawing, 240, "#FF0000")
    assert tuple(image[30, 120]) == (255, 0, 0)  # the circle's line, at its top
    assert tuple(image[160, 120]) == (255, 0, 0)  # the dot: a line of no length with round ends
    assert tuple(image[120, 120]) == WHITE
    # Round at any size: the distances from the centre to the outline are all 8 or 10.
    reach = np.hypot(*(np.asarray(drawing.layers[0].path.to_polygons()[0]) - 12).T)
    assert np.allclose(reach, 10, atol=0.01) or np.allclose(reach, 8, atol=0.01)


@pytest.mark.parametrize(
    ("paint", "expected"),
    [
        ('fill="#abc"', ("#AABBCC", 1)),
        ('fill="rebeccapurple"', ("#663399", 1)),
        ('fill="rgb(10%, 50%, 100%)"', ("#1A80FF", 1)),
        ('fill="rgba(1,2,3,.5)"', ("#010203", 0.5)),
        ('style="fill : red ; opacity: 25%"', ("#FF0000", 0.25)),
        ('fill="currentColor"', (None, 1)),
        ('fill="currentColor" color="#123456"', ("#123456", 1)),
        ('fill-opacity=".5" opacity=".5"', (None, 0.25)),
        ("", (None, 1)),
    ],
)
def test_colours(paint: str, expected: tuple[str | None, float]) -> None:
    (layer,) = read_svg(svg(f'<rect width="9" height="9" {paint}/>')).layers
    assert layer.fill == expected[0] and layer.opacity == pytest.approx(expected[1])


def test_what_is_not_painted_is_dropped() -> None:
    hidden = ['fill="none"', 'opacity="0"', 'display="none"', 'visibility="hidden"', 'transform="scale(0)"']
    shapes = "".join(f'<rect width="9" height="9" {h}/>' for h in hidden)
    assert len(read_svg(svg(shapes + '<path d="M1 1h1v1z"/><path d=""/><path d="M3 3"/>')).layers) == 1


def test_what_lies_outside_the_view_box_is_cut_off() -> None:
    drawing = read_svg(svg('<circle cx="24" cy="12" r="6"/><rect x="90" width="5" height="5"/>'))
    assert len(drawing.layers) == 1
    assert Rect(0, 0, 24, 24).contains(ink(drawing))


def test_clips_within_clips() -> None:
    clips = '<clipPath id="a"><rect width="12" height="24"/></clipPath>'
    clips += '<clipPath id="b"><rect width="24" height="12"/>'
    drawing = read_svg(
        svg(f'{clips}</clipPath><g clip-path="url(#a)"><rect clip-path="url(#b)" width="24" height="24"/></g>')
    )
    assert ink(drawing) == pytest.approx(Rect(0, 0, 12, 12), abs=0.01)


def test_symbols_are_placed_and_scaled() -> None:
    symbol = '<symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol>'
    drawing = read_svg(svg(f'{symbol}<use href="#s" x="4" y="6" width="8" height="8"/>'))
    assert ink(drawing) == pytest.approx(Rect(4, 6, 8, 8))


def test_without_a_view_box_the_size_is_taken() -> None:
    assert read_svg(svg('<rect width="5" height="5"/>', 'width="10mm" height="48"')).height == 48


@pytest.mark.slow
def test_every_packaged_icon_can_be_drawn_inside_its_view_box() -> None:
    from py_phosphor_icons.svgs import loader

    names = loader.icon_names(weight="duotone")
    assert len(names) > 1400
    for name in names:
        drawing = read_svg(loader.svg_path(name, "duotone").read_bytes())
        assert Rect(0, 0, 256, 256).contains(ink(drawing), 0.3), name
        assert all(layer.fill is None for layer in drawing.layers), name


SHAPE = '<rect width="9" height="9"/>'
BAD = {
    "text": (svg("<text>Hi</text>"), "text"),
    "image": (svg('<image href="a.png" width="9" height="9"/>'), "picture"),
    "data uri": (svg('<use href="data:image/svg+xml;base64,AAAA#a"/>'), "another file"),
    "external use": (svg('<use xlink:href="https://example.org/a.svg#a"/>'), "another file"),
    "gradient": (svg('<rect width="9" height="9" fill="url(#g)"/>'), "pattern"),
    "mask": (svg(f'<g mask="url(#m)">{SHAPE}</g>'), "mask"),
    "script": (svg(f"{SHAPE}<script>alert(1)</script>"), "script"),
    "event": (svg(f'<g onclick="x()">{SHAPE}</g>'), "script"),
    "javascript": (svg(f'<a href=" JavaScript:x()">{SHAPE}</a>'), "script"),
    "foreign object": (svg(f"{SHAPE}<foreignObject/>"), "web page"),
    "animation": (svg(f"<animate/>{SHAPE}"), "moves"),
    "stylesheet": (b'<?xml-stylesheet href="a.css"?>' + svg(SHAPE), "another file"),
    "import": (svg(f'<style>@import "a.css";</style>{SHAPE}<style>@import url(a){{}}</style>'), "another file"),
    "no size": (svg(SHAPE, ""), "how large"),
    "zero view box": (svg(SHAPE, 'viewBox="0 0 0 24"'), "viewBox"),
    "nan view box": (svg(SHAPE, 'viewBox="0 0 NaN 24"'), "viewBox"),
    "endless view box": (svg(SHAPE, 'viewBox="0 0 1e999 24"'), "viewBox"),
    "huge number": (svg('<path d="M0 0L1e30 5 7 7z"/>'), "coordinates"),
    "infinite number": (svg('<path d="M0 0L1e999 5 7 7z"/>'), "coordinates"),
    "not a number": (svg('<path d="M0 0L nan 5"/>'), "damaged"),
    "half a path": (svg('<path d="M0 0C1 2 3"/>'), "damaged"),
    "nothing drawn": (svg("<g/>"), "nothing"),
    "empty file": (b"", "not a readable"),
    "half a file": (svg(SHAPE)[:-20], "not a readable"),
    "html": (b"<html><body/></html>", "not an SVG"),
    "compressed": (b"\x1f\x8b\x08\x00aaaa", "compressed"),
    "10 MB": (svg("<g/>" * 2_500_000), "MB"),
    "many elements": (svg(SHAPE * 2_001), "elements"),
    "masks of each other": (
        svg(
            f'<mask id="a"><g mask="url(#b)">{SHAPE}</g></mask><mask id="b"><g mask="url(#a)">{SHAPE}</g></mask>'
            f'<g mask="url(#a)">{SHAPE}</g>'
        ),
        "each other",
    ),
    "clips of each other": (
        svg(
            f'<clipPath id="a" clip-path="url(#b)">{SHAPE}</clipPath>'
            f'<clipPath id="b" clip-path="url(#a)">{SHAPE}</clipPath>'
            f'<g clip-path="url(#a)">{SHAPE}</g>'
        ),
        "each other",
    ),
    "deep nesting": (svg("<g>" * 100_000 + "</g>" * 100_000)[:999_999], "deep"),
    "external dtd": (b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + svg(SHAPE), "external DTD"),
    "external entity": (
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<g>&x;</g>"),
        "entities",
    ),
    "public entity": (
        b'<!DOCTYPE svg [<!ENTITY x PUBLIC "http://a/" "http://a/">]>' + svg("<g>&x;</g>"),
        "entities",
    ),
    "entity for the DTD": (b'<!DOCTYPE svg [<!ENTITY % p "http://a/">]>' + svg(SHAPE), "entities"),
    "entity in an entity": (
        b'<!DOCTYPE svg [<!ENTITY a "http://a/"><!ENTITY b "http://&a;">]>' + svg("<g>&b;</g>"),
        "entities",
    ),
    "long entity": (b'<!DOCTYPE svg [<!ENTITY a "http://' + b"a" * 500 + b'">]>' + svg("<g>&a;</g>"), "entities"),
    "entity bomb": (
        b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
        + b"]>"
        + svg("<g>&j;</g>"),
        "entities",
    ),
    "use of itself": (svg('<g id="a"><use href="#a"/></g>'), "repeats"),
    "use bomb": (
        svg("".join(f'<g id="g{i}">' + f'<use href="#g{i + 1}"/>' * 10 + "</g>" for i in range(20)) + SHAPE),
        "repeats",
    ),
    "long path": (svg(f'<path d="M0 0{"l1 1" * 90_000}"/>'), "too long"),
    "unknown colour": (svg('<rect width="9" height="9" fill="bluish"/>'), "colour"),
    "unknown transform": (svg('<rect width="9" height="9" transform="twist(3)"/>'), "transform"),
    "dash bomb": (
        svg('<path d="M0 0H20" stroke="red" stroke-width="1" stroke-dasharray="1e-6"/>'),
        "dashes",
    ),
    "tangle": (
        svg(
            '<path fill-rule="evenodd" d="M0 0'
            + "".join(
                f"L{random.Random(i).random() * 24:.3f} {random.Random(-i - 1).random() * 24:.3f}" for i in range(3000)
            )
            + '"/>'
        ),
        "cross",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_refused_in_words(name: str) -> None:
    data, words = BAD[name]
    problem = refusal(data)
    assert words in problem.message
    assert problem.hint or name in ("unknown transform",)


def test_a_refusal_names_the_line() -> None:
    assert refusal(svg("\n\n<text>Hi</text>")).line == 3


def test_everything_wrong_is_said_at_once_with_its_place() -> None:
    data = svg(
        "\n<style>\n@import 'a.css';\n.a { fill: red }\n@layer b { }\n</style>\n"
        '<text>Hi</text>\n<g>  <image href="a.png"/></g><rect width="9" height="9" fill="lab(1 2 3)"/><text>Ho</text>'
    )
    problem = refusal(data)
    found = [(one.line, one.column, one.message.partition("the drawing")[2]) for one in (problem, *problem.others)]
    assert [(line, column) for line, column, _ in found] == [(3, 0), (5, 0), (7, 1), (8, 6), (8, 31)]
    assert len({message for _, _, message in found}) == 5  # the second text is the same thing


def test_a_damaged_file_names_the_column() -> None:
    problem = refusal(svg("\n<g><rect </g>"))
    assert (problem.line, problem.column) == (2, 10)


@pytest.mark.parametrize("count", [3, 200, 2_000])
def test_no_drawing_lists_more_than_a_designer_reads(count: int) -> None:
    problem = refusal(svg("".join(f'<rect width="{i}em" height="9"/>' for i in range(min(count, 1_900)))))
    assert len(problem.others) < 51


@pytest.mark.parametrize(
    ("inside", "fills"),
    [
        ('<rect width="9" height="9"/>', [None]),
        ('<rect width="9" height="9"/><circle r="3" fill="#F00"/>', ["#000000", "#FF0000"]),
        ('<rect width="9" height="9" fill="currentColor"/><circle r="3" fill="#F00"/>', [None, "#FF0000"]),
        ('<rect width="9" height="9" opacity=".2"/><rect width="9" height="9" fill="currentColor"/>', [None, None]),
    ],
)
def test_only_a_drawing_without_any_colour_takes_the_icons(inside: str, fills: list[str | None]) -> None:
    assert [layer.fill for layer in read_svg(svg(inside)).layers] == fills


def test_overlapping_see_through_shapes_are_cut_and_mixed() -> None:
    first = '<rect width="12" height="24" fill="#F00" opacity=".5"/>'
    two = first + first.replace("<rect", '<rect x="6"').replace("#F00", "#00F")
    (left, right, both) = read_svg(svg(two)).layers
    assert (left.paint, right.paint) == ((("#FF0000", 0.5),), (("#0000FF", 0.5),))
    assert both.paint == (("#FF0000", 0.25), ("#0000FF", 0.5))
    frame = artwork_frame(read_svg(svg(two)), 24, 24, "#000000", "#FFFFFF")
    drawn = [item.fill for _, item in frame.walk() if isinstance(item, Shape)]
    assert drawn == ["#FF8080", "#8080FF", "#8040BF"]


SLOW = {
    "groups": svg('<g opacity=".9">' * 50 + SHAPE * 900 + "</g>" * 50),
    "see-through": svg('<circle cx="12" cy="12" r="8" opacity=".5"/>' * 200),
    "rings, see-through": svg(
        "".join(f'<circle cx="{i % 24}" cy="{i // 24}" r="8" opacity=".5"/>' for i in range(200))
    ),
    "selectors": svg(
        "<style>"
        + "".join(f"g g > .a{i} ~ :nth-child({i}n+1){{fill:red}}" for i in range(1900))
        + "</style>"
        + '<rect class="a" width="9" height="9"/>' * 1900
    ),
    "long selector": svg(f"<style>{':not(' * 300}.a{')' * 300}{{fill:red}}</style>{SHAPE}"),
    "variables": svg(
        f'<g style="{"".join(f"--a{i}:var(--a{i + 1})var(--a{i + 1});" for i in range(40))}--a40:x">'
        f'<rect width="9" height="9" style="fill:var(--a0)"/></g>'
    ),
    "masks": svg(
        '<mask id="m"><rect width="24" height="24" fill="#fff"/><circle cx="9" cy="9" r="6"/></mask>'
        + '<rect width="24" height="24" mask="url(#m)"/>' * 900
    ),
    "boxes of groups": svg(
        '<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width="1" height="1"/></clipPath>'
        + '<g clip-path="url(#c)">' * 30
        + SHAPE * 300
        + "</g>" * 30
    ),
    "gradients": svg(
        "".join(f'<linearGradient id="g{i}" href="#g{(i + 1) % 900}"/>' for i in range(900))
        + '<rect width="9" height="9" fill="url(#g0)"/>' * 900
    ),
    "spaces": svg(f'<path d="M0 0{" " * 290_000}h1v1z"/>'),
    "digits": svg(f'<path d="M0 0h{"1" * 290_000}"/>'),
    "zeros": svg(f'<path d="M0 0a{"0" * 290_000}"/>'),
    "arcs": svg(f'<path d="M0 0{"a1 1 0 011 1" * 20_000}"/>'),
    "transform": svg(f'<rect width="9" height="9" transform="{"scale(1) " * 90_000}"/>'),
    "style": svg(f"<style>{'a' * 900_000}</style>{SHAPE}"),
    "comments": svg(f"<style>{'/*' * 400_000}</style>{SHAPE}"),
    "rules": svg(f"<style>{'.a{fill:red}' * 60_000}</style>" + '<rect class="a" width="9" height="9"/>' * 1500),
    "colour": svg(f'<rect width="9" height="9" fill="rgb({"1" * 900_000})"/>'),
    "points": svg(f'<polygon points="{"1,2 " * 200_000}"/>'),
    "attributes": svg("<rect " + " ".join(f'a{i}="1"' for i in range(60_000)) + "/>"),
    "rings": svg('<path fill-rule="evenodd" d="M2 2h20v20H2zM8 8h8v8H8z"/>' * 1900),
    "tangles": svg(
        "".join(
            '<path fill-rule="evenodd" d="M'
            + " ".join(f"{random.Random(i * 99 + k).random() * 24:.1f}" for k in range(80))
            + '"/>'
            for i in range(600)
        )
    ),
    "clips": svg(
        '<clipPath id="c"><circle cx="12" cy="12" r="8"/></clipPath>'
        + '<circle cx="12" cy="9" r="8" clip-path="url(#c)"/>' * 900
    ),
    "strokes": svg('<path d="M2 2C9 30 9 -9 20 20z" fill="none" stroke="red" stroke-dasharray="1"/>' * 1900),
}


# More than a second each; what is left is the quick ones of every kind: paths, styles, layers, links.
SWEEP = frozenset(
    [
        *("clips", "groups", "selectors", "masks", "arcs", "strokes", "rings", "points", "rules"),
        *("rings, see-through", "gradients", "boxes of groups"),
    ]
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] if name in SWEEP else []) for name in SLOW]
)
def test_busy_drawings_are_drawn_or_refused_in_words(name: str) -> None:
    try:
        assert read_svg(SLOW[name]).layers
    except ArtworkProblem as problem:
        assert problem.message and problem.hint


PIECES = st.sampled_from(
    [
        "<g>",
        "</g>",
        "<path d='",
        "M0 0",
        "h5",
        "a5 5 0 11-2",
        "e9",
        "z",
        "'/>",
        "<use href='#a'/>",
        " id='a'",
        "<rect ",
        "<style>",
        "</style>",
        ".a{",
        "}",
        "<!--",
        "-->",
        "&lt;",
        "&#0;",
        "width='9' ",
        "/>",
        "\x00",
        "é",
        "height='1e400' ",
        "fill='#12' ",
        "stroke='red' ",
        "stroke-width='-1' ",
        "stroke-dasharray='1 a' ",
        "transform='rotate(1 2)' ",
        "clip-path='url(#a)' ",
    ]
)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | st.lists(PIECES, max_size=30).map(lambda p: svg("".join(p))))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        drawing = read_svg(data)
    except ArtworkProblem as problem:
        assert problem.message
    else:
        assert all(np.isfinite(vertices(layer.path)).all() for layer in drawing.layers)


NUMBER = st.floats(-60, 60) | st.floats() | st.integers(-3, 30)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("MLHVCSQTAZmlhvcsqtaz"), st.lists(NUMBER, max_size=7)), max_size=12),
    st.booleans(),
)
def test_any_path_is_read_or_refused(commands: list[tuple[str, list[float]]], stroke: bool) -> None:
    data = "M1 1" + "".join(f"{c}{' '.join(map(str, n))}" for c, n in commands)
    paint = 'stroke="red" stroke-linejoin="round"' if stroke else 'fill-rule="evenodd"'
    try:
        drawing = read_svg(svg(f'<path d="{data}" {paint}/>'))
    except ArtworkProblem:
        return
    assert Rect(0, 0, 24, 24).contains(ink(drawing), 0.1)
