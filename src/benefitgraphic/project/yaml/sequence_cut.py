"""Cuts a list, or the keys of a mapping, into pieces that can be taken out, put in and put elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from benefitgraphic.project.yaml.spans import NEWLINE, Keyed, SequenceSpan, column, line_start

# Possessive: what is within a comment is never looked at again.
_GAP = r"(?:[ \t\r\n]|#[^\r\n]*+)*+"
_TO_DASH = re.compile(_GAP)
_END_OF_LINE = re.compile(r"[ \t]*#[^\r\n]*")
_BELOW = re.compile(r"(?:\r\n|\n|\r)([ \t]*)#[^\r\n]*")
_COMMENT_LINE = re.compile(r"[ \t]*#[^\r\n]*(?:\r\n|\n|\r)")
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)")


@dataclass(frozen=True, slots=True)
class SequencePiece:
    """An item, or a key with its value.

    Attributes:
        above: the comments right above it, as whole lines.
        body: from its dash or first character to its last.
        tail: the comment at its line's end, and those below that are indented further than it.
    """

    above: str
    body: str
    tail: str


@dataclass(frozen=True, slots=True)
class SequenceCut:
    """The pieces, and what belongs to the places where they stand.

    Attributes:
        start: where the first piece begins in the file.
        end: where the last one ends.
        pieces: at least one.
        leads: the spaces before each body on its line.
        gaps: what lies between the pieces: a comma, line ends, empty lines, comments that belong to neither.
        lead: the spaces before a new body that isn't the first.
        gap: what lies before a new piece, where there is no other gap to go by.
        eol: the file's line end.
    """

    start: int
    end: int
    pieces: tuple[SequencePiece, ...]
    leads: tuple[str, ...]
    gaps: tuple[str, ...]
    lead: str
    gap: str
    eol: str

    def put_into(self, page: str) -> str:
        """Return the file with these pieces in place of those that were cut out of it."""
        parts: list[str] = []
        for at, piece in enumerate(self.pieces):
            parts += [self.gaps[at - 1] if at else "", piece.above, self.leads[at], piece.body, piece.tail]
        return page[: self.start] + "".join(parts) + page[self.end :]

    def rewritten(self, at: int, body: str) -> SequenceCut:
        """Return them with another body in a piece."""
        pieces = list(self.pieces)
        pieces[at] = replace(pieces[at], body=body)
        return replace(self, pieces=tuple(pieces))

    def moved(self, at: int, to: int) -> SequenceCut:
        """Return them with a piece elsewhere; places keep what is between them."""
        pieces = list(self.pieces)
        pieces.insert(to, pieces.pop(at))
        return replace(self, pieces=tuple(pieces))

    def dropped(self, at: int) -> SequenceCut:
        """Return them without a piece, of two or more; comments that were not its own stay."""
        pieces = list(self.pieces)
        # The shorter gap goes with it, so that empty lines go on setting groups apart.
        beside = [place for place in (at - 1, at) if 0 <= place < len(self.gaps)]
        gone = min(beside, key=lambda place: ("#" in self.gaps[place], len(self.gaps[place])))
        gap = self.gaps[gone]
        del pieces[at]
        if "#" in gap and gone < at:
            pieces[gone] = replace(pieces[gone], tail=pieces[gone].tail + gap.rstrip(" \t\r\n"))
        elif "#" in gap:
            below = re.sub(rf"\A(?:{_BLANK_LINE.pattern})+" if at == 0 else _BLANK_LINE, "", gap, count=1)
            if at == 0 and self.leads[0] != self.lead:  # behind a dash, not on a line of its own
                below = self.eol + below + self.lead
            pieces[at] = replace(pieces[at], above=below + pieces[at].above)
        leads = self.leads[: max(at, 1)] + self.leads[max(at, 1) + 1 :]
        return replace(self, pieces=tuple(pieces), leads=leads, gaps=self.gaps[:gone] + self.gaps[gone + 1 :])

    def added(self, at: int, body: str) -> SequenceCut:
        """Return them with a new piece."""
        pieces = (*self.pieces[:at], SequencePiece("", body, ""), *self.pieces[at:])
        gap = min((gap for gap in self.gaps if "#" not in gap), key=len, default=self.gap)
        place = max(at - 1, 0)
        leads = (*self.leads[: max(at, 1)], self.lead, *self.leads[max(at, 1) :])
        return replace(self, pieces=pieces, leads=leads, gaps=(*self.gaps[:place], gap, *self.gaps[place:]))


def cut_list(page: str, node: SequenceSpan, eol: str) -> SequenceCut | None:
    """Cut a list into its items, each with the comments right above it.

    Within brackets there may be no comments. None where items don't stand on lines of their own.
    """
    places = [(item.start, item.end) for item in node.items]
    if node.flow:
        return _cut_in_line(page, places, node.start + 1, eol)
    dashes = _dashes(page, node)
    if dashes is None:
        return None
    places = [(dash, max(dash + 1, end)) for dash, (_, end) in zip(dashes, places, strict=True)]
    return _cut_in_lines(page, places, node.floor, eol, own_above=True)


def cut_keys(page: str, node: Keyed, eol: str) -> SequenceCut | None:
    """Cut a mapping into its keys, each with its value; comments above a key belong to none. None where it is empty."""
    places = [(pair.start, pair.end) for pair in node.pairs]
    if not places:
        return None
    return (
        _cut_in_line(page, places, node.start + 1, eol)
        if node.flow
        else _cut_in_lines(page, places, node.floor, eol, own_above=False)
    )


def _dashes(page: str, node: SequenceSpan) -> list[int] | None:
    """Where each item's dash is; None where one has something else before it on its line."""
    found = [node.start]
    for item in node.items[:-1]:
        gap = _TO_DASH.match(page, max(item.end, found[-1] + 1))
        found.append(gap.end() if gap else len(page))
    if any(page[dash : dash + 1] != "-" or page[line_start(page, dash) : dash].strip(" ") for dash in found):
        return None
    return found


def _cut_in_line(page: str, places: Sequence[tuple[int, int]], floor: int, eol: str) -> SequenceCut:
    """Cut what stands within brackets or braces: all between two pieces stays where it is, with its comma."""
    gaps = tuple(page[end:start] for (_, end), (start, _) in pairwise(places))
    pieces = tuple(SequencePiece("", page[start:end], "") for start, end in places)
    before = page[floor : places[0][0]]
    gap = f",{before}" if NEWLINE.search(before) else ", "
    return SequenceCut(places[0][0], places[-1][1], pieces, ("",) * len(pieces), gaps, "", gap, eol)


def _cut_in_lines(
    page: str, places: Sequence[tuple[int, int]], floor: int, eol: str, *, own_above: bool
) -> SequenceCut:
    pieces: list[SequencePiece] = []
    leads: list[str] = []
    gaps: list[str] = []
    at = floor
    for start, end in places:
        gap, above, lead = _before(page[at:start], own_above)
        gaps.append(gap)
        leads.append(lead)
        at = _tail(page, end, column(page, start))
        pieces.append(SequencePiece(above, page[start:end], page[end:at]))
    begin = floor + len(gaps[0])
    lead = " " * column(page, places[0][0])
    return SequenceCut(begin, at, tuple(pieces), tuple(leads), tuple(gaps[1:]), lead, eol, eol)


def _before(between: str, own_above: bool) -> tuple[str, str, str]:
    """Split what stands before a piece into the gap, its own comments, and the spaces on its line."""
    begin = line_start(between, len(between))
    lead = between[begin:]
    if not begin or lead.strip(" \t"):
        return between, "", ""
    above = begin
    while own_above:
        line = line_start(between, len(between[:above].rstrip("\r\n"))) if above else 0
        if not line or not _COMMENT_LINE.fullmatch(between, line, above):
            break
        above = line
    return between[:above], between[above:begin], lead


def _tail(page: str, at: int, indent: int) -> int:
    """Return where the comments end that belong to what ends here; ``indent``: its own column."""
    same = _END_OF_LINE.match(page, at)
    at = same.end() if same else at
    while (below := _BELOW.match(page, at)) and len(below[1]) > indent:
        at = below.end()
    return at
