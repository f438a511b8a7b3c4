"""What the page can look like, each with how somebody gets there; checkers look at all of them."""

from __future__ import annotations

from collections.abc import Callable

from desk import Desk, expect
from laying import ARABIC

State = Callable[[Desk], None]


def _opened(query: str) -> State:
    return lambda desk: desk.open(query)


def _reached(part: str) -> State:
    """A part's form: opened, or reached from another where the page is open."""

    def state(desk: Desk) -> None:
        if desk.page.url == "about:blank":
            desk.open(f"part={part}&size=email")
        else:
            desk.go(part)

    return state


def _benefit(desk: Desk) -> None:
    desk.with_sizes("social", "letter")
    desk.open("part=benefits[3]&size=letter")


def _icon_grid(desk: Desk) -> None:
    desk.open("part=benefits[3]&size=email")
    desk.page.locator("#picker-benefits-3-icon summary").click()
    expect(desk.page.locator(".icon-grid input").first).to_be_attached()


def _sayings(desk: Desk) -> None:
    desk.open("part=thanks&size=email")
    desk.page.locator("#sayings summary").click()
    expect(desk.page.locator("[data-insert]").first).to_be_visible()


def _wrong_field(desk: Desk) -> None:
    desk.open("part=benefits[3]&size=email")
    desk.field("benefits[3].text").fill("There is no such {figure} here.")
    expect(desk.note("benefits[3].text")).to_contain_text("figure")


def _new_item(desk: Desk) -> None:
    desk.open("part=resources&size=email")
    desk.page.locator("#add-resources").click()
    desk.page.locator("#add-now").click()
    expect(desk.page.locator("#new [aria-invalid]").first).to_be_visible()


def _wrong_figure(desk: Desk) -> None:
    desk.open("panel=figures&size=email")
    cell = desk.cell("Followers, 2025")
    cell.fill("many")
    cell.press("Enter")
    expect(cell).to_have_attribute("aria-invalid", "true")


def _broken(desk: Desk) -> None:
    desk.open("panel=problems&size=email")
    desk.replace(b"theme: harbour ", b"theme: harbuor ")
    expect(desk.page.locator("#older")).to_be_visible()
    expect(desk.page.locator(".problem.error")).to_be_visible()


def _source(desk: Desk) -> None:
    _broken(desk)
    desk.page.locator(".problem.error .what").click()
    expect(desk.page.locator("#marked")).to_be_focused()


def _unreadable(desk: Desk) -> None:
    desk.open("size=email")
    desk.write("infographic.yaml", desk.words + b"\tno: [yaml\n")
    expect(desk.page.locator("#editor .messages")).to_be_visible()
    expect(desk.page.locator("#older")).to_be_visible()


def _warned(desk: Desk) -> None:
    desk.open("panel=problems&size=email")
    desk.replace(
        b"      From celebrating culture", b"      " + b"Many more words than a reader reads here. " * 12 + b"From"
    )
    expect(desk.page.locator(".problem.warning").first).to_be_visible()
    desk.rest()


def _conflict(desk: Desk) -> None:
    desk.open("part=benefits[3]&size=email")
    desk.field("benefits[3].title").fill("Mine {wrong}")
    expect(desk.note("benefits[3].title")).to_contain_text("wrong")
    desk.replace(b"title: Education and context", b"title: Theirs")
    desk.field("benefits[3].title").fill("Mine")
    expect(desk.page.locator("#conflict")).to_be_visible()


def _all_files(desk: Desk) -> None:
    desk.with_sizes("email", "social", "letter")
    desk.open("panel=files&size=email")
    for summary in desk.page.locator("#files summary").all():
        summary.click()


def _arabic(desk: Desk) -> None:
    desk.open("size=email&overlay=findings&overlay=order")
    for path in ARABIC.glob("*.yaml"):
        desk.write(path.name, path.read_bytes())
    expect(desk.page.locator("#language option[value=ar]")).to_be_attached()
    with desk.new_picture():
        desk.page.locator("#language").select_option("ar")


# What changes no file: one is reached from another.
LOOKS = {
    "forms": ("masthead", "brand", "panel of numbers", "fun facts", "resource", "look and settings"),
    "pictures": (
        "overlays", "beside last year's", "phone", "mail", "mail in the dark", "mail without images",
        "as others see colours", "no problems", "icon grid", "figures in texts",
    ),
}  # fmt: skip
STATES: dict[str, State] = {
    "masthead": _reached("masthead"),
    "brand": _reached("brands[1]"),
    "benefit": _benefit,
    "panel of numbers": _reached("numbers.panels[2]"),
    "fun facts": _reached("fun_facts"),
    "resource": _reached("resources[1]"),
    "look and settings": _reached("look"),
    "figures": _opened("panel=figures&size=email"),
    "no problems": _opened("panel=problems&size=email&zoom=200"),
    "overlays": _opened("size=email&overlay=edges&overlay=findings&overlay=order"),
    "beside last year's": _opened("size=email&compare=1"),
    "phone": _opened("size=email&view=phone"),
    "mail": _opened("size=email&view=light"),
    "mail in the dark": _opened("size=email&view=dark"),
    "mail without images": _opened("size=email&view=words"),
    "as others see colours": _opened("size=email&colour=deuteranopia&zoom=100"),
    "icon grid": _icon_grid,
    "figures in texts": _sayings,
    "wrong field": _wrong_field,
    "new item": _new_item,
    "wrong figure": _wrong_figure,
    "broken": _broken,
    "source": _source,
    "unreadable": _unreadable,
    "warned": _warned,
    "conflict": _conflict,
    "files": _all_files,
    "right to left": _arabic,
}
