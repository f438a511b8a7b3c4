"""The paragraphs of each file that is written, as its readers meet them, panel by panel; read by others' readers."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from justhtml import JustHTML

_BLOCKS = ("h1", "h2", "h3", "p", "li", "tr", "caption")


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or row; ``large`` where it is set as the panel's figure."""

    text: str
    large: bool = False


def of_text(text: str) -> list[Block]:
    """Plain text: paragraphs stand apart by blank lines, rows are lines."""
    found = []
    for block in re.split(r"\n\s*\n", text.replace("\u00a0", " ")):
        # A heading may be underlined.
        lines = [line.strip() for line in block.strip().splitlines() if set(line.strip()) - set("=-")]
        rows = len(lines) > 0 and all(re.match(r"[\w–-]+ ?: ", line) for line in lines)
        found += [Block(line) for line in lines] if rows else [Block(" ".join(lines))]
    return found


def of_html(html: str) -> list[Block]:
    """A page or a mail."""
    found = []
    for element in JustHTML(html).query(", ".join(_BLOCKS)):
        if element.name == "tr":
            cells = element.query("th, td")
            if len(cells) == 2 and cells[1].name == "td":
                found.append(Block(" : ".join(_words(cell) for cell in cells)))
        else:
            found.append(Block(_words(element), "figure" in ((element.attrs or {}).get("class") or "").split()))
    return found


def _words(element: object) -> str:
    return re.sub(r"[ \n]+", " ", element.to_text(separator="", strip=False)).strip()  # type: ignore[attr-defined]


def panels(blocks: Sequence[Block], labels: Sequence[str], ends: Sequence[str]) -> dict[str, list[Block]]:
    """By label, what stands between it and the metric's definition; notes after that, too."""
    found: dict[str, list[Block]] = {}
    at: str | None = None
    for block in blocks:
        label = block.text.replace("\u00a0", " ")
        if label in labels and label not in found:
            at = label
            found[at] = []
        elif block.text in ends:
            continue
        elif at is not None:
            if set(block.text) <= set("=- ") or re.match(r"(Source|Page)\b", block.text):
                continue
            found[at].append(block)
    return found


def mail(path: Path) -> tuple[str, str]:
    """The text and the HTML of a message."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None and html is not None
    return plain.get_content(), html.get_content()


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of data.csv."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def pdf_text(path: Path) -> str:
    """All words of a PDF's pages."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def pdf_alternatives(path: Path) -> Iterator[str]:
    """The alternative texts of its figures, captions of tables included."""
    with pikepdf.open(path) as document:
        for found in document.objects:
            if isinstance(found, pikepdf.Dictionary) and "/Alt" in found:
                yield str(found["/Alt"])
