"""What was meant to be replaced, and what only looks so."""

from __future__ import annotations

import pytest

from benefitgraphic.lint.leftovers import leftovers

LEFT = [
    ("XX 000 abonnés", "XX 000"),
    ("We handled X messages.", "X"),
    ("Nous avons traité X messages.", "X"),
    ("INSERT QUOTE HERE", "INSERT QUOTE HERE"),
    ("INSÉRER ICI", "INSÉRER ICI"),
    ("Thanks to INSERT NAME HERE", "INSERT NAME HERE"),
    ("Insert quote here", "Insert quote here"),
    ("DRAFT", "DRAFT"),
    ("Draft – do not publish", "Draft"),
    ("Please do not publish", "Please do not publish"),
    ("ÉBAUCHE", "ÉBAUCHE"),
    ("Titre provisoire", "Titre provisoire"),
    ("à traduire", "à traduire"),
    ("[traduction]", "[traduction]"),
    ("[Translation] Our team", "[Translation]"),
    ("Text goes here", "Text goes here"),
    ("todo: write this", "todo:"),
    ("to be announced", "to be announced"),
    ("Winners: to be announced", "Winners: to be announced"[9:]),
    ("à confirmer", "à confirmer"),
    ("Invité spécial à confirmer", "Invité spécial à confirmer"),
    ("We handled xxxx messages", "xxxx"),
    ("XXX replies", "XXX"),
    ("XX messages handled", "XX"),
    ("XX messages traités", "XX"),
    ("XX% replied", "XX%"),
    ("XX % des questions", "XX %"),
    ("X% of questions", "X%"),
    ("X,XXX posts", "X,XXX"),
    ("XX XXX publications", "XX XXX"),
    ("$XX saved", "$XX"),
    ("In 20XX", "20XX"),
    ("In 202X", "202X"),
    ("##,### posts", "##,###"),
    ("000,000 views", "000,000"),
    ("Title: TBD", "TBD"),
    ("TBC", "TBC"),
    ("tbd", "tbd"),
    ("T.B.D.", "T.B.D."),
    ("TODO ask Lee", "TODO"),
    ("To do: ask Lee", "To do:"),
    ("FIXME", "FIXME"),
    ("TK", "TK"),
    ("Lorem ipsum dolor", "Lorem ipsum dolor"),
    ("Said ???", "???"),
    ("Thanks to ____ and all", "____"),
    ("[insert name]", "[insert name]"),
    ("[Insert the minister's words here]", "[Insert the minister's words here]"),
    ("[insérer le nom]", "[insérer le nom]"),
    ("[à compléter]", "[à compléter]"),
    ("[YOUR MINISTRY]", "[YOUR MINISTRY]"),
    ("[...]", "[...]"),
    ("<name>", "<name>"),
    ("<nom du ministère>", "<nom du ministère>"),
    ("<b>bold</b>", "<b>"),
    ("${messages}", "${messages}"),
    ("%NAME%", "%NAME%"),
    ("Texte à venir", "Texte à venir"),
    ("Chiffres à confirmer.", "Chiffres à confirmer"),
    ("à venir", "à venir"),
    ("Merci (à venir)", "(à venir)"),
    ("Source : à déterminer", "Source : à déterminer"),
    ("Text to come", "Text to come"),
    ("Figures to be confirmed", "Figures to be confirmed"),
    ("Your text here", "Your text here"),
    ("Votre texte ici", "Votre texte ici"),
    ("placeholder", "placeholder"),
]
MEANT = [
    "We answer Facebook and X messages.",
    "Our X messages",
    "Draft picks of the hockey team",
    "We draft plans with you.",
    "What to do: call 511.",
    "Chiffres provisoires",
    "« Merci à tous » [traduction]",
    "Des textes à traduire chaque jour",
    "Insert your card",
    "Please insert your card here.",
    "The minister is here",
    "",
    "XXL shirts",
    "X",
    "Facebook, X and YouTube",
    "See X.",
    "Le XXe siècle",
    "le XX siècle",
    "Why us? Really?",
    "What??",
    "dans les années à venir",
    "Nous aidons à compléter les formulaires",
    "Le formulaire à remplir en ligne",
    "Things to come and go",
    "What is to be done",
    "Dates to be announced in spring.",
    "a < b and c > d",
    "<3",
    "<< mot >>",
    "« mot »",
    "He said “[sic]”",
    "so […] it was",
    "Figure [1]",
    "{messages} of {year}",
    "{messages.change}",
    "Todo Vancouver",
    "todos juntos",
    "our to-do list",
    "A taxing exxon story",
    "snake_case_name",
    "#DriveBC and #1",
    "number 1,000,000",
    "100,000 views",
    "In 2025",
    "https://www.example.org/a_b__c",
    "Demi-tours, « Cone Zone »",
    "50% of all",
    "C'est à suivre de près",
    "Tuktoyaktuk",
]

_TOLD_ONLY = {
    "X",
    "[traduction]",
    "[Translation]",
    "to be announced",
    "Invité spécial à confirmer",
    "To do:",
    "???",
    "____",
    "(à venir)",
}
# It looks left over and may be meant: it is told, and stops nothing.
MAY_BE_MEANT = [
    "To do: plan ahead",
    "Draft: a step that we take with you",
    "Snow in June???",
    "Neige en juin ???",
    "Our most puzzling message: ???",
    "Vous en avez 20??",
    "We work through the TBD list.",
    "“TBD” is a word that we avoid.",
    "Nous évitons « lorem ipsum ».",
    "TK Maxx and the TBC Bank",
    "Super Bowl XXX",
    "The XXX Olympics",
    "With love, XXX",
    "XX chromosomes",
    "THE NHL DRAFT",
    "Dates to be announced",
    "Details to follow.",
    "À suivre !",
    "[VIDEO]",
    "The prize goes to [name withheld].",
    "I love ____!",
    "We read X messages.",
    "Type backup -r <date> to see it.",
    "In a command such as /usr/bin/modify <name>, type its name.",
    "Start it with desktop=xxxx in its line.",
    "We sent the reopen XXX command.",
    '<name lang="fr"> begins it.',
    "[Translation] Mr. Speaker, thank you.",
]
# Nothing looks left over.
REAL = [
    *(f"2{gap}000{gap}000 messages" for gap in " \u00a0\u202f\u2009\u2007"),
    *(f"12{gap}000{gap}000{gap}000 $" for gap in " \u00a0\u202f\u2009"),
    "1 000 000 $ pour les routes",
    "2.000.000 views and 1'000'000 likes",
    "Call 9-1-1, 5-1-1 or 604-555-0000.",
    "24/7, 10-12 and 1 of 3",
    "A 200x zoom, 20x as far",
    "COVID-19, Highway 1, Top 5, 4–1",
    "We do not publish personal data.",
    "Merci de ne pas publier de données personnelles.",
    "so [...] it was",
    "Your name here? Sign up!",
    "Insert coin here",
    "{{1, 2}} and {{smile}}",
    "Half of 000s of calls",
    "$5, 1/2, ½ and one million",
    "In Europe/Paris, U+0041 and /dev/xxx",
]


@pytest.mark.parametrize("text", MAY_BE_MEANT)
def test_what_may_be_meant_stops_nothing(text: str) -> None:
    assert {one.is_certain for one in leftovers(text)} == {False}


@pytest.mark.parametrize("text", REAL)
def test_real_sentences_have_nothing_left_over(text: str) -> None:
    assert list(leftovers(text)) == []


CERTAIN = [text for text, piece in LEFT if piece not in _TOLD_ONLY]


@pytest.mark.parametrize("text", CERTAIN)
def test_what_nobody_can_mean_is_certain(text: str) -> None:
    assert any(one.is_certain for one in leftovers(text))


def test_two_braces_are_a_slip_where_there_is_such_a_metric() -> None:
    text = "{{messages}} messages, {{messages.change}} and {{smile}}"
    pieces = [one.piece for one in leftovers(text, {"messages", "messages.change"})]
    assert pieces == ["{{messages}}", "{{messages.change}}"]


@pytest.mark.parametrize(("text", "piece"), LEFT)
def test_a_leftover_is_found(text: str, piece: str) -> None:
    found = list(leftovers(text))
    assert found
    assert found[0].piece == piece
    assert text[found[0].start :].startswith(piece)


@pytest.mark.parametrize("text", MEANT)
def test_what_is_meant_as_it_stands(text: str) -> None:
    assert list(leftovers(text)) == []
