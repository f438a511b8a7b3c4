"""The graphic's own words: catalogues that come with the project, and those that a designer adds."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po as read_with_babel
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.build import render
from benefitgraphic.charts.kinds import KINDS
from benefitgraphic.content.load import load
from benefitgraphic.content.models import InfographicModel
from benefitgraphic.diagnostics import Diagnostic, Problems, as_text
from benefitgraphic.language.catalogue_check import Said, read_translations
from benefitgraphic.language.patterns import misfit
from benefitgraphic.language.plural import Plural
from benefitgraphic.language.vocabulary import messages, words_for
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Change
from benefitgraphic.project.findings import Findings

ROOT = Path(__file__).parents[2]
LANGUAGES = ROOT / "src" / "benefitgraphic" / "language" / "packaged"
CATALOGUES = sorted(LANGUAGES.glob("*.po"))
HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def script() -> ModuleType:
    """`docs/words.py`, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("words_script", ROOT / "docs" / "words.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path: Path, findings: Findings) -> Mapping[str, Said]:
    return read_translations(path, path.name, messages(), findings)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_packaged_catalogues_are_whole(path: Path) -> None:
    findings = Findings()
    said = read(path, findings)
    assert not findings.ordered()
    assert said
    assert list(said) == [key for key in messages() if key in said]
    # A region's holds only what differs from its language's, and what a kind of chart or a section alone says may come
    # later than the kind.
    own = {f"charts.{word}" for kind in KINDS.values() for word in kind.words} | set(InfographicModel.model_fields)
    assert ("-" in path.stem) or {key for key in messages() if key not in said} <= own


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_another_reader_finds_the_same_in_them(path: Path) -> None:
    said = read(path, Findings())
    with path.open("rb") as file:
        others = {
            message.context: message.string if isinstance(message.string, str) else tuple(message.string or ())
            for message in read_with_babel(file, abort_invalid=True)
            if message.id and "".join(message.string or "")
        }
    assert {key: text.forms if isinstance(text, Plural) else text for key, text in said.items()} == others


def test_french_and_arabic_are_there() -> None:
    assert {"fr", "fr-FR", "ar"} <= {path.stem for path in CATALOGUES}


def test_the_template_and_the_comments_are_those_of_today() -> None:
    words = script()
    assert (LANGUAGES / "words.pot").read_text(encoding="utf-8") == words.laid_out(words._HEADER)
    for path in CATALOGUES:
        if "-" not in path.stem:
            text = path.read_text(encoding="utf-8")
            assert text == words.laid_out(text), f"run docs/words.py: {path.name}"


def test_translators_read_something_about_every_word() -> None:
    known = script().comments()
    assert all(known[key.rstrip(".12345")] for key in messages())


# ---- a designer's own


def own(config: Path, name: str, text: str) -> Path:
    """A catalogue in the project's ``config/words``, and the config in its language."""
    path = config.parent / "words" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    said = config.read_text(encoding="utf-8")
    config.write_text(said.replace("language: en-CA", f"language: {path.stem.replace('_', '-')}"), encoding="utf-8")
    return path


def entry(key: str, *said: str) -> str:
    """An entry of a catalogue."""
    source = messages()[key]
    lines = [f'msgctxt "{key}"', f'msgid "{source[0]}"']
    if len(source) > 1:
        lines += [f'msgid_plural "{source[1]}"', *(f'msgstr[{n}] "{text}"' for n, text in enumerate(said))]
    else:
        lines.append(f'msgstr "{said[0]}"')
    return "\n".join(lines) + "\n\n"


def warned(found: tuple[Diagnostic, ...], code: str) -> str:
    """The one warning of a code, as it is read."""
    texts = [as_text(d) for d in found if d.code == code]
    assert len(texts) == 1
    return texts[0]


# For a language that comes without words, and will for long: with German, who adds that would have failing tests.
GERMAN = (
    HEADER
    + entry("benefit", "{} Vorteil", "{} Vorteile")
    + entry("brands", "Unsere Kanäle")
    + entry("numbers", "{} in Zahlen")
    + entry("up_on", "um {} mehr als {}")
)


def test_a_few_words_are_enough_to_begin_a_language(config: Path) -> None:
    own(config, "lb.po", GERMAN)
    loaded = load(config)
    words, wording = loaded.edition.words, loaded.edition.wording
    assert (words.brands, words.numbers, words.benefits(9)) == ("Unsere Kanäle", "{} in Zahlen", "9 Vorteile")
    assert wording.change_sentence(Change("minutes", Decimal(5), "up", 2024)) == "um 5\u00a0Minutten mehr als 2024"
    assert words.fun_facts == "Fun facts"
    said = warned(loaded.warnings, "missing-words")
    assert said.startswith("config/words/lb.po: warning: ")
    assert (
        f" of the {len(messages())} built-in words are not translated into 'lb' yet: benefits_lede, fun_facts" in said
    )


def test_words_are_missed_where_they_are_shown(config: Path) -> None:
    """The sample shows a square and no ring."""
    lacks = {"charts.ring", "charts.cells", "charts.line"}
    own(config, "lb.po", HEADER + "".join(entry(key, *said) for key, said in messages().items() if key not in lacks))
    said = warned(load(config).warnings, "missing-words")
    assert (
        f"2 of the {len(messages())} built-in words are not translated into 'lb' yet: charts.line, charts.cells\n"
        in said
    )
    config.write_text(config.read_text("utf-8").replace("chart: waffle", "chart: share"), encoding="utf-8")
    assert "yet: charts.line, charts.ring\n" in warned(load(config).warnings, "missing-words")


def test_a_language_without_any_words_says_so(config: Path) -> None:
    config.write_text(config.read_text(encoding="utf-8").replace("en-CA", "lb"), encoding="utf-8")
    assert "config/words/lb.po" in warned(load(config).warnings, "english-words")


@pytest.mark.parametrize("name", ["fr-CA.po", "fr_CA.po", "fr.po"])
def test_a_project_may_say_a_few_things_otherwise(config: Path, name: str) -> None:
    path = own(config, name, HEADER + entry("brands", "Nos comptes"))
    loaded = load(config)
    assert (loaded.edition.words.brands, loaded.edition.words.thanks) == ("Nos comptes", "Merci"), path
    assert not [d for d in loaded.warnings if d.code.endswith("-words")]


@pytest.mark.parametrize("name", ["french.po", "French.po", "français.po", "frCA.po", "fr-CA.po.txt", "fr-CA.pot"])
def test_a_file_called_by_no_language_is_named_with_what_was_meant(config: Path, name: str) -> None:
    own(config, "lb.po", GERMAN)
    config.write_text(config.read_text(encoding="utf-8").replace("language: de", "language: fr-CA"), encoding="utf-8")
    (config.parent / "words" / name).write_text(HEADER + entry("brands", "Nos comptes"), encoding="utf-8")
    loaded = load(config)
    said = warned(loaded.warnings, "unused-words")
    assert f"config/words/{name}: warning: '{name}' is not used: its name is not the tag of a language" in said
    assert "did you mean fr-CA.po?" in said


def test_two_files_for_one_language_are_an_error(config: Path) -> None:
    own(config, "fr-CA.po", HEADER + entry("brands", "Nos comptes"))
    (config.parent / "words" / "fr_CA.po").write_text(HEADER + entry("brands", "Nos pages"), encoding="utf-8")
    with pytest.raises(Problems) as problems:
        load(config)
    assert "fr-CA.po and fr_CA.po are for the same language" in str(problems.value)


@pytest.mark.parametrize(("said", "wrong"), [("de", True), ("fr", False), ("fr_FR", False), ("", False)])
def test_the_header_names_the_file_s_language(config: Path, said: str, wrong: bool) -> None:
    header = HEADER.replace('msgstr ""\n', f'msgstr ""\n"Language: {said}\\n"\n')
    own(config, "fr-CA.po", header + entry("brands", "Nos comptes"))
    loaded = load(config)
    assert loaded.edition.words.brands == "Nos comptes"
    assert ["Language: de" in d.message for d in loaded.warnings] == [True] * wrong


def test_so_it_may_in_english(config: Path) -> None:
    own(config, "en-CA.po", HEADER + entry("brands", "Our accounts"))
    loaded = load(config)
    assert (loaded.edition.words.brands, loaded.edition.words.benefits(9)) == ("Our accounts", "Nine benefits")
    assert not [d for d in loaded.warnings if d.code.endswith("-words")]


def test_a_region_goes_before_its_language() -> None:
    assert words_for("fr-FR")[0].fun_facts == "Le saviez-vous\u202f?"
    assert words_for("fr-CA")[0].fun_facts == "Le saviez-vous?"
    assert words_for("fr-FR")[0].thanks == "Merci"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#, fuzzy\n" + entry("thanks", "Danke"), "marked 'fuzzy', and so not used: thanks (line 7)"),
        (
            entry("thanks", "Danke").replace("Thank you", "Thanks"),
            "for an English text that has changed, and so not used",
        ),
        (
            entry("thanks", "Danke").replace('"thanks"', '"thank"'),
            "for words that the graphic doesn't have, and so not used: thank",
        ),
        (
            'msgid "Thank you"\nmsgstr "Danke"\n',
            "for words that the graphic doesn't have, and so not used: 'Thank you' (line 5)",
        ),
    ],
    ids=["fuzzy", "another source", "another key", "no key"],
)
def test_what_can_not_be_relied_on_is_named_and_not_used(config: Path, text: str, said: str) -> None:
    own(config, "lb.po", HEADER + text)
    loaded = load(config)
    assert loaded.edition.words.thanks == "Thank you"
    assert said in warned(loaded.warnings, "unused-words")


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (HEADER + entry("up_on", "um {} mehr"), "6:1", "up_on: it has {}, where the English has {}, {}"),
        (HEADER + entry("up_on", "um {1} mehr als {}"), "6:1", "it has {1}, {}, where"),
        (HEADER + entry("thanks", "Danke {organization}"), "6:1", "it has {organization}, where the English has no"),
        (HEADER + entry("charts.by", " um {changed}"), "6:1", "it has {changed}, where the English has {change}"),
        (HEADER + entry("charts.by", " um {change.__class__}"), "6:1", "hold more than a name"),
        (HEADER + entry("charts.by", " um {change[0]}"), "6:1", "hold more than a name"),
        (HEADER + entry("charts.by", " um {change!r}"), "6:1", "hold more than a name"),
        (HEADER + entry("charts.by", " um {change:>999999999}"), "6:1", "hold more than a name"),
        (HEADER + entry("charts.by", " um {change"), "6:1", "its braces don't match"),
        (HEADER + entry("charts.by", " um }change{"), "6:1", "its braces don't match"),
        (HEADER + entry("fiscal_year", "{last}/{short}"), "6:1", "it has {last}, {short}"),
        (HEADER + entry("thanks", "Danke\\n"), "6:1", "a line break"),
        (HEADER + entry("thanks", "x" * 500), "6:1", "it has 500 characters"),
        (HEADER + entry("points", "{} Punkt"), "6:1", "has 1 plural forms where Plural-Forms says 2"),
        (HEADER + entry("points", "{} Punkt", ""), "6:1", "one of its plural forms is empty"),
        (HEADER + entry("points", "{} Punkt", "Punkte"), "6:1", "it has no braces, where the English has {}"),
        (entry("points", "{} Punkt", "{} Punkte"), "2:1", "the header has no Plural-Forms"),
        (HEADER.replace("nplurals=2", "nplurals=999999999"), "1:1", "Plural-Forms can't be used"),
        (HEADER.replace("n != 1", "n % 0"), "1:1", "Plural-Forms can't be used"),
        (HEADER.replace("n != 1", "n"), "1:1", "Plural-Forms can't be used"),
        (HEADER.replace("n != 1", "__import__('os')"), "1:1", "Plural-Forms can't be used"),
        (HEADER.replace("n != 1", "(" * 300 + "n" + ")" * 300), "1:1", "Plural-Forms can't be used"),
        (HEADER + entry("thanks", "Danke").replace('"Danke"', '"Danke'), "7:1", "doesn't belong in a catalogue"),
        (HEADER + entry("thanks", "Danke").replace('"Danke"', "„Danke“"), "7:1", "doesn't belong in a catalogue"),
        (HEADER + entry("thanks", 'Dan"ke'), "7:1", "doesn't belong in a catalogue"),
        (HEADER + 'msgctxt "thanks"\nmsgstr "Danke"', "6:1", "msgstr can't be here"),
        (HEADER + 'msgctxt "thanks"\nmsgid "Thank you"', "6:1", "the file ends in the middle of an entry"),
        (HEADER + entry("thanks", "Danke") * 2, "10:1", "a second entry for 'thanks'; the first is on line 6"),
        ('"Danke"', "1:1", "this text belongs to nothing"),
        ("\0", "", "not a text file"),
        (HEADER + "#" * 600_000, "", "larger than"),
        ("", "", "empty"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_catalogue_is_said_by_its_line(config: Path, text: str, place: str, said: str) -> None:
    own(config, "lb.po", text)
    with pytest.raises(Problems) as raised:
        load(config)
    found = [as_text(d) for d in raised.value.diagnostics if d.severity == "error"]
    assert len(found) == 1
    assert found[0].startswith(f"config/words/lb.po:{place}")
    assert said in found[0]


def test_a_missing_rule_is_proposed(config: Path) -> None:
    own(config, "pl.po", entry("points", "{} punkt", "{} punkty", "{} punktów"))
    with pytest.raises(Problems) as raised:
        load(config)
    assert "nplurals=3" in str([d.hint for d in raised.value.diagnostics])


PIECES = (
    *(
        "msgctxt",
        "msgid",
        "msgid_plural",
        "msgstr",
        "msgstr[0]",
        "msgstr[1]",
        "#,",
        "#~",
        "fuzzy",
        " ",
        '"',
        "\\",
        "\n",
    ),
    *('"thanks"', '"Thank you"', '"points"', '"{} point"', '"{} points"', '"{}"', '""'),
    '"Plural-Forms: nplurals=2; plural=n>1;\\n"',
)


@given(
    st.lists(
        st.sampled_from(PIECES) | st.text(max_size=5),
        max_size=60,
    ).map(" ".join)
)  # fmt: skip
def test_no_file_stops_the_program(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.po"
    path.write_text(text, encoding="utf-8", errors="replace", newline="")
    read(path, Findings())


@given(st.sampled_from(list(messages().items())), st.text("{}!:.[]01cohaut n", max_size=30))
def test_what_is_accepted_can_be_filled_in(message: tuple[str, tuple[str, ...]], said: str) -> None:
    key, english = message
    if misfit(key, english[-1], said) is None:
        named = dict.fromkeys(("last", "short", *script_fields(english[-1])), "x")
        said.format("x", "x", **named)


def script_fields(pattern: str) -> list[str]:
    """The names in an English pattern's braces."""
    return [part.split("}")[0] for part in pattern.split("{")[1:]]


# ---- plural forms


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 نقطة مئوية"), (1, "نقطة مئوية واحدة"), (2, "نقطتين مئويتين"), (3, "3 نقاط مئوية"),
        (10, "10 نقاط مئوية"), (11, "11 نقطة مئوية"), (99, "99 نقطة مئوية"), (100, "100 نقطة مئوية"),
        (103, "103 نقاط مئوية"), ("7.6", "7.6 نقطة مئوية"), ("1.5", "1.5 نقطة مئوية"),
    ],
)  # fmt: skip
def test_arabic_counts_in_six_ways(count: object, said: str) -> None:
    wording = Wording("ar")
    assert wording.counted(Decimal(str(count)), wording.words.points) == said.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "فائدة واحدة"),
        (2, "فائدتان"),
        (3, "ثلاث فوائد"),
        (9, "تسع فوائد"),
        (11, "إحدى عشرة فائدة"),
        (25, "25 فائدة"),
    ],
)
def test_arabic_headings_count_in_words(count: int, said: str) -> None:
    assert Wording("ar-CA").words.benefits(count) == said


RUSSIAN = "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"


@pytest.mark.parametrize(
    ("language", "words", "value", "said"),
    [
        ("fr-CA", Plural(("{} a", "{} b"), "n > 1"), "1.9", "1,9 a"),
        ("fr-CA", Plural(("{} a", "{} b"), "n > 1"), "2", "2 b"),
        ("en-CA", Plural(("{} a", "{} b")), "1.5", "1.5 b"),
        ("en-CA", Plural(("{} a", "{} b")), "0.1", "0.1 b"),
        ("ru", Plural(("{} a", "{} b", "{} c"), RUSSIAN), "5", "5 c"),
        # Fractions have no form of whole numbers there: they are counted as two are.
        ("ru", Plural(("{} a", "{} b", "{} c"), RUSSIAN), "1.5", "1,5 b"),
        # Unless the catalogue has a form for them.
        ("ru", Plural(("{} a", "{} b", "{} c", "{} d"), RUSSIAN), "1.5", "1,5 d"),
    ],
)
def test_decimals_take_the_form_of_a_whole_number(language: str, words: Plural, value: str, said: str) -> None:
    wording = Wording(language, own=words_for("ru" if language == "ru" else language)[0])
    if language == "ru":
        import dataclasses

        wording = Wording(language, own=dataclasses.replace(wording.words, language="ru"))
    assert wording.counted(Decimal(value), words) == said.replace(" ", "\u00a0")


# ---- languages that Unicode's data lacks


@pytest.mark.slow
def test_a_language_unknown_to_unicode_is_made_with_the_projects_words(config: Path, tmp_path: Path) -> None:
    text = HEADER + "".join([
        entry("resources", "Nahcho kʼúnúwhulhtsʼun"), entry("comma", "; "), entry("last", "{} ʼink'ez {}"),
        entry("minutes", "{} x", "{} xs"),
    ])  # fmt: skip
    own(config, "crx.po", text)
    loaded = load(config)
    wording = loaded.edition.wording
    assert wording.number(48210) == "48,210"
    assert wording.listed(["a", "b", "c"]) == "a; b ʼink'ez c"
    assert wording.change(Change("minutes", Decimal(5), "up", 2024)) == "5\u00a0xs"
    assert wording.direction == "ltr"
    assert "numbers are written as in Canadian English" in warned(loaded.warnings, "no-locale")
    written = render(config, sizes=["email"], output=tmp_path / "out")
    assert written
    assert "Nahcho kʼúnúwhulhtsʼun" in (tmp_path / "out" / "email.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("ar-CA", "rtl"), ("fa", "rtl"), ("crx", "ltr"), ("crx-Cans-CA", "ltr"), ("haz-Arab", "rtl"),
     ("az-Arab", "rtl"), ("iu-Cans-CA", "ltr"), ("he", "rtl")],
)  # fmt: skip
def test_scripts_say_which_way_a_language_is_read(language: str, direction: str) -> None:
    assert Wording(language).direction == direction


def test_files_of_other_editors_are_read(config: Path) -> None:
    """Poedit's header, earlier and obsolete entries, wrapped lines, Windows' line ends and byte order mark."""
    text = (
        "# Ünser\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: x\\n\"\n\"X-Generator: Poedit 3.4\\n\"\n"
        '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n#. a comment\n#: a.py:1\n#| msgid "Thanks"\n#, c-format\n'
        'msgctxt "thanks"\nmsgid "Thank you"\nmsgstr ""\n"Vielen "\n"Dank"\n\n'
        '#~ msgctxt "old"\n#~ msgid "Old"\n#~ msgstr "Alt"\n'
    )  # fmt: skip
    own(config, "lb.po", "")
    (config.parent / "words" / "lb.po").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load(config).edition.words.thanks == "Vielen Dank"
