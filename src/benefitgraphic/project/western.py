"""Tells whether text read as Windows-1252 makes sense, or comes from a program that wrote another encoding.

Every byte means something in each encoding of one byte a character, so no byte says which it is. But letters of one
that are read as another fall where nobody writes them: "BŽlanger ˆ QuŽbec" (MacRoman, "CSV (Macintosh)"), "vid‚os"
(DOS, "CSV (MS-DOS)"), "Âèäåî" (Cyrillic). Doubt is enough to refuse, since wrong letters would go unnoticed.
"""

from __future__ import annotations

import re
from itertools import islice

_UPPER = "À-ÖØ-ÞŒŠŽŸ"
_LOWER = "ß-öø-ÿœšž"
_WORD = f"A-Za-z{_UPPER}{_LOWER}"
_BEGIN = f"(?<![{_WORD}])"
_END = f"(?![{_WORD}])"
_ODD = re.compile(
    "|".join(
        (
            # Letters: capitals and small ones, alone, in rows, beside digits, and those of few languages.
            f"[a-z{_LOWER}][{_UPPER}]|[{_LOWER}][A-Z]",  # QuŽbec, CïTE
            f"(?<![{_WORD}'’‘.-])[ÁÂ-ÇÉ-ÒÕ-ßáâ-çê-òõ-ÿŒœŠšŽž](?![{_WORD}'’‘.-])",  # Ç courtes
            f"[{_UPPER}{_LOWER}]{{3}}",  # Âèäåî
            f"[0-9][{_UPPER}]|[{_UPPER}][0-9]",  # 2019Ð2020
            f"{_BEGIN}[ËÏëïÿ]|{_BEGIN}è(?=[a-z])|ì(?=[a-z])",  # ële, èesky
            "[A-Z][ŠŽ][a-z]",  # RŽunion
            "[Žž](?![aeiouAEIOU])|[Šš](?![aeiouAEIOUkptKPT])|Ÿ",  # aožt, schšn, ZŸrich
            f"{_BEGIN}[Œœ](?![uidsncrUIDSNCR])|(?<=[{_WORD}])(?<![cfCF])[Œœ](?![uU])",  # œltimo, Perœ
            "[ñÑ](?=[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z])",  # Gdañsk
            f"(?<=[{_WORD}])Ò|Ò(?=[A-Z][a-z])",  # ÒHiÓ
            # Signs: those that nobody types, and those that stand inside of words or begin them.
            "[ƒˆ˜¤¦¨¬¯¸‚‡]",
            f"[{_WORD}][¡¢£¥§©ª«®±²³µ¶¹º»¼½¾¿×÷„†‰‹›‘“”€™][{_WORD}]",  # h™pital
            f"[{_WORD}][„¿¡“‹•]|[”›][{_WORD}]",
            f"(?<![0-9{_WORD}])[²³¹¼½¾±¶‰£¢€×ªº„”†™](?=[a-z{_LOWER}])",  # ³ódź, €a va
            "(?<= )[…®†‹›](?= )",  # Retour … la page
            "(?<=[a-z])–(?=[a-z])",  # ao–t, ma–ana
            f"[{_WORD}]—(?= )|(?<= )—[{_WORD}]|i—n{_END}",  # o— aller, informaci—n
            r"(?<![\w ])[·¥] ",  # · propos, ¥ Item
        )
    )
)
_CELL = re.compile(r'[,;\t"\r\n]')
_ABROAD = re.compile("[^\x00-\x7f]")
# What opens a Spanish sentence, and what has to end it.
_PAIRS = (("¿", "?"), ("¡", "!"))
_MOST = 20_000  # different cells that are looked at
_LONGEST = 1000  # characters of a cell that are looked at
_WIDEST = 24  # characters of it that are shown before and behind what is odd


def oddity(text: str) -> tuple[int, str] | None:
    """Return the first place where the text makes no sense, with the words around it; None if all makes sense.

    Args:
        text: what bytes read as Windows-1252 say.
    """
    abroad = dict.fromkeys(cell for cell in _CELL.split(text) if not cell.isascii())
    for cell in islice(abroad, _MOST):
        at = _odd_at(cell[:_LONGEST], text)
        if at >= 0:
            return text.index(cell) + at, cell[max(0, at - _WIDEST) : at + _WIDEST].strip()
    return None


def _odd_at(cell: str, text: str) -> int:
    """Where a cell makes no sense; -1 if it does."""
    for found in _ABROAD.finditer(cell):
        # Nothing odd begins more than one letter before the sign that makes it so.
        for at in range(max(0, found.start() - 1), found.end()):
            if _ODD.match(cell, at):
                return found.start()
        if any(found[0] == sign and other not in text for sign, other in _PAIRS):
            return found.start()
    return -1
