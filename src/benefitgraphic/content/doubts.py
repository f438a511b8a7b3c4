"""Values that can be read, and hardly mean what they say: fractions among percents, days among hours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from benefitgraphic.metrics.metric import Metric
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.sheets.durations import SECONDS, SECONDS_A_DAY
from benefitgraphic.project.sheets.numerals import SPACES
from benefitgraphic.project.sheets.sheet import Sheet, SheetRow
from benefitgraphic.project.sheets.slips import CODE, Slip, slips_among, slips_in_row
from benefitgraphic.project.suggest import quoted, silencing

TIME_CODE = "time-or-number"
_CHANCE = 0.001  # that a row of other numbers looks like times of day
_FAR = 8  # times that a day's fraction lies below hours
_AMONG = 2


def doubt_values(metric: Metric, rows: Sequence[SheetRow], sheet: Sheet, findings: Findings) -> None:
    """Note values of a metric that are probably mistakes.

    Args:
        metric: with its total known.
        rows: its rows, as its categories.
        sheet: the sheet that they stand in.
        findings: where that goes.
    """
    if rows and metric.unit == "percent":
        _Doubting(metric, rows, sheet, findings).percents()
    elif rows and metric.unit in SECONDS:
        _Doubting(metric, rows, sheet, findings).times()


class _Doubting:
    def __init__(self, metric: Metric, rows: Sequence[SheetRow], sheet: Sheet, findings: Findings) -> None:
        self._metric, self._rows, self._sheet, self._findings = metric, rows, sheet, findings
        values = [category.values for category in metric.categories] or [metric.values]
        self._values = [dict(zip(metric.years, one, strict=True)) for one in values]
        self._mark = sheet.convention.decimal or "."

    def percents(self) -> None:
        """Note percents that are a hundredth of those beside them, and rows that may be fractions as a whole."""
        found = False
        for at, year, slip in self._slips():
            row, place = self._rows[at], self._sheet.place_of_year(self._rows[at], year)
            said = f"{place.path}: {slip.said(self._typed(row, year))}"
            if not self._is_signed(row, year):
                self._findings.doubt(CODE, said, place, slip.hint(self._mark))
                found = True
            elif all(self._is_signed(row, one) for one, value in self._values[at].items() if value):
                quiet = silencing("looks-like-fractions", place.path)
                hint = f"if so, {quiet}; else type {(slip.value * 100).normalize():f}%"
                self._findings.warning("looks-like-fractions", said, place, hint)
        if not found:
            self._doubt_all()

    def _slips(self) -> Iterator[tuple[int, int, Slip]]:
        alone = []
        for at, values in enumerate(self._values):
            slips = slips_in_row(values, [year for year, _ in self._metric.breaks])
            yield from ((at, year, slip) for year, slip in slips.items())
            if not slips and max((value for value in values.values() if value), default=2) <= 1:
                alone.append(at)
        for year in self._metric.years if alone else ():
            column = {at: values[year] for at, values in enumerate(self._values)}
            for at, slip in slips_among(column, self._metric.is_split).items():
                if at in alone:
                    yield at, year, slip

    def _doubt_all(self) -> None:
        """Percentages as programs keep them: 0.84 where a reader takes it for less than one percent."""
        known = [
            value
            for row, values in zip(self._rows, self._values, strict=True)
            for year, value in values.items()
            if value and not self._typed(row, year).endswith("%")
        ]
        value = next((one for one in reversed(known) if one != one.to_integral_value()), None)
        if value is None or any(one and one > 1 for values in self._values for one in values.values()):
            return
        meant = (value * 100).normalize()
        message = (
            f"the values of {quoted(self._metric.key)} look like fractions, and {value} is read as {value} percent"
        )
        hint = f"if {meant:f} percent is meant, write {meant:f} in the sheet"
        self._findings.warning("looks-like-fractions", message, self._sheet.place(self._rows[0], 0), hint)

    def times(self) -> None:
        """Note numbers that are days, as a spreadsheet stores a time that it shows as 37:30."""
        for row, values in zip(self._rows, self._values, strict=True):
            known = {year: value for year, value in values.items() if value}
            plain = {year: value for year, value in known.items() if ":" not in self._typed(row, year)}
            clocks = [value for year, value in known.items() if year not in plain]
            a_day = SECONDS_A_DAY // SECONDS[self._metric.unit]
            if clocks:
                low, high = min(clocks), max(clocks)
                odd = {
                    year: value
                    for year, value in plain.items()
                    if value % 1 and value * _FAR < low and low <= value * a_day * _AMONG <= high * _AMONG**2
                }
                self._doubt_days(row, odd, is_certain=True)
            else:
                chance = _chance_of_days(plain, self._metric.unit)
                self._doubt_days(row, plain if chance < 0.2 else {}, is_certain=chance < _CHANCE)

    def _doubt_days(self, row: SheetRow, values: Mapping[int, Decimal], *, is_certain: bool) -> None:
        unit = self._metric.unit
        for year, value in values.items():
            place = self._sheet.place_of_year(row, year)
            minutes = round(value * SECONDS_A_DAY / 60)
            clock = f"{minutes // 60}:{minutes % 60:02}"
            length = round(Decimal(minutes * 60) / SECONDS[unit], 4).normalize()
            meant, typed = f"{length:f}".replace(".", self._mark), self._typed(row, year)
            keeps = f"is how a spreadsheet keeps the time {clock}"
            message = f"{place.path}: {quoted(typed)} is read as {typed} {unit}, and {keeps}"
            quiet = silencing(TIME_CODE if is_certain else "looks-like-days", place.path)
            hint = f"if {clock} is meant, type {meant}, or give the cell the format [h]:mm; else {quiet}"
            if is_certain:
                self._findings.doubt(TIME_CODE, message, place, hint)
            else:
                self._findings.warning("looks-like-days", message, place, hint)

    def _typed(self, row: SheetRow, year: int) -> str:
        return row.record.cells[self._sheet.columns[year]].strip(SPACES)

    def _is_signed(self, row: SheetRow, year: int) -> bool:
        """Whether a percent sign was typed: a cell's format, which was there before, says nothing of this value."""
        return self._sheet.columns[year] not in row.record.exact and self._typed(row, year).endswith("%")


def _chance_of_days(values: Mapping[int, Decimal], unit: str) -> float:
    """Return how likely it is that such numbers are whole minutes of days by chance; 1 for plain hours or minutes.

    A number of four decimals is within its rounding of a whole minute in one of seven cases. Whole minutes of an hour,
    and whole seconds of a minute, are what people write themselves.
    """
    odd = [(value, min(-int(value.as_tuple().exponent), 9)) for value in values.values() if value % 1]
    if not odd or not all(_is_whole(value * 1440, 1440, places) for value, places in odd):
        return 1
    if all(_is_whole(value * 60, 60, places) for value, places in odd):
        return 1
    if unit == "hours" and all(places > 4 and _is_whole(value * 3600, 3600, places) for value, places in odd):
        return 1
    chance = 1.0
    for _, places in odd:
        chance *= min(1.0, 1440 / 10**places)
    return chance


def _is_whole(value: Decimal, times: int, places: int) -> bool:
    """Whether it is a whole number but for how the number was rounded that it is so many times."""
    return bool(abs(value - round(value)) <= Decimal(times) / 2 / 10**places)
