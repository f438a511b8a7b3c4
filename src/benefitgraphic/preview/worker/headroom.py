"""How much longer a text may get at a size, tried out with more words of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, cycle
from math import inf
from typing import Protocol

from benefitgraphic.content.load import Loaded
from benefitgraphic.design.sizes import SIZES, Size
from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition
from benefitgraphic.graphics import codes
from benefitgraphic.graphics.flow.pages import TooTall
from benefitgraphic.layout.compose import compose
from benefitgraphic.layout.fitting import fits, with_room
from benefitgraphic.layout.giving_up import without, yields
from benefitgraphic.layout.laid import Laid
from benefitgraphic.layout.lay_out import laid_out, material_of, styles_at
from benefitgraphic.layout.shorts import shortened_like, shortest
from benefitgraphic.lint.silence import silencing
from benefitgraphic.lint.words import MOST_WORDS, words_in
from benefitgraphic.preview.messages import Room
from benefitgraphic.preview.worker.line_count import lines_of
from benefitgraphic.preview.worker.places import text_at, with_text
from benefitgraphic.project.fields import LONGEST
from benefitgraphic.text import Text

# More letters than any line has.
_WIDEST = 400
# Letters: where a limit is looked for first, if it isn't known to be nearer than the second.
_NEAR, _FAR = 64, 400
# How often a size is laid out at most to find where it gets worse, and how exactly: in letters, or as a share of them.
_TRIES = 7
_EXACT, _SHARE = 4, 0.05


def room(loaded: Loaded, size: str, path: str, laid: Laid | None = None) -> Room:
    """How much longer the text of a field may get.

    Args:
        loaded: the project.
        size: a size's name.
        path: the field's place, such as ``benefits[3].text``.
        laid: the edition at the size, if it was laid out already.

    Raises:
        Problems: the size can't be laid out as it is.
    """
    edition = loaded.edition
    text = text_at(edition, path)
    if text is None or size not in SIZES:
        return Room(0, 0)
    laid = laid or laid_out(loaded, (size,))[0]
    styles = styles_at(SIZES[size], edition, material_of(loaded))
    lines = lines_of(text, edition, laid, styles, _more(text, _WIDEST))
    if lines is None:
        return Room(0, 0)
    limit, then = _limit(text, laid.size, loaded)
    trial = _trial(edition, path, text, laid, styles)
    most, sooner = _until(trial, limit) if trial and limit else (limit, "")
    return Room(lines.count, lines.left, most, sooner or then)


def longer(text: Text, letters: int) -> str:
    """Lengthen a text by this many letters, including spaces: with its own words, or in steps of an address."""
    return text.text + _more(text, letters)


def _more(text: Text, letters: int) -> str:
    between = "/" if _is_address(text) else " "
    parts = text.text.split(between if _is_address(text) else None)
    words = [word for word in parts if any(map(str.isalpha, word))] or ["abcdefg"]
    said = cycle(words)
    found = ""
    while len(found) < letters:
        found += between + next(said)
    return found[:letters]


def _limit(text: Text, size: Size, loaded: Loaded) -> tuple[int, str]:
    """Return how many letters may be added in any layout, and what happens beyond that."""
    letters = max(0, LONGEST - len(" ".join(text.typed.split())))
    then = f"the text has more than {LONGEST:,} letters, the most for one text"
    if _is_address(text):
        coded = max(0, codes.LONGEST - len(text.text.encode()))
        is_short = size.medium.links_are_codes and coded < letters
        return (coded, "the address is too long for a QR code on paper") if is_short else (letters, then)
    if not silencing("long-text", text.where.path, loaded.silence):
        starts = [0, *accumulate(len(word) + 1 for word in _more(text, letters).split(" ")[1:])]
        # So many words may follow; the next one begins after a space.
        spare = MOST_WORDS - words_in(text.text)
        if spare < len(starts):
            then = f"the text has more than {MOST_WORDS} words, which few read to the end"
            return (starts[spare] + 1 if spare >= 0 else 0), then
    return letters, then


def _is_address(text: Text) -> bool:
    return text.where.path.endswith(".url")


class _Trial(Protocol):
    """A text made longer at a size."""

    def is_worse(self, letters: int) -> bool:
        """Whether the size has no room for so many letters more."""
        ...

    def said(self, letters: int) -> str:
        """Return what happens with this many letters."""
        ...


@dataclass(frozen=True, slots=True)
class _OnPages:
    """On so many pages as there are; ``longer`` is the edition with so many letters more."""

    longer: Callable[[int], Edition]
    styles: Styles
    pages: int

    def is_worse(self, letters: int) -> bool:
        return self._count(letters) > self.pages

    def said(self, letters: int) -> str:
        count = self._count(letters)
        if count == inf:
            return _no_room(self.styles.size)
        return f"the size {self.styles.size.name} takes {count} pages"

    def _count(self, letters: int) -> float:
        try:
            return len(compose(self.longer(letters), self.styles).pages)
        except TooTall:
            return inf


@dataclass(frozen=True, slots=True)
class _OnOne:
    """On one page, or in one picture, which shows what ``before`` says; maybe some short texts."""

    longer: Callable[[int], Edition]
    styles: Styles
    before: Edition

    def is_worse(self, letters: int) -> bool:
        if self.styles.size.roomy:
            return bool(self._lost(letters))
        # As much as before, with the longer text: that is one layout, where to choose what else to say takes several.
        longer, before = self.longer(letters), self.before
        gone = [key for key in yields(self.styles.size) if not before.said(key)]
        return not fits(without(shortened_like(longer, before), gone), self.styles)

    def said(self, letters: int) -> str:
        return self._lost(letters) or f"the size {self.styles.size.name} shows less"

    def _lost(self, letters: int) -> str:
        size, before = self.styles.size, self.before
        try:
            after = with_room(self.longer(letters), self.styles)
        except TooTall:
            return _no_room(size)
        # Icons alone say nothing that would be missed.
        keys = [key for key in (*size.roomy, *yields(size)) if not (key == "benefits" and key in size.roomy)]
        gone = [key for key in dict.fromkeys(keys) if before.said(key) and not after.said(key)]
        if gone:
            said = " and ".join(f"the {key.replace('_', ' ')}" for key in gone)
            return f"the size {size.name} leaves out {said}"
        shortened = shortest(after) != shortest(before)
        return f"the size {size.name} shows short texts instead" if shortened else ""


def _no_room(size: Size) -> str:
    return f"the size {size.name} has no room for it and can't be made"


def _trial(edition: Edition, path: str, text: Text, laid: Laid, styles: Styles) -> _Trial | None:
    """Return the trial that tests the size; None if the size grows."""

    def tried(letters: int) -> Edition:
        return with_text(edition, path, longer(text, letters))

    if laid.size.medium.kind == "grows":
        return None
    if laid.size.medium.kind == "pages":
        return _OnPages(tried, styles, len(laid.pages))
    return _OnOne(tried, styles, with_room(edition, styles))


def _until(trial: _Trial, limit: int) -> tuple[int, str]:
    """Return how many letters, up to a limit, can be added without trouble, and what comes next; empty if nothing."""
    if not trial.is_worse(limit):
        return limit, ""
    least, most = 0, limit
    for _ in range(_TRIES):
        if most - least <= max(_EXACT, least * _SHARE):
            break
        # Where a size has a limit, it is mostly near.
        middle = (least + most) // 2 if most <= _FAR else max(2 * least, _NEAR)
        least, most = (least, middle) if trial.is_worse(middle) else (middle, most)
    return least, trial.said(most)
