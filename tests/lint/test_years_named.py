"""Which years a text names."""

from __future__ import annotations

import pytest

from benefitgraphic.lint.texts import years_named

NAMED = [
    ("In 2024 we listened", (2024, 2024)),
    ("2024", (2024, 2024)),
    ("2024.", (2024, 2024)),
    ("(2024)", (2024, 2024)),
    ("“2024”", (2024, 2024)),
    ("'2024'", (2024, 2024)),
    ("2024: a good year", (2024, 2024)),
    ("Year 2024, and on", (2024, 2024)),
    ("the 1999 flood", (1999, 1999)),
    ("2024-25", (2024, 2025)),
    ("2024–25", (2024, 2025)),
    ("2024–2025", (2024, 2025)),
    ("2024 – 2025", (2024, 2025)),
    ("2024/25", (2024, 2025)),
    ("2024/2025", (2024, 2025)),
    ("FY2024", (2024, 2024)),
    ("FY2024-25", (2024, 2025)),
    ("mid-2024", (2024, 2024)),
    ("June 30, 2024", (2024, 2024)),
    ("2024's best post", (2024, 2024)),
    ("since 2011", (2011, 2011)),
    ("Report2 2024", (2024, 2024)),
    ("En 2024, nous écoutons", (2024, 2024)),
    ("l’année 2024", (2024, 2024)),
    ("« 2024 »", (2024, 2024)),
    ("de 2024 :", (2024, 2024)),
    ("Depuis l’inondation de 2011", (2011, 2011)),
    ("30 juin 2024", (2024, 2024)),
    ("l’exercice 2024-2025", (2024, 2025)),
    ("exercice 2024–25", (2024, 2025)),
    ("Bilan 2024 : merci", (2024, 2024)),
    ("2024?", (2024, 2024)),
    ("the 2024 messages", (2024, 2024)),
]
NOT_NAMED = [
    "",
    "2,025 posts",
    "2 025 publications",
    "2\u00a0025 publications",
    "20244",
    "12024",
    "2024%",
    "2024 %",
    "$2024",
    "2024 $",
    "2024 million",
    "{year} and {previous_year}",
    "https://www.example.org/2024/report",
    "www.example.org/2024",
    "report-2024.pdf",
    "team2024@example.org",
    "@team2024",
    "#vision2024",
    "604-555-2024",
    "604 555 2024",
    "2024-06-30",
    "30/06/2024",
    "the 1990s",
    "1899",
    "2100",
    "3024",
    "2024.5",
    "0.2024",
    "20 24",
    "20XX",
    "2024a",
    "Route 2024",
    "twenty twenty-four",
]


@pytest.mark.parametrize(("text", "years"), NAMED)
def test_a_year_is_found(text: str, years: tuple[int, int]) -> None:
    found = list(years_named(text))
    assert [one.years for one in found] == [years]
    assert text[found[0].start :].startswith(found[0].piece)


@pytest.mark.parametrize("text", NOT_NAMED)
def test_what_is_no_year(text: str) -> None:
    assert list(years_named(text)) == []
