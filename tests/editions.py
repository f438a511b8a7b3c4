"""Editions made up to try the layout: hypothesis strategies, and builders of single metrics and texts."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from hypothesis import strategies as st

from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.diagnostics import Where
from benefitgraphic.edition import Benefit, Brand, Edition, Logo, Numbers, Panel
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Category, Metric, Unit
from benefitgraphic.metrics.years import CALENDAR, FiscalYear
from benefitgraphic.project.fields import ConfigModel
from benefitgraphic.text import Text
from laying import THEMES, sample_edition, themed
from typed import resource

LOGOS = tuple(Path(__file__).parent / "logos" / name for name in ("wide.svg", "photo.png"))
HERE = Where("config/infographic.yaml", 1, 1)
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter"
LONG_URL = "https://www.example.org/" + "a-page/of_the/archive/2025/" * 6 + "end?id=1"
ICONS = ("handshake", "siren", "hard-hat", "smiley", "newspaper")

# Enough of what trips layouts up, at every distance from one another.
_POOL = f"""
we answer every question that people ask us on the road and off it, from Abbotsford to Zeballos. In 2025 we read
48,210 messages, 91% of them within 12 minutes. À l’été, il y a 1 418 000 usagers ; 7,6 % de plus « qu’en 2024 » !
Nobody pays $5 or $x$ for it, nor £20 nor 30 € per head; co-operation is state-of-the-art. {LONG_WORD} a b c. العربية
لغة جميلة naïve façade Łódź Ærø straße {LONG_URL} I/O and/or (very well) – yes — no… “quoted” words, a-z, #ConeZone
@DriveBC 1/2 3.5 km 100 km/h 40 000 000 people since 1914–1918 internationalization Größenwahnsinnigkeit W I l
""".split()


def text(said: str) -> Text:
    """A designer's text, from nowhere in particular."""
    return Text(said, HERE)


def metric(
    values: Sequence[object], unit: Unit = "count", *, categories: Sequence[tuple[str, object]] = (), **more: Any
) -> Metric:
    """A metric whose last value is 2025's; None is not known."""
    years = tuple(range(2026 - len(values), 2026))
    rows = tuple(
        Category(name, (*[None] * (len(years) - 1), None if v is None else Decimal(str(v))), HERE)
        for name, v in categories
    )
    made = Metric(
        key="messages", label=text("Messages received"), definition=text("Messages that we read."), unit=unit,
        better="up", per_day=False, breaks=(), by="channel" if rows else None, year=2025, years=years,
        values=tuple(None if v is None else Decimal(str(v)) for v in values), categories=rows,
        where=HERE,
    )  # fmt: skip
    return dataclasses.replace(made, **more)


SERIES: dict[str, tuple[object, ...]] = {
    "zero": (0, 0, 0, 0, 0),
    "rising": (31200, 35950, 40110, 44820, 48210),
    "falling": (900000, 410000, 120000, 31000, 2),
    "flat": (500, 500, 500, 500),
    "single": (1234,),
    "huge": (9_800_000_000, 12_000_000_000, 14_180_000_000),
    "tiny": ("0.3", "0.1", 3),
    "gaps": (10, None, None, 40, 50),
    "late": (None, None, 12, None, 14),
    "spike": (1, 1, 1_000_000, 1, 1),
    "many": tuple(range(100, 115)),
    "from nothing": (None, None, None, 7),
}
"""Counts by year that charts find hard."""

PERCENTS: dict[str, tuple[object, ...]] = {
    "none": (0, 0),
    "hardly any": (1, "0.2"),
    "half": (60, 50),
    "nearly all": (90, "99.6"),
    "all": (98, 100),
}
"""Shares of a whole."""


def ranking(count: int, longest: int = 2) -> Metric:
    """A metric by category, names up to ``longest`` words."""
    rows = [
        (" ".join(_POOL[(i * 3) % 40 : (i * 3) % 40 + 1 + i % longest]) + f" {i}", (count - i) ** 3 * 10)
        for i in range(count)
    ]
    return metric((None, sum(int(str(v)) for _, v in rows)), categories=rows)


def shape_for(kind: str) -> Literal["count", "percent", "ranking"]:
    """What kind of metric a kind of chart is made for: the first of these that it fits."""
    plain: dict[Literal["count", "percent", "ranking"], Metric] = {
        "count": metric((1, 2)),
        "percent": metric((1, 2), "percent"),
        "ranking": ranking(2),
    }
    return next(shape for shape, one in plain.items() if KINDS[kind].fits(one) is None)


def examples_for(kind: str) -> dict[str, Metric]:
    """Metrics that a kind of chart can show, with the figures that charts find hard."""
    shape = shape_for(kind)
    if shape == "ranking":
        return {"one": ranking(1), "eight": ranking(8), "thirty": ranking(30), "long names": ranking(5, 9)}
    return {name: metric(values, shape) for name, values in (SERIES if shape == "count" else PERCENTS).items()}


@st.composite
def passages(draw: st.DrawFn, most: int) -> Text:
    """A text of up to so many words, cut from the pool."""
    start = draw(st.integers(0, len(_POOL) - 1))
    length = draw(st.integers(1, most))
    return text(" ".join(_POOL[(start + i) % len(_POOL)] for i in range(length)))


@st.composite
def metrics(draw: st.DrawFn, chart: str) -> Metric:
    """A metric that the chart can show."""
    if shape_for(chart) == "ranking":
        made = ranking(draw(st.integers(1, 30)), draw(st.integers(1, 9)))
    else:
        made = draw(st.sampled_from(list(examples_for(chart).values())))
    breaks = ((2025, draw(passages(12))),) if draw(st.booleans()) else ()
    return dataclasses.replace(
        made,
        label=draw(passages(7)),
        definition=draw(passages(25)),
        better=draw(st.sampled_from(["up", "down", "neither"])),
        per_day=made.unit == "count" and draw(st.booleans()),
        breaks=breaks,
    )


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    """A chart of any kind, hero or not."""
    chart = draw(st.sampled_from(list(KINDS)))
    return Panel(draw(metrics(chart)), chart, draw(st.booleans()), HERE)


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


_BENEFITS = st.builds(
    Benefit, title=passages(9), icon=st.sampled_from(ICONS).map(text), text=passages(100), short=st.none()
)
_BRANDS = st.builds(
    Brand, name=passages(4), purpose=passages(30), channels=st.lists(passages(3), max_size=8).map(tuple)
)
_RESOURCES = st.builds(
    resource, label=passages(12), url=st.sampled_from([LONG_URL, "https://a.ca", "mailto:team@example.org"]).map(text),
    note=_maybe(passages(15)),
)  # fmt: skip
_NUMBERS = st.builds(Numbers, lede=_maybe(passages(20)), panels=st.lists(panels(), min_size=1, max_size=8).map(tuple))


def _some(strategy: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


@dataclass(frozen=True)
class Made:
    """A made-up edition that tells in a few lines what is in it, for the report of a failing test."""

    edition: Edition

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        said = ((field.name, getattr(self.edition, field.name)) for field in dataclasses.fields(self.edition))
        shown = [f"  {name}: {_brief(value)}" for name, value in said if name not in _HIDDEN and value]
        printer.text("\n".join(["Made:", *shown]))


_HIDDEN = frozenset({"year", "sample", "sizes", "theme", "words", "wording"})


def _brief(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + "; ".join(_brief(part) for part in value) + "]"
    if isinstance(value, Metric):
        rows = [(row.name, str(row.values[-1])) for row in value.categories]
        return (
            f"{value.unit} {[str(v) for v in value.values]} {rows or ''} {value.label.text!r} {value.definition.text!r}"
        )
    if isinstance(value, Text):
        return repr(value.text)
    if dataclasses.is_dataclass(value) and not isinstance(value, Where):
        return ", ".join(_brief(getattr(value, field.name)) for field in dataclasses.fields(value))
    if isinstance(value, ConfigModel):
        return ", ".join(_brief(said) for _, said in value)
    return "" if isinstance(value, Where) else str(value)


@st.composite
def editions(draw: st.DrawFn, *, benefits: int = 24) -> Made:
    """Any content that passes the checks of the config: from a title alone to so many benefits five times too long."""
    language = draw(st.sampled_from(["en-CA", "fr-CA"]))
    wording = Wording(language, draw(st.sampled_from([CALENDAR, FiscalYear(4, 1)])))
    logo = draw(_maybe(st.sampled_from(LOGOS)))
    made = sample_edition().saying(
        language=language,
        wording=wording,
        words=wording.words,
        sample=draw(st.booleans()),
        title=draw(passages(14)),
        subtitle=draw(_maybe(passages(20))),
        organization=draw(passages(8)),
        event=draw(_maybe(passages(8))),
        logo=Logo(logo, text("A logo"), HERE) if logo else None,
        brands=draw(_some(_BRANDS, 4)),
        benefits=draw(_some(_BENEFITS, benefits)),
        numbers=draw(_maybe(_NUMBERS)),
        fun_facts=draw(_some(passages(40), 5)),
        resources=draw(_some(_RESOURCES, 5)),
        thanks=draw(_maybe(passages(60))),
        source=draw(_maybe(passages(40))),
    )
    return Made(themed(made, draw(st.sampled_from(THEMES))))
