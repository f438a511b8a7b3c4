"""What each chart says to those who don't see it: examples of every case, and what is true of all."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.charts.course import Course, course_of, runs_of
from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.content.metrics import Metric, Unit
from benefitgraphic.content.wording import Wording
from editions import metric, ranking, text

ENGLISH, FRENCH = Wording("en-CA"), Wording("fr-CA")
BARS = 8


def said(kind: str, shown: Metric, wording: Wording) -> str:
    """The sentence, with plain spaces: where lines may end is not what is looked at here."""
    return KINDS[kind].sentence(shown, wording).replace("\u00a0", " ")


def views(values: Sequence[object], unit: Unit = "count", *breaks: int) -> Metric:
    return metric(values, unit, label=text("Views"), breaks=tuple((year, text("Why.")) for year in breaks))


COURSES: list[tuple[str, Metric, str, str]] = [
    (
        "rose",
        views((812000, 958000, 1098000, 1236000, 1418000)),
        "from 2021 to 2025. The number rose every year, from 812,000 in 2021 to 1,418,000 in 2025, up 14.7% on 2024.",
        "de 2021 à 2025. Le total a augmenté chaque année, passant de 812 000 en 2021 à 1 418 000 en 2025,"
        " en hausse de 14,7 % par rapport à 2024.",
    ),
    (
        "fell, to nothing",
        views((9, 5, 0)),
        "from 2023 to 2025. The number fell every year, from 9 in 2023 to 0 in 2025, down 100% on 2024.",
        "de 2023 à 2025. Le total a diminué chaque année, passant de 9 en 2023 à 0 en 2025,"
        " en baisse de 100 % par rapport à 2024.",
    ),
    (
        "the same",
        views((500, 500, 500)),
        "from 2023 to 2025. The number was 500 every year.",
        "de 2023 à 2025. Le total a été de 500 chaque année.",
    ),
    (
        "the same, with a gap",
        views((0, None, 0, 0)),
        "from 2022 to 2025. The number was 0 in every known year. 2023 is not known.",
        "de 2022 à 2025. Le total a été de 0 chaque année connue. Pour 2023, aucune valeur n’est connue.",
    ),
    (
        "never fell",
        views((5, 5, 9)),
        "from 2023 to 2025. The number never fell and went from 5 in 2023 to 9 in 2025, up 80% on 2024.",
        "de 2023 à 2025. Le total n’a jamais diminué, passant de 5 en 2023 à 9 en 2025,"
        " en hausse de 80 % par rapport à 2024.",
    ),
    (
        "never rose, with a gap",
        views((9, None, 5, 5)),
        "from 2022 to 2025. The number never rose between known years and went from 9 in 2022 to 5 in 2025,"
        " the same as in 2024. 2023 is not known.",
        "de 2022 à 2025. Le total n’a jamais augmenté entre les années connues, passant de 9 en 2022 à 5 en 2025,"
        " comme en 2024. Pour 2023, aucune valeur n’est connue.",
    ),
    (
        "rose, with gaps",
        views((10, None, None, 40, 50)),
        "from 2021 to 2025. The number rose with every known year, from 10 in 2021 to 50 in 2025, up 25% on 2024."
        " 2022 and 2023 are not known.",
        "de 2021 à 2025. Le total a augmenté à chaque année connue, passant de 10 en 2021 à 50 en 2025,"
        " en hausse de 25 % par rapport à 2024. Pour 2022 et 2023, aucune valeur n’est connue.",
    ),
    (
        "a long gap and others",
        views((1, None, None, None, 2, None, 3)),
        "from 2019 to 2025. The number rose with every known year, from 1 in 2019 to 3 in 2025."
        " 2020 to 2022 and 2024 are not known.",
        "de 2019 à 2025. Le total a augmenté à chaque année connue, passant de 1 en 2019 à 3 en 2025."
        " Pour 2020 à 2022 et 2024, aucune valeur n’est connue.",
    ),
    (
        "up and down, higher",
        views((6, 9, 3, 7), "percent"),
        "from 2022 to 2025. The percentage went up and down, and was 7% in 2025, up 4 points on 2024 and higher than"
        " in 2022. The lowest was 3% in 2024 and the highest 9% in 2023.",
        "de 2022 à 2025. Le pourcentage a connu des hausses et des baisses, pour s’établir à 7 % en 2025,"
        " en hausse de 4 points par rapport à 2024 et au-dessus du niveau de 2022."
        " La valeur la plus faible a été de 3 % en 2024 et la plus élevée, de 9 % en 2023.",
    ),
    (
        "up and down, lower",
        views((8, 9, 3, 7)),
        "from 2022 to 2025. The number went up and down, and was 7 in 2025, up 133.3% on 2024 and lower than in 2022."
        " The lowest was 3 in 2024 and the highest 9 in 2023.",
        "de 2022 à 2025. Le total a connu des hausses et des baisses, pour s’établir à 7 en 2025,"
        " en hausse de 133,3 % par rapport à 2024 et au-dessous du niveau de 2022."
        " La valeur la plus faible a été de 3 en 2024 et la plus élevée, de 9 en 2023.",
    ),
    (
        "up and down, to the highest",
        views((6, 9, 3, 12), "minutes"),
        "from 2022 to 2025. The time went up and down, and was 12 minutes in 2025, up 9 minutes on 2024."
        " That was the highest. The lowest was 3 minutes in 2024.",
        "de 2022 à 2025. La durée a connu des hausses et des baisses, pour s’établir à 12 minutes en 2025,"
        " en hausse de 9 minutes par rapport à 2024. C’était la valeur la plus élevée."
        " La valeur la plus faible a été de 3 minutes en 2024.",
    ),
    (
        "up and down, to the lowest",
        views((6, 9, 1), "hours"),
        "from 2023 to 2025. The time went up and down, and was 1 hour in 2025, down 8 hours on 2024."
        " That was the lowest. The highest was 9 hours in 2024.",
        "de 2023 à 2025. La durée a connu des hausses et des baisses, pour s’établir à 1 heure en 2025,"
        " en baisse de 8 heures par rapport à 2024. C’était la valeur la plus faible."
        " La valeur la plus élevée a été de 9 heures en 2024.",
    ),
    (
        "up and down, the same as before and as at first",
        views((1, 1, 1000, 1, 1)),
        "from 2021 to 2025. The number went up and down, and was 1 in 2025, the same as in 2021 and 2024."
        " The highest was 1,000 in 2023.",
        "de 2021 à 2025. Le total a connu des hausses et des baisses, pour s’établir à 1 en 2025,"
        " comme en 2021 et 2024. La valeur la plus élevée a été de 1 000 en 2023.",
    ),
    (
        "two years",
        views((87, 91), "percent"),
        "from 2024 to 2025. The percentage rose by 4 points, from 87% in 2024 to 91% in 2025.",
        "de 2024 à 2025. Le pourcentage a augmenté de 4 points, passant de 87 % en 2024 à 91 % en 2025.",
    ),
    (
        "two years with a gap between",
        views((12, None, 14)),
        "from 2023 to 2025. The number rose from 12 in 2023 to 14 in 2025. 2024 is not known.",
        "de 2023 à 2025. Le total a augmenté, passant de 12 en 2023 à 14 en 2025."
        " Pour 2024, aucune valeur n’est connue.",
    ),
    (
        "from nothing",
        views((0, 14)),
        "from 2024 to 2025. The number rose from 0 in 2024 to 14 in 2025.",
        "de 2024 à 2025. Le total a augmenté, passant de 0 en 2024 à 14 en 2025.",
    ),
    (
        "two equal years",
        views((5, 5)),
        "from 2024 to 2025. The number was 5 in 2024 and 2025.",
        "de 2024 à 2025. Le total a été de 5 en 2024 et 2025.",
    ),
    (
        "less than the figures show",
        views(("3.01", "3.02", "3.04"), "minutes"),
        "from 2023 to 2025. The time hardly changed, at 3 minutes in 2025, up less than 0.1 minutes on 2024.",
        "de 2023 à 2025. La durée n’a presque pas changé, à 3 minutes en 2025,"
        " en hausse de moins de 0,1 minute par rapport à 2024.",
    ),
    (
        "the reporting year is not known",
        views((4, 5, None)),
        "from 2023 to 2025. The number rose from 4 in 2023 to 5 in 2024. 2025 is not known.",
        "de 2023 à 2025. Le total a augmenté, passant de 4 en 2023 à 5 en 2024. Pour 2025, aucune valeur n’est connue.",
    ),
    (
        "a break",
        views((100, 200, 3, 4, 5), "count", 2023),
        "from 2021 to 2025. The way of counting changed in 2023. From 2023 on, the number rose every year,"
        " from 3 in 2023 to 5 in 2025, up 25% on 2024.",
        "de 2021 à 2025. La façon de compter a changé en 2023. À partir de 2023, le total a augmenté chaque année,"
        " passant de 3 en 2023 à 5 en 2025, en hausse de 25 % par rapport à 2024.",
    ),
    (
        "breaks, up and down after the last",
        views((100, 20, 3, 5, 4), "count", 2022, 2023),
        "from 2021 to 2025. The way of counting changed in 2022 and 2023. From 2023 on, the number went up and down,"
        " and was 4 in 2025, down 20% on 2024 and higher than in 2023."
        " Since then, the lowest was 3 in 2023 and the highest 5 in 2024.",
        "de 2021 à 2025. La façon de compter a changé en 2022 et 2023. À partir de 2023, le total a connu des hausses"
        " et des baisses, pour s’établir à 4 en 2025, en baisse de 20 % par rapport à 2024 et au-dessus du niveau de"
        " 2023. Depuis, la valeur la plus faible a été de 3 en 2023 et la plus élevée, de 5 en 2024.",
    ),
    (
        "a break in the reporting year",
        views((1, 2, 30), "count", 2025),
        "from 2023 to 2025. The way of counting changed in 2025. The number was 30 in 2025.",
        "de 2023 à 2025. La façon de compter a changé en 2025. Le total a été de 30 en 2025.",
    ),
    (
        "a break before anything is known, and one after",
        views((None, None, 4, 5, None), "count", 2022, 2025),
        "from 2023 to 2025. The number rose from 4 in 2023 to 5 in 2024. 2025 is not known.",
        "de 2023 à 2025. Le total a augmenté, passant de 4 en 2023 à 5 en 2024. Pour 2025, aucune valeur n’est connue.",
    ),
]


@pytest.mark.parametrize(("shown", "english", "french"), [case[1:] for case in COURSES], ids=[c[0] for c in COURSES])
def test_a_course_over_the_years(shown: Metric, english: str, french: str) -> None:
    assert said("trend", shown, ENGLISH) == f"Line chart of Views {english}"
    assert said("trend", shown, FRENCH) == f"Graphique linéaire : Views, {french}"
    assert said("bars", shown, ENGLISH) == f"Bar chart of Views {english}"
    assert said("bars", shown, FRENCH) == f"Graphique à barres : Views, {french}"


@pytest.mark.parametrize("values", [(7,), (None, None, 7)])
def test_a_single_year(values: Sequence[object]) -> None:
    assert said("bars", views(values), ENGLISH) == "Bar chart of Views in 2025: 7."
    assert said("bars", views(values), FRENCH) == "Graphique à barres : Views, 7 en 2025."


def test_nothing_known() -> None:
    assert said("trend", views((None, None)), ENGLISH) == "Line chart of Views from 2024 to 2025. No value is known."
    assert said("trend", views((None,)), ENGLISH) == "Line chart of Views in 2025: not known."
    assert said("trend", views((None,)), FRENCH) == "Graphique linéaire : Views, valeur inconnue en 2025."


def test_bars_speak_of_the_years_they_show() -> None:
    ten = views((100, 50, 3, 4, 5, 6, 7, 8, 9, 10))
    assert "from 2018 to 2025. The number rose every year, from 3 in 2018 to 10" in said("bars", ten, ENGLISH)
    assert "from 2016 to 2025. The number went up and down" in said("trend", ten, ENGLISH)
    # Known before the first bar, so the bar that is missing is a gap.
    assert said("bars", views((1, 2, None, *range(7))), ENGLISH).endswith("2018 is not known.")
    assert said("bars", views((1, *[None] * 8)), ENGLISH) == "Bar chart of Views from 2018 to 2025. No value is known."


@pytest.mark.parametrize(
    ("values", "breaks", "english", "french"),
    [
        ((87, 91), (), "91%, up 4 points on 2024", "91 % en 2025, en hausse de 4 points par rapport à 2024"),
        ((91, 91), (), "91%, the same as in 2024", "91 % en 2025, comme en 2024"),
        ((87, 91), (2025,), "91%", "91 % en 2025"),
        ((0,), (), "0%", "0 % en 2025"),
        ((5, None), (), "not known", "valeur inconnue en 2025"),
    ],
)
def test_a_share(values: Sequence[object], breaks: Sequence[int], english: str, french: str) -> None:
    shown = views(values, "percent", *breaks)
    assert said("share", shown, ENGLISH) == f"Ring chart of Views in 2025: {english}."
    assert said("share", shown, FRENCH) == f"Graphique en anneau : Views, {french}."
    assert said("number", shown, ENGLISH) == f"Views in 2025: {english}."
    assert said("number", shown, FRENCH) == f"Views : {french}."


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "none of them filled: 0%", "aucune remplie : Views, 0 %"),
        ("0.2", "1 of them filled: 0.2%", "1 remplie : Views, 0,2 %"),
        (91, "91 of them filled: 91%", "91 remplies : Views, 91 %"),
        ("99.7", "99 of them filled: 99.7%", "99 remplies : Views, 99,7 %"),
        (100, "all of them filled: 100%", "toutes remplies : Views, 100 %"),
    ],
)
def test_a_waffle(value: object, english: str, french: str) -> None:
    shown = views((value,), "percent")
    assert said("waffle", shown, ENGLISH) == f"One hundred cells for Views in 2025, {english}."
    assert said("waffle", shown, FRENCH) == f"Grille de cent cases, {french} en 2025."


Rows = Sequence[tuple[str, int | None]]
TWELVE = [(f"c{i}", 100 - i) for i in range(12)]
RANKINGS: list[tuple[str, Unit, Rows, str, str]] = [
    (
        "few",
        "count",
        [("Blog", 66), ("Facebook", 520), ("X", 287)],
        "with 3 categories. Facebook is highest, at 520, or 59.6% of the total. Blog is lowest, at 66.",
        "3 catégories en 2025. Facebook a la valeur la plus élevée, à 520, soit 59,6 % du total."
        " Blog a la valeur la plus faible, à 66.",
    ),
    (
        "one",
        "count",
        [("Blog", 66)],
        "with one category: Blog, at 66.",
        "66 en 2025 pour Blog, seule catégorie.",
    ),
    (
        "ties",
        "minutes",
        [("iPhone", 9), ("Blog", 9), ("a", 1), ("b", 1), ("c", 1), ("d", 1)],
        "with 6 categories. iPhone and Blog are highest, each at 9 minutes. 4 categories are lowest, each at 1 minute.",
        "6 catégories en 2025. iPhone et Blog ont la valeur la plus élevée, à 9 minutes."
        " 4 catégories ont la valeur la plus faible, à 1 minute.",
    ),
    (
        "all the same",
        "count",
        [("Blog", 0), ("X", 0)],
        "with 2 categories. All are equal, at 0.",
        "2 catégories en 2025. Toutes sont à égalité, à 0.",
    ),
    (
        "many",
        "count",
        TWELVE,
        "with 12 categories. c0 is highest, at 100, or 8.8% of the total."
        " Last comes “Other”, the sum of the remaining 5: 455.",
        "12 catégories en 2025. c0 a la valeur la plus élevée, à 100, soit 8,8 % du total."
        " Vient enfin « Autres », la somme des 5 catégories restantes : 455.",
    ),
    (
        "many shares",
        "percent",
        TWELVE,
        "with 12 categories. c0 is highest, at 100%. c11 is lowest, at 89%.",
        "12 catégories en 2025. c0 a la valeur la plus élevée, à 100 %. c11 a la valeur la plus faible, à 89 %.",
    ),
    (
        "some not known",
        "count",
        [("iPhone", None), ("X", 9), ("Blog", 7)],
        "with 3 categories. X is highest, at 9. Blog is lowest, at 7. iPhone is not known.",
        "3 catégories en 2025. X a la valeur la plus élevée, à 9. Blog a la valeur la plus faible, à 7."
        " Pour iPhone, aucune valeur n’est connue.",
    ),
]


@pytest.mark.parametrize(
    ("unit", "rows", "english", "french"), [case[1:] for case in RANKINGS], ids=[case[0] for case in RANKINGS]
)
def test_a_ranking(unit: Unit, rows: Rows, english: str, french: str) -> None:
    known = [value for _, value in rows if value is not None]
    whole = sum(known) if unit == "count" and len(known) == len(rows) else None
    shown = metric((whole,), unit, categories=rows, label=text("Views"))
    assert said("ranking", shown, ENGLISH) == f"Bar chart of Views in 2025, {english}"
    assert said("ranking", shown, FRENCH) == f"Graphique à barres : Views, {french}"


@given(count=st.integers(1, 60), longest=st.integers(1, 9))
def test_a_ranking_is_never_a_list_of_all(count: int, longest: int) -> None:
    shown = ranking(count, longest)
    for wording in (ENGLISH, FRENCH):
        sentence = KINDS["ranking"].sentence(shown, wording)
        assert sentence.endswith(".")
        figures = [wording.value(row.values[-1] or 0, "count") for row in shown.categories]
        assert sum(bool(re.search(rf"\b(?:at|à) {re.escape(figure)}\b", sentence)) for figure in figures) <= 2
        assert sentence.count(", at ") + sentence.count(", à ") <= 2


def test_braces_and_unknown_languages_do_no_harm() -> None:
    assert "{it} {0}" in said("trend", metric((1, 2), label=text("{it} {0}")), ENGLISH)
    # Numbers are German, the words English, and so is what joins them.
    assert said("trend", views((1000, None, None, 3000)), Wording("de")).endswith("2023 and 2024 are not known.")


@st.composite
def histories(draw: st.DrawFn) -> Metric:
    """One to thirty years, some not known, the way of counting changed in some."""
    few = st.sampled_from([0, 1, 2, 3])
    some = st.one_of(st.none(), few, st.integers(0, 999), st.integers(0, 999).map(lambda n: Decimal(n) / 100))
    values = draw(st.lists(some, min_size=1, max_size=30))
    units: list[Unit] = ["count", "percent", "minutes", "hours"]
    breaks = draw(st.sets(st.integers(2026 - len(values), 2025), max_size=3))
    return views(values, draw(st.sampled_from(units)), *sorted(breaks))


kinds = st.sampled_from(["trend", "bars"])
wordings = st.sampled_from([ENGLISH, FRENCH, Wording("de")])


def course(kind: str, shown: Metric) -> Course:
    return course_of(shown, BARS if kind == "bars" else None)


@given(shown=histories(), kind=st.sampled_from(["trend", "bars", "share", "waffle", "number"]), wording=wordings)
def test_whole_sentences_without_leftovers(shown: Metric, kind: str, wording: Wording) -> None:
    sentence = KINDS[kind].sentence(shown, wording)
    assert re.fullmatch(r"[^{}]+[^.,: ]\.", sentence)
    assert "None" not in sentence
    assert "  " not in sentence
    assert all(part[0].isupper() or part[0].isdigit() for part in re.split(r"(?<=\.) ", sentence))


@given(shown=histories(), kind=kinds)
def test_every_language_says_the_same_things(shown: Metric, kind: str) -> None:
    english, french = (said(kind, shown, wording) for wording in (ENGLISH, FRENCH))
    assert english.count(". ") == french.count(". ")
    years = [sorted(re.findall(r"\b20[0-2][0-9]\b|\b199[0-9]\b", sentence)) for sentence in (english, french)]
    assert years[0] == years[1]


@given(shown=histories(), kind=kinds, wording=wordings)
def test_every_number_is_one_of_the_metric(shown: Metric, kind: str, wording: Wording) -> None:
    sentence, seen = KINDS[kind].sentence(shown, wording), course(kind, shown)
    change = shown.change()
    allowed = [wording.value(v, shown.unit) for y, v in zip(shown.years, shown.values, strict=True) if v is not None
               and y >= seen.first]  # fmt: skip
    allowed += [wording.year(year) for year in range(seen.first, seen.last + 1)]
    allowed += [wording.change(change)] if change else []
    for known in sorted(set(allowed), key=len, reverse=True):
        sentence = re.sub(rf"(?<![0-9.,\u00a0]){re.escape(known)}(?![0-9])", "", sentence)
    assert not re.search("[0-9]", sentence)


@given(shown=histories(), kind=kinds, wording=wordings)
def test_every_gap_is_said(shown: Metric, kind: str, wording: Wording) -> None:
    seen = course(kind, shown)
    last = KINDS[kind].sentence(shown, wording).split(". ")[-1]
    runs = [range(int(a), int(b) + 1) for a, b in re.findall(r"(\d{4}) (?:to|à) (\d{4})", last)]
    assert all(str(year) in last or any(year in run for run in runs) for year in seen.gaps)
    known = {point.year for point in seen.points}
    if seen.gaps:
        assert not any(str(year) in last or any(year in run for run in runs) for year in known)


@given(shown=histories(), kind=kinds, wording=wordings, other=st.integers(0, 10**6))
def test_what_was_before_a_break_changes_nothing(shown: Metric, kind: str, wording: Wording, other: int) -> None:
    """No trend, extreme or change reaches across it: other values before it give the same sentence."""
    breaks = course(kind, shown).breaks
    before = [v if v is None or not breaks or y >= breaks[-1] else Decimal(other)
              for y, v in zip(shown.years, shown.values, strict=True)]  # fmt: skip
    changed = dataclasses.replace(shown, values=tuple(before))
    assert KINDS[kind].sentence(changed, wording) == KINDS[kind].sentence(shown, wording)


@given(shown=histories(), kind=kinds)
def test_every_year_means_every_year(shown: Metric, kind: str) -> None:
    sentence, points = said(kind, shown, ENGLISH), course(kind, shown).points
    if "every year" in sentence:
        assert [p.year for p in points] == list(range(points[0].year, points[-1].year + 1))
    steps = [b.value - a.value for a, b in itertools.pairwise(points)]
    if " rose every year" in sentence or " rose with every" in sentence:
        assert all(step > 0 for step in steps)
    if " fell every year" in sentence or " fell with every" in sentence:
        assert all(step < 0 for step in steps)
    if "up and down" in sentence:
        assert min(steps) < 0 < max(steps)


@given(st.sets(st.integers(1990, 2025)))
def test_runs_hold_every_year_once(years: set[int]) -> None:
    runs = runs_of(tuple(sorted(years)))
    assert [year for first, last in runs for year in range(first, last + 1)] == sorted(years)
    assert all(b[0] > a[1] + 1 for a, b in itertools.pairwise(runs))
