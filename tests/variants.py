"""Editions between which real ones lie: more and fewer of everything than the sample has, and longer texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.edition import Benefit, Brand, Edition, Logo, Numbers, Panel
from editions import HERE, LOGOS, PERCENTS, SERIES, examples_for, metric, ranking, text
from laying import arabic_edition, french_edition, sample_edition
from typed import facts_of, resource, resources_of

_Item = TypeVar("_Item")

# As an office writes when nobody counts its words: 15 to 60 words each.
_LONG: tuple[tuple[str, str], ...] = (
    (
        "Helping people plan their day",
        "Before they leave home, people want to know whether the ferry sails, the pass is open and the office is "
        "staffed. We tell them early, in plain words, wherever they already look, so that fewer of them have to "
        "call.",
    ),
    (
        "Answers",
        "Every question gets an answer, usually within the hour and in the language it was asked in. In the past "
        "year our team read more than forty thousand messages, passed on what other branches needed to hear, "
        "corrected what was wrong before it spread, and wrote back to each person who had asked for help.",
    ),
    (
        "Explaining decisions before they are questioned",
        "A new fee or a closed road is easier to accept when people know why. We work with the branches that "
        "decide, and publish the reasons on the day a decision is made, not after the first complaint has come "
        "in.",
    ),
    (
        "Being there in a crisis",
        "When a flood, a fire or a storm comes, our channels are staffed around the clock, and what we post is "
        "what the operations centre knows at that minute.",
    ),
    (
        "Advice to programs and their partners",
        "Which audience, which channel, which week: we advise senior staff.",
    ),
    (
        "Announcements that travel further than a release",
        "A release reaches newsrooms; a post reaches everyone who follows them. Together with media relations we "
        "publish bulletins, advisories and announcements at the same minute, answer what people ask underneath "
        "them, and report what they said by the next morning. Measured over three years, an announcement that we "
        "carry is read by four times as many people as one that stands on the website alone.",
    ),
    (
        "Safer habits",
        "From winter tires to work zones, small reminders at the right moment change what people do, and the "
        "campaigns that carry them cost less than any sign.",
    ),
    (
        "A face to a large organization",
        "People trust people. We show who clears the snow at four in the morning, who checks the bridges and who "
        "answers the phone, and once in a while we let them be funny.",
    ),
    (
        "A memory that anyone can visit",
        "Photographs and stories out of sixty years of public work remind readers how much of what they use each "
        "day was once somebody’s difficult project.",
    ),
)


def with_benefits(count: int, edition: Edition | None = None) -> Edition:
    """So many benefits; the sample's own, over again from its first after its last."""
    edition = edition or sample_edition()
    return replace(edition, benefits=tuple(_over_again(edition.benefits, count)))


def _over_again(items: Sequence[_Item], count: int) -> list[_Item]:
    return [items[i % len(items)] for i in range(count)]


# A panel for each kind of chart, and one more of years.
_PANELS: tuple[Panel, ...] = (
    Panel(metric(SERIES["rising"], label=text("Messages received")), "trend", True, HERE),
    Panel(metric(SERIES["flat"], label=text("Posts written")), "bars", False, HERE),
    Panel(metric(PERCENTS["nearly all"], "percent", label=text("Answered in an hour")), "waffle", False, HERE),
    Panel(ranking(5), "ranking", False, HERE),
    Panel(metric(PERCENTS["half"], "percent", label=text("Seen on a phone")), "share", False, HERE),
    Panel(metric(SERIES["huge"], label=text("Times seen")), "number", False, HERE),
    Panel(metric(SERIES["falling"], label=text("Complaints"), better="down"), "bars", False, HERE),
    Panel(metric(SERIES["gaps"], label=text("Followers")), "trend", False, HERE),
)


def with_panels(count: int, edition: Edition | None = None) -> Edition:
    """So many panels, of every kind of chart in turn; the first is a hero."""
    edition = edition or sample_edition()
    lede = edition.numbers.lede if edition.numbers else None
    panels = (replace(p, metric=replace(p.metric, key=f"metric_{n}")) for n, p in enumerate(_PANELS[:count], start=1))
    return replace(edition, numbers=Numbers(lede, tuple(panels)))


def with_long_texts(edition: Edition | None = None, count: int = 9) -> Edition:
    """Paragraphs for benefits, brands and thanks, and long words for all else, as offices write them.

    10 to 70 words a benefit, 35 in the mean; titles of one to seven words.
    """
    edition = edition or sample_edition()
    icons = _over_again([benefit.icon for benefit in edition.benefits], count)
    said = _over_again(_LONG, count)
    benefits = tuple(
        Benefit(text(title), icon, text(paragraph), text("Said shortly"))
        for (title, paragraph), icon in zip(said, icons, strict=True)
    )
    purpose = text(
        "Run from the operations centre, this channel carries what travellers need to know about roads, ferries and "
        "weather, minute by minute, so that they and their goods arrive safely."
    )
    brands = tuple(replace(brand, purpose=purpose) for brand in edition.brands)
    thanks = text(
        "None of this would be possible without the people in every branch who pick up the phone when we call, check "
        "what we wrote, and let us look over their shoulders. What we have done well in this year, we owe to them."
    )
    facts = (
        text("In one week of storms, our team answered a question from every district, twice over."),
        text("The photograph that people liked best shows a snowplow waiting for a family of grouse near Hope."),
        text("Since spring, a marmot has stood before one of our webcams nearly every day at noon."),
    )
    resources = (
        resource(
            text("Podcast: how a small team answers a whole province"),
            text("https://www.example.org/podcast/a-small-team-answers"),
            text("An hour with the people behind the keyboard"),
        ),
        resource(
            text("Twelve ways in which posts earn trust"), text("https://www.example.org/blog/posts-earn-trust"), None
        ),
        resource(
            text("The travel blog"),
            text("https://blog.example.org/"),
            text("Where longer stories stand, and most questions have been answered before"),
        ),
    )
    lede = text(
        "Reach and impressions say how far we were heard. What people did with it, and how many of them wrote to us, "
        "says whether it was of use."
    )
    numbers = replace(edition.numbers, lede=lede) if edition.numbers else None
    return edition.saying(
        benefits=benefits,
        brands=brands,
        thanks=thanks,
        fun_facts=facts[: len(facts_of(edition))],
        resources=resources[: len(resources_of(edition))],
        numbers=numbers,
    )


def with_one_long_text(edition: Edition | None = None) -> Edition:
    """Short texts, and a very long one among them."""
    edition = edition or sample_edition()
    benefits = list(edition.benefits)
    benefits[4] = replace(benefits[4], text=text(_LONG[5][1]))
    return replace(edition, benefits=tuple(benefits))


def with_four_brands(edition: Edition | None = None) -> Edition:
    """Four brands, of which the first has eight channels."""
    edition = edition or sample_edition()
    channels = ("Facebook", "Instagram", "X", "YouTube", "LinkedIn", "Flickr", "Threads", "Podcast")
    brand = edition.brands[0]
    many = Brand(brand.name, brand.purpose, tuple(text(name) for name in channels))
    return replace(edition, brands=(many, *_over_again(edition.brands, 3)))


def with_resources(count: int, edition: Edition | None = None) -> Edition:
    """So many resources, of which every second has a note."""
    edition = edition or sample_edition()
    made = tuple(
        resource(
            text(f"Something worth reading, part {n}"),
            text(f"https://www.example.org/reading/part-{n}"),
            text("What we learned on the way") if n % 2 else None,
        )
        for n in range(1, count + 1)
    )
    return edition.saying(resources=made)


def _with(**changes: object) -> Callable[[], Edition]:
    return lambda: sample_edition().saying(**changes)


def _twelve_years() -> Edition:
    values = tuple(700 + 41 * year for year in range(12))
    panels = (
        Panel(metric(values, label=text("Total engagement")), "trend", True, HERE),
        Panel(metric(values[::-1], label=text("Complaints"), better="down"), "bars", False, HERE),
        Panel(metric(values[6:], label=text("Followers")), "bars", False, HERE),
    )
    return replace(sample_edition(), numbers=Numbers(None, panels))


def with_hero(kind: str, edition: Edition | None = None) -> Edition:
    """A hero of that kind of chart before three other panels."""
    edition = edition or sample_edition()
    *_, example = examples_for(kind).values()
    chosen = next((panel for panel in _PANELS if panel.chart == kind), Panel(example, kind, False, HERE))
    others = [panel for panel in _PANELS if panel is not chosen][1:4]
    panels = [replace(chosen, hero=True), *(replace(panel, hero=False) for panel in others)]
    keyed = (replace(p, metric=replace(p.metric, key=f"metric_{n}")) for n, p in enumerate(panels, start=1))
    return replace(edition, numbers=Numbers(edition.numbers.lede if edition.numbers else None, tuple(keyed)))


def _falling_year() -> Edition:
    falling = (
        ((52_000, 51_400, 48_210, 44_820, 31_200), "Engagement", "trend", True),
        ((900, 870, 810, 640, 410), "Messages", "bars", False),
        ((618, 560, 501, 455, 402), "Followers", "bars", False),
    )
    panels = tuple(
        Panel(metric([1000 * v for v in values], label=text(name), key=f"metric_{n}"), kind, hero, HERE)
        for n, (values, name, kind, hero) in enumerate(falling, start=1)
    )
    return replace(sample_edition(), numbers=Numbers(None, panels))


def _all_percent() -> Edition:
    kinds = (("share", True), ("waffle", False), ("bars", False), ("number", False))
    panels = tuple(
        Panel(metric(values, "percent", label=text(f"Share number {n}")), kind, hero, HERE)
        for n, ((kind, hero), values) in enumerate(zip(kinds, list(PERCENTS.values())[1:], strict=True), start=1)
    )
    return replace(sample_edition(), numbers=Numbers(None, panels))


VARIANTS: dict[str, Callable[[], Edition]] = {
    "sample": sample_edition,
    **{f"{n}-benefits": partial(with_benefits, n) for n in (1, 2, 4, 5, 7, 12, 24)},
    **{f"{n}-panels": partial(with_panels, n) for n in (1, 2, 3, 4, 5, 6, 7, 8)},
    "long-texts": with_long_texts,
    "4-long-texts": lambda: with_long_texts(count=4),
    "7-long-texts": lambda: with_long_texts(count=7),
    "24-long-texts": lambda: with_long_texts(count=24),
    "one-long-text": with_one_long_text,
    "no-brands": _with(brands=()),
    "4-brands": with_four_brands,
    "no-facts": _with(fun_facts=()),
    "8-resources": lambda: with_resources(8),
    **{f"{kind}-hero": partial(with_hero, kind) for kind in KINDS},
    "falling-year": _falling_year,
    "no-figures": _with(numbers=None),
    "a-logo": _with(logo=Logo(LOGOS[0], text("The ministry"), HERE)),
    "long-organization": _with(
        organization=text("Ministry of Transportation, Transit, Ferries, Municipal Affairs and Emergency Readiness")
    ),
    "12-years": _twelve_years,
    "all-percent": _all_percent,
    "french": french_edition,
    "arabic": arabic_edition,
    "french-long": lambda: with_long_texts(french_edition()),
    "french-4-panels": lambda: with_panels(4, french_edition()),
}
"""Editions by name, each made when it is asked for."""
