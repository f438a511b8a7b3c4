"""Figures as readers find them in words, English or French: what each says, and whether that is true of an exact value.

Nothing here knows the program. Numbers are exact fractions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

SPACES = "\u0020\u00a0\u202f\u2009"
_SCALES = {
    "": 1, "k": 10**3, "thousand": 10**3, "mille": 10**3, "m": 10**6, "million": 10**6, "millions": 10**6,
    "b": 10**9, "billion": 10**9, "g": 10**9, "md": 10**9, "milliard": 10**9, "milliards": 10**9,
}  # fmt: skip
_UNITS = {
    "%": "percent", "minute": "minutes", "minutes": "minutes", "min": "minutes", "hour": "hours", "hours": "hours",
    "hr": "hours", "h": "hours", "heure": "hours", "heures": "hours", "point": "points", "points": "points",
}  # fmt: skip
_BOUND = rf"(?:less|more)[{SPACES}]than|(?:moins|plus)[{SPACES}]de"
_NUMBER = rf"\d{{1,3}}(?:[,{SPACES}]\d{{3}})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_SCALE = r"thousand|millions?|billion|mille|milliards?|Md|[KMBGkm](?![a-z])"
_UNIT = r"%|minutes?|min|hours?|hr|heures?|h(?![a-z])|points?"
FIGURE = (
    rf"(?:(?:{_BOUND})[{SPACES}])?"
    rf"(?:{_NUMBER})(?:[{SPACES}]?(?:{_SCALE}))?(?:[{SPACES}]?(?:{_UNIT}))?"
)
_PARTS = re.compile(
    rf"(?:(?P<bound>{_BOUND})[{SPACES}])?"
    rf"(?P<number>{_NUMBER})(?:[{SPACES}]?(?P<scale>{_SCALE}))?(?:[{SPACES}]?(?P<unit>{_UNIT}))?"
)


@dataclass(frozen=True)
class Said:
    """A figure in words.

    Attributes:
        number: what it says.
        step: the last digit's worth: a figure is right for what rounds to it.
        unit: "percent", "points", "minutes", "hours", or "" for a count.
        bound: "less", "more" or "".
    """

    text: str
    number: Fraction
    step: Fraction
    unit: str
    bound: str

    def fits(self, exact: Fraction) -> bool:
        """Whether it is true: exactly, or as the nearest with so many digits; nothing but 0 is 0, only all is 100 %."""
        if self.bound:
            off = self.number - exact if self.bound == "less" else exact - self.number
            return exact > 0 and 0 < off < self.step
        if self.number == exact:
            return True
        if self.number == 0 or (self.unit == "percent" and self.number == 100 and exact < 100):
            return False
        return abs(self.number - exact) <= self.step / 2


def said(text: str, language: str) -> Said:
    """What a figure says, in the marks of its language.

    Raises:
        ValueError: it is no figure.
    """
    found = _PARTS.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is no figure")
    french = language.startswith("fr")
    digits = re.sub(f"[{SPACES}]" if french else f"[,{SPACES}]", "", found["number"])
    if french:
        if "." in digits:
            raise ValueError(f"{text!r} has a decimal point")
        digits = digits.replace(",", ".")
    scale = _SCALES[(found["scale"] or "").lower()]
    _, _, decimals = digits.partition(".")
    bound = ""
    if words := (found["bound"] or "").split():
        bound = "less" if words[0] in ("less", "moins") else "more"
    return Said(
        text,
        Fraction(digits) * scale,
        Fraction(scale, 10 ** len(decimals)),
        _UNITS.get(found["unit"] or "", ""),
        bound,
    )
