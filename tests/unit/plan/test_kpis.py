"""What a manager asks of a day."""

from dataclasses import replace

from routing.plan.kpis import day_figures, trips_of
from tests.helpers.counties import CountySketch, Goods, Hamlet, county
from tests.helpers.plan_edits import sound


def test_villages_count_as_served_when_every_order_is() -> None:
    made = county(
        CountySketch(
            villages={"A": Hamlet(at=1000), "B": Hamlet(at=2000), "C1": Hamlet(at=3000)},
            orders={
                "a1": Goods(village="A"),
                "a2": Goods(village="A", kind="collect"),
                "a3": Goods(village="A", mandatory=True),
                "b1": Goods(village="B", pieces=4),
            },
        )
    )
    assert made.problem.visits.orders == (("a1", "a2"), ("a3",), ("b1",))
    figures = made.plan(made.route("K1", ("C", "A", "B"))).figures
    assert (figures.villages_due, figures.villages_served) == (2, 1)
    assert figures.villages_partly_served == 1
    assert figures.direct_service_rate == 0.5
    assert (figures.orders_due, figures.orders_served, figures.pieces_served) == (4, 3, 6)
    assert figures.mandatory_unserved == 1


def test_figures_of_the_fleet_and_the_cost() -> None:
    plan, _ = sound()
    figures = plan.figures
    assert (figures.vehicles_used, figures.vehicles_available) == (2, 3)
    assert figures.distance_km == 54.0
    assert figures.cost == round(plan.routes[0].cost + plan.routes[1].cost, 3)
    assert figures.cost_per_piece == round(figures.cost / 8, 6)
    # Peaks of the three trips: 70 kg, 60 kg and 20 kg of 100.
    assert figures.load_factor == 0.5


def test_service_is_counted_by_outlet() -> None:
    rows = sound()[0].figures.by_outlet
    assert [(row.outlet, row.name, row.villages_due, row.villages_served) for row in rows] == [
        ("C", "Outlet C", 2, 2),
        ("T", "Outlet T", 3, 2),
    ]
    assert [row.direct_service_rate for row in rows] == [1.0, 0.666667]


def test_a_day_without_orders_misses_nothing_and_has_no_averages() -> None:
    _, made = sound()
    figures = day_figures(made.scenario, replace(made.day, orders=()), ())
    assert figures.direct_service_rate == 1.0
    assert figures.cost == 0.0
    assert figures.cost_per_piece is None
    assert figures.load_factor is None
    assert figures.by_outlet == ()


def test_trips_are_the_parts_between_loadings_that_serve_something() -> None:
    trips = trips_of(sound()[0].routes[0])
    assert [[stop.place for stop in trip] for trip in trips] == [["C", "A", "B"], ["T", "D"]]
