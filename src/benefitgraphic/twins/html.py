"""What was read out, as HTML: the page of its own, and the templates that the mail shares with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape

from benefitgraphic.graphics.structure import Element
from benefitgraphic.language.tags import primary
from benefitgraphic.twins.compiled import CompiledTemplates
from benefitgraphic.twins.look import PageColours

# Items of a list that stand beside one another have at most so many characters.
_CHIP = 24


@dataclass(frozen=True, slots=True)
class Voice:
    """A language as HTML marks it.

    Attributes:
        language: BCP 47.
        direction: ``ltr`` or ``rtl``.
        own: the language of our own words, where it is another, since there are none in this one yet; or empty.
    """

    language: str
    direction: str
    own: str = ""


@lru_cache(maxsize=1)
def templates() -> Environment:
    """Every template; what goes into one is text and never markup."""
    made = Environment(
        autoescape=select_autoescape(("html.j2", "css.j2")),
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,  # each is filled in once: looking for constants costs more than it saves
        bytecode_cache=CompiledTemplates(__file__),
    )
    made.filters["capital"] = lambda text: text[:1].upper() + text[1:]
    made.globals["is_plain"] = is_plain
    made.globals["is_short"] = is_short
    return made


def is_plain(item: Element) -> bool:
    """Whether a list's item is one text, and no paragraphs."""
    words = [kid for kid in item.kids if isinstance(kid, Element) and kid.role != "Lbl"]
    return len(words) == 1 and all(isinstance(kid, str) for kid in words[0].kids)


def is_short(listed: Element) -> bool:
    """Whether the items of a list are names that may stand beside one another."""
    items = [kid for kid in listed.kids if isinstance(kid, Element)]
    return not listed.all("Lbl") and all(is_plain(item) and len(item.text) <= _CHIP for item in items)


def readme(language: str) -> Template:
    """Return the template of what the sender should know, in a language that has one, or else in English."""
    return templates().select_template([f"readme.{primary(language)}.txt.j2", "readme.en.txt.j2"])


def page(document: Element, title: str, voice: Voice, look: PageColours) -> str:
    """Return a document as a self-contained page: it needs no file beside it, and no script."""
    said = templates().get_template("page.html.j2")
    return said.render(document=document, title=title, voice=voice, look=look)
