"""The forms as they are filled in now: the models' fields, with the raw texts that stand in the file."""

from __future__ import annotations

from collections.abc import Iterator

from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.editing.edits import names_of
from benefitgraphic.preview.forms.schema import Blank, blank_at, blanks, group_title, groups, part_of
from benefitgraphic.preview.forms.view_model import Field, Form, Item, Listing, NavigationGroup
from benefitgraphic.project.findings import Findings, TooManyError
from benefitgraphic.project.paths import Project, overlays
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.yaml.steps import Steps, node_at, path_of, steps_of
from benefitgraphic.project.yaml.tree import Branch, Leaf, Series


def words_of(project: Project) -> tuple[Branch | None, tuple[Diagnostic, ...]]:
    """Return the words' file as it is now, and the problems with reading it."""
    findings = Findings()
    try:
        return read_yaml(project.config, project.shown(project.config), findings), findings.ordered()
    except TooManyError:
        return None, findings.ordered()


def form_of(project: Project, tree: Branch, part: str, *, adding: bool = False) -> Form:
    """Return the form of a part, such as ``benefits[3]`` or ``masthead``; the first if there is no such part.

    Args:
        project: the project.
        tree: what its words' file says.
        part: which.
        adding: whether the fields of another item are shown.
    """
    known = groups()
    part = part_of(part) or next(iter(known))
    group = part if part in known else str(steps_of(part)[0])
    fields: list[Field] = []
    listing = None
    for one, steps in _placed(known[group]):
        if one.is_list:
            listing = _listing(tree, one, steps, part, adding)
        else:
            fields += fields_of(tree, one, steps)
    return Form(
        part,
        tuple(NavigationGroup(key, group_title(key), _count(tree, some), key == group) for key, some in known.items()),
        group_title(group),
        tuple(fields),
        listing,
        project.shown(project.config),
        tuple(overlays(project.config)),
    )


def fields_of(tree: Branch, blank: Blank, steps: Steps) -> tuple[Field, ...]:
    """Return a field with what the file says at its place; two if that is a text with a short one beside it."""
    if blank.kind == "words" and blank.is_passage and isinstance(node_at(tree, steps), Branch):
        return tuple(field_of(tree, half, (*steps, half.name)) for half in blank.halves)
    return (field_of(tree, blank, steps),)


def field_of(tree: Branch, blank: Blank, steps: Steps) -> Field:
    """Return a field with what the file says at its place."""
    node = node_at(tree, steps)
    if node is None or (isinstance(node, Leaf) and node.text is None):
        return Field(blank, steps)
    if blank.kind in ("texts", "sizes"):
        whole = isinstance(node, Series) and all(isinstance(item, Leaf) for item in node.items)
        return Field(blank, steps, values=names_of(node)) if whole else Field(blank, steps, is_odd=True)
    if blank.kind == "pairs":
        if not isinstance(node, Branch):
            return Field(blank, steps, is_odd=True)
        inside = ((name, blank_at((*steps, name))) for name in node.entries)
        return Field(blank, steps, pairs=tuple(field_of(tree, b, (*steps, name)) for name, b in inside if b))
    return Field(blank, steps, node.text) if isinstance(node, Leaf) else Field(blank, steps, is_odd=True)


def _listing(tree: Branch, blank: Blank, steps: Steps, part: str, adding: bool) -> Listing:
    node = node_at(tree, steps)
    names = names_of(node)
    items = []
    for at, name in enumerate(names):
        place = (*steps, at)
        path = path_of(place)
        is_open = part == path and not adding
        inner = blanks(blank.inner, blank.key) if blank.inner and is_open else ()
        fields = tuple(field_of(tree, one, (*place, one.name)) for one in inner)
        if blank.kind == "texts":
            one = blank_at(place)
            fields = fields_of(tree, one, place) if one else ()
        items.append(Item(path, at + 1, name, is_open, fields))
    return Listing(blank, steps, names, tuple(items), _new(blank, steps, len(names)) if adding else ())


def _new(blank: Blank, steps: Steps, at: int) -> tuple[Field, ...]:
    """Return the fields that a new item requires."""
    place = (*steps, at)
    if blank.inner:
        return tuple(Field(one, (*place, one.name)) for one in blanks(blank.inner, blank.key) if one.is_required)
    one = blank_at(place)
    return (Field(one, place),) if one else ()


def _count(tree: Branch, some: tuple[Blank, ...]) -> int | None:
    """How many items the list of a group has; None where it has no list."""
    return next((len(names_of(node_at(tree, steps))) for one, steps in _placed(some) if one.is_list), None)


def _placed(group: tuple[Blank, ...]) -> Iterator[tuple[Blank, Steps]]:
    """Yield the fields of a group with their places; for a section, those in it."""
    for blank in group:
        if blank.kind == "section" and blank.inner:
            yield from ((one, (blank.name, one.name)) for one in blanks(blank.inner, blank.key))
        else:
            yield blank, (blank.name,)
