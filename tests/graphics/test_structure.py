"""Frames read out: what is said, whose it is, and what isn't there to be read."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest

import benefitgraphic.export.pdf
import benefitgraphic.layout.laid
from benefitgraphic.design.sizes import SIZES
from benefitgraphic.graphics.flow.boxes import place, wrap
from benefitgraphic.graphics.frame import Frame, Group, Tag
from benefitgraphic.graphics.geometry import PX, Point, Region
from benefitgraphic.graphics.structure import Element, Structure, read, structure
from benefitgraphic.graphics.text.paragraph import Paragraph
from benefitgraphic.output.companions import Told, in_words
from benefitgraphic.output.files import outputs
from benefitgraphic.preview.worker.hit_areas import sight_of
from editions import LONG_WORD, text
from laying import laid, sample_edition, styles_for

STYLE = styles_for(sample_edition(), "email").text("body")


def paragraph(said: str, role: str = "P", width: float = 200) -> Frame:
    return Paragraph(said, STYLE, tag=Tag(role)).layout(Region(width))


def below(*frames: Frame) -> Frame:
    y, placed = 0.0, []
    for frame in frames:
        placed.append((Point(0, y), frame))
        y += frame.height
    return place(placed, 200, y)


def test_hyphens_that_only_breaking_added_are_not_read() -> None:
    (said,) = read([paragraph(LONG_WORD, width=80)]).kids
    assert isinstance(said, Element)
    assert said.text == LONG_WORD


def test_pieces_of_one_list_are_one_list() -> None:
    pieces = [wrap(wrap(paragraph(name), tag=Tag("LI")), tag=Tag("L", key="all")) for name in ("One", "Two")]
    (found,) = read([pieces[0], pieces[1]]).kids  # on two pages
    assert isinstance(found, Element)
    assert [item.text for item in found.all("LI")] == ["One", "Two"]


def test_a_piece_belongs_to_the_element_of_the_first() -> None:
    pieces = [wrap(wrap(paragraph(name), tag=Tag("LI")), tag=Tag("L", key="all")) for name in ("One", "Two")]
    made = structure(pieces)
    lists = [owner for owner in made.owners if owner.role == "L"]
    assert lists == [made.root.kids[0]] * 2


@pytest.mark.parametrize("size", ["letter", "email"])
def test_each_group_belongs_to_the_element_of_its_tag(size: str) -> None:
    frames = [page.frame for page in laid(sample_edition(), size).pages]
    groups = [item for frame in frames for _, item in frame.walk() if isinstance(item, Group)]
    roles = [
        (group.tag.role, owner.role) for group, owner in zip(groups, structure(frames).owners, strict=True) if group.tag
    ]
    assert [tagged for tagged, _ in roles] == [role for _, role in roles]


def test_what_stands_in_no_element_is_not_read() -> None:
    foot = Paragraph("Page 1 of 2", STYLE).layout(Region(200))
    assert read([wrap(below(paragraph("Words."), foot), tag=Tag("Document"))]).text == "Words."


def test_marks_that_only_allow_a_break_are_left_out() -> None:
    assert read([paragraph("co\u00adoperation a\u200bb")]).text == "cooperation ab"


def test_a_band_has_what_stands_in_it() -> None:
    first, second = paragraph("First."), paragraph("Second.")
    frame = wrap(below(first, second), tag=Tag("Sect"))
    assert read([frame], (0, first.height)).text == "First."
    assert read([frame], (first.height, frame.height)).text == "Second."


@pytest.mark.parametrize("sample", [True, False])
def test_slices_together_say_what_the_picture_says(sample: bool) -> None:
    edition = dataclasses.replace(sample_edition(), sample=sample, event=text("Day"))
    made = laid(edition, "email")
    frame = made.pages[0].frame
    parts = [read([frame], (part.top * PX, part.bottom * PX)) for part in made.slices]
    assert " ".join(part.text for part in parts) == read([frame]).text
    charts = [element.tag.alt for part in parts for element in part.all("Figure", "Table")]
    assert charts == [element.tag.alt for element in read([frame]).all("Figure", "Table")]


@pytest.mark.parametrize("size", list(SIZES))
def test_a_document_begins_with_its_title(size: str) -> None:
    document = read([page.frame for page in laid(sample_edition(), size).pages])
    (title,) = document.all("H1")
    assert title.text == sample_edition().title.text
    assert title in document.kids[0].walk()  # type: ignore[union-attr]


@pytest.mark.slow
def test_a_size_is_read_once_for_all_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDF, page, text and reading order are made from one tree."""
    times = []

    def counted(frames: Sequence[Frame], language: str | None = None) -> Structure:
        times.append(len(frames))
        return structure(frames, language)

    monkeypatch.setattr(benefitgraphic.layout.laid, "structure", counted)
    monkeypatch.setattr(benefitgraphic.export.pdf, "structure", counted)
    edition = sample_edition()
    made = dataclasses.replace(laid(edition, "letter"))
    outputs((made,))
    assert list(in_words(Told(edition, (made,))))
    assert sight_of(made, edition).steps
    assert times == [len(made.pages)]
