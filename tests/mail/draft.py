"""What is asked of a message that a sender opens as a draft, and of the bytes that it consists of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import fast_mail_parser

from readers import READERS, Message, Part, by_python

Check = Callable[[bytes, Message], Iterator[str]]
CHECKS: dict[str, Check] = {}
_LONGEST = 998


def check(function: Check) -> Check:
    """Enters a check by its name."""
    CHECKS[function.__name__.replace("_", " ")] = function
    return function


def complaints(data: bytes) -> dict[str, list[str]]:
    """By check, what is wrong with a message; of those that complain, and what the second reader alone finds."""
    found: dict[str, list[str]] = {}
    for reader, read in READERS.items():
        try:
            message = read(data)
        except fast_mail_parser.ParseError as error:
            return {"unreadable": [f"{reader}: {error}"]}
        for name, function in CHECKS.items():
            if said := list(function(data, message)):
                found.setdefault(name, []).extend(f"{line} (read by {reader})" for line in said)
    if differences := list(disagreements(data)):
        found["readers disagree"] = differences
    return found


def disagreements(data: bytes) -> Iterator[str]:
    """Where the two readers read something else."""
    one, other = (read(data) for read in READERS.values())
    for name in sorted(one.headers.keys() | other.headers.keys()):
        if one.headers.get(name) != other.headers.get(name):
            yield f"{name}: {one.headers.get(name)} or {other.headers.get(name)}"
    if one.root.tree != other.root.tree:
        yield f"{one.root.tree} or {other.root.tree}"
        return
    for first, second in zip(one.root.all(), other.root.all(), strict=True):
        for name in ("content_id", "disposition", "filename", "content"):
            if getattr(first, name) != getattr(second, name):
                yield f"{first.kind}: {name} {getattr(first, name)!r:.80} or {getattr(second, name)!r:.80}"


@check
def defects(data: bytes, message: Message) -> Iterator[str]:
    """What the reader itself complains of."""
    yield from message.defects


@check
def headers(data: bytes, message: Message) -> Iterator[str]:
    """X-Unsent makes a draft of it; the sender's program adds who sent it, when and to whom."""
    given = message.headers
    yield from (f"{name} is there {len(values)} times" for name, values in given.items() if len(values) > 1)
    wanted = {"x-unsent": "1", "mime-version": "1.0"}
    yield from (f"{name} is {given.get(name)}" for name, value in wanted.items() if given.get(name) != [value])
    yield from (f"{name} is there" for name in ("from", "sender", "date", "message-id", "received") if name in given)
    yield from (f"{name} is filled in" for name in ("to", "cc", "bcc") if any(given.get(name, [""])))
    if not any(given.get("subject", [""])):
        yield "there is no subject"


@check
def tree(data: bytes, message: Message) -> Iterator[str]:
    """Plain text first, then what is to be preferred: HTML with its pictures."""
    found = message.root.tree
    match found:
        case ("multipart/alternative", ["text/plain", ("multipart/related", ["text/html", *pictures])]):
            if not pictures or set(map(str, pictures)) != {"image/png"}:
                yield f"beside the HTML there are {pictures}"
        case _:
            yield str(found)


@check
def pictures(data: bytes, message: Message) -> Iterator[str]:
    """Each picture is shown once or more, and each that is to be shown is there; none is offered as an attachment."""
    asked = set(re.findall(r"""["'(]cid:([^"')]+)["')]""", "".join(message.texts("text/html"))))
    given = [part.content_id for part in message.images]
    yield from (f"{name} is asked for and isn't there" for name in sorted(asked - set(given)))
    yield from (f"{part.filename or part.kind} has no Content-ID" for part in message.images if not part.content_id)
    yield from (f"{name} is there and not asked for" for name in given if name and name not in asked)
    yield from (f"{name} is there twice" for name in sorted({str(name) for name in given if given.count(name) > 1}))
    for part in message.images:
        if part.content_id and not re.fullmatch(r"[\w.+-]+@[\w.-]+", part.content_id):
            yield f"{part.content_id} is not of the form name@place"
        if part.disposition != "inline":
            yield f"{part.content_id} is {part.disposition}, not inline"
        yield from _png(part)


def _png(part: Part) -> Iterator[str]:
    if not part.content.startswith(b"\x89PNG\r\n\x1a\n") or not part.content.endswith(b"IEND\xaeB`\x82"):
        yield f"{part.content_id} is no whole PNG"


@check
def texts(data: bytes, message: Message) -> Iterator[str]:
    """Both say something, and the plain one is plain."""
    for kind in ("text/plain", "text/html"):
        if not all(text.strip() for text in message.texts(kind) or [""]):
            yield f"the {kind} is empty"
    for text in message.texts("text/plain"):
        yield from (f"{tag} in the plain text" for tag in re.findall(r"<[a-z/!][^>]*>|&[a-z]+;", text)[:3])


@check
def wire(data: bytes, message: Message) -> Iterator[str]:
    """Whatever carries it must not have to change it: ASCII, in lines that end as RFC 5322 says, none too long."""
    lines = data.split(b"\r\n")
    if lines[-1]:
        yield "the last line doesn't end"
    for number, line in enumerate(lines, 1):
        if b"\r" in line or b"\n" in line:
            yield f"line {number} ends with CR or LF alone"
        if len(line) > _LONGEST:
            yield f"line {number} has {len(line)} octets"
        if any(octet > 126 or (octet < 32 and octet != 9) for octet in line.replace(b"\r", b"").replace(b"\n", b"")):
            yield f"line {number} isn't ASCII: {line[:40]!r}"


def told(found: dict[str, list[str]]) -> str:
    """Complaints for people, a few of each check."""
    return "\n".join(f"{name}: {line}" for name, lines in found.items() for line in lines[:4])


def html_of(data: bytes) -> str:
    """What most will read of a message."""
    return by_python(data).html
