"""What the PDF's tests print: the sample in its languages, and content that PDF files are known to get wrong."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial

from benefitgraphic.edition import Edition, Logo
from benefitgraphic.export.inks import Profile
from benefitgraphic.layout.compose import compose
from benefitgraphic.layout.laid import Laid
from benefitgraphic.output.files import Manner
from editions import HERE, LOGOS, LONG_URL, text
from inked import cmyk_profile
from laying import ALL_LANGUAGES, PRINTED, THEMES, files, sample_edition, styles_for, themed
from typed import facts_of, resource, resources_of

OFFICE = Manner()


@dataclass(frozen=True)
class Case:
    """An edition to be printed at a size, on paper or for a press, and its name among the tests."""

    name: str
    edition: Callable[[], Edition]
    size: str
    manner: Manner = OFFICE

    @cached_property
    def printed(self) -> Printed:
        """Its file, printed once for all tests of it."""
        return printed(self.edition(), self.size, self.manner)


@dataclass(frozen=True)
class Printed:
    """A PDF, and what it should say: a poster may have no room for all."""

    data: bytes
    edition: Edition


def printed(edition: Edition, size: str, manner: Manner = OFFICE) -> Printed:
    """The PDF of an edition."""
    styles = styles_for(edition, size, press=manner.press)
    composed = compose(edition, styles)
    (output,) = files(Laid(styles.size, edition.theme, composed.pages), manner)
    return Printed(output.data, composed.edition)


MANNERS = {
    "": OFFICE,
    "-press": Manner(press=True),
    "-inks": Manner(press=True, profile=Profile.read(cmyk_profile())),
}


def sample_cases() -> Iterator[Case]:
    """The sample at sizes, in manners, themes and languages such that any two of them meet once.

    Each size is printed in each manner, in another language and another theme each time.
    """
    languages = list(ALL_LANGUAGES.items())
    themes = sorted(THEMES, key=lambda theme: theme != "harbour")
    for row, size in enumerate(PRINTED):
        for column, (manner, how) in enumerate(MANNERS.items()):
            language, edition = languages[(row + column) % len(languages)]
            theme = themes[(row + 2 * column) % len(themes)]
            yield Case(f"{size}{manner}-{theme}-{language}", partial(_themed, edition, theme), size, how)


def _themed(edition: Callable[[], Edition], theme: str) -> Edition:
    return themed(edition(), theme)


@cache
def small_edition() -> Edition:
    """The sample with a part of each section: checkers read each element again, and each takes them a while."""
    whole = sample_edition()
    assert whole.numbers
    panels = tuple(panel for panel in whole.numbers.panels if panel.chart in ("trend", "ranking"))
    return whole.saying(
        brands=whole.brands[:1],
        benefits=whole.benefits[:2],
        numbers=dataclasses.replace(whole.numbers, panels=panels),
        fun_facts=facts_of(whole)[:1],
        resources=resources_of(whole)[-2:],
    )


def _changed(**fields: object) -> Edition:
    return small_edition().saying(**fields)


def _saying(*said: str, **fields: object) -> Edition:
    """The same with benefits that say something else, under titles that tell them apart."""
    known = sample_edition().benefits
    told = [
        dataclasses.replace(
            known[i % len(known)], title=text(f"{known[i % len(known)].title.text}, {i}"), text=text(words)
        )
        for i, words in enumerate(said)
    ]
    return _changed(benefits=tuple(told), **fields)


PLACES = "Sḵwx̱wú7mesh, xʷməθkʷəy̓əm, səlilwətaɬ, Snuneymuxʷ, x̌aʔislaʔ, W̱SÁNEĆ, łáʔ a̱ b̓ č̓"
ARABIC = "We also say مرحبا بكم في الطريق to all, and (العربية) in 2025, 24 times."
_POOL = """
we answer every question that people ask us on the road and off it from north to south in fog and snow; our maps show
closures, detours, ferries, rest areas, webcams, avalanche work, bridges, tunnels, chain-up areas, passes;
responsibilities, internationalization, straightforwardly: read, listen, reply, explain, warn, thank, correct,
post, film, draw, ask, plan, meet, learn, share, wait, drive, walk, cycle, ride, rest, return to the road and on it.
"""
_FACTS = (
    "To us telecommunications mean a lot; internationalization, if any, of our responsibilities is a rare "
    "misunderstanding, but knowledgeable representatives do straightforwardly reestablish transportation."
)


def _narrow(said: str) -> Edition:
    """The same with three brands, whose cards are narrow, for that purpose each."""
    return _changed(brands=tuple(dataclasses.replace(sample_edition().brands[0], purpose=text(said)) for _ in range(3)))


def _from_word(number: int) -> str:
    pool = _POOL.split()
    return " ".join([*pool[number:], *pool[:number]])


HARD: dict[str, Callable[[], Edition]] = {
    "combining-marks": lambda: _saying(PLACES, PLACES, title=text("Roads of Sḵwx̱wú7mesh, x̱ by x̱"), thanks=text(PLACES)),
    "ligatures": lambda: _saying(
        "Office staff affirm: efficient waffles, fluffy and difficult to offload, suffice in flight.",
        title=text("Efficient offices, fifty waffles"),
    ),
    "right-to-left": lambda: _saying(ARABIC, "مرحبا", title=text("Road news, مرحبا"), thanks=text("مرحبا بكم")),
    "hyphens": lambda: _narrow(_FACTS),
    "hyphens-beside-another-font": lambda: _narrow(_FACTS.replace(" ", " ☂ ")),
    "a-broken-word": lambda: _saying(
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    ),
    "soft-hyphens": lambda: _saying("inter\u00adnational\u00adization of trans\u00adpor\u00adta\u00adtion " * 3),
    "one-benefit": lambda: _saying("We answer."),
    "24-benefits": lambda: _changed(benefits=(sample_edition().benefits * 3)[:24]),
    "drawn-logo": lambda: _changed(logo=Logo(LOGOS[0], text("The ministry’s “wide” logo"), HERE)),
    "photo-logo": lambda: _changed(logo=Logo(LOGOS[1], text("The ministry & friends"), HERE)),
    "marks-of-markup": lambda: _saying(
        "a < b && c > d; \"quoted\" 'twice' ]]> <!-- --> (un(balanced \\) %20 {{}} [a] /Name",
        title=text('Q&A: <i>social</i> "media" ]]> 100% (and \\ more'),
        resources=(resource(text("A <b> & (c)"), text("https://www.example.org/a?b=(c)&d=%20\\x"), None),),
    ),
    "a-long-title": lambda: _changed(title=text("What our social media does for everybody in every district " * 3)),
    "long-addresses": lambda: _changed(
        resources=(resource(text("Where to read on"), text(LONG_URL), text("A note")),) * 2
    ),
    "a-title-alone": lambda: _changed(
        brands=(), benefits=(), numbers=None, fun_facts=(), resources=(), thanks=None, source=None, subtitle=None
    ),
    "many-pages": lambda: _saying(*(_from_word(i) for i in range(0, 72, 3))),
}
"""Editions of which each has something that readers of PDF trip over."""


CASES = {
    case.name: case for case in (*sample_cases(), *(Case(name, edition, "letter") for name, edition in HARD.items()))
}
"""The sample, and on pages all that is hard, by name."""
