"""Surgery on a finished PDF, to plant a defect in it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

from tagged import Node, Owned, Tagged

Instructions = list[tuple[list[pikepdf.Object], Operator]]
Surgery = Callable[[Tagged], None]
DEFECTS: dict[str, Surgery] = {}


def planted(data: bytes, name: str | None) -> bytes:
    """The file with the defect; without a name, with none."""
    return _changed(data, DEFECTS[name] if name else lambda tagged: None)


def without_meanings(data: bytes) -> bytes:
    """The file without any ActualText: its letters alone say what it means."""

    def surgery(tagged: Tagged) -> None:
        for number in range(len(tagged.document.pages)):
            rewrite(tagged, number, _letters_alone)
        for node in tagged.tree.walk():
            if node.actual is not None and node.object is not None:
                del node.object["/ActualText"]

    return _changed(data, surgery)


def _changed(data: bytes, surgery: Surgery) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as document:
        surgery(Tagged(document))
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def _letters_alone(instructions: Instructions) -> Instructions:
    for operands, operator in instructions:
        if str(operator) == "BDC" and "/ActualText" in operands[1]:
            del operands[1]["/ActualText"]
    return instructions


def defect(surgery: Surgery) -> Surgery:
    """Enters a surgery by its name, without what keeps names apart."""
    DEFECTS[surgery.__name__.strip("_").replace("_", " ")] = surgery
    return surgery


def rewrite(tagged: Tagged, page: int, change: Callable[[Instructions], Instructions]) -> None:
    """A page's operators, changed."""
    leaf = tagged.document.pages[page]
    before = [(list(i.operands), i.operator) for i in pikepdf.parse_content_stream(leaf)]
    leaf.Contents = tagged.document.make_stream(pikepdf.unparse_content_stream(change(before)))


def marked(instructions: Instructions, number: int) -> slice:
    """From the mark with a number to its end."""
    start = next(i for i, (operands, op) in enumerate(instructions) if str(op) == "BDC" and _number(operands) == number)
    end = next(i for i in range(start, len(instructions)) if str(instructions[i][1]) == "EMC")
    return slice(start, end + 1)


def _number(operands: list[pikepdf.Object]) -> int:
    return int(operands[1].get("/MCID", -1)) if isinstance(operands[1], Dictionary) else -1


def spoken(tagged: Tagged, role: str, index: int = 0) -> tuple[Node, Owned]:
    """An element of a role that owns text, and the first that it owns."""
    node = [node for node in tagged.tree.all(role) if node.owned][index]
    return node, node.owned[0]


def forget(tagged: Tagged, node: Node) -> None:
    """Takes an element out of the tree, as if it had never been written."""
    assert node.parent is not None and node.object is not None
    kids = [kid for kid in node.parent.object.K if kid.objgen != node.object.objgen]  # type: ignore[union-attr]
    node.parent.object.K = Array(kids)  # type: ignore[union-attr]


def to_decoration(tagged: Tagged, owned: Owned) -> None:
    """Marks what was tagged as decoration."""

    def change(instructions: Instructions) -> Instructions:
        start = marked(instructions, owned.number).start
        return [*instructions[:start], ([Name.Artifact], Operator("BMC")), *instructions[start + 1 :]]

    rewrite(tagged, owned.page, change)


def links(tagged: Tagged) -> list[pikepdf.Object]:
    """Every annotation of a link."""
    return [link for page in tagged.document.pages for link in page.get("/Annots", [])]


def fonts(tagged: Tagged) -> list[pikepdf.Object]:
    """The first page's fonts."""
    return list(tagged.document.pages[0].Resources.Font.values())
