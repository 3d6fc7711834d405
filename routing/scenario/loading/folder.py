"""Reading files of a scenario folder: never outside of it, never without a limit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from routing.errors import Finding, InputError
from routing.words import say

_CHUNK_BYTES: Final = 1 << 20
_MOST_ROAD_FILES: Final = 1_000


def _refuse(code: str, cause: str, file: str = "") -> NoReturn:
    raise InputError([Finding(code, cause, file)]) from None


@dataclass(frozen=True, slots=True)
class FileBytes:
    """A file as it was read: its name relative to the scenario folder, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ScenarioFolder:
    """A folder that exists; every name given to its methods is relative to it.

    Attributes
    ----------
    path
        As the user wrote it.
    """

    path: Path

    @classmethod
    def open(cls, path: Path) -> ScenarioFolder:
        """The folder at a path.

        Raises
        ------
        InputError
            With ``scenario.folder-missing`` if there is no such folder.
        """
        try:
            found = path.is_dir()
        except (OSError, ValueError):
            found = False
        if not found:
            _refuse(
                "scenario.folder-missing",
                say("{path} is not a folder.", path=f"{str(path)!r:.200}"),
            )
        return cls(path)

    def exists(self, name: str) -> bool:
        """Whether something of that name is there, even if it cannot be read."""
        try:
            return (self.path / name).exists()
        except (OSError, ValueError):
            return False

    def locate(self, name: str) -> Path:
        """Where a file or folder lies.

        Raises
        ------
        InputError
            If it does not exist, or a symbolic link leads out of the scenario folder.
        """
        try:
            real = (self.path / name).resolve(strict=True)
            inside = real.is_relative_to(self.path.resolve())
        except FileNotFoundError:
            _refuse(
                "scenario.file-missing", say("There is no such file in the scenario folder."), name
            )
        except (OSError, RuntimeError, ValueError) as error:
            _refuse(
                "scenario.file-unreadable",
                say("It cannot be opened: {error}.", error=_reason(error)),
                name,
            )
        if not inside:
            _refuse("scenario.file-outside", say("A link leads out of the scenario folder."), name)
        return real

    def read(self, name: str, most_bytes: int) -> FileBytes:
        """All bytes of a file.

        Raises
        ------
        InputError
            If it is missing, not an ordinary file, unreadable, outside, or larger than
            `most_bytes`.
        """
        path = self._file(name)
        try:
            with path.open("rb") as stream:
                data = stream.read(most_bytes + 1)
        except OSError as error:
            _refuse(
                "scenario.file-unreadable",
                say("It cannot be read: {error}.", error=_reason(error)),
                name,
            )
        if len(data) > most_bytes:
            cause = say("It is larger than {most} MiB.", most=f"{most_bytes / 2**20:g}")
            _refuse("scenario.file-too-large", cause, name)
        return FileBytes(name, data)

    def names(self, name: str) -> tuple[str, ...]:
        """Names of what lies in a sub-folder, sorted.

        Raises
        ------
        InputError
            If it is missing, not a folder, unreadable or outside.
        """
        path = self.locate(name)
        if not path.is_dir():
            _refuse("scenario.not-a-folder", say("It is not a folder."), name)
        try:
            return tuple(sorted(entry.name for entry in path.iterdir()))
        except OSError as error:
            _refuse(
                "scenario.file-unreadable",
                say("It cannot be listed: {error}.", error=_reason(error)),
                name,
            )

    def road_files(self, name: str) -> tuple[str, ...]:
        """The road file of that name, or the files in the road folder of that name.

        Raises
        ------
        InputError
            If it is missing, unreadable, outside, or holds more files than roads could need.
        """
        if not self.locate(name).is_dir():
            return (name,)
        inner = [f"{name}/{entry}" for entry in self.names(name) if not entry.startswith(".")]
        if len(inner) > _MOST_ROAD_FILES:
            cause = say(
                "The folder holds {count} files; roads come in a few tables.", count=len(inner)
            )
            _refuse("scenario.file-too-large", cause, name)
        return tuple(file for file in inner if not self.locate(file).is_dir())

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a file of any size, piece by piece.

        Raises
        ------
        InputError
            If it is missing, not an ordinary file, unreadable or outside.
        """
        path = self._file(name)
        try:
            with path.open("rb") as stream:
                while chunk := stream.read(_CHUNK_BYTES):
                    yield chunk
        except OSError as error:
            _refuse(
                "scenario.file-unreadable",
                say("It cannot be read: {error}.", error=_reason(error)),
                name,
            )

    def _file(self, name: str) -> Path:
        path = self.locate(name)
        if not path.is_file():
            _refuse("scenario.not-a-file", say("It is a folder or a device, not a file."), name)
        return path


def _reason(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) else str(error)
    return (text or type(error).__name__).lower()


def digest(files: list[FileBytes], folder: ScenarioFolder, streamed: tuple[str, ...] = ()) -> str:
    """SHA-256 over names and bytes, in the order given; `streamed` files are read piece by piece.

    Each name and content is hashed by itself first, so that no two lists of files meet in one
    digest.
    """
    whole = hashlib.sha256()
    for file in files:
        _mix(whole, file.name, hashlib.sha256(file.data).digest())
    for name in streamed:
        content = hashlib.sha256()
        for chunk in folder.chunks(name):
            content.update(chunk)
        _mix(whole, name, content.digest())
    return whole.hexdigest()


def _mix(whole: hashlib._Hash, name: str, content: bytes) -> None:
    whole.update(hashlib.sha256(name.encode(errors="surrogateescape")).digest() + content)
