"""Lays a translation over the original: the same keys, only what is translated."""

from __future__ import annotations

import re
from pathlib import Path

from benefitgraphic.content.findings import Findings
from benefitgraphic.content.near import listed, quoted, suggestion
from benefitgraphic.content.tree import Branch, Entry, Leaf, Node, Series

# What a translation may say differently; an address, because a translated page has another one.
_TRANSLATED = re.compile(
    r"title|subtitle|organization|event|logo_alt|thanks|source|language|(fun_facts)\[\d+\]"
    r"|brands\[\d+\]\.(name|purpose|channels\[\d+\])|benefits\[\d+\]\.(title|text|short)"
    r"|numbers\.lede|resources\[\d+\]\.(label|url|note)"
)
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_METRIC = re.compile(r"[^.\[\]]+\.(label|definition|by|breaks\.\d+)")


def overlays(original: Path) -> dict[str, Path]:
    """The translations beside a file, by language: ``infographic.fr-CA.yaml`` is "fr-CA"."""
    try:
        found = sorted(original.parent.iterdir())
    except OSError:
        return {}
    stem, end = original.stem + ".", original.suffix
    return {
        path.name[len(stem) : -len(end)]: path
        for path in found
        if path.name.startswith(stem) and path.name.endswith(end) and _TAG.fullmatch(path.name[len(stem) : -len(end)])
    }


def overlaid(original: Branch, translation: Branch, findings: Findings, metrics: bool = False) -> Branch:
    """The original with what the translation says put in its place; misfits are among the findings."""
    return _Overlay(findings, _METRIC if metrics else _TRANSLATED, original.where.file).branch(original, translation)


class _Overlay:
    def __init__(self, findings: Findings, translated: re.Pattern[str], file: str) -> None:
        self._findings = findings
        self._translated = translated
        self._file = file

    def branch(self, original: Branch, translation: Branch) -> Branch:
        entries = dict(original.entries)
        for name, entry in translation.entries.items():
            if name in entries:
                entries[name] = Entry(entry.key, self._node(entries[name].value, entry.value, _dotted(entry, name)))
            elif self._may_be_added(entry, name):
                entries[name] = entry
            else:
                hint = suggestion(name, original.entries)
                message = f"{self._file} has no key {quoted(name)} here to translate"
                self._findings.error("unknown-key", message, entry.key, hint)
        return Branch(entries, original.where, original.braces)

    def _may_be_added(self, entry: Entry, name: str) -> bool:
        # A short text that only the longer language needs.
        return name == "short" and bool(self._translated.fullmatch(entry.key.path))

    def _node(self, original: Node, translation: Node, path: str) -> Node:
        if isinstance(translation, Leaf) and translation.text is None:
            return original
        if isinstance(original, Leaf) and isinstance(translation, Leaf):
            same = original.text is not None and original.text.strip() == (translation.text or "").strip()
            if same or self._translated.fullmatch(path):
                return translation
            message = "only words can be translated, and this is set for all languages"
            hint = f"delete it here; it stands in {self._file} on line {original.where.line}"
            self._findings.error("not-translatable", message, translation.where, hint)
            return original
        if isinstance(original, Branch) and isinstance(translation, Branch):
            return self.branch(original, translation)
        if isinstance(original, Series) and isinstance(translation, Series):
            return self._series(original, translation, path)
        message = f"this has another form than in {self._file} (line {original.where.line})"
        self._findings.error("other-form", message, translation.where, "keep the same keys and lists")
        return original

    def _series(self, original: Series, translation: Series, path: str) -> Series:
        if len(translation.items) > len(original.items):
            extra = translation.items[len(original.items)]
            message = f"{self._file} has only {len(original.items)} of these"
            self._findings.error(
                "too-many", message, extra.where, "a translation has the same items, in the same order"
            )
        pairs = zip(original.items, translation.items, strict=False)
        items = [self._node(a, b, f"{path}[{n}]") for n, (a, b) in enumerate(pairs, 1)]
        return Series((*items, *original.items[len(items) :]), original.where)


def _dotted(entry: Entry, name: str) -> str:
    return entry.key.path or name


def no_translation(language: str, original: str, known: list[str]) -> tuple[str, str]:
    """The message and hint for a language that there is no translation for."""
    hint = f"there are: {listed(known)}" if len(known) > 1 else "only the original is there"
    return f"there is no translation of {original} into {quoted(language)}", hint
