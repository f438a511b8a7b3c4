"""A page with nothing wrong, and the same page with one thing wrong each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from pages import View

_STYLE = "display:block;max-width:100%;height:auto"
_PICTURE = f'<img src="sky.png" width="300" height="200" alt="Roads in figures" style="{_STYLE}">'
_TEXT = "<p>We answer every question that people ask.</p>"
GOOD = f"""<!DOCTYPE html>
<html lang="en-CA"><head><meta charset="utf-8"><title>Our year</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body {{ margin: 16px; background-color: #ffffff; color: #222222; font: 16px/1.4 sans-serif }}
a {{ color: #004488 }}
table {{ border-collapse: collapse }}
th, td {{ padding: 4px 8px; text-align: left }}
@media (prefers-color-scheme: dark) {{ body {{ background-color: #101418; color: #eeeeee }} a {{ color: #99ccff }} }}
</style></head>
<body><main>
<h1>Our year</h1>
{_TEXT}
{_PICTURE}
<h2>Numbers</h2>
<table><caption>Views by year</caption>
<tr><th scope="col">Year</th><th scope="col">Views</th></tr>
<tr><th scope="row">2024</th><td>1,200</td></tr>
<tr><th scope="row">2025</th><td>1,500</td></tr></table>
<p><a href="https://www.example.org/">Read all figures</a></p>
</main></body></html>
"""


_DESK, _PHONE, _DARK, _NO_IMAGES = View(640), View(320), View(640, dark=True), View(640, images=False)


@dataclass(frozen=True)
class Defect:
    """What is done to the good page, who has to find it, and how the page has to be looked at for that."""

    found_by: str
    was: str
    is_now: str
    view: View = _DESK
    says: str = ""

    def page(self) -> str:
        """The page with the defect."""
        assert GOOD.count(self.was) == 1, f"{self.was!r} stands {GOOD.count(self.was)} times in the good page"
        return GOOD.replace(self.was, self.is_now)


_WIDE_WORD = f'<p style="white-space:nowrap">{"Wide load ahead. " * 10}</p>'

DEFECTS = {
    "a line wider than the phone": Defect("sideways", _TEXT, _WIDE_WORD, _PHONE, "Wide load"),
    "an image wider than the page": Defect("sideways", "max-width:100%;height:auto", "width:900px", says="<img>"),
    "a block that begins left of the page": Defect(
        "sideways", _TEXT, '<p style="margin-left:-40px">We answer.</p>', says="-24"
    ),
    "a page that does not say it fits a phone": Defect(
        "sideways", '<meta name="viewport" content="width=device-width, initial-scale=1">', "", _PHONE, "viewport"
    ),
    "a long address on a phone": Defect("sideways", "Read all figures", f"www.example.org/{'figures' * 9}", _PHONE),
    "an image that is not there": Defect("broken images", "sky.png", "gone.png", says="gone.png"),
    "a background that is not there": Defect(
        "broken images", "margin: 16px;", "margin: 16px; background: url(gone.png);"
    ),
    "an image without an address": Defect("broken images", 'src="sky.png" ', ""),
    "a lazy image that is not there": Defect("broken images", 'src="sky.png"', 'loading="lazy" src="gone.png"'),
    "words that do not fit in place of their image": Defect(
        "alternatives", "max-width:100%;height:auto", "width:60px;height:20px", _NO_IMAGES, "cut off"
    ),
    "an image with nothing to say": Defect("alternatives", ' alt="Roads in figures"', ' alt=""', _NO_IMAGES),
    "an image without a text": Defect("axe", ' alt="Roads in figures"', "", says="image-alt"),
    "faint text": Defect("axe", "<p>We", '<p style="color:#aaaaaa">We', says="color-contrast"),
    "text that is faint in the dark alone": Defect("axe", "color: #99ccff", "color: #444444", _DARK, "color-contrast"),
    "a language that is not told": Defect("axe", ' lang="en-CA"', "", says="html-has-lang"),
    "a level of headings skipped": Defect("axe", "<h2>Numbers</h2>", "<h4>Numbers</h4>", says="heading-order"),
    "links too small to hit": Defect(
        "axe",
        "<h2>Numbers</h2>",
        '<div style="font-size:12px;line-height:12px"><div><a href="#a">1</a></div><div><a href="#b">2</a></div></div>'
        "<h2>Numbers</h2>",
        says="target-size",
    ),
    "words outside of any landmark": Defect("axe", "<body><main>", "<body><p>Hello</p><main>", says="region"),
    "a script that fails": Defect("console", "</main>", "</main><script>nothing.there()</script>", says="nothing"),
    "a request to somewhere else": Defect("requests", "sky.png", "https://www.example.org/sky.png"),
    "a style sheet from somewhere else": Defect(
        "requests", "</title>", '</title><link rel="stylesheet" href="//fonts.example.org/a.css">', says="fonts"
    ),
    "a box too low for its words": Defect(
        "cut off", "<p>We", '<p style="height:30px;width:120px;overflow:hidden">We', says="px of"
    ),
    "words cut with dots": Defect(
        "cut off", "<p>We", '<p style="width:120px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">We'
    ),
    "words over words": Defect(
        "overlapping", "<p>We", '<p style="position:relative"><span style="position:absolute;left:0">Where</span>We'
    ),
    "words over an image": Defect("overlapping", "<h2>", '<h2 style="margin-top:-60px">', says="<img>"),
    "a number torn apart": Defect(
        "torn words",
        "<td>1,200",
        '<td style="display:block;width:30px;overflow-wrap:anywhere">1,200',
        _PHONE,
        '"1,200"',
    ),
    "small print on a phone": Defect("small text", "<p>We", '<p style="font-size:11px">We', _PHONE, "11 px"),
}


def lay(folder: Path, html: str) -> Path:
    """The page with its image beside it."""
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    Image.new("RGB", (300, 200), "#336699").save(folder / "sky.png")
    return path
