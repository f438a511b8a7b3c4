"""Answers to what the page asks."""

from __future__ import annotations

from benefitgraphic.build import render
from benefitgraphic.build.cache import Cache
from benefitgraphic.build.sources import source_of_layout
from benefitgraphic.content.load import load
from benefitgraphic.diagnostics import Problems
from benefitgraphic.layout.lay_out import laid_out
from benefitgraphic.output.files import outputs
from benefitgraphic.output.writing import not_written
from benefitgraphic.preview.messages import (
    Question,
    Refused,
    Room,
    RoomQuestion,
    WriteOrder,
    WrittenFiles,
    YearQuestion,
    YearShown,
)
from benefitgraphic.preview.worker.failing import failed
from benefitgraphic.preview.worker.headroom import room
from benefitgraphic.preview.worker.hit_areas import sight_of
from benefitgraphic.preview.worker.pdf_pages import page_pictures
from benefitgraphic.project.paths import Project


def answered(question: Question, cache: Cache) -> Room | YearShown | WrittenFiles | Refused:
    """Answer a question; refuse if the files on the disk don't allow an answer.

    Args:
        question: what is asked.
        cache: what was made last; it isn't changed.
    """
    try:
        match question:
            case RoomQuestion():
                return _room(question, cache)
            case YearQuestion():
                return _year(question)
            case WriteOrder():
                return _written(question)
    except Problems as problems:
        return Refused(problems.diagnostics)
    except Exception as error:  # the worker goes on whatever is asked
        return Refused((failed(error),))


def _room(question: RoomQuestion, cache: Cache) -> Room:
    loaded = load(question.config, language=question.language)
    return room(loaded, question.size, question.path, cache.known(("layout", question.size), source_of_layout(loaded)))


def _year(question: YearQuestion) -> YearShown:
    """Return the pictures that the page shows, but none of the slices."""
    loaded = load(question.config, year=question.year, language=question.language)
    (laid,) = laid_out(loaded, (question.size,))
    sight = sight_of(laid, loaded.edition)
    shown = {name for sheet in sight.sheets for name in (sheet.picture, sheet.sharper)}
    made = outputs((laid,))
    if laid.size.medium.is_printed:
        made = tuple(page for scale in (1, 2) for page in page_pictures(made[0].data, laid.size.name, scale))
    return YearShown(sight, tuple(one for one in made if one.name in shown))


def _written(order: WriteOrder) -> WrittenFiles | Refused:
    project = Project.of(order.config)
    try:
        written, warnings = render(order.config, language=order.language)
    except OSError as error:
        return Refused(not_written(error, project.shown))
    return WrittenFiles(tuple(project.shown(file.path) for file in written), warnings)
