"""Whatever the page looks like, no checker of pages complains of it, and all of it can be used by keys alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from checks import complaints, told
from desk import Desk, expect
from laying import quick
from pages import View
from states import LOOKS, STATES

pytestmark = pytest.mark.xdist_group("browser, the preview")

# Of these, each is looked at in every run; of the others, in the slow one.
USUAL = ("benefit", "figures", "source", "conflict", "files")
EITHER = (View(1024, False), View(320, True))
VIEWS = (View(1440, False), View(1024, True), View(320, False))
# Numbers and frames of overlays lie over the words that they are about, a dialog over the page, and the way back over
# a file that is scrolled.
LAID_OVER = ("overlays", "right to left", "conflict", "source")
# On a phone, the reporting year's column stays in sight, over those of the other years.
LAID_OVER_ON_PHONES = ("figures", "wrong figure")

# Those that wait until they are scrolled to, and what a transition hasn't finished.
_SETTLED = """() => Promise.all([...document.images].map(image => {
    image.loading = 'eager';
    return image.decode().catch(() => null);
})).then(() => Promise.all(document.getAnimations().filter(one => !(one.effect.getComputedTiming().iterations > 9))
    .map(one => one.finished.catch(() => null))))"""


def wrong(desk: Desk, state: str, view: View) -> dict[str, list[str]]:
    """What checkers say of the page as it is, in a window of this size and these colours."""
    desk.shown.view = view
    desk.page.set_viewport_size({"width": view.width, "height": 768})
    desk.page.emulate_media(color_scheme="dark" if view.dark else "light")
    desk.page.evaluate(_SETTLED)
    # Layout doesn't depend on colours.
    same = ("sideways", "broken images", "cut off", "overlapping", "torn words", "small text") if view.dark else ()
    is_laid_over = state in LAID_OVER or (view.is_phone and state in LAID_OVER_ON_PHONES)
    found = complaints(desk.shown, leave_out=same or (["overlapping"] if is_laid_over else []))
    # The long alternative text underlines its headings with signs, which are no words.
    torn = [line for line in found.pop("torn words", ()) if not line.startswith(('"==', '"--'))]
    return {**found, **({"torn words": torn} if torn else {})}


def look_at(desk: Desk, state: str, views: Sequence[View]) -> None:
    """Looks at a state in each of the views."""
    try:
        STATES[state](desk)
        if state == "mail without images":
            desk.shown.console.clear()  # in which Chromium says that the images were withheld
        for view in views:
            found = wrong(desk, state, view)
            assert not found, f"{state}, {view}\n{told(found)}"
    finally:
        if state == "right to left":
            desk.page.locator("#language").select_option("en-CA")


@pytest.mark.slow
@pytest.mark.parametrize("state", quick("figures", of=USUAL))
def test_no_checker_complains(desk: Desk, state: str) -> None:
    look_at(desk, state, VIEWS)


@pytest.mark.slow
@pytest.mark.parametrize(("at", "state"), list(enumerate(sorted(set(STATES) - set(USUAL).union(*LOOKS.values())))))
def test_no_checker_complains_of_any_state(desk: Desk, at: int, state: str) -> None:
    look_at(desk, state, [EITHER[at % 2]])


@pytest.mark.slow
@pytest.mark.parametrize("states", LOOKS.values(), ids=list(LOOKS))
def test_no_checker_complains_of_what_is_looked_at_in_turn(desk: Desk, states: Sequence[str]) -> None:
    for at, state in enumerate(states):
        desk.page.set_viewport_size({"width": 1440, "height": 900})
        look_at(desk, state, [EITHER[at % 2]])


# Every control that can have the focus, as browsers see it; of radio buttons of a group, one.
_REACHABLE = """() => {
    const seen = new Set();
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, iframe, [tabindex]')];
    return all.filter(one => one.tabIndex >= 0 && !one.disabled && !one.matches(':disabled') && one.type !== 'hidden'
        && one.checkVisibility({ visibilityProperty: true })).filter(one => {
        if (one.type !== 'radio') return true;
        const isFirst = !seen.has(one.name);
        seen.add(one.name);
        return isFirst;
    }).map(NAME);
}"""
_NAME = """one => one.type === 'radio' ? one.name
    : one.id || one.getAttribute('href') || one.tagName + '.' + one.className"""
# What has the focus: its name; whether that is to be seen on it or around it; whether it is in sight, and on top.
_FOCUSED = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const around = [one, one.closest('label')].filter(Boolean).map(each => getComputedStyle(each));
    const isMarked = around.some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
    const box = (one.matches('input') && one.closest('label') || one).getBoundingClientRect();
    const inside = { x: Math.max(box.left, 0), y: Math.max(box.top, 0),
        right: Math.min(box.right, innerWidth), bottom: Math.min(box.bottom, innerHeight) };
    const there = document.elementFromPoint((inside.x + inside.right) / 2, (inside.y + inside.bottom) / 2);
    const holder = one.closest('label') || one;
    const isInSight = Boolean(there && (holder.contains(there) || there.contains(holder)));
    return { name: (NAME)(one), isMarked, isInSight, small: Math.min(box.width, box.height) < 24 && !one.matches('a') };
}"""


def reachable(desk: Desk) -> list[str]:
    return list(desk.page.evaluate(_REACHABLE.replace("NAME", f"({_NAME})")))


@pytest.mark.slow
@pytest.mark.parametrize("state", quick("benefit", of=("benefit", "figures", "overlays", "source", "files")))
def test_tab_reaches_every_control_in_order(desk: Desk, state: str) -> None:
    """As the page has them from top to bottom; each shows that it has the focus, and nothing lies over it."""
    STATES[state](desk)
    wanted = reachable(desk)
    assert len(wanted) > 15
    desk.page.evaluate("() => { document.activeElement.blur(); getSelection().removeAllRanges(); }")
    desk.page.locator("body").evaluate(
        "body => { body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex'); }"
    )
    found: list[dict[str, Any]] = []
    for _ in range(2 * len(wanted)):
        desk.press("Tab")
        focused = desk.page.evaluate(_FOCUSED.replace("NAME", _NAME))
        if focused is None or (found and focused["name"] == found[0]["name"]):
            break
        found.append(focused)
    names = [one["name"] for one in found]
    assert [name for name in wanted if name not in names] == [], "Tab doesn't come to these"
    # What moves an item, and removes it, comes when it is reached.
    assert [name for name in names if name in wanted] == wanted
    assert [one["name"] for one in found if not one["isMarked"]] == [], "nobody sees the focus on these"
    assert [one["name"] for one in found if not one["isInSight"]] == [], "something lies over these"


@pytest.mark.slow
def test_the_dialog_holds_the_focus_and_gives_it_back(desk: Desk) -> None:
    desk.open("part=benefits[3]&size=email")
    desk.field("benefits[3].title").fill("Mine")
    desk.saved("benefits[3].title")
    desk.replace(b"title: Mine", b"title: Theirs")
    expect(desk.field("benefits[3].title")).to_have_value("Theirs")
    desk.page.locator("#undo").press("Enter")
    expect(desk.page.locator("#conflict")).to_be_visible()
    for _ in range(12):
        desk.press("Tab")
        # Between its last and its first, browsers go through their own bar.
        assert desk.page.evaluate("() => document.activeElement.matches('body, #conflict *')")
    desk.press("Escape")
    expect(desk.page.locator("#conflict")).to_have_count(0)
    expect(desk.field("benefits[3].title")).to_have_value("Theirs")
    expect(desk.page.locator("#undo")).to_be_focused()


@pytest.mark.slow
def test_the_picture_can_be_skipped(desk: Desk) -> None:
    desk.open("part=masthead&size=email")
    desk.press("Tab")
    expect(desk.page.locator(".skip")).to_be_focused()
    expect(desk.page.locator(".skip")).to_be_in_viewport()
    desk.press("Enter", "Tab")
    expect(desk.page.locator("#tab-edit")).to_be_focused()


@pytest.mark.slow
def test_the_forms_are_there_without_a_wide_window(desk: Desk) -> None:
    """At 1024 px, the column that is filled in each year is in sight, and stays there when a figure is saved."""
    desk.page.set_viewport_size({"width": 1024, "height": 768})
    desk.open("panel=figures&size=email")
    cell = desk.cell("Followers, 2025")
    expect(cell).to_be_in_viewport(ratio=0.9)
    with desk.new_picture():
        cell.fill("620000")
        cell.press("Enter")
    expect(desk.cell("Engagement by channel, Facebook, 2025")).to_be_in_viewport(ratio=0.9)
    expect(cell).to_be_in_viewport(ratio=0.9)
