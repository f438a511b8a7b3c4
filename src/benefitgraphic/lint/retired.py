"""Names of networks that have gone, or are called otherwise now; which ones stands in retired.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from benefitgraphic.lint.texts import Found
from benefitgraphic.project.suggest import quoted

# "X (formerly Twitter)" knows that it is an old name.
_KNOWINGLY = re.compile(
    r"\b(?:formerly|previously|then called|once called|once known as|used to be|anciennement|autrefois|jadis|ex)"
    r"[\s\u00a0-]+(?:known as |nommé )?[\"“«(\s\u00a0]*\Z",
    re.IGNORECASE,
)
# "On Vine", "« Vine »".
_ON = re.compile(r"(?i)(?:\b(?:on|via|to|sur|our|nos|notre)\s+|[\"“«]\s*)\Z")
_NETWORKS = re.compile(r"\b(?:Facebook|Instagram|YouTube|LinkedIn|TikTok|Snapchat|Twitter|Flickr)\b")
_LOOK_BACK = 40  # characters; longer than any such phrase


@dataclass(frozen=True, slots=True)
class Retired:
    """A name that is no longer true.

    Attributes:
        since: when it changed, as a reader would say it.
        now: what it is called; empty when it has closed.
        not_before: what follows where something else is meant.
        is_common: whether it is an ordinary word, too, and a network only beside others or after "on" and the like.
    """

    since: str
    now: str
    not_before: re.Pattern[str] | None = None
    is_common: bool = False

    def is_meant(self, text: str, match: re.Match[str], before: str, *, is_beside: bool) -> bool:
        """Whether the network is meant, and not an ordinary word or another name.

        Args:
            text: the whole text.
            match: the name in it.
            before: a little of what stands before it.
            is_beside: whether it is all of the text, or the text names networks besides.
        """
        if self.not_before and self.not_before.match(text, match.end()):
            return False
        return not self.is_common or is_beside or bool(_ON.search(before))

    def said(self, word: str) -> str:
        """Why the name needs a look."""
        if self.now:
            return f"{quoted(word)} is an old name: since {self.since} it is {self.now}"
        return f"{quoted(word)} no longer exists: it closed in {self.since}"


def retired_names(text: str) -> Iterator[Found]:
    """Each old name in a text, in its order, unless the text itself calls it a former one."""
    names, pattern = _known()
    networks, whole = bool(_NETWORKS.search(text)), text.strip()
    for match in pattern.finditer(text):
        retired = names.get(match[0]) or names[match[0].lower()]
        before = text[max(match.start() - _LOOK_BACK, 0) : match.start()]
        if not _KNOWINGLY.search(before) and retired.is_meant(
            text, match, before, is_beside=networks or whole == match[0]
        ):
            yield Found(match.start(), match[0], retired.said(match[0]))


def outdated(found: Found) -> tuple[str, str]:
    """Return the message and hint for an old name."""
    return found.said, "write the name that readers know"


@lru_cache(maxsize=1)
def _known() -> tuple[Mapping[str, Retired], re.Pattern[str]]:
    # libyaml is ten times as fast, where it is there.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files(__package__).joinpath("retired.yaml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=loader)  # noqa: S506 - both loaders are safe ones
    names = {word: _retired(entry) for entry in entries for word in entry["words"]}
    # The longest first: "Google+" is not found in "Google Plus".
    ways = (_spelt(word) for word in sorted(names, key=len, reverse=True))
    return names, re.compile(rf"(?<![\w@{{])(?:{'|'.join(ways)})(?!\w)")


def _retired(entry: Mapping[str, str]) -> Retired:
    not_before = re.compile(entry["not_before"], re.IGNORECASE) if "not_before" in entry else None
    return Retired(entry["since"], entry.get("now", ""), not_before, bool(entry.get("common")))


def _spelt(word: str) -> str:
    said = re.escape(word)
    return f"(?i:{said})" if word.islower() else said
