"""The fonts that a theme names, as it writes them: each is opened at once, and what is wrong is said at its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from benefitgraphic.diagnostics import Where
from benefitgraphic.graphics.text.font_files import SUFFIXES, FontProblem
from benefitgraphic.graphics.text.fonts import Font, open_font, weight_class, weights_of
from benefitgraphic.project.fields import typed, wrong
from benefitgraphic.project.paths import OutsideProjectError, Project
from benefitgraphic.project.suggest import quoted, suggestion

WEIGHTS = tuple(range(100, 1000, 100))
PACKAGED = "source-sans-pro"
PACKAGED_WEIGHTS = (400, 600, 700, 900)
_FILE, _FACE, _SCRIPTS = "file", "face", "scripts"


@dataclass(frozen=True, slots=True)
class NamedFont:
    """A font that a theme names, and where it does."""

    font: Font
    where: Where = field(compare=False)


FamilyFiles = Mapping[int, NamedFont]
"""A family's fonts by their weights, 100 to 900."""


def _family(value: object, info: ValidationInfo) -> str | FamilyFiles:
    if not isinstance(value, dict) and typed(value).text.strip() == PACKAGED:
        return PACKAGED
    return _files(value, _project(info), ())


def _stand_in(value: object, info: ValidationInfo) -> FamilyFiles:
    scripts: tuple[str, ...] = ()
    if isinstance(value, dict) and _SCRIPTS in value:
        scripts = _script_codes(value[_SCRIPTS])
        value = {key: part for key, part in value.items() if key != _SCRIPTS}
    return _files(value, _project(info), scripts)


def _project(info: ValidationInfo) -> Project | None:
    return (info.context or {}).get("project")


def _files(value: object, project: Project | None, scripts: tuple[str, ...]) -> FamilyFiles:
    """Return a family: of one file, which has all of it if it is variable, or of a file for each weight."""
    if not isinstance(value, dict) or _FILE in value:
        return MappingProxyType(_of_one_file(value, project, scripts) if project else {})
    if not value:
        raise wrong("no-font", "no font is named here", "such as {400: assets/fonts/Mine-Regular.otf}")
    found: dict[int, NamedFont] = {}
    for key, named in value.items():
        if not key.isascii() or not key.isdigit() or int(key[:6]) not in WEIGHTS:
            hint = "a font is {file: ..., face: ...}, or a file for each weight"
            raise wrong("bad-weight", f"a weight is one of {_WEIGHTS_SAID}, not {quoted(key)}", hint, key)
        if project:
            try:
                found[int(key)] = _opened(named, project, int(key), scripts)
            except PydanticCustomError as error:
                said = error.context or {}
                raise wrong(said["code"], said["message"], said["hint"], key) from None
    return MappingProxyType(found)


_WEIGHTS_SAID = "100, 200 and so on to 900"


def _of_one_file(value: object, project: Project, scripts: tuple[str, ...]) -> dict[int, NamedFont]:
    one = _opened(value, project, None, scripts)
    limits = weights_of(one.font)
    own = min(max(round(weight_class(one.font), -2), WEIGHTS[0]), WEIGHTS[-1])
    if limits is None:
        return {own: one}
    least, most = limits
    return {w: _opened(value, project, w, scripts) for w in WEIGHTS if least <= w <= most} or {own: one}


def _opened(value: object, project: Project, weight: int | None, scripts: tuple[str, ...]) -> NamedFont:
    """Return a font that is named by its file, or by that and which one of a collection it is."""
    face = ""
    if isinstance(value, dict):
        stray = next((key for key in value if key not in (_FILE, _FACE)), None)
        if stray is not None:
            hint = suggestion(stray, (_FILE, _FACE)) or "a font of a collection is {file: ..., face: ...}"
            raise wrong("unknown-key", f"unknown key {quoted(stray)}", hint, stray)
        if _FILE not in value:
            raise wrong("missing-key", "the key 'file' is missing", "it says in which file the font is")
        face = typed(value[_FACE]).text.strip() if _FACE in value else ""
        value = value[_FILE]
    said = typed(value)
    path = _path(said.text.strip(), project)
    try:
        return NamedFont(open_font(path, face=face, weight=weight, scripts=scripts), said.where)
    except FontProblem as problem:
        raise wrong("bad-font", str(problem), problem.hint) from None


def _path(relative: str, project: Project) -> Path:
    try:
        path = project.resolve(relative)
    except OutsideProjectError as error:
        raise wrong("outside-project", f"the path {quoted(relative)} {error}") from None
    kinds = ", ".join(SUFFIXES)
    if not path.suffix and "/" not in relative:
        hint = f"write {PACKAGED}, or where a font's file is in the project, such as assets/fonts/Mine.otf ({kinds})"
        raise wrong("unknown-font", f"no font called {quoted(relative)} comes with this program", hint)
    if path.suffix.lower() not in SUFFIXES:
        raise wrong("bad-font", f"{quoted(relative)} is not a font file", f"a font is a file of one of these: {kinds}")
    if not path.is_file():  # a pipe would be waited for
        raise wrong("no-file", f"there is no font file {quoted(relative)}")
    return path


def _script_codes(value: object) -> tuple[str, ...]:
    """Return the codes (ISO 15924) of scripts that are named in English or by their codes."""
    # Imported late: hardly any theme says for which scripts a font stands in.
    from fontTools.unicodedata import script_code, script_name

    codes: list[str] = []
    for one in value if isinstance(value, list | tuple) else (value,):
        name = typed(one).text.strip()
        code = script_code(name, None) or (name if script_name(name, None) else None)
        if code is None:
            hint = "write it in English as Unicode does, such as Arabic, Canadian Aboriginal or Cyrillic"
            raise wrong("unknown-script", f"no script is called {quoted(name)}", hint, _SCRIPTS)
        codes.append(code)
    return tuple(codes)


_PATH = {
    "title": "file",
    "type": "string",
    "description": f"A font file of the project: {', '.join(SUFFIXES)}.",
    "minLength": 1,
}
_ONE: dict[str, Any] = {
    "type": "object",
    "properties": {
        _FILE: _PATH,
        _FACE: {
            "title": "name or number",
            "type": ["string", "integer"],
            "description": "Which font of a collection, by its PostScript name or its number.",
        },
    },
    "required": [_FILE],
    "additionalProperties": False,
}
_BY_WEIGHT = {
    "type": "object",
    "minProperties": 1,
    "propertyNames": {"enum": [str(weight) for weight in WEIGHTS]},
    "additionalProperties": {"anyOf": [_PATH, _ONE]},
}
_SCRIPT = {"title": "script", "type": "string", "minLength": 1}
_STAND_IN = {
    "type": "object",
    "properties": {
        **_ONE["properties"],
        _SCRIPTS: {
            "title": "scripts",
            "description": "The only scripts that it stands in for, by their English names; left out, all.",
            "anyOf": [{"type": "array", "items": _SCRIPT, "minItems": 1}, _SCRIPT],
        },
    },
    "patternProperties": {"^[1-9]00$": {"anyOf": [_PATH, _ONE]}},
    "additionalProperties": False,
}

FontFamily = Annotated[
    str | FamilyFiles,
    PlainValidator(_family),
    WithJsonSchema({"title": "file, or weights with files", "anyOf": [{"const": PACKAGED}, _PATH, _ONE, _BY_WEIGHT]}),
]
StandIn = Annotated[
    FamilyFiles,
    PlainValidator(_stand_in),
    WithJsonSchema({"title": "file, or weights with files", "anyOf": [_PATH, _STAND_IN]}),
]
