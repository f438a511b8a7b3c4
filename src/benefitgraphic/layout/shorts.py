"""The texts that have a short one, which stands in for them where space is tight."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benefitgraphic.edition import Edition, replaced
from benefitgraphic.project.suggest import listed, quoted
from benefitgraphic.sections.kinds import KINDS
from benefitgraphic.sections.section import SectionKind
from benefitgraphic.text import Text

_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Slot:
    """A text that may have a short one.

    Attributes:
        section: the key of the config that it is under.
        number: which of that section's, from 0.
        text: in full.
        short: what stands in for it, if there is something.
        name: what it is called in messages.
    """

    section: str
    number: int
    text: Text
    short: Text | None
    name: str

    @property
    def place(self) -> tuple[str, int]:
        """Where it is, whatever it says."""
        return self.section, self.number


def slots(edition: Edition) -> Iterator[Slot]:
    """Every text that may have a short one, in the order in which they are said."""
    for kind in KINDS.values():
        content = kind.content(edition)
        items = content if isinstance(content, tuple) else (content,) if content else ()
        for at, item in enumerate(items):
            if isinstance(item, Text):
                name = f"{kind.item} {quoted(item.text)}" if kind.item else kind.name
                yield Slot(kind.keys[0], at, item, item.short, name)
            elif kind.shortened:
                title, text = (getattr(item, name) for name in kind.shortened)
                yield Slot(kind.keys[0], at, text, item.short, quoted(title.text, 60))


def longest_first(edition: Edition) -> list[Slot]:
    """Return the texts with a shorter version, in the order in which they give way, the same at every size."""
    found = [slot for slot in slots(edition) if slot.short and len(slot.short.text) < len(slot.text.text)]
    return sorted(found, key=lambda slot: -len(slot.text.text))


def shortened(edition: Edition, given: Collection[Slot]) -> Edition:
    """Return the edition with the short versions of these texts; places that it no longer has are ignored."""
    places = {slot.place for slot in given}
    changes: dict[str, object] = {}
    for kind in KINDS.values():
        content = kind.content(edition)
        field = kind.keys[0] if kind.keys else ""
        if isinstance(content, tuple):
            given_here = (item if (field, at) not in places else _short(item, kind) for at, item in enumerate(content))
            changes[field] = tuple(given_here)
        elif (field, 0) in places and isinstance(content, Text):
            changes[field] = _short(content, kind)
    return edition.saying(**changes)


def _short(item: Any, kind: SectionKind) -> Any:
    """Return a text's short form, or an item with short forms in place of its texts; unchanged without any."""
    if isinstance(item, Text):
        return item.short or item
    return replaced(item, **{kind.shortened[1]: item.short}) if kind.shortened and item.short else item


def shortened_like(edition: Edition, shown: Edition) -> Edition:
    """Return the edition with a short text wherever another one, made from one like it, shows that."""
    there = shortest(shown)
    return shortened(edition, [slot for slot in slots(edition) if slot.short and slot.place in there])


def shortest(edition: Edition) -> frozenset[tuple[str, int]]:
    """Return the places of texts that can't be shorter: they have no short one, or that stands there already."""
    return frozenset(slot.place for slot in slots(edition) if slot.short in (None, slot.text))


def named(given: Sequence[Slot]) -> str:
    """Return these in words: "'Safety first' and the thanks"."""
    names = [slot.name for slot in given]
    if len(names) == 1 or len(names) > _MOST_NAMED:
        return listed(names, _MOST_NAMED)
    return f"{', '.join(names[:-1])} and {names[-1]}"
