"""The shape of infographic.yaml and metrics.yaml: which keys there are, and what each may hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import (
    Field,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
    create_model,
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
    Renamed,
    Silence,
    TextManner,
    WordsField,
    one_of,
    typed,
    wrong,
)
from benefitgraphic.project.suggest import quoted, suggestion
from benefitgraphic.project.year_fields import Breaks, Year, YearStart
from benefitgraphic.sections.kinds import MODELS
from benefitgraphic.text import Text

MOST_BENEFITS = 24


class BrandModel(ConfigModel):
    """One of ``brands``."""

    name: Annotated[Filled, TextManner.NAME] = Field(
        description="What the account is called.", examples=["Service Alerts"]
    )
    purpose: Annotated[Filled, TextManner.ALONE] = Field(
        description="What people find there, in a few words.", examples=["What is closed, late or changed right now"]
    )
    short: Filled | None = Field(
        default=None, description="Used instead of the purpose where space is tight.", examples=["Closures and delays"]
    )
    channels: tuple[Annotated[Filled, TextManner.NAME], ...] = Field(
        default=(), description="The networks where it is.", examples=[["Facebook", "X"]]
    )


class BenefitModel(ConfigModel):
    """One of ``benefits``."""

    title: Filled = Field(description="A few words.", examples=["Help in a storm"])
    icon: Icon = Field(
        description="An icon's name, found with `benefitgraphic icons hand`, or a file in assets/icons.",
        examples=["handshake"],
    )
    text: Annotated[Filled, TextManner.RUNNING] = Field(
        description="One or two short sentences.", examples=["In {year} we answered {messages} messages."]
    )
    short: Filled | None = Field(
        default=None,
        description="A few words to use instead of the text where space is tight.",
        examples=["{messages} messages answered"],
    )


def _metrics(info: ValidationInfo) -> Mapping[str, Metric] | None:
    """Return the metrics that panels may name; None if metrics.yaml has problems of its own, which come first."""
    found: Mapping[str, Metric] | None = (info.context or {}).get("metrics")
    return found


class PanelModel(ConfigModel):
    """One of ``numbers.panels``."""

    metric: Name = Field(description="A metric's name in metrics.yaml.", examples=["messages"])
    chart: Annotated[str, one_of(*KINDS)] = Field(
        description="How it is shown. `ranking` needs a metric with categories; `share` and `waffle`, a percent.",
        examples=["bars"],
    )
    emphasis: Annotated[Literal["hero", "normal"], one_of("hero", "normal")] = Field(
        default="normal", description="`hero` makes this panel the largest. One is enough.", examples=["hero"]
    )

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

    lede: Annotated[Filled, TextManner.RUNNING] | None = Field(
        default=None,
        description="A sentence below the heading.",
        examples=["When people reply and share, they care."],
    )
    panels: tuple[PanelModel, ...] = Field(
        description="The panels, in the order in which they are shown.", json_schema_extra={"minItems": 1}
    )

    @field_validator("panels")
    @classmethod
    def _some(cls, panels: tuple[PanelModel, ...]) -> tuple[PanelModel, ...]:
        if not panels:
            raise wrong("empty-list", "there are no panels", "add one, or leave out 'numbers'")
        return panels


def _size(value: object) -> Text:
    name = typed(value)
    if name.text not in SIZES:
        raise wrong("unknown-size", f"no size is called {quoted(name.text)}", suggestion(name.text, SIZES))
    return name


SizeName = Annotated[Text, PlainValidator(_size), WithJsonSchema({"enum": list(SIZES)})]


class _Opening(ConfigModel):
    """The keys of infographic.yaml before those that sections bring themselves."""

    year: Year = Field(
        description="The reporting year. It needs a column in the spreadsheet. `benefitgraphic new-year` sets both.",
        examples=[2025],
    )
    fiscal_year_start: YearStart = Field(
        default=CALENDAR,
        description="The month and day on which your years begin, if that isn't January 1: docs/changes.md.",
        examples=["04-01"],
        json_schema_extra={"default": "01-01"},
    )
    language: Name = Field(
        description="The language of this file. It decides how numbers are written.", examples=["en-CA"]
    )
    theme: Name = Field(description="The look: a file in config/themes, without its `.yaml`.", examples=["harbour"])
    sample: Flag = Field(
        default=False,
        description='Stamps "Sample figures" on all that is made. Delete the line once the figures are real.',
        examples=[True],
    )
    numbered: Flag = Field(
        default=False, description="Shows each benefit's number before its title, in every size.", examples=[True]
    )
    title: Filled = Field(
        description="Up to about eight words. In quotes, `\\_` is a space at which no line ends.",
        examples=["Why we are on social\u00a0media"],
    )
    subtitle: Annotated[Filled, TextManner.ALONE] | None = Field(
        default=None,
        description="A line below the title.",
        examples=["How it helps the public, and how it can help you"],
    )
    organization: Filled = Field(description="Who you are, as you sign.", examples=["Department of Public Services"])
    event: Filled | None = Field(
        default=None, description="A small line above the title.", examples=["Social Media Day"]
    )
    logo: Name | None = Field(
        default=None,
        description="A file in assets/logos, as .svg or .png. It needs `logo_alt`.",
        examples=["assets/logos/our-logo.svg"],
    )
    logo_on_dark: Name | None = Field(
        default=None,
        description="The logo for dark grounds, if a part of it is dark. "
        "If left out, `logo` is put on a light plate there.",
        examples=["assets/logos/our-logo-white.svg"],
    )
    logo_alt: Filled | None = Field(
        default=None,
        description="What the logo says, for those who can't see it.",
        examples=["Department of Public Services"],
    )
    brands: tuple[BrandModel, ...] = Field(default=(), description="Your accounts, with what each is for.")
    benefits: tuple[BenefitModel, ...] | None = Field(
        default=None,
        description="What the team does for its readers.",
        json_schema_extra={"minItems": 1, "maxItems": MOST_BENEFITS},
    )
    numbers: NumbersModel | None = Field(default=None, description="The figures, a panel for each.")

    @field_validator("benefits")
    @classmethod
    def _not_too_many(cls, benefits: tuple[BenefitModel, ...] | None) -> tuple[BenefitModel, ...] | None:
        if benefits is not None and not 1 <= len(benefits) <= MOST_BENEFITS:
            message = f"there are {len(benefits) or 'no'} benefits; any number from 1 to {MOST_BENEFITS} fits"
            raise wrong("number-of-benefits", message, "for a graphic without benefits, leave the key out")
        return benefits

    @model_validator(mode="after")
    def _logo_has_words(self) -> Self:
        if self.logo and not self.logo_alt:
            hint = "add logo_alt: what the logo says, for those who can't see it"
            raise wrong("no-logo-alt", "a logo needs 'logo_alt'", hint, "logo")
        if self.logo_on_dark and not self.logo:
            hint = "name the usual logo as 'logo', too: it is shown wherever the ground is light"
            raise wrong("no-logo", "'logo_on_dark' needs a 'logo'", hint, "logo_on_dark")
        return self


class _Closing(ConfigModel):
    """The keys of infographic.yaml after those."""

    sizes: tuple[SizeName, ...] = Field(
        description="The sizes to make, each in a layout of its own: README.md says what each is for.",
        examples=[["email", "intranet", "letter"]],
        json_schema_extra={"minItems": 1, "uniqueItems": True},
    )
    poster: Annotated[Hanging | None, one_of("notice", "wall")] = Field(
        default=None,
        description="How posters are read: up close, in full (`notice`), or in passing, in few words (`wall`). "
        "If left out, the room decides: docs/posters.md.",
        examples=["wall"],
    )
    silence: Silence = Field(
        default_factory=lambda: MappingProxyType({}),
        description="Warnings of `check` about what you mean as it stands, each with the reason: docs/checks.md.",
        examples=[{"long-text benefits[3].text": "The minister's words are quoted in full."}],
    )

    @field_validator("sizes")
    @classmethod
    def _each_once(cls, sizes: tuple[Text, ...]) -> tuple[Text, ...]:
        if not sizes:
            raise wrong("empty-list", "no size is named here", f"choose from: {', '.join(SIZES)}")
        for at, size in enumerate(sizes):
            if size.text in [s.text for s in sizes[:at]]:
                raise wrong("duplicate-size", f"the size {quoted(size.text)} is here twice", at=str(at))
        return sizes


if TYPE_CHECKING:

    class _Sections(ConfigModel):
        """Its fields are known at run time, and asked for by the kinds alone, each by its own model."""

else:
    # The fields of bases stand in the order from the last base to the first.
    _Sections = create_model("_Sections", __base__=tuple(reversed(MODELS)))


class InfographicModel(_Closing, _Sections, _Opening):
    """The file infographic.yaml."""


class MetricModel(ConfigModel):
    """One metric of metrics.yaml."""

    label: WordsField = Field(description="What readers see.", examples=["Messages answered"])
    definition: WordsField = Field(
        description="One plain sentence that says what was counted.",
        examples=["Messages and comments that we read and answered."],
    )
    unit: Annotated[Unit, one_of("count", "percent", "minutes", "hours")] = Field(
        description="What the values are. A percent is written as 84 in the sheet, not as 0.84.", examples=["count"]
    )
    better: Annotated[Better, one_of("up", "down", "neither")] = Field(
        default="neither", description="Which way is good news. It decides colours and words.", examples=["up"]
    )
    per_day: Flag = Field(
        default=False, description='Also shows it per day, such as "59 a day". For counts only.', examples=[True]
    )
    breaks: Breaks = Field(
        default_factory=lambda: MappingProxyType({}),
        description="Years in which the way of counting changed. Nothing is compared across such a year, and "
        "the reason is shown as a note.",
        examples=[{2023: "The networks count views in another way."}],
    )
    by: WordsField | None = Field(
        default=None,
        description="What its categories are, for a metric that has some. The spreadsheet's second column names each.",
        examples=["channel"],
    )
    total: Name | None = Field(
        default=None,
        description="The metric that is the sum of these categories; `none`, or `100` for percents: docs/figures.md.",
        examples=["engagement"],
    )
    accent: Annotated[Literal["1", "2", "3"] | None, one_of("1", "2", "3")] = Field(
        default=None,
        description="Which of the theme's accents its charts are in. Left out, they take turns in this file's order.",
        examples=[2],
    )
    categories: Renamed = Field(
        default_factory=lambda: MappingProxyType({}),
        description="What readers see for a category, where the spreadsheet names it otherwise.",
        examples=[{"Blog": "Our blog"}],
    )

    @model_validator(mode="after")
    def _counts_by_day(self) -> Self:
        if self.per_day and self.unit != "count":
            raise wrong("per-day", "only a count can be shown per day", "remove 'per_day'", "per_day")
        return self
