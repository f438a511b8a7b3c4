"""How a file writes numbers is told from all of them together."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.project.sheets.numerals import CellError, ContradictionError, Convention, convention_of, number

CONVENTIONS = [Convention(t, d) for t in ("", ",", ".", " ", "'") for d in (".", ",") if t != d]
LOOKS = {"": [""], ",": [","], ".": ["."], " ": [" ", "\u00a0", "\u202f", "\u2009"], "'": ["'", "’"]}


def written(english: str, thousands: str, decimal: str) -> str:
    return english.replace(",", "_").replace(".", decimal).replace("_", thousands)


def seen(*cells: str) -> Convention:
    return convention_of((cell, f"cell {at}") for at, cell in enumerate(cells))


@pytest.mark.parametrize(
    ("cells", "convention"),
    [
        (["1", "", "12", "n/a", "about 5"], Convention()),
        (["1,234", "1.234"], Convention()),
        (["1,234", "12,5"], Convention("", ",")),
        (["1.234", "1.234.567"], Convention(".", "")),
        (["1 234,5"], Convention(" ", ",")),
        (["1\u202f234", "1\u00a0234"], Convention(" ", "")),
        (["1'234", "2’345.5"], Convention("'", ".")),
        (["1,234.5"], Convention(",", ".")),
        (["0.234"], Convention("", ".")),
        (["1234,567"], Convention("", ",")),
        (["-12,5"], Convention("", ",")),
        (["91,5 %"], Convention("", ",")),
        (["12,34,567", "1,2,3", "1..2", ",5", "5,"], Convention()),
    ],
)
def test_what_cells_show(cells: list[str], convention: Convention) -> None:
    assert seen(*cells) == convention


@pytest.mark.parametrize(
    ("cells", "first", "second"),
    [
        (["12,5", "12.5"], "12,5", "12.5"),
        (["1,234,567", "7", "12,5"], "1,234,567", "12,5"),
        (["1.234.567", "12.5"], "1.234.567", "12.5"),
        (["1,234.5", "1.234,5"], "1,234.5", "1.234,5"),
        (["1 234 567", "1,234,567"], "1 234 567", "1,234,567"),
        (["12,5", "1,234.5"], "12,5", "1,234.5"),
    ],
)
def test_a_contradiction_names_both_cells(cells: list[str], first: str, second: str) -> None:
    with pytest.raises(ContradictionError) as error:
        seen(*cells)
    assert error.value.cells == (first, second)
    assert error.value.places == (f"cell {cells.index(first)}", f"cell {cells.index(second)}")


@pytest.mark.parametrize("cell", ["1,234", "1.234", "123,456", "-1.234"])
def test_an_ambiguous_number_is_refused(cell: str) -> None:
    with pytest.raises(CellError) as error:
        number(cell, Convention())
    assert error.value.code == "ambiguous-number"


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2),
    st.sampled_from(CONVENTIONS),
    st.data(),
)
def test_a_number_is_read_as_it_was_written(value: Decimal, convention: Convention, data: st.DataObject) -> None:
    mark = data.draw(st.sampled_from(LOOKS[convention.thousands]))
    cell = written(f"{value:,.2f}", mark, convention.decimal)
    assert number(cell, convention) == value


@given(
    st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 4)), min_size=1, max_size=12),
    st.sampled_from(CONVENTIONS),
)
def test_cells_of_one_convention_never_mean_another(parts: list[tuple[int, int]], convention: Convention) -> None:
    """Each is read as it was meant, or refused: whatever else of the convention shows."""
    values = [Decimal(digits).scaleb(-places) for digits, places in parts]
    cells = [written(f"{value:,f}", convention.thousands, convention.decimal) for value in values]
    shown = seen(*cells)
    for value, cell in zip(values, cells, strict=True):
        try:
            assert number(cell, shown) == value
        except CellError as error:
            assert error.code == "ambiguous-number"


@given(st.text(max_size=20), st.sampled_from([Convention(), *CONVENTIONS]))
def test_any_text_is_a_number_or_refused(cell: str, convention: Convention) -> None:
    seen(cell)
    try:
        assert number(cell, convention).is_finite()
    except CellError as error:
        assert str(error)
