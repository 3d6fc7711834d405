"""All cross-checks between the parts of a scenario; one function is one rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from routing.errors import Finding
from routing.scenario import (
    checks_config,
    checks_county,
    checks_ids,
    checks_orders,
    checks_pairs,
    checks_places,
)
from routing.scenario.model import Order, Village
from routing.scenario.parts import Parts
from routing.scenario.records import Records

RULES: Final[tuple[Callable[[Parts], Iterator[Finding]], ...]] = (
    checks_ids.places_have_unique_ids,
    checks_ids.vehicles_have_unique_ids,
    checks_county.has_outlets,
    checks_county.has_villages,
    checks_county.has_vehicles,
    checks_county.has_one_county_centre,
    checks_county.townships_have_parents,
    checks_county.parents_lead_to_the_centre,
    checks_places.windows_end_after_they_begin,
    checks_places.coordinates_are_not_zero,
    checks_places.places_lie_together,
    checks_config.vehicle_types_have_known_profiles,
    checks_config.villages_have_known_profiles,
    checks_config.closures_have_known_profiles,
    checks_config.closures_make_sense,
    checks_config.overtime_begins,
    checks_pairs.pairs_name_known_villages,
    checks_pairs.pairs_name_known_vehicles,
    checks_pairs.pairs_are_for_different_villages,
    checks_pairs.pairs_can_be_served,
)


def check_parts(parts: Parts) -> Iterator[Finding]:
    """What does not fit together in a scenario; of what could not be read nothing is said."""
    for rule in RULES:
        yield from rule(parts)


def check_orders(orders: Records[Order], villages: Mapping[str, Village]) -> Iterator[Finding]:
    """What does not fit in the orders of a date."""
    yield from checks_ids.orders_have_unique_ids(orders)
    yield from checks_orders.order_windows_end_after_they_begin(orders)
    yield from checks_orders.order_windows_meet_the_villages(orders, villages)
    yield from checks_orders.orders_carry_something(orders)
