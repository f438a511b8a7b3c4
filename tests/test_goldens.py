"""Laid-out frames as text: any change of the layout shows up here, line by line.

`python -m pytest --rewrite` writes tests/goldens anew.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.design.sizes import SIZES
from benefitgraphic.edition import Edition, Logo, Numbers, Panel
from benefitgraphic.graphics.geometry import Region
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.project.fields import ConfigModel
from benefitgraphic.sections.kinds import KINDS as SECTIONS
from benefitgraphic.sections.section import SectionKind
from editions import HERE, LOGOS, PERCENTS, SERIES, examples_for, metric, text
from golden import GOLDENS, same_as_golden
from laying import ALL_LANGUAGES, CONFIG, PRINTED, chart_setting, laid, sample_edition
from typed import example_of, facts_of, resources_of, thanks_of


def dumped(edition: Edition, size: str) -> str:
    return "\n".join(page.frame.dump() for page in laid(edition, size).pages)


# One size of each kind that shows every section, and the narrow one.
VARIED = ("email", "intranet", "letter", "tabloid")
TRANSLATIONS = ("fr-CA", "ar")


@pytest.mark.slow
@pytest.mark.parametrize("size", list(SIZES))
def test_sample_at_each_size(sample: Edition, size: str, rewrite: bool) -> None:
    same_as_golden(f"sizes/{size}", dumped(sample, size), rewrite)


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translations_at_each_size(language: str, size: str, rewrite: bool) -> None:
    same_as_golden(f"sizes/{size}-{language}", dumped(ALL_LANGUAGES[language](), size), rewrite)


def _only(**kept: object) -> Edition:
    """The sample's masthead with nothing below it but what is given."""
    nothing = {"brands": (), "benefits": (), "numbers": None, "fun_facts": (), "resources": ()}
    return sample_edition().saying(**{**nothing, "thanks": None, "source": None, **kept})


def is_in_sample(kind: SectionKind) -> bool:
    return any(line.startswith(f"{kind.keys[0]}:") for line in CONFIG.read_text(encoding="utf-8").splitlines())


def _exemplary(model: type[ConfigModel]) -> Edition:
    """A section alone, with what the examples of its keys say."""
    said = example_of(model)
    return _only(**{key: getattr(said, key) for key in model.model_fields})


def _numbers(*panels: tuple[Metric, str, bool]) -> Numbers:
    return Numbers(None, tuple(Panel(shown, chart, hero, HERE) for shown, chart, hero in panels))


def _french() -> Edition:
    wording = Wording("fr-CA")
    return dataclasses.replace(sample_edition(), language="fr-CA", wording=wording, words=wording.words)


def _benefits(count: int) -> Edition:
    benefits = sample_edition().benefits
    return _only(benefits=tuple(benefits[i % len(benefits)] for i in range(count)))


VARIANTS: dict[str, Callable[[], Edition]] = {
    "title-alone": lambda: _only(sample=False, subtitle=None, event=None),
    "logo": lambda: _only(logo=Logo(LOGOS[0], text("The ministry"), HERE)),
    "photo-logo": lambda: _only(logo=Logo(LOGOS[1], text("The ministry"), HERE)),
    "three-brands": lambda: _only(brands=(sample_edition().brands * 2)[:3]),
    "1-benefit": lambda: _benefits(1),
    "4-benefits": lambda: _benefits(4),
    "7-benefits": lambda: _benefits(7),
    "24-benefits": lambda: _benefits(24),
    "facts-without-resources": lambda: _only(fun_facts=facts_of(sample_edition())),
    "resources-without-facts": lambda: _only(resources=resources_of(sample_edition())),
    "thanks-without-source": lambda: _only(thanks=thanks_of(sample_edition()), sample=False),
    "panels-without-hero": lambda: _only(
        numbers=_numbers(
            (metric(SERIES["falling"]), "trend", False),
            (metric(PERCENTS["half"], "percent"), "share", False),
            (metric(SERIES["huge"]), "number", False),
            (metric(SERIES["gaps"], breaks=((2024, text("Counted anew.")),)), "bars", False),
        )
    ),
    "two-heroes": lambda: _only(
        numbers=_numbers((metric(SERIES["rising"]), "bars", True), (metric(SERIES["huge"]), "trend", True))
    ),
    "changes": lambda: _only(
        numbers=_numbers(
            (metric((30, 16, 12), "minutes", better="down"), "bars", True),
            (metric((9, 12, 16), "minutes", better="down"), "bars", False),
            (metric((12, 12), "minutes", better="down"), "number", False),
            (metric((91, 87), "percent"), "waffle", False),
            (metric((3, 2), "hours", better="neither"), "number", False),
            (metric((12, 48210)), "number", False),
            (metric((100, 110, 400, 500), breaks=((2024, text("Counted anew.")),)), "trend", False),
        )
    ),
    "french": _french,
    **{
        kind.key: partial(_exemplary, kind.model) for kind in SECTIONS.values() if kind.model and not is_in_sample(kind)
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("size", VARIED)
@pytest.mark.parametrize("variant", list(VARIANTS))
def test_sections_that_the_sample_does_not_show(variant: str, size: str, rewrite: bool) -> None:
    same_as_golden(f"sections/{variant}-{size}", dumped(VARIANTS[variant](), size), rewrite)


@pytest.mark.parametrize("kind", list(KINDS))
def test_each_chart_kind(sample: Edition, kind: str, rewrite: bool) -> None:
    examples = examples_for(kind)
    if KINDS[kind].place == "none":
        # It draws nothing, whatever the figures.
        examples = {"rising": examples["rising"]}
    made = []
    for name, shown in examples.items():
        frame = KINDS[kind].box(shown, chart_setting(sample)).layout(Region(280))
        table = KINDS[kind].table(shown, sample.wording)
        rows = "\n".join(" | ".join(row) for row in (table.header, *((row.name, row.said) for row in table.rows)))
        made.append(f"# {name}\n{KINDS[kind].sentence(shown, sample.wording)}\n{rows}\n{frame.dump()}")
    same_as_golden(f"charts/{kind}", "\n".join(made), rewrite)


def test_no_golden_is_left_over(rewrite: bool) -> None:
    """A golden that no test reads would look as if it were checked."""
    if rewrite:
        pytest.skip("goldens are being written")
    known = {f"sizes/{size}" for size in SIZES} | {f"charts/{kind}" for kind in KINDS}
    known |= {f"sections/{variant}-{size}" for variant in VARIANTS for size in VARIED}
    known |= {f"sizes/{size}-{language}" for size in SIZES for language in TRANSLATIONS}
    known |= {f"outlines/{size}-{language}" for size in PRINTED for language in ("en-CA", "fr-CA")}
    assert {path.relative_to(GOLDENS).with_suffix("").as_posix() for path in GOLDENS.rglob("*.txt")} == known


def test_goldens_know_nothing_of_this_machine() -> None:
    for path in GOLDENS.rglob("*.txt"):
        assert str(Path.home()) not in path.read_text(encoding="utf-8")
        assert "\\" not in path.read_text(encoding="utf-8").replace("\\xa0", "").replace("\\u200e", "")
