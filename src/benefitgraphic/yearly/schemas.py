"""JSON Schemas of the files that designers write, made from their models: editors complete keys and underline mistakes.

A schema says less than the models: which metrics there are, what a placeholder means and whether colours can be read is
known to ``check`` alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from benefitgraphic.content.metric_table import KEY, RESERVED
from benefitgraphic.content.models import InfographicModel, MetricModel
from benefitgraphic.design.theme import Theme
from benefitgraphic.diagnostics import Problems
from benefitgraphic.imports.mapping import ImportsModel, RuleModel
from benefitgraphic.output.files import Output
from benefitgraphic.output.writing import not_written, write_all
from benefitgraphic.project.fields import keys_of

FOLDER = "schema"
"""Where the schemas of a project are, beside the file with the words."""
_DRAFT = "http://json-schema.org/draft-07/schema#"  # what editors know best
_LINE = "# yaml-language-server: $schema="
# What only the original has to keep to: a translation says some of the same keys, and may leave a text open.
_STRICT = frozenset({"required", "minItems", "minLength", "default"})

Schema = dict[str, Any]


class _Plain(GenerateJsonSchema):
    """Without titles made up from keys: the only titles are those that say what kind of value is meant."""

    def field_title_should_be_set(self, schema: object) -> bool:
        """Never."""
        return False


def schemas() -> Mapping[str, Schema]:
    """Every schema by its name, which is its file's without ``.json``."""
    infographic, metric = _of(InfographicModel), _of(MetricModel)
    metrics = keys_of("", metric, propertyNames={"pattern": f"^{KEY}$", "not": {"enum": list(RESERVED)}})
    imports = _of(ImportsModel) | {"additionalProperties": _of(RuleModel)}
    originals = {
        "infographic": ("The file infographic.yaml.", infographic),
        "metrics": ("The file metrics.yaml: metrics by their names.", metrics),
    }
    translations = {
        f"{name}-translation": (f"A translation of {name}.yaml.", _loosened(schema))
        for name, (_, schema) in originals.items()
    }
    others = {
        "theme": ("A theme, a file in config/themes.", _of(Theme)),
        "imports": ("The file imports.yaml: rules by the names of metrics.", imports),
    }
    return {
        name: {"$schema": _DRAFT, **schema, "title": name, "description": about}
        for name, (about, schema) in (originals | translations | others).items()
    }


def written(schema: Schema) -> str:
    """Return a schema as its file has it."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def schema_files() -> dict[str, bytes]:
    """Every schema's file, by its path beside the words."""
    return {f"{FOLDER}/{name}.json": written(schema).encode() for name, schema in schemas().items()}


def write_schemas(config: Path) -> tuple[Path, ...]:
    """Write all schemas beside a file with words, over those that an older program wrote.

    Raises:
        Problems: a file can't be written; every file is then what it was.
    """
    try:
        made = write_all([Output(name, "text", data) for name, data in schema_files().items()], config.parent)
    except OSError as error:
        raise Problems(not_written(error)) from error
    return tuple(one.path for one in made)


def schema_line(name: str, folder: Path) -> str:
    """Return the comment that tells an editor a new file's schema; empty where the schema isn't in the folder."""
    return f"{_LINE}{FOLDER}/{name}.json\n" if (folder / FOLDER / f"{name}.json").is_file() else ""


def _of(model: type[BaseModel]) -> Schema:
    schema = model.model_json_schema(schema_generator=_Plain)
    found: Schema = _inlined(schema, schema.get("$defs", {}))
    return found


def _inlined(node: Any, models: Mapping[str, Schema]) -> Any:
    """Return a schema with models in the places where they are used, and without what says nothing."""
    if isinstance(node, str):
        return node.replace("``", "`")
    if isinstance(node, list):
        return [_inlined(item, models) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        node = models[node["$ref"].rpartition("/")[2]] | {key: said for key, said in node.items() if key != "$ref"}
    if node.get("type") == "object" and "properties" in node:
        node = {key: said for key, said in node.items() if key not in ("title", "$defs")}
    if "default" in node and node["default"] in (None, [], {}):
        node = {key: said for key, said in node.items() if key != "default"}
    found = {key: _inlined(said, models) for key, said in node.items()}
    options = found.get("anyOf", ())
    if {"type": "null"} in options:  # an optional key may be there without a value
        first, *more = (option for option in options if option != {"type": "null"})
        del found["anyOf"]
        found = first | found if not more else {**found, "anyOf": [first, *more]}
        return _or_nothing(found)
    return found


def _or_nothing(schema: Schema) -> Schema:
    """Return a schema that takes an empty value as well."""
    if "anyOf" in schema:
        return schema | {"anyOf": _with(schema["anyOf"], {"type": "null"})}
    if "enum" in schema:
        return schema | {"enum": _with(schema["enum"], None)}
    types = schema["type"]
    return schema | {"type": _with([types] if isinstance(types, str) else types, "null")}


def _with(options: Sequence[object], nothing: object) -> list[object]:
    return [*(option for option in options if option != nothing), nothing]


def _loosened(schema: Schema) -> Schema:
    """Return a schema in which every key is optional, and every value too."""
    loose = {key: said for key, said in schema.items() if key not in _STRICT}
    if "properties" in loose:
        loose["properties"] = {key: _or_nothing(_loosened(said)) for key, said in loose["properties"].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(loose.get(key), dict):
            loose[key] = _or_nothing(_loosened(loose[key]))
    if "anyOf" in loose:
        loose["anyOf"] = [_loosened(option) for option in loose["anyOf"]]
    return loose
