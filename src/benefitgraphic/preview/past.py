"""Last year's pictures of a size as they were written, to stand beside this year's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image
from pypdfium2 import PdfiumError

from benefitgraphic.content.project import Project
from benefitgraphic.content.sizes import SIZES
from benefitgraphic.graphics.geometry import PX
from benefitgraphic.outputs import Output, names
from benefitgraphic.preview.messages import Facts
from benefitgraphic.preview.pdf_pages import page_pictures
from benefitgraphic.preview.sight import Sheet

# Bytes of a file that is looked at.
_LARGEST = 40_000_000


@dataclass(frozen=True, slots=True)
class Past:
    """A size as it was written in another year.

    Attributes:
        file: from the project's folder.
        sheets: its pages, with the names of their pictures.
        pictures: those, as files.
    """

    file: str
    sheets: tuple[Sheet, ...]
    pictures: tuple[Output, ...]


def past(project: Project, facts: Facts, size: str, year: int) -> Past | None:
    """What was written of a size in another year; None where there is nothing that can be shown. Reads files."""
    folder, root = _folder(facts, year), project.root
    try:
        found = [path for name in names(SIZES[size]) if (path := root / folder / name).is_file()]
        if folder == facts.folder or not found:
            return None
        data = []
        for path in found:
            real = path.resolve(strict=True)
            if not real.is_relative_to(root.resolve()) or real.stat().st_size > _LARGEST:
                return None
            data.append(real.read_bytes())
        file = f"{folder}/{found[0].name}"
        return _of_pdf(file, size, data[0]) if SIZES[size].is_printed else _of_png(file, size, data)
    except (OSError, ValueError, PdfiumError):  # gone meanwhile, or not what its name says
        return None


def _folder(facts: Facts, year: int) -> str:
    """The folder that another year is written to; a translation's has the same name in it."""
    parts = PurePosixPath(facts.folder).parts
    return "/".join(str(year) if part == str(facts.year) else part for part in parts)


def _of_png(file: str, size: str, data: Sequence[bytes]) -> Past:
    pixels = []
    for one in data:
        with Image.open(BytesIO(one), formats=["PNG"]) as picture:
            pixels.append(picture.size)
    scale = max(1, round(pixels[0][0] / (SIZES[size].width / PX)))  # 2 where only the sharper one is left
    width, height = (side // scale for side in pixels[0])
    pictures = tuple(
        Output(f"{size}{'' if at == 0 else '@2x'}.png", f"{wide} x {high} px", one)
        for at, (one, (wide, high)) in enumerate(zip(data, pixels, strict=True))
    )
    sharper = pictures[1].name if len(pictures) > 1 else ""
    return Past(file, (Sheet(1, width, height, pictures[0].name, sharper),), pictures)


def _of_pdf(file: str, size: str, data: bytes) -> Past:
    plain, sharper = tuple(page_pictures(data, size)), tuple(page_pictures(data, size, 2))
    sheets = tuple(
        Sheet(number, *(one.pixels or (1, 1)), one.name, sharp.name)
        for number, (one, sharp) in enumerate(zip(plain, sharper, strict=True), 1)
    )
    return Past(file, sheets, plain + sharper)
