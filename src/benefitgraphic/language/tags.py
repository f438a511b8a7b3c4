"""Which languages there are, and what Unicode's locale data knows about them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.core import UnknownLocaleError

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(-(?P<script>[a-z]{4}))?(-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-x(-[a-z0-9]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)
_LONGEST = 60  # characters
# ISO 639's codes for no language in particular.
_NO_LANGUAGE = frozenset({"und", "mul", "mis", "zxx"})
_FROM_THE_RIGHT = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})


class UnknownLanguageError(ValueError):
    """There is no such language."""


def primary(language: str) -> str:
    """Return the language alone, without script and region: "fr" of "fr-CA"."""
    return language.split("-")[0].lower()


def locale_of(language: str) -> Locale | None:
    """Return Unicode's data for a BCP 47 language, or for the nearest that it knows: for "ar" if asked for "ar-CA".

    None when it knows nothing: Unicode's data has some seven hundred languages, the world ten times as many. Codes of
    two letters are all known, so one that is not is no language; those of three can't be told from a typing mistake.

    Raises:
        UnknownLanguageError: when it is no language.
    """
    found = _TAG.fullmatch(language) if len(language) <= _LONGEST else None
    if not found or primary(language) in _NO_LANGUAGE:
        raise UnknownLanguageError(language)
    code, script, region = found["language"].lower(), found["script"], found["region"]
    for parts in ((code, script, region), (code, script), (code, region), (code,)):
        try:
            locale = Locale.parse("-".join(part for part in parts if part), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        _refuse_unknown(language, script, region)
        return locale
    _refuse_unknown(language, script, region)
    if len(code) == 2 and code not in Locale("en").languages:
        raise UnknownLanguageError(language)
    return None


@lru_cache(maxsize=32)
def direction_of(language: str) -> Literal["ltr", "rtl"]:
    """Which way a language is read: by its script where its tag names one, else by Unicode's data.

    Raises:
        UnknownLanguageError: when it is no language.
    """
    locale, found = locale_of(language), _TAG.fullmatch(language)
    if found and found["script"]:
        return "rtl" if found["script"].title() in _FROM_THE_RIGHT else "ltr"
    return "rtl" if locale and locale.text_direction == "rtl" else "ltr"


def _refuse_unknown(language: str, script: str | None, region: str | None) -> None:
    english = Locale("en")
    if (script and script.title() not in english.scripts) or (region and region.upper() not in english.territories):
        raise UnknownLanguageError(language)
