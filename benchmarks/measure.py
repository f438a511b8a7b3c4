"""Measures one thing in this process and prints it as JSON; `run.py` calls it.

Nothing in the program is changed for this: timers are put around its functions from here.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benefitgraphic.graphics.frame import Frame

now = time.perf_counter
spent: dict[str, float] = defaultdict(float)


def timed(module: ModuleType | type, name: str, label: str) -> None:
    """Puts a timer around a function of a module; its callers look it up there at each call."""
    function = getattr(module, name)

    def wrapper(*args: object, **kwargs: object) -> object:
        start = now()
        try:
            return function(*args, **kwargs)
        finally:
            spent[label] += now() - start

    setattr(module, name, wrapper)


def timed_steps(module: ModuleType, name: str, label: str) -> None:
    """The same for a function that yields: the time until each of its steps."""
    function = getattr(module, name)

    def wrapper(*args: object) -> Iterator[object]:
        steps = function(*args)
        while True:
            start = now()
            step = next(steps, None)
            spent[label] += now() - start
            if step is None:
                return
            yield step

    setattr(module, name, wrapper)


def cold(config: Path, started: float, sizes: list[str]) -> dict[str, float]:
    """Seconds by stage of the first run of a process."""
    waited = time.time() - started
    start = now()
    from benefitgraphic import build
    from benefitgraphic.build import painting as bands_of
    from benefitgraphic.build import rendering, stages
    from benefitgraphic.layout.lay_out import Layouts

    program = now() - start
    start = now()
    from benefitgraphic.export import png, raster  # noqa: F401

    painting = now() - start
    start = now()
    from benefitgraphic.export import pdf

    writing = now() - start
    start = now()
    from benefitgraphic.output import delivery

    telling = now() - start
    timed(stages, "load", "reading")
    timed(Layouts, "at", "layout and checks")
    timed_steps(bands_of, "bands", "painting")
    timed(png, "reduce", "painting and palette")
    timed(png, "encode", "PNG compression")
    timed(pdf, "write", "PDF")
    timed(pdf, "finish", "PDF finishing")
    timed(delivery, "delivered", "words, mail, data and report")
    timed(rendering, "write_all", "writing files")
    start = now()
    with tempfile.TemporaryDirectory() as folder:
        build.render(config, sizes=sizes, output=Path(folder))
    total = now() - start
    return {
        "starting Python": waited,
        "imports: the program": program,
        "imports: for pixels": painting,
        "imports: for PDF": writing,
        "imports: for words": telling,
        "reading": spent["reading"],
        "layout and checks": spent["layout and checks"],
        "painting": spent["painting"],
        "PNG palette": spent["painting and palette"] - spent["painting"],
        "PNG compression": spent["PNG compression"],
        "PDF drawing": spent["PDF"] - spent["PDF finishing"],
        "PDF finishing": spent["PDF finishing"],
        "words, mail, data and report": spent["words, mail, data and report"],
        "writing files": spent["writing files"],
        "all of it": waited + program + painting + writing + telling + total,
    }


def warm(config: Path, runs: int) -> dict[str, dict[str, float]]:
    """Median seconds of each part in a process that has done it all before."""
    from benefitgraphic.content.load import load
    from benefitgraphic.export import pdf, png, raster
    from benefitgraphic.layout.lay_out import laid_out
    from benefitgraphic.output.files import outputs

    loaded = load(config)
    found: dict[str, dict[str, float]] = {part: {} for part in ("layout", "edited", "paint", "encode", "write")}
    for name in loaded.edition.sizes:
        laid = laid_out(loaded, (name,))
        found["layout"][name] = typical(lambda _, n=name: laid_out(loaded, (n,)), runs)
        found["edited"][name] = typical(lambda i, n=name: laid_out(edited(loaded, i), (n,)), runs)
        calls: dict[str, list[Call]] = {}
        for module, function, part in ((raster, "bands", "paint"), (png, "encode", "encode"), (pdf, "write", "write")):
            calls[part] = noted(module, function)
        files = [output.name for output in outputs(laid)]
        # Slices are cut out of what was painted, and only compressed anew.
        whole = [file for file in files if "/" not in file]
        for part, made in calls.items():
            for file, call in zip(files if part == "encode" else whole, made, strict=False):
                found[part][file] = typical(lambda _, again=call: again(), runs)
    return found


Call = Callable[[], object]


def noted(module: ModuleType, name: str) -> list[Call]:
    """The calls of a function from now on, each to be repeated at will."""
    function = getattr(module, name)
    function = getattr(function, "original", function)
    calls: list[Call] = []

    def wrapper(*args: object, **kwargs: object) -> object:
        calls.append(lambda: whole(function(*args, **kwargs)))
        return function(*args, **kwargs)

    wrapper.original = function  # type: ignore[attr-defined]
    setattr(module, name, wrapper)
    return calls


def whole(result: object) -> object:
    """What was made, with every step of it taken."""
    return list(result) if isinstance(result, Iterator) else result


def edited(loaded: object, number: int) -> object:
    """The edition with words in its first benefit that no cache has seen."""
    first, *others = loaded.edition.benefits
    text = replace(first.text, text=f"{first.text.text} Edited for the {number + 1}. time, and read once more.")
    return replace(loaded, edition=replace(loaded.edition, benefits=(replace(first, text=text), *others)))


def typical(action: Callable[[int], object], runs: int) -> float:
    """Median seconds of an action that is told its number."""
    seconds = []
    for number in range(runs):
        start = now()
        action(number)
        seconds.append(now() - start)
    return statistics.median(seconds)


def tagging(config: Path, runs: int) -> dict[str, float]:
    """Median seconds and bytes of letter.pdf, and of the same pages with nothing on them tagged."""
    from benefitgraphic.content.load import load
    from benefitgraphic.export import pdf
    from benefitgraphic.export.metadata import About
    from benefitgraphic.layout.lay_out import laid_out

    (laid,) = laid_out(load(config), ("letter",))
    about = About(laid.pages[0].title, laid.pages[0].language)
    tagged = [page.frame for page in laid.pages]
    bare = [untagged(frame) for frame in tagged]
    found: dict[str, float] = {}
    for name, pages in (("tagged", tagged), ("bare", bare)):
        found[f"{name} bytes"] = len(pdf.write(pages, about))
    # By turns, so that a busy machine slows both alike.
    seconds: dict[str, list[float]] = {"tagged": [], "bare": []}
    for _ in range(runs * 3):
        for name, pages in (("tagged", tagged), ("bare", bare)):
            start = now()
            pdf.write(pages, about)
            seconds[name].append(now() - start)
    return found | {name: statistics.median(times) for name, times in seconds.items()}


def untagged(frame: Frame) -> Frame:
    """A frame that looks the same and means nothing: all of it is decoration."""
    items = tuple(
        (at, replace(item, tag=None, link=None, frame=untagged(item.frame)) if hasattr(item, "frame") else item)
        for at, item in frame.items
    )
    return replace(frame, items=items)


def memory(config: Path) -> dict[str, float | None]:
    """The most memory that a render of every size held at once."""
    try:
        import resource
    except ImportError:  # Windows
        return {"megabytes": None}
    from benefitgraphic import build

    with tempfile.TemporaryDirectory() as folder:
        build.render(config, output=Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Bytes on macOS, KiB elsewhere.
    return {"megabytes": peak / (1e6 if sys.platform == "darwin" else 1e6 / 1024)}


if __name__ == "__main__":
    path, started, what, *more = sys.argv[1:]
    if what == "cold":
        result: object = cold(Path(path), float(started), more)
    elif what == "warm":
        result = warm(Path(path), int(more[0]))
    elif what == "tagging":
        result = tagging(Path(path), int(more[0]))
    else:
        result = memory(Path(path))
    print(json.dumps(result))
