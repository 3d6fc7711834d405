"""Put a report's page together: one file, no request, nothing in it that a name could run."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from string import Template
from typing import Final

from routing.outputs.plan_json import encoded
from routing.outputs.report.encode import script_json
from routing.outputs.report.leaflet import leaflet
from routing.outputs.report.payload import payload
from routing.outputs.report.source import ReportSource
from routing.words import Language

REPORT_NAME: Final = "report.html"
_SCRIPTS: Final = (
    "core.js",
    "colours.js",
    "layers.js",
    "ground.js",
    "ways.js",
    "places.js",
    "legend.js",
    "map.js",
    "timeline.js",
    "details.js",
    "figures.js",
    "unserved.js",
    "bands.js",
    "changes.js",
    "main.js",
)


def report_html(source: ReportSource, lang: Language = "en") -> bytes:
    """The report of a plan as one HTML file.

    Whatever a user named stands in one block of JSON, which no browser runs, and gets into the
    page as text only. The page's policy allows the three scripts and styles by their digests,
    and no request at all.
    """
    library = leaflet()
    script, style = _own_script(), _own_style()
    allowed = {
        "leaflet_hash": _digest(library.script),
        "script_hash": _digest(script),
        "leaflet_style_hash": _digest(library.style),
        "style_hash": _digest(style),
    }
    page = Template(_asset("page.html")).substitute(
        allowed,
        lang=_HTML_LANG[lang],
        licence=library.licence.replace("--", "- -"),
        leaflet=library.script,
        leaflet_style=library.style,
        script=script,
        style=style,
        data=script_json(payload(source, lang)),
    )
    return encoded(page.rstrip("\n"))


_HTML_LANG: Final[dict[Language, str]] = {"en": "en", "zh": "zh-Hans"}


def _digest(text: str) -> str:
    """A source expression of a Content-Security-Policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return (files("routing.outputs.report") / "assets" / name).read_text(encoding="utf-8")


def _own_script() -> str:
    """The page's own code: small files that share one scope."""
    parts = "\n".join(_asset(name) for name in _SCRIPTS)
    return f'(function () {{\n"use strict";\n{parts}\n}})();'


def _own_style() -> str:
    return _asset("style.css")
