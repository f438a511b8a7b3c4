"""The graphic's own words in a language: English in the code, as in Canada, others from catalogues (.po).

Catalogues come with the project, in `packaged/`, and a designer may add some, in `config/words/`. A region's goes
before its language's, a designer's before both, entry by entry; what none of them has is said in English.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from benefitgraphic.diagnostics import Where
from benefitgraphic.language.catalogue_names import own_files
from benefitgraphic.language.plural import Plural
from benefitgraphic.language.tags import locale_of, primary
from benefitgraphic.language.words import ENGLISH, Words
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.paths import Project
from benefitgraphic.project.suggest import listed, quoted

_PACKAGED = Path(__file__).parent / "packaged"
# What may be left out: digits stand for number words, Unicode's data says times and lists if it knows the language.
_OPTIONAL = frozenset({"counts"})
_KNOWN_TO_UNICODE = frozenset({"minutes", "hours", "last"})
_NAMED = 4


@lru_cache(maxsize=1)
def messages() -> Mapping[str, tuple[str, ...]]:
    """All built-in words in English, in the order of the fields, by keys such as ``charts.rose``; two are a plural."""
    return dict(_messages(ENGLISH, ""))


@lru_cache(maxsize=32)
def words_for(language: str) -> tuple[Words, bool]:
    """Return the packaged words for a BCP 47 language, and whether they are in it: if not, they are English."""
    said, found = _packaged(language)
    return (_words(language, said), True) if found else (ENGLISH, primary(language) == "en")


def read_words(
    language: str, project: Project, where: Where | None, findings: Findings, unused: Collection[str] = ()
) -> Words:
    """Return the words for a language in a project; report missing or faulty catalogues in the findings.

    Args:
        language: BCP 47, and known to be one.
        project: whose ``config/words`` may have catalogues.
        where: where the language was chosen.
        findings: where what is wrong goes.
        unused: keys of words that the project shows nowhere, so that none of them is missed.
    """
    own = own_files(project, language, findings)
    paths = [own[name] for name in _chain(language) if name in own]
    packaged, found = _packaged(language)
    if not paths and not packaged and primary(language) == "en":
        return ENGLISH
    said = dict(packaged)
    for path in paths:
        said |= _read(path, project.shown(path), findings)
    if primary(language) == "en":
        return _words(language, said)
    wanted = f"{project.shown(project.words)}/{primary(language)}.po"
    if not found and not paths:
        message = f"the built-in words, such as 'Fun facts', are not translated into {quoted(language)} yet"
        hint = f"they are shown in English; docs/languages.md says how to translate them in {wanted}"
        findings.warning("english-words", message, where, hint)
        return ENGLISH
    missing = [key for key in _missing(language, said) if key not in unused]
    if missing:
        message = (
            f"{len(missing)} of the {len(messages())} built-in words are not translated into {quoted(language)} yet: "
            f"{listed(missing, _NAMED)}"
        )
        place = Where(project.shown(paths[-1])) if paths else where
        findings.warning("missing-words", message, place, f"they are shown in English until {wanted} has them")
    return _words(language, said)


def _read(path: Path, shown: str, findings: Findings) -> Mapping[str, str | Plural]:
    # English needs none of it, and is the language that waits for it most often.
    from benefitgraphic.language.catalogue_check import read_translations

    return read_translations(path, shown, messages(), findings)


def _chain(language: str) -> list[str]:
    """Return the tag's languages, the widest first: "zh", "zh-hant", "zh-hant-tw"."""
    parts = language.casefold().split("-")
    return ["-".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _packaged(language: str) -> tuple[dict[str, str | Plural], bool]:
    said: dict[str, str | Plural] = {}
    found = False
    for name in _chain(language):
        for path in _packaged_files():
            if path.stem.casefold() == name:
                said |= _read(path, path.name, Findings())
                found = True
    return said, found


@lru_cache(maxsize=1)
def _packaged_files() -> tuple[Path, ...]:
    return tuple(sorted(_PACKAGED.glob("*.po")))


def _missing(language: str, said: Mapping[str, str | Plural]) -> list[str]:
    optional = _OPTIONAL | _KNOWN_TO_UNICODE if locale_of(language) else _OPTIONAL
    return [key for key in messages() if key not in said and key not in optional]


def _messages(words: Any, prefix: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, value in _translatable(words):
        key = prefix + name
        if isinstance(value, Plural):
            yield key, value.forms
        elif is_dataclass(value):
            yield from _messages(value, f"{key}.")
        elif isinstance(value, tuple):
            yield from ((f"{key}.{number}", (text,)) for number, text in enumerate(value, 1))
        else:
            yield key, (value,)


def _translatable(words: Any) -> list[tuple[str, Any]]:
    """Return the words that are translated: not which language they are in."""
    return [(field.name, getattr(words, field.name)) for field in fields(words) if field.name != "language"]


def _words(language: str, said: Mapping[str, str | Plural]) -> Words:
    own = primary(language)
    words: Words = _filled(ENGLISH, said, "")
    if own != "en":
        # English number words don't agree with another language's noun, and Unicode's data has times of its own.
        minutes = words.minutes if "minutes" in said else None
        hours = words.hours if "hours" in said else None
        words = replace(words, counts=str(said.get("counts", "")), minutes=minutes, hours=hours)
    return replace(words, language=own)


def _filled(english: Any, said: Mapping[str, str | Plural], prefix: str) -> Any:
    """Replace the English words for which there is a translation."""
    changes: dict[str, object] = {}
    for name, value in _translatable(english):
        key = prefix + name
        if is_dataclass(value) and not isinstance(value, Plural):
            changes[name] = _filled(value, said, f"{key}.")
        elif isinstance(value, tuple):
            changes[name] = tuple(said.get(f"{key}.{number}", text) for number, text in enumerate(value, 1))
        else:
            changes[name] = said.get(key, value)
    return replace(english, **changes)
