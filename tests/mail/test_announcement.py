"""The sample's announcement, as mail: its HTML keeps every rule, and two readers read the message alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import draft
import lint
from benefitgraphic.edition import Edition
from lint import Mail, attribute
from readers import Message, by_rust

Made = tuple[Edition, Path]


def folder(made: Made) -> Path:
    return made[1] / "email"


def message(made: Made) -> Message:
    return by_rust((folder(made) / "announcement.eml").read_bytes())


def page(made: Made) -> str:
    return (folder(made) / "announcement.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_page_keeps_every_rule(made: Made) -> None:
    found = lint.lint(page(made))
    assert not found, lint.told(found)


def test_the_message_keeps_every_rule(made: Made) -> None:
    found = lint.lint(message(made).html)
    assert not found, lint.told(found)


def test_the_message_is_a_draft_that_two_readers_read_alike(made: Made) -> None:
    found = draft.complaints((folder(made) / "announcement.eml").read_bytes())
    assert not found, draft.told(found)


def test_the_subject_is_the_title(made: Made) -> None:
    (subject,) = message(made).headers["subject"]
    assert subject.split() == made[0].title.text.replace("\u00ad", "").split()


@pytest.mark.slow
def test_the_message_shows_the_slices_in_their_order(made: Made) -> None:
    read = message(made)
    shown = re.findall(r'src="cid:([^"]+)"', read.html)
    assert shown == [part.content_id for part in read.images]
    named = [attribute(picture, "src") or "" for picture in Mail(page(made)).named("img")]
    assert [part.content for part in read.images] == [(folder(made) / name).read_bytes() for name in named]
    assert [part.filename for part in read.images] == named


def test_pictures_are_small_enough(made: Made) -> None:
    sizes = [len(part.content) for part in message(made).images]
    assert max(sizes) <= 200_000
    assert sum(sizes) <= 800_000


@pytest.mark.slow
def test_the_message_says_what_the_page_says(made: Made) -> None:
    one, other = Mail(message(made).html), Mail(page(made))
    assert [text for text, _ in one.texts] == [text for text, _ in other.texts]


def test_the_plain_text_is_the_file_beside_it_and_has_every_address(made: Made) -> None:
    text = message(made).text
    assert text.strip() == (folder(made) / "announcement.txt").read_text(encoding="utf-8").strip()
    links = [attribute(link, "href") or "" for link in Mail(page(made)).named("a")]
    assert links
    assert not [link for link in links if not link.startswith("#") and link.rstrip("/") not in text]
    assert max(map(len, text.splitlines())) <= 78
