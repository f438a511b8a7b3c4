"""Words that would be scripts anywhere else are words on the page: nothing of them runs, and all of them are read."""

from __future__ import annotations

import re
from collections.abc import Collection

import pytest
import yaml

from desk import Desk, expect

pytestmark = [pytest.mark.xdist_group("browser, the preview"), pytest.mark.slow]

SCRIPT = "<script>window.ran = 1</script>"
# What check takes for a note that somebody has to fill in, or for a placeholder, and refuses; what it lets through.
REFUSED = f"{SCRIPT} {{{SCRIPT}}} \"><img src=x onerror='window.ran = 1'> </textarea> </title> {{{{{{{{7*7}}}}}}}}"
LET_THROUGH = "Tags \"'> <img src=x onerror=window.ran=1 y=' &lt;script&gt;window.ran = 1&lt;/script&gt; &amp; &#x27;"
# What runs sets a flag; what is kept from running is told of.
WATCH = """
window.refused = [];
document.addEventListener('securitypolicyviolation', event => window.refused.push(event.violatedDirective));
"""
# Each is opened with some of the words, and reached from another with the others.
PARTS = ("masthead", "brands[1]", "benefits[3]", "numbers.panels[1]", "fun_facts", "resources[1]", "thanks", "look")
PANELS = ("figures", "problems", "files")


@pytest.fixture
def watched(desk: Desk) -> Desk:
    desk.page.add_init_script(WATCH)
    return desk


# A view that is newer may take a frame's place while it is asked; then all are asked again.
_TRIES = 5


def told_by_frames(desk: Desk) -> dict[str, object]:
    """What ran in each frame of the page, and what was kept from running."""
    from playwright.sync_api import Error

    for tries in range(_TRIES):
        frames = desk.page.frames
        try:
            return {frame.url: frame.evaluate("() => [window.ran ?? null, window.refused ?? []]") for frame in frames}
        except Error:
            if tries == _TRIES - 1 or not any(frame.is_detached() for frame in frames):
                raise
    raise AssertionError


def nothing_ran(desk: Desk) -> None:
    told = told_by_frames(desk)
    assert all(one == [None, []] for one in told.values()), told
    assert not desk.page.locator("main img[src=x], main script").count()


def look_around(desk: Desk, *, afresh: Collection[str], more: str = "") -> None:
    """Looks at every part and panel: opens these, and goes to the others in a page that is open."""
    for part in PARTS:
        if part in afresh:
            desk.open(f"size=email&part={part}{more}")
        else:
            desk.go(part)
        nothing_ran(desk)
    for panel in PANELS:
        if panel in afresh:
            desk.open(f"size=email&panel={panel}{more}")
        else:
            desk.turn_to(panel)
        nothing_ran(desk)


def quoted(text: str) -> bytes:
    """As YAML's single quotes have it."""
    return ("'" + text.replace("'", "''") + "'").encode()


def fill(desk: Desk, words: str) -> None:
    """Has every text of the project say that, the figures' names, too, and the reason of a silence."""
    data = desk.words
    for key in ("event", "title", "subtitle", "organization", "purpose", "text", "short", "lede", "label", "note"):
        for line in re.findall(rf"^ *(?:- )?{key}: .*$".encode(), data, re.MULTILINE):
            if not line.endswith(b">-"):
                data = data.replace(line, line[: line.index(b": ") + 2] + quoted(words))
    data = data.replace(b"Every Halloween, a few ghosts", quoted(words) + b"\n  - Every Halloween, a few ghosts")
    data = re.sub(rb"^(thanks|source): .*$", lambda key: key[1] + b": " + quoted(words), data, flags=re.MULTILINE)
    data += b"silence:\n  long-text benefits[1].text: " + quoted(words) + b"\n"
    desk.write("infographic.yaml", data)
    metrics = (desk.preview.config.parent / "metrics.yaml").read_bytes()
    desk.write("metrics.yaml", re.sub(rb"label: .*", lambda _: b"label: " + quoted(words), metrics))
    cell = words.replace('"', '""')
    desk.write("metrics.csv", desk.sheet.replace(b"Instagram", f'"{cell}"'.encode()))


def test_nothing_runs_of_what_reaches_the_picture(watched: Desk) -> None:
    desk, page = watched, watched.page
    desk.open("size=email")
    with desk.new_picture():
        fill(desk, LET_THROUGH)
        expect(page.locator("#title > span").first).to_have_text(LET_THROUGH)
    desk.rest()
    expect(page.locator("#older")).to_have_count(0)
    assert LET_THROUGH in page.title()
    look_around(desk, afresh=PARTS[::2] + PANELS[::2], more="&overlay=findings&overlay=order")
    desk.open("size=email&compare=1&panel=figures")
    expect(page.locator("#before img")).to_be_visible()
    expect(page.locator("#figures-table th").filter(has_text=LET_THROUGH).first).to_be_visible()
    nothing_ran(desk)
    desk.open("size=email&view=phone")
    nothing_ran(desk)
    for view in ("light", "dark"):
        page.locator("#as").select_option(view)
        # The frame of the view before makes room for this one's.
        expect(page.locator("#mail")).to_have_attribute("src", re.compile(rf"\?{view}$"))
        expect(page.frame_locator("#mail").locator("h1")).to_contain_text(LET_THROUGH)
        nothing_ran(desk)
    desk.go("benefits[3]")
    for name in ("title", "text", "short"):
        expect(desk.field(f"benefits[3].{name}")).to_have_value(LET_THROUGH)
    desk.page.locator("#up-benefits-3").press("Enter")
    desk.heard("is now 2 of 9")
    expect(desk.page.locator("#up-benefits-2")).to_be_focused()
    desk.page.locator("#drop-benefits-2").press("Enter")
    desk.heard("Removed")
    nothing_ran(desk)


def test_nothing_runs_of_what_is_refused(watched: Desk) -> None:
    desk, page = watched, watched.page
    desk.open("size=email")
    fill(desk, REFUSED)
    expect(page.locator("#older")).to_be_visible()
    look_around(desk, afresh=PARTS[1::2] + PANELS[1::2])
    desk.go("benefits[3]")
    expect(desk.field("benefits[3].text")).to_have_value(REFUSED)
    expect(page.locator("#open-benefits-3")).to_contain_text(SCRIPT)
    desk.turn_to("problems")
    page.locator(".problem .what").first.click()
    expect(page.locator("#source")).to_contain_text(SCRIPT)
    nothing_ran(desk)


def test_what_is_typed_is_told_as_it_is(watched: Desk) -> None:
    desk = watched
    desk.open("size=email&part=benefits[3]")
    before = desk.words
    desk.field("benefits[3].text").fill(REFUSED)
    expect(desk.note("benefits[3].text")).to_contain_text("<script>")
    nothing_ran(desk)
    assert desk.words == before
    desk.field("benefits[3].text").fill(LET_THROUGH)
    desk.saved("benefits[3].text")
    assert yaml.safe_load(desk.words)["benefits"][2]["text"] == LET_THROUGH
    # Both versions of a conflict.
    desk.field("benefits[3].text").fill(REFUSED)
    expect(desk.note("benefits[3].text")).to_contain_text("<script>")
    desk.replace(quoted(LET_THROUGH) if quoted(LET_THROUGH) in desk.words else LET_THROUGH.encode(), quoted(SCRIPT))
    desk.field("benefits[3].text").fill(f"{LET_THROUGH} Mine")
    expect(desk.page.locator("#theirs-1 + .said")).to_have_text(SCRIPT)
    expect(desk.page.locator("#mine-1 + .said")).to_have_text(f"{LET_THROUGH} Mine")
    nothing_ran(desk)
    desk.press("Escape")


@pytest.mark.parametrize("address", ["javascript:window.ran=1", "data:text/html,<script>window.ran=1</script>"])
def test_an_address_that_is_a_script_is_refused(watched: Desk, address: str) -> None:
    desk = watched
    desk.open("size=email&part=resources[1]")
    before = desk.words
    desk.field("resources[1].url").fill(address)
    desk.field("resources[1].url").press("Enter")
    expect(desk.note("resources[1].url")).not_to_be_empty()
    assert desk.words == before
    # The same in the file.
    desk.write("infographic.yaml", before.replace(b"https://www.example.org/podcast", quoted(address)))
    expect(desk.page.locator("#older")).to_be_visible()
    desk.page.locator("#tab-problems").click()
    expect(desk.page.locator(".problem.error")).to_contain_text("web address")
    assert desk.page.locator("a[href^='javascript'], a[href^='data']").count() == 0
    nothing_ran(desk)


def test_names_in_messages_are_words(watched: Desk) -> None:
    """Of unknown keys, themes, icons, files and metrics."""
    desk, page = watched, watched.page
    desk.open("size=email&panel=problems")
    data = desk.words.replace(b"theme: harbour ", b"theme: " + quoted(SCRIPT) + b" ")
    data = data.replace(b"icon: siren", b"icon: " + quoted(SCRIPT))
    data = data.replace(b"# logo: assets/logos/ministry.svg ", b"logo: " + quoted(f"assets/logos/{SCRIPT}.svg") + b" ")
    data = data.replace(b"{metric: messages,", b"{metric: " + quoted(SCRIPT) + b",") + quoted(SCRIPT) + b": 1\n"
    desk.write("infographic.yaml", data)
    expect(page.locator(".problem.error").first).to_be_visible()
    expect(page.locator(".problem").filter(has_text=SCRIPT).first).to_be_visible()
    nothing_ran(desk)
    page.locator(".problem .what").first.click()
    expect(page.locator("#marked")).to_be_visible()
    expect(page.locator("#source")).to_contain_text(SCRIPT)
    nothing_ran(desk)
    desk.open("size=email&part=look")
    nothing_ran(desk)
    desk.go("benefits[4]")
    nothing_ran(desk)
