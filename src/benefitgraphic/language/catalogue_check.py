"""What a catalogue says instead of the English, as far as it can be relied on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from benefitgraphic.diagnostics import Where
from benefitgraphic.language.patterns import misfit
from benefitgraphic.language.plural import Plural, forms_alone
from benefitgraphic.language.po import Catalogue, CatalogueEntry, read_po
from benefitgraphic.language.tags import primary
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.suggest import listed, quoted
from benefitgraphic.project.text_file import is_blank

# Entries that a warning names.
_NAMED = 4

Said = str | Plural


def read_translations(
    path: Path, shown: str, english: Mapping[str, tuple[str, ...]], findings: Findings
) -> Mapping[str, Said]:
    """Return a catalogue's translations, by key; report what is wrong with it in the findings.

    Args:
        path: the catalogue.
        shown: what messages call it.
        english: what is translated, by key; two are a plural.
        findings: where what is wrong goes.
    """
    catalogue = read_po(path, shown, findings)
    if catalogue and primary(catalogue.language) not in ("", primary(path.stem.replace("_", "-"))):
        said = quoted(catalogue.language)[1:-1]
        message = f"the header says 'Language: {said}', but the file's name says {quoted(path.stem)}"
        findings.warning("other-language", message, Where(shown), "mend the one that is wrong")
    return _accepted(catalogue, english, Where(shown), findings) if catalogue else {}


def _accepted(
    catalogue: Catalogue, english: Mapping[str, tuple[str, ...]], where: Where, findings: Findings
) -> Mapping[str, Said]:
    """Return the usable entries; of the others, report plainly wrong ones as errors, the rest as warnings."""
    said: dict[str, Said] = {}
    unknown, fuzzy, stale = [], [], []
    for entry in catalogue.entries:
        source = english.get(entry.key)
        if source is None:
            unknown.append(entry)
        elif all(is_blank(text) for text in entry.said):
            continue
        elif entry.is_fuzzy:
            fuzzy.append(entry)
        elif entry.source != source:
            stale.append(entry)
        else:
            found = _translated(entry, catalogue, findings)
            if found is not None:
                said[entry.key] = found
    for entries, what, hint in (
        (fuzzy, "marked 'fuzzy', and so not used", "check them, and delete the word 'fuzzy' above them"),
        (stale, "for an English text that has changed, and so not used", "copy msgid from words.pot, and translate it"),
        (
            unknown,
            "for words that the graphic doesn't have, and so not used",
            "msgctxt has to be one of those in words.pot",
        ),
    ):
        if entries:
            names = listed([f"{e.key or quoted(e.source[0])} (line {e.where.line})" for e in entries], _NAMED)
            verb = "entries are" if len(entries) > 1 else "entry is"
            findings.warning("unused-words", f"{len(entries)} {verb} {what}: {names}", where, hint)
    return said


def _translated(entry: CatalogueEntry, catalogue: Catalogue, findings: Findings) -> Said | None:
    """Return an entry's translation; None if it can't be used."""
    alone: Sequence[bool] = (False,)
    if len(entry.source) > 1:
        if not catalogue.rule:
            message = "the header has no Plural-Forms, which says which plural is which"
            hint = f'add a line such as "{_usual_rule(entry.where.file)}\\n" to the header'
            findings.error("bad-catalogue", message, entry.where, hint)
            return None
        alone = forms_alone(catalogue.rule, catalogue.count)
        if len(entry.said) != len(alone):
            message = f"{entry.key} has {len(entry.said)} plural forms where Plural-Forms says {len(alone)}"
            findings.error("bad-catalogue", message, entry.where, f"from msgstr[0] to msgstr[{len(alone) - 1}]")
            return None
    for text, is_alone in zip(entry.said, alone, strict=True):
        wrong = misfit(entry.key, entry.source[-1], text, is_alone)
        if wrong:
            findings.error("wrong-words", f"{entry.key}: {wrong[0]}", entry.where, wrong[1])
            return None
    return entry.said[0] if len(entry.source) == 1 else Plural(entry.said, catalogue.rule)


def _usual_rule(file: str) -> str:
    # Seldom needed, and slow to import.
    from babel.messages.plurals import get_plural

    plural = get_plural(Path(file).stem.replace("-", "_"))
    return f"Plural-Forms: {plural.plural_forms.rstrip(';')};"
