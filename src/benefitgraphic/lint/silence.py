"""What a designer has decided not to hear about, with the reason: ``silence`` in infographic.yaml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from benefitgraphic.content.load import Loaded
from benefitgraphic.diagnostics import Diagnostic, Where
from benefitgraphic.lint.codes import CODES, finding
from benefitgraphic.project.suggest import quoted, suggestion
from benefitgraphic.text import Text

# What is said otherwise than by silence.
_NOT_BY_PLACE = {"stale-translation": "benefitgraphic translation TAG --done"}


@dataclass(frozen=True, slots=True)
class Silenced:
    """An entry of ``silence``.

    Attributes:
        rule: a check, or a check and a place: ``long-text benefits[3].text``.
        reason: the designer's.
        count: how many findings it kept quiet.
    """

    rule: str
    reason: str
    count: int


class Hearing:
    """Hears what there is to say about one edition after the other, and says what is not silenced, each thing once."""

    def __init__(self) -> None:
        self.languages: list[str] = []
        self._told: set[tuple[str, Where | None]] = set()
        self._counts: Counter[str] = Counter()
        self._loaded: Loaded | None = None

    def heard(self, found: Iterable[Diagnostic], loaded: Loaded) -> tuple[Diagnostic, ...]:
        """Return an edition's remaining findings; texts without a translation were reported with the original."""
        self._loaded = loaded
        self.languages.append(loaded.edition.language)
        left: list[Diagnostic] = []
        for diagnostic in found:
            told = (diagnostic.code, diagnostic.where)
            if told in self._told:
                continue
            self._told.add(told)
            rules = _fitting(diagnostic, loaded.silence)
            self._counts.update(rules)
            if not rules:
                left.append(diagnostic)
        return (*left, *_unknown(loaded))

    def silenced(self) -> tuple[Silenced, ...]:
        """Return what was silenced, by the entries that did it."""
        silence = self._loaded.silence if self._loaded else {}
        return tuple(Silenced(rule, silence[rule].text, count) for rule, count in self._counts.items())

    def idle(self) -> Iterator[Diagnostic]:
        """Entries that keep nothing quiet."""
        for rule, reason in (self._loaded.silence if self._loaded else {}).items():
            refused = _parts(rule)[0] in _NOT_BY_PLACE and _parts(rule)[1]
            if not self._counts[rule] and _parts(rule)[0] in CODES and self._loaded and not refused:
                message = f"{quoted(rule, 80)} is silenced, but there is nothing of that kind"
                yield finding("idle-silence", message, reason.where, self._loaded.lines, "delete this line")


def _fitting(diagnostic: Diagnostic, silence: Mapping[str, Text]) -> list[str]:
    """Return the entries that match a finding: those of its check, and those of its place as well."""
    if diagnostic.code not in CODES:
        return []
    path = diagnostic.where.path if diagnostic.where else ""
    return silencing(diagnostic.code, "" if diagnostic.code in _NOT_BY_PLACE else path, silence)


def silencing(code: str, path: str, silence: Mapping[str, Text]) -> list[str]:
    """Return the entries that match a check at a place in the config."""
    return [rule for rule in silence if _parts(rule) in ((code, ""), (code, path))]


def _unknown(loaded: Loaded) -> Iterator[Diagnostic]:
    for rule, reason in loaded.silence.items():
        code = _parts(rule)[0]
        if code in _NOT_BY_PLACE and _parts(rule)[1]:
            message = f"{quoted(code)} can't be silenced for one place: the next change there would go unseen"
            hint = f"when the translation still fits: {_NOT_BY_PLACE[code]}"
            yield finding("unknown-check", message, reason.where, loaded.lines, hint)
        elif code not in CODES:
            message = f"no check that can be silenced is called {quoted(code)}"
            near = suggestion(code, CODES)
            hint = near if near.startswith("did") else "docs/checks.md lists them; other problems have to be mended"
            yield finding("unknown-check", message, reason.where, loaded.lines, hint)


def _parts(rule: str) -> tuple[str, str]:
    """Return the check, and the place if there is one."""
    code, _, path = rule.strip().partition(" ")
    return code, path.strip()
