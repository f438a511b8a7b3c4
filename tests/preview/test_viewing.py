"""What the page shows of a project, in each state that it can be in."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from benefitgraphic.build import render
from benefitgraphic.diagnostics import Diagnostic, Where, as_text
from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.preview.messages import (
    Broken,
    Finished,
    Message,
    Read,
    Refused,
    SizeDrawn,
    Undrawn,
    YearQuestion,
    YearShown,
)
from benefitgraphic.preview.overlay import Finding, ReadingStep, SizeView
from benefitgraphic.preview.server.pages import addresses
from benefitgraphic.preview.server.session import Session
from benefitgraphic.twins.vision import FILTERS, values
from elements import attribute
from laying import ROOT
from previewing import sample_project
from projects import edit
from showing import TOKEN, Desk, Shown, get, said, session_of
from worked import files_of, made, of_kind, with_sizes

CONFIG = "config/infographic.yaml"
EVERY_OVERLAY = "overlay=edges&overlay=findings&overlay=order"
WRONG = Diagnostic(
    "unknown-key", "error", "unknown key 'themme'", Where(CONFIG, 11, 1, "theme"), "did you mean 'theme'?", "themme: x"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, at two sizes."""
    folder = sample_project(tmp_path_factory.mktemp("viewing") / "project")
    with_sizes(folder / CONFIG, "email", "letter")
    return folder


@pytest.fixture(scope="module")
def messages(project: Path) -> list[Message]:
    """What the worker says of it."""
    return made(project / CONFIG)


@pytest.fixture
def session(project: Path, messages: list[Message]) -> Session:
    """All is made."""
    return session_of(project / CONFIG, *messages)


def visited(session: Session) -> Iterator[tuple[str, Shown]]:
    """Every answer that says something of the project, with all there is to be seen."""
    addresses = [f"?{EVERY_OVERLAY}", "state", "problems", "downloads", f"source?file={CONFIG}&line=3&column=2"]
    for size in session.sights or ("email",):
        addresses += [f"view?size={size}&{EVERY_OVERLAY}&compare=1", f"last-year?size={size}"]
    addresses += [f"view?size=email&view={view}" for view in ("phone", "light", "dark", "words")]
    for address in addresses:
        shown = get(session, address)
        assert (shown.status, shown.type) == (200, "text/html; charset=utf-8"), address
        yield address, shown


# Markup


_ATTACK = "<script src='x'>alert(1)//\"'><img src=x onerror='alert(2)'>&amp;"


def spiked(value: Any, key: str = "") -> Any:
    """A config with script in every text."""
    if isinstance(value, dict):
        return {name: spiked(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [spiked(inner, key) for inner in value]
    is_free = isinstance(value, str) and key not in {"icon", "metric", "chart", "emphasis", "url", "theme", "language"}
    return f"{value.split('{')[0]} {_ATTACK}" if is_free and key not in {"sizes", "logo"} else value


@pytest.mark.slow
def test_script_in_every_text_is_shown_as_text(project: Path, tmp_path: Path) -> None:
    folder = sample_project(tmp_path / "project")
    for translated in folder.glob("config/*.fr-CA.yaml"):
        translated.unlink()
    config = folder / CONFIG
    content = spiked(yaml.safe_load(config.read_text(encoding="utf-8"))) | {"sizes": ["email"]}
    content["silence"] = {"left-over": "what looks like a note here is an attack"}
    config.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    metrics = folder / "config" / "metrics.yaml"
    defined = yaml.safe_load(metrics.read_text(encoding="utf-8"))
    for metric in defined.values():
        metric["label"] += f" {_ATTACK}"
    metrics.write_text(yaml.safe_dump(defined), encoding="utf-8")
    told = made(config)
    session = session_of(config, *told)
    assert session.sights, session.diagnostics
    for address, shown in visited(session):
        sources = [script.attrs.get("src") or "" for script in shown.all("script")]
        assert all(source.startswith(f"/{TOKEN}/static/") for source in sources), address
        assert not [e for e in shown.all("*") if any(name.startswith("on") for name in e.attrs)], address
        assert all(image.attrs["src"] != "x" for image in shown.all("img")), address
    page = get(session, f"?{EVERY_OVERLAY}")
    assert _ATTACK in said(page.one("#title"))
    read_aloud = " ".join(page.texts("#lists li"))
    assert read_aloud.count("<script src='x'>") > 20
    assert "<script src=" in said(get(session, "downloads").one("#words-email"))


def test_script_in_a_broken_file_is_shown_as_text(project: Path, tmp_path: Path) -> None:
    folder = sample_project(tmp_path / "project")
    edit(folder, "infographic.yaml", "theme: harbour", f'theme: harbour\n"{_ATTACK.replace(chr(34), "")}": 1')
    session = session_of(folder / CONFIG, *made(folder / CONFIG))
    for address, shown in visited(session):
        assert not shown.has("script:not([src])"), address
    assert any("<script" in text for text in get(session, "problems").texts(".what"))
    assert any("<script" in text for text in get(session, f"source?file={CONFIG}&line=12").texts("li"))


@pytest.mark.slow
def test_no_style_stands_in_a_tag_since_the_policy_forbids_it(session: Session) -> None:
    for address, shown in visited(session):
        assert not shown.has("[style]") and not shown.has("style"), address


def test_every_fragment_has_one_root(session: Session) -> None:
    for address, shown in visited(session):
        if not address.startswith("?"):
            assert len([kid for kid in shown.one("body").children if not is_space(kid)]) == 1, address


def is_space(node: Any) -> bool:
    return node.name == "#text" and not (node.data or "").strip()


def test_ids_and_labels_lead_somewhere(session: Session) -> None:
    for query in (f"?{EVERY_OVERLAY}&compare=1", "?view=phone", "?view=dark", f"?size=letter&{EVERY_OVERLAY}"):
        shown = get(session, query)
        ids = [element.attrs["id"] for element in shown.all("[id]")]
        assert len(ids) == len(set(ids))
        for name in ("aria-controls", "aria-labelledby", "for"):
            assert {e.attrs[name] for e in shown.all(f"[{name}]")} <= set(ids), name


# Addresses


@given(
    st.dictionaries(st.sampled_from(("file", "line", "part")), st.text(max_size=8) | st.integers(0, 9)),
    st.lists(st.text(min_size=1, max_size=5), max_size=3),
)
def test_an_address_says_what_it_was_given(query: dict[str, str | int], many: list[str]) -> None:
    address = urlsplit(addresses(TOKEN)("view", **query, overlay=many))
    told = [(key, str(value)) for key, value in query.items() if value != ""]
    assert address.path == f"/{TOKEN}/view"
    assert parse_qsl(address.query, keep_blank_values=True) == told + [("overlay", one) for one in many]


# Looking


def test_each_size_has_a_tab_with_its_dimensions(session: Session) -> None:
    shown = get(session, "?size=letter")
    assert shown.texts("#sizes > [role=tab]")[0].startswith("email 640 × ")
    assert shown.texts("#sizes > [role=tab]")[1] == "letter 8.5 × 11 in, 2 pages"
    assert said(shown.one("#sizes > [aria-selected=true]")).startswith("letter")
    assert [tab.attrs["tabindex"] for tab in shown.all("#sizes > [role=tab]")] == ["-1", "0"]


@pytest.mark.parametrize(("zoom", "times"), [("", 1), ("fit", 1), ("100", 1), ("200", 2), ("7", 1)])
def test_a_picture_is_as_large_as_its_zoom_says_and_has_a_sharper_one(session: Session, zoom: str, times: int) -> None:
    sheet = session.sights["email"].sheets[0]
    image = get(session, f"view?size=email&zoom={zoom}").one("#pasteboard img")
    assert (image.attrs["width"], image.attrs["height"]) == (str(sheet.width * times), str(sheet.height * times))
    assert image.attrs["src"] == session.address("email.png")
    plain, sharper = (part.split() for part in attribute(image, "srcset").split(", "))
    assert plain == [session.address("email.png"), "640w"]
    assert sharper == [session.address("email@2x.png"), "1280w"]
    assert image.attrs["sizes"] == f"{640 * times}px"
    assert image.attrs["alt"] == session.sights["email"].alt


def test_pages_of_a_pdf_lie_below_one_another(session: Session) -> None:
    images = get(session, "view?size=letter").all("#pasteboard img")
    assert [image.attrs["src"] for image in images] == [session.address(f"pages/letter-{n}.png") for n in (1, 2)]
    assert attribute(images[1], "alt").endswith("page 2 of 2")


def test_before_the_sharper_picture_is_made_the_other_is_shown_alone(project: Path, messages: list[Message]) -> None:
    read, drawn = messages[0], next(of_kind(SizeDrawn, messages))
    early = replace(drawn, files=tuple(file for file in drawn.files if file.name == "email.png"), is_whole=False)
    image = get(session_of(project / CONFIG, read, early), "view").one("#pasteboard img")
    assert "srcset" not in image.attrs and image.attrs["src"]


def test_on_a_phone_the_picture_is_343_px_wide_and_its_smallest_text_is_told(session: Session) -> None:
    shown = get(session, "view?size=email&view=phone")
    assert shown.one(".phone img").attrs["width"] == "343"
    assert "22 px, is 11.8 px there" in said(shown.one(".below"))


@pytest.mark.parametrize(("view", "query"), [("light", "light"), ("dark", "dark"), ("words", "images=off&light")])
def test_the_mail_is_shown_in_a_frame_that_runs_nothing(session: Session, view: str, query: str) -> None:
    frame = get(session, f"view?size=email&view={view}").one("iframe")
    assert frame.attrs["src"] == f"{session.address('email/announcement.html')}?{query}"
    assert "allow-scripts" not in attribute(frame, "sandbox")
    assert frame.attrs["title"]


def test_until_the_mail_is_made_its_window_says_so(project: Path, messages: list[Message]) -> None:
    early = [message for message in messages if not isinstance(message, Finished)]
    shown = get(session_of(project / CONFIG, *early), "view?size=email&view=dark")
    assert not shown.has("iframe")
    assert "is being made" in said(shown.one("#pasteboard"))


def test_paper_is_never_shown_as_a_mail(session: Session) -> None:
    shown = get(session, "view?size=letter&view=dark")
    assert not shown.has("iframe") and not shown.has("select[name=view]")


@pytest.mark.parametrize("colour", FILTERS)
def test_colours_are_seen_through_the_filter_of_their_name(session: Session, colour: str) -> None:
    shown = get(session, f"?colour={colour}")
    assert f"see-{colour}" in attribute(shown.one("#pasteboard"), "class").split()
    matrix = shown.one(f"filter#see-{colour} > fecolormatrix").attrs["values"]
    assert matrix == values(FILTERS[colour])
    styles = (ROOT / "src/benefitgraphic/preview/static/view.css").read_text(encoding="utf-8")
    assert f'.see-{colour} :is(img, iframe) {{ filter: url("#see-{colour}"); }}' in styles


def test_every_spot_can_be_picked_where_it_lies(session: Session) -> None:
    sight = session.sights["letter"]
    shown = get(session, "view?size=letter")
    for sheet in sight.sheets:
        layer = shown.one(f".sheet[data-page='{sheet.number}'] .spots")
        assert layer.attrs["viewbox" if "viewbox" in layer.attrs else "viewBox"] == f"0 0 {sheet.width} {sheet.height}"
        own = [spot for spot in sight.spots if spot.page == sheet.number]
        rects = [kid for kid in layer.children if kid.name == "rect"]
        assert [rect.attrs["data-path"] for rect in rects] == [spot.path for spot in own]
        for rect, spot in zip(rects, own, strict=True):
            placed = [float(rect.attrs[side]) for side in ("x", "y", "width", "height")]
            assert placed == pytest.approx(tuple(spot.rect), abs=0.01)
    parts = {rect.attrs["data-path"]: rect.attrs["data-part"] for rect in shown.all(".spots > rect")}
    assert (parts["benefits[1].title"], parts["thanks"]) == ("benefits[1]", "thanks")


def test_reading_order_is_numbered_on_the_picture_and_told_beside_it(session: Session) -> None:
    steps = session.sights["letter"].steps
    shown = get(session, "view?size=letter&overlay=order")
    assert sorted(int(text) for text in shown.texts(".order text")) == sorted(step.number for step in steps)
    told = shown.texts("#lists li")
    assert len(told) == len({step.number for step in steps})
    assert all(" ".join(step.said.split()) in told[step.number - 1] for step in steps)


def with_sight(messages: list[Message], change: Any) -> list[Message]:
    return [replace(m, sight=change(m.sight)) if isinstance(m, SizeDrawn) else m for m in messages]


def test_what_fails_is_marked_and_listed_before_what_is_nearest_to_it(project: Path, messages: list[Message]) -> None:
    faint = Finding(1, Rect(64, 100, 32, 20), "contrast", False, "“x” is too faint", "benefits[1].text")
    near = Finding(1, Rect(0, 0, 10, 10), "size", True, "“2025” is 22 px, the smallest allowed is 22 px")

    def change(sight: SizeView) -> SizeView:
        return replace(sight, findings=(near, faint))

    session = session_of(project / CONFIG, *with_sight(messages, change))
    shown = get(session, "view?size=email&overlay=findings")
    assert said(shown.one("#findings-title")) == "1 text too small or too faint"
    assert shown.texts("#lists li") == ["1“x” is too faint", f"2Nearest to the limit: {near.said}"]
    assert shown.one("#lists [data-path]").attrs["data-path"] == "benefits[1].text"
    frame = shown.one(".findings .fails .frame")
    assert frame.attrs["x"] == "10.000%" and frame.attrs["width"] == "5.000%"
    assert len(shown.all(".findings .passes")) == 1


def test_all_edges_are_drawn_when_asked_for_and_nothing_otherwise(session: Session) -> None:
    assert len(get(session, "view?overlay=edges").all(".edges rect")) == len(session.sights["email"].edges)
    assert not get(session, "view").has(".edges, .order, .findings, #lists")


# Last year


@pytest.mark.slow
def test_last_years_picture_is_taken_from_where_it_was_written(tmp_path: Path, messages: list[Message]) -> None:
    folder = sample_project(tmp_path / "project")
    with_sizes(folder / CONFIG, "email", "letter")
    render(folder / CONFIG, year=2024)
    desk = Desk()
    session = session_of(folder / CONFIG, *messages, desk=desk)
    for size, names in (("email", ["email.png"]), ("letter", ["letter-1.png", "letter-2.png"])):
        shown = get(session, f"last-year?size={size}&zoom=200")
        assert "2024 as it was written: output/2024/" in said(shown.one(".caption"))
        images = shown.all("img")
        assert [attribute(image, "src").rpartition("/")[2] for image in images] == names
        digest, name = attribute(images[0], "src").removeprefix(f"/{TOKEN}/made/").split("/", 1)
        lent = session.find(digest, unquote(name))
        assert lent
        with Image.open(BytesIO(lent.output.data)) as picture:
            assert picture.width * 2 == int(attribute(images[0], "width"))
    assert desk.asked == []


def test_without_a_picture_of_last_year_it_is_made_of_its_figures(project: Path, messages: list[Message]) -> None:
    drawn = [message for message in of_kind(SizeDrawn, messages) if message.sight.size == "email"][-1]
    shown_year = YearShown(drawn.sight, tuple(files_of(messages)[name] for name in ("email.png", "email@2x.png")))
    desk = Desk(lambda question: shown_year)
    session = session_of(project / CONFIG, *messages, desk=desk)
    shown = get(session, "last-year?size=email")
    assert "this year’s words with that year’s figures" in said(shown.one(".caption"))
    assert desk.asked == [YearQuestion(session.config, "email", 2024, None)]
    assert shown.one("img").attrs["srcset"]


def test_where_there_are_no_figures_of_last_year_it_says_so(project: Path, messages: list[Message]) -> None:
    desk = Desk(lambda question: Refused((Diagnostic("no-column", "error", "there is no column 2024"),)))
    shown = get(session_of(project / CONFIG, *messages, desk=desk), "last-year?size=email")
    assert "There is nothing of 2024" in said(shown.one(".caption"))
    assert shown.texts("li") == ["there is no column 2024"]


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 50])
def test_what_is_no_picture_is_not_taken_for_last_years(tmp_path: Path, messages: list[Message], data: bytes) -> None:
    folder = sample_project(tmp_path / "project")
    for name in ("email.png", "letter.pdf"):
        (folder / "output" / "2024").mkdir(parents=True, exist_ok=True)
        (folder / "output" / "2024" / name).write_bytes(data)
    session = session_of(folder / CONFIG, *messages)
    for size in ("email", "letter"):
        assert not get(session, f"last-year?size={size}").has("img")


# States


def test_before_anything_is_made_the_page_says_so_and_keeps_what_is_asked_for(project: Path) -> None:
    session = session_of(project / CONFIG)
    shown = get(session, "?size=letter&zoom=200")
    assert "Making the picture" in said(shown.one("#pasteboard"))
    assert shown.one("#look > input[name=size]").attrs["value"] == "letter"
    assert not shown.has("img")


def test_a_size_without_a_picture_yet_says_so_on_its_tab(project: Path, messages: list[Message]) -> None:
    session = session_of(project / CONFIG, messages[0], next(of_kind(SizeDrawn, messages)))
    assert get(session, "view").texts("#sizes > [role=tab]")[1] == "letter no picture yet"


def test_a_broken_file_keeps_the_last_good_picture_and_says_why(session: Session) -> None:
    session.take(Broken(2, (WRONG,)))
    shown = get(session, "")
    assert shown.one("#pasteboard img").attrs["src"] == session.address("email.png")
    assert said(shown.one("#older")) == "The last good picture, from before the problem. See the problem"
    assert said(shown.one("#state-said")) == "1 problem – showing the last good picture"
    assert all("older" in text for text in shown.texts("#sizes > [role=tab]"))


def test_only_the_size_that_cannot_be_laid_out_is_called_older(project: Path, messages: list[Message]) -> None:
    session = session_of(project / CONFIG, *messages)
    session.take(Undrawn(2, "letter", (WRONG,)))
    assert ["older" in text for text in get(session, "view").texts("#sizes > [role=tab]")] == [False, True]
    assert said(get(session, "state").one("#state-said")) == "1 problem – letter not up to date"
    assert not get(session, "view?size=email").has("#older")
    assert get(session, "view?size=letter").has("#older")


def test_a_size_that_never_could_be_laid_out_says_so_on_its_tab(project: Path, messages: list[Message]) -> None:
    first = [
        m
        for m in messages
        if not isinstance(m, SizeDrawn | Finished) or (isinstance(m, SizeDrawn) and m.sight.size == "email")
    ]
    session = session_of(project / CONFIG, *first, Undrawn(1, "letter", (WRONG,)))
    assert get(session, "view").texts("#sizes > [role=tab]")[1] == "letter can’t be laid out"
    assert "There is no picture yet" in said(get(session, "view?size=letter").one("#older"))


def test_broken_from_the_start_there_is_no_picture_but_the_problems(project: Path) -> None:
    session = session_of(project / CONFIG, Broken(1, (WRONG,)))
    shown = get(session, "")
    assert "Nothing can be shown yet" in said(shown.one("#pasteboard"))
    assert get(session, "problems").texts(".what") == [WRONG.message]


def test_in_arabic_words_are_marked_and_the_page_stays(project: Path, messages: list[Message]) -> None:
    read = messages[0]
    assert isinstance(read, Read)
    facts = replace(read.facts, language="ar", languages=("ar",), direction="rtl", title="ماذا تفعل")
    step = ReadingStep(1, Rect(0, 0, 9, 9), 1, "P", "نجيب عن كل سؤال")

    def change(sight: SizeView) -> SizeView:
        return replace(sight, steps=(step,), alt="صورة")

    session = session_of(project / CONFIG, replace(read, facts=facts), *with_sight(messages[1:], change))
    shown = get(session, f"?{EVERY_OVERLAY}")
    assert shown.one("html").attrs["lang"] == "en" and "dir" not in shown.one("html").attrs
    title = shown.all("#title > span")[0]
    assert (title.attrs["lang"], title.attrs["dir"]) == ("ar", "rtl")
    image = shown.one("#pasteboard img")
    assert (image.attrs["lang"], image.attrs["alt"]) == ("ar", "صورة")
    assert shown.one("#lists [lang=ar]").attrs["dir"] == "rtl"
    assert not shown.has("#language")


def test_languages_can_be_chosen_where_there_are_several(session: Session) -> None:
    assert session.facts and len(session.facts.languages) == 2
    assert get(session, "").texts("#language > option") == list(session.facts.languages)


# Problems


def test_problems_are_those_of_the_terminal_errors_first(project: Path) -> None:
    warning = Diagnostic(
        "long", "warning", "it is long", Where(CONFIG, 3, 2, "benefits[1].text"), "", "  text: so long"
    )
    session = session_of(project / CONFIG, Broken(1, (warning, WRONG, replace(WRONG, where=None, hint=""))))
    shown = get(session, "problems")
    for told, card in zip(session.diagnostics, shown.all(".problem"), strict=True):
        terminal = as_text(told).split("\n")
        words = said(card)
        assert told.severity in attribute(card, "class").split()
        assert told.message in words and (not told.hint or told.hint in words)
        if told.where:
            assert terminal[0].startswith(f"{told.where}: ") and str(told.where) in words
            excerpt = [line for line in terminal[1:] if "hint:" not in line]
            assert pre(card) == "\n".join(excerpt)
    assert shown.texts(".problem .what")[0] == WRONG.message
    state = get(session, "state").one("[data-errors]")
    assert (state.attrs["data-errors"], state.attrs["data-warnings"]) == ("2", "1")


def pre(card: Any) -> str:
    (found,) = card.query("pre")
    return str(found.to_text(separator="", strip=False)).strip("\n")


@pytest.mark.slow
def test_a_problem_leads_to_its_line_and_to_its_form(session: Session) -> None:
    told = replace(WRONG, where=Where(CONFIG, 24, 12, "benefits[2].text"))
    cell = replace(WRONG, where=Where("config/metrics.csv", 3, 5, "row 3, column 2025"))
    elsewhere = replace(told, where=Where("config/infographic.fr-CA.yaml", 24, 12, "benefits[2].text"))
    session.take(Broken(2, (told, cell, elsewhere)))
    shown = get(session, "problems")
    link = urlsplit(shown.all("a.what")[0].attrs["href"])
    assert link.path == f"/{TOKEN}/source"
    assert dict(parse_qsl(link.query)) == {"file": CONFIG, "line": "24", "column": "12"}
    assert [button.attrs["data-path"] for button in shown.all("button[data-path]")] == ["benefits[2].text"]
    assert said(shown.one("button[data-show=figures]")) == "Open the figures"


def test_a_text_that_is_not_translated_leads_to_its_translation_and_not_into_the_original(
    session: Session, project: Path
) -> None:
    translation = project / "config" / "infographic.fr-CA.yaml"
    translation.write_text("language: fr-CA\nbenefits:\n  - title: Confiance\n", encoding="utf-8")
    missing = replace(WRONG, code="untranslated", where=Where(CONFIG, 24, 12, "benefits[2].text"))
    elsewhere = replace(missing, where=Where("config/metrics.yaml", 2, 1, "messages.label"))
    shared = replace(WRONG, where=Where(CONFIG, 11, 1, "theme"))
    session.take(Broken(2, (missing, shared, elsewhere)))
    assert len(get(session, "problems").all("button[data-path]")) == 2
    try:
        session.look_at("email", "fr-CA")
        session.take(Broken(session.serial, (missing, shared, elsewhere)))
        shown = get(session, "problems")
    finally:
        session.look_at("email", None)
        translation.unlink()
    # What all languages share is mended in its form.
    assert [button.attrs["data-path"] for button in shown.all("button[data-path]")] == ["theme"]
    text = " ".join(shown.texts(".problem"))
    assert "belongs in config/infographic.fr-CA.yaml, line 2, as benefits[2].text. Edit it there." in text


# Source


def test_the_line_and_the_character_are_marked(session: Session, project: Path) -> None:
    lines = (project / CONFIG).read_text(encoding="utf-8").split("\n")
    number = next(at for at, line in enumerate(lines, 1) if line.startswith("theme:"))
    session.take(Broken(2, (replace(WRONG, where=Where(CONFIG, number, 3, "theme")),)))
    shown = get(session, f"source?file={CONFIG}&line={number}&column=3")
    marked = shown.one("#marked")
    assert marked.query("code")[0].to_text(separator="", strip=False).strip() == lines[number - 1].strip()
    assert said(shown.one("mark")) == "e"
    assert shown.texts(".notice") == [WRONG.message]
    assert said(shown.one("#back")) == "Back to problems"


@pytest.mark.parametrize("place", ["", "&line=0", "&line=99999", "&line=-1", "&line=x&column=²", "&line=1&column=9999"])
def test_a_place_that_there_is_not_shows_the_file(session: Session, place: str) -> None:
    shown = get(session, f"source?file={CONFIG}{place}")
    assert shown.status == 200 and shown.has("li") and not shown.has("mark")


def test_of_a_long_file_the_part_around_the_line_is_shown(tmp_path: Path) -> None:
    folder = sample_project(tmp_path / "project")
    (folder / "config" / "metrics.yaml").write_text("\n".join(f"a{n}: 1" for n in range(1, 5001)), encoding="utf-8")
    shown = get(session_of(folder / CONFIG), "source?file=config/metrics.yaml&line=2500")
    assert said(shown.one("#marked")).endswith("a2500: 1")
    assert len(shown.all("li")) < 1000
    above, below = (int(re.findall(r"\d+", text)[0]) for text in shown.texts("#code > p"))
    assert above + len(shown.all("li")) + below == 5000


@pytest.mark.parametrize(
    "file",
    ["../secret.yaml", "/etc/passwd", "config/../../secret.yaml", "config", "", ".git/config.txt",
     "config/.hidden.yaml", "config\\..\\..\\secret.yaml", "C:/secret.yaml", "nothing.yaml", "linked.yaml",
     "folder/secret.yaml", "a%00b.yaml"],
)  # fmt: skip
def test_only_files_of_the_project_are_shown(tmp_path: Path, file: str) -> None:
    folder = sample_project(tmp_path / "project")
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    hidden = (
        tmp_path / "secret.yaml",
        secrets / "secret.yaml",
        folder / "config/.hidden.yaml",
        folder / ".git/config.txt",
    )
    for path in hidden:
        path.parent.mkdir(exist_ok=True)
        path.write_text("SECRET", encoding="utf-8")
    try:
        (folder / "linked.yaml").symlink_to(tmp_path / "secret.yaml")
        (folder / "folder").symlink_to(secrets)
    except OSError:
        pytest.skip("this system makes no links")
    shown = get(session_of(folder / CONFIG), f"source?file={file}")
    assert shown.status == 404
    assert b"SECRET" not in shown.body


_READ = [
    "config/infographic.yaml",
    "config/infographic.fr-CA.yaml",
    "config/metrics.yaml",
    "config/metrics.fr-CA.yaml",
    "config/metrics.csv",
    "config/imports.yaml",
    "config/translated.fr-CA.yaml",
    "config/words/cy.po",
    "config/themes/harbour.yaml",
    "assets/logos/drawn.svg",
    "assets/icons/drawn.svg",
]
_UNREAD = [
    "config/notes.txt",
    "config/passwords.csv",
    "config/Budget 2025.csv",
    "config/infographic.old-version-2.txt",
    "config/infographic.yaml.bak.yaml",
    "config/metrics.copy.csv",
    "config/translated.xx.yaml",
    "config/words/notes.txt",
    "config/words/deep/cy.po",
    "config/themes/notes.txt",
    "config/themes/deep/mine.yaml",
    "config/themes/../notes.txt",
    "config/./infographic.yaml",
    "./config/infographic.yaml",
    "config//infographic.yaml",
    "assets/notes.txt",
    "assets/elsewhere.svg",
    "output/2025/email.alt.txt",
    "README.txt",
    "secrets.yaml",
]


@pytest.mark.parametrize(("file", "status"), [*((file, 200) for file in _READ), *((file, 404) for file in _UNREAD)])
def test_only_what_the_program_reads_is_shown(tmp_path: Path, file: str, status: int) -> None:
    folder = sample_project(tmp_path / "project")
    for name in (*_READ, *_UNREAD):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text("SECRET: of ours", encoding="utf-8")
    shown = get(session_of(folder / CONFIG), f"source?file={quote(file)}")
    assert shown.status == status
    assert (b"SECRET" in shown.body) <= (status == 200)


def test_a_drawing_that_a_problem_was_found_in_is_shown_wherever_it_is(tmp_path: Path) -> None:
    folder = sample_project(tmp_path / "project")
    for name in ("art/mark.svg", "art/other.svg", "art/notes.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("<svg/>", encoding="utf-8")
    told = tuple(replace(WRONG, where=Where(name, 1, 1, "")) for name in ("art/mark.svg", "art/notes.txt"))
    session = session_of(folder / CONFIG, Broken(1, told))
    found = {name: get(session, f"source?file=art/{name}").status for name in ("mark.svg", "other.svg", "notes.txt")}
    assert found == {"mark.svg": 200, "other.svg": 404, "notes.txt": 404}


@pytest.mark.skipif(sys.platform == "win32", reason="links are for administrators there")
@pytest.mark.parametrize("target", ["/etc/passwd", "../../../outside.yaml", "../../.git/config"])
def test_a_link_in_the_place_of_a_file_that_is_read_leads_out_of_nothing(tmp_path: Path, target: str) -> None:
    folder = sample_project(tmp_path / "project")
    (tmp_path / "outside.yaml").write_text("SECRET", encoding="utf-8")
    link = folder / "config" / "themes" / "mine.yaml"
    link.symlink_to(target)
    shown = get(session_of(folder / CONFIG), "source?file=config/themes/mine.yaml")
    assert shown.status == 404 and b"SECRET" not in shown.body and b"root:" not in shown.body


def test_a_workbook_is_not_shown_as_text(tmp_path: Path) -> None:
    folder = sample_project(tmp_path / "project")
    (folder / "config" / "metrics.xlsx").write_bytes(b"PK\x03\x04")
    assert "open it in the program" in said(
        get(session_of(folder / CONFIG), "source?file=config/metrics.xlsx").one("#source")
    )


# Files


def test_every_file_can_be_downloaded(session: Session) -> None:
    shown = get(session, "downloads")
    links = {link.attrs["aria-label"]: link.attrs["href"] for link in shown.all("a[download]")}
    assert links == {f"Download {name}": f"{session.address(name)}?download" for name in session.names}
    rows = " ".join(shown.texts("tr"))
    for name in session.names:
        output = session.files[name].output
        assert f"{len(output.data):,} bytes" in rows and output.dimensions in rows


def test_every_alternative_text_can_be_copied(session: Session) -> None:
    shown = get(session, "downloads")
    copied = {attribute(button, "data-copy") for button in shown.all("button[data-copy]")}
    texts = {shown.one(f"#{name}").to_text(separator="", strip=False) for name in copied}
    wanted = {text for sight in session.sights.values() for text in (sight.alt, sight.words)}
    assert wanted <= texts
    assert len(copied - {f"slice-{n}" for n in range(1, 20)}) == 2 * len(session.sights)
    # What the masthead says is text in the mail, and in the alternative text of the whole picture.
    slices = [name for name in session.names if re.fullmatch(r"email/\d\d-(?!masthead)[\w-]+\.png", name)]
    assert len([name for name in copied if name.startswith("slice-")]) == len(slices)


def test_files_that_are_still_being_made_are_named_without_a_link(project: Path, messages: list[Message]) -> None:
    finished = next(of_kind(Finished, messages))
    session = session_of(project / CONFIG, *messages, replace(finished, names=(*finished.names, "hero.png")))
    row = next(text for text in get(session, "downloads").texts("tr") if "hero.png" in text)
    assert "being made" in row and "Download" not in row
