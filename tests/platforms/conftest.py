"""A project to import into, and what an import says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result

import projects
from benefitgraphic.imports.importing import Import, read_files


@pytest.fixture
def exports(project: Path) -> Path:
    """A folder for exports in the project."""
    (project / "exports").mkdir()
    return project / "exports"


@pytest.fixture
def rules(config: Path) -> Callable[[str], None]:
    """Writes config/imports.yaml."""
    return lambda text: (config.parent / "imports.yaml").write_text(text, encoding="utf-8") and None


@pytest.fixture
def read(config: Path) -> Callable[..., Import]:
    """Reads exports for 2025."""
    return lambda *files, **how: read_files(config, files, **how)


@pytest.fixture
def run(project: Path) -> Callable[..., Result]:
    """The command as it is typed; never a traceback."""
    return partial(projects.run, project, "import")
