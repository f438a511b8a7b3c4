"""Icons are found by name: the designer's own first, nothing outside the folder, near names for wrong."""

import io
from pathlib import Path

import pytest
from PIL import Image as Pillow

from benefitgraphic.graphics.icons import IconMissing, Icons, brand_icon
from benefitgraphic.graphics.images import ArtworkProblem, Image
from benefitgraphic.graphics.svg.document import Drawing

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10H0z" fill="#F00"/></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own = tmp_path / "assets" / "icons"
    own.mkdir(parents=True)
    (own / "handshake.svg").write_text(SQUARE, "utf-8")
    (own / "our team.svg").write_text(SQUARE, "utf-8")
    stream = io.BytesIO()
    Pillow.new("RGB", (4, 4), "red").save(stream, "PNG")
    (own / "photo.png").write_bytes(stream.getvalue())
    (tmp_path / "secret.svg").write_text(SQUARE, "utf-8")
    return own


def test_packaged_icons_come_by_name() -> None:
    icon = Icons(None).find("bridge")
    assert isinstance(icon, Drawing)
    assert len(icon.layers) == 2 and icon.layers[0].opacity == 0.2


def test_weights() -> None:
    icon = Icons(None, "fill").find("bridge")
    assert isinstance(icon, Drawing) and len(icon.layers) == 1


def test_own_icons_win(folder: Path) -> None:
    own = Icons(folder).find("handshake")
    assert isinstance(own, Drawing) and own.layers[0].fill == "#FF0000"
    assert isinstance(Icons(folder).find("photo"), Image)
    assert isinstance(Icons(folder).find("bridge"), Drawing)


@pytest.mark.parametrize(
    "name",
    [
        "our team",
        "our team.svg",
        "assets/icons/our team.svg",
        "./assets/icons/our team",
        r"assets\icons\our team.svg",
    ],
)
def test_a_name_may_be_written_as_a_file(folder: Path, name: str) -> None:
    assert isinstance(Icons(folder).find(name), Drawing)


def test_a_folder_that_does_not_exist_is_no_trouble(tmp_path: Path) -> None:
    icons = Icons(tmp_path / "nowhere")
    assert isinstance(icons.find("bridge.svg"), Drawing)
    assert icons.names() == Icons(None).names()


@pytest.mark.parametrize(
    "name",
    [
        "../secret",
        "../../secret.svg",
        "assets/icons/../../secret.svg",
        "/etc/passwd",
        "C:secret",
        r"C:\secret.svg",
        r"..\..\secret",
        "a/b",
        ".hidden",
        "secret\x00.svg",
        "con",
        "NUL.svg",
        "",
        " ",
        "bridge.",
        "~",
        "%2e%2e/secret",
        "a" * 500,
        "\udcff",
    ],
)
def test_nothing_outside_the_folder_is_read(folder: Path, name: str) -> None:
    with pytest.raises(IconMissing):
        Icons(folder).find(name)


def test_a_link_out_of_the_folder_is_refused(folder: Path) -> None:
    try:
        (folder / "linked.svg").symlink_to(folder.parent.parent / "secret.svg")
    except OSError:
        pytest.skip("links need a privilege here")
    with pytest.raises(ArtworkProblem, match="outside"):
        Icons(folder).find("linked")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("hand-shake", "handshake"),
        ("Hand Shake.svg", "handshake"),
        ("mega phone", "megaphone"),
        ("Bridge", "bridge"),
        ("facebook", "facebook-logo"),
        ("trafic-cone", "traffic-cone"),
        ("our_team", "our team"),
    ],
)
def test_a_wrong_name_is_answered_with_a_near_one(folder: Path, wrong: str, right: str) -> None:
    with pytest.raises(IconMissing) as caught:
        Icons(folder).find(wrong)
    assert right in caught.value.suggestions
    assert len(caught.value.suggestions) <= 3
    assert wrong in str(caught.value)


def test_names_and_search(folder: Path) -> None:
    icons = Icons(folder)
    assert icons.names()[:3] == ("handshake", "our team", "photo")
    assert len(icons.names()) == len(set(icons.names())) > 1400
    assert icons.search("team")[0] == "our team"
    assert "first-aid-kit" in icons.search("safety")
    assert all(icons.find(name) for name in icons.search("road"))


def test_an_edited_file_is_read_anew(folder: Path) -> None:
    Icons(folder).find("handshake")
    (folder / "handshake.svg").write_text(SQUARE.replace("#F00", "#00F"), "utf-8")
    icon = Icons(folder).find("handshake")
    assert isinstance(icon, Drawing) and icon.layers[0].fill == "#0000FF"


def test_what_was_looked_over_is_what_is_drawn(folder: Path) -> None:
    icons = Icons(folder)
    before = [icons.find("handshake"), icons.own("photo"), icons.file(folder.parent.parent / "secret.svg")]
    (folder / "handshake.svg").write_text("<svg", "utf-8")
    (folder / "photo.png").unlink()
    (folder.parent.parent / "secret.svg").write_bytes(b"")
    (folder / "bridge.svg").write_text(SQUARE, "utf-8")
    after = [icons.find("handshake"), icons.own("photo"), icons.file(folder.parent.parent / "secret.svg")]
    assert all(one is other for one, other in zip(before, after, strict=True))
    assert Icons(folder).own("bridge") and Icons(folder).own("photo") is None


def test_a_damaged_file_says_what_is_wrong(folder: Path) -> None:
    (folder / "broken.svg").write_text("<svg", "utf-8")
    (folder / "word.svg").write_bytes(b"PK\x03\x04")
    with pytest.raises(ArtworkProblem, match="SVG"):
        Icons(folder).find("broken")
    with pytest.raises(ArtworkProblem):
        Icons(folder).find("word")


@pytest.mark.parametrize(
    "channel",
    [
        "Facebook",
        "INSTAGRAM",
        "X",
        "Twitter",
        "YouTube",
        "Flickr",
        "LinkedIn",
        "TikTok",
        "Threads",
        "Bluesky",
        "Mastodon",
        "Reddit",
        "Pinterest",
        "Snapchat",
        "WhatsApp",
        "Telegram",
        "Discord",
        "Podcast",
        "Blog",
        "Website",
        "Newsletter",
        "Email",
        "RSS",
        "Medium",
        "x (formerly  Twitter)",
        "Something New",
    ],
)
@pytest.mark.parametrize("weight", ["duotone", "regular", "fill"])
def test_every_channel_has_an_icon(channel: str, weight: str) -> None:
    icon = brand_icon(channel)
    assert icon and Icons(None, weight).find(icon)
    assert (icon == "globe") == (channel in ("Website", "Something New"))
