"""Last year's pictures of a size as they were written, to stand beside this year's."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pypdfium2 import PdfDocument, PdfiumError

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.graphics.geometry import PX
from benefitgraphic.output.files import Output, names
from benefitgraphic.preview.messages import Facts
from benefitgraphic.preview.overlay import PageView
from benefitgraphic.preview.server.disk import read_inside
from benefitgraphic.preview.worker.pdf_pages import page_pictures
from benefitgraphic.project.paths import Project

# Pixels of a picture or of a page at 200 %, and pages: whatever lies there is no reason to fill the memory.
_MOST_PIXELS = 40_000_000
_MOST_PAGES = 12
# What draws PDF pages can't do two things at once, and ends the process when it has to.
_DRAWING = threading.Lock()
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Past:
    """A size as it was written in another year.

    Attributes:
        file: from the project's folder.
        sheets: its pages, with the names of their pictures.
        pictures: those, as files.
    """

    file: str
    sheets: tuple[PageView, ...]
    pictures: tuple[Output, ...]


def past(project: Project, facts: Facts, size: str, year: int) -> Past | None:
    """Read the files written for a size in another year; None if there is nothing that can be shown."""
    folder, root = _folder(facts, year), project.root
    read = ((f"{folder}/{name}", read_inside(root, f"{folder}/{name}", root)) for name in names(SIZES[size]))
    found = {file: data for file, data in read if data is not None}
    if folder == facts.folder or not found:
        return None
    file, data = next(iter(found)), list(found.values())
    try:
        if not SIZES[size].medium.is_printed:
            return _of_png(file, size, data)
        with _DRAWING:
            return _of_pdf(file, size, data[0])
    except (OSError, ValueError, PdfiumError):  # not what its name says
        return None


def _folder(facts: Facts, year: int) -> str:
    """Return the folder that another year is written to; a translation's has the same name inside it."""
    parts = PurePosixPath(facts.folder).parts
    return "/".join(str(year) if part == str(facts.year) else part for part in parts)


def _of_png(file: str, size: str, data: Sequence[bytes]) -> Past:
    pixels = [_pixels(one) for one in data]
    scale = max(1, round(pixels[0][0] / (SIZES[size].width / PX)))  # 2 where only the sharper one is left
    width, height = (side // scale for side in pixels[0])
    pictures = tuple(
        Output(f"{size}{'' if at == 0 else '@2x'}.png", f"{wide} x {high} px", one)
        for at, (one, (wide, high)) in enumerate(zip(data, pixels, strict=True))
    )
    sharper = pictures[1].name if len(pictures) > 1 else ""
    return Past(file, (PageView(1, width, height, pictures[0].name, sharper),), pictures)


def _pixels(picture: bytes) -> tuple[int, int]:
    """Width and height as a PNG file's head says them; a browser looks at the rest.

    Raises:
        ValueError: it has no such head, or is too large.
    """
    width, height = int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")
    if not picture.startswith(_PNG) or picture[12:16] != b"IHDR" or not 0 < width * height <= _MOST_PIXELS:
        raise ValueError("no PNG picture that can be shown")
    return width, height


def _of_pdf(file: str, size: str, data: bytes) -> Past:
    with PdfDocument(data) as document:
        if len(document) > _MOST_PAGES:
            raise ValueError("too many pages")
        for number in range(len(document)):
            width, height = document.get_page_size(number)
            if (2 / PX) ** 2 * width * height > _MOST_PIXELS:
                raise ValueError("a page that is too large")
    plain, sharper = tuple(page_pictures(data, size)), tuple(page_pictures(data, size, 2))
    sheets = tuple(
        PageView(number, *(one.pixels or (1, 1)), one.name, sharp.name)
        for number, (one, sharp) in enumerate(zip(plain, sharper, strict=True), 1)
    )
    return Past(file, sheets, plain + sharper)
