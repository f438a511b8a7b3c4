"""Puts the checked parts together into an `Edition`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from benefitgraphic.content.models import InfographicModel, NumbersModel
from benefitgraphic.design.theme import Theme
from benefitgraphic.edition import Benefit, Brand, Edition, Logo, Numbers, Panel
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.project.fields import ConfigModel
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.paths import OutsideProjectError, Project
from benefitgraphic.project.suggest import quoted
from benefitgraphic.sections.kinds import MODELS
from benefitgraphic.text import Text


def edition_of(
    shape: InfographicModel,
    metrics: Mapping[str, Metric],
    theme: Theme,
    wording: Wording,
    *,
    year: int,
    language: str,
    logo: Logo | None,
) -> Edition:
    """Build the edition that a checked infographic.yaml describes."""
    return Edition(
        year=year,
        language=language,
        sample=shape.sample,
        numbered=shape.numbered,
        title=shape.title,
        subtitle=shape.subtitle,
        organization=shape.organization,
        event=shape.event,
        logo=logo,
        brands=tuple(Brand(b.name, b.purpose, b.channels, b.short) for b in shape.brands),
        benefits=tuple(Benefit(b.title, b.icon, b.text, b.short) for b in shape.benefits or ()),
        numbers=_numbers(shape.numbers, metrics) if shape.numbers else None,
        sections=tuple(_alone(model, shape) for model in MODELS),
        sizes=tuple(size.text for size in shape.sizes),
        theme=theme,
        words=wording.words,
        wording=wording,
        poster=shape.poster,
    )


def logo_of(shape: InfographicModel, project: Project, findings: Findings) -> Logo | None:
    """Return the logo; None if none is named, or if it can't be used, which is reported."""
    if not shape.logo or not shape.logo_alt:
        return None
    path = _file(shape.logo, project, findings)
    on_dark = _file(shape.logo_on_dark, project, findings) if shape.logo_on_dark else None
    if path is None:
        return None
    where = shape.logo_on_dark.where if shape.logo_on_dark else None
    return Logo(path, shape.logo_alt, shape.logo.where, on_dark, where)


def _file(relative: Text, project: Project, findings: Findings) -> Path | None:
    try:
        path = project.resolve(relative.text)
        found = path.is_file()
    except OutsideProjectError as error:
        hint = "copy the file to assets/logos"
        findings.error("outside-project", f"the path {quoted(relative.text)} {error}", relative.where, hint)
        return None
    except (OSError, ValueError):
        found = False
    if not found:
        message = f"there is no file {quoted(relative.text)}"
        hint = "write its path from the project folder, such as assets/logos/mine.svg"
        findings.error("no-file", message, relative.where, hint)
        return None
    return path


def _alone(model: type[ConfigModel], shape: InfographicModel) -> ConfigModel:
    """Return what is typed under a section's own keys, which were checked with all others."""
    return model.model_construct(**{key: getattr(shape, key) for key in model.model_fields})


def _numbers(shape: NumbersModel, metrics: Mapping[str, Metric]) -> Numbers:
    panels = tuple(Panel(metrics[p.metric.text], p.chart, p.emphasis == "hero", p.metric.where) for p in shape.panels)
    return Numbers(shape.lede, panels)
