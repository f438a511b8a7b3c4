"""Proposes a rule for a metric that has none, made of what the exports tell: to be copied, read and changed."""

from __future__ import annotations

from benefitgraphic.imports.importing import Import
from benefitgraphic.imports.sums import all_measures, is_unique, lacks, networks
from benefitgraphic.imports.values import NoValue

# What people do with a post, in the order that it is usually said.
_ACTIONS = ("reactions", "comments", "shares", "clicks")
_WHOLE = "engagement"


def proposal(read: Import) -> list[str]:
    """Lines of YAML; none when the exports tell nothing that could be added up."""
    there = all_measures(read.parts)
    actions = [name for name in _ACTIONS if name in there] or [name for name in there if not is_unique(name)][:1]
    # What people do is what a metric of that name counts; nothing can be guessed for others.
    metric = next((none.metric for none in read.without if _is_open(none)), "")
    if not actions or not metric:
        return []
    instead: dict[str, list[str]] = {}
    only: list[str] = []
    for network in networks(read.parts):
        told = [name for name in (*actions, _WHOLE) if not lacks(read.parts, network, [name])]
        if not told:
            continue
        only.append(network)
        if _WHOLE in told:
            instead[network] = [_WHOLE]
        elif told != actions:
            instead[network] = told
    lines = [f"{metric}:", f"  sum: [{', '.join(actions)}]"]
    if instead:
        lines += ["  instead:", *(f"    {network}: [{', '.join(some)}]" for network, some in instead.items())]
    if len(only) < len(networks(read.parts)):
        lines.append(f"  only: [{', '.join(only)}]")
    return [*lines, "  by: platform"] if read.definitions[metric].shape.by else lines


def _is_open(none: NoValue) -> bool:
    return none.code == "lacks-measure" and not (none.rule and none.rule.own)
