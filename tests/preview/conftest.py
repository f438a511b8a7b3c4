"""The real preview on a copy of the sample, and a browser's window to open its page in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from desk import Desk, at_desk, restore
from previewing import Preview, previewed, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview for all tests of this process that look at its page; each begins with the sample's files."""
    with previewed(tmp_path_factory.mktemp("desk") / "project") as preview:
        yield preview


@pytest.fixture(scope="session")
def first(browser: Browser, running: Preview) -> str:
    """The address of the sample's picture, as it is before anything is changed."""
    with at_desk(browser, running) as desk:
        desk.open("size=email")
        return desk.picture


@pytest.fixture
def desk(browser: Browser, running: Preview, first: str) -> Iterator[Desk]:
    """A window of 1440 px, and the sample as it is."""
    restore(running)
    with at_desk(browser, running) as desk:
        view = f"/{running.token}/view?size=email"
        until(lambda: first in (now := desk.fetched(view).decode()) and 'id="older"' not in now)
        yield desk
