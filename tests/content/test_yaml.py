"""YAML without its surprises: values stay what was typed, and giants are refused at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.content.load import Loaded, load
from benefitgraphic.diagnostics import Problems
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.yaml.reader import read_yaml
from typed import source_of, thanks_of


@pytest.mark.parametrize("typed", ["no", "Yes", "12:30", "2025", "0x10", "1e3", "2025-01-01", ".5", "=", "X", "off"])
def test_text_stays_what_was_typed(small: Callable[..., Loaded], typed: str) -> None:
    thanks = thanks_of(small(f"thanks: {typed}\n").edition)
    assert thanks
    assert thanks.text == typed


@pytest.mark.parametrize("typed", ["", "~", "null", "# a comment"])
def test_a_key_without_a_value_is_left_out(small: Callable[..., Loaded], typed: str) -> None:
    assert thanks_of(small(f"thanks: {typed}\n").edition) is None


@pytest.mark.parametrize(
    ("typed", "sample"), [("true", True), ("Yes", True), ("on", True), ("false", False), ("no", False)]
)
def test_true_and_false_in_all_spellings(small: Callable[..., Loaded], typed: str, sample: bool) -> None:
    assert small(f"sample: {typed}\n").edition.sample is sample


def test_lines_are_joined(small: Callable[..., Loaded]) -> None:
    edition = small("thanks: |\n  Thank\n  you \n  all\n\nsource: >\n  From\n  reports\n").edition
    assert (str(thanks_of(edition)), str(source_of(edition))) == ("Thank you all", "From reports")


def test_windows_line_ends_and_a_byte_order_mark(config: Path) -> None:
    text = config.read_text(encoding="utf-8").replace("\n", "\r\n")
    config.write_bytes(b"\xef\xbb\xbf" + text.encode())
    sheet = config.parent / "metrics.csv"
    sheet.write_bytes(b"\xef\xbb\xbf" + sheet.read_bytes().replace(b"\n", b"\r\n"))
    edition = load(config).edition
    assert edition.title.where.column == len("title: ") + 1


def test_repeating_a_part_is_allowed(small: Callable[..., Loaded]) -> None:
    edition = small("event: &e Social Media Day\nthanks: *e\n").edition
    assert str(thanks_of(edition)) == "Social Media Day"


@pytest.mark.parametrize("more", ["thanks: &you all\n", "fun_facts: [&co one]\n", "thanks: &a b\nevent: &c d\n"])
def test_a_text_that_begins_like_a_name_is_not_cut(problems: Callable[..., str], more: str) -> None:
    assert problems(more).count("YAML takes it for a name, and nothing repeats it") == more.count("&")


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 300_000,
        "a: " + "{a: " * 200_000,
        "".join("\n" + " " * i + "a:" for i in range(1_200)),
        "- " * 300_000,
        "? " * 300_000,
        "a: &a " * 1_000,
        "a: [" + "x, " * 300_000 + "]",
        "\n".join(f"k{i}: v" for i in range(60_000)),
        "fun_facts:\n" + "- '{x}'\n" * 100_000,
        "a: '" + "x" * 900_000 + "'",
        "b: &b '" + "x" * 4_900 + "'\nfun_facts: [" + "*b, " * 4_000 + "]",
        'thanks: "' + "\\x7Bx\\x7D" * 2_000 + '"\n' + "# filler\n" * 90_000,
        "#" * 900_000,
        "a: " + "!" * 900_000,
        "a: |\n" + " \n" * 300_000,
        "x" * 2_000_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_giants_are_refused(config: Path, text: str) -> None:
    config.write_text(text, encoding="utf-8")
    with pytest.raises(Problems):
        load(config)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "metric,category,2025\n" + "x,,1\n" * 50_000,
        "metric,category,2025\n" + "x,,1\n" * 19_000,
        "metric,category,2025\n" + "messages,,1\n" * 19_000,
        "metric,category,2025\n" + "".join(f"engagement_by_channel,c{i},\n" for i in range(19_000)),
        "metric,category," + ",".join(map(str, range(1950, 2026))) + "\n" + ("messages" + "," * 77 + "\n") * 19_000,
        "metric,category," + "," * 1_000_000,
        '"' + "x" * 4_000_000,
        '"\n' * 1_000_000,
        "," * 4_900_000,
        "x" * 6_000_000,
    ],
    ids=["rows", "unknown", "twice", "categories", "wide", "columns", "quote", "quotes", "commas", "large"],
)
def test_giant_sheets_are_refused(config: Path, text: str) -> None:
    (config.parent / "metrics.csv").write_text(text, encoding="utf-8")
    with pytest.raises(Problems) as problems:
        load(config)
    assert len(problems.value.diagnostics) <= 201


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    findings = Findings()
    assert read_yaml(path, "any.yaml", findings) is not None or findings.failed


@given(
    st.lists(
        st.sampled_from([*"{}[]:,-?&*!|>'\"%@`#~ \n\t\\", "a", "é", "- ", ": ", "  "]),
        max_size=40,
    )
)
def test_any_syntax_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "pieces.yaml"
    path.write_bytes("".join(pieces).encode())
    findings = Findings()
    assert read_yaml(path, "pieces.yaml", findings) is not None or findings.failed


def test_a_project_without_any_figures(config: Path, small: Callable[..., Loaded]) -> None:
    (config.parent / "metrics.csv").unlink()
    (config.parent / "metrics.yaml").unlink()
    assert small("thanks: In {year}\n").edition.numbers is None
    with pytest.raises(Problems, match="no metric is called 'messages'"):
        small("numbers: {panels: [{metric: messages, chart: bars}]}\n")


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 3_000,
        "a: " + "[" * 3_000 + "]" * 3_000,
        "a: " + "{a: " * 3_000,
        "a:\n  " + "- " * 3_000 + "x",
        "".join(" " * i + "a:\n" for i in range(1_300)),
    ],
    ids=lambda text: text[:12].strip(),
)
def test_our_own_limit_is_told_before_the_librarys(text: str, loader: str, config: Path) -> None:
    config.write_text(text, encoding="utf-8")
    findings = Findings()
    assert read_yaml(config, "words.yaml", findings, loader=getattr(yaml, loader, yaml.SafeLoader)) is None
    assert [found.code for found in findings.ordered()] == ["too-deep"]
