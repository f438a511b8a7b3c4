"""From the project folder to an `Edition`: the one way in to the content."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.content.build_edition import edition_of, logo_of
from benefitgraphic.content.metric_table import MetricTable, join, read_definitions, without_values
from benefitgraphic.content.models import InfographicModel
from benefitgraphic.content.overlay import no_translation, overlaid
from benefitgraphic.content.placeholders import Filler
from benefitgraphic.content.strays import stray_files
from benefitgraphic.content.translation_memory import Noted, read_noted
from benefitgraphic.design.theme import Theme, read_theme
from benefitgraphic.diagnostics import Diagnostic, Problems, Where
from benefitgraphic.edition import Edition
from benefitgraphic.language.tags import UnknownLanguageError, locale_of
from benefitgraphic.language.vocabulary import read_words
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.metrics.years import CALENDAR, FiscalYear
from benefitgraphic.project.fields import no_reason
from benefitgraphic.project.findings import Findings, TooManyError
from benefitgraphic.project.paths import Project, overlays
from benefitgraphic.project.sheets.sheet import read_sheet
from benefitgraphic.project.suggest import quoted
from benefitgraphic.project.validation import validated
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.tree import Branch, Leaf, leaves, untranslated
from benefitgraphic.project.year_fields import years_of
from benefitgraphic.text import Text, texts_in


@dataclass(frozen=True, slots=True)
class Loaded:
    """A usable edition, the project it belongs to, and what should be known about it.

    Attributes:
        edition: what is said.
        project: where its files are.
        warnings: what should be known; errors among them stop a render unless they are silenced.
        quoted: the metrics that texts speak of, as `Filler.quoted`.
        metrics: all that are defined, shown or not.
        texts: all of the config, shown or not, in the order of the original's files; where a translation has none,
            the original's.
        lines: from a file, as it is named in `Where`, to its lines.
        noted: what the translation was made from; None if nobody has said.
        silence: what the designer doesn't want to hear about, each with its reason.
        translated_from: the original's language; empty where this is the original.
    """

    edition: Edition
    project: Project
    warnings: tuple[Diagnostic, ...]
    quoted: tuple[tuple[Metric, str], ...] = ()
    metrics: tuple[Metric, ...] = ()
    texts: tuple[Text, ...] = ()
    lines: Callable[[str], Sequence[str]] = lambda file: ()
    noted: Noted | None = None
    silence: Mapping[str, Text] = field(default_factory=lambda: MappingProxyType({}))
    translated_from: str = ""

    @property
    def is_translation(self) -> bool:
        """Whether this is a translation, and not the original."""
        return bool(self.translated_from)


def load(
    config: Path,
    *,
    year: int | None = None,
    language: str | None = None,
    theme: str | None = None,
    instead: Mapping[Path, bytes] = MappingProxyType({}),
) -> Loaded:
    """Read, check and complete what the designer wrote.

    Args:
        config: the infographic's YAML file.
        year: the reporting year, instead of the file's.
        language: a BCP 47 language, instead of the file's; there has to be a translation.
        theme: a theme's name, instead of the file's.
        instead: bytes to read in place of what is in a file, by its path as the project names it: to see whether
            changes would be good before they are saved.

    Raises:
        Problems: with everything that is wrong, by file and line.
    """
    reading = _ProjectReading(Project.of(config), instead)
    try:
        return reading.load(year, language, theme)
    except TooManyError:
        raise Problems(reading.too_many()) from None


def languages(config: Path) -> tuple[str, ...]:
    """Return the languages that have a translation, such as ``("fr-CA",)``; not the original's own."""
    return tuple(overlays(Path(config)))


class _ProjectReading:
    """One reading of a project: what is wrong goes to the findings, and reading goes on as far as it can."""

    def __init__(self, project: Project, instead: Mapping[Path, bytes]) -> None:
        self._project = project
        self._findings = Findings(instead)
        self._texts: list[Text] = []

    def load(self, year: int | None, language: str | None, theme: str | None) -> Loaded:
        findings, project = self._findings, self._project
        if year is not None and CALENDAR.read(str(year)) is None:
            findings.error("not-a-year", f"{quoted(str(year))} is not a year such as 2025")
        tree = read_yaml(project.config, project.shown(project.config), findings)
        own = tree.leaf("language") if tree else None
        spoken = self._spoken(own, language)
        translated_from = own.text if own and spoken and own.text != spoken.text else ""
        noted = read_noted(project, spoken.text, findings) if spoken and translated_from else None
        if tree and own and spoken:
            tree = self._translated(tree, project.config, own.text, spoken.text, noted=noted)
        fiscal, _, written = years_of(tree)
        wording = self._wording(spoken, fiscal, _unused_words(tree) if tree else frozenset())
        reporting = year if year is not None else written
        catalogue = self._catalogue(reporting, own.text if own else "", spoken.text if spoken else "", fiscal)
        look = self._theme(tree, theme)
        shape = None
        filler = Filler(catalogue, reporting, wording, findings)
        if tree:
            context = {"fill": filler.fill, "metrics": catalogue.metrics if catalogue else None, "fiscal": fiscal}
            shape = validated(InfographicModel, tree, findings, context)
            _explained(tree, findings)
        logo = logo_of(shape, project, findings) if shape else None
        if tree:
            stray_files(project, findings)
        found = findings.ordered()
        if findings.failed or not (shape and look and wording and spoken and reporting):
            raise Problems(found)
        metrics = catalogue.metrics if catalogue else {}
        edition = edition_of(shape, metrics, look, wording, year=reporting, language=spoken.text, logo=logo)
        return Loaded(
            edition,
            project,
            found,
            filler.quoted,
            tuple(metrics.values()),
            (*_in_order(shape), *self._texts),
            findings.lines,
            noted,
            shape.silence,
            translated_from,
        )

    def too_many(self) -> tuple[Diagnostic, ...]:
        """Return what was found before giving up, and that there is more."""
        found = self._findings.ordered()
        more = f"these are only the first {len(found)} problems"
        return (*found, Diagnostic("too-many", "error", more, hint="mend these first: many of them may have one cause"))

    def _theme(self, tree: Branch | None, wanted: str | None) -> Theme | None:
        written = tree.leaf("theme") if tree else None
        if wanted is not None:
            return read_theme(self._project, wanted, None, self._findings)
        return read_theme(self._project, written.text.strip(), written.where, self._findings) if written else None

    def _spoken(self, own: Text | None, wanted: str | None) -> Text | None:
        """Return the requested language as its file spells it; the original's own if none was requested."""
        if wanted is None:
            return own
        known = [own.text] if own else []
        known += overlays(self._project.config)
        return Text(next((tag for tag in known if tag.casefold() == wanted.casefold()), wanted), Where(""))

    def _translated(
        self,
        tree: Branch,
        original: Path,
        own: str,
        wanted: str,
        metrics: bool = False,
        noted: Noted | None = None,
    ) -> Branch:
        """Return the tree in the language wanted: with its translation laid over it, or as it is for the original."""
        if wanted == own:
            return tree
        tree = untranslated(tree)
        found = overlays(original)
        if wanted not in found:
            if not metrics:
                message, hint = no_translation(wanted, original.name, [own, *found])
                self._findings.error("no-translation", message, None, hint)
            return tree
        path = found[wanted]
        translation = read_yaml(path, self._project.shown(path), self._findings)
        return overlaid(tree, translation, self._findings, metrics, noted) if translation else tree

    def _wording(self, language: Text | None, fiscal: FiscalYear, unused: frozenset[str]) -> Wording | None:
        """Return the language's wording; warn if the graphic's own words are not in that language."""
        if language is None:
            return None
        where = language.where if language.where.file else None
        try:
            locale = locale_of(language.text)
        except UnknownLanguageError:
            hint = "write a language tag such as en-CA or fr-CA"
            self._findings.error("unknown-language", f"no language is called {quoted(language.text)}", where, hint)
            return None
        if not locale:
            message = f"Unicode's data has no numbers, units or lists for the language {quoted(language.text)}"
            hint = "numbers are written as in Canadian English; if the language tag is a typing mistake, correct it"
            self._findings.warning("no-locale", message, where, hint)
        words = read_words(language.text, self._project, where, self._findings, unused)
        return Wording(language.text, fiscal, words)

    def _catalogue(self, year: int | None, own: str, wanted: str, fiscal: FiscalYear) -> MetricTable | None:
        """Return the metrics; None if metrics.yaml can't be used. A project may have none at all."""
        project, findings = self._project, self._findings
        if not project.metrics.exists() and not project.sheet.exists():
            return MetricTable({}, frozenset())
        tree = read_yaml(project.metrics, project.shown(project.metrics), findings)
        if tree is None:
            return None
        tree = self._translated(tree, project.metrics, own, wanted, metrics=True)
        definitions = read_definitions(tree, findings, fiscal)
        self._texts += _in_order(definitions)
        sheet = read_sheet(project, findings, fiscal)
        if sheet is None:
            catalogue = without_values(definitions, year or 2000)
        else:
            catalogue = join(definitions, tree.entries, sheet, year, findings, fiscal)
        # With a definition missing, what refers to it would be called unknown.
        return catalogue if len(definitions) == len(tree.entries) else None


def _in_order(content: object) -> list[Text]:
    """Return the texts of what was read from one file, in that file's order; last what only the translation has."""

    def order(text: Text) -> tuple[bool, int, int]:
        where = text.origin.where
        return text.own and not text.original, where.line, where.column

    return sorted(texts_in(content), key=order)


def _unused_words(tree: Branch) -> frozenset[str]:
    """Return the keys of built-in words that a project has no use for: headings, and what charts alone say."""
    shown = {text.text.strip() for text in leaves(tree) if text.where.path.endswith(".chart")}
    absent = {f"charts.{word}" for kind in KINDS.values() if kind.name not in shown for word in kind.words}
    return frozenset(absent | {key for key in InfographicModel.model_fields if key not in tree.entries})


def _explained(tree: Branch, findings: Findings) -> None:
    """Each silence has its reason: a key without a value would only be taken for absent."""
    silence = tree.entries.get("silence")
    if silence and isinstance(silence.value, Branch):
        for name, entry in silence.value.entries.items():
            if isinstance(entry.value, Leaf) and entry.value.text is None:
                message, hint = no_reason(name)
                findings.error("no-reason", message, entry.key, hint)
