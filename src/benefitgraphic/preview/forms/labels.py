"""What the forms call each field of the models, and what they say of it. A field that isn't here shows by its key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from benefitgraphic.charts.kinds import KINDS


@dataclass(frozen=True, slots=True)
class FieldLabel:
    """What a field is called, and a sentence that helps to fill it in; ``rows``: lines of text that are usual."""

    text: str
    help: str = ""
    rows: int = 1


_LABELS: Mapping[str, FieldLabel] = MappingProxyType(
    {
        "event": FieldLabel("Line above the title", "Such as the event that the graphic is made for."),
        "title": FieldLabel("Title"),
        "subtitle": FieldLabel("Subtitle"),
        "organization": FieldLabel("Organization"),
        "logo": FieldLabel("Logo", "A file in assets/logos, such as assets/logos/ministry.svg."),
        "logo_on_dark": FieldLabel("Logo for dark grounds", "Another file, if part of the logo is dark."),
        "logo_alt": FieldLabel("What the logo says", "For those who can’t see it."),
        "brands": FieldLabel("Brands"),
        "brands.name": FieldLabel("Name"),
        "brands.purpose": FieldLabel("Purpose", "What people find there, in a few words.", 2),
        "brands.short": FieldLabel("Short purpose", "Used instead where space is tight.", 2),
        "brands.channels": FieldLabel("Channels", "One on each line, such as Facebook.", 3),
        "benefits": FieldLabel("Benefits"),
        "benefits.title": FieldLabel("Title"),
        "benefits.icon": FieldLabel("Icon"),
        "benefits.text": FieldLabel("Text", "One or two sentences.", 4),
        "benefits.short": FieldLabel("Short text", "Used instead where space is tight.", 2),
        "numbers": FieldLabel("Numbers"),
        "numbers.lede": FieldLabel("Opening sentence", "What the figures show, in one sentence.", 2),
        "numbers.panels": FieldLabel("Panels"),
        "numbers.panels.metric": FieldLabel("Figure", "What the panel shows; its values are under “Figures”."),
        "numbers.panels.chart": FieldLabel("Chart"),
        "numbers.panels.emphasis": FieldLabel("Emphasis", "A leading panel is larger, and comes first in pictures."),
        "fun_facts": FieldLabel("Fun facts", "", 2),
        "fun_facts.short": FieldLabel("Short text", "Used instead where space is tight.", 2),
        "resources": FieldLabel("Resources"),
        "resources.label": FieldLabel("FieldLabel", "What the link leads to."),
        "resources.url": FieldLabel("Address", "In full, such as https://www.example.org/page"),
        "resources.note": FieldLabel("Note", "", 2),
        "thanks": FieldLabel("Thanks", "", 3),
        "thanks.short": FieldLabel("Short thanks", "Used instead where space is tight.", 2),
        "source": FieldLabel("Source of the figures", "Where they come from, and for which period.", 2),
        "theme": FieldLabel("Theme"),
        "sizes": FieldLabel("Sizes", "Which pictures and documents are made."),
        "poster": FieldLabel(
            "Posters",
            "How they are read: up close, in full from 12 pt, or in passing, in few words from 18 pt.",
        ),
        "numbered": FieldLabel("Numbered benefits", "Shows each benefit’s number before its title, in every size."),
        "sample": FieldLabel("Sample figures", "Stamps every picture until the figures are real."),
        "year": FieldLabel("Reporting year", "The figures need a column for it."),
        "fiscal_year_start": FieldLabel(
            "First day of the year", "For years that end in the next one: month and day, such as 04-01."
        ),
        "language": FieldLabel("Language", "Such as en-CA or fr-CA."),
        "silence": FieldLabel("Silenced warnings", "Each with your reason. Empty one, and its warning comes back."),
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


def label_of(key: str) -> FieldLabel:
    """Return the label of a field such as ``benefits.title``; made from its key if nobody has written one."""
    name = key.rpartition(".")[2].replace("_", " ")
    return _LABELS.get(key) or FieldLabel(name[:1].upper() + name[1:])


def choice_label(name: str) -> str:
    """Return what a choice's name means."""
    said = _CHOICES.get(name)
    return f"{said} ({name})" if said else name


def one_of_these(key: str) -> str:
    """Return what an item of a list is called: "benefit"."""
    return _ONE_OF.get(key) or f"item of {label_of(key).text.lower()}"
