"""Posters: one page that is always full, and what gives way where there is too much."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from benefitgraphic.compose import compose
from benefitgraphic.content.edition import Edition
from benefitgraphic.content.sizes import SIZES, Hanging, enlarged
from benefitgraphic.graphics.frame import Frame, Group, Shape, TextRun, item_rect
from benefitgraphic.graphics.pages import TooTall
from editions import text
from laying import LANGUAGES, POSTERS, laid, laid_and_said, quick, sample_edition, styles_for
from seen import passages, texts

LONG = "We answer every question that people ask us about the roads, day and night. " * 3


def said(edition: Edition, size: str) -> str:
    return " ".join(part for page in laid(edition, size).pages for part in passages(page.frame))


def warnings(edition: Edition, size: str) -> list[str]:
    return [warning.code for warning in laid(edition, size).warnings]


def wordy(edition: Edition, **more: object) -> Edition:
    """The edition with benefits that are too long for a poster and have no short text."""
    edition = dataclasses.replace(edition, **more)  # type: ignore[arg-type]
    benefits = tuple(dataclasses.replace(b, text=text(LONG), short=None) for b in edition.benefits)
    return dataclasses.replace(edition, benefits=benefits)


def sizes_of(role: str, frame: Frame) -> set[float]:
    return {run.size for seen, run in texts(frame) if role in seen.roles}


@pytest.mark.parametrize("size", quick("tabloid", of=POSTERS))
def test_a_poster_is_one_page_without_a_number(size: str) -> None:
    made = laid(sample_edition(), size)
    assert len(made.pages) == 1
    assert "Page 1" not in made.pages[0].frame.dump()


@pytest.mark.slow
@pytest.mark.parametrize("size", POSTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_stands_there_in_full(size: str, language: str) -> None:
    edition = LANGUAGES[language]()
    made, shown = laid_and_said(edition, size)
    assert made.warnings == () and shown == edition
    there = _unspaced(" ".join(passages(made.pages[0].frame)))
    everything = [word for brand in edition.brands for word in (brand.name.text, brand.purpose.text)]
    everything += [word for b in edition.benefits for word in (b.title.text, b.text.text)]
    everything += [fact.text for fact in edition.fun_facts] + [resource.label.text for resource in edition.resources]
    everything += [part.text for part in (edition.thanks, edition.source) if part]
    assert [words for words in everything if _unspaced(words) not in there] == []


def _unspaced(words: str) -> str:
    """Spaces that don't break are other ones in the picture."""
    return "".join(words.split())


# The least text, and the least and largest title, in points.
BOUNDS: dict[Hanging, tuple[float, float, float]] = {"notice": (12, 36, 48), "wall": (18, 60, 100)}


@pytest.mark.slow
@pytest.mark.parametrize("size", quick("tabloid", of=POSTERS))
@pytest.mark.parametrize("hanging", BOUNDS)
@pytest.mark.parametrize("title", ["What our social media does for you", "Roads", "A long title " * 8])
def test_a_poster_is_set_as_it_is_to_be_read(size: str, hanging: Hanging, title: str) -> None:
    body, least, most = BOUNDS[hanging]
    for benefits in (sample_edition().benefits, sample_edition().benefits[:2]):
        edition = dataclasses.replace(sample_edition(), title=text(title), poster=hanging, benefits=benefits)
        frame = laid(edition, size).pages[0].frame
        assert all(least <= found <= most for found in sizes_of("H1", frame))
        in_benefits = [(seen, run) for seen, run in texts(frame) if any(tag.key == "benefits" for tag in seen.tags)]
        sizes = [run.size for seen, run in in_benefits if "P" in seen.roles]
        assert sizes and min(sizes) >= body


@pytest.mark.slow
def test_without_a_way_it_is_a_notice_board_until_all_is_said_and_room_left_to_read_it_from_afar() -> None:
    def title(edition: Edition) -> float:
        return max(sizes_of("H1", laid(edition, "tabloid").pages[0].frame))

    less = dataclasses.replace(sample_edition(), numbers=None, fun_facts=(), resources=())
    assert title(sample_edition()) <= 48
    assert title(dataclasses.replace(less, benefits=less.benefits[:3])) >= 60


@pytest.mark.slow
@pytest.mark.parametrize("size", quick("tabloid", of=POSTERS))
def test_who_says_less_says_it_larger(size: str) -> None:
    less = dataclasses.replace(sample_edition(), numbers=None, fun_facts=(), resources=(), brands=())
    few = dataclasses.replace(less, benefits=less.benefits[:3])
    bodies = [min(sizes_of("P", laid(edition, size).pages[0].frame)) for edition in (sample_edition(), less, few)]
    assert bodies == sorted(bodies) and bodies[0] < bodies[1] < bodies[2]


@pytest.mark.slow
@pytest.mark.parametrize("size", quick("tabloid", of=POSTERS))
@pytest.mark.parametrize("count", [1, 2, 4, 7, 9, 12])
def test_the_page_is_full(size: str, count: int) -> None:
    """The closing band stands at the foot, and nowhere on the way down is much left empty."""
    benefits = tuple(sample_edition().benefits[i % 9] for i in range(count))
    made = laid(dataclasses.replace(sample_edition(), benefits=benefits), size)
    frame = made.pages[0].frame
    ends = sorted((rect.y, rect.bottom) for rect in _inks(frame))
    assert max(bottom for _, bottom in ends) == pytest.approx(frame.height - made.size.safe)
    reached = ends[0][1]
    for top, bottom in ends:
        assert top - reached < 60
        reached = max(reached, bottom)


def _inks(frame: Frame) -> Iterator:
    for at, item in frame.walk():
        if isinstance(item, Shape | TextRun):
            yield item_rect(at, item)


@pytest.mark.parametrize("size", quick("tabloid", of=POSTERS))
def test_full_texts_are_kept_where_they_fit(size: str) -> None:
    edition = dataclasses.replace(sample_edition(), benefits=sample_edition().benefits[:3])
    assert warnings(edition, size) == []
    assert all(benefit.text.text in said(edition, size) for benefit in edition.benefits)


@pytest.mark.slow
@pytest.mark.parametrize("size", quick("tabloid", of=POSTERS))
def test_sections_give_way_in_order(size: str) -> None:
    """The more there is to say, the more is left out, the least first; never the benefits or the figures."""
    left: list[tuple[str, ...]] = []
    for count in range(9, 25, 3):
        benefits = tuple(dataclasses.replace(b, short=None) for b in (sample_edition().benefits * 3)[:count])
        try:
            found = laid(dataclasses.replace(sample_edition(), benefits=benefits), size).warnings
        except TooTall:
            break
        left.append(tuple(w.message.split("'")[1] for w in found))
        assert {w.code for w in found} <= {"left-out"}
    order = SIZES[size].yields
    assert left[0] == () and len(set(left)) > 1
    assert all(gone == tuple(name for name in order if name in gone) for gone in left)
    assert next(gone for gone in left if gone) == order[:1]
    assert left == sorted(left, key=len)


@pytest.mark.slow
def test_what_has_room_is_not_left_out() -> None:
    """A list of resources that is too long for any poster takes nothing else with it."""
    (one, *_) = sample_edition().resources
    edition = dataclasses.replace(sample_edition(), resources=(one,) * 24)
    assert [w.message.split("'")[1] for w in laid(edition, "tabloid").warnings if w.code == "left-out"] == ["resources"]


def test_what_is_left_out_is_not_said_and_its_place_is_named() -> None:
    longer = tuple(dataclasses.replace(b, text=text(LONG * 2)) for b in sample_edition().benefits)
    edition = dataclasses.replace(sample_edition(), benefits=longer * 2 + longer[:6])
    made = compose(edition, styles_for(edition, "tabloid"))
    assert made.edition.fun_facts == () and made.edition.source == edition.source
    assert [w.code for w in made.warnings] == ["shortened", "left-out"]
    assert [w.where for w in made.warnings] == [edition.benefits[0].text.where, edition.fun_facts[0].where]
    assert all(w.severity == "warning" and w.hint and "tabloid" in w.message for w in made.warnings)


@pytest.mark.parametrize("size", quick("tabloid", of=POSTERS))
def test_too_much_is_refused_with_the_section_that_takes_most_room(size: str) -> None:
    with pytest.raises(TooTall) as refused:
        laid(wordy(sample_edition(), benefits=sample_edition().benefits * 2), size)
    assert refused.value.name == "the benefits"
    assert refused.value.over > 0
    groups = [item for _, item in refused.value.frame.walk() if isinstance(item, Group)]
    assert any(group.where for group in groups)


def test_a_size_is_enlarged_in_equal_parts() -> None:
    size = SIZES["tabloid"]
    assert size.largest
    assert enlarged(size, 0).type == size.type
    assert enlarged(size, 1).type == size.largest.type
    half = enlarged(size, 0.5)
    assert half.type["body"] == (size.type["body"] + size.largest.type["body"]) / 2
    assert half.gap == (size.gap + size.largest.gap) / 2
    assert enlarged(SIZES["letter"], 1) == SIZES["letter"]


@pytest.mark.parametrize("size", quick("tabloid", of=POSTERS))
def test_no_type_starts_below_the_minimum(size: str) -> None:
    known = SIZES[size]
    assert known.largest
    assert min(known.type.values()) >= known.minimum
    assert all(known.largest.type[role] >= least for role, least in known.type.items())
