"""The project's themes as colours to choose from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from benefitgraphic.design.theme import read_theme, themes
from benefitgraphic.diagnostics import Diagnostic, errors
from benefitgraphic.project.findings import Findings, TooManyError
from benefitgraphic.project.paths import Project
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.tree import leaves

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_MOST_SHOWN = 7


@dataclass(frozen=True, slots=True)
class Swatch:
    """A theme: its name, a few of its colours as ``#RRGGBB``, and why it can't be used, if so."""

    name: str
    colours: tuple[str, ...]
    problems: tuple[Diagnostic, ...] = ()


def swatches(project: Project) -> tuple[Swatch, ...]:
    """Every theme in config/themes, by name."""
    return tuple(_swatch(project, name) for name in themes(project))


def _swatch(project: Project, name: str) -> Swatch:
    findings = Findings()
    try:
        theme = read_theme(project, name, None, findings)
    except TooManyError:
        theme = None
    if theme is None:
        return Swatch(name, _any_colours(project, name), errors(findings.ordered()))
    accents = [accent.strong for accent in theme.accents]
    colours = [theme.colours.band, theme.colours.highlight, *accents, theme.colours.tint, theme.colours.paper]
    return Swatch(name, tuple(dict.fromkeys(colours)))


def _any_colours(project: Project, name: str) -> tuple[str, ...]:
    """Colours that the file of a theme names, whatever else is wrong with it."""
    path = project.themes / f"{name}.yaml"
    try:
        tree = read_yaml(path, project.shown(path), Findings())
    except TooManyError:
        return ()
    found = (text.text for text in leaves(tree)) if tree else ()
    return tuple(dict.fromkeys(text for text in found if _COLOUR.fullmatch(text)))[:_MOST_SHOWN]
