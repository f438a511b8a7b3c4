"""Refuses files that tell of the same in a way that can't be taken apart, and so would count it twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benefitgraphic.diagnostics import Where
from benefitgraphic.imports.exports import Export
from benefitgraphic.imports.pool import Part
from benefitgraphic.imports.tally import Period
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.suggest import quoted


def refuse_overlaps(parts: Sequence[Part], mapping: str, findings: Findings) -> None:
    """Report whatever would count twice; ``mapping``: the name of the rules file, for hints."""
    _refuse_two_sources(parts, mapping, findings)
    _refuse_two_reports(parts, findings)
    for part in parts:
        _refuse_two_periods(part, parts, findings)
        _refuse_lost_ids(part, parts, findings)


def _refuse_two_sources(parts: Iterable[Part], mapping: str, findings: Findings) -> None:
    """Report posts of one network in two platforms' exports: nothing tells them apart, so they count twice."""
    seen: dict[str, Part] = {}
    for part in parts:
        for network in part.networks:
            first = seen.setdefault(network, part)
            if first.export.platform != part.export.platform:
                message = (
                    f"{network} is in this file from {part.export.platform} and in {first.export.file} "
                    f"from {first.export.platform}: its figures would count twice"
                )
                hint = f"leave one out, or write in {mapping}: sources: {{{network}: {part.export.platform}}}"
                findings.error("two-sources", message, Where(part.export.file), hint)


def _refuse_two_reports(parts: Sequence[Part], findings: Findings) -> None:
    """Report sums over the same days, which can't be separated, unless they are the same lines."""
    reports = [
        p for p in parts if p.kept.any() and (p.export.found.format.shape.site or p.export.found.columns.date is None)
    ]
    for at, part in enumerate(reports):
        for first in reports[:at]:
            common = set(first.export.tally.measures) & set(part.export.tally.measures)
            days = _days(part.export)
            same = first.export.platform == part.export.platform and _overlap(first.export, part.export)
            if days and common and same:
                message = f"this file counts {days[0]} to {days[1]}, and so does {quoted(first.export.file)} in part"
                hint = "give one file for each period, and one report for all of them"
                findings.error("overlapping-periods", message, Where(part.export.file), hint)


def _refuse_two_periods(part: Part, parts: Sequence[Part], findings: Findings) -> None:
    """One thing's figures of two periods, or of two accounts: neither the larger ones nor their sum need be right."""
    shape = part.export.found.format.shape
    if shape.figures_of == "life" or not part.again.count:
        return
    copied = not part.kept.any() and not part.differing
    if copied or (shape.figures_of == "day" and not part.differing):
        return
    others = [p for p in parts if p is not part and p.export.platform == part.export.platform]
    which = f" and in {quoted(others[0].export.file)}" if others else ""
    are = "is" if (part.differing if shape.figures_of == "day" else part.again.count) == 1 else "are"
    message = f"{part.again.count:,} of its {shape.rows_are} {are} here{which} twice, with figures of other periods"
    hint = "give one export, made for all of the year"
    if shape.figures_of == "day":
        message = f"{part.differing:,} of its {shape.rows_are} {are} here{which} with other figures"
        hint = "if these are two pages' figures, give the files of their posts instead"
    findings.error("overlapping-periods", message, Where(part.export.file), hint)


def _refuse_lost_ids(part: Part, parts: Sequence[Part], findings: Findings) -> None:
    """Report posts without an ID and a link that are in two files with other figures and would count twice."""
    other = unsure(part, parts) if part.export.tally.lost_ids else ""
    if other:
        message = (
            f"its IDs have lost digits, and there are no links: posts that are in {quoted(other)} too, "
            "with other figures, would count twice"
        )
        hint = "export it again and don't open it in a spreadsheet program, or give one file for these days"
        findings.error("lost-ids", message, Where(part.export.file), hint)


def unsure(part: Part, parts: Sequence[Part]) -> str:
    """Return the platform's first other file for the same days, if rows of both lack ID and link; else empty."""
    for other in parts:
        same = other is not part and other.export.platform == part.export.platform
        if same and _nameless(part) and _nameless(other) and _overlap(part.export, other.export):
            return other.export.file
    return ""


def _nameless(part: Part) -> bool:
    tally = part.export.tally
    return bool((part.kept & (tally.ids == 0) & ((tally.links & 1) == 0)).any())


def _days(export: Export) -> Period | None:
    first, last = export.tally.first, export.tally.last
    return (first, last) if first and last else None


def _overlap(one: Export, other: Export) -> bool:
    these, those = _days(one), _days(other)
    return bool(these and those and these[0] <= those[1] and those[0] <= these[1])
