"""Counties in which the order o1 cannot be served, with the reason each must bring."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tests.helpers.counties import VAN, CountySketch, Goods, Hamlet, Post

SHIFT = VAN["shift"]


@dataclass(frozen=True)
class ReasonCase:
    """A county, the reason why o1 is left out there, and what the detail says."""

    name: str
    code: str
    sketch: CountySketch
    detail: str


BASE = CountySketch(villages={"A": Hamlet(at=10_000)}, orders={"o1": Goods(village="A")})


def with_village(hamlet: Hamlet) -> CountySketch:
    """The village of o1 is different."""
    return replace(BASE, villages={"A": hamlet})


def with_order(goods: Goods) -> CountySketch:
    """The order o1 is different."""
    return replace(BASE, orders={"o1": goods})


def with_van(**fields: object) -> CountySketch:
    """The van is different."""
    return replace(BASE, types={"van": {**VAN, **fields}})


MIXED: Mapping[str, Mapping[str, Any]] = {
    "van": {**VAN, "weight_kg": 100.0, "volume_m3": 5.0},
    "truck": {**VAN, "profile": "light_truck", "weight_kg": 900.0, "volume_m3": 2.0},
}
TWO = {"K1": ("van", "C"), "K2": ("truck", "C")}

REASON_CASES: tuple[ReasonCase, ...] = (
    ReasonCase(
        "the windows do not meet",
        "plan.window-empty",
        replace(
            with_village(Hamlet(at=10_000, closes="09:00")),
            orders={"o1": Goods(village="A", ready="10:00")},
        ),
        "from 10:00 on and until 09:00 only",
    ),
    ReasonCase(
        "the village is far off any road",
        "plan.off-road",
        replace(BASE, cut_off={"van": ("A",)}, off_road_m={"A": 2500.4}),
        "nearest road is 2,500 m away; the limit is 2,000 m",
    ),
    ReasonCase(
        "no road leads to the village",
        "plan.no-road",
        replace(BASE, cut_off={"van": ("A",)}, off_road_m={"A": 300.0}),
        "No road joins it to any of the 1 outlets",
    ),
    ReasonCase(
        "there is no road at all",
        "plan.no-road",
        replace(BASE, cut_off={"van": ("A",)}, off_road_m={"A": math.inf}),
        "No road joins it",
    ),
    ReasonCase(
        "no vehicle may come",
        "plan.no-vehicle-allowed",
        with_village(Hamlet(at=10_000, access=("motorcycle",))),
        "served by profiles motorcycle; none of 1 vehicle is such",
    ),
    ReasonCase(
        "the paired vehicle may not come",
        "plan.no-vehicle-allowed",
        replace(
            BASE,
            villages={"A": Hamlet(at=10_000, access=("van",))},
            types=MIXED,
            fleet=TWO,
            rules={"pairs": [{"village": "A", "vehicles": ["K2"]}]},
        ),
        "served by profiles van, and of these only K2; none of 2 vehicles",
    ),
    ReasonCase(
        "too heavy for all",
        "plan.too-heavy",
        replace(with_order(Goods(village="A", kg=900.5)), types=MIXED, fleet=TWO),
        "It weighs 900.5 kg; of 2 vehicles that may come the largest bears 900.0 kg",
    ),
    ReasonCase(
        "too heavy for those that may come",
        "plan.too-heavy",
        replace(
            with_village(Hamlet(at=10_000, access=("van",))),
            orders={"o1": Goods(village="A", kg=500.0)},
            types=MIXED,
            fleet=TWO,
        ),
        "It weighs 500.0 kg; of 1 vehicle that may come the largest bears 100.0 kg",
    ),
    ReasonCase(
        "too large for the one that bears it",
        "plan.too-large",
        replace(with_order(Goods(village="A", kg=500.0, m3=3.0)), types=MIXED, fleet=TWO),
        "It takes 3.00 m³; of 1 vehicle that can bear it the largest holds 2.00 m³",
    ),
    ReasonCase(
        "no road for the one that bears it",
        "plan.no-road-for-vehicle",
        replace(
            with_order(Goods(village="A", kg=500.0)),
            types=MIXED,
            fleet=TWO,
            cut_off={"light_truck": ("A",)},
        ),
        "1 vehicle may come and can carry it, but no road for light_truck",
    ),
    ReasonCase(
        "nobody can load at the village's outlet",
        "plan.no-vehicle-for-outlet",
        CountySketch(
            outlets={"C": Post(), "T": Post(at=20_000, kind="township")},
            villages={"A": Hamlet(at=10_000, outlet="T")},
            orders={"o1": Goods(village="A")},
            cut_off={"van": ("T",)},
        ),
        "Its goods pass through T, where none of 1 vehicle",
    ),
    ReasonCase(
        "nobody can unload at the village's outlet",
        "plan.no-vehicle-for-outlet",
        CountySketch(
            outlets={"C": Post(), "T": Post(at=20_000, kind="township")},
            villages={"A": Hamlet(at=10_000, outlet="T")},
            orders={"o1": Goods(village="A", kind="collect")},
            cut_off={"van": ("T",)},
        ),
        "Its goods pass through T, where none of 1 vehicle",
    ),
    ReasonCase(
        "too far for the range",
        "plan.range-too-short",
        with_van(range_km=19.9),
        "Vehicle K1, sent for it alone, comes closest: It drives 20000 m; its range is 19900 m",
    ),
    ReasonCase(
        "the window closes before anyone can be there",
        "plan.window-too-early",
        with_order(Goods(village="A", due="08:10")),
        "visit A cannot begin before 08:16:40",
    ),
    ReasonCase(
        "the outlet has closed before the shift",
        "plan.outlet-hours-too-short",
        replace(BASE, outlets={"C": Post(closes="07:00")}),
        "depot C cannot begin before 08:00:00",
    ),
    ReasonCase(
        "the shift is too short",
        "plan.shift-too-short",
        with_van(shift={"start": "08:00", "end": "08:30"}),
        "It is back at 08:36:20; its shift ends at 08:30:00",
    ),
    ReasonCase(
        "the longest duty is too short",
        "plan.shift-too-short",
        with_van(shift={**SHIFT, "longest_duty_h": 0.5}),
        "It is on duty for 00:36:20 at least; 00:30:00 are allowed",
    ),
    ReasonCase(
        "the one with the range is late and the other lacks the range",
        "plan.window-too-early",
        replace(
            with_order(Goods(village="A", due="08:10")),
            types={"van": VAN, "truck": {**VAN, "range_km": 1.0}},
            fleet={"K1": ("truck", "C"), "K2": ("van", "C")},
        ),
        "Vehicle K2, sent for it alone, comes closest",
    ),
    ReasonCase(
        "somebody could serve it",
        "plan.fleet-full",
        BASE,
        "Vehicle K1 could serve it alone (20.0 km, 0.6 h)",
    ),
    ReasonCase(
        "somebody could collect it with a halt to unload",
        "plan.fleet-full",
        CountySketch(
            outlets={"C": Post(), "T": Post(at=20_000, kind="township")},
            villages={"A": Hamlet(at=10_000, outlet="T")},
            orders={"o1": Goods(village="A", kind="collect")},
        ),
        "Vehicle K1 could serve it alone (40.0 km, 1.2 h)",
    ),
)
