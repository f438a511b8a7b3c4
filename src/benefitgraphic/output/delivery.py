"""All that a run hands over: the pictures, their words, the mail in one language or several, and the report."""

from __future__ import annotations

from collections.abc import Sequence

from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.output.companions import DATA, Told, announced, beside, in_words, mail
from benefitgraphic.output.files import Output, stale_slices, too_heavy
from benefitgraphic.output.reporting import reported, stale_previews
from benefitgraphic.twins.look import look


def delivered(
    told: Sequence[Told],
    made: Sequence[Output],
    translations: Sequence[str],
    warnings: Sequence[Diagnostic],
) -> tuple[tuple[Output, ...], tuple[str, ...]]:
    """Return the pictures with everything that goes with them, and finally the notes on the whole.

    Args:
        told: the main edition, and its translations that share its mail.
        made: the main edition's pictures, and the others' slices.
        translations: the languages that there may be slices in from an earlier run.
        warnings: of the run so far.

    Returns:
        Every file, and patterns of the names of all that vary in number from run to run.
    """
    main = told[0]
    every = [*made]
    parts, colours = announced(told), look(main.edition.theme.colours)
    every += [*in_words(main), *mail(parts, colours, {output.name: output.data for output in every})]
    every += reported(main, parts, every, (*warnings, *too_heavy(every)))
    sizes = [laid.size for laid in main.laid]
    slices_before = stale_slices(sizes)
    elsewhere = (beside(pattern, language) for pattern in slices_before for language in translations)
    return tuple(every), (*slices_before, *elsewhere, *stale_previews(sizes), DATA)
