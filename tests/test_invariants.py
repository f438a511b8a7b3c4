"""What holds of every page, whatever is written: at every size, in every theme, for the sample and for made-up content."""

from __future__ import annotations

import itertools
import re

import pytest
from editions import editions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laying import PAGED, THEMES, laid, themed
from reading import expected_tokens
from seen import HOLDERS, LEAVES, grounds, ink, is_furniture, paragraphs, passages, texts, walk, words

from benefitgraphic.build import Laid
from benefitgraphic.colour import contrast
from benefitgraphic.content.edition import Edition
from benefitgraphic.content.sizes import SIZES
from benefitgraphic.graphics.breaking import tie
from benefitgraphic.graphics.checks import outside, too_small
from benefitgraphic.graphics.frame import Frame, Shape, TextRun
from benefitgraphic.graphics.geometry import PX

ALL = [(size, theme) for size in SIZES for theme in THEMES]


def all_inside(page: Frame) -> None:
    found = list(outside(page))
    assert not found, found[:5]


def texts_apart(page: Frame) -> None:
    placed = sorted(((ink(seen.at, run), run.text) for seen, run in texts(page)), key=lambda pair: pair[0].y)
    for index, (box, said) in enumerate(placed):
        for other, also in itertools.islice(placed, index + 1, None):
            if other.y >= box.bottom:
                break
            assert not box.overlaps(other, 0.1), f"{said!r} at {box} overprints {also!r} at {other}"


def large_enough(page: Frame, made: Laid) -> None:
    assert not list(too_small(page, made.size.minimum))


def each_text_under_one_element(page: Frame) -> None:
    for seen, run in texts(page):
        if is_furniture(seen):
            continue
        leaves = [role for role in seen.roles if role in LEAVES]
        assert len(leaves) <= 1, f"{run.text!r} is in {' > '.join(seen.roles)}"
        assert seen.roles[-1] not in HOLDERS, f"{run.text!r} stands loose in {' > '.join(seen.roles)}"


def furniture_is_at_the_foot(page: Frame, made: Laid) -> None:
    loose = [(seen, run) for seen, run in texts(page) if is_furniture(seen)]
    if made.size.height is None:
        assert not loose
    assert all(seen.at.y > page.height * 0.9 for seen, _ in loose)


def contrasts(page: Frame, made: Laid) -> None:
    items = list(walk(page))
    for index, seen in enumerate(items):
        run = seen.item
        if not isinstance(run, TextRun):
            continue
        bold = run.font.name.endswith(("Bold", "Black"))
        needed = 3.0 if run.size >= 24 * PX or (bold and run.size >= 18.7 * PX) else 4.5
        for ground in grounds(items, index, made.theme.colours.paper):
            ratio = contrast(run.colour, ground)
            assert ratio >= needed, f"{run.text!r} in {run.colour} on {ground} is {ratio:.2f}:1 in {made.theme.name}"


_TORN = re.compile(r"\d[.,]?\n[.,]?\d|\d ?\n(?:%|million|minutes?|points?|km)\b")


def numbers_whole(page: Frame) -> None:
    for paragraph in paragraphs(page):
        lines = paragraph.texts
        # What is one long word anyway, such as an address, has to break somewhere.
        said = "\n".join(lines)
        if max((len(word) for word in said.replace("\n", "").split()), default=0) > 25:
            continue
        torn = _TORN.search(said)
        assert not torn, f"a number is torn in {lines}"


def read_in_order(made: Laid, edition: Edition) -> None:
    said = [token for page in made.pages for passage in passages(page.frame) for token in words(passage)]
    wrong = expected_tokens(edition, made.size).mismatch(said)
    assert wrong is None, wrong


def holds_everywhere(made: Laid, edition: Edition) -> None:
    for page in made.pages:
        all_inside(page.frame)
        large_enough(page.frame, made)
        texts_apart(page.frame)
        each_text_under_one_element(page.frame)
        furniture_is_at_the_foot(page.frame, made)
        numbers_whole(page.frame)
        assert page.frame.width == pytest.approx(made.size.width)
        if made.size.height is not None:
            assert page.frame.height == pytest.approx(made.size.height)
    read_in_order(made, edition)


@pytest.mark.parametrize(("size", "theme"), ALL)
def test_sample_is_well_made(sample: Edition, size: str, theme: str) -> None:
    made = laid(sample, size, theme)
    holds_everywhere(made, themed(sample, theme))
    for page in made.pages:
        contrasts(page.frame, made)


@pytest.mark.slow
@pytest.mark.parametrize("size", list(SIZES))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(edition=editions())
def test_any_content_is_well_made(size: str, edition: Edition) -> None:
    made = laid(edition, size)
    holds_everywhere(made, edition)


@pytest.mark.slow
@pytest.mark.parametrize("size", ["email", "intranet", "letter"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(edition=editions(), theme=st.sampled_from(THEMES))
def test_any_content_can_be_read_on_its_ground(size: str, edition: Edition, theme: str) -> None:
    made = laid(edition, size, theme)
    for page in made.pages:
        contrasts(page.frame, made)


@pytest.mark.parametrize("size", PAGED)
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_cut_by_a_page_end(sample: Edition, size: str, theme: str) -> None:
    made = laid(sample, size, theme)
    safe = made.size.safe
    for page in made.pages:
        for seen in walk(page.frame):
            if isinstance(seen.item, Shape):
                continue
            assert safe <= seen.at.y <= page.frame.height - safe + 0.01
            assert safe <= seen.at.x <= page.frame.width - safe + 0.01


@pytest.mark.parametrize("size", list(SIZES))
def test_no_word_of_the_sample_stands_alone_on_a_last_line(sample: Edition, size: str) -> None:
    for page in laid(sample, size).pages:
        for paragraph in paragraphs(page.frame):
            lines = [line.strip(" ") for line in paragraph.texts]
            if len(lines) < 2 or "/" in lines[-1]:
                continue
            # A word may be alone where every line is one.
            if all(" " not in tie(line, "en") for line in lines):
                continue
            assert " " in lines[-1], f"{lines[-1]!r} is alone under {lines[:-1]}"


@pytest.mark.parametrize("size", list(SIZES))
def test_tiles_of_a_row_line_up(sample: Edition, size: str) -> None:
    """Equally tall, and their discs, titles and texts each starting at one height."""
    for page in laid(sample, size).pages:
        rows: dict[float, list[list[float]]] = {}
        for top, heights in _tiles(page.frame):
            rows.setdefault(round(top, 3), []).append(heights)
        for row in rows.values():
            for starts in zip(*row, strict=True):
                assert max(starts) - min(starts) < 0.01, f"parts of a row start at {starts}"


def _tiles(page: Frame) -> list[tuple[float, list[float]]]:
    """Of each benefit's tile its top, and: its height, where its disc starts, and its text's first line."""
    from benefitgraphic.graphics.frame import Group
    from benefitgraphic.graphics.geometry import Point

    found = []

    def visit(frame: Frame, at: Point) -> None:
        for place, item in frame.items:
            if not isinstance(item, Group):
                continue
            here = at.moved(place.x, place.y)
            if item.tag and item.tag.role == "LI":
                inside = list(walk(item.frame, here))
                body = [s for s in inside if isinstance(s.item, TextRun) and s.roles[-1:] == ("P",)]
                marks = [s for s in inside if isinstance(s.item, Shape)]
                if body and marks and any("H3" in s.roles for s in inside):
                    found.append((here.y, [item.frame.height, marks[-1].at.y * 0 + body[0].at.y]))
            visit(item.frame, here)

    visit(page, Point(0, 0))
    return found
