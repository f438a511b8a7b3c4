"""What a designer silences, with the reason, and how a render and a check tell of it: as they are typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from benefitgraphic.build import check
from projects import edit, run, typed

Plant = Callable[..., Path]
LONG = " ".join(["word"] * 20) + ". " + " ".join(["word"] * 20)


def _run(*arguments: str) -> Result:
    return typed(*arguments, "--size", "intranet")


def _check(config: Path, *more: str) -> Result:
    return _run("check", "--config", str(config), *more)


def test_the_sample_has_nothing_to_mend_and_nothing_to_silence(project: Path) -> None:
    config = project / "config" / "infographic.yaml"
    assert "\nsilence:" not in config.read_text(encoding="utf-8")
    result = _check(config)
    assert result.output == "No problems found.\n"
    assert result.exit_code == 0


@pytest.mark.slow
def test_a_warning_is_told_and_stops_nothing(plant: Plant, tmp_path: Path) -> None:
    config = plant(LONG)
    result = _check(config)
    assert result.exit_code == 0
    assert "warning: this text has 40 words" in result.output
    assert "Warnings only" in result.output
    written = _run("render", "--config", str(config), "--output", str(tmp_path / "out"))
    assert written.exit_code == 0
    assert "this text has 40 words" in written.stderr


@pytest.mark.parametrize("fact", ["Thanks to xxxx.", "In {year} we handled 44,820 messages."])
def test_an_error_in_the_words_writes_nothing(fact: str, plant: Plant, tmp_path: Path) -> None:
    config = plant(fact)
    assert _check(config).exit_code == 1
    result = _run("render", "--config", str(config), "--output", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "nothing was written" in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_an_error_in_a_translation_writes_nothing_either(plant: Plant, tmp_path: Path) -> None:
    config = plant("We drove 300 km.", "Nous avons roulé 500 km.")
    arguments = ["render", "--config", str(config), "--output", str(tmp_path / "out")]
    assert _run(*arguments).exit_code == 0
    result = _run(*arguments, "--language", "fr-CA")
    assert result.exit_code == 1
    assert "'500'" in result.stderr


@pytest.mark.parametrize("rule", ["long-text", '"long-text fun_facts[1]"'])
def test_a_silenced_warning_is_only_counted_with_its_reason(rule: str, plant: Plant) -> None:
    result = _check(plant(LONG, also=f"silence:\n  {rule}: The minister is quoted in full."))
    assert result.exit_code == 0
    assert "words;" not in result.output
    assert result.output.startswith("No problems found.\n")
    assert f"Silenced: {rule.strip(chr(34))} (1): The minister is quoted in full." in result.output


@pytest.mark.slow
def test_an_error_can_be_silenced_too(plant: Plant, tmp_path: Path) -> None:
    config = plant("The XXX Games", also="silence: {left-over: The Games are called so.}")
    assert _check(config).exit_code == 0
    result = _run("render", "--config", str(config), "--output", str(tmp_path / "out"))
    assert result.exit_code == 0


def test_another_place_is_not_silenced(plant: Plant) -> None:
    result = _check(plant(LONG, also='silence: {"long-text fun_facts[2]": Quoted in full.}'))
    assert "this text has 40 words" in result.output
    assert "'long-text fun_facts[2]' is silenced, but there is nothing of that kind" in result.output


def test_a_stale_translation_is_noted_and_not_silenced_by_its_place(plant: Plant) -> None:
    found = check(plant(also='silence: {"stale-translation fun_facts[1]": It still fits.}'))
    assert [(one.code, one.severity) for one in found] == [("unknown-check", "error")]
    assert "--done" in found[0].hint


def test_what_silences_nothing_is_told(plant: Plant) -> None:
    config = plant(also="silence: {long-text: Quoted in full.}")
    (found,) = check(config)
    assert (found.code, found.severity) == ("idle-silence", "warning")
    assert found.source_line.startswith("silence:")


@pytest.mark.slow
def test_a_render_doesnt_say_so(plant: Plant, tmp_path: Path) -> None:
    # It doesn't grade texts, and can't know.
    config = plant(also="silence: {hard-to-read: Lawyers wrote it.}")
    result = _run("render", "--config", str(config), "--output", str(tmp_path / "out"))
    assert result.stderr == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rule", "hint"), [("long-txt", "did you mean 'long-text'?"), ("unknown-key", ""), ("too-tall", ""), ("x", "")]
)
def test_only_checks_of_the_words_can_be_silenced(rule: str, hint: str, plant: Plant) -> None:
    found = check(plant(also=f"silence: {{{rule}: We know.}}"))
    assert [(one.code, one.severity) for one in found] == [("unknown-check", "error")]
    assert hint in found[0].hint


@pytest.mark.parametrize(
    ("silence", "code"),
    [
        ("silence: long-text", "not-keys"),
        ("silence: [long-text]", "not-keys"),
        ("silence: {long-text: ' '}", "no-reason"),
        ("silence: {long-text: }", "no-reason"),
        ("silence:\n  long-text:\n", "no-reason"),
        ("silence: {long-text: [a, b]}", "not-text"),
    ],
)
def test_a_silence_needs_its_reason(silence: str, code: str, plant: Plant) -> None:
    assert [one.code for one in check(plant(also=silence))] == [code]


def test_a_translation_silences_nothing_of_its_own(plant: Plant, project: Path) -> None:
    config = plant("Nothing.", "Rien.", also="silence: {long-text: Quoted.}")
    french = project / "config" / "infographic.fr-CA.yaml"
    french.write_text(french.read_text(encoding="utf-8") + "\nsilence: {long-text: Cité.}\n", encoding="utf-8")
    assert "not-translatable" in [one.code for one in check(config)]


@pytest.mark.slow
def test_a_text_without_a_translation_is_told_of_once(plant: Plant, project: Path) -> None:
    config = plant(LONG, "Rien.")
    french = project / "config" / "infographic.fr-CA.yaml"
    lines = french.read_text(encoding="utf-8").splitlines()
    start = lines.index("fun_facts:")
    french.write_text("\n".join(lines[:start] + lines[start + 4 :]), encoding="utf-8")
    assert [one.code for one in check(config)].count("long-text") == 1


def test_json_has_it_all(plant: Plant) -> None:
    config = plant("Thanks to xxxx.")
    found = json.loads(_check(config, "--format", "json").output)
    assert [one["code"] for one in found] == ["left-over"]
    assert found[0]["file"] == "config/infographic.yaml"
    assert found[0]["severity"] == "error"


def test_what_is_found_while_reading_can_be_silenced_too(project: Path) -> None:
    edit(project, "metrics.yaml", "  per_day: true", '  per_day: true\n  breaks: {2032: "Counted anew."}')
    assert "'messages' has a break in 2032" in run(project, "check", "--size", "letter").output
    with (project / "config" / "infographic.yaml").open("a", encoding="utf-8") as file:
        file.write("silence: {break-elsewhere: We announce it now.}\n")
    said = run(project, "check", "--size", "letter").output
    assert "'messages' has a break in 2032" not in said
    assert "Silenced: break-elsewhere (1): We announce it now." in said
