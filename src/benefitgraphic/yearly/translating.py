"""Begins a translation, and notes what it was made from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from benefitgraphic.content.load import Loaded, load
from benefitgraphic.content.overlay import is_translatable, overlay_of
from benefitgraphic.content.translation_memory import PARTS
from benefitgraphic.diagnostics import Diagnostic, Problems
from benefitgraphic.language.tags import UnknownLanguageError
from benefitgraphic.language.wording import Wording
from benefitgraphic.lint.matching import matched, standings
from benefitgraphic.lint.untranslated import untranslated
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.paths import TAG, Project, overlays
from benefitgraphic.project.suggest import quoted
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.scalar_style import words
from benefitgraphic.project.yaml.tree import Leaf, Node, Series
from benefitgraphic.yearly.schemas import schema_line

_ABOUT = """\
# The words in {language}. Write over each text that stands here; what stays as it is may be deleted.
# Keep the keys, and the order of lists: everything that isn't here is as in {original}.
#
# When all is translated, note it: benefitgraphic translation {language} --done
"""
_ABOUT_NOTES = """\
# What the texts in {language} were translated from, so that later changes are noticed. Nobody has to edit this:
# it is written by: benefitgraphic translation {language} --done
"""
# What render takes for all languages; it happens to be the code of one, Allar.
_ALL = "all"


@dataclass(frozen=True, slots=True)
class TranslationProgress:
    """How far a translation is.

    Attributes:
        texts: how many texts need to be translated.
        translated: how many of them are.
        stale: how many more are translated from what the original said before.
        open: what is missing, changed or not noted.
    """

    texts: int
    translated: int
    stale: int
    open: tuple[Diagnostic, ...]


def begun(config: Path, language: str) -> Mapping[Path, bytes]:
    """Return the files that a translation still lacks, with the original's texts to overwrite; empty if none.

    Raises:
        Problems: the original can't be used, or this is no language for it.
    """
    project = Project.of(config)
    there = {tag.casefold(): tag for tag in (*overlays(project.metrics), *overlays(project.config))}
    language = there.get(language.casefold(), language)
    own = load(config).edition.language
    _refuse(language, own)
    made: dict[Path, bytes] = {}
    for original, metrics in ((project.config, False), (project.metrics, True)):
        if language.casefold() in {tag.casefold() for tag in overlays(original)}:
            continue
        findings = Findings()
        tree = read_yaml(original, project.shown(original), findings) if original.exists() else None
        texts = _kept(tree, partial(is_translatable, metrics=metrics), "") if tree else None
        if isinstance(texts, dict) and texts:
            if not metrics:
                texts = {"language": language} | {key: value for key, value in texts.items() if key != "language"}
            line = schema_line(f"{original.stem}-translation", original.parent)
            about = line + _ABOUT.format(language=language, original=original.name)
            made[overlay_of(original, language)] = _written(about, texts)
    return made


def standing(config: Path, language: str) -> TranslationProgress:
    """How far a translation is.

    Raises:
        Problems: it can't be used as it is.
    """
    loaded = load(config, language=language)
    _refuse_own(loaded)
    kinds = [one.kind for one in standings(loaded)]
    stale = kinds.count("stale-translation")
    translated = len(kinds) - stale - kinds.count("untranslated") - kinds.count("same-as-original")
    return TranslationProgress(len(kinds), translated, stale, tuple(untranslated(loaded, each=True)))


def notes_of(config: Path, language: str) -> tuple[Path, bytes]:
    """Return the file that says what the texts were translated from, as both are now.

    Raises:
        Problems: the translation can't be used as it is.
    """
    loaded = load(config, language=language)
    _refuse_own(loaded)
    parts: dict[str, dict[str, dict[str, str]]] = {part: {} for part in PARTS}
    texts = tuple(matched(loaded))
    repeated = sum(one.is_repeated for one in texts)
    if repeated * 2 > len(texts):
        message = f"{repeated} of {len(texts)} texts still say what the original says, so it can't be done yet"
        hint = "translate them first; what is left to do is listed without --done"
        raise Problems([Diagnostic("not-translated", "error", message, hint=hint)])
    for one in texts:
        if one.translation is not None:
            parts[one.part][one.path] = {"from": words(one.original.typed), "to": words(one.translation.typed)}
    tag = loaded.edition.language
    return loaded.project.noted(tag), _written(_ABOUT_NOTES.format(language=tag), parts)


def _refuse(language: str, own: str) -> None:
    if language.casefold() == _ALL:
        message = "this works on one translation at a time"
        raise Problems([Diagnostic("unknown-language", "error", message, hint="name one language, such as fr-CA")])
    if language.casefold() == own.casefold():
        raise Problems([_own_language(own)])
    try:
        Wording(language)
        known = TAG.fullmatch(language)
    except UnknownLanguageError:
        known = None
    if not known:
        message = f"no language is called {quoted(language)}"
        hint = "write a language tag such as en-CA or fr-CA"
        raise Problems([Diagnostic("unknown-language", "error", message, hint=hint)])


def _refuse_own(loaded: Loaded) -> None:
    if not loaded.is_translation:
        raise Problems([_own_language(loaded.edition.language)])


def _own_language(language: str) -> Diagnostic:
    message = f"{language} is the language of the original, which needs no translation"
    return Diagnostic("same-language", "error", message, hint="name the language to translate into")


def _kept(node: Node, wanted: Callable[[str], bool], path: str) -> object:
    """Return the part of a tree that may be translated, as YAML writes it; None if there is nothing."""
    if isinstance(node, Leaf):
        return words(node.text) if node.text is not None and wanted(path) else None
    if isinstance(node, Series):
        items = [_kept(item, wanted, f"{path}[{number}]") for number, item in enumerate(node.items, 1)]
        return items if any(items) else None
    dotted = {key: f"{path}.{key}" if path else key for key in node.entries}
    found = {key: _kept(entry.value, wanted, dotted[key]) for key, entry in node.entries.items()}
    return {key: value for key, value in found.items() if value} or None


def _written(about: str, content: object) -> bytes:
    text: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)
    # A blank line before each key of the first level: a file to work in, not one to store.
    return (about + "\n" + re.sub(r"\n(?=[^\s-])", "\n\n", text)).encode()
