"""A mail with nothing wrong, as HTML, and as a message; tests spoil it."""

from __future__ import annotations

_FONT = "font-family:Arial,sans-serif;font-size:16px;line-height:24px;color:#222222"
_TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0" width="640" align="center"'
_WIDE = "width:100%;max-width:640px"

GOOD = f"""<!DOCTYPE html>
<html lang="en-CA" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Our year</title>
<!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>
<![endif]-->
<style>
:root {{ color-scheme: light dark }}
@media (prefers-color-scheme: dark) {{ .ground {{ background-color: #101418 !important }} }}
</style>
</head>
<body style="margin:0;padding:0">
<div style="display:none;mso-hide:all">What comes first</div>
<table {_TABLE} style="{_WIDE}"><tr><td class="ground" style="padding:16px;background-color:#ffffff;{_FONT}">
<h1 style="margin:0 0 8px;font-size:28px">Our year</h1>
<p style="margin:0 0 16px">We answer. <a href="https://www.example.org/" style="color:#004488">Read on</a>.</p>
</td></tr></table>
<table {_TABLE} style="{_WIDE}"><tr><td>
<img src="01-masthead.png" width="640" height="400" alt="The year in figures; all of it stands below" \
style="width:100%;max-width:640px;height:auto;display:block;border:0">
</td></tr></table>
<table {_TABLE} style="{_WIDE}"><tr><td style="padding:16px;background-color:#ffffff;{_FONT}">
<table style="border-collapse:collapse">
<caption style="{_FONT}">Views by year</caption>
<tr><th scope="col" style="{_FONT}">Year</th><th scope="col" style="{_FONT}">Views</th></tr>
<tr><th scope="row" style="{_FONT}">2025</th><td style="{_FONT}">1,500</td></tr>
</table>
</td></tr></table>
</body>
</html>
"""


def spoilt(was: str, is_now: str) -> str:
    """The good mail with the first of something put otherwise."""
    assert was in GOOD, f"{was!r} is not in the good mail"
    return GOOD.replace(was, is_now, 1)
