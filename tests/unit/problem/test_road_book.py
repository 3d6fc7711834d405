"""Roads opened once for each set of closures."""

import datetime as dt

import numpy as np
import pytest

from routing.errors import InputError
from routing.problem import road_book
from routing.problem.road_book import RoadBook
from routing.problem.roads import open_roads
from routing.scenario.load import load_scenario
from routing.scenario.making.synthetic import SyntheticOptions, make_synthetic
from routing.scenario.making.write import write_scenario
from routing.scenario.model import Scenario
from routing.scenario.schema import Closure, Season

MARCH = dt.date(2026, 3, 2)
WINTER = Season.model_validate({"first": "12-01", "last": "02-28"})


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    folder = tmp_path_factory.mktemp("book") / "county"
    write_scenario(folder, make_synthetic(SyntheticOptions(villages=12, townships=2)))
    return load_scenario(folder)


def with_closures(scenario: Scenario, *closures: Closure) -> Scenario:
    config = scenario.config.model_copy(update={"closures": closures})
    return Scenario(
        folder=scenario.folder,
        config=config,
        outlets=scenario.outlets,
        villages=scenario.villages,
        fleet=scenario.fleet,
        dates=scenario.dates,
        digest=scenario.digest,
    )


def links(scenario: Scenario) -> tuple[str, ...]:
    return open_roads(scenario, MARCH).network.link_ids


def test_its_matrices_are_those_of_roads_opened_alone(county: Scenario) -> None:
    roads, alone = RoadBook(county).on(MARCH), open_roads(county, MARCH)
    some, others = np.array([3, 0, 7]), np.array([1, 7])
    for profile in alone.view.graphs:
        for ours, theirs in zip(
            roads.view.matrix(profile, some, others),
            alone.view.matrix(profile, some, others),
            strict=True,
        ):
            assert (ours == theirs).all()
    assert roads.index == alone.index
    assert roads.off_road_m == alone.off_road_m


def test_a_county_too_large_to_keep_is_asked_each_time(
    county: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(road_book, "MOST_PLACES", 3)
    roads, alone = RoadBook(county).on(MARCH), open_roads(county, MARCH)
    some = np.array([3, 0, 7])
    assert (
        roads.view.matrix("motorcycle", some, some)[0]
        == alone.view.matrix("motorcycle", some, some)[0]
    ).all()
    assert getattr(roads.view, "tables") == {}  # noqa: B009 - of the kept view alone


def test_dates_on_which_the_same_is_closed_share_a_view(county: Scenario) -> None:
    closed = with_closures(
        county,
        Closure(links=links(county)[:1], season=WINTER),
        Closure(links=links(county)[1:2], since=dt.date(2026, 5, 1), until=dt.date(2026, 5, 3)),
    )
    book = RoadBook(closed)
    march = book.on(MARCH).view
    assert book.on(dt.date(2026, 4, 1)).view is march
    assert book.on(dt.date(2026, 1, 5)).view is not march
    assert book.on(dt.date(2026, 5, 2)).view is not march
    assert book.on(dt.date(2026, 5, 4)).view is march


def test_closures_beside_those_of_the_scenario_close_roads(county: Scenario) -> None:
    book = RoadBook(county)
    lost = book.on(MARCH, (Closure(links=links(county)),))
    every = np.arange(len(lost.place_ids))
    cut = lost.view.matrix("motorcycle", every, every)[0]
    whole = book.on(MARCH).view.matrix("motorcycle", every, every)[0]
    assert (cut >= whole).all()
    assert (cut > whole).any()


def test_a_lost_road_that_is_not_there_is_refused(county: Scenario) -> None:
    with pytest.raises(InputError) as raised:
        RoadBook(county).on(MARCH, (Closure(links=("ford", links(county)[0], "pass")),))
    assert [found.code for found in raised.value.findings] == ["fleet.days-unknown-road"] * 2


def test_only_the_last_few_views_are_kept(
    county: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(road_book, "MOST_BYTES", 1)
    book = RoadBook(county)
    names = links(county)
    closures = [(Closure(links=(name,)),) for name in names[:3]]
    first = book.on(MARCH, closures[0]).view
    assert book.on(MARCH, closures[0]).view is first
    book.on(MARCH, closures[1])
    book.on(MARCH, closures[2])
    assert book.on(MARCH, closures[0]).view is not first
