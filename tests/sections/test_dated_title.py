"""The year is said once over the graphic, large and in the highlight's colour, whatever the title is like."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.frame import TextRun
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.years import CALENDAR, FiscalYear
from editions import text
from laying import POSTERS, THEMES, arabic_edition, french_edition, in_turn, laid, quick, sample_edition
from seen import Seen, ink, texts

LONG = "How the public service's social media channels help people travel safely every day of the year"


def titled(title: str, **more: object) -> Edition:
    return sample_edition().saying(title=text(title), **more)


def fiscal(edition: Edition) -> Edition:
    return dataclasses.replace(edition, wording=Wording(edition.language, FiscalYear(4, 1)))


EDITIONS: dict[str, Callable[[], Edition]] = {
    "sample": sample_edition,
    "French": french_edition,
    "Arabic": arabic_edition,
    "fiscal": lambda: fiscal(sample_edition()),
    "fiscal, French": lambda: fiscal(french_edition()),
    "one word": lambda: titled("Us"),
    "long": lambda: titled(LONG),
    "no event": lambda: titled("What we do for you", event=None),
    "real": lambda: titled("What we do for you", sample=False),
}
SAYING_IT: dict[str, Callable[[], Edition]] = {
    "the title": lambda: titled("What we did for you in 2025"),
    "the event": lambda: titled("What we do for you", event=text("Social Media Day 2025")),
}


def masthead(edition: Edition, size: str, theme: str | None = None) -> list[tuple[Seen, TextRun]]:
    page = laid(edition, size, theme).pages[0].frame
    return [(seen, run) for seen, run in texts(page) if any(tag.key == "masthead" for tag in seen.tags)]


def years(edition: Edition, found: list[tuple[Seen, TextRun]]) -> list[tuple[Seen, TextRun]]:
    return [pair for pair in found if edition.wording.year(edition.year) in pair[1].text]


@pytest.mark.slow
@pytest.mark.parametrize(("content", "size"), in_turn(EDITIONS, of=SIZES))
def test_the_year_is_large_and_in_the_highlight_s_colour(content: str, size: str) -> None:
    edition = EDITIONS[content]()
    found = masthead(edition, size)
    (year,) = years(edition, found)
    title = [pair for pair in found if "H1" in pair[0].roles]
    assert year[1].colour == edition.theme.colours.highlight
    if size in POSTERS and "H1" not in found[found.index(year) - 1][0].roles:
        # A poster's title gets no smaller than can be read from afar, to make room: the year stands above it.
        assert found.index(year) < found.index(title[0])
        return
    assert year[1].size >= title[0][1].size * 0.55
    # It stands on the title's last line, and clear of it.
    last = [pair for pair in title if pair[0].at.y == max(seen.at.y for seen, _ in title)]
    assert year[0].at.y == pytest.approx(last[0][0].at.y, abs=0.01)
    assert not any(ink(year[0].at, year[1]).overlaps(ink(seen.at, run)) for seen, run in found if run != year[1])
    # Read after it, as a paragraph of its own.
    assert found.index(year) == found.index(title[-1]) + 1


@pytest.mark.parametrize("size", quick("intranet", "hero", of=SIZES))
@pytest.mark.parametrize("content", SAYING_IT)
def test_who_says_the_year_hears_it_once(content: str, size: str) -> None:
    edition = SAYING_IT[content]()
    assert len(years(edition, masthead(edition, size))) == 1


@pytest.mark.parametrize("size", quick("intranet", "card", of=SIZES))
def test_a_title_that_leaves_no_room_has_the_year_above_it(size: str) -> None:
    edition = titled("Extraordinarily")
    edition = dataclasses.replace(edition, title=text("W" * 34))
    found = masthead(edition, size)
    (year,) = years(edition, found)
    assert year[1].colour == edition.theme.colours.highlight


@pytest.mark.parametrize("theme", THEMES)
def test_the_sample_s_title_and_year_are_one_line(theme: str) -> None:
    for size in ("intranet", "letter", "a4"):
        found = [pair for pair in masthead(sample_edition(), size, theme) if "H1" in pair[0].roles]
        assert len({seen.at.y for seen, _ in found}) == 1


@pytest.mark.parametrize(
    ("said", "fiscal_too", "calendar"),
    [
        ("What we did in 2025", False, True),
        ("2025: our year", False, True),
        ("Our year 2025-26", True, False),
        ("Our year 2025–2026", True, False),
        ("From 2021-2025", False, False),
        ("Since 1914", False, False),
        ("Call 12025", False, False),
        ("2024-25", False, False),
    ],
)
def test_a_text_says_the_year_or_another(said: str, fiscal_too: bool, calendar: bool) -> None:
    assert CALENDAR.is_said(2025, said) == calendar
    assert FiscalYear(4, 1).is_said(2025, said) == fiscal_too


@pytest.mark.parametrize("subtitle", [None, "Nine benefits of a strong presence"])
def test_our_own_lede_stands_in_for_a_subtitle(subtitle: str | None) -> None:
    edition = dataclasses.replace(sample_edition(), subtitle=text(subtitle) if subtitle else None)
    said = [run.text for _, run in texts(laid(edition, "intranet").pages[0].frame)]
    assert (edition.words.benefits_lede in said) == (subtitle is None)
