"""How full lines are, and how they end, at every size: no worse than another break would have had it.

What is found is looked for among all breaks at spaces, without the prices by which lines are chosen.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.design.sizes import SIZES, tightened
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.text.breaking import pieces
from benefitgraphic.graphics.text.lines import break_lines
from benefitgraphic.graphics.text.paragraph import text_width
from benefitgraphic.graphics.text.shaping import advance
from benefitgraphic.graphics.text.ties import tie
from editions import text
from laying import ALL_LANGUAGES, WHOLE, french_edition, in_turn, laid, quick, sample_edition, styles_for
from seen import Lines, meaning, paragraphs, texts
from variants import with_long_texts

_FRENCH = (
    "Avant de quitter la maison, les gens veulent savoir si le traversier part, si le col est ouvert et si le "
    "bureau répond. Nous le disons tôt, en mots simples, là où ils regardent déjà, pour que moins de gens aient"
    " à appeler.",
    "Chaque question reçoit une réponse, le plus souvent dans l’heure et dans la langue où elle a été posée. En"
    " 2025, notre équipe a lu plus de 48 210 messages, transmis ce que d’autres directions devaient savoir et "
    "corrigé les faussetés avant qu’elles ne se répandent.",
    "De nouveaux frais ou une route fermée s’acceptent mieux quand on sait pourquoi. Nous publions les raisons "
    "le jour de la décision, et non après la première plainte.",
    "Depuis les crues de 2011, nous travaillons avec les districts. Le jour d’une inondation, d’un feu ou d’une"
    " tempête, nos comptes disent ce que le centre des opérations sait à cette minute-là, de jour comme de "
    "nuit.",
    "Quel public, quel réseau, quelle semaine : nous conseillons la haute direction.",
    "Un communiqué rejoint les salles de nouvelles; une publication rejoint tous ceux qui la suivent. Avec les "
    "relations avec les médias, nous publions bulletins, avis et annonces à la même minute et, dès 2024, nous y"
    " répondons aussi. Il en reste des traces : une annonce que nous portons est lue par quatre fois plus de "
    "gens.",
    "Des pneus d’hiver aux chantiers, de petits rappels au bon moment changent ce que font les gens. Les "
    "campagnes qui les portent coûtent moins cher qu’un panneau.",
    "Les gens font confiance aux gens. Nous montrons qui déneige à 4 h du matin, qui inspecte les ponts et qui "
    "répond au téléphone et, de temps en temps, nous les laissons être drôles.",
    "Des photographies et des récits tirés de 60 ans de travaux publics rappellent à quel point ce qui sert "
    "chaque jour fut un jour le projet difficile de quelqu’un.",
)


def _long_french() -> Edition:
    edition = french_edition()
    benefits = tuple(replace(b, text=text(said)) for b, said in zip(edition.benefits, _FRENCH, strict=True))
    return replace(edition, benefits=benefits)


EDITIONS: dict[str, Callable[[], Edition]] = {
    "sample": sample_edition,
    "sample in French": french_edition,
    "paragraphs": lambda: with_long_texts(sample_edition()),
    "paragraphs in French": _long_french,
}

# A last line is a third of the measure; others may be as empty as the emptiest that stands there, or as this.
_THIRD = 1 / 3
_FULL = 0.58
# Lines are summed of words that are measured apart.
_SLACK = 0.05

_FIRST_WORD = re.compile(r"[.!?…:][”’\"»)]* [^\W\d_]{1,3},?$")
_BELONGS_TO_A_NUMBER = {
    "en": re.compile(r"(?:^|\W)(?:in|since|of|by|from|at|to|on|the|a|an|no\.)$", re.IGNORECASE),
    "fr": re.compile(r"(?:^|\W)(?:en|depuis|dès|de|des|du|à|au|aux|le|la|les|par|sur|dans)$", re.IGNORECASE),
}


@dataclass(frozen=True)
class Ends:
    """A paragraph's words, and how they may stand on its lines."""

    words: tuple[str, ...]
    widths: tuple[float, ...]
    space: float
    measure: float
    language: str

    def fill(self, start: int, end: int) -> float:
        """The share of the measure that a line of those words takes."""
        return (sum(self.widths[start:end]) + self.space * (end - start - 1)) / self.measure

    def faults(self, start: int, end: int) -> Iterator[str]:
        """What is wrong with the end of a line of those words."""
        if end < len(self.words):
            line, following = " ".join(self.words[max(start - 1, 0) : end]), self.words[end]
            if _FIRST_WORD.search(line) and end - start > 1:
                yield "the first word of a sentence at the end of a line"
            if following[0].isdigit() and _BELONGS_TO_A_NUMBER[self.language].search(line):
                yield "a number apart from what it belongs to"
        elif start > 0:
            if end - start == 1:
                yield "a word alone on the last line"
            if self.fill(start, end) < _THIRD:
                yield "a last line under a third"

    def has_better(self, lines: Sequence[tuple[int, int]], full: float | None = None) -> bool:
        """Whether the words could stand without a fault, on a line fewer, as many or one more, each so full."""
        emptiest = full or min([_FULL, *(self.fill(*line) for line in lines[:-1])])

        @cache
        def reached(start: int, left: int) -> bool:
            if start == len(self.words):
                return left <= 2
            return left > 0 and any(reached(end, left - 1) for end in self.ends_from(start, emptiest))

        return reached(0, len(lines) + 1)

    def ends_from(self, start: int, emptiest: float) -> Iterator[int]:
        """Where a line that begins with a word may end."""
        for end in range(start + 1, len(self.words) + 1):
            fill = self.fill(start, end)
            if fill > 1 - _SLACK / self.measure:
                return
            if (end == len(self.words) or fill >= emptiest - 1e-9) and not any(self.faults(start, end)):
                yield end


def ends(paragraph: Lines) -> tuple[Ends, list[tuple[int, int]]] | None:
    """A paragraph's words and the lines that they stand on; None for one of several looks, or broken inside words."""
    first = paragraph.lines[0][0]
    runs = [run for line in paragraph.lines for run in line]
    said = [tie(meaning(line).strip(" "), first.language) for line in paragraph.lines]
    torn = any(not meaning(line).endswith(" ") for line in paragraph.lines[:-1])
    if torn or len({(run.font, run.size) for run in runs}) > 1:
        return None
    width = partial(advance, font=first.font, language=first.language)
    words = [line.split(" ") for line in said]
    flat = tuple(word for line in words for word in line)
    lines, start = [], 0
    for line in words:
        lines.append((start, start + len(line)))
        start += len(line)
    widths = tuple(width(word) * first.size for word in flat)
    made = Ends(flat, widths, width(" ") * first.size, paragraph.width, first.language.split("-")[0])
    return made, lines


def wrapped(edition: Edition, size: str) -> Iterator[tuple[Ends, list[tuple[int, int]]]]:
    """The paragraphs of a size that take more than a line."""
    for page in laid(edition, size).pages:
        for paragraph in paragraphs(page.frame):
            found = ends(paragraph) if len(paragraph.lines) > 1 else None
            if found:
                yield found


def described(made: Ends, lines: Sequence[tuple[int, int]]) -> str:
    """Lines with how full each is, in percent."""
    return " / ".join(f"{' '.join(made.words[a:b])} [{made.fill(a, b):.0%}]" for a, b in lines)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "size"), in_turn(EDITIONS, of=SIZES))
def test_no_line_ends_badly_that_could_end_well(name: str, size: str) -> None:
    bad: dict[str, float] = {}
    for made, lines in wrapped(EDITIONS[name](), size):
        found = [fault for line in lines for fault in made.faults(*line)]
        if found and made.has_better(lines):
            bad[f"{', '.join(found)}: {described(made, lines)}"] = made.fill(*lines[-1])
    worst = sorted(bad, key=lambda said: bad[said])
    assert not worst, "\n".join([f"{len(worst)} paragraphs, the worst last lines first:", *worst[:12]])


@pytest.mark.parametrize("size", quick("letter", of=["email", "intranet", "letter", "a4"]))
@pytest.mark.parametrize("name", list(EDITIONS))
def test_lines_are_full(name: str, size: str) -> None:
    """Those above the last, of texts of four lines and more, on an average."""
    rows = [(made, lines) for made, lines in wrapped(EDITIONS[name](), size) if len(lines) > 3]
    fills = [made.fill(*line) for made, lines in rows for line in lines[:-1]]
    rows.sort(key=lambda row: min(row[0].fill(*line) for line in row[1][:-1]))
    worst = [described(*row) for row in rows[:8]]
    mean = sum(fills) / len(fills) if fills else 1.0
    assert mean >= 0.8, "\n".join([f"{mean:.0%} full; those with the emptiest lines:", *worst])


@pytest.mark.parametrize("size", quick("letter", "intranet", of=WHOLE))
@pytest.mark.parametrize("language", list(ALL_LANGUAGES))
def test_the_title_is_one_line_wherever_it_fits_at_four_fifths_of_its_size(language: str, size: str) -> None:
    edition = ALL_LANGUAGES[language]()
    styles = styles_for(edition, size)
    style = styles.text("display")
    least = style.sized(max(style.size * 0.8, styles.size.smallest_title))
    found = [(seen, run) for seen, run in texts(laid(edition, size).pages[0].frame) if "H1" in seen.roles]
    lines = len({round(seen.at.y, 1) for seen, _ in found})
    assert lines == 1 or text_width(edition.title.text, least) > styles.content_width, f"{lines} lines"
    # Pages that are set more tightly have titles of a smaller size of their own.
    smallest = max(tightened(styles.size).type["display"] * 0.8, styles.size.smallest_title)
    assert all(run.size >= smallest - 0.01 for _, run in found)


_AT_HYPHENS = ("Two-way conversation", "A self-serve road map", "Year-round, wall-to-wall", "Le saviez-vous?")


@pytest.mark.parametrize("size", quick("letter", "hero", of=SIZES))
def test_no_heading_is_broken_at_a_hyphen(size: str) -> None:
    edition = sample_edition()
    titles = [text(said) for said in itertools.islice(itertools.cycle(_AT_HYPHENS), len(edition.benefits))]
    benefits = tuple(replace(b, title=title) for b, title in zip(edition.benefits, titles, strict=True))
    edition = replace(edition, benefits=benefits, words=replace(edition.words, fun_facts="Le saviez-vous?"))
    said = [[line.strip() for line in p.texts] for page in laid(edition, size).pages for p in paragraphs(page.frame)]
    headings = [lines for lines in said if "".join(lines).replace(" ", "") in map(_bare, _AT_HYPHENS)]
    broken = [" / ".join(lines) for lines in headings if any(line.endswith("-") for line in lines[:-1])]
    assert headings or size == "social"
    assert not broken


def _bare(said: str) -> str:
    return said.replace(" ", "")


_WORDS = (
    "we", "We", "in", "the", "2025", "48,210", "you.", "road.", "answer", "questions", "travellers", "reconnect",
    "communities", "a", "no.", "30", "before", "fires,", "and",
)  # fmt: skip


@given(said=st.lists(st.sampled_from(_WORDS), min_size=4, max_size=24), width=st.integers(18, 60))
def test_no_line_of_any_text_ends_badly_where_fuller_lines_would_end_well(said: list[str], width: int) -> None:
    found = break_lines(
        pieces(" ".join(said), "en-CA"), width, lambda line: float(len(line)), "en-CA", balance=False, hyphenate=False
    )
    words = [line.text.split(" ") for line in found]
    made = Ends(tuple(itertools.chain(*words)), tuple(len(word) for line in words for word in line), 1, width, "en")
    starts = [0, *itertools.accumulate(map(len, words))]
    lines = list(itertools.pairwise(starts))
    faults = [fault for line in lines for fault in made.faults(*line)]
    assert not faults or not made.has_better(lines, 0.85), f"{', '.join(faults)}: {described(made, lines)}"
