"""Files that a designer wrote, over themselves: all of them or none, and never half of one."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from benefitgraphic.atomic.exchange import FileChange, exchange
from benefitgraphic.diagnostics import Problems
from benefitgraphic.output.writing import not_written


class ChangedMeanwhileError(Exception):
    """A file holds something else than was expected; nothing was replaced."""


def replace_all(files: Mapping[Path, bytes], expected: Mapping[Path, bytes] = MappingProxyType({})) -> None:
    """Every file or none.

    Permissions are kept, and a file that may only be read is not replaced. What a link leads to is replaced, not the
    link. A file that holds these very bytes already is left alone.

    Args:
        files: what each file is to hold. Its folder has to be there; the file doesn't.
        expected: what a file has to hold now, by its path: one that was changed meanwhile is left alone, and so are
            all others.

    Raises:
        ChangedMeanwhileError: a file holds something else than was expected.
        Problems: a file can't be written, or another program holds it; every file is then what it was.
    """

    def compare() -> None:
        for path, data in expected.items():
            if path.read_bytes() != data:
                raise ChangedMeanwhileError(path)

    try:
        changed = {path: data for path, data in files.items() if not path.exists() or path.read_bytes() != data}
        for path in changed:
            if not path.parent.exists():
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        if not changed:
            compare()
            return
        home = Path(os.path.commonpath([path.absolute().parent for path in changed]))
        changes = [FileChange(path.absolute().relative_to(home).as_posix(), data) for path, data in changed.items()]
        # As late as can be: all is written, and has only to be moved.
        exchange(changes, home, ready=compare)
    except OSError as error:
        raise Problems(not_written(error)) from error
