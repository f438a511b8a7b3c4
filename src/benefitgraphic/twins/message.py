"""A message that opens as a draft: the announcement with its pictures inside."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP

# Boundaries that neither base64 nor quoted-printable can contain (RFC 2045, 6.7), the same on every run.
_BOUNDARY = "=_benefitgraphic_{}_{}"


def content_id(name: str) -> str:
    """Return the name of a picture inside the message, after ``cid:`` (RFC 2392)."""
    return f"{name.removesuffix('.png').replace('@', '.').replace('/', '.').lower()}@benefitgraphic.invalid"


def message(subject: str, text: str, html: str, pictures: Mapping[str, bytes]) -> bytes:
    """Return the bytes of an .eml file, the same for the same content.

    It has no sender and no date, since whoever opens it has yet to send it: classic Outlook opens a file that says
    ``X-Unsent: 1`` as a draft.

    Args:
        subject: one line.
        text: for readers without HTML.
        html: with pictures by ``cid:`` and `content_id`.
        pictures: PNG files by name.
    """
    related = EmailMessage(policy=SMTP)
    related.set_content(html, subtype="html", cte="quoted-printable")
    for name, data in pictures.items():
        shown = name.replace("/", "-")
        related.add_related(data, "image", "png", cid=f"<{content_id(name)}>", filename=shown, disposition="inline")
    del related["MIME-Version"]  # the whole has one

    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = " ".join(subject.split())
    mail["X-Unsent"] = "1"
    mail.set_content(text, cte="quoted-printable")
    mail.make_alternative()
    mail.attach(related)
    digest = hashlib.sha256(html.encode()).hexdigest()[:16]
    mail.set_boundary(_BOUNDARY.format("alternative", digest))
    if related.is_multipart():
        related.set_boundary(_BOUNDARY.format("related", digest))
    return mail.as_bytes()
