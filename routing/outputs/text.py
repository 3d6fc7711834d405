"""Names from a table, made fit for other people's devices and file systems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

LONGEST_NAME: Final = 120
LONGEST_STEM_BYTES: Final = 120
# Letters of some scripts need these two invisible joiners; every other one can mislead.
_JOINERS: Final = "\u200c\u200d"
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})
_RESERVED: Final = re.compile(
    r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\..*)?", re.IGNORECASE
)


def plain(text: str, longest: int = LONGEST_NAME) -> str:
    """A name on one line without invisible characters, cut to a length.

    Control characters may not stand in XML at all, and marks of direction can make a name look
    like another one.
    """
    line = " ".join(text[: 4 * longest].split())
    kept = "".join(c for c in line if c in _JOINERS or unicodedata.category(c) not in _HIDDEN)
    kept = " ".join(kept.split())
    return kept if len(kept) <= longest else f"{kept[: longest - 1]}…"


def file_stem(name: str) -> str:
    """A file name without ending for a vehicle: safe on every common file system.

    Letters and digits of any script, and ``_ . + # -`` and inner spaces stay; anything else
    becomes ``_``. Names that Windows keeps for devices get a ``_`` before them.
    """
    text = unicodedata.normalize("NFC", plain(name))
    stem = re.sub(r"[^\w.+#\- ]", "_", text)
    stem = stem.encode("utf-8")[:LONGEST_STEM_BYTES].decode("utf-8", "ignore")
    stem = re.sub(r"^[. ]+|[. ]+$", "", stem) or "_"
    return f"_{stem}" if _RESERVED.fullmatch(stem) else stem


def file_stems(names: Iterable[str]) -> list[str]:
    """A stem for each name, distinct even where a file system ignores case."""
    stems: list[str] = []
    taken: set[str] = set()
    for name in names:
        stem = base = file_stem(name)
        number = 1
        while stem.casefold() in taken:
            number += 1
            stem = f"{base}-{number}"
        taken.add(stem.casefold())
        stems.append(stem)
    return stems


def hhmm(seconds: int) -> str:
    """A time of day as a driver reads it; minutes are not rounded up."""
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"
