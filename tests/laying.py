"""Editions to pages, as the build does it, for tests that change an edition first."""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

import pytest

from benefitgraphic.charts.chart import Setting
from benefitgraphic.content.load import load
from benefitgraphic.design.contrast import filling
from benefitgraphic.design.sizes import SIZES, for_press
from benefitgraphic.design.styles import Styles
from benefitgraphic.design.theme import Theme, read_theme
from benefitgraphic.design.typefaces import open_display, open_typeface
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.icons import Icons
from benefitgraphic.layout.compose import compose
from benefitgraphic.layout.laid import Laid
from benefitgraphic.output.files import OFFICE, Manner, Output, outputs
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.paths import Project

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "config" / "infographic.yaml"
ARABIC = ROOT / "tests" / "arabic"
THEMES = tuple(sorted(path.stem for path in (ROOT / "config" / "themes").glob("*.yaml")))
PRINTED = tuple(name for name, size in SIZES.items() if size.medium.is_printed)
POSTERS = tuple(name for name, size in SIZES.items() if size.medium.kind == "poster")
FIXED = tuple(name for name, size in SIZES.items() if size.medium.kind == "fixed")
_MEDIUM = {name: size.medium.kind for name, size in SIZES.items() if size.medium.is_printed}
# Those that show every section.
WHOLE = tuple(name for name in SIZES if name not in FIXED)


@lru_cache(maxsize=1)
def sample_edition() -> Edition:
    """The sample as its config has it."""
    return load(CONFIG).edition


@lru_cache(maxsize=1)
def french_edition() -> Edition:
    """The sample in French."""
    return load(CONFIG, language="fr-CA").edition


@lru_cache(maxsize=1)
def arabic_edition() -> Edition:
    """The sample in Arabic, read from a translation that no project has but a test's."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "config", Path(folder) / "config")
        shutil.copytree(ARABIC, Path(folder) / "config", dirs_exist_ok=True)
        return load(Path(folder) / "config" / CONFIG.name, language="ar").edition


def quick(*kept: str, of: Iterable[str]) -> list[object]:
    """Values to try a test with: those named in any run, the others where slow tests run, too."""
    return [pytest.param(one, marks=[] if one in kept else [pytest.mark.slow]) for one in of]


def in_turn(contents: Iterable[object], *kept: str, of: Iterable[str] = WHOLE) -> list[object]:
    """Contents with sizes to try each at: one for each medium, and where a medium has several, they take turns.

    Letter and A4, tabloid and A3 are set alike: what one shows of a content, the other would. Those at a size that is
    named are tried in any run, the others where slow tests run, too.
    """
    media: dict[str, list[str]] = {}
    for size in of:
        media.setdefault(_MEDIUM.get(size, size), []).append(size)
    return [
        pytest.param(content, size, marks=[] if size in kept else [pytest.mark.slow])
        for turn, content in enumerate(contents)
        for sizes in media.values()
        for size in dict.fromkeys([*(size for size in sizes if size in kept), sizes[turn % len(sizes)]])
    ]


# Two languages that share a mail.
BOTH = "en-CA+fr-CA"
LANGUAGES: dict[str, Callable[[], Edition]] = {"en-CA": sample_edition, "fr-CA": french_edition}
# With one that is read from right to left.
ALL_LANGUAGES: dict[str, Callable[[], Edition]] = {**LANGUAGES, "ar": arabic_edition}


@lru_cache(maxsize=8)
def theme_called(name: str) -> Theme:
    """One of the project's themes."""
    findings = Findings()
    theme = read_theme(Project.of(CONFIG), name, None, findings)
    assert theme is not None, findings.ordered()
    return theme


def themed(edition: Edition, theme: str) -> Edition:
    """The edition in another theme."""
    return dataclasses.replace(edition, theme=theme_called(theme))


def styles_for(edition: Edition, size: str, *, press: bool = False) -> Styles:
    """What the build sets the edition with at a size."""
    theme = edition.theme
    icons, logos = Icons(Project.of(CONFIG).icons, theme.icons), Icons(Project.of(CONFIG).logos, "fill")
    wanted = for_press(SIZES[size]) if press else SIZES[size]
    return Styles(
        wanted, theme, open_typeface(theme), open_display(theme), icons, logos, edition.language, edition.words.sample
    )


def laid(edition: Edition, size: str, theme: str | None = None, *, press: bool = False) -> Laid:
    """The edition laid out at a size, or for a press; in its own theme unless another is named."""
    return laid_and_said(edition, size, theme, press=press)[0]


def laid_and_said(
    edition: Edition, size: str, theme: str | None = None, *, press: bool = False
) -> tuple[Laid, Edition]:
    """The same, and what it says of the edition: a poster may not have room for all."""
    if theme is not None:
        edition = themed(edition, theme)
    return _laid_once(edition, repr(edition), size, press)


@lru_cache(maxsize=400)
def _laid_once(edition: Edition, written: str, size: str, press: bool) -> tuple[Laid, Edition]:
    """The same, kept for other tests of this process; `written` tells figures apart that are equal: 81 and 81.0."""
    del written
    return laid_anew(edition, size, press=press)


def laid_anew(edition: Edition, size: str, *, press: bool = False) -> tuple[Laid, Edition]:
    """The same, made again even if it has been before: for tests of the making."""
    styles = styles_for(edition, size, press=press)
    made = compose(edition, styles)
    return Laid(styles.size, edition.theme, made.pages, made.warnings), made.edition


def files(made: Laid, manner: Manner | None = None) -> tuple[Output, ...]:
    """The finished files of one size."""
    return outputs([made], manner or OFFICE)


def chart_setting(edition: Edition, size: str = "intranet") -> Setting:
    """How a chart on a white panel is set."""
    styles = styles_for(edition, size)
    accent = styles.accent(0)
    quiet = styles.text("small", styles.colours.muted)
    return Setting(
        strong=accent.strong,
        muted=accent.muted,
        filling=filling(accent, styles.colours.paper),
        ground=styles.colours.paper,
        rule=accent.muted,
        label=quiet,
        label_strong=styles.text("small", styles.colours.heading).weighted(700),
        height=styles.chart_height,
        wording=edition.wording,
    )
