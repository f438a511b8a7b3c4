"""Figures in texts: filled for readers, or refused with the place and the reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.content.load import Loaded
from benefitgraphic.content.metric_table import MetricTable
from benefitgraphic.content.placeholders import Filler
from benefitgraphic.diagnostics import Where
from benefitgraphic.language.wording import Wording
from benefitgraphic.project.findings import Findings, TooManyError
from benefitgraphic.text import Text
from typed import facts_of, resources_of, source_of, thanks_of


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{messages} messages", "48,210 messages"),
        ("{ messages } messages", "48,210 messages"),
        ("{messages.previous} in {previous_year}", "44,820 in 2024"),
        ("up {messages.change}", "up 7.6%"),
        ("about {messages.per_day}", "about 132\u00a0a\u00a0day"),
        ("{replied_within_hour} of them", "91% of them"),
        ("up {replied_within_hour.change}", "up 4\u00a0points"),
        ("{engagement_by_channel} in {year}", "1,418,000 in 2025"),
        ("a {{brace}}", "a {brace}"),
        ("{{{year}}}", "{2025}"),
        ("plain", "plain"),
    ],
)
def test_fills(small: Callable[..., Loaded], written: str, read: str) -> None:
    thanks = thanks_of(small(f'thanks: "{written}"\n').edition)
    assert thanks
    assert thanks.text == read


@pytest.mark.parametrize(
    ("unit", "before", "now", "expected"),
    [
        ("percent", "0.03", "0.02", "0.02% and 0.03%: 0.01 points"),
        ("percent", "99.95", "99.98", "99.98% and 99.95%: 0.03 points"),
        ("minutes", "0.9", "0.03", "0.03 minutes and 0.9 minutes: 0.87 minutes"),
        ("hours", "2", "1.25", "1.25 hours and 2 hours: 0.75 hours"),
        ("hours", "2.000", "1.016666667", "1.02 hours and 2 hours: 0.98 hours"),
        ("count", "7000000", "2", "2 and 7,000,000: more than 99.9%"),
        ("count", "1000001", "1000000", "1,000,000 and 1,000,001: less than 0.1%"),
        ("count", "7", "0", "0 and 7: 100%"),
    ],
)  # fmt: skip
def test_figures_at_the_edges_are_not_rounded_away(
    small: Callable[..., Loaded], unit: str, before: str, now: str, expected: str
) -> None:
    files = {
        "metrics.yaml": f"odd: {{label: O, definition: All of it., unit: {unit}, better: down}}\n",
        "metrics.csv": f"metric,category,2024,2025\nodd,,{before},{now}\n",
    }
    thanks = thanks_of(small('thanks: "{odd} and {odd.previous}: {odd.change}"\n', files).edition)
    assert thanks
    assert thanks.text.replace("\u00a0", " ") == expected


def test_fills_in_every_section(small: Callable[..., Loaded]) -> None:
    edition = small(
        "event: In {year}\nsubtitle: In {year}\nsource: In {year}\nfun_facts: ['In {year}']\n"
        "brands: [{name: 'B {year}', purpose: 'P {year}', channels: ['C {year}']}]\n"
        "benefits: [{title: 'T {year}', icon: handshake, text: 'X {year}', short: 'S {year}'}]\n"
        "numbers: {lede: 'L {year}', panels: [{metric: messages, chart: bars}]}\n"
        "resources: [{label: 'R {year}', url: 'https://example.org', note: 'N {year}'}]\n"
    ).edition
    texts = [edition.event, edition.subtitle, source_of(edition), *facts_of(edition), edition.benefits[0].short]
    texts += [edition.brands[0].name, edition.brands[0].purpose, *edition.brands[0].channels]
    texts += [edition.benefits[0].title, edition.benefits[0].text, resources_of(edition)[0].label]
    assert edition.numbers
    texts += [edition.numbers.lede, resources_of(edition)[0].note]
    assert all(text and text.text.endswith(" 2025") for text in texts)


def test_points_at_each_placeholder(problems: Callable[..., str]) -> None:
    said = problems('thanks: "Thanks for {mesages}, {mesages}"\n')
    assert "config/infographic.yaml:7:21: error: no placeholder is called {mesages}" in said
    assert "config/infographic.yaml:7:32: error: no placeholder is called {mesages}" in said


def test_of_a_broken_sheet_only_the_sheet_is_said(problems: Callable[..., str]) -> None:
    sheet = "metric,category,2025\nmessages,,many\n"
    metrics = "messages: {label: M, definition: All., unit: count}\n"
    said = problems("thanks: Up {messages.change}\n", {"metrics.yaml": metrics, "metrics.csv": sheet})
    assert said.count("error:") == 1
    assert "row 2, column 2025 (C2): 'many' is not a number" in said


def test_in_french_as_the_french_write(small: Callable[..., Loaded]) -> None:
    files = {"infographic.fr-CA.yaml": "thanks: Merci de vos {messages} messages, {replied_within_hour}\n"}
    thanks = thanks_of(small("thanks: Thank you\n", files, language="fr-CA").edition)
    assert thanks
    assert thanks.text == "Merci de vos 48\u00a0210 messages, 91\u00a0%"


@given(st.text(alphabet="{} abcyear.\\\n", max_size=60))
def test_any_text_is_filled_or_refused(text: str) -> None:
    findings = Findings()
    filler = Filler(MetricTable({}, frozenset()), 2025, Wording("en"), findings)
    try:
        filled = filler.fill(Text(text, Where("a.yaml", 1, 1)))
    except TooManyError:
        return
    if not findings.failed:
        assert filled.text.count("{") == text.count("{{")
