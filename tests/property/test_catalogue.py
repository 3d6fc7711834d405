"""Whatever stands in a catalogue, the answer is a catalogue or findings with codes."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routing.errors import Finding, InputError
from routing.fleet.catalogue.dominance import find_dominance
from routing.fleet.catalogue.load import load_catalogue
from routing.fleet.catalogue.model import Catalogue
from routing.fleet.costs import owning_cost, priced_scenario, running_rates, worth
from routing.scenario.loading.yaml_reader import read_yaml
from routing.scenario.model import Scenario
from tests.helpers.catalogues import CATALOGUE, scenario_in

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ODD: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from([[], {}, [[]], {"price": 1}, "17:00", "van", "small_van", 0, 1e300])
)


def leaves(part: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = (
        part.items()
        if isinstance(part, dict)
        else enumerate(part)
        if isinstance(part, list)
        else ()
    )
    return [path, *(found for key, value in inner for found in leaves(value, (*path, key)))]


def planted(part: Any, path: tuple[str | int, ...], value: object) -> Any:  # noqa: ANN401 - any tree
    if not path:
        return value
    copy: Any = dict(part) if isinstance(part, dict) else list(part)
    copy[path[0]] = planted(copy[path[0]], path[1:], value)
    return copy


GOOD = read_yaml(CATALOGUE, "catalogue.yaml").plain()
PLACES = leaves(GOOD)


@contextmanager
def answer(data: bytes) -> Iterator[tuple[Scenario, Catalogue | None]]:
    """The catalogue of some bytes; None if it is refused, with findings that say why."""
    with tempfile.TemporaryDirectory() as folder:
        scenario = scenario_in(Path(folder))
        (Path(folder) / "catalogue.yaml").write_bytes(data)
        findings: tuple[Finding, ...] = ()
        catalogue = None
        try:
            catalogue = load_catalogue(scenario)
        except InputError as error:
            findings = error.findings
        assert catalogue is not None or findings
        assert all(finding.code and finding.cause for finding in findings)
        yield scenario, catalogue


@SLOW
@given(st.lists(st.tuples(st.sampled_from(PLACES), ODD), min_size=1, max_size=3))
def test_odd_values_are_answered_with_codes(odd: list[tuple[tuple[str | int, ...], Any]]) -> None:
    tree = GOOD
    for path, value in odd:
        try:
            tree = planted(tree, path, value)
        except (KeyError, IndexError, TypeError, ValueError, AttributeError):
            continue
    # JSON is YAML, but for what it calls not a number.
    with answer(json.dumps(tree).encode()) as (scenario, catalogue):
        if catalogue is None:
            return
        find_dominance(scenario, catalogue)
        priced_scenario(scenario, catalogue)
        for costs in catalogue.types.values():
            rate = catalogue.renewal.discount_rate
            assert owning_cost(costs, rate) >= costs.yearly_cost * 1000 - 1
            assert worth(costs, rate, 1) <= (costs.price + costs.installation) * 1000 + 1
            assert min(running_rates(costs)) >= 0


@SLOW
@given(st.binary(max_size=300))
def test_any_bytes_are_answered_with_codes(data: bytes) -> None:
    with answer(data) as (_, catalogue):
        assert catalogue is None or catalogue.types
