"""Style sheets in a drawing: which rules apply to an element, and what of its properties wins.

tinycss2 reads them and cssselect2 matches selectors; here is what is left of the cascade (CSS Cascading 5): origin,
importance, specificity and order, media queries, custom properties and the keywords that every property has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benefitgraphic.graphics.images import ArtworkProblem
from benefitgraphic.graphics.svg.paths import SHAPES
from benefitgraphic.graphics.svg.properties import (
    ATTRIBUTES,
    DRAWN,
    GEOMETRY,
    INHERITED,
    MARKERS,
    REFUSED,
    REFUSED_ON_ROOT,
)
from benefitgraphic.graphics.svg.style import NUMBER
from benefitgraphic.graphics.svg.tree import SIMPLER, Node

if TYPE_CHECKING:
    pass

_HINT = (
    "export it again with its styling as “presentation attributes” (Illustrator: SVG Options, Styling; "
    "Inkscape and Figma write it so), or save it as PNG, at least 1,000 pixels wide"
)
_AS_PNG = "undo the effect in the drawing program, or save the drawing as PNG, at least 1,000 pixels wide"
_MAX_TEXT = 100_000
_MAX_RULES = 2_000
_MAX_SELECTOR = 400
_MAX_VALUE = 2_000
_MAX_TESTS = 400_000  # of an element by a rule: about a second
_SIZED = SHAPES | {"svg", "use", "symbol", "image"}
# At-rules that set nothing that is drawn.
_PASSED = frozenset(["font-face", "charset", "page", "keyframes", "-webkit-keyframes", "-moz-keyframes"])
_MEDIA = {
    **dict.fromkeys(["", "all", "screen"], True),
    **dict.fromkeys(["print", "speech", "(prefers-color-scheme: dark)", "(prefers-contrast: more)"], False),
    **dict.fromkeys(["(prefers-color-scheme: light)", "(prefers-contrast: no-preference)"], True),
    "(prefers-reduced-motion: reduce)": False,
    "(prefers-reduced-motion: no-preference)": True,
    "(forced-colors: active)": False,
    "(forced-colors: none)": True,
}
# SVG's own, as the one that is meant where none is named.
_NAMESPACE = re.compile(r"""(?:url\(\s*)?["']?http://www\.w3\.org/2000/svg["']?\s*\)?""")
# Places that have nothing but fonts, for text, which isn't drawn.
_FONTS = re.compile(
    r"""(?:url\(\s*)?["']?(?:https?:)?//(?:fonts\.googleapis\.com|fonts\.bunny\.net|use\.typekit\.net|fast\.fonts\.net)/"""
)
# What some editors on the web write where they have nothing to write; no browser takes it for a value.
_NOTHING = frozenset(["null", "undefined", "nan"])
_DEFAULTS = frozenset(["initial", "unset"])
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")


@dataclass(frozen=True, slots=True)
class _Declaration:
    name: str
    value: str
    important: bool


@dataclass(slots=True)
class StyleRules:
    """All style rules of a drawing.

    Attributes:
        problems: what isn't understood of them, each with its line.
    """

    problems: list[ArtworkProblem] = field(default_factory=list)
    _rules: list[tuple[Any, list[_Declaration]]] = field(default_factory=list)
    _matched: dict[int, list[_Declaration]] = field(default_factory=dict)
    _read: int = 0

    def add(self, node: Node) -> None:
        """Read a ``style`` element."""
        import tinycss2

        if node.attributes.get("type", "text/css").strip().lower() not in ("", "text/css"):
            return
        self._read += len(node.text)
        if self._read > _MAX_TEXT:
            raise ArtworkProblem("the drawing's style sheet is too long", SIMPLER, node.line)
        if not self._applies(node.attributes.get("media", "").strip(), node.line):
            return
        self._add(tinycss2.parse_stylesheet(node.text, skip_comments=True, skip_whitespace=True), node.text_line)

    def match(self, root: Node) -> None:
        """Find the rules of every element; to be called once, when all are read."""
        from cssselect2 import ElementWrapper, Matcher

        matcher = Matcher()
        for selector, found in self._rules:
            matcher.add_selector(selector, found)
        if not self._rules:
            return
        for tests, wrapped in enumerate(ElementWrapper.from_xml_root(root.element).iter_subtree()):
            if tests * len(self._rules) > _MAX_TESTS:
                raise ArtworkProblem("the drawing has too many style rules for its elements", SIMPLER)
            every = [d for _, _, pseudo, found in matcher.match(wrapped) if pseudo is None for d in found]
            if every:
                self._matched[id(wrapped.etree_element)] = every

    def of(self, node: Node) -> dict[str, str]:
        """Return the element's own properties, the winning value of each.

        Custom properties are among them, and ``transform-attribute`` for what isn't CSS's ``transform``.

        Raises:
            ArtworkProblem: one of them isn't drawn.
        """
        declared = [_Declaration(*pair, important=False) for pair in _attributes(node)]
        first_style = len(declared)
        declared += self._matched.get(id(node.element), [])
        if style := node.attributes.get("style"):
            import tinycss2

            read = tinycss2.parse_blocks_contents(style[:_MAX_TEXT], skip_comments=True, skip_whitespace=True)
            declared += _declarations(read)
        found: dict[str, tuple[str, bool]] = {}
        for wanted in (False, True):
            for at, one in enumerate(declared):
                if one.important is wanted:
                    is_css = at >= first_style
                    # How large a browser takes a whole file to be, only its attributes say.
                    beside = is_css and node.parent is None and one.name in ("width", "height")
                    found[f"style-{one.name}" if beside else one.name] = (one.value, is_css)
        for name, (value, is_css) in found.items():
            _check(node, name, value, is_css)
        return {name: value for name, (value, _) in found.items()}

    def _add(self, rules: Iterable[Any], line: int) -> None:
        for rule in rules:
            at = line + rule.source_line - 1
            try:
                if rule.type == "at-rule":
                    self._at_rule(rule, at, line)
                elif rule.type == "qualified-rule":
                    found = list(_declarations(_contents(rule)))
                    self._rules += [(selector, found) for selector in _selectors(rule)]
                else:
                    raise ArtworkProblem("the drawing's style sheet is damaged", _HINT)
            except ArtworkProblem as problem:
                problem.line = problem.line or at
                self.problems.append(problem)
        if len(self._rules) > _MAX_RULES:
            raise ArtworkProblem("the drawing has too many style rules", SIMPLER, line)

    def _at_rule(self, rule: Any, at: int, line: int) -> None:
        import tinycss2

        name = rule.lower_at_keyword
        if name in _PASSED or name.endswith("viewport"):
            return
        if name == "namespace" and _NAMESPACE.fullmatch(_text(rule.prelude)):
            return
        if name == "import" and _FONTS.match(_text(rule.prelude)):
            return
        if name == "import":
            raise ArtworkProblem("the drawing takes its style from another file", "export it with its style inside")
        if name != "media" or rule.content is None:
            raise ArtworkProblem(f"the drawing's style rule “@{name[:40]}” is not understood", _HINT)
        if self._applies(_text(rule.prelude), at):
            self._add(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), line)

    def _applies(self, query: str, line: int) -> bool:
        """Whether a media query holds where a logo is shown: on a screen, with light pages."""
        holds = False
        for part in query.lower().split(","):
            words = re.sub(r"\s+", " ", part.strip()).replace("( ", "(").replace(" )", ")")
            words = re.sub(r"\s*:\s*", ": ", words)
            negated = words.startswith("not ")
            answers = [_MEDIA.get(word) for word in re.sub(r"^(?:not|only) ", "", words).split(" and ")]
            if None in answers:
                message = f"whether the drawing's style “@media {query[:40]}” holds depends on where it is shown"
                raise ArtworkProblem(message, "take the rule out, or " + _HINT, line)
            holds = holds or all(answers) is not negated
        return holds


def inherited(around: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Return an element's properties, with those inherited from the element around it.

    Args:
        around: all that the parent has.
        own: what the cascade gave.

    Raises:
        ArtworkProblem: a variable has no value, or refers to itself.
    """
    style = {name: value for name, value in around.items() if name in INHERITED or name.startswith("--")}
    custom = {name: value for name, value in own.items() if name.startswith("--")}
    style.update({name: _filled(value, style | custom) for name, value in custom.items()})
    for name, written in own.items():
        if name in custom:
            continue
        value = _filled(written, style)
        match value.lower():
            case "inherit" | "unset" if name in INHERITED:
                continue
            case "inherit":
                if name in around:
                    style[name] = around[name]
            case "initial" | "unset":
                style.pop(name, None)
            case "revert" | "revert-layer":
                raise ArtworkProblem(f"the drawing's style “{name}: {value}” is not understood", _HINT)
            case _:
                style[name] = value
    return style


def _filled(value: str, known: Mapping[str, str]) -> str:
    for _ in range(8):
        if "var(" not in value:
            return value
        for match in _VARIABLE.finditer(value):
            if match[1] not in known and match[2] is None:
                raise ArtworkProblem(f"the drawing's style names “{match[1][:40]}”, which has no value", _HINT)
        value = _VARIABLE.sub(lambda match: known.get(match[1], match[2] or "").strip(), value)
        if len(value) > _MAX_VALUE:
            break
    raise ArtworkProblem("the drawing's style has variables that are not understood", _HINT)


def _attributes(node: Node) -> Iterator[tuple[str, str]]:
    for name, value in node.attributes.items():
        if not value.strip() or "!important" in value or value.strip().lower() in _NOTHING:
            continue
        if name == "transform":
            yield "transform-attribute", value
        elif name in ATTRIBUTES or (name in GEOMETRY and node.tag in _SIZED):
            yield name, value.strip()


def _selectors(rule: Any) -> list[Any]:
    from cssselect2 import SelectorError, compile_selector_list

    text = _text(rule.prelude)
    try:
        if len(text) <= _MAX_SELECTOR:
            return list(compile_selector_list(rule.prelude))
    except SelectorError:
        pass
    raise ArtworkProblem(f"the drawing's style rule “{text[:40]}” is not understood", _HINT)


def _contents(rule: Any) -> list[Any]:
    import tinycss2

    return list(tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True))


def _declarations(read: Iterable[Any]) -> Iterator[_Declaration]:
    for one in read:
        if one.type != "declaration":
            what = "rules within rules" if one.type == "qualified-rule" else "a part that is damaged"
            raise ArtworkProblem(f"the drawing's style has {what}, which is not understood", _HINT)
        value = _text(one.value)
        if len(value) > _MAX_VALUE and one.lower_name in DRAWN:
            raise ArtworkProblem(f"the drawing's style “{one.lower_name}” is too long", SIMPLER)
        if one.name.startswith("--"):
            yield _Declaration(one.name, value, one.important)
            continue
        # "background: new …" was once "enable-background: new …".
        if not value or (one.lower_name == "background" and value.lower().startswith("new ")):
            continue
        name = one.lower_name.removeprefix("-webkit-")
        for long in MARKERS if name == "marker" else ["background-color"] if name == "background" else [name]:
            if long in DRAWN or long in REFUSED or long in REFUSED_ON_ROOT:
                yield _Declaration(long, value, one.important)


def _check(node: Node, name: str, value: str, is_css: bool) -> None:
    """Refuses what isn't drawn, and in CSS what browsers would take for a mistake."""
    plain = re.sub(r"\s+", " ", value.lower())
    harmless = REFUSED.get(name)
    if harmless is None and node.parent is None:
        harmless = REFUSED_ON_ROOT.get(name)
    if harmless is not None and (name == "all" or plain not in harmless | _DEFAULTS):
        raise ArtworkProblem(f"the drawing has an effect that isn't drawn ({name}: {value[:40]})", _AS_PNG)
    if name == "transform-attribute" and node.parent is None and value.strip():
        raise ArtworkProblem("the whole drawing is transformed", "put its contents into a group, and transform that")
    if is_css and name == "d" and plain not in ("none", "initial"):
        raise ArtworkProblem("the drawing's style has outlines in it", _HINT)
    if is_css and name in GEOMETRY and re.fullmatch(NUMBER, value) and float(value):
        raise ArtworkProblem(f"the drawing's style “{name}: {value[:40]}” has no unit, which CSS asks for", "add px")


def _text(tokens: Iterable[Any]) -> str:
    import tinycss2

    return str(tinycss2.serialize([token for token in tokens if token.type != "comment"])).strip()
