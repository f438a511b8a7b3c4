"""What is put in order, added, removed and chosen on the page: by keys, and some of it by the pointer."""

from __future__ import annotations

import pytest
import yaml

from desk import Desk, expect

pytestmark = pytest.mark.xdist_group("browser, the preview")

TITLES = ["Public trust and relationships", "Timely customer service", "Education and context"]


def titles(desk: Desk) -> list[str]:
    """The benefits' titles, as the file has them."""
    return [benefit["title"] for benefit in yaml.safe_load(desk.words)["benefits"]]


# Whether of these texts, those that the picture says are all, in the order in which it is read.
_READ_IN_ORDER = """titles => {
    const said = [...document.querySelectorAll('#lists .steps li span:last-child')].map(one => one.innerText);
    return JSON.stringify(said.filter(text => titles.includes(text))) === JSON.stringify(titles);
}"""


@pytest.mark.slow
def test_benefits_are_put_in_order_by_keys(desk: Desk) -> None:
    desk.open("part=benefits&size=email&overlay=order")
    before, was = desk.words, titles(desk)
    page = desk.page
    page.locator("#part-benefits").focus()
    desk.tab_to("#open-benefits-1")
    with desk.new_picture():
        desk.press("Alt+ArrowDown")
        desk.heard("Public trust and relationships is now 2 of 9")
    expect(page.locator("#open-benefits-2")).to_be_focused()
    with desk.new_picture():
        desk.press("Alt+ArrowDown")
        desk.heard("Public trust and relationships is now 3 of 9")
    expect(page.locator("#open-benefits-3")).to_be_focused()
    moved = [*was[1:3], was[0], *was[3:]]
    assert titles(desk) == moved == desk.items()
    assert sorted(desk.words.splitlines()) == sorted(before.splitlines()), "comments and quotes moved along"
    page.wait_for_function(_READ_IN_ORDER, arg=moved)

    # The button does the same, and keeps the focus, too.
    desk.tab_to("#up-benefits-3")
    desk.press("Enter")
    desk.heard("Public trust and relationships is now 2 of 9")
    expect(page.locator("#up-benefits-2")).to_be_focused()
    desk.press("Enter")
    desk.heard("Public trust and relationships is now 1 of 9")
    desk.until(lambda: desk.words == before)


@pytest.mark.slow
def test_benefits_are_dragged_to_another_place(desk: Desk) -> None:
    desk.open("part=benefits&size=email")
    was = titles(desk)
    page = desk.page
    grip, there = page.locator("#item-benefits-4 .grip"), page.locator("#item-benefits-2")
    start, end = grip.bounding_box(), there.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 20, end["y"] + end["height"] - 4, steps=4)
    page.mouse.move(end["x"] + 20, end["y"] + 4, steps=4)
    expect(page.locator("#item-benefits-2.before")).to_be_visible()
    with desk.new_picture():
        page.mouse.up()
    desk.until(lambda: titles(desk) == [was[0], was[3], *was[1:3], *was[4:]])
    desk.lists(titles(desk))


@pytest.mark.slow
def test_a_benefit_is_added_removed_and_brought_back(desk: Desk) -> None:
    desk.open("part=benefits&size=email")
    before = desk.words
    page = desk.page
    page.locator("#add-benefits").press("Enter")
    expect(page.locator("#new")).to_be_visible()
    expect(desk.page.locator("#new textarea").first).to_be_focused()
    page.locator("#add-now").press("Enter")
    expect(page.locator("#new [aria-invalid]").first).to_be_focused()
    assert desk.words == before
    new = page.locator("#new")
    new.get_by_label("Title").fill("A tenth benefit")
    new.get_by_label("Icon", exact=True).fill("hand")
    new.get_by_label("Text", exact=True).fill("It is here, and it is new.")
    with desk.new_picture():
        page.locator("#add-now").press("Enter")
        desk.heard("Added: benefit 10 of 10")
    assert yaml.safe_load(desk.words)["benefits"][9] == {
        "title": "A tenth benefit",
        "icon": "hand",
        "text": "It is here, and it is new.",
    }
    expect(page.locator("#editor .item")).to_have_count(10)
    expect(page.locator("#drop-benefits-10")).to_be_focused()
    with desk.new_picture():
        desk.press("Enter")
        desk.heard("Removed: A tenth benefit. Undo brings it back.")
    assert desk.words == before
    expect(page.locator("#drop-benefits-9")).to_be_focused()
    page.locator("#undo").press("Enter")
    expect(page.locator("#editor .item")).to_have_count(10)


@pytest.mark.slow
def test_an_icon_is_found_and_chosen_by_keys(desk: Desk) -> None:
    desk.open("part=benefits[3]&size=email")
    before = desk.words
    desk.field("benefits[3].icon").focus()
    desk.tab_to("#picker-benefits-3-icon summary")
    desk.press("Enter")
    page = desk.page
    grid = page.locator("#picker-benefits-3-icon .icon-grid")
    expect(grid.locator("input").first).to_be_attached()
    desk.tab_to("#search-benefits-3-icon")
    page.keyboard.type("book")
    expect(page.locator("#picker-benefits-3-icon .help")).to_contain_text("for “book”")
    expect(grid.locator("input[value=book]")).to_be_attached()
    desk.tab_to(".icon-grid input")
    with desk.new_picture():
        desk.press("ArrowRight")
        expect(grid.locator(":checked")).to_have_count(1)
        chosen = grid.locator(":checked").get_attribute("value") or ""
        desk.saved("benefits[3].icon")
    assert "book" in chosen
    expect(desk.field("benefits[3].icon")).to_have_value(chosen)
    assert desk.words == before.replace(b"icon: graduation-cap", f"icon: {chosen}".encode())
    assert page.evaluate("() => document.activeElement.matches('.icon-grid input:checked')")


@pytest.mark.slow
def test_a_theme_is_chosen_by_keys(desk: Desk) -> None:
    desk.open("part=look&size=email")
    before = desk.words
    desk.page.locator("#part-title").focus()
    desk.tab_to("input[name=theme]:checked")
    with desk.new_picture():
        desk.press("ArrowDown")
        desk.until(lambda: desk.words != before)
    chosen = desk.page.locator("input[name=theme]:checked").get_attribute("value") or ""
    assert chosen != "harbour"
    assert desk.words == before.replace(b"theme: harbour ", f"theme: {chosen} ".encode())


@pytest.mark.slow
def test_a_column_is_pasted_as_a_spreadsheet_copies_it(desk: Desk) -> None:
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.open("panel=figures&size=email")
    before = desk.sheet
    # As Excel copies a column: a line for each cell, and one line end after the last.
    desk.page.evaluate("text => navigator.clipboard.writeText(text)", "1500000\r\n50000\r\n92\r\n700000\r\n")
    desk.cell("Total engagement, 2025").focus()
    with desk.new_picture():
        desk.press("Control+v")
        desk.heard("4 cells filled. Undo takes it all back.")
    after = before
    for old, new in {"1418000": "1500000", "48210": "50000", "91": "92", "618000": "700000"}.items():
        after = after.replace(f",{old}\n".encode(), f",{new}\n".encode())
    assert desk.sheet == after
    expect(desk.cell("Followers, 2025")).to_have_value("700000")
    expect(desk.cell("Total engagement, 2025")).to_be_focused()
    desk.page.locator("#undo").click()
    desk.until(lambda: desk.sheet == before)

    # All of it or nothing.
    desk.page.evaluate("text => navigator.clipboard.writeText(text)", "1500000\nmany\n")
    desk.cell("Total engagement, 2025").focus()
    desk.press("Control+v")
    expect(desk.page.locator("#note-paste")).to_contain_text("many")
    assert desk.sheet == before
    expect(desk.cell("Total engagement, 2025")).to_have_value("1418000")
