"""Each text of the original beside its translation, and how the two stand to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from benefitgraphic.content.load import Loaded
from benefitgraphic.content.overlay import needs_translation
from benefitgraphic.content.translation_memory import PARTS, TranslatedPair
from benefitgraphic.lint.texts import PLACEHOLDER
from benefitgraphic.text import Text

_ITEM = re.compile(r"\A[^\[\]]+\[\d+\]")


@dataclass(frozen=True, slots=True)
class Matched:
    """A text that has to be said in each language, and what the translation says.

    Attributes:
        part: "infographic" or "metrics".
        path: its place in that file.
        original: what has to be said.
        translation: None where there is none.
    """

    part: str
    path: str
    original: Text
    translation: Text | None

    @property
    def is_repeated(self) -> bool:
        """Whether the translation only says the original again."""
        return self.translation is not None and plain(self.translation.typed) == plain(self.original.typed)


def matched(loaded: Loaded) -> Iterator[Matched]:
    """Every text that needs to be translated, in the order of the files; none for an edition that is no translation."""
    if not loaded.is_translation:
        return
    for text in loaded.texts:
        original, path = text.origin, text.origin.where.path
        part = PARTS[PurePosixPath(original.where.file).name.startswith("metrics.")]
        # What a translation adds, such as a short text that only it needs, has no original.
        is_there = text.original or not text.own
        if is_there and needs_translation(path, part == "metrics") and _has_words(original):
            yield Matched(part, path, original, text if text.own else None)


def _has_words(text: Text) -> bool:
    return any(map(str.isalpha, PLACEHOLDER.sub("", text.typed)))


@dataclass(frozen=True, slots=True)
class TranslationState:
    """How a translation stands to its original.

    Attributes:
        text: the two.
        kind: the check that has something to say: "untranslated", "same-as-original", "stale-translation" or
            "not-noted"; empty where all is well.
        noted: what both were when somebody last said that they fit; None if nobody did.
    """

    text: Matched
    kind: str
    noted: TranslatedPair | None


def standings(loaded: Loaded) -> Iterator[TranslationState]:
    """How each text stands, in the order of the files."""
    for one in matched(loaded):
        pair = loaded.noted.pairs.get((one.part, one.path)) if loaded.noted else None
        yield TranslationState(one, _kind(one, pair), pair)


def _kind(one: Matched, pair: TranslatedPair | None) -> str:
    if one.translation is None:
        return "untranslated"
    if pair is None:
        return "same-as-original" if one.is_repeated else "not-noted"
    if plain(pair.original) == plain(one.original.typed):
        return ""
    return "stale-translation" if plain(pair.translation) == plain(one.translation.typed) else "not-noted"


def exchanged(standing: Sequence[TranslationState]) -> Iterator[tuple[str, str]]:
    """Items of a list, such as ``benefits[1]`` and ``benefits[2]``, that changed places in the original alone."""
    items: dict[str, dict[str, TranslationState]] = {}
    for one in standing:
        item = item_of(one.text.path) if one.text.part == PARTS[0] else ""
        if item:
            items.setdefault(item, {})[one.text.path[len(item) :]] = one
    stale = [item for item, texts in items.items() if any(one.kind == "stale-translation" for one in texts.values())]
    for at, first in enumerate(stale):
        for second in stale[at + 1 :]:
            if _stood_at(items[first], items[second]) and _stood_at(items[second], items[first]):
                yield first, second


def _stood_at(now: dict[str, TranslationState], before: dict[str, TranslationState]) -> bool:
    """Whether an item's texts are what another one's were when its translation was noted."""
    was = {key: plain(one.noted.original) for key, one in before.items() if one.noted}
    return was == {key: plain(one.text.original.typed) for key, one in now.items()}


def item_of(path: str) -> str:
    """Return the list item that a place lies in: ``benefits[3]`` of ``benefits[3].text``; empty if in none."""
    found = _ITEM.match(path)
    return found[0] if found else ""


def plain(text: str) -> str:
    """Return a text without the effects of folding and line breaks in the file."""
    return " ".join(text.split())
