"""The Chinese catalogue: English sentence to Chinese sentence, one module a part of the program."""

from __future__ import annotations

from typing import Final

PARTS: Final[tuple[dict[str, str], ...]] = ()

CHINESE: Final[dict[str, str]] = {
    english: chinese for part in PARTS for english, chinese in part.items()
}
