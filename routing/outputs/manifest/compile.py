"""Set the manifests of a plan as a PDF with typst (https://typst.app), offline."""

from __future__ import annotations

import datetime as dt
import json
from importlib.resources import files
from typing import Final

import typst

from routing.errors import Finding, InternalError
from routing.outputs.manifest.fonts import chinese_font
from routing.outputs.manifest.payload import ManifestSource, manifest_payload
from routing.words import say

MANIFEST_NAME: Final = "manifests.pdf"


def manifest_pdf(source: ManifestSource) -> bytes:
    """The manifests as one PDF, in the language spoken now; same plan, same bytes.

    Raises
    ------
    InternalError
        If the template cannot be set.
    """
    template = (files("routing.outputs.manifest") / "manifest.typ").read_bytes()
    data = json.dumps(manifest_payload(source), ensure_ascii=False)
    day = dt.date.fromisoformat(source.plan.date)
    moment = dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)
    try:
        pdf = typst.compile(
            template,
            format="pdf",
            sys_inputs={"data": data},
            timestamp=int(moment.timestamp()),
            pdf_tags=False,
        )
    except typst.TypstError as error:
        raise InternalError([Finding("manifest.failed", f"{error}"[:500])]) from error
    return bytes(pdf)


def font_findings(source: ManifestSource) -> tuple[Finding, ...]:
    """A warning where names have Chinese letters and no font has them."""
    names = [stop.name for route in source.plan.routes for stop in route.stops]
    chinese = any("\u4e00" <= letter <= "\u9fff" for name in names for letter in name)
    if not chinese or chinese_font() is not None:
        return ()
    cause = say("No font with Chinese letters was found; names in the manifests show as boxes.")
    return (Finding("manifest.no-chinese-font", cause, severity="warning"),)
