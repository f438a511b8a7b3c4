"""A cell is read as the number it shows, or refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.metrics.metric import Unit
from benefitgraphic.project.sheets.cells import read_exact, read_number
from benefitgraphic.project.sheets.numerals import CellError, Convention


@pytest.mark.parametrize(
    ("cell", "unit", "number"),
    [
        ("48210", "count", "48210"),
        ("1,418,000", "count", "1418000"),
        ("1 418 000", "count", "1418000"),
        ("1\u00a0418\u00a0000", "count", "1418000"),
        ("1\u202f418\u202f000", "count", "1418000"),
        (" 12 ", "count", "12"),
        ("12.0", "count", "12"),
        ("91%", "percent", "91"),
        ("91 %", "percent", "91"),
        ("91.5", "percent", "91.5"),
        ("0", "percent", "0"),
        ("100", "percent", "100"),
        ("3.5", "hours", "3.5"),
        ("1,234.5", "minutes", "1234.5"),
        ("1.234.567", "count", "1234567"),
        ("1’234’567", "count", "1234567"),
        ("3,5", "hours", "3.5"),
        ("1.234,5", "minutes", "1234.5"),
        ("1 234,5", "minutes", "1234.5"),
        ("1,234", "count", "1234"),
        ("91.234", "percent", "91.234"),
        ("91,5 %", "percent", "91.5"),
        ("37:30:00", "hours", "37.5"),
        ("0:42:00", "minutes", "42"),
        ("100:00:36", "hours", "100.01"),
        ("0.0000123456789012345", "percent", "0.0000123456789012345"),
    ],
)
def test_reads(cell: str, unit: Unit, number: str) -> None:
    assert read_number(cell, unit) == Decimal(number)


@pytest.mark.parametrize("cell", ["", " ", "\u00a0"])
def test_an_empty_cell_is_not_zero(cell: str) -> None:
    assert read_number(cell, "count") is None


@pytest.mark.parametrize(
    ("cell", "unit", "code"),
    [
        ("1.234", "count", "ambiguous-number"),
        ("1.234", "hours", "ambiguous-number"),
        ("1,234", "minutes", "ambiguous-number"),
        ("1,234", "percent", "ambiguous-number"),
        ("0.5", "count", "not-whole"),
        ("12,34", "count", "ambiguous-number"),
        ("12,34,567", "count", "not-a-number"),
        ("1,234 567", "count", "not-a-number"),
        ("1 2", "count", "not-a-number"),
        ("1234,567", "count", "ambiguous-number"),
        ("-5", "count", "negative"),
        ("-1.234,5", "hours", "negative"),
        ("2025-03-01", "count", "date"),
        ("3:30", "hours", "time"),
        ("0:42", "minutes", "time"),
        ("1 h 20", "hours", "time"),
        ("90 min", "hours", "time"),
        ("37h", "minutes", "time"),
        ("3:30", "count", "date"),
        ("3:30:00", "percent", "date"),
        ("90 min", "count", "date"),
        ("\u22125", "minutes", "negative"),
        ("101", "percent", "above-100"),
        ("50%", "count", "wrong-unit"),
        ("nan", "count", "not-a-number"),
        ("Infinity", "hours", "not-a-number"),
        ("1e5", "count", "exponent"),
        ("1.22158E+17", "count", "exponent"),
        ("\uff11\uff12", "count", "not-a-number"),
        ("١٢", "count", "not-a-number"),
        ("1_000", "count", "not-a-number"),
        ("=A1+B1", "count", "formula"),
        ("@SUM(A1)", "count", "formula"),
        ("#DIV/0!", "count", "formula"),
        ("n/a", "count", "not-known"),
        ("9" * 16, "count", "long-number"),
        ("9" * 100_000, "count", "long-number"),
        ("%", "percent", "not-a-number"),
        ("-", "percent", "not-known"),
    ],
)
def test_refuses(cell: str, unit: Unit, code: str) -> None:
    with pytest.raises(CellError) as error:
        read_number(cell, unit)
    assert error.value.code == code


ENGLISH, QUEBEC, GERMAN = Convention(",", "."), Convention(" ", ","), Convention(".", ",")


@pytest.mark.parametrize(
    ("cell", "unit", "convention", "number"),
    [
        ("1,500", "hours", QUEBEC, "1.5"),
        ("1,500", "hours", ENGLISH, "1500"),
        ("1.500", "count", GERMAN, "1500"),
        ("1.500", "hours", Convention("", "."), "1.5"),
        ("1,500", "hours", Convention("", "."), "1500"),
        ("1,500", "count", Convention(",", ""), "1500"),
        ("1.500", "minutes", Convention(",", ""), "1.5"),
        ("91,5%", "percent", QUEBEC, "91.5"),
    ],
)
def test_the_sheet_settles_what_a_cell_leaves_open(cell: str, unit: Unit, convention: Convention, number: str) -> None:
    assert read_number(cell, unit, convention) == Decimal(number)


@pytest.mark.parametrize(
    ("cell", "unit", "convention"),
    [
        ("1,500", "count", QUEBEC),  # one and a half
        ("1,500", "count", Convention(" ", "")),
        ("1,500", "hours", Convention(" ", "")),
        ("1.500", "count", ENGLISH),
        ("1.500", "count", Convention("", ".")),
        ("48.000", "count", Convention("", ".")),  # no one counts in thousandths
        ("48,000", "count", QUEBEC),
        ("1.234.567", "count", ENGLISH),
        ("12,5", "hours", ENGLISH),
        ("1 234", "count", ENGLISH),
    ],
)
def test_what_goes_against_the_sheet_is_refused(cell: str, unit: Unit, convention: Convention) -> None:
    with pytest.raises(CellError) as error:
        read_number(cell, unit, convention)
    assert error.value.code == "ambiguous-number"


def test_with_semicolons_a_comma_alone_is_ambiguous_even_in_a_count() -> None:
    assert read_number("1,234", "count") == 1234
    with pytest.raises(CellError):
        read_number("1,234", "count", comma_decimals=True)


@pytest.mark.parametrize(
    ("cell", "unit", "number"),
    [("1.234", "hours", "1.234"), ("91%", "percent", "91"), ("1234567", "count", "1234567"), ("", "count", None)],
)
def test_a_workbooks_number_needs_no_convention(cell: str, unit: Unit, number: str | None) -> None:
    assert read_exact(cell, unit) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("cell", "unit", "code"),
    [
        ("1.234", "count", "not-whole"),
        ("91%", "count", "wrong-unit"),
        ("9100%", "percent", "above-100"),
        ("-1", "count", "negative"),
        ("1" * 16, "count", "long-number"),
    ],
)
def test_a_workbooks_number_has_to_fit_its_unit(cell: str, unit: Unit, code: str) -> None:
    with pytest.raises(CellError) as error:
        read_exact(cell, unit)
    assert error.value.code == code


@given(st.integers(min_value=0, max_value=10**15 - 1), st.sampled_from(["", ",", " ", "\u00a0", "\u202f"]))
def test_numbers_written_are_numbers_read(number: int, mark: str) -> None:
    assert read_number(f"{number:,}".replace(",", mark), "count") == number


@given(st.text(max_size=30), st.sampled_from(["count", "percent", "minutes", "hours"]))
def test_any_cell_is_a_number_or_refused(cell: str, unit: Unit) -> None:
    try:
        number = read_number(cell, unit)
    except CellError as error:
        assert str(error)
    else:
        assert number is None or number >= 0
