"""What the checks of the words look at: one edition, and its texts as they were typed and as they are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benefitgraphic.content.load import Loaded
from benefitgraphic.content.model_texts import text_fields
from benefitgraphic.content.placeholders import place
from benefitgraphic.diagnostics import Diagnostic, Where
from benefitgraphic.edition import Edition
from benefitgraphic.lint.codes import finding
from benefitgraphic.lint.texts import Found
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.project.fields import TextManner
from benefitgraphic.project.suggest import quoted
from benefitgraphic.text import Text

_FIELDS = tuple(field for field in text_fields() if not field.is_address)
_METRIC = frozenset({"label", "definition", "by", "breaks"})


def keys_read(*manners: TextManner) -> frozenset[str]:
    """Return the keys of the config whose values are read in one of these manners; of a passage, its text's, too."""
    found = [field for field in _FIELDS if field.manner in manners]
    return frozenset(field.key for field in found) | {"text" for field in found if field.is_passage}


# The keys whose values readers read.
READ = frozenset(field.key for field in _FIELDS) | {"text", "short"} | _METRIC
# A definition says how something is counted, and names and labels say what it is.
NO_CLAIMS = keys_read(TextManner.NAME, TextManner.LABEL) | _METRIC
# Of one text, no more figures are looked at: each is held against every metric, and what has more is no sentence.
MOST_FIGURES = 100
# And no more of it is told by one check.
MOST_TOLD = 20
_STEP = re.compile(r"[^.\[\]]+")


@dataclass(frozen=True, slots=True)
class Said:
    """One of the designer's texts.

    Attributes:
        text: all that is known of it.
        key: what it is: "title", "fun_facts", "definition".
    """

    text: Text
    key: str

    @property
    def typed(self) -> str:
        """The words as they were typed, with their placeholders."""
        return self.text.typed

    @property
    def filled(self) -> str:
        """The words as readers get them."""
        return self.text.text

    @property
    def path(self) -> str:
        """Its place in words of the config, such as ``benefits[3].text``."""
        return self.text.where.path


@dataclass(frozen=True, slots=True)
class Subject:
    """An edition and its texts.

    Attributes:
        edition: what is said.
        metrics: all that are defined, in this edition's language.
        texts: what is read, in the order of the files.
        lines: from a file to its lines.
    """

    edition: Edition
    metrics: tuple[Metric, ...]
    texts: tuple[Said, ...]
    lines: Callable[[str], Sequence[str]]

    @classmethod
    def of(cls, loaded: Loaded) -> Subject:
        """Return what there is to check in an edition that was read."""
        texts = tuple(Said(text, key) for text in loaded.texts if (key := _key(text.where.path)) in READ)
        return cls(loaded.edition, loaded.metrics, texts, loaded.lines)

    def diagnostic(
        self, code: str, message: str, said: Said | Where, found: Found | None = None, hint: str = ""
    ) -> Diagnostic:
        """Return a finding at a text, or at what was found in it."""
        where = said.text.where if isinstance(said, Said) else said
        if found and isinstance(said, Said):
            where = place(where, said.typed[: found.start], found.piece, self.lines(where.file))
        return finding(code, message, where, self.lines, hint)


def meant_so(code: str, said: Said | Where) -> str:
    """How to say that a finding is meant as it stands: the way on where a check stops a render."""
    return (
        f"if that is what you mean, silence it with {quoted(f'{code} {said.path}', 80)} and the reason: docs/checks.md"
    )


def _key(path: str) -> str:
    """Return the last non-numeric key on a path: "fun_facts" of ``fun_facts[2]``, "breaks" of ``x.breaks.2023``."""
    return next((step for step in reversed(_STEP.findall(path)) if not step[0].isdigit()), "")
