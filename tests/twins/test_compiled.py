"""Templates are compiled once; where nothing may be kept, they work all the same."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from benefitgraphic.twins.compiled import CompiledTemplates


def said(folder: Path, source: str) -> str:
    loader = DictLoader({"page": source})
    return (
        Environment(loader=loader, bytecode_cache=CompiledTemplates(str(folder / "module.py")))
        .get_template("page")
        .render()
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "module.py").touch()
    return tmp_path


def test_a_template_is_kept_and_made_anew_when_it_changes(folder: Path) -> None:
    assert said(folder, "a {{ 1 + 1 }}") == "a 2"
    (kept,) = (folder / "__pycache__").iterdir()
    first = kept.read_bytes()
    assert said(folder, "b {{ 1 + 1 }}") == "b 2"
    assert kept.read_bytes() != first


def test_a_template_is_made_anew_when_its_module_changes(folder: Path) -> None:
    assert said(folder, "a {{ 1 + 1 }}") == "a 2"
    os.utime(folder / "module.py", (1, 1))
    assert said(folder, "a {{ 1 + 1 }}") == "a 2"
    assert len(list((folder / "__pycache__").iterdir())) == 2


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"j2" + bytes(60)])
def test_a_damaged_one_is_made_anew(folder: Path, damage: bytes) -> None:
    assert said(folder, "a {{ 1 + 1 }}") == "a 2"
    (kept,) = (folder / "__pycache__").iterdir()
    kept.write_bytes(damage)
    assert said(folder, "a {{ 1 + 1 }}") == "a 2"


def test_where_nothing_can_be_written_it_is_compiled_each_time(folder: Path) -> None:
    (folder / "__pycache__").rmdir()
    (folder / "__pycache__").write_text("a file where the folder should be", encoding="utf-8")
    assert said(folder, "a {{ 1 + 1 }}") == "a 2"


def test_what_asks_python_to_keep_nothing_is_heeded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert said(folder, "a") == "a"
    assert list((folder / "__pycache__").iterdir()) == []
