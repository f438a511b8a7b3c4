"""Elements of parsed HTML, as the standard's parser finds them."""

from __future__ import annotations

from justhtml import Node


def attribute(element: Node, name: str) -> str:
    """What an element that has this attribute says there; an error if it says nothing."""
    value = (element.attrs or {})[name]
    assert value is not None, f"{name} has no value"
    return value


def has(element: Node, name: str) -> bool:
    """Whether it has this attribute, with or without a value."""
    return name in (element.attrs or {})
