"""What charts say in words, for those who don't see them."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.language.plural import Plural
from benefitgraphic.metrics.metric import Unit


@dataclass(frozen=True, slots=True)
class ChartWords:
    """One language's patterns for the sentences that describe charts.

    A label is a designer's free text, so nothing may agree with it in gender or number, and none ends a sentence.
    Patterns have no full stop. Those of a course begin small, since ``since`` may lead them. Spaces and commas at a
    pattern's ends join it to others; a language has its own, or none.

    Attributes:
        line: what a chart over the years is called.
        bars: what a chart of bars is called.
        ring: what a ring that shows a share of a whole is called.
        shown: how the description of a chart over several years begins; {label} is what was counted.
        shown_once: a chart of one year, all in one.
        shown_empty: a chart of one year whose value is not known.
        figure: a figure without any chart.
        cells: a square of one hundred cells, as many of them filled as there are percents; all in one.
        filled_none: stands in that as {filled}.
        filled: stands in that as {filled}.
        filled_all: stands in that as {filled}.
        number: what rises or falls, when it is a count; {it} in the sentences below.
        percentage: what rises or falls, when it is a share; {it} in the sentences below.
        time: what rises or falls, when it is a time; {it} in the sentences below.
        thousand: a figure to a tenth, in thousands.
        million: a figure to a tenth, in millions.
        billion: a figure to a tenth, in thousand millions.
        compared: {compared} in the other sentences; {} is such as "up 7.6% from 2024".
        recounted: that years before and after can't be compared; one year or several.
        recounted_often: that years before and after can't be compared, where the years are many.
        since: leads a sentence that speaks of that year and later ones only.
        since_then: leads the same, where the year was just named.
        by: how far it rose or fell, between two years; stands in the sentences below as {span}.
        every: in every year; stands in the sentences below as {span}.
        every_known: in every year whose value is known; stands in the sentences below as {span}.
        between_known: where years are missing, too, but for what never happened; {span} in "never fell".
        way: from the first value to the last; stands in the sentences below as {way}.
        dated_way: from the first value to the last, with their years; stands in the sentences below as {way}.
        rose: always that way.
        fell: always that way.
        never_fell: rose, but for years without any change.
        never_rose: fell, but for years without any change.
        in_year: one year, or two with an "and" between them; stands in others as {in_year} or {in_years}.
        in_several: several years; stands in others as {in_years}.
        steady: always the same.
        steady_known: always the same, where years are missing.
        was: one value, and the years that had it.
        was_both: one value, and the two years that had it are all there are.
        varied: rose and fell, and the last value; {beside} says its extremes.
        dated_varied: rose and fell, and the last value with its year; {beside} says its extremes.
        its_highest: that the value said last is the highest.
        its_lowest: that the value said last is the lowest.
        after: the extremes before the value said last, one or both.
        low: the least, and when; stands in {extremes}.
        high: the most, and when; stands in {extremes}.
        run: years one after another: "2019 to 2022".
        no_value: stands for a value that is not known.
        missing: which years or categories are not known.
        missing_some: the same, where years are many.
        missing_others: the same, where all that are known were named.
        nothing: that no value is known.
        ranked: how the description of a ranking begins.
        categories: stands for more names than a sentence can hold.
        alone: a ranking's only category.
        top: a ranking's highest: one, then several.
        of_sum: the highest one's share of all categories together; {share} in that.
        bottom: a ranking's lowest: one, then several.
        equal: that all categories are the same.
        rest: what sums up all that have no bar of their own, and how many these are.
    """

    line: str
    bars: str
    ring: str
    shown: str
    shown_once: str
    shown_empty: str
    figure: str
    cells: str
    filled_none: str
    filled: Plural
    filled_all: str
    number: str
    percentage: str
    time: str
    thousand: Plural
    million: Plural
    billion: Plural
    compared: str
    recounted: str
    recounted_often: Plural
    since: str
    since_then: str
    by: str
    every: str
    every_known: str
    between_known: str
    way: str
    dated_way: str
    rose: str
    fell: str
    never_fell: str
    never_rose: str
    in_year: str
    in_several: str
    steady: str
    steady_known: str
    was: str
    was_both: str
    varied: str
    dated_varied: str
    its_highest: str
    its_lowest: str
    after: str
    low: str
    high: str
    run: str
    no_value: str
    missing: str
    missing_some: Plural
    missing_others: str
    nothing: str
    ranked: Plural
    categories: Plural
    alone: str
    top: tuple[str, str]
    of_sum: str
    bottom: tuple[str, str]
    equal: str
    rest: Plural

    def subject(self, unit: Unit) -> str:
        """Return what rises or falls, in this unit."""
        return self.number if unit == "count" else self.percentage if unit == "percent" else self.time

    def filled_of_hundred(self, count: int) -> str:
        """How many of a hundred cells are filled, in words where there are none or all."""
        if count in (0, 100):
            return self.filled_all if count else self.filled_none
        return self.filled.of(count).format(count=count)

    @property
    def scales(self) -> tuple[tuple[int, Plural], ...]:
        """From which number on a word stands for so many, the greatest first."""
        return (10**9, self.billion), (10**6, self.million), (10**3, self.thousand)


ENGLISH = ChartWords(
    line="Line chart",
    bars="Bar chart",
    ring="Ring chart",
    shown="{chart} of {label} from {first} to {last}",
    shown_once="{chart} of {label} in {year}, showing {value}{compared}",
    shown_empty="{chart} of {label} in {year}",
    figure="{label} in {year}: {value}{compared}",
    cells="One hundred cells for {label} in {year}, {filled}: {value}{compared}",
    filled_none="none of them filled",
    filled=Plural(("{count} of them filled", "{count} of them filled")),
    filled_all="all of them filled",
    number="the number",
    percentage="the percentage",
    time="the time",
    thousand=Plural(("{} thousand", "{} thousand")),
    million=Plural(("{} million", "{} million")),
    billion=Plural(("{} billion", "{} billion")),
    compared=", {}",
    recounted="The way of counting changed in {years}",
    recounted_often=Plural(
        (
            "The way of counting changed {count} time, the last time in {year}",
            "The way of counting changed {count} times, the last time in {year}",
        )
    ),
    since="from {year} on, ",
    since_then="from then on, ",
    by=" by {change},",
    every=" every year,",
    every_known=" with every known year,",
    between_known=" between known years",
    way=" from {first_value} to {value}",
    dated_way=" from {first_value} in {first} to {value} in {year}",
    rose="{it} rose{span}{way}{compared}",
    fell="{it} fell{span}{way}{compared}",
    never_fell="{it} never fell{span} and went{way}{compared}",
    never_rose="{it} never rose{span} and went{way}{compared}",
    in_year=" in {year}",
    in_several=" in several years",
    steady="{it} was {value} every year",
    steady_known="{it} was {value} in every known year",
    was="{it} was {value} in {years}",
    was_both="{it} was {value} in both years",
    varied="{it} varied, ending at {value}{beside}",
    dated_varied="{it} varied and was {value} in {year}{beside}",
    its_highest=", its highest",
    its_lowest=", its lowest",
    after=", after {extremes}",
    low="a low of {value}{in_years}",
    high="a high of {value}{in_years}",
    run="{first} to {last}",
    no_value="not known",
    missing="For {names}, there is no known value",
    missing_others="No other value is known",
    missing_some=Plural(
        ("For {count} of the years, there is no known value", "For {count} of the years, there is no known value")
    ),
    nothing="No value is known",
    ranked=Plural(
        ("{chart} of {label} in {year}, with {count} category", "{chart} of {label} in {year}, with {count} categories")
    ),
    categories=Plural(("{count} category", "{count} categories")),
    alone="{chart} of {label} in {year}, with one category: {names}, at {value}",
    top=("{names} is highest, at {value}{share}", "{names} are highest, each at {value}"),
    of_sum=", or {share} of all categories together",
    bottom=("{names} is lowest, at {value}", "{names} are lowest, each at {value}"),
    equal="All are equal, at {value}",
    rest=Plural(
        (
            "Last comes “{other}”, the sum of the remaining {count}: {value}",
            "Last comes “{other}”, the sum of the remaining {count}: {value}",
        )
    ),
)
