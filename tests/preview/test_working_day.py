"""A designer's day at the page: figures and words change, a file breaks and is mended, two people edit at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from benefitgraphic.build import render
from desk import Desk, expect
from projects import run

pytestmark = pytest.mark.xdist_group("browser, the preview")


@pytest.mark.slow
def test_a_figure_is_in_the_file_the_picture_and_the_page_that_is_made(desk: Desk) -> None:
    desk.open("panel=figures&size=email")
    before = desk.sheet
    cell = desk.cell("Messages received, 2025")
    with desk.new_picture():
        cell.fill("51234")
        cell.press("Enter")
    assert desk.focused == desk.cell("Replied within an hour, 2025").get_attribute("id")
    assert before.count(b",48210") == 1
    assert desk.sheet == before.replace(b",48210", b",51234")
    desk.rest()
    assert "51,234" in desk.made("email.html").decode()
    assert "51,234" in desk.made("email.alt.txt").decode()


@pytest.mark.slow
def test_what_is_shown_is_what_render_writes(desk: Desk, tmp_path: Path) -> None:
    """Every file that can be downloaded after a change: a mail, a picture and pages; test_forwarding has every size."""
    desk.with_sizes("email", "hero", "letter")
    desk.open("panel=files&size=email")
    with desk.new_picture():
        desk.replace(b"event: Social Media Day", b"event: A day of ours")
    desk.rest()
    written, _ = render(desk.preview.config, output=tmp_path)
    wanted = {file.path.relative_to(tmp_path).as_posix(): file.path.read_bytes() for file in written}
    offered = desk.offered()
    assert set(offered) == set(wanted)
    assert [name for name, address in offered.items() if desk.fetched(address) != wanted[name]] == []
    with desk.page.expect_download() as download:
        desk.page.get_by_label("Download letter.pdf").click()
    assert download.value.suggested_filename == "letter.pdf"
    assert Path(download.value.path()).read_bytes() == wanted["letter.pdf"]


@pytest.mark.slow
def test_a_text_is_in_the_file_and_nothing_else_changes(desk: Desk) -> None:
    desk.open("part=benefits[3]&size=email")
    before = desk.words
    text = desk.field("benefits[3].text")
    with desk.new_picture():
        text.fill("We write down what front-line staff hear, so people need not ask.")
        desk.saved("benefits[3].text")
    was = b"We build posts on the questions front-line staff hear, so people have answers before they ask."
    now = b"We write down what front-line staff hear, so people need not ask."
    assert before.count(was) == 1
    assert desk.words == before.replace(was, now)
    expect(text).to_be_focused()
    expect(desk.page.locator("#room-benefits-3-text")).to_contain_text("more")


@pytest.mark.slow
def test_a_broken_file_keeps_the_picture_and_says_what_the_terminal_says(desk: Desk) -> None:
    desk.open("panel=problems&size=email")
    good, before = desk.picture, desk.words
    desk.replace(b"theme: harbour ", b"theme: harbuor ")
    page = desk.page
    expect(page.locator("#older")).to_contain_text("The last good picture")
    expect(page.locator("#state-said")).to_have_text("1 problem – showing the last good picture")
    desk.heard("There is a problem; the last good picture stays.")
    assert desk.picture == good
    told = page.locator(".problem.error")
    in_terminal = " ".join(run(desk.preview.project, "check").output.split())
    assert " ".join(told.locator(".what").inner_text().split()) in in_terminal
    for place in (".where", ".excerpt", ".hint"):
        said = told.locator(place).inner_text().removeprefix("Hint:")
        assert " ".join(said.split()) in in_terminal, place

    told.locator(".what").press("Enter")
    marked = page.locator("#marked")
    expect(marked).to_be_focused()
    expect(marked).to_contain_text("theme: harbuor")
    expect(marked).to_be_in_viewport()

    with_mistake = page.locator("#older")
    desk.write("infographic.yaml", before)
    expect(with_mistake).to_have_count(0)
    desk.rest()
    assert desk.picture == good
    page.locator("#back").press("Enter")
    expect(page.locator("#problems .error")).to_have_count(0)


@pytest.mark.slow
def test_a_broken_file_is_mended_by_another_word_and_that_is_shown(desk: Desk) -> None:
    desk.open("size=email")
    before = desk.words
    desk.write("infographic.yaml", before + b"nothing: of this\n")
    expect(desk.page.locator("#older")).to_be_visible()
    with desk.new_picture():
        desk.write("infographic.yaml", before.replace(b"event: Social Media Day", b"event: Another day"))
    expect(desk.page.locator("#older")).to_have_count(0)


@pytest.mark.slow
def test_what_cannot_be_is_told_beside_its_field_and_not_written(desk: Desk) -> None:
    desk.open("part=benefits[3]&size=email")
    words, sheet = desk.words, desk.sheet
    icon = desk.field("benefits[3].icon")
    icon.fill("no-such-icon")
    icon.press("Enter")
    expect(desk.note("benefits[3].icon")).to_contain_text("no-such-icon")
    expect(icon).to_have_attribute("aria-invalid", "true")
    expect(icon).to_have_value("no-such-icon")
    assert desk.words == words
    icon.fill("graduation-cap")
    expect(desk.note("benefits[3].icon")).to_be_empty()

    desk.page.locator("#tab-figures").click()
    cell = desk.cell("Followers, 2025")
    cell.fill("many")
    cell.press("Tab")
    expect(cell).to_have_attribute("aria-invalid", "true")
    told = desk.page.locator(f"#{cell.get_attribute('aria-describedby')}")
    expect(told).to_contain_text("many")
    assert desk.sheet == sheet
    cell.press("Escape")
    expect(cell).to_have_value("618000")
    expect(told).to_be_empty()


@pytest.mark.slow
def test_undo_and_redo_bring_back_every_byte(desk: Desk) -> None:
    desk.open("part=benefits[3]&size=email")
    page = desk.page
    begun = desk.words, desk.sheet
    desk.field("benefits[3].title").fill("Answers for everybody")
    desk.saved("benefits[3].title")
    changed = desk.words, desk.sheet
    page.locator("#tab-figures").click()
    desk.cell("Followers, 2025").fill("620000")
    desk.cell("Followers, 2025").press("Enter")
    desk.until(lambda: desk.sheet != begun[1])
    both = desk.words, desk.sheet

    expect(page.locator("#undo")).to_have_attribute("title", "Undo: Followers, 2025")
    page.locator("#undo").click()
    desk.until(lambda: (desk.words, desk.sheet) == changed)
    expect(desk.cell("Followers, 2025")).to_have_value("618000")
    # By keys where no text has the focus, since texts have an undo of their own.
    page.locator("#tab-edit").focus()
    desk.press("Control+z")
    desk.until(lambda: (desk.words, desk.sheet) == begun)
    desk.heard("Undone")
    page.locator("#tab-edit").click()
    expect(desk.field("benefits[3].title")).to_have_value("Education and context")
    page.locator("#tab-edit").focus()
    desk.press("Control+y")
    desk.until(lambda: (desk.words, desk.sheet) == changed)
    expect(page.locator("#redo")).to_have_attribute("aria-disabled", "false")
    page.locator("#redo").press("Enter")
    desk.until(lambda: (desk.words, desk.sheet) == both)
    expect(page.locator("#redo")).to_have_attribute("aria-disabled", "true")


@pytest.mark.slow
@pytest.mark.parametrize(("button", "kept"), [("#keep-theirs", b"title: Theirs"), ("#use-mine", b"title: Mine, too")])
def test_both_versions_are_shown_where_two_edit_at_once(desk: Desk, button: str, kept: bytes) -> None:
    desk.open("part=benefits[3]&size=email")
    page = desk.page
    title = desk.field("benefits[3].title")
    title.fill("Mine, half-typed and bro-ken {nothing}")  # which isn't saved, as it can't be
    expect(desk.note("benefits[3].title")).to_contain_text("nothing")
    desk.replace(b"title: Education and context", b"title: Theirs")
    desk.until(lambda: b"title: Theirs" in desk.words)
    expect(title).to_have_value("Mine, half-typed and bro-ken {nothing}")
    title.fill("Mine,")
    box = page.locator("#conflict")
    expect(box).to_be_visible()
    expect(page.locator("#theirs-1 + .said")).to_have_text("Theirs")
    # Whoever types on answers nothing by it.
    expect(title).to_be_focused()
    desk.press("Escape", "Space", "t", "o", "o", "Enter")
    expect(page.locator("#mine-1 + .said")).to_have_text("Mine, too")
    expect(title).to_have_value("Mine, too")
    expect(title).to_be_focused()
    assert b"title: Theirs" in desk.words
    desk.tab_to(button)
    desk.press("Enter")
    expect(box).to_have_count(0)
    desk.until(lambda: kept in desk.words)
    expect(title).to_have_value(kept.decode().removeprefix("title: "))
    expect(title).to_be_focused()
    # And the other version can be had back.
    if button == "#keep-theirs":
        expect(page.locator("#kept .said")).to_have_text("Mine, too")
        desk.press("Control+z")
        expect(title).to_have_value("Mine, too")
        desk.press("Control+y")
        page.locator("#kept [data-kept=back]").press("Enter")
        desk.until(lambda: b"title: Mine, too" in desk.words)
        expect(page.locator("#kept")).to_be_hidden()
    else:
        page.locator("#undo").press("Enter")
        desk.until(lambda: b"title: Theirs" in desk.words)
        expect(title).to_have_value("Theirs")
