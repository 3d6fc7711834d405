"""From a small county on one road to arrays, each figure worked out by hand."""

import numpy as np
import pytest

from routing.errors import InputError
from routing.problem.build import build_problem
from routing.problem.model import NO_LIMIT, UNREACHABLE, Problem
from routing.problem.roads import open_roads
from routing.scenario.model import DayOrders, Scenario
from tests.helpers.tiny_county import DATE, config, day, order, outlet, scenario, village


def built(county: Scenario, orders: DayOrders) -> Problem:
    return build_problem(county, orders, open_roads(county, DATE))


def vehicles_of(problem: Problem, visit: int) -> list[str]:
    row = problem.access[problem.visits.access[visit]]
    return [problem.vehicles.ids[k] for k in np.flatnonzero(row)]


def sources_of(problem: Problem, visit: int) -> list[str]:
    row = problem.sources[problem.visits.sources[visit]]
    return [problem.depots.ids[d] for d in np.flatnonzero(row)]


def test_outlets_come_first_and_only_villages_with_orders_follow() -> None:
    problem = built(scenario(), day(order("o1", "v3"), order("o2", "v1")))
    assert problem.locations.ids == ("c", "t", "v1", "v3")
    assert [problem.locations.ids[at] for at in problem.visits.location] == ["v3", "v1"]
    assert problem.matrices.duration_s.shape == (2, 4, 4)


def test_estimated_roads_are_no_shorter_than_the_straight_line() -> None:
    problem = built(scenario(), day(order("o1", "v3")))
    distance = problem.matrices.distance_m[0]
    assert distance[0, 2] >= 40_000
    assert distance[0, 1] + distance[1, 2] == pytest.approx(distance[0, 2], abs=2)


def test_a_stop_takes_four_minutes_and_each_piece_twelve_and_a_half_seconds() -> None:
    problem = built(scenario(), day(order("o1", "v1", pieces=3), order("o2", "v1", pieces=4)))
    assert problem.visits.orders == (("o1", "o2"),)
    assert problem.visits.setup_s.tolist() == [240]
    # 7 pieces x 12.5 s = 87.5 s, halves up.
    assert problem.visits.service_s.tolist() == [88]


def test_types_carry_their_limits_in_integers() -> None:
    types = built(scenario(), day(order("o1", "v1"))).types
    van, bike = types.ids.index("van"), types.ids.index("bike")
    assert types.capacity[bike].tolist() == [50_000, 200]
    assert (types.range_m[van], types.range_m[bike]) == (NO_LIMIT, 80_000)
    assert (types.fixed_cost[van], types.cost_per_km[van]) == (50_000, 1_500)
    assert types.cost_per_hour[van] == 20_000
    assert (types.shift_start_s[bike], types.shift_end_s[bike]) == (9 * 3600, 17 * 3600)
    assert (types.longest_duty_s[bike], types.regular_s[bike]) == (27_000, 21_600)
    assert (types.break_after_s[bike], types.break_s[bike]) == (7200, 900)
    assert (types.break_after_s[van], types.break_s[van]) == (NO_LIMIT, 0)
    assert (types.load_s[bike], types.max_trips[bike]) == (300, 3)


def test_only_types_in_the_fleet_become_types_and_profiles() -> None:
    county = scenario(fleet=scenario().fleet[:1])
    problem = built(county, day(order("o1", "v1")))
    assert problem.types.ids == ("van",)
    assert problem.matrices.profiles == ("van",)


def test_a_village_for_motorcycles_only_is_visited_by_motorcycles_only() -> None:
    county = scenario(villages=(village("v1", 20, access=("motorcycle",)), village("v2", 30)))
    problem = built(county, day(order("o1", "v1"), order("o2", "v2")))
    assert vehicles_of(problem, 0) == ["k2"]
    assert vehicles_of(problem, 1) == ["k1", "k2"]


def test_a_pair_fixed_by_hand_leaves_only_its_vehicles() -> None:
    rules = {"pairs": [{"village": "v1", "vehicles": ["k1"]}]}
    problem = built(scenario(config=config(rules=rules)), day(order("o1", "v1")))
    assert vehicles_of(problem, 0) == ["k1"]


@pytest.mark.parametrize(
    ("rule", "sources"),
    [("outlet", ["t"]), ("county_centre", ["c"]), ("either", ["c", "t"])],
)
def test_goods_come_from_where_the_rule_says(rule: str, sources: list[str]) -> None:
    county = scenario(config=config(rules={"dispatch_from": rule}))
    assert sources_of(built(county, day(order("o1", "v1"))), 0) == sources


def test_an_order_may_come_from_elsewhere_than_the_rule_says() -> None:
    orders = day(order("o1", "v1"), order("o2", "v1", dispatch_from="county_centre"))
    problem = built(scenario(), orders)
    assert [sources_of(problem, visit) for visit in range(2)] == [["t"], ["c"]]


def test_windows_of_order_and_village_meet() -> None:
    county = scenario(villages=(village("v1", 20, opens_s=8 * 3600, closes_s=16 * 3600),))
    problem = built(county, day(order("o1", "v1", ready_s=10 * 3600, due_s=17 * 3600)))
    assert problem.visits.opens_s.tolist() == [10 * 3600]
    assert problem.visits.closes_s.tolist() == [16 * 3600]


def test_the_prize_of_a_visit_is_the_priority_of_all_its_orders() -> None:
    orders = day(order("o1", "v1", priority=3), order("o2", "v1", priority=3, kind="collect"))
    assert built(scenario(), orders).visits.prize.tolist() == [6]


def test_the_second_visit_of_a_village_is_numbered() -> None:
    orders = day(order("o1", "v1"), order("o2", "v1", mandatory=True))
    problem = built(scenario(), orders)
    assert problem.visits.ids == ("v1", "v1#2")
    assert problem.visits.mandatory.tolist() == [False, True]


def test_depots_keep_their_opening_hours() -> None:
    depots = built(scenario(), day(order("o1", "v1"))).depots
    assert depots.ids == ("c", "t")
    assert depots.opens_s.tolist() == [6 * 3600] * 2
    assert depots.closes_s.tolist() == [20 * 3600] * 2


def test_a_day_without_orders_is_a_problem_without_visits() -> None:
    problem = built(scenario(), day())
    assert len(problem.visits) == 0
    assert problem.access.shape == (0, 2)
    assert problem.locations.ids == ("c", "t")


def test_an_empty_fleet_is_a_coded_error() -> None:
    county = scenario(fleet=())
    roads = open_roads(scenario(), DATE)
    with pytest.raises(InputError) as caught:
        build_problem(county, day(order("o1", "v1")), roads)
    assert [finding.code for finding in caught.value.findings] == ["problem.empty-fleet"]


def test_a_closed_road_cuts_the_villages_behind_it() -> None:
    area = ((0.22, -0.01), (0.23, -0.01), (0.23, 0.01), (0.22, 0.01))  # between 20 and 30 km
    county = scenario(config=config(closures=[{"area": area, "reason": "landslide"}]))
    problem = built(county, day(order("o1", "v1"), order("o2", "v3")))
    v1, v3 = (problem.locations.ids.index(place) for place in ("v1", "v3"))
    assert problem.matrices.duration_s[0, 0, v3] == UNREACHABLE
    assert problem.matrices.duration_s[0, 0, v1] < UNREACHABLE


def test_missing_road_files_are_a_coded_error() -> None:
    county = scenario(config=config(files={"roads": "roads"}))
    with pytest.raises(InputError) as caught:
        open_roads(county, DATE)
    assert [finding.code for finding in caught.value.findings] == ["problem.no-roads"]


def test_an_own_profile_keeps_its_base_and_changes_what_it_says() -> None:
    types = {"van": {**config().vehicle_types["van"].model_dump(exclude={"shift"})}}
    types["van"]["shift"] = {"start": "08:00", "end": "18:00"}
    types["van"]["profile"] = "slow"
    slow = {"base": "van", "speeds_kph": {"estimated": 10.0}}
    fleet = scenario().fleet[:1]
    fast = built(scenario(fleet=fleet), day(order("o1", "v1")))
    county = scenario(config=config(vehicle_types=types, profiles={"slow": slow}), fleet=fleet)
    problem = built(county, day(order("o1", "v1")))
    assert problem.matrices.profiles == ("slow",)
    assert problem.matrices.duration_s[0, 0, 1] > 2 * fast.matrices.duration_s[0, 0, 1]


def test_places_are_numbered_outlets_first_and_lie_on_the_estimated_roads() -> None:
    county = scenario(
        villages=(village("v1", 20), village("v2", 30)),
        outlets=(outlet("c", 0, centre=True), outlet("t", 10)),
    )
    roads = open_roads(county, DATE)
    assert roads.index == {"c": 0, "t": 1, "v1": 2, "v2": 3}
    assert roads.view.off_road_m.max() < 1
