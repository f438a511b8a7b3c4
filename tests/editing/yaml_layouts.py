"""The same words in a YAML file, laid out as different people would: the reader reads one thing out of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

import yaml

WORDS = [
    *(
        "care",
        "travel",
        "road",
        "{year}",
        "team's",
        "we",
        "{messages}",
        "Été",
        "«",
        "fin",
        "»",
        "l’eau",
        "1,200",
        "it's",
    ),
    *("up:", "é#", "safe", "&", "-", "sound", "🎉", "مرحبا", "x", "“so”", "{{a}}", "50%", "e.g.", "no", "#3"),
]
ICONS = ["hand", "car", "no", "map"]


def said(text: str) -> Any:
    """What another reader makes of a file: texts, lists, dicts; an empty text where there is none."""
    return yaml.load(text.removeprefix("\ufeff"), Loader=yaml.BaseLoader)


def sentence(rng: Random, least: int = 1, most: int = 8) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(least, most)))


def content(rng: Random) -> dict[str, Any]:
    """What such a file may say."""
    found: dict[str, Any] = {"year": "2025", "language": "en-CA", "title": sentence(rng)}
    for key in ("event", "subtitle", "organization"):
        if rng.random() < 0.7:
            found[key] = sentence(rng, 1, 30)
    if rng.random() < 0.8:
        found["brands"] = [
            {
                "name": sentence(rng),
                "purpose": sentence(rng),
                "channels": [sentence(rng, 1, 2) for _ in range(rng.randint(1, 4))],
            }
            for _ in range(rng.randint(1, 3))
        ]
    found["benefits"] = [_benefit(rng) for _ in range(rng.randint(1, 5))]
    panels = [{"metric": f"m{n}", "chart": "bars", "emphasis": "hero"} for n in range(rng.randint(1, 4))]
    found["numbers"] = {"lede": sentence(rng), "panels": panels}
    if rng.random() < 0.8:
        found["fun_facts"] = [sentence(rng, 1, 25) for _ in range(rng.randint(1, 4))]
    found["sizes"] = rng.sample(["email", "letter", "a4", "hero"], rng.randint(1, 4))
    keys = list(found)
    if rng.random() < 0.3:
        rng.shuffle(keys)
    return {key: found[key] for key in keys}


def _benefit(rng: Random) -> dict[str, str]:
    found = {"title": sentence(rng), "icon": rng.choice(ICONS), "text": sentence(rng, 3, 40)}
    if rng.random() < 0.5:
        found["short"] = sentence(rng, 1, 4)
    keys = list(found)
    if rng.random() < 0.2:
        rng.shuffle(keys)
    return {key: found[key] for key in keys}


@dataclass
class Layout:
    """One person's way of writing; each comment has a number, so that none can be taken for another."""

    rng: Random
    step: int
    offset: int
    dash: int
    comments: float
    blank: float
    brackets: float
    count: int = 0

    @classmethod
    def drawn(cls, rng: Random) -> Layout:
        return cls(
            rng,
            step=rng.choice([2, 4]),
            offset=rng.choice([0, 2, 4]),
            dash=rng.choice([1, 1, 3]),
            comments=rng.choice([0, 0.1, 0.5]),
            blank=rng.choice([0, 0.1, 0.5]),
            brackets=rng.choice([0, 0.3, 0.8]),
        )

    def file(self, words: dict[str, Any]) -> str:
        """The whole file."""
        rng = self.rng
        lines = self.keys(words, 0)
        head = rng.choice([[], ["# head é", ""], ["---"], ["", "# head"]])
        eol = rng.choice(["\n", "\n", "\r\n"])
        text = eol.join([*head, *lines, *rng.choice([[], [], ["", "# the end"], ["..."]])])
        return rng.choice(["", "\ufeff"]) + text + rng.choice(["", eol, eol, eol + eol])

    def comment(self) -> str:
        self.count += 1
        return f'# c{self.count}: it\'s "x" - [a, b'

    def between(self, indent: int) -> list[str]:
        rng = self.rng
        found: list[str] = []
        while rng.random() < self.blank:
            found.append("")
        while rng.random() < self.comments:
            found.append(" " * rng.choice([indent, indent, 0]) + self.comment())
        return found + ([""] if rng.random() < self.blank / 3 else [])

    def end(self) -> str:
        return self.rng.choice([" ", "   "]) + self.comment() if self.rng.random() < self.comments else ""

    def keys(self, words: dict[str, Any], indent: int) -> list[str]:
        lines: list[str] = []
        for at, (key, value) in enumerate(words.items()):
            lines += self.between(indent) if at or not indent else []
            lines += self.entry(key, value, indent)
        return lines

    def entry(self, key: str, value: Any, indent: int) -> list[str]:
        space = " " * indent
        if isinstance(value, str):
            first, *more = self.scalar(value, indent + 2, False, len(space + key) + 2)
            end = [""] if first[:1] in "|>" and len(more) else [self.end()]
            lines = [f"{space}{key}: {first}", *more]
            return [*lines[:-1], lines[-1] + end[0]]
        if isinstance(value, dict):
            return [f"{space}{key}:{self.end()}", *self.keys(value, indent + self.step)]
        if self.rng.random() < self.brackets and self.fits(value):
            return self.flow(f"{space}{key}: ", value, indent)
        return [f"{space}{key}:{self.end()}", *self.items(value, indent + self.offset)]

    def items(self, value: list[Any], indent: int) -> list[str]:
        lines: list[str] = []
        for item in value:
            lines += self.between(indent)
            begin = " " * indent + "-" + " " * self.dash
            if isinstance(item, str):
                first, *more = self.scalar(item, indent + 2, False, len(begin))
                block = first[:1] in "|>" and len(more)
                found = [begin + first, *more]
                lines += [*found[:-1], found[-1] + ("" if block else self.end())]
            elif self.fits(item) and self.rng.random() < self.brackets:
                lines.append(begin + self.braces(item) + self.end())
            else:
                first, *more = self.keys(item, len(begin))
                lines += [begin + first.strip(), *more]
        return lines

    def fits(self, value: Any) -> bool:
        parts = value.values() if isinstance(value, dict) else value
        return all(isinstance(part, str) for part in parts)

    def braces(self, item: dict[str, str]) -> str:
        parts = [f"{key}: {self.scalar(part, 0, True, 0)[0]}" for key, part in item.items()]
        return "{" + ", ".join(parts) + self.rng.choice(["", "", ","]) + "}"

    def flow(self, begin: str, value: list[str], indent: int) -> list[str]:
        parts = [self.scalar(part, 0, True, 0)[0] for part in value]
        if self.rng.random() < 0.6:
            pad = self.rng.choice(["", "", " "])
            return [f"{begin}[{pad}{', '.join(parts)}{pad}]{self.end()}"]
        space = " " * (indent + 2)
        lines = [f"{begin}["]
        for at, part in enumerate(parts):
            comma = "," if at < len(parts) - 1 else self.rng.choice(["", ","])
            if self.rng.random() < self.comments:
                lines.append(space + self.comment())
            lines.append(f"{space}{part}{comma}{self.end()}")
        return [*lines, " " * indent + "]" + self.end()]

    def scalar(self, text: str, indent: int, flow: bool, column: int) -> list[str]:
        """A text in one of the styles that can say it, in one line or more."""
        rng = self.rng
        double = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\u00a0", "\\_") + '"'
        options = [[double], ["'" + text.replace("'", "''") + "'"], [text], [text]]
        if not flow:
            options += [spread(one, rng, indent) for one in (text, double)]
            if text:
                body = spread(text, rng, indent)
                head = rng.choice([">-", ">-", ">", "|-"])
                body = [" " * indent + text] if head == "|-" else [" " * indent + body[0], *body[1:]]
                options.append([head + (" " + self.comment() if rng.random() < self.comments / 2 else ""), *body])
        return next(option for option in [rng.choice(options), [double]] if _says(option, text, flow))


def spread(text: str, rng: Random, indent: int) -> list[str]:
    """A text over several lines, broken between words."""
    width = rng.choice([20, 60, 100])
    lines = [""]
    for word in text.split(" "):
        # Lines that begin with a dash would be taken for a list.
        if lines[-1] and len(lines[-1]) + len(word) >= width and word != "-":
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return [lines[0], *(" " * indent + line for line in lines[1:])]


def _says(option: list[str], text: str, flow: bool) -> bool:
    source = "\n".join(option)
    page = f"k: [{source}, {source} # x\n]\n" if flow else f"a:\n k:\n  k: {source}\n"
    if option[0].startswith(("'", '"')) is False and text in ("", "~", "null"):
        return False
    try:
        found = said(page)
    except yaml.YAMLError:
        return False
    if not flow:
        value = found["a"]["k"]["k"]
        return isinstance(value, str) and value.removesuffix("\n") == text and len(set(found)) == 1
    return bool(found == {"k": [text, text]})
