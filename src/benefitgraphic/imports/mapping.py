"""Reads imports.yaml: from what measures each metric comes, and files that only the designer knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import Field, PlainValidator, model_validator

from benefitgraphic.diagnostics import Where
from benefitgraphic.imports.formats import Format, known_formats, measures, network_named, own_format
from benefitgraphic.imports.shapes import FormatModel, Texts, refuse_bad_measure
from benefitgraphic.project.complaints import validated
from benefitgraphic.project.fields import ConfigModel, one_of, typed, wrong
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.suggest import quoted, suggestion
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.tree import Branch

_OWN_KEYS = ("files", "sources", "whole_files")


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
        raise wrong("not-keys", "this should be names with names", "such as {Facebook: Facebook (English)}")
    return {key: typed(said).text.strip() for key, said in value.items()}


def _names_of_networks(value: object) -> Mapping[str, str]:
    return {network_named(key): said for key, said in _texts_by_name(value).items()}


def _instead(value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise wrong("not-keys", "this should be platforms with measures", "such as {X: [engagement]}")
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


class RuleModel(ConfigModel):
    """Where one metric's value comes from.

    Attributes:
        sum: measures to add up.
        rate: measures over measures: sums over sums.
        instead: other measures to add up, for some platforms or networks.
        only: the platforms or networks to take; all, if left out.
        by: ``platform`` for one value for each network.
        names: what networks are called in the sheet.
    """

    sum: Annotated[tuple[str, ...], PlainValidator(_names)] = ()
    rate: Annotated[tuple[tuple[str, ...], ...], PlainValidator(_sides)] = ()
    instead: Annotated[Mapping[str, tuple[str, ...]], PlainValidator(_instead)] = Field(default_factory=dict)
    only: Texts = ()
    by: Annotated[str, one_of("platform", "network", "channel")] | None = None
    names: Annotated[Mapping[str, str], PlainValidator(_names_of_networks)] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_way(self) -> RuleModel:
        if bool(self.sum) == bool(self.rate):
            raise wrong("no-rule", "a metric needs either 'sum' or 'rate'", "such as sum: [reactions, comments]")
        for key, names in (("sum", self.sum), *((str(key), names) for key, names in self.instead.items())):
            _refuse_twice(names, key if key == "sum" else "instead")
        for names in self.rate:
            _refuse_twice(names, "rate")
        if self.rate and self.instead:
            raise wrong("no-rule", "'instead' is for sums", "use 'only' to choose platforms", "instead")
        return self

    def measures(self) -> list[str]:
        """Every measure that it names."""
        sides = [name for side in self.rate for name in side]
        return list(dict.fromkeys([*self.sum, *sides, *(name for some in self.instead.values() for name in some)]))


class _TopModel(ConfigModel):
    sources: Annotated[Mapping[str, str], PlainValidator(_texts_by_name)] = Field(default_factory=dict)
    whole_files: Texts = ()


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
    """The designer's own rules; none when there is no such file."""
    if not path.exists():
        return Imports(shown)
    tree = read_yaml(path, shown, findings)
    if tree is None:
        return Imports(shown)
    rules: dict[str, Rule] = {}
    for key, entry in tree.entries.items():
        if key in _OWN_KEYS:
            continue
        if not isinstance(entry.value, Branch):
            hint = f"write it as {key}: {{sum: [reactions, comments]}}"
            findings.error("not-keys", f"{quoted(key)} should have 'sum' or 'rate' under it", entry.key, hint)
            continue
        shape = validated(RuleModel, entry.value, findings)
        if shape:
            rules[key] = Rule(shape, entry.key)
    top = Branch({key: tree.entries[key] for key in ("sources", "whole_files") if key in tree.entries}, tree.where)
    found = validated(_TopModel, top, findings) or _TopModel()
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
            findings.error("unknown-metric", message, rule.where, suggestion(key, [*metrics, *_OWN_KEYS]))
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
    """What a platform or network that isn't known was meant for, as a hint; empty when it is known, or like no other.

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
