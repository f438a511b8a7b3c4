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
        shown_once: a chart of one year, all in one.
        figure: a figure without any chart.
        cells: a waffle, all in one.
        filled: how many of its cells: none, one, several, all.
        number: what rises or falls when it is a count; so are ``percentage`` and ``time``.
        recounted: that years before and after can't be compared.
        since: led by it, a sentence speaks of the years after that only; so does ``since_then``.
        by: how far it rose or fell, between two years; stands in ``span``.
        every: in every year; ``every_known`` where years are missing; both stand in ``span``.
        between_known: where years are missing, too, but for what never happened.
        rose: from the first to the last year, and always that way; so for ``fell``.
        never_fell: the same, but for years without any change; so for ``never_rose``.
        hardly: moved by less than the figures show.
        steady: always the same; ``steady_known`` where years are missing.
        was: one value, and the years that had it.
        varied: rose and fell.
        higher: how the last year of a varied course compares with the first; so does ``lower``.
        extremes: both, each with its years; ``lowest`` and ``highest`` say one alone.
        now_highest: that the value said last is the highest; so for ``now_lowest``.
        run: years one after another.
        no_value: stands for a value that is not known.
        missing: which years or categories are not known.
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
    figure: str
    cells: str
    filled: tuple[str, str, str, str]
    number: str
    percentage: str
    time: str
    recounted: str
    since: str
    since_then: str
    by: str
    every: str
    every_known: str
    between_known: str
    rose: str
    fell: str
    never_fell: str
    never_rose: str
    hardly: str
    steady: str
    steady_known: str
    was: str
    varied: str
    higher: str
    lower: str
    extremes: str
    lowest: str
    highest: str
    now_highest: str
    now_lowest: str
    run: str
    no_value: str
    missing: tuple[str, str]
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
    shown_once="{chart} of {label} in {year}: {value}{compared}",
    figure="{label} in {year}: {value}{compared}",
    cells="One hundred cells for {label} in {year}, {filled}: {value}{compared}",
    filled=("none of them filled", "1 of them filled", "{count} of them filled", "all of them filled"),
    number="the number",
    percentage="the percentage",
    time="the time",
    recounted="The way of counting changed in {years}",
    since="from {year} on, ",
    since_then="since then, ",
    by=" by {change},",
    every=" every year,",
    every_known=" with every known year,",
    between_known=" between known years",
    rose="{it} rose{span} from {first_value} in {first} to {value} in {year}{compared}",
    fell="{it} fell{span} from {first_value} in {first} to {value} in {year}{compared}",
    never_fell="{it} never fell{span} and went from {first_value} in {first} to {value} in {year}{compared}",
    never_rose="{it} never rose{span} and went from {first_value} in {first} to {value} in {year}{compared}",
    hardly="{it} hardly changed, at {value} in {year}{compared}",
    steady="{it} was {value} every year",
    steady_known="{it} was {value} in every known year",
    was="{it} was {value} in {years}",
    varied="{it} went up and down, and was {value} in {year}{compared}",
    higher="higher than in {year}",
    lower="lower than in {year}",
    extremes="the lowest was {low} in {low_years} and the highest {high} in {high_years}",
    lowest="the lowest was {low} in {low_years}",
    highest="the highest was {high} in {high_years}",
    now_highest="That was the highest",
    now_lowest="That was the lowest",
    run="{first} to {last}",
    no_value="not known",
    missing=("{names} is not known", "{names} are not known"),
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
    figure="{label}\u00a0: {value} en {year}{compared}",
    cells="Grille de cent cases, {filled}\u00a0: {label}, {value} en {year}{compared}",
    filled=("aucune remplie", "1\u00a0remplie", "{count}\u00a0remplies", "toutes remplies"),
    number="le total",
    percentage="le pourcentage",
    time="la durée",
    recounted="La façon de compter a changé en {years}",
    since="à partir de {year}, ",
    since_then="depuis, ",
    by=" de {change}",
    every=" chaque année",
    every_known=" à chaque année connue",
    between_known=" entre les années connues",
    rose="{it} a augmenté{span}, passant de {first_value} en {first} à {value} en {year}{compared}",
    fell="{it} a diminué{span}, passant de {first_value} en {first} à {value} en {year}{compared}",
    never_fell="{it} n’a jamais diminué{span}, passant de {first_value} en {first} à {value} en {year}{compared}",
    never_rose="{it} n’a jamais augmenté{span}, passant de {first_value} en {first} à {value} en {year}{compared}",
    hardly="{it} n’a presque pas changé, à {value} en {year}{compared}",
    steady="{it} a été de {value} chaque année",
    steady_known="{it} a été de {value} chaque année connue",
    was="{it} a été de {value} en {years}",
    varied="{it} a connu des hausses et des baisses, pour s’établir à {value} en {year}{compared}",
    higher="au-dessus du niveau de {year}",
    lower="au-dessous du niveau de {year}",
    extremes="la valeur la plus faible a été de {low} en {low_years} et la plus élevée, de {high} en {high_years}",
    lowest="la valeur la plus faible a été de {low} en {low_years}",
    highest="la valeur la plus élevée a été de {high} en {high_years}",
    now_highest="C’était la valeur la plus élevée",
    now_lowest="C’était la valeur la plus faible",
    run="{first} à {last}",
    no_value="valeur inconnue",
    missing=("Pour {names}, aucune valeur n’est connue", "Pour {names}, aucune valeur n’est connue"),
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
