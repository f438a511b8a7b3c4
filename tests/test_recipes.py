"""The recipes of CONTRIBUTING.md are true: what they say is done in a copy of the source tree, and works there.

A chart kind, a section, a size, a theme, a language and a platform are added by the files that a recipe's steps name
and the commands that it gives, and by nothing else.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po
from PIL import Image

from laying import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("recipes")]

ADDED = Path(__file__).parent / "recipes"
COPIED = ("src", "tests", "docs", "config", "assets", "pyproject.toml", "README.md", "CONTRIBUTING.md")
# What the recipes' commands write.
MADE = re.compile(
    r"src/benefitgraphic/language/packaged/.*\.pot?|tests/(goldens|pictures)/.*|config/schema/.*|docs/reference\.md"
    r"|\.hypothesis/.*"
)

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
SIZE: Edits = {
    "design/sizes.py": [
        (
            "\n\n# Of a picture's title",
            '\n\nWIKI = replace(INTRANET, name="wiki", width=960 * _PX)\n\n\n# Of a picture\'s title',
        ),
        ("EMAIL, INTRANET, HERO", "EMAIL, INTRANET, WIKI, HERO"),
    ],
    "config/infographic.yaml": [("| intranet | hero", "| intranet | wiki | hero")],
    "README.md": [("\n| `hero`", "\n| `wiki` | `wiki.png` | 960 px, as tall as needed | 16 px |\n| `hero`")],
}
LANGUAGE: Edits = {
    "graphics/text/ties.py": [('    "ar": _words("في', '    "de": _words("der die das in"),\n    "ar": _words("في')],
    "tests/content/test_wording.py": [
        (
            "from benefitgraphic.project.sheets.cells import read_number\n",
            "from benefitgraphic.project.sheets.cells import read_number\n\n\n"
            "def test_german() -> None:\n"
            '    assert Wording("de-CH").words.resources == "Learn möre"\n',
        )
    ],
}
PLATFORM: Edits = {
    "tests/platforms/exported.py": [
        (
            "\n\ndef youtube(",
            "\n\ndef mastodon(path: Path, some: Sequence[Post], **how: Any) -> Path:\n"
            '    rows = [[p.id, written(p.day, "iso"), p.reactions, p.comments, p.shares] for p in some]\n'
            '    return write(path, "Toot,Posted,Favourites,Replies,Boosts", rows, **how)\n\n\ndef youtube(',
        )
    ],
    "tests/platforms/test_platforms.py": [
        (
            '    ("weekday", exported.x,',
            '    ("plain", exported.mastodon, {}, "Mastodon", {"Mastodon"}, POSTED),\n    ("weekday", exported.x,',
        )
    ],
    "docs/figures.md": [("\n| YouTube |", "\n| Mastodon | Posts | boosts are shares |\n| YouTube |")],
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
        self._by_hand: set[str] = set()
        self._commands: dict[str, None] = {}
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

    def file(self, name: str) -> str:
        """Where the file is that a recipe calls so."""
        outside = name.startswith(("config/", "tests/", "docs/")) or name == "README.md"
        return name if outside else f"src/benefitgraphic/{name}"

    def follow(self, steps: Recipe, name: str, new: Mapping[str, str], edits: Edits) -> None:
        """Edits what a recipe says, and nothing else.

        Args:
            steps: the recipe.
            name: what stands for ``<kind>`` or ``<section>``.
            new: the files that are written, and what is in them.
            edits: those that are changed.
        """
        for file, text in new.items():
            assert not (self.root / self.file(file)).exists()
            (self.root / self.file(file)).write_text(text, encoding="utf-8")
        for file, changes in edits.items():
            text = (self.root / self.file(file)).read_text(encoding="utf-8")
            for old, now in changes:
                assert text.count(old) == 1, f"{file}: {old}"
                text = text.replace(old, now)
            (self.root / self.file(file)).write_text(text, encoding="utf-8")
        named = {re.sub(r"<\w+>", name, file) for file in steps.files}
        assert named == {*new, *edits}
        self._by_hand |= {self.file(file) for file in named}
        self._commands |= {re.sub(r"<\w+>", name, command): None for command in steps.commands}

    def finish(self) -> None:
        """Runs the commands of all recipes, each once, and sees that they write nothing that belongs to nobody."""
        before = self.files()
        for command in self._commands:
            _, *arguments = shlex.split(command)
            self.python(*arguments, *(["-n", "0", "-p", "no:cacheprovider"] if "pytest" in arguments else []))
        after = self.files()
        changed = {file for file in after if before.get(file) != after[file]}
        assert [file for file in changed - self._by_hand if not MADE.fullmatch(file)] == []

    def translated(self) -> str:
        """The template of built-in words, with a translation of each that has all its o's turned to ö's."""
        self.python("docs/words.py")
        template = self.root / "src/benefitgraphic/language/packaged/words.pot"
        catalogue = read_po(BytesIO(template.read_bytes()))
        for message in catalogue:
            if not message.id:
                continue
            ids = (message.id,) if isinstance(message.id, str) else message.id
            said = [re.sub(r"o(?![^{]*\})", "ö", one) for one in ids]
            message.string = said[0] if isinstance(message.id, str) else tuple(said)
        written = BytesIO()
        write_po(written, catalogue)
        return written.getvalue().decode().replace('"Language: ', '"Language: de')


def added(name: str) -> str:
    return (ADDED / f"{name}.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A copy that has all of them."""
    made = Copy(tmp_path_factory.mktemp("recipes"))
    made.follow(recipe("Add a chart kind"), "dots", {"charts/kinds/dots.py": added("dots")}, CHART)
    made.follow(recipe("Add a section"), "motto", {"sections/motto.py": added("motto")}, SECTION)
    made.follow(recipe("Add a size"), "wiki", {}, SIZE)
    harbour = (ROOT / "config/themes/harbour.yaml").read_text(encoding="utf-8")
    dusk = harbour.replace("name: harbour", "name: dusk").replace("#0B2545", "#2B1B3D")
    made.follow(recipe("Add a theme"), "dusk", {"config/themes/dusk.yaml": dusk}, {})
    german = {
        "language/packaged/de.po": made.translated(),
        "twins/templates/readme.de.txt.j2": "So verschicken Sie {{ subject }}\n",
    }
    made.follow(recipe("Add a language's words"), "de", german, LANGUAGE)
    made.follow(recipe("Add a platform"), "mastodon", {"imports/known/mastodon.yaml": added("mastodon")}, PLATFORM)
    made.finish()
    return made


@pytest.fixture(scope="module")
def written(copy: Copy) -> Path:
    """The sample with a chart of dots and a motto, in English, French and German, as the copy renders it."""
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
    config = ["--config", str(words)]
    copy.python("-m", "benefitgraphic", "translation", "de", *config)
    sizes = [part for size in ("email", "wiki") for part in ("--size", size)]
    copy.python("-m", "benefitgraphic", "render", *config, *sizes, "--language", "all", "--theme", "dusk")
    return project


def test_a_chart_kind_is_drawn_and_told(written: Path) -> None:
    page = next(written.glob("output/*/email.html")).read_text(encoding="utf-8")
    assert "Dot chart of" in page


def test_a_section_is_shown_translated_and_checked(copy: Copy, written: Path) -> None:
    files = [written / "output/2025" / language / "wiki.html" for language in ("", "fr-CA")]
    pages = [file.read_text(encoding="utf-8").replace("\u00a0", " ") for file in files]
    for said in ("We answer everybody within the hour.", "Nous répondons à chaque personne en une heure."):
        assert sum(said in page and "Our motto" in page for page in pages) == 1
    config = ["--config", str(written / "config/infographic.yaml"), "--format", "json", "--size", "tabloid"]
    found = json.loads(copy.python("-m", "benefitgraphic", "check", *config))
    missing = [one for one in found if "words" in one["code"]]
    # A language may lag behind: who shows the new kinds in it is told.
    assert [one["code"] for one in missing] == ["missing-words"]
    assert all(key in missing[0]["message"] for key in ("motto", "charts.dots"))


def test_a_size_has_its_files(written: Path) -> None:
    with Image.open(written / "output/2025/wiki@2x.png") as picture:
        assert picture.width == 1920


def test_a_theme_is_chosen_by_its_name(written: Path) -> None:
    mail = (written / "output/2025/email/announcement.html").read_text(encoding="utf-8").casefold()
    assert "#2b1b3d" in mail and "#0b2545" not in mail


def test_a_language_has_its_words_and_tells_the_sender(written: Path) -> None:
    german = written / "output/2025/de"
    assert "Learn möre" in (german / "wiki.html").read_text(encoding="utf-8")
    assert (german / "email/README.txt").read_text(encoding="utf-8").startswith("So verschicken Sie ")


def test_the_form_has_a_place_for_the_section_and_a_name_for_the_chart(copy: Copy) -> None:
    asked = (
        "from benefitgraphic.preview.forms.schema import groups\n"
        "from benefitgraphic.preview.forms.labels import choice_label\n"
        "print([blank.kind for blank in groups()['motto']], choice_label('dots'))"
    )
    assert copy.python("-c", asked).strip() == "['words'] Dots, one a year (dots)"


def test_other_tests_ask_for_nothing_more(copy: Copy) -> None:
    """Those that go through the lists of kinds, and those that a language which lags behind would fail."""
    rooms = {
        "charts/test_telling.py": "dots",
        "content/test_bad_input.py": "chart or translation",
        "content/test_overlays.py": "words",
        "content/test_wording.py": "german or no_words",
        "content/test_words.py": "words",
        "graphics/test_ties.py": "ties",
        "platforms/test_platforms.py": "Mastodon",
        "preview/test_forms.py": "group or labelled or themes or choices",
        "lint/test_silence.py": "nothing_to_mend",
        "test_goldens.py::test_no_golden_is_left_over": "left_over",
    }
    copy.tests(*(f"tests/{file}" for file in rooms), "-k", " or ".join(dict.fromkeys(rooms.values())))
    copy.run(str(Path(sys.executable).with_name("lint-imports")))
