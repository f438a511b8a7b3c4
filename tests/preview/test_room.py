"""How much longer a text may get: tried by making it so much longer."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType

import pytest

from benefitgraphic.content.load import Loaded, load
from benefitgraphic.design.sizes import SIZES
from benefitgraphic.diagnostics import Problems, Where
from benefitgraphic.graphics.geometry import PX, Rect
from benefitgraphic.layout.lay_out import laid_out
from benefitgraphic.lint.words import MOST_WORDS, words_in
from benefitgraphic.preview.messages import Room
from benefitgraphic.preview.worker.headroom import longer, room
from benefitgraphic.preview.worker.hit_areas import sight_of
from benefitgraphic.preview.worker.places import text_at, with_text
from benefitgraphic.project.fields import LONGEST
from benefitgraphic.text import Text
from laying import CONFIG, quick
from seen import ink, texts
from typed import resources_of, thanks_of


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(CONFIG)


@pytest.fixture(scope="module")
def shorter(loaded: Loaded) -> Loaded:
    """The project with less of everything, so that each of many layouts takes less time."""
    edition = loaded.edition
    assert edition.numbers
    fewer = edition.saying(
        benefits=edition.benefits[:4],
        numbers=dataclasses.replace(edition.numbers, panels=edition.numbers.panels[:1]),
        resources=resources_of(edition)[:1],
    )
    return dataclasses.replace(loaded, edition=fewer)


def with_more(loaded: Loaded, path: str, letters: int) -> Loaded:
    """The project with a text so many letters longer."""
    text = text_at(loaded.edition, path)
    assert text
    return dataclasses.replace(loaded, edition=with_text(loaded.edition, path, longer(text, letters)))


def lines(loaded: Loaded, size: str, path: str) -> int:
    """The lines that stand in a text's spot."""
    (made,) = laid_out(loaded, (size,))
    spot = [one for one in sight_of(made, loaded.edition).spots if one.path == path][-1]
    rect = Rect(*(side * PX for side in spot.rect))
    placed = [(item, run) for item, run in texts(made.pages[spot.page - 1].frame)]
    return len({round(item.at.y) for item, run in placed if rect.contains(ink(item.at, run), 1)})


_PATHS = (
    "title", "subtitle", "benefits[2].text", "benefits[4].title", "fun_facts[2]", "numbers.lede", "thanks",
    "brands[1].purpose", "resources[1].label",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "path"),
    # Each text at one size of a picture and, in turn, at another or on paper.
    [*(("email", path) for path in _PATHS), *zip(("intranet", "letter") * 5, _PATHS, strict=False)],
)
def test_a_line_has_room_for_so_many_letters(shorter: Loaded, size: str, path: str) -> None:
    loaded = shorter
    found = room(loaded, size, path)
    assert found.lines == lines(loaded, size, path)
    assert lines(with_more(loaded, path, found.left), size, path) == found.lines
    # With more to say, a text may get a wider place.
    assert any(lines(with_more(loaded, path, found.left + more), size, path) != found.lines for more in (30, 60))


@pytest.mark.slow
@pytest.mark.parametrize("size", quick("hero", of=("hero", "tabloid")))
def test_lines_are_counted_as_they_are_drawn(shorter: Loaded, size: str) -> None:
    loaded = shorter
    for path in ("title", "subtitle", "benefits[4].title"):
        assert room(loaded, size, path).lines == lines(loaded, size, path)


def happened(loaded: Loaded, size: str) -> set[str]:
    """What a size has no room for; of pages, their number."""
    try:
        (made,) = laid_out(loaded, (size,))
    except Problems as problems:
        return {found.code for found in problems.diagnostics}
    pages = {f"{len(made.pages)} pages"} if made.size.medium.kind == "pages" else set()
    return pages | {found.message.replace("_", " ") for found in made.warnings}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "path", "then"),
    [
        ("hero", "title", "leaves out the subtitle"),
        ("social", "organization", "leaves out the subtitle"),
        ("letter", "benefits[3].text", "takes 3 pages"),
        ("letter", "thanks", "takes 3 pages"),
        pytest.param("tabloid", "title", "shows short texts instead", marks=pytest.mark.slow),
        pytest.param("tabloid", "fun_facts[2]", "shows short texts instead", marks=pytest.mark.slow),
    ],
)
def test_a_size_has_room_for_so_many_letters(loaded: Loaded, size: str, path: str, then: str) -> None:
    # Most sizes have room for more than readers have patience.
    reason = Text("All of it is needed.", Where("config/infographic.yaml"))
    loaded = dataclasses.replace(loaded, silence=MappingProxyType({"long-text": reason}))
    if then.startswith("takes"):
        loaded = with_more(loaded, path, 300)
    found = room(loaded, size, path)
    assert found.most is not None
    assert found.then == f"the size {size} {then}"
    before = happened(loaded, size)
    assert happened(with_more(loaded, path, found.most), size) == before
    after = happened(with_more(loaded, path, found.most + 15 + found.most // 10), size) - before
    what = "'short' stands in" if "short" in then else then.removeprefix("takes ").removeprefix("leaves out the ")
    assert any(what in one for one in after), after


@pytest.mark.parametrize("path", ["benefits[3].text", "thanks", "title"])
def test_where_a_size_grows_the_reader_is_the_limit(loaded: Loaded, path: str) -> None:
    found = room(loaded, "email", path)
    assert found.most is not None
    assert f"{MOST_WORDS} words" in found.then
    text = text_at(loaded.edition, path)
    assert text
    assert words_in(longer(text, found.most)) == MOST_WORDS
    assert words_in(longer(text, found.most + 2)) == MOST_WORDS + 1


def test_who_has_decided_not_to_hear_of_it_has_more_room(loaded: Loaded) -> None:
    reason = Text("The minister is quoted in full.", Where("config/infographic.yaml"))
    for rule in ("long-text", "long-text thanks"):
        quiet = dataclasses.replace(loaded, silence=MappingProxyType({rule: reason}))
        found = room(quiet, "email", "thanks")
        assert found.most == LONGEST - len(str(thanks_of(loaded.edition) or ""))
        assert f"{LONGEST:,} letters" in found.then
    elsewhere = dataclasses.replace(loaded, silence=MappingProxyType({"long-text source": reason}))
    assert room(elsewhere, "email", "thanks") == room(loaded, "email", "thanks")


def test_a_text_that_is_too_long_already_has_no_room(loaded: Loaded) -> None:
    found = room(with_more(loaded, "thanks", 300), "email", "thanks")
    assert found.most == 0
    assert f"{MOST_WORDS} words" in found.then


@pytest.mark.slow
def test_an_address_is_limited_by_its_code(loaded: Loaded) -> None:
    found = room(loaded, "email", "resources[1].url")
    assert found.lines == 1
    assert f"{LONGEST:,} letters" in found.then
    assert room(loaded, "letter", "resources[1].url").most


@pytest.mark.parametrize("path", ["", "nope", "logo_alt", "benefits[99].text", "numbers.panels[1].metric"])
def test_what_is_not_there_has_no_lines(loaded: Loaded, path: str) -> None:
    assert room(loaded, "email", path) == Room(0, 0)


def test_what_is_not_shown_at_a_size_has_no_lines(loaded: Loaded) -> None:
    assert room(loaded, "email", "benefits[3].short") == Room(0, 0)
    assert room(loaded, "hero", "benefits[3].text") == Room(0, 0)
    assert room(loaded, "nope", "title") == Room(0, 0)


@pytest.mark.slow
@pytest.mark.parametrize("size", [name for name, size in SIZES.items() if size.medium.kind != "poster"])
def test_the_answer_is_the_same_for_a_layout_that_is_there(loaded: Loaded, size: str) -> None:
    (made,) = laid_out(loaded, (size,))
    assert room(loaded, size, "title", made) == room(loaded, size, "title")
