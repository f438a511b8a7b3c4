"""Problems that only show once fonts, icons and layout are known, as diagnostics with their place in the config."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benefitgraphic.design.sizes import Size
from benefitgraphic.design.styles import Styles
from benefitgraphic.diagnostics import Diagnostic, Where
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.checks import outside, too_small
from benefitgraphic.graphics.codes import LONGEST
from benefitgraphic.graphics.colour import contrast
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.geometry import PX
from benefitgraphic.graphics.icons import IconMissing, Icons, channel_artwork
from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.text.fonts import Typeface
from benefitgraphic.graphics.text.scripts import CharacterKind, kind_of, script_of
from benefitgraphic.graphics.text.shaping import describe, missing_characters
from benefitgraphic.graphics.visibility import LEAST
from benefitgraphic.project.suggest import listed
from benefitgraphic.sections.kinds import KINDS
from benefitgraphic.sections.plates import Ground, ground_for, is_faint, logo_ground
from benefitgraphic.sections.resources import ResourcesModel
from benefitgraphic.sections.section import SectionIcon
from benefitgraphic.text import Text, texts_in


def glyph_problems(edition: Edition, typeface: Typeface) -> Iterator[Diagnostic]:
    """Yield a diagnostic for emoji and for each script that neither the theme's fonts nor the stand-ins can draw."""
    found: dict[tuple[CharacterKind, str], _Missing] = {}
    for text in _drawn(edition):
        said = unicodedata.normalize("NFC", text.text)
        for weight, _ in typeface.weights:
            for _, character in missing_characters(said, typeface, weight):
                kind = kind_of(character)
                script = script_of(character) if kind == "letter" else ""
                missing = found.setdefault((kind, script), _Missing({}, {}))
                missing.characters[character] = None
                missing.places[text.where] = None
    for (kind, script), missing in found.items():
        first, *others = missing.places
        also = f"; also in {listed([place.path or str(place) for place in others], _NAMED)}" if others else ""
        what = {"emoji": "emoji", "sign": "this sign", "letter": f"these letters ({script})"}[kind]
        shown = listed([describe(character) for character in missing.characters], _NAMED)
        message = f"no font at hand has {what}: {shown}{also}"
        yield Diagnostic("missing-glyph", "error", message, first, glyph_hint(kind))


# Characters and places named in one message.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Missing:
    """Characters that no font has, and where they stand, both in the order of reading."""

    characters: dict[str, None]
    places: dict[Where, None]


def glyph_hint(kind: CharacterKind) -> str:
    """Return what to do about characters that no font has."""
    if kind == "emoji":
        return (
            "take them out, or say it in words; a picture can be a benefit's icon instead "
            "(`benefitgraphic icons WORD` finds one). A font of emoji in one colour can stand in: name it in the theme "
            "under 'fallback' (docs/artwork.md)"
        )
    if kind == "sign":
        return "write it in words, or with another sign"
    return (
        "spell it in letters that the font has, as names can be in Latin ones; or name a font that has these in the "
        "theme under 'fallback', and it stands in for them alone (docs/artwork.md)"
    )


def needed_characters(edition: Edition) -> frozenset[str]:
    """Every character that an edition's texts are written with."""
    return frozenset().union(*(unicodedata.normalize("NFC", text.text) for text in _drawn(edition)))


def _drawn(edition: Edition) -> Iterator[Text]:
    yield from texts_in(edition)
    # Categories are written in the sheet, as plain names with their row's place.
    for panel in edition.numbers.panels if edition.numbers else ():
        for category in panel.metric.categories:
            yield Text(category.name, category.where)


def artwork_problems(edition: Edition, icons: Icons, logos: Icons, root: Path) -> Iterator[Diagnostic]:
    """Icons that don't exist, and icons, logos and marks of networks that can't be drawn.

    Args:
        edition: what is to be drawn.
        icons: for benefits.
        logos: for networks.
        root: the project's folder.
    """
    for benefit in edition.benefits:
        try:
            icons.find(benefit.icon.text)
        except IconMissing as missing:
            meant = " or ".join(f"'{name}'" for name in missing.suggestions)
            yield Diagnostic(
                "unknown-icon",
                "error",
                f"there is no icon called '{missing.name}'",
                benefit.icon.where,
                f"did you mean {meant}?" if meant else "`benefitgraphic icons WORD` finds icons by what they show",
            )
        except ArtworkProblem as problem:
            yield from _unusable(f"the icon '{benefit.icon.text}'", problem, benefit.icon.where, root)
    for icon in _own_icons(edition):
        try:
            icons.find(icon.name)
        except ArtworkProblem as problem:
            yield from _unusable(f"your own icon '{icon.name}'", problem, None, root)
    for channel in (channel for brand in edition.brands for channel in brand.channels):
        try:
            channel_artwork(channel.text, logos)
        except ArtworkProblem as problem:
            yield from _unusable(f"the logo for '{channel.text}'", problem, channel.where, root)
    if edition.logo:
        try:
            logos.file(edition.logo.path)
        except ArtworkProblem as problem:
            yield from _unusable("the logo", problem, edition.logo.where, root)
        if edition.logo.on_dark:
            try:
                logos.file(edition.logo.on_dark)
            except ArtworkProblem as problem:
                yield from _unusable("the logo for dark grounds", problem, edition.logo.on_dark_where, root)


def faint_artwork(edition: Edition, styles: Styles) -> Iterator[Diagnostic]:
    """Logos and icons in colours of their own of which part would be lost on their ground, and what is done."""
    colours = styles.colours
    if edition.logo:
        logo = edition.logo
        _, found = logo_ground(logo, colours.band, styles)
        hint = "name a version for dark grounds: logo_on_dark: assets/logos/…"
        if contrast(colours.band, "#FFFFFF") < contrast(colours.band, "#000000"):
            hint = "use a version in darker colours"
        elif logo.on_dark:
            hint = "use a lighter version as logo_on_dark"
        yield from _faint("the logo", "the band", found, hint, logo.where)
    hint = "use a version whose colours stand out from the ground, or an icon without colours of its own"
    for number, benefit in enumerate(edition.benefits):
        icon = styles.icon(benefit.icon.text)
        found = ground_for(icon, colours.on_accent, styles.accent(number).ground, styles)
        yield from _faint(f"the icon '{benefit.icon.text}'", "its disc", found, hint, benefit.icon.where)
    for channel in (channel for brand in edition.brands for channel in brand.channels):
        found = ground_for(styles.channel(channel.text), colours.link, colours.paper, styles)
        yield from _faint(f"the logo for '{channel.text}'", "its card", found, hint, channel.where)
    for own in _own_icons(edition):
        found = ground_for(styles.icon(own.name), own.colour(colours), own.ground(colours), styles)
        yield from _faint(f"your own icon '{own.name}'", own.on, found, hint, None)


def _own_icons(edition: Edition) -> Iterator[SectionIcon]:
    """Those of the sections that an edition has; a designer may have drawn them."""
    return (kind.icon for kind in KINDS.values() if kind.icon and kind.content(edition))


def _faint(what: str, on: str, found: Ground, hint: str, where: Where | None) -> Iterator[Diagnostic]:
    if not is_faint(found):
        return
    lost = found.lost
    measured = f"{lost.share:.0%} of what {what} shows has less than {LEAST:.0f}:1 against {on}"
    measured += f" ({lost.colour} there is {lost.contrast:.1f}:1)"
    done = f"it is put on a plate of {found.colour}" if found.is_plate else "no plate would show more of it"
    left = f", where {found.still.share:.0%} is still faint" if found.is_plate and found.still.share >= 0.02 else ""
    yield Diagnostic("faint-artwork", "warning", f"{measured}; {done}{left}", where, hint)


def address_problems(edition: Edition) -> Iterator[Diagnostic]:
    """Addresses that no code on paper can hold."""
    for resource in edition.section(ResourcesModel).resources:
        count = len(resource.url.text.encode())
        if count > LONGEST:
            yield Diagnostic(
                "address-too-long",
                "error",
                f"on paper, this address becomes a QR code, which holds {LONGEST:,} characters; it has {count:,}",
                resource.url.where,
                "use a shorter address that leads there",
            )


def _unusable(what: str, problem: ArtworkProblem, named: Where | None, root: Path) -> Iterator[Diagnostic]:
    """Said where the config names the file, and again at each place in a drawing that is to be mended."""
    places = (problem, *problem.others) if problem.line and problem.file else ()
    more = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
    yield Diagnostic("bad-artwork", "error", f"{what} can't be used: {problem.message}{more}", named, problem.hint)
    for place in places:
        file = problem.file.relative_to(root).as_posix() if problem.file else ""
        where = Where(file, place.line, place.column)
        yield Diagnostic("bad-artwork", "error", place.message, where, place.hint)


def layout_problems(frames: Iterable[Frame], size: Size) -> Iterator[Diagnostic]:
    """Yield a diagnostic for whatever leaves its box, or is smaller than the size allows."""
    for frame in frames:
        for found in outside(frame):
            if found.over < PX:  # not to be seen
                continue
            yield Diagnostic(
                "outside",
                "warning",
                f"at the size {size.name}, “{found.what.strip()}” reaches {found.over / PX:.0f} px out of its box; "
                "that is a flaw of the layout, not of your text",
                found.where,
                "look at the picture; a shorter text may help until it is mended",
            )
        for small in too_small(frame, size.minimum):
            yield Diagnostic(
                "too-small",
                "error",
                f"at the size {size.name}, “{small.text.strip()}” would be {small.size / PX:.1f} px tall; "
                f"the smallest allowed is {size.minimum / PX:.1f} px",
                small.where,
                "shorten it",
            )
