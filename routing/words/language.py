"""Which language the program speaks: a setting of the whole command, not of each call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, Literal, get_args

Language = Literal["en", "zh"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

_CURRENT: Final[ContextVar[Language]] = ContextVar("language", default="en")

# As POSIX has it: the first that is set decides.
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def current_language() -> Language:
    """The language of what is said now."""
    return _CURRENT.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak a language in a with block."""
    token = _CURRENT.set(language)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def language_of(environment: Mapping[str, str]) -> Language:
    """The language that ``LC_ALL``, ``LC_MESSAGES`` or ``LANG`` asks for; English if none does.

    Parameters
    ----------
    environment
        Such as ``os.environ``; ``zh_CN.UTF-8`` and ``zh`` both ask for Chinese.
    """
    wanted = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    code = wanted[:2].lower()
    return "zh" if code == "zh" else "en"
