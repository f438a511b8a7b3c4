"""A new organization's folder, as somebody makes it who has never seen one."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from benefitgraphic.build import check
from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.content.load import load
from benefitgraphic.lint.untranslated import untranslated
from benefitgraphic.yearly.schemas import schema_files
from benefitgraphic.yearly.translating import standing
from laying import ROOT
from projects import files, typed
from typed import facts_of, source_of, thanks_of

TEXTS = ["README.txt", "assets/fonts/README.txt", "assets/icons/README.txt", "assets/logos/README.txt"]
CONFIG = [f"config/{name}" for name in ("infographic.fr-CA.yaml", "infographic.yaml", "metrics.csv")]
CONFIG += ["config/metrics.fr-CA.yaml", "config/metrics.yaml"]
THEMES = [f"config/themes/{name}.yaml" for name in ("analyst", "harbour", "provincial")]
SCHEMAS = [f"config/{name}" for name in schema_files()]
ALL = sorted([*TEXTS, *CONFIG, *THEMES, *SCHEMAS, "config/translated.fr-CA.yaml", "output/README.txt"])


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    assert typed("init", str(folder), "--year", "2025").exit_code == 0
    return folder


def test_it_says_what_it_made_and_what_comes_next(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    result = typed("init", str(folder))
    assert result.exit_code == 0
    assert list(files(folder)) == ALL
    assert all((folder / name).name in result.stdout for name in ALL)
    assert "benefitgraphic render" in result.stdout


@pytest.mark.slow
def test_a_new_folder_has_no_findings_in_any_language_or_size(made: Path) -> None:
    every = ("email", "intranet", "hero", "card", "social", "letter", "a4", "tabloid", "a3")
    assert check(made / "config/infographic.yaml") == ()
    poster = check(made / "config/infographic.yaml", sizes=every)
    assert [found.message for found in poster if found.severity == "error"] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", [[], ["--language", "fr-CA"]])
def test_it_can_be_rendered_at_once(made: Path, language: list[str]) -> None:
    result = typed("render", "--config", str(made / "config/infographic.yaml"), *language)
    assert result.exit_code == 0, result.stderr
    assert not result.stderr


def test_the_year_is_the_last_whole_one_unless_another_is_named(tmp_path: Path, made: Path) -> None:
    typed("init", str(tmp_path / "now"))
    assert load(tmp_path / "now/config/infographic.yaml").edition.year == date.today().year - 1
    assert load(made / "config/infographic.yaml").edition.year == 2025
    typed("init", str(tmp_path / "then"), "--year", "2019")
    then = load(tmp_path / "then/config/infographic.yaml").edition
    assert then.year == 2019
    assert then.numbers and then.numbers.panels[0].metric.years == (2015, 2016, 2017, 2018, 2019)


def test_no_text_names_the_year_it_was_written_in(made: Path) -> None:
    for name in [*TEXTS, *CONFIG]:
        text = (made / name).read_text(encoding="utf-8").replace("\nyear: 2025\n", "\n")
        if not name.endswith(".csv"):
            assert re.findall(r"20\d\d", text) in ([], ["2023"]), name  # an example of a break


@pytest.mark.parametrize(
    "name", ["Ville d’Aylmer", 'The "Roads" Office: North', "{x} & Söhne", "# 1", "100 %", "\\_ way"]
)
def test_the_name_is_put_in_as_it_is(tmp_path: Path, name: str) -> None:
    assert typed("init", str(tmp_path / "ours"), "--organization", name).exit_code == 0
    config = tmp_path / "ours/config/infographic.yaml"
    assert load(config).edition.organization.text == name
    assert load(config, language="fr-CA").edition.organization.text == name


@pytest.mark.parametrize(
    "name", ["Ministry of Roads", "Ville d’Aylmer: voirie", "Team #1 {x}", 'The "Roads"', "Zoë & Co"]
)
def test_a_name_given_in_one_language_is_not_counted_as_translated(tmp_path: Path, name: str) -> None:
    result = typed("init", str(tmp_path / "ours"), "--year", "2025", "--organization", name)
    assert "config/infographic.fr-CA.yaml" in result.stdout.rsplit("\n", 2)[-2]
    config = tmp_path / "ours/config"
    assert name not in (config / "infographic.fr-CA.yaml").read_text("utf-8")
    assert "organization" not in (config / "translated.fr-CA.yaml").read_text("utf-8")
    loaded = load(config / "infographic.yaml", language="fr-CA")
    assert [found.where.path for found in untranslated(loaded) if found.where] == ["organization"]
    how_far = standing(config / "infographic.yaml", "fr-CA")
    assert how_far.texts - how_far.translated == 1
    text = (config / "infographic.fr-CA.yaml").read_text("utf-8")
    (config / "infographic.fr-CA.yaml").write_text(text.replace("# organization:", "organization: Le nom"), "utf-8")
    assert load(config / "infographic.yaml", language="fr-CA").edition.organization.text == "Le nom"


@pytest.mark.parametrize("name", ["", "  ", "a\u202eb", "two\nlines", "x" * 201])
def test_a_name_that_cannot_be_shown_is_refused(tmp_path: Path, name: str) -> None:
    result = typed("init", str(tmp_path / "ours"), "--organization", name)
    assert result.exit_code == 1
    assert "the organization's name can't be used" in result.stderr
    assert not (tmp_path / "ours").exists()


def test_a_project_that_could_not_be_read_leaves_nothing_behind(tmp_path: Path) -> None:
    # Its sheet would begin with 1896, and no year before 1900 is known.
    result = typed("init", str(tmp_path / "ours"), "--year", "1900")
    assert result.exit_code == 1
    assert "nothing was written" in result.stderr
    assert not (tmp_path / "ours").exists()


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "plans.docx").write_text("mine")
    result = typed("init", str(tmp_path))
    assert result.exit_code == 1
    assert "is not empty: there is plans.docx" in result.stderr
    assert list(files(tmp_path)) == ["plans.docx"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "ours").write_text("mine")
    result = typed("init", str(tmp_path / "ours"))
    assert result.exit_code == 1
    assert "is a file, not a folder" in result.stderr
    assert (tmp_path / "ours").read_text() == "mine"


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "ours").write_text("mine")
    result = typed("init", str(tmp_path / "ours" / "deeper"))
    assert result.exit_code == 1
    assert "this folder can't be written" in result.stderr


def test_an_empty_folder_is_filled_and_so_is_one_that_only_looks_empty(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"")
    assert typed("init", str(tmp_path)).exit_code == 0
    assert list(files(tmp_path)) == sorted([".DS_Store", *ALL])


def test_what_each_line_is_for_stands_beside_it(made: Path) -> None:
    for name in [*CONFIG, *THEMES]:
        if name.endswith(".yaml"):
            lines = (made / name).read_text(encoding="utf-8").splitlines()
            assert lines[0].startswith("#"), name
    text = (made / "config/infographic.yaml").read_text(encoding="utf-8")
    # Above each key of the file stands a note.
    bare = [
        b for a, b in zip(text.splitlines(), text.splitlines()[1:], strict=False) if b[:1].isalpha() and a[:1] != "#"
    ]
    assert bare == []


def test_every_kind_of_chart_that_is_named_works(made: Path) -> None:
    config = made / "config/infographic.yaml"
    text = config.read_text(encoding="utf-8")
    notes = text[text.index("#   chart ") : text.index("#   emphasis ")]
    named = re.findall(r"^#   (?:chart)? +(\w+)  ", notes, re.MULTILINE)
    assert len(named) > 1 and set(named) <= set(KINDS)
    config.write_text(text.replace("    # - {metric: followers", "    - {metric: followers"), encoding="utf-8")
    numbers = load(config).edition.numbers
    assert numbers and {panel.chart for panel in numbers.panels} == set(named)


def test_the_french_file_translates_all_that_can_be_translated(made: Path) -> None:
    english, french = (
        yaml.safe_load((made / f"config/infographic{end}.yaml").read_text("utf-8")) for end in ("", ".fr-CA")
    )
    kept = {"year", "theme", "sample", "sizes"}
    assert set(french) == set(english) - kept
    for section, keys in (
        ("benefits", {"title", "text", "short"}),
        ("resources", {"label", "url"}),
        ("brands", {"name"}),
    ):
        assert len(french[section]) == len(english[section])
        assert all(keys <= set(item) for item in french[section])
    assert len(french["fun_facts"]) == len(english["fun_facts"])


def test_french_is_spaced_as_it_is_in_quebec(made: Path) -> None:
    edition = load(made / "config/infographic.yaml", language="fr-CA").edition
    texts = [edition.title, edition.subtitle, thanks_of(edition), source_of(edition), *facts_of(edition)]
    texts += [text for benefit in edition.benefits for text in (benefit.title, benefit.text, benefit.short)]
    for text in (text.text for text in texts if text):
        assert not re.search(r"\s[;!?]|[^\s\u00a0]:\s| :|'|«(?!\u00a0)|(?<!\u00a0)»", text), text


def test_the_themes_are_the_projects_own(made: Path) -> None:
    for name in THEMES:
        assert (made / name).read_bytes() == (ROOT / name).read_bytes()
