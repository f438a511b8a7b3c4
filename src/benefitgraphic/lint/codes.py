"""What the checks of the words are called, and which of them stop a render."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from benefitgraphic.diagnostics import Diagnostic, Severity, Where, line_at

# docs/checks.md says what each means, and a test holds the two together.
CODES: Mapping[str, Severity] = MappingProxyType(
    {
        "left-over": "error",
        "contradicts-metric": "error",
        "wrong-direction": "error",
        "translation-contradicts": "error",
        "looks-left-over": "warning",
        "doubtful-figure": "warning",
        "doubtful-direction": "warning",
        "typed-figure": "warning",
        "translation-figures": "warning",
        "untranslated": "warning",
        "same-as-original": "warning",
        "stale-translation": "warning",
        "not-noted": "warning",
        "other-year": "warning",
        "miscounted": "warning",
        "long-text": "warning",
        "hard-to-read": "warning",
        "retired-name": "warning",
        "no-source": "warning",
        "insecure-link": "warning",
        # Found while the files are read, and silenced like the others.
        "line-breaks": "warning",
        "break-elsewhere": "warning",
        "percent-or-fraction": "error",
        "looks-like-fractions": "warning",
        "time-or-number": "error",
        "looks-like-days": "warning",
        "parts-exceed": "warning",
        "parts-short": "warning",
        "english-words": "warning",
        "missing-words": "warning",
        "unused-words": "warning",
        "no-locale": "warning",
        "faint-ground": "warning",
    }
)
# What is wrong with a silence itself can't be silenced.
_OF_SILENCE: Mapping[str, Severity] = MappingProxyType({"unknown-check": "error", "idle-silence": "warning"})


def finding(code: str, message: str, where: Where, lines: Callable[[str], Sequence[str]], hint: str = "") -> Diagnostic:
    """Return a check's finding with its line and its code's severity; ``lines`` gives those of a file."""
    severity = CODES.get(code) or _OF_SILENCE[code]
    return Diagnostic(code, severity, message, where, hint, line_at(lines(where.file), where))
