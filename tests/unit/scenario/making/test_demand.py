"""Demand drawn from population."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routing.scenario.making.demand import draw_orders, with_visits
from routing.scenario.making.draft import MakingOptions
from routing.scenario.making.vehicle_menu import KINDS
from routing.scenario.model import Order, Village


def village(number: int, people: int, visits: float | None = None) -> Village:
    name = f"v{number}"
    return Village(name, name, "c", 110, 28, people, visits, 8 * 3600, 18 * 3600, 1, "postal", ())


def draw(
    villages: list[Village], days: int = 7, seed: int = 1, visits: float | None = None
) -> dict[dt.date, tuple[Order, ...]]:
    rng = np.random.default_rng(seed)
    return draw_orders(rng, with_visits(villages, visits), MakingOptions(days=days, seed=seed))


@pytest.mark.parametrize(
    ("people", "visits"), [(4_000, 7), (1_500, 7), (1_499, 5), (700, 5), (699, 3), (299, 2), (0, 2)]
)
def test_large_villages_are_visited_more_often(people: int, visits: float) -> None:
    assert with_visits([village(1, people)], None)[0].visits_per_week == visits


def test_visits_of_the_village_itself_hold_unless_one_figure_is_given_for_all() -> None:
    assert with_visits([village(1, 4_000, 1.5)], None)[0].visits_per_week == 1.5
    assert with_visits([village(1, 4_000, 1.5)], 6.0)[0].visits_per_week == 6.0


@given(visits=st.sampled_from([0.5, 1, 2, 3, 4.5, 5, 6, 7]), seed=st.integers(0, 1_000))
def test_over_weeks_a_village_is_due_as_often_as_it_should_be(visits: float, seed: int) -> None:
    # The village that is largest may be due once more, on the first date.
    orders = draw([village(1, 900, visits), village(2, 2_000)], days=28, seed=seed)

    due = sum(any(order.village == "v1" for order in day) for day in orders.values())
    assert abs(due - 4 * visits) < 1


def test_visits_are_spread_over_the_week() -> None:
    orders = draw([village(number, 1_000, 3) for number in range(400)])

    per_day = [len({order.village for order in day}) for day in orders.values()]
    assert min(per_day) > 0.8 * 400 * 3 / 7
    assert max(per_day) < 1.2 * 400 * 3 / 7


def test_the_first_date_is_never_without_orders() -> None:
    for seed in range(50):
        orders = draw([village(1, 200, 0.25)], days=1, seed=seed)

        assert len(orders[dt.date(2026, 3, 2)]) >= 1


def test_twice_the_people_send_for_about_twice_the_pieces() -> None:
    def pieces(people: int) -> int:
        days = draw([village(number, people, 7) for number in range(300)]).values()
        return sum(order.pieces for day in days for order in day if order.kind == "deliver")

    # 50 pieces a week for 1,000 inhabitants, in 300 villages.
    assert pieces(1_000) == pytest.approx(300 * 50, rel=0.05)
    assert pieces(2_000) == pytest.approx(2 * 300 * 50, rel=0.05)


def test_fewer_visits_bring_as_much_in_all() -> None:
    def pieces(visits: float) -> int:
        days = draw([village(number, 2_000, visits) for number in range(300)], days=28).values()
        return sum(order.pieces for day in days for order in day if order.kind == "deliver")

    assert pieces(2) == pytest.approx(pieces(7), rel=0.05)


def test_something_is_collected_on_about_a_third_of_the_visits() -> None:
    days = draw([village(number, 1_000, 7) for number in range(300)]).values()
    kinds = Counter(order.kind for day in days for order in day)

    assert kinds["collect"] / kinds["deliver"] == pytest.approx(0.35, abs=0.03)


def test_pieces_weigh_what_the_table_says_on_average() -> None:
    days = draw([village(number, 1_000, 7) for number in range(300)]).values()
    for kind, mean_kg in (("deliver", 1.8), ("collect", 7.2)):
        orders = [order for day in days for order in day if order.kind == kind]
        total_kg = sum(order.weight_kg for order in orders)
        assert total_kg / sum(order.pieces for order in orders) == pytest.approx(mean_kg, rel=0.05)


def test_no_order_is_too_large_for_a_van() -> None:
    days = draw([village(1, 50_000, 0.25)], days=1).values()
    orders = [order for day in days for order in day]

    assert len(orders) > 1
    assert max(order.weight_kg for order in orders) <= KINDS["van"].weight_kg
    assert max(order.volume_m3 for order in orders) <= KINDS["van"].volume_m3


def test_orders_say_that_they_are_drawn_and_fall_within_the_villages_hours() -> None:
    early = replace(village(1, 3_000), opens_s=9 * 3600, closes_s=12 * 3600)

    for day in draw([early], days=60).values():
        for order in day:
            assert order.note == "drawn from population, seed 1"
            assert early.opens_s <= order.ready_s <= order.due_s <= early.closes_s


def test_the_same_seed_draws_the_same_orders() -> None:
    villages = [village(number, 800) for number in range(20)]

    assert draw(villages, seed=4) == draw(villages, seed=4)
    assert draw(villages, seed=4) != draw(villages, seed=5)
