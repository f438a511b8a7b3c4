"""A text file's encoding and delimiter are told from its bytes."""

from __future__ import annotations

import codecs

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.project.encodings import UnreadableTextError, decode, encoding_of
from benefitgraphic.project.sheets.delimiters import delimiter_of
from benefitgraphic.project.western import oddity

HEADER = "metric,category,2024,2025\r\n"
SHEET = HEADER + "réponses,Çà et là,1,2\r\n"


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (HEADER.encode(), "utf-8"),
        (SHEET.encode(), "utf-8"),
        (SHEET.encode("utf-8-sig"), "utf-8-sig"),
        (SHEET.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + SHEET.encode("utf-16-be"), "utf-16"),
        (SHEET.encode("utf-16-le"), "utf-16-le"),
        (SHEET.encode("utf-16-be"), "utf-16-be"),
        (SHEET.encode("cp1252"), "cp1252"),
        ("«CAFÉ» – 5 €".encode("cp1252"), "cp1252"),
        ("L’ÉTÉ\u00a0: réponses".encode("cp1252"), "cp1252"),
        ("日本語".encode(), "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_encodings_are_told_apart(data: bytes, codec: str) -> None:
    assert encoding_of(data) == codec
    assert decode(data)[1] == codec


@pytest.mark.parametrize("spaces", range(4))
def test_a_character_cut_at_the_heads_end_does_not_matter(spaces: int) -> None:
    text = " " * spaces + "€" * 30_000
    assert encoding_of(text.encode()[:65_536]) == "utf-8"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file"),
        (b"PK\x03\x04\x14\0", "under a wrong name"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old format"),
        (SHEET.encode("utf-32"), "UTF-32"),
        (b"a,\x81\n", "neither in UTF-8 nor in Windows-1252"),
        ("réponses Çà et là".encode() + b"\n\xe9", "line 2 has a byte that is not UTF-8"),
        (b"\xef\xbb\xbfa\n\xe9", "line 2 has a byte that is not UTF-8"),
        (b"caf\xe9\x01", "not a text file"),
        (b"\xff\xfea", "damaged"),
        ("Montréal\n".encode() + "Québec".encode("cp1252"), "line 2 has a byte that is not UTF-8"),
        ("Québec\n".encode("cp1252") + "l’été".encode(), "has a byte that is not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableTextError, match=said):
        decode(data)


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "codec", "known"),
    [
        ("Vidéos « courtes »", "mac_roman", "CSV (Macintosh)"),
        ("Bélanger à Québec", "mac_roman", "CSV (Macintosh)"),
        ("août", "mac_roman", "CSV (Macintosh)"),
        ("Noël", "mac_roman", "CSV (Macintosh)"),
        ("QUÉBEC", "mac_roman", "CSV (Macintosh)"),
        ("people’s", "mac_roman", "CSV (Macintosh)"),
        ("2019–2020", "mac_roman", "CSV (Macintosh)"),
        ("Île", "mac_roman", "CSV (Macintosh)"),
        ("España", "mac_roman", "CSV (Macintosh)"),
        ("Zürich", "mac_roman", "CSV (Macintosh)"),
        ("vidéos", "cp850", "CSV (MS-DOS)"),
        ("Retour à la page", "cp850", "CSV (MS-DOS)"),
        ("coût", "cp850", "CSV (MS-DOS)"),
        ("café", "cp437", "CSV (MS-DOS)"),
        ("hôpital", "cp437", "CSV (MS-DOS)"),
        ("Wrocław", "cp1250", ""),
        ("Łódź", "iso8859_2", ""),
        ("Видео", "cp1251", ""),
        ("Βίντεο", "cp1253", ""),
        ("c\u0153ur", "iso8859_15", ""),
    ],
)
def test_letters_of_another_encoding_are_refused_with_the_line(text: str, codec: str, known: str, end: str) -> None:
    data = f"metric,category,2025{end}x,{text},1{end}".encode(codec)
    with pytest.raises(
        UnreadableTextError, match=r"^line 2 would read '.*neither as UTF-8 nor as Windows-1252"
    ) as found:
        decode(data)
    assert known in str(found.value)
    assert found.value.at == 2
    assert "CSV UTF-8" in found.value.hint


def test_words_in_windows_1252_are_read() -> None:
    """Names of languages, countries and currencies in fifteen languages, each in a cell of its own."""
    for language in ("en", "fr", "de", "es", "it", "da", "sv", "nb", "nl", "lb", "eu", "gl", "af", "sq", "fr_CA"):
        locale = Locale.parse(language)
        names = [name for table in (locale.languages, locale.territories, locale.currencies) for name in table.values()]
        written = [name for name in names if not name.isascii() and _fits(name)]
        assert all(oddity(name) is None for name in written)
        text = "\r\n".join(written)
        assert decode(text.encode("cp1252")) == (text, "cp1252" if written else "utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "l’été à Montréal – 20 €",
        "Été, ÉTÉ et Noël",
        "À propos de l’œuvre",
        "« Çà et là »",
        "“Quoted” and ‘quoted’",
        "word—word",
        "wait…what",
        "5 ½ m² à 20 °C",
        "DriveBC® et Shift™",
        "¿Qué tal? ¡Hola!",
        "Zürich, Köln, Straße",
        "Skjærgård",
        "Kwakwaka’wakw",
        "Québec–Canada",
        "Škoda",
        "sœurs et bœufs",
        "L'île-d'Orléans",
        "£5 – 6",
        "créées",
        "a · b",
        "3 ‰†",
    ],
)
def test_what_people_write_in_windows_1252_is_read(text: str) -> None:
    assert decode(f"a,{text},1".encode("cp1252")) == (f"a,{text},1", "cp1252")


@pytest.mark.parametrize("codec", ["mac_roman", "cp850"])
def test_nearly_no_french_name_in_another_encoding_passes(codec: str) -> None:
    locale = Locale.parse("fr")
    names = [name for table in (locale.languages, locale.territories) for name in table.values()]
    written = [name for name in names if not name.isascii() and _fits(name, codec)]
    passed = [name for name in written if not _refused(name.encode(codec))]
    assert len(written) > 200
    assert len(passed) < 4


def _fits(text: str, codec: str = "cp1252") -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _refused(data: bytes) -> bool:
    try:
        decode(data)
    except UnreadableTextError:
        return True
    return False


@pytest.mark.slow
@given(
    st.text(st.characters(codec="cp1252", exclude_categories=["Cc", "Cs"])),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_text_in_unicode_is_read_as_it_was_written(text: str, codec: str) -> None:
    assert decode(text.encode(codec))[0] == text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, codec = decode(data)
    except UnreadableTextError as error:
        assert str(error) and error.hint
    else:
        assert text.encode(codec) == data or codec.startswith("utf-16")


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        (["metric,category,2024"], ","),
        (["metric;category;2024"], ";"),
        (["metric\tcategory\t2024"], "\t"),
        (["metric"], ","),
        ([], ","),
        (["sep=;", "a,b,c"], ";"),
        (['"sep=,"', "a;b;c"], ","),
        (["SEP=\t", "a,b"], "\t"),
        (['"a;b;c;d",e', "1,2"], ","),
        (["a;b;c", "1,5;2,5;3,5", "1,5;2;3,5"], ";"),
        (["# All rows", "# Start date: 20260501", "a,b,c", "1,2,3"], ","),
        (["a,b,c", '1,"one;', "two;", 'three;",3', "1,2,3"], ","),
    ],
)
def test_delimiters_are_told_apart(lines: list[str], delimiter: str) -> None:
    assert delimiter_of(lines) == delimiter
