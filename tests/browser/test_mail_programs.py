"""The message's HTML as mail programs show it: a page of theirs around it, its sheet dropped, the images its parts."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benefitgraphic.edition import Edition
from checks import complaints, told
from pages import WIDTHS, View, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.slow]


def received(eml: Path, folder: Path) -> Path:
    """The message as a strict program shows it: only what its body holds, without any sheet, on a white page."""
    message = email.message_from_bytes(eml.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    shown = message.get_body(("html",))
    assert shown is not None
    html = str(shown.get_content())
    for part in message.walk():
        if part.get_content_type() == "image/png":
            name = part["Content-ID"].strip("<>")
            (folder / f"{name}.png").write_bytes(part.get_content())
            html = html.replace(f"cid:{name}", f"{name}.png")
    body = re.search(r"<body([^>]*)>(.*)</body>", re.sub(r"(?s)<style.*?</style>", "", html), re.DOTALL)
    assert body
    path = folder / "received.html"
    path.write_text(
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Inbox</title>'
        '<meta name="viewport" content="width=device-width"></head>'
        f'<body style="margin:0"><main{body[1]}>{body[2]}</main></body></html>',
        encoding="utf-8",
    )
    return path


# There are no other colours, and a translation has other words in the same markup: axe looks at each part of it once.
AXE = (View(320), View(1200, images=False))
VIEWS = {
    "en-CA": (*(View(width) for width in WIDTHS), *(View(width, images=False) for width in WIDTHS)),
    "fr-CA": (View(320), View(640, images=False)),
}


@pytest.mark.parametrize(
    ("language", "view"), [(language, view) for language, views in VIEWS.items() for view in views], ids=str
)
def test_no_checker_complains(
    browser: Browser, made_in: Callable[[str], tuple[Edition, Path]], tmp_path: Path, language: str, view: View
) -> None:
    _, folder = made_in(language)
    path = received(folder / "email/announcement.eml", tmp_path)
    with opened(browser, path, view) as shown:
        found = complaints(shown, leave_out=[] if view in AXE else ["axe"])
    assert not found, told(found)
