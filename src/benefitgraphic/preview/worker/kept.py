"""What the worker keeps from one time to the next, so that only what changed is laid out and painted again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benefitgraphic.content.edition import Edition
from benefitgraphic.content.load import Loaded, languages
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Group, Shape
from benefitgraphic.layout.laid import Laid
from benefitgraphic.layout.lay_out import laid_out
from benefitgraphic.output.files import Output
from benefitgraphic.preview.sight import Sight
from benefitgraphic.preview.worker.seeing import sheets_of, sight_of

if TYPE_CHECKING:
    from benefitgraphic.export.png import Runs

Appearance = tuple[object, ...]
"""What something's bytes depend on; equal where they are the same."""


@dataclass(frozen=True, slots=True)
class Whole:
    """All that was made of a size, and what it depended on."""

    appearance: Appearance
    files: tuple[Output, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """The files that go with the sizes, the names of all in the order of a render, and all warnings."""

    files: tuple[Output, ...]
    names: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


class Painted:
    """A picture's bands as they were painted last."""

    def __init__(self) -> None:
        self._bands: list[tuple[Appearance, Runs]] = []

    def again(self, frame: Frame, pixels_per_point: float, ground: str) -> Iterator[Runs]:
        """The frame's bands; those that look as they did are not painted again."""
        from benefitgraphic.export import png, raster

        before, self._bands = self._bands, []
        for index, band in enumerate(raster.cut(frame, pixels_per_point)):
            look = (band.width, band.height, ground, tuple(drawn.look() for drawn in band.drawn))
            known = index < len(before) and before[index][0] == look
            made = before[index][1] if known else png.runs(raster.paint_band(band, ground))
            self._bands.append((look, made))
            yield made


@dataclass(slots=True)
class Kept:
    """Of one project and language; of a size that is no longer made, nothing.

    Attributes:
        wholes: by size.
        rest: for the content as it is, if it was made.
    """

    wholes: dict[str, Whole] = field(default_factory=dict)
    rest: Rest | None = None
    _given: Appearance = ()
    _laid: dict[str, Laid] = field(default_factory=dict)
    _sights: dict[str, Sight] = field(default_factory=dict)
    _painted: dict[tuple[str, float], Painted] = field(default_factory=dict)

    def begin(self, loaded: Loaded) -> None:
        """Drops what the content, as it is now, no longer allows to be kept."""
        given = (loaded.edition, loaded.quoted, loaded.warnings, languages(loaded.project.config), _stamps(loaded))
        if given != self._given:
            self._given, self._laid, self._sights, self.rest = given, {}, {}, None
        sizes = loaded.edition.sizes
        self.wholes = {name: whole for name, whole in self.wholes.items() if name in sizes}
        self._painted = {key: painted for key, painted in self._painted.items() if key[0] in sizes}

    def laid(self, loaded: Loaded, size: str) -> Laid:
        """The size, laid out.

        Raises:
            Problems: it can't be.
        """
        if size not in self._laid:
            (self._laid[size],) = laid_out(loaded, (size,))
        return self._laid[size]

    def known(self, edition: Edition, size: str) -> Laid | None:
        """The size as it was laid out last, if that was of this edition."""
        return self._laid.get(size) if self._given and self._given[0] == edition else None

    def sight(self, laid: Laid, edition: Edition) -> Sight:
        """What lies where on the size that was laid out last."""
        if laid.size.name not in self._sights:
            self._sights[laid.size.name] = sight_of(laid, edition, sheets_of(laid))
        return self._sights[laid.size.name]

    def painted(self, size: str, pixels_per_point: float) -> Painted:
        """A size's picture at a scale."""
        return self._painted.setdefault((size, pixels_per_point), Painted())


def _stamps(loaded: Loaded) -> Appearance:
    """When each drawing that may be looked up was changed last, and how large it is."""
    return tuple(stamp for folder in (loaded.project.icons, loaded.project.logos) for stamp in stamps(folder))


def stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    """The files of a folder, each with the time of its last change and its size in bytes."""
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        try:
            found = path.stat()
        except OSError:  # gone meanwhile
            continue
        yield path.name, found.st_mtime_ns, found.st_size


def appearance_of(laid: Laid) -> Appearance:
    """All that a size's files show and say, but not where in the config it is written."""
    pages = (
        (_frame(p.frame), p.title, p.language, p.author, p.last_day, p.bleed, p.pieces, p.direction) for p in laid.pages
    )
    return (laid.size.name, laid.theme.colours.paper, *pages)


def _frame(frame: Frame) -> Appearance:
    items: list[Appearance] = []
    for at, item in frame.items:
        if isinstance(item, Group):
            clip = item.clip and paths.points_of(item.clip)
            items.append((at, _frame(item.frame), item.tag, item.link, clip))
        elif isinstance(item, Shape):
            items.append((at, paths.points_of(item.path), item.fill, item.stroke, item.crisp))
        else:
            items.append((at, item))
    return frame.width, frame.height, tuple(items)
