"""The sources of results, in a form that can be compared: equal sources give equal bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benefitgraphic.build.cache import Source
from benefitgraphic.content.load import Loaded, languages
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Group, Shape
from benefitgraphic.layout.laid import Laid


def source_of_layout(loaded: Loaded) -> Source:
    """Return what layouts are made from: the edition, its fonts and logo, and drawings that may be looked up for it."""
    project, logo = loaded.project, loaded.edition.logo
    own = [path for path in (logo.path, logo.on_dark) if path] if logo else []
    fonts = (Path(named.font.path) for named in loaded.edition.theme.type.named())
    return loaded.edition, *stamps([*_files_in(project.icons), *_files_in(project.logos), *own, *fonts])


def source_of_words(loaded: Loaded, layout: Source) -> Source:
    """Return what the files beside the pictures are made from, and all warnings; ``layout`` is that of the layouts."""
    return layout, loaded.quoted, loaded.warnings, languages(loaded.project.config)


def _files_in(folder: Path) -> Iterable[Path]:
    return folder.glob("*") if folder.is_dir() else ()


def stamps(files: Iterable[Path]) -> Source:
    """Return files, each with the time of its last change and its size in bytes."""
    found: list[tuple[str, int, int]] = []
    for path in sorted(set(files)):
        try:
            stat = path.stat()
        except OSError:  # gone meanwhile
            continue
        found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


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
