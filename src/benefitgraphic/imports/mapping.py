"""Reads imports.yaml: from what measures each metric comes, and files that only the designer knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Field, PlainValidator, WithJsonSchema, model_validator

from benefitgraphic.diagnostics import Where
from benefitgraphic.imports.formats import Format, known_formats, measures, network_named, own_format
from benefitgraphic.imports.shapes import MEASURE, FormatModel, Texts, refuse_bad_measure
from benefitgraphic.project.fields import ConfigModel, keys_of, one_of, scalar, typed, wrong
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.suggest import quoted, suggestion
from benefitgraphic.project.validation import validated
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.tree import Branch


def _names(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    found = tuple(typed(item).text.strip() for item in items)
    for at, name in enumerate(found):
        refuse_bad_measure(name, str(at) if isinstance(value, list) else "")
    return found


def _sides(value: object) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list) or len(value) != 2:
        raise wrong("not-a-rate", "a rate is one measure over another", "such as [engagement, impressions]")
    return tuple(map(_names, value))


def _texts_by_name(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise wrong("not-keys", "this should be names with new names", "such as {Facebook: Facebook (English)}")
    return {key: typed(said).text.strip() for key, said in value.items()}


def _names_of_networks(value: object) -> Mapping[str, str]:
    return {network_named(key): said for key, said in _texts_by_name(value).items()}


def _instead(value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise wrong("not-keys", "this should be platforms, each with its measures", "such as {X: [engagement]}")
    return {network_named(key): _names(said) for key, said in value.items()}


def _refuse_twice(names: Sequence[str], at: str) -> None:
    """Refuse a sum that counts something twice."""
    for place, name in enumerate(names):
        if name in names[:place]:
            raise wrong("counts-twice", f"{quoted(name)} is here twice", "delete one", at)
        within = [other for other in names if name in measures().contains.get(other, ())]
        if within:
            message = f"{quoted(within[0])} holds {quoted(name)} already, which would count twice"
            raise wrong("counts-twice", message, f"leave out {within[0]} or {name}", at)


_MEASURE = {"title": "measure", "type": "string", "pattern": MEASURE}
_NAMES = {
    "title": "measure, or a list of measures",
    "anyOf": [_MEASURE, {"type": "array", "items": _MEASURE, "uniqueItems": True}],
}
_SIDES = {"title": "two measures, or lists of measures", "type": "array", "items": _NAMES, "minItems": 2, "maxItems": 2}
_INSTEAD = keys_of("platforms or networks, each with its measures", _NAMES)
_NAMES_BY_NAME = keys_of("networks, each with a name", scalar("name"))


class RuleModel(ConfigModel):
    """Where one metric's value comes from."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["sum"]}, {"required": ["rate"]}]})

    sum: Annotated[tuple[str, ...], PlainValidator(_names), WithJsonSchema(_NAMES)] = Field(
        default=(),
        description="The measures to add up. A metric has either this or `rate`.",
        examples=[["reactions", "comments", "shares"]],
    )
    rate: Annotated[tuple[tuple[str, ...], ...], PlainValidator(_sides), WithJsonSchema(_SIDES)] = Field(
        default=(),
        description="Measures over measures, sums over sums; for percents and times.",
        examples=[["engaged_sessions", "sessions"]],
    )
    instead: Annotated[Mapping[str, tuple[str, ...]], PlainValidator(_instead), WithJsonSchema(_INSTEAD)] = Field(
        default_factory=dict,
        description="Other measures to add up, for platforms or networks that count it in another way.",
        examples=[{"X": ["engagement"]}],
    )
    only: Texts = Field(
        default=(), description="The platforms or networks to take; all, if left out.", examples=[["Facebook", "X"]]
    )
    by: Annotated[str, one_of("platform", "network", "channel")] | None = Field(
        default=None, description="One value for each network; the three words mean the same.", examples=["platform"]
    )
    names: Annotated[Mapping[str, str], PlainValidator(_names_of_networks), WithJsonSchema(_NAMES_BY_NAME)] = Field(
        default_factory=dict,
        description="What networks are called in the spreadsheet. Two of one name are added up.",
        examples=[{"X": "X (DriveBC)"}],
    )

    @model_validator(mode="after")
    def _one_way(self) -> RuleModel:
        if bool(self.sum) == bool(self.rate):
            raise wrong("no-rule", "a metric needs either 'sum' or 'rate'", "such as sum: [reactions, comments]")
        for key, names in (("sum", self.sum), *((str(key), names) for key, names in self.instead.items())):
            _refuse_twice(names, key if key == "sum" else "instead")
        for names in self.rate:
            _refuse_twice(names, "rate")
        if self.rate and self.instead:
            raise wrong("no-rule", "'instead' only works with 'sum'", "use 'only' to choose platforms", "instead")
        return self

    def measures(self) -> list[str]:
        """Every measure that it names."""
        sides = [name for side in self.rate for name in side]
        return list(dict.fromkeys([*self.sum, *sides, *(name for some in self.instead.values() for name in some)]))


class ImportsModel(ConfigModel):
    """The keys of imports.yaml that are no metric's."""

    files: Mapping[str, FormatModel] = Field(
        default_factory=dict, description="Exports of platforms that the program doesn't know, by the platform's name."
    )
    sources: Annotated[Mapping[str, str], PlainValidator(_texts_by_name), WithJsonSchema(_NAMES_BY_NAME)] = Field(
        default_factory=dict,
        description="Whose figures to take, where a network is in the exports of two platforms.",
        examples=[{"Facebook": "Meta (Facebook)"}],
    )
    whole_files: Texts = Field(
        default=(),
        description="Platforms whose exports were made for just the reporting year.",
        examples=[["YouTube"]],
    )


@dataclass(frozen=True, slots=True)
class Rule:
    """A metric's rule and its place; ``own`` when the designer wrote it."""

    shape: RuleModel
    where: Where | None = None

    @property
    def own(self) -> bool:
        """Whether it was written, not guessed from the metric's name."""
        return self.where is not None


@dataclass(frozen=True, slots=True)
class Imports:
    """Everything that imports.yaml says.

    Attributes:
        file: its path, as messages name it.
        rules: by metric.
        formats: platforms that only the designer knows.
        sources: the platform to take a network's figures from.
        whole_files: platforms whose exports are for just the year, casefolded.
        named: the platforms that `sources` and `whole_files` name, and where.
    """

    file: str
    rules: Mapping[str, Rule] = field(default_factory=dict)
    formats: tuple[Format, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    whole_files: frozenset[str] = frozenset()
    named: Mapping[str, Where] = field(default_factory=dict)


def read_mapping(path: Path, shown: str, findings: Findings) -> Imports:
    """Return the designer's own rules; empty if there is no such file."""
    if not path.exists():
        return Imports(shown)
    tree = read_yaml(path, shown, findings)
    if tree is None:
        return Imports(shown)
    rules: dict[str, Rule] = {}
    for key, entry in tree.entries.items():
        if key in ImportsModel.model_fields:
            continue
        if not isinstance(entry.value, Branch):
            hint = f"write it as {key}: {{sum: [reactions, comments]}}"
            findings.error("not-keys", f"{quoted(key)} should have 'sum' or 'rate' under it", entry.key, hint)
            continue
        shape = validated(RuleModel, entry.value, findings)
        if shape:
            rules[key] = Rule(shape, entry.key)
    top = Branch({key: tree.entries[key] for key in ("sources", "whole_files") if key in tree.entries}, tree.where)
    found = validated(ImportsModel, top, findings) or ImportsModel()
    sources = {network_named(network): platform for network, platform in found.sources.items()}
    said = (("sources", tuple(sources.values())), ("whole_files", found.whole_files))
    named = {name: top.entries[key].key for key, names in said for name in names}
    whole = frozenset(map(str.casefold, found.whole_files))
    return Imports(shown, rules, _formats(tree, findings), sources, whole, named)


def refuse_unknown_names(imports: Imports, metrics: Mapping[str, object], findings: Findings) -> None:
    """Metrics and platforms that there aren't: what is said of them would just have no effect."""
    for key, rule in imports.rules.items():
        if key not in metrics:
            message = f"no metric is called {quoted(key)} in metrics.yaml"
            findings.error(
                "unknown-metric", message, rule.where, suggestion(key, [*metrics, *ImportsModel.model_fields])
            )
    formats = (*imports.formats, *known_formats())
    told = dict.fromkeys(name for found in formats for name in found.shape.measures)
    for rule in imports.rules.values():
        for name in rule.shape.measures():
            if name not in told:
                findings.error(
                    "unknown-measure", f"no measure is called {quoted(name)}", rule.where, suggestion(name, told)
                )
    platforms = [found.name for found in formats]
    known = {name.casefold() for name in platforms}
    for name, where in imports.named.items():
        if name.casefold() not in known:
            message = f"no platform is called {quoted(name)}"
            findings.error("unknown-platform", message, where, suggestion(name, platforms))


def meant(name: str, formats: Sequence[Format]) -> str:
    """Return a hint at what an unknown platform or network was meant to be; empty if it is known or nothing is like it.

    There are networks that aren't known here, so that this is no mistake for sure.
    """
    known = [name for found in formats for name in (found.name, found.network.name) if name] + [*measures().networks]
    there = {network_named(each).casefold() for each in known}
    hint = "" if network_named(name).casefold() in there else suggestion(name, dict.fromkeys(known))
    return hint if hint.startswith("did") else ""


def _formats(tree: Branch, findings: Findings) -> tuple[Format, ...]:
    entry = tree.entries.get("files")
    if entry is None:
        return ()
    if not isinstance(entry.value, Branch):
        findings.error("not-keys", "'files' should have platforms under it", entry.key, "docs/figures.md shows how")
        return ()
    found: list[Format] = []
    for name, described in entry.value.entries.items():
        if not isinstance(described.value, Branch):
            findings.error("not-keys", f"{quoted(name)} is not described", described.key, "docs/figures.md shows how")
            continue
        shape = validated(FormatModel, described.value, findings)
        if shape:
            found.append(own_format(name, shape))
    return tuple(found)
