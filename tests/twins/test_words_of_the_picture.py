"""Every word of the picture stands in its text versions: once, and in the same order."""

from __future__ import annotations

import hypothesis
import pytest
from heard import Heard, heard
from telling import charts, written

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.graphics.flow.pages import TooTall
from benefitgraphic.layout.laid import Laid
from editions import Made, editions
from laying import ALL_LANGUAGES, laid, laid_and_said, quick
from seen import read_aloud, words


def same_words(page: Heard, made: Laid) -> None:
    """What a page says beside its charts is what the picture says there."""
    logos = [tag.alt or "" for tag in charts(made) if tag.table is None]
    said = words(" ".join(page.texts))
    for logo in logos:
        # A logo has no words of its own in the picture.
        said = _without(said, words(logo))
    assert said == read_aloud(one.frame for one in made.pages)


def _without(said: list[str], part: list[str]) -> list[str]:
    at = next(i for i in range(len(said)) if said[i : i + len(part)] == part)
    return said[:at] + said[at + len(part) :]


@pytest.mark.parametrize("language", list(ALL_LANGUAGES))
@pytest.mark.parametrize("size", quick("email", "letter", "hero", of=SIZES))
def test_a_page_says_what_its_picture_says(size: str, language: str) -> None:
    made, edition = laid_and_said(ALL_LANGUAGES[language](), size)
    same_words(heard(written(edition, made)[f"{size}.html"].decode()), made)


@pytest.mark.parametrize("language", list(ALL_LANGUAGES))
def test_the_mail_says_what_its_picture_says(language: str) -> None:
    edition = ALL_LANGUAGES[language]()
    made = laid(edition, "email")
    page = heard(written(edition, made)["email/announcement.html"].decode())
    # One line is the mail's own: the heading over the picture's words.
    own = edition.words.twins.all_in_words
    assert [text.strip() for text in page.texts].count(own) == 1
    page.texts = [text for text in page.texts if text.strip() != own]
    same_words(page, made)


@pytest.mark.parametrize("language", list(ALL_LANGUAGES))
@pytest.mark.parametrize("size", quick("email", "letter", "hero", of=SIZES))
def test_charts_are_told_and_tabulated(size: str, language: str) -> None:
    made, edition = laid_and_said(ALL_LANGUAGES[language](), size)
    page = heard(written(edition, made)[f"{size}.html"].decode())
    shown = charts(made)
    assert page.told == [tag.alt for tag in shown]
    for table, tag in zip(page.tables, shown, strict=True):
        assert tag.table is not None
        assert table[1:] == [[row.name, row.said] for row in tag.table.rows]
        assert all(table[0])


@pytest.mark.slow
@hypothesis.given(editions())
@hypothesis.settings(max_examples=6)
def test_any_content_is_said_once_and_in_order(made: Made) -> None:
    for size in ("email", "letter"):
        try:
            shown, edition = laid_and_said(made.edition, size)
        except TooTall:
            continue
        files = written(edition, shown)
        page = heard(files[f"{size}.html"].decode())
        same_words(page, shown)
        # Numbers of benefits are made by HTML itself.
        assert page.numbered == (len(edition.benefits) if edition.numbered else 0)
        if size == "email":
            mail = heard(files["email/announcement.html"].decode())
            own = edition.words.twins.all_in_words
            mail.texts = [text for text in mail.texts if text.strip() != own]
            same_words(mail, shown)


@pytest.mark.parametrize("language", list(ALL_LANGUAGES))
def test_the_text_says_the_same_as_the_page(language: str) -> None:
    edition = ALL_LANGUAGES[language]()
    made = laid(edition, "email")
    files = written(edition, made)
    text = files["email/announcement.txt"].decode()
    at = -1
    for passage in heard(files["email.html"].decode()).texts:
        # Addresses are given in full.
        found = [word for word in passage.split() if "." not in word.strip(".")]
        for word in found:
            at = text.index(word, at + 1)
