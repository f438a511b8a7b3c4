"""Posters: one page that is always full, and what gives way where there is too much."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

import pytest

from benefitgraphic.design.sizes import SIZES, Hanging, enlarged
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.flow.pages import Block, PageArea, TooTall
from benefitgraphic.graphics.flow.poster import MeasuredBlocks, measured
from benefitgraphic.graphics.frame import Frame, Group, Shape, TextRun, item_rect
from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.layout import posters
from benefitgraphic.layout.compose import compose
from benefitgraphic.layout.giving_up import without, yields
from benefitgraphic.layout.shorts import shortened, slots
from editions import text
from laying import LANGUAGES, POSTERS, laid, laid_and_said, laid_anew, quick, sample_edition, styles_for
from seen import Seen, passages, texts
from typed import facts_of, resources_of, source_of, thanks_of
from variants import VARIANTS, with_one_long_text

LONG = "We answer every question that people ask us about the roads, day and night. " * 3


def said(edition: Edition, size: str) -> str:
    return " ".join(part for page in laid(edition, size).pages for part in passages(page.frame))


def warnings(edition: Edition, size: str) -> list[str]:
    return [warning.code for warning in laid(edition, size).warnings]


def wordy(edition: Edition, **more: object) -> Edition:
    """The edition with benefits that are too long for a poster and have no short text."""
    edition = edition.saying(**more)
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
    everything += [fact.text for fact in facts_of(edition)]
    everything += [resource.label.text for resource in resources_of(edition)]
    everything += [part.text for part in (thanks_of(edition), source_of(edition)) if part]
    assert [words for words in everything if _unspaced(words) not in there] == []


def _unspaced(words: str) -> str:
    """Spaces that don't break are other ones in the picture."""
    return "".join(words.split())


# The least text, and the least and largest title, in points.
BOUNDS: dict[Hanging, tuple[float, float, float]] = {"notice": (12, 36, 48), "wall": (18, 60, 100)}


# Any two of a size, a way to hang it and a title meet.
@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "hanging", "title"),
    [
        ("tabloid", "notice", "What our social media does for you"),
        ("a3", "wall", "What our social media does for you"),
        ("tabloid", "wall", "Roads"),
        ("a3", "notice", "Roads"),
        ("tabloid", "notice", "A long title " * 8),
        ("a3", "wall", "A long title " * 8),
    ],
)
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

    less = sample_edition().saying(numbers=None, fun_facts=(), resources=())
    assert title(sample_edition()) <= 48
    assert title(dataclasses.replace(less, benefits=less.benefits[:3])) >= 60


@pytest.mark.slow
@pytest.mark.parametrize("size", quick("tabloid", of=POSTERS))
def test_who_says_less_says_it_larger(size: str) -> None:
    less = sample_edition().saying(numbers=None, fun_facts=(), resources=(), brands=())
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


def _inks(frame: Frame) -> Iterator[Rect]:
    for at, item in frame.walk():
        if isinstance(item, Shape | TextRun):
            yield item_rect(at, item)


@pytest.mark.slow
@pytest.mark.parametrize("size", quick("tabloid", of=POSTERS))
def test_full_texts_are_kept_where_they_fit(size: str) -> None:
    edition = dataclasses.replace(sample_edition(), benefits=sample_edition().benefits[:3])
    assert warnings(edition, size) == []
    assert all(benefit.text.text in said(edition, size) for benefit in edition.benefits)


@pytest.mark.slow
@pytest.mark.parametrize("size", quick("tabloid", of=POSTERS))
def test_sections_give_way_in_order(size: str) -> None:
    """The more there is to say, the more is left out; never the benefits or the figures.

    The first that the size gives up goes first, unless it is not enough and has room again without the next.
    """
    order = yields(SIZES[size])
    left: list[tuple[str, ...]] = []
    for count in range(9, 25, 3):
        benefits = tuple(dataclasses.replace(b, short=None) for b in (sample_edition().benefits * 3)[:count])
        edition = dataclasses.replace(sample_edition(), benefits=benefits)
        styles = styles_for(edition, size)
        try:
            found = posters.chosen(edition, styles).warnings
        except TooTall:
            break
        assert {w.code for w in found} <= {"left-out"}
        gone = tuple(w.message.split("'")[1] for w in found)
        first = order[: len(gone)]
        assert gone == first or not posters.fits(without(edition, first), styles)
        assert gone == tuple(name for name in order if name in gone)
        left.append(gone)
    assert left[0] == () and len(set(left)) > 1
    assert left == sorted(left, key=len)


@pytest.mark.slow
def test_what_has_room_is_not_left_out() -> None:
    """A list of resources that is too long for any poster takes nothing else with it."""
    (one, *_) = resources_of(sample_edition())
    edition = sample_edition().saying(resources=(one,) * 24)
    assert [w.message.split("'")[1] for w in laid(edition, "tabloid").warnings if w.code == "left-out"] == ["resources"]


def test_what_is_left_out_is_not_said_and_its_place_is_named() -> None:
    longer = tuple(dataclasses.replace(b, text=text(LONG * 2)) for b in sample_edition().benefits)
    edition = dataclasses.replace(sample_edition(), benefits=longer * 2 + longer[:6])
    made = compose(edition, styles_for(edition, "tabloid"))
    assert [w.code for w in made.warnings] == ["shortened", "left-out"]
    places = {"fun_facts": facts_of(edition)[0].where, "brands": edition.brands[0].name.where}
    (gone,) = (name for name in places if f"'{name}'" in made.warnings[1].message)
    assert made.edition.said(gone) == () and source_of(made.edition) == source_of(edition)
    assert [w.where for w in made.warnings] == [edition.benefits[0].text.where, places[gone]]
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


ALIKE = ("sample", "12-benefits", "24-benefits", "8-panels", "7-long-texts", "4-brands", "8-resources", "french-long")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("variant", "hanging"), [*((name, None) for name in ALIKE), ("sample", "wall"), ("7-long-texts", "wall")]
)
def test_all_posters_of_an_edition_say_the_same(variant: str, hanging: Hanging | None) -> None:
    edition = dataclasses.replace(VARIANTS[variant](), poster=hanging)
    found = [posters.chosen(edition, styles_for(edition, size)) for size in POSTERS]
    assert len({one.edition for one in found}) == 1
    assert len({tuple((w.code, w.message.partition(",")[2]) for w in one.warnings) for one in found}) == 1


@pytest.mark.slow
@pytest.mark.parametrize("variant", ["one-long-text", "12-benefits"])
def test_texts_become_short_one_by_one_the_longest_first_and_none_that_need_not(variant: str) -> None:
    edition = VARIANTS[variant]()
    styles = styles_for(edition, "tabloid")
    shown = posters.chosen(edition, styles).edition
    given = [own for own, other in zip(slots(edition), slots(shown), strict=True) if own.text != other.text]
    able = [slot for slot in slots(edition) if slot.short]
    assert 0 < len(given) < len(able)
    assert max(able, key=lambda slot: len(slot.text.text)).place in {slot.place for slot in given}
    last = min(given, key=lambda slot: len(slot.text.text))
    for slot in given:
        # One text more in full, and there is no room; the last one stands for all that came before it.
        fuller = shortened(edition, [other for other in given if other is not slot])
        assert slot is last or not posters.fits(fuller, styles)


def test_the_warning_names_what_is_short_by_title_and_how_many() -> None:
    edition = with_one_long_text()
    (warning,) = laid(edition, "tabloid").warnings
    title = edition.benefits[4].title.text
    assert warning.code == "shortened" and warning.where == edition.benefits[4].text.where
    assert warning.message.endswith(f"'short' stands in for 1 of 15: '{title}'")


@pytest.mark.slow
def test_brands_facts_and_thanks_have_short_texts_too() -> None:
    """Where nothing else can give, theirs do, and no section is left out."""
    short = text("In few words")
    benefits = tuple(dataclasses.replace(b, short=None) for b in sample_edition().benefits)
    brands = tuple(dataclasses.replace(b, purpose=text(LONG), short=short) for b in sample_edition().brands)
    facts = tuple(dataclasses.replace(text(f"{LONG} {n}"), short=short) for n in range(3))
    thanks = dataclasses.replace(text(LONG * 2), short=short)
    edition = sample_edition().saying(benefits=benefits, brands=brands, fun_facts=facts, thanks=thanks)
    made, shown = laid_and_said(edition, "tabloid")
    (warning,) = made.warnings
    assert warning.code == "shortened" and "the thanks" in warning.message
    assert str(thanks_of(shown)) == "In few words"
    assert any(brand.purpose.text == "In few words" for brand in shown.brands) or any(
        fact.text == "In few words" for fact in facts_of(shown)
    )


@pytest.mark.slow
@pytest.mark.parametrize("variant", ["8-panels", "french-long", "7-long-texts", "12-benefits", "4-brands"])
def test_few_paragraphs_are_not_left_alone_among_short_texts(variant: str) -> None:
    edition = VARIANTS[variant]()
    shown = posters.chosen(edition, styles_for(edition, "tabloid")).edition
    full = sum(own.text == other.text for own, other in zip(edition.benefits, shown.benefits, strict=True))
    assert full == 0 or full >= len(edition.benefits) * 2 / 5


@pytest.mark.slow
def test_on_a_wall_benefits_are_short_together() -> None:
    for variant in ("sample", "long-texts", "5-benefits"):
        edition = dataclasses.replace(VARIANTS[variant](), poster="wall")
        shown = posters.chosen(edition, styles_for(edition, "tabloid")).edition
        pairs = zip(edition.benefits, shown.benefits, strict=True)
        assert len({own.text == other.text for own, other in pairs if own.short}) == 1


@pytest.mark.slow
def test_spaces_give_before_sections_do_and_only_where_no_text_can() -> None:
    """Texts without short ones are made longer until something is left out; closer spaces come first."""
    styles, seen = styles_for(sample_edition(), "tabloid"), []
    for times in range(1, 12):
        more = text("We answer every question. " * times)
        benefits = tuple(dataclasses.replace(b, text=more, short=None) for b in sample_edition().benefits)
        chosen = posters.chosen(dataclasses.replace(sample_edition(), benefits=benefits), styles)
        seen.append((bool(chosen.warnings), chosen.size.gap < SIZES["tabloid"].gap))
        if chosen.warnings:
            break
    # In full at its own spaces, then at closer ones, then with less said.
    assert list(dict.fromkeys(seen))[:2] == [(False, False), (False, True)] and seen[-1][0]


@pytest.mark.slow
@pytest.mark.parametrize("variant", ["sample", "french", "24-benefits", "long-texts"])
def test_titles_of_tiles_are_broken_only_where_they_must_be(variant: str) -> None:
    """None is on two lines that is narrower than another one on one line."""
    frame = laid(VARIANTS[variant](), "tabloid").pages[0].frame
    titles = [[run.advance for _, run in _of_benefit(frame, n, "H3")] for n in range(1, 10)]
    whole = [sum(runs) for runs in titles if len(runs) == 1]
    assert whole and all(len(runs) == 1 or sum(runs) > max(whole) for runs in titles)


@pytest.mark.slow
@pytest.mark.parametrize("variant", ["sample", "french", "12-benefits", "24-benefits", "long-texts"])
def test_a_text_begins_right_under_its_title(variant: str) -> None:
    """Beside the disc or under it: less than half a disc and a line below the title."""
    frame = laid(VARIANTS[variant](), "tabloid").pages[0].frame
    for n in range(1, 10):
        (*_, (head, run)), ((first, _), *_) = _of_benefit(frame, n, "H3"), _of_benefit(frame, n, "P")
        assert 0 < first.at.y - head.at.y < run.size * 2.6


def _of_benefit(frame: Frame, number: int, role: str) -> list[tuple[Seen, TextRun]]:
    """A benefit's title or its text, run by run."""
    return [
        (seen, run)
        for seen, run in texts(frame)
        if role in seen.roles and any(tag.key == f"benefit-{number}" for tag in seen.tags)
    ]


@pytest.mark.slow
def test_a_poster_is_found_in_few_layouts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A layout of all sections is what a poster's making takes; there were eight once."""
    tried: list[object] = []

    def counted(blocks: Sequence[Block], sheet: PageArea) -> MeasuredBlocks:
        tried.extend([blocks] * (len(blocks) > 1))
        return measured(blocks, sheet)

    monkeypatch.setattr(posters, "measured", counted)
    laid_anew(sample_edition(), "tabloid")
    assert 1 < len(tried) <= 8
