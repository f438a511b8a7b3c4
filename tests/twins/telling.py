"""Editions to their text versions, and what their pictures say, read from the frames by the tests' own reader."""

from __future__ import annotations

from benefitgraphic.edition import Edition
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.layout.laid import Laid
from benefitgraphic.output.companions import Told, announced, in_words, mail
from benefitgraphic.output.files import slice_name
from benefitgraphic.twins.look import look
from seen import walk

# One pixel: what a slice shows is no matter here.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da636460f85f0f0002870180eb47ba92"
    "0000000049454e44ae426082"
)


def written(edition: Edition, made: Laid) -> dict[str, bytes]:
    """The text versions of one size, by the names of their files."""
    told = Told(edition, (made,))
    pictures = {slice_name(made, part, 2): PIXEL for part in made.slices}
    sent = mail(announced([told]), look(edition.theme.colours), pictures)
    return {output.name: output.data for output in (*in_words(told), *sent)}


def charts(made: Laid) -> list[Tag]:
    """The charts and logos of a picture, in reading order."""
    found: dict[str, Tag] = {}
    for page in made.pages:
        for spot in walk(page.frame):
            for tag in spot.tags:
                if tag.alt:
                    found.setdefault(tag.key or tag.alt, tag)
    return list(found.values())
