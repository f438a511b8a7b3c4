"""What charts say in words, for those who don't see them, by language."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.content.metrics import Unit


@dataclass(frozen=True, slots=True)
class ChartWords:
    """One language's patterns for the sentences that describe charts.

    A label is a designer's free text, so nothing may agree with it in gender or number, and none ends a sentence.
    Patterns have no full stop. Those of a course begin small, since ``since`` may lead them. Pairs are for one and for
    several.

    Attributes:
        line: what a chart over the years is called; so are ``bars`` and ``ring``.
        shown: how a chart over several years begins.
        shown_once: a chart of one year, all in one; ``shown_empty`` where its value is not known.
        figure: a figure without any chart.
        cells: a waffle, all in one.
        filled: how many of its cells: none, one, several, all.
        number: what rises or falls when it is a count; so are ``percentage`` and ``time``.
        recounted: that years before and after can't be compared; ``recounted_often`` where the years are many.
        since: led by it, a sentence speaks of that year and later ones only; ``since_then`` where the year was just
            named.
        scales: from which number on a word stands for so many: in the singular, and from two on.
        by: how far it rose or fell, between two years; stands in ``span``.
        every: in every year; ``every_known`` where years are missing; both stand in ``span``.
        between_known: where years are missing, too, but for what never happened.
        way: from the first value to the last; in ``dated_way`` with their years, in ``way_to`` to the last alone. All
            stand in those that follow.
        rose: always that way; so for ``fell``.
        never_fell: the same, but for years without any change; so for ``never_rose``.
        hardly: moved by less than the figures show.
        steady: always the same; ``steady_known`` where years are missing.
        was: one value, and the years that had it; ``was_both`` where they are all there are.
        varied: rose and fell, the last value, and its extremes; ``dated_varied`` with its year.
        little: stands in these where all values are said alike.
        its_highest: that the value said last is the highest; ``near_highest``, that it is said like it, but is not it.
            So for ``its_lowest`` and ``near_lowest``.
        after: one extreme or both, all of them before the value said last.
        low: the least, and when; so for ``high``.
        in_year: one year, or two with an "and" between them; ``in_several`` for more.
        run: years one after another.
        no_value: stands for a value that is not known.
        missing: which years or categories are not known; ``missing_some`` where they are many;
            ``missing_others`` where all that are known were named.
        nothing: that none is.
        ranked: how a ranking begins.
        categories: stands for more names than a sentence can hold.
        alone: a ranking's only category.
        top: its highest, and its share of the whole.
        of_total: that share.
        bottom: its lowest.
        equal: that all are the same.
        rest: the bar that sums up all that have none of their own.
    """

    line: str
    bars: str
    ring: str
    shown: str
    shown_once: str
    shown_empty: str
    figure: str
    cells: str
    filled: tuple[str, str, str, str]
    number: str
    percentage: str
    time: str
    scales: tuple[tuple[int, tuple[str, str]], ...]
    recounted: str
    recounted_often: str
    since: str
    since_then: str
    by: str
    every: str
    every_known: str
    between_known: str
    way: str
    dated_way: str
    way_to: str
    rose: str
    fell: str
    never_fell: str
    never_rose: str
    in_year: str
    in_several: str
    hardly: str
    steady: str
    steady_known: str
    was: str
    was_both: str
    varied: str
    dated_varied: str
    little: str
    its_highest: str
    its_lowest: str
    near_highest: str
    near_lowest: str
    after: str
    low: str
    high: str
    run: str
    no_value: str
    missing: str
    missing_some: str
    missing_others: str
    nothing: str
    ranked: str
    categories: str
    alone: str
    top: tuple[str, str]
    of_total: str
    bottom: tuple[str, str]
    equal: str
    rest: str

    def subject(self, unit: Unit) -> str:
        """What rises or falls, in this unit."""
        return self.number if unit == "count" else self.percentage if unit == "percent" else self.time

    def filled_of_hundred(self, count: int) -> str:
        """How many of a hundred cells are filled, in words where there are none or all."""
        return self.filled[0 if not count else 1 if count == 1 else 3 if count == 100 else 2].format(count=count)


ENGLISH = ChartWords(
    line="Line chart",
    bars="Bar chart",
    ring="Ring chart",
    shown="{chart} of {label} from {first} to {last}",
    shown_once="{chart} of {label} in {year}, showing {value}{compared}",
    shown_empty="{chart} of {label} in {year}",
    figure="{label} in {year}: {value}{compared}",
    cells="One hundred cells for {label} in {year}, {filled}: {value}{compared}",
    filled=("none of them filled", "1 of them filled", "{count} of them filled", "all of them filled"),
    number="the number",
    percentage="the percentage",
    time="the time",
    scales=(
        (10**9, ("billion", "billion")),
        (10**6, ("million", "million")),
        (10**3, ("thousand", "thousand")),
    ),
    recounted="The way of counting changed in {years}",
    recounted_often="The way of counting changed {count} times, the last time in {year}",
    since="from {year} on, ",
    since_then="from then on, ",
    by=" by {change},",
    every=" every year,",
    every_known=" with every known year,",
    between_known=" between known years",
    way=" from {first_value} to {value}",
    dated_way=" from {first_value} in {first} to {value} in {year}",
    way_to=" to {value}",
    rose="{it} rose{span}{way}{compared}",
    fell="{it} fell{span}{way}{compared}",
    never_fell="{it} never fell{span} and went{way}{compared}",
    never_rose="{it} never rose{span} and went{way}{compared}",
    in_year=" in {year}",
    in_several=" in several years",
    hardly="{it} hardly changed, at {value}{in_year}{compared}",
    steady="{it} was {value} every year",
    steady_known="{it} was {value} in every known year",
    was="{it} was {value} in {years}",
    was_both="{it} was {value} in both years",
    varied="{it} varied{little}, ending at {value}{beside}",
    dated_varied="{it} varied{little} and was {value} in {year}{beside}",
    little=" little",
    its_highest=", its highest",
    its_lowest=", its lowest",
    near_highest=", close to its highest",
    near_lowest=", close to its lowest",
    after=", after {extremes}",
    low="a low of {value}{in_years}",
    high="a high of {value}{in_years}",
    run="{first} to {last}",
    no_value="not known",
    missing="For {names}, there is no known value",
    missing_others="No other value is known",
    missing_some="For {count} of the years, there is no known value",
    nothing="No value is known",
    ranked="{chart} of {label} in {year}, with {count} categories",
    categories="{count} categories",
    alone="{chart} of {label} in {year}, with one category: {names}, at {value}",
    top=("{names} is highest, at {value}{share}", "{names} are highest, each at {value}"),
    of_total=", or {share} of the total",
    bottom=("{names} is lowest, at {value}", "{names} are lowest, each at {value}"),
    equal="All are equal, at {value}",
    rest="Last comes “{other}”, the sum of the remaining {count}: {value}",
)

FRENCH = ChartWords(
    line="Graphique linéaire",
    bars="Graphique à barres",
    ring="Graphique en anneau",
    shown="{chart}\u00a0: {label}, de {first} à {last}",
    shown_once="{chart}\u00a0: {label}, {value} en {year}{compared}",
    shown_empty="{chart}\u00a0: {label}, en {year}",
    figure="{label}\u00a0: {value} en {year}{compared}",
    cells="Grille de cent cases, {filled}\u00a0: {label}, {value} en {year}{compared}",
    filled=("aucune remplie", "1\u00a0remplie", "{count}\u00a0remplies", "toutes remplies"),
    number="le total",
    percentage="le pourcentage",
    time="la durée",
    scales=(
        (10**9, ("milliard", "milliards")),
        (10**6, ("million", "millions")),
        (10**3, ("mille", "mille")),
    ),
    recounted="La façon de compter a changé en {years}",
    recounted_often="La façon de compter a changé {count}\u00a0fois, la dernière en {year}",
    since="à partir de {year}, ",
    since_then="depuis, ",
    by=" de {change}",
    every=" chaque année",
    every_known=" à chaque année connue",
    between_known=" entre les années connues",
    way=", passant de {first_value} à {value}",
    dated_way=", passant de {first_value} en {first} à {value} en {year}",
    way_to=", pour finir à {value}",
    rose="{it} a augmenté{span}{way}{compared}",
    fell="{it} a diminué{span}{way}{compared}",
    never_fell="{it} n’a jamais diminué{span}{way}{compared}",
    never_rose="{it} n’a jamais augmenté{span}{way}{compared}",
    in_year=" en {year}",
    in_several=" certaines années",
    hardly="{it} n’a presque pas changé, à {value}{in_year}{compared}",
    steady="{it} a été de {value} chaque année",
    steady_known="{it} a été de {value} chaque année connue",
    was="{it} a été de {value} en {years}",
    was_both="{it} a été de {value} les deux années",
    varied="{it} a{little} varié et a fini à {value}{beside}",
    dated_varied="{it} a{little} varié et a été de {value} en {year}{beside}",
    little=" peu",
    its_highest=", son plus haut niveau",
    its_lowest=", son plus bas niveau",
    near_highest=", près de son plus haut niveau",
    near_lowest=", près de son plus bas niveau",
    after=", après {extremes}",
    low="un creux de {value}{in_years}",
    high="un sommet de {value}{in_years}",
    run="{first} à {last}",
    no_value="valeur inconnue",
    missing="Pour {names}, aucune valeur n’est connue",
    missing_others="Aucune autre valeur n’est connue",
    missing_some="Pour {count}\u00a0des années, aucune valeur n’est connue",
    nothing="Aucune valeur n’est connue",
    ranked="{chart}\u00a0: {label}, {count}\u00a0catégories en {year}",
    categories="{count}\u00a0catégories",
    alone="{chart}\u00a0: {label}, {value} en {year} pour {names}, seule catégorie",
    top=(
        "{names} a la valeur la plus élevée, à {value}{share}",
        "{names} ont la valeur la plus élevée, à {value}",
    ),
    of_total=", soit {share} du total",
    bottom=("{names} a la valeur la plus faible, à {value}", "{names} ont la valeur la plus faible, à {value}"),
    equal="Toutes sont à égalité, à {value}",
    rest="Vient enfin «\u00a0{other}\u00a0», la somme des {count}\u00a0catégories restantes\u00a0: {value}",
)
