"""The map library, as an installed package ships it: https://leafletjs.com, BSD 2-Clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import distribution
from importlib.resources import files
from typing import Final

_PACKAGE: Final = "js_lib_leaflet"
_DISTRIBUTION: Final = "django-js-lib-leaflet"


@dataclass(frozen=True, slots=True)
class Library:
    """Code, style and licence of a library of the page."""

    script: str
    style: str
    licence: str


def leaflet() -> Library:
    """Leaflet, without anything that would make a browser look for another file."""
    folder = files(_PACKAGE) / "static" / _PACKAGE
    return Library(
        script=_without_source_map((folder / "leaflet.js").read_text(encoding="utf-8")),
        style=_without_pictures((folder / "leaflet.css").read_text(encoding="utf-8")),
        licence=distribution(_DISTRIBUTION).read_text("LICENSE") or "",
    )


def _without_source_map(script: str) -> str:
    return re.sub(r"(?m)^//# sourceMappingURL=.*$", "", script).strip()


def _without_pictures(style: str) -> str:
    """The style without its pictures of markers and layers, which this page does not use."""
    return re.sub(r"(?m)^.*\burl\([^)]*\).*$", "", style)
