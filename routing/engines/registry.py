"""The engines by the names that users choose them by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from routing.engines.auto import AutoEngine
from routing.engines.base import Engine
from routing.engines.ortools.engine import OrToolsEngine
from routing.engines.ruin_recreate import RuinRecreate
from routing.errors import Finding, InputError
from routing.words import say

ENGINES: Final[Mapping[str, Callable[[], Engine]]] = {
    AutoEngine.name: AutoEngine,
    OrToolsEngine.name: OrToolsEngine,
    RuinRecreate.name: RuinRecreate,
}


def get_engine(name: str) -> Engine:
    """The engine of a name.

    Raises
    ------
    InputError
        If there is none.
    """
    if name not in ENGINES:
        known = ", ".join(sorted(ENGINES))
        cause = say(
            "There is no engine {name}; there are: {known}.", name=repr(name[:40]), known=known
        )
        raise InputError([Finding("engines.unknown-engine", cause, field="engine")])
    return ENGINES[name]()
