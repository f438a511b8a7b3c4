"""Somebody who types faster than the files can be saved loses nothing, and is in nobody's way but their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from desk import Desk, expect

pytestmark = pytest.mark.xdist_group("browser, the preview")


@contextmanager
def _held(desk: Desk) -> Iterator[None]:
    """The first change that is sent within arrives only after the block."""
    desk.page.evaluate(
        """() => {
            const { fetch } = window;
            const isOver = new Promise(over => window.letGo = over);
            window.fetch = async (url, options) => {
                if (options?.method === 'POST' && !window.isHeld) {
                    window.isHeld = true;
                    await isOver;
                }
                return fetch(url, options);
            };
        }"""
    )
    yield
    desk.page.evaluate("() => window.letGo()")


@pytest.mark.slow
def test_a_figure_that_is_typed_again_while_it_is_saved(desk: Desk) -> None:
    desk.open("panel=figures&size=email")
    before = desk.sheet
    cell = desk.cell("Messages received, 2025")
    with _held(desk):
        for typed in ("50000", "51234"):
            cell.fill(typed)
            cell.press("Enter")
            desk.page.wait_for_function("() => window.isHeld")
    desk.until(lambda: desk.sheet == before.replace(b",48210", b",51234"))
    expect(desk.page.locator("#conflict")).to_have_count(0)


@pytest.mark.slow
def test_a_figure_that_is_saved_while_the_table_comes_anew(desk: Desk) -> None:
    desk.open("panel=figures&size=email")
    before = desk.sheet
    cell = desk.cell("Messages received, 2025")
    with _held(desk):
        cell.fill("50000")
        cell.press("Enter")
        desk.page.wait_for_function("() => window.isHeld")
        with desk.new_picture():
            desk.replace(b",618000\n", b",700000\n", "metrics.csv")
    elsewhere = before.replace(b",618000\n", b",700000\n")
    desk.until(lambda: desk.sheet == elsewhere.replace(b",48210", b",50000"))
    expect(desk.cell("Followers, 2025")).to_have_value("700000")
    # It is known to be our own.
    cell.fill("51234")
    cell.press("Enter")
    desk.until(lambda: desk.sheet == elsewhere.replace(b",48210", b",51234"))
    expect(desk.page.locator("#conflict")).to_have_count(0)
