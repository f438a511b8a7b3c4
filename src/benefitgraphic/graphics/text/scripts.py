"""What kind of writing a character is, so that all that is missing of one kind is told at once."""

from __future__ import annotations

import re
from typing import Literal

CharacterKind = Literal["emoji", "sign", "letter"]

# Unicode's blocks of pictures, flags' letters, skin tones, and what makes a picture or a keycap of a plain character.
_EMOJI = re.compile("[\U0001f000-\U0001faff\ufe0f\u20e3\U000e0020-\U000e007f]")


def kind_of(cluster: str) -> CharacterKind:
    """Whether what is seen as one character is an emoji, a letter of some script, or any other sign."""
    if _EMOJI.search(cluster):
        return "emoji"
    return "letter" if script_of(cluster) else "sign"


def script_of(cluster: str) -> str:
    """Return the English name of a character's script, such as "Canadian Aboriginal"; empty for shared characters."""
    # Imported late: its tables are needed only when something is missing.
    from fontTools.unicodedata import script, script_name

    code = script(cluster[0])
    return "" if code in ("Zyyy", "Zinh", "Zzzz") else script_name(code)
