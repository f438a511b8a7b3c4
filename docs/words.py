"""Writes the template of the built-in words, `words.pot`, and lays every catalogue out as it is, for translators.

    python docs/words.py

Translations stay as they are; what is new has an empty one, and what is gone goes. Comments come from the docstrings of
the classes that hold the words.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from benefitgraphic.language.chart_words import ChartWords
from benefitgraphic.language.twin_words import TwinWords
from benefitgraphic.language.vocabulary import messages
from benefitgraphic.language.words import Words

LANGUAGES = Path(__file__).parents[1] / "src" / "benefitgraphic" / "language" / "packaged"
_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)
_HEADER = """\
# The words that the graphic says by itself. How to translate them: docs/languages.md
msgid ""
msgstr ""
"Language: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def comments() -> Mapping[str, str]:
    """What translators should know about each word, by its key."""
    found: dict[str, str] = {}
    for prefix, kind in (("", Words), ("charts.", ChartWords), ("twins.", TwinWords)):
        for name, said in _ATTRIBUTE.findall(inspect.getdoc(kind) or ""):
            found[prefix + name] = " ".join(said.split()).replace("``", '"')
    return found


def template() -> Catalog:
    """All messages in English, untranslated."""
    made, known = Catalog(), comments()
    for key, english in messages().items():
        name = re.sub(r"\.\d$", "", key)
        source = english if len(english) > 1 else english[0]
        made.add(source, context=key, auto_comments=[known[name]])
    return made


def laid_out(catalogue: str) -> str:
    """A catalogue with today's messages in today's order, and what it has of translations."""
    header, _, _ = catalogue.partition("\n\n")
    known, made = read_po(catalogue.splitlines()), read_po(header.splitlines())
    for message in template():
        if message.id:
            own = known.get(message.id, message.context)
            made.add(
                message.id,
                own.string if own else None,
                flags=(own.flags if own else set()) - {"python-brace-format"},
                auto_comments=message.auto_comments,
                user_comments=own.user_comments if own else (),
                context=message.context,
            )
    said = BytesIO()
    write_po(said, made, width=110, omit_header=True)
    return f"{header.rstrip()}\n\n{said.getvalue().decode()}"


def write() -> None:
    """Writes the template and every catalogue in place."""
    (LANGUAGES / "words.pot").write_text(laid_out(_HEADER), encoding="utf-8", newline="\n")
    for path in sorted(LANGUAGES.glob("*.po")):
        if "-" not in path.stem:  # a region's holds only what differs
            path.write_text(laid_out(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
