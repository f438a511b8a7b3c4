"""Lists and paragraphs typed in one text are refused, since readers would get them run together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.content.load import Loaded
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.yaml.line_breaks import LIST_MARK
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.scalar_style import fresh


def _found(text: str) -> list[Diagnostic]:
    path = Path("/nowhere/words.yaml")
    findings = Findings({path: text.encode()})
    assert read_yaml(path, "words.yaml", findings) is not None
    return list(findings.ordered())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("t: |\n  We help:\n  - travellers\n  - crews\n\n  Ask us.\n", 3),
        ("t: |\n  We help\n  • travellers\n", 3),
        ("t: |\n  1. travellers\n  2. crews\n", 2),
        ("t: |\n  a) travellers\n  b) crews\n", 2),
        ("t: >-\n  We help:\n  - travellers\n  - crews\n", 3),
        ("t: >-\n  We help:\n    * travellers\n    * crews\n", 3),
        ("t: We help\n  - travellers\n  - crews\n", 2),
        ("l:\n- one\n - two\n", 3),
        ("l:\n  - one\n   - two\n  - three\n", 3),
        ("l:\n  - one\n    • two\n", 3),
        ('t: "We help\n  – travellers\n  – crews"\n', 2),
        ('t: "We help:\\n- travellers\\n- crews"\n', 1),
        ("l:\n- a\n- |\n  * b\n  * c\n", 4),
        ("t: |\n  One.\n\n  Two.\n", 3),
        ("t: >-\n  One.\n\n  Two.\n", 3),
        ("t: One.\n\n  Two.\n", 2),
        ("t: 'One.\n\n  Two.'\n", 2),
        ('t: "One.\\n\\nTwo."\n', 1),
        ("t: |\n  One.\n    Two.\n", 1),
        ("t: >\n  One.\n    Two.\n", 1),
        ("t: |\r\n  One.\r\n  \r\n  Two.\r\n", 3),
    ],
)
def test_what_would_run_together_is_refused_at_its_line(text: str, line: int) -> None:
    found = _found(text)
    assert [(one.code, one.severity) for one in found] == [("lines-run-together", "error")]
    assert found[0].where and found[0].where.line == line
    assert "text" in found[0].hint


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("t: |\n  Thank you,\n  everyone.\n", "'>-'"),
        ("t: |2\n    Thank you,\n    everyone.\n".replace("    ", "  "), "'>-'"),
        ('t: "Thank you,\\neveryone."\n', "a space"),
    ],
)
def test_lines_that_are_joined_are_told_of(text: str, mend: str) -> None:
    found = _found(text)
    assert [(one.code, one.severity) for one in found] == [("line-breaks", "warning")]
    assert mend in found[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "t: >-\n  A long text that is\n  broken to fit.\n",
        "t: A long text that is\n  broken to fit.\n",
        't: "A long text that is\n  broken to fit."\n',
        't: "A long \\\n  text"\n',
        "t: >-\n  Open all year\n  - and at night\n",
        "t: |\n  One line.\n",
        "t: |+\n  One line.\n\n\nk: v\n",
        "t: >\n\n  One line.\n\n",
        "l:\n  - one\n  - two\n",
    ],
)
def test_texts_broken_to_fit_are_left_alone(text: str) -> None:
    assert not _found(text)


def test_a_render_stops_where_a_list_would_run_together(problems: Callable[..., str]) -> None:
    said = problems("thanks: |\n  We thank:\n  - travellers\n  - crews\n")
    assert "infographic.yaml:9: error: a list is typed here" in said
    assert "'We thank: - travellers - crews'" in said


def test_it_is_told_of_in_a_translation_too(problems: Callable[..., str]) -> None:
    said = problems(
        "thanks: Thank you\n",
        {"infographic.fr-CA.yaml": "language: fr-CA\nthanks: |\n  Merci.\n\n  À bientôt.\n"},
        language="fr-CA",
    )
    assert "infographic.fr-CA.yaml:4: error: a blank line" in said


def test_joined_lines_are_a_warning_that_can_be_silenced(small: Callable[..., Loaded]) -> None:
    loaded = small("thanks: |\n  Thank you,\n  everyone.\n")
    assert [one.code for one in loaded.warnings if one.where and one.where.path == "thanks"] == ["line-breaks"]


@pytest.mark.slow
@given(st.lists(st.sampled_from(["-", "–", "1.", "2)", "a)", "word", "another", "travellers"]), min_size=40))
def test_the_page_begins_no_line_like_an_item(words: list[str]) -> None:
    text = "We help " + " ".join(words)
    written = fresh(text, flow=False, indent="  ")
    assert not any(LIST_MARK.fullmatch(line.split()[0]) for line in written.split("\n")[1:])
    assert not _found(f"t: {written}\n")
