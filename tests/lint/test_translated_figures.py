"""Figures and placeholders that a translation says differently from its original."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benefitgraphic.diagnostics import Diagnostic

Said = Callable[..., tuple[Diagnostic, ...]]

ALIKE = [
    ("A $1.2M project", "Un projet de 1,2 M$"),
    ("A $1.2M project", "Un projet de 1,2\u00a0M\u00a0$"),
    ("$44K saved", "44 k$ économisés"),
    ("$3 billion in roads", "3 G$ de routes"),
    ("We answer 24/7.", "Nous répondons 24 h sur 24, 7 jours sur 7."),
    ("We answer 24/7.", "Nous répondons 24 heures par jour."),
    ("24 hours a day, 7 days a week", "24 h/24, 7 j/7"),
    ("We drove 44,800 km.", "Nous avons roulé 44 800 km."),
    ("We drove 44,800 km.", "Nous avons roulé 44\u202f800 km."),
    ("Up 7.6% this year", "En hausse de 7,6 % cette année"),
    ("1.4 million views", "1,4 million de vues"),
    ("91 percent", "91 %"),
    ("In the 2011 flood", "Lors de l’inondation de 2011"),
    ("The 2019-20 winter", "L’hiver 2019–2020"),
    ("{messages} messages in {year}", "En {year}, {messages} messages"),
    ("Nine benefits", "9 atouts"),
    ("9 benefits", "Neuf atouts"),
    ("June 30, at 9 a.m.", "Le 30 juin, à 9 h"),
    ("Call 604-555-1234", "Composez le 604 555-1234"),
    ("See https://www.example.org/2", "Voir https://www.example.org/fr/3"),
    ("No figures at all", "Aucun chiffre"),
    ("$5,300 saved", "5 300 $ économisés"),
]
DIFFERING = [
    # Both may be right.
    ("We drove 50 miles.", "Nous avons roulé 80 km."),
    ("70°F in May", "21 °C en mai"),
    ("1,440 minutes", "24 heures"),
    ("1,000 days without a break", "33 mois sans relâche"),
    ("US$30", "41 $ CA"),
    ("£30 a day", "52 $ CA par jour"),
    ("21,400 followers in French", "540 000 abonnés en anglais"),
    ("Nearly 50,000 messages", "Plus de 48 000 messages"),
    ("30 thousand views", "30 centaines de vues"),
    ("The best of 2011", "Le meilleur de 2011-2012"),
    ("40% of drivers", "40 conducteurs"),
    ("We drove 44,800 km.", "Nous avons roulé loin."),
    ("We drove far.", "Nous avons roulé 44 800 km."),
    ("1.42 million views", "1,4 million de vues"),
    ("{messages} messages", "Beaucoup de messages"),
    ("Many messages", "{messages} messages"),
    ("{messages} messages", "{messages.previous} messages"),
    ("{messages} messages in {year}", "{messages} messages en {previous_year}"),
    ("{messages} messages", "48 333 messages"),
    ("The best of {year}", "Le meilleur de 2025"),
    ("Up 7.6%", "En hausse"),
    ("The 2011 flood", "L’inondation"),
]
CONTRADICTING = [
    ("A $1.2M project", "Un projet de 1,3 M$"),
    ("We drove 44,800 km.", "Nous avons roulé 48 200 km."),
    ("Up 7.6% this year", "En hausse de 6,7 % cette année"),
    ("In the 2011 flood", "Lors de l’inondation de 2012"),
    ("1.4 million views", "1,6 million de vues"),
    ("30 days", "31 jours"),
    ("30°C in May", "31 °C en mai"),
    ("$30 a day", "31 $ par jour"),
    ("50% of drivers", "60 % des conducteurs"),
    ("{messages} messages, 300 photos", "{messages} messages, 500 photos"),
]


def _codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code for one in found if one.code in ("translation-figures", "translation-contradicts")]


@pytest.mark.parametrize(("english", "french"), ALIKE)
def test_the_same_however_it_is_written(english: str, french: str, said_of: Said) -> None:
    assert _codes(said_of(english, french)) == []


@pytest.mark.parametrize(("english", "french"), DIFFERING)
def test_a_figure_in_one_language_only_is_a_warning(english: str, french: str, said_of: Said) -> None:
    found = said_of(english, french)
    assert _codes(found) == ["translation-figures"]
    assert [one.severity for one in found if one.code == "translation-figures"] == ["warning"]


@pytest.mark.parametrize(("english", "french"), CONTRADICTING)
def test_another_figure_in_its_place_stops_a_render(english: str, french: str, said_of: Said) -> None:
    (found,) = [one for one in said_of(english, french) if one.code.startswith("translation")]
    assert (found.code, found.severity) == ("translation-contradicts", "error")
    assert found.where
    assert found.where.file == "config/infographic.fr-CA.yaml"


def test_what_the_original_says_is_told(said_of: Said) -> None:
    (found,) = [one for one in said_of("{messages} messages", "Des messages") if one.code == "translation-figures"]
    assert "{messages}" in found.message
