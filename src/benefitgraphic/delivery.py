"""All that a run hands over: the pictures, their words, the mail in one language or several, and the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from benefitgraphic.companions import Told, mail, twins
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.outputs import Manner, Output, outputs, stale_slices, too_heavy
from benefitgraphic.reporting import reported, stale_previews


def delivered(
    told: Sequence[Told],
    made: Sequence[Output],
    stale: Sequence[str],
    warnings: Sequence[Diagnostic],
    progress: Callable[[str], None],
) -> tuple[tuple[Output, ...], tuple[str, ...]]:
    """The pictures with all that goes with them, and at last what is to be known of it.

    Args:
        told: the main edition, and its translations that share its mail.
        made: the main edition's pictures.
        stale: patterns of files that vary in number.
        warnings: of the run so far.
        progress: told each file's name before it is made.

    Returns:
        Every file, and the patterns of all that vary in number.
    """
    every = [*made]
    for other in told[1:]:
        slices = outputs(other.laid, progress, Manner(shared=True))
        every += [_in_folder(one, other.edition.language) for one in slices if PurePosixPath(one.name).parent.name]
        stale = (*stale, *(_beside(pattern, other.edition.language) for pattern in stale_slices(other.laid)))
    every += [*twins(told[0]), *mail(told, {output.name: output.data for output in every})]
    every += reported(told, every, (*warnings, *too_heavy(every)))
    return tuple(every), (*stale, *stale_previews())


def _in_folder(output: Output, language: str) -> Output:
    return replace(output, name=_beside(output.name, language))


def _beside(name: str, language: str) -> str:
    """Where a translation's slice stands: in a folder of its own beside those of the main edition."""
    path = PurePosixPath(name)
    return str(path.parent / language / path.name)
