"""Every way to break a sound plan, with the finding it must bring.

A fault either edits the plan, as somebody with a text editor would, or changes the county under
it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from routing.plan.model import Plan
from tests.helpers.counties import County
from tests.helpers.plan_edits import (
    Data,
    configured,
    driven,
    figured,
    laden,
    later_start,
    place_changed,
    put,
    sound,
    stop_edit,
    stops_of,
    without_stop,
)


@dataclass(frozen=True)
class Fault:
    """A way to break the sound plan: an edit of its data, or a change of the county."""

    name: str
    code: str
    edit: Callable[[Data, County], None] = lambda _data, _made: None
    change: Callable[[County], County] = lambda made: made

    def broken(self) -> tuple[Plan, County]:
        """The plan and the county with the fault."""
        plan, made = sound()
        data = plan.model_dump(mode="json")
        self.edit(data, made)
        return Plan.model_validate(data), self.change(made)


def without_orders(data: Data, made: County) -> None:
    """A stop stays without its order, which is listed as left out."""
    stops_of(data, 1)[2]["orders"] = []
    data["unserved"].append({**data["unserved"][0], "order": "g1", "village": "G"})
    laden(data, made)
    figured(data, made)


def end_elsewhere(data: Data, made: County) -> None:
    """The second vehicle ends at the other outlet."""
    place = {"place": "T", "name": "Outlet T", "lon": 0.2, "lat": 0.0}
    stops_of(data, 1)[3] |= {**place, "rest_s": 900}
    driven(data, made)
    figured(data, made)


def order_moved(data: Data, made: County) -> None:
    """The order of B is handed over at A."""
    stops = stops_of(data)
    stops[2]["orders"] += stops[3]["orders"]
    stops[2]["leave_s"] += 210
    del stops[3]
    driven(data, made)
    laden(data, made)
    figured(data, made)


def one_trip(data: Data, made: County) -> None:
    """What the second trip delivers is loaded with the first: 130 kg."""
    stops_of(data)[5]["rest_s"] += 900
    without_stop(4)(data, made)


def mandatory_left_out(data: Data, made: County) -> None:
    """The mandatory order is left out."""
    data["unserved"].append(
        {**data["unserved"][0], "order": "b1", "village": "B", "mandatory": True}
    )
    without_stop(3)(data, made)


def cut_off(made: County) -> County:
    """No van reaches D any more."""
    roads = replace(made.roads, cut_off={"van": frozenset({made.index["D"]})})
    return replace(made, roads=roads)


FAULTS: tuple[Fault, ...] = (
    Fault("the date is another one", "plan.other-date", put("date", "2026-03-03")),
    Fault("the scenario has changed", "plan.scenario-changed", put("scenario.digest", "c" * 64)),
    Fault("the orders have changed", "plan.orders-changed", put("scenario.orders_digest", "c")),
    Fault("the vehicle is unknown", "plan.unknown-vehicle", put("routes.0.vehicle", "K9")),
    Fault("a vehicle drives twice", "plan.vehicle-twice", put("routes.1.vehicle", "K1")),
    Fault("the type is another one", "plan.vehicle-differs", put("routes.0.type", "moto")),
    Fault("the profile is another one", "plan.vehicle-differs", put("routes.0.profile", "tank")),
    Fault("the base is another one", "plan.vehicle-differs", put("routes.0.base", "T")),
    Fault("the start is missing", "plan.broken-route", without_stop(0)),
    Fault("a stop serves nothing", "plan.broken-route", without_orders),
    Fault("the end is away from the base", "plan.broken-route", end_elsewhere),
    Fault("a village is unknown", "plan.unknown-place", put("routes.0.stops.2.place", "X")),
    Fault("a name is another one", "plan.place-differs", put("routes.0.stops.2.name", "Ava")),
    Fault("a longitude is another one", "plan.place-differs", put("routes.0.stops.2.lon", 0.06)),
    Fault("a latitude is another one", "plan.place-differs", put("routes.0.stops.4.lat", 0.01)),
    Fault(
        "an order is unknown",
        "plan.unknown-order",
        lambda data, _made: stops_of(data)[2]["orders"].append("z9"),
    ),
    Fault(
        "an order is served and left out",
        "plan.order-twice",
        lambda data, _made: data["unserved"].append(
            {**data["unserved"][0], "order": "a1", "village": "A"}
        ),
    ),
    Fault("an order is nowhere", "plan.order-missing", put("unserved", [])),
    Fault("an order is served elsewhere", "plan.order-elsewhere", order_moved),
    Fault("a village left out differs", "plan.unserved-differs", put("unserved.0.village", "A")),
    Fault(
        "an obligation differs", "plan.unserved-differs", put("unserved.0.mandatory", value=True)
    ),
    Fault("a reason is unknown", "plan.unserved-differs", put("unserved.0.reason", "plan.mood")),
    Fault("an arrival is off", "plan.times-disagree", put("routes.0.stops.3.arrive_s", 36_000)),
    Fault("a begin is off", "plan.times-disagree", put("routes.0.stops.6.begin_s", 60_000)),
    Fault("a leg takes longer", "plan.leg-time-differs", stop_edit(3, "leg_s", 2)),
    Fault("a leg is shorter", "plan.leg-distance-differs", stop_edit(3, "leg_km", -0.01)),
    Fault("way before the start", "plan.leg-distance-differs", stop_edit(0, "leg_km", 1.0)),
    Fault("time before the start", "plan.leg-time-differs", stop_edit(0, "leg_s", 10)),
    Fault("no road leads there", "plan.no-way", change=cut_off),
    Fault("a rest is cut short", "plan.rest-missing", stop_edit(4, "rest_s", -60)),
    Fault("a rest is left out", "plan.rest-missing", stop_edit(6, "rest_s", -900)),
    Fault("a village is late", "plan.window-missed", later_start(4 * 3600)),
    Fault("a village opens later", "plan.window-missed", change=place_changed("A", opens_s=36_000)),
    Fault(
        "the outlet of the second trip has closed",
        "plan.outlet-closed",
        change=place_changed("T", closes_s=28_800),
    ),
    Fault(
        "the base closes before the return",
        "plan.outlet-closed",
        change=place_changed("C", closes_s=36_000),
    ),
    Fault(
        "the base opens after the departure",
        "plan.outlet-closed",
        change=place_changed("C", opens_s=sound()[0].routes[0].stops[0].leave_s + 1),
    ),
    Fault("a stop is cut short", "plan.stay-too-short", stop_edit(3, "leave_s", -60)),
    Fault("a loading is cut short", "plan.stay-too-short", stop_edit(4, "leave_s", -60)),
    Fault(
        "pieces take longer now",
        "plan.stay-too-short",
        change=configured(rules__service__per_piece_s=40.0),
    ),
    Fault(
        "the shift ends before the return",
        "plan.shift-exceeded",
        change=configured(vehicle_types__van__shift__end=36_000),
    ),
    Fault(
        "the shift starts after the departure",
        "plan.shift-exceeded",
        change=configured(vehicle_types__van__shift__start=32_400),
    ),
    Fault(
        "the duty is too long",
        "plan.duty-too-long",
        change=configured(vehicle_types__van__shift__longest_duty_h=1.6),
    ),
    Fault("more is on board than fits", "plan.over-capacity", one_trip),
    Fault(
        "the range is too short",
        "plan.range-exceeded",
        change=configured(vehicle_types__van__range_km=47.9),
    ),
    Fault(
        "one trip is allowed",
        "plan.too-many-trips",
        change=configured(vehicle_types__van__max_trips=1),
    ),
    Fault(
        "vans cannot reach the village",
        "plan.profile-not-allowed",
        change=place_changed("D", access=("motorcycle",)),
    ),
    Fault(
        "the village is fixed to another vehicle",
        "plan.pair-broken",
        change=configured(rules__pairs=[{"village": "B", "vehicles": ["K2", "K3"]}]),
    ),
    Fault(
        "goods come from the wrong outlet",
        "plan.wrong-source",
        change=configured(rules__dispatch_from="county_centre"),
    ),
    Fault(
        "produce goes to the wrong outlet",
        "plan.wrong-source",
        change=lambda made: replace(
            made,
            day=replace(
                made.day,
                orders=tuple(
                    replace(order, dispatch_from="county_centre") if order.id == "a2" else order
                    for order in made.day.orders
                ),
            ),
        ),
    ),
    Fault("a weight is off", "plan.goods-differ", put("routes.0.stops.2.deliver_kg", 41.0)),
    Fault("a volume is off", "plan.goods-differ", put("routes.0.stops.2.collect_m3", 0.0)),
    Fault("pieces are off", "plan.goods-differ", put("routes.0.stops.2.deliver_pieces", 4)),
    Fault("a load is off", "plan.goods-differ", put("routes.0.stops.1.load_m3", 0.9)),
    Fault("goods at the end", "plan.goods-differ", put("routes.0.stops.6.load_kg", 1.0)),
    Fault("the currency is another one", "plan.figures-differ", put("currency", "EUR")),
    Fault(
        "an outlet's row is off", "plan.figures-differ", put("figures.by_outlet.0.villages_due", 9)
    ),
    Fault("the outlets' rows are gone", "plan.figures-differ", put("figures.by_outlet", [])),
    Fault("a mandatory order is left out", "plan.mandatory-unserved", mandatory_left_out),
)
