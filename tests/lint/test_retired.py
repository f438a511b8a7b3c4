"""Names that networks no longer have."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
import yaml

from benefitgraphic.lint.retired import retired_names

ENTRIES = yaml.safe_load(files("benefitgraphic.lint").joinpath("retired.yaml").read_text(encoding="utf-8"))
WORDS = [(word, entry) for entry in ENTRIES for word in entry["words"]]


@pytest.mark.parametrize(("word", "entry"), WORDS, ids=[word for word, _ in WORDS])
def test_each_is_found_in_a_sentence_with_when_and_what_instead(word: str, entry: dict[str, str]) -> None:
    (found,) = retired_names(f"Ask us on {word}, or by mail.")
    assert (found.start, found.piece) == (10, word)
    assert entry["since"] in found.said
    assert re.fullmatch(r"[A-Z][a-z]+ 20\d\d", entry["since"])
    assert entry.get("now", "closed") in found.said


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Twitter and TWITTER, twitter.com", ["Twitter", "TWITTER", "twitter.com"]),
        ("«\u00a0Gazouillis\u00a0»", ["Gazouillis"]),
        ("Vine maples; a vine grows", []),
        ("Vines and ivy", []),
        ("Vine", ["Vine"]),
        ("Facebook, Vine and YouTube", ["Vine"]),
        ("Fleets of ploughs", []),
        ("Skype a Scientist", []),
        ("Ask us by Skype", ["Skype"]),
        ("Le gazouillis des oiseaux", []),
        ("Nos gazouillis du matin", ["gazouillis"]),
        ("X (formerly Twitter), X (anciennement «\u00a0Twitter\u00a0»), the ex-Twitter", []),
        ("We strengthen Twitter", ["Twitter"]),
        ("{tweets} and {twitter_posts}", []),
        ("@Twitter is an account's name", []),
        ("Twitterers and retweeters", []),
        ("A periscope, a yammering crowd", []),
    ],
)
def test_only_whole_names_that_are_meant_as_of_today(text: str, pieces: list[str]) -> None:
    assert [found.piece for found in retired_names(text)] == pieces
