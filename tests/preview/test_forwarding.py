"""What the preview makes is what a render writes, in the order in which a designer wants to see it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benefitgraphic.build import check, render
from benefitgraphic.build.cache import Cache
from benefitgraphic.design.sizes import SIZES
from benefitgraphic.diagnostics import Problems
from benefitgraphic.export import pdf, raster
from benefitgraphic.layout import lay_out
from benefitgraphic.preview.messages import Broken, Finished, Message, Read, SizeDrawn, Timings, Undrawn
from benefitgraphic.preview.worker.pdf_pages import page_pictures
from laying import quick
from previewing import LITTLE
from worked import changed, files_of, made, of_kind, with_sizes


@pytest.fixture
def little(config: Path) -> Path:
    """A config with a little of everything, which is made many times over in the time of one sample."""
    config.write_text(LITTLE, encoding="utf-8")
    return config


def same_as_a_render(messages: list[Message], config: Path, output: Path, **options: Any) -> None:
    """Every file, byte for byte, and their names in order."""
    written, warnings = render(config, output=output, **options)
    files = files_of(messages)
    (finished,) = of_kind(Finished, messages)
    assert finished.names == tuple(one.output.name for one in written)
    assert [one.output.name for one in written if files[one.output.name] != one.output] == []
    assert finished.diagnostics == warnings


@pytest.mark.slow
@pytest.mark.parametrize("size", quick("email", "letter", of=SIZES))
def test_files_are_those_of_a_render(little: Path, tmp_path: Path, size: str) -> None:
    with_sizes(little, size)
    same_as_a_render(made(little), little, tmp_path / "rendered")


@pytest.mark.slow
def test_files_of_the_sample_are_those_of_a_render(config: Path, tmp_path: Path) -> None:
    with_sizes(config, "email", "letter")
    same_as_a_render(made(config), config, tmp_path / "rendered")


@pytest.mark.slow
def test_files_are_those_of_a_render_in_another_language(config: Path, tmp_path: Path) -> None:
    with_sizes(config, "email")
    messages = made(config, language="fr-CA")
    same_as_a_render(messages, config, tmp_path / "rendered", language="fr-CA")
    (read,) = of_kind(Read, messages)
    assert (read.facts.language, read.facts.languages) == ("fr-CA", ("en-CA", "fr-CA"))
    assert read.facts.folder == "output/2025/fr-CA"


@pytest.mark.slow
@pytest.mark.parametrize(("visible", "order"), [
    ("hero", ["hero", "email", "letter"]),
    ("letter", ["letter", "email", "hero"]),
    ("", ["email", "hero", "letter"]),
    ("a3", ["email", "hero", "letter"]),
])  # fmt: skip
def test_what_is_looked_at_comes_first(little: Path, visible: str, order: list[str]) -> None:
    with_sizes(little, "email", "hero", "letter")
    messages = made(little, visible=visible)
    assert isinstance(messages[0], Read) and isinstance(messages[-1], Finished)
    drawn = list(of_kind(SizeDrawn, messages))
    assert [one.sight.size for one in drawn] == [order[0], *order]
    # What is seen at 100 % is there at once, and all that a page names, in the end.
    first, *wholes = drawn
    assert not first.is_whole
    assert {sheet.picture for sheet in first.sight.sheets} <= {file.name for file in first.files}
    assert not any(sheet.sharper for sheet in first.sight.sheets)
    for whole in wholes:
        assert whole.is_whole
        named = {name for sheet in whole.sight.sheets for name in (sheet.picture, sheet.sharper) if name}
        assert named <= {file.name for file in whole.files}
    timings = next(of_kind(Timings, messages))
    assert messages.index(timings) == messages.index(drawn[0]) + 1
    assert all(seconds >= 0 for _, seconds in timings.seconds)


@pytest.mark.slow
def test_pages_are_shown_as_the_pdf_has_them(config: Path) -> None:
    with_sizes(config, "letter")
    files = files_of(made(config))
    shown = {name: file for name, file in files.items() if name.startswith("pages/")}
    again = [page for scale in (1, 2) for page in page_pictures(files["letter.pdf"].data, "letter", scale)]
    assert list(shown.values()) == again
    assert [page.pixels for page in again] == [(816, 1056)] * 2 + [(1632, 2112)] * 2


def test_a_broken_file_is_told_as_check_tells_it(config: Path) -> None:
    changed(config, "^year: 2025$", "year: [2025")
    (broken,) = made(config)
    assert isinstance(broken, Broken)
    assert broken.diagnostics == check(config)


def test_what_lint_calls_an_error_is_told(config: Path) -> None:
    changed(config, "^subtitle: .*$", "subtitle: TODO")
    with pytest.raises(Problems) as problems:
        render(config)
    (broken,) = made(config)
    assert isinstance(broken, Broken)
    assert broken.diagnostics == problems.value.diagnostics


@pytest.mark.slow
def test_a_size_that_cant_be_laid_out_leaves_the_others(little: Path) -> None:
    with_sizes(little, "social", "email", "hero")
    changed(little, "^title: .*$", f"title: {'A title that nobody will ever read to its end ' * 12}")
    messages = made(little, visible="social")
    undrawn = {one.size: one.diagnostics for one in of_kind(Undrawn, messages)}
    assert set(undrawn) == {"social", "hero"}
    assert {one.sight.size for one in of_kind(SizeDrawn, messages)} == {"email"}
    (finished,) = of_kind(Finished, messages)
    assert (finished.files, finished.names) == ((), ())
    (read,) = of_kind(Read, messages)
    # Together they are what a render would say, each once.
    with pytest.raises(Problems) as problems:
        render(little)
    said = [*read.diagnostics, *undrawn["social"], *undrawn["hero"]]
    assert said == list(problems.value.diagnostics)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is done from now on that takes its time."""
    found: list[str] = []

    def counting(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            found.append(name)
            return original(*args, **kwargs)

        return wrapper

    for module, name in ((lay_out, "compose"), (raster, "paint_band"), (pdf, "write")):
        monkeypatch.setattr(module, name, counting(name, getattr(module, name)))
    return found


@pytest.mark.slow
def test_of_unchanged_files_nothing_is_made_again(little: Path, counted: list[str]) -> None:
    with_sizes(little, "social", "letter")
    cache = Cache()
    first = made(little, cache)
    counted.clear()
    again = made(little, cache)
    assert counted == []
    assert files_of(again) == files_of(first)
    assert list(of_kind(Finished, again)) == list(of_kind(Finished, first))


@pytest.mark.slow
def test_of_text_that_only_moved_in_its_file_nothing_is_painted_again(config: Path, counted: list[str]) -> None:
    with_sizes(config, "social", "hero")
    cache = Cache()
    first = made(config, cache)
    counted.clear()
    config.write_text("# A comment.\n" + config.read_text(encoding="utf-8"), encoding="utf-8")
    again = made(config, cache)
    assert counted == ["compose", "compose"]
    assert files_of(again) == files_of(first)


@pytest.mark.slow
def test_a_drawing_is_read_anew_when_its_file_changes(little: Path, project: Path, tmp_path: Path) -> None:
    with_sizes(little, "email")
    icons = project / "assets" / "icons"
    icons.mkdir(parents=True, exist_ok=True)
    cache = Cache()
    pictures = []
    for number, drawn in enumerate(("M2 2h20v20h-20z", "M12 2 22 22H2z")):
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="{drawn}"/></svg>'
        (icons / "headset.svg").write_text(drawing, encoding="utf-8")
        messages = made(little, cache)
        pictures.append(files_of(messages)["email.png"].data)
        same_as_a_render(messages, little, tmp_path / f"rendered-{number}")
    assert pictures[0] != pictures[1]


def test_a_size_no_longer_made_is_forgotten(little: Path, counted: list[str]) -> None:
    cache = Cache()
    with_sizes(little, "social", "hero")
    first = made(little, cache)
    with_sizes(little, "hero")
    made(little, cache)
    counted.clear()
    with_sizes(little, "social", "hero")
    again = made(little, cache)
    assert set(counted) == {"compose", "paint_band"}
    assert files_of(again) == files_of(first)
