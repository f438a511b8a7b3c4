"""Plain text: wrapped for mail, addresses whole, tables as lines."""

from __future__ import annotations

from telling import written

from benefitgraphic.edition import replaced
from benefitgraphic.graphics.frame import Table, TableRow, Tag
from benefitgraphic.graphics.structure import Element
from benefitgraphic.twins import plain as writing
from editions import LONG_URL, text
from laying import laid, sample_edition
from typed import resources_of

ROW = "{name}: {said}"


def plain(document: Element) -> str:
    return writing.plain(document, ROW)


def document(*kids: Element | str) -> Element:
    return Element(Tag("Document"), kids)


def listed(*items: str, number: bool = False) -> Element:
    made = []
    for index, item in enumerate(items, 1):
        label = (Element(Tag("Lbl"), (str(index),)),) if number else ()
        made.append(Element(Tag("LI"), (*label, Element(Tag("LBody"), (item,)))))
    return Element(Tag("L"), tuple(made))


def test_headings_are_underlined_and_paragraphs_stand_apart() -> None:
    said = plain(
        document(Element(Tag("H1"), ("Title",)), Element(Tag("H2"), ("Part",)), Element(Tag("P"), ("Words.",)))
    )
    assert said == "Title\n=====\n\nPart\n----\n\nWords.\n"


def test_lists() -> None:
    assert plain(document(listed("One", "Two"))) == "- One\n- Two\n"
    assert plain(document(listed("One", "Two", number=True))) == "1. One\n2. Two\n"
    long = " ".join(["word"] * 30)
    first, second = plain(document(listed(long, "Two"))).split("\n\n")
    assert all(line.startswith("  ") for line in first.splitlines()[1:])
    assert second == "- Two\n"


def test_a_chart_is_its_sentence_and_its_figures() -> None:
    table = Table("Views", ("Year", "Views"), (TableRow("2024", "1", None, 2024), TableRow("2025", "2", None, 2025)))
    said = plain(document(Element(Tag("Figure", alt="It rose.", table=table))))
    assert said == "It rose.\n\n2024: 1\n2025: 2\n"


def test_lines_are_short_but_addresses_whole() -> None:
    edition = sample_edition()
    long = replaced(resources_of(edition)[0], url=text(LONG_URL))
    edition = edition.saying(resources=(long, *resources_of(edition)[1:]))
    said = written(edition, laid(edition, "email"))["email/announcement.txt"].decode()
    assert all(len(line) <= 76 or LONG_URL in line for line in said.splitlines())
    for resource in resources_of(edition):
        assert f"{resource.url.text}\n" in said
        assert said.count(resource.url.text) == 1
