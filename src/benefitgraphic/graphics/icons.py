"""Icons and logos by name: a designer's own files first, then Phosphor's."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from benefitgraphic.graphics.images import MAX_BYTES, ArtworkProblem, Image, read_image
from benefitgraphic.graphics.svg.document import Drawing, read_svg

Artwork = Drawing | Image

_SUFFIXES = (".svg", ".png", ".jpg", ".jpeg")
_MOST_SUGGESTIONS = 3
# Letters of any language, digits, dot, dash, underscore and blank: nothing that is a path on any system.
_SAFE = re.compile(r"[^\W_][\w .\-]{0,99}")
# Windows opens devices by these names, whatever the suffix.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)

_BRAND_ICONS = {
    "facebook": "facebook-logo",
    "messenger": "messenger-logo",
    "instagram": "instagram-logo",
    "x": "x-logo",
    "x (twitter)": "x-logo",
    "x, formerly twitter": "x-logo",
    "x (formerly twitter)": "x-logo",
    "twitter": "twitter-logo",
    "youtube": "youtube-logo",
    "flickr": "camera",
    "linkedin": "linkedin-logo",
    "tiktok": "tiktok-logo",
    "threads": "threads-logo",
    "bluesky": "butterfly",
    "mastodon": "mastodon-logo",
    "reddit": "reddit-logo",
    "pinterest": "pinterest-logo",
    "snapchat": "snapchat-logo",
    "whatsapp": "whatsapp-logo",
    "telegram": "telegram-logo",
    "discord": "discord-logo",
    "twitch": "twitch-logo",
    "medium": "medium-logo",
    "podcast": "microphone",
    "balado": "microphone",
    "blog": "article",
    "blogue": "article",
    "website": "globe",
    "web": "globe",
    "newsletter": "envelope-simple",
    "infolettre": "envelope-simple",
    "email": "envelope-simple",
    "e-mail": "envelope-simple",
    "courriel": "envelope-simple",
    "rss": "rss",
}


class IconMissing(LookupError):
    """No icon has this name.

    Attributes:
        name: as it was asked for.
        suggestions: the nearest names, best first.
    """

    def __init__(self, name: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(f"there is no icon “{name}”")
        self.name = name
        self.suggestions = suggestions


@dataclass(frozen=True, slots=True)
class Icons:
    """Where icons are looked up.

    What was found once is kept: a file that changes meanwhile is drawn as it was when it was looked over.

    Attributes:
        folder: the designer's own, searched first; None or missing if there is none.
        weight: of the Phosphor icons: thin, light, regular, bold, fill or duotone.
    """

    folder: Path | None
    weight: str = "duotone"
    _known: dict[str | Path, Artwork | None] = field(default_factory=dict, compare=False, repr=False)

    def find(self, name: str) -> Artwork:
        """Return the icon of this name: ``bridge``, ``bridge.svg`` or ``assets/icons/bridge.svg``.

        Raises:
            IconMissing: no icon has the name.
            ArtworkProblem: the file can't be used, or lies outside the folder.
        """
        own = self.own(name)
        if own is not None:
            return own
        bare = self._bare(name)
        if bare is None:
            raise IconMissing(name, self._suggestions(name))
        from py_phosphor_icons.svgs import loader

        stem = _stem(bare)
        file = loader.svg_path(stem, self.weight)
        # All their names are plain and in lower case; on Windows and macOS, files would answer to any.
        if not stem.isascii() or stem != stem.lower() or not file.is_file():
            raise IconMissing(name, self._suggestions(stem))
        return _artwork(file.read_bytes())

    def own(self, name: str) -> Artwork | None:
        """Return the designer's own file of this name, if there is one.

        Raises:
            ArtworkProblem: the file can't be used, or lies outside the folder.
        """
        if name not in self._known:
            bare = self._bare(name)
            file = self._own_file(bare) if bare else None
            self._known[name] = self.file(file) if file else None
        return self._known[name]

    def file(self, path: Path) -> Artwork:
        """Return the drawing or image in a file, wherever it is.

        Raises:
            ArtworkProblem: it can't be read or drawn.
        """
        if path not in self._known:
            self._known[path] = read_artwork(path)
        known = self._known[path]
        assert known is not None  # noqa: S101 - files are known with what is in them
        return known

    def names(self) -> tuple[str, ...]:
        """Every name that `find` answers to, the designer's own first."""
        own = self._own_names()
        return own + tuple(name for name in self._packaged() if name not in set(own))

    def search(self, query: str) -> tuple[str, ...]:
        """Names that fit the words of a query, best first, the designer's own before all."""
        from py_phosphor_icons import search_icons

        words = query.casefold().split()
        own = tuple(name for name in self._own_names() if all(w in name.casefold() for w in words))
        packaged = set(self._packaged())
        found = (icon.name for icon in search_icons(query))
        return tuple(dict.fromkeys([*own, *(name for name in found if name in packaged)]))

    def _bare(self, name: str) -> str | None:
        """Return the file name without folders; None if it isn't safe."""
        written = name.replace("\\", "/").removeprefix("./")
        for prefix in ["assets/icons/"] + ([f"{self.folder.name}/"] if self.folder else []):
            written = written.removeprefix(prefix)
        safe = _SAFE.fullmatch(written) and ".." not in written and not written.endswith((".", " "))
        return written if safe and not _DEVICES.fullmatch(written) else None

    def _own_file(self, name: str) -> Path | None:
        if self.folder is None:
            return None
        names = [name] if name.lower().endswith(_SUFFIXES) else [name + suffix for suffix in _SUFFIXES]
        try:
            found = next((f for n in names if (f := self.folder / n).is_file()), None)
        except OSError:  # a name longer than a file's may be
            return None
        if found and not found.resolve().is_relative_to(self.folder.resolve()):
            raise ArtworkProblem(
                f"“{found.name}” is a link to a file outside its folder",
                "copy the file itself into the folder",
            )
        return found

    def _own_names(self) -> tuple[str, ...]:
        if self.folder is None or not self.folder.is_dir():
            return ()
        files = (f.name for f in self.folder.iterdir() if f.name.lower().endswith(_SUFFIXES))
        return tuple(sorted({_stem(name) for name in files if self._bare(name)}))

    def _packaged(self) -> tuple[str, ...]:
        from py_phosphor_icons.svgs import loader

        names: tuple[str, ...] = loader.icon_names(weight=self.weight)
        return names

    def _suggestions(self, name: str) -> tuple[str, ...]:
        from py_phosphor_icons.svgs import loader

        plain = re.sub(r"[\s_]+", "-", _stem(name.replace("\\", "/").rpartition("/")[2]).casefold().strip())[:60]
        everything = self.names()
        # Spelling first: without its dashes, "hand-shake" is "handshake". Then the sense, by Phosphor's tags.
        joined = {n.replace("-", ""): n for n in reversed(everything)}
        spelled = difflib.get_close_matches(plain.replace("-", ""), joined, _MOST_SUGGESTIONS, 0.75)
        words = plain.replace("-", " ")
        meant = loader.suggest_names(words, self.weight, limit=_MOST_SUGGESTIONS) if words else []
        loosely = difflib.get_close_matches(plain, everything, _MOST_SUGGESTIONS, 0.6)
        suggestions = dict.fromkeys([*(joined[s] for s in spelled), *meant, *loosely])
        return tuple(suggestions)[:_MOST_SUGGESTIONS]


def read_artwork(file: Path) -> Artwork:
    """Read the drawing or image in a file.

    Raises:
        ArtworkProblem: it can't be read or drawn.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ArtworkProblem(
            f"“{file.name}” can't be read: {error.strerror}", "check that it is there and not locked"
        ) from error
    try:
        return _artwork(data)
    except ArtworkProblem as problem:
        problem.file = file
        raise


def channel_artwork(channel: str, logos: Icons) -> Artwork:
    """Return the mark of a social network or kind of channel: the designer's own file, or Phosphor's icon.

    Args:
        channel: as the designer names it; its own file is called so in lower case, blanks as dashes: ``my-blog.svg``.
        logos: where the designer's own are, and the weight of Phosphor's.

    Raises:
        ArtworkProblem: the designer's own file can't be used.
    """
    own = logos.own("-".join(channel.casefold().split()))
    return own or logos.find(brand_icon(channel) or "globe")


def brand_icon(channel: str) -> str | None:
    """Return the Phosphor icon of a social network or kind of channel; a globe for what has none of its own."""
    return _BRAND_ICONS.get(" ".join(channel.casefold().split()), "globe") if channel.strip() else None


# The bytes are the key, so a file that changes while the preview runs is read anew.
@lru_cache(maxsize=64)
def _artwork(data: bytes) -> Artwork:
    start = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    drawing = start.startswith((b"<", b"\x1f\x8b", b"\xff\xfe", b"\xfe\xff")) and not data.startswith(b"\xff\xd8")
    return read_svg(data) if drawing else read_image(data)


def _stem(name: str) -> str:
    suffix = next((s for s in _SUFFIXES if name.lower().endswith(s)), "")
    return name[: len(name) - len(suffix)] if suffix else name
