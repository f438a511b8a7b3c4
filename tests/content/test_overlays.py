"""A translation says only what is translated, and can change nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from benefitgraphic.content.load import Loaded, languages, load
from benefitgraphic.diagnostics import Problems, as_text
from typed import facts_of, resources_of, source_of, thanks_of

FRENCH = """\
language: fr-CA
title: Ce que nos médias sociaux font pour vous
benefits:
  - title: Confiance
  -
  - text: Nous répondons.
fun_facts: [Un fait]
numbers: {lede: L'essentiel}
resources: [{url: "https://www.example.org/fr"}]
"""


def translate(config: Path, text: str, name: str = "infographic.fr-CA.yaml") -> None:
    (config.parent / name).write_text(text, encoding="utf-8")


def said(config: Path, language: str) -> str:
    with pytest.raises(Problems) as problems:
        load(config, language=language)
    return "\n".join(as_text(d) for d in problems.value.diagnostics)


def test_what_is_not_translated_stays(config: Path) -> None:
    translate(config, FRENCH)
    original = load(config).edition
    french = load(config, language="fr-CA").edition
    assert french.title.text.startswith("Ce que")
    assert french.title.where.file == "config/infographic.fr-CA.yaml"
    assert french.organization == original.organization
    assert [b.title.text for b in french.benefits[:2]] == ["Confiance", "Timely customer service"]
    assert french.benefits[0].icon == original.benefits[0].icon
    assert french.benefits[2].text.text == "Nous répondons."
    assert facts_of(french)[0].text == "Un fait"
    assert facts_of(french)[1:] == facts_of(original)[1:]
    assert resources_of(french)[0].url.text == "https://www.example.org/fr"
    assert french.words.fun_facts == "Le saviez-vous?"
    assert (french.language, original.language) == ("fr-CA", "en-CA")


def test_a_text_knows_what_was_typed_and_what_it_translates(small: Callable[..., Loaded]) -> None:
    files = {"infographic.fr-CA.yaml": "thanks:\n  text: |\n    Merci pour\n    {messages} messages\n  short: Merci\n"}
    french = small("thanks: Thanks for {messages}\nsource: Reports of {year}\n", files, language="fr-CA").edition
    thanks, source = thanks_of(french), source_of(french)
    assert thanks and thanks.short and thanks.original and source
    assert thanks.text.replace("\u00a0", " ") == "Merci pour 48 210 messages"
    assert thanks.typed == "Merci pour\n{messages} messages\n"
    assert thanks.own and thanks.original.typed == "Thanks for {messages}"
    # Only the French needs a short text.
    assert thanks.short.own and thanks.short.original is None
    assert (source.text, source.typed) == ("Reports of 2025", "Reports of {year}")
    assert not source.own and source.origin is source


def test_the_texts_of_a_translation_stand_in_the_order_of_the_original(config: Path) -> None:
    lines = FRENCH.splitlines()
    translate(config, "\n".join([*lines[8:], *lines[:8]]))
    there = [text for text in load(config, language="fr-CA").texts if text.origin.where.file.endswith("graphic.yaml")]
    assert {"Confiance", "Un fait", "Nous répondons."} <= {text.text for text in there}
    places = [(text.origin.where.line, text.origin.where.column) for text in there]
    assert places == sorted(places)


def test_the_language_may_be_spelled_loosely(config: Path) -> None:
    translate(config, FRENCH)
    assert load(config, language="FR-ca").edition.language == "fr-CA"
    assert load(config, language="en-ca").edition.language == "en-CA"


def test_lists_the_translations_there_are(config: Path) -> None:
    (config.parent / "infographic.fr-CA.yaml").unlink()
    assert languages(config) == ()
    translate(config, FRENCH)
    translate(config, "", "infographic.backup of old.yaml")
    assert languages(config) == ("fr-CA",)
    text = said(config, "de")
    assert "there is no translation of infographic.yaml into 'de'" in text
    assert "choose from: en-CA, fr-CA" in text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("titel: Titre\n", "1:1: error: config/infographic.yaml has no key 'titel' here to translate"),
        ("year: 2024\n", "1:7: error: only words can be translated"),
        ("sizes: [a4]\n", "1:9: error: only words can be translated"),
        ("benefits: [{icon: siren}]\n", "1:19: error: only words can be translated"),
        ("numbers: {panels: [{metric: followers}]}\n", "1:29: error: only words can be translated"),
        ("title: [Titre]\n", "1:8: error: this doesn't have the structure of its original in config/infographic.yaml"),
        ("fun_facts: [a, b, c, d]\n", "1:22: error: config/infographic.yaml has only 3 of these"),
        ("title: '{mesages}'\n", "1:9: error: no placeholder is called {mesages}"),
        ("title: Un: deux\n", "1:10: error: there is a colon where none is expected"),
    ],
)
def test_problems_point_into_the_translation(config: Path, text: str, message: str) -> None:
    translate(config, text)
    assert f"config/infographic.fr-CA.yaml:{message}" in said(config, "fr-CA")


def test_what_is_repeated_unchanged_is_no_problem(config: Path) -> None:
    translate(config, config.read_text(encoding="utf-8").replace("language: en-CA", "language: fr-CA"))
    assert load(config, language="fr-CA").edition.year == 2025


def test_metrics_are_translated_too(config: Path) -> None:
    translate(config, FRENCH)
    translate(config, "messages: {label: Messages reçus}\n", "metrics.fr-CA.yaml")
    numbers = load(config, language="fr-CA").edition.numbers
    assert numbers
    assert numbers.panels[1].metric.label.text == "Messages reçus"
    translate(config, "messages: {unit: percent}\n", "metrics.fr-CA.yaml")
    assert "only words can be translated" in said(config, "fr-CA")


def test_a_translation_may_have_a_short_text_where_the_original_has_none(config: Path) -> None:
    translate(
        config,
        "fun_facts: [{text: Un fait, short: Fait}, Un autre]\nthanks: {text: Merci à tous, short: Merci}\n"
        "brands: [{short: Les routes}]\n",
    )
    french, original = load(config, language="fr-CA").edition, load(config).edition
    facts = [(fact.text, fact.short and fact.short.text) for fact in facts_of(french)]
    assert facts == [("Un fait", "Fait"), ("Un autre", None), (facts_of(original)[2].text, None)]
    thanks, before = thanks_of(french), thanks_of(original)
    assert thanks and thanks.short and thanks.short.text == "Merci"
    assert french.brands[0].short and french.brands[0].short.text == "Les routes"
    assert not before or before.short is None


def test_a_short_text_that_is_not_translated_stays_as_other_texts_do(config: Path) -> None:
    written = config.read_text(encoding="utf-8")
    fact = "Every Halloween, a few ghosts find their way onto our highway webcams."
    config.write_text(written.replace(fact, f"text: {fact}\n    short: Ghosts on webcams"), encoding="utf-8")
    translate(config, "fun_facts: [Un, Deux, Trois]\n")
    found = facts_of(load(config, language="fr-CA").edition)[2]
    assert (found.text, found.short and found.short.text) == ("Trois", "Ghosts on webcams")


def test_words_in_another_language_are_a_warning(small: Callable[..., Loaded]) -> None:
    loaded = small("", {"infographic.lb.yaml": "title: Wat mir maachen\n"}, language="lb")
    assert [d.severity for d in loaded.warnings] == ["warning"]
    assert "the built-in words, such as 'Fun facts', are not translated into 'lb' yet" in loaded.warnings[0].message
    assert loaded.edition.words.fun_facts == "Fun facts"


def test_two_categories_never_have_one_name(config: Path) -> None:
    path = config.parent / "metrics.fr-CA.yaml"
    text = path.read_text(encoding="utf-8")
    assert "{Blog: Blogue}" in text
    path.write_text(text.replace("{Blog: Blogue}", "{Blog: x}"), encoding="utf-8")
    text = said(config, "fr-CA")
    assert "metrics.fr-CA.yaml:" in text
    assert "'X' and 'Blog' would both be called 'x'" in text


def test_a_text_that_the_original_was_cleared_of_keeps_its_translation_unshown(config: Path) -> None:
    translate(config, FRENCH + "thanks: Merci à tous.\n")
    config.write_text(re.sub(r"(?m)^thanks: .*\n", "", config.read_text(encoding="utf-8")), encoding="utf-8")
    loaded = load(config, language="fr-CA")
    assert thanks_of(loaded.edition) is None
    told = "\n".join(as_text(warning) for warning in loaded.warnings)
    assert "infographic.yaml has no 'thanks' any more, so this translation of it isn't shown" in told
