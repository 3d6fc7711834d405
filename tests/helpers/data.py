"""Where the public data lie, beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

DATA = Path(__file__).parents[3] / "shared" / "data"


def data_path(relative: str) -> Path:
    """The path of a public data file; the test is skipped where it is absent."""
    path = DATA / relative
    if not path.exists():
        pytest.skip(f"public data not found beside the repository: {relative}")
    return path
