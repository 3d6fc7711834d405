"""What it costs to own a vehicle for a year, and to run it; money is in 1/1000 of the currency.

Owning. A sum paid once is spread evenly over the years it serves by the annuity: the equal
yearly payments, at the end of each year and at discount rate ``r``, that are worth as much as it
is. With price and installation ``P``, resale ``S(H)`` after ``H`` years and yearly cost ``Y``,
the equivalent yearly cost is

    (P - S(H) / (1 + r)**H) * r / (1 - (1 + r)**-H) + Y,

or ``(P - S(H)) / H + Y`` at ``r = 0`` [1]_. At ``H`` = the vehicle's life this is what a
vehicle costs a year in a chain of like replacements, so that types of different lives compare.

Running. Energy and upkeep per kilometre, wages per hour. Upkeep rises in a straight line with
age, so its mean over a life of ``L`` years is ``upkeep + rise * L / 2``.

.. [1] Park, C. S. (2016). Contemporary Engineering Economics, 6th ed., chapter 6 (annual
   equivalent worth) and chapter 14 (replacement decisions).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from routing.fleet.catalogue.model import Catalogue
from routing.fleet.catalogue.schema import TypeCosts
from routing.problem.units import MILLI, milli
from routing.scenario.model import Scenario
from routing.scenario.schema import Costs, VehicleType

_OLDEST: Final = 100


def annuity(discount_rate: float, years: int) -> float:
    """The yearly payment at the end of each of some years that is worth 1 today.

    Raises
    ------
    ValueError
        If there is less than one year, or the rate is negative.
    """
    if years < 1 or discount_rate < 0:
        msg = f"no annuity over {years} years at {discount_rate}"
        raise ValueError(msg)
    if not discount_rate:
        return 1 / years
    return discount_rate / (1 - (1 + discount_rate) ** -years)


def resale(costs: TypeCosts, age: int) -> int:
    """What a sale at an age in whole years brings; at 0 the price, never the installation."""
    if age <= 0:
        return milli(costs.price)
    return milli(costs.price * costs.resale[age - 1]) if age <= len(costs.resale) else 0


def worth(costs: TypeCosts, discount_rate: float, age: int) -> int:
    """What the years that are left of a vehicle's life are worth to who goes on using it.

    The equivalent yearly payments that are still to come and the resale at the end of its life,
    both discounted: price and installation when new, the resale beyond its life, and never less
    than what a sale brings now.
    """
    left = costs.life_years - age
    if left <= 0:
        return resale(costs, age)
    end = resale(costs, costs.life_years) / (1 + discount_rate) ** left
    to_come = _capital(costs, discount_rate, 0, costs.life_years) / annuity(discount_rate, left)
    return max(round(to_come + end), resale(costs, age))


def owning_cost(
    costs: TypeCosts, discount_rate: float, years: int | None = None, *, age: int = 0
) -> int:
    """Equivalent yearly cost of owning a vehicle, without running it.

    Parameters
    ----------
    costs
        Of its type.
    discount_rate
        By which money a year later is worth less, 0.05 for 5 %.
    years
        For how many it is kept from now; None, or more than are left of its life, for the rest
        of its life, at least one.
    age
        In whole years. What is given up by keeping an old vehicle is its resale today; a new
        one costs price and installation.

    Returns
    -------
    int
        1/1000 of the currency a year; at least the yearly cost where resale falls with age.

    Raises
    ------
    ValueError
        If `years` is less than one.
    """
    left = max(1, costs.life_years - age)
    kept = left if years is None else min(years, left)
    return round(_capital(costs, discount_rate, age, kept)) + milli(costs.yearly_cost)


def _capital(costs: TypeCosts, discount_rate: float, age: int, years: int) -> float:
    """What the purchase comes to a year, if the vehicle is kept from an age for some years."""
    paid = milli(costs.price) + milli(costs.installation) if age <= 0 else resale(costs, age)
    later = resale(costs, max(age, 0) + years) / (1 + discount_rate) ** years
    return (paid - later) * annuity(discount_rate, years)


def upkeep_per_km(costs: TypeCosts, age: float | None = None) -> float:
    """Upkeep of a kilometre in the currency at an age in years; None: the mean over its life."""
    years = costs.life_years / 2 if age is None else min(max(age, 0.0), _OLDEST)
    return costs.upkeep_per_km + costs.upkeep_rise * years


def running_rates(costs: TypeCosts, age: float | None = None) -> tuple[int, int]:
    """Cost of a kilometre and of an hour on duty.

    Parameters
    ----------
    costs
        Of the type.
    age
        In years; upkeep rises with it. None for the mean over a life, as sizing needs it.

    Returns
    -------
    tuple of int
        Energy and upkeep of a kilometre; the driver's wage of an hour. 1/1000 of the currency.
    """
    return milli(costs.energy_per_km + upkeep_per_km(costs, age)), milli(costs.wage_per_hour)


def hire_prices(catalogue: Catalogue) -> dict[str, float]:
    """Price of a day in the currency, by type of which vehicles can be hired.

    Driving a hired vehicle costs what driving an owned one does, on top.
    """
    return {n: terms.price_a_day for n, terms in catalogue.hire.items() if terms.most_per_base}


def priced_types(
    scenario: Scenario, catalogue: Catalogue, ages: Mapping[str, float] | None = None
) -> dict[str, VehicleType]:
    """Vehicle types that the day engine plans with: owned, at the catalogue's running rates.

    Parameters
    ----------
    scenario
        Its types keep their own overtime where the catalogue gives none.
    catalogue
        Prices all of them.
    ages
        Mean age in years by type, where upkeep is to be of that age; others, or all if None,
        have the mean upkeep of a life.

    Returns
    -------
    dict
        By name, the types the catalogue adds after the scenario's; without a fixed cost of a
        day, since owning costs the same whether a vehicle drives or not.
    """
    known = {**catalogue.vehicle_types}
    order = [name for name in scenario.config.vehicle_types if name in known]
    order += [name for name in known if name not in scenario.config.vehicle_types]
    priced = {}
    for name in order:
        per_km, per_hour = running_rates(catalogue.types[name], (ages or {}).get(name))
        priced[name] = _with_costs(catalogue, name, per_km / MILLI, per_hour / MILLI)
    return priced


def priced_scenario(
    scenario: Scenario, catalogue: Catalogue, ages: Mapping[str, float] | None = None
) -> Scenario:
    """The scenario with the catalogue's types at its running rates, to plan days with.

    See :func:`priced_types`. Every vehicle of its fleet has a type of the catalogue already.
    """
    types = priced_types(scenario, catalogue, ages)
    return replace(scenario, config=scenario.config.model_copy(update={"vehicle_types": types}))


def _with_costs(catalogue: Catalogue, name: str, per_km: float, per_hour: float) -> VehicleType:
    """A type with its running costs in the currency, and none of a day."""
    own, overtime = catalogue.vehicle_types[name], catalogue.types[name].overtime_per_hour
    # Not checked anew: scaled prices may pass the limits of what is written by hand.
    costs = Costs.model_construct(
        fixed=0.0,
        per_km=per_km,
        per_hour=per_hour,
        overtime_per_hour=own.costs.overtime_per_hour if overtime is None else overtime,
    )
    return own.model_copy(update={"costs": costs})
