"""What a PDF says about itself: title, language, the standards it keeps, and what its colours mean."""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from benefitgraphic.export.inks import Profile
from benefitgraphic.export.srgb import srgb
from benefitgraphic.export.xmp import PressFile, packet
from benefitgraphic.graphics.text.bidi import Direction

_SRGB = "sRGB IEC61966-2.1"


@dataclass(frozen=True, slots=True)
class About:
    """What a document says about itself.

    Attributes:
        title: shown in the window.
        language: BCP 47.
        author: who publishes it.
        date: the day that files for a press have to name, YYYY-MM-DD; never the day of the run, which would make every
            file another one.
        direction: which way it is read: readers show its pages side by side in that order.
    """

    title: str
    language: str
    author: str = ""
    date: str = "2000-01-01"
    direction: Direction = "ltr"


def write_metadata(document: Pdf, about: About, *, in_inks: str | None) -> None:
    """Add the title, shown in the window; the language; and the standards kept: PDF/UA-1, PDF/A-2a, PDF/X-4.

    Args:
        document: the file.
        about: what it says about itself.
        in_inks: a digest of its content if it is in a printer's inks, else None.
    """
    document.docinfo["/Title"] = about.title
    if about.author:
        document.docinfo["/Author"] = about.author
    root = document.Root
    root.Lang = String(about.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if about.direction == "rtl":
        root.ViewerPreferences.Direction = Name.R2L
    if in_inks:
        day = "D:" + about.date.replace("-", "") + "000000Z"
        document.docinfo["/CreationDate"] = document.docinfo["/ModDate"] = day
        document.docinfo["/Trapped"] = Name("/False")
    said = packet(about.title, about.language, about.author, PressFile(about.date, in_inks) if in_inks else None)
    root.Metadata = Stream(document, said, Type=Name.Metadata, Subtype=Name.XML)


def write_output_intent(document: Pdf, profile: Profile | None) -> None:
    """Says what the colours mean, with the profile: sRGB, or the inks of a press."""
    data, channels, name = (profile.data, 4, profile.name) if profile else (srgb(), 3, _SRGB)
    stream = document.make_indirect(Stream(document, data, N=channels))
    # Both standards ask for an intent of their own; the profile has to be one object (ISO 19005-2, 6.2.3).
    kinds = (Name.GTS_PDFX, Name.GTS_PDFA1) if profile else (Name.GTS_PDFA1,)
    intents = [
        Dictionary(
            Type=Name.OutputIntent,
            S=kind,
            OutputConditionIdentifier=String(name),
            Info=String(name),
            DestOutputProfile=stream,
        )
        for kind in kinds
    ]
    document.Root.OutputIntents = Array([document.make_indirect(intent) for intent in intents])
