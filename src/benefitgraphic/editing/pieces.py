"""Cuts a list, or the keys of a mapping, into pieces that can be taken out, put in and put elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from benefitgraphic.editing.spans import NEWLINE, Keyed, Listed, column, line_start

# Possessive: what is within a comment is never looked at again.
_GAP = r"(?:[ \t\r\n]|#[^\r\n]*+)*+"
_COMMA = re.compile(_GAP + ",")
_TO_DASH = re.compile(_GAP)
_END_OF_LINE = re.compile(r"[ \t]*#[^\r\n]*")
_BELOW = re.compile(r"(?:\r\n|\n|\r)([ \t]*)#[^\r\n]*")
_COMMENT_LINE = re.compile(r"[ \t]*#[^\r\n]*(?:\r\n|\n|\r)")
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)")


@dataclass(frozen=True, slots=True)
class Piece:
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
class Cut:
    """The pieces, and what belongs to the places where they stand.

    Attributes:
        start: where the first piece begins in the file.
        end: where the last one ends.
        pieces: at least one.
        leads: the spaces before each body on its line.
        commas: what follows each body within brackets, up to its comma.
        gaps: what lies between the pieces: line ends, empty lines, comments that belong to neither.
        lead: the spaces before a new body that isn't the first.
        flow: whether they stand within brackets or braces.
        ends_line: whether nothing follows the last piece on its line.
        eol: the file's line end.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    leads: tuple[str, ...]
    commas: tuple[str, ...]
    gaps: tuple[str, ...]
    lead: str
    flow: bool
    ends_line: bool
    eol: str

    def text(self) -> str:
        """All of it, as it stands in the file."""
        parts: list[str] = []
        for at, piece in enumerate(self.pieces):
            parts += [piece.above, self.leads[at], piece.body, self.commas[at], piece.tail]
            parts += [self.gaps[at]] if at < len(self.gaps) else []
        return "".join(parts)

    def put_into(self, page: str) -> str:
        """The file with these pieces in place of those that were cut out of it."""
        return page[: self.start] + self.text() + page[self.end :]

    def rewritten(self, at: int, body: str) -> Cut:
        """With another body in a piece."""
        pieces = list(self.pieces)
        pieces[at] = replace(pieces[at], body=body)
        return replace(self, pieces=tuple(pieces))

    def moved(self, at: int, to: int) -> Cut:
        """With a piece elsewhere; places keep what is between them."""
        pieces = list(self.pieces)
        pieces.insert(to, pieces.pop(at))
        return replace(self, pieces=tuple(pieces))

    def dropped(self, at: int) -> Cut:
        """Without a piece, of two or more; comments that were not its own stay."""
        pieces = list(self.pieces)
        gone = self._spare_gap(at)
        gap = self.gaps[gone]
        del pieces[at]
        last = at == len(pieces)
        if last and self.flow and pieces[-1].tail and not self.ends_line:  # what closes the list can't follow a comment
            pieces[-1] = replace(pieces[-1], tail=pieces[-1].tail + gap.rstrip(" \t") + self.lead)
        elif "#" in gap and gone < at:
            pieces[gone] = replace(pieces[gone], tail=pieces[gone].tail + gap.rstrip(" \t\r\n"))
        elif "#" in gap:
            below = re.sub(rf"\A(?:{_BLANK_LINE.pattern})+" if at == 0 else _BLANK_LINE, "", gap, count=1)
            if at == 0 and not self.flow and self.leads[0] != self.lead:  # behind a dash, not on a line of its own
                below = self.eol + below + self.lead
            pieces[at] = replace(pieces[at], above=below + pieces[at].above)
        return replace(
            self,
            pieces=tuple(pieces),
            leads=_without(self.leads, max(at, 1)),
            commas=_without(self.commas, at - 1 if last else at),
            gaps=_without(self.gaps, gone),
        )

    def _spare_gap(self, at: int) -> int:
        """Which gap goes with a piece: the shorter one, so that empty lines go on setting groups apart."""
        beside = [place for place in (at - 1, at) if 0 <= place < len(self.gaps)]
        if self.flow and len(beside) > 1 and self.pieces[at - 1].tail:
            return at
        return min(beside, key=lambda place: ("#" in self.gaps[place], len(self.gaps[place])))

    def added(self, at: int, body: str) -> Cut:
        """With a new piece."""
        pieces, last = list(self.pieces), at == len(self.pieces)
        place = at - 1 if last else at
        pieces.insert(at, Piece("", body, ""))
        return replace(
            self,
            pieces=tuple(pieces),
            leads=_with(self.leads, max(at, 1), self.lead),
            commas=_with(self.commas, place, "," if self.flow else ""),
            gaps=_with(self.gaps, max(at - 1, 0), self._gap(pieces[at - 1].tail if at else "", pieces[at + 1 :])),
        )

    def _gap(self, tail: str, later: Sequence[Piece]) -> str:
        """The shortest space that there is between two pieces; a new line where a comment needs it."""
        blank = [gap for gap in self.gaps if not gap.strip()]
        if tail or (later and later[0].above):
            blank = [gap for gap in blank if NEWLINE.search(gap)]
        elif self.flow and not self.leads[0] and not self.lead:
            blank += [" "]
        return min(blank, key=len, default=self.eol)


def cut_list(page: str, node: Listed, eol: str) -> Cut | None:
    """The items of a list, with the comments right above each; None where they don't stand on lines of their own."""
    places = [(item.start, item.end) for item in node.items]
    if not node.flow:
        dashes = _dashes(page, node)
        if dashes is None:
            return None
        places = [(dash, max(dash + 1, end)) for dash, (_, end) in zip(dashes, places, strict=True)]
    return _cut(page, places, node.start + 1 if node.flow else node.floor, node.flow, eol, own_above=True)


def cut_keys(page: str, node: Keyed, eol: str) -> Cut | None:
    """The keys of a mapping, each with its value; comments above a key belong to none."""
    places = [(pair.start, pair.end) for pair in node.pairs]
    return _cut(page, places, node.start + 1 if node.flow else node.floor, node.flow, eol, own_above=False)


def _dashes(page: str, node: Listed) -> list[int] | None:
    """Where each item's dash is; None where one has something else before it on its line."""
    found = [node.start]
    for item in node.items[:-1]:
        gap = _TO_DASH.match(page, max(item.end, found[-1] + 1))
        found.append(gap.end() if gap else len(page))
    if any(page[dash : dash + 1] != "-" or page[line_start(page, dash) : dash].strip(" ") for dash in found):
        return None
    return found


def _cut(
    page: str, places: Sequence[tuple[int, int]], floor: int, flow: bool, eol: str, *, own_above: bool
) -> Cut | None:
    if not places:
        return None
    pieces: list[Piece] = []
    leads: list[str] = []
    commas: list[str] = []
    gaps: list[str] = []
    at = floor
    for start, end in places:
        gap, above, lead = _before(page[at:start], own_above)
        gaps.append(gap)
        leads.append(lead)
        comma = _COMMA.match(page, end) if flow else None
        commas.append(comma[0] if comma else "")
        behind = end + len(commas[-1])
        at = _tail(page, behind, None if flow else column(page, start))
        pieces.append(Piece(above, page[start:end], page[behind:at]))
    if flow and not all(NEWLINE.search(gap) for gap in gaps[1:]):
        # With several on a line, a comment at its end is about none of them.
        at -= len(pieces[-1].tail)
        gaps[1:] = [piece.tail + gap for piece, gap in zip(pieces[:-1], gaps[1:], strict=True)]
        pieces = [replace(piece, tail="") for piece in pieces]
    lead = leads[1] if len(leads) > 1 else leads[0]
    first = places[0][0]
    return Cut(
        start=floor + len(gaps[0]),
        end=at,
        pieces=tuple(pieces),
        leads=tuple(leads),
        commas=tuple(commas),
        gaps=tuple(gaps[1:]),
        lead=lead if flow else " " * column(page, first),
        flow=flow,
        ends_line=bool(_BLANK_LINE.match(page, at)),
        eol=eol,
    )


def _before(between: str, own_above: bool) -> tuple[str, str, str]:
    """What stands before a piece: the gap, comments of its own, the spaces on its line."""
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


def _tail(page: str, at: int, indent: int | None) -> int:
    """Where the comments end that belong to what ends here; ``indent``: its own column, None within brackets."""
    same = _END_OF_LINE.match(page, at)
    at = same.end() if same else at
    while indent is not None:
        below = _BELOW.match(page, at)
        if not below or len(below[1]) <= indent:
            break
        at = below.end()
    return at


def _without(parts: tuple[str, ...], at: int) -> tuple[str, ...]:
    return parts[:at] + parts[at + 1 :]


def _with(parts: tuple[str, ...], at: int, part: str) -> tuple[str, ...]:
    return parts[:at] + (part,) + parts[at:]
