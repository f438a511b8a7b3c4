"""The texts that have a short one, which stands in for them where space is tight."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from benefitgraphic.content.edition import Edition
from benefitgraphic.project.suggest import listed, quoted
from benefitgraphic.text import Text

Section = Literal["brands", "benefits", "fun_facts", "thanks"]
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Slot:
    """A text that may have a short one.

    Attributes:
        section: the edition's field that it is in.
        number: which of that section's, from 0.
        text: in full.
        short: what stands in for it, if there is something.
        title: what it belongs to, if that has a title.
    """

    section: Section
    number: int
    text: Text
    short: Text | None
    title: Text | None = None

    @property
    def place(self) -> tuple[Section, int]:
        """Where it is, whatever it says."""
        return self.section, self.number

    @property
    def name(self) -> str:
        """What it is called in messages."""
        match self.section:
            case "thanks":
                return "the thanks"
            case "fun_facts":
                return f"the fun fact {quoted(self.text.text)}"
            case _:
                return quoted((self.title or self.text).text, 60)


def slots(edition: Edition) -> Iterator[Slot]:
    """Every text that may have a short one, in the order in which they are said."""
    for at, brand in enumerate(edition.brands):
        yield Slot("brands", at, brand.purpose, brand.short, brand.name)
    for at, benefit in enumerate(edition.benefits):
        yield Slot("benefits", at, benefit.text, benefit.short, benefit.title)
    for at, fact in enumerate(edition.fun_facts):
        yield Slot("fun_facts", at, fact, fact.short)
    if edition.thanks:
        yield Slot("thanks", 0, edition.thanks, edition.thanks.short)


def longest_first(edition: Edition) -> list[Slot]:
    """The texts that something shorter can stand in for: the order in which they give way, the same at every size."""
    found = [slot for slot in slots(edition) if slot.short and len(slot.short.text) < len(slot.text.text)]
    return sorted(found, key=lambda slot: -len(slot.text.text))


def shortened(edition: Edition, given: Collection[Slot]) -> Edition:
    """The edition with the short texts of these; places that it doesn't have any more don't matter."""
    places = {slot.place for slot in given}

    def said(section: Section, at: int, text: Text, short: Text | None) -> Text:
        return short if short and (section, at) in places else text

    brands = tuple(
        replace(one, purpose=said("brands", at, one.purpose, one.short)) for at, one in enumerate(edition.brands)
    )
    benefits = tuple(
        replace(one, text=said("benefits", at, one.text, one.short)) for at, one in enumerate(edition.benefits)
    )
    facts = tuple(said("fun_facts", at, one, one.short) for at, one in enumerate(edition.fun_facts))
    thanks = said("thanks", 0, edition.thanks, edition.thanks.short) if edition.thanks else None
    return replace(edition, brands=brands, benefits=benefits, fun_facts=facts, thanks=thanks)


def shortened_like(edition: Edition, shown: Edition) -> Edition:
    """The edition with a short text wherever another one, which was made from one like it, shows that."""
    full, there = {slot.place: slot for slot in slots(edition)}, {slot.place: slot.text for slot in slots(shown)}
    given = [
        slot
        for place, slot in full.items()
        if slot.short
        and place in there
        and (there[place].where, there[place].text) != (slot.text.where, slot.text.text)
        and there[place].where == slot.short.where
    ]
    return shortened(edition, given)


def named(given: Sequence[Slot]) -> str:
    """These in words: "'Safety first' and the thanks"."""
    names = [slot.name for slot in given]
    if len(names) == 1 or len(names) > _MOST_NAMED:
        return listed(names, _MOST_NAMED)
    return f"{', '.join(names[:-1])} and {names[-1]}"
