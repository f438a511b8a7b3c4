"""Addresses, hashtags, names of files and codes: no hyphen but their own, at any width and in any language."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from uniseg.linebreak import line_break_boundaries

from benefitgraphic.graphics.text import breaking, verbatim
from benefitgraphic.graphics.text.breaking import Break, opportunities, pieces
from benefitgraphic.graphics.text.lines import Line, break_lines
from editions import LONG_URL

VERBATIM = [
    LONG_URL,
    "https://www2.gov.bc.ca/gov/content/winter-tire-and-chain-up-routes?utm_source=newsletter&utm_medium=email#section-4.2",
    "www.example.ca/communications",
    "gov.bc.ca/transportation",
    "example.org",
    "//files/communications/announcements.pdf",
    "C:\\communications\\announcements",
    "social.media.team.with.a.long.name@ministry-of-transportation.example.org",
    "mailto:communications@example.org",
    "@DriveBCTravellersInformation",
    "#RoadSafetyWeek2025",
    "#ShiftIntoWinterWithTheMinistryOfTransportation",
    "#SécuritéRoutièrePourTousLesUsagers",
    "#السلامة_المرورية_للجميع",
    "RoadSafetyWeekCommunications",
    "annual-communications-report.pdf",
    "utm_campaign=shift_into_winter",
    "ABC-123/45_x",
    "BRIDGEWATER-97A/12",
    "newsletter2025",
]
WORDS = ["communications", "self-service", "and/or", "24/7", "2025-26", "97-kilometre", "DriveBC", "e.g.", "U.S.",
         "3.5", "l’information", "c.-à-d.", "McGillicuddy", "R&D"]  # fmt: skip


def by_count(said: str) -> float:
    return float(len(said))


def lines(said: str, width: float, language: str, *, balance: bool = False) -> list[Line]:
    found = break_lines(pieces(said, language), width, by_count, language, balance=balance, hyphenate=True)
    return list(found)


@pytest.mark.parametrize("one", VERBATIM)
def test_it_is_told_apart_with_what_stands_around_it(one: str) -> None:
    for said in (one, f"({one}).", f"«\u00a0{one}\u00a0»", f"See “{one}”, please", f"à\u00a0{one}…"):
        found = [said[a:b] for a, b in verbatim.spans(said)]
        assert found == [one]


@pytest.mark.parametrize("word", WORDS)
def test_plain_words_are_none(word: str) -> None:
    assert not verbatim.spans(word)


@pytest.mark.slow
@pytest.mark.parametrize("balance", [False, True])
@pytest.mark.parametrize("language", ["en-CA", "fr-CA", "de", "ar"])
@pytest.mark.parametrize("one", VERBATIM)
def test_it_gets_no_hyphen_at_any_width(one: str, language: str, balance: bool) -> None:
    said = f"see {one}, and on"
    for width in (*range(6, 42, 3), 80):
        made = lines(said, width, language, balance=balance)
        assert all(by_count(line.text) <= width for line in made)
        assert Break.SOFT not in {line.after for line in made}
        assert "".join(line.text + (" " if line.after is Break.SPACE else "") for line in made) == said


@pytest.mark.parametrize("one", VERBATIM)
def test_it_stays_whole_where_a_line_has_room(one: str) -> None:
    made = break_lines(
        pieces(f"We are at {one} now", "en-CA"), len(one) + 1, by_count, "en-CA", balance=False, hyphenate=False
    )
    assert any(one in line.text for line in made)


def test_it_is_cut_where_it_can_be_read_best() -> None:
    assert [line.text for line in lines("https://www.example.org/communications", 15, "en-CA")] == [
        "https://www.",
        "example.org/",
        "communications",
    ]
    # Its own hyphen begins a line: at the end of one, it would look like an added one.
    assert [line.text for line in lines("x.ca/winter-tire-and-chain-up-routes", 18, "en-CA")] == [
        "x.ca/winter-tire",
        "-and-chain-up",
        "-routes",
    ]
    assert [line.text for line in lines("#RoadSafetyWeek2025", 12, "en-CA")] == ["#RoadSafety", "Week2025"]
    assert [line.text for line in lines("#TranBCRoadTrip", 9, "en-CA")] == ["#TranBC", "RoadTrip"]


def test_its_own_hyphens_end_no_line() -> None:
    for width in range(20, 60):
        for line in lines(f"At {LONG_URL} we say more", width, "en-CA"):
            assert not line.text.endswith("-")


def test_a_soft_hyphen_in_it_adds_none() -> None:
    made = lines("https://www.example.org/communi\u00adcations/informa\u00adtion", 16, "en-CA")
    assert Break.SOFT not in {line.after for line in made}
    assert "".join(line.text for line in made) == "https://www.example.org/communications/information"


def test_words_beside_it_are_hyphenated_as_ever() -> None:
    made = lines("#A1 Kommunikationsabteilungen", 12, "de")
    assert Break.SOFT in {line.after for line in made}


def test_a_hashtag_keeps_its_sign_in_scripts_without_spaces() -> None:
    said = "请看#道路安全和@交通部"
    for width in range(3, 9):
        assert not any(line.text.endswith(("#", "@")) for line in lines(said, width, "zh"))


_MIX = "abZé1 2.,;:!?%-/'’\u00a0(«»\"—–ابא道。ー々っカ\u0301\u200d⚠$€km"


@pytest.mark.slow
@settings(max_examples=300)
@given(text=st.text(st.sampled_from(_MIX), max_size=12))
def test_short_cuts_say_what_the_rules_say(text: str) -> None:
    if not verbatim.spans(text):
        within = {match.end() for match in re.finditer(r"(?<=\d)–(?=\d)", text)}
        assert opportunities(text) == [place for place in line_break_boundaries(text) if place not in within]


def _steps(work: str) -> int:
    """How many Python calls it takes to find where a text may break."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    breaking.pieces.cache_clear()
    breaking._by_the_rules.cache_clear()
    sys.setprofile(counted)
    try:
        pieces(work, "en-CA")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["a-", "1.", "1,2%", "x/", "#Ab", "a.b@", "i ", "’a", "a\u00a0"])
def test_longer_texts_take_longer_in_proportion(unit: str) -> None:
    """Among them "1.1.1 …!x", at which a careless pattern tries each dot in two ways."""
    short, long = (_steps(unit * count + "!x") for count in (60, 240))
    assert long < 5 * short + 200


def test_a_very_long_address_takes_few_lines() -> None:
    """As a label in a narrow column, it would else push its card off the page."""
    width = 18
    made = lines(LONG_URL, width, "en-CA")
    assert "".join(line.text for line in made) == LONG_URL
    assert Break.SOFT not in {line.after for line in made}
    assert len(made) <= 1.45 * len(LONG_URL) / width
