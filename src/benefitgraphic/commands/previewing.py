"""To see every output as it will be, and to work on it, on a page in the browser."""

from __future__ import annotations

import gc
import importlib.util
import sys
from pathlib import Path

import click

from benefitgraphic.commands.shared import CONFIG, shown, told

# What the extra `preview` brings.
_NEEDED = ("starlette", "uvicorn", "watchfiles", "pypdfium2")
_INSTALL = 'pip install "benefitgraphic[preview]"'


@click.command()
@CONFIG
@click.option("--port", type=click.IntRange(1024, 65535), help="The page's port; the next free one if it is taken.")
@click.option("--language", metavar="TAG", help="A translation to begin with, such as fr-CA.")
@click.option("--no-browser", is_flag=True, help="Only print the page's address.")
def preview(config: Path, port: int | None, language: str | None, no_browser: bool) -> None:
    """Open a page that shows every output live, and lets words and figures be edited."""
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        click.echo(f"error: the preview needs packages that aren't installed yet: {', '.join(missing)}", err=True)
        click.echo(f"    hint: {_INSTALL}", err=True)
        sys.exit(1)
    if not config.is_file():
        click.echo(f"error: there is no file {shown(config)}", err=True)
        click.echo(
            "    hint: name the config with --config, or start a project with: benefitgraphic init DIR", err=True
        )
        sys.exit(1)
    with told(config):
        pass
    # This process lives long, other than those that make files and end.
    gc.enable()
    from benefitgraphic.preview.serving import PORT, NoPort, OpenedPreview, serve

    def ready(opened: OpenedPreview) -> None:
        if opened.port != opened.wanted:
            click.echo(f"Port {opened.wanted} is taken by another program: this is port {opened.port}.")
        click.echo(f"The preview is at {opened.address}")
        click.echo(
            "It follows every change. Ctrl-C stops it; once started again here, a page that is still open finds it."
        )
        sys.stdout.flush()
        if not no_browser:
            _open(opened.once)

    try:
        serve(config, port=port, language=language, ready=ready)
    except NoPort:
        click.echo(f"error: port {port or PORT} and those after it are taken", err=True)
        click.echo("    hint: name another with --port", err=True)
        sys.exit(1)


def _open(address: str) -> None:
    """Open the browser, if there is one, without waiting for it."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
