"""Files beside the config that look as if they were used, and aren't."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benefitgraphic.content.overlay import overlay_of
from benefitgraphic.content.translation_memory import NOTES
from benefitgraphic.diagnostics import Where
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.paths import TAG, Project, overlays


def stray_files(project: Project, findings: Findings) -> None:
    """Warns of translations that nothing uses, and of files under a name that nothing reads."""
    _stray_overlays(project, findings)
    for path in _beside(project):
        message, hint = _unread(path, project)
        if message:
            # Systems allow names that are no text; what is told of them has to be.
            shown = project.shown(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            findings.warning("stray-file", message, Where(shown), hint)


def _stray_overlays(project: Project, findings: Findings) -> None:
    """Warns of names for metrics in a language that the words have no translation into: nothing uses them."""
    known = overlays(project.config)
    for tag, path in overlays(project.metrics).items():
        if tag not in known:
            wanted = overlay_of(project.config, tag)
            spelt = next((other for other in known if other.casefold() == tag.casefold()), None)
            hint = f"begin it: benefitgraphic translation {tag}"
            if spelt:
                hint = f"did you mean {overlay_of(project.metrics, spelt).name}?"
            message = f"this translation is not used, as there is no {wanted.name} beside it"
            findings.warning("stray-translation", message, Where(project.shown(path)), hint)


def _beside(project: Project) -> Iterator[Path]:
    try:
        yield from sorted(path for path in project.config.parent.iterdir() if path.is_file())
    except OSError:
        return


def _unread(path: Path, project: Project) -> tuple[str, str]:
    """Why nothing reads a file, and what to do; empty where something does, or where it is of another kind."""
    first, _, rest = path.name.partition(".")
    own = (project.config.stem, project.metrics.stem, project.imports.stem, NOTES)
    if first not in own or path == project.config:
        return "", ""
    if path.suffix == ".yml":
        return "this file is not read, as its name ends in .yml", f"call it {path.stem}.yaml"
    tag = rest.removesuffix(".yaml")
    if not rest.endswith(".yaml") or first == project.imports.stem or rest == "yaml":
        return "", ""
    if not TAG.fullmatch(tag):
        hint = f"end its name with a language, such as {first}.fr-CA.yaml; keep copies in another folder"
        return "this file is not read: its name doesn't end with a known language", hint
    if first == NOTES and tag not in overlays(project.config):
        return f"this file is not read, as there is no {overlay_of(project.config, tag).name} beside it", "delete it"
    return "", ""
