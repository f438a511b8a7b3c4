"""Which breaks are taken: full lines, none too wide, no word alone at the end, headings as even as can be."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benefitgraphic.graphics.text.breaking import Break, pieces
from benefitgraphic.graphics.text.lines import Line, break_lines
from benefitgraphic.text import Text
from editions import LONG_URL, LONG_WORD, passages, text

_WORDS = ("we", "answer", "questions", "from", "travellers", "a", "region", "before", "through", "fires", "and", "to")


def by_count(said: str) -> float:
    """Letters as a measure: what fits can then be counted by hand."""
    return float(len(said))


def lines(
    said: str, width: float, *, balance: bool = False, hyphenate: bool = False, language: str = "en-CA"
) -> list[Line]:
    found = break_lines(pieces(said, language), width, by_count, language, balance=balance, hyphenate=hyphenate)
    return list(found)


def drawn(line: Line) -> str:
    return line.text + ("-" if line.after is Break.SOFT else "")


def rejoined(made: list[Line]) -> str:
    return "".join(line.text + (" " if line.after in (Break.SPACE, Break.FORCED) else "") for line in made)


plain = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=40).map(" ".join)
widths = st.integers(12, 60).map(float)
flags = st.booleans()


@settings(max_examples=150)
@given(said=passages(40), width=widths, balance=flags, hyphenate=flags, language=st.sampled_from(["en-CA", "fr-CA"]))
def test_all_is_there_and_nothing_is_too_wide(
    said: Text, width: float, balance: bool, hyphenate: bool, language: str
) -> None:
    made = lines(said.text, width, balance=balance, hyphenate=hyphenate, language=language)
    assert "".join(rejoined(made).split()) == "".join(said.text.split())
    assert all(by_count(drawn(line)) <= width for line in made)


def fewest(said: str, width: float) -> int:
    count, used = 1, 0.0
    for word in said.split():
        if used and used + 1 + len(word) > width - 0.05:
            count, used = count + 1, float(len(word))
        else:
            used += (1 if used else 0) + len(word)
    return count


def unevenness(made: list[str]) -> float:
    ideal = sum(map(len, made)) / len(made)
    return sum((len(line) - ideal) ** 2 for line in made)


# No articles and no prepositions.
_LONG = tuple(word for word in _WORDS if len(word) > 4)


@given(said=st.lists(st.sampled_from(_LONG), min_size=2, max_size=9).map(" ".join), width=widths)
def test_headings_take_the_fewest_lines_and_the_evenest(said: str, width: float) -> None:
    made = [line.text for line in lines(said, width, balance=True)]
    count = fewest(said, width)
    assert len(made) == count
    words = said.split()
    for cuts in itertools.combinations(range(1, len(words)), count - 1):
        edges = [0, *cuts, len(words)]
        other = [" ".join(words[a:b]) for a, b in itertools.pairwise(edges)]
        if max(map(len, other)) > width - 0.05 or (count > 1 and edges[-1] - edges[-2] == 1):
            continue
        # Spaces at line ends make the ideal a little different from ours; so much is allowed.
        assert unevenness(made) <= unevenness(other) + 3 * count or made[-1].count(" ") == 0
        assert " " in made[-1] or count == 1, f"{made} ends lonely, unlike {other}"


def test_a_heading_line_does_not_end_in_a_little_word() -> None:
    assert [line.text for line in lines("Answers before a question", 18, balance=True)] == [
        "Answers before",
        "a question",
    ]


@given(said=plain, width=st.integers(24, 60).map(float), balance=flags)
def test_no_word_is_alone_on_the_last_line(said: str, width: float, balance: bool) -> None:
    """Where the line before it has a word to spare and there is room for both."""
    made = [line.text for line in lines(said, width, balance=balance)]
    if len(made) > 1 and " " not in made[-1]:
        assert " " not in made[-2] or len(made[-2].rsplit(" ", 1)[1]) + 1 + len(made[-1]) > width - 0.05


YEARS = {
    "en-CA": "We answer and pass it on. In 2025 we read 48,210 messages, up from 44,800 in 2024, and since the 2011 "
    "flood, by June 30 of 2012, nearly 36,000 of 40,100 people had written to us about Highway 97 at night.",
    "fr-CA": "Nous signalons les problèmes. En 2025, nous avons lu 48\u00a0210 messages, de plus qu’en 2024, et depuis "
    "2011, dès 2012, au 30 juin, près de 36\u00a0000 des 40\u00a0100 personnes avaient écrit sur la route 97 la nuit.",
}
TORN = re.compile(
    r"(?:^|[ ’'\u00a0])(?:in|from|since|the|june|juin|of|nearly|highway|en|depuis|dès|au|de|des|la route)$",
    re.IGNORECASE,
)


@given(
    language=st.sampled_from(sorted(YEARS)), width=st.integers(20, 90).map(float), balance=flags, cut=st.integers(0, 90)
)
def test_what_belongs_to_a_number_stays_with_it(language: str, width: float, balance: bool, cut: int) -> None:
    """As in "In 2025", however the words before it move it."""
    made = [line.text for line in lines(YEARS[language][cut:], width, balance=balance, language=language)]
    torn = [f"{a} / {b}" for a, b in itertools.pairwise(made) if TORN.search(a) and b[0].isdigit()]
    assert not torn


def test_what_belongs_together_gives_way_where_no_line_holds_it() -> None:
    made = [line.text for line in lines("depuis 1 418 000 fois", 13, language="fr-CA")]
    assert made == ["depuis", "1\u00a0418\u00a0000", "fois"]


@pytest.mark.parametrize(
    ("said", "width", "made"),
    [
        ("Two-way conversation", 19, ["Two-way", "conversation"]),
        ("A two-way conversation", 19, ["A two-way", "conversation"]),
        ("Le saviez-vous?", 13, ["Le", "saviez-vous?"]),
        ("A self-serve road map", 14, ["A self-serve", "road map"]),
        # Where there is no other way.
        ("state-of-the-art", 12, ["state-of-", "the-art"]),
    ],
)
def test_a_heading_breaks_at_a_hyphen_only_where_it_must(said: str, width: float, made: list[str]) -> None:
    assert [line.text for line in lines(said, width, balance=True)] == made


def test_the_first_short_word_of_a_sentence_goes_with_it() -> None:
    said = "We listen and answer for you. We support those who ask and those who cannot."
    for width in range(24, 60):
        assert not any(line.text.endswith(". We") for line in lines(said, width)), width


def test_an_article_goes_with_its_word_where_that_costs_little() -> None:
    said = "we keep people everywhere well informed about the progress of our ministry and its work"
    assert [line.text for line in lines(said, 50)] == [
        "we keep people everywhere well informed about",
        "the progress of our ministry and its work",
    ]


@pytest.mark.parametrize(
    ("address", "width", "count"),
    [
        ("example.org/building-trust", 27, 1),
        ("example.org/building-trust", 20, 2),
        ("example.org/blog/build-public-trust", 19, 2),
        ("example.org/a-very-long-name-of-a-page", 22, 2),
        ("example.org/podcast", 14, 2),
    ],
)
@pytest.mark.parametrize("balance", [False, True])
def test_an_address_takes_as_few_lines_as_can_be(address: str, width: float, count: int, balance: bool) -> None:
    made = [line.text for line in lines(address, width, balance=balance)]
    assert len(made) == count and "".join(made) == address, made


def test_an_address_breaks_after_a_slash_rather_than_in_a_name() -> None:
    assert [line.text for line in lines("example.org/podcast", 14, balance=True)] == ["example.org/", "podcast"]


@given(said=plain, width=widths)
def test_nothing_is_broken_that_fits_a_line(said: str, width: float) -> None:
    assert {line.after for line in lines(said, width)} <= {Break.SPACE, Break.END}


@pytest.mark.slow
def test_a_long_word_is_hyphenated_by_its_language() -> None:
    made = lines(LONG_WORD, 20, language="de")
    assert {line.after for line in made[:-1]} == {Break.SOFT}


def test_a_long_word_of_no_language_is_cut_without_hyphens() -> None:
    made = lines("x" * 60, 20)
    assert [line.text for line in made] == ["x" * 19] * 3 + ["xxx"]
    assert {line.after for line in made[:-1]} == {Break.EMERGENCY}


def test_a_long_address_is_cut_at_its_punctuation() -> None:
    made = lines(LONG_URL, 40)
    assert len(LONG_URL) > 170
    assert all(line.text[-1] in "/-_.?=" for line in made[:-1])
    assert "".join(line.text for line in made) == LONG_URL


def test_a_ragged_paragraph_is_hyphenated_and_a_short_note_is_not() -> None:
    said = "we go internationalization of misinformation communications"
    assert Break.SOFT in {line.after for line in lines(said, 21, hyphenate=True)}
    assert Break.SOFT not in {line.after for line in lines(said, 21, hyphenate=False)}
    assert Break.SOFT not in {line.after for line in lines("we go communications", 15, hyphenate=True)}


@pytest.mark.parametrize(
    ("said", "widths"),
    [
        (
            "we go on with internationalization of misinformation communications and of responsibilities for you",
            (25, 35),
        ),
        (
            "we work with transportation administrators to reconnect neighbouring communities after emergencies and "
            "closures now",
            (25, 28),
        ),
    ],
)
def test_the_last_line_of_a_hyphenated_text_is_a_third_of_the_measure(said: str, widths: tuple[int, int]) -> None:
    hyphenated = 0
    for width in range(*widths):
        made = lines(said, width, hyphenate=True)
        hyphenated += any(line.after is Break.SOFT for line in made)
        assert by_count(made[-1].text) >= width / 3, [drawn(line) for line in made]
    assert hyphenated


def test_headings_are_not_hyphenated() -> None:
    said = "we go internationalization of misinformation communications"
    assert Break.SOFT not in {line.after for line in lines(said, 21, balance=True, hyphenate=True)}


@pytest.mark.parametrize("width", [0.5, 1.0])
def test_even_no_room_at_all_ends(width: float) -> None:
    made = lines(text("ab cd").text, width)
    assert "".join(line.text for line in made) == "abcd"


def test_line_feeds_are_kept() -> None:
    assert [line.text for line in lines("one\ntwo three", 40)] == ["one", "two three"]
