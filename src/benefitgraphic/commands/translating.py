"""To begin a translation, to see how far it is, and to note that it is right."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from benefitgraphic.commands.shared import CONFIG, complain, config_option, shown, told


@click.command()
@CONFIG
@click.argument("language", metavar="TAG")
@click.option("--done", is_flag=True, help="Note that the translation is right, so that later changes are noticed.")
def translation(config: Path, language: str, done: bool) -> None:
    """Begin a translation, such as fr-CA, or say what it still lacks."""
    from benefitgraphic.yearly.replacing import replace_all
    from benefitgraphic.yearly.translating import begun, notes_of, standing

    with told(config):
        made: Mapping[Path, bytes] = begun(config, language)
        if made and not done:
            replace_all(made)
            _tell_begun(made, language, config)
            return
        if done:
            path, data = notes_of(config, language)
            replace_all({path: data})
        found = standing(config, language)
    complain(found.open, err=False)
    again = f"; {found.stale} to read again" if found.stale else ""
    click.echo(f"{chr(10) if found.open else ''}{found.translated} of {found.texts} texts are translated{again}.")
    if done:
        click.echo(f"Noted in {shown(path)}. From now on, changes in the original are reported.")


def _tell_begun(made: Mapping[Path, bytes], language: str, config: Path) -> None:
    option = config_option(config)
    for path in made:
        click.echo(f"{shown(path)}: the texts of the original, to write over")
    click.echo(f"\nWhat is still to do, at any time: benefitgraphic translation {language}{option}")
    click.echo(f"When all of it is right:         benefitgraphic translation {language} --done{option}")
    click.echo(f"To make the graphic in it:       benefitgraphic render --language {language}{option}")
