"""One year's graphic in one language: everything that is said, checked, and never changed again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benefitgraphic.design.sizes import Hanging
from benefitgraphic.design.theme import Theme
from benefitgraphic.diagnostics import Where
from benefitgraphic.language.wording import Wording
from benefitgraphic.language.words import Words
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.text import Text


@dataclass(frozen=True, slots=True)
class Logo:
    """The organization's mark.

    Attributes:
        path: a file that exists in the project.
        alt: its text alternative.
        where: its place in the config.
        on_dark: another file for dark grounds, if there is one.
        on_dark_where: the place of that.
    """

    path: Path
    alt: Text
    where: Where
    on_dark: Path | None = None
    on_dark_where: Where | None = None


@dataclass(frozen=True, slots=True)
class Brand:
    """One of the organization's social brands. ``short`` stands in for ``purpose`` where space is tight."""

    name: Text
    purpose: Text
    channels: tuple[Text, ...]
    short: Text | None = None


@dataclass(frozen=True, slots=True)
class Benefit:
    """One reason why the work matters. ``short`` stands in for ``text`` where space is tight."""

    title: Text
    icon: Text
    text: Text
    short: Text | None


@dataclass(frozen=True, slots=True)
class Panel:
    """A metric, and the kind of chart that shows it."""

    metric: Metric
    chart: str
    hero: bool
    where: Where


@dataclass(frozen=True, slots=True)
class Numbers:
    """The section of charts."""

    lede: Text | None
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Resource:
    """Somewhere to read or listen on."""

    label: Text
    url: Text
    note: Text | None


@dataclass(frozen=True, slots=True)
class Edition:
    """The validated content of one year in one language.

    Attributes:
        poster: how posters are to be read, if that is said.
        numbered: whether the benefits show their numbers.
    """

    year: int
    language: str
    sample: bool
    title: Text
    subtitle: Text | None
    organization: Text
    event: Text | None
    logo: Logo | None
    brands: tuple[Brand, ...]
    benefits: tuple[Benefit, ...]
    numbered: bool
    numbers: Numbers | None
    fun_facts: tuple[Text, ...]
    resources: tuple[Resource, ...]
    thanks: Text | None
    source: Text | None
    sizes: tuple[str, ...]
    theme: Theme
    words: Words
    wording: Wording
    poster: Hanging | None = None
