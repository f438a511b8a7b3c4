"""The schemas for editors, and the page of every key, say what the program takes."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from benefitgraphic.content.metric_table import read_definitions
from benefitgraphic.content.models import InfographicModel
from benefitgraphic.design.theme import Theme
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.validation import validated
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.yearly.schemas import schema_files, schema_line, schemas, write_schemas
from laying import ROOT
from projects import typed
from typed import of_examples

jsonschema = pytest.importorskip("jsonschema")
STARTER = ROOT / "src/benefitgraphic/yearly/starter/config"
KNOWN = schemas()


def refused(name: str, data: object) -> list[str]:
    """Where a schema refuses what an editor would read."""
    plain = json.loads(json.dumps(data, default=str))
    found = jsonschema.Draft7Validator(KNOWN[name]).iter_errors(plain)
    return [".".join(map(str, error.absolute_path)) + f": {error.message}" for error in found]


def files_with_schemas() -> list[Path]:
    found = [path for folder in (ROOT / "config", STARTER) for path in sorted(folder.rglob("*.yaml"))]
    return [path for path in found if not path.name.startswith("translated.")]


@pytest.mark.parametrize("path", files_with_schemas(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_names_a_schema_and_keeps_to_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    before, _, place = text.split("\n", 1)[0].partition("$schema=")
    assert before == "# yaml-language-server: "
    assert (ROOT / "config" / path.parent.name.replace("config", "") / place).resolve().is_file()
    assert refused(Path(place).stem, yaml.safe_load(text)) == []


@pytest.mark.parametrize("name", KNOWN)
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(KNOWN[name])


def sample(name: str) -> Any:
    return yaml.safe_load((ROOT / "config" / name).read_text(encoding="utf-8"))


def test_what_the_program_refuses_is_refused() -> None:
    words, metrics, theme = sample("infographic.yaml"), sample("metrics.yaml"), sample("themes/harbour.yaml")
    wrong = (
        ("infographic", words | {"subtitel": "x"}, "'subtitel'"),
        ("infographic", words | {"benefits": [{"titel": "x"}]}, "'titel'"),
        ("infographic", words | {"benefits": []}, "[]"),
        ("infographic", words | {"year": "soon"}, "'soon'"),
        ("infographic", words | {"sizes": ["letter", "letter"]}, "non-unique"),
        ("infographic", words | {"sizes": ["brief"]}, "'brief'"),
        ("infographic", words | {"thanks": {"short": "x"}}, "thanks"),
        ("infographic", words | {"sample": "maybe"}, "'maybe'"),
        ("infographic", {key: said for key, said in words.items() if key != "title"}, "'title'"),
        ("metrics", metrics | {"messages": {"label": "x", "definition": "y", "unit": "parsecs"}}, "'parsecs'"),
        ("metrics", metrics | {"two words": metrics["messages"]}, "two words"),
        ("theme", theme | {"accents": theme["accents"][:2]}, "accents"),
        ("theme", theme | {"colours": theme["colours"] | {"ink": "black"}}, "'black'"),
        ("imports", {"messages": {"sum": ["a"], "rate": ["a", "b"]}}, "messages"),
        ("imports", {"files": {"Flickr": {"date": "Taken"}}}, "'recognise'"),
        ("infographic-translation", {"titel": "x"}, "'titel'"),
    )
    for name, data, said in wrong:
        assert any(said in one for one in refused(name, data)), (name, said)


def test_what_the_program_takes_is_taken() -> None:
    words = sample("infographic.yaml")
    right = (
        ("infographic", words | {"year": "2025-26", "fiscal_year_start": "04-01"}),
        ("infographic", words | {"sample": "Yes", "title": 2025, "subtitle": None}),
        ("infographic", words | {"thanks": {"text": "All of you.", "short": "You."}}),
        ("metrics", {"views": sample("metrics.yaml")["messages"] | {"accent": 2, "breaks": {2023: "Anew."}}}),
        (
            "imports",
            {"files": {"F": {"recognise": ["A", ["B", "C"]], "measures": {"views": "D"}}}, "views": {"sum": "a"}},
        ),
        ("infographic-translation", {"benefits": [{"title": "Titre"}, {"text": None}], "title": "Titre"}),
        ("infographic-translation", yaml.safe_load((ROOT / "tests/arabic/infographic.ar.yaml").read_text("utf-8"))),
        ("metrics-translation", yaml.safe_load((ROOT / "tests/arabic/metrics.ar.yaml").read_text("utf-8"))),
    )
    for name, data in right:
        assert refused(name, data) == []


def test_the_examples_are_right(tmp_path: Path) -> None:
    findings = Findings()
    for name, model in (("infographic", InfographicModel), ("theme", Theme)):
        path = tmp_path / f"{name}.yaml"
        path.write_text(yaml.safe_dump(of_examples(KNOWN[name]), allow_unicode=True), encoding="utf-8")
        tree = read_yaml(path, path.name, findings)
        assert tree and validated(model, tree, findings), findings.ordered()
    path = tmp_path / "metrics.yaml"
    path.write_text(
        yaml.safe_dump({"messages": of_examples(KNOWN["metrics"]["additionalProperties"])}), encoding="utf-8"
    )
    tree = read_yaml(path, path.name, findings)
    assert tree and read_definitions(tree, findings)
    assert not findings.ordered()


def parts(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        for key, inner in part.get("properties", {}).items():
            yield {"key": key, **inner}
        for inner in part.values():
            yield from parts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from parts(inner)


@pytest.mark.parametrize("name", KNOWN)
def test_every_key_is_described_and_its_examples_fit(name: str) -> None:
    found = list(parts(KNOWN[name]))
    assert found
    assert [part["key"] for part in found if not part.get("description")] == []
    for part in found:
        for example in part.get("examples", ()):
            plain = json.loads(json.dumps(example))
            assert list(jsonschema.Draft7Validator(part).iter_errors(plain)) == [], part["key"]


def the_page() -> str:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "docs/reference.py")
    assert spec and spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    page: str = reference.page()
    return page


def test_the_files_and_the_page_are_as_the_models_say(rewrite: bool) -> None:
    made = {ROOT / "config" / name: data for name, data in schema_files().items()}
    made[ROOT / "docs/reference.md"] = the_page().encode()
    for path, data in made.items():
        if rewrite:
            path.write_bytes(data)
        assert path.read_bytes() == data, f"{path.name} has changed; if it should, run pytest --rewrite"


@pytest.mark.parametrize("name", KNOWN)
def test_a_schema_is_printed(name: str) -> None:
    said = typed("schema", name)
    assert said.exit_code == 0
    assert json.loads(said.stdout) == KNOWN[name]


def test_schemas_are_written_beside_the_words(tmp_path: Path) -> None:
    config = tmp_path / "config/infographic.yaml"
    config.parent.mkdir()
    old = config.parent / "schema/theme.json"
    old.parent.mkdir()
    old.write_text("{}")
    said = typed("schema", "--config", str(config))
    assert said.exit_code == 0
    assert {path.stem for path in old.parent.iterdir()} == set(KNOWN)
    assert json.loads(old.read_text("utf-8")) == KNOWN["theme"]


def test_a_new_translation_names_its_schema_where_there_is_one(tmp_path: Path) -> None:
    assert schema_line("metrics-translation", tmp_path) == ""
    write_schemas(tmp_path / "infographic.yaml")
    line = schema_line("metrics-translation", tmp_path)
    assert line == "# yaml-language-server: $schema=schema/metrics-translation.json\n"
