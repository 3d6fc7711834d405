from dataclasses import replace

from routing.problem.grouping import group_orders, terms_of
from routing.scenario.model import Order, Village

VILLAGE = Village(
    id="v1",
    name="One",
    outlet="t1",
    lon=110.0,
    lat=28.0,
    population=100,
    visits_per_week=None,
    opens_s=8 * 3600,
    closes_s=17 * 3600,
    priority=2,
    station="postal",
    access=(),
)
ORDER = Order(
    id="o1",
    village="v1",
    kind="deliver",
    pieces=3,
    weight_kg=10.0,
    volume_m3=0.1,
    ready_s=0,
    due_s=86_400,
    mandatory=False,
    priority=None,
    dispatch_from=None,
    note="",
)
ROOM = (100_000, 1_000)


def grouped(*orders: Order, limit: tuple[int, int] = ROOM) -> list[tuple[str, ...]]:
    rows = [(order, terms_of(order, VILLAGE, "outlet"), limit) for order in orders]
    return [tuple(order.id for order in group.orders) for group in group_orders(rows)]


def test_an_order_takes_its_window_from_itself_and_its_village() -> None:
    terms = terms_of(replace(ORDER, ready_s=9 * 3600), VILLAGE, "outlet")
    assert (terms.opens_s, terms.closes_s) == (9 * 3600, 17 * 3600)


def test_an_order_without_priority_or_source_takes_the_village_s_and_the_rule_s() -> None:
    terms = terms_of(ORDER, VILLAGE, "either")
    assert (terms.priority, terms.dispatch_from) == (2, "either")
    own = terms_of(replace(ORDER, priority=9, dispatch_from="county_centre"), VILLAGE, "either")
    assert (own.priority, own.dispatch_from) == (9, "county_centre")


def test_orders_up_and_down_of_one_village_become_one_visit() -> None:
    up = replace(ORDER, id="o2", kind="collect")
    assert grouped(ORDER, up) == [("o1", "o2")]


def test_orders_that_exceed_the_smallest_vehicle_together_stay_apart() -> None:
    other = replace(ORDER, id="o2")
    assert grouped(ORDER, other, limit=(15_000, 1_000)) == [("o1",), ("o2",)]
    assert grouped(ORDER, other, limit=(20_000, 1_000)) == [("o1", "o2")]


def test_a_full_group_leaves_room_for_a_later_small_order() -> None:
    heavy = replace(ORDER, id="o2", weight_kg=14.0)
    small = replace(ORDER, id="o3", weight_kg=5.0)
    assert grouped(ORDER, heavy, small, limit=(15_000, 1_000)) == [("o1", "o3"), ("o2",)]


def test_orders_under_different_terms_stay_apart() -> None:
    mandatory = replace(ORDER, id="o2", mandatory=True)
    late = replace(ORDER, id="o3", due_s=12 * 3600)
    central = replace(ORDER, id="o4", dispatch_from="county_centre")
    assert len(grouped(ORDER, mandatory, late, central)) == 4


def test_loads_of_a_group_add_up_in_grams_and_litres() -> None:
    up = replace(ORDER, id="o2", kind="collect", weight_kg=4.0, volume_m3=0.0201)
    rows = [(order, terms_of(order, VILLAGE, "outlet"), ROOM) for order in (ORDER, up)]
    (group,) = group_orders(rows)
    assert (group.deliver, group.collect, group.pieces) == ((10_000, 100), (4_000, 21), 6)


def test_an_order_that_weighs_nothing_still_has_to_be_carried() -> None:
    notice = replace(ORDER, weight_kg=0.0, volume_m3=0.0)
    rows = [(notice, terms_of(notice, VILLAGE, "outlet"), ROOM)]
    (group,) = group_orders(rows)
    assert group.deliver == (1, 0)
