"""Figures where they stand: the words around them, and whether those leave any doubt about what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from benefitgraphic.edition import Edition
from benefitgraphic.lint.matching import item_of
from benefitgraphic.lint.sentences import sentence_around, sentence_bounds
from benefitgraphic.lint.subject import MOST_FIGURES, NO_CLAIMS, Said, Subject
from benefitgraphic.lint.texts import MONTHS, TypedNumber, figures_typed, years_named

_LOOK = 80  # characters to each side of a figure; words further off say nothing about it
_LONGEST = 200  # letters; a longer sentence says more than one thing
_CONTRAST = re.compile(
    r"\{previous_year\}|\{\w{1,60}\.previous\}|\b(?:last year|previous|earlier|the year before|a year ago|"
    r"l[’']an (?:dernier|passé)|l[’']année (?:dernière|passée|précédente|d[’']avant)|précédente?s?|auparavant)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|versus|vs\.?|against|contre|compared (?:to|with)|par rapport à|au lieu de|instead of|"
    r"(?:pass|hauss|baiss|augment|mont|grimp)\w{0,9} de)[ \u00a0]?\Z|"
    # "Up 7.6% on 44,820": as Britain says it; Canada and the United States say "from".
    r"(?:[%}]|\b(?:up|down|rise|increase|gain|fall|drop|decrease|decline|better|worse|improve\w{0,5})) on[ \u00a0]?\Z",
    re.IGNORECASE,
)
# What is said of a part of the year or of the whole, of a plan, or of something else.
_ASIDE = re.compile(
    rf"(?:\b(?:{MONTHS})\b|(?i:\b(?:hours?|days?|nights?|weeks?|weekends?|months?|quarters?|seasons?|spring|summer|autumn|"
    r"winter|half|halves|heures?|jours?|nuits?|semaines?|mois|trimestres?|saisons?|printemps|été|automne|hiver|"
    r"goals?|targets?|aims?|plan(?:ned|s)?|forecasts?|expect(?:ed|s)?|record|average|objectifs?|cibles?|prévus?|prévisions?|"
    r"moyenne|since|before|until|ago|depuis|avant|jusqu|once|former|old|anciens?|autrefois|if|si|could|would|might|"
    r"facebook|instagram|youtube|linkedin|twitter|tiktok|threads|bluesky|flickr|snapchat|blogs?|blogues?|channels?|"
    r"accounts?|canal|canaux|comptes?|districts?|regions?|régions?|campaign|campagne|storms?|tempêtes?)\b))"
)
# A sentence of these words, the metric's own and one figure speaks of the whole year, and of nothing else.
_PLAIN_WORDS = """
a aidé all altogether an and année answer answered are au aujourd aux avez avons be been by cette compté count counted
d de des du elle en ensemble envoyé envoyés est et eu everyone far for gens get got had handle handled has have help
helped hui i il ils in is l la le les lu lues lus maintenant nos notre nous now of on ont our par partagé people
personnes post posted pour public publié reach reached read receive received rejoint replied reply reçu reçues reçus
répondu saw see send sent share shared so sont take team the there this to today took total tous tout toute toutes
traité traitées traités un une us vos votre vous vu was we were write wrote y year you your à écrit équipe étaient
était
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = r"\{year\}|(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?|this year|cette année"
# What may stand before and after the name and the figure: nothing, or the reporting year.
_LEAD = re.compile(rf"\W{{0,3}}(?:(?:in|for|en|pour)[ \u00a0](?:{_YEAR})\W{{0,3}})?", re.IGNORECASE)
_TAIL = re.compile(
    rf"[ \u00a0,(]{{0,3}}(?:(?:in|for|en|pour)?[ \u00a0]?(?:{_YEAR}))?[.!)”»\"\u00a0 ]{{0,4}}", re.IGNORECASE
)
_ENDS = re.compile(r"\s{0,3}(?:$|[.,;:!?)»”\"]|(?:in|en)\s(?:\{year\}|(?:19|20)\d\d))")
_IS = re.compile(r"[ \u00a0\u202f\u2009]{0,2}[:=][ \u00a0\u202f\u2009]{0,2}\Z")


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure where it stands.

    Attributes:
        figure: the figure.
        said: the text that it stands in.
        before: what stands before it in its sentence, as far as it can say what it is.
        after: what follows.
        sentence: the sentence around it; cut short where it goes on and on.
        excused: whether it is openly of another year.
        around: the text, and what stands beside it in its item.
        of_brand: whether it is of one brand, and so of a part.
    """

    figure: TypedNumber
    said: Said
    before: str
    after: str
    sentence: str
    excused: bool
    around: str
    of_brand: bool

    def is_beside(self, name: str) -> str:
        """How a name stands beside the figure: "is" for "name: 12", "whole" for "12 name." "part", or "" if not."""
        wanted = " ".join(name.split()).casefold()
        colon = _IS.search(self.before)
        if colon and _folded(self.before[: colon.start()]).endswith(wanted):
            rest = _folded(self.before[: colon.start()]).removesuffix(wanted)
            if not rest or not rest[-1].isalnum():
                return "is"
        end = self._end_of(wanted)
        if end is None:
            return ""
        return "whole" if _ENDS.match(self.after, end) else "part"

    def is_scoped(self, name: str) -> bool:
        """Whether something near, other than the name itself, says that it is of a part, a plan or the like."""
        own = name.casefold()
        return self.of_brand or any(found[0].casefold() not in own for found in _ASIDE.finditer(self.around))

    def is_only(self, name: str) -> bool:
        """Whether the text says a name and the figure, and at most the reporting year, and nothing else."""
        wanted = " ".join(name.split()).casefold()
        text, start = self.said.typed, self.figure.start
        end = start + len(self.figure.piece)
        if len(text) > _LONGEST or self.is_scoped(name):
            return False
        colon = _IS.search(text[:start])
        lead = _folded(text[: colon.start()]) if colon else ""
        if lead.endswith(wanted):
            return bool(_LEAD.fullmatch(lead.removesuffix(wanted)) and _TAIL.fullmatch(text[end:]))
        after = self._end_of(wanted)
        return after is not None and bool(_LEAD.fullmatch(text[:start]) and _TAIL.fullmatch(text[end + after :]))

    def is_plain(self, name: str) -> bool:
        """Whether the sentence says no more than that so much of a name there was, as far as its words are known."""
        if len(self.sentence) >= _LONGEST or self.is_scoped(name):
            return False
        own = {word.casefold()[:_STEM] for word in _WORD.findall(name)}
        rest = re.sub(r"\{year\}", "", self.sentence)
        figures = sum(1 for _ in figures_typed(self.sentence))
        words = (word.casefold() for word in _WORD.findall(rest.replace(self.figure.piece, " ", 1)))
        return figures == 1 and "{" not in rest and all(word in _PLAIN or word[:_STEM] in own for word in words)

    def _end_of(self, wanted: str) -> int | None:
        """Where a name that follows the figure ends, in ``after``; None where none does."""
        lead = len(self.after) - len(self.after.lstrip())
        piece = self.after[lead : lead + len(wanted)]
        beyond = self.after[lead + len(wanted) :][:1]
        return lead + len(wanted) if _folded(piece) == wanted and not beyond.isalnum() else None


_STEM = 5  # letters


def claims(subject: Subject) -> Iterator[Claim]:
    """Every figure in texts that claim something; of a text with very many, the first."""
    beside: dict[str, str] = {}
    for said in subject.texts:
        item = item_of(said.path)
        beside[item] = f"{beside.get(item, '')} {said.typed[:_LONGEST]}" if item else ""
    names = [brand.name.text.casefold() for brand in subject.edition.brands]
    for said in subject.texts:
        if said.key not in NO_CLAIMS:
            around = beside[item_of(said.path)]
            of_brand = said.path.startswith("brands") or any(name in around.casefold() for name in names)
            yield from _claims(said, subject.edition, f"{around} {said.typed}", of_brand)


def _claims(said: Said, edition: Edition, around: str, of_brand: bool) -> Iterator[Claim]:
    text = said.typed
    figures = list(islice(figures_typed(text), MOST_FIGURES))
    if not figures:
        return
    bounds = sentence_bounds(text)
    excused: dict[int, bool] = {}  # by where a sentence begins
    for figure in figures:
        start, end = figure.start, figure.start + len(figure.piece)
        first, last = sentence_around(bounds, start, end)
        if first not in excused:
            years = years_named(text[first:last])
            others = any(not edition.wording.fiscal.touches(found.years, edition.year) for found in years)
            excused[first] = others or bool(_CONTRAST.search(text, first, last))
        before, after = text[max(first, start - _LOOK) : start], text[end : min(last, end + _LOOK)]
        sentence = text[max(first, start - _LONGEST) : min(last, end + _LONGEST)]
        is_excused = excused[first] or bool(_FROM.search(before))
        yield Claim(figure, said, before, after, sentence, is_excused, around, of_brand)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
