"""Orders that no vehicle of a fleet could serve, however many there were."""

from __future__ import annotations

from typing import Final

from routing.fleet.model import DayOutcome

SERVABLE_ALONE: Final = "plan.fleet-full"
"""The reason of an order that a vehicle could serve if it did nothing else."""


def beyond_reach(outcome: DayOutcome) -> dict[str, str]:
    """Ids of orders that no vehicle of the fleet could serve even alone, and why.

    Of an outcome of a fleet with a vehicle in every slot, these are orders that no purchase
    helps: their roads are lost, or no type may come, carry them, or be there and back in time.
    """
    return {order: code for order, code in outcome.reasons.items() if code != SERVABLE_ALONE}
