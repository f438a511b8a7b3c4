"""A translation, as a designer makes one: begin it, translate, note it, and hear of what changes later."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from projects import edit, run


def found(project: Path) -> list[tuple[str, str, str]]:
    """What `check` says about translations: code, file and place."""
    result = run(project, "check", "--size", "social", "--format", "json")
    about = ("untranslated", "same-as-original", "stale-translation", "not-noted")
    return [(one["code"], one["file"], one["path"]) for one in json.loads(result.stdout) if one["code"] in about]


def test_the_sample_is_translated_and_noted(project: Path) -> None:
    assert found(project) == []
    result = run(project, "translation", "fr-CA")
    assert result.exit_code == 0
    assert result.output == "54 of 54 texts are translated.\n"


def test_a_new_translation_begins_with_the_original_to_write_over(project: Path) -> None:
    result = run(project, "translation", "de")
    assert result.exit_code == 0
    assert "infographic.de.yaml" in result.output and "metrics.de.yaml" in result.output
    made = yaml.safe_load((project / "config" / "infographic.de.yaml").read_text(encoding="utf-8"))
    assert made["language"] == "de"
    assert len(made["benefits"]) == 9 and set(made["benefits"][0]) == {"title", "text", "short"}
    assert made["benefits"][1]["short"] == "{messages} messages handled"
    assert "year" not in made and "theme" not in made and "sizes" not in made
    assert set(yaml.safe_load((project / "config" / "metrics.de.yaml").read_text(encoding="utf-8"))["messages"]) == {
        "label",
        "definition",
    }

    again = run(project, "translation", "de")
    assert again.output.endswith("0 of 54 texts are translated.\n")
    assert again.output.count("same as in config/infographic.yaml") == 43
    rendered = run(project, "render", "--language", "de", "--size", "social")
    assert rendered.exit_code == 0
    # A render says it once for each file.
    assert "none of the 43 texts of config/infographic.yaml is translated in config/infographic.de.yaml yet" in (
        rendered.output
    )
    assert "none of the 11 texts of config/metrics.yaml" in rendered.output
    assert "is the same as" not in rendered.output


def test_a_translation_that_has_hardly_begun_is_told_of_once(project: Path) -> None:
    (project / "config" / "infographic.fr-CA.yaml").write_text("language: fr-CA\n", encoding="utf-8")
    assert found(project) == [("untranslated", "config/infographic.fr-CA.yaml", "")]
    said = run(project, "check", "--size", "social").output
    assert "none of the 43 texts of config/infographic.yaml is translated" in said
    assert "event, title, subtitle and 40 more" in said
    # Its own command names each.
    assert run(project, "translation", "fr-CA").output.count("is not translated in") == 43


def test_a_few_that_say_the_original_are_named_each(project: Path) -> None:
    edit(project, "infographic.fr-CA.yaml", "title: Un ministère humain", "title: A human ministry")
    (project / "config" / "translated.fr-CA.yaml").unlink()
    assert ("same-as-original", "config/infographic.fr-CA.yaml", "benefits[8].title") in found(project)


def test_whichever_file_is_missing_is_begun(project: Path) -> None:
    words = project / "config" / "infographic.fr-CA.yaml"
    metrics = project / "config" / "metrics.fr-CA.yaml"
    before = metrics.read_bytes()
    words.unlink()
    result = run(project, "check", "--size", "social")
    assert "config/metrics.fr-CA.yaml: warning: this translation is not used" in result.output
    assert "benefitgraphic translation fr-CA" in result.output
    begun = run(project, "translation", "fr-ca")
    assert begun.exit_code == 0
    assert words.is_file() and metrics.read_bytes() == before
    assert "language: fr-CA" in words.read_text(encoding="utf-8")

    metrics.unlink()
    assert "metrics.fr-CA.yaml" in run(project, "translation", "fr-CA").output
    assert metrics.is_file()


def test_a_translation_says_no_other_language_than_its_name(project: Path) -> None:
    edit(project, "infographic.fr-CA.yaml", "language: fr-CA", "language: de")
    result = run(project, "check", "--size", "social")
    assert result.exit_code == 1
    assert "this says 'de', but the file's name says 'fr-CA'" in result.output


def without(project: Path, title: str) -> None:
    """Takes a benefit out of the original."""
    path = project / "config" / "infographic.yaml"
    before, after = path.read_text(encoding="utf-8").split(f"  - title: {title}\n")
    path.write_text(before + "  - title: " + after.split("  - title: ", 1)[1], encoding="utf-8")


def test_what_is_gone_from_the_original_is_named_where_its_translation_stands(project: Path) -> None:
    without(project, "Education and context")
    result = run(project, "check", "--size", "social")
    assert result.exit_code == 1
    assert "benefits[3] ('Education and context') is gone from config/infographic.yaml" in result.output
    assert "title: Éducation et contexte" in result.output and "delete its translation" in result.output


def test_two_that_are_gone_are_both_named(project: Path) -> None:
    without(project, "Education and context")
    without(project, "Safety first")
    said = run(project, "check", "--size", "social").output
    assert "benefits[3] ('Education and context') is gone" in said
    assert "benefits[7] ('Safety first') is gone" in said


def test_without_notes_nobody_knows_what_is_gone(project: Path) -> None:
    (project / "config" / "translated.fr-CA.yaml").unlink()
    without(project, "Education and context")
    assert "config/infographic.yaml has only 8 of these" in run(project, "check", "--size", "social").output


def test_two_that_changed_places_are_told_of_once(project: Path) -> None:
    path = project / "config" / "infographic.yaml"
    parts = path.read_text(encoding="utf-8").split("  - title: ")
    parts[1], parts[2] = parts[2], parts[1]
    path.write_text("  - title: ".join(parts), encoding="utf-8")
    assert found(project) == [("stale-translation", "config/infographic.fr-CA.yaml", "benefits[1].title")]
    said = run(project, "translation", "fr-CA").output
    assert "benefits[1] and benefits[2] changed places in the original" in said
    assert said.endswith("48 of 54 texts are translated; 6 to read again.\n")


def test_what_still_says_the_original_is_not_noted_as_done(project: Path) -> None:
    run(project, "translation", "de")
    result = run(project, "translation", "de", "--done")
    assert result.exit_code == 1
    assert "54 of 54 texts still say what the original says" in result.output
    assert not (project / "config" / "translated.de.yaml").exists()


def test_a_missing_text_is_named_where_it_has_to_be_translated(project: Path) -> None:
    edit(project, "infographic.fr-CA.yaml", "    short: De bonnes habitudes sur la route\n", "")
    assert found(project) == [("untranslated", "config/infographic.yaml", "benefits[7].short")]
    result = run(project, "check", "--size", "social")
    assert result.exit_code == 0
    assert "benefits[7].short is not translated in config/infographic.fr-CA.yaml" in result.output


def test_a_metric_without_its_name_is_named_too(project: Path) -> None:
    edit(project, "metrics.fr-CA.yaml", "  label: Abonnés\n", "")
    assert found(project) == [("untranslated", "config/metrics.yaml", "followers.label")]


@pytest.mark.slow
def test_a_break_may_be_written_as_either_year(project: Path) -> None:
    edit(project, "infographic.yaml", "year: 2025", "year: 2025\nfiscal_year_start: 04-01")
    edit(project, "metrics.csv", "2021,2022,2023,2024,2025", "2021-22,2022-23,2023-24,2024-25,2025-26")
    edit(project, "metrics.yaml", "  label: Followers\n", "  label: Followers\n  breaks: {2023-24: Spam is out.}\n")
    edit(project, "metrics.fr-CA.yaml", "  label: Abonnés\n", "  label: Abonnés\n  breaks: {2023: Sans pourriels.}\n")
    assert run(project, "translation", "fr-CA", "--done").exit_code == 0
    assert found(project) == []
    assert run(project, "check", "--size", "social").exit_code == 0


def test_a_whole_missing_file_is_named_key_by_key(project: Path) -> None:
    (project / "config" / "metrics.fr-CA.yaml").unlink()
    paths = [path for code, _, path in found(project) if code == "untranslated"]
    assert len(paths) == 11
    assert "engagement_by_channel.by" in paths


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "thanks", "short", "places"),
    [
        ("infographic.fr-CA.yaml", "Rien de cela n’existerait sans les spécialistes", "Merci!", []),
        # The short text alone is missing.
        ("infographic.yaml", "None of this works without the subject matter", "Thank you.", ["thanks.short"]),
    ],
)
def test_a_text_with_a_short_one_beside_it_is_translated_by_one_without_and_the_other_way_round(
    file: str, thanks: str, short: str, places: list[str], project: Path
) -> None:
    edit(project, file, f"thanks: {thanks}", f"thanks:\n  short: {short}\n  text: {thanks}")
    assert [place for code, _, place in found(project) if code == "untranslated"] == places
    run(project, "translation", "fr-CA", "--done")
    assert [code for code, _, _ in found(project)] == ["untranslated"] * len(places)
    edit(project, "infographic.yaml", thanks if places else "None of this works", "None of it can be done")
    assert "stale-translation" in [code for code, _, _ in found(project)]


def test_what_changes_in_the_original_makes_its_translation_stale(project: Path) -> None:
    edit(project, "infographic.yaml", "questions from every province and territory", "questions from every district")
    stale = ("stale-translation", "config/infographic.fr-CA.yaml", "fun_facts[1]")
    assert found(project) == [stale]
    said = run(project, "translation", "fr-CA").output
    # From where they differ.
    assert "it was '…questions from every province and territory.'" in said
    assert "and is now '…questions from every district.'" in said
    assert said.endswith("53 of 54 texts are translated; 1 to read again.\n")

    # Translated anew, it is no longer stale, and only has to be noted.
    edit(project, "infographic.fr-CA.yaml", "de chaque province et territoire", "de chaque district")
    assert [code for code, _, _ in found(project)] == ["not-noted"]
    assert run(project, "translation", "fr-CA", "--done").exit_code == 0
    assert found(project) == []


@pytest.mark.slow
def test_a_changed_original_whose_translation_still_fits_is_noted_as_such(project: Path) -> None:
    edit(project, "infographic.yaml", "Safer habits on the road", "Safer ways on the road")
    assert [code for code, _, _ in found(project)] == ["stale-translation"]
    run(project, "translation", "fr-CA", "--done")
    assert found(project) == []


def test_another_line_break_in_the_file_changes_nothing(project: Path) -> None:
    edit(
        project,
        "infographic.yaml",
        "text: We support media relations, and",
        "text: >-\n      We support media relations,\n      and",
    )
    assert found(project) == []


def test_a_benefit_put_in_between_shows_that_all_after_it_moved(project: Path) -> None:
    edit(
        project,
        "infographic.yaml",
        "  - title: Safety first\n",
        "  - title: New\n    icon: star\n    text: New text.\n    short: New\n  - title: Safety first\n",
    )
    stale = [path for code, _, path in found(project) if code == "stale-translation"]
    assert {path for path in stale if path.endswith("title")} == {f"benefits[{n}].title" for n in (7, 8, 9)}
    assert [path for code, _, path in found(project) if code == "untranslated"] == [
        f"benefits[10].{key}" for key in ("title", "text", "short")
    ]


def test_without_notes_it_says_once_that_there_are_none(project: Path) -> None:
    (project / "config" / "translated.fr-CA.yaml").unlink()
    assert [code for code, _, _ in found(project)] == ["not-noted"]


def test_it_can_be_silenced_like_any_other_check(project: Path) -> None:
    edit(project, "infographic.fr-CA.yaml", "    short: De bonnes habitudes sur la route\n", "")
    with (project / "config" / "infographic.yaml").open("a", encoding="utf-8") as file:
        file.write('silence: {untranslated: "The English is short enough for all."}\n')
    assert found(project) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-CA", "language of the original"),
        ("EN-ca", "language of the original"),
        ("English", "no language is called"),
        ("../x", "no language is called"),
        ("", "no language is called"),
        ("all", "one translation at a time"),
    ],
)
def test_what_is_no_translation_is_refused(project: Path, language: str, said: str) -> None:
    before = sorted(path.name for path in (project / "config").iterdir())
    result = run(project, "translation", language)
    assert result.exit_code == 2
    assert said in result.output
    assert sorted(path.name for path in (project / "config").iterdir()) == before


def test_notes_of_another_form_are_told_of(project: Path) -> None:
    (project / "config" / "translated.fr-CA.yaml").write_text("infographic: 5\n", encoding="utf-8")
    result = run(project, "check", "--size", "social")
    assert result.exit_code == 0
    assert "translated.fr-CA.yaml:1:1: warning: 'infographic' says nothing about what was translated" in result.output


@pytest.mark.slow
@pytest.mark.parametrize("text", ["", "# Nothing yet.\n"])
def test_empty_notes_are_none(project: Path, text: str) -> None:
    (project / "config" / "translated.fr-CA.yaml").write_text(text, encoding="utf-8")
    assert [code for code, _, _ in found(project)] == ["not-noted"]
    assert run(project, "check", "--size", "social").exit_code == 0


def test_one_that_is_not_noted_is_named(project: Path) -> None:
    edit(project, "infographic.yaml", "source: Platform reports of", "source: Reports of")
    edit(project, "infographic.fr-CA.yaml", "source: Rapports des plateformes", "source: Rapports")
    assert "the translation of source isn't noted" in run(project, "translation", "fr-CA").output


def test_notes_that_are_damaged_are_named_and_stop_nothing_else(project: Path) -> None:
    (project / "config" / "translated.fr-CA.yaml").write_text("infographic: [\n", encoding="utf-8")
    result = run(project, "check", "--size", "social")
    assert result.exit_code == 1
    assert "config/translated.fr-CA.yaml:" in result.output


def test_every_language_is_made_at_once_or_none(project: Path, tmp_path: Path) -> None:
    result = run(project, "render", "--language", "all", "--size", "social", "--output", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert (tmp_path / "out" / "social.png").is_file()
    assert (tmp_path / "out" / "fr-CA" / "social.png").is_file()

    edit(project, "infographic.fr-CA.yaml", "title: Éducation et contexte", "title: '{nothing}'")
    broken = run(project, "render", "--language", "all", "--size", "social", "--output", str(tmp_path / "other"))
    assert broken.exit_code == 1
    assert "infographic.fr-CA.yaml" in broken.output
    assert not (tmp_path / "other").exists()


def test_in_its_own_place_a_translation_has_its_own_folder(project: Path) -> None:
    assert run(project, "render", "--language", "all", "--size", "social").exit_code == 0
    assert (project / "output" / "2025" / "social.png").is_file()
    assert (project / "output" / "2025" / "fr-CA" / "social.png").is_file()


@pytest.mark.slow
def test_categories_are_called_as_the_translation_says(project: Path) -> None:
    run(project, "render", "--language", "all", "--size", "intranet")
    assert ",Blog," in (project / "output" / "2025" / "data.csv").read_text(encoding="utf-8-sig")
    french = (project / "output" / "2025" / "fr-CA" / "data.csv").read_text(encoding="utf-8-sig")
    assert ",Blogue," in french and ",Blog," not in french

    edit(project, "metrics.fr-CA.yaml", "{Blog: Blogue}", "{Blogs: Blogue}")
    result = run(project, "check", "--size", "social")
    assert result.exit_code == 1
    assert "the sheet has no category 'Blogs'" in result.output and "did you mean 'Blog'?" in result.output


@pytest.mark.slow
def test_a_text_repeated_by_name_is_a_text_of_its_own(project: Path) -> None:
    edit(project, "infographic.yaml", "short: Trust earned by listening", "short: &trust Trust earned by listening")
    edit(project, "infographic.yaml", "short: Answers before people ask", "short: *trust")
    assert found(project) == [("stale-translation", "config/infographic.fr-CA.yaml", "benefits[3].short")]

    edit(project, "infographic.fr-CA.yaml", "short: La confiance, gagnée par l’écoute", "short: &c La confiance")
    edit(project, "infographic.fr-CA.yaml", "short: La réponse avant la question", "short: *c")
    assert {code for code, _, _ in found(project)} == {"not-noted"}
