"""Each rule of the lint finds what breaks it, and a mail that keeps all of them passes."""

from __future__ import annotations

import pytest

from lint import RULES, WHY, lint, told
from mails import GOOD, spoilt

_P = '<p style="margin:0 0 16px'
_IMG = 'style="width:100%;max-width:640px;height:auto;display:block;border:0"'
_H1 = '<h1 style="margin:0 0 8px;font-size:28px">'
_TEXT = "font-family:Arial,sans-serif;font-size:16px"
_NARROW = "max-width:640px;margin:0 auto"
_ALT = 'alt="The year in figures; all of it stands below"'

DEFECTS = [
    ("malformed", "</h1>", "</h2>"),
    ("malformed", "</p>", "</p></div>"),
    ("said twice", '<p style="', '<p id="a" id="b" style="'),
    ("said twice", "<h1", '<div id="a"></div><div id="a"></div><h1'),
    ("malformed", "We answer", "We � answer"),
    ("active content", "</body>", "<script>1</script></body>"),
    ("active content", "</body>", '<iframe title="x"></iframe></body>'),
    ("active content", "</body>", "<video></video></body>"),
    ("active content", "<h1", '<h1 onclick="1"'),
    ("active content", "https://www.example.org/", "javascript:alert(1)"),
    ("forms", "</h1>", '</h1><form action="https://www.example.org/"></form>'),
    ("linked files", "</title>", '</title><link rel="stylesheet" href="a.css">'),
    ("no language", ' lang="en-CA"', ""),
    ("no title", "<title>Our year</title>", "<title> </title>"),
    ("no charset", '<meta charset="utf-8">', ""),
    ("no viewport", "width=device-width, initial-scale=1", "width=640"),
    ("no viewport", "initial-scale=1", "initial-scale=1, user-scalable=no"),
    ("no pixels per inch", "PixelsPerInch>96", "PixelsPerInch>120"),
    ("no pixels per inch", "[if mso]", "[if lte IE 8]"),
    ("no pixels per inch", ' xmlns:o="urn:schemas-microsoft-com:office:office"', ""),
    ("too large", "We answer", "We answer " * 9_000),
    ("tables of neither kind", 'role="presentation" cell', "cell"),
    ("tables of neither kind", '<th scope="row"', "<th"),
    ("tables of neither kind", '<caption style="', '<!-- <caption style="'),
    ("tables of neither kind", '<table style="border-collapse', '<table role="presentation" style="border-collapse'),
    ("gaps in layout", ' cellspacing="0"', ""),
    ("odd widths", '<td style="padding', '<td width="50em" style="padding'),
    ("links nowhere", "https://www.example.org/", "#charts"),
    ("links nowhere", "https://www.example.org/", "page.html"),
    ("links nowhere", "https://www.example.org/", ""),
    ("pictures without size", ' height="400"', ""),
    ("pictures without size", 'width="640" height="400"', 'width="100%" height="400"'),
    ("pictures without size", 'width="640" height="400"', 'width="640px" height="400"'),
    ("pictures too high", 'height="400"', 'height="1601"'),
    ("pictures without words", _ALT, ""),
    ("pictures without words", _ALT, 'alt=""'),
    ("pictures without words", _ALT, f'alt="{"words " * 21}"'),
    ("pictures out of pattern", _IMG, ""),
    ("pictures out of pattern", _IMG, _IMG.replace("height:auto;", "")),
    ("pictures out of pattern", _IMG, _IMG.replace("display:block", "display:inline-block")),
    ("pictures out of pattern", _IMG, _IMG.replace("640px", "600px")),
    ("pictures without a table", "<h1", f'<img src="a.png" width="640" height="10" alt="A" {_IMG}><h1'),
    ("pictures without a table", "<img", f'<img src="a.png" width="640" height="10" alt="A" {_IMG}><img'),
    ("pictures without a table", "</body>", f'<img src="a.png" width="640" height="10" alt="A" {_IMG}></body>'),
    ("pictures from elsewhere", "01-masthead.png", "https://www.example.org/a.png"),
    ("pictures from elsewhere", "01-masthead.png", "http://www.example.org/a.png"),
    ("pictures from elsewhere", "01-masthead.png", "data:image/png;base64,iVBORw0KGgo="),
    ("pictures from elsewhere", "01-masthead.png", "/pictures/01-masthead.png"),
    ("pictures of other kinds", "01-masthead.png", "01-masthead.svg"),
    ("pictures of other kinds", "01-masthead.png", "01-masthead.webp"),
    ("unreadable styles", _P, _P + ";color:#222222;;}"),
    ("unreadable styles", _P, _P + ";color"),
    ("unknown properties", _P, _P + ";display:flex"),
    ("unknown properties", _P, _P + ";display:inline-grid"),
    ("unknown properties", _P, _P + ";position:relative"),
    ("unknown properties", _P, _P + ";float:left"),
    ("unknown properties", _P, _P + ";background-image:url(a.png)"),
    ("unknown properties", _P, _P + ";background:linear-gradient(#ffffff,#eeeeee)"),
    ("unknown properties", _P, _P + ";margin-inline:4px"),
    ("unknown properties", _P, _P + ";--gap:4px"),
    ("unknown units", _P, _P + ";line-height:1.5rem"),
    ("unknown units", _P, _P + ";font-size:4vw"),
    ("functions", _P, _P + ";line-height:calc(12px + 12px)"),
    ("functions", _P, _P + ";color:var(--ink)"),
    ("colours in other ways", _P, _P + ";color:rgba(0,0,0,0.8)"),
    ("colours in other ways", _P, _P + ";color:#22222280"),
    ("colours of three digits", _P, _P + ";color:#222"),
    ("colours of three digits", '<td style="padding', '<td bgcolor="#fff" style="padding'),
    ("negative margins", _P, _P + ";margin-top:-8px"),
    ("negative margins", _P, '<p style="margin:0 -8px'),
    ("centred by margin", ' align="center" style="width:100%', ' style="margin:0 auto;width:100%'),
    ("padding outside cells", _P, _P + ";padding:8px"),
    ("padding outside cells", _H1, '<div style="padding-left:8px">Hello</div>' + _H1),
    ("max width alone", _P, _P + ";max-width:300px"),
    ("too wide", 'width="640"', 'width="700"'),
    ("too wide", 'align="center" style="width:100%;max-width:640px"', 'align="center" style="width:100%"'),
    ("hidden but not in outlook", ";mso-hide:all", ""),
    ("fonts and imports", "@media", "@font-face { font-family: A; src: url(a.woff2) } @media"),
    ("fonts and imports", "<style>", '<style>@import "a.css";'),
    ("sheets in the body", "<h1", "<style>p { margin: 0 }</style><h1"),
    ("styles of sheets alone", "@media", ".ground { padding: 8px } @media"),
    ("styles of sheets alone", "color-scheme: light dark }", "color-scheme: light dark; --a: 1px }"),
    ("texts without font", "font-family:Arial,sans-serif;", ""),
    ("texts without font", '<tr><th scope="row"', '<tr><td>Loose</td></tr><tr><th scope="row"'),
    ("texts without font", "</body>", "Loose</body>"),
    ("grounds without text colour", ";color:#222222", ""),
    ("grounds without text colour", _P, _P + ";background-color:#eeeeee"),
    ("colours without ground", "padding:16px;background-color:#ffffff", "padding:16px"),
    ("links without colour", ' style="color:#004488"', ""),
    ("blocks without margin", '<p style="margin:0 0 16px"', "<p"),
    ("blocks without margin", '<p style="margin:0 0 16px"', '<p style="margin-top:0"'),
    ("small print", _P, _P + ";font-size:11px"),
]


@pytest.mark.parametrize(("name", "was", "is_now"), DEFECTS, ids=[f"{i}-{d[0]}" for i, d in enumerate(DEFECTS)])
def test_a_planted_defect_is_found(name: str, was: str, is_now: str) -> None:
    found = lint(spoilt(was, is_now))
    assert name in found, told(found) or "nobody noticed"


def test_a_good_mail_passes() -> None:
    found = lint(GOOD)
    assert not found, told(found)


def test_each_rule_has_something_to_find() -> None:
    lint(GOOD)
    assert {name for name, _, _ in DEFECTS} == set(RULES) == set(WHY)


@pytest.mark.parametrize(
    ("was", "is_now"),
    [
        ("<img", f'<!--[if mso]><table><tr><td width="640"><![endif]--><div style="{_NARROW}"></div><img'),
        ('<table style="border-collapse:collapse"', f'<table style="{_TEXT};border-collapse:collapse"'),
        ("<style>", "<style>#outlook a { padding: 0 } table, td { mso-table-lspace: 0pt }"),
        ("01-masthead.png", "cid:01-masthead@benefitgraphic.invalid"),
        ("01-masthead.png", "01-masthead@2x.png"),
        ("01-masthead.png", "fr-CA/01-masthead@2x.png"),
        ("<!--[if mso]>", '<!--[if !mso]><!--><meta name="a" content="b"><!--<![endif]--><!--[if mso]>'),
    ],
)
def test_what_works_is_no_defect(was: str, is_now: str) -> None:
    found = lint(spoilt(was, is_now))
    assert not found, told(found)
