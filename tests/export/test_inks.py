"""Colours in a printer's inks."""

from __future__ import annotations

import dataclasses
import io
from functools import lru_cache
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image, ImageCms

from benefitgraphic.edition import Logo
from benefitgraphic.export import pdf
from benefitgraphic.export.inks import Profile, ProfileProblem, limited
from benefitgraphic.export.metadata import About
from benefitgraphic.export.press import Press
from benefitgraphic.export.srgb import srgb
from benefitgraphic.graphics import images
from benefitgraphic.graphics.frame import Frame, Picture
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.output.files import Manner
from editions import HERE, LOGOS, text
from inked import cmyk_profile
from laying import files, laid, sample_edition

SCREEN = {"rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN"}


@lru_cache(maxsize=1)
def profile() -> Profile:
    return Profile.read(cmyk_profile())


INKS = Manner(press=True, profile=profile())


@lru_cache(maxsize=1)
def inked() -> bytes:
    """The sample for a press, with a photograph on it."""
    edition = dataclasses.replace(sample_edition(), logo=Logo(LOGOS[1], text("The ministry"), HERE))
    (output,) = files(laid(edition, "letter", press=True), INKS)
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


@pytest.mark.slow
def test_no_screen_colour_is_left_and_no_colour_takes_too_much_ink() -> None:
    found = colours(inked())
    assert len(found) > 8
    assert max(sum(inks) for inks in found) <= 3.0
    assert any(sum(inks[:3]) > 0.5 for inks in found), "everything came out grey"


def test_what_shows_through_is_mixed_in_inks() -> None:
    """A page mixed in screen colours is black in four inks, whatever the drawing says (ISO 32000-1, 11.4.7)."""
    pixels = np.full((4, 4, 4), 128, np.uint8)
    picture = Picture(images.Image("half", 4, 4, pixels.tobytes()), 40, 40)
    data = pdf.write([Frame(100, 100, ((Point(0, 0), picture),))], About("A title", "en"), Press(9, profile()))
    with pikepdf.open(io.BytesIO(data)) as document:
        (page,) = document.pages
        assert page.obj.Group.CS == "/DeviceCMYK"
        assert page.obj.Resources.XObject.I1.SMask.ColorSpace == "/DeviceGray"


def test_text_black_is_black_ink_alone() -> None:
    ink = sample_edition().theme.colours.ink
    channels = [int(ink[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    assert profile().inks(*channels, text=True) == (0, 0, 0, 1)
    assert set(of_text(inked())) & {(0.0, 0.0, 0.0, 1.0)}


def test_a_ground_that_is_nearly_black_keeps_its_colour() -> None:
    near = [v / 255 for v in (0x1B, 0x1F, 0x24)]
    assert profile().inks(*near, text=True) == (0, 0, 0, 1)
    assert sum(profile().inks(*near, text=False)) > 1.5
    assert profile().inks(0, 0, 0, text=False) == (0, 0, 0, 1), "codes and crop marks"


def test_the_brand_navy_is_no_black() -> None:
    assert profile().inks(0x0B / 255, 0x25 / 255, 0x45 / 255, text=True)[0] > 0.5


def test_white_is_paper() -> None:
    assert profile().inks(1, 1, 1, text=False) == (0, 0, 0, 0)


def of_text(data: bytes) -> list[tuple[float, ...]]:
    """The inks in which each text is set."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            now: tuple[float, ...] = ()
            saved = []
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                if operator == "q":
                    saved.append(now)
                elif operator == "Q":
                    now = saved.pop()
                elif operator == "k":
                    now = tuple(float(v) for v in instruction.operands)
                elif operator == "BT":
                    found.append(now)
    return found


@pytest.mark.slow
def test_it_looks_as_on_the_screen() -> None:
    """The inks turned back by the profile are near the colours that the sample has on a screen, place by place."""
    office = files(laid(sample_edition(), "letter", press=True), Manner(press=True))[0].data
    screen, paper = pixels(office), pixels(files(laid(sample_edition(), "letter", press=True), INKS)[0].data)
    assert screen.shape == paper.shape
    light = np.array([0.3, 0.6, 0.1])
    assert np.abs((screen - paper) @ light).mean() < 16
    # What is dark on one is dark on the other: nothing is set in another's colour.
    assert np.corrcoef((screen @ light).ravel(), (paper @ light).ravel())[0, 1] > 0.97


def pixels(data: bytes) -> np.ndarray:
    document = pdfium.PdfDocument(data)
    try:
        found = [page.render(scale=0.5, rev_byteorder=True).to_numpy()[:, :, :3] for page in document]
        return np.stack(found).astype(float)
    finally:
        document.close()


@pytest.mark.slow
def test_photographs_are_in_inks_too() -> None:
    with pikepdf.open(io.BytesIO(inked())) as document:
        (image,) = [part for part in document.objects if isinstance(part, pikepdf.Stream) and "/ColorSpace" in part]
        assert image.ColorSpace == pikepdf.Name.DeviceCMYK
        pixels = np.frombuffer(image.read_bytes(), np.uint8).reshape(int(image.Height), int(image.Width), 4)
        assert pixels.sum(axis=2, dtype=int).max() <= 3 * 255
        assert pixels.any()


def test_a_see_through_logo_keeps_its_outline(tmp_path: Path) -> None:
    ramp = np.zeros((40, 60, 4), np.uint8)
    ramp[:, :, 0], ramp[:, :, 3] = 200, np.linspace(0, 255, 60).astype(np.uint8)
    Image.fromarray(ramp, "RGBA").save(tmp_path / "logo.png")
    edition = dataclasses.replace(sample_edition(), logo=Logo(tmp_path / "logo.png", text("The ministry"), HERE))
    (output,) = files(laid(edition, "letter", press=True), INKS)
    with pikepdf.open(io.BytesIO(output.data)) as document:
        (image,) = [part for part in document.objects if isinstance(part, pikepdf.Stream) and "/SMask" in part]
        assert image.ColorSpace == pikepdf.Name.DeviceCMYK
        assert isinstance(image.SMask, pikepdf.Stream)
        mask = pikepdf.PdfImage(image.SMask).as_pil_image()
        assert np.asarray(mask).shape[1] >= 60 and np.ptp(np.asarray(mask)) > 250


def test_a_profile_that_cannot_be_written_again_still_converts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some that printers hand out can't: LittleCMS reads them and doesn't know how to write them."""

    def refuse(self: ImageCms.ImageCmsProfile) -> bytes:
        raise OSError("Could not determine profile size")

    monkeypatch.setattr(ImageCms.ImageCmsProfile, "tobytes", refuse)
    assert Profile.read(cmyk_profile()).inks(0.1, 0.4, 0.7, text=False)[0] > 0.5


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


@given(st.tuples(*[st.integers(0, 255)] * 3), st.booleans())
def test_any_colour_dries(rgb: tuple[int, int, int], of_text: bool) -> None:
    inks = profile().inks(*(v / 255 for v in rgb), text=of_text)
    assert all(0 <= ink <= 1 for ink in inks)
    assert sum(inks) <= 3.0005


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not an ICC profile"),
        (b"words", "is not an ICC profile"),
        (cmyk_profile()[:2000], "can't turn screen colours into inks"),
        (cmyk_profile()[:8] + b"\5" + cmyk_profile()[9:], "is an ICC profile of version 5"),
        (srgb(), "is a profile for RGB, not for printing with CMYK"),
    ],
)
def test_what_is_no_printers_profile_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ProfileProblem, match=said):
        Profile.read(data)
