"""All checks of the words over one edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benefitgraphic.content.load import Loaded
from benefitgraphic.diagnostics import Diagnostic, in_file_order
from benefitgraphic.lint.counted import miscounted, previous_as_now
from benefitgraphic.lint.differing import differing
from benefitgraphic.lint.directions import wrong_direction
from benefitgraphic.lint.figures import contradicting
from benefitgraphic.lint.sources import insecure_link, no_source
from benefitgraphic.lint.subject import Subject
from benefitgraphic.lint.untranslated import untranslated
from benefitgraphic.lint.words import left_over, long_text, other_year, retired_name

_RULES: tuple[Callable[[Subject], Iterator[Diagnostic]], ...] = (
    left_over,
    contradicting,
    wrong_direction,
    previous_as_now,
    miscounted,
    differing,
    other_year,
    long_text,
    retired_name,
    no_source,
    insecure_link,
)


def lint(loaded: Loaded, *, grade: bool = False) -> tuple[Diagnostic, ...]:
    """Return the findings about an edition's words, silenced or not, in the order of the files.

    Args:
        loaded: the edition as it was read.
        grade: whether to grade how hard it is to read, too, which takes a quarter of a second.
    """
    subject = Subject.of(loaded)
    found = [*untranslated(loaded), *(diagnostic for rule in _RULES for diagnostic in rule(subject))]
    if grade:
        from benefitgraphic.lint.grade import hard_to_read

        found += hard_to_read(subject)
    return in_file_order(found)
