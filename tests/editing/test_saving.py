"""Changes from the form, saved: checked before, compared with the files, whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from benefitgraphic.content.load import load
from benefitgraphic.diagnostics import Problems, as_text
from benefitgraphic.editing import saving
from benefitgraphic.editing.clashes import Clashes
from benefitgraphic.editing.edits import AddItem, DropItem, Edit, MoveItem, SetCell, SetText, SetTexts
from benefitgraphic.editing.saving import save
from benefitgraphic.yearly.replacing import replace_all
from projects import edit, files

TITLE = ("benefits", 2, "title")
RETITLED = SetText(TITLE, "Education and context", "Learning")
COUNTED = SetCell("messages", "", 2025, "48210", "49,000")
BENEFITS = (
    "Public trust and relationships",
    "Timely customer service",
    "Education and context",
    "Emergency communications",
    "Communication and engagement strategy",
    "News and announcements",
    "Safety first",
    "A human ministry",
    "A history of helpfulness",
)


def refused(config: Path, *edits: Edit, knowingly: bool = False) -> str:
    """Why changes can't be saved; the project is then what it was."""
    before = files(config.parent)
    with pytest.raises(Problems) as problems:
        save(config, edits, knowingly=knowingly)
    assert files(config.parent) == before
    return "\n".join(map(as_text, problems.value.diagnostics))


def clashing(config: Path, *edits: Edit) -> tuple[tuple[str, str, str, str, str], ...]:
    before = files(config.parent)
    with pytest.raises(Clashes) as found:
        save(config, edits)
    assert files(config.parent) == before
    return tuple((c.label, c.path, c.was, c.mine, c.theirs) for c in found.value.clashes)


def meanwhile(monkeypatch: pytest.MonkeyPatch, change: Callable[[], object], times: int = 1) -> None:
    """Somebody else's change, each time after the files were read and before they are replaced."""
    left = [change] * times

    def replace(after: Mapping[Path, bytes], expected: Mapping[Path, bytes]) -> None:
        if left:
            left.pop()()
        replace_all(after, expected)

    monkeypatch.setattr(saving, "replace_all", replace)


def test_words_and_figures_at_once_and_nothing_else(project: Path, config: Path) -> None:
    before = files(project)
    saved = save(config, [RETITLED, COUNTED])
    expected = {
        **before,
        "config/infographic.yaml": before["config/infographic.yaml"].replace(
            b"title: Education and context", b"title: Learning"
        ),
        "config/metrics.csv": before["config/metrics.csv"].replace(b"48210", b"49000"),
    }
    assert files(project) == expected
    assert {path.name: data for path, data in saved.before.items()} == {
        name: before[f"config/{name}"] for name in ("infographic.yaml", "metrics.csv")
    }
    assert {path.name: data for path, data in saved.after.items()} == {
        name: expected[f"config/{name}"] for name in ("infographic.yaml", "metrics.csv")
    }
    assert saved.said == "2 changes"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (RETITLED, "Benefit 3, title"),
        (COUNTED, "Messages received, 2025"),
        (SetCell("engagement_by_channel", "X", 2025, "287000", "288000"), "Engagement by channel, X, 2025"),
        (SetTexts(("brands", 0, "channels"), ("X",), ("X", "Blog")), "Brand 1, channels"),
        (MoveItem(("benefits",), 2, 0, BENEFITS), "Benefit 3 moved"),
        (DropItem(("benefits",), 2, BENEFITS), "Benefit 3 removed"),
        (AddItem(("benefits",), 2, {"title": "A", "icon": "smiley", "text": "B."}, BENEFITS), "Benefit 3 added"),
    ],
)
def test_a_step_is_said_in_words(config: Path, change: Edit, said: str) -> None:
    assert save(config, [change]).said == said


def test_lists(config: Path) -> None:
    save(config, [MoveItem(("benefits",), 2, 0, BENEFITS)])
    save(config, [DropItem(("benefits",), 1, ("Education and context", *BENEFITS[:2], *BENEFITS[3:]))])
    benefit = {"title": "New", "icon": "smiley", "text": "A new one."}
    save(config, [AddItem(("benefits",), 0, benefit, ("Education and context", *BENEFITS[1:2], *BENEFITS[3:]))])
    titles = [benefit.title.text for benefit in load(config).edition.benefits]
    assert titles == ["New", "Education and context", "Timely customer service", *BENEFITS[3:]]


def test_what_is_there_already_is_not_written(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, lambda: pytest.fail("nothing was to be written"))
    saved = save(config, [SetText(TITLE, BENEFITS[2], BENEFITS[2]), SetCell("messages", "", 2025, "48210", "48,210")])
    assert (saved.before, saved.after) == ({}, {})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (SetText(TITLE, BENEFITS[2], ""), "infographic.yaml:44:12: error: this text is empty"),
        (SetText(TITLE, BENEFITS[2], None), "title"),
        (SetText(("benefits", 0, "icon"), "handshake", "handshke"), "there is no icon called 'handshke'"),
        (SetText(TITLE, BENEFITS[2], "Learning {mesages}"), "mesages"),
        (SetText(TITLE, BENEFITS[2], "Learning \u4e2d"), "no font at hand has these letters (Han)"),
        (SetText(("theme",), "harbour", "sunset"), "sunset"),
        (SetText(("year",), "2025", "1871"), "1871"),
        (SetCell("messages", "", 2025, "48210", ""), "the reporting year's value of 'messages' is missing"),
        (SetCell("messages", "", 2025, "48210", "many"), "Messages received, 2025: 'many' is not a number"),
        (SetCell("messages", "Blog", 2025, "", "5"), "has no categories"),
    ],
)  # fmt: skip
def test_what_would_be_an_error_is_not_saved(config: Path, change: Edit, said: str) -> None:
    assert said in refused(config, change)
    assert said in refused(config, COUNTED if isinstance(change, SetText) else RETITLED, change, knowingly=True)


def test_how_the_sheet_writes_what_was_typed_in_another_way(project: Path, config: Path) -> None:
    edit(project, "metrics.csv", ",91", ",90.5")
    edit(project, "metrics.csv", "1418000", '"1,418,000"')
    assert "here, write 91.25" in refused(config, SetCell("replied_within_hour", "", 2025, "90.5", "91,25 %"))
    assert "here, write 48300" in refused(config, SetCell("messages", "", 2025, "48210", "48\u00a0300"))


@pytest.mark.parametrize("path", ["../../secret.svg", "/etc/passwd", "C:\\secret.svg", "assets/../../secret.svg"])
def test_nothing_outside_the_project_can_be_named(config: Path, path: str) -> None:
    said = refused(config, SetText(("logo",), None, path), SetText(("logo_alt",), None, "Ours"))
    assert "outside" in said or "is not relative to the project folder" in said


@pytest.mark.slow
def test_a_file_that_is_wrong_elsewhere_can_be_changed_and_mended_step_by_step(project: Path, config: Path) -> None:
    edit(project, "infographic.yaml", "icon: handshake", "icon: handshke")
    edit(project, "infographic.yaml", "chart: trend, emphasis", "chart: tend, emphasis")
    edit(project, "metrics.csv", "48210", "n/a")
    save(config, [RETITLED])
    assert "there is no icon called" not in refused(config, SetText(("theme",), "harbour", "sunset"))
    # One error gone lets others be seen that it hid: those are no reason to keep it.
    save(config, [SetCell("messages", "", 2025, "n/a", "48210")])
    save(config, [SetText(("numbers", "panels", 0, "chart"), "tend", "trend")])
    assert "there is no icon called 'handshk'" in refused(
        config, SetText(("benefits", 0, "icon"), "handshke", "handshk")
    )
    save(config, [SetText(("benefits", 0, "icon"), "handshke", "handshake")])
    load(config)


def test_an_error_that_only_hides_another_is_no_mending(project: Path, config: Path) -> None:
    """Icons are only looked at once everything can be read."""
    edit(project, "infographic.yaml", "icon: handshake", "icon: handshke")
    assert "there is no column for the reporting year 2031" in refused(config, SetText(("year",), "2025", "2031"))


def test_an_error_may_move_with_its_item(project: Path, config: Path) -> None:
    edit(project, "infographic.yaml", "icon: handshake", "icon: handshke")
    save(config, [MoveItem(("benefits",), 0, 4, BENEFITS)])
    assert "handshke" in refused(config, SetText(("benefits", 0, "icon"), "headset", "handshke"))


def test_a_text_that_somebody_else_has_changed(project: Path, config: Path) -> None:
    edit(project, "infographic.yaml", "  - title: Education and context", "  - title: Their title")
    label, path, *texts = clashing(config, RETITLED)[0]
    assert (label, path) == ("benefit 3, title", "benefits[3].title")
    assert texts == ["Education and context", "Learning", "Their title"]
    save(config, [RETITLED], knowingly=True)
    assert load(config).edition.benefits[2].title.text == "Learning"


def test_every_conflict_of_a_file_is_told(project: Path, config: Path) -> None:
    edit(project, "metrics.csv", "48210", "50000")
    edit(project, "metrics.csv", "1418000", "1500000")
    changes = [COUNTED, SetCell("engagement", "", 2025, "1418000", "1419000")]
    assert [clash[0] for clash in clashing(config, *changes)] == ["Messages received, 2025", "Total engagement, 2025"]
    save(config, changes, knowingly=True)
    assert b"49000" in (project / "config" / "metrics.csv").read_bytes()


def test_a_list_that_somebody_else_has_changed(project: Path, config: Path) -> None:
    save(config, [MoveItem(("benefits",), 8, 0, BENEFITS)])
    drop = DropItem(("benefits",), 2, BENEFITS)
    ((_, path, _, _, theirs),) = clashing(config, drop)
    assert (path, theirs) == ("benefits", "\n".join((BENEFITS[8], *BENEFITS[:8])))
    # What was meant is the item, wherever it stands by now.
    save(config, [drop], knowingly=True)
    assert BENEFITS[2] not in [benefit.title.text for benefit in load(config).edition.benefits]
    with pytest.raises(Clashes):
        save(config, [drop], knowingly=True)


def test_a_change_between_reading_and_writing_is_kept(
    project: Path, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: edit(project, "infographic.yaml", "title: Safety first", "title: Safe"))
    saved = save(config, [RETITLED])
    titles = [benefit.title.text for benefit in load(config).edition.benefits]
    assert (titles[2], titles[6]) == ("Learning", "Safe")
    assert b"title: Safe\n" in saved.before[config]


def test_a_change_of_the_same_text_between_reading_and_writing(
    project: Path, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: edit(project, "infographic.yaml", "title: Education and", "title: Mine and"))
    with pytest.raises(Clashes) as found:
        save(config, [COUNTED, RETITLED])
    assert found.value.clashes[0].theirs == "Mine and context"
    assert b"48210" in (project / "config" / "metrics.csv").read_bytes()


def test_a_file_that_never_rests(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def touch() -> None:
        config.write_bytes(config.read_bytes() + b"# again\n")

    meanwhile(monkeypatch, touch, times=1000)
    with pytest.raises(Problems, match="keeps changing this file"):
        save(config, [RETITLED])
    assert b"Learning" not in config.read_bytes()


@pytest.mark.parametrize("name", ["infographic.yaml", "metrics.csv"])
def test_when_a_file_is_held_none_is_changed(config: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """As on Windows while a program has it open."""
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == name and self.suffix == ".new":
            raise PermissionError(errno.EACCES, "Access is denied", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    assert f"{name} can't be replaced: another program has it open" in refused(config, RETITLED, COUNTED)


@pytest.mark.parametrize("name", ["infographic.yaml", "metrics.csv"])
def test_a_file_that_may_only_be_read_stays_as_it_is(config: Path, name: str) -> None:
    (config.parent / name).chmod(0o444)
    assert f"{name} can't be replaced" in refused(config, RETITLED, COUNTED)
    (config.parent / name).chmod(0o644)
    save(config, [RETITLED, COUNTED])


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_what_a_link_leads_to_is_changed(project: Path, config: Path) -> None:
    real = project / "shared.yaml"
    config.rename(real)
    config.symlink_to(real)
    save(config, [RETITLED])
    assert config.is_symlink()
    assert b"Learning" in real.read_bytes()


def test_files_that_are_gone_or_broken(project: Path, config: Path) -> None:
    (project / "config" / "metrics.csv").unlink()
    assert "there is no such file" in refused(config, COUNTED)
    config.write_text("title: [", encoding="utf-8")
    assert "infographic.yaml" in refused(config, RETITLED)


def test_a_workbook(project: Path, config: Path) -> None:
    import csv

    import workbooks

    text = project / "config" / "metrics.csv"
    with text.open(encoding="utf-8", newline="") as file:
        rows = [[int(cell) if cell.isdigit() else cell or None for cell in row] for row in csv.reader(file)]
    book = workbooks.save(text.with_suffix(".xlsx"), *rows)
    text.unlink()
    saved = save(config, [COUNTED, SetCell("messages", "", 2024, "44820", "")])
    assert list(saved.after) == [book]
    (messages,) = (metric for metric in load(config).metrics if metric.key == "messages")
    assert [messages.value, messages.previous] == [49000, None]
