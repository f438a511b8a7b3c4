"""A page that was made, as a dark or a light window of a mail reader shows it, whatever this computer's own is."""

from __future__ import annotations

import re

# As our pages write it, and as what takes their blanks out leaves it.
_DARK = re.compile(rb"@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)")
_SCHEME = re.compile(rb'(<meta name="color-scheme" content=")light dark(")')
_RULE = re.compile(rb"(color-scheme\s*:\s*)light dark")


def in_window(page: bytes, *, is_dark: bool, is_light: bool) -> bytes:
    """Return the page with its rules for dark windows always or never in force; unchanged if neither is requested.

    The browser is told the same, for what it colours itself.
    """
    if not (is_dark or is_light):
        return page
    scheme, media = (b"dark", b"@media all") if is_dark else (b"light", b"@media not all")
    page = _DARK.sub(media, page)
    page = _SCHEME.sub(rb"\g<1>only " + scheme + rb"\g<2>", page)
    return _RULE.sub(rb"\g<1>only " + scheme, page)
