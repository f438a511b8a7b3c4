"""Edits of a file's bytes, as a save makes them."""

from __future__ import annotations

from collections.abc import Sequence

from benefitgraphic.editing import yaml_text
from benefitgraphic.editing.edits import YamlEdit
from benefitgraphic.editing.file_text import FileText
from benefitgraphic.project.yaml.tree import Branch


def edited(data: bytes, shown: str, edits: Sequence[YamlEdit]) -> bytes:
    """The file with these edits."""
    return yaml_text.edited(FileText.read(data, shown), edits)[0].data


def tree_of(data: bytes) -> Branch:
    """What the file says."""
    return FileText.read(data, "infographic.yaml").tree
