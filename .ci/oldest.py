"""Prints the oldest version that pyproject.toml allows of each package the program needs, as constraints for pip."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?:\[[^]]*\])?\s*(?:>=|==)\s*(?P<oldest>[\w.]+)")


def main() -> None:
    """Read what the program itself needs; what only tests need is taken as it comes.

    Raises:
        SystemExit: the oldest version of one of them isn't said.
    """
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in [*project["dependencies"], *project["optional-dependencies"]["preview"]]:
        if not (found := _REQUIREMENT.match(requirement)):
            raise SystemExit(f"pyproject.toml: say the oldest version of {requirement!r}")
        print(f"{found['name']}=={found['oldest']}")


if __name__ == "__main__":
    main()
