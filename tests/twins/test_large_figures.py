"""Large figures of pages and mails: the metric's figure, whichever chart it has and whatever else is said alike."""

from __future__ import annotations

import dataclasses

import pytest
from heard import heard
from telling import written

from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.edition import Edition, Panel
from benefitgraphic.metrics.metric import Metric
from editions import HERE, metric, ranking, shape_for, text
from laying import ALL_LANGUAGES, FIXED, laid


def shown(kind: str) -> Metric:
    """Each moves by as much as every other, so that all changes of a unit read the same."""
    shape = shape_for(kind)
    if shape == "ranking":
        return ranking(4)
    return metric((50, 55), unit="percent") if shape == "percent" else metric((100, 110))


def with_panels(edition: Edition, *panels: Panel) -> Edition:
    assert edition.numbers is not None
    panels = tuple(
        dataclasses.replace(panel, metric=dataclasses.replace(panel.metric, key=f"m{i}", label=text(f"Name {i}")))
        for i, panel in enumerate(panels)
    )
    return dataclasses.replace(edition, year=2025, numbers=dataclasses.replace(edition.numbers, panels=panels))


def figures(edition: Edition) -> list[str]:
    assert edition.numbers is not None
    return [
        edition.wording.value(panel.metric.value or 0, panel.metric.unit)
        for panel in edition.numbers.panels
        if KINDS[panel.chart].figure == "over"
    ]


@pytest.mark.slow
@pytest.mark.parametrize("language", list(ALL_LANGUAGES))
@pytest.mark.parametrize("hero", list(KINDS))
def test_the_figure_of_every_chart_is_large_and_its_change_is_not(hero: str, language: str) -> None:
    # Each kind twice, and one of them a hero: figures, changes and definitions are said alike all over the page.
    panels = [Panel(shown(kind), kind, kind == hero and not i, HERE) for kind in KINDS for i in range(2)]
    edition = with_panels(ALL_LANGUAGES[language](), *panels)
    files = written(edition, laid(edition, "email"))
    for name in ("email.html", "email/announcement.html", "email/to-paste.html"):
        assert heard(files[name].decode()).large == figures(edition), name


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["share", "waffle", "number", "bars"])
@pytest.mark.parametrize("size", ["email", "letter", "tabloid"])
def test_a_change_that_reads_like_a_figure_is_not_large(size: str, kind: str) -> None:
    own = shown(kind)
    said = ALL_LANGUAGES["en-CA"]().wording.value(own.value or 0, own.unit)
    # A definition that is the figure's very text, and a panel whose name is.
    own = dataclasses.replace(own, definition=text(said))
    edition = with_panels(ALL_LANGUAGES["en-CA"](), Panel(own, kind, False, HERE), Panel(own, kind, False, HERE))
    assert heard(written(edition, laid(edition, size))[f"{size}.html"].decode()).large == [said, said]


@pytest.mark.parametrize("size", FIXED)
def test_leading_figures_are_large(size: str) -> None:
    panels = [Panel(metric((100, 110)), "number", False, HERE), Panel(metric((200, 220)), "bars", True, HERE)]
    edition = with_panels(ALL_LANGUAGES["en-CA"](), *panels)
    page = heard(written(edition, laid(edition, size))[f"{size}.html"].decode())
    assert page.large == ["110", "220"]


@pytest.mark.slow
@pytest.mark.parametrize("language", list(ALL_LANGUAGES))
def test_plain_text_gives_the_figure_before_its_change(language: str) -> None:
    for kind in (name for name, kind in KINDS.items() if kind.figure == "over"):
        edition = with_panels(ALL_LANGUAGES[language](), Panel(shown(kind), kind, False, HERE))
        lines = written(edition, laid(edition, "email"))["email/announcement.txt"].decode().splitlines()
        change = shown(kind).change()
        assert change is not None
        at = lines.index("Name 0")
        told = [line for line in lines[at + 1 :] if line]
        assert told[0] == figures(edition)[0], kind
        assert edition.wording.change_sentence(change) in told[1:6], kind


def test_nothing_is_large_where_no_figure_is_known() -> None:
    edition = with_panels(ALL_LANGUAGES["en-CA"](), Panel(metric((5, None)), "bars", False, HERE))
    assert heard(written(edition, laid(edition, "email"))["email.html"].decode()).large == []
