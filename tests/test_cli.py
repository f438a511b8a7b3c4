"""The command line as a user types it: what is written, what is said, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from inked import cmyk_profile
from laying import THEMES
from projects import edit, files, run, typed

SLICES = ["01-masthead", "02-leading", "03-benefits", "04-numbers", "05-numbers", "06-fun-facts"]
# What a run writes whatever its size, and what it writes for Letter alone.
ALWAYS = ["data.csv", "report.html"]
LETTER = ["letter.alt.txt", "letter.html", "letter.pdf", "report/letter-1.png", "report/letter-2.png"]
# The same of those that are made soonest, where the size is not the point.
SOCIAL, HERO = ([f"{size}{end}" for end in (".alt.txt", ".html", ".png")] for size in ("social", "hero"))
ALL = sorted(
    [
        *ALWAYS,
        *LETTER,
        *(f"{size}{end}" for size in ("email", "intranet") for end in (".png", "@2x.png", ".alt.txt", ".html")),
        *(f"email/{name}{scale}.png" for name in SLICES for scale in ("", "@2x")),
        *(f"email/announcement.{kind}" for kind in ("eml", "html", "txt")),
        "email/README.txt",
        "email/to-paste.html",
    ]
)


LINE = re.compile(
    r"(?P<path>\S+)  (?P<dimensions>\d+ x \d+ px|\d+ pages?, [\d.]+ x [\d.]+ (?:in|mm)|page|text|\d+ figures"
    r"|message with \d+ pictures)  (?P<bytes>[\d,]+) bytes"
)


def in_folder(folder: str, names: list[str]) -> list[str]:
    return sorted(f"{folder}/{name}" for name in names)


@pytest.mark.slow
def test_render_writes_every_file_and_lists_them(project: Path) -> None:
    """From inside the project, without any option, as the README says; piped, so plain lines."""
    done = subprocess.run(
        [sys.executable, "-m", "benefitgraphic", "render"], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert list(files(project / "output")) == in_folder("2025", ALL)
    lines = done.stdout.splitlines()
    matches = [LINE.fullmatch(line) for line in lines]
    assert all(matches), lines
    assert sorted(match["path"] for match in matches if match) == in_folder("output/2025", ALL)
    for match in filter(None, matches):
        path = project / match["path"]
        assert int(match["bytes"].replace(",", "")) == path.stat().st_size
        if path.suffix == ".png":
            with Image.open(path) as image:
                assert match["dimensions"] == f"{image.width} x {image.height} px"
    assert "\r" not in done.stdout + done.stderr and "\x1b" not in done.stdout + done.stderr
    assert done.stderr == ""


def test_only_the_sizes_asked_for_are_written(project: Path) -> None:
    result = run(project, "render", "--size", "social", "--size", "hero", "--size", "social")
    assert result.exit_code == 0, result.output
    assert list(files(project / "output")) == in_folder("2025", [*ALWAYS, *SOCIAL, *HERO])


@pytest.mark.slow
def test_sizes_and_colours_may_be_spelt_as_people_spell_them(project: Path) -> None:
    assert run(project, "render", "--size", "Letter", "--proof", "gray").exit_code == 0
    assert list(files(project / "output")) == ["2025/letter-grey.png"]


@pytest.mark.slow
def test_check_tries_a_size_that_the_config_does_not_list(project: Path) -> None:
    config = project / "config" / "infographic.yaml"
    edit(project, config.name, "\nsizes: [email, intranet, letter]", "\nsizes: [social]\nposter: wall")
    assert "No problems found." in run(project, "check").output
    result = run(project, "check", "--size", "tabloid")
    assert result.exit_code == 0
    assert "at the size tabloid" in result.output


@pytest.mark.slow
def test_press_writes_a_file_of_its_own_and_leaves_out_what_is_not_printed(project: Path) -> None:
    result = run(project, "render", "--press")
    assert result.exit_code == 0, result.output
    assert list(files(project / "output")) == ["2025/letter-press.pdf"]
    assert "2 pages, 8.5 x 11 in, with bleed and crop marks" in result.stdout


@pytest.mark.slow
def test_press_in_the_printers_inks(project: Path) -> None:
    profile = project / "house.icc"
    profile.write_bytes(cmyk_profile())
    result = run(project, "render", "--size", "a4", "--press", "--icc", str(profile))
    assert result.exit_code == 0, result.output
    assert "a4-press.pdf  2 pages, 210 x 297 mm" in result.stdout
    with pikepdf.open(project / "output" / "2025" / "a4-press.pdf") as document:
        assert document.docinfo["/Trapped"] == pikepdf.Name("/False")
        assert document.docinfo["/Author"] == "Ministry of Transportation and Transit"


def test_a_profile_that_is_none_is_refused_in_plain_words(project: Path) -> None:
    wrong = project / "house.icc"
    wrong.write_text("This is a letter to the printer.", encoding="utf-8")
    result = run(project, "render", "--size", "letter", "--press", "--icc", str(wrong))
    assert result.exit_code == 1
    assert "house.icc: error: this file is not an ICC profile" in result.stderr
    assert "ask the printer" in result.stderr
    assert list(files(project / "output")) == []


@pytest.mark.slow
def test_proof_writes_a_picture_instead(project: Path) -> None:
    result = run(project, "render", "--size", "letter", "--size", "social", "--proof", "grey")
    assert result.exit_code == 0, result.output
    assert list(files(project / "output")) == ["2025/letter-grey.png", "2025/social-grey.png"]
    for name in ("letter-grey.png", "social-grey.png"):
        with Image.open(project / "output" / "2025" / name) as picture:
            assert picture.mode == "L"


def test_only_pictures_are_the_pictures_at_100_percent_and_nothing_else(project: Path) -> None:
    sizes = ("--size", "card", "--size", "letter")
    assert run(project, "render", *sizes).exit_code == 0
    whole = files(project / "output")
    result = run(project, "render", *sizes, "--only", "pictures", "--output", str(project / "new"))
    assert result.exit_code == 0, result.output
    assert files(project / "new") == {name: whole[f"2025/{name}"] for name in ("card.png", "letter.pdf")}


def test_words_beside_pictures_alone_are_named_as_old(project: Path) -> None:
    assert run(project, "render", "--size", "social").exit_code == 0
    result = run(project, "render", "--size", "social", "--only", "pictures")
    assert "social.alt.txt, social.html: not made by this run" in result.stderr
    assert "social.png:" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--press", "--size", "email"), "only PDFs can go to a press, and this is none: email"),
        (("--press", "--size", "letter", "--size", "email"), "only PDFs can go to a press, and this is none: email"),
        (("--icc", "{profile}"), "add --press"),
        (("--press", "--icc", "missing.icc"), "missing.icc"),
        (("--press", "--proof", "grey"), "leave out --press"),
        (("--only", "pictures", "--press"), "leave out the other option"),
        (("--only", "pictures", "--with-language", "fr-CA"), "leave out the other option"),
        (("--proof", "blue"), "'blue' is not one of 'grey', 'gray'"),
    ],
)
def test_options_that_do_not_go_together(project: Path, arguments: tuple[str, ...], said: str) -> None:
    profile = project / "house.icc"
    profile.write_bytes(cmyk_profile())
    result = run(project, "render", *(argument.format(profile=profile) for argument in arguments))
    assert result.exit_code == 2
    assert said in result.stderr
    assert list(files(project / "output")) == []


@pytest.mark.slow
def test_every_theme_renders_and_looks_different(project: Path) -> None:
    made = set()
    for theme in THEMES:
        result = run(project, "render", "--size", "hero", "--theme", theme, "--output", str(project / theme))
        assert result.exit_code == 0, result.output
        made.add((project / theme / "hero.png").read_bytes())
    assert len(made) == len(THEMES)


@pytest.mark.slow
def test_another_year_goes_to_its_own_folder(project: Path) -> None:
    result = run(project, "render", "--size", "social", "--year", "2024")
    assert result.exit_code == 0, result.output
    assert list(files(project / "output")) == in_folder("2024", [*ALWAYS, *SOCIAL])


@pytest.mark.slow
def test_output_may_be_anywhere(project: Path, tmp_path: Path) -> None:
    there = tmp_path / "some where" / "else"
    result = run(project, "render", "--size", "social", "--output", str(there))
    assert result.exit_code == 0, result.output
    assert list(files(there)) == sorted([*ALWAYS, *SOCIAL])
    assert not (project / "output").exists()
    assert str(there / "social.png") in result.stdout


@pytest.mark.slow
def test_warnings_are_told_and_stop_nothing(project: Path) -> None:
    edit(project, "infographic.yaml", "language: en-CA", "language: de")
    result = run(project, "render", "--size", "social")
    assert result.exit_code == 0
    assert "warning" in result.stderr
    assert list(files(project / "output")) == in_folder("2025", [*ALWAYS, *SOCIAL])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["render", "--size", "lettr"], "lettr"),
        (["check", "--size", "lettr"], "lettr"),
        (["render", "--year", "next"], "next"),
        (["render", "--yaer", "2024"], "--yaer"),
        (["check", "--format", "xml"], "xml"),
        (["rendr"], "rendr"),
    ],
)
def test_a_wrong_command_line_ends_with_2(project: Path, arguments: list[str], said: str) -> None:
    result = typed(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("options", "code"), [(["--language", "nl"], 2), (["--theme", "harbor"], 2), (["--year", "2030"], 1)]
)
def test_what_the_project_does_not_have_ends_with_a_message(project: Path, options: list[str], code: int) -> None:
    result = run(project, "render", *options)
    assert result.exit_code == code
    assert options[1] in result.stderr
    assert "error" in result.stderr.lower()
    assert not (project / "output").exists()


@pytest.mark.slow
def test_a_translation_goes_to_a_folder_of_its_own(project: Path) -> None:
    result = run(project, "render", "--size", "social", "--language", "fr-CA")
    assert result.exit_code == 0, result.output
    assert list(files(project / "output")) == in_folder("2025/fr-CA", [*ALWAYS, *SOCIAL])


BROKEN: list[tuple[str, str]] = [
    ("icon: handshake", "icon: handshook"),
    ("\ntitle: ", "\ntitel: "),
    ("handled {messages}", "handled {mesages}"),
    ("theme: harbour", "theme: harbour\ntheme: analyst"),
    ("- Our team", "- 🦫 Our team"),
    ("thanks: ", "thanks: ["),
]


@pytest.mark.parametrize(("old", "new"), BROKEN, ids=[new.strip()[:20] for _, new in BROKEN])
def test_broken_input_writes_nothing_and_touches_nothing(project: Path, old: str, new: str) -> None:
    kept = project / "output" / "2025"
    kept.mkdir(parents=True)
    for name in ALL:
        (kept / name).parent.mkdir(exist_ok=True)
        (kept / name).write_bytes(b"last week's")
        os.utime(kept / name, (1_600_000_000, 1_600_000_000))
    edit(project, "infographic.yaml", old, new)
    result = run(project, "render")
    assert result.exit_code == 1
    assert result.stdout == ""
    place = re.search(r"^config/infographic\.yaml:(\d+):(\d+): error: ", result.stderr, re.MULTILINE)
    assert place, result.stderr
    assert "^" in result.stderr and "Traceback" not in result.stderr
    assert list(files(kept)) == ALL
    for name in ALL:
        assert (kept / name).read_bytes() == b"last week's"
        assert (kept / name).stat().st_mtime == 1_600_000_000


@pytest.mark.slow
def test_all_problems_are_told_at_once(project: Path) -> None:
    for old, new in (BROKEN[2], ("url: https://www.tranbc.ca/", "url: tranbc"), ("chart: waffle", "chart: waffel")):
        edit(project, "infographic.yaml", old, new)
    result = run(project, "check")
    assert result.exit_code == 1
    assert len(re.findall(r": error: ", result.stdout)) == 3
    assert "3 problems" in result.stdout


def test_no_config_is_a_message(tmp_path: Path) -> None:
    result = typed("render", "--config", str(tmp_path / "config" / "infographic.yaml"))
    assert result.exit_code == 1
    assert "infographic.yaml" in result.stderr and "Traceback" not in result.output
    assert list(files(tmp_path)) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="may write everywhere")
def test_a_folder_that_can_not_be_written_is_a_message(project: Path) -> None:
    locked = project / "locked"
    locked.mkdir(mode=0o500)
    result = run(project, "render", "--size", "letter", "--output", str(locked))
    assert result.exit_code == 1 and "can't be written" in result.stderr


@pytest.mark.slow
def test_an_output_that_is_a_file_is_a_message(project: Path) -> None:
    (project / "output").write_text("a file", encoding="utf-8")
    result = run(project, "render", "--size", "social")
    assert result.exit_code == 1
    assert "can't be written" in result.stderr and "Traceback" not in result.output
    assert (project / "output").read_text(encoding="utf-8") == "a file"


def test_a_failed_write_leaves_what_was_there(project: Path) -> None:
    """The second of two files can't take its place: a folder stands there. Nothing is half-done or left lying about."""
    kept = project / "output" / "2025"
    (kept / "social.png").mkdir(parents=True)
    (kept / "social.png" / "in the way").write_bytes(b"")
    (kept / "hero.png").write_bytes(b"last week's")
    result = run(project, "render", "--size", "hero", "--size", "social")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert list(files(kept)) == ["hero.png", "social.png/in the way"]
    assert (kept / "hero.png").read_bytes() == b"last week's"


def test_files_change_places_in_one_step(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While files are being made, those of last time are whole; a run that dies then leaves them so."""
    from benefitgraphic.export import finishing

    kept = project / "output" / "2025"
    kept.mkdir(parents=True)
    (kept / "letter.pdf").write_bytes(b"last week's")

    def dies(*_: object, **__: object) -> bytes:
        raise OSError(28, "No space left on device", "letter.pdf")

    monkeypatch.setattr(finishing, "finish", dies)
    monkeypatch.setattr("benefitgraphic.export.pdf.finish", dies, raising=False)
    result = run(project, "render", "--size", "letter")
    assert result.exit_code == 1 and "No space left" in result.stderr
    assert list(files(kept)) == ["letter.pdf"]
    assert (kept / "letter.pdf").read_bytes() == b"last week's"


def test_check_says_that_all_is_well_and_writes_nothing(project: Path) -> None:
    before = files(project)
    result = run(project, "check")
    assert (result.exit_code, result.output) == (0, "No problems found.\n")
    assert files(project) == before


def test_check_tells_the_same_as_json(project: Path) -> None:
    edit(project, "infographic.yaml", "icon: handshake", "icon: handshook")
    text, as_json = run(project, "check"), run(project, "check", "--format", "json")
    assert text.exit_code == as_json.exit_code == 1
    (found,) = json.loads(as_json.stdout)
    assert found["severity"] == "error" and found["code"] == "unknown-icon"
    assert f"{found['file']}:{found['line']}:{found['column']}: error: {found['message']}" in text.stdout
    assert "handshake" in found["hint"]


def test_check_as_json_is_empty_when_all_is_well(project: Path) -> None:
    result = run(project, "check", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_icons_are_found_by_name_and_by_what_they_show(project: Path) -> None:
    assert "handshake" in run(project, "icons", "handshake").stdout.split()
    assert len(run(project, "icons").stdout.split()) > 1000
    assert "ambulance" in run(project, "icons", "emergency").stdout.split()


def test_an_icon_that_nobody_has_ends_with_1(project: Path) -> None:
    result = run(project, "icons", "qqqqzzzz")
    assert result.exit_code == 1
    assert "qqqqzzzz" in result.stderr and result.stdout == ""


def test_a_designers_own_icon_is_listed(project: Path) -> None:
    (project / "assets" / "icons").mkdir(parents=True, exist_ok=True)
    (project / "assets" / "icons" / "moose.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>', encoding="utf-8"
    )
    assert "moose" in run(project, "icons", "moose").stdout.split()


def test_help_names_every_command_and_option() -> None:
    said = typed("--help").output
    assert all(name in said for name in ("render", "check", "icons"))
    said = typed("render", "--help").output
    options = ("--config", "--year", "--size", "--language", "--theme", "--output")
    assert all(option in said for option in options)


def test_help_needs_none_of_the_heavy_parts() -> None:
    code = (
        "import sys\nfrom benefitgraphic.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'matplotlib', 'numpy', 'pydantic', 'PIL', 'pikepdf', 'babel', 'fontTools', 'yaml'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_progress_is_shown_and_cleared(project: Path) -> None:
    import pty

    parent, child = pty.openpty()
    command = [sys.executable, "-m", "benefitgraphic", "render", "--size", "social"]
    done = subprocess.run(command, cwd=project, stdout=subprocess.PIPE, stderr=child, check=False)
    os.close(child)
    shown = os.read(parent, 10_000).decode()
    os.close(parent)
    assert done.returncode == 0
    assert "social.png" in shown
    assert shown.endswith("\r\x1b[K"), "the progress line is left standing"
    assert b"\x1b" not in done.stdout
