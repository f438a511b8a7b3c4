"""The one sequence of stages, from config to files: whoever takes the next stage has it made."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from functools import partial

from benefitgraphic.build.cache import Cache
from benefitgraphic.build.painting import painted
from benefitgraphic.build.requests import Request
from benefitgraphic.build.sources import source_of_layout, source_of_words
from benefitgraphic.build.stage import Composed, Done, LaidEdition, LaidOut, NotLaidOut, Opened, Stage
from benefitgraphic.content.load import Loaded, languages, load
from benefitgraphic.diagnostics import Diagnostic, Problems, errors
from benefitgraphic.layout.laid import Laid
from benefitgraphic.layout.lay_out import Layouts, laid_out
from benefitgraphic.lint.linting import lint
from benefitgraphic.lint.silence import Hearing
from benefitgraphic.output.files import Manner, Output, too_heavy


def stages(
    request: Request,
    cache: Cache,
    *,
    hearing: Hearing | None = None,
    earlier: Callable[[], Sequence[Diagnostic]] = tuple,
) -> Generator[Stage, None, None]:
    """Make what is asked for, stage by stage; after any of them, no other need be taken.

    Args:
        request: what is to be made.
        cache: what was made before, of the same project and language.
        hearing: hears what there is to say of the words, after that of other languages.
        earlier: asked when all is laid out: what there is to say about files of earlier runs.

    Raises:
        Problems: the content can't be used, or not written as files.
    """
    main = _opened(request, request.language, hearing)
    yield Opened(main)
    others = [_opened(request, language) for language in request.with_languages]
    others = list({other.edition.language: other for other in others}.values())
    mailed, sizes = request.mailed(main, others), request.sizes_of(main)
    cache.drop_others(sizes)
    source = cache.same(("layout",), cache.source(partial(source_of_layout, main)))
    layouts, laid = Layouts(main, press=request.manner.press), dict[str, Laid]()
    problems = dict[Diagnostic, None]()
    made = dict[str, tuple[Output, ...]]()
    first = None if request.first is None else request.first if request.first in sizes else sizes[0]
    for name in sorted(sizes, key=lambda size: size != first):
        try:
            laid[name] = cache.get(("layout", name), source, partial(layouts.at, name))
        except Problems as found:
            problems |= dict.fromkeys(found.diagnostics)
            yield NotLaidOut(name, found.diagnostics)
            continue
        yield LaidOut(laid[name])
        if name == first:
            made |= yield from painted([laid[name]], request.manner, cache, at_once=True)
    composed = Composed(
        LaidEdition(main, tuple(laid[name] for name in sizes if name in laid)),
        tuple(LaidEdition(other, laid_out(other, mailed)) for other in (() if problems else others)),
        tuple(problems),
    )
    yield composed
    made |= yield from painted([laid[name] for name in sizes if name in laid and name != first], request.manner, cache)
    pictures = [file for one in composed.main.laid for file in made[one.size.name]]
    for other in composed.others:
        slices = yield from painted(other.laid, Manner(shared=True, slices_alone=True), cache)
        pictures += _beside(slices, other)
    yield cache.get(
        ("done",),
        cache.source(partial(source_of_words, main, source)),
        lambda: _done(request, composed, pictures, earlier()),
    )


def _opened(request: Request, language: str | None, hearing: Hearing | None = None) -> Loaded:
    loaded = load(request.config, year=request.year, language=language, theme=request.theme)
    words = lint(loaded, grade=request.to_mend)
    found = (hearing or Hearing()).heard((*loaded.warnings, *words), loaded)
    if errors(found) and not request.to_mend:
        raise Problems(found)
    return replace(loaded, warnings=found)


def _beside(slices: dict[str, tuple[Output, ...]], other: LaidEdition) -> list[Output]:
    """Return a translation's slices under names of their own."""
    from benefitgraphic.output.companions import beside

    language = other.loaded.edition.language
    return [replace(one, name=beside(one.name, language)) for own in slices.values() for one in own]


def _done(request: Request, composed: Composed, pictures: list[Output], earlier: Sequence[Diagnostic]) -> Done:
    """Return the pictures with all that goes with them."""
    main, manner = composed.main, request.manner
    warnings = (*main.warnings(), *(found for one in composed.others for found in one.warnings(named=True)))
    if composed.problems:
        return Done((), (), tuple(dict.fromkeys(warnings)))
    every, stale = tuple(pictures), tuple[str, ...]()
    if not (manner.press or manner.proof or manner.pictures_alone):
        from benefitgraphic.output.companions import Told
        from benefitgraphic.output.delivery import delivered

        told = [Told(one.loaded.edition, one.laid, one.loaded.quoted) for one in (main, *composed.others)]
        every, stale = delivered(told, every, languages(request.config), (*warnings, *earlier))
    return Done(every, stale, tuple(dict.fromkeys((*warnings, *too_heavy(every), *earlier))))
