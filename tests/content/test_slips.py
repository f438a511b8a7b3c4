"""A percent that is a hundredth of its neighbours is refused by whichever way it comes, and a small row is not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import workbooks
from benefitgraphic.content.load import Loaded, load
from benefitgraphic.diagnostics import Problems
from benefitgraphic.editing.edits import SetCell
from benefitgraphic.editing.figures import table_of
from benefitgraphic.editing.placing import cells_for
from benefitgraphic.editing.saving import save
from benefitgraphic.lint.linting import lint
from benefitgraphic.lint.silence import Hearing
from benefitgraphic.project.sheets.slips import slips_in_row

SHARE = {"metrics.yaml": "share: {label: Answered, definition: D., unit: percent}\n"}
BY = {"metrics.yaml": "share: {label: Answered, definition: D., unit: percent, by: channel}\n"}


def slips(row: str, *breaks: int) -> list[str]:
    values = {2010 + at: Decimal(cell) if cell != "-" else None for at, cell in enumerate(row.split())}
    return [f"{values[year]}" for year in sorted(slips_in_row(values, breaks))]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("81 83 84 0.85", ["0.85"]),
        ("0.81 83 84 85", ["0.81"]),
        ("81 0.83 84 85", ["0.83"]),
        ("78 82 85 87 0.91", ["0.91"]),
        ("81 0.83 0.84 85", ["0.83", "0.84"]),
        ("0.81 0.83 0.84 85", ["0.81", "0.83", "0.84"]),
        ("0.87 0.0087", ["0.0087"]),
        ("0.81 0.83 0.0084", ["0.0084"]),
        ("81 - - 0.85", ["0.85"]),
        ("0 81 0.85", ["0.85"]),
        ("84 0.5", ["0.5"]),
        ("84 0.4", []),
        ("0.3 12 28", []),
        ("84 0.9", ["0.9"]),
        ("20 30 45 0.70", ["0.70"]),
        ("98 99 1", ["1"]),
        ("98 0.995", ["0.995"]),
        # Rows that are small, or have moved.
        ("0.8 0.9 1.1", []),
        ("0.4 0.6 1.2 30", []),
        ("0.9 1 1.3 4 12 30", []),
        ("0.1 2 7 12", []),
        ("30 12 4 1", []),
        ("45 40 1", []),
        ("50 0.02", []),
        ("0.5 0.7 0.85", []),
        ("0.85", []),
        ("- 0.85", []),
        ("0 0 0.85", []),
        ("2 3 0.85", []),
        ("0.04 0.05", []),
    ],
)
def test_what_is_a_slip(row: str, found: list[str]) -> None:
    assert slips(row) == found


def test_years_on_the_two_sides_of_a_break_are_not_compared() -> None:
    assert slips("0.81 83 84", 2011) == []
    assert slips("81 0.83 84 85", 2012) == ["0.83"]


def heard(loaded: Loaded) -> dict[str, str]:
    """What stops a render, or is told: by its code, with its hint."""
    found = Hearing().heard((*loaded.warnings, *lint(loaded)), loaded)
    return {one.code: f"{one.severity}: {one.message} -> {one.hint}" for one in found if one.code != "no-source"}


def csv(*rows: str) -> str:
    return "metric,category,2023,2024,2025\n" + "".join(f"share,{row}\n" for row in rows)


def test_a_slip_in_a_text_file_names_the_cell_and_the_mend(small: Callable[..., Loaded]) -> None:
    said = heard(small("", SHARE | {"metrics.csv": csv(",81,84,0.85")}))["percent-or-fraction"]
    assert said.startswith(
        "error: row 2, column 2025 (E2): '0.85' is read as 0.85 percent, and other years have 81 to 84"
    )
    assert "if 85 percent is meant, type 85; if it is 0.85 percent, write 0.85% as text" in said


def test_a_former_year_counts_as_well(small: Callable[..., Loaded]) -> None:
    said = heard(small("", SHARE | {"metrics.csv": csv(",0.81,84,85")}))
    assert "(C2)" in said["percent-or-fraction"]


@pytest.mark.parametrize("row", [",81,84,0.85%", ',81,84,"0.85 %"'])
def test_a_percent_sign_says_that_it_is_meant(small: Callable[..., Loaded], row: str) -> None:
    assert not heard(small("", SHARE | {"metrics.csv": csv(row)}))


def test_where_all_have_a_sign_it_says_nothing_but_may_be_meant(small: Callable[..., Loaded]) -> None:
    said = heard(small("", SHARE | {"metrics.csv": csv(",81%,84%,0.85%")}))
    assert list(said) == ["looks-like-fractions"] and "(E2)" in said["looks-like-fractions"]


def test_the_designer_can_silence_it(small: Callable[..., Loaded]) -> None:
    more = "silence: {'percent-or-fraction row 2, column 2025 (E2)': A new way to ask.}\n"
    assert not heard(small(more, SHARE | {"metrics.csv": csv(",81,84,0.85")}))


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        (("A,,,81", "B,,,83", "C,,,0.85"), True),
        (("A,80,81,81", "B,,,83", "C,0.82,0.84,0.85"), True),
        (("A,,,81", "B,,,0.83"), False),
        (("A,,,45", "B,,,40", "C,,,14.5", "D,,,0.5"), False),
        (("A,,,60", "B,,,20", "C,,,0.4"), False),
        (("A,80,81,81", "B,80,82,83", "C,80,82,0.85"), True),
    ],
)
def test_categories_tell_where_no_other_year_does(
    small: Callable[..., Loaded], rows: tuple[str, ...], is_told: bool
) -> None:
    assert ("percent-or-fraction" in heard(small("", BY | {"metrics.csv": csv(*rows)}))) == is_told


@pytest.mark.parametrize(
    ("value", "shape", "is_told"),
    [
        (0.0085, "0.00%", True),
        (0.0085, "0%", True),
        (0.85, "General", True),
        (0.85, "0%", False),
        ("0.85%", "@", False),
    ],
)
def test_a_slip_in_a_workbook(
    config: Path, small: Callable[..., Loaded], value: object, shape: str, is_told: bool
) -> None:
    def formats(book: object) -> None:
        page = book.worksheets[0]  # type: ignore[attr-defined]
        page["C2"].number_format = page["D2"].number_format = "0%"
        page["E2"].number_format = shape

    (config.parent / "metrics.csv").unlink()
    rows = (["metric", "category", 2023, 2024, 2025], ["share", None, 0.81, 0.84, value])
    workbooks.save(config.parent / "metrics.xlsx", *rows, more=formats)
    assert ("percent-or-fraction" in heard(small("", SHARE))) == is_told


@pytest.fixture(params=["csv", "xlsx"])
def shares(request: pytest.FixtureRequest, config: Path, small: Callable[..., Loaded]) -> Path:
    """A project whose sheet has whole percents, as text and as a workbook."""
    small("", SHARE | {"metrics.csv": csv(",81,84,85")})
    if request.param == "xlsx":
        (config.parent / "metrics.csv").unlink()
        workbooks.save(
            config.parent / "metrics.xlsx", ["metric", "category", 2023, 2024, 2025], ["share", None, 81, 84, 85]
        )
    return config


def typed(config: Path, now: str) -> None:
    save(config, [SetCell("share", "", 2025, "85", now)])


def value(config: Path) -> Decimal | None:
    return load(config).metrics[0].value


def test_a_slip_typed_in_the_page_is_not_saved(shares: Path) -> None:
    with pytest.raises(Problems) as raised:
        typed(shares, "0.86")
    assert "if 86 percent is meant, type 86" in raised.value.diagnostics[0].hint
    assert value(shares) == 85


def test_a_slip_pasted_in_the_page_is_refused_in_the_same_words(shares: Path) -> None:
    with pytest.raises(Problems) as raised:
        cells_for((("0.86",),), table_of(shares), ("share", "", 2025))
    assert "if 86 percent is meant, type 86" in raised.value.diagnostics[0].hint


@pytest.mark.parametrize("is_pasted", [False, True])
def test_a_small_percent_with_its_sign_is_saved_with_it(shares: Path, is_pasted: bool) -> None:
    if is_pasted:
        save(shares, cells_for((("0.86%",),), table_of(shares), ("share", "", 2025)))
    else:
        typed(shares, "0.86%")
    loaded = load(shares)
    assert loaded.metrics[0].value == Decimal("0.86") and not heard(loaded)


def test_a_slip_that_is_there_is_confirmed_by_its_sign(small: Callable[..., Loaded], config: Path) -> None:
    small("", SHARE | {"metrics.csv": csv(",81,84,0.85")})
    save(config, [SetCell("share", "", 2025, "0.85", "0.85%")])
    assert (config.parent / "metrics.csv").read_text(encoding="utf-8") == csv(",81,84,0.85%")
