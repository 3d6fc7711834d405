"""Whatever somebody does to a plan by hand, the checker judges it and never fails."""

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from routing.plan.check import CheckReport, check_plan
from routing.plan.model import Plan
from tests.helpers.counties import VAN, CountySketch, Goods, Hamlet, Post, county
from tests.helpers.plan_edits import sound

PLAN, COUNTY = sound()
DATA: dict[str, Any] = PLAN.model_dump(mode="json")
Path = tuple[str | int, ...]


def leaves(value: object, path: Path = ()) -> list[Path]:
    """Where every value of a document stands, parts and leaves alike."""
    items: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    return [path, *(leaf for key, part in items for leaf in leaves(part, (*path, key)))]


PATHS = [path for path in leaves(DATA) if path]
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([10**400, -(10**400), 10**12, 7 * 86_400, 1e12, 1e308]),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["K1", "K2", "C", "T", "A", "B", "a1", "f1", "start", "load", "serve", "end"]),
    st.text(max_size=20),
)


def at(data: Any, path: Path) -> Any:  # noqa: ANN401 - a document
    for step in path:
        data = data[step]
    return data


@st.composite
def edits(draw: st.DrawFn) -> dict[str, Any]:
    """The sound plan with a few values replaced, parts removed, doubled or swapped."""
    data = copy.deepcopy(DATA)
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from(PATHS))
        try:
            parent = at(data, path[:-1])
            deed = draw(st.sampled_from(["replace", "remove", "double", "swap", "copy"]))
            if deed == "replace":
                parent[path[-1]] = draw(VALUES)
            elif deed == "copy":
                parent[path[-1]] = copy.deepcopy(at(data, draw(st.sampled_from(PATHS))))
            elif isinstance(parent, list):
                rearrange(parent, int(path[-1]), deed)
        except (KeyError, IndexError, TypeError):
            continue
    return data


def rearrange(parts: list[Any], place: int, deed: str) -> None:
    if deed == "remove":
        del parts[place]
    elif deed == "double":
        parts.insert(place, copy.deepcopy(parts[place]))
    else:
        parts[place], parts[0] = parts[0], parts[place]


def judged(plan: Plan) -> CheckReport:
    return check_plan(plan, COUNTY.scenario, COUNTY.day, COUNTY.roads, COUNTY.index)


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(edits())
def test_a_plan_edited_in_any_way_is_judged_without_failing(data: dict[str, Any]) -> None:
    try:
        plan = Plan.model_validate(data)
    except ValidationError:
        return
    for finding in judged(plan).findings:
        assert finding.remedy
        assert finding.cause.isprintable()


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.permutations(range(1, 6)))
def test_stops_in_another_order_are_always_found_out(order: list[int]) -> None:
    data = copy.deepcopy(DATA)
    stops = data["routes"][0]["stops"]
    data["routes"][0]["stops"] = [stops[0], *(stops[number] for number in order), stops[6]]
    assert judged(Plan.model_validate(data)).ok is (order == [1, 2, 3, 4, 5])


@st.composite
def counties(draw: st.DrawFn) -> CountySketch:
    """Counties in which one vehicle serves everything in one trip, whatever the figures are."""
    names = [f"V{number}" for number in range(draw(st.integers(1, 5)))]
    spot = st.floats(-20_000, 20_000, allow_nan=False)
    weight = st.floats(0.001, 50, allow_nan=False)
    villages = {name: Hamlet(at=draw(spot)) for name in names}
    orders = {
        f"o{number}": Goods(
            village=draw(st.sampled_from(names)),
            kind=draw(st.sampled_from(["deliver", "collect"])),
            pieces=draw(st.integers(1, 9)),
            kg=draw(weight),
            m3=draw(weight) / 100,
            mandatory=draw(st.booleans()),
        )
        for number in range(draw(st.integers(1, 8)))
    }
    rate = st.floats(0, 9, allow_nan=False)
    hours_after = draw(st.floats(0.05, 3, allow_nan=False))
    van = {
        **VAN,
        "weight_kg": 1000.0,
        "volume_m3": 10.0,
        "loading_min": draw(rate),
        "shift": {"start": "01:00", "end": "24:00", "regular_h": draw(st.floats(0.01, 9))},
        "rest": {"after_driving_h": hours_after, "duration_min": draw(st.floats(0.01, 20))},
        "costs": {
            "fixed": draw(rate),
            "per_km": draw(rate),
            "per_hour": draw(rate),
            "overtime_per_hour": draw(rate),
        },
    }
    service = {"per_stop_min": draw(rate), "per_piece_s": draw(rate)}
    return CountySketch(
        outlets={"C": Post(at=draw(spot))},
        villages=villages,
        orders=orders,
        types={"van": van},
        rules={"service": service},
    )


@settings(max_examples=300, deadline=None, derandomize=True)
@given(counties())
def test_no_rounding_of_figures_makes_the_checker_find_fault_with_a_made_plan(
    sketch: CountySketch,
) -> None:
    made = county(sketch)
    plan = made.plan(made.route("K1", ("C", *made.problem.visits.ids)))
    assert check_plan(plan, made.scenario, made.day, made.roads, made.index).findings == ()
