"""To begin: a new organisation's folder, what its editor should know, and each new year."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benefitgraphic.commands.shared import CONFIG, YEAR, FolderType, complain, config_option, shown, told

if TYPE_CHECKING:
    from benefitgraphic.yearly.new_year import NewYear

_MOST_CELLS = 30


@click.command("new-year")
@CONFIG
@click.argument("year", type=YEAR)
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
def new_year(config: Path, year: int, dry_run: bool) -> None:
    """Begin a YEAR: its column in the spreadsheet, the year in the config, and what to read again."""
    from benefitgraphic.yearly.new_year import plan_new_year
    from benefitgraphic.yearly.replacing import replace_all

    with told(config):
        plan = plan_new_year(config, year)
        if not dry_run:
            replace_all(plan.files)
    _tell_steps(plan, dry_run)
    _tell_again(plan)
    _tell_next(plan, config, dry_run)


def _tell_steps(plan: NewYear, dry_run: bool) -> None:
    if not plan.steps:
        click.echo(f"This is {plan.year} already: nothing to do.")
    elif dry_run:
        click.echo("This would change, and nothing was written:")
    else:
        click.echo("This was changed:")
    for step in plan.steps:
        click.echo(f"  {step.file}: {step.said}")


def _tell_again(plan: NewYear) -> None:
    if not plan.again:
        click.echo("\nNo text needs another look.")
        return
    click.echo(f"\nTo look at again, {len(plan.again)} place{'' if len(plan.again) == 1 else 's'}:\n")
    complain(plan.again, err=False)


def _tell_next(plan: NewYear, config: Path, dry_run: bool) -> None:
    option = config_option(config)
    steps: list[str] = []
    if plan.cells:
        cells = plan.cells[:_MOST_CELLS]
        rest = len(plan.cells) - len(cells)
        more = [f"and {rest} more"] if rest else []
        count = len(plan.cells)
        said = [f"{one.cell}  {', '.join(filter(None, (one.metric, one.category)))}" for one in cells]
        lines = "".join(f"\n     {line}" for line in (*said, *more))
        steps.append(f"Fill in {'one cell' if count == 1 else f'{count} cells'} of {plan.sheet}:{lines}")
    if plan.again:
        steps.append("Look at the places above, and change what is no longer true.")
    steps.append(f"benefitgraphic check{option}")
    steps.append(f"benefitgraphic render{option}")
    if dry_run and plan.steps:
        steps.insert(0, f"benefitgraphic new-year {plan.year}{option}")
    click.echo("\nNext:")
    for number, step in enumerate(steps, 1):
        click.echo(f"  {number}. {step}")
    if plan.steps:
        click.echo(f"\nThe year before can still be made: benefitgraphic render --year {plan.before}{option}")


@click.command()
@click.argument("folder", metavar="DIR", type=FolderType())
@click.option("--year", type=YEAR, help="The first reporting year; the last whole year if left out.")
@click.option("--organization", metavar="NAME", help="The organization's name.")
def init(folder: Path, year: int | None, organization: str | None) -> None:
    """Make a folder for a new organization, ready to render."""
    from benefitgraphic.yearly.starting import start

    with told():
        names: Sequence[Path] = start(folder, year=year, organization=organization)
    for name in names:
        click.echo(shown(name))
    place = f'"{shown(folder)}"' if " " in shown(folder) else shown(folder)
    click.echo(f"\nNext:\n  1. cd {place}\n  2. benefitgraphic render\n  3. Read README.txt.")
    if organization is not None:
        click.echo(
            "  4. Write the name in French in config/infographic.fr-CA.yaml; until then it is shown as you gave it."
        )


# As in yearly/schemas.py, which is too heavy to load for --help.
_SCHEMAS = ("infographic", "metrics", "theme", "imports", "infographic-translation", "metrics-translation")


@click.command()
@CONFIG
@click.argument("name", type=click.Choice(_SCHEMAS), required=False)
def schema(config: Path, name: str | None) -> None:
    """Print the JSON Schema of a file, for editors; without a NAME, write all of them beside the config."""
    from benefitgraphic.yearly.schemas import schemas, write_schemas, written

    if name:
        click.echo(written(schemas()[name]), nl=False)
        return
    with told(config):
        paths = write_schemas(config)
    for path in paths:
        click.echo(shown(path))
