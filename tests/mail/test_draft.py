"""The checks of a message find what is planted, and nothing in a good one."""

from __future__ import annotations

import email.policy
import io
from collections.abc import Callable
from email.message import EmailMessage
from typing import cast

import pytest
from PIL import Image

from draft import CHECKS, complaints, html_of, told
from mails import GOOD
from readers import READERS, by_python, by_rust

_CID = "01-masthead@benefitgraphic.invalid"
_POLICY = email.policy.SMTP.clone(cte_type="7bit", max_line_length=76)


def png() -> bytes:
    out = io.BytesIO()
    Image.new("P", (640, 400)).save(out, "PNG")
    return out.getvalue()


def draft(change: Callable[[EmailMessage], None] | None = None) -> bytes:
    """A good draft, in French so that it isn't ASCII by itself; or what is left of it."""
    message = EmailMessage(policy=_POLICY)
    message["Subject"] = "Ce que nos médias sociaux apportent à tous, en chiffres et en images, partout et chaque jour"
    message["X-Unsent"] = "1"
    message["To"] = ""
    message.set_content("Où en sommes-nous ?\n", cte="quoted-printable")
    html = GOOD.replace("01-masthead.png", f"cid:{_CID}").replace("We answer", "Nous répondons à tous")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    related(message).add_related(
        png(), "image", "png", cid=f"<{_CID}>", disposition="inline", filename="01-masthead.png"
    )
    message.set_boundary("alternative")
    related(message).set_boundary("related")
    if change:
        change(message)
    return message.as_bytes()


def related(message: EmailMessage) -> EmailMessage:
    return list(message.iter_parts())[1]  # type: ignore[return-value]


def html(message: EmailMessage) -> EmailMessage:
    part = related(message)
    return cast(EmailMessage, next(iter(part.iter_parts()))) if part.is_multipart() else part


def picture(message: EmailMessage) -> EmailMessage:
    return list(related(message).iter_parts())[1]  # type: ignore[return-value]


def test_a_good_draft_passes() -> None:
    found = complaints(draft())
    assert not found, told(found)


@pytest.mark.slow
def test_both_readers_read_all_of_it() -> None:
    for message in (by_python(draft()), by_rust(draft())):
        assert message.headers["subject"][0].startswith("Ce que nos médias sociaux apportent à tous")
        assert message.root.tree == (
            "multipart/alternative",
            ["text/plain", ("multipart/related", ["text/html", "image/png"])],
        )
        assert message.text == "Où en sommes-nous ?\n"
        assert "Nous répondons à tous" in message.html
        (image,) = message.images
        assert (image.content_id, image.disposition, image.filename) == (_CID, "inline", "01-masthead.png")
        assert image.content == png()
    assert html_of(draft()) == by_rust(draft()).html


def _unsent(message: EmailMessage) -> None:
    del message["X-Unsent"]


def _no_subject(message: EmailMessage) -> None:
    del message["Subject"]


def _no_version(message: EmailMessage) -> None:
    del message["MIME-Version"]


def _sender(message: EmailMessage) -> None:
    message["From"] = "someone@example.org"


def _date(message: EmailMessage) -> None:
    message["Date"] = "Mon, 05 Jan 2026 10:00:00 +0000"


def _addressee(message: EmailMessage) -> None:
    message.replace_header("To", "everyone@example.org")


def _two_subjects(message: EmailMessage) -> None:
    message._headers.append(("Subject", "Another"))  # type: ignore[attr-defined]


def _html_first(message: EmailMessage) -> None:
    message.get_payload().reverse()  # type: ignore[union-attr]


def _no_plain_text(message: EmailMessage) -> None:
    del message.get_payload()[0]  # type: ignore[union-attr,arg-type]


def _mixed(message: EmailMessage) -> None:
    related(message).set_type("multipart/mixed")


def _jpeg(message: EmailMessage) -> None:
    picture(message).set_type("image/jpeg")


def _another_id(message: EmailMessage) -> None:
    picture(message).replace_header("Content-ID", "<02@benefitgraphic.invalid>")


def _bare_id(message: EmailMessage) -> None:
    del picture(message)["Content-ID"]


def _spare_picture(message: EmailMessage) -> None:
    related(message).add_related(png(), "image", "png", cid="<02@benefitgraphic.invalid>", disposition="inline")


def _same_picture(message: EmailMessage) -> None:
    related(message).add_related(png(), "image", "png", cid=f"<{_CID}>", disposition="inline")


def _attached(message: EmailMessage) -> None:
    picture(message).replace_header("Content-Disposition", "attachment")


def _half_a_picture(message: EmailMessage) -> None:
    part = picture(message)
    part.set_payload(str(part.get_payload())[:76])


def _other_address(message: EmailMessage) -> None:
    html(message).set_content(GOOD, subtype="html", cte="quoted-printable")


def _empty_text(message: EmailMessage) -> None:
    next(message.iter_parts()).set_content("\n")


def _marked_up(message: EmailMessage) -> None:
    next(message.iter_parts()).set_content("<b>Our year</b> &amp; more\n")


def _eight_bits(message: EmailMessage) -> None:
    html(message).set_content(GOOD.replace("We", "Où"), subtype="html", cte="8bit")


DEFECTS: list[tuple[str, Callable[[EmailMessage], None]]] = [
    *(("headers", change) for change in (_unsent, _no_subject, _no_version, _sender, _date, _addressee)),
    ("headers", _two_subjects),
    *(("tree", change) for change in (_html_first, _no_plain_text, _mixed, _jpeg)),
    *(("pictures", change) for change in (_another_id, _bare_id, _spare_picture, _same_picture, _attached)),
    *(("pictures", change) for change in (_half_a_picture, _other_address)),
    *(("texts", change) for change in (_empty_text, _marked_up)),
]


@pytest.mark.parametrize(("name", "change"), DEFECTS, ids=[change.__name__.strip("_") for _, change in DEFECTS])
def test_a_planted_defect_is_found(name: str, change: Callable[[EmailMessage], None]) -> None:
    found = complaints(draft(change))
    assert name in found, told(found) or "nobody noticed"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("wire", draft().replace(b"\r\n", b"\n")),
        ("wire", draft().replace(b"--related--\r\n", b"--related--\n")),
        ("wire", draft().replace(b"X-Unsent", b"X-Long: " + b"long " * 200 + b"\r\nX-Unsent")),
        ("wire", draft().replace(b"=C3=B9", "ù".encode())),
        ("wire", draft().rstrip()),
        ("defects", draft().replace(b"--related--", b"")),
        ("unreadable", draft().replace(b"iVBOR", b"iV\0OR")),
    ],
    ids=["lf alone", "one lf", "a long line", "eight bits", "no end", "no end of parts", "spoilt base64"],
)
def test_spoilt_bytes_are_found(name: str, data: bytes) -> None:
    assert data != draft()
    found = complaints(data)
    assert name in found, told(found) or "nobody noticed"


@pytest.mark.parametrize(
    ("was", "reads"),
    [
        (b"X-Unsent: 1", b"X-Unsent: 2"),
        (b"multipart/related", b"multipart/mixed"),
        (b"1,500", b"1,600"),
        (b"Content-ID: <01", b"Content-ID: <02"),
        (b"Disposition: inline", b"Disposition: attachment"),
    ],
)
def test_readers_that_disagree_are_found(monkeypatch: pytest.MonkeyPatch, was: bytes, reads: bytes) -> None:
    monkeypatch.setitem(READERS, "mailparse", lambda data: by_rust(data.replace(was, reads)))
    assert "readers disagree" in complaints(draft())


def test_each_check_has_something_to_find() -> None:
    assert {name for name, _ in DEFECTS} | {"wire", "defects"} == set(CHECKS)
