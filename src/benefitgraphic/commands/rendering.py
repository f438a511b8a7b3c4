"""To make the graphic, to look for problems, and to find icons."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from benefitgraphic.commands.shared import (
    CONFIG,
    SIZES_OPTION,
    YEAR_OPTION,
    FolderType,
    Progress,
    complain,
    counted,
    shown,
    told,
)


@click.command()
@CONFIG
@YEAR_OPTION
@SIZES_OPTION
@click.option(
    "--language", metavar="TAG", help="A translation, such as fr-CA; all: the original and every translation."
)
@click.option("--theme", metavar="NAME", help="A theme from config/themes, instead of the config's.")
@click.option(
    "--output",
    type=FolderType(),
    metavar="DIR",
    help="Where to write; output/<year> if left out.",
)
@click.option("--press", is_flag=True, help="PDFs for a printing press: 3 mm bleed, crop marks, no links.")
@click.option(
    "--icc",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="With --press: the printer's CMYK profile; the PDF is then in its inks (PDF/X-4).",
)
@click.option(
    "--with-language",
    "with_languages",
    metavar="TAG",
    multiple=True,
    help="A translation to add to the mail, below the main language; may be repeated.",
)
@click.option(
    "--only",
    type=click.Choice(["pictures"]),
    help="Only each picture at 100 % and the PDFs: no sharper ones, no mail, no words, no report.",
)
@click.option(
    "--proof", type=click.Choice(["grey", "gray"]), help="Only make a picture of what an office copier would print."
)
def render(
    config: Path,
    year: int | None,
    sizes: tuple[str, ...],
    language: str | None,
    theme: str | None,
    output: Path | None,
    press: bool,
    icc: Path | None,
    only: str | None,
    proof: str | None,
    with_languages: tuple[str, ...],
) -> None:
    """Make the graphic in every size."""
    if icc and not press:
        raise click.UsageError("--icc is for files that go to a press: add --press.")
    if press and proof:
        raise click.UsageError("--proof shows what an office copier makes of it: leave out --press.")
    if with_languages and (press or proof):
        raise click.UsageError("--with-language is for the mail: leave out --press and --proof.")
    if with_languages and language == "all":
        raise click.UsageError("--language all makes a mail for each language: leave out --with-language.")
    if only and (press or proof or with_languages):
        raise click.UsageError(
            "--only pictures makes neither a mail nor files for a press: leave out the other option."
        )
    from benefitgraphic.build import render as build
    from benefitgraphic.diagnostics import Problems
    from benefitgraphic.output.earlier import OF_AN_EARLIER_RUN
    from benefitgraphic.output.writing import not_written

    with told():
        try:
            with Progress() as progress:
                written, warnings = build(
                    config,
                    year=year,
                    sizes=sizes,
                    language=language,
                    theme=theme,
                    output=output,
                    press=press,
                    icc=icc,
                    proof=proof is not None,
                    with_languages=with_languages,
                    only_pictures=only is not None,
                    progress=progress.show,
                )
        except OSError as error:
            raise Problems(not_written(error, shown, ", or choose another folder with --output")) from error
    old = [warning for warning in warnings if warning.code == OF_AN_EARLIER_RUN]
    complain([warning for warning in warnings if warning not in old])
    for file in written:
        click.echo(f"{shown(file.path)}  {file.output.dimensions}  {len(file.output.data):,} bytes")
    sys.stdout.flush()
    complain(old)  # at the end, where it is seen


@click.command()
@CONFIG
@SIZES_OPTION
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(config: Path, sizes: tuple[str, ...], form: str) -> None:
    """Look for problems, and write nothing."""
    from benefitgraphic.build import checked
    from benefitgraphic.diagnostics import as_json, errors

    result = checked(config, sizes=sizes)
    found = result.found
    if form == "json":
        click.echo(as_json(found))
    elif found:
        complain(found, err=False)
        click.echo(f"\n{counted(found)} to mend." if errors(found) else "\nWarnings only: it can be rendered.")
    else:
        click.echo("No problems found.")
    if form == "text" and result.silenced:
        click.echo()
        for one in result.silenced:
            click.echo(f"Silenced: {one.rule} ({one.count}): {one.reason}")
    sys.exit(1 if errors(found) else 0)


@click.command()
@CONFIG
@click.argument("query", nargs=-1)
def icons(config: Path, query: tuple[str, ...]) -> None:
    """Find icons by name or by what they show; all of them without a QUERY."""
    from benefitgraphic.graphics.icons import Icons
    from benefitgraphic.project.paths import Project

    found = Icons(Project.of(config).icons)
    words = " ".join(query)
    with told(config):
        names = found.search(words) if words.strip() else found.names()
    if not names:
        click.echo(f"No icon fits “{words}”. Try another word, in English.", err=True)
        sys.exit(1)
    for name in names:
        click.echo(name)
