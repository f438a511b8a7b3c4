"""Reads gettext catalogues (.po) that anyone may have written: what is wrong in one is said by its line.

Babel's own reader trusts its input: it takes what it can of a broken line, prints what it thinks of it, and makes as
many plural forms as a header asks for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benefitgraphic.diagnostics import Where
from benefitgraphic.language.plural import forms_alone
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.suggest import quoted
from benefitgraphic.project.text_file import read_text

_LIMIT = 500_000  # bytes
_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?)[ \t]*)?"((?:[^"\\]|\\[\\"nrt])*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
_RULE = re.compile(r"^Plural-Forms: *nplurals *= *([1-9]) *; *plural *= *([^;\n]{1,500});? *$", re.MULTILINE)
_LANGUAGE = re.compile(r"^Language:([^\n]*)", re.MULTILINE)
# What may come after what.
_BEGIN = frozenset({"msgctxt", "msgid"})
_AFTER = {
    "": _BEGIN,
    "msgctxt": frozenset({"msgid"}),
    "msgid": frozenset({"msgid_plural", "msgstr"}),
    "msgid_plural": frozenset({"msgstr[]"}),
    "msgstr": _BEGIN,
    "msgstr[]": _BEGIN | {"msgstr[]"},
}


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A message and its translation.

    Attributes:
        key: which message it is (``msgctxt``).
        source: what is translated, in the singular and, where there is one, the plural.
        said: the translation, in all plural forms of the language if there are two of ``source``.
        where: the line of its ``msgid``.
        is_fuzzy: whether a translator or a program was not sure of it.
    """

    key: str
    source: tuple[str, ...]
    said: tuple[str, ...]
    where: Where
    is_fuzzy: bool


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a file says.

    Attributes:
        entries: all but the header.
        rule: how plural forms are chosen; empty if the header doesn't say.
        count: how many of them there are; 0 if it doesn't say.
        language: what the header says, such as "fr-CA"; empty if it doesn't.
    """

    entries: tuple[CatalogueEntry, ...]
    rule: str
    count: int
    language: str = ""


def read_po(path: Path, shown: str, findings: Findings) -> Catalogue | None:
    """Return the catalogue in a file; None if it can't be used, with the reason among the findings."""
    text = read_text(path, shown, _LIMIT, findings)
    if text is None:
        return None
    try:
        return _catalogue(_entries(text, shown))
    except _BrokenError as error:
        findings.error("bad-catalogue", error.message, Where(shown, error.line, 1 if error.line else 0), error.hint)
        return None


class _BrokenError(Exception):
    def __init__(self, message: str, line: int, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.line, self.hint = message, line, hint


@dataclass(slots=True)
class _Draft:
    """An entry that is being read: its parts by keyword, and the line of its ``msgid``."""

    is_fuzzy: bool = False
    line: int = 0
    parts: dict[str, str] = field(default_factory=dict)

    def made(self, shown: str) -> CatalogueEntry:
        source = tuple(self.parts[name] for name in ("msgid", "msgid_plural") if name in self.parts)
        said = tuple(text for name, text in self.parts.items() if name.startswith("msgstr"))
        return CatalogueEntry(self.parts.get("msgctxt", ""), source, said, Where(shown, self.line, 1), self.is_fuzzy)


def _entries(text: str, shown: str) -> list[CatalogueEntry]:
    entries: list[CatalogueEntry] = []
    draft, last, keyword, is_fuzzy = _Draft(), "", "", False
    for number, line in enumerate((line.strip() for line in text.splitlines()), 1):
        if line.startswith("#") or not line:
            is_fuzzy = is_fuzzy or (line.startswith("#,") and "fuzzy" in line[2:].replace(",", " ").split())
            continue
        found = _LINE.fullmatch(line)
        if not found:
            hint = 'such as msgstr "Merci", with straight quotes at both ends and \\" for one inside'
            raise _BrokenError("this line doesn't belong in a catalogue", number, hint)
        if found[1]:
            keyword, kind = found[1], re.sub(r"\d", "", found[1])
            if kind not in _AFTER[last]:
                raise _BrokenError(f"{keyword} can't be here", number, _order(last))
            if kind in _BEGIN and last != "msgctxt":
                if last:
                    entries.append(draft.made(shown))
                draft, is_fuzzy = _Draft(is_fuzzy), False
            if keyword in draft.parts:
                raise _BrokenError(f"this is the second {keyword} here", number)
            if kind == "msgstr[]" and keyword != f"msgstr[{_count(draft.parts)}]":
                raise _BrokenError(f"{keyword} is not the next: msgstr[{_count(draft.parts)}] is", number)
            draft.line = number if kind == "msgid" else draft.line
            draft.parts[keyword], last = "", kind
        elif not last:
            raise _BrokenError("this text belongs to nothing", number, _order(last))
        draft.parts[keyword] += _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), found[2])
    if last not in ("", "msgstr", "msgstr[]"):
        raise _BrokenError("the file ends in the middle of an entry", number, _order(last))
    return [*entries, draft.made(shown)] if last else entries


def _count(parts: Mapping[str, str]) -> int:
    return sum(name.startswith("msgstr[") for name in parts)


def _order(last: str) -> str:
    wanted = " or ".join(sorted(name.replace("[]", "[0]") for name in _AFTER[last]))
    return f"after {last.replace('[]', '[…]')} comes {wanted}" if last else f"an entry begins with {wanted}"


def _catalogue(entries: list[CatalogueEntry]) -> Catalogue:
    """Build a catalogue without the header, which says how plural forms are chosen; refuse duplicates."""
    lines: dict[tuple[str, str], int] = {}
    rule, count, language = "", 0, ""
    for entry in entries:
        name = (entry.key, "" if entry.key else entry.source[0])
        if name in lines:
            what = "header" if name == ("", "") else f"entry for {quoted(entry.key or entry.source[0])}"
            raise _BrokenError(f"this is a second {what}; the first is on line {lines[name]}", entry.where.line)
        lines[name] = entry.where.line
        if name == ("", "") and "Plural-Forms" in entry.said[0]:
            rule, count = _rule(entry)
        if name == ("", ""):
            said = _LANGUAGE.search(entry.said[0])
            language = said[1].strip().replace("_", "-") if said else ""
    return Catalogue(tuple(e for e in entries if e.key or e.source[0]), rule, count, language)


def _rule(header: CatalogueEntry) -> tuple[str, int]:
    found = _RULE.search(header.said[0])
    try:
        if not found:
            raise ValueError
        rule, count = found[2], int(found[1])
        forms_alone(rule, count)
    except ValueError:
        hint = 'such as "Plural-Forms: nplurals=2; plural=(n != 1);\\n"'
        message = "the header's Plural-Forms can't be used: each number has to have one of the forms"
        raise _BrokenError(message, header.where.line, hint) from None
    return rule, count
