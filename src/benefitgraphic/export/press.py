"""A page as a press wants it: larger than it will be, with the marks by which it is cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pikepdf import Array, Page

from benefitgraphic.export.inks import Profile

_MM = 72 / 25.4
# Crop marks: from the trim, their length and their weight, in points.
_OFFSET = 5 * _MM
_LENGTH = 5 * _MM
_WEIGHT = 0.25
# Around the trim: room for the marks.
SLUG = _OFFSET + _LENGTH + 1 * _MM


@dataclass(frozen=True, slots=True)
class Press:
    """How pages go to a press.

    Attributes:
        bleed: how far each frame reaches over the trim on every side, in points; less than the crop marks' distance.
        profile: the printer's, for files in its inks (PDF/X-4); without one, colours stay sRGB.
    """

    bleed: float
    profile: Profile | None = None

    @property
    def offset(self) -> float:
        """From the paper's edge to a frame's, in points."""
        return SLUG - self.bleed


def write_boxes(page: Page, bleed: float) -> None:
    """Says where the page is cut and how far its colours reach beyond (ISO 32000-1, 14.11.2)."""
    left, bottom, right, top = (float(v) for v in page.mediabox)
    for name, edge in (("/TrimBox", SLUG), ("/BleedBox", SLUG - bleed)):
        corners = (left + edge, bottom + edge, right - edge, top - edge)
        page.obj[name] = Array([round(v, 4) for v in corners])


def draw_marks(write: Callable[[bytes], None], width: float, height: float) -> None:
    """Draws crop marks at the four corners of the trim, outside the bleed.

    Args:
        write: adds operators to the page.
        width: of the paper, in points.
        height: of the paper, in points.
    """
    lines = []
    for x, outward in ((SLUG, -1), (width - SLUG, 1)):
        for y, away in ((SLUG, -1), (height - SLUG, 1)):
            near, far = _OFFSET, _OFFSET + _LENGTH
            lines.append((x + outward * near, y, x + outward * far, y))
            lines.append((x, y + away * near, x, y + away * far))
    drawn = "".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l S\n" for a, b, c, d in lines)
    # Marks belong to the sheet, not to the content (ISO 32000-1, 14.8.2.2.2).
    write(f"/Artifact <</Type/Page>> BDC\nq {_WEIGHT} w 0 J 0 G\n{drawn}Q\nEMC\n".encode("ascii"))
