"""A lint over the HTML of a mail: what mail programs are known to drop or spoil, and errors in the HTML itself.

Sources: "facts" is shared/design/facts.md, "caniemail" the data of caniemail.com (the feature's name stands behind it).
The rules are in the modules `lint_*.py`; `test_lint.py` plants a defect for each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import tinycss2
from justhtml import Comment, Element, JustHTML, Text

Lint = Callable[["Mail"], Iterator[str]]
RULES: dict[str, Lint] = {}
WHY: dict[str, str] = {}

Style = dict[str, str]


def rule(source: str) -> Callable[[Lint], Lint]:
    """Enters a rule by its name; why it is one is what its first lines say, and where that was found the source."""

    def enter(function: Lint) -> Lint:
        name = function.__name__.replace("_", " ")
        RULES[name], WHY[name] = function, f"{' '.join((function.__doc__ or '').split())} Source: {source}"
        return function

    return enter


@dataclass(frozen=True)
class Mail:
    """A mail's HTML, parsed as browsers do, every error noted."""

    source: str

    @cached_property
    def document(self) -> JustHTML:
        """Its tree, as it was written: nothing is taken out."""
        return JustHTML(self.source, sanitize=False, collect_errors=True, track_node_locations=True)

    @cached_property
    def elements(self) -> list[Element]:
        """Every element, in order."""
        return [node for node in _all(self.document.root) if isinstance(node, Element)]

    @cached_property
    def comments(self) -> list[str]:
        """Every comment; some of them are for Outlook alone."""
        return [str(node.data) for node in _all(self.document.root) if isinstance(node, Comment)]

    @cached_property
    def texts(self) -> list[tuple[str, Element]]:
        """Every text that is shown, and the element it stands in."""
        found = ((str(node.data), node.parent) for node in _all(self.document.root) if isinstance(node, Text))
        return [
            (" ".join(text.split()), parent)
            for text, parent in found
            if text.strip() and isinstance(parent, Element) and self.is_shown(parent)
        ]

    def named(self, *names: str) -> list[Element]:
        """The elements of some kinds."""
        return [element for element in self.elements if element.name in names]

    def is_shown(self, element: Element) -> bool:
        """Whether it is part of what is read: not in the head, and not hidden."""
        line = [element, *ancestors(element)]
        return not any(at.name in ("head", "style", "script") or style(at).get("display") == "none" for at in line)


def lint(html: str) -> dict[str, list[str]]:
    """By rule, where a mail breaks it; only of rules that are broken."""
    import lint_elements  # noqa: F401 - enters them
    import lint_pictures  # noqa: F401
    import lint_styles  # noqa: F401
    import lint_texts  # noqa: F401

    mail = Mail(html)
    found = {name: list(check(mail)) for name, check in RULES.items()}
    return {name: said for name, said in found.items() if said}


def told(found: dict[str, list[str]]) -> str:
    """What was found, for people: each rule with why it is one, and the first few places."""
    return "\n".join(
        f"{name}: {WHY.get(name, '')}\n" + "\n".join(f"  {line}" for line in lines[:5]) for name, lines in found.items()
    )


def place(element: Element) -> str:
    """Where an element stands, for people."""
    words = " ".join(element.to_text().split())[:40]
    return f"line {element.origin_line}, <{element.name}>{f' {words!r}' if words else ''}"


def ancestors(element: Element) -> Iterator[Element]:
    """What an element stands in, the nearest first."""
    at = element.parent
    while isinstance(at, Element):
        yield at
        at = at.parent


def attribute(element: Element, name: str) -> str | None:
    """An attribute; empty where it has no value, None where it isn't there."""
    return (element.attrs[name] or "") if name in element.attrs else None


def is_layout(table: Element) -> bool:
    """Whether a table only places things."""
    return attribute(table, "role") in ("presentation", "none")


def style(element: Element) -> Style:
    """An element's inline style, by property."""
    return declared(tinycss2.parse_blocks_contents(attribute(element, "style") or "", skip_comments=True))


def declared(nodes: list[tinycss2.ast.Node]) -> Style:
    """Declarations by property, their values in small letters; what can't be read stands under "error"."""
    found: Style = {}
    for node in nodes:
        if node.type == "declaration":
            found[node.lower_name] = " ".join(tinycss2.serialize(node.value).lower().split())
        elif node.type not in ("whitespace", "comment"):
            found["error"] = tinycss2.serialize([node]) if node.type != "error" else node.message
    return found


def pixels(value: str | None) -> int | None:
    """A whole number of px, as a style or an attribute says it."""
    match = re.fullmatch(r"(\d+)(px)?", (value or "").strip())
    return int(match[1]) if match else None


def _all(node: object) -> Iterator[object]:
    yield node
    for kid in getattr(node, "children", None) or ():
        yield from _all(kid)
