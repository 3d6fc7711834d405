"""Read a literature file, whatever its format."""

from __future__ import annotations

from pathlib import Path

from routing.problem.literature.assemble import Literature
from routing.problem.literature.conventions import MILLI, Convention
from routing.problem.literature.cordeau import read_cordeau
from routing.problem.literature.dlp import read_dlp
from routing.problem.literature.solomon import read_solomon
from routing.problem.literature.text import broken, read_text
from routing.problem.literature.vrplib import read_vrplib
from routing.words import say


def read_literature(path: Path, convention: Convention | None = None) -> Literature:
    """Read a VRPLIB, Solomon, Gehring-Homberger, Cordeau multi-depot or DLP file.

    Parameters
    ----------
    path
        The file; its format shows in its first lines.
    convention
        How lengths and times become integers; None: as is customary for the format.

    Raises
    ------
    InputError
        If the file is broken or its format is not known.
    """
    head = [line.strip() for line in read_text(path)[:4000].splitlines() if line.strip()][:8]
    if not head:
        broken(path, say("The file is empty."))
    if head[0].startswith("//"):
        return read_dlp(path)
    if any(line.startswith(("DIMENSION", "TYPE", "NODE_COORD_SECTION")) for line in head):
        return read_vrplib(path, convention)
    if any(line.upper().startswith("VEHICLE") for line in head):
        return read_solomon(path) if convention is None else read_solomon(path, convention)
    if head[0].replace(" ", "").replace("\t", "").isdigit():
        return read_cordeau(path, MILLI if convention is None else convention)
    return broken(path, say("The format of the file is not known."))
