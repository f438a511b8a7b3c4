"""Years, lengths, old names, marks of unfinished texts: found where a designer wants to know, and only there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from benefitgraphic.diagnostics import Diagnostic
from projects import edit

Said = Callable[..., tuple[Diagnostic, ...]]

STALE = [
    "The best post of 2024 was a bear.",
    "La meilleure publication de 2024",
    "In 2023 we began to listen.",
    "We go on in 2026.",
    "The 2023-24 winter",
    "2024!",
    "In 2024, we won a Gold Quill award.",
    "From 2020 to 2024 we grew.",
    "De 2020 à 2024, nous avons grandi.",
]
STILL_TRUE = [
    "The best post of {year} was a bear.",
    "The best post of 2025 was a bear.",
    "After the 2011 flood",
    "By 2030 all posts are plain.",
    "Since 2024 we answer at night.",
    "Depuis 2024, nous répondons la nuit.",
    "2021–2025 and 2024-25",
    "We wrote 2,024 posts.",
    "Read https://www.example.org/2024/report",
]


@pytest.mark.parametrize("fact", STALE)
def test_a_year_nearby_may_be_left_from_the_last_edition(fact: str, said_of: Said) -> None:
    found = [one for one in said_of(fact) if one.code == "other-year"]
    assert [one.severity for one in found] == ["warning"]


@pytest.mark.parametrize("fact", STILL_TRUE)
def test_other_years_are_left_alone(fact: str, said_of: Said) -> None:
    assert [one for one in said_of(fact) if one.code == "other-year"] == []


def test_the_year_before_has_a_placeholder(said_of: Said) -> None:
    (found,) = [one for one in said_of("Better than 2024") if one.code == "other-year"]
    assert "{previous_year}" in found.hint


def test_what_happened_then_stays_true_and_can_be_silenced(said_of: Said) -> None:
    (found,) = [one for one in said_of("In 2024, we won a Gold Quill award.") if one.code == "other-year"]
    assert "if it happened in 2024, it stays true: silence it with 'other-year fun_facts[1]'" in found.hint


def test_in_the_source_only_the_reporting_year_is_likely(project: Path, said_of: Said) -> None:
    edit(project, "infographic.yaml", "January to December of each year.", "2024")
    (found,) = [one for one in said_of("Nothing.") if one.code == "other-year"]
    assert found.hint.startswith("write {year}") and "{previous_year}" not in found.hint


@pytest.mark.parametrize(
    ("source", "stale"),
    [
        ("Reports, January to December 2024", True),
        ("Reports, 2019", True),
        ("Reports, 2020 to 2024", True),
        ("Reports, retrieved January 15, 2026", False),
        ("Rapports consultés le 15 janvier 2026", False),
        ("Reports from 2021 to 2025", False),
        ("Reports, 2021–2025", False),
        ("Reports of {year}", False),
        ("Reports of 2021 to {year}", False),
    ],
)
def test_a_source_names_the_reporting_year(source: str, stale: bool, project: Path, said_of: Said) -> None:
    edit(
        project,
        "infographic.yaml",
        "Platform reports of all our accounts, January to December of each year.",
        f'"{source}"',
    )
    found = [one for one in said_of("Nothing.") if one.code == "other-year"]
    assert bool(found) == stale


FISCAL = "year: 2025-26\nfiscal_year_start: 04-01"


@pytest.mark.parametrize("fact", ["The winter of 2026 was long.", "We began in 2025.", "The best of 2025-26"])
@pytest.mark.parametrize("figures", ["some", "none"])
def test_a_fiscal_year_lies_in_two_of_the_calendar(fact: str, figures: str, project: Path, said_of: Said) -> None:
    edit(project, "infographic.yaml", "year: 2025", FISCAL)
    if figures == "none":
        _without_figures(project)
    else:
        _in_fiscal_years(project)
    assert [one for one in said_of(fact) if one.code == "other-year"] == []


@pytest.mark.parametrize("fact", ["The best of 2024-25", "We go on in 2027."])
def test_another_fiscal_year_may_be_left_from_the_last_edition(fact: str, project: Path, said_of: Said) -> None:
    edit(project, "infographic.yaml", "year: 2025", FISCAL)
    _without_figures(project)
    (found,) = [one for one in said_of(fact) if one.code == "other-year"]
    assert "the reporting year is 2025–26" in found.message
    assert ("{previous_year}" in found.hint) == ("2024-25" in fact)


@pytest.mark.parametrize(
    ("fact", "wrong"),
    [
        ("In 2026 we handled 44,820 messages.", True),
        ("In 2025-26 we handled 44,820 messages.", True),
        ("In 2024-25 we handled 44,820 messages.", False),
    ],
)
def test_a_figure_of_the_last_fiscal_year_is_right_where_that_is_named(
    fact: str, wrong: bool, project: Path, said_of: Said
) -> None:
    edit(project, "infographic.yaml", "year: 2025", FISCAL)
    _in_fiscal_years(project)
    assert ("contradicts-metric" in [one.code for one in said_of(fact)]) == wrong


def _in_fiscal_years(project: Path) -> None:
    path = project / "config" / "metrics.csv"
    header, rows = path.read_text(encoding="utf-8").split("\n", 1)
    years = [f"{cell}-{int(cell[2:]) + 1}" if cell.isdigit() else cell for cell in header.split(",")]
    path.write_text(",".join(years) + "\n" + rows, encoding="utf-8")


def _without_figures(project: Path) -> None:
    for path in (project / "config").glob("metrics*"):
        path.unlink()
    main = project / "config" / "infographic.yaml"
    text = re.sub(r"\nnumbers:\n(  .*\n)*", "\n", main.read_text(encoding="utf-8"))
    main.write_text(re.sub(r"\{\w+(\.\w+)?\}", "many", text), encoding="utf-8")


@pytest.mark.parametrize(("count", "found"), [(35, 0), (36, 1)])
def test_a_text_has_thirty_five_words_at_most(count: int, found: int, said_of: Said) -> None:
    said = [one for one in said_of(" ".join(["word"] * count) + " –") if one.code == "long-text"]
    assert len(said) == found
    assert all(str(count) in one.message for one in said)


def test_a_filled_placeholder_counts_as_what_it_says(said_of: Said) -> None:
    # "132 a day" is three words.
    said = said_of(" ".join(["word"] * 33) + " {messages.per_day}")
    assert [one.code for one in said] == ["long-text"]


def test_a_french_text_has_as_many(said_of: Said) -> None:
    said = said_of("Nothing.", " ".join(["mot"] * 36))
    assert [one.code for one in said if one.severity == "warning" and one.code == "long-text"] == ["long-text"]


def test_what_was_left_stops_a_render_and_is_pointed_at(said_of: Said) -> None:
    (found,) = said_of("Thanks to xxxx for all.")
    assert (found.code, found.severity) == ("left-over", "error")
    assert found.where
    assert found.source_line[found.where.column - 1 :].startswith("xxxx")
    assert found.where.path == "fun_facts[1]"


def test_an_old_name_is_noticed(said_of: Said) -> None:
    (found,) = [one for one in said_of("Find us on Twitter.") if one.code == "retired-name"]
    assert found.severity == "warning"


HARD = (
    "Pursuant to the applicable legislation, individuals experiencing transportation disruptions are encouraged to "
    "consult authoritative information sources."
)
HARD_IN_FRENCH = (
    "Le ministère s’efforce de favoriser la concertation multipartite des intervenants aux fins de la réalisation de "
    "ses objectifs stratégiques de communication, nonobstant les considérations relatives aux compétences."
)
PLAIN = (
    "Our team works with each district to share news about fires, floods and road closures, so that people get home."
)
PLAIN_IN_FRENCH = (
    "Notre équipe travaille avec chaque district pour donner des nouvelles des feux et des routes fermées."
)


@pytest.mark.parametrize(("fact", "hard"), [(HARD, True), (PLAIN, False)])
def test_english_is_graded(fact: str, hard: bool, said_of: Said) -> None:
    assert ("hard-to-read" in [one.code for one in said_of(fact, grade=True)]) == hard


@pytest.mark.parametrize(("fact", "hard"), [(HARD_IN_FRENCH, True), (PLAIN_IN_FRENCH, False)])
def test_french_is_graded(fact: str, hard: bool, said_of: Said) -> None:
    assert ("hard-to-read" in [one.code for one in said_of("Nothing.", fact, grade=True)]) == hard


def test_texts_that_are_all_a_little_too_hard_are_told_of_once(said_of: Said, project: Path) -> None:
    main = project / "config" / "infographic.yaml"
    text = main.read_text(encoding="utf-8")
    # A grade or so over what is asked, each of them.
    hard = "Our organization publishes news about transportation, so people can travel safely."
    lines = [
        f"    text: {hard}" if line.startswith("    text: ") and ">-" not in line else line
        for line in text.splitlines()
    ]
    main.write_text("\n".join(lines), encoding="utf-8")
    (found,) = [one for one in said_of(hard, grade=True) if one.code == "hard-to-read"]
    assert "all texts together" in found.message


def test_other_languages_are_not_graded(said_of: Said, project: Path) -> None:
    edit(project, "infographic.yaml", "language: en-CA", "language: pl")
    assert "hard-to-read" not in [one.code for one in said_of(HARD, grade=True)]


def test_without_a_grade_it_is_not_looked_at(said_of: Said) -> None:
    assert "hard-to-read" not in [one.code for one in said_of(HARD)]


def test_figures_need_a_source(said_of: Said, project: Path) -> None:
    main = project / "config" / "infographic.yaml"
    lines = main.read_text(encoding="utf-8").splitlines()
    main.write_text("\n".join(line for line in lines if not line.startswith("source:")), encoding="utf-8")
    assert [(one.code, one.severity) for one in said_of("Nothing.")] == [("no-source", "warning")]


def test_a_link_in_a_text_is_better_secure(said_of: Said) -> None:
    (found,) = said_of("Read http://www.example.org/a.")
    assert (found.code, found.severity) == ("insecure-link", "warning")
    assert found.where and found.source_line[found.where.column - 1 :].startswith("http://")


@pytest.mark.parametrize(
    ("address", "old"),
    [
        ("https://twitter.com/TranBC", True),
        ("https://help.twitter.com", True),
        ("https://www.example.org/how-we-used-twitter.com", False),
    ],
)
def test_an_address_at_an_old_name_is_noticed(address: str, old: bool, said_of: Said, project: Path) -> None:
    edit(project, "infographic.yaml", "https://www.tranbc.ca/", address)
    assert [one.code for one in said_of("Nothing.")] == ["retired-name"] * old


@pytest.mark.parametrize(
    ("fact", "wrong"),
    [
        ("Nine benefits", False),
        ("Nine great benefits", False),
        ("9 avantages", False),
        ("Eight benefits", True),
        ("All 8 benefits", True),
        ("The first two benefits", False),
        ("One of the benefits", False),
        ("Three ways to reach us", False),
        ("A thousand benefits", False),
    ],
)
def test_as_many_benefits_are_said_as_there_are(fact: str, wrong: bool, said_of: Said) -> None:
    assert [(one.code, one.severity) for one in said_of(fact)] == [("miscounted", "warning")] * wrong


def test_in_a_subtitle_reasons_are_counted_too(project: Path, said_of: Said) -> None:
    edit(project, "infographic.yaml", "Nine benefits of a strong", "Ten reasons for a strong")
    assert [one.code for one in said_of("Nothing.")] == ["miscounted"]


def test_french_benefits_are_counted_in_french(project: Path, said_of: Said) -> None:
    edit(project, "infographic.fr-CA.yaml", "Neuf avantages", "Huit avantages")
    assert "miscounted" in [one.code for one in said_of("Nothing.", "Rien.")]


def test_a_list_of_places_is_not_hard(said_of: Said) -> None:
    places = "Fort Saint James, Kitimat, Invermere, Nakusp, Salmon Arm, Revelstoke, Abbotsford and Vanderhoof"
    found = said_of(f"We share what is new from our crews in {places} each day.", grade=True)
    assert "hard-to-read" not in [one.code for one in found]


def test_a_very_hard_text_is_no_grade_that_a_school_has(said_of: Said) -> None:
    (found,) = [one for one in said_of(f"{HARD} {HARD[:-1]}, {HARD}", grade=True) if one.code == "hard-to-read"]
    assert "grade 16 or more" in found.message


def test_a_link_is_better_secure(said_of: Said, project: Path) -> None:
    edit(project, "infographic.yaml", "https://www.tranbc.ca/", "http://www.tranbc.ca/")
    assert [(one.code, one.severity) for one in said_of("Nothing.")] == [("insecure-link", "warning")]


def test_figures_filled_into_texts_need_one_too(said_of: Said, project: Path) -> None:
    main = project / "config" / "infographic.yaml"
    lines = main.read_text(encoding="utf-8").splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("numbers:"))
    end = next(at for at, line in enumerate(lines) if line.startswith("fun_facts:"))
    kept = lines[:start] + lines[end:]
    main.write_text("\n".join(line for line in kept if not line.startswith("source:")), encoding="utf-8")
    assert [(one.code, one.severity) for one in said_of("Nothing.")] == [("no-source", "warning")]


def test_an_address_can_be_unfinished_too(said_of: Said, project: Path) -> None:
    edit(project, "infographic.yaml", "https://www.tranbc.ca/", "https://www.tranbc.ca/xxxx")
    assert [(one.code, one.severity) for one in said_of("Nothing.")] == [("left-over", "error")]


@pytest.mark.parametrize("address", ["https://www.example.org/x%20y?q=a%3D_", "mailto:team@example.org"])
def test_signs_in_addresses_are_left_alone(address: str, said_of: Said, project: Path) -> None:
    edit(project, "infographic.yaml", "https://www.tranbc.ca/", address)
    assert said_of("Nothing.") == ()
