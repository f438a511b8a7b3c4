"""The kinds of value a designer can write: each takes what was typed and says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError

from benefitgraphic.project.characters import flaw, unbalanced
from benefitgraphic.project.paths import stray
from benefitgraphic.project.suggest import quoted, suggestion
from benefitgraphic.project.text_file import is_blank
from benefitgraphic.text import Text

LONGEST = 5_000
"""Characters that a text may have: a whole page."""
_SPACES = re.compile("[ \t\r\n]+")
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})
_URL = re.compile(r"[^\s<>\"{}|\\^`]+")
_MAIL = re.compile(r"[^@\s/?]+@[^@\s/?]+\.[^@\s/?]+(\?.*)?")
_ICON = re.compile(r"[\w./ -]+")


class ConfigModel(BaseModel):
    """What every part of the config has in common: unknown keys are refused, and nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def wrong(code: str, message: str, hint: str = "", at: str = "") -> PydanticCustomError:
    """Return the error for a validator to raise. ``at``: the key at fault in the value, if not the whole value."""
    # The message goes in by the context, because its own braces would be taken for a template's.
    return PydanticCustomError(
        "benefitgraphic", "{message}", {"code": code, "message": message, "hint": hint, "at": at}
    )


def typed(value: object) -> Text:
    """Accept a single text, and refuse anything else."""
    if isinstance(value, Text):
        return value
    if isinstance(value, dict) and len(value) <= 1:
        hint = "text that starts with '{' has to be in quotes"
        raise wrong("not-text", "this should be text, but reads as a key with a value", hint)
    if isinstance(value, dict):
        raise wrong("not-text", "this should be text, not keys with values")
    if value is None:
        raise wrong("missing-value", "there is nothing here", "write what belongs here, or delete this line")
    raise wrong("not-text", "this should be a single text, not a list")


def as_words(value: object) -> Text:
    """Accept a text as readers get it: on one line, and without invisible characters."""
    said = typed(value)
    text = _SPACES.sub(" ", said.text).strip(" ")
    if is_blank(text):
        raise wrong("no-text", "this text is empty", "write it, or leave the key out if it is optional")
    if len(text) > LONGEST:
        raise wrong("too-long", f"this text has {len(text):,} characters; the most is {LONGEST:,}")
    refused = flaw(text) or unbalanced(text)
    if refused:
        raise wrong(refused.code, refused.message.replace("character here", "character in this text"), refused.hint)
    return replace(said, text=text)


def _filled(value: object, info: ValidationInfo) -> Text:
    """Text whose placeholders are filled in by what the context offers."""
    text = as_words(value)
    fill: Callable[[Text], Text] | None = (info.context or {}).get("fill")
    return fill(text) if fill else text


def _passage(value: object, info: ValidationInfo) -> Text:
    """Accept a text, or ``text`` with ``short``, which replaces it where space is tight."""
    if not isinstance(value, dict) or not {"text", "short"} & set(value):
        return _filled(value, info)
    unknown = next((key for key in value if key not in ("text", "short")), None)
    if unknown is not None:
        hint = suggestion(unknown, ("text", "short"))
        raise wrong("unknown-key", f"unknown key {quoted(unknown)}", hint, unknown)
    if "text" not in value:
        raise wrong("missing-key", "the key 'text' is missing", "'short' stands in for it where space is tight")
    said = {}
    for key, text in value.items():
        try:
            said[key] = _filled(text, info)
        except PydanticCustomError as error:
            context = error.context or {}
            raise wrong(context["code"], context["message"], context["hint"], key) from None
    return replace(said["text"], short=said.get("short"))


def _flag(value: object) -> bool:
    said = typed(value).text.strip().lower()
    if said in _TRUE or said in _FALSE:
        return said in _TRUE
    raise wrong("not-a-flag", f"this should be true or false, not {quoted(said)}")


def _whole(value: object) -> int:
    said = typed(value).text.strip()
    if not re.fullmatch(r"[0-9]{1,6}", said):
        raise wrong("not-a-number", f"this should be a whole number, not {quoted(said)}")
    return int(said)


def _real(value: object) -> float:
    said = typed(value).text.strip()
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,4})?", said):
        raise wrong("not-a-number", f"this should be a number such as 1.08, not {quoted(said)}")
    return float(said)


def _url(value: object) -> Text:
    said = as_words(value)
    try:
        parts = urlsplit(said.text)
        host, user = parts.hostname, parts.username
        _ = parts.port
    except ValueError:
        raise wrong("bad-address", f"{quoted(said.text)} is not a web address") from None
    hint = "write it in full, such as https://www.example.org/page"
    if parts.scheme not in ("http", "https", "mailto"):
        if _MAIL.fullmatch(said.text):
            hint = f"write it as mailto:{said.text}"
        raise wrong("bad-address", "a web address starts with https://, http:// or mailto:", hint)
    if not _URL.fullmatch(said.text):
        raise wrong(
            "bad-address", "a web address can't hold spaces, quotes, braces, angle brackets or backslashes", hint
        )
    if user is not None:
        raise wrong(
            "secret-in-address",
            "this web address has a user name or password in it",
            "leave out what is before the '@'",
        )
    if parts.scheme == "mailto" and not _MAIL.fullmatch(said.text[len("mailto:") :]):
        raise wrong("bad-address", f"{quoted(said.text)} is not a mail address", "such as mailto:team@example.org")
    if parts.scheme != "mailto" and not host:
        raise wrong("bad-address", f"{quoted(said.text)} has no host name", hint)
    return said


def _icon(value: object) -> Text:
    said = as_words(value)
    reason = stray(said.text)
    if reason:
        raise wrong("outside-project", f"this icon's name {reason}", "name an icon, or a file in assets/icons")
    if not _ICON.fullmatch(said.text):
        raise wrong("bad-icon", f"{quoted(said.text)} can't be an icon's name", "such as handshake, or mine.svg")
    return said


def _renamed(value: object) -> Mapping[str, Text]:
    """Accept new names for categories; which categories exist is known where the sheet is read."""
    if not isinstance(value, dict):
        raise wrong("not-keys", "this should be categories, each with its name, such as {Blog: Blogue}")
    return MappingProxyType({key.strip(): as_words(name) for key, name in value.items()})


def _silence(value: object) -> Mapping[str, Text]:
    """Accept the warnings to silence, each with a reason; their names are checked later, by whoever knows them."""
    if not isinstance(value, dict):
        hint = 'such as {long-text: "The minister\'s message is quoted in full."}'
        raise wrong("not-keys", "this should be names of warnings, each with the reason", hint)
    found: dict[str, Text] = {}
    for key, reason in value.items():
        try:
            found[key.strip()] = as_words(reason)
        except PydanticCustomError as error:
            context = error.context or {}
            if context["code"] == "no-text":
                raise wrong("no-reason", *no_reason(key), at=key) from None
            raise wrong(context["code"], context["message"], context["hint"], at=key) from None
    return MappingProxyType(found)


def no_reason(key: str) -> tuple[str, str]:
    """Return the message and the hint for a silence without a reason."""
    return f"{quoted(key)} is silenced without a reason", "write why, in a sentence: next year somebody will wonder"


@dataclass(frozen=True, slots=True)
class OneOf(PlainValidator):
    """Checks that a value is one of a few words; ``names``: which, for those who ask."""

    names: tuple[str, ...] = ()

    def __get_pydantic_json_schema__(self, _: CoreSchema, __: GetJsonSchemaHandler) -> dict[str, Any]:
        """Accept words, and the numbers that look like them."""
        return {"enum": [*self.names, *(int(name) for name in self.names if name.isdigit())]}


def one_of(*names: str) -> OneOf:
    """One of a few words."""

    def choose(value: object) -> str:
        said = typed(value).text.strip()
        if said not in names:
            raise wrong("unknown-choice", f"{quoted(said)} is not one of: {', '.join(names)}", _near(said, names))
        return said

    return OneOf(choose, names=names)


def _near(said: str, names: tuple[str, ...]) -> str:
    hint = suggestion(said, names)
    return hint if hint.startswith("did") else ""


class TextManner(Enum):
    """How a text is read, where that matters: annotations of the models say it."""

    NAME = "a name: it may be the same in every language, and says no more than what something is"
    LABEL = "what something is called: it claims nothing"
    ALONE = "a sentence that stands by itself"
    RUNNING = "running text"


def scalar(title: str, **limits: object) -> dict[str, Any]:
    """Return the JSON Schema of a value that is read as typed: to YAML, a title such as 2025 or Yes is no text."""
    return {"title": title, "type": ["string", "number", "boolean"], "minLength": 1, "maxLength": LONGEST, **limits}


def keys_of(title: str, values: Mapping[str, Any], **limits: object) -> dict[str, Any]:
    """Return the JSON Schema of keys that the designer chooses, with values of one kind."""
    return {"title": title, "type": "object", "additionalProperties": values, **limits}


_TEXT = scalar("text")
_FILLED = scalar("text with figures")
_EITHER_CASE = "|".join("".join(f"[{c}{c.upper()}]" for c in word) for word in sorted(_TRUE | _FALSE))
_FLAG = {"title": "true or false", "type": ["boolean", "string"], "pattern": f"^({_EITHER_CASE})$"}
_PASSAGE = {
    "title": "text with figures, or text and short",
    "anyOf": [
        _FILLED,
        {
            "type": "object",
            "properties": {
                "text": {**_FILLED, "description": "The whole text."},
                "short": {**_FILLED, "description": "A few words to use instead where space is tight."},
            },
            "required": ["text"],
            "additionalProperties": False,
        },
    ],
}

WordsField = Annotated[Text, PlainValidator(as_words), WithJsonSchema(_TEXT)]
Filled = Annotated[Text, PlainValidator(_filled), WithJsonSchema(_FILLED)]
Passage = Annotated[Text, PlainValidator(_passage), WithJsonSchema(_PASSAGE)]
Name = Annotated[Text, PlainValidator(as_words), WithJsonSchema(scalar("name"))]
Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema(_FLAG)]
WholeNumber = Annotated[
    int, PlainValidator(_whole), WithJsonSchema({"title": "whole number", "type": "integer", "minimum": 0})
]
Real = Annotated[float, PlainValidator(_real), WithJsonSchema({"title": "number", "type": "number", "minimum": 0})]
Url = Annotated[
    Text,
    PlainValidator(_url),
    WithJsonSchema({"title": "web address", "type": "string", "pattern": "^(https?://|mailto:)", "maxLength": LONGEST}),
]
Icon = Annotated[Text, PlainValidator(_icon), WithJsonSchema(scalar("icon"))]
Renamed = Annotated[
    Mapping[str, Text], PlainValidator(_renamed), WithJsonSchema(keys_of("categories, each with its name", _TEXT))
]
Silence = Annotated[
    Mapping[str, Text],
    PlainValidator(_silence),
    WithJsonSchema(keys_of("names of warnings, each with a reason", _TEXT)),
]
