"""Pages over many editions: few, evenly full, and closed by their band."""

from __future__ import annotations

import itertools
from functools import lru_cache

import pytest

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.graphics.frame import Group
from benefitgraphic.graphics.geometry import Rect
from laying import laid
from typed import facts_of
from variants import VARIANTS

PAGED = ("letter", "a4")
_QUICK = ("sample", "1-benefits", "12-benefits", "long-texts", "6-panels", "no-figures", "8-resources")
# Those of any run at both sizes, the others at one of them.
_BOTH = [
    pytest.param(variant, size, marks=[] if variant in _QUICK else [pytest.mark.slow])
    for turn, variant in enumerate(VARIANTS)
    for size in (PAGED if variant in _QUICK else PAGED[turn % 2 :][:1])
]
_every_edition = pytest.mark.parametrize(("variant", "size"), _BOTH)


@lru_cache(maxsize=4)
def blocks(variant: str, size: str) -> tuple[list[list[Rect]], float]:
    """Where the blocks of each page stand, and the height they may take."""
    found = []
    height = 0.0
    for page in laid(VARIANTS[variant](), size).pages:
        ((_, document),) = page.frame.items
        assert isinstance(document, Group)
        (_, inside), *_ = document.frame.items
        assert isinstance(inside, Group)
        height = inside.frame.height
        placed = [(at, item) for at, item in inside.frame.items if isinstance(item, Group)]
        found.append([Rect(at.x, at.y, item.frame.width, item.frame.height) for at, item in placed])
    return found, height


def fills(variant: str, size: str) -> list[float]:
    """How much of each page its blocks take, with the usual spaces between them."""
    pages, height = blocks(variant, size)
    between = SIZES[size].gap
    taken = [
        sum(block.height for block in page)
        + sum(min(lower.y - upper.bottom, between) for upper, lower in itertools.pairwise(page))
        for page in pages
    ]
    return [used / height for used in taken]


@_every_edition
def test_no_page_is_half_empty(variant: str, size: str) -> None:
    found = fills(variant, size)
    if sum(found) > 1:
        assert min(found) >= 0.5, [f"{fill:.0%}" for fill in found]


@pytest.mark.slow
@_every_edition
def test_the_closing_band_stands_at_the_foot_of_the_last_page(variant: str, size: str) -> None:
    pages, height = blocks(variant, size)
    assert pages[-1][-1].bottom == pytest.approx(height)


@pytest.mark.parametrize("size", PAGED)
def test_real_paragraphs_take_three_full_pages(size: str) -> None:
    """Nine benefits of up to 70 words, and everything else said at length."""
    *before, last = fills("long-texts", size)
    assert len(before) == 2
    assert min(before) >= 0.75, before
    assert last >= 0.6, last


def test_the_long_texts_are_as_long_as_real_ones() -> None:
    """An office's own paragraphs have 15 to 60 words, 33 in the mean, and its facts and notes 9 to 15."""
    edition = VARIANTS["long-texts"]()
    counts = [len(benefit.text.text.split()) for benefit in edition.benefits]
    assert sum(counts) >= 33 * len(counts)
    assert min(len(fact.text.split()) for fact in facts_of(edition)) >= 14
