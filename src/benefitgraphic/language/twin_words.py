"""What accompanies the picture in words: alternative texts, the mail, the page of its own."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.language.plural import Plural


@dataclass(frozen=True, slots=True)
class TwinWords:
    """One language's words around the text versions.

    Attributes:
        alts: short alternative texts of the picture, the one that says most first; the first that is short enough (125
            characters) is taken. Each says what the picture is, and that it is described below. {title} and {figure}
            are whole sentences.
        row: a figure of a chart in plain text, with its year or category; {name} may be any text of the designer's.
        slice: a part of the picture: a section's heading and what stands under it.
        more: a few names, and how many more there are.
        going_on: a heading whose section began in the part before.
        all_in_words: the heading over what the picture says.
        follows: in a mail of several languages, at its top: that this language comes further down.
        short: in a file to copy from: what the short alternative text is for.
        long: in a file to copy from: what the long description is for.
    """

    alts: tuple[str, ...]
    row: str
    slice: str
    more: Plural
    going_on: str
    all_in_words: str
    follows: str
    short: str
    long: str


ENGLISH = TwinWords(
    alts=(
        "Infographic: {title} {figure} Described below.",
        "Infographic, {year}: {title} Described below.",
        "{title} Described below.",
        "Infographic of {organization}, {year}. Described below.",
        "Infographic, {year}. Described below.",
    ),
    row="{name}: {said}",
    slice="{heading}: {items}",
    more=Plural(("{items} and {count} more", "{items} and {count} more")),
    going_on="{heading}, continued",
    all_in_words="The picture in words",
    follows="English follows.",
    short="Alternative text, for the field of that name",
    long="Long description, for the page below the picture",
)
