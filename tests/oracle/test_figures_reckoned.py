"""Every figure, change, extreme and share that the files say, worked out a second time from the sheet.

Of some hundred made-up sheets, so many are rendered as have any two traits of a metric meet. What readers find in the
PDF, the pages, the mail, the alternative texts and data.csv has to be true of the typed cells. Nothing of the program
has a part in reckoning: see `reckoning.py`.
"""

from __future__ import annotations

import re
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from claims import Panel
from drafting import Draft, covering, draft, written
from reading_out import Block, mail, of_html, of_text, panels, pdf_alternatives, pdf_text, rows
from reckoning import Facts
from spoken import FIGURE, said

from laying import ROOT
from projects import typed

_SEEDS = covering(range(120))
_SPOILT = [pytest.param(seed, marks=[pytest.mark.slow] if seed != 4 else []) for seed in (1, 4, 13, 24, 35, 71)]
_ENDS = ("Counted every day by our team.", "Compté chaque jour par notre équipe.")
_BETWEEN = re.compile(r"(By the numbers|En chiffres|What we do|Ce que nous|Page)[, ]")


@pytest.mark.slow
@pytest.mark.parametrize("seed", _SEEDS)
def test_what_is_said_is_so(seed: int, tmp_path: Path) -> None:
    made = draft(seed)
    output = _rendered(made, tmp_path)
    plain, html = mail(output / "email" / "announcement.eml")
    files = {
        "letter.alt.txt": of_text((output / "letter.alt.txt").read_text(encoding="utf-8")),
        "email.alt.txt": of_text((output / "email.alt.txt").read_text(encoding="utf-8")),
        "letter.html": of_html((output / "letter.html").read_text(encoding="utf-8")),
        "announcement.html": of_html((output / "email" / "announcement.html").read_text(encoding="utf-8")),
        "the message's text": of_text(plain),
        "the message's page": of_html(html),
    }
    complaints = [f"{name}: {one}" for name, blocks in files.items() for one in _of_panels(made, blocks)]
    complaints += [f"letter.pdf: {one}" for one in _of_pdf(made, output / "letter.pdf")]
    complaints += [f"data.csv: {one}" for one in _of_data(made, rows(output / "data.csv"))]
    assert not complaints, f"seed {seed}, {made}\n" + "\n".join(complaints)


@pytest.mark.slow
@pytest.mark.parametrize("seed", _SPOILT)
def test_a_wrong_digit_is_found_wherever_it_stands(seed: int, tmp_path: Path) -> None:
    made = draft(seed)
    told = (_rendered(made, tmp_path) / "letter.alt.txt").read_text(encoding="utf-8")
    assert not _of_panels(made, of_text(told))
    begins = told.index("By the numbers" if made.language.startswith("en") else "En chiffres")
    begins = told.index("\n", begins)
    unseen = []
    for place in (found.start() for found in re.finditer(r"\d", told) if found.start() > begins):
        other = str((int(told[place]) + 3) % 10)
        spoilt = told[:place] + other + told[place + 1 :]
        if not _of_panels(made, of_text(spoilt)):
            unseen.append(spoilt[place - 30 : place + 20])
    assert not unseen


def _rendered(made: Draft, folder: Path) -> Path:
    config = written(made, folder / "project")
    shutil.copytree(ROOT / "config" / "themes", config.parent / "themes")
    result = typed("render", "--config", config, "--output", folder / "output")
    assert result.exit_code == 0, result.output
    return folder / "output"


def _of_panels(made: Draft, blocks: list[Block]) -> list[str]:
    found = panels(blocks, [one.label for one in made.metrics], _ENDS)
    complaints: list[str] = []
    for metric in made.metrics:
        if metric.label not in found:
            complaints.append(f"{metric.label} isn't there")
            continue
        panel = Panel(Facts(made, metric))
        for block in found[metric.label]:
            if _BETWEEN.match(block.text):
                break
            panel.read(block.text)
            if block.large and not re.fullmatch(FIGURE, block.text):
                panel.wrong(f"{block.text!r} stands large, where the figure should")
        if _is_charted(panel.facts) and not panel.sentence:
            panel.wrong("no sentence")
        if metric.chart != "ranking" and not panel.figure:
            panel.wrong("no figure")
        if metric.chart != "ranking" and not panel.change and (change := panel.facts.change()) and change.before:
            panel.wrong(f"nothing is said of a change by {float(change.moved)}")
        if metric.per_day and not panel.day:
            panel.wrong("nothing is said of a day")
        complaints += panel.complaints
    return complaints


def _is_charted(facts: Facts) -> bool:
    """Whether it has a chart: of a single year, a line or bars would show nothing that the figure doesn't."""
    chart = facts.metric.chart
    return chart != "number" and (chart not in ("trend", "bars") or len(facts.values) > 1)


def _of_pdf(made: Draft, path: Path) -> list[str]:
    """Its alternative texts, and every figure on its pages: each is of the sheet, or a page's number."""
    complaints: list[str] = []
    told = list(pdf_alternatives(path))
    for metric in made.metrics:
        panel = Panel(Facts(made, metric))
        own = [text for text in told if metric.label in text]
        if metric.chart != "ranking" and _is_charted(panel.facts) and not own:
            panel.wrong("no alternative text")
        for text in own:
            panel.read(text)
        complaints += panel.complaints
    true = [exact for metric in made.metrics for exact in _exact(Facts(made, metric))]
    years = sorted((made.year(year) for year in made.years), key=len)
    text = re.sub(r"Page \d+ (?:of|de) \d+", " ", pdf_text(path).replace("\r", ""))
    # A line may end within "less than 0.1%"; elsewhere, plain spaces and ends of lines part figures from one another.
    text = re.sub(r"(less|than|more|moins|plus|de)\s+(?=than|de\b|\d)", "\\1\u00a0", text)
    for year in [*years, *map(str, made.years)]:
        text = re.sub(rf"(?<![\d.,]){re.escape(year)}(?![\d.,]\d|\d|%)", " ", text)
    for figure in re.findall(FIGURE, re.sub(r"[ \n]", " ¶ ", text)):
        claim = said(figure, made.language)
        if claim.number == 1 and not claim.unit:
            continue  # a benefit's
        if not any((claim.unit or "count") == unit and claim.fits(exact) for unit, exact in true):
            complaints.append(f"{figure!r} stands on its pages, and nothing in the sheet gives it")
    return complaints


def _exact(facts: Facts) -> list[tuple[str, Fraction]]:
    """All that a panel may show, by unit."""
    metric = facts.metric
    if metric.chart == "ranking":
        return [(metric.unit, value) for value in facts.parts.values()]
    found = [(metric.unit, value) for value in facts.values.values()]
    found.append(("count", facts.value / facts.draft.days()))
    if change := facts.change():
        found += [] if change.amount is None else [(change.unit, change.amount)]
    return found


def _of_data(made: Draft, told: list[dict[str, str]]) -> list[str]:
    """data.csv has the exact values, and says each as the graphic does."""
    complaints: list[str] = []
    for metric in made.metrics:
        facts = Facts(made, metric)
        own = [row for row in told if row["metric"] == metric.key]
        values = {
            (row["category"], row["year"]): Fraction(row["value"])
            for row in own
            if row["measure"] == "value" and row["value"]
        }
        last = made.year(made.years[-1])
        if metric.chart == "ranking":
            expected = {(name, last): value for name, value in facts.parts.items()}
        else:
            expected = {("", made.year(year)): value for year, value in facts.values.items()}
        if values != expected:
            complaints.append(f"{metric.key}: {values} instead of {expected}")
        panel = Panel(facts)
        for row in own:
            if row["measure"] == "change":
                panel.read(row["shown"])
            elif row["measure"] == "value" and row["value"]:
                claim = said(row["shown"], made.language)
                if not claim.fits(Fraction(row["value"])):
                    complaints.append(f"{row['value']} is shown as {row['shown']!r}")
        complaints += panel.complaints
    return complaints
