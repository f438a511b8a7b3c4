"""The sections of the graphic, in their order: the only list of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from benefitgraphic.project.fields import ConfigModel
from benefitgraphic.sections import benefits, brands, fun_facts, masthead, numbers, resources, thanks
from benefitgraphic.sections.section import SectionKind

KINDS: Mapping[str, SectionKind] = MappingProxyType(
    {
        kind.key: kind
        for kind in (
            masthead.KIND,
            numbers.LEADING,
            brands.KIND,
            benefits.KIND,
            numbers.KIND,
            fun_facts.KIND,
            resources.KIND,
            thanks.KIND,
        )
    }
)
"""Every section by its key, from the top."""


MODELS: tuple[type[ConfigModel], ...] = tuple(kind.model for kind in KINDS.values() if kind.model)
"""What may be typed for those that bring keys of their own."""


def poster_yields() -> tuple[str, ...]:
    """Return what a poster gives up where texts don't fit, as keys of the config, in order."""
    able = [(kind.yields, kind.keys[0]) for kind in KINDS.values() if kind.yields is not None]
    return tuple(field for _, field in sorted(able))
