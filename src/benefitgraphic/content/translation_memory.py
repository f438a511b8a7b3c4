"""The original texts that a translation was made from, noted beside it so that later changes are noticed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benefitgraphic.project.findings import Findings
from benefitgraphic.project.paths import Project
from benefitgraphic.project.suggest import quoted
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.tree import Branch, Leaf

NOTES = "translated"  # translated.fr-CA.yaml
PARTS = ("infographic", "metrics")
_LOOK = 4096  # bytes; a file with more in it is not empty


@dataclass(frozen=True, slots=True)
class TranslatedPair:
    """A text and its translation, as both were when somebody last said that they fit."""

    original: str
    translation: str


@dataclass(frozen=True, slots=True)
class Noted:
    """The notes on one translation.

    Attributes:
        file: where, as messages name it.
        pairs: by the part ("infographic" or "metrics") and the text's place in it, such as ``benefits[3].text``.
    """

    file: str
    pairs: Mapping[tuple[str, str], TranslatedPair]


def read_noted(project: Project, language: str, findings: Findings) -> Noted | None:
    """Read what was noted of a translation; None if nothing was, or if the file can't be used."""
    path = project.noted(language)
    if not path.exists():
        return None
    shown = project.shown(path)
    if _is_empty(path):
        return None
    tree = read_yaml(path, shown, findings, is_typed=False)
    if tree is None:
        return None
    pairs: dict[tuple[str, str], TranslatedPair] = {}
    for part, entry in tree.entries.items():
        found = entry.value.entries.items() if isinstance(entry.value, Branch) else ()
        if part not in PARTS or not isinstance(entry.value, Branch):
            message = f"{quoted(part)} says nothing about what was translated"
            hint = f"write the file again: benefitgraphic translation {language} --done"
            findings.warning("bad-notes", message, entry.key, hint)
        for place, one in found:
            pair = _pair(one.value) if part in PARTS and isinstance(one.value, Branch) else None
            if pair:
                pairs[part, place] = pair
    return Noted(shown, pairs)


def _is_empty(path: Path) -> bool:
    """Whether there is nothing in it, or only comments: as good as no file."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return False
        with path.open("rb") as file:
            start = file.read(_LOOK)
    except OSError:
        return False
    return len(start) < _LOOK and all(not line.strip() or line.lstrip().startswith(b"#") for line in start.splitlines())


def _pair(node: Branch) -> TranslatedPair | None:
    original, translation = (_text(node, key) for key in ("from", "to"))
    return None if original is None or translation is None else TranslatedPair(original, translation)


def _text(node: Branch, key: str) -> str | None:
    entry = node.entries.get(key)
    return entry.value.text if entry and isinstance(entry.value, Leaf) else None
