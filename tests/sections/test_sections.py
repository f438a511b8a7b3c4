"""What each section shows, and that it is left out when there is nothing to show."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.edition import Edition, Logo
from benefitgraphic.graphics.frame import Group, Picture
from benefitgraphic.sections.resources import shown
from editions import HERE, LOGOS, text
from laying import WHOLE, in_turn, laid, quick, sample_edition
from seen import passages
from typed import resource

OPTIONAL: dict[str, object] = {
    "subtitle": None, "event": None, "brands": (), "benefits": (), "numbers": None,
    "fun_facts": (), "resources": (), "thanks": None, "source": None, "sample": False,
}  # fmt: skip


def read(edition: Edition, size: str = "intranet") -> str:
    return " ".join(part for page in laid(edition, size).pages for part in passages(page.frame))


@pytest.mark.parametrize(("field", "size"), in_turn(OPTIONAL, "email", "letter"))
def test_any_section_can_be_missing(field: str, size: str) -> None:
    edition = sample_edition().saying(**{field: OPTIONAL[field]})
    said = read(edition, size)
    assert edition.title.text in said
    heading = {"fun_facts": "Fun facts", "resources": "Learn more", "numbers": "By the numbers", "source": "Source:"}
    assert heading.get(field, "\0") not in said
    assert all(words in said for name, words in heading.items() if name != field)


@pytest.mark.parametrize("size", list(SIZES))
def test_a_title_is_enough(size: str) -> None:
    edition = sample_edition().saying(**OPTIONAL)
    made = laid(edition, size)
    assert len(made.pages) == 1
    assert words_of(edition) == [edition.organization.text, edition.title.text, "2025"]


def words_of(edition: Edition) -> list[str]:
    return [part for page in laid(edition, "intranet").pages for part in passages(page.frame)]


@pytest.mark.parametrize("size", quick("email", "letter", of=WHOLE))
def test_invented_figures_are_stamped_wherever_they_are_shown(size: str) -> None:
    """At the top, beside the figures, and at the end."""
    assert read(sample_edition(), size).count("Sample figures") >= 3
    real = dataclasses.replace(sample_edition(), sample=False)
    assert "Sample" not in read(real, size)


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_every_page_of_invented_figures_says_so(size: str) -> None:
    for page in laid(sample_edition(), size).pages:
        assert "Sample figures" in page.frame.dump()


@pytest.mark.slow
@pytest.mark.parametrize(("logo", "size"), in_turn(LOGOS, of=SIZES), ids=lambda given: Path(given).name)
def test_a_logo_has_its_words(logo: object, size: str) -> None:
    edition = dataclasses.replace(sample_edition(), logo=Logo(logo, text("The ministry's mark"), HERE))  # type: ignore[arg-type]
    found = [item for _, item in laid(edition, size).pages[0].frame.walk()]
    figures = [i for i in found if isinstance(i, Group) and i.tag and i.tag.alt == "The ministry's mark"]
    assert len(figures) == 1
    assert any(isinstance(i, Picture) for i in found) == logo.suffix.endswith("png")  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", quick("email", "letter", of=WHOLE))
def test_every_chart_is_said_in_words(size: str) -> None:
    charts = {
        item.tag.key: item.tag
        for page in laid(sample_edition(), size).pages
        for _, item in page.frame.walk()
        if isinstance(item, Group) and item.tag and item.tag.role in ("Figure", "Table")
    }
    panels = sample_edition().numbers
    assert panels and len(charts) == len(panels.panels)
    for tag, panel in zip(charts.values(), panels.panels, strict=True):
        assert tag.alt and panel.metric.label.text in tag.alt


@pytest.mark.parametrize(
    ("url", "as_people_write"),
    [
        ("https://www.tranbc.ca/", "tranbc.ca"),
        ("http://example.org/a/", "example.org/a"),
        ("mailto:team@example.org", "team@example.org"),
        ("https://example.org/www.html", "example.org/www.html"),
    ],
)
def test_addresses_are_shown_as_people_write_them(url: str, as_people_write: str) -> None:
    assert shown(url) == as_people_write


@pytest.mark.parametrize("size", quick("email", "letter", of=WHOLE))
def test_links_lead_to_the_address_as_written(size: str) -> None:
    url = "https://www.example.org/a?b=1#c"
    edition = sample_edition().saying(resources=(resource(text("Read on"), text(url), None),))
    links = [i.link for p in laid(edition, size).pages for _, i in p.frame.walk() if isinstance(i, Group) and i.link]
    assert links == [url]


@pytest.mark.slow
@pytest.mark.parametrize("count", range(1, 25))
def test_any_number_of_benefits_is_counted_and_laid_out(count: int) -> None:
    benefits = tuple(sample_edition().benefits[i % 9] for i in range(count))
    edition = dataclasses.replace(sample_edition(), benefits=benefits)
    sizes = ("email", "intranet", "letter")
    # As many as are usual at each; more of them at one after another.
    for size in sizes if count <= 9 else (sizes[count % 3],):
        said = read(edition, size)
        assert edition.words.benefits(count) in said
