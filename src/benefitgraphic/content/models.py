"""The shape of infographic.yaml and metrics.yaml: which keys there are, and what each may hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import (
    Field,
    PlainValidator,
    ValidationInfo,
    field_validator,
    model_validator,
)

from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.design.sizes import SIZES, Hanging
from benefitgraphic.metrics.metric import Better, Metric, Unit
from benefitgraphic.metrics.years import CALENDAR
from benefitgraphic.project.fields import (
    ConfigModel,
    Filled,
    Flag,
    Icon,
    Name,
    Passage,
    Renamed,
    Silence,
    Url,
    Words,
    one_of,
    typed,
    wrong,
)
from benefitgraphic.project.suggest import quoted, suggestion
from benefitgraphic.project.year_fields import Breaks, Year, YearStart
from benefitgraphic.text import Text

MOST_BENEFITS = 24


class BrandModel(ConfigModel):
    """One of ``brands``."""

    name: Filled
    purpose: Filled
    short: Filled | None = None
    channels: tuple[Filled, ...] = ()


class BenefitModel(ConfigModel):
    """One of ``benefits``."""

    title: Filled
    icon: Icon
    text: Filled
    short: Filled | None = None


def _metrics(info: ValidationInfo) -> Mapping[str, Metric] | None:
    """The metrics that panels may name; None when metrics.yaml has problems of its own: those come first."""
    found: Mapping[str, Metric] | None = (info.context or {}).get("metrics")
    return found


class PanelModel(ConfigModel):
    """One of ``numbers.panels``."""

    metric: Name
    chart: Annotated[str, one_of(*KINDS)]
    emphasis: Annotated[Literal["hero", "normal"], one_of("hero", "normal")] = "normal"

    @field_validator("metric")
    @classmethod
    def _is_there(cls, metric: Text, info: ValidationInfo) -> Text:
        metrics = _metrics(info)
        if metrics is not None and metric.text not in metrics:
            hint = suggestion(metric.text, metrics) or "metrics are described in metrics.yaml"
            raise wrong("unknown-metric", f"no metric is called {quoted(metric.text)}", hint)
        return metric

    @model_validator(mode="after")
    def _fits_its_metric(self, info: ValidationInfo) -> Self:
        metrics = _metrics(info)
        misfit = KINDS[self.chart].fits(metrics[self.metric.text]) if metrics is not None else None
        if misfit:
            raise wrong("wrong-chart", f"a '{self.chart}' chart {misfit.reason}", misfit.instead, "chart")
        return self


class NumbersModel(ConfigModel):
    """The section ``numbers``."""

    lede: Filled | None = None
    panels: tuple[PanelModel, ...]

    @field_validator("panels")
    @classmethod
    def _some(cls, panels: tuple[PanelModel, ...]) -> tuple[PanelModel, ...]:
        if not panels:
            raise wrong("empty-list", "there are no panels", "add one, or leave out 'numbers'")
        return panels


class ResourceModel(ConfigModel):
    """One of ``resources``."""

    label: Filled
    url: Url
    note: Filled | None = None


def _size(value: object) -> Text:
    name = typed(value)
    if name.text not in SIZES:
        raise wrong("unknown-size", f"no size is called {quoted(name.text)}", suggestion(name.text, SIZES))
    return name


SizeName = Annotated[Text, PlainValidator(_size)]


class InfographicModel(ConfigModel):
    """The file infographic.yaml."""

    year: Year
    fiscal_year_start: YearStart = CALENDAR
    language: Name
    theme: Name
    sample: Flag = False
    numbered: Flag = False
    title: Filled
    subtitle: Filled | None = None
    organization: Filled
    event: Filled | None = None
    logo: Name | None = None
    logo_on_dark: Name | None = None
    logo_alt: Filled | None = None
    brands: tuple[BrandModel, ...] = ()
    benefits: tuple[BenefitModel, ...] | None = None
    numbers: NumbersModel | None = None
    fun_facts: tuple[Passage, ...] = ()
    resources: tuple[ResourceModel, ...] = ()
    thanks: Passage | None = None
    source: Filled | None = None
    sizes: tuple[SizeName, ...]
    poster: Annotated[Hanging | None, one_of("notice", "wall")] = None
    silence: Silence = Field(default_factory=lambda: MappingProxyType({}))

    @field_validator("benefits")
    @classmethod
    def _not_too_many(cls, benefits: tuple[BenefitModel, ...] | None) -> tuple[BenefitModel, ...] | None:
        if benefits is not None and not 1 <= len(benefits) <= MOST_BENEFITS:
            message = f"there are {len(benefits) or 'no'} benefits; any number from 1 to {MOST_BENEFITS} fits"
            raise wrong("number-of-benefits", message, "for a graphic without benefits, leave the key out")
        return benefits

    @field_validator("sizes")
    @classmethod
    def _each_once(cls, sizes: tuple[Text, ...]) -> tuple[Text, ...]:
        if not sizes:
            raise wrong("empty-list", "there are no sizes", f"there are: {', '.join(SIZES)}")
        for at, size in enumerate(sizes):
            if size.text in [s.text for s in sizes[:at]]:
                raise wrong("duplicate-size", f"the size {quoted(size.text)} is here twice", at=str(at))
        return sizes

    @model_validator(mode="after")
    def _logo_has_words(self) -> Self:
        if self.logo and not self.logo_alt:
            hint = "add logo_alt: what the logo says, for those who can't see it"
            raise wrong("no-logo-alt", "a logo needs 'logo_alt'", hint, "logo")
        if self.logo_on_dark and not self.logo:
            hint = "name the usual logo as 'logo', too: it is shown wherever the ground is light"
            raise wrong("no-logo", "'logo_on_dark' needs a 'logo'", hint, "logo_on_dark")
        return self


class MetricModel(ConfigModel):
    """One metric of metrics.yaml."""

    label: Words
    definition: Words
    unit: Annotated[Unit, one_of("count", "percent", "minutes", "hours")]
    better: Annotated[Better, one_of("up", "down", "neither")] = "neither"
    per_day: Flag = False
    breaks: Breaks = Field(default_factory=lambda: MappingProxyType({}))
    by: Words | None = None
    total: Name | None = None
    accent: Annotated[Literal["1", "2", "3"] | None, one_of("1", "2", "3")] = None
    categories: Renamed = Field(default_factory=lambda: MappingProxyType({}))

    @model_validator(mode="after")
    def _counts_by_day(self) -> Self:
        if self.per_day and self.unit != "count":
            raise wrong("per-day", "only a count can be said by the day", "remove 'per_day'", "per_day")
        return self
