"""What holds of every page, whatever is written: at every size and in every theme."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.edition import Edition
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.checks import outside, too_small
from benefitgraphic.graphics.colour import contrast
from benefitgraphic.graphics.flow.pages import TooTall
from benefitgraphic.graphics.frame import Frame, Group, Shape, TextRun
from benefitgraphic.graphics.geometry import PX, Point
from benefitgraphic.graphics.text.shaping import advance
from benefitgraphic.graphics.text.ties import tie
from benefitgraphic.language.wording import Wording
from benefitgraphic.layout.laid import Laid
from editions import Made, editions
from laying import FIXED, POSTERS, PRINTED, THEMES, WHOLE, arabic_edition, laid, laid_and_said
from reading import expected
from seen import HOLDERS, LEAVES, Lines, grounds, ink, is_furniture, paragraphs, passages, texts, walk, words

# Pages are large: a failure is made smaller, but not explained.
BROAD = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    phases=(Phase.generate, Phase.shrink),
    report_multiple_bugs=False,
)
# A theme changes colours alone.
ALL = [
    pytest.param(size, theme, marks=[] if theme == "harbour" else [pytest.mark.slow])
    for size in SIZES
    for theme in THEMES
]


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


def furniture_is_at_the_foot_or_says_what_goes_on(page: Frame, made: Laid) -> None:
    loose = [(seen, run) for seen, run in texts(page) if is_furniture(seen)]
    if made.size.height is None:
        assert not loose
    assert all(seen.at.y > page.height * 0.9 or seen.at.y < page.height * 0.15 for seen, _ in loose)


def contrasts(page: Frame, made: Laid) -> None:
    items = list(walk(page))
    for index, seen in enumerate(items):
        run = seen.item
        if not isinstance(run, TextRun) or run.text.isspace():
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
    wrong = expected(edition, fixed=made.size.medium.kind == "fixed", narrow=made.size.medium.is_mailed).mismatch(said)
    assert wrong is None, wrong


def holds_everywhere(made: Laid, edition: Edition) -> None:
    for page in made.pages:
        all_inside(page.frame)
        large_enough(page.frame, made)
        texts_apart(page.frame)
        each_text_under_one_element(page.frame)
        furniture_is_at_the_foot_or_says_what_goes_on(page.frame, made)
        numbers_whole(page.frame)
        assert page.frame.width == pytest.approx(made.size.width)
        if made.size.height is not None:
            assert page.frame.height == pytest.approx(made.size.height)
    read_in_order(made, edition)


@pytest.mark.parametrize(("size", "theme"), ALL)
def test_sample_is_well_made(sample: Edition, size: str, theme: str) -> None:
    made, said = laid_and_said(sample, size, theme)
    holds_everywhere(made, said)
    for page in made.pages:
        contrasts(page.frame, made)


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "size"), [(THEMES[turn % len(THEMES)], size) for turn, size in enumerate(SIZES)])
def test_sample_is_well_made_from_right_to_left(size: str, theme: str) -> None:
    made, said = laid_and_said(arabic_edition(), size, theme)
    holds_everywhere(made, said)
    for page in made.pages:
        contrasts(page.frame, made)


@pytest.mark.slow
@pytest.mark.parametrize("size", [size for size in SIZES if size not in POSTERS])
@settings(BROAD, max_examples=7)
@given(content=editions(benefits=12))
def test_any_content_is_well_made(size: str, content: Made) -> None:
    holds_everywhere(*_laid_or_too_tall(content.edition, size))


@pytest.mark.slow
@pytest.mark.parametrize("size", POSTERS)
@settings(BROAD, max_examples=4)
@given(content=editions(benefits=4))  # much of what is made up is more than a poster can take
def test_any_content_is_well_made_on_a_poster(size: str, content: Made) -> None:
    holds_everywhere(*_laid_or_too_tall(content.edition, size))


@pytest.mark.slow
@pytest.mark.parametrize("size", ["email", "intranet", "letter", "hero"])
@settings(BROAD, max_examples=4)
@given(content=editions(benefits=6))
def test_any_content_is_well_made_from_right_to_left(size: str, content: Made) -> None:
    wording = Wording("ar")
    edition = dataclasses.replace(content.edition, language="ar", wording=wording, words=wording.words)
    holds_everywhere(*_laid_or_too_tall(edition, size))


def _laid_or_too_tall(edition: Edition, size: str) -> tuple[Laid, Edition]:
    """The edition at a size; content that can't be laid out, being really taller than a page, is passed over."""
    try:
        return laid_and_said(edition, size)
    except TooTall as error:
        room = SIZES[size].height
        assert room is not None
        assert error.frame.height > room * (0.1 if size in (*POSTERS, *FIXED) else 0.9), (
            f"{error.frame.height:.0f} pt is refused"
        )
        assert error.over > 0
        reject()
        raise


@pytest.mark.slow
@pytest.mark.parametrize("size", ["email", "intranet", "letter"])
@settings(BROAD, max_examples=4)
@given(content=editions(benefits=6))
def test_any_content_can_be_read_on_its_ground(size: str, content: Made) -> None:
    made, _ = _laid_or_too_tall(content.edition, size)
    for page in made.pages:
        contrasts(page.frame, made)


@pytest.mark.slow
@pytest.mark.parametrize("size", PRINTED)
def test_nothing_is_cut_by_a_page_end(sample: Edition, size: str) -> None:
    made = laid(sample, size)
    safe = made.size.safe
    for page in made.pages:
        for seen in walk(page.frame):
            if isinstance(seen.item, Shape):
                continue
            assert safe <= seen.at.y <= page.frame.height - safe + 0.01
            assert safe <= seen.at.x <= page.frame.width - safe + 0.01


@pytest.mark.slow
@pytest.mark.parametrize("size", list(SIZES))
def test_no_word_of_the_sample_stands_alone_on_a_last_line(sample: Edition, size: str) -> None:
    for page in laid(sample, size).pages:
        for paragraph in paragraphs(page.frame):
            if len(paragraph.lines) > 1 and "/" not in paragraph.texts[-1]:
                above, last = (tie(line.rstrip(" "), "en") for line in paragraph.texts[-2:])
                assert not _lonely(above, last, paragraph), f"{last!r} is alone under {paragraph.texts[:-1]}"


def _lonely(above: str, last: str, paragraph: Lines) -> bool:
    """Whether a word is alone on the last line although one from the line above would fit beside it."""
    if " " in last or " " not in above:
        return False
    run = paragraph.lines[-1][0]
    both = f"{above.rsplit(' ', 1)[1]} {last}"
    return advance(both, run.font, run.language) * run.size < paragraph.width


@pytest.mark.parametrize("size", WHOLE)
def test_tiles_of_a_row_line_up(sample: Edition, size: str) -> None:
    """Equally tall, and their discs at one height; texts begin right under their titles, where they are."""
    seen = 0
    for page in laid(sample, size).pages:
        rows: dict[float, list[tuple[float, ...]]] = {}
        for tile in _tiles(page.frame):
            rows.setdefault(round(tile[0], 3), []).append(tile)
        for row in rows.values():
            seen += len(row)
            for starts in zip(*row, strict=True):
                assert max(starts) - min(starts) < 0.01, f"parts of a row start at {starts}"
    assert seen == len(sample.benefits)


def _tiles(frame: Frame, at: Point = Point(0, 0)) -> Iterator[tuple[float, ...]]:  # noqa: B008
    """Of each benefit's tile: its top, its height, and its disc's top."""
    for place, item in frame.items:
        if not isinstance(item, Group):
            continue
        here = at.moved(place.x, place.y)
        inside = list(walk(item.frame, here))
        if item.tag and item.tag.role == "LI" and any("H3" in seen.roles for seen in inside):
            discs = [seen.at.y for seen in inside if isinstance(seen.item, Shape) and _is_disc(seen.item)]
            assert len(discs) == 1
            yield here.y, item.frame.height, discs[0]
        yield from _tiles(item.frame, here)


def _is_disc(shape: Shape) -> bool:
    box = paths.bounds(shape.path)
    return box.width == pytest.approx(box.height) and box.width > 20 and len(paths.vertices(shape.path)) == 18


@pytest.mark.slow
@pytest.mark.parametrize("size", list(SIZES))
def test_benefits_are_counted_from_one(sample: Edition, size: str) -> None:
    """Where tiles show their number, it is theirs."""
    runs = [run for page in laid(sample, size).pages for seen, run in texts(page.frame) if "Lbl" in seen.roles]
    assert [run.text.strip(".") for run in runs] in ([], [str(n + 1) for n in range(len(sample.benefits))])
