"""From sums to the values of the designer's metrics, by rules of the designer's own or by a measure's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from benefitgraphic.content.metric_table import Definition
from benefitgraphic.imports.channels import groups, is_there, is_wanted, needed
from benefitgraphic.imports.mapping import Imports, Rule, RuleModel
from benefitgraphic.imports.pool import Part
from benefitgraphic.imports.sums import Lack, all_measures, is_unique, lacks, networks, rate_of, sum_of
from benefitgraphic.project.refusals import Refusal
from benefitgraphic.project.suggest import listed

# What isn't the rule's fault.
_NEEDS_FILES = frozenset({"no-network", "not-all-networks"})
_TENTH = Decimal("0.1")
BY = ("_by_channel", "_by_platform", "_by_network")


@dataclass(frozen=True, slots=True)
class Value:
    """What one cell of the sheet would be.

    Attributes:
        metric, category: the row; category is empty for a metric without any.
        value: the value.
        how: what it is made of, in words: "reactions + comments".
        empty: rows that should have had a figure and didn't.
        unique: measures in it that count people again.
        networks: what it is of.
    """

    metric: str
    category: str
    value: Decimal
    how: str
    empty: int = 0
    unique: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoValue:
    """Why a metric has no value.

    Attributes:
        metric: which.
        code: a stable short name, for a diagnostic.
        why: in words; empty when the exports just don't say anything about it.
        hint: what to write.
        rule: the rule that can't be followed; None when there is none.
    """

    metric: str
    code: str
    why: str
    hint: str
    rule: Rule | None = None

    @property
    def is_wrong(self) -> bool:
        """Whether a rule of the designer's own has to be mended; others only need more files, or nothing at all."""
        return self.rule is not None and self.rule.own and self.code not in _NEEDS_FILES


def worked_out(
    parts: Sequence[Part], imports: Imports, definitions: Mapping[str, Definition]
) -> tuple[list[Value], list[NoValue]]:
    """Every metric's values, and the metrics that have none.

    Args:
        parts: what the exports contribute.
        imports: the designer's rules.
        definitions: the metrics.
    """
    values: list[Value] = []
    without: list[NoValue] = []
    for key, definition in definitions.items():
        rule = imports.rules.get(key) or _by_name(key, definition, parts)
        if rule is None:
            without.append(NoValue(key, "no-rule", "", ""))
            continue
        try:
            values += _values(key, definition, rule, parts, imports.file)
        except _NoneError as error:
            without.append(NoValue(key, error.code, str(error), error.hint, rule))
    return values, without


class _NoneError(Refusal):
    """Why a metric has no value."""


def _by_name(key: str, definition: Definition, parts: Sequence[Part]) -> Rule | None:
    """Return the rule that a metric's name suggests, if it is the name of a measure."""
    by = definition.shape.by is not None
    name = next((key.removesuffix(end) for end in BY if key.endswith(end)), key) if by else key
    if name not in all_measures(parts) or definition.shape.unit == "percent":
        return None
    return Rule(
        RuleModel.model_construct(sum=(name,), rate=(), instead={}, only=(), names={}, by="platform" if by else None)
    )


def _values(key: str, definition: Definition, rule: Rule, parts: Sequence[Part], mapping: str) -> Iterator[Value]:
    shape, unit = rule.shape, definition.shape.unit
    if (definition.shape.by is None) != (shape.by is None):
        said = "has categories" if definition.shape.by else "has no categories"
        hint = "add 'by: platform'" if definition.shape.by else "remove 'by'"
        raise _NoneError("wrong-by", f"{key} {said} in metrics.yaml", f"{hint} in {mapping}")
    if unit == "percent" and shape.sum:
        raise _NoneError("wrong-unit", f"{key} is a percent, which can't be a sum", "write it as rate: [part, whole]")
    if unit == "count" and shape.rate:
        hint = "write it as sum, or give it another unit in metrics.yaml"
        raise _NoneError("wrong-unit", f"{key} is a count, which can't be a rate", hint)
    wanted = [network for network in networks(parts) if is_wanted(network, shape, parts)]
    if not wanted:
        there = ", ".join(networks(parts)) or "none"
        why = (
            f"none of its platforms is in these files; they have: {there}" if shape.only else "no row in them is for it"
        )
        raise _NoneError("no-network", why, "check 'only'" if shape.only else "")
    named = groups(shape, wanted)
    absent = [name for name in needed(shape, named) if not is_there(name, parts)]
    if absent:
        files = "isn't in these files" if len(absent) == 1 else "aren't in these files"
        why = f"{listed(absent)} {files}, and a sum without would only look smaller"
        raise _NoneError("not-all-networks", why, "give the files of all platforms at once")
    _refuse_lacks(key, rule, wanted, parts, mapping)
    for category, group in named.items():
        if len(group) > 1 and shape.by and shape.rate:
            why = f"{' and '.join(group)} are both called {category}, and rates can't be added up"
            raise _NoneError("two-names", why, f"give each its own name in {mapping}, under {key}")
        found, empty = _rate(shape, group, parts) if shape.rate else _sum(shape, group, parts)
        value = _decimal(key, found, unit, rate=bool(shape.rate))
        unique = tuple(sorted(name for name in shape.measures() if is_unique(name)))
        yield Value(key, category, value, _how(shape), empty, unique, tuple(group))


def _measures_of(shape: RuleModel, network: str, part: Part | None = None) -> tuple[str, ...]:
    """Return the measures to add up for a network; 'instead' may name it or the platform that it comes from."""
    if network in shape.instead:
        return shape.instead[network]
    platform = part.export.platform if part else ""
    return shape.instead.get(platform, shape.sum)


def _lacking(shape: RuleModel, group: Sequence[str], parts: Sequence[Part]) -> list[Lack]:
    found: list[Lack] = []
    for network in group:
        for part in parts:
            wanted = [n for side in shape.rate for n in side] if shape.rate else _measures_of(shape, network, part)
            found += lacks([part], network, wanted)
    return found


def _refuse_lacks(key: str, rule: Rule, group: Sequence[str], parts: Sequence[Part], mapping: str) -> None:
    """Raise if some platform lacks a measure of the sum: the sum would only look smaller."""
    shape = rule.shape
    if not rule.own and is_unique(shape.sum[0]):
        why = f"{shape.sum[0]} counts people, and a sum over posts counts many of them again and again"
        raise _NoneError("not-summed", why, "take the year's figure from the platform, and type it in the sheet")
    found = _lacking(shape, group, parts)
    if not found:
        return
    first = found[0]
    has = "has the column, but nothing in it, for" if first.empty else "doesn't tell"
    called = first.platform if first.network in first.platform else f"{first.network} (from {first.platform})"
    gaps = "is 1 more such gap" if len(found) == 2 else f"are {len(found) - 1} more such gaps"
    more = f"; there {gaps}" if len(found) > 1 else ""
    whole = [name for name in group if not _lacking(shape, [name], parts)]
    ways = [f"instead: {{{first.network}: [...]}}"] if shape.sum else []
    ways += [f"only: [{', '.join(whole)}]"] if whole else []
    hint = f"in {mapping}, under {key}: {', or '.join(ways)}" if ways else ""
    raise _NoneError("lacks-measure", f"{called} {has} '{first.measure}'{more}", hint)


def _sum(shape: RuleModel, group: Sequence[str], parts: Sequence[Part]) -> tuple[Fraction | None, int]:
    value, empty = Fraction(0), 0
    for network in group:
        for part in parts:
            for measure in _measures_of(shape, network, part):
                found = sum_of([part], network, measure)
                value += found.value or 0
                empty += found.empty
    return value, empty


def _rate(shape: RuleModel, group: Sequence[str], parts: Sequence[Part]) -> tuple[Fraction | None, int]:
    found = rate_of(parts, group, *shape.rate)
    return found.value, found.empty


def _decimal(key: str, value: Fraction | None, unit: str, *, rate: bool) -> Decimal:
    if value is None:
        raise _NoneError("no-base", f"{key} can't be divided: what it is divided by is zero or unknown", "")
    exact = value * 100 if rate and unit == "percent" else value
    found = Decimal(exact.numerator) / Decimal(exact.denominator)
    if rate:
        found = found.quantize(_TENTH, ROUND_HALF_UP)
    if unit == "percent" and found > 100:
        raise _NoneError("above-100", f"{key} comes to {found} percent", "check which measure is divided by which")
    if found < 0:
        raise _NoneError("negative", f"{key} comes to {found}, and can't be less than zero", "check its measures")
    if unit == "count" and found != found.to_integral_value():
        raise _NoneError("not-whole", f"{key} comes to {found:f}, but is a count", "check its unit in metrics.yaml")
    return found


def _how(shape: RuleModel) -> str:
    if shape.rate:
        above, below = (" + ".join(side) for side in shape.rate)
        return f"{above} / {below}"
    others = "".join(f"; {name}: {' + '.join(some)}" for name, some in shape.instead.items())
    return " + ".join(shape.sum) + others
