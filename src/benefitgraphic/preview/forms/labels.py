"""What the forms call each field of the models, and what they say of it. A field that isn't here shows by its key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from benefitgraphic.charts.kinds import KINDS


@dataclass(frozen=True, slots=True)
class Label:
    """What a field is called, and a sentence that helps to fill it in; ``rows``: lines of text that are usual."""

    text: str
    help: str = ""
    rows: int = 1


_LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "event": Label("Line above the title", "Such as the event that the graphic is made for."),
        "title": Label("Title"),
        "subtitle": Label("Subtitle"),
        "organization": Label("Organization"),
        "logo": Label("Logo", "A file in assets/logos, such as assets/logos/ministry.svg."),
        "logo_on_dark": Label("Logo for dark grounds", "Another file, if part of the logo is dark."),
        "logo_alt": Label("What the logo says", "For those who can’t see it."),
        "brands": Label("Brands"),
        "brands.name": Label("Name"),
        "brands.purpose": Label("Purpose", "What people find there, in a few words.", 2),
        "brands.short": Label("Short purpose", "Stands in where space is tight.", 2),
        "brands.channels": Label("Channels", "One on each line, such as Facebook.", 3),
        "benefits": Label("Benefits"),
        "benefits.title": Label("Title"),
        "benefits.icon": Label("Icon"),
        "benefits.text": Label("Text", "One or two sentences.", 4),
        "benefits.short": Label("Short text", "Stands in where space is tight.", 2),
        "numbers": Label("Numbers"),
        "numbers.lede": Label("Opening sentence", "What the figures show, in one sentence.", 2),
        "numbers.panels": Label("Panels"),
        "numbers.panels.metric": Label("Figure", "What the panel shows; its values are under “Figures”."),
        "numbers.panels.chart": Label("Chart"),
        "numbers.panels.emphasis": Label("Emphasis", "A leading panel is larger, and comes first in pictures."),
        "fun_facts": Label("Fun facts", "", 2),
        "fun_facts.short": Label("Short text", "Stands in where space is tight.", 2),
        "resources": Label("Resources"),
        "resources.label": Label("Label", "What the link leads to."),
        "resources.url": Label("Address", "In full, such as https://www.example.org/page"),
        "resources.note": Label("Note", "", 2),
        "thanks": Label("Thanks", "", 3),
        "thanks.short": Label("Short thanks", "Stand in where space is tight.", 2),
        "source": Label("Source of the figures", "Where they come from, and for which period.", 2),
        "theme": Label("Theme"),
        "sizes": Label("Sizes", "Which pictures and documents are made."),
        "poster": Label(
            "Posters", "How they are read: full texts from 12 pt near by, or few words from 18 pt in passing."
        ),
        "numbered": Label("Numbered benefits", "Shows each benefit’s number before its title, in every size."),
        "sample": Label("Sample figures", "Stamps every picture until the figures are real."),
        "year": Label("Reporting year", "Its column has to be in the figures."),
        "fiscal_year_start": Label(
            "First day of the year", "For years that end in the next one: month and day, such as 04-01."
        ),
        "language": Label("Language", "Such as en-CA or fr-CA."),
        "silence": Label("Warnings kept quiet", "Each with your reason. Emptied, the warning speaks up again."),
    }
)

_CHOICES: Mapping[str, str] = MappingProxyType(
    {
        **{kind.name: kind.label for kind in KINDS.values()},
        "notice": "On a notice board",
        "wall": "On a wall",
        "hero": "Leading",
        "normal": "Like the others",
    }
)

_ONE_OF: Mapping[str, str] = MappingProxyType(
    {
        "brands": "brand",
        "benefits": "benefit",
        "numbers.panels": "panel",
        "fun_facts": "fun fact",
        "resources": "resource",
    }
)


def label_of(key: str) -> Label:
    """The label of a field such as ``benefits.title``; made from its key where nobody has written one."""
    name = key.rpartition(".")[2].replace("_", " ")
    return _LABELS.get(key) or Label(name[:1].upper() + name[1:])


def choice_label(name: str) -> str:
    """What one of a few words means."""
    said = _CHOICES.get(name)
    return f"{said} ({name})" if said else name


def one_of_these(key: str) -> str:
    """What an item of a list is called: "benefit"."""
    return _ONE_OF.get(key) or f"item of {label_of(key).text.lower()}"
