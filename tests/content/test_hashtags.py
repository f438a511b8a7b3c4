"""A hashtag that YAML takes for a comment is found, wherever it stands; a comment stays one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.scalar_style import fresh
from benefitgraphic.project.yaml.tree import Branch

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]


# Read with libyaml, and without.
with_each_loader = pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)


def _read(text: str, loader: type = LOADERS[-1]) -> tuple[Branch | None, tuple[Diagnostic, ...]]:
    path = Path("/nowhere/words.yaml")
    findings = Findings({path: text.encode()})
    return read_yaml(path, "words.yaml", findings, loader=loader), findings.ordered()


LOST = [
    "thanks: To all who tagged us with #TranBC",
    "event: #RoadWeek2025",
    "subtitle: Why we are #1",
    "t: vu sous #été",
    "t: on #_x",
    "t: on #مرحبا",
    "t: on #१",
    "t: on #🍁",
    "t: on #{year}",
    "t: on #'x'",
    "accent: #013366",
    "l:\n- #Road",
    "l:\n- a\n- #Road\n- b",
    "l:\n  - a #Road",
    "l: [a, #b]",
    "l: [a,#b\n c]",
    "l: [a, #b\n c]",
    "l: [a, b] #c",
    "m: {a: b, c: #d}",
    "m: {a: b #d\n }",
    "m: {a: b} #c",
    't: "half" #Tag',
    "t: 'half' #Tag",
    't: "half"#Tag',
    "t: | #Tag\n  text",
    "t: >- #Tag\n  text",
    "t: one\n  two #tag",
    "t: one\n  two #tag\n  three",
    "t: one #tag\n  two",
    "t: one\n  #tag",
    "t: one\n  #tag\nk: v",
    "t:\n  #tag\nk: v",
    "t: #TranBC is\n  our tag",
    "a:\n  - b: c #d\n    e: f",
    "t: &a one #tag\nk: *a",
    "a: b\r\nt: c #d\r\n",
    "--- #tag\na: b",
]


@with_each_loader
@pytest.mark.parametrize("text", LOST)
def test_what_yaml_takes_for_a_comment_is_found_at_its_place(text: str, loader: type) -> None:
    _, found = _read(text, loader)
    assert [one.code for one in found] == ["hashtag"]
    where = found[0].where
    assert where and text.splitlines()[where.line - 1][where.column - 1] == "#"
    assert found[0].severity == "error" and "quotes" in found[0].hint


@pytest.mark.parametrize("text", ["t: |#Tag\n  text", "t: >-#Tag\n  text"])
def test_it_is_found_where_only_libyaml_takes_it_for_a_comment(text: str) -> None:
    assert [one.code for one in _read(text)[1]] in (["hashtag"], ["bad-yaml"])


@with_each_loader
@pytest.mark.parametrize(
    "text",
    [
        "#comment\n# comment\na: b",
        "a: b # comment",
        "a: b #",
        "a: b #----- c",
        "a: b ## c",
        'a: "b #c"',
        "a: 'b #c'",
        "a: b#c",
        "a: https://example.org/#part",
        "a: |\n  b #c\n  #d",
        "a: >-\n  #b\n  c",
        'a: "b\n  #c\n  d"',
        "a: b\n#logo: mine.svg",
        "a: b\n  #logo: mine.svg\nc: d",
        "a:\n  #b: c\nd: e",
        "a: #ours\n  - b",
        "a: #ours\n- b",
        "a: #ours\n  b: c",
        "a: #ours\n  {b: c}",
        "- #note\n  a: b".replace("- ", "k:\n- ", 1),
        "k:\n  - a\n  #- b\n  #c\n  - d",
        "k:\n  #heading\n  - a",
        "k: {a: b}\n#Tag\nd: e",
        "k: [\n  a,\n  #b,\n  c]",
        "a: b\n\n  #note\nc: d",
        "a: b\n# x\n  #note\nc: d",
    ],
)
def test_comments_and_what_stands_in_quotes_are_left_alone(text: str, loader: type) -> None:
    assert "hashtag" not in [one.code for one in _read(text, loader)[1]]


def test_each_file_that_designers_write_is_looked_at(problems: Callable[..., str], config: Path) -> None:
    theme = (config.parent / "themes" / "harbour.yaml").read_text(encoding="utf-8")
    dark = next(line for line in theme.splitlines() if line.strip().startswith("ink:"))
    said = problems(files={"themes/harbour.yaml": theme.replace(dark, dark.replace('"', ""))})
    assert "config/themes/harbour.yaml" in said and "takes '#" in said
    assert said.count("error:") == 1  # not that the colour is missing, too
    (config.parent / "themes" / "harbour.yaml").write_text(theme, encoding="utf-8")
    metrics = (config.parent / "metrics.yaml").read_text(encoding="utf-8")
    said = problems(files={"metrics.yaml": metrics.replace("label: Total engagement", "label: Total #engagement")})
    assert "metrics.yaml" in said and "takes '#engagement'" in said
    (config.parent / "metrics.yaml").write_text(metrics, encoding="utf-8")
    said = problems(files={"infographic.fr-CA.yaml": "language: fr-CA\ntitle: Nous sommes #TranBC\n"}, language="fr-CA")
    assert "infographic.fr-CA.yaml:2:20" in said


@pytest.mark.parametrize("flow", [False, True])
@given(st.lists(st.sampled_from(["#", " ", "a", "é", "1", ":", "[", "'", '"', ",", "-", "!"]), min_size=1, max_size=12))
def test_what_the_page_writes_says_all_of_it(flow: bool, pieces: list[str]) -> None:
    text = " ".join("".join(pieces).split())
    written = fresh(text, flow=flow)
    tree, found = _read(f"k: [{written}, x]\n" if flow else f"k: {written}\n")
    assert not found
    assert tree
    entry = tree.entries["k"].value
    said = entry.items[0] if flow and hasattr(entry, "items") else entry
    assert getattr(said, "text", None) == (text or "")
