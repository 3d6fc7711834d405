"""The catalogue as it would be if something were dearer or cheaper."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from routing.fleet.catalogue.model import Catalogue
from routing.fleet.catalogue.schema import TypeCosts
from routing.scenario.schema import VehicleType


@dataclass(frozen=True, slots=True)
class Factors:
    """By how much costs change: 1 leaves them as they are.

    Attributes
    ----------
    energy
        Of a kilometre, fuel and power alike.
    prices
        Of new vehicles and their installation; a resale is a share of the price and goes along.
        The price of a day's hire stays as it is.
    wages
        Of an hour and of overtime.
    """

    energy: float = 1.0
    prices: float = 1.0
    wages: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what is no factor."""
        if not all(math.isfinite(f) and f >= 0 for f in (self.energy, self.prices, self.wages)):
            msg = "factors are finite and not negative"
            raise ValueError(msg)


def scaled(catalogue: Catalogue, factors: Factors) -> Catalogue:
    """A copy with costs scaled; what vehicles can do, and the terms, stay the same.

    Raises
    ------
    ValueError
        Through :class:`Factors`, if a factor is negative or not finite.
    """
    types = {name: _type(costs, factors) for name, costs in catalogue.types.items()}
    vehicles: Mapping[str, VehicleType] = {
        name: _overtime(kind, factors) for name, kind in catalogue.vehicle_types.items()
    }
    config = catalogue.config.model_copy(update={"types": types})
    return replace(catalogue, config=config, vehicle_types=vehicles)


def _type(costs: TypeCosts, factors: Factors) -> TypeCosts:
    overtime = costs.overtime_per_hour
    return costs.model_copy(
        update={
            "price": costs.price * factors.prices,
            "installation": costs.installation * factors.prices,
            "energy_per_km": costs.energy_per_km * factors.energy,
            "wage_per_hour": costs.wage_per_hour * factors.wages,
            "overtime_per_hour": None if overtime is None else overtime * factors.wages,
        }
    )


def _overtime(kind: VehicleType, factors: Factors) -> VehicleType:
    """The scenario's overtime is a wage, too."""
    overtime = kind.costs.overtime_per_hour * factors.wages
    return kind.model_copy(
        update={"costs": kind.costs.model_copy(update={"overtime_per_hour": overtime})}
    )
