"""What results are made from, in a form that can be compared: equal sources give equal bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benefitgraphic.content.load import Loaded, languages
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Group, Shape
from benefitgraphic.layout.laid import Laid

Source = tuple[object, ...]


def source_of_layout(loaded: Loaded) -> Source:
    """Return what layouts are made from: the edition, and the drawings that may be looked up for it."""
    return loaded.edition, *stamps(loaded.project.icons), *stamps(loaded.project.logos)


def source_of_words(loaded: Loaded, layout: Source) -> Source:
    """Return what the files beside the pictures are made from, and all warnings; ``layout`` is that of the layouts."""
    return layout, loaded.quoted, loaded.warnings, languages(loaded.project.config)


def stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield the files of a folder, each with the time of its last change and its size in bytes."""
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        try:
            found = path.stat()
        except OSError:  # gone meanwhile
            continue
        yield str(path), found.st_mtime_ns, found.st_size


def source_of_files(laid: Laid) -> Source:
    """Return all that a size's files show and say, but not where in the config it is written."""
    pages = (
        (_frame(p.frame), p.title, p.language, p.author, p.last_day, p.bleed, p.pieces, p.direction) for p in laid.pages
    )
    return (laid.size.name, laid.theme.colours.paper, *pages)


def _frame(frame: Frame) -> Source:
    items: list[Source] = []
    for at, item in frame.items:
        if isinstance(item, Group):
            clip = item.clip and paths.points_of(item.clip)
            items.append((at, _frame(item.frame), item.tag, item.link, clip))
        elif isinstance(item, Shape):
            items.append((at, paths.points_of(item.path), item.fill, item.stroke, item.crisp))
        else:
            items.append((at, item))
    return frame.width, frame.height, tuple(items)
