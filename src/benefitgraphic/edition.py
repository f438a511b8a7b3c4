"""One year's graphic in one language: everything that is said, checked, and never changed again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from benefitgraphic.design.sizes import Hanging
from benefitgraphic.design.theme import Theme
from benefitgraphic.diagnostics import Where
from benefitgraphic.language.wording import Wording
from benefitgraphic.language.words import Words
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.project.fields import ConfigModel
from benefitgraphic.text import Text

ModelT = TypeVar("ModelT", bound=ConfigModel)
_Part = TypeVar("_Part")


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
class Edition:
    """The validated content of one year in one language.

    Attributes:
        sections: what is typed under the keys that sections bring themselves, a model for each of them; what others ask
            for, too, has a field here.
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
    sections: tuple[ConfigModel, ...]
    sizes: tuple[str, ...]
    theme: Theme
    words: Words
    wording: Wording
    poster: Hanging | None = None

    def section(self, model: type[ModelT]) -> ModelT:
        """Return what is typed under the keys of a section's model.

        Raises:
            LookupError: no section has this model.
        """
        for section in self.sections:
            if isinstance(section, model):
                return section
        raise LookupError(model)

    def said(self, key: str) -> object:
        """Return what is said under a key: the edition's own, or one of a section's."""
        return getattr(next((one for one in self.sections if key in type(one).model_fields), self), key)

    def saying(self, **changes: object) -> Edition:
        """Return the edition with something else under these keys."""
        own: dict[str, Any] = dict(changes)
        sections: list[ConfigModel] = []
        for section in self.sections:
            here = {key: own.pop(key) for key in type(section).model_fields if key in own}
            sections.append(replaced(section, **here) if here else section)
        return replace(self, sections=tuple(sections), **own)


def replaced(part: _Part, **changes: object) -> _Part:
    """Return a part of an edition, a dataclass or a model, with other values; they are not checked again."""
    if isinstance(part, ConfigModel):
        return part.model_copy(update=changes)
    whatever: Any = part
    made: _Part = replace(whatever, **changes)
    return made
