"""The real preview on a copy of the sample, and a browser's window to open its page in."""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import pytest

from desk import SIZE, Desk, at_desk, restore
from previewing import Preview, previewed, sample_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    """Lets a test's fixtures run an event loop of their own, as `pytest_runtest_call` does."""
    return (yield from _with_a_loop_of_its_own(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Lets a test run an event loop of its own where a browser is open: Playwright's counts as running all the time."""
    return (yield from _with_a_loop_of_its_own(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    """Likewise, where a loop that several tests share is closed."""
    return (yield from _with_a_loop_of_its_own(item))


def _with_a_loop_of_its_own(item: pytest.Item) -> Generator[None, object, object]:
    if "browser" in getattr(item, "fixturenames", ()):
        return (yield)
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        return (yield)
    finally:
        asyncio._set_running_loop(loop)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview for all tests of this process that look at its page; each begins with the sample's files."""
    with previewed(sample_project(tmp_path_factory.mktemp("desk") / "project", SIZE)) as preview:
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
        desk.until(lambda: first in (now := desk.fetched(view).decode()) and 'id="older"' not in now)
        yield desk
