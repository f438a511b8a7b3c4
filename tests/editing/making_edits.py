"""Edits of a file's bytes, as a save makes them."""

from __future__ import annotations

from collections.abc import Sequence

from benefitgraphic.editing import yaml_text
from benefitgraphic.editing.edits import YamlEdit
from benefitgraphic.editing.model_keys import file_text
from benefitgraphic.project.yaml.tree import Branch


def edited(data: bytes, shown: str, edits: Sequence[YamlEdit]) -> bytes:
    """The file with these edits."""
    return yaml_text.edited(file_text(data, shown), edits)[0].data


def tree_of(data: bytes) -> Branch:
    """What the file says."""
    return file_text(data, "infographic.yaml").tree
