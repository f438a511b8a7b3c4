"""Short alternative texts: short enough for the fields they go into, and never with a wrong or invented figure."""

from __future__ import annotations

import dataclasses

import hypothesis
import pytest
from heard import heard
from telling import written

from benefitgraphic.edition import Edition
from benefitgraphic.output.companions import Told, in_words
from benefitgraphic.twins.alts import LONGEST
from editions import Made, editions, text
from laying import LANGUAGES, laid, sample_edition
from typed import facts_of, resources_of


def short_alt(edition: Edition) -> str:
    """The short text, as the file to copy from has it."""
    files = {output.name: output.data.decode() for output in in_words(Told(edition, (laid(edition, "email"),)))}
    return files["email.alt.txt"].split("\n\n")[1]


def real(edition: Edition) -> Edition:
    return dataclasses.replace(edition, sample=False)


def test_it_says_what_it_is_of_what_and_where_the_rest_stands() -> None:
    assert short_alt(real(sample_edition())) == (
        "Infographic: What our social\u00a0media does for you. Total engagement in 2025: 1,418,000, up 14.7% from 2024."
        " Described below."
    )


def test_in_french() -> None:
    edition = real(LANGUAGES["fr-CA"]())
    said = short_alt(edition)
    assert said.startswith(f"Infographie, 2025\u00a0: {edition.title.text}")
    assert said.endswith("Description plus bas.")


def test_invented_figures_are_not_given_as_if_they_were_real() -> None:
    said = short_alt(dataclasses.replace(sample_edition(), title=text("Us")))
    assert "1,418,000" in said
    assert "Sample figures." in said
    assert "1,418,000" not in short_alt(sample_edition())  # there is no room to say both


@pytest.mark.parametrize("length", [40, 60, 90, 104, 125, 200])
def test_a_title_is_left_out_rather_than_cut(length: int) -> None:
    title = ("Everything we do for you " * 10)[:length].strip()
    said = short_alt(real(dataclasses.replace(sample_edition(), title=text(title))))
    assert len(said) <= LONGEST
    assert title in said or "Everything" not in said
    assert (title in said) == (length <= 104)


@pytest.mark.slow
@hypothesis.given(editions())
@hypothesis.settings(max_examples=15)
def test_every_picture_of_a_mail_has_a_short_one(made: Made) -> None:
    edition = made.edition
    page = heard(written(edition, laid(edition, "email"))["email/announcement.html"].decode())
    alts = [image["alt"] or "" for image in page.images]
    assert alts
    assert all(0 < len(alt) <= LONGEST for alt in alts)


def test_each_slice_says_what_it_shows() -> None:
    page = heard(written(sample_edition(), laid(sample_edition(), "email"))["email/announcement.html"].decode())
    alts = [image["alt"] or "" for image in page.images]
    # The first speaks for the whole; the masthead is no picture there, but words.
    assert alts[0].startswith("Infographic, 2025: What our social")
    assert any("Nine benefits" in alt for alt in alts)
    assert any("By the numbers, 2025" in alt for alt in alts)
    assert any(alt.startswith("By the numbers, 2025, continued: ") for alt in alts)
    assert len(set(alts)) == len(alts)


SECTIONS = {
    "benefits": "Nine benefits",
    "numbers": "By the numbers, 2025",
    "thanks": "Thank you",
    "fun-facts": "Fun facts",
    "resources": "Learn more",
}


def test_a_slice_names_its_section_however_many_slices_that_has() -> None:
    edition = sample_edition().saying(
        fun_facts=facts_of(sample_edition()) * 12,
        resources=resources_of(sample_edition()) * 12,
    )
    made = laid(edition, "email")
    page = heard(written(edition, made)["email/announcement.html"].decode())
    named = [(part.key, image["alt"] or "") for part, image in zip(made.slices[1:], page.images, strict=True)][1:]
    assert {key for key, _ in named} >= set(SECTIONS) - {"thanks"}
    seen: set[str] = set()
    for key, alt in named:
        assert SECTIONS[key] in alt
        assert alt.startswith(f"{SECTIONS[key]}, continued") == (key in seen)
        seen |= {other for other, words in SECTIONS.items() if words in alt}


@pytest.mark.parametrize(("title", "said"), [("Why?", "Why? Total"), ("Wow!", "Wow! Total"), ("So.", "So. Total")])
def test_a_title_keeps_the_mark_at_its_end(title: str, said: str) -> None:
    assert said in short_alt(real(dataclasses.replace(sample_edition(), title=text(title))))
