"""A sound plan of a small county, and ways to edit it or the county under it.

After an edit :func:`driven`, :func:`laden` and :func:`figured` put right what the edit is not
about, so that nothing but one fault is left to find.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from routing.plan.kpis import day_figures
from routing.plan.model import Plan
from routing.scenario.schema import ScenarioConfig
from tests.helpers.counties import (
    SPEED_MPS,
    VAN,
    County,
    CountySketch,
    Goods,
    Hamlet,
    Post,
    county,
)

Data = dict[str, Any]

SKETCH = CountySketch(
    outlets={
        "C": Post(opens="07:00", closes="19:00"),
        "T": Post(at=20_000, kind="township", opens="07:00", closes="19:00"),
    },
    villages={
        "A": Hamlet(at=5_000, outlet="T", opens="09:00", closes="12:00"),
        "B": Hamlet(at=12_000),
        "D": Hamlet(at=24_000, outlet="T"),
        "F": Hamlet(at=30_000, outlet="T"),
        "G": Hamlet(at=-3_000),
    },
    orders={
        "a1": Goods(village="A", pieces=3, kg=40.0, m3=0.1),
        "a2": Goods(village="A", kind="collect", kg=10.0, due="11:30"),
        "b1": Goods(village="B", kg=30.0, due="15:00", mandatory=True),
        "d1": Goods(village="D", pieces=2, kg=60.0, m3=0.3),
        "f1": Goods(village="F", kg=500.0),
        "g1": Goods(village="G", kg=20.0),
    },
    types={
        "van": {
            **VAN,
            "max_trips": 2,
            "range_km": 200.0,
            "loading_min": 10.0,
            "rest": {"after_driving_h": 0.5, "duration_min": 15.0},
            "shift": {"start": "08:00", "end": "18:00", "regular_h": 1.5, "longest_duty_h": 8.0},
            "costs": {"fixed": 50.0, "per_km": 2.0, "per_hour": 30.0, "overtime_per_hour": 9.0},
        },
        "moto": {**VAN, "profile": "motorcycle"},
    },
    fleet={"K1": ("van", "C"), "K2": ("van", "C"), "K3": ("moto", "C")},
    rules={
        "dispatch_from": "either",
        "service": {"per_stop_min": 3.0, "per_piece_s": 30.0},
        "pairs": [{"village": "B", "vehicles": ["K1"]}],
    },
)


def sound() -> tuple[Plan, County]:
    """A plan with two trips, a collection, rests and a second vehicle, in which nothing is wrong.

    Stops of the first route: 0 start C, 1 load C, 2 serve A, 3 serve B, 4 load T, 5 serve D,
    6 end C. Of the second: 0 start C, 1 load C, 2 serve G, 3 end C.
    """
    made = county(SKETCH)
    first = made.route("K1", ("C", "A", "A#2", "B"), ("T", "D"))
    return made.plan(first, made.route("K2", ("C", "G"))), made


# To put right what an edit is not about


def driven(data: Data, made: County) -> None:
    """Legs and times from the sequence of places, with waits, rests and stays as they are."""
    for route in data["routes"]:
        for before, stop in zip(route["stops"], route["stops"][1:], strict=False):
            stay_s = stop["leave_s"] - stop["begin_s"]
            ends = (made.index[before["place"]], made.index[stop["place"]])
            metres = abs(float(made.roads.at[ends[0]] - made.roads.at[ends[1]]))
            stop["leg_km"], stop["leg_s"] = metres / 1000, round(metres / SPEED_MPS)
            timed(before, stop, stay_s)


def timed(before: Data, stop: Data, stay_s: int) -> None:
    """Times of a stop from the stop before."""
    stop["arrive_s"] = before["leave_s"] + stop["leg_s"] + stop["rest_s"]
    stop["begin_s"] = stop["arrive_s"] + stop["wait_s"]
    stop["leave_s"] = stop["begin_s"] + stay_s


def retimed(route: Data) -> None:
    """Times of a route from its legs, waits, rests and stays as they are."""
    for before, stop in zip(route["stops"], route["stops"][1:], strict=False):
        timed(before, stop, stop["leave_s"] - stop["begin_s"])


def laden(data: Data, made: County) -> None:
    """Goods and loads from the orders of the stops."""
    for route in data["routes"]:
        stops = route["stops"]
        for number, stop in enumerate(stops):
            if stop["kind"] == "load":
                trip = trip_after(stops, number)
                goods = [order for halt in trip for order in halt["orders"]]
                stop.update(board({}, goods, made, "deliver"))
            elif stop["kind"] == "serve":
                stop.update(handed(stop, made))
                stop.update(board(stops[number - 1], stop["orders"], made, "collect"))
                stop.update(board(stop, stop["orders"], made, "deliver", sign=-1))


def trip_after(stops: list[Data], number: int) -> list[Data]:
    """The stops until the next loading."""
    rest = stops[number + 1 :]
    cut = next((i for i, stop in enumerate(rest) if stop["kind"] != "serve"), len(rest))
    return rest[:cut]


def board(stop: Data, orders: list[str], made: County, kind: str, sign: int = 1) -> Data:
    """The load after some orders of a kind come on board, or leave it."""
    chosen = [made.context.order_by_id[name] for name in orders]
    kg = sum(order.weight_kg for order in chosen if order.kind == kind)
    m3 = sum(order.volume_m3 for order in chosen if order.kind == kind)
    return {
        "load_kg": round(stop.get("load_kg", 0.0) + sign * kg, 6),
        "load_m3": round(stop.get("load_m3", 0.0) + sign * m3, 6),
    }


def handed(stop: Data, made: County) -> Data:
    """What is handed over at a stop."""
    orders = [made.context.order_by_id[name] for name in stop["orders"]]
    result: Data = {}
    for kind in ("deliver", "collect"):
        chosen = [order for order in orders if order.kind == kind]
        result[f"{kind}_pieces"] = sum(order.pieces for order in chosen)
        result[f"{kind}_kg"] = sum(order.weight_kg for order in chosen)
        result[f"{kind}_m3"] = sum(order.volume_m3 for order in chosen)
    return result


def figured(data: Data, made: County) -> None:
    """Figures of routes and plan from the stops."""
    for route in data["routes"]:
        stops, kind = route["stops"], made.scenario.config.vehicle_types[route["type"]]
        loads = [number for number, stop in enumerate(stops) if stop["kind"] == "load"]
        duty_s = stops[-1]["arrive_s"] - stops[0]["leave_s"]
        regular_s = duty_s if kind.shift.regular_h is None else kind.shift.regular_h * 3600
        overtime_s = max(0, duty_s - round(regular_s))
        km = sum(stop["leg_km"] for stop in stops)
        cost = kind.costs.fixed + km * kind.costs.per_km + duty_s / 3600 * kind.costs.per_hour
        route |= {
            "trips": sum(bool(trip_after(stops, number)) for number in loads),
            "distance_km": round(km, 6),
            "driving_s": sum(stop["leg_s"] for stop in stops),
            "duty_s": duty_s,
            "waiting_s": sum(stop["wait_s"] for stop in stops),
            "rest_s": sum(stop["rest_s"] for stop in stops),
            "overtime_s": overtime_s,
            "cost": round(cost + overtime_s / 3600 * kind.costs.overtime_per_hour, 3),
            "peak_weight_share": max(stop["load_kg"] for stop in stops) / kind.weight_kg,
            "peak_volume_share": max(stop["load_m3"] for stop in stops) / kind.volume_m3,
        }
    plan = Plan.model_validate(data)
    figures = day_figures(made.scenario, made.day, plan.routes)
    data["figures"] = figures.model_dump(mode="json")


# Edits of the plan


def stops_of(data: Data, route: int = 0) -> list[Data]:
    """Stops of a route."""
    stops: list[Data] = data["routes"][route]["stops"]
    return stops


def put(path: str, value: object) -> Callable[[Data, County], None]:
    """An edit of one value, such as ``routes.0.stops.2.lon``."""

    def edit(data: Data, _made: County) -> None:
        *steps, last = path.split(".")
        target: Any = data
        for step in steps:
            target = target[int(step) if step.isdigit() else step]
        target[int(last) if last.isdigit() else last] = value

    return edit


def later_start(seconds: int) -> Callable[[Data, County], None]:
    """The whole first route later (or earlier)."""

    def edit(data: Data, made: County) -> None:
        stops_of(data)[0] |= dict.fromkeys(
            ("arrive_s", "begin_s", "leave_s"), stops_of(data)[0]["leave_s"] + seconds
        )
        retimed(data["routes"][0])
        figured(data, made)

    return edit


def stop_edit(number: int, key: str, change: float) -> Callable[[Data, County], None]:
    """One number of a stop of the first route changed, times and figures put right."""

    def edit(data: Data, made: County) -> None:
        stops_of(data)[number][key] += change
        retimed(data["routes"][0])
        figured(data, made)

    return edit


def without_stop(number: int) -> Callable[[Data, County], None]:
    """A stop of the first route taken out, everything else put right."""

    def edit(data: Data, made: County) -> None:
        del stops_of(data)[number]
        driven(data, made)
        laden(data, made)
        figured(data, made)

    return edit


# Changes of the county


def configured(**changes: object) -> Callable[[County], County]:
    """A change of fields of scenario.yaml, each named by its path with __ between the steps."""

    def change(made: County) -> County:
        data = made.scenario.config.model_dump(mode="python")
        for path, value in changes.items():
            *steps, last = path.split("__")
            target = data
            for step in steps:
                target = target[step]
            target[last] = value
        config = ScenarioConfig.model_validate(_clocks(data))
        return replace(made, scenario=replace(made.scenario, config=config))

    return change


def _clocks(data: Data) -> Data:
    """Shift times as texts again."""
    for kind in data["vehicle_types"].values():
        for end in ("start", "end"):
            seconds = kind["shift"][end]
            kind["shift"][end] = f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"
    return data


def place_changed(name: str, **changes: object) -> Callable[[County], County]:
    """A change of an outlet or a village."""

    def change(made: County) -> County:
        scenario = replace(
            made.scenario,
            outlets=tuple(
                replace(o, **changes) if o.id == name else o  # type: ignore[arg-type]
                for o in made.scenario.outlets
            ),
            villages=tuple(
                replace(v, **changes) if v.id == name else v  # type: ignore[arg-type]
                for v in made.scenario.villages
            ),
        )
        return replace(made, scenario=scenario)

    return change
