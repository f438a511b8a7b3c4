"""Templates compiled once: kept where Python keeps its own compiled files, and made anew when a template changes."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache


class CompiledTemplates(FileSystemBytecodeCache):
    """The compiled templates of a module: beside its own compiled file, if Python may write there."""

    def __init__(self, module: str) -> None:
        """Name the module by its file: its options and Jinja's version decide on the code, too."""
        made_by = f"{jinja2.__version__}-{Path(module).stat().st_mtime_ns:x}"
        super().__init__(str(Path(cache_from_source(module)).parent), f"template-{made_by}-%s.bin")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a template that was kept; what can't be read is compiled."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; where nothing can be written, it is compiled again next time."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
