"""A place in a YAML file: as steps, as diagnostics name it, in a designer's words; and what is there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from benefitgraphic.project.yaml.tree import Branch, Node, find

# Such as ("benefits", 2, "title"): items of lists are counted from 0.
Steps = tuple[str | int, ...]

_STEP = re.compile(r"([A-Za-z_]\w*)|\[([0-9]{1,4})\]|\.")


def path_of(steps: Sequence[str | int]) -> str:
    """Return the place as diagnostics name it: ``benefits[3].title``, counted from 1."""
    path = ""
    for step in steps:
        path += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def steps_of(path: str) -> Steps:
    """Return the steps of a path such as ``benefits[3].title``; none if it isn't one."""
    steps: list[str | int] = []
    at = 0
    while at < len(path):
        found = _STEP.match(path, at)
        if not found:
            return ()
        at = found.end()
        if found[1]:
            steps.append(found[1])
        elif found[2]:
            steps.append(int(found[2]) - 1)
    return tuple(steps) if all(not isinstance(s, int) or s >= 0 for s in steps) else ()


def label_of(steps: Sequence[str | int]) -> str:
    """Describe the place in a designer's words: "benefit 3, title"."""
    label = ""
    for step in steps:
        if isinstance(step, int):
            label = f"{label.removesuffix('s')} {step + 1}"
        else:
            label += f", {step}" if label else step
    return label.replace("_", " ")


def node_at(tree: Branch, steps: Sequence[str | int]) -> Node | None:
    """Return what a file has at a place; None if it has nothing there."""
    node: Node = tree
    for step in steps:
        inner, _ = find(node, [step])
        if inner is node:
            return None
        node = inner
    return node
