"""Short alternative texts: what a picture is, in so few characters as the fields for it hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benefitgraphic.graphics.structure import Element
from benefitgraphic.language.twin_words import TwinWords
from benefitgraphic.language.wording import Wording

# W3C's tutorial on complex images asks for a short text beside a long one; checkers complain from here on.
LONGEST = 125


@dataclass(frozen=True, slots=True)
class AltSubject:
    """What a short text may speak of.

    Attributes:
        title: of the graphic.
        organization: whose it is.
        year: the reporting year.
        figure: a sentence with the leading figure; empty without one.
    """

    title: str
    organization: str
    year: str
    figure: str


def short_alt(subject: AltSubject, words: TwinWords) -> str:
    """Return the first of the language's patterns that is short enough: a title is left out rather than cut."""
    said = [
        pattern.format(
            title=_sentence(subject.title),
            organization=subject.organization,
            year=subject.year,
            figure=subject.figure,
        )
        for pattern in words.alts
        if subject.figure or "{figure}" not in pattern
    ]
    return next((alt for alt in said if len(alt) <= LONGEST), said[-1])


def slice_alts(
    parts: Sequence[Element], subject: AltSubject, wording: Wording, unheaded: Mapping[str, str]
) -> tuple[str, ...]:
    """Return a short text for each part of a picture: the first for the whole, the others naming what they show.

    Args:
        parts: as they read, from the top.
        subject: of the whole.
        wording: the language.
        unheaded: from the keys of sections that have no heading in the picture to what they are called; headings in
            these are those of their items.
    """
    words = wording.words
    whole = short_alt(subject, words.twins)
    headings: dict[str | None, str] = dict(unheaded.items())
    alts: list[str] = []
    before: str | None = None
    for part in parts:
        named = []
        for section in part.all("Sect"):
            own = [element.text for element in section.all("H2")]
            headings.setdefault(section.tag.key, own[0] if own else "")
            heading = headings[section.tag.key]
            named.append(words.twins.going_on.format(heading=heading) if section.tag.key == before else heading)
            before = section.tag.key
        items = [element.text for element in part.all("H2" if before in unheaded else "H3")]
        alts.append(_named(named, items, wording) if alts else whole)
    return tuple(alt if 0 < len(alt) <= LONGEST else whole for alt in alts)


def _named(headings: Sequence[str], items: Sequence[str], wording: Wording) -> str:
    """Return the headings of a part; for a single one, with as much of what is under it as there is room for."""
    words = wording.words.twins
    found = [heading for heading in headings if heading]
    # In a list, a question has no mark of its own.
    said = wording.listed([heading.rstrip("?!…؟. \u00a0\u202f") for heading in found] if len(found) > 1 else found)
    for count in range(len(items) if said and len(headings) == 1 else 0, 0, -1):
        listed = wording.listed(items[:count])
        if count < len(items):
            some, more = wording.words.comma.join(items[:count]), len(items) - count
            listed = words.more.of(more).format(items=some, count=wording.number(more))
        full = _sentence(words.slice.format(heading=said, items=listed))
        if len(full) <= LONGEST:
            return full
    return _sentence(said)


def _sentence(text: str) -> str:
    """With a full stop, unless it ends in a mark of its own."""
    return text if not text or text.endswith((".", "?", "!", "…", "؟", ":")) else f"{text}."
