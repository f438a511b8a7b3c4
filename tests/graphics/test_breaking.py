"""Where texts may break: at Unicode's opportunities, less what a typographer would not do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.graphics.text.breaking import Break, hyphenated, loosened, pieces, shattered, tidy
from editions import LONG_URL, LONG_WORD

ANY = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=60)


def cut(text: str, language: str = "en-CA") -> list[str]:
    return [piece.text for piece in pieces(text, language)]


def together(text: str, language: str) -> str:
    return "".join(p.text + (" " if p.after is Break.SPACE else "") for p in pieces(text, language))


@given(text=ANY, language=st.sampled_from(["en-CA", "fr-CA"]))
def test_nothing_is_lost_and_nothing_is_added(text: str, language: str) -> None:
    def bare(said: str) -> str:
        return "".join(said.replace("\u00ad", "").replace("\u200b", "").split())

    assert bare(together(text, language)) == bare(text)


@given(text=ANY)
def test_only_the_last_piece_ends(text: str) -> None:
    ends = [piece.after is Break.END for piece in pieces(text, "en-CA")]
    assert not any(ends[:-1]) and all(ends[-1:])


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("rose by 7.6 % to", "7.6\u00a0%"),
        ("about 1 418 000 people", "1\u00a0418\u00a0000"),
        ("within 12 minutes of", "12\u00a0minutes"),
        ("some 40 million views", "40\u00a0million"),
        ("at 100 km/h on", "100\u00a0km/h"),
        ("we read 48,210 messages", "48,210"),
        ("the 1.4 million", "1.4\u00a0million"),
        ("costs $5 or", "$5"),
        ("by 30 € per", "30\u00a0€"),
    ],
)
def test_numbers_stay_with_their_parts_and_units(text: str, whole: str) -> None:
    assert whole in cut(text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("il y a un pont", "y\u00a0a\u00a0un"),
        ("à la une", "à\u00a0la"),
        ("Quoi ? Rien", "Quoi\u00a0?"),
        ("« Bonjour » dit-il", "«\u00a0Bonjour\u00a0»"),
        ("hausse de 7,6 % ici", "7,6\u00a0%"),
    ],
)
def test_french_ties(text: str, whole: str) -> None:
    assert whole in cut(text, "fr-CA")


def test_english_one_letter_words_are_not_tied() -> None:
    assert cut("It is a bridge") == ["It", "is", "a", "bridge"]


def test_hyphens_dashes_and_slashes_are_opportunities() -> None:
    assert cut("state-of-the-art") == ["state-", "of-", "the-", "art"]
    assert [p.after for p in pieces("self-service now", "en-CA")] == [Break.JOINT, Break.SPACE, Break.END]


def test_a_soft_hyphen_is_an_opportunity_and_is_not_drawn() -> None:
    found = pieces("super\u00adcalifragilistic", "en-CA")
    assert [(p.text, p.after) for p in found] == [("super", Break.SOFT), ("califragilistic", Break.END)]


def test_a_line_feed_breaks() -> None:
    assert [p.after for p in pieces("one\ntwo", "en-CA")] == [Break.FORCED, Break.END]


def test_no_break_spaces_hold() -> None:
    assert cut("a\u00a0b c") == ["a\u00a0b", "c"]


@pytest.mark.slow
@pytest.mark.parametrize("cutting", [hyphenated, lambda piece, language: shattered(piece)])
def test_long_words_come_apart_and_stay_whole(cutting: object) -> None:
    (piece,) = pieces(LONG_WORD, "de")
    parts = cutting(piece, "de")  # type: ignore[operator]
    assert len(parts) > 5
    assert "".join(part.text for part in parts) == LONG_WORD


def test_words_keep_three_letters_at_each_end() -> None:
    for word in ("communications", "misinformation", "graduation", "between"):
        parts = [part.text for part in hyphenated(pieces(word, "en-CA")[0], "en-CA")]
        assert len(parts[0]) >= 3 and len(parts[-1]) >= 3


def test_each_language_has_its_own_syllables() -> None:
    word = "communication"
    english, french = ([p.text for p in hyphenated(pieces(word, tag)[0], tag)] for tag in ("en-CA", "fr-CA"))
    assert len(english) > 1 and len(french) > 1
    assert english != french


@pytest.mark.parametrize("address", [LONG_URL, "team.of.people@example.org", "www.example.org/some-page"])
def test_addresses_are_cut_after_their_punctuation_and_never_hyphenated(address: str) -> None:
    (piece,) = pieces(address, "en-CA")
    parts = loosened(piece)
    assert "".join(p.text for p in parts) == piece.text
    assert all(not part.text[-1].isalnum() for part in parts[:-1])
    for part in (piece, *parts):
        assert hyphenated(part, "en-CA") == (part,)


def test_an_accent_never_leaves_its_letter() -> None:
    parts = [part.text for part in shattered(pieces("e\u0301te\u0301", "fr-CA")[0])]
    assert parts == ["e\u0301", "t", "e\u0301"]


@pytest.mark.parametrize("text", ["  a   b ", "a\r\nb", "\n\na b\n", "a \n b"])
def test_untidy_spaces_are_tidied(text: str) -> None:
    said = tidy(text)
    assert "  " not in said and said == said.strip() and "\r" not in said
