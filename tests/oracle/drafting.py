"""Projects made up to be reckoned with: a sheet with gaps, breaks and awkward values, and a config that shows it.

Nothing here knows the program; it writes the files that a designer would. The same seed gives the same project.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from random import Random

LABELS = {
    "en": (
        "Messages read",
        "Hours watched",
        "Replies in time",
        "Followers",
        "Minutes to reply",
        "Views",
        "Saved posts",
    ),
    "fr": ("Messages lus", "Heures vues", "Réponses à temps", "Abonnés", "Minutes avant réponse", "Vues", "Signets"),
}
CATEGORIES = ("Facebook", "Instagram", "YouTube", "LinkedIn", "Nextdoor", "Reddit", "TikTok", "Bluesky")
_ONE_VALUE = {
    "count": ("trend", "bars", "number"),
    "percent": ("trend", "bars", "share", "waffle", "number"),
    "minutes": ("trend", "bars", "number"),
    "hours": ("trend", "bars", "number"),
}


@dataclass(frozen=True)
class Series:
    """One row of the sheet by year, as it is typed; None is an empty cell."""

    typed: tuple[str | None, ...]

    def values(self) -> tuple[Fraction | None, ...]:
        return tuple(None if cell is None else Fraction(cell) for cell in self.typed)


@dataclass(frozen=True)
class Drafted:
    """A metric as the project says it, and the chart that shows it.

    Attributes:
        rows: by category; a metric without categories has one, called "".
    """

    key: str
    label: str
    unit: str
    better: str
    per_day: bool
    breaks: tuple[int, ...]
    chart: str
    rows: dict[str, Series]


@dataclass(frozen=True)
class Draft:
    """A whole project.

    Attributes:
        years: the sheet's columns; the last is reported on.
        starts: the day on which a fiscal year starts, "04-01", or none.
    """

    language: str
    years: tuple[int, ...]
    starts: str | None
    metrics: tuple[Drafted, ...]

    def year(self, year: int) -> str:
        """A year as its readers write it: "2025", "2025–26" or, in French, "2025-2026"."""
        if self.starts is None:
            return str(year)
        return f"{year}-{year + 1}" if self.language.startswith("fr") else f"{year}–{(year + 1) % 100:02}"

    def days(self) -> int:
        """How many days the reporting year has; a fiscal one has its leap day in the year in which its February is."""
        month = 1 if self.starts is None else int(self.starts[:2])
        february = self.years[-1] + (month > 2)
        return 366 if february % 4 == 0 and (february % 100 != 0 or february % 400 == 0) else 365


def draft(seed: int) -> Draft:
    """The project of a seed."""
    chance = Random(seed)
    language = chance.choice(("en-CA", "en-CA", "en-GB", "fr-CA", "fr-CA"))
    last = chance.choice((2023, 2024, 2025, 2028))
    years = tuple(range(last - chance.choice((0, 1, 2, 4, 5, 8)), last + 1))
    starts = chance.choice((None, None, "04-01", "07-01"))
    labels = list(LABELS[language[:2]])
    chance.shuffle(labels)
    metrics = [_metric(chance, f"m{number}", labels[number], years) for number in range(chance.choice((1, 2, 3)))]
    return Draft(language, years, starts, tuple(metrics))


def covering(seeds: Iterable[int]) -> list[int]:
    """As few of the seeds as have any two traits of a metric meet that meet in all of them."""
    open_ = {seed: _pairs(draft(seed)) for seed in seeds}
    chosen: list[int] = []
    met: set[frozenset[object]] = set()
    while open_ and (best := max(open_, key=lambda seed: len(open_[seed] - met))) and open_[best] - met:
        met |= open_.pop(best)
        chosen.append(best)
    return sorted(chosen)


def _pairs(made: Draft) -> set[frozenset[object]]:
    """The traits of each metric, two by two."""
    found: set[frozenset[object]] = set()
    for one in made.metrics:
        values = [value for row in one.rows.values() for value in row.values() if value is not None]
        *before, last = next(iter(one.rows.values())).values()
        past = next((value for value in reversed(before) if value is not None), None)
        moved = "alone" if past is None or last is None else (last > past) - (last < past)
        traits = {
            "language": made.language,
            "starts": made.starts,
            "years": len(made.years),
            "leap": made.days(),
            "unit": one.unit,
            "chart": one.chart,
            "better": one.better,
            "per day": one.per_day,
            "break": bool(one.breaks),
            "gap": any(None in row.typed for row in one.rows.values()),
            "rows": len(one.rows),
            "moved": moved,
            "size": len(str(int(max(values)))),
            "near": len({int(value) for value in values}) < len(set(values)),
        }
        found |= {frozenset(pair) for pair in combinations(traits.items(), 2)}
    return found


def written(draft: Draft, folder: Path) -> Path:
    """The project's files, in a folder that has none; the path of its main one."""
    (folder / "config").mkdir(parents=True)
    french = draft.language.startswith("fr")
    title = "Ce que nous faisons pour vous" if french else "What we do for you"
    lines = [f"year: {draft.years[-1]}", f"language: {draft.language}", "theme: harbour", f"title: {title}"]
    lines += [f"organization: {'Ministère des Routes' if french else 'Ministry of Roads'}"]
    lines += [] if draft.starts is None else [f'fiscal_year_start: "{draft.starts}"']
    text = "Nous répondons à tout le monde." if french else "We answer everyone who asks."
    lines += ["benefits:", f"  - {{title: {'Confiance' if french else 'Trust'}, icon: handshake, text: {text}}}"]
    lines += ["numbers:", "  panels:"]
    lines += [f"    - {{metric: {one.key}, chart: {one.chart}}}" for one in draft.metrics]
    lines += ["sizes: [email, letter]"]
    config = folder / "config" / "infographic.yaml"
    config.write_text("\n".join(lines) + "\n", encoding="utf-8")
    described: dict[str, object] = {}
    rows = [["metric", "category", *map(str, draft.years)]]
    for one in draft.metrics:
        said = "Compté chaque jour par notre équipe." if french else "Counted every day by our team."
        described[one.key] = {"label": one.label, "definition": said, "unit": one.unit, "better": one.better}
        described[one.key] |= {"per_day": True} if one.per_day else {}  # type: ignore[operator]
        described[one.key] |= {"by": "channel"} if "" not in one.rows else {}  # type: ignore[operator]
        why = "On compte autrement." if french else "The count is another."
        described[one.key] |= {"breaks": dict.fromkeys(one.breaks, why)} if one.breaks else {}  # type: ignore[operator]
        rows += [[one.key, name, *(cell or "" for cell in row.typed)] for name, row in one.rows.items()]
    # JSON is YAML, but for keys that are numbers.
    text = json.dumps(described, ensure_ascii=False, indent=1)
    for year in draft.years:
        text = text.replace(f'"{year}":', f"{year}:")
    (folder / "config" / "metrics.yaml").write_text(text, encoding="utf-8")
    sheet = "".join(",".join(row) + "\n" for row in rows)
    (folder / "config" / "metrics.csv").write_text(sheet, encoding="utf-8")
    return config


def _metric(chance: Random, key: str, label: str, years: tuple[int, ...]) -> Drafted:
    by = chance.random() < 0.25
    unit = (
        chance.choice(("count", "percent")) if by else chance.choice(("count", "count", "percent", "minutes", "hours"))
    )
    if by:
        names = list(CATEGORIES[: chance.choice((1, 2, 3, 5, 8))])
        rows = {name: Series(tuple(_cells(chance, unit, len(years)))) for name in names}
        return Drafted(key, label, unit, "up", False, (), "ranking", rows)
    cells = _cells(chance, unit, len(years))
    for place in range(len(cells) - 1):
        if chance.random() < 0.12:
            cells[place] = None
    breaks = (chance.choice(years[1:]),) if len(years) > 2 and chance.random() < 0.2 else ()
    better = chance.choice(("up", "up", "down", "neither"))
    per_day = unit == "count" and chance.random() < 0.4
    return Drafted(
        key, label, unit, better, per_day, breaks, chance.choice(_ONE_VALUE[unit]), {"": Series(tuple(cells))}
    )


def _cells(chance: Random, unit: str, count: int) -> list[str | None]:
    """Values of one row: near each other, far apart, equal, tiny, huge, or at their edges."""
    kind = chance.choice(("walk", "walk", "near", "equal", "tiny", "edge", "jump"))
    cells: list[str | None] = []
    if unit == "percent":
        base = {"tiny": 0.2, "edge": 99.8, "near": 50.0}.get(kind, chance.uniform(20, 80))
        decimals = {"tiny": 2, "edge": 2, "near": 2}.get(kind, chance.choice((0, 1)))
        spread = {"tiny": 0.18, "edge": 0.19, "near": 0.06, "equal": 0.0}.get(kind, 15.0)
        for _ in range(count):
            cells.append(f"{min(100.0, max(0.0, base + chance.uniform(-spread, spread))):.{decimals}f}")
        return cells
    if unit in ("minutes", "hours"):
        base = {"tiny": 0.5, "near": 12.0, "jump": 4000.0}.get(kind, chance.uniform(2, 400))
        decimals = {"tiny": 2, "near": 2}.get(kind, chance.choice((0, 0, 1)))
        spread = {"tiny": 0.45, "near": 0.06, "equal": 0.0}.get(kind, base * 0.6)
        return [f"{max(0.0, base + chance.uniform(-spread, spread)):.{decimals}f}" for _ in range(count)]
    base_count = {"tiny": 6, "edge": 999_960, "jump": 7_000_000}.get(kind, chance.choice((40, 900, 31_000, 1_040_000)))
    for place in range(count):
        spread_count = {"near": 3, "equal": 0, "edge": 60, "tiny": 6}.get(kind, base_count // 3)
        value = base_count + chance.randint(-spread_count, spread_count)
        if kind == "jump" and place == count - 1:
            value = chance.choice((0, 2, 7, 150))
        cells.append(str(max(0, value)))
    return cells
