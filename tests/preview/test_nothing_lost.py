"""What somebody typed is in the file, in its field, or shown beside them: whatever happens meanwhile."""

from __future__ import annotations

import pytest

from desk import Desk, expect

pytestmark = pytest.mark.xdist_group("browser, the preview")


@pytest.mark.slow
def test_what_cannot_be_saved_waits_in_sight_over_other_parts_and_a_reload(desk: Desk) -> None:
    desk.open("part=benefits[3]&size=email")
    page, before = desk.page, desk.words
    page.on("dialog", lambda dialog: dialog.accept())
    desk.field("benefits[3].text").fill("There is no {figure} here")
    page.locator("#add-benefits").click()
    page.locator("#new").get_by_label("Title").fill("A tenth, begun")
    page.locator("#part-thanks").click()
    expect(desk.field("thanks")).to_be_visible()
    kept = page.locator("#kept li")
    expect(kept).to_have_count(2)
    page.reload()
    # Where its form is open again, it is in its field, with what is wrong.
    expect(desk.field("benefits[3].text")).to_have_value("There is no {figure} here")
    expect(desk.note("benefits[3].text")).to_contain_text("figure")
    expect(kept).to_have_count(1)
    page.locator("#kept").get_by_role("button", name="Put it back: New benefit").click()
    expect(page.locator("#new").get_by_label("Title")).to_have_value("A tenth, begun")
    expect(page.locator("#new textarea").first).to_be_focused()
    # Cancel isn't the end of it.
    page.locator("#add-not").click()
    expect(kept).to_have_count(2)
    page.locator("#kept li", has_text="{figure}").get_by_role("button", name="Put it back").click()
    expect(desk.field("benefits[3].text")).to_have_value("There is no {figure} here")
    expect(desk.note("benefits[3].text")).to_contain_text("figure")
    assert desk.words == before


@pytest.mark.slow
def test_what_cannot_be_saved_follows_its_item(desk: Desk) -> None:
    desk.open("part=benefits[3]&size=email")
    page, text = desk.page, "There is no {figure} here"
    desk.field("benefits[3].text").fill(text)
    expect(desk.note("benefits[3].text")).to_contain_text("figure")
    page.locator("#up-benefits-3").click()
    expect(page.locator("#item-benefits-2.open")).to_be_visible()
    expect(desk.field("benefits[2].text")).to_have_value(text)
    expect(desk.note("benefits[2].text")).to_contain_text("figure")
    expect(page.locator("#conflict")).to_have_count(0)
    page.locator("#drop-benefits-2").click()
    expect(page.locator("#kept .said")).to_have_text(text)
    expect(page.locator("#item-benefits-2.open")).to_be_visible()
    assert desk.field("benefits[2].text").input_value() != text, "it isn't the next one's"


@pytest.mark.slow
def test_undo_goes_back_sitting_by_sitting(desk: Desk) -> None:
    desk.open("part=benefits[3]&size=email")
    title = desk.field("benefits[3].title")
    title.fill("In the morning")
    desk.saved("benefits[3].title")
    title.fill("In the morning, at once")
    desk.until(lambda: b"title: In the morning, at once\n" in desk.words)
    desk.field("benefits[3].text").focus()
    title.fill("In the evening")
    desk.until(lambda: b"title: In the evening\n" in desk.words)
    desk.page.locator("#undo").click()
    desk.until(lambda: b"title: In the morning, at once\n" in desk.words)
    desk.page.locator("#undo").click()
    desk.until(lambda: b"title: Education and context\n" in desk.words)


@pytest.mark.slow
def test_a_figure_that_somebody_else_changed_meanwhile(desk: Desk) -> None:
    desk.open("panel=figures&size=email")
    page, cell = desk.page, desk.cell("Followers, 2025")
    cell.fill("620,00O")
    cell.press("Enter")
    expect(cell).to_have_attribute("aria-invalid", "true")
    # Rows that come before it don't take it away, and it isn't put into another's.
    first = page.locator("#figures-table tbody input").first
    above = first.get_attribute("aria-label") or ""
    rows = desk.sheet.replace(b",618000\n", b",700000\n").split(b"\n")
    desk.write("metrics.csv", b"\n".join([rows[0], *reversed(rows[1:-1]), b""]))
    expect(first).not_to_have_attribute("aria-label", above)
    expect(cell).to_have_value("620,00O")
    cell.fill("620000")
    cell.press("Enter")
    box = page.locator("#conflict")
    expect(box).to_be_visible()
    desk.press("Escape", "Space", "Enter")
    expect(cell).to_have_value("620000")
    assert b",700000\n" in desk.sheet
    page.locator("#keep-theirs").press("Enter")
    expect(cell).to_have_value("700000")
    expect(page.locator("#kept .said")).to_have_text("620000")
    page.locator("#kept [data-kept=back]").press("Enter")
    desk.until(lambda: b",620000\n" in desk.sheet)
    expect(page.locator("#kept")).to_be_hidden()
    expect(box).to_have_count(0)


@pytest.mark.slow
def test_escape_in_a_cell_can_be_taken_back_and_marks_of_a_paste_end_with_the_next(desk: Desk) -> None:
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.open("panel=figures&size=email")
    page, before = desk.page, desk.sheet
    cell = desk.cell("Followers, 2025")
    cell.fill("620000")
    cell.press("Escape")
    expect(cell).to_have_value("618000")
    desk.press("Control+z")
    expect(cell).to_have_value("620000")
    desk.press("Escape")

    marks = page.locator("#figures-table [aria-invalid]")
    for text, count in (("-5\n-6\n", 2), ("1500000\n-6\n", 1)):
        page.evaluate("text => navigator.clipboard.writeText(text)", text)
        desk.cell("Total engagement, 2025").focus()
        desk.press("Control+v")
        expect(marks).to_have_count(count)
    assert desk.sheet == before
    page.evaluate("text => navigator.clipboard.writeText(text)", "1500000\n50000\n")
    desk.cell("Total engagement, 2025").focus()
    desk.press("Control+v")
    desk.heard("2 cells filled")
    expect(marks).to_have_count(0)
    expect(page.locator("#figures-table .messages")).to_have_count(0)
