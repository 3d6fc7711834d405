"""Ruin and recreate, compiled."""

from routing.engines.ruin_recreate.engine import RuinRecreate

__all__ = ["RuinRecreate"]
