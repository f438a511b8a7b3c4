"""Hashtags that YAML takes for comments: ``Thank you for #TranBC`` without quotes ends before the "#"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from benefitgraphic.diagnostics import Where
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.suggest import quoted
from benefitgraphic.project.yaml.spans import line_start

# A letter, digit or sign right behind "#"; behind a space, or in a line such as "#-----", it is a comment for anyone.
_TAG = r"#[^\s#!*+,\-./:;<=>?\\^|~]"
# Behind which YAML takes "#" for a comment's beginning. Most files have none, and aren't looked at any further.
_POSSIBLE = re.compile(rf"[\s,\[\]{{}}\"'|>+\-]{_TAG}")
_HASHTAG = re.compile(_TAG)
_COMMENT = re.compile(r"#[^\r\n]*")
# A line of its own that was put out of use: "#logo: mine.svg", "#- X".
_PUT_ASIDE = re.compile(r"""#[^\s:]+([ \w-]*\w)?:(\s|$)|#\s*-|#["'{\[]""")
_NEWLINE = re.compile("\r\n|\n|\r")
_BLOCKS = (yaml.BlockSequenceStartToken, yaml.BlockMappingStartToken)
_STARTS = (*_BLOCKS, yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)


def note_hashtags(text: str, file: str, loader: type, findings: Findings) -> bool:
    """Note what looks like part of a text, but is a comment in YAML.

    Args:
        text: what the file says.
        file: its name in messages.
        loader: PyYAML's class that reads it.
        findings: where an error goes for each.

    Returns:
        Whether there is any.
    """
    is_cut = False
    if not _POSSIBLE.search(text):
        return is_cut
    for at in _Gaps(text).hashtags(_tokens(text, loader)):
        before = text[:at]
        line = len(_NEWLINE.findall(before)) + 1
        where = Where(file, line, at - line_start(text, at) + 1)
        comment = _COMMENT.match(text, at)
        lost = comment[0].rstrip() if comment else "#"
        message = f"YAML takes {quoted(lost, 60)} for a comment, so readers would not see it"
        tag = quoted(lost.split()[0].rstrip(",]}"))
        hint = f"put all of the text in quotes, {tag} too; if it is a note, write a space after the #"
        findings.error("hashtag", message, where, hint)
        is_cut = True
    return is_cut


def is_hashtag(comment: str) -> bool:
    """Whether a comment begins like a hashtag."""
    return bool(_HASHTAG.match(comment))


def _tokens(text: str, loader: type) -> Iterator[yaml.Token]:
    """Yield the text's tokens, up to the first thing that isn't YAML."""
    try:
        yield from yaml.scan(text, Loader=loader)
    except yaml.YAMLError:
        return


class _Gaps:
    """What stands between YAML's tokens: nothing but spaces, line ends and comments."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._indent = -1  # the column of the key or dash that the last value belongs to

    def hashtags(self, tokens: Iterator[yaml.Token]) -> Iterator[int]:
        """Yield the positions of comments that look like part of a text, in the order of the file."""
        at, last = 0, None
        for token in tokens:
            start, end = token.start_mark.index, token.end_mark.index
            if start > at:
                yield from self._between(at, start, last, token)
            if isinstance(token, yaml.KeyToken | yaml.BlockEntryToken):
                self._indent = token.start_mark.column
            if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
                yield from self._header(start, end)
            at = max(at, end)
            last = token if end > start else last

    def _between(self, start: int, end: int, last: yaml.Token | None, following: yaml.Token) -> Iterator[int]:
        if _is_heading(last, following):
            return
        below = _ends_open(last, following)
        for comment in _COMMENT.finditer(self._text, start, end):
            at = comment.start()
            line = line_start(self._text, at)
            if self._text[line:at].strip(" \t"):
                if is_hashtag(comment[0]):
                    yield at
            elif below and self._goes_on(comment[0], at - line, self._text[start:line]):
                yield at
            else:
                below = False

    def _goes_on(self, comment: str, column: int, between: str) -> bool:
        """Whether a comment on a line of its own reads as the next line of the value above it."""
        is_next = len(_NEWLINE.findall(between)) == 1
        return is_next and column > self._indent and is_hashtag(comment) and not _PUT_ASIDE.match(comment)

    def _header(self, start: int, end: int) -> Iterator[int]:
        """Yield the position of a comment after the "|" or ">" of a block scalar."""
        header = _NEWLINE.split(self._text[start:end], maxsplit=1)[0]
        comment = _COMMENT.search(header)
        if comment and is_hashtag(comment[0]):
            yield start + comment.start()


def _is_heading(last: yaml.Token | None, following: yaml.Token) -> bool:
    """Whether a list or keys follow a key or dash: a comment between them takes no value's place."""
    if isinstance(last, yaml.ValueToken):
        return isinstance(following, (*_STARTS, yaml.BlockEntryToken))
    return isinstance(last, yaml.BlockEntryToken) and isinstance(following, _STARTS)


def _ends_open(last: yaml.Token | None, following: yaml.Token) -> bool:
    """Whether a value may go on in the next line: a text without quotes, or one that has not begun."""
    if isinstance(last, yaml.ScalarToken):
        return bool(last.plain) and not isinstance(following, yaml.ValueToken)
    return isinstance(last, yaml.ValueToken | yaml.BlockEntryToken)
