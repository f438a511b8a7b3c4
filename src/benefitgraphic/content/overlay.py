"""Lays a translation over the original: the same keys, only what is translated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from benefitgraphic.content.model_texts import places, text_fields
from benefitgraphic.content.translation_memory import PARTS, Noted, TranslatedPair
from benefitgraphic.diagnostics import Where
from benefitgraphic.project.fields import TextManner
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.suggest import listed, quoted, suggestion
from benefitgraphic.project.yaml.tree import Branch, Entry, Leaf, Node, Series, leaves

_FIELDS = tuple(text_fields())
# What a translation may say differently; an address, because a translated page has another one.
_TRANSLATED = places(*_FIELDS, also="language")
_METRIC = re.compile(r"[^.\[\]]+\.(label|definition|by|breaks\.[-\d–/]+|categories\.[^\[\]]+)")


# Texts that are written alone, or with a short one beside them.
_PASSAGE = re.compile("|".join(field.place for field in _FIELDS if field.is_passage))
_BREAK = re.compile(r"[^.\[\]]+\.breaks\.[-\d–/]+")
# What may well be the same in every language.
_NAMES = places(
    *(field for field in _FIELDS if field.manner is TextManner.NAME or field.is_address),
    also=r"language|[^.]+\.categories\..*",
)


def is_translatable(path: str, metrics: bool) -> bool:
    """Return whether a translation may have words of its own at a place such as ``benefits[3].text``."""
    return bool((_METRIC if metrics else _TRANSLATED).fullmatch(path))


def needs_translation(path: str, metrics: bool) -> bool:
    """Return whether every language needs words of its own there."""
    return is_translatable(path, metrics) and not _NAMES.fullmatch(path)


def overlay_of(original: Path, language: str) -> Path:
    """Return the path of the translation beside a file: ``infographic.fr-CA.yaml``."""
    return original.with_name(f"{original.stem}.{language}{original.suffix}")


def overlaid(
    original: Branch, translation: Branch, findings: Findings, metrics: bool = False, noted: Noted | None = None
) -> Branch:
    """Return the original with the translation laid over it; misfits are among the findings.

    Args:
        original: what is translated.
        translation: only what is said differently.
        findings: where what is wrong goes.
        metrics: whether they are metrics, and not the words.
        noted: what the translation was made from, to tell which item of a list is gone.
    """
    if not metrics:
        _same_language(original, translation, findings)
    pairs = {place: pair for (part, place), pair in noted.pairs.items() if part == PARTS[metrics]} if noted else {}
    overlay = _Overlay(findings, _METRIC if metrics else _TRANSLATED, original.where.file, pairs)
    return overlay.branch(original, translation)


def _same_language(original: Branch, translation: Branch, findings: Findings) -> None:
    """Check that the language named in a translation, which readers would believe, is that of its file's name."""
    said = translation.leaf("language")
    name, stem = PurePosixPath(translation.where.file), PurePosixPath(original.where.file).stem
    tag = name.stem[len(stem) + 1 :]
    if said and tag and said.text.strip().casefold() != tag.casefold():
        message = f"this says {quoted(said.text)}, but the file's name says {quoted(tag)}"
        findings.error("other-language", message, said.where, f"write 'language: {tag}', or rename the file")


class _Overlay:
    def __init__(
        self, findings: Findings, translated: re.Pattern[str], file: str, noted: Mapping[str, TranslatedPair]
    ) -> None:
        self._findings = findings
        self._noted = noted
        self._translated = translated
        self._file = file

    def branch(self, original: Branch, translation: Branch) -> Branch:
        entries = dict(original.entries)
        for name, entry in translation.entries.items():
            if name not in entries and _BREAK.fullmatch(entry.key.path):
                # "2023" and "2023-24" are the same year.
                name = next((key for key in entries if key[:4] == name[:4]), name)
                entry = _moved(entry, entries[name]) if name in entries else entry
            if name in entries:
                entries[name] = Entry(entry.key, self._node(entries[name].value, entry.value, _dotted(entry, name)))
            elif self._may_be_added(entry, name):
                entries[name] = entry
            else:
                self._unknown(entry.key, name, original)
        return Branch(entries, original.where, original.braces)

    def _unknown(self, key: Where, name: str, original: Branch) -> None:
        if self._translated.fullmatch(key.path):
            # An optional text that the original was cleared of, perhaps only for now.
            message = f"{self._file} has no {quoted(name)} any more, so this translation of it isn't shown"
            self._findings.warning("nothing-to-translate", message, key, "delete it, or write the original again")
            return
        hint = suggestion(name, original.entries)
        message = f"{self._file} has no key {quoted(name)} here to translate"
        self._findings.error("unknown-key", message, key, hint)

    def _may_be_added(self, entry: Entry, name: str) -> bool:
        # A short text that only the longer language needs.
        if name == "short":
            return bool(self._translated.fullmatch(entry.key.path))
        # Names for what the sheet calls otherwise: the original has the sheet's.
        return self._translated is _METRIC and entry.key.path.split(".")[1:2] == ["categories"]

    def _node(self, original: Node, translation: Node, path: str) -> Node:
        if isinstance(translation, Leaf) and translation.text is None:
            return original
        if isinstance(original, Leaf) and isinstance(translation, Leaf):
            same = original.text is not None and original.text.strip() == (translation.text or "").strip()
            if same or self._translated.fullmatch(path):
                return replace(translation, original=original.said)
            message = "only words can be translated, and this is set for all languages"
            hint = f"delete it here; it is in {self._file} on line {original.where.line}"
            self._findings.error("not-translatable", message, translation.where, hint)
            return original
        if self._translated is _TRANSLATED and _PASSAGE.fullmatch(path):
            original, translation = _with_text(original), _with_text(translation)
        if isinstance(original, Branch) and isinstance(translation, Branch):
            return self.branch(original, translation)
        if isinstance(original, Series) and isinstance(translation, Series):
            return self._series(original, translation, path)
        message = f"this doesn't have the structure of its original in {self._file} (line {original.where.line})"
        self._findings.error("other-form", message, translation.where, "keep the same keys and lists")
        return original

    def _series(self, original: Series, translation: Series, path: str) -> Series:
        if len(translation.items) > len(original.items):
            self._too_many(original, translation, path)
        pairs = zip(original.items, translation.items, strict=False)
        items = [self._node(a, b, f"{path}[{n}]") for n, (a, b) in enumerate(pairs, 1)]
        return Series((*items, *original.items[len(items) :]), original.where)

    def _too_many(self, original: Series, translation: Series, path: str) -> None:
        count = len(translation.items) - len(original.items)
        gone = self._gone(original, len(translation.items), path)
        if len(gone) == count:
            for number, text in gone:
                message = f"{path}[{number}] ({quoted(text)}) is gone from {self._file}"
                self._findings.error("too-many", message, translation.items[number - 1].where, "delete its translation")
            return
        message = f"{self._file} has only {len(original.items)} of these"
        extra = translation.items[len(original.items)]
        self._findings.error("too-many", message, extra.where, "a translation has the same items, in the same order")

    def _gone(self, original: Series, count: int, path: str) -> list[tuple[int, str]]:
        """Items that the translation was made from and the original no longer has: their number and first text."""
        there = {_plain(text.text) for item in original.items for text in leaves(item)}
        gone: list[tuple[int, str]] = []
        for number in range(1, count + 1):
            start = f"{path}[{number}]"
            texts = [
                pair.original
                for at, pair in self._noted.items()
                if at == start or at.startswith((f"{start}.", f"{start}["))
            ]
            if texts and not any(_plain(text) in there for text in texts):
                gone.append((number, _plain(texts[0])))
        return gone


def _with_text(node: Node) -> Node:
    """Return a plain text as one that could have a short one beside it."""
    return Branch({"text": Entry(node.where, node)}, node.where) if isinstance(node, Leaf) else node


def _moved(entry: Entry, original: Entry) -> Entry:
    """Return an entry under the original's key: messages and silences name it as they name the original."""
    key, value = replace(entry.key, path=original.key.path), entry.value
    return Entry(key, replace(value, where=replace(value.where, path=key.path)) if isinstance(value, Leaf) else value)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _dotted(entry: Entry, name: str) -> str:
    return entry.key.path or name


def no_translation(language: str, original: str, known: list[str]) -> tuple[str, str]:
    """Return the message and hint for a language that has no translation."""
    hint = f"choose from: {listed(known)}" if len(known) > 1 else "there is only the original"
    return f"there is no translation of {original} into {quoted(language)}", hint
