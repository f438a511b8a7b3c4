"""The mail: the whole announcement in live text, with the picture in slices; as HTML, as text, and as a message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import css_inline

from benefitgraphic.graphics.structure import Element
from benefitgraphic.language.twin_words import TwinWords
from benefitgraphic.twins.html import Voice, readme, templates
from benefitgraphic.twins.look import PageColours
from benefitgraphic.twins.plain import plain


@dataclass(frozen=True, slots=True)
class MailPicture:
    """A slice as the mail shows it.

    Attributes:
        name: of its file, from the mail's folder.
        plain: of the file with a pixel for each CSS px.
        height: in CSS px.
        alt: its short alternative text.
    """

    name: str
    plain: str
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class MailPart:
    """The announcement in one language.

    Attributes:
        title: of the whole.
        voice: its language.
        document: what the picture says.
        pictures: its slices.
        words: our own around it.
        folder: that it is written to.
    """

    title: str
    voice: Voice
    document: Element
    pictures: tuple[MailPicture, ...]
    words: TwinWords
    folder: str

    @property
    def opening(self) -> tuple[Element | str, ...]:
        """What stands above the picture: who speaks, and of what."""
        return self.document.kids[:1]

    @property
    def rest(self) -> tuple[Element | str, ...]:
        """What stands below it."""
        return self.document.kids[1:]


MailForm = Literal["page", "message", "to-paste"]


def html(parts: Sequence[MailPart], look: PageColours, source: Callable[[str], str], form: MailForm) -> str:
    """Return the announcement with inline styles.

    Args:
        parts: one for each language, the first the main one.
        look: the theme's colours.
        source: from the name of a slice's file to its address.
        form: what it is for: a page by itself or the message, with tables for its width, as mail programs want it; or a
            page to copy from, whose widths and colours stay the same wherever it is pasted.
    """
    to_paste = form == "to-paste"
    template = templates().get_template("to-paste.html.j2" if to_paste else "announcement.html.j2")
    written = template.render(parts=parts, look=look, source=source, is_mail=form == "message", to_paste=to_paste)
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=False).inline(written)


def subject(parts: Sequence[MailPart]) -> str:
    """Return the subject of the mail, in each language that it is in."""
    return " / ".join(" ".join(part.title.split()) for part in parts)


def text(parts: Sequence[MailPart]) -> str:
    """Return the announcement without any picture."""
    said = []
    for index, part in enumerate(parts):
        notes = [] if index else [other.words.follows for other in parts[1:]]
        said.append("\n".join([*(f"{note}\n" for note in notes), plain(part.document, part.words.row)]))
    return f"\n{'* * *':^72}\n\n".join(said)


def instructions(parts: Sequence[MailPart]) -> str:
    """For whoever sends it: which file, which menu, what to check."""
    first = parts[0]
    pictures = [{"name": picture.plain, "alt": picture.alt} for part in parts for picture in part.pictures]
    folders = [part.voice.language for part in parts[1:]]
    said = readme(first.voice.own or first.voice.language)
    return said.render(
        subject=subject(parts), count=len(first.pictures), pictures=pictures, folders=folders, total=len(pictures)
    )
