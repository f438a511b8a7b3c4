"""Lines and pages for those who read from right to left: where words stand, and what mirroring does to a page."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.artwork import disc_icon
from benefitgraphic.graphics.codes import code
from benefitgraphic.graphics.frame import Frame, Group, Item, Shape, TextRun, item_rect
from benefitgraphic.graphics.geometry import Point, Rect, Region
from benefitgraphic.graphics.mirroring import mirrored
from benefitgraphic.graphics.text import bidi
from benefitgraphic.graphics.text.paragraph import Paragraph, TextStyle, place_line, side_bearing, text_width
from benefitgraphic.graphics.text.shaping import advance, glyphs, missing_characters
from laying import ALL_LANGUAGES, arabic_edition, laid, sample_edition, styles_for
from seen import walk

MIXED = "منذ عام 2011 في منطقة نهر السلام (Peace River)، ننشر مع DriveBC آخر المستجدات؛ وبلغت نسبة الرد 91%."
_WORDS = ["طريق", "مرحبا", "ثلج،", "كُلٌّ", "DriveBC", "(TranBC)", "2025", "48,210", "«ثلج»", "لا", "؟", "a", "-"]


def style(role: str = "body") -> TextStyle:
    return styles_for(arabic_edition(), "intranet").text(role)  # type: ignore[arg-type]


def runs_of(frame: Frame) -> list[tuple[Point, TextRun]]:
    return [(seen.at, seen.item) for seen in walk(frame) if isinstance(seen.item, TextRun)]


def from_the_left(frame: Frame) -> list[str]:
    """The runs of a single line as they stand."""
    return [run.text for _, run in sorted(runs_of(frame), key=lambda placed: placed[0].x)]


def test_words_stand_in_the_order_in_which_they_are_read() -> None:
    line = Frame(500, 20, tuple(place_line("زوروا TranBC في 2025.", style(), Point(0, 15))))
    assert from_the_left(mirrored(line)) == [".", "2025", " في ", "TranBC", "زوروا "]
    # What reads the page out takes the runs as they come.
    assert "".join(run.text for _, run in runs_of(mirrored(line))) == "زوروا TranBC في 2025."


def test_a_line_begins_at_the_right() -> None:
    frame = mirrored(Paragraph("مرحبا", style()).layout(Region(300)))
    ((at, run),) = runs_of(frame)
    assert at.x + run.advance == pytest.approx(300)


def test_the_space_at_a_lines_end_hangs_at_its_left() -> None:
    """It is there for whoever copies the text, and takes no room from the words."""
    frame = mirrored(Paragraph("مرحبا بكم في الطريق إلى الجبال", style()).layout(Region(90)))
    first, *_, last = runs_of(frame)
    for at, run in (first, last):
        inked = glyphs(run.text, run.font, run.language, backwards=run.backwards)
        left = at.x - run.hang + inked[0].x * run.size
        assert at.x - 1 <= left <= at.x + 3
        assert at.x + run.advance == pytest.approx(90, abs=0.01)
    assert first[1].text.endswith(" ") and first[1].hang > 1
    assert not last[1].hang


def test_after_latin_words_that_space_stands_at_the_lines_end_too() -> None:
    line = place_line("نحن في DriveBC", style(), Point(0, 15), ends_with=" ")
    runs = runs_of(mirrored(Frame(200, 20, tuple(line))))
    assert [run.text for _, run in runs] == ["نحن في ", "DriveBC", " "]
    (at, _), (end, space) = runs[1:]
    assert end.x == pytest.approx(at.x)
    assert not space.advance and space.hang > 1


@pytest.mark.parametrize(("written", "drawn"), [("(طريق)", "()"), ("«طريق»", "«»")])
def test_brackets_face_what_they_hold(written: str, drawn: str) -> None:
    """They are mirrored once: not twice, not never."""
    text_style = style()
    ((_, run),) = [item for item in place_line(written, text_style, Point(0, 0)) if isinstance(item[1], TextRun)]
    assert isinstance(run, TextRun)
    inked = glyphs(written, run.font, "ar", backwards=True)
    for glyph, character in ((inked[0], drawn[0]), (inked[-1], drawn[1])):
        (plain,) = glyphs(character, run.font, "en")
        assert np.array_equal(glyph.vertices, plain.vertices)


def test_brackets_without_letters_of_their_own_are_turned_too() -> None:
    (one,) = glyphs("(", style().typeface.candidates(400)[0], "ar", backwards=True)
    (other,) = glyphs(")", style().typeface.candidates(400)[0], "ar")
    assert np.array_equal(one.vertices, other.vertices)


def test_both_brackets_of_a_pair_are_of_one_font() -> None:
    items = place_line("في (TranBC) وفي «Cone Zone»: نعم", style(), Point(0, 0))
    found = {run.font.name for _, run in items if isinstance(run, TextRun) and set(run.text) & set("()«»")}
    assert len(found) == 1


def test_letters_join() -> None:
    """A word is narrower than its letters apart."""
    font = style().typeface.candidates(400)[1]
    assert advance("بسم", font, "ar", backwards=True) < sum(advance(c, font, "ar", backwards=True) for c in "بسم")


def test_a_figure_ends_at_the_edge_of_its_ink() -> None:
    figure = style("figure")
    for text in ("1,418,000", "91%"):
        run = glyphs(text, figure.typeface.candidates(figure.weight)[0], "ar")
        right = max(float(glyph.vertices[:, 0].max()) + glyph.x for glyph in run) * figure.size
        assert side_bearing(text, figure) == pytest.approx(text_width(text, figure) - right)


@pytest.mark.slow
@settings(max_examples=150)
@given(
    words=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=25),
    width=st.floats(40, 400),
    language=st.sampled_from(["ar", "en-CA"]),
)
def test_lines_are_as_wide_as_their_runs_and_fit(words: list[str], width: float, language: str) -> None:
    text_style = styles_for(ALL_LANGUAGES[language](), "intranet").text("body")
    text = " ".join(words)
    frame = Paragraph(text, text_style).layout(Region(width))
    frame = mirrored(frame) if language == "ar" else frame
    said = "".join(run.text if run.actual is None else run.actual for _, run in runs_of(frame))
    assert "".join(said.split()) == "".join(text.split())
    lines: dict[float, list[tuple[Point, TextRun]]] = {}
    for at, run in runs_of(frame):
        lines.setdefault(at.y, []).append((at, run))
    for line in lines.values():
        boxes = sorted((at.x, at.x + run.advance) for at, run in line)
        assert boxes[0][0] >= -0.1 and boxes[-1][1] <= width + 0.1
        # Runs follow one another without a gap and without overprinting.
        assert all(end == pytest.approx(start, abs=0.01) for (_, end), (start, _) in pairwise(boxes))
        edge = boxes[-1][1] if language == "ar" else boxes[0][0]
        assert edge == pytest.approx(width if language == "ar" else 0.0, abs=0.1)


def placed(frame: Frame) -> list[tuple[Rect, Item]]:
    return [(item_rect(at, item), item) for at, item in frame.walk()]


@pytest.mark.slow
@pytest.mark.parametrize("size", list(SIZES))
def test_a_page_mirrored_twice_is_the_page(size: str) -> None:
    for page in laid(sample_edition(), size).pages:
        for (one, before), (other, after) in zip(
            placed(page.frame), placed(mirrored(mirrored(page.frame))), strict=True
        ):
            assert one == pytest.approx(other)
            assert type(before) is type(after)
            if isinstance(before, Shape) and isinstance(after, Shape):
                assert np.allclose(paths.vertices(before.path), paths.vertices(after.path))


@pytest.mark.slow
@pytest.mark.parametrize("size", list(SIZES))
def test_everything_stands_as_far_from_the_other_side(size: str) -> None:
    """Texts and pictures move; they stay as wide, as high and in the same order."""
    for page in laid(sample_edition(), size).pages:
        width, pictured = page.frame.width, []
        for (one, before), (other, after) in zip(placed(page.frame), placed(mirrored(page.frame)), strict=True):
            assert (one.y, one.width, one.height) == pytest.approx((other.y, other.width, other.height))
            if isinstance(before, Shape) and before.pictured:
                assert before is after
                pictured.append((one, other))
                continue
            assert width - other.right == pytest.approx(one.x)
            if isinstance(before, TextRun):
                assert before is after
            if isinstance(before, Group) and isinstance(after, Group):
                assert (before.tag, before.link, before.where) == (after.tag, after.link, after.where)
        assert pictured


def test_a_picture_keeps_its_shapes_together() -> None:
    """An icon is not put together anew from mirrored places; nor is a code, which no phone would read."""
    icons = styles_for(sample_edition(), "letter").icon("handshake")
    for picture in (disc_icon(icons, 40, "#000000", "#FFFFFF"), code("https://www.example.org", 60)):
        around = Frame(200, 100, ((Point(20, 30), Group(picture)),))
        ((at, group),) = mirrored(around).items
        assert isinstance(group, Group)
        assert at == pytest.approx((200 - 20 - picture.width, 30))
        shifts = {
            (round(new.x - old.x, 6), new.y - old.y)
            for (old, _), (new, _) in zip(picture.items, group.frame.items, strict=True)
        }
        assert len(shifts) == 1
        assert [item for _, item in group.frame.items] == [item for _, item in picture.items]


def test_clips_and_outlines_are_mirrored() -> None:
    wedge = paths.polygon([(0, 0), (30, 0), (0, 10)])
    inside = Frame(50, 20, ((Point(5, 5), Shape(wedge, fill="#000000")),))
    frame = Frame(100, 40, ((Point(10, 10), Group(inside, clip=wedge)),))
    ((at, group),) = mirrored(frame).items
    assert isinstance(group, Group) and group.clip is not None
    assert at == (40, 10)
    assert paths.bounds(group.clip) == pytest.approx((20, 0, 30, 10))
    ((place, shape),) = group.frame.items
    assert isinstance(shape, Shape)
    corners = {(place.x + x, place.y + y) for x, y in paths.vertices(shape.path).tolist()}
    assert corners == {(45, 5), (15, 5), (45, 15)}


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        ("تماس: \u20661-800-555-0100\u2069 (رایگان)", ["(رایگان)", "1-800-555-0100", "تماس:"]),
        ("در \u2066+1 (604) 555\u2069 هستیم", ["هستیم", "+1 (604) 555", "در"]),
        ("نسخهٔ \u2068v2.0-beta (1)\u2069، آماده", ["، آماده", "v2.0-beta (1)", "نسخهٔ"]),
    ],
)
def test_what_is_isolated_keeps_its_order_and_leaves_nothing_behind(written: str, stands: list[str]) -> None:
    frame = mirrored(Paragraph(written, style()).layout(Region(400)))
    shown = ["".join(c for c in text if c not in bidi.MARKS).strip() for text in from_the_left(frame)]
    assert [text for text in shown if text] == stands
    assert "".join(run.text for _, run in runs_of(frame)) == written
    # Its ends take no room and have no glyphs.
    assert not missing_characters(written, style().typeface, 400)
    for _, run in runs_of(frame):
        bare = "".join(c for c in run.text if c not in bidi.MARKS)
        bare_run, marked = (glyphs(said, run.font, run.language, backwards=run.backwards) for said in (bare, run.text))
        assert len(bare_run) == len(marked)
