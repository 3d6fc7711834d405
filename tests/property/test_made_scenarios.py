"""Whatever is made loads again, whole."""

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routing.errors import InputError
from routing.scenario.load import load_orders, load_scenario
from routing.scenario.making.draft import ScenarioDraft
from routing.scenario.making.places_import import PlacesOptions, draft_from_places
from routing.scenario.making.synthetic import SyntheticOptions, make_synthetic
from routing.scenario.making.write import write_scenario

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DATES = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
OPTIONS = st.builds(
    SyntheticOptions,
    seed=st.integers(0, 2**32),
    date=DATES,
    days=st.integers(1, 4),
    townships=st.none() | st.integers(1, 8),
    vehicles=st.none() | st.integers(1, 20),
    visits_per_week=st.none() | st.floats(0.25, 7),
    name=st.text(max_size=20),
    villages=st.integers(1, 60),
)
ODD_TEXT = st.text(
    st.sampled_from("村aA1 =+-@,;\"'\n\t\0.°\uff0f\uff08\uff0c\ufeff\u202e𠀀") | st.characters(),
    max_size=12,
)
LEVEL = st.sampled_from(["村", "村", "乡镇", "county", "x"])
DEGREES = st.floats(-90, 90).map(str) | st.sampled_from(["109.6", "28.1", "", "0", "east"])
CELL = ODD_TEXT | st.floats(-200, 200).map(str) | st.sampled_from(["109.6", "28.1", "", "0", "1"])


def reload(draft: ScenarioDraft) -> None:
    """Write and load a draft, and compare."""
    with tempfile.TemporaryDirectory() as folder:
        write_scenario(Path(folder) / "county", draft)
        scenario = load_scenario(Path(folder) / "county")
        assert tuple(replace(one, row=0) for one in scenario.outlets) == draft.outlets
        assert tuple(replace(one, row=0) for one in scenario.villages) == draft.villages
        assert tuple(replace(one, row=0) for one in scenario.fleet) == draft.fleet
        assert scenario.dates == tuple(draft.orders)
        for date, drafted in draft.orders.items():
            orders = load_orders(scenario, date).orders
            assert tuple(replace(one, row=0, id="") for one in orders) == drafted


@SLOW
@given(options=OPTIONS)
def test_every_invented_county_loads_as_it_was_made(options: SyntheticOptions) -> None:
    draft = make_synthetic(options)

    reload(draft)

    assert len(draft.villages) == options.villages
    assert draft.orders[options.date]
    assert options.vehicles in {None, len(draft.fleet)}


@SLOW
@given(
    rows=st.lists(
        st.tuples(CELL, CELL, ODD_TEXT, LEVEL, DEGREES, DEGREES),
        max_size=12,
    ),
    townships=st.none() | st.integers(1, 3),
)
def test_any_table_of_places_is_imported_whole_or_refused_with_a_code(
    rows: list[tuple[str, ...]], townships: int | None
) -> None:
    header = ("id", "parent", "name", "level", "lon", "lat")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "places.csv"
        quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
        text = "\n".join([",".join(header), *quoted]) + "\n"
        path.write_text(text, encoding="utf-8", errors="replace", newline="")
        try:
            draft = draft_from_places(path, PlacesOptions(townships=townships))
        except InputError:
            return
        reload(draft)
