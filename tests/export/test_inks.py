"""Colours in a printer's inks."""

from __future__ import annotations

import dataclasses
import io
from functools import lru_cache

import numpy as np
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from benefitgraphic.content.edition import Logo
from benefitgraphic.export.inks import Profile, ProfileProblem, limited
from benefitgraphic.export.srgb import srgb
from benefitgraphic.outputs import Manner
from editions import HERE, LOGOS, text
from inked import cmyk_profile
from laying import files, laid, sample_edition

SCREEN = {"rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN"}


@lru_cache(maxsize=1)
def profile() -> Profile:
    return Profile.read(cmyk_profile())


@lru_cache(maxsize=1)
def inked() -> bytes:
    """The sample for a press, with a photograph on it."""
    edition = dataclasses.replace(sample_edition(), logo=Logo(LOGOS[1], text("The ministry"), HERE))
    (output,) = files(laid(edition, "letter", press=True), Manner(press=True, profile=profile()))
    return output.data


def colours(data: bytes) -> dict[tuple[float, ...], int]:
    """Every colour that a drawing sets, as operands, with how often."""
    found: dict[tuple[float, ...], int] = {}
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for instruction in pikepdf.parse_content_stream(page):
                assert str(instruction.operator) not in SCREEN, instruction
                if str(instruction.operator) in ("k", "K"):
                    inks = tuple(float(v) for v in instruction.operands)
                    found[inks] = found.get(inks, 0) + 1
    return found


def test_no_screen_colour_is_left_and_no_colour_takes_too_much_ink() -> None:
    found = colours(inked())
    assert len(found) > 8
    assert max(sum(inks) for inks in found) <= 3.0
    assert any(sum(inks[:3]) > 0.5 for inks in found), "everything came out grey"


def test_text_black_is_black_ink_alone() -> None:
    ink = sample_edition().theme.colours.ink
    channels = [int(ink[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    assert profile().inks(*channels) == (0, 0, 0, 1)
    assert (0.0, 0.0, 0.0, 1.0) in colours(inked())


def test_the_brand_navy_is_no_black() -> None:
    assert profile().inks(0x0B / 255, 0x25 / 255, 0x45 / 255)[0] > 0.5


def test_white_is_paper() -> None:
    assert profile().inks(1, 1, 1) == (0, 0, 0, 0)


def test_photographs_are_in_inks_too_and_keep_their_outline() -> None:
    with pikepdf.open(io.BytesIO(inked())) as document:
        drawn = [part for part in document.objects if isinstance(part, pikepdf.Stream) and "/ColorSpace" in part]
        (image,) = drawn
        assert image.ColorSpace == pikepdf.Name.DeviceCMYK
        pixels = np.frombuffer(image.read_bytes(), np.uint8).reshape(int(image.Height), int(image.Width), 4)
        assert pixels.sum(axis=2).max() <= 3 * 255
        assert pixels.any()


def test_it_says_what_a_press_asks_for() -> None:
    with pikepdf.open(io.BytesIO(inked())) as document:
        intents = {str(intent.S): intent for intent in document.Root.OutputIntents}
        assert set(intents) == {"/GTS_PDFX", "/GTS_PDFA1"}
        used = {intent.DestOutputProfile.objgen for intent in intents.values()}
        assert len(used) == 1
        assert intents["/GTS_PDFX"].DestOutputProfile.read_bytes() == cmyk_profile()
        assert str(intents["/GTS_PDFX"].OutputConditionIdentifier) == "Test press"
        assert document.docinfo["/Trapped"] == pikepdf.Name("/False")
        assert document.docinfo["/CreationDate"] == document.docinfo["/ModDate"] == "D:20251231000000Z"
        with document.open_metadata() as said:
            assert said["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert said["xmp:CreateDate"] == "2025-12-31T00:00:00Z"
            assert said["xmpMM:RenditionClass"] == "default"
            assert said["pdf:Trapped"] == "False"
        for page in document.pages:
            assert page.Resources.ColorSpace.DefaultRGB[1].read_bytes() == srgb()
        assert document.pdf_version == "1.6"


@given(arrays(np.uint8, (7, 4)))
def test_the_limit_keeps_black_and_hue(inks: np.ndarray) -> None:
    kept = limited(inks)
    assert (kept.astype(int).sum(axis=1) <= 3 * 255).all()
    assert (kept[:, 3] == inks[:, 3]).all()
    over = inks.astype(int).sum(axis=1) > 3 * 255
    assert (kept[~over] == inks[~over]).all()
    # What gives way does so evenly: the strongest ink stays the strongest.
    strongest = inks[:, :3].argmax(axis=1)
    rows = np.arange(len(inks))
    assert (kept[rows, strongest] >= kept[:, :3].max(axis=1)).all()


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_any_colour_dries(rgb: tuple[int, int, int]) -> None:
    inks = profile().inks(*(v / 255 for v in rgb))
    assert all(0 <= ink <= 1 for ink in inks)
    assert sum(inks) <= 3.0005


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not an ICC profile"),
        (b"words", "is not an ICC profile"),
        (cmyk_profile()[:2000], "can't turn screen colours into inks"),
        (srgb(), "is a profile for RGB, not for printing with CMYK"),
    ],
)
def test_what_is_no_printers_profile_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ProfileProblem, match=said):
        Profile.read(data)
