"""The few words that the graphic says by itself: their English, which catalogues in `packaged/` translate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from benefitgraphic.language import chart_words, twin_words
from benefitgraphic.language.chart_words import ChartWords
from benefitgraphic.language.plural import Plural
from benefitgraphic.language.twin_words import TwinWords

_COMMA = re.compile(r"\s*[,،、，]\s*")


@dataclass(frozen=True, slots=True)
class Words:
    """Built-in words of one language.

    Patterns hold ``{}`` for what is filled in. What is said of a field here is also what its translators read.

    Attributes:
        language: the language they are in; BCP 47, without a region.
        counts: number words from one on, with commas between them, as they stand before "benefits" in a heading: they
            agree with it in gender. As many as there are; digits stand for the rest, and for all if this is left out.
        benefit: the heading over the reasons why the work matters. The number is one of the words in "counts".
        benefits_lede: stands under that heading.
        brands: the heading over the organization's brands and the networks that each is on.
        numbers: the heading over the charts; {} is the year.
        fun_facts: the heading over a few surprising facts.
        resources: the heading over links to read or listen on.
        thanks: the heading over the closing words.
        sample: stamped on everything while the figures are made up.
        source: {} is where the figures come from.
        continued: a section's heading again, at the top of a page that the section goes on over.
        page: a page's number, and how many there are.
        other: the bar, or the row of a table, that sums up the smallest categories.
        year: the head of a table's column of years.
        not_known: of a value, in a table, and after years in a note.
        note: a note under a chart: years, and what is to be known of them.
        up_on: how far a figure rose, and since which year. It stands alone under a figure, and after a comma at the end
            of sentences; so do the next three. {1} and {0} may be written to change the order.
        down_on: how far a figure fell, and since which year.
        up_from: a figure that was next to nothing, what it was, and in which year.
        same_as: a figure that did not change since that year.
        better: {} is such as "down 4 minutes from 2024", of a figure that had better fall.
        worse: {} is such as "up 4 minutes from 2024", of a figure that had better fall.
        fiscal_year: a year that begins in one calendar year and ends in the next: {first} is 2025, {last} 2026, {short}
            26. Take {first} and one of the others.
        a_day: a count's share of one day.
        less_than: {} is the smallest figure that is said, such as "0.1%" or "0.1 a day".
        more_than: {} is the greatest percentage that is said short of all, "99.9%".
        points: how far a percentage changed, in percentage points; stands in "up {} from {}".
        minutes: how far a time changed; stands in "up {} from {}". May be left out where Unicode's locale data says it
            well enough.
        hours: how far a time changed; stands in "up {} from {}". May be left out where Unicode's locale data says it
            well enough.
        comma: stands between the parts of a list, but for the last; with its space.
        last: a list's last part after the others. Only for languages that Unicode's locale data lacks.
        charts: those that describe charts.
        twins: those around the text versions.
    """

    language: str
    counts: str
    benefit: Plural
    benefits_lede: str
    brands: str
    numbers: str
    fun_facts: str
    resources: str
    thanks: str
    sample: str
    source: str
    continued: str
    page: str
    other: str
    year: str
    not_known: str
    note: str
    up_on: str
    down_on: str
    up_from: str
    same_as: str
    better: str
    worse: str
    fiscal_year: str
    a_day: str
    less_than: str
    more_than: str
    points: Plural
    minutes: Plural | None
    hours: Plural | None
    comma: str
    last: str
    charts: ChartWords
    twins: TwinWords

    def benefits(self, count: int) -> str:
        """Return the heading over the benefits: "Nine benefits"."""
        words = _COMMA.split(self.counts) if self.counts else []
        number = words[count - 1] if 0 < count <= len(words) else str(count)
        heading = self.benefit.of(count).format(number)
        return heading[0].upper() + heading[1:]

    def page_of(self, number: int, total: int) -> str:
        """Return a page's number, as shown in its foot."""
        return self.page.format(number, total)


ENGLISH = Words(
    language="en",
    counts="one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen,"
    " sixteen, seventeen, eighteen, nineteen, twenty, twenty-one, twenty-two, twenty-three, twenty-four",
    benefit=Plural(("{} benefit", "{} benefits")),
    benefits_lede="Why a strong social media presence matters",
    brands="Our channels",
    numbers="By the numbers, {}",
    fun_facts="Fun facts",
    resources="Learn more",
    thanks="Thank you",
    sample="Sample figures",
    source="Source: {}",
    continued="{} (continued)",
    page="Page {} of {}",
    other="Other",
    year="Year",
    not_known="not known",
    note="{years}: {said}",
    up_on="up {} from {}",
    down_on="down {} from {}",
    up_from="up from {} in {}",
    same_as="the same as in {}",
    better="{}, which is better",
    worse="{}, which is worse",
    fiscal_year="{first}–{short}",
    a_day="{} a day",
    less_than="less than {}",
    more_than="more than {}",
    points=Plural(("{} point", "{} points")),
    minutes=Plural(("{} minute", "{} minutes")),
    hours=Plural(("{} hour", "{} hours")),
    comma=", ",
    last="{} and {}",
    charts=chart_words.ENGLISH,
    twins=twin_words.ENGLISH,
)
