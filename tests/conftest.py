"""What every test may ask for: the sample, a copy of its project, and whether baselines are to be rewritten.

`python -m pytest --rewrite` writes every golden (tests/goldens) and picture baseline (tests/pictures) anew, from what
the code makes now. Read the diff before you commit it: it is what readers will notice.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import hypothesis
import pytest

from benefitgraphic.content.edition import Edition
from laying import ROOT, sample_edition

# The same examples on every run and machine; a failure here fails there.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write goldens and picture baselines anew")


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


@pytest.fixture(scope="session")
def sample() -> Edition:
    """The sample edition, in the theme that its config names."""
    return sample_edition()
