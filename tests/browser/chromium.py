"""A Chromium of this machine's own, driven by Playwright: started once a process, with an empty profile and no network.

Playwright's own browsers are never downloaded; what the system has is good enough, and .ci/run installs it on Debian.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = [
    "--no-sandbox",  # which root can't have
    "--disable-gpu",
    "--disable-dev-shm-usage",  # a container's shared memory may be small
    "--no-first-run",
    "--disable-background-networking",
    # Whatever a page or the browser itself asks for, there is no network; but the preview answers from this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--force-color-profile=srgb",
]


def executable() -> str | None:
    """Where the browser is."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def missing() -> str | None:
    """Why there is no browser, if so."""
    absent = [name for name in ("playwright", "axe_playwright_python") if importlib.util.find_spec(name) is None]
    if absent:
        return f"there is no {' and no '.join(absent)}"
    return None if executable() else "there is no Chromium"


def demand_browser() -> None:
    """Where there is no browser, skips the test and says why; with CI set, fails."""
    reason = missing()
    if reason and os.environ.get("CI"):
        pytest.fail(f"pages were not looked at: {reason}", pytrace=False)
    if reason:
        pytest.skip(f"pages were not looked at: {reason}")


@contextmanager
def started() -> Iterator[Browser]:
    """A browser, until it is no longer needed."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
