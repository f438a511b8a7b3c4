"""Changes from the forms: written as asked and no more, refused with a message, and never over somebody else's."""

from __future__ import annotations

import asyncio
import json
import threading
from pathlib import Path

import openpyxl
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benefitgraphic.build import check
from benefitgraphic.diagnostics import errors
from benefitgraphic.editing.edits import SetText
from benefitgraphic.editing.saving import Saved, save
from benefitgraphic.preview.forms.request import NotOfferedError, edit_of
from benefitgraphic.preview.forms.versions import side_by_side
from benefitgraphic.preview.messages import Facts, Question, Read, Refused, Room, RoomQuestion
from filled import Forms, Values, steps
from previewing import DEADLINE, sample_project
from projects import edit, files
from showing import Desk

CONFIG = "infographic.yaml"
SHEET = "metrics.csv"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return sample_project(tmp_path / "project")


@pytest.fixture
def forms(project: Path) -> Forms:
    return Forms(project / "config" / CONFIG)


def words(project: Path) -> str:
    return (project / "config" / CONFIG).read_text(encoding="utf-8")


def figures(project: Path) -> str:
    return (project / "config" / SHEET).read_text(encoding="utf-8")


def titles(project: Path) -> list[str]:
    return [benefit["title"] for benefit in yaml.safe_load(words(project))["benefits"]]


# Words.


def test_an_edit_changes_its_line_and_nothing_else(project: Path, forms: Forms) -> None:
    before = words(project)
    answer = forms.text("subtitle", "Ten benefits of a strong presence")
    assert answer.status == 200
    assert words(project) == before.replace(
        "Nine benefits of a strong social media presence", "Ten benefits of a strong presence"
    )
    assert json.loads(str(answer.one(".field").attrs["data-was"])) == "Ten benefits of a strong presence"
    assert forms.get("history").one("#undo").attrs["title"] == "Undo: Subtitle"


def test_what_cant_be_used_is_refused_and_nothing_is_written(project: Path, forms: Forms) -> None:
    before = files(project)
    answer = forms.text("benefits[2].text", "We handled {mesages} of them")
    assert answer.status == 422
    assert "No placeholder is called {mesages}" in answer.texts("li")[0] and "Did you mean" in answer.texts("li")[0]
    assert files(project) == before
    assert forms.get("history").one("#undo").attrs["aria-disabled"] == "true"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "now"),
    [
        ("title", "  "),
        ("benefits[1].icon", "no-such-icon-at-all"),
        ("benefits[1].icon", "../../etc/passwd"),
        ("resources[1].url", "javascript:alert(1)"),
        ("numbers.panels[1].chart", "waffle"),
        ("numbers.panels[1].metric", "nothing"),
        ("theme", "../harbour"),
        ("year", "1999"),
        ("language", "no language"),
        ("logo", "../../secret.svg"),
    ],
)
def test_each_kind_of_value_is_checked_as_in_the_file(project: Path, forms: Forms, path: str, now: str) -> None:
    before = files(project)
    answer = forms.text(path, now)
    assert answer.status == 422 and answer.has("li")
    assert files(project) == before


def test_an_optional_text_that_is_emptied_is_taken_out(project: Path, forms: Forms) -> None:
    assert forms.text("benefits[1].short", "").status == 200
    assert "short" not in yaml.safe_load(words(project))["benefits"][0]
    assert forms.text("benefits[1].short", "Trust").status == 200
    assert yaml.safe_load(words(project))["benefits"][0]["short"] == "Trust"


@pytest.mark.slow
def test_a_choice_a_tick_and_a_theme_are_written(project: Path, forms: Forms) -> None:
    assert forms.text("numbers.panels[2].chart", "number").status == 200
    assert forms.text("numbers.panels[2].emphasis", "hero").status == 200
    assert forms.text("sample", "false").status == 200
    assert forms.text("theme", "analyst").status == 200
    said = yaml.safe_load(words(project))
    assert said["numbers"]["panels"][1] == {"metric": "messages", "chart": "number", "emphasis": "hero"}
    assert (said["sample"], said["theme"]) == (False, "analyst")


def test_a_default_isnt_written_where_there_was_nothing(project: Path, forms: Forms) -> None:
    before = words(project)
    assert forms.text("numbers.panels[2].emphasis", "normal").status == 200
    assert words(project) == before


def test_sizes_keep_their_order_and_new_ones_follow(project: Path, forms: Forms) -> None:
    field = forms.field("sizes").attrs
    sent: Values = {
        "do": "texts",
        "steps": field["data-steps"] or "",
        "was": field["data-was"] or "",
        "now": ["hero", "letter", "email"],
    }
    assert forms.send("edit", sent).status == 200
    assert yaml.safe_load(words(project))["sizes"] == ["email", "letter", "hero"]


def test_channels_are_a_line_each(project: Path, forms: Forms) -> None:
    field = forms.field("brands[2].channels").attrs
    sent = {"do": "texts", "steps": field["data-steps"] or "", "was": field["data-was"] or ""}
    assert forms.send("edit", sent | {"now": "X, formerly Twitter\r\n\r\n Blog \r\n"}).status == 200
    assert yaml.safe_load(words(project))["brands"][1]["channels"] == ["X, formerly Twitter", "Blog"]


# Somebody else.


def test_a_field_that_was_changed_meanwhile_shows_both_versions(project: Path, forms: Forms) -> None:
    field = forms.field("subtitle").attrs
    edit(project, CONFIG, "subtitle: Nine benefits", "subtitle: Some benefits")
    before = files(project)
    sent = {"do": "text", "steps": field["data-steps"] or "", "was": field["data-was"] or "", "now": "Mine"}
    answer = forms.send("edit", sent)
    assert answer.status == 409
    assert answer.texts(".version .said") == ["Some benefits of a strong social media presence", "Mine"]
    assert answer.texts(".started .said") == ["Nine benefits of a strong social media presence"]
    assert files(project) == before
    assert forms.send("edit", sent | {"knowingly": "1"}).status == 200
    assert yaml.safe_load(words(project))["subtitle"] == "Mine"


def test_what_somebody_else_changed_elsewhere_stays(project: Path, forms: Forms) -> None:
    field = forms.field("subtitle").attrs
    edit(project, CONFIG, "title: Safety first", "title: Safety before all")
    sent = {"do": "text", "steps": field["data-steps"] or "", "was": field["data-was"] or "", "now": "Mine"}
    assert forms.send("edit", sent).status == 200
    assert "Safety before all" in titles(project)


# Lists.


def test_an_item_is_moved_with_its_words(project: Path, forms: Forms) -> None:
    was = yaml.safe_load(words(project))["benefits"]
    answer = forms.listed("move", "benefits", at="6", to="2")
    assert answer.status == 200
    assert answer.texts(".done") == ["Safety first is now 3 of 9"]
    assert answer.one(".done").attrs["data-part"] == "benefits[3]"
    assert yaml.safe_load(words(project))["benefits"] == [*was[:2], was[6], *was[2:6], *was[7:]]


def test_panels_are_named_by_what_they_show(forms: Forms) -> None:
    assert forms.names("numbers.panels")[1] == "Messages received"
    assert forms.listed("move", "numbers.panels", at="1", to="0").texts(".done") == ["Messages received is now 1 of 5"]


def test_an_item_is_added_once_it_is_whole(project: Path, forms: Forms) -> None:
    assert forms.get("edit?part=benefits&add=1").has("form#new textarea[name='item.title']")
    before = files(project)
    empty = forms.listed("add", "benefits", **{"at": "9", "item.title": "Tenth", "item.icon": "star", "item.text": " "})
    assert empty.status == 422
    assert [one.attrs["data-place"] for one in empty.all("li")] == ["benefits[10].text"]
    assert files(project) == before
    whole = {"at": "9", "item.title": "Tenth", "item.icon": "star", "item.text": "It is: #1."}
    assert forms.listed("add", "benefits", **whole).status == 200
    assert yaml.safe_load(words(project))["benefits"][9] == {"title": "Tenth", "icon": "star", "text": "It is: #1."}


def test_a_fun_fact_is_added_changed_and_moved(project: Path, forms: Forms) -> None:
    assert forms.listed("add", "fun_facts", **{"at": "3", "item.": "A fourth."}).status == 200
    assert forms.text("fun_facts[4]", "A better fourth.").status == 200
    assert forms.listed("move", "fun_facts", at="3", to="0").status == 200
    facts = yaml.safe_load(words(project))["fun_facts"]
    assert len(facts) == 4 and facts[0] == "A better fourth."


def test_removing_asks_nothing_and_is_undone_to_the_byte(project: Path, forms: Forms) -> None:
    before = words(project)
    answer = forms.listed("drop", "benefits", at="6")
    assert answer.texts(".done") == ["Removed: Safety first. Undo brings it back."]
    assert "Safety first" not in titles(project)
    assert forms.post("undo").status == 200
    assert words(project) == before
    assert forms.post("redo").status == 200
    assert "Safety first" not in titles(project)


@pytest.mark.slow
def test_a_list_stays_within_what_the_models_take(project: Path, forms: Forms) -> None:
    for _ in range(8):
        assert forms.listed("drop", "benefits", at="0").status == 200
    shown = forms.get("edit?part=benefits")
    assert shown.one("#drop-benefits-1").attrs["aria-disabled"] == "true"
    before = files(project)
    assert forms.listed("drop", "benefits", at="0").status == 422
    assert files(project) == before


def test_a_list_changed_meanwhile_is_noticed(project: Path, forms: Forms) -> None:
    (found,) = forms.get("edit?part=benefits").all("ol.items")
    edit(project, CONFIG, "title: Safety first", "title: Other")
    sent = {"do": "move", "steps": found.attrs["data-steps"] or "", "was": found.attrs["data-was"] or ""}
    assert forms.send("edit", sent | {"at": "6", "to": "0"}).status == 409


def test_while_a_save_takes_long_all_else_is_answered_and_the_next_save_waits(project: Path, forms: Forms) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def titled(place: str, now: str) -> Saved:
        was = json.loads(str(forms.field(place).attrs["data-was"]))
        return save(forms.config, [SetText((place,), was, now)])

    def slow() -> Saved:
        begun.set()
        assert may_end.wait(DEADLINE)
        return titled("thanks", "Slowly")

    async def at_once() -> None:
        first = asyncio.create_task(forms.session.write(slow, ""))
        await asyncio.to_thread(begun.wait, DEADLINE)
        second = asyncio.create_task(forms.session.write(lambda: titled("subtitle", "Quickly"), ""))
        for address in ("edit?part=thanks", "figures", "history", "sayings", "icons?path=benefits[1].icon"):
            assert (await asyncio.to_thread(forms.get, address)).status == 200
        assert not (first.done() or second.done())
        may_end.set()
        await asyncio.gather(first, second)

    asyncio.run(at_once())
    assert json.loads(str(forms.field("thanks").attrs["data-was"])) == "Slowly"
    assert json.loads(str(forms.field("subtitle").attrs["data-was"])) == "Quickly"


# Undo.


def test_changes_are_undone_one_by_one_and_done_again(project: Path, forms: Forms) -> None:
    before = files(project / "config")
    forms.text("subtitle", "One")
    forms.text("thanks", "Two")
    after = files(project / "config")
    assert forms.post("undo").status == 200 and forms.post("undo").status == 200
    assert files(project / "config") == before
    assert forms.post("undo").texts(".done") == ["There is nothing to undo or redo."]
    assert forms.post("redo").status == 200 and forms.post("redo").status == 200
    assert files(project / "config") == after


def test_typing_on_in_one_field_is_undone_at_once(project: Path, forms: Forms) -> None:
    before = words(project)
    for text in ("Some", "Some more", "Some more words"):
        forms.text("subtitle", text, sitting="1")
    forms.post("undo")
    assert words(project) == before


@pytest.mark.parametrize("sittings", [("1", "2"), ("", ""), ("1", "")], ids=["came back", "unsaid", "one unsaid"])
def test_a_field_that_somebody_comes_back_to_is_undone_step_by_step(
    project: Path, forms: Forms, sittings: tuple[str, str]
) -> None:
    forms.text("subtitle", "In the morning", sitting=sittings[0])
    between = words(project)
    forms.text("subtitle", "In the evening", sitting=sittings[1])
    forms.post("undo")
    assert words(project) == between


def test_another_change_between_ends_a_step_whatever_the_sitting(project: Path, forms: Forms) -> None:
    forms.text("subtitle", "One", sitting="1")
    forms.text("thanks", "Two", sitting="1")
    between = words(project)
    forms.text("subtitle", "Three", sitting="1")
    forms.post("undo")
    assert words(project) == between


def test_a_figure_that_is_typed_twice_is_undone_step_by_step(project: Path, forms: Forms) -> None:
    cell = {"metric": "followers", "category": "", "year": "2025"}
    forms.post("edit", do="cell", was="618000", now="620000", **cell)
    between = figures(project)
    forms.post("edit", do="cell", was="620000", now="630000", **cell)
    forms.post("undo")
    assert figures(project) == between


def test_a_text_written_over_somebody_elses_can_be_had_back(project: Path, forms: Forms) -> None:
    """Whichever version is chosen, the other is an undo away."""
    field = forms.field("benefits[3].title").attrs
    edit(project, CONFIG, "title: Education and context", "title: Theirs")
    theirs = words(project)
    asked = {"do": "text", "steps": str(field["data-steps"]), "was": str(field["data-was"]), "now": "Mine"}
    assert forms.send("edit", asked).status == 409
    assert words(project) == theirs
    assert forms.send("edit", {**asked, "knowingly": "1"}).status == 200
    assert titles(project)[2] == "Mine"
    forms.post("undo")
    assert words(project) == theirs


def test_somebody_who_wrote_the_same_is_in_nobodys_way(project: Path, forms: Forms) -> None:
    """Such as the page itself, whose answer didn't arrive."""
    field = forms.field("benefits[3].title").attrs
    edit(project, CONFIG, "title: Education and context", "title: The same")
    before = words(project)
    asked = {"do": "text", "steps": str(field["data-steps"]), "was": str(field["data-was"]), "now": "The same"}
    assert forms.send("edit", asked).status == 200
    assert words(project) == before
    assert forms.get("history").one("#undo").attrs["aria-disabled"] == "true"


def test_a_text_typed_back_is_no_agreement_with_what_somebody_else_wrote(project: Path, forms: Forms) -> None:
    field = forms.field("benefits[3].title").attrs
    edit(project, CONFIG, "title: Education and context", "title: Theirs")
    now = str(json.loads(str(field["data-was"])))
    asked = {"do": "text", "steps": str(field["data-steps"]), "was": str(field["data-was"]), "now": now}
    answer = forms.send("edit", asked)
    assert answer.status == 409
    assert answer.texts(".version .said") == ["Theirs", now]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "Follow us #TranBC",
        "#RoadWeek2025",
        "Roads: open, or not",
        "\"Quoted\" and 'quoted', both",
        "- a dash",
        "? or ! or & or * or %",
        "emoji \U0001f469\u200d\U0001f4bb and \U0001f1e8\U0001f1e6",
        "\u200fمرحبا\u200f and \u2067isolated\u2069",
        "no\u00a0break, thin\u2009space",
        "null",
        "2025",
        "true # and a space",
        "back\\slash \\n",
        "{{ and }} ".strip(),
    ],
)
def test_what_is_typed_is_what_the_file_says(project: Path, forms: Forms, text: str) -> None:
    answer = forms.text("thanks", text)
    if answer.status == 200:
        assert json.loads(str(forms.field("thanks").attrs["data-was"])) == text
    else:
        assert answer.status == 422 and answer.has("li"), "what can't be written is refused in words"
        assert text not in words(project)


def test_undo_into_a_file_changed_elsewhere_shows_both_versions(project: Path, forms: Forms) -> None:
    forms.text("subtitle", "Mine")
    edit(project, CONFIG, "title: Safety first", "title: Theirs")
    before = files(project)
    answer = forms.post("undo")
    assert answer.status == 409
    theirs, mine = answer.texts(".version .said")
    assert "title: Theirs" in theirs and "title: Safety first" in mine
    assert files(project) == before
    assert forms.post("undo", knowingly="1").status == 200
    assert "Safety first" in titles(project)


# Figures.


def cell(**more: str) -> dict[str, str]:
    return {"do": "cell", "metric": "messages", "category": "", "year": "2025", "was": "48210", "now": "50000"} | more


def test_a_figure_is_written_into_its_cell(project: Path, forms: Forms) -> None:
    before = figures(project)
    assert forms.send("edit", cell()).status == 200
    assert figures(project) == before.replace("48210", "50000")
    shown = forms.get("figures")
    (found,) = [one for one in shown.all("td input") if one.attrs["aria-label"] == "Messages received, 2025"]
    assert found.attrs["value"] == "50000"


def test_the_table_names_its_cells_by_headers_and_marks_the_reporting_year(forms: Forms) -> None:
    shown = forms.get("figures")
    assert shown.texts("thead th")[0] == "Figure"
    assert shown.texts("thead th.reporting") == ["2025reporting year"]
    assert "Engagement by channel, Facebook, 2024" in [one.attrs["aria-label"] for one in shown.all("td input")]
    assert all(row.query("th[scope=row]") for row in shown.all("tr[data-metric]"))


@pytest.mark.parametrize("now", ["many", "-3", "1.5", "=A1", "12,34"])
def test_what_is_no_figure_is_refused(project: Path, forms: Forms, now: str) -> None:
    before = files(project)
    answer = forms.send("edit", cell(now=now))
    assert answer.status == 422 and "Messages received, 2025" in answer.texts("li")[0]
    assert files(project) == before


def test_a_figure_changed_meanwhile_shows_both(project: Path, forms: Forms) -> None:
    edit(project, SHEET, "48210", "48211")
    answer = forms.send("edit", cell())
    assert answer.status == 409
    assert answer.texts(".version .said") == ["48211", "50000"]


def pasting(text: str, **more: str) -> dict[str, str]:
    return {"metric": "engagement_by_channel", "category": "Facebook", "year": "2024", "text": text} | more


def test_a_block_is_pasted_at_once_and_undone_at_once(project: Path, forms: Forms) -> None:
    before = figures(project)
    answer = forms.send("paste", pasting("481000\t521000\r\n317000\t405000\r\n"))
    assert answer.status == 200 and answer.texts(".done")[0].startswith("4 cells filled")
    after = before.replace("480000,520000", "481000,521000").replace("316000,404000", "317000,405000")
    assert figures(project) == after
    forms.post("undo")
    assert figures(project) == before


def test_a_block_over_a_figure_that_the_page_has_not_shown_is_asked_about(project: Path, forms: Forms) -> None:
    shown = json.dumps([["engagement_by_channel", "Facebook", "2024", "480000"]])
    edit(project, SHEET, "480000", "480500")
    theirs = figures(project)
    answer = forms.send("paste", pasting("481000\t521000\n", shown=shown))
    assert answer.status == 409 and answer.texts(".version .said") == ["480500", "481000"]
    assert figures(project) == theirs
    assert forms.send("paste", pasting("481000\t521000\n", shown=shown, knowingly="1")).status == 200
    assert figures(project) == theirs.replace("480500,520000", "481000,521000")


def test_a_block_with_a_wrong_cell_is_pasted_not_at_all(project: Path, forms: Forms) -> None:
    before = files(project)
    answer = forms.send("paste", pasting("481000\tmany\n-4\t405000\n"))
    assert answer.status == 422
    shown = forms.get("figures")
    places = {one.attrs["data-place"]: one.attrs["aria-label"] for one in shown.all("td input")}
    assert [places[one.attrs["data-place"]] for one in answer.all("li")] == [
        "Engagement by channel, Facebook, 2025",
        "Engagement by channel, Instagram, 2024",
    ]
    assert files(project) == before


def test_a_workbook_is_filled_in_as_well(project: Path, forms: Forms) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "metrics"
    for line in figures(project).splitlines():
        sheet.append([int(said) if said.isdigit() else said or None for said in line.split(",")])
    book.save(project / "config" / "metrics.xlsx")
    (project / "config" / SHEET).unlink()
    assert forms.send("edit", cell()).status == 200
    written = openpyxl.load_workbook(project / "config" / "metrics.xlsx")["metrics"]
    assert written["G3"].value == 50000
    assert forms.send("paste", pasting("481000\t521000\n")).status == 200
    forms.post("undo")
    forms.post("undo")
    assert openpyxl.load_workbook(project / "config" / "metrics.xlsx")["metrics"]["G3"].value == 48210


# What no form sends.

NOT_OFFERED: list[Values] = [
    {"do": "text", "steps": steps("nothing"), "was": "null", "now": "x"},
    {"do": "text", "steps": steps("benefits", 0, "colour"), "was": "null", "now": "x"},
    {"do": "text", "steps": steps("benefits"), "was": "null", "now": "x"},
    {"do": "text", "steps": steps("benefits", 0), "was": "null", "now": "x"},
    {"do": "text", "steps": steps("benefits", -1, "title"), "was": "null", "now": "x"},
    {"do": "text", "steps": steps("benefits", True, "title"), "was": "null", "now": "x"},
    {"do": "text", "steps": steps("title", 0), "was": "null", "now": "x"},
    {"do": "text", "steps": steps(), "was": "null", "now": "x"},
    {"do": "text", "steps": '{"a": 1}', "was": "null", "now": "x"},
    {"do": "text", "steps": "[" * 5000, "was": "null", "now": "x"},
    {"do": "text", "steps": steps("title"), "was": '["a"]', "now": "x"},
    {"do": "text", "steps": steps("title"), "was": "what", "now": "x"},
    {"do": "text", "steps": steps("title"), "was": "null", "now": ["x", "y"]},
    {"do": "text", "steps": steps("title"), "was": "null", "now": "x" * 30_000},
    {"do": "text", "steps": steps("sample"), "was": '"true"', "now": "perhaps"},
    {"do": "texts", "steps": steps("title"), "was": "null", "now": "x"},
    {"do": "texts", "steps": steps("sizes"), "was": '["email"]', "now": "../etc"},
    {"do": "move", "steps": steps("brands", 1, "channels"), "was": '["a", "b"]', "at": "0", "to": "1"},
    {"do": "move", "steps": steps("benefits"), "was": '["a", "b"]', "at": "0", "to": "2"},
    {"do": "move", "steps": steps("benefits"), "was": '["a", "b"]', "at": "-1", "to": "0"},
    {"do": "move", "steps": steps("benefits"), "was": '"ab"', "at": "0", "to": "1"},
    {"do": "drop", "steps": steps("benefits"), "was": "[]", "at": "0"},
    {"do": "add", "steps": steps("benefits"), "was": "[]", "at": "0", "item.evil": "x"},
    {"do": "add", "steps": steps("title"), "was": "[]", "at": "0", "item.": "x"},
    {"do": "write", "steps": steps("title"), "was": "null", "now": "x"},
    {"do": "cell", "metric": "messages", "category": "", "year": "20x5", "was": "", "now": "1"},
    {},
]


@pytest.mark.parametrize("sent", NOT_OFFERED)
def test_what_no_form_offers_is_refused(project: Path, forms: Forms, sent: Values) -> None:
    before = files(project)
    answer = forms.send("edit", sent)
    assert answer.status == 422 and answer.has("li")
    assert files(project) == before


@given(
    st.dictionaries(
        st.sampled_from(["do", "steps", "was", "now", "at", "to", "item.", "item.title"]),
        st.lists(
            st.one_of(st.sampled_from(["text", "texts", "move", "add", "drop", "0", "null", "[]"]), st.text()),
            max_size=2,
        ),
    )
)
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_sent_is_an_edit_or_is_refused(sent: dict[str, list[str]]) -> None:
    try:
        edit_of(sent)
    except NotOfferedError:
        return


def test_cells_that_arent_there_are_refused(project: Path, forms: Forms) -> None:
    before = files(project)
    assert forms.send("edit", cell(year="2099", was="")).status == 422
    assert forms.send("edit", cell(metric="nothing", was="")).status == 422
    assert forms.send("paste", pasting("1\t2", year="x")).status == 422
    assert forms.send("paste", pasting("")).status == 422
    assert files(project) == before


# What still fits.


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (Room(3, 14, 60, "hero leaves out the benefits"),
         "3 lines in email, with room for about 14 more. About 60 more before hero leaves out the benefits."),
        (Room(3, 14, 300, "hero leaves out the benefits"), "3 lines in email, with room for about 14 more."),
        (Room(1, 1), "1 line in email, with room for about 1 more."),
        (Room(0, 0), "Not shown in email."),
        (Refused(()), ""),
    ],
)  # fmt: skip
def test_what_still_fits_is_said_in_a_sentence(project: Path, room: Room | Refused, said: str) -> None:
    asked: list[Question] = []

    def reply(question: Question) -> Room | Refused:
        asked.append(question)
        return room

    facts = Facts(2025, "2025", "en-CA", ("en-CA",), "ltr", "Title", "harbour", ("email",), True, "output/2025")
    config = project / "config" / CONFIG
    forms = Forms(config, Read(1, facts, ()), desk=Desk(reply))  # type: ignore[arg-type]
    assert forms.get("room?path=benefits%5B1%5D.text").texts("span") == [said]
    assert asked == [RoomQuestion(config, "email", "benefits[1].text", None)]
    assert forms.get("room?path=nothing").texts("span") == [""]
    assert forms.get("room?path=title&size=../x").texts("span") == [""]
    assert len(asked) == 1


@pytest.mark.slow
def test_after_many_edits_the_project_can_still_be_made(project: Path, forms: Forms) -> None:
    typed = "Quotes \" and ' and: # marks — and {messages}."
    forms.text("benefits[1].text", typed)
    forms.listed("move", "benefits", at="0", to="8")
    forms.send("edit", cell())
    assert yaml.safe_load(words(project))["benefits"][8]["text"] == typed
    assert not errors(check(project / "config" / CONFIG))


LINES = st.lists(st.text(alphabet="ab ", max_size=3), max_size=40)


@given(LINES, LINES)
def test_versions_side_by_side_say_all_that_differs(theirs: list[str], mine: list[str]) -> None:
    left, right = side_by_side("\n".join(theirs), "\n".join(mine))
    for shown, whole in ((left, "\n".join(theirs).splitlines()), (right, "\n".join(mine).splitlines())):
        said = [line.text for line in shown if line.text is not None]
        rest = iter(whole)
        assert all(text in rest for text in said), "lines of the version, in its order"
        assert len(said) == len(whole) or any(line.text is None for line in shown)
    if max(len(theirs), len(mine)) > 12 and "\n".join(theirs).splitlines() != "\n".join(mine).splitlines():
        assert any(line.is_other for line in (*left, *right))


def test_of_a_whole_file_only_what_differs_is_shown(project: Path, forms: Forms) -> None:
    forms.text("subtitle", "Mine")
    edit(project, CONFIG, "title: Safety first", "title: Theirs")
    answer = forms.post("undo")
    assert answer.texts(".version:first-child mark") == ["subtitle: Mine", "- title: Theirs"]
    assert "Public trust" not in answer.texts(".version .said")[0]
