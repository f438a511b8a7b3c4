"""Everything that is asked of a PDF before it counts as accessible, and what each checker has against it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import outloud
import pytest

import document
import poppler
import rules
import verapdf
from benefitgraphic.edition import Edition
from ink import ink_boxes
from reading import expected
from seen import words
from tagged import opened


@dataclass(frozen=True)
class File:
    """A PDF, where it lies, what it should say, and the outline that was looked at, if one was."""

    data: bytes
    path: Path
    edition: Edition
    golden: str | None


def _verapdf(profile: str, file: File) -> Iterator[str]:
    yield from verapdf.failures(file.data, profile)


def _outloud(file: File) -> Iterator[str]:
    result = outloud.check(str(file.path))
    if result.error:
        yield result.error
    for finding in result.findings:
        if finding.severity in ("error", "warning"):
            yield f"{finding.severity} {finding.rule}: {finding.message} ({finding.evidence})"
    for run in result.runs:
        if run.status == "crashed":
            yield f"{run.rule} crashed: {run.reason}"


def _structure(file: File) -> Iterator[str]:
    ink = ink_boxes(file.data)
    with opened(file.data) as tagged:
        for rule in rules.RULES:
            yield from rule(tagged)
        yield from rules.figures(tagged, ink)
        yield from document.about(tagged, file.edition)
        yield from document.metadata(tagged, file.edition)
        yield from document.colours(tagged)
        yield from document.bookmarks(tagged, ink)


def _words(file: File) -> Iterator[str]:
    with opened(file.data) as tagged:
        mismatch = expected(file.edition).mismatch(words("\n".join(tagged.readings())))
    if mismatch:
        yield mismatch


def _struct_text(file: File) -> Iterator[str]:
    """poppler knows letters only, no ActualText: it has to read what the glyphs say, all of it and in order."""
    with opened(file.data) as tagged:
        drawn = "".join("".join(tagged.readings(glyphs=True)).split())
    outline = poppler.outline(file.data)
    if file.golden is not None and outline != file.golden:
        yield "the outline is not the golden one"
    read = "".join(poppler.said(outline).split())
    if read != drawn:
        at = next((i for i, (a, b) in enumerate(zip(read, drawn, strict=False)) if a != b), min(len(read), len(drawn)))
        yield f"pdfinfo reads {read[at : at + 60]!r} for {drawn[at : at + 60]!r}"


def _fonts(file: File) -> Iterator[str]:
    yield from poppler.unfit_fonts(file.path)


# Those that take least come first.
CHECKERS: dict[str, Callable[[File], Iterator[str]]] = {
    "pdffonts": _fonts,
    "structure": _structure,
    "words": _words,
    "outloud": _outloud,
    "pdfinfo -struct-text": _struct_text,
    **{f"veraPDF {profile}": partial(_verapdf, profile) for profile in verapdf.PROFILES},
}


def missing() -> dict[str, str]:
    """The checkers that can't run on this machine, and why."""
    found: dict[str, str] = {}
    if not verapdf.has_java():
        found |= dict.fromkeys((f"veraPDF {profile}" for profile in verapdf.PROFILES), "there is no Java")
    if not poppler.has_poppler():
        found |= dict.fromkeys(("pdfinfo -struct-text", "pdffonts"), "there are no poppler-utils")
    return found


def found_by(
    checkers: Iterable[str], data: bytes, edition: Edition, golden: str | None = None
) -> Iterator[tuple[str, list[str]]]:
    """Each of the checkers that can run here and complains, with what is wrong with the PDF of an edition."""
    left_out = missing()
    with tempfile.TemporaryDirectory() as folder:
        file = File(data, Path(folder) / "made.pdf", edition, golden)
        file.path.write_bytes(data)
        for name in checkers:
            if name in left_out:
                continue
            try:
                said = list(CHECKERS[name](file))
            except Exception as error:  # a file that a checker can't read has failed
                said = [f"{type(error).__name__}: {error}"]
            if said:
                yield name, said


def complaints(data: bytes, edition: Edition, golden: str | None = None) -> dict[str, list[str]]:
    """By checker, what is wrong with the PDF of an edition; of those that can run here, those that complain."""
    return dict(found_by(CHECKERS, data, edition, golden))


def told(found: dict[str, list[str]]) -> str:
    """Complaints for people, a few of each checker."""
    return "\n".join(f"{name}: {line}" for name, lines in found.items() for line in lines[:4])


def demand_all_checkers() -> None:
    """Where a checker is missing, skips the rest of the test and says so; with CI set, fails."""
    reasons = "; ".join(dict.fromkeys(missing().values()))
    if reasons and os.environ.get("CI"):
        pytest.fail(f"not all was checked: {reasons}", pytrace=False)
    if reasons:
        pytest.skip(f"the rest was checked: {reasons}")
