"""A designer's texts are texts, whatever is in them: no markup, no header, no script."""

from __future__ import annotations

import dataclasses
from email import message_from_bytes, policy

import pytest
from heard import heard
from telling import written

from benefitgraphic.edition import Edition, replaced
from benefitgraphic.twins.message import message
from editions import text
from laying import laid, sample_edition
from typed import resources_of

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% raw %}",
    "a & b &amp; c <!-- -->",
)


def saying(said: str) -> Edition:
    """The sample with a text in every place."""
    own = text(said)
    edition = sample_edition()
    return edition.saying(
        title=own,
        subtitle=own,
        organization=own,
        event=own,
        brands=tuple(dataclasses.replace(brand, name=own, purpose=own, channels=(own,)) for brand in edition.brands),
        benefits=tuple(dataclasses.replace(benefit, title=own, text=own) for benefit in edition.benefits),
        fun_facts=(own,),
        resources=tuple(replaced(resource, label=own, note=own) for resource in resources_of(edition)),
        thanks=own,
        source=own,
    )


@pytest.mark.parametrize("said", HOSTILE)
def test_texts_stay_texts(said: str) -> None:
    edition = saying(said)
    files = written(edition, laid(edition, "email"))
    for name in ("email.html", "email/announcement.html", "email/to-paste.html"):
        page = heard(files[name].decode())
        assert "script" not in page.elements
        # What comes out again is what went in.
        assert any(said in found for found in page.texts)
        sources = [image.get("src") or "" for image in page.images]
        assert all(source.endswith("@2x.png") or source.startswith("data:image/png;base64,") for source in sources)
        assert not any("onerror" in image for image in page.images)


def test_a_title_can_not_add_headers() -> None:
    mail = message_from_bytes(message("Title\r\nBcc: someone@example.org", "", "", {}), policy=policy.default)
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Title Bcc: someone@example.org"


def test_a_very_long_title_is_a_subject_all_the_same() -> None:
    title = "À l’été, nous répondons " * 8
    edition = dataclasses.replace(sample_edition(), title=text(title.strip()))
    data = written(edition, laid(edition, "email"))["email/announcement.eml"]
    assert message_from_bytes(data, policy=policy.default)["Subject"] == title.strip()
    assert max(map(len, data.split(b"\r\n"))) <= 998
