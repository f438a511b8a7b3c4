"""A field of an edition by its place in the config, such as ``benefits[3].text``."""

from __future__ import annotations

from typing import Any

from benefitgraphic.edition import Edition, replaced
from benefitgraphic.project.yaml.steps import Steps, steps_of
from benefitgraphic.text import Text


def text_at(edition: Edition, path: str) -> Text | None:
    """Return the text at a place; None if there is none."""
    content: object = edition
    for step in steps_of(path):
        content = _below(content, step)
    return content if isinstance(content, Text) else None


def with_text(edition: Edition, path: str, said: str) -> Edition:
    """Return the edition with another text at a place, which has to have one already."""
    changed: Edition = _with(edition, steps_of(path), said)
    return changed


def _below(content: object, step: str | int) -> object:
    if isinstance(content, Text) and _is_half(content, step):
        return content
    if isinstance(step, int):
        return content[step] if isinstance(content, tuple) and 0 <= step < len(content) else None
    if isinstance(content, Edition):
        content = next((section for section in content.sections if step in type(section).model_fields), content)
    return getattr(content, step, None)


def _is_half(text: Text, step: str | int) -> bool:
    """Whether a step leads to a text itself: it is written under ``text``, with a short one beside it."""
    return step == "text" and text.where.path.endswith(".text")


def _with(content: Any, steps: Steps, said: str) -> Any:
    if not steps:
        return replaced(content, text=said)
    step = steps[0]
    if isinstance(content, Text) and _is_half(content, step):
        return _with(content, steps[1:], said)
    changed = _with(_below(content, step), steps[1:], said)
    if isinstance(step, int):
        return (*content[:step], changed, *content[step + 1 :])
    return content.saying(**{step: changed}) if isinstance(content, Edition) else replaced(content, **{step: changed})
