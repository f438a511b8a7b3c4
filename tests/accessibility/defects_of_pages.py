"""What is wrong in pages and fonts, each a mistake that we could make."""

from __future__ import annotations

from pikepdf import Array, String

from surgery import Instructions, defect, fonts, marked, rewrite, spoken
from tagged import Tagged


@defect
def a_font_is_not_embedded(tagged: Tagged) -> None:
    del fonts(tagged)[0].DescendantFonts[0].FontDescriptor.FontFile2


@defect
def a_font_does_not_say_what_it_means(tagged: Tagged) -> None:
    del fonts(tagged)[0].ToUnicode


@defect
def a_font_says_something_else(tagged: Tagged) -> None:
    font = fonts(tagged)[0]
    told = font.ToUnicode.read_bytes()
    assert b"<0065>" in told
    font.ToUnicode = tagged.document.make_stream(told.replace(b"[<0061>", b"[<0062>").replace(b"<0065>", b"<0066>"))


@defect
def a_letter_is_no_letter(tagged: Tagged) -> None:
    def change(instructions: Instructions) -> Instructions:
        operands, _ = next(i for i in instructions if str(i[1]) == "TJ")
        operands[0] = Array([String(b"\0\0"), *list(operands[0])[1:]])
        return instructions

    rewrite(tagged, 0, change)


@defect
def a_text_is_not_tagged(tagged: Tagged) -> None:
    _, owned = spoken(tagged, "P", 2)

    def change(instructions: Instructions) -> Instructions:
        where = marked(instructions, owned.number)
        return [
            *instructions[: where.start],
            *instructions[where.start + 1 : where.stop - 1],
            *instructions[where.stop :],
        ]

    rewrite(tagged, owned.page, change)


@defect
def a_text_is_said_twice(tagged: Tagged) -> None:
    _, owned = spoken(tagged, "P", 2)

    def change(instructions: Instructions) -> Instructions:
        where = marked(instructions, owned.number)
        inside = instructions[where][1:-1]
        return [*instructions[: where.stop - 1], *inside, *instructions[where.stop - 1 :]]

    rewrite(tagged, owned.page, change)


@defect
def a_word_is_missing(tagged: Tagged) -> None:
    _, owned = spoken(tagged, "P", 2)

    def change(instructions: Instructions) -> Instructions:
        where = marked(instructions, owned.number)
        operands, _ = next(i for i in instructions[where] if str(i[1]) == "TJ")
        operands[0] = Array(list(operands[0])[12:])
        return instructions

    rewrite(tagged, owned.page, change)


@defect
def words_run_together(tagged: Tagged) -> None:
    """Nothing but the place of the letters keeps them apart."""

    def bare(instructions: Instructions) -> Instructions:
        for operands, operator in instructions:
            if str(operator) == "TJ":
                operands[0] = Array(
                    [String(bytes(kid).replace(b"\0 ", b"")) if isinstance(kid, String) else kid for kid in operands[0]]
                )
        return instructions

    rewrite(tagged, 0, bare)


@defect
def a_mark_is_never_closed(tagged: Tagged) -> None:
    def change(instructions: Instructions) -> Instructions:
        last = max(i for i, (_, operator) in enumerate(instructions) if str(operator) == "EMC")
        return [*instructions[:last], *instructions[last + 1 :]]

    rewrite(tagged, 0, change)
