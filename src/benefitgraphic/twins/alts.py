"""Short alternative texts: what a picture is, in so few characters as the fields for it hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benefitgraphic.content.twin_words import TwinWords
from benefitgraphic.content.wording import Wording
from benefitgraphic.twins.reading import Element

# W3C's tutorial on complex images asks for a short text beside a long one; checkers complain from here on.
LONGEST = 125


@dataclass(frozen=True, slots=True)
class Subject:
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


def short_alt(subject: Subject, words: TwinWords) -> str:
    """The first of the language's patterns that is short enough: a title is left out rather than cut."""
    said = [
        pattern.format(
            title=_unstopped(subject.title),
            organization=_unstopped(subject.organization),
            year=subject.year,
            figure=subject.figure,
        )
        for pattern in words.alts
        if subject.figure or "{figure}" not in pattern
    ]
    return next((alt for alt in said if len(alt) <= LONGEST), said[-1])


def slice_alts(parts: Sequence[Element], subject: Subject, wording: Wording) -> tuple[str, ...]:
    """A short text for each part of a picture: the first speaks for the whole, the others name what they show.

    Args:
        parts: as they read, from the top.
        subject: of the whole.
        wording: the language.
    """
    whole = short_alt(subject, wording.words.twins)
    alts: list[str] = []
    section: str | None = None
    for part in parts:
        alts.append(_named(_headings(part, section), wording) if alts else "")
        section = next((heading for _, heading, _ in reversed(_headings(part, section))), section)
    return tuple(alt if alt and len(alt) <= LONGEST else whole for alt in alts)


_Under = tuple[bool, str, list[str]]


def _headings(part: Element, before: str | None) -> list[_Under]:
    """The sections of a part: whether each begins in it, its heading, and the headings below that.

    Args:
        part: as it reads.
        before: the heading under which the part before ended.
    """
    found: list[_Under] = []
    for section in part.all("Sect"):
        for element in section.all("H2", "H3"):
            if element.role == "H2":
                found.append((True, _unstopped(element.text), []))
            else:
                if not found and before:
                    found.append((False, before, []))
                if found:
                    found[-1][2].append(_unstopped(element.text))
    return found


def _named(sections: Sequence[_Under], wording: Wording) -> str:
    """The headings of a part, with what is under a single one, where that is short enough."""
    words = wording.words.twins
    if not sections:
        return words.bare.format(heading=wording.words.thanks)
    begins, heading, items = sections[0]
    if len(sections) == 1 and items:
        whole = (words.slice if begins else words.slice_on).format(heading=heading, items=wording.listed(items))
        if len(whole) <= LONGEST:
            return whole
        return (words.bare if begins else words.bare_on).format(heading=heading)
    return words.bare.format(heading=wording.listed([heading for _, heading, _ in sections]))


def _unstopped(text: str) -> str:
    """Without the full stop that the pattern brings along."""
    return text.rstrip(".")
