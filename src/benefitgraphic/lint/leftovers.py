"""What was left in a text, and was meant to be replaced before anyone reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benefitgraphic.content.near import quoted
from benefitgraphic.lint.texts import Found


def leftovers(text: str) -> Iterator[Found]:
    """What was meant to be replaced before anyone reads it: "TBD", "xxxx", "[insert name]", "Texte à venir"."""
    end = 0
    spans = [
        (found.start(), -found.end(), found[0], said) for pattern, said in _LEFT for found in pattern.finditer(text)
    ]
    if not _NETWORKS.search(text):
        spans += [(found.start(1), -found.end(1), found[1], _IN_PLACE) for found in _LONE.finditer(text)]
    for start, _, piece, said in sorted(spans):
        if start >= end:  # of two that overlap, the first and longest
            yield Found(start, piece, said)
            end = start + len(piece)


def unfinished(found: Found) -> tuple[str, str]:
    """The message and hint for what was left."""
    return f"{quoted(found.piece.strip())} looks like {found.said}", "write what readers should see"


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
_ENDS = r"(?=\s*(?:[.,;:!?)\]|]|$))"
_FILLED_LATER = (
    "text|texte|copy|lieu|heure|venue|speaker|guest|slogan|figures?|numbers?|chiffres?|nombre|data|données|link|lien|"
    "title|titre|photo|image|dates?|"
    "details?|détails?|results?|résultats?|name|nom|source|caption|légende|quote|citation|info|information|renseignements|"
    "contenu|content|facts?|faits?"
)
_LATER = (
    r"to come|to follow|to be (?:determined|confirmed|completed|added|supplied|provided|decided|translated|"
    r"announced)|"
    r"à (?:venir|confirmer|traduire|compléter|déterminer|remplir|ajouter|fournir|préciser|insérer|suivre)"
)
_BRACKETED = (
    "insert|insérer|inscrire|inscrivez|add|ajouter|ajoutez|enter|entrer|entrez|replace|remplacer|remplacez|fill|your|"
    "votre|vos|name|nom|number|nombre|no\\.|chiffre|figure|text|texte|date|year|année|link|lien|url|title|titre|source|"
    "to be|à |tbd|tbc|tba|todo|to do|xx|placeholder|description|organi[sz]ation|ministry|ministère|metric|value|valeur"
)
_LEFT: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"(?<![\w-])(?:[Xx]{3,}|x{2,3}(?=\s?%))(?![\w-])", "letters in place of words or a figure"),
        (r"(?<![\w-])[XxN]{1,4}[ \u00a0\u202f]?%", _IN_PLACE),
        (r"(?<![\w-])[$€£]?[Xx]{1,3}(?:[,. \u00a0\u202f](?:[Xx]{3}|000))+(?![\w-])", _IN_PLACE),
        (r"(?<![\w-])XX(?= (?!siècle)[a-zà-ÿ])", _IN_PLACE),
        (r"(?<![\w-])[$€£][Xx]{1,4}(?!\w)", _IN_PLACE),
        (r"(?<!\w)(?:19|20)(?:[Xx]{2}|\d[Xx]|__|\?\?)(?!\w)", "letters in place of a year"),
        (r"(?<![\w#])#{2,}(?:[,. ]#+)*(?!\w)|(?<!\w)#(?:[,.]#+)+(?!\w)", "signs in place of a figure"),
        (r"(?<![\w.,])0{2,3}(?:[,. \u00a0\u202f]000)+(?!\w)", "noughts in place of a figure"),
        (r"(?<!\w)(?:TB[DCA]|T\.B\.[DCA]\.|TODO|FIXME|TKTK|TK)(?!\w)", "a mark for what is still to come"),
        (r"(?<!\w)(?:tbd|tbc|fixme|tktk)(?!\w)|\bTo ?[Dd]o:|\btodo ?:", "a mark for what is still to come"),
        (
            r"(?<![\w-])(?:DRAFT|ÉBAUCHE|EBAUCHE|BROUILLON)(?![\w-])"
            r"|(?i:^\W*(?:draft|ébauche|brouillon)\b(?=\W*$|\s*[:–—-]))"
            r"|(?i:\bdo not publish\b|\bne pas publier\b|\b(?:sous-)?(?:titre|texte) provisoire\b|\bworking title\b)",
            "a mark that this is a draft",
        ),
        (
            r"(?i)^(?:\w+ ){0,4}(?:to be (?:announced|confirmed|determined)|à (?:confirmer|déterminer))(?=\W*$)|"
            r"^\W*(?:à traduire|to be translated) ?:",
            "a mark for what is still to come",
        ),
        (r"(?i)(?<![»”\"] )(?<![»”\"])\[(?:traduction|translation)\b[^\]]{0,60}\]", "a mark for what is still to come"),
        (r"(?i)\blorem\b(?: ipsum\b(?: dolor sit amet\b)?)?|\bdolor sit amet\b", "filler text"),
        (r"\?{3,}", "question marks in place of words or a figure"),
        (r"(?<!\w)_{3,}(?!\w)", "a blank to fill in"),
        (rf"(?i)\[\s*(?:{_BRACKETED})[^\]]{{0,200}}\]", "a note to fill something in"),
        (r"\[[A-ZÀ-Ý][A-ZÀ-Ý _-]{3,60}\]|\[[ .…_]{3,}\]|\[\s+\]", "a note to fill something in"),
        (r"(?<!<)</?[^\W\d_][^<>:@/\n]{0,80}/?>(?!>)", "a note to fill something in"),
        (r"\{\{[^{}]*\}\}", "a placeholder in two braces, which readers would see as it is"),
        (r"\$\{[^{}]*\}|(?<!\w)%[A-Z][A-Z_]{2,}%", "a placeholder of another tool"),
        (rf"(?i)\b(?:{_FILLED_LATER}) (?:{_LATER}){_ENDS}", "a mark for what is still to come"),
        (rf"(?i)^\s*(?:{_LATER})\W*$|[(\[]\s*(?:{_LATER})\s*[)\]]", "a mark for what is still to come"),
        (rf"(?i)(?<=: )(?:{_LATER}){_ENDS}", "a mark for what is still to come"),
        (
            r"(?i)\b(?:your|add|enter|type|insert) (?:(?:a|the|your|some) )?"
            r"(?:text|title|name|number|figure|caption|source|date|words) here\b"
            r"|\b(?:text|texte|title|titre|name|nom|caption|légende|copy) (?:goes|va|vient) (?:here|ici)\b"
            r"|^\W*(?:insert|insérer|insérez)(?: [^\W\d]+){0,3} (?:here|ici)\b"
            r"|(?-i:\b(?:INSERT|INSÉRER|INSÉREZ|INSERER)(?: [^\W\d]+){0,3} (?:HERE|ICI)\b)"
            r"|\b(?:votre|vos|le) (?:texte|titre|nom|chiffre|légende|source) ici\b|\bplaceholder(?: text)?\b",
            "words that only hold a place",
        ),
    )
)
