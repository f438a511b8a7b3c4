"""A text file's encoding and delimiter are told from its bytes."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benefitgraphic.content.delimiters import delimiter_of
from benefitgraphic.content.encodings import UnreadableTextError, decode, encoding_of

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
