"""What accompanies the picture in words, by language: alternative texts, the mail, the page of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TwinWords:
    """One language's words around the text versions.

    Attributes:
        alts: patterns of a short alternative text, the one that says most first; each says what the picture is, and
            where it is described. Title and figure are whole sentences.
        row: a figure of a chart in plain text, with its year or category.
        slice: a part of the picture: a section's heading and what stands under it.
        more: some of what stands under a heading, and how many more there are.
        going_on: a heading whose section began in the part before.
        in_words: under the title of a mail: that it needs no picture.
        all_in_words: the heading over what the picture says.
        follows: that this language comes further down.
        short: what the short text is for, in a file to copy from; so for ``long``.
        readme: which of the texts for the sender is in this language.
    """

    alts: tuple[str, ...]
    row: str
    slice: str
    more: str
    going_on: str
    in_words: str
    all_in_words: str
    follows: str
    short: str
    long: str
    readme: str


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
    more="{items} and {count} more",
    going_on="{heading}, continued",
    in_words="All that the picture says stands below it in words.",
    all_in_words="The picture in words",
    follows="English follows.",
    short="Alternative text, for the field of that name",
    long="Long description, for the page below the picture",
    readme="en",
)

FRENCH = TwinWords(
    alts=(
        "Infographie\u00a0: {title} {figure} Description plus bas.",
        "Infographie, {year}\u00a0: {title} Description plus bas.",
        "{title} Description plus bas.",
        "Infographie, {organization}, {year}. Description plus bas.",
        "Infographie, {year}. Description plus bas.",
    ),
    row="{name}\u00a0: {said}",
    slice="{heading}\u00a0: {items}",
    more="{items} et {count}\u00a0de plus",
    going_on="{heading} (suite)",
    in_words="Tout ce que dit l’image est repris en texte plus bas.",
    all_in_words="Le contenu de l’image en texte",
    follows="Le français suit.",
    short="Texte de remplacement, à coller dans le champ du même nom",
    long="Description longue, à placer sous l’image dans la page",
    readme="fr",
)
