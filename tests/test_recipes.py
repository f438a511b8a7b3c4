"""The recipes of CONTRIBUTING.md are true: what they say is done in a copy of the source tree, and works there.

A chart kind, ``dots``, and a section, ``motto``, are added by the files that a recipe's steps name and the commands
that it gives, and by nothing else.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from laying import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("recipes")]

ADDED = Path(__file__).parent / "recipes"
COPIED = ("src", "tests", "docs", "config", "assets", "pyproject.toml", "README.md", "CONTRIBUTING.md")
# What the recipes' commands write.
MADE = re.compile(r"src/benefitgraphic/language/packaged/.*\.pot?|tests/goldens/.*|config/schema/.*|docs/reference\.md")

# By step of a recipe: the file, what is looked for, and what stands there then.
Edits = dict[str, list[tuple[str, str]]]
CHART: Edits = {
    "charts/kinds/__init__.py": [
        ("import bars, number", "import bars, dots, number"),
        ("waffle, number)", "waffle, number, dots)"),
    ],
    "language/chart_words.py": [
        ("        shown: how", "        dots: what a chart of dots is called.\n        shown: how"),
        ("    shown: str\n", "    dots: str\n    shown: str\n"),
        ("ENGLISH = ChartWords(\n", 'ENGLISH = ChartWords(\n    dots="Dot chart",\n'),
    ],
}
SECTION: Edits = {
    "sections/kinds.py": [
        ("fun_facts, masthead,", "fun_facts, masthead, motto,"),
        ("            thanks.KIND,", "            motto.KIND,\n            thanks.KIND,"),
    ],
    "language/words.py": [
        ("        sample: stamped", "        motto: the heading over what the team holds to.\n        sample: stamped"),
        ("    sample: str\n", "    motto: str\n    sample: str\n"),
        ("ENGLISH = Words(\n", 'ENGLISH = Words(\n    motto="Our motto",\n'),
    ],
}


@dataclass(frozen=True)
class Recipe:
    """A recipe as it stands in CONTRIBUTING.md: the files that its steps begin with, and its commands."""

    files: tuple[str, ...]
    commands: tuple[str, ...]


def recipe(title: str) -> Recipe:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    part = text.split(f"## {title}\n")[1].split("\n## ")[0]
    steps = re.split(r"^\d+\. ", part, flags=re.MULTILINE)[1:]
    files = [found[1] for step in steps if (found := re.match(r"`([^`]+\.\w+)`", step))]
    return Recipe(tuple(files), tuple(re.findall(r"`(python [^`]+)`", part)))


class Copy:
    """A copy of the source tree, in which recipes are followed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
            copy(ROOT / name, root / name)

    def run(self, *command: str) -> str:
        """What a command says in the copy; fails where it fails."""
        environ = {**os.environ, "PYTHONPATH": str(self.root / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(command, cwd=self.root, env=environ, capture_output=True, text=True)
        assert done.returncode == 0, f"{shlex.join(command)}\n{done.stdout}{done.stderr}"
        return done.stdout

    def python(self, *arguments: str) -> str:
        return self.run(sys.executable, *arguments)

    def tests(self, *arguments: str) -> str:
        return self.python("-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *arguments)

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.root.rglob("*") if path.is_file() and path.suffix != ".pyc")
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}

    def follow(self, steps: Recipe, name: str, new: str, edits: Edits) -> None:
        """Does what a recipe says, and sees that no more than that was done.

        Args:
            steps: the recipe.
            name: the new kind's, which stands for ``<kind>`` or ``<section>``.
            new: the file that is written; its text is in ``tests/recipes``.
            edits: the others.
        """
        before = self.files()
        source = self.root / "src/benefitgraphic"
        (source / new).write_text((ADDED / f"{name}.txt").read_text(encoding="utf-8"), encoding="utf-8")
        for file, changes in edits.items():
            text = (source / file).read_text(encoding="utf-8")
            for old, now in changes:
                assert text.count(old) == 1, f"{file}: {old}"
                text = text.replace(old, now)
            (source / file).write_text(text, encoding="utf-8")
        named = {re.sub(r"<\w+>", name, file) for file in steps.files}
        assert named == {new, *edits}
        for command in steps.commands:
            _, *arguments = shlex.split(re.sub(r"<\w+>", name, command))
            self.python(*arguments, *(["-n", "0", "-p", "no:cacheprovider"] if "pytest" in arguments else []))
        after = self.files()
        changed = {file for file in after if before.get(file) != after[file]}
        by_hand = {file for file in changed if not MADE.fullmatch(file)}
        assert by_hand == {f"src/benefitgraphic/{file}" for file in named}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A copy that has both."""
    made = Copy(tmp_path_factory.mktemp("recipes"))
    made.follow(recipe("Add a chart kind"), "dots", "charts/kinds/dots.py", CHART)
    made.follow(recipe("Add a section"), "motto", "sections/motto.py", SECTION)
    return made


@pytest.fixture(scope="module")
def written(copy: Copy) -> Path:
    """The sample with a chart of dots and a motto, in English and French, as the copy renders it."""
    project = copy.root / "project"
    shutil.copytree(copy.root / "config", project / "config")
    words = project / "config/infographic.yaml"
    text = words.read_text(encoding="utf-8")
    assert text.count("chart: bars}") == 2
    text = text.replace("chart: bars}", "chart: dots}", 1)
    motto = "motto: {text: We answer everybody within the hour., short: We answer.}"
    words.write_text(f"{text}\n{motto}\n", encoding="utf-8")
    french = project / "config/infographic.fr-CA.yaml"
    said = french.read_text(encoding="utf-8")
    french.write_text(f"{said}\nmotto: Nous répondons à chaque personne en une heure.\n", encoding="utf-8")
    sizes = [part for size in ("email", "letter", "tabloid") for part in ("--size", size)]
    config = ["--config", str(words)]
    copy.python("-m", "benefitgraphic", "render", *config, *sizes, "--language", "all")
    return project


def test_a_chart_kind_is_drawn_and_told(written: Path) -> None:
    page = next(written.glob("output/*/email.html")).read_text(encoding="utf-8")
    assert "Dot chart of" in page


def test_a_section_is_shown_translated_and_checked(copy: Copy, written: Path) -> None:
    files = list(written.glob("output/**/letter.html"))
    pages = [file.read_text(encoding="utf-8").replace("\u00a0", " ") for file in files]
    assert len(pages) == 2
    for said in ("We answer everybody within the hour.", "Nous répondons à chaque personne en une heure."):
        assert sum(said in page and "Our motto" in page for page in pages) == 1
    config = ["--config", str(written / "config/infographic.yaml"), "--format", "json"]
    found = json.loads(copy.python("-m", "benefitgraphic", "check", *config))
    missing = [one for one in found if "words" in one["code"]]
    # A language may lag behind: who shows the new kinds in it is told.
    assert [one["code"] for one in missing] == ["missing-words"]
    assert all(key in missing[0]["message"] for key in ("motto", "charts.dots"))


def test_the_form_has_a_place_for_the_section_and_a_name_for_the_chart(copy: Copy) -> None:
    asked = (
        "from benefitgraphic.preview.forms.schema import groups\n"
        "from benefitgraphic.preview.forms.labels import choice_label\n"
        "print([blank.kind for blank in groups()['motto']], choice_label('dots'))"
    )
    assert copy.python("-c", asked).strip() == "['words'] Dots, one a year (dots)"


def test_other_tests_ask_for_nothing_more(copy: Copy) -> None:
    """Those that go through the lists of kinds, and those that a language which lags behind would fail."""
    copy.tests("tests/charts/test_telling.py", "tests/test_goldens.py", "-k", "dots or motto or left_over or machine")
    copy.tests("tests/content/test_words.py", "tests/yearly/test_schemas.py", "tests/preview/test_forms.py")
    copy.tests("tests/content/test_bad_input.py", "-k", "chart or translation")
    copy.tests("tests/lint/test_silence.py", "-k", "nothing_to_mend")
    copy.run(str(Path(sys.executable).with_name("lint-imports")))
