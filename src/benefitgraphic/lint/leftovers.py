"""What was left in a text, and was meant to be replaced before anyone reads it.

What is certain stops a render, so it has to be what nobody writes for readers: "XX messages", "[insert name]", "Title:
TBD". What only looks like it, and may be meant as it stands, is told and stops nothing: "the TBD list", "Super Bowl
XXX", "Snow in June???".
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from benefitgraphic.lint.texts import Found
from benefitgraphic.project.suggest import quoted


@dataclass(frozen=True, slots=True)
class Leftover(Found):
    """A piece that looks left over. ``is_certain``: whether it can't be meant as it stands."""

    is_certain: bool = True


def leftovers(text: str, names: Container[str] = ()) -> Iterator[Leftover]:
    """Yield what should have been replaced before anyone reads it: "TBD", "xxxx", "[insert name]", "Texte à venir".

    Args:
        text: as it was typed.
        names: what can be filled in; one of them in two braces is a slip.
    """
    spans = [
        (found.start(), not certain, -found.end(), found[0], said)
        for pattern, said, certain in _LEFT
        for found in pattern.finditer(text)
    ]
    for found in _BRACES.finditer(text):
        if found[1] in names:
            said = "a placeholder in two braces, which readers would see as it is"
            spans.append((found.start(), False, -found.end(), found[0], said))
    if _LONE.search(text) and not _NETWORKS.search(text):
        spans += [(found.start(1), True, -found.end(1), found[1], _IN_PLACE) for found in _LONE.finditer(text)]
    end = 0
    # What is certain is told rather than what overlaps it.
    sure = [(start, -to) for start, unsure, to, *_ in spans if not unsure]
    for first, unsure, to, whole, said in sorted(spans):
        piece = whole.lstrip(_LEAD)
        start = first + len(whole) - len(piece)
        overlaid = unsure and any(since < -to and start < until for since, until in sure)
        if start >= end and not overlaid:  # of two that overlap, the first and longest
            # Quoted, it is spoken of: "TBD" is not a word that we like.
            certain = not unsure and not (_opens(text, start) and _CLOSES.match(text, -to))
            # Where a command is shown, such signs say what is to be typed: "backup -r <date>".
            certain = certain and not (piece[0] in "<#Xx" and _COMMAND.search(text))
            yield Leftover(start, piece, said, certain)
            end = start + len(piece)


def unfinished(found: Found) -> tuple[str, str]:
    """Return the message and hint for what was left."""
    return f"{quoted(found.piece.strip())} looks like {found.said}", "write what readers should see"


def _opens(text: str, start: int) -> bool:
    return bool(_OPENED.search(text, max(0, start - 2), start))


_LEAD = ' \u00a0\u202f\n"“«‘–—•'
_OPENED = re.compile(r"[\"“«‘'][ \u00a0\u202f]?\Z")
_CLOSES = re.compile(r"[.,!?]?[ \u00a0\u202f]?[\"”»’']")
_COMMAND = re.compile(
    r"(?<!\S)(?:[$>] |sudo |-{1,2}[a-zA-Z]|/\w{1,40}/\w)|\w=x|:\[|# XXX\b|\bXXX (?:commande?s?|syntaxe?)\b"
)
_IN_PLACE = "letters in place of a figure"
# A lone X is a network, too: "we answer Facebook and X messages".
_NETWORKS = re.compile(
    r"(?i)\b(?:facebook|instagram|youtube|linkedin|twitter|tiktok|threads|bluesky|snapchat|flickr)\b"
)
_LONE = re.compile(
    r"(?i:\b(?:handled|answered|received|read|sent|made|reached|helped|nearly|over|about|more than|almost|traité|reçu|"
    r"lu|répondu à|envoyé|rejoint|aidé|environ|près de|plus de) )(?-i:(X))(?= (?:messages|questions|comments|people|"
    r"replies|calls|views|times|years|days|hours|minutes|followers|posts|commentaires|personnes|gens|réponses|appels|vues|fois|"
    r"ans|jours|heures|abonnés|publications)\b)"
)
_BRACES = re.compile(r"\{\{\s{0,3}([A-Za-z_][\w.]{0,80})\s{0,3}\}\}")
_GAP = r"[ \u00a0\u202f\u2009]"
# What follows a figure: a word in small letters, but not one that follows a Roman number or a size.
_COUNTED = (
    r"(?=[ \u00a0](?!(?:and|or|to|is|are|was|were|for|from|with|on|in|at|as|th|et|ou|aux?|des|dans|pour|par|sur|est|"
    r"sont|siècles?|century|centuries|chromosomes?|factor|games?|olympics?|olympiad|edition|édition|rated|large|small)\b)"
    r"[a-zà-ÿ]{3})"
)
# "In the XX century", "la XXX édition", "sizes XX to XXX".
_NO_ARTICLE = "".join(
    rf"(?<!\b{word} )" for word in ("the", "le", "la", "du", "au", "of", "un", "une", "size", "sizes")
)
_BY = "|".join(rf"(?<=\b{word} )" for word in ("within", "until", "by", "from", "on", "at", "in"))
# Not in a name of a file, a code or a formula.
_ALONE, _OPEN = r"(?<![\w/.+#-])", r"(?<![\w/.=<])"
_WHOLE, _END = r"\A\W{0,4}", r"(?=\W{0,4}\Z)"
_WRITTEN = (
    "text|texte|copy|slogan|figures?|numbers?|chiffres?|nombre|data|données|link|lien|title|titre|photo|image|name|nom|"
    "caption|légende|quote|citation|source|contenu|content|facts?|faits?"
)
_FILLED_LATER = (
    f"{_WRITTEN}|lieu|heure|venue|speaker|guest|dates?|details?|détails?|results?|résultats?|information|info|"
    "renseignements"
)
_STILL = (
    r"to be (?:completed|added|supplied|provided|translated|written)|to come|to follow|"
    r"à (?:venir|traduire|compléter|remplir|ajouter|fournir|insérer|écrire|déterminer|confirmer)|"
    r"to be (?:determined|confirmed|decided|announced)"
)
_LATER = (
    r"to come|to follow|to be (?:determined|confirmed|completed|added|supplied|provided|decided|translated|announced)|"
    r"à (?:venir|confirmer|traduire|compléter|déterminer|remplir|ajouter|fournir|préciser|insérer|suivre)"
)
_ENDS = r"(?=\s{0,3}(?:[.,;:!?)\]|]|\Z))"
_FILL_IN = (
    "insert|insérer|insérez|inscrire|inscrivez|add|ajouter|ajoutez|enter|entrer|entrez|replace|remplacer|remplacez|fill"
)
_FIELD = (
    "name|nom|number|nombre|chiffres?|figures?|text|texte|date|year|année|link|lien|url|title|titre|source|metric|value|"
    "valeur|description|organi[sz]ation|ministry|ministère|tbd|tbc|tba|todo|to do|x{2,4}|placeholder|caption|légende|"
    "city|ville"
)
_EMPTY = "à (?:compléter|traduire|remplir|ajouter|fournir|insérer)|to be (?:completed|added|supplied)"
_BRACKETED = rf"{_FILL_IN}|your|votre|vos|{_FIELD}|no\.|to be|{_EMPTY}|à (?:venir|confirmer|déterminer|préciser)"
_LETTERS = "letters in place of words or a figure"
_MARK = "a mark for what is still to come"
_NOTE = "a note to fill something in"
_HOLDS = "words that only hold a place"
_DRAFT = "a mark that this is a draft"
_MARKS = r"TB[DCA]|T\.B\.[DCA]\.|TODO|FIXME|TKTK|TK|tbd|tbc|fixme|tktk"

# Each with what it is. What repeats is bounded, or begins only where it can't have begun before: no text takes long.
_CERTAIN = (
    (rf"{_ALONE}[Xx]{{4,}}+(?![\w-])|{_ALONE}x{{2,3}}(?=\s?%)", _LETTERS),
    (rf"{_NO_ARTICLE}{_ALONE}(?:XX|XXX|xxx){_COUNTED}", _LETTERS),
    (rf"{_WHOLE}XXX?{_END}", _LETTERS),
    (rf"{_ALONE}(?<!Gen )[XxN]{{1,4}}{_GAP}?%", _IN_PLACE),
    (rf"(?<![\w-])[$€£]?X{{1,3}}(?:(?:[,.]|{_GAP})(?:XXX|000))++(?![\w-])", _IN_PLACE),
    (r"(?<![\w/-])[$€£](?:X{1,4}|x{2,4})(?!\w)", _IN_PLACE),
    (r"(?<!\w)(?:19|20)(?:XX|xx|__)(?!\w)|(?<!\w)20[1-9]X(?!\w)", "letters in place of a year"),
    (
        r"(?<![\w#])#{1,3}(?:[,.]###)++(?!\w)|(?<![\w#])#{3}(?=[ \u00a0][a-zà-ÿ]{3})",
        "signs in place of a figure",
    ),
    # "2 000 000" is two millions, with whatever space.
    (rf"(?<![\w.,'’])(?<!\d\s)0{{2,3}}(?:(?:,|{_GAP})000)++(?![\w,.]\d|\w)", "noughts in place of a figure"),
    (rf"{_WHOLE}(?:{_MARKS})(?!\w){_END}", _MARK),
    (rf"(?:(?<=[:=])|(?<=[:=] )|(?<=[(\[]))(?:{_MARKS})(?!\w)(?=\W{{0,3}}\Z|[)\]])", _MARK),
    (rf"(?:{_BY})TB[DCA]{_END}", _MARK),
    (rf"(?i)\b(?:{_FILLED_LATER}) (?:is |are |est |sont )?(?:TBD|TBC|TBA|TK){_END}", _MARK),
    (rf"{_WHOLE}(?:TODO|FIXME|TBD|todo|fixme) ?:", _MARK),
    (rf"{_WHOLE}(?:TODO|FIXME)(?= (?!(?:lists?|items?|apps?|es|en|el|la|los|lo|por|para|un|una)\b)[a-z])", _MARK),
    (
        rf"{_NO_ARTICLE}(?<!\bno )(?<!\bour )(?<![\w-])(?:TBD|TK)"
        r"(?= (?:messages|questions|replies|posts|people|views|followers)\b)",
        _MARK,
    ),
    (rf"{_WHOLE}(?i:draft|ébauche|ebauche|brouillon)\b{_END}", _DRAFT),
    (
        rf"{_WHOLE}(?:DRAFT|ÉBAUCHE|EBAUCHE|BROUILLON)\b(?= ?[:–—-])|[(\[](?:DRAFT|ÉBAUCHE|BROUILLON)[)\]]",
        _DRAFT,
    ),
    (rf"(?i)(?:{_WHOLE}|[–—(\[-] ?)(?:please )?(?:do not publish|ne pas publier){_END}", _DRAFT),
    (rf"(?i){_WHOLE}(?:(?:sous-)?(?:titre|texte) provisoire|working title){_END}", _DRAFT),
    (rf"(?i)\blorem ipsum dolor(?: sit amet)?\b|{_WHOLE}lorem ipsum\b|\bdolor sit amet\b", "filler text"),
    (
        r"\A\s{0,3}\?{3,}+(?=\s{0,3}\Z|[ \u00a0]?%|[ \u00a0][a-zà-ÿ]{3})",
        "question marks in place of words or a figure",
    ),
    (rf"(?<!\w)_{{3,}}+(?={_GAP}?%)|[$€£]_{{2,}}+|\A\s{{0,3}}_{{3,}}+{_END}", "a blank to fill in"),
    (rf"(?i){_OPEN}\[\s{{0,3}}(?:{_FILL_IN})\s(?:[^\s\[\]|]{{1,40}}+\s?+){{1,7}}+\]", _NOTE),
    (
        rf"(?i){_OPEN}\[\s{{0,3}}(?:(?:your|votre|vos|the|le|la)\s)?(?:{_FIELD})(?:\s(?:here|ici))?\s{{0,3}}\]",
        _NOTE,
    ),
    (r"\[YOUR [A-Z _-]{2,60}\]|\[VOTRE [A-ZÀ-Ý _-]{2,60}\]", _NOTE),
    (rf"(?i)\[\s{{0,3}}(?:{_EMPTY})\s{{0,3}}\]", _NOTE),
    (rf"\A\s{{0,3}}\[[ .…_]{{0,40}}\]{_END}", _NOTE),
    (
        r"(?i)</?(?:b|i|u|em|strong|br|p|a|span|div|h[1-6]|ul|ol|li|sup|sub|font|img)"
        r"(?:\s[\w-]{1,20}=[^<>]{0,200})?\s?/?>",
        "a tag of HTML, which readers would see as it is",
    ),
    (
        rf"(?i){_OPEN}<(?:(?:{_FILL_IN}|your|votre|vos)\s[^<>@/=]{{1,80}}|(?:{_FIELD})(?:\s[^<>@/=]{{1,80}})?)>(?!>)",
        _NOTE,
    ),
    (r"\$\{\w[\w.]{0,80}\}|(?<!\w)%[A-Z][A-Z_]{2,60}%", "a placeholder of another tool"),
    (rf"(?i){_WHOLE}(?:{_WRITTEN})(?: |{_GAP}?: ?)(?:{_STILL}){_END}", _MARK),
    (
        rf"(?i){_WHOLE}(?:to be (?:completed|added|supplied|provided|translated|written|determined)|"
        rf"à (?:compléter|traduire|remplir|fournir|insérer|déterminer|confirmer|venir)){_END}",
        _MARK,
    ),
    (
        rf"(?i){_WHOLE}(?:your|add|enter|type|insert) (?:(?:a|the|your|some) )?"
        rf"(?:text|title|figure|caption|source|words) here{_END}",
        _HOLDS,
    ),
    (r"(?i)\b(?:text|texte|title|titre|name|nom|caption|légende|copy) (?:goes|va|vient) (?:here|ici)\b", _HOLDS),
    (rf"(?i){_WHOLE}(?:votre|vos|le) (?:texte|titre|nom|chiffre|légende|source) ici{_END}", _HOLDS),
    (
        rf"(?i){_WHOLE}(?:insert|insérer|insérez) (?:(?:a|the|un|une|le|la) )?(?:text|texte|quote|citation|name|nom|"
        rf"title|titre|photo|image|number|chiffre|figure|date) (?:here|ici){_END}",
        _HOLDS,
    ),
    (r"\b(?:INSERT|INSÉRER|INSÉREZ|INSERER)(?: [A-ZÀ-Ý]{1,20}){0,3} (?:HERE|ICI)\b", _HOLDS),
    (rf"(?i){_WHOLE}placeholder(?: text)?{_END}", _HOLDS),
)
_LIKELY = (
    (rf"{_ALONE}(?:XXX|xxx)(?![\w-])|{_ALONE}XX(?= (?!siècle|century)[a-zà-ÿ])", _LETTERS),
    (r"(?<!\w)20(?:[1-9]x|\?\?)(?!\w)", "letters in place of a year"),
    (r"(?<![\w#])#{2,}+(?!\w)", "signs in place of a figure"),
    (rf"(?<![\w-])(?:{_MARKS})(?!\w)|\bTo ?[Dd]o:|\btodo ?:", _MARK),
    (
        r"(?<![\w-])(?:DRAFT|ÉBAUCHE|EBAUCHE|BROUILLON)(?![\w-])"
        rf"|(?i:{_WHOLE}(?:draft|ébauche|brouillon)\b(?= ?[:–—-])|\b(?:do not publish|ne pas publier){_END})"
        r"|(?i:\b(?:sous-)?(?:titre|texte) provisoire\b)",
        _DRAFT,
    ),
    (
        rf"(?i)\A(?:\w{{1,40}} ){{0,4}}(?:to be (?:announced|confirmed|determined)|à (?:confirmer|déterminer)){_END}|"
        rf"{_WHOLE}(?:à traduire|to be translated) ?:",
        _MARK,
    ),
    (r"(?i)(?<![»”\"] )(?<![»”\"])\[(?:traduction|translation)\b[^\[\]]{0,60}\]", _MARK),
    (r"(?i)\blorem(?: ipsum)?\b", "filler text"),
    (r"(?<!\?)\?{3,}+", "question marks in place of words or a figure"),
    (r"(?<!\w)_{3,}+(?!\w)", "a blank to fill in"),
    (rf"(?i)\[\s{{0,3}}(?:{_BRACKETED})\b[^\[\]]{{0,200}}\]", _NOTE),
    (r"\[[A-ZÀ-Ý][A-ZÀ-Ý _-]{3,60}\]|\[_{2,40}\]", _NOTE),
    (r"(?<![<\w])</?[^\W\d_][^<>:@/\n]{0,80}/?>(?![>\w])", _NOTE),
    (rf"(?i)\b(?:{_FILLED_LATER}) (?:{_LATER}){_ENDS}", _MARK),
    (rf"(?i){_WHOLE}(?:{_LATER}){_END}|[(\[]\s{{0,3}}(?:{_LATER})\s{{0,3}}[)\]]", _MARK),
    (rf"(?i)(?<=: )(?:{_LATER}){_ENDS}", _MARK),
    (
        r"(?i)\b(?:your|add|type|insert) (?:(?:a|the|your|some) )?(?:text|title|figure|caption|source) here\b"
        r"|\b(?:votre|vos|le) (?:texte|titre|nom|chiffre|légende|source) ici\b|\bplaceholder text\b",
        _HOLDS,
    ),
)
_LEFT = tuple(
    (re.compile(pattern), said, certain)
    for patterns, certain in ((_CERTAIN, True), (_LIKELY, False))
    for pattern, said in patterns
)
