"""What every test may ask for: the sample, a copy of its project, and whether baselines are to be rewritten.

`python -m pytest` leaves out what is marked slow: sweeps, tours of the page, all themes. `python -m pytest --all` runs
everything.

`python -m pytest --rewrite` writes every golden (tests/goldens) and picture baseline (tests/pictures) anew, from what
the code makes now. Read the diff before you commit it: it is what readers will notice.
"""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from benefitgraphic.build import render
from benefitgraphic.design.sizes import SIZES
from benefitgraphic.edition import Edition
from chromium import demand_browser, started
from laying import CONFIG, LANGUAGES, ROOT, sample_edition

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples on every run and machine; a failure here fails there.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write goldens and picture baselines anew")
    parser.addoption("--all", action="store_true", help="run the slow tests, too")


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Has tests of one size run in one process, where they share layouts, and leaves slow ones out.

    Those run where all are asked for, some by `-m`, or this one by its name.
    """
    for item in items:
        size = item.callspec.params.get("size") if hasattr(item, "callspec") else None
        if size in SIZES and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(f"at {size}"))
    wanted = ("--all", "--rewrite", "-m")
    if any(config.getoption(option) for option in wanted) or any("::" in name for name in config.args):
        return
    slow = [item for item in items if "slow" in item.keywords]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if "slow" not in item.keywords]


def pytest_collection_finish() -> None:
    """What has been imported and collected stays: the garbage collector needn't look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether baselines are written instead of compared."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder of its own: a copy of the sample's config and assets, nothing rendered yet."""
    folder = tmp_path / "project"
    for name in ("config", "assets"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture
def config(project: Path) -> Path:
    """That project's main config file."""
    return project / "config" / CONFIG.name


@pytest.fixture(scope="session")
def sample() -> Edition:
    """The sample edition, in the theme that its config names."""
    return sample_edition()


@pytest.fixture(scope="session")
def made_in(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Edition, Path]]:
    """From a language, or two with one mail, to the sample in it, and the folder with all that a designer gets.

    It is made once a process.
    """

    @lru_cache
    def made(language: str) -> tuple[Edition, Path]:
        folder = tmp_path_factory.mktemp("made")
        shutil.copytree(ROOT / "config", folder / "config")
        first, *others = language.split("+")
        sizes = ("email", "letter", "hero")
        config, output = folder / "config" / CONFIG.name, folder / "output"
        render(config, language=first, with_languages=others, sizes=sizes, output=output)
        return LANGUAGES[first](), output

    return made


@pytest.fixture(scope="session", params=list(LANGUAGES))
def made(request: pytest.FixtureRequest, made_in: Callable[[str], tuple[Edition, Path]]) -> tuple[Edition, Path]:
    """The same, in each language."""
    return made_in(request.param)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for all tests of this process; they belong to one of few groups, so there are few processes."""
    demand_browser()
    with started() as browser:
        yield browser
