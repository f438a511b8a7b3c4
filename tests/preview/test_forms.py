"""The forms: made from the models, so that each field has a place; they say what the file says, as text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.content.models import InfographicModel
from benefitgraphic.design.sizes import SIZES
from benefitgraphic.preview.forms.labels import FieldLabel, choice_label
from benefitgraphic.preview.forms.schema import Blank, blank_at, blanks, groups, part_of
from benefitgraphic.preview.forms.values import field_of, form_of, words_of
from benefitgraphic.preview.messages import Facts, Read
from benefitgraphic.project.paths import Project
from benefitgraphic.project.yaml.steps import steps_of
from elements import attribute, has
from filled import Forms
from laying import THEMES
from previewing import sample_project
from projects import edit

CONFIG = "infographic.yaml"
EVIL = "<script>alert(1)</script>\"'&{{ 7 * 7 }}</textarea><b>"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, with a warning that is kept quiet."""
    folder = sample_project(tmp_path_factory.mktemp("forms") / "project")
    with (folder / "config" / CONFIG).open("a", encoding="utf-8") as file:
        file.write('\nsilence:\n  long-text benefits[3].text: "Quoted in full."\n')
    return folder


@pytest.fixture(scope="module")
def forms(project: Path) -> Forms:
    return Forms(project / "config" / CONFIG)


def every_blank() -> Iterator[Blank]:
    """Every field of every model, from the top."""
    waiting = [blank for group in groups().values() for blank in group]
    while waiting:
        blank = waiting.pop()
        yield blank
        if blank.inner:
            waiting += blanks(blank.inner, blank.key)


def test_every_field_of_the_file_is_in_one_group() -> None:
    placed = [blank.name for group in groups().values() for blank in group]
    assert sorted(placed) == sorted(InfographicModel.model_fields)


def test_every_field_of_every_model_is_somewhere(forms: Forms, project: Path) -> None:
    tree, _ = words_of(Project.of(project / "config" / CONFIG))
    assert tree
    there: set[str] = set()
    for part in parts(project):
        shown = forms.get(f"edit?{urlencode({'part': part})}")
        assert shown.status == 200
        there |= {str(field.attrs["data-place"]) for field in shown.all(".field")}
        there |= {str(items.attrs["data-place"]) for items in shown.all("ol.items")}
    found = {".".join(str(s) for s in steps_of(path) if isinstance(s, str)) for path in there}
    wanted = {blank.key for blank in every_blank() if blank.kind != "section"}
    assert wanted - found == set()


def parts(project: Path) -> list[str]:
    """Every group, and every item of lists that have forms of their own."""
    tree, _ = words_of(Project.of(project / "config" / CONFIG))
    assert tree
    listings = [form_of(Project.of(project / "config" / CONFIG), tree, group).listing for group in groups()]
    return [*groups(), *(item.part for one in listings if one and not one.is_texts for item in one.items)]


def test_a_field_that_nobody_has_labelled_is_shown_by_its_key() -> None:
    class More(InfographicModel):
        minister_quote: str = ""

    (blank,) = [blank for blank in blanks(More) if blank.name == "minister_quote"]
    assert (blank.label, blank.kind, blank.is_required) == (FieldLabel("Minister quote"), "line", False)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("title", "words"),
        ("benefits[1].icon", "icon"),
        ("resources[1].url", "url"),
        ("sample", "flag"),
        ("sizes", "sizes"),
        ("theme", "theme"),
        ("numbers.panels[1].metric", "metric"),
        ("numbers.panels[1].chart", "choice"),
        ("brands[2].channels", "texts"),
        ("fun_facts[2]", "words"),
        ("fun_facts[2].short", "words"),
        ("thanks.text", "words"),
        ("brands[1].short", "words"),
        ("poster", "choice"),
        ("silence", "pairs"),
        ("year", "line"),
        ("benefits", "items"),
    ],
)
def test_each_kind_of_value_is_asked_for_in_its_way(path: str, kind: str) -> None:
    blank = blank_at(steps_of(path))
    assert blank and blank.kind == kind


def test_choices_are_those_that_the_models_take() -> None:
    chart, sizes = blank_at(("numbers", "panels", 0, "chart")), blank_at(("sizes",))
    assert chart and chart.choices == tuple(KINDS)
    assert all(choice_label(kind) == f"{KINDS[kind].label} ({kind})" for kind in chart.choices)
    assert sizes and sizes.choices == tuple(SIZES)


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("benefits[3].title", "benefits[3]"),
        ("benefits[3]", "benefits[3]"),
        ("benefits", "benefits"),
        ("brands[1].channels[2]", "brands[1]"),
        ("numbers.panels[2].chart", "numbers.panels[2]"),
        ("numbers.lede", "numbers"),
        ("fun_facts[2]", "fun_facts"),
        ("fun_facts[2].short", "fun_facts"),
        ("thanks.short", "thanks"),
        ("logo_alt", "masthead"),
        ("source", "thanks"),
        ("year", "look"),
        ("masthead", "masthead"),
        ("row 4, column 2025 (F4)", ""),
        ("nothing.like[1].it", ""),
        ("benefits[0].title", ""),
        ("", ""),
    ],
)
def test_each_path_has_its_part(path: str, part: str) -> None:
    assert part_of(path) == part


@given(st.lists(st.one_of(st.text(max_size=12), st.integers(-5, 50)), max_size=8))
def test_places_outside_the_models_are_nowhere(steps: list[str | int]) -> None:
    blank = blank_at(tuple(steps))
    if blank:
        assert steps[0] in InfographicModel.model_fields


@given(st.text(max_size=60))
def test_any_path_is_read_or_is_none(path: str) -> None:
    assert part_of(path) == "" or steps_of(path)


@pytest.mark.slow
def test_values_are_those_of_the_file_with_their_placeholders(forms: Forms, project: Path) -> None:
    said = yaml.safe_load((project / "config" / CONFIG).read_text(encoding="utf-8"))
    for at, benefit in enumerate(said["benefits"], 1):
        for name in ("title", "text", "short"):
            field = forms.field(f"benefits[{at}].{name}")
            assert json.loads(str(field.attrs["data-was"])) == benefit[name]
            assert field.query("textarea")[0].to_text(strip=False).strip("\n") == benefit[name]
    assert "{messages}" in str(forms.field("benefits[2].text").attrs["data-was"])
    assert json.loads(str(forms.field("brands[2].channels").attrs["data-was"])) == said["brands"][1]["channels"]
    assert json.loads(str(forms.field("subtitle").attrs["data-was"])) == said["subtitle"]
    assert json.loads(str(forms.field("logo").attrs["data-was"])) is None


def test_what_the_file_says_is_read_anew_for_each_form(tmp_path: Path) -> None:
    folder = sample_project(tmp_path / "project")
    forms = Forms(folder / "config" / CONFIG)
    assert "Safety first" in forms.names("benefits")
    edit(folder, CONFIG, "title: Safety first", "title: Safety before all")
    assert "Safety before all" in forms.names("benefits")


def test_a_text_with_a_short_one_beside_it_is_two_fields(tmp_path: Path) -> None:
    folder = sample_project(tmp_path / "project")
    first = "Our team has answered questions from every province and territory."
    edit(folder, CONFIG, f"- {first}", f"- text: {first}\n    short: We answer all")
    edit(folder, CONFIG, "thanks: None", "thanks:\n  short: Thank you all\n  text: None")
    forms = Forms(folder / "config" / CONFIG)
    for path, said in {
        "fun_facts[1].text": first, "fun_facts[1].short": "We answer all", "thanks.short": "Thank you all",
    }.items():  # fmt: skip
        assert json.loads(str(forms.field(path).attrs["data-was"])) == said
    assert forms.text("fun_facts[1].short", "We answer them all").status == 200
    assert forms.text("thanks.text", "Thank you.").status == 200
    now = yaml.safe_load((folder / "config" / CONFIG).read_text(encoding="utf-8"))
    assert now["fun_facts"][0] == {"text": first, "short": "We answer them all"}
    assert now["thanks"] == {"short": "Thank you all", "text": "Thank you."}
    assert forms.text("thanks.short", "").status == 200
    assert "short" not in yaml.safe_load((folder / "config" / CONFIG).read_text(encoding="utf-8"))["thanks"]


def test_how_posters_are_read_may_be_left_to_the_room_there_is(forms: Forms) -> None:
    options = forms.field("poster").query("option")
    assert [attribute(option, "value") for option in options] == ["", "notice", "wall"]
    assert all(option.to_text().strip() for option in options)


@pytest.mark.slow
def test_script_in_every_text_field_comes_out_as_text(tmp_path: Path) -> None:
    folder = sample_project(tmp_path / "project")
    config = folder / "config" / CONFIG
    said = yaml.safe_load(config.read_text(encoding="utf-8"))
    config.write_text(yaml.safe_dump(planted(said), allow_unicode=True, sort_keys=False), encoding="utf-8")
    metrics = folder / "config" / "metrics.yaml"
    metrics.write_text(metrics.read_text(encoding="utf-8").replace("label: ", f"label: {json.dumps(EVIL)} # "), "utf-8")
    sheet = folder / "config" / "metrics.csv"
    quoted = '"' + EVIL.replace('"', '""') + '"'
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("Facebook", quoted).replace("31200", quoted), "utf-8")
    (folder / "config" / "themes" / "'><b>.yaml").write_text(f"name: {json.dumps(EVIL)}\n", encoding="utf-8")
    forms = Forms(config)
    for part in parts(folder):
        shown = forms.get(f"edit?{urlencode({'part': part})}")
        assert not shown.has("script, b, [onerror]"), part
        assert "{{ 7" in shown.body.decode() or part == "look"
        assert not shown.has("[style]")
    shown = forms.get("figures")
    assert not shown.has("script, b")
    assert EVIL in [cell.attrs["value"] for cell in shown.all("td input")]


def planted(said: object) -> object:
    """The same with script in each text."""
    if isinstance(said, dict):
        return {key: planted(value) if key not in ("year", "sizes") else value for key, value in said.items()}
    return [planted(one) for one in said] if isinstance(said, list) else EVIL if isinstance(said, str) else said


@pytest.mark.slow
def test_every_control_has_its_label_and_what_describes_it(forms: Forms, project: Path) -> None:
    for part in parts(project):
        shown = forms.get(f"edit?{urlencode({'part': part})}")
        ids = [str(one.attrs["id"]) for one in shown.all("[id]")]
        assert len(ids) == len(set(ids)), part
        labelled = {one.attrs.get("for") for one in shown.all("label")}
        inside = {one.attrs.get("id") for one in shown.all("label input")}
        for control in shown.all("input, textarea, select"):
            assert control.attrs.get("id") in labelled | inside, control.attrs
            for other in str(control.attrs.get("aria-describedby") or "").split():
                assert other in ids, (part, other)


def test_a_file_that_cant_be_read_leads_to_the_problem(tmp_path: Path) -> None:
    folder = sample_project(tmp_path / "project")
    edit(folder, CONFIG, "theme: harbour ", "theme: [harbour ")
    forms = Forms(folder / "config" / CONFIG)
    shown = forms.get("edit?part=masthead")
    assert shown.status == 200
    assert "source?file=config%2Finfographic.yaml&line=" in str(shown.one("#to-problem").attrs["href"])
    assert not shown.has("textarea")
    assert forms.get("figures").has("td input")


def test_what_isnt_a_text_in_the_file_cant_be_typed_over(tmp_path: Path) -> None:
    folder = sample_project(tmp_path / "project")
    edit(folder, CONFIG, "subtitle: Nine", "subtitle:\n  a: Nine")
    tree, _ = words_of(Project.of(folder / "config" / CONFIG))
    blank = blank_at(("subtitle",))
    assert tree and blank and field_of(tree, blank, ("subtitle",)).is_odd
    assert not Forms(folder / "config" / CONFIG).field("subtitle").query("input, textarea")


@pytest.fixture
def french(project: Path) -> Forms:
    """The forms while French is looked at; its file translates one title, and what is above another."""
    (project / "config" / "infographic.fr-CA.yaml").write_text(
        "# mine\nlanguage: fr-CA\nbenefits:\n  - title: Confiance\n  -\n    text: Vite\n", encoding="utf-8"
    )
    languages = ("en-CA", "fr-CA")
    facts = Facts(2025, "2025", "fr-CA", languages, "ltr", "Title", "harbour", ("email",), True, "output/2025")
    forms = Forms(project / "config" / CONFIG, Read(1, facts, ()))
    assert not forms.get("edit").has(".notice")
    forms.session.look_at("email", "fr-CA")
    return forms


def test_translated_texts_are_said_to_be_elsewhere(french: Forms) -> None:
    assert "config/infographic.fr-CA.yaml" in french.get("edit").texts(".notice")[0]
    assert french.get("edit").one("#to-original").attrs["data-language"] == "en-CA"


@pytest.mark.parametrize(
    ("path", "said", "line"),
    [
        ("benefits[1].title", "fr-CA: Confiance Change it in config/infographic.fr-CA.yaml, line 4.", "4"),
        ("benefits[1].text", "not translated yet. Write it in config/infographic.fr-CA.yaml, line 4", "4"),
        ("benefits[2].title", "as benefits[2].title.", "6"),
        ("benefits[9].title", "as benefits[9].title.", "3"),
        ("brands[1].channels", "as brands[1].channels.", ""),
    ],
)
def test_while_a_translation_is_looked_at_nobody_writes_it_over_the_original(
    french: Forms, path: str, said: str, line: str
) -> None:
    field = french.field(path)
    (told,) = field.query(".translation")
    assert said in " ".join(told.to_text(separator="", strip=False).split())
    (link,) = told.query("a")
    assert parse_qs(urlsplit(attribute(link, "href")).query).get("line", [""]) == [line]
    assert all(has(control, "readonly") for control in field.query("textarea, input[type=text], input[type=url]"))


def test_what_all_languages_share_can_be_changed_whatever_is_looked_at(french: Forms) -> None:
    for path in ("benefits[1].icon", "logo"):
        assert not [one for one in french.field(path).query("input") if has(one, "readonly")]
    assert not french.get("edit?part=benefits").has("#add-benefits")


def test_themes_are_swatches_and_say_why_one_cant_be_used(tmp_path: Path) -> None:
    folder = sample_project(tmp_path / "project")
    theme = (folder / "config" / "themes" / "harbour.yaml").read_text(encoding="utf-8")
    pale = theme.replace('ink: "#1B2733"', 'ink: "#DDDDDD"')
    (folder / "config" / "themes" / "pale.yaml").write_text(pale, encoding="utf-8")
    shown = Forms(folder / "config" / CONFIG).get("edit?part=look")
    choices = {one.attrs["value"]: one.attrs for one in shown.all("input[name=theme]")}
    assert set(choices) == {*THEMES, "pale"}
    assert "checked" in choices["harbour"] and "disabled" in choices["pale"]
    assert "disabled" not in choices["analyst"]
    assert "#DDDDDD" in shown.one(f"#{choices['pale']['aria-describedby']}").to_text()
    assert shown.all("rect[fill='#0B2545']")


def test_figures_that_texts_can_name_say_what_the_graphic_says(forms: Forms) -> None:
    said = dict(zip(*(forms.get("sayings").texts(f".saying {one}") for one in ("code", ".number")), strict=True))
    assert said["{messages}"] == "48,210"
    assert said["{messages.change}"] == "7.6%"
    assert said["{year}"] == "2025"
    assert "{followers.per_day}" not in said


def test_icons_are_found_by_name_and_by_meaning_the_designers_own_first(tmp_path: Path) -> None:
    folder = sample_project(tmp_path / "project")
    own = folder / "assets" / "icons"
    own.mkdir(exist_ok=True)
    (own / "our-bridge.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', encoding="utf-8")
    forms = Forms(folder / "config" / CONFIG)
    place = urlencode({"path": "benefits[1].icon", "chosen": "handshake"})
    every = forms.get(f"icons?{place}")
    assert every.all("input")[0].attrs["value"] == "our-bridge"
    assert len(every.all("input")) == 96 and every.has("button.more")
    found = [one.attrs["value"] for one in forms.get(f"icons?{place}&query=bridge").all("input")]
    assert found[:2] == ["our-bridge", "bridge"]
    (checked,) = forms.get(f"icons?{place}&query=handshake").all("input[checked]")
    assert checked.attrs["value"] == "handshake"
    assert not forms.get(f"icons?{place}&query=%3Cb%3E").has("b")
    assert forms.get("icons?path=title").status == 404
