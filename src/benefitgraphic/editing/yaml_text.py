"""Changes a YAML file: what was asked for, and not one other byte.

Nothing is written back from a tree: the reader's own events say where each value stands, and only that stretch of the
text is replaced. What comes out is read again and has to say what was asked for and all else as before; otherwise the
change is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benefitgraphic.diagnostics import Problems
from benefitgraphic.editing.clashes import Clash, Clashes
from benefitgraphic.editing.edits import YamlEdit
from benefitgraphic.project.yaml.expected import agrees, values
from benefitgraphic.project.yaml.file_text import FileText
from benefitgraphic.project.yaml.spans import comments


def edited(
    page: FileText, edits: Sequence[YamlEdit], *, knowingly: bool = False
) -> tuple[FileText, Sequence[YamlEdit]]:
    """Make changes to a YAML file, one after the other.

    Comments, order, indentation, empty lines, line ends, quotes and escapes stay as they are wherever nothing was asked
    for. Texts are written as the reader takes them: in one paragraph, with single spaces. Each text on the way is
    parsed once: with one change, that is the file before it and the file after it.

    Args:
        page: the file.
        edits: the changes; each says what the file says before it.
        knowingly: whether to make them over what somebody else wrote in the same places.

    Returns:
        The file then, and the changes as they were made.

    Raises:
        Clashes: the file says something else than the changes were made from. Knowingly: an item that is to be moved or
            taken out is not in its list any more.
        Problems: a change can't be made safely.
    """
    clashes: list[Clash] = []
    made: list[YamlEdit] = []
    for one in edits:
        edit = one.renewed(page.tree) if knowingly else one
        clash = edit.clash(page.tree)
        if clash:
            clashes.append(clash)
            continue
        try:
            page = _checked(page, edit)
        except Problems:
            if clashes:  # it may have failed for what wasn't done before it
                break
            raise
        made.append(edit)
    if clashes:
        raise Clashes(clashes)
    return page, made


def _checked(page: FileText, edit: YamlEdit) -> FileText:
    """Return the file with one change, once it has been read again."""
    text = edit.written(page)
    if text == page.text:
        return page
    try:
        after = page.changed(text)
        is_right = agrees(values(after.tree), edit.expected(values(page.tree)))
        before, left = Counter(comments(page.text, page.root)), Counter(comments(text, after.root))
        is_right = is_right and (left <= before if edit.drops else left == before)
    except (Problems, LookupError, TypeError, ValueError):
        is_right = False
    if is_right:
        return after
    node = page.find(edit.steps)
    raise page.refusal(node.start if node else 0, edit.steps, f"{edit.label()} can't be changed safely here")
