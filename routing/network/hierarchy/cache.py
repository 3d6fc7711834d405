"""Hierarchies kept on disk, so that an unchanged road file is not prepared twice.

A file is named after a hash of the roads that it was made from and of the version of this code,
begins with a hash of its own contents, and is put in place in one step: two processes may
prepare the same roads at once, and a file that was cut short or altered is noticed, reported and
made again. All files may be deleted at any time. Where nothing can be written, work goes on
without.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import sys
import tempfile
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import numpy as np

from routing.errors import Finding
from routing.network.hierarchy.topology import Topology, build_topology
from routing.network.model import Int32Array, IntArray, RoadNetwork
from routing.words import say

FOLDER_VARIABLE: Final = "ROUTING_CACHE_DIR"
"""Environment variable with the folder to keep files in; if it is set and empty, none are."""

LEAST_LINKS: Final = 20_000
"""Smaller networks are prepared in less time than a file takes."""

MOST_FILES: Final = 24
"""The files unused for longest are removed beyond this number."""

_MAGIC: Final = b"rural-routing hierarchy 1\n"
"""Another number for another meaning of the file, or another order of nodes."""

_DTYPES: Final = {
    "number": np.int32,
    "first": np.int64,
    "head": np.int32,
    "parent": np.int32,
    "link_arc": np.int32,
}
_DIGEST_BYTES: Final = 32


class CorruptCacheError(ValueError):
    """A file is not what was written; it never leaves this module."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A hierarchy without weights, and what its user should know."""

    topology: Topology
    findings: tuple[Finding, ...] = ()


def cache_folder() -> Path | None:
    """Where files are kept; None if they are not."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen is not None:
        return Path(chosen) if chosen else None
    home = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    with contextlib.suppress(RuntimeError):  # nobody's home is known
        base = os.environ.get(home) or Path.home() / ".cache"
        return Path(base) / "rural-routing" / "roads"
    return None


def _digest(*parts: bytes) -> bytes:
    made = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.digest()


def roads_key(network: RoadNetwork, used: IntArray) -> str:
    """A name for the roads of a hierarchy: which links join which nodes."""
    sizes = np.array([len(network.node_ids), len(network.link_ids)], dtype="<i8")
    ends = [network.tail[used].astype("<i4"), network.head[used].astype("<i4")]
    parts = [array.tobytes() for array in (sizes, used.astype("<i8"), *ends)]
    return _digest(_MAGIC, *parts).hex()


def encode(topology: Topology) -> bytes:
    """A file's contents."""
    body = io.BytesIO()
    for name, dtype in _DTYPES.items():
        array = np.asarray(getattr(topology, name), dtype=np.dtype(dtype).newbyteorder("<"))
        np.lib.format.write_array(body, array, allow_pickle=False)
    contents = body.getvalue()
    return _MAGIC + _digest(contents) + contents


def decode(contents: bytes) -> Topology:
    """The hierarchy in a file.

    Raises
    ------
    CorruptCacheError
        If these are not the contents that were written.
    """
    begin = len(_MAGIC) + _DIGEST_BYTES
    body = contents[begin:]
    if contents[:begin] != _MAGIC + _digest(body):
        raise CorruptCacheError
    stream = io.BytesIO(body)
    arrays = [np.lib.format.read_array(stream, allow_pickle=False) for _ in fields(Topology)]
    return Topology(
        *(
            array.astype(dtype, copy=False)
            for array, dtype in zip(arrays, _DTYPES.values(), strict=True)
        )
    )


def _write(path: Path, contents: bytes) -> None:
    """Put a whole file in place, or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(contents)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _last_used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # another process was quicker to remove it
        return 0.0


def _forget_old(folder: Path) -> None:
    files = sorted(folder.glob("*.roads"), key=_last_used, reverse=True)
    for path in files[MOST_FILES:]:
        path.unlink(missing_ok=True)


def _unusable(folder: Path, error: OSError) -> Finding:
    cause = say(
        "Prepared roads cannot be kept in {folder}: {reason}.",
        folder=folder,
        reason=error.strerror or error,
    )
    return Finding("network.cache-unusable", cause, severity="warning")


def _build(network: RoadNetwork, used: IntArray) -> Topology:
    tail: Int32Array = network.tail
    return build_topology(len(network.node_ids), tail, network.head, used)


def _load(path: Path) -> tuple[Topology | None, list[Finding]]:
    try:
        topology = decode(path.read_bytes())
    except FileNotFoundError:
        return None, []
    except CorruptCacheError:
        cause = say("The file of prepared roads {path} was damaged; it is made again.", path=path)
        return None, [Finding("network.cache-damaged", cause, severity="warning")]
    except OSError as error:
        return None, [_unusable(path.parent, error)]
    with contextlib.suppress(OSError):
        # Not touch(), which would leave an empty file where another process has just removed it.
        os.utime(path)
    return topology, []


def prepare(network: RoadNetwork, used: IntArray) -> Prepared:
    """The hierarchy over those links that are `used` (indices): from disk, or built and kept."""
    folder = cache_folder()
    if folder is None or len(used) < LEAST_LINKS:
        return Prepared(_build(network, used))
    path = folder / f"{roads_key(network, used)}.roads"
    topology, findings = _load(path)
    if topology is not None:
        return Prepared(topology)
    topology = _build(network, used)
    try:
        _write(path, encode(topology))
        _forget_old(folder)
    except OSError as error:
        if not findings or findings[-1].code != "network.cache-unusable":
            findings.append(_unusable(folder, error))
    return Prepared(topology, tuple(findings))
