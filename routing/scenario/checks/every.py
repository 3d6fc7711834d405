"""All cross-checks between the parts of a scenario; one function is one rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from routing.errors import Finding
from routing.scenario.checks import config as config_rules
from routing.scenario.checks import county as county_rules
from routing.scenario.checks import ids as ids_rules
from routing.scenario.checks import orders as orders_rules
from routing.scenario.checks import pairs as pairs_rules
from routing.scenario.checks import places as places_rules
from routing.scenario.loading.parts import Parts
from routing.scenario.loading.records import Records
from routing.scenario.model import Order, Village

RULES: Final[tuple[Callable[[Parts], Iterator[Finding]], ...]] = (
    ids_rules.places_have_unique_ids,
    ids_rules.vehicles_have_unique_ids,
    county_rules.has_outlets,
    county_rules.has_villages,
    county_rules.has_vehicles,
    county_rules.has_one_county_centre,
    county_rules.townships_have_parents,
    county_rules.parents_lead_to_the_centre,
    places_rules.windows_end_after_they_begin,
    places_rules.coordinates_are_not_zero,
    places_rules.places_lie_together,
    config_rules.vehicle_types_have_known_profiles,
    config_rules.villages_have_known_profiles,
    config_rules.closures_have_known_profiles,
    config_rules.closures_make_sense,
    config_rules.overtime_begins,
    pairs_rules.pairs_name_known_villages,
    pairs_rules.pairs_name_known_vehicles,
    pairs_rules.pairs_are_for_different_villages,
    pairs_rules.pairs_can_be_served,
)


def check_parts(parts: Parts) -> Iterator[Finding]:
    """What does not fit together in a scenario; of what could not be read nothing is said."""
    for rule in RULES:
        yield from rule(parts)


def check_orders(orders: Records[Order], villages: Mapping[str, Village]) -> Iterator[Finding]:
    """What does not fit in the orders of a date."""
    yield from ids_rules.orders_have_unique_ids(orders)
    yield from orders_rules.order_windows_end_after_they_begin(orders)
    yield from orders_rules.order_windows_meet_the_villages(orders, villages)
    yield from orders_rules.orders_carry_something(orders)
