"""What can't be used, said in plain words where it is found; whoever knows the file makes a diagnostic of it."""

from __future__ import annotations


class Refusal(ValueError):
    """Something in a file that can't be used; as a string, what is wrong with it.

    Attributes:
        code: the diagnostic's code.
        hint: what to do; may be empty.
        at: the line or the row, counted from 1; 0 when all of it is meant.
    """

    def __init__(self, code: str, message: str, hint: str = "", at: int = 0) -> None:
        super().__init__(message)
        self.code, self.hint, self.at = code, hint, at
