"""A project to change: a copy of the sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benefitgraphic.content.load import Loaded, load
from benefitgraphic.diagnostics import Problems, as_text

SMALL = """\
year: 2025
language: en-CA
theme: harbour
title: What we do
organization: A ministry
sizes: [email]
"""


@pytest.fixture
def small(config: Path) -> Callable[..., Loaded]:
    """Loads the least that a project can be, with more keys, and files in place of the sample's."""

    def loaded(more: str = "", files: dict[str, str] | None = None, **options: object) -> Loaded:
        config.write_text(SMALL + more, encoding="utf-8")
        for name, text in (files or {}).items():
            (config.parent / name).write_text(text, encoding="utf-8")
        return load(config, **options)  # type: ignore[arg-type]

    return loaded


@pytest.fixture
def problems(small: Callable[..., Loaded]) -> Callable[..., str]:
    """What is said about a project that can't be used."""

    def said(more: str = "", files: dict[str, str] | None = None, **options: object) -> str:
        with pytest.raises(Problems) as raised:
            small(more, files, **options)
        return "\n".join(as_text(d) for d in raised.value.diagnostics)

    return said
