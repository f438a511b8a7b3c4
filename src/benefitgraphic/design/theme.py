"""A theme: colours, type, spacing. Data alone, checked when it is loaded."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, PlainValidator, ValidationInfo, WithJsonSchema, field_validator

from benefitgraphic.design.contrast import grounds, pairs, readable
from benefitgraphic.design.fonts import PACKAGED_WEIGHTS, WEIGHTS, FamilyFiles, FontFamily, NamedFont, StandIn
from benefitgraphic.design.sizes import Role
from benefitgraphic.diagnostics import Where
from benefitgraphic.metrics.metric import News
from benefitgraphic.project.fields import ConfigModel, Real, WholeNumber, one_of, scalar, typed, wrong
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.paths import Project
from benefitgraphic.project.suggest import quoted, suggestion
from benefitgraphic.project.validation import validated
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.tree import find

# Of good news and bad: told apart with any colour vision, though the words and the arrow say it, too.
_NEWS = {"good": "#1F7265", "bad": "#B71727"}


def _hex(value: object) -> str:
    said = typed(value).text.strip()
    if not re.fullmatch("#[0-9A-Fa-f]{6}", said):
        hint = "put it in quotes: '#' starts a comment" if not said else ""
        raise wrong("bad-colour", f'this should be a colour such as "#0B2545", not {quoted(said)}', hint)
    return said.upper()


def _weight(value: int) -> int:
    if value not in WEIGHTS:
        raise wrong("bad-weight", f"a weight is one of 100, 200 and so on to 900, not {value}")
    return value


def _leading(value: float) -> float:
    if not 0.9 <= value <= 2:
        raise wrong("bad-leading", f"a leading is between 0.9 and 2 times the type's size, not {value:g}")
    return value


_COLOUR = {"title": "colour", "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}
Colour = Annotated[str, PlainValidator(_hex), WithJsonSchema(_COLOUR)]
Weight = Annotated[WholeNumber, AfterValidator(_weight), WithJsonSchema({"enum": list(WEIGHTS)})]
Leading = Annotated[
    Real,
    AfterValidator(_leading),
    WithJsonSchema({"title": "number", "type": "number", "minimum": 0.9, "maximum": 2}),
]
IconStyle = Annotated[
    Literal["duotone", "regular", "bold", "fill", "light", "thin"],
    one_of("duotone", "regular", "bold", "fill", "light", "thin"),
]


class Colours(ConfigModel):
    """Colours by what they are for; what a theme doesn't say of changes follows from the others."""

    band: Colour = Field(
        description="The dark bands that open and close the page. What stands on them needs 4.5:1.",
        examples=["#0B2545"],
    )
    on_band: Colour = Field(description="Text on the bands.", examples=["#FFFFFF"])
    on_band_muted: Colour = Field(description="Quieter text on the bands.", examples=["#DCE9F5"])
    highlight: Colour = Field(description="The one bright colour, for use on the bands alone.", examples=["#F2A900"])
    paper: Colour = Field(description="The page, panels, and tiles with a line around them.", examples=["#FFFFFF"])
    ink: Colour = Field(description="Running text.", examples=["#1B2733"])
    heading: Colour = Field(description="Headings.", examples=["#0B2545"])
    muted: Colour = Field(description="Notes and small labels.", examples=["#52606D"])
    wash: Colour = Field(description="Tiles without a line. It should be 1.2:1 from the paper.", examples=["#E4EBF3"])
    tint: Colour = Field(description="A quiet block. It should be 1.2:1 from the paper.", examples=["#D4E5F6"])
    hairline: Colour = Field(description="The line around tiles and panels.", examples=["#D5DEE8"])
    link: Colour = Field(description="Links.", examples=["#13508B"])
    on_accent: Colour = Field(description="An icon on its disc.", examples=["#FFFFFF"])
    good: Colour | None = Field(
        default=None,
        description="A change that is good news. Left out, a green that can be read on the paper.",
        examples=["#1F7265"],
    )
    bad: Colour | None = Field(
        default=None,
        description="A change that is bad news. Left out, a red that can be read on the paper.",
        examples=["#B71727"],
    )
    on_band_good: Colour | None = Field(
        default=None, description="Good news on the bands. Left out, a lighter `good`.", examples=["#74DED8"]
    )
    on_band_bad: Colour | None = Field(
        default=None, description="Bad news on the bands. Left out, a lighter `bad`.", examples=["#FFB09C"]
    )

    def of_change(self, news: News, *, on_band: bool = False) -> str:
        """Return the colour of a change that is good news, bad news, or neither: quiet."""
        if news == "neither":
            return self.on_band_muted if on_band else self.muted
        own = self.good if news == "good" else self.bad
        if not on_band:
            return own or readable(_NEWS[news], self.paper, self.ink)
        lighter = self.on_band_good if news == "good" else self.on_band_bad
        return lighter or readable(own or _NEWS[news], self.band, self.on_band)


class ChartMarks(ConfigModel):
    """The colours of a chart: the reporting year's marks, and the outlines of the other years'."""

    strong: Colour = Field(description="The reporting year's marks.", examples=["#13508B"])
    muted: Colour = Field(
        description="The outlines of the other years' marks; their fill is a light tint of it.", examples=["#7196B9"]
    )


class Accent(ChartMarks):
    """A chart's colours, the colour for words in the same hue, and that of icon discs where it differs."""

    text: Colour = Field(description="Words in the same hue.", examples=["#13508B"])
    disc: Colour | None = Field(
        default=None, description="Icon discs, if they aren't to have the strong colour.", examples=["#13508B"]
    )

    @property
    def ground(self) -> str:
        """The colour of icon discs."""
        return self.disc or self.strong


class RoleStyle(ConfigModel):
    """How one role of text is set; its size belongs to the output's size."""

    weight: Weight = Field(description="How bold it is.", examples=[700])
    leading: Leading = Field(description="The distance of lines, in sizes of the type.", examples=[1.2])


class Roles(ConfigModel):
    """Every role of text."""

    display: RoleStyle = Field(description="The title.")
    subtitle: RoleStyle = Field(description="The line below the title.")
    section: RoleStyle = Field(description="Headings of sections.")
    hero_figure: RoleStyle = Field(description="The figure of the largest panel.")
    figure: RoleStyle = Field(description="The figures of the other panels.")
    tile_title: RoleStyle = Field(description="Titles of benefits, brands and resources.")
    panel_title: RoleStyle = Field(description="What a panel's figure is called.")
    body: RoleStyle = Field(description="Running text.")
    label: RoleStyle = Field(description="Labels in charts, and other short ones.")
    small: RoleStyle = Field(description="Notes and definitions.")

    def __getitem__(self, role: Role) -> RoleStyle:
        found: RoleStyle = getattr(self, role)
        return found


# Of titles and figures.
_DISPLAY: frozenset[Role] = frozenset({"display", "section", "hero_figure", "figure"})
# In which links, labels and notes are set, whatever the roles say.
_OF_DETAILS = frozenset({400, 600, 700})


class Type(ConfigModel):
    """The fonts, by name or as files, and the roles."""

    font: FontFamily = Field(
        description="The font: source-sans-pro, which comes along, or your own: a variable font, or a file for each "
        "weight that the roles use.",
        examples=["source-sans-pro", "assets/fonts/Mine-Variable.woff2", {400: "assets/fonts/Mine-Regular.otf"}],
    )
    display: FontFamily | None = Field(
        default=None,
        description="Another font for the roles display, section, hero_figure and figure.",
        examples=[{900: "assets/fonts/Titles-Black.woff2"}],
    )
    fallback: tuple[StandIn, ...] = Field(
        default=(),
        description="Fonts that stand in for characters that the font lacks, in this order, before DejaVu Sans.",
        examples=[["assets/fonts/Emoji.ttf", {"file": "assets/fonts/Naskh.ttf", "scripts": ["Arabic"]}]],
    )
    roles: Roles = Field(description="How each kind of text is set. Its size belongs to each of the graphic's sizes.")

    @field_validator("roles")
    @classmethod
    def _has_weights(cls, roles: Roles, info: ValidationInfo) -> Roles:
        for role in typing.get_args(Role):
            is_display = role in _DISPLAY and info.data.get("display") is not None
            key = "display" if is_display else "font"
            family, weight = info.data.get(key), roles[role].weight
            has = PACKAGED_WEIGHTS if isinstance(family, str) else sorted(family or ())
            if has and weight not in has:
                hint = f"it has {', '.join(map(str, has))}: choose one of them"
                more = "" if isinstance(family, str) else f", or name a file for each weight under '{key}'"
                raise wrong("no-weight", f"the font has no weight {weight}", hint + more, role)
        return roles

    def is_display(self, role: Role) -> bool:
        """Whether a role is set in the font of titles and figures."""
        return role in _DISPLAY and self.display is not None

    @property
    def weights(self) -> frozenset[int]:
        """Return all weights that texts are set in."""
        return _OF_DETAILS | {self.roles[role].weight for role in typing.get_args(Role)}

    def named(self) -> Iterator[NamedFont]:
        """Yield the project's own fonts that are named."""
        families: list[str | FamilyFiles | None] = [self.font, self.display, *self.fallback]
        for family in families:
            if isinstance(family, Mapping):
                yield from family.values()


class Theme(ConfigModel):
    """A theme, as its file says it."""

    name: Annotated[str, WithJsonSchema(scalar("name"))] = Field(
        description="The theme's name, for people who read the file.", examples=["harbour"]
    )
    colours: Colours = Field(description="Colours, by what they are for.")
    accents: tuple[Accent, ...] = Field(
        description="Three sets of colours that icon discs and charts take in turn.",
        json_schema_extra={"minItems": 3, "maxItems": 3},
    )
    band_marks: ChartMarks = Field(description="The colours of a chart on the dark band.")
    type: Type = Field(description="The font, and how text is set.")
    spacing: tuple[WholeNumber, ...] = Field(
        description="Eight lengths in px, each larger than the one before. Every gap is one of these.",
        examples=[[4, 8, 12, 16, 24, 32, 48, 64]],
        json_schema_extra={"minItems": 8, "maxItems": 8, "uniqueItems": True},
    )
    radius: WholeNumber = Field(description="How round the corners of tiles and panels are, in px.", examples=[12])
    icons: IconStyle = Field(description="How icons of the icon set are drawn.", examples=["duotone"])

    @field_validator("name", mode="before")
    @classmethod
    def _its_name(cls, value: object) -> str:
        return typed(value).text.strip()

    @field_validator("accents")
    @classmethod
    def _three(cls, accents: tuple[Accent, ...]) -> tuple[Accent, ...]:
        if len(accents) != 3:
            raise wrong("number-of-accents", f"there are {len(accents)} accents; a theme has three")
        return accents

    @field_validator("spacing")
    @classmethod
    def _ascending(cls, spacing: tuple[int, ...]) -> tuple[int, ...]:
        if len(spacing) != 8 or list(spacing) != sorted(set(spacing)):
            raise wrong(
                "bad-spacing",
                "spacing is eight lengths, each larger than the one before",
                "4, 8, 12 and so on",
            )
        return spacing


def read_theme(project: Project, name: str, where: Where | None, findings: Findings) -> Theme | None:
    """Read the theme of that name; None if it can't be used, with every reason among the findings."""
    known = themes(project)
    if name not in known:
        message = f"no theme is called {quoted(name)}"
        hint = suggestion(name, known) or f"themes are files in {project.shown(project.themes)}"
        findings.error("unknown-theme", message, where, hint)
        return None
    path = project.themes / f"{name}.yaml"
    tree = read_yaml(path, project.shown(path), findings)
    theme = validated(Theme, tree, findings, {"project": project}) if tree else None
    if theme is None or tree is None:
        return None
    failing = [pair for pair in pairs(theme) if not pair.passes]
    for pair in failing:
        findings.error(
            "low-contrast",
            pair.said(),
            find(tree, pair.path)[0].where,
            "make one darker or the other lighter",
        )
    if failing:
        return None
    for pair in grounds(theme):
        if not pair.passes:
            findings.warning("faint-ground", pair.said(), find(tree, pair.path)[0].where, "make it a little darker")
    return theme


def themes(project: Project) -> list[str]:
    """Return the names of the project's themes."""
    try:
        return sorted(path.stem for path in project.themes.iterdir() if path.suffix == ".yaml")
    except OSError:
        return []
