"""Where a text's translation is written, while the picture shows one: the forms have the original's words alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benefitgraphic.content.overlay import is_translatable, overlay_of
from benefitgraphic.editing.edits import names_of
from benefitgraphic.project.findings import Findings, TooManyError
from benefitgraphic.project.paths import Project
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.steps import Steps, node_at, path_of, steps_of
from benefitgraphic.project.yaml.tree import Branch, Leaf, find

if TYPE_CHECKING:
    from benefitgraphic.preview.server.session import Session


@dataclass(frozen=True, slots=True)
class TranslationPlace:
    """Where the translation of one text stands, or belongs.

    Attributes:
        path: of the text, such as ``benefits[3].title``.
        language: that it is translated into.
        file: as the designer names it.
        line: of the text; where there is none yet, of what it belongs into; 0 where that isn't there either.
        text: what it says; empty where there is none yet.
    """

    path: str
    language: str
    file: str
    line: int
    text: str


class Translation:
    """A translation's file as it is now.

    Attributes:
        language: its language.
        original: the language of the words that the forms have.
        file: as the designer names it.
    """

    def __init__(self, project: Project, language: str, original: str) -> None:
        path = overlay_of(project.config, language)
        self.language, self.original, self.file = language, original, project.shown(path)
        try:
            self._tree: Branch | None = read_yaml(path, self.file, Findings())
        except TooManyError:
            self._tree = None

    def at(self, steps: Steps) -> TranslationPlace | None:
        """Where what stands at a place of the original is translated; None of what all languages share."""
        path = path_of(steps)
        # A list of texts is translated text by text.
        if not (is_translatable(path, metrics=False) or is_translatable(f"{path}[1]", metrics=False)):
            return None
        if self._tree is None:
            return TranslationPlace(path, self.language, self.file, 0, "")
        node, (_, where) = node_at(self._tree, steps), find(self._tree, steps)
        text = node.text or "" if isinstance(node, Leaf) else "\n".join(names_of(node))
        is_begun = steps[0] in self._tree.entries
        return TranslationPlace(path, self.language, self.file, where.line if is_begun else 0, text)

    def at_path(self, path: str) -> TranslationPlace | None:
        """Return the place of a path as diagnostics write it."""
        steps = steps_of(path)
        return self.at(steps) if steps else None


def translation_of(session: Session) -> Translation | None:
    """Return the translation that is being viewed; None if it is the original."""
    languages = session.facts.languages if session.facts else ()
    original = languages[0] if languages else ""
    if not session.language or session.language == original:
        return None
    return Translation(session.project, session.language, original)
