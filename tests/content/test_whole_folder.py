"""Whatever lies in the config folder is looked at by a check: files of other commands, and files under odd names."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benefitgraphic.build import check


@pytest.fixture
def alone(config: Path) -> Path:
    """The least that a project can be, in one language."""
    for path in config.parent.glob("*.fr-CA.yaml"):
        path.unlink()
    config.write_text(
        "year: 2025\nlanguage: en-CA\ntheme: harbour\ntitle: What we do\norganization: A ministry\nsizes: [card]\n"
        "fun_facts: [One]\nbrands: [{name: A, purpose: We help people, channels: [X]}]\n",
        encoding="utf-8",
    )
    return config


def _said(config: Path, name: str) -> list[tuple[str, str]]:
    found = check(config)
    return [(one.code, one.severity) for one in found if one.where and one.where.file == f"config/{name}"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("messages: [", "bad-yaml"),
        ("messages: {sum: [views], by: moon}", "unknown-choice"),
        ("nothing_like_it: {sum: [views]}", "unknown-metric"),
        ("messages: {sum: [vjews]}", "unknown-measure"),
        ("messages: {summ: [views]}", "unknown-key"),
        ("sources: {Facebook: Nobody}", "unknown-platform"),
        ("messages: {sum: [views, #reach]}\n", "hashtag"),
        ("# only a comment", "empty-file"),
    ],
)
def test_a_broken_file_of_rules_for_imports_is_found(alone: Path, text: str, code: str) -> None:
    (alone.parent / "imports.yaml").write_text(text, encoding="utf-8")
    assert (code, "error") in _said(alone, "imports.yaml")


def test_rules_that_an_import_takes_are_well(alone: Path) -> None:
    (alone.parent / "imports.yaml").write_text("messages: {sum: [reactions, comments]}\n", encoding="utf-8")
    assert _said(alone, "imports.yaml") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [("infographic: [", "bad-yaml"), ("infographik: {title: {from: a, to: b}}", "bad-notes"), ("a: b #c", "hashtag")],
)
def test_broken_notes_of_a_translation_are_found(alone: Path, text: str, code: str) -> None:
    (alone.parent / "infographic.fr-CA.yaml").write_text("language: fr-CA\ntitle: Nous\n", encoding="utf-8")
    (alone.parent / "translated.fr-CA.yaml").write_text(text, encoding="utf-8")
    assert code in [found for found, _ in _said(alone, "translated.fr-CA.yaml")]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("infographic.fr_CA.yaml", "a known language"),
        ("infographic.backup.yaml", "a known language"),
        ("metrics.français.yaml", "a known language"),
        ("infographic.fr-CA.yml", "ends in .yml"),
        ("imports.yml", "ends in .yml"),
        ("metrics.yml", "ends in .yml"),
        ("translated.de.yaml", "no infographic.de.yaml"),
    ],
)
def test_a_file_that_nothing_reads_is_told_of(alone: Path, name: str, said: str) -> None:
    (alone.parent / name).write_text("title: Nous\n", encoding="utf-8")
    found = [one for one in check(alone) if one.code == "stray-file"]
    assert [one.where.file for one in found if one.where] == [f"config/{name}"]
    assert said in found[0].message and found[0].hint and found[0].severity == "warning"


@pytest.mark.parametrize("name", ["notes.yaml", "README.txt", "imports.yaml", "metrics.xls.bak"])
def test_other_files_are_left_alone(alone: Path, name: str) -> None:
    (alone.parent / name).write_text("messages: {sum: [reactions]}\n", encoding="utf-8")
    assert "stray-file" not in [one.code for one in check(alone)]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, names of files are always text")
def test_a_name_that_is_no_text_is_told_of_in_text(alone: Path) -> None:
    with open(os.path.join(os.fsencode(alone.parent), b"infographic.\xfd.yaml"), "wb") as file:  # noqa: PTH118, PTH123
        file.write(b"a: b\n")
    (found,) = (one for one in check(alone) if one.code == "stray-file")
    assert found.where is not None
    assert found.where.file.encode() == "config/infographic.\ufffd.yaml".encode()
