"""What the reader makes of a text: the one judge of whether something was written well."""

from __future__ import annotations

from pathlib import Path

from benefitgraphic.diagnostics import Problems
from benefitgraphic.project.findings import Findings, TooManyError
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.tree import Branch, Leaf, Node

# What a file is read as while it is only bytes.
_NOWHERE = Path("unsaved.yaml")


def read_back(data: bytes, shown: str) -> Branch:
    """The tree of a YAML file's bytes.

    Raises:
        Problems: it can't be read.
    """
    findings = Findings({_NOWHERE: data})
    try:
        tree = read_yaml(_NOWHERE, shown, findings)
    except TooManyError:
        tree = None
    if tree is None or findings.failed:
        raise Problems(findings.ordered())
    return tree


def reads_as(source: str, text: str, *, flow: bool) -> bool:
    """Whether a spelling says a text, as a value and as an item of a list, whatever follows.

    Args:
        source: how it is spelled.
        text: what it should say.
        flow: whether it stands within brackets or braces.
    """
    if flow:
        page = f"value: {{k: {source}, l: {source}}}\nitems: [{source}, {source} # x\n]\n"
    else:
        page = f"value: {source} # x\nitems:\n- {source}\n- {source} # x\n"
    try:
        said = values(read_back(page.encode(), ""))
    except (Problems, UnicodeEncodeError):
        return False
    return said == {"value": {"k": text, "l": text} if flow else text, "items": [text, text]}


def reads_as_key(source: str, key: str, *, flow: bool) -> bool:
    """Whether a spelling says a key; ``flow``: within braces."""
    try:
        said = values(read_back((f"k: {{{source}: x}}" if flow else f"k:\n  {source}: x\n").encode(), ""))
    except (Problems, UnicodeEncodeError):
        return False
    return said == {"k": {key: "x"}}


def values(node: Node) -> object:
    """A tree as plain texts, lists and dicts."""
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, Branch):
        return {key: values(entry.value) for key, entry in node.entries.items()}
    return [values(item) for item in node.items]
