"""Whether a translation still says what the original says: nothing left out, nothing changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from benefitgraphic.content.load import Loaded
from benefitgraphic.content.overlay import overlay_of
from benefitgraphic.content.translation_memory import PARTS, TranslatedPair
from benefitgraphic.diagnostics import Diagnostic, Where
from benefitgraphic.lint.codes import finding
from benefitgraphic.lint.matching import Matched, TranslationState, exchanged, item_of, plain, standings
from benefitgraphic.project.suggest import listed, quoted
from benefitgraphic.text import Text

_SHOWN = 60  # characters of a text, in a message
_BEFORE = 20  # of them, before the first that differs
_MOST = 20  # missing texts of a file that are named one by one
_NAMED = 3


def untranslated(loaded: Loaded, *, each: bool = False) -> Iterator[Diagnostic]:
    """Yield what is missing, repeats the original, was made from another text, or isn't noted.

    Args:
        loaded: the translation.
        each: whether to name every text; if not, what is missing nearly everywhere is told once for each file.
    """
    standing = tuple(standings(loaded))
    for part in PARTS:
        texts = [one for one in standing if one.text.part == part]
        for kind in ("untranslated", "same-as-original"):
            yield from _lacking(kind, [one.text for one in texts if one.kind == kind], len(texts), loaded, each=each)
    yield from _stale(standing, loaded)
    yield from _unnoted([one.text for one in standing if one.kind == "not-noted"], loaded)


def _lacking(kind: str, texts: Sequence[Matched], count: int, loaded: Loaded, *, each: bool) -> Iterator[Diagnostic]:
    """Texts without a translation of their own, ``count`` being how many there are in the file."""
    tell = _missing if kind == "untranslated" else _repeated
    # What the designer silenced by its place is told of by its place.
    alone = [one for one in texts if f"{kind} {one.path}" in loaded.silence]
    others = [one for one in texts if one not in alone]
    many = len(others) > _MOST if kind == "untranslated" else len(others) > 1 and 2 * len(others) > count
    if many and not each:
        yield _folded(kind, others, count, loaded)
        others = []
    yield from (tell(one, loaded) for one in (*alone, *others))


def _folded(kind: str, texts: Sequence[Matched], count: int, loaded: Loaded) -> Diagnostic:
    language, original = loaded.edition.language, texts[0].original.where.file
    many = f"none of the {count} texts" if len(texts) == count else f"{len(texts)} of the {count} texts"
    isnt = "is" if len(texts) == count else "are not"
    file = _overlay(texts[0].original, language)
    message = f"{many} of {original} {isnt} translated in {file} yet: {listed([one.path for one in texts], _NAMED)}"
    hint = f"to see them all: benefitgraphic translation {language}"
    return finding(kind, message, Where(file), loaded.lines, hint)


def _missing(one: Matched, loaded: Loaded) -> Diagnostic:
    file = _overlay(one.original, loaded.edition.language)
    message = f"{one.path} is not translated in {file}, and is shown as it is here"
    return _found("untranslated", message, one.original, loaded, "add it there, under the same key")


def _repeated(one: Matched, loaded: Loaded) -> Diagnostic:
    message = f"{one.path} is the same as in {one.original.where.file}"
    hint = f"translate it; if that is right, note it: {_done(loaded)}"
    return _found("same-as-original", message, one.translation or one.original, loaded, hint)


def _stale(standing: Sequence[TranslationState], loaded: Loaded) -> Iterator[Diagnostic]:
    """Yield findings for translations of an older original; two items that changed places are reported once."""
    partner = dict(exchanged(standing))
    moved = frozenset({*partner, *partner.values()})
    told: set[str] = set()
    for one in standing:
        item, translation = item_of(one.text.path), one.text.translation
        if one.kind != "stale-translation" or one.noted is None or translation is None:
            continue
        if item not in moved:
            yield _changed(one.text, one.noted, translation, loaded)
        elif item in partner and item not in told:
            told.add(item)
            message = f"{item} and {partner[item]} changed places in the original"
            yield _found("stale-translation", message, translation, loaded, "swap their translations, too")


def _changed(one: Matched, pair: TranslatedPair, translation: Text, loaded: Loaded) -> Diagnostic:
    message = f"what {one.path} was translated from has changed since, in {one.original.where}"
    was, now = _differing(plain(pair.original), plain(one.original.typed))
    hint = f"it was {was}, and is now {now}; if the translation still fits: {_done(loaded)}"
    return _found("stale-translation", message, translation, loaded, hint)


def _differing(was: str, now: str) -> tuple[str, str]:
    """Two texts as a message shows them: as much as there is room for, from a little before they differ."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(was, now, strict=False)))
    start = was.rfind(" ", 0, same - _BEFORE) + 1 if max(len(was), len(now)) > _SHOWN and same > _BEFORE else 0
    begun = "…" if start else ""
    return quoted(begun + was[start:], _SHOWN), quoted(begun + now[start:], _SHOWN)


def _unnoted(texts: Sequence[Matched], loaded: Loaded) -> Iterator[Diagnostic]:
    if not texts:
        return
    message, they = f"the translation of {texts[0].path} isn't noted", "it is"
    if len(texts) > 1:
        message = f"{len(texts)} texts were translated, such as {texts[0].path}, and nobody has noted from which words"
        they = "they are"
    where = Where(_overlay(texts[0].original, loaded.edition.language))
    hint = f"when {they} right: {_done(loaded)}; later changes are then noticed"
    yield finding("not-noted", message, where, loaded.lines, hint)


def _overlay(original: Text, language: str) -> str:
    """Return the file that a text's translation stands in."""
    return overlay_of(Path(original.where.file), language).as_posix()


def _done(loaded: Loaded) -> str:
    return f"benefitgraphic translation {loaded.edition.language} --done"


def _found(code: str, message: str, text: Text, loaded: Loaded, hint: str) -> Diagnostic:
    return finding(code, message, text.where, loaded.lines, hint)
