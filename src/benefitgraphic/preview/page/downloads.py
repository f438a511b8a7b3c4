"""What there is to take along: every file by its size, and the alternative texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from benefitgraphic.preview.overlay import SizeView
from benefitgraphic.preview.page.view_state import MAIL
from benefitgraphic.preview.server.blobs import first_part

if TYPE_CHECKING:
    from benefitgraphic.preview.server.session import Session


@dataclass(frozen=True, slots=True)
class DownloadItem:
    """A file that is written: its name, what it measures and weighs, where it is; empty while it is being made."""

    name: str
    dimensions: str = ""
    size: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True)
class DownloadGroup:
    """Files of a size, those in its folder apart, and what the size says; or files of no size."""

    title: str
    files: tuple[DownloadItem, ...]
    more: tuple[DownloadItem, ...] = ()
    sight: SizeView | None = None

    @classmethod
    def of(cls, size: str, files: Sequence[DownloadItem], sight: SizeView | None) -> DownloadGroup:
        """Those of a size."""
        inner = tuple(file for file in files if "/" in file.name)
        return cls(size, tuple(file for file in files if file not in inner), inner, sight)


def groups_of(session: Session) -> tuple[DownloadGroup, ...]:
    """All files that `benefitgraphic render` would write; until that is known, those there are."""
    files: dict[str, list[DownloadItem]] = {}
    for name in session.names or tuple(session.files):
        made = session.files.get(name)
        size, address = len(made.output.data) if made else 0, session.address(name)
        listed = DownloadItem(name, made.output.dimensions if made else "", size, address)
        files.setdefault(first_part(name), []).append(listed)
    sizes = session.facts.sizes if session.facts else ()
    groups = [DownloadGroup.of(size, files[size], session.sights.get(size)) for size in sizes if size in files]
    others = tuple(file for size, found in files.items() if size not in sizes for file in found)
    return (*groups, *([DownloadGroup("Figures and report", others)] if others else []))


def slice_texts(session: Session) -> list[tuple[str, str]]:
    """Return the slices that the mail shows, as the mail names them, with their alternative texts."""
    mail = session.files.get(MAIL)
    images = _Images()
    images.feed(mail.output.data.decode("utf-8") if mail else "")
    return images.found


class _Images(HTMLParser):
    """The images of a page: their addresses and alternative texts, of those that have one."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        source, alt = said.get("src"), said.get("alt")
        if tag == "img" and source and alt:
            self.found.append((source, alt))
