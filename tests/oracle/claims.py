"""Reads a panel's sentences as a reader would, and holds each figure, year and direction in them against the sheet.

Every digit has to belong to a claim that is understood; one that doesn't is a complaint.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from reckoning import Course, Facts
from spoken import FIGURE, said

_V = f"({FIGURE})"
_EVERY = r"(?: every year,| with every known year,| between known years)"
_CHAQUE = r"(?: chaque année(?: dont la valeur est connue)?| entre les années dont la valeur est connue)"


class Panel:
    """What is claimed in one panel of one file.

    Attributes:
        complaints: what isn't true, or can't be understood.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.draft = facts.draft
        self.french = facts.draft.language.startswith("fr")
        self.complaints: list[str] = []
        self.figure = self.change = self.day = self.sentence = False
        years = sorted(facts.draft.years, reverse=True)
        self.years = {facts.draft.year(year): year for year in range(years[-1] - 1, years[0] + 2)}
        self.year = "(" + "|".join(map(re.escape, self.years)) + r")(?![\d–-])"
        self.first = facts.draft.years[0]

    # What a paragraph is.

    def read(self, block: str) -> None:
        """A paragraph, heading or row of the panel."""
        text = " ".join(block.replace("\u00a0", " ").replace("\u202f", " ").split())
        if not re.search(r"\d", text) and not self._begins_like_a_sentence(text):
            self._changed(text)  # "comme en 2024" has a digit, "the same" may have none
            return
        for name in ("_row", "_note", "_figure", "_changed", "_a_day"):
            if getattr(self, name)(text):
                return
        if self._begins_like_a_sentence(text):
            self.sentence = True
            self._sentence(text)
            return
        parts = re.split(r" · ", text)
        if len(parts) > 1:
            for part in parts:
                self.read(part)
            return
        self.wrong(f"can't be understood: {text!r}")

    def wrong(self, complaint: str) -> None:
        self.complaints.append(f"{self.facts.metric.label}: {complaint}")

    def _begins_like_a_sentence(self, text: str) -> bool:
        label = re.escape(self.facts.metric.label)
        charts = "Line chart of|Bar chart of|Ring chart of|One hundred cells for"
        charts += "|Graphique (?:linéaire|à barres|en anneau) :|Grille de cent cases,"
        return bool(re.match(rf"(?:{charts})\s", text)) or bool(re.match(rf"{label} (?:in |: )", text))

    # Parts of a panel.

    def _row(self, text: str) -> bool:
        """A row of its table: a year or a category, and its value."""
        found = re.fullmatch(rf"{self.year} ?: (.+)", text)
        if found and self.facts.metric.chart != "ranking":
            year, value = self.years[found[1]], self.facts.values.get(self.years[found[1]])
            if value is None:
                if found[2].removesuffix(".") not in ("not known", "non disponible"):
                    if re.fullmatch(_V, found[2]):
                        self.wrong(f"{year} isn't known, and is said to be {found[2]}")
                        return True
                    return False
                return True
            if not re.fullmatch(_V, found[2]):
                return False
            self._is(found[2], value, f"{year}'s row")
            return True
        found = re.fullmatch(r"(\w+) ?: (.+)", text)
        if found and found[1] in self.facts.metric.rows:
            self._is(found[2], self.facts.parts[found[1]], f"{found[1]}'s row")
            return True
        return False

    def _note(self, text: str) -> bool:
        """Why a year can't be compared with the one before."""
        if found := re.fullmatch(rf"{self._listed()} ?: (?:not known|non disponible)\.", text):
            self._holds(not set(self._named(found[1])) & set(self.facts.values), text)
            return True
        found = re.fullmatch(rf"{self.year} ?: (?:The count is another|On compte autrement)\.", text)
        if found and self.years[found[1]] not in self.facts.metric.breaks:
            self.wrong(f"no break in {found[1]}")
        return bool(found)

    def _figure(self, text: str) -> bool:
        """The panel's large figure: the reporting year's value, and nothing else."""
        if not re.fullmatch(_V, text):
            return False
        if self.facts.metric.chart == "ranking":
            self.wrong(f"a ranking has no figure of its own: {text}")
        else:
            self._is(text, self.facts.value, "the figure")
            self.figure = True
        return True

    def _changed(self, text: str) -> bool:
        if not self._take_change(text, whole=True):
            return False
        self.change = True
        return True

    def _a_day(self, text: str) -> bool:
        found = re.fullmatch(rf"{_V} (?:a day|par jour)", text)
        if not found:
            return False
        self._is(found[1], self.facts.value / self.draft.days(), "a day's share")
        self.day = True
        return True

    # Claims.

    def _is(self, text: str, exact: Fraction, what: str, unit: str | None = None) -> None:
        figure = said(text, self.draft.language)
        own = self.facts.metric.unit if unit is None else unit
        if what == "a day's share":
            own = "count"
        if figure.unit != ("" if own == "count" else own):
            self.wrong(f"{what} is said in another unit: {text!r} ({own})")
        elif not figure.fits(exact):
            self.wrong(f"{what} is said to be {text!r}, and is {float(exact)!r}")

    def _holds(self, claim: bool, text: str) -> None:
        if not claim:
            self.wrong(f"isn't so: {text!r}")

    def _take_change(self, text: str, *, whole: bool) -> str:
        """Takes what is said of the change out of a text, and says what is left (nothing, where there was none)."""
        if self.french:
            patterns: list[tuple[str, Callable[[re.Match[str]], None]]] = [
                (rf"{_V} de (plus|moins) qu’en {self.year}", lambda m: self._moved(m[1], m[2] == "plus", m[3])),
                (rf"bien au-dessus de {_V} en {self.year}", lambda m: self._came_from(m[1], m[2])),
                (rf"comme en {self.year}", lambda m: self._same(m[1])),
            ]
            judged = r"(?:, ce qui est (mieux|moins bien))?"
        else:
            word = "on" if self.draft.language == "en-GB" else "from"
            patterns = [
                (rf"(up|down) {_V} {word} {self.year}", lambda m: self._moved(m[2], m[1] == "up", m[3])),
                (rf"up from {_V} in {self.year}", lambda m: self._came_from(m[1], m[2])),
                (rf"the same as in {self.year}", lambda m: self._same(m[1])),
            ]
            judged = r"(?:, which is (better|worse))?"
        for pattern, check in patterns:
            found = re.fullmatch(pattern + judged, text) if whole else re.search(pattern + judged, text)
            if found:
                check(found)
                self._judged(found[found.re.groups])
                return f"{text[: found.start()]} {text[found.end() :]}" if not whole else "all"
        return ""

    def _judged(self, word: str | None) -> None:
        change = self.facts.change()
        if change is None:
            return
        less_is_better = self.facts.metric.better == "down"
        better = "mieux" if self.french else "better"
        if word and not less_is_better:
            self.wrong(f"nobody said that it is {word}")
        if less_is_better and change.moved and word is None:
            self.wrong("where less is better, it isn't said which it is")
        if word and (word == better) != (change.moved < 0):
            self.wrong(f"{word}, and it moved by {float(change.moved)}")

    def _moved(self, amount: str, up: bool, since: str) -> None:
        change = self.facts.change()
        self._holds(self.years[since] == self.draft.years[-1] - 1, f"since {since}")
        if change is None:
            self.wrong(f"no change can be reckoned, and it is said to be {amount}")
            return
        self._holds(change.moved > 0 if up else change.moved < 0, f"{'up' if up else 'down'} {amount}")
        if change.amount is None:
            self.wrong(f"a percentage of nothing: {amount}")
        else:
            self._is(amount, change.amount, "the change", change.unit)

    def _came_from(self, before: str, since: str) -> None:
        change = self.facts.change()
        self._holds(self.years[since] == self.draft.years[-1] - 1, f"from {before} in {since}")
        if change is None:
            self.wrong(f"no change can be reckoned, and it is said to come from {before}")
            return
        self._is(before, change.before, "what it came from")

    def _same(self, since: str) -> None:
        change = self.facts.change()
        self._holds(self.years[since] == self.draft.years[-1] - 1, f"the same as in {since}")
        self._holds(change is not None and change.moved == 0, f"the same as in {since}")

    # Sentences.

    def _sentence(self, text: str) -> None:
        left = text.replace(self.facts.metric.label, "")
        ranking = self.facts.metric.chart == "ranking"
        rules = self._of_ranking() if ranking else self._of_years()
        if not ranking and (found := re.search(self._range(), left)):
            self.first = self.years[found[1]]
            self._holds(self.years[found[2]] == self.draft.years[-1], found[0])
            left = left[: found.start()] + left[found.end() :]
        for pattern, check in rules:
            while found := re.search(pattern, left):
                check(found)
                left = f"{left[: found.start()]} {left[found.end() :]}"
        while not ranking and (rest := self._take_change(left, whole=False)):
            left = rest
        if re.search(r"\d", left):
            self.wrong(f"{left!r} is left of {text!r}")

    def _range(self) -> str:
        return rf"(?:, de|from) {self.year} (?:à|to) {self.year}(?=\.)"

    def _listed(self) -> str:
        return rf"({self.year}(?:(?:, | and | et | to | à ){self.year})*)"

    def _named(self, text: str) -> list[int]:
        """The years of a list; "2019 to 2022" is all of them."""
        years: list[int] = []
        for found in re.finditer(rf"( to | à )?{self.year}", text):
            year = self.years[found[2]]
            years += range(years[-1] + 1, year + 1) if found[1] else [year]
        return years

    def _of_years(self) -> Iterator[tuple[str, Callable[[re.Match[str]], None]]]:
        """What may be said of the years, in both languages."""
        listed = self._listed()
        year = self.year
        yield rf"(?:The way of counting changed in|La façon de compter a changé en) {listed}", self._breaks
        yield (
            rf"(?:[Ff]rom {year} on|[àÀ] partir de {year}),",
            lambda m: self._holds(self._course().years[0] == self.years[m[1] or m[2]], m[0]),
        )
        yield rf"(?:For|Pour) {listed}, (?:there is no known value|aucune valeur n’est connue)", self._gaps
        yield (
            r"(?:For|Pour) (\d+) (?:of the years|années?), (?:there is no known value|aucune valeur n’est connue)",
            lambda m: self._holds(int(m[1]) == len(self._unknown()), m[0]),
        )
        yield (
            rf"(rose|fell|never fell|never rose)(?: by {_V},)?({_EVERY})?(?: and went)?"
            rf"(?: from {_V}(?: in {year})?)? to {_V}(?: in {year})?",
            self._went,
        )
        yield (
            rf"(a augmenté|a diminué|n’a jamais diminué|n’a jamais augmenté)(?: de {_V})?({_CHAQUE})?,"
            rf"(?: passant de {_V}(?: en {year})? à| pour finir à) {_V}(?: en {year})?",
            self._went,
        )
        yield (
            rf"(?:a|un) (low|high|creux|sommet) (?:of|de) {_V}"
            rf"(?: (?:in|en) {listed}| in several years| certaines années)?",
            (lambda m: self._extreme(m[1] in ("high", "sommet"), m[2], m[3])),
        )
        yield (
            rf"(?:was|a été de) {_V} (?:in|en) {listed}",
            lambda m: self._each(m[1], self._named(m[2])),
        )
        yield (
            rf"(?:was|a été de) {_V} (?:every year|in every known year|in both years"
            r"|chaque année(?: dont la valeur est connue)?|les deux années)",
            self._steady,
        )
        yield (
            rf"(?:hardly changed, at|n’a presque pas changé :) {_V}(?: (?:in|en) {year})?",
            lambda m: self._last(m[1], m[2]),
        )
        yield (
            rf"(varied|varied little|a varié|a peu varié)(?:, ending at| et a fini à) {_V}",
            lambda m: self._ended(m[0], m[2], None),
        )
        yield (
            rf"(varied|varied little|a varié|a peu varié) (?:and was|et a été de) {_V} (?:in|en) {year}",
            lambda m: self._ended(m[0], m[2], m[3]),
        )
        yield r"(?:, its (highest|lowest)|, son plus (haut|bas) niveau)", self._at_an_end
        yield (
            r"(\d+) (?:of them filled|remplies?)",
            lambda m: self._holds(abs(int(m[1]) - self.facts.value) < 1, m[0]),
        )
        yield rf"in {year}, showing {_V}", lambda m: self._reporting(m[2], m[1])
        yield rf"in {year}(?=, )", lambda m: self._holds(self.years[m[1]] == self.draft.years[-1], m[0])
        yield rf"in {year}: {_V}", lambda m: self._reporting(m[2], m[1])
        yield rf": {_V} en {year}|, {_V} en {year}", lambda m: self._reporting(m[1] or m[3], m[2] or m[4])
        yield rf": {_V}(?=[,.])", lambda m: self._reporting(m[1], None)

    def _of_ranking(self) -> Iterator[tuple[str, Callable[[re.Match[str]], None]]]:
        parts = self.facts.parts
        total = sum(parts.values(), Fraction(0))
        now = self.draft.year(self.draft.years[-1])
        names = r"((?:\w+)(?:(?:, | and | et )\w+)*)"
        yield rf"in {re.escape(now)}, with (\d+) categor(?:y|ies)", lambda m: self._holds(int(m[1]) == len(parts), m[0])
        yield rf"(\d+) catégories? en {re.escape(now)}", lambda m: self._holds(int(m[1]) == len(parts), m[0])
        yield rf"in {re.escape(now)}, with one category: (\w+), at {_V}", lambda m: self._is(m[2], parts[m[1]], m[0])
        yield rf"{_V} en {re.escape(now)} pour (\w+), seule catégorie", lambda m: self._is(m[1], parts[m[2]], m[0])
        yield (
            rf"{names} (?:is|are) highest,(?: each)? at {_V}(?:, or {_V} of all categories together)?",
            lambda m: self._top(m, max(parts.values()), total),
        )
        yield (
            rf"{names} (?:a|ont) la valeur la plus élevée : {_V}(?:, soit {_V} de toutes les catégories réunies)?",
            lambda m: self._top(m, max(parts.values()), total),
        )
        yield (
            rf"{names} (?:is|are) lowest,(?: each)? at {_V}",
            lambda m: self._top(m, min(parts.values()), total),
        )
        yield (
            rf"{names} (?:a|ont) la valeur la plus faible : {_V}",
            lambda m: self._top(m, min(parts.values()), total),
        )
        yield (
            rf"(?:All are equal, at|Toutes sont à égalité :) {_V}",
            lambda m: self._all_equal(m[0], m[1]),
        )

    def _top(self, found: re.Match[str], exact: Fraction, total: Fraction) -> None:
        parts = self.facts.parts
        named = re.split(r", | and | et ", found[1])
        if all(name in parts for name in named):
            self._holds({name for name in parts if parts[name] == exact} == set(named), found[0])
        self._is(found[2], exact, found[0])
        if found.re.groups > 2 and found[3]:
            self._holds(total > 0, found[0])
            self._is(found[3], exact * 100 / total, "its share", "percent")

    def _course(self) -> Course:
        return self.facts.course(self.first)

    def _unknown(self) -> list[int]:
        known = self.facts.values
        start = max(self.first, min(known))
        return [year for year in self.draft.years if year >= start and year not in known]

    def _breaks(self, found: re.Match[str]) -> None:
        for year in self._named(found[1]):
            self._holds(year in self.facts.metric.breaks, found[0])

    def _gaps(self, found: re.Match[str]) -> None:
        self._holds(self._named(found[1]) == self._unknown(), found[0])

    def _went(self, found: re.Match[str]) -> None:
        word, by, every, first, in_first, last, in_last = found.groups()
        course = self._course()
        steps = course.steps()
        up = word in ("rose", "never fell", "a augmenté", "n’a jamais diminué")
        strictly = word in ("rose", "fell", "a augmenté", "a diminué")
        right = [step > 0 if up else step < 0 for step in steps]
        wrong = [step < 0 if up else step > 0 for step in steps]
        self._holds(all(right) if strictly else any(right) and not any(wrong), found[0])
        if every and strictly and "know" not in every and "connue" not in every:
            self._holds(course.is_complete(), found[0])
        if first:
            self._is(first, course.values[0], "the first value")
        self._is(last, course.values[-1], "the last value")
        for name, year in ((in_first, course.years[0]), (in_last, course.years[-1])):
            if name:
                self._holds(self.years[name] == year, found[0])
        if by:
            change = self.facts.change()
            if change is None or change.amount is None:
                self.wrong(f"no change can be reckoned: {found[0]!r}")
            else:
                self._is(by, change.amount, "how far it went", change.unit)

    def _extreme(self, high: bool, value: str, years: str | None) -> None:
        course = self._course()
        exact = (max if high else min)(course.values)
        self._is(value, exact, "its highest" if high else "its lowest")
        if years:
            self._holds(self._named(years) == course.having(exact), f"{value} in {years}")

    def _at_an_end(self, found: re.Match[str]) -> None:
        course = self._course()
        high = found[1] == "highest" or found[2] == "haut"
        self._holds(course.values[-1] == (max if high else min)(course.values), found[0])

    def _steady(self, found: re.Match[str]) -> None:
        course = self._course()
        self._holds(len(set(course.values)) == 1, found[0])
        self._is(found[1], course.values[0], "its value")
        if found[0].endswith(("every year", "chaque année")):
            self._holds(course.is_complete(), found[0])

    def _each(self, value: str, years: list[int]) -> None:
        for year in years:
            self._is(value, self.facts.values[year], f"{year}'s value")

    def _all_equal(self, text: str, value: str) -> None:
        parts = set(self.facts.parts.values())
        self._holds(len(parts) == 1, text)
        self._is(value, max(parts), text)

    def _ended(self, text: str, value: str, year: str | None) -> None:
        self._varied(text)
        self._last(value, year)

    def _varied(self, text: str) -> None:
        steps = self._course().steps()
        self._holds(any(step > 0 for step in steps) and any(step < 0 for step in steps), text)

    def _last(self, value: str, year: str | None) -> None:
        course = self._course()
        self._is(value, course.values[-1], "the last value")
        if year:
            self._holds(self.years[year] == course.years[-1], f"{value} in {year}")

    def _reporting(self, value: str, year: str | None) -> None:
        self._is(value, self.facts.value, "the value")
        if year:
            self._holds(self.years[year] == self.draft.years[-1], f"{value} in {year}")
