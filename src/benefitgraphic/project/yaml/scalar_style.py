"""Writes texts as YAML: in the style that stood there where it can say them, in double quotes where it can't."""

from __future__ import annotations

import re
import unicodedata

from benefitgraphic.project.yaml.line_breaks import LIST_MARK, reads_as_list
from benefitgraphic.project.yaml.spans import HEADER_COMMENT, NEWLINE, Scalar, column

WIDTH = 100  # characters: where lines of a long text are broken
_LONGEST_LINE = 110  # of a new text; a longer one is folded
_SPACES = re.compile("[ \t\r\n]+")
_INDENT = re.compile("[ \t]*")
_ESCAPED = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^\r\n])")
# Texts that mean something to YAML when they stand without quotes; the rule is stricter than YAML's own.
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_NOT_PLAIN = re.compile(r"""[?:,\[\]{}#&*!|>'"%@`]|-(?: |\Z)|.*(?::(?: |\Z)| \#)""")
_NOT_PLAIN_IN_FLOW = re.compile(r".*[,?\[\]{}]|-[,\[\]{}]")
_SHORT = {"\u00a0": "\\_", "\u0085": "\\N", "\u2028": "\\L", "\u2029": "\\P", '"': '\\"', "\\": "\\\\"}
# Characters that can't be told from others, or from nothing, by looking at them.
_HIDDEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
# What other programs than ours may take for a line end, or for nothing.
_BREAKS = frozenset("\x85\u2028\u2029\ufeff")
# Of these, what belongs to the spelling of words and pictures: spaces, and what joins letters or holds them apart.
_USUAL = frozenset(" \u200c\u200d")


def words(text: str) -> str:
    """Return a text as the reader takes it: on one line, with single spaces."""
    return _SPACES.sub(" ", text).strip(" ")


def fresh(text: str, *, flow: bool, column: int = 0, indent: str | None = None, eol: str = "\n") -> str:
    """Format a new value.

    Args:
        text: what to say, as `words` gives it.
        flow: whether it stands within brackets or braces.
        column: how many characters stand before it on its line.
        indent: what to put before the lines of a long text; None where it has to stay on one line.
        eol: the file's line end.
    """
    if not _must_escape(text, set()) and indent is not None and not flow and column + len(text) > _LONGEST_LINE:
        return eol.join([">-", *(indent + line for line in _wrapped(text, WIDTH - len(indent)))])
    if not _must_escape(text, set()) and _is_plain(text, flow=flow):
        return text
    return _quoted(text, set())


def key_of(name: str, *, flow: bool) -> str:
    """Format a new key."""
    if not _must_escape(name, set()) and _is_plain(name, flow=flow):
        return name
    return _double(name, {}, set())


def respelled(page: str, old: Scalar, text: str, eol: str) -> str:
    """Return what to write in place of a scalar, to say another text in its style.

    Args:
        page: the file.
        old: what stands there.
        text: what to say, as `words` gives it.
        eol: the file's line end.
    """
    raw = page[old.start : old.end]
    lines = NEWLINE.split(raw)
    seen = {character for character in raw if _is_hidden(character)} - _BREAKS
    indent = _indent_of(lines)
    if old.style in ("|", ">"):
        if text and indent and not _must_escape(text, seen):
            content = [line.strip(" \t") for line in lines[1:]]
            folded = _refolded(content, text, WIDTH - len(indent)) if old.style == ">" else [text]
            return eol.join([lines[0], *(indent + line for line in folded)])
        comment = HEADER_COMMENT.search(lines[0])
        return _spread(page, old, _double(text, {}, seen), [], indent, eol) + (comment[0] if comment else "")
    source = _double(text, _spellings(raw) if old.style == '"' else {}, seen)
    if not _must_escape(text, seen) and old.style == "'":
        source = "'" + text.replace("'", "''") + "'"
    elif not _must_escape(text, seen) and not old.style:
        source = text if _is_plain(text, flow=old.flow) else _quoted(text, seen)
    return _spread(page, old, source, [line.strip(" \t") for line in lines], indent, eol)


def _spread(page: str, old: Scalar, source: str, kept: list[str], indent: str, eol: str) -> str:
    """Break a value into lines where the old one had some, unless it would look like a list."""
    if not indent:
        return source
    room = WIDTH - max(column(page, old.start), len(indent))
    lines = _indented(_refolded(kept, source, room), indent)
    is_plain = not source.startswith(("'", '"'))
    return source if reads_as_list(lines, is_plain=is_plain) else eol.join(lines)


def _is_plain(text: str, *, flow: bool) -> bool:
    """Return whether a text may stand without quotes, as a key or a value, also over several lines."""
    if text in _NOTHING or not _BREAKS.isdisjoint(text) or _NOT_PLAIN.match(text):
        return False
    return not (flow and _NOT_PLAIN_IN_FLOW.match(text))


def _quoted(text: str, seen: set[str]) -> str:
    """In quotes that the text itself doesn't hold, if there are any."""
    if ('"' in text or "\\" in text) and "'" not in text and not _must_escape(text, seen):
        return f"'{text}'"
    return _double(text, {}, seen)


def _double(text: str, known: dict[str, str], seen: set[str]) -> str:
    """In double quotes, where hidden characters are spelled as they are already (``known``), or stay (``seen``)."""
    return '"' + "".join(_character(c, known, seen) for c in text) + '"'


def _character(character: str, known: dict[str, str], seen: set[str]) -> str:
    if character in known and character not in seen:
        return known[character]
    if character in ('"', "\\"):
        return _SHORT[character]
    if not _is_hidden(character) or (character in seen and unicodedata.category(character) != "Cc"):
        return character
    code = ord(character)
    return _SHORT.get(character) or (
        f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}" if code < 65536 else f"\\U{code:08X}"
    )


def _is_hidden(character: str) -> bool:
    return (unicodedata.category(character) in _HIDDEN and character not in _USUAL) or character in "\ufffe\uffff"


def _must_escape(text: str, seen: set[str]) -> bool:
    return any(_is_hidden(c) and c not in seen for c in text)


def _spellings(raw: str) -> dict[str, str]:
    """How a text in double quotes spells characters that it doesn't write as they are."""
    found: dict[str, str] = {}
    short = {spelled[1]: character for character, spelled in _SHORT.items()}
    for one in _ESCAPED.finditer(raw):
        code = one[1]
        if code[0] in "xuU" and len(code) > 1:
            number = int(code[1:], 16)
            if number <= 0x10FFFF:
                found.setdefault(chr(number), one[0])
        elif code in short:
            found.setdefault(short[code], one[0])
    return {character: spelled for character, spelled in found.items() if _is_hidden(character) or character in '"\\'}


def _indent_of(lines: list[str]) -> str:
    """Return the indentation of a text's lines after its first; empty if it has only one."""
    later = [line for line in lines[1:] if line.strip(" \t")]
    found = _INDENT.match(later[0]) if later else None
    return found[0] if found else ""


def _indented(lines: list[str], indent: str) -> list[str]:
    return [lines[0], *(indent + line for line in lines[1:])]


def _refolded(old: list[str], text: str, width: int) -> list[str]:
    """Break the text into lines: those that say the same as before stay, what is between is broken anew."""
    head: list[str] = []
    tail: list[str] = []
    rest = text
    for line in old:
        if line and rest == line:
            return [*head, line]
        if not line or not rest.startswith(line + " "):
            break
        head.append(line)
        rest = rest[len(line) + 1 :]
    for line in reversed(old[len(head) :]):
        if not line or not rest.endswith(" " + line):
            break
        tail.insert(0, line)
        rest = rest[: -len(line) - 1]
    is_between = len(head) + len(tail) == len(old)  # no line is gone
    if head and is_between and len(head[-1]) + 1 + len(rest.split(" ", 1)[0]) <= width:
        rest = f"{head.pop()} {rest}"
    return [*head, *_wrapped(rest, width), *tail]


def _wrapped(text: str, width: int) -> list[str]:
    """Wrap the text; no line begins with a dash or number, which the reader would take for an item of a list."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width and not LIST_MARK.fullmatch(word):
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
