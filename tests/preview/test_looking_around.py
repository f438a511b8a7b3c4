"""The page as it is looked at: sizes, windows, overlays, last year's, languages, files to take along, no server."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benefitgraphic.build import render
from desk import PICTURE, Desk, at_desk, expect
from laying import CONFIG
from previewing import LITTLE, previewed, sample_project
from projects import files

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.xdist_group("browser, the preview"), pytest.mark.slow]

# Red, green and blue of the mail's ground.
_CHANNELS = r"""(() => {
    const body = document.querySelector('#mail')?.contentDocument?.body;
    const ground = body ? getComputedStyle(body).backgroundColor : '';
    return ground.match(/^rgb\((\d+), (\d+), (\d+)\)$/)?.slice(1).map(Number) ?? [NaN];
})()"""
_WITHHELD = """() => {
    const images = [...document.querySelector('#mail').contentDocument.querySelectorAll('img')];
    return images.length && images.every(one => one.complete && !one.naturalWidth);
}"""
_IS_WIDE = "([part, wide]) => document.querySelector(part)?.getBoundingClientRect().width === wide"


def test_sizes_zoom_and_windows_by_keys(desk: Desk) -> None:
    desk.with_sizes("email", "intranet", "letter")
    desk.open("size=email")
    page = desk.page
    picture = page.locator(PICTURE).first
    page.locator("#size-email").focus()
    desk.press("ArrowRight")
    expect(page.locator("#size-intranet")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#size-intranet")).to_be_focused()
    expect(picture).to_have_attribute("src", re.compile("/intranet.png"))
    desk.press("End")
    expect(picture).to_have_attribute("src", re.compile("/pages/letter-1.png"))
    expect(page.locator(PICTURE)).to_have_count(2)
    assert "size=letter" in page.url
    desk.press("Home")
    expect(picture).to_have_attribute("src", re.compile("/email.png"))

    for zoom, wide in (("200", 1280), ("100", 640)):
        page.locator(f"#zoom-{zoom}").check(force=True)
        page.wait_for_function(_IS_WIDE, arg=[PICTURE, wide])
    page.locator("#as").select_option("phone")
    for part, wide in ((PICTURE, 343), ("#screen", 375)):
        page.wait_for_function(_IS_WIDE, arg=[part, wide])
    page.locator("#as").select_option("dark")
    mail = page.frame_locator("#mail")
    expect(mail.get_by_role("heading", level=1)).to_have_text("What our social media does for you")
    page.wait_for_function(f"() => {_CHANNELS}.every(value => value < 100)")
    page.locator("#as").select_option("light")
    page.wait_for_function(f"() => {_CHANNELS}.every(value => value > 200)")
    page.locator("#as").select_option("words")
    expect(page.locator("#mail")).to_have_attribute("src", re.compile("images=off"))
    page.wait_for_function(_WITHHELD)
    desk.shown.console.clear()  # in which Chromium says that the images were withheld


def test_colours_as_others_see_them(desk: Desk) -> None:
    desk.open("size=email")
    page = desk.page
    box = page.locator("#pasteboard").bounding_box()
    assert box
    seen = {page.screenshot(clip=box)}
    for colour in ("grey", "protanopia", "deuteranopia", "tritanopia"):
        page.locator("#colour").select_option(colour)
        expect(page.locator(f"#pasteboard.see-{colour}")).to_be_visible()
        seen.add(page.screenshot(clip=box))
    assert len(seen) == 5
    page.locator("#colour").select_option("")
    expect(page.locator("#pasteboard:not([class*=see-])")).to_be_visible()
    assert page.screenshot(clip=box) in seen


def test_overlays_name_what_is_there(desk: Desk) -> None:
    desk.open("size=email")
    page = desk.page
    for overlay in ("edges", "findings", "order"):
        page.locator(f"#overlay-{overlay}").focus()
        desk.press("Space")
        expect(page.locator(f".layer.{overlay} rect").first).to_be_attached()
        expect(page.locator(f"#overlay-{overlay}")).to_be_focused()
    steps = page.locator("#lists .steps li")
    expect(steps.first).to_contain_text("Ministry of Transportation and Transit")
    assert steps.count() == len(set(page.locator(".layer.order text").all_text_contents()))
    page.locator("#findings-title + ol button").first.press("Enter")
    expect(page.locator("#tab-edit")).to_have_attribute("aria-selected", "true")


def test_a_tile_of_the_picture_opens_its_form(desk: Desk) -> None:
    desk.open("size=email&panel=files&zoom=100")
    page = desk.page
    spot = page.locator('.spots rect[data-path^="benefits[4]"]').first
    spot.scroll_into_view_if_needed()
    spot.click(force=True)
    expect(page.locator("#tab-edit")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#item-benefits-4.open")).to_be_visible()
    expect(page.locator("#form-benefits-4 :focus")).to_have_count(1)
    expect(page.locator(".spots .selected").first).to_be_visible()


def test_last_year_stands_beside_this_year(desk: Desk) -> None:
    desk.open("size=email&compare=1")
    page = desk.page
    caption = page.locator("#before .caption")
    expect(caption).to_contain_text("2024 as it would be")
    expect(page.locator("#before img")).to_be_visible()

    output = desk.preview.project / "output" / "2024"
    render(desk.preview.config, year=2024, sizes=["email"], output=output)
    try:
        page.locator("#compare").uncheck()
        expect(page.locator("#before")).to_have_count(0)
        page.locator("#compare").check()
        expect(caption).to_contain_text("2024 as it was written")
        expect(caption).to_contain_text("email")
        shown = page.locator("#before img").get_attribute("src") or ""
        assert desk.fetched(shown) == (output / "email.png").read_bytes()
    finally:
        shutil.rmtree(desk.preview.project / "output")


def test_another_language(desk: Desk) -> None:
    desk.open("size=email&part=masthead")
    page = desk.page
    try:
        with desk.new_picture():
            page.locator("#language").select_option("fr-CA")
        expect(page.locator("#title > span").first).to_have_attribute("lang", "fr-CA")
        expect(page.locator(PICTURE)).to_have_attribute("lang", "fr-CA")
        expect(page.locator("#editor .notice")).to_contain_text("infographic.fr-CA.yaml")
        desk.open("size=email&part=masthead")
        expect(page.locator("#editor .notice")).to_contain_text("infographic.fr-CA.yaml")
    finally:
        with desk.new_picture():
            page.locator("#language").select_option("en-CA")
    expect(page.locator("#editor .notice")).to_have_count(0)
    desk.rest()


def test_files_and_words_are_taken_along(desk: Desk) -> None:
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.with_sizes("email", "letter")
    desk.open("size=email&panel=files")
    page = desk.page
    for name in ("alt-email", "words-email", "words-letter"):
        page.locator(f"#{name}-copy").press("Enter")
        desk.heard("Copied")
        said = page.evaluate("() => navigator.clipboard.readText()")
        assert said.replace("\r\n", "\n") == page.locator(f"#{name}").text_content()
    page.locator("#slices summary").press("Enter")
    page.locator("#slice-1-copy").press("Enter")
    alts = desk.made("email/announcement.html").decode()
    said = page.evaluate("() => navigator.clipboard.readText()")
    assert said
    assert said.split("\n")[0][:30] in alts


def test_make_all_files_writes_what_render_writes(desk: Desk, tmp_path: Path) -> None:
    desk.open("size=email")
    desk.page.locator("#make-all").press("Enter")
    written = desk.page.locator("#written")
    expect(written).to_contain_text("files written.")
    render(desk.preview.config, output=tmp_path)
    found = files(desk.preview.project / "output" / "2025")
    try:
        assert found == files(tmp_path)
        listed = written.locator("li").all_inner_texts()
        assert len(listed) == len(found)
        assert {Path(path).name for path in listed} == {Path(path).name for path in found}
    finally:
        shutil.rmtree(desk.preview.project / "output")


def test_two_windows_follow_one_another(browser: Browser, desk: Desk) -> None:
    desk.open("part=benefits[3]&size=email")
    with at_desk(browser, desk.preview) as other:
        other.open("part=benefits[3]&size=email")
        with desk.new_picture(), other.new_picture():
            desk.field("benefits[3].title").fill("Seen in both")
            desk.saved("benefits[3].title")
        assert desk.picture == other.picture
        expect(other.field("benefits[3].title")).to_have_value("Seen in both")
        with desk.new_picture():
            other.page.locator("#undo").click()
        expect(desk.field("benefits[3].title")).to_have_value("Education and context")


def test_a_server_that_ends_is_told_of(browser: Browser, tmp_path: Path) -> None:
    """What was typed stays, and nothing pretends to be saved."""
    project = sample_project(tmp_path / "project")
    (project / "config" / CONFIG.name).write_text(LITTLE, encoding="utf-8")
    with previewed(project) as preview, at_desk(browser, preview) as desk:
        desk.open("part=masthead&size=social")
        preview.interrupt()
        assert preview.process.wait(30) == 0
        expect(desk.page.locator("#state-said")).to_contain_text("The preview has stopped")
        desk.heard("The preview has stopped")
        expect(desk.page.locator(PICTURE)).to_be_visible()
        desk.field("title").fill("Typed too late")
        desk.field("title").press("Enter")
        expect(desk.note("title")).to_contain_text("isn’t saved")
        expect(desk.field("title")).to_have_value("Typed too late")
        # Connections that were refused; or answered, by another preview that has taken the port.
        desk.shown.console.clear()
        desk.shown.lost.clear()
