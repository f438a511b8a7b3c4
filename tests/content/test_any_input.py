"""Whatever a project's files hold, `load` gives an edition or says what is wrong: never anything else."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benefitgraphic.content.load import Loaded, load
from benefitgraphic.diagnostics import Problems, as_json, as_text

SAMPLE = Path(__file__).parents[2] / "config"
FILES = ("infographic.yaml", "metrics.yaml", "metrics.csv", "themes/harbour.yaml", "infographic.fr-CA.yaml")
FRENCH = b"language: fr-CA\ntitle: Bonjour {messages}\nbenefits:\n  - title: Un\n  - text: Deux\n"
PIECES = [
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b": ",
    b"- ",
    b"\n",
    b"  ",
    b"\t",
    b"#",
    b"'",
    b'"',
    b"&a ",
    b"*a",
    b"!",
    b"|",
]
PIECES += [
    b">",
    b"%",
    b",",
    b",,",
    b"\0",
    b"\xff",
    b"\xe2\x80\xae",
    b"{messages.",
    b"{x}",
    b"-1",
    b"1.234",
    b"nan",
]
PIECES += [b"null", b"[]", b"{}", b"''", b"../", b"\r", b"?", b"0", b"9" * 30, "é".encode(), b"<<: *a", b"\\"]


def project(folder: Path) -> Path:
    config = folder / "config"
    if not config.exists():
        shutil.copytree(SAMPLE, config)
    for name in FILES:
        good = FRENCH if name.endswith("fr-CA.yaml") else (SAMPLE / name).read_bytes()
        (config / name).write_bytes(good)
    return config


def try_loading(config: Path, language: str | None) -> None:
    try:
        loaded = load(config / "infographic.yaml", language=language)
    except Problems as problems:
        assert problems.diagnostics
        assert any(d.severity == "error" for d in problems.diagnostics)
        assert as_json(problems.diagnostics)
        for diagnostic in problems.diagnostics:
            assert as_text(diagnostic)
            assert "Traceback" not in diagnostic.message
    else:
        assert isinstance(loaded, Loaded)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(name=st.sampled_from(FILES), data=st.binary(max_size=300))
def test_random_bytes(tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes) -> None:
    config = project(tmp_path_factory.getbasetemp())
    (config / name).write_bytes(data)
    try_loading(config, "fr-CA")


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(
    name=st.sampled_from(FILES),
    seed=st.integers(0, 2**32),
    changes=st.integers(1, 4),
    language=st.sampled_from([None, "fr-CA"]),
)
def test_the_sample_with_a_few_slips(
    tmp_path_factory: pytest.TempPathFactory, name: str, seed: int, changes: int, language: str | None
) -> None:
    config = project(tmp_path_factory.getbasetemp())
    data = (config / name).read_bytes()
    chance = random.Random(seed)
    for _ in range(changes):
        at = chance.randrange(len(data) + 1)
        length = chance.choice([0, 0, 1, 1, 5, 40])
        data = data[:at] + chance.choice([*PIECES, b"", data[at : at + 30]]) + data[at + length :]
    (config / name).write_bytes(data)
    try_loading(config, language)


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(year=st.integers(), language=st.text(max_size=12), theme=st.text(max_size=12))
def test_any_option(tmp_path_factory: pytest.TempPathFactory, year: int, language: str, theme: str) -> None:
    config = project(tmp_path_factory.getbasetemp())
    for options in ({"year": year}, {"language": language}, {"theme": theme}):
        try:
            load(config / "infographic.yaml", **options)
        except Problems as problems:
            assert problems.diagnostics
