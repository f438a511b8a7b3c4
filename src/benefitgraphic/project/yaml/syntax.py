"""YAML's syntax errors in words for people who never asked for YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from benefitgraphic.diagnostics import Where, line_at

_QUOTE = "put the text in double quotes, because it "
# Part of libyaml's (or PyYAML's) message; code; what to say; hint. The first that fits is used.
_KNOWN = (
    (
        "mapping values are not allowed",
        "unexpected-colon",
        "there is a colon where none is expected",
        _QUOTE + "has ': ' in it; or check that this line is indented like its neighbours",
    ),
    (
        "unexpected end of stream",
        "open-quote",
        "a quotation mark is opened here and never closed",
        'add the closing quotation mark; inside double quotes, write \\" for one that is part of the text',
    ),
    (
        "unknown escape character",
        "bad-escape",
        "a backslash in double quotes means something special in YAML",
        "use single quotes, or write two backslashes",
    ),
    (
        "expected alphabetic or numeric",
        "needs-quotes",
        "text can't start with '*' or '&' unless it is in quotes",
        "put the text in quotes",
    ),
    ("could not find expected ':'", "no-colon", "a colon is missing: this should be 'key: value'", ""),
    (
        "did not find expected ',' or",
        "open-bracket",
        "a bracket or brace is opened and not closed properly",
        "close it, put a comma between the items, or put text that starts with '[' or '{' in quotes",
    ),
    (
        "block sequence entries are not allowed",
        "bad-list",
        "a list item ('- ') can't be here",
        "start it on its own line; if it is a text, put it in quotes",
    ),
    ("block mapping", "bad-indentation", "this line doesn't fit the lines before it", ""),
    (
        "did not find expected '-'",
        "bad-indentation",
        "this line doesn't fit the list above it",
        "check its indentation",
    ),
    ("did not find expected key", "bad-indentation", "this line doesn't fit the lines before it", ""),
    (
        "undefined alias",
        "needs-quotes",
        "text can't start with '*' unless it is in quotes",
        "put the text in quotes",
    ),
)
# Where something was begun says more than where the parser gave up.
_OPENED = (
    "end of stream",
    "could not find expected ':'",
    "expected ',' or",
    "expected alphabetic or numeric",
)
_LONGEST_LINE = 2000
_AFTER_QUOTE = re.compile(r"""[:-]\s+(?:"[^"]*"|'[^']*')\s*()([^\s,#\]}:'"])""")
_BRACKET_VALUE = re.compile(r"(?::\s+|-\s+)(\[[^\]]*\])\s*[^\s,#\]}:]")
_BRACE_VALUE = re.compile(r"(?::\s+|-\s+)(\{[^}]*\}).*\S")


def explain(error: yaml.MarkedYAMLError, file: str, lines: Sequence[str]) -> tuple[str, str, Where, str]:
    """Return a code, a message, the place and a hint for a syntax error."""
    problem = str(error.problem or error.context or "")
    mark = error.problem_mark or error.context_mark
    opened = error.context_mark if error.context_mark and any(p in problem for p in _OPENED) else mark
    where = Where(file)
    if opened is not None:
        where = Where(file, min(opened.line + 1, max(len(lines), 1)), opened.column + 1)
    # No one writes longer lines, and the patterns below take long over them.
    line = line_at(lines, where)[:_LONGEST_LINE]
    found = _by_line(problem, line, where)
    if found:
        return found
    said = f"{error.context or ''} {problem}"
    for part, code, message, hint in _KNOWN:
        if part in said:
            return code, message, where, hint or "check its indentation, and that quotes before it are closed"
    return (
        "bad-yaml",
        f"this is not valid YAML: {problem}",
        where,
        "text with special characters has to be in quotes",
    )


def _by_line(problem: str, line: str, where: Where) -> tuple[str, str, Where, str] | None:
    """Return what the line itself reveals better than the parser's message."""
    character = line[where.column - 1 : where.column]
    if "\t" in line[: len(line) - len(line.lstrip())] or character == "\t":
        at = Where(where.file, where.line, line.index("\t") + 1)
        return "tab", "a tab is used for indentation", at, "use spaces; YAML doesn't accept tabs"
    if "cannot start any token" in problem:
        return (
            "needs-quotes",
            f"text can't start with '{character}' unless it is in quotes",
            where,
            "put the text in quotes",
        )
    after = _AFTER_QUOTE.search(line)
    if after and "expected" in problem:
        at = Where(where.file, where.line, after.start(2) + 1)
        hint = 'put all of the text in quotes; a quotation mark inside it is written \\" then'
        return "after-quote", "text goes on after its closing quotation mark", at, hint
    bracket = _BRACKET_VALUE.search(line)
    if bracket and "expected" in problem:
        at = Where(where.file, where.line, bracket.start(1) + 1)
        return "needs-quotes", "text that starts with a bracket has to be in quotes", at, "put all of it in quotes"
    brace = _BRACE_VALUE.search(line)
    if brace and not problem.startswith("mapping values"):
        at = Where(where.file, where.line, brace.start(1) + 1)
        hint = _QUOTE + "starts with '{'"
        return "needs-quotes", "text that starts with a placeholder has to be in quotes", at, hint
    return None
