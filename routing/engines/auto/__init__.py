"""The engine ``auto``: one search after the other, and the best of their routes put together."""

from routing.engines.auto.engine import AutoEngine

__all__ = ["AutoEngine"]
