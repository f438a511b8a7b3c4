"""The few words that the graphic says by itself, by language."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.content import chart_words, twin_words
from benefitgraphic.content.chart_words import ChartWords
from benefitgraphic.content.twin_words import TwinWords


@dataclass(frozen=True, slots=True)
class Words:
    """Built-in words of one language.

    Patterns hold ``{}`` for what is filled in. Pairs are singular and plural. ``language`` is the one they are in, and
    ``charts`` are those that describe charts, ``twins`` those around the text versions.
    """

    language: str
    counts: tuple[str, ...]
    benefit: tuple[str, str]
    benefits_lede: str
    brands: str
    numbers: str
    fun_facts: str
    resources: str
    thanks: str
    sample: str
    source: str
    page: str
    other: str
    year: str
    not_known: str
    up_on: str
    down_on: str
    same_as: str
    a_day: str
    less_than: str
    points: tuple[str, str]
    minutes: tuple[str, str]
    hours: tuple[str, str]
    charts: ChartWords
    twins: TwinWords

    def benefits(self, count: int) -> str:
        """The heading over the benefits: "Nine benefits"."""
        number = self.counts[count] if count < len(self.counts) else str(count)
        heading = f"{number} {self.benefit[0 if count == 1 else 1]}"
        return heading[0].upper() + heading[1:]

    def page_of(self, number: int, total: int) -> str:
        """A page's number, as its foot says it."""
        return self.page.format(number, total)


def _counts(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_ENGLISH = Words(
    language="en",
    counts=_counts(
        "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four"
    ),
    benefit=("benefit", "benefits"),
    benefits_lede="Why a strong social media presence matters",
    brands="Our channels",
    numbers="By the numbers",
    fun_facts="Fun facts",
    resources="Learn more",
    thanks="Thank you",
    sample="Sample figures",
    source="Source: {}",
    page="Page {} of {}",
    other="Other",
    year="Year",
    not_known="not known",
    up_on="up {} on {}",
    down_on="down {} on {}",
    same_as="the same as in {}",
    a_day="{} a day",
    less_than="less than {}",
    points=("point", "points"),
    minutes=("minute", "minutes"),
    hours=("hour", "hours"),
    charts=chart_words.ENGLISH,
    twins=twin_words.ENGLISH,
)

_FRENCH = Words(
    language="fr",
    counts=_counts(
        "aucun un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
        " dix-sept dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre"
    ),
    benefit=("avantage", "avantages"),
    benefits_lede="Pourquoi une forte présence dans les médias sociaux compte",
    brands="Nos réseaux",
    numbers="En chiffres",
    fun_facts="Le saviez-vous?",
    resources="Pour en savoir plus",
    thanks="Merci",
    sample="Chiffres fictifs",
    source="Source\u00a0: {}",
    page="Page {} de {}",
    other="Autres",
    year="Année",
    not_known="inconnu",
    up_on="en hausse de {} par rapport à {}",
    down_on="en baisse de {} par rapport à {}",
    same_as="comme en {}",
    a_day="{} par jour",
    less_than="moins de {}",
    points=("point", "points"),
    minutes=("minute", "minutes"),
    hours=("heure", "heures"),
    charts=chart_words.FRENCH,
    twins=twin_words.FRENCH,
)

_WORDS = {"en": _ENGLISH, "fr": _FRENCH}


def words_for(language: str) -> tuple[Words, bool]:
    """The words for a BCP 47 language, and whether they are in that language: if not, they are English."""
    found = _WORDS.get(language.split("-")[0].lower())
    return (found, True) if found else (_ENGLISH, False)
