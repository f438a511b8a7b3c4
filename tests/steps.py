"""A regular expression tried step by step, as the library does it, so that its work can be counted and not timed.

It walks the library's own parse tree (``re._parser``) by backtracking: greedy and possessive repeats, atomic groups,
looks ahead and behind. One step is one node tried at one place.
"""

from __future__ import annotations

import random
import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

_IN_CATEGORY: dict[Any, Callable[[str], bool]] = {
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
}
_NOT_IN = {
    sre.CATEGORY_NOT_DIGIT: sre.CATEGORY_DIGIT,
    sre.CATEGORY_NOT_SPACE: sre.CATEGORY_SPACE,
    sre.CATEGORY_NOT_WORD: sre.CATEGORY_WORD,
}
_ONE = (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY)
_TRIED = "a1 .x{-€’é,A"


class Counted:
    """A pattern tried on one text. ``steps``: how many it took so far."""

    def __init__(self, pattern: re.Pattern[str], text: str, most: int) -> None:
        self.steps = 0
        self._tree = list(parser.parse(pattern.pattern, pattern.flags))
        self._flags = pattern.flags
        self._text = text
        self._most = most
        self._groups: dict[int, str] = {}

    def scan(self) -> list[tuple[int, int]]:
        """Where it is found, one after the other, as ``finditer`` finds it.

        Raises:
            OverflowError: if that takes more steps than it may.
        """
        found: list[tuple[int, int]] = []
        at = 0
        while at <= len(self._text):
            end = next(self._all(self._tree, 0, at, self._flags), None)
            if end is not None:
                found.append((at, end))
            at = max(at + 1, end or 0)
        return found

    def _all(self, nodes: Any, first: int, at: int, flags: int) -> Iterator[int]:
        """Where nodes in a row can end, in the order in which they are tried."""
        if first == len(nodes):
            yield at
            return
        for end in self._one(nodes[first], at, flags):
            yield from self._all(nodes, first + 1, end, flags)

    def _one(self, node: Any, at: int, flags: int) -> Iterator[int]:
        kind, of = node
        self.steps += 1
        if self.steps > self._most:
            raise OverflowError
        if kind in _ONE:
            if at < len(self._text) and _is_one(kind, of, self._text[at], flags):
                yield at + 1
        elif kind is sre.BRANCH:
            for nodes in of[1]:
                yield from self._all(nodes, 0, at, flags)
        elif kind is sre.SUBPATTERN:
            group, added, dropped, nodes = of
            for end in self._all(nodes, 0, at, (flags | added) & ~dropped):
                if group is not None:
                    self._groups[group] = self._text[at:end]
                yield end
        elif kind is sre.GROUPREF:
            if self._text.startswith(self._groups[of], at):
                yield at + len(self._groups[of])
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            start = at if of[0] > 0 else at - of[1].getwidth()[0]
            holds = start >= 0 and next(self._all(of[1], 0, start, flags), None) is not None
            if holds == (kind is sre.ASSERT):
                yield at
        elif kind is sre.AT:
            if self._stands(of, at):
                yield at
        elif kind is sre.MAX_REPEAT:
            yield from self._greedy(of, at, flags, 0)
        elif kind is sre.POSSESSIVE_REPEAT:
            yield from self._possessive(of, at, flags)
        elif kind is sre.ATOMIC_GROUP:
            yield from islice(self._all(of, 0, at, flags), 1)
        else:
            raise NotImplementedError(str(kind))

    def _greedy(self, of: Any, at: int, flags: int, done: int) -> Iterator[int]:
        least, most, nodes = of
        if len(nodes) == 1 and nodes[0][0] in _ONE:
            ends = [at]
            while len(ends) <= most and (end := next(self._one(nodes[0], ends[-1], flags), None)):
                ends.append(end)
            for end in reversed(ends[least:]):
                self.steps += 1
                yield end
            return
        if done < most:
            for end in self._all(nodes, 0, at, flags):
                if end > at:
                    yield from self._greedy(of, end, flags, done + 1)
        if done >= least:
            yield at

    def _possessive(self, of: Any, at: int, flags: int) -> Iterator[int]:
        least, most, nodes = of
        done = 0
        while done < most and (end := next(self._all(nodes, 0, at, flags), None)) is not None and end > at:
            at, done = end, done + 1
        if done >= least:
            yield at

    def _stands(self, of: Any, at: int) -> bool:
        if of in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
            return at == 0
        if of in (sre.AT_END, sre.AT_END_STRING):
            return at == len(self._text)
        sides = [_is_in(sre.CATEGORY_WORD, char) for char in (self._text[at - 1 : at], self._text[at : at + 1])]
        return (sides[0] != sides[1]) == (of is sre.AT_BOUNDARY)


def _is_in(category: Any, char: str) -> bool:
    if category in _NOT_IN:
        return not _is_in(_NOT_IN[category], char)
    return bool(char) and bool(_IN_CATEGORY[category](char))


def _is_one(kind: Any, of: Any, char: str, flags: int) -> bool:
    ways = {char, char.lower(), char.upper()} if flags & re.IGNORECASE else {char}
    if kind is sre.ANY:
        return char != "\n"
    if kind is sre.IN:
        negated = of[0][0] is sre.NEGATE
        return any(_is_item(item, one) for item in of[negated:] for one in ways) != negated
    return (any(ord(one) == of for one in ways if len(one) == 1)) == (kind is sre.LITERAL)


def _is_item(item: tuple[Any, Any], char: str) -> bool:
    kind, of = item
    if kind is sre.CATEGORY:
        return _is_in(of, char)
    first, last = of if kind is sre.RANGE else (of, of)
    return len(char) == 1 and bool(first <= ord(char) <= last)


def attacks(pattern: re.Pattern[str], chance: random.Random) -> list[str]:
    """Pieces that a text against the pattern is made of: what it matches or begins with, and what repeats in it."""
    tree = list(parser.parse(pattern.pattern, pattern.flags))
    whole = [_sample(tree, chance) for _ in range(2)]
    pieces = [*whole, whole[0][:-1], whole[0][: len(whole[0]) // 2]]
    pieces += [_sample(nodes, chance) for nodes in _repeated(tree)]
    return sorted({piece for piece in pieces if piece})


def _repeated(nodes: Any) -> Iterator[Any]:
    """What may repeat very often, wherever it stands."""
    for kind, of in nodes:
        inner = {sre.SUBPATTERN: 3, sre.ASSERT: 1, sre.ASSERT_NOT: 1, sre.MAX_REPEAT: 2, sre.POSSESSIVE_REPEAT: 2}
        if kind in (sre.MAX_REPEAT, sre.POSSESSIVE_REPEAT) and of[1] > 9:
            yield of[2]
        if kind is sre.BRANCH:
            for branch in of[1]:
                yield from _repeated(branch)
        elif kind is sre.ATOMIC_GROUP:
            yield from _repeated(of)
        elif kind in inner:
            yield from _repeated(of[inner[kind]])


def _sample(nodes: Any, chance: random.Random) -> str:
    return "".join(_sample_of(kind, of, chance) for kind, of in nodes)


def _sample_of(kind: Any, of: Any, chance: random.Random) -> str:
    if kind is sre.LITERAL:
        return chr(of)
    if kind in _ONE:
        fitting = [char for char in _TRIED if _is_one(kind, of, char, 0)]
        literal = [
            chr(one if item is sre.LITERAL else one[0])
            for item, one in (of if kind is sre.IN else ())
            if item in (sre.LITERAL, sre.RANGE)
        ]
        return chance.choice(fitting or literal or ["~"])
    if kind is sre.BRANCH:
        return _sample(chance.choice(of[1]), chance)
    if kind is sre.SUBPATTERN:
        return _sample(of[3], chance)
    if kind is sre.ATOMIC_GROUP:
        return _sample(of, chance)
    if kind in (sre.MAX_REPEAT, sre.POSSESSIVE_REPEAT):
        times = min(of[1], max(of[0], chance.choice((1, 2))))
        return "".join(_sample(of[2], chance) for _ in range(times))
    return ""
