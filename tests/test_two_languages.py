"""One mail in two languages: `render --size email --with-language fr-CA`."""

from __future__ import annotations

import re
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PIL import Image

from benefitgraphic.edition import Edition
from laying import BOTH
from projects import run


@pytest.fixture
def folder(made_in: Callable[[str], tuple[Edition, Path]]) -> Path:
    """What it writes, in the mail's folder."""
    return made_in(BOTH)[1] / "email"


@pytest.mark.slow
def test_both_languages_stand_in_one_message(folder: Path) -> None:
    mail = message_from_bytes((folder / "announcement.eml").read_bytes(), policy=policy.default)
    body = mail.get_body(("html",))
    assert body is not None
    html, text = body.get_content(), (folder / "announcement.txt").read_text(encoding="utf-8")
    for said in (html, text):
        english, french = said.index("Public trust"), said.index("Pour en savoir plus")
        assert said.index("Le français suit.") < english < french
        assert "English follows." not in said
    assert all(re.search(rf'<div [^>]*lang="{one}" dir="ltr"', html) for one in ("en-CA", "fr-CA"))
    assert str(mail["Subject"]) == "What our social media does for you / Nos médias sociaux à votre service"
    assert len((folder / "announcement.html").read_bytes()) <= 90_000

    # Every picture that the page shows is there, and in the message; what the masthead says is text.
    sharp = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*-[!m]*@2x.png"))
    assert any(name.startswith("fr-CA/") for name in sharp)
    page = (folder / "announcement.html").read_text(encoding="utf-8")
    assert all(f'src="{name}"' in page for name in sharp)
    pictures = {part.get_content() for part in mail.walk() if part.get_content_type() == "image/png"}
    assert pictures == {(folder / name).read_bytes() for name in sharp}


@pytest.mark.slow
def test_the_pictures_of_both_are_light_enough_together(folder: Path) -> None:
    sizes = [path.stat().st_size for path in folder.rglob("*@2x.png")]
    assert max(sizes) <= 200_000
    assert sum(sizes) <= 800_000
    with Image.open(folder.parent / "email@2x.png") as whole:
        tops, rows = 0, whole.convert("RGB")
    for path in sorted(folder.glob("*@2x.png")):
        with Image.open(path) as part:
            assert part.convert("RGB").tobytes() == rows.crop((0, tops, 1280, tops + part.height)).tobytes()
            tops += part.height
    assert tops == rows.height


@pytest.mark.slow
def test_a_language_is_named_once_however_it_is_spelt_and_goes_when_it_is_not_asked_for(project: Path) -> None:
    result = run(
        project, "render", "--size", "email", "--size", "card", "--with-language", "fr-CA", "--with-language", "FR-ca"
    )
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    made = project / "output" / "2025"
    assert (made / "email" / "fr-CA" / "01-masthead.png").exists()
    card = (made / "card.png").read_bytes()

    assert run(project, "render", "--size", "email", "--size", "card").exit_code == 0
    assert not (made / "email" / "fr-CA").exists()
    assert (made / "card.png").read_bytes() == card


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--size", "letter", "--with-language", "fr-CA"], "add the size email"),
        (["--size", "email", "--with-language", "en-CA"], "already in en-CA"),
        (["--size", "email", "--with-language", "de-DE"], "de-DE"),
        (["--press", "--with-language", "fr-CA"], "leave out --press"),
        (["--proof", "grey", "--with-language", "fr-CA"], "leave out --press and --proof"),
    ],
)
def test_where_there_is_no_second_language(project: Path, options: list[str], said: str) -> None:
    result = run(project, "render", *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (project / "output").exists()
