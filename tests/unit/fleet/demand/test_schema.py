"""The demand section of a catalogue."""

import pytest
from pydantic import ValidationError

from routing.words import speaking
from tests.helpers.fleet_days import model

WEEK = {"first": "2026-02-01", "last": "2026-02-08", "least": 1.5, "most": 2.0}


def test_an_empty_section_stands_for_round_figures() -> None:
    plain = model()
    assert {sale.day for sale in plain.shopping_days} == {(6, 18), (11, 11), (12, 12)}
    assert all(sale.least >= 1.5 and sale.most <= 3.0 for sale in plain.shopping_days)
    assert any(week.first.year == 2026 for week in plain.festivals)
    assert plain.lost_roads is not None


@pytest.mark.parametrize(
    "wrong",
    [
        {"unknown": 1},
        {"weekdays": [1, 1, 1]},
        {"weekdays": [1, 1, 1, 1, 1, 1, -1]},
        {"mandatory_share": 1.1},
        {"times": 0},
        {"spread": float("nan")},
        {"visits_a_week": 8},
        {"usual_population": 0},
        {"year": 12026},
        {"festivals": [{**WEEK, "least": 3.0}]},
        {"festivals": [{**WEEK, "last": "2026-01-01"}]},
        {"festivals": [{**WEEK, "first": "spring"}]},
        {"shopping_days": [{"day": "13-40"}]},
        {"shopping_days": [{"day": "11-11", "days": 0}]},
        {"harvests": [{"months": []}]},
        {"harvests": [{"months": [13]}]},
        {"lost_roads": {"days_share": 2.0}},
        {"lost_roads": {"least_radius_m": 900.0, "most_radius_m": 500.0}},
    ],
)
def test_what_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        model(**wrong)


def test_a_refusal_is_in_the_language_spoken() -> None:
    with speaking("zh"), pytest.raises(ValidationError, match="不能小于"):
        model(festivals=[{**WEEK, "least": 3.0}])
