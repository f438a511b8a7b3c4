"""What no font can draw is told once for each script, and once for all emoji, with a way on."""

from __future__ import annotations

from typing import Any

import pytest

from benefitgraphic.design.typefaces import open_typeface
from benefitgraphic.diagnostics import Diagnostic, Where
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.text.scripts import kind_of, script_of
from benefitgraphic.layout.inspection import glyph_problems
from benefitgraphic.text import Text
from laying import sample_edition


def at(path: str, said: str) -> Text:
    return Text(said, Where("config/infographic.yaml", 1, 1, path))


def problems(**texts: str) -> list[Diagnostic]:
    edition: Edition = sample_edition()
    changes: dict[str, Any] = {name: at(name, said) for name, said in texts.items()}
    edition = edition.saying(**changes)
    return list(glyph_problems(edition, open_typeface(edition.theme)))


@pytest.mark.parametrize("emoji", ["🚧", "👩‍🚒", "👷🏽‍♀️", "🇨🇦", "1️⃣", "🙏🏿", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"])
def test_an_emoji_is_one_thing(emoji: str) -> None:
    (found,) = problems(title=f"Safe {emoji} travels")
    assert kind_of(emoji) == "emoji"
    assert found.message.startswith(f"no font at hand has emoji: “{emoji}”")
    assert " and " not in found.message and len(found.message) < 120
    assert "take them out" in found.hint and "fallback" in found.hint


def test_all_emoji_are_told_once_with_their_places() -> None:
    (found,) = problems(title="Roads 🚧🚗🚙", subtitle="Bears 🐻 here", event="Day 🎉", thanks="🙏 Thanks 🚧")
    assert "and 3 more; also in" in found.message
    assert found.where is not None
    also = found.message.split("also in ")[1].split(", ")
    assert {*also, found.where.path} == {"title", "subtitle", "event", "thanks"}


@pytest.mark.parametrize(
    ("said", "script"),
    [("Dakelh ᑕᗸᒡ", "Canadian Aboriginal"), ("ਪੰਜਾਬੀ", "Gurmukhi"), ("道路安全教育", "Han"), ("தமிழ் செய்தி", "Tamil")],
)
def test_each_script_is_told_once(said: str, script: str) -> None:
    (found,) = problems(title=said, subtitle=f"Once more: {said}")
    assert f"these letters ({script})" in found.message
    assert len(found.message) < 400
    assert "spell it" in found.hint and "fallback" in found.hint


def test_scripts_emoji_and_signs_are_told_apart() -> None:
    found = problems(title="道 🚗 道 ⸎ ਪ")
    assert [kind for kind in ("Han", "emoji", "sign", "Gurmukhi") if any(kind in one.message for one in found)] == [
        "Han",
        "emoji",
        "sign",
        "Gurmukhi",
    ]
    assert len(found) == 4


def test_letters_at_hand_are_never_told() -> None:
    assert not problems(title="Łódź ❤️ العربية xʷməθkʷəy̓əm ✓ №", subtitle="\u2066+1 604\u2069 \u200e\u200d")


def test_a_monster_of_a_character_is_told_in_short() -> None:
    (found,) = problems(title="👩" + "\u200d👩" * 900)
    assert len(found.message) < 200


def test_scripts_have_names() -> None:
    assert script_of("ᗸ") == "Canadian Aboriginal" and script_of("€") == ""
