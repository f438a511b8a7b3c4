"""Times renders beside Typst with the same words: `python benchmarks/against.py`, or with a number of rounds.

Needs Typst: the program `typst` on the PATH, or the package `typst` from PyPI in this environment. Both programs are
started anew each time, in turn, so that whatever else the machine does meets both; what is said are medians of CPU
seconds, those of all threads together. Typst's document has the sample's words and figures in a layout of the same
kind: a title band, tiles with icons, charts, lists and links, once as a tall picture and once on Letter pages.
"""

from __future__ import annotations

import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "config" / "infographic.yaml"

# What was set out to be reached, in times of Typst's seconds, and in CPU seconds.
PICTURES, WHOLE, AGAIN, EVERY = 3.0, 4.0, 1.0, 2.5

# As users have it: what is compiled stays so.
_ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

_PACKAGE = """
import sys, typst
source, *targets = sys.argv[1:]
for target in targets:
    typst.compile(source, output=target, format=target.rsplit(".", 1)[1], ppi=96.0, font_paths=["FONTS"],
        sys_inputs={"paper": target.rsplit("/", 1)[1].split(".")[0]})
"""
_AGAIN = """
import sys, time
from pathlib import Path
from benefitgraphic.build import render
config, folder, times = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
spent = []
for number in range(times):
    start = time.process_time()
    (folder / str(number)).mkdir(parents=True)
    render(config, sizes=("intranet", "letter"), output=folder / str(number), only_pictures=True)
    spent.append(time.process_time() - start)
import statistics
print(statistics.median(spent[1:]))
"""


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        typst = _typst(folder)
        if typst is None:
            sys.exit("There is no Typst: put the program on the PATH, or `python -m pip install typst`.")
        two = ("--size", "intranet", "--size", "letter")
        every = [word for size in _sizes() for word in ("--size", size)]
        commands = {
            "Typst": typst,
            "pictures": _render(folder, *two, "--only", "pictures"),
            "with twins and report": _render(folder, *two),
            "all nine sizes, pictures": _render(folder, *every, "--only", "pictures"),
            "all nine sizes, all": _render(folder, *every),
        }
        spent: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():  # modules are compiled once, by whoever comes first
            _cpu(command)
        for _ in range(rounds):
            for name, command in commands.items():
                spent[name].append(_cpu(command))
        found = {name: statistics.median(each) for name, each in spent.items()}
        command = [sys.executable, "-c", _AGAIN, str(CONFIG), str(folder / "again"), str(rounds + 1)]
        again = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    base = found["Typst"]
    print(f"Typst, intranet.png and letter.pdf                   {base:5.2f} s")
    for name, target in (("pictures", PICTURES), ("with twins and report", WHOLE)):
        _tell(f"cold, the same two sizes, {name}", found[name], target, base)
    _tell("a second edition in the same process, pictures", again, AGAIN, base)
    for name in ("all nine sizes, pictures", "all nine sizes, all"):
        _tell(name, found[name], EVERY, None)


def _tell(name: str, seconds: float, target: float, base: float | None) -> None:
    shown = f"{seconds / base:5.1f} x   target {target:g} x" if base else f"          target {target:g} s"
    verdict = "met" if seconds <= target * (base or 1) else "MISSED"
    print(f"{name:<52} {seconds:5.2f} s   {shown}   {verdict}")


def _cpu(command: Sequence[str]) -> float:
    """CPU seconds of a process and all that it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _render(folder: Path, *options: str) -> list[str]:
    command = [sys.executable, "-m", "benefitgraphic", "render", "--config", str(CONFIG)]
    return [*command, "--output", str(folder / "ours"), *options]


def _sizes() -> Iterable[str]:
    from benefitgraphic.design.sizes import SIZES

    return SIZES


def _typst(folder: Path) -> list[str] | None:
    """The command that makes both files with Typst; None if it isn't there."""
    source = folder / "graphic.typ"
    source.write_text(_document(folder), encoding="utf-8")
    picture, paper = str(folder / "intranet.png"), str(folder / "letter.pdf")
    if program := shutil.which("typst"):
        fonts = folder / "fonts"
        program = f'"{program}" compile --font-path "{fonts}"'
        first = f'--ppi 96 --input paper=intranet "{source}" "{picture}"'
        second = f'--input paper=letter "{source}" "{paper}"'
        return ["sh", "-c", f"{program} {first} && {program} {second}"]
    try:
        import typst  # noqa: F401
    except ImportError:
        return None
    return [sys.executable, "-c", _PACKAGE.replace("FONTS", str(folder / "fonts")), str(source), picture, paper]


def _document(folder: Path) -> str:
    """The sample as a Typst document; its icons are put into the folder."""
    from benefitgraphic.content.load import load
    from benefitgraphic.layout.lay_out import open_typeface
    from benefitgraphic.text import texts_in

    edition = load(CONFIG).edition
    fonts = folder / "fonts"
    fonts.mkdir()
    for _, font in open_typeface(edition.theme).weights:
        shutil.copy(font.path, fonts)
    parts = [
        _HEAD.replace("TITLE", _said(edition.title.text)).replace(
            "SUBTITLE", _said(edition.subtitle.text if edition.subtitle else "")
        )
    ]
    parts.append("#grid(columns: (1fr, 1fr), gutter: 14pt,")
    for brand in edition.brands:
        channels = " · ".join(channel.text for channel in brand.channels)
        parts.append(f"card([*{_said(brand.name.text)}*\\ {_said(brand.purpose.text)}\\ {_said(channels)}]),")
    parts.append(")\n= Nine benefits\n#grid(columns: (1fr, 1fr, 1fr), gutter: 14pt,")
    for benefit in edition.benefits:
        parts.append(f"tile([{_said(benefit.title.text)}], [{_said(benefit.text.text)}]),")
    parts.append(")\n= By the numbers\n#grid(columns: (1fr, 1fr), gutter: 14pt,")
    for panel in edition.numbers.panels if edition.numbers else ():
        rows = panel.metric.values or [row.values[-1] for row in panel.metric.categories]
        values = [float(value) for value in rows if value is not None]
        bars = ", ".join(f"{100 * value / max(values):.2f}" for value in values)
        parts.append(f"panel([{_said(panel.metric.label.text)}], ({bars},)),")
    parts.append(")\n= Fun facts, resources and thanks\n")
    parts += [f"- {_said(text.text)}" for section in edition.sections for text in texts_in(section)]
    return "\n".join(parts)


def _said(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\#*_`$<>@[]~" else c for c in text)


_HEAD = """
#let paper = sys.inputs.at("paper", default: "letter")
#set page(width: if paper == "letter" { 612pt } else { 903pt }, height: if paper == "letter" { 792pt } else { auto },
  margin: 36pt)
#set text(font: "Source Sans Pro", size: 12pt, fill: rgb("#1B2733"), lang: "en", region: "CA")
#set document(title: "TITLE")
#set par(linebreaks: "optimized")
#let card(body) = rect(width: 100%, radius: 8pt, stroke: rgb("#C9D6E8"), inset: 12pt, body)
#let tile(title, body) = rect(width: 100%, radius: 8pt, fill: rgb("#E3EAF2"), inset: 12pt)[
  #grid(columns: (34pt, 1fr), gutter: 8pt, circle(radius: 16pt, fill: rgb("#134B8A")), text(weight: 700, 14pt, title))
  #body]
#let panel(title, bars) = rect(width: 100%, radius: 8pt, stroke: rgb("#C9D6E8"), inset: 12pt)[
  #text(weight: 700, title)
  #grid(columns: bars.len() * (1fr,), gutter: 6pt, align: bottom,
    ..bars.map(value => stack(dir: ttb, spacing: 3pt, text(9pt)[#calc.round(value)],
      rect(width: 100%, height: value * 0.8pt, fill: rgb("#134B8A")))))]
#rect(width: 100%, radius: 8pt, fill: rgb("#0B2545"), inset: 18pt)[
  #text(fill: white, weight: 900, 30pt)[TITLE] \\ #text(fill: white, 15pt)[SUBTITLE]]
"""


if __name__ == "__main__":
    main()
