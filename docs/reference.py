"""Writes the page of every key, docs/reference.md, from the JSON Schemas of the models.

python docs/reference.py
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from benefitgraphic.yearly.schemas import Schema, schemas

PAGE = Path(__file__).parent / "reference.md"
_INTRODUCTION = """\
# Every key

What `config/infographic.yaml`, `config/metrics.yaml`, a theme and `config/imports.yaml` may hold. This page is written
by `python docs/reference.py` from the program itself, so it says what the program takes.

- **Kinds of value.** *Text* is one line of words, up to 5,000 characters; *text with figures* may hold placeholders
  such as `{messages}`. *Text and short* may be one text, or the two keys `text` and `short`. A *name* names something
  that is there.
- **If left out:** without a *required* key, the file is refused; without another, the value that stands here is meant,
  or nothing.
- **`[]`** stands for each item of a list, **`<name>`** for a name that you choose, **`*`** for each of the keys above.
- **Quotes.** A text that has `: ` or ` #` in it, or begins with `{`, `[`, `*`, `&`, `!`, `%`, `@` or a quotation mark,
  stands in "quotes".
- **Translations,** such as `infographic.fr-CA.yaml` and `metrics.fr-CA.yaml`, have the same keys. There, all are
  optional, and only words may differ: [languages.md](languages.md).

An editor that knows YAML schemas, such as VS Code with the extension "YAML", says the same while you type:
[checks.md](checks.md#in-your-editor).
"""
_FILES = {
    "infographic": ("config/infographic.yaml", "The words, and what goes where."),
    "metrics": (
        "config/metrics.yaml",
        "What each figure means. `<name>` is the metric's name, as in the spreadsheet: letters, digits and `_`.",
    ),
    "theme": (
        "A theme, in config/themes",
        "Colours, type and spacing. Colours that meet have to be told apart, text 4.5:1 and marks 3:1: a theme "
        "in which they can't is refused, with each pair.",
    ),
    "imports": (
        "config/imports.yaml",
        "Where values come from, if `benefitgraphic import` can't know: [figures.md](figures.md). `<name>` is a "
        "metric's name; under `files`, it is a platform's.",
    ),
}
_OTHER_PAGE = re.compile(r"\b(?:docs/(\w[\w-]*\.md)|(README\.md))")


def page() -> str:
    """The whole page."""
    known = schemas()
    parts = [_INTRODUCTION]
    for name, (title, about) in _FILES.items():
        parts.append(f"## {title}\n\n{about}\n\n{_table(known[name])}")
    return "\n".join(parts)


def keys(part: Schema, path: str = "", required: bool = True) -> Iterator[tuple[str, Schema, bool]]:
    """Every key in a part of a schema, with its own part, and whether it is required where it stands."""
    if path and part.get("description"):
        yield path, part, required
    inner = part.get("properties", {})
    alike = len(inner) > 2 and len({json.dumps(one.get("properties")) for one in inner.values()} - {"null"}) == 1
    if alike and all("properties" in one for one in inner.values()):
        yield from ((f"{path}.{key}", one, key in part.get("required", ())) for key, one in inner.items())
        inner = {"*": _nameless(next(iter(inner.values())))}
    for key, one in inner.items():
        yield from keys(one, f"{path}.{key}" if path else key, key in part.get("required", ()))
    more = part.get("additionalProperties")
    if isinstance(more, dict) and "properties" in more:
        yield from keys(_nameless(more), f"{path}.<name>" if path else "<name>")
    if "items" in part:
        yield from keys(_nameless(part["items"]), f"{path}[]")
    for option in part.get("anyOf", ()):
        if "properties" in option:
            yield from keys(option, path)


def _nameless(schema: Schema) -> Schema:
    """A part of a schema that has no row of its own: the list or the name that it stands under has."""
    return {key: said for key, said in schema.items() if key != "description"}


def _table(schema: Schema) -> str:
    rows = ["| key | what it is | kind of value | if left out | example |", "|---|---|---|---|---|"]
    for path, part, required in keys(schema):
        about = _OTHER_PAGE.sub(
            lambda found: f"[{found[1] or found[2]}]({found[1] or '../' + found[2]})", part["description"]
        )
        cells = (
            f"`{path}`",
            about,
            "; ".join(filter(None, (_kind(part), _limits(part)))),
            "**required**" if required else _code(part["default"]) if "default" in part else "",
            ", or ".join(map(_code, part.get("examples", ()))),
        )
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def _kind(part: Schema) -> str:
    if "enum" in part:
        return "one of " + ", ".join(_code(choice) for choice in _choices(part["enum"]))
    if "items" in part and "title" not in part:
        return "list" if "properties" in part["items"] else f"list: {_kind(part['items'])}"
    return str(part.get("title", "keys"))


def _choices(enum: list[object]) -> list[object]:
    """The choices, each once: 1 and "1" are the same to a designer."""
    return list({str(choice): choice for choice in enum if choice is not None}.values())


def _limits(part: Schema) -> str:
    said = []
    least, most = part.get("minItems"), part.get("maxItems")
    if least and most:
        said.append(f"{least} items" if least == most else f"{least} to {most} items")
    elif least:
        said.append(f"{least} item or more")
    if part.get("uniqueItems"):
        said.append("each once")
    if "maximum" in part:
        said.append(f"{part['minimum']} to {part['maximum']}")
    return ", ".join(said)


def _code(value: object) -> str:
    """A value as YAML in code marks."""
    return f"`{_yaml(value, within=False)}`"


def _yaml(value: object, *, within: bool) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_yaml(said, within=True)}" for key, said in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_yaml(item, within=True) for item in value) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    text = value.replace("\u00a0", "\\_")
    plain = text == value and text[:1] not in "{[*&!%@#\"'" and not any(mark in text for mark in (": ", " #"))
    return text if plain and not (within and set(",[]{}") & set(text)) else f'"{text}"'


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
