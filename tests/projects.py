"""A project folder as tests handle it: commands typed in it, files changed in it, and what is in it afterwards."""

from __future__ import annotations

from pathlib import Path

import yaml
from click.testing import CliRunner, Result

from benefitgraphic.cli import main


def typed(*words: object) -> Result:
    """The command line as it is typed; never a traceback."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def run(project: Path, command: str, *words: object) -> Result:
    """A command with the project's config."""
    return typed(command, "--config", project / "config" / "infographic.yaml", *words)


def edit(project: Path, name: str, before: str, after: str) -> None:
    """Writes something else in a file of the project's config, which has to say it once."""
    path = project / "config" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{name} has {before!r} {text.count(before)} times"
    path.write_text(text.replace(before, after), encoding="utf-8")


def shortened(project: Path) -> Path:
    """The project with a part of each section, in each of its languages, where the rest would only take longer."""
    for path in (project / "config").glob("infographic*.yaml"):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for section, kept in (("brands", 1), ("benefits", 2), ("fun_facts", 1), ("resources", 1)):
            content[section] = content[section][:kept]
        if "panels" in content["numbers"]:
            content["numbers"]["panels"] = content["numbers"]["panels"][:2]
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return project


def files(folder: Path) -> dict[str, bytes]:
    """Every file in a folder and in those below it, by its path there, in order."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: found[name].read_bytes() for name in sorted(found)}
