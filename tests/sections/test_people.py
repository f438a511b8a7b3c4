"""Facts and links fill their cards, and channels their lines, however many there are."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

import pytest

from benefitgraphic.edition import Edition
from benefitgraphic.graphics.flow.wrapped import broken
from benefitgraphic.graphics.frame import Group, TextRun, item_rect
from benefitgraphic.graphics.geometry import Rect
from editions import text
from laying import LANGUAGES, WHOLE, french_edition, in_turn, laid, quick, sample_edition
from seen import texts
from typed import resource

FACTS = (
    "Our team has answered questions from every province and territory.",
    "The best-loved post of 2025 was a bear crossing a wildlife overpass.",
    "Every Halloween, a few ghosts find their way onto our highway webcams.",
    "The longest thread ran to 214 messages, and ended with a thank-you card for the whole road crew.",
    "We are asked about avalanches in July.",
    "Our oldest photograph is from 1908.",
)
LINKS = tuple(
    resource(text(label), text(f"https://example.org/{number}"), text(note) if note else None)
    for number, (label, note) in enumerate(
        [
            ("Podcast: how we work", "Episode 42, 28 minutes"),
            ("How helping builds trust", ""),
            ("The blog", "Stories and answers from the road"),
            ("Style guide for social posts", ""),
            ("Ask us to post something", "A form for all staff"),
            ("Emergency playbook", ""),
            ("Monthly figures", "Updated on the first Monday"),
            ("Meet the team", ""),
        ]
    )
)


def people(facts: int, links: int) -> Edition:
    return sample_edition().saying(fun_facts=tuple(text(fact) for fact in FACTS[:facts]), resources=LINKS[:links])


def groups(edition: Edition, size: str, key: str) -> Iterator[tuple[Rect, Group]]:
    for page in laid(edition, size).pages:
        for at, item in page.frame.walk():
            if isinstance(item, Group) and item.tag and item.tag.key == key:
                yield item_rect(at, item), item


def _lowest_text(group: Group) -> float:
    return max(at.y for at, item in group.frame.walk() if isinstance(item, TextRun))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("counts", "size"), in_turn([(1, 8), (1, 3), (3, 8), (6, 8), (6, 1), (2, 2), (5, 3), (3, 0), (0, 3)])
)
def test_no_card_has_a_hole(counts: tuple[int, int], size: str) -> None:
    """However many facts and links there are."""
    edition = people(*counts)
    body = min(run.size for _, run in texts(laid(edition, size).pages[0].frame)) * 1.2
    for key in ("fun-facts", "resources"):
        for rect, group in groups(edition, size, key):
            assert rect.height - _lowest_text(group) < 6 * body, f"{key} is empty at its foot"


@pytest.mark.parametrize("size", quick("intranet", "letter", of=WHOLE))
def test_facts_are_no_larger_than_benefits(size: str) -> None:
    sizes: dict[str, set[float]] = {"benefits": set(), "fun-facts": set()}
    for page in laid(sample_edition(), size).pages:
        for seen, run in texts(page.frame):
            for key in sizes:
                role = {"benefits": "P", "fun-facts": "LBody"}[key]
                if any(tag.key == key for tag in seen.tags) and seen.roles[-1] == role:
                    sizes[key].add(run.size)
    assert sizes["benefits"] and sizes["fun-facts"]
    assert max(sizes["fun-facts"]) <= max(sizes["benefits"])


@pytest.mark.parametrize(("facts", "columns"), [(1, 1), (2, 2), (3, 3), (6, 2)])
def test_facts_stand_side_by_side(facts: int, columns: int) -> None:
    starts = {
        seen.at.x
        for seen, _ in texts(laid(people(facts, 3), "intranet").pages[0].frame)
        if any(tag.key == "fun-facts" for tag in seen.tags) and seen.roles[-1] == "LBody"
    }
    assert len(starts) == columns


@pytest.mark.parametrize("size", quick("intranet", of=("intranet", "tabloid", "a3")))
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cards_head_begins_on_one_edge_beside_whole_headings(language: str, size: str) -> None:
    """A heading takes one line where that is hardly wider than two: not "Le / saviez-vous?"."""
    edition = LANGUAGES[language]()
    starts, lines = [], {}
    for key in ("fun-facts", "resources"):
        ((_, group),) = groups(edition, size, key)
        inside = [(at, item) for at, item in group.frame.walk() if isinstance(item, Group) and item.tag]
        starts.append(next(at.x for at, item in inside if item.tag and item.tag.role == "L"))
        (heading,) = [item for _, item in inside if item.tag and item.tag.role == "H2"]
        lines[key] = len({round(at.y, 1) for at, item in heading.frame.walk() if isinstance(item, TextRun)})
    assert starts[0] == pytest.approx(starts[1])
    assert lines == {"fun-facts": 1 if language == "fr-CA" else 2, "resources": 2}


def _lines(edition: Edition, size: str) -> Iterator[Sequence[str]]:
    """The channels on each line of each brand's card."""
    page = laid(edition, size).pages[0].frame
    found = [
        (seen, run)
        for seen, run in texts(page)
        if any(tag.key == "brands" for tag in seen.tags) and "LBody" in seen.roles
    ]
    lists: dict[int, list[list[tuple[float, str]]]] = {}
    for seen, run in found:
        lines = lists.setdefault(next(id(group) for group in seen.groups if group.tag and group.tag.role == "L"), [])
        # A mark that is a letter stands a little lower than names.
        if not lines or abs(lines[-1][0][0] - seen.at.y) > run.size / 2:
            lines.append([])
        lines[-1].append((seen.at.y, run.actual or run.text))
    for lines in lists.values():
        yield from ([name for _, name in line] for line in lines)


@pytest.mark.parametrize(("count", "size"), in_turn(range(2, 9), "intranet", "letter", "email"))
def test_no_channel_stands_alone(count: int, size: str) -> None:
    names = ("Facebook", "Instagram", "X", "Threads", "YouTube", "LinkedIn", "Flickr", "Blog")
    brands = tuple(
        dataclasses.replace(brand, channels=tuple(text(name) for name in names[:count]))
        for brand in sample_edition().brands
    )
    for line in _lines(dataclasses.replace(sample_edition(), brands=brands), size):
        assert len(line) > 1


def test_x_is_said_once() -> None:
    for edition in (sample_edition(), french_edition()):
        page = laid(edition, "intranet").pages[0].frame
        letters = [run for _, run in texts(page) if run.text == "\N{MATHEMATICAL DOUBLE-STRUCK CAPITAL X}"]
        assert len(letters) == 2
        assert all(run.actual == "X" for run in letters)
        assert not any(run.text == "X" for seen, run in texts(page) if any(tag.key == "brands" for tag in seen.tags))


@pytest.mark.parametrize(
    ("widths", "measure", "lines"),
    [
        ((10, 10, 10), 34, (3,)),
        ((10, 10, 10, 40), 60, (2, 2)),
        ((10, 10, 10, 10, 10), 34, (3, 2)),
        ((50,), 20, (1,)),
        ((10, 50, 10), 20, (1, 1, 1)),
        ((), 20, ()),
    ],
)
def test_lines_are_few_even_and_never_of_one(widths: tuple[float, ...], measure: float, lines: tuple[int, ...]) -> None:
    assert broken(widths, 2.0, measure) == lines
