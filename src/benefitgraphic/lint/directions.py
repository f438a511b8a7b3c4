"""Which way a text says that something went, beside a change that is said without its sign.

``{messages.change}`` is "10.5%" whichever way the messages went: the verb beside it is the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from benefitgraphic.content.near import quoted
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.lint.subject import NO_CLAIMS, Said, Subject
from benefitgraphic.lint.texts import PLACEHOLDER, Found, figures_typed
from benefitgraphic.lint.values import derived, is_exactly, values_of

_UP, _DOWN = "up", "down"
# "Up by nearly 5%", but not "up to 5%" and not "we followed up".
_SMALL = (
    r"(?:(?:by|about|around|some|nearly|almost|over|roughly|only|just|another|a|an|de|d[’']environ|près de)\s+){0,3}"
)
_BEFORE = {
    _UP: re.compile(
        rf"(?i)(?<!\w)(?:rose|ris(?:e|es|en|ing)|grew|grow(?:s|n|ing|th)?|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|"
        r"jump(?:s|ed)?|soared|gained|hausses?|haussée?s?|augment(?:é|ée|és|ées|e|ent|er|ant|ation|ations|aient|ait|era)|"
        r"grimp(?:é|ée|és|ées|e|ent)|progressé|progressent|progression|accrue?s?|bondi|montée?s?|montent|croissance|"
        rf"(?<!picked )(?<!followed )(?<!signed )(?<!made )(?<!back )up\s+{_SMALL}\Z)(?!\w)"
    ),
    _DOWN: re.compile(
        rf"(?i)(?<!\w)(?:fell|falls|fallen|falling|a fall|drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)|"
        r"declin(?:e|es|ed|ing)|shrank|shrunk|slid|sank|baisses?|baiss(?:é|ée|és|ées|ent|er)|"
        r"diminu(?:é|ée|és|ées|e|ent|er|ant|tion|tions)|recul(?:é|és|e|ent|s)?|chut(?:é|ée|es?|ent)|"
        rf"down\s+{_SMALL}\Z)(?!\w)"
    ),
}
_AFTER = {
    _UP: re.compile(
        r"(?i)\s*(?:more(?! than\b)|higher|up\b(?! to\b)|increase|rise|growth|gain|jump|de plus(?! de\b))(?!\w)"
    ),
    _DOWN: re.compile(
        r"(?i)\s*(?:fewer(?! than\b)|less(?! than\b)|lower|down\b|decrease|decline|drop|fall|de moins(?! de\b))(?!\w)"
    ),
}
# Another clause may be about something else. A comma alone doesn't begin one: "grew again, by 5%".
_PARTS = re.compile(
    r"[.;!?…]\s|:\s(?![{\d])|[()–—]|,?\s(?:and|but|while|whereas|though|although|as|when|et|mais|alors que|tandis que|"
    r"quand|lorsque|pendant que)\s|,\s(?!(?:by|de|d[’'])\b)",
    re.IGNORECASE,
)


def wrong_direction(subject: Subject) -> Iterator[Diagnostic]:
    """Changes beside a word that says the other way."""
    changes = {metric.key: change for metric in subject.metrics if (change := metric.change())}
    if not changes:
        return
    names = {metric.key: metric.label.text for metric in subject.metrics}
    wording = subject.edition.wording
    for said in subject.texts:
        for found, key in _changes(said, subject) if said.key not in NO_CLAIMS else ():
            change = changes.get(key)
            word = direction_beside(said.text.text, found) if change else None
            if change is None or word is None or word[1] == change.direction:
                continue
            since = wording.year(change.since)
            moved = "is the same as in" if change.direction == "same" else f"went {change.direction} from"
            message = f"{quoted(word[0])} is the wrong way: {quoted(names[key])} {moved} {since}"
            hint = "write the word that fits; the change is said without a direction, so read the word again every year"
            yield subject.diagnostic("wrong-direction", message, said, found, hint)


def direction_beside(text: str, found: Found) -> tuple[str, str] | None:
    """The word that gives a change its direction, and that direction, "up" or "down"; None where there is none."""
    start, end = found.start, found.start + len(found.piece)
    # One character more: "En hausse : {messages.change}" is one part.
    first = max((cut.end() for cut in _PARTS.finditer(text, 0, start + 1) if cut.end() <= start), default=0)
    for way, pattern in _AFTER.items():
        after = pattern.match(text, end)
        if after:
            return after[0].strip(), way
    # The nearest one before it: "messages, which rose last year, fell {messages.change}".
    near = [
        (one.start(), one[0], way) for way, pattern in _BEFORE.items() for one in pattern.finditer(text[first:start])
    ]
    if not near:
        return None
    _, word, way = max(near)
    return word.strip(), way


def _changes(said: Said, subject: Subject) -> Iterator[tuple[Found, str]]:
    """Where a text says a metric's change, filled in or typed, with the metric."""
    text = said.text.text
    for match in PLACEHOLDER.finditer(text):
        key, _, part = (match[1] or "").partition(".")
        if part == "change":
            yield Found(match.start(), match[0], "a change"), key
    named = {metric.key for metric in subject.metrics for one in values_of([metric]) if one.is_named_in(text)}
    known = [one for one in derived(subject.metrics) if one.placeholder.endswith(".change") and one.metric.key in named]
    for figure in figures_typed(text):
        for one in known:
            if one.amount and one.percent == figure.percent and is_exactly(figure, one.amount):
                yield figure, one.metric.key
                break
