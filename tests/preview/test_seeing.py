"""What the page is told of a picture: what lies where on it, in what order it is read, and how legible it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.edition import Edition
from benefitgraphic.export import raster
from benefitgraphic.graphics.frame import Frame, Group, Item, Shape, TextRun
from benefitgraphic.graphics.geometry import PX, Point, Rect, around
from benefitgraphic.layout.laid import Laid
from benefitgraphic.output.companions import Told, in_words
from benefitgraphic.output.files import names
from benefitgraphic.preview.overlay import Finding, HitArea, SizeView
from benefitgraphic.preview.worker.hit_areas import sheets_of, sight_of
from benefitgraphic.text import Text, texts_in
from laying import ALL_LANGUAGES, arabic_edition, in_turn, laid, laid_and_said, quick, sample_edition
from seen import ink, is_drawing, is_furniture, read_aloud, texts, walk, words
from typed import facts_of, resources_of, source_of, thanks_of

Change = Callable[[TextRun], TextRun]


def seen(edition: Edition, size: str) -> tuple[SizeView, Laid, Edition]:
    """A size as the page is told of it, its layout, and what that says."""
    made, said = laid_and_said(edition, size)
    return sight_of(made, edition), made, said


def letters(text: str) -> str:
    return "".join("".join(words(text)).split()).replace("-", "")


def spots_of(sight: SizeView, path: str) -> list[HitArea]:
    return [spot for spot in sight.spots if spot.path == path]


def holds(rect: Rect, inner: Rect, tolerance: float = 1.0) -> bool:
    """Whether one rectangle in CSS px holds another in points."""
    return rect.contains(Rect(*(side / PX for side in inner)), tolerance)


def own_texts(said: Edition) -> Iterator[Text]:
    """The texts of the config that a size shows as words."""
    benefits = tuple(dataclasses.replace(one, icon=one.title, short=None) for one in said.benefits)
    numbers = said.numbers and said.numbers.lede
    parts = (said.title, said.subtitle, said.organization, said.brands, benefits, numbers, facts_of(said))
    yield from texts_in((*parts, thanks_of(said), source_of(said)))
    for resource in resources_of(said):
        yield from texts_in((resource.label, resource.note))


@pytest.mark.slow
@pytest.mark.parametrize(("language", "size"), in_turn(ALL_LANGUAGES, "email", "letter", of=SIZES))
def test_every_text_of_the_config_lies_in_a_spot_that_leads_to_it(size: str, language: str) -> None:
    sight, made, said = seen(ALL_LANGUAGES[language](), size)
    runs = [
        (number, ink(item.at, run), run) for number, page in enumerate(made.pages, 1) for item, run in texts(page.frame)
    ]
    for text in own_texts(said):
        found = [
            letters("".join(run.text if run.actual is None else run.actual for _, _, run in inside))
            for spot in spots_of(sight, text.where.path)
            if (inside := [one for one in runs if one[0] == spot.page and holds(spot.rect, one[1])])
        ]
        assert any(letters(text.text) in one for one in found), (text.where.path, text.text, found)


@pytest.mark.slow
@pytest.mark.parametrize("size", ["email", "intranet", "hero", "letter", "tabloid"])
def test_icons_codes_and_marks_lead_to_what_they_are_made_from(size: str) -> None:
    sight, made, said = seen(sample_edition(), size)
    drawn = [f"benefits[{number}].icon" for number, _ in enumerate(said.benefits, 1)]
    if made.size.medium.is_printed:
        drawn += [f"resources[{number}].url" for number, _ in enumerate(resources_of(said), 1)]
    # X is its own mark: a letter, and no drawing.
    drawn += [channel.where.path for brand in said.brands for channel in brand.channels if channel.text != "X"]
    shapes = [(number, item.at) for number, page in enumerate(made.pages, 1) for item in walk(page.frame)
              if isinstance(item.item, Shape) and item.item.pictured]  # fmt: skip
    for path in drawn:
        square = [spot for spot in spots_of(sight, path) if abs(spot.rect.width - spot.rect.height) < 1]
        assert square, path
        assert any(
            number == spot.page and spot.rect.contains(Rect(at.x / PX, at.y / PX, 0, 0), 2)
            for number, at in shapes
            for spot in square
        ), path


@pytest.mark.parametrize("size", ["email", "hero", "tabloid"])
def test_a_metric_leads_to_the_panel_that_shows_it(size: str) -> None:
    sight, made, said = seen(sample_edition(), size)
    assert said.numbers
    for number, panel in enumerate(said.numbers.panels, 1):
        (at,) = [
            Rect(*(side / PX for side in ink(item.at, run)))
            for page in made.pages
            for item, run in texts(page.frame)
            if run.text.strip() == panel.metric.label.text and "H3" in item.roles + ("H3",) * ("H2" in item.roles)
        ][:1]
        under = [spot.path for spot in sight.spots if spot.rect.contains(at, 1)]
        assert under[-1] == f"numbers.panels[{number}].metric"


def changed(frame: Frame, path: str, change: Change, inside: bool = False) -> Frame:
    """The frame with the texts changed that were written at a place."""
    items: list[tuple[Point, Item]] = []
    for at, item in frame.items:
        if isinstance(item, Group):
            own = item.where.path == path if item.where else inside
            items.append((at, dataclasses.replace(item, frame=changed(item.frame, path, change, own))))
        else:
            items.append((at, change(item) if inside and isinstance(item, TextRun) else item))
    return dataclasses.replace(frame, items=tuple(items))


def differing(before: Frame, after: Frame) -> Rect:
    """The pixels that two pictures differ in, at 100 %."""
    first, second = (raster.paint(frame, 1 / PX, "#FFFFFF") for frame in (before, after))
    ys, xs = np.nonzero((first != second).any(axis=2))
    return Rect(float(xs.min()), float(ys.min()), float(np.ptp(xs)) + 1, float(np.ptp(ys)) + 1)


@pytest.mark.slow
@pytest.mark.parametrize("path", ["title", "benefits[5].title", "fun_facts[2]", "numbers.lede", "source"])
@pytest.mark.parametrize("size", quick("letter", of=("intranet", "letter", "hero")))
@pytest.mark.parametrize("edition", [sample_edition, arabic_edition])
def test_a_spot_lies_where_the_texts_pixels_are(edition: Callable[[], Edition], size: str, path: str) -> None:
    sight, made, _ = seen(edition(), size)
    spots = spots_of(sight, path)
    if not spots:
        assert size == "hero"
        return
    frame = made.pages[spots[0].page - 1].frame
    painted = differing(frame, changed(frame, path, lambda run: dataclasses.replace(run, colour="#FF00FF")))
    # Arabic has marks that reach out of the lines.
    assert around(spot.rect for spot in spots).contains(painted, 3.0)


@pytest.mark.parametrize("edition", [sample_edition, arabic_edition])
def test_the_event_has_its_own_spot_on_the_line_it_shares(edition: Callable[[], Edition]) -> None:
    # All figures are equally wide, so nothing else moves.
    pictures = []
    for said in ("1234567890", "0987654321"):
        event = edition().event
        assert event
        pictures.append(seen(dataclasses.replace(edition(), event=dataclasses.replace(event, text=said)), "hero"))
    (spot,) = spots_of(pictures[0][0], "event")
    painted = differing(*(made.pages[0].frame for _, made, _ in pictures))
    assert spot.rect.contains(painted, 1.0)
    assert spot.rect.width < painted.width + 20
    assert spots_of(pictures[0][0], "organization")[0].rect.contains(spot.rect)


@pytest.mark.parametrize(("language", "size"), in_turn(ALL_LANGUAGES, "email", "letter", of=SIZES))
def test_the_steps_are_what_is_read_aloud(size: str, language: str) -> None:
    sight, made, _ = seen(ALL_LANGUAGES[language](), size)
    frames = [page.frame for page in made.pages]
    said = {step.number: step for step in sight.steps if step.role not in ("Figure", "Table")}
    assert words(" ".join(step.said for step in said.values())) == read_aloud(frames)
    numbers = list(dict.fromkeys(step.number for step in sight.steps))
    assert numbers == list(range(1, len(numbers) + 1))
    for number, frame in enumerate(frames, 1):
        rects = [step.rect for step in sight.steps if step.page == number]
        page = Rect(0, 0, frame.width / PX, frame.height / PX)
        assert all(page.contains(rect, 1) for rect in rects)
        for item, run in texts(frame):
            if not (is_furniture(item) or is_drawing(item) or {"TR", "Lbl"} & set(item.roles)):
                assert any(holds(rect, ink(item.at, run)) for rect in rects), run.text


def test_charts_and_their_tables_have_a_step_where_they_stand() -> None:
    sight, made, said = seen(sample_edition(), "letter")
    assert said.numbers
    told = [step for step in sight.steps if step.role in ("Figure", "Table")]
    assert len({step.number for step in told}) == len(said.numbers.panels)
    drawn = [Rect(item.at.x, item.at.y, 0, 0) for page in made.pages for item in walk(page.frame) if is_drawing(item)]
    assert all(any(holds(step.rect, at) for at in drawn) for step in told if step.role == "Figure")


@pytest.mark.parametrize("size", ["email", "letter", "social"])
def test_every_box_has_its_edges(size: str) -> None:
    sight, made, _ = seen(sample_edition(), size)
    groups = [item for page in made.pages for _, item in page.frame.walk() if isinstance(item, Group)]
    assert [edge.role for edge in sight.edges] == [group.tag.role if group.tag else "" for group in groups]
    outermost = [edge for edge in sight.edges if edge.depth == 0]
    assert [(edge.page, edge.role) for edge in outermost] == [(n, "Document") for n, _ in enumerate(made.pages, 1)]
    for edge in sight.edges:
        assert outermost[edge.page - 1].rect.contains(edge.rect, 1)


@pytest.mark.parametrize("size", quick("email", "letter", of=SIZES))
def test_what_comes_nearest_to_the_limits_is_told(size: str) -> None:
    sight, made, _ = seen(sample_edition(), size)
    assert [(one.kind, one.passes) for one in sight.findings] == [("size", True), ("contrast", True)]
    least = min(run.size for page in made.pages for _, run in texts(page.frame))
    unit = f"{least:.1f} pt" if made.size.medium.is_printed else f"{least / PX:.1f} px"
    assert unit.replace(".0 ", " ") in sight.findings[0].said


def planted(size: str, path: str, change: Change) -> list[Finding]:
    """What fails at a size with a text changed."""
    edition = sample_edition()
    made = laid(edition, size)
    pages = tuple(dataclasses.replace(page, frame=changed(page.frame, path, change)) for page in made.pages)
    made = dataclasses.replace(made, pages=pages)
    return [one for one in sight_of(made, edition).findings if not one.passes]


@pytest.mark.parametrize("size", ["email", "letter", "hero"])
def test_a_text_that_is_too_small_is_found(size: str) -> None:
    least = SIZES[size].minimum
    (found,) = planted(size, "title", lambda run: dataclasses.replace(run, size=least - 0.01))
    assert (found.kind, found.path) == ("size", "title")
    # All its lines are one finding, and what is a hair too small isn't said to be as large as is allowed.
    assert found.said.startswith("“What our social")
    unit, length = ("pt", 1.0) if SIZES[size].medium.is_printed else ("px", PX)
    assert found.said.endswith(f"is {least / length - 0.1:g} {unit}, the smallest allowed is {least / length:g} {unit}")


@pytest.mark.slow
@pytest.mark.parametrize("size", ["email", "letter", "hero"])
def test_a_text_that_is_too_faint_is_found(size: str) -> None:
    band = sample_edition().theme.colours.band
    faint = "#3A5070"
    (found,) = planted(size, "subtitle", lambda run: dataclasses.replace(run, colour=faint))
    assert (found.kind, found.path) == ("contrast", "subtitle")
    assert f"({faint} on {band})" in found.said
    sight, _, _ = seen(sample_edition(), size)
    assert spots_of(sight, "subtitle")[0].rect.contains(found.rect, 1)


@pytest.mark.parametrize("size", quick("email", "letter", of=SIZES))
def test_the_sheets_are_the_pictures_that_are_painted(size: str) -> None:
    made = laid(sample_edition(), size)
    sheets = sheets_of(made)
    assert [sheet.number for sheet in sheets] == list(range(1, len(made.pages) + 1))
    for sheet, page in zip(sheets, made.pages, strict=True):
        assert raster.paint(page.frame, 1 / PX, "#FFFFFF").shape[:2] == (sheet.height, sheet.width)
        if made.size.medium.is_printed:
            assert sheet.picture == f"pages/{size}-{sheet.number}.png"
            assert sheet.sharper == f"pages/{size}-{sheet.number}@2x.png"
        else:
            assert sheet.picture == f"{size}.png"
            assert sheet.sharper == (f"{size}@2x.png" if len(names(made.size)) > 1 else "")


def test_the_words_are_those_of_the_files() -> None:
    edition = sample_edition()
    sight, made, _ = seen(edition, "email")
    said = next(file.data.decode() for file in in_words(Told(edition, (made,))) if file.name == "email.alt.txt")
    assert said.splitlines()[2] == sight.alt
    assert said.endswith(sight.words)
