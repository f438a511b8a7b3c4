"""Nothing in the config reaches outside the project folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.content.load import Loaded, load
from benefitgraphic.diagnostics import Problems
from benefitgraphic.project.paths import OutsideProjectError, Project, stray

LOGO = "logo: assets/logos/mark.svg\nlogo_alt: The mark\n"


def test_the_project_is_the_folder_that_holds_config(tmp_path: Path) -> None:
    assert Project.of(tmp_path / "config" / "infographic.yaml").root == tmp_path
    assert Project.of(tmp_path / "elsewhere" / "mine.yaml").root == tmp_path / "elsewhere"


def test_a_project_without_a_config_folder(config: Path, tmp_path: Path) -> None:
    shutil.copytree(config.parent, tmp_path / "flat")
    loaded = load(tmp_path / "flat" / "infographic.yaml")
    assert loaded.project.root == tmp_path / "flat"
    assert loaded.edition.title.where.file == "infographic.yaml"


def test_the_config_may_be_named_from_where_one_stands(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(config.parent)
    assert load(Path("infographic.yaml")).project.root == config.parents[1]


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../x.svg",
        "a/../../x.svg",
        "C:/x.svg",
        "C:x.svg",
        "\\\\server\\x.svg",
        "..\\x.svg",
        "~/x.svg",
        "a\0b",
        "a\\b.svg",
    ],
)
def test_refuses_paths_that_lead_outside_on_any_system(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutsideProjectError):
        Project(tmp_path, tmp_path / "config" / "infographic.yaml").resolve(path)


@given(st.text(max_size=40))
def test_whatever_is_accepted_stays_inside(text: str) -> None:
    if not stray(text):
        root = Path("/project").resolve()
        parts = (root / text).parts
        assert ".." not in parts
        assert (root / text).is_relative_to(root)


def test_a_logo_that_is_there(small: Callable[..., Loaded], project: Path) -> None:
    (project / "assets" / "logos" / "mark.svg").write_text("<svg/>", encoding="utf-8")
    logo = small(LOGO).edition.logo
    assert logo
    assert logo.path == project / "assets" / "logos" / "mark.svg"
    assert logo.alt.text == "The mark"


@pytest.mark.parametrize("folder", [False, True])
def test_a_link_that_leads_outside(small: Callable[..., Loaded], project: Path, tmp_path: Path, folder: bool) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mark.svg").write_text("<svg/>", encoding="utf-8")
    logos = project / "assets" / "logos"
    try:
        if folder:
            shutil.rmtree(logos)
            logos.symlink_to(outside, target_is_directory=True)
        else:
            (logos / "mark.svg").symlink_to(outside / "mark.svg")
    except OSError:
        pytest.skip("this system allows no symbolic links")
    with pytest.raises(Problems) as problems:
        small(LOGO)
    assert "is a link that leads outside the project folder" in str(problems.value)


def test_a_link_to_itself(small: Callable[..., Loaded], project: Path) -> None:
    logos = project / "assets" / "logos"
    try:
        (logos / "mark.svg").symlink_to(logos / "mark.svg")
    except OSError:
        pytest.skip("this system allows no symbolic links")
    with pytest.raises(Problems):
        small(LOGO)


@pytest.mark.parametrize("name", ["nothing.yaml", ".", "a\0b.yaml", "x" * 400 + ".yaml"])
def test_a_config_that_is_not_there(config: Path, name: str) -> None:
    with pytest.raises(Problems) as problems:
        load(config.parent / name)
    assert len(problems.value.diagnostics) == 1
