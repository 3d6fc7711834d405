"""The plan over years is the best of all plans, and its figures add up."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from routing.fleet.catalogue.model import Catalogue
from routing.fleet.catalogue.schema import CatalogueConfig
from routing.fleet.model import Mix, Slot
from routing.fleet.renewal.account import Account
from routing.fleet.renewal.decide import EXACT, decide, decide_for_service, least_budget
from routing.fleet.renewal.plan import plan_renewal
from routing.fleet.renewal.task import Candidate, Duty, RenewalTask
from tests.helpers.renewal_brute_force import best_merit

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ONE_BASE: tuple[Slot, ...] = (("van", "a"), ("trike", "a"))
TWO_BASES: tuple[Slot, ...] = (("van", "a"), ("van", "b"))
NOTHING = Candidate(Mix(), 0.0, 0)


@st.composite
def type_plain(draw: st.DrawFn) -> dict[str, object]:
    life = draw(st.integers(1, 4))
    shares = sorted(draw(st.lists(st.integers(0, 10), max_size=life)), reverse=True)
    return {
        "price": draw(st.integers(0, 20)) * 100,
        "life_years": life,
        "resale": [share / 10 for share in shares],
        "yearly_cost": draw(st.integers(0, 4)) * 50,
        "installation": draw(st.sampled_from([0, 0, 120])),
        "energy": "fuel",
        "energy_per_km": 0.5,
        "upkeep_per_km": 0.1,
        "upkeep_rise": draw(st.sampled_from([0, 0.1, 0.5])),
        "wage_per_hour": 20,
        "lead_time_months": draw(st.sampled_from([0, 0, 3, 7, 12, 15])),
    }


@st.composite
def tasks(draw: st.DrawFn) -> RenewalTask:
    slots = draw(st.sampled_from([ONE_BASE, TWO_BASES]))
    names = sorted({name for name, _ in slots})
    hire = {
        name: {"price_a_day": draw(st.integers(0, 9)), "most_per_base": draw(st.integers(0, 2))}
        for name in names
        if draw(st.booleans())
    }
    terms = {
        "years": draw(st.integers(1, 3)),
        "discount_rate": draw(st.sampled_from([0.0, 0.05, 0.3])),
        "overage_years": draw(st.integers(0, 2)),
        "moving_cost": draw(st.sampled_from([0, 10, 200])),
    }
    plain = {
        "schema_version": 1,
        "types": {name: draw(type_plain()) for name in names},
        "hire": hire,
        "renewal": terms,
    }
    catalogue = Catalogue(CatalogueConfig.model_validate(plain), {})
    ages = st.lists(st.integers(0, 5), max_size=2)
    owned = {slot: tuple(sorted(draw(ages))) for slot in slots}
    assume(sum(map(len, owned.values())) <= 3)
    return RenewalTask(catalogue, owned, draw(candidates(slots)), 0.9, draw(duties(slots)), 2027)


@st.composite
def candidates(draw: st.DrawFn, slots: tuple[Slot, ...]) -> tuple[Candidate, ...]:
    found = [NOTHING]
    for _ in range(draw(st.integers(1, 3))):
        counts = {slot: draw(st.integers(0, 1)) for slot in slots}
        counts[slots[0]] += draw(st.integers(0, 1))
        running = draw(st.integers(0, 3)) * 400_000
        found.append(Candidate(Mix(counts), draw(st.sampled_from([0.5, 0.8, 0.9, 1.0])), running))
    return tuple(found)


@st.composite
def duties(draw: st.DrawFn, slots: tuple[Slot, ...]) -> dict[Slot, Duty]:
    duty = st.builds(Duty, st.integers(0, 300), st.integers(0, 2000), st.just(100))
    return {slot: draw(duty) for slot in slots if draw(st.booleans())}


@FEW
@given(tasks(), st.none() | st.integers(0, 30).map(lambda hundreds: hundreds * 100_000))
def test_no_plan_of_a_few_vehicles_is_better(task: RenewalTask, budget: int | None) -> None:
    lack, cost = best_merit(task, None if budget is None else budget / 1000)
    budgets = (budget,) * task.years
    found = decide(task, budgets, EXACT)
    assert (found is not None) == (lack == 0)
    decision = found or decide_for_service(task, budgets, EXACT)
    assert decision is not None
    account = Account(task, decision)
    services = [account.candidate(year).service for year in range(task.years)]
    assert sum(max(0.0, task.floor - service) for service in services) == pytest.approx(lack)
    assert account.total() / 1000 == pytest.approx(cost, abs=0.1)
    if budget is not None:
        assert all(account.paid(year).spent <= budget for year in range(task.years))


@FEW
@given(tasks())
def test_the_least_budget_would_do_and_nothing_less(task: RenewalTask) -> None:
    least = least_budget(task)
    if least is None:
        assert best_merit(task, None)[0] > 0
        return
    assert best_merit(task, least / 1000)[0] == 0
    if least:
        assert best_merit(task, (least - 1) / 1000)[0] > 0


@FEW
@given(tasks())
def test_vehicles_and_money_add_up_year_by_year(task: RenewalTask) -> None:
    renewal = plan_renewal(task)
    there = Counter[str]()
    for (name, _), ages in task.owned.items():
        there[name] += len(ages)
    for year in renewal.years:
        kept, sold = Counter[str](), Counter[str]()
        for vehicles in year.keep:
            kept[vehicles.type] += vehicles.count
            costs = task.catalogue.types[vehicles.type]
            assert vehicles.age < costs.life_years + task.catalogue.renewal.overage_years
        for vehicles in year.sell:
            sold[vehicles.type] += vehicles.count
        assert kept + sold == +there
        arrived = Counter[str]()
        for other in renewal.years:
            for bought in other.buy:
                assert bought.at_work_from is not None
                if bought.at_work_from.startswith(str(year.year)):
                    arrived[bought.type] += bought.count
        there = kept + arrived
        paid = year.spent + year.keeping + year.moving + year.running + year.hire
        assert year.cash == pytest.approx(paid - year.resale, abs=1e-6)


@FEW
@given(tasks(), st.integers(0, 25))
def test_a_smaller_budget_never_gives_more(task: RenewalTask, hundreds: int) -> None:
    terms = task.catalogue.renewal.model_copy(update={"budget_a_year": hundreds * 100.0})
    config = task.catalogue.config.model_copy(update={"renewal": terms})
    catalogue = Catalogue(config, {})
    asked = RenewalTask(
        catalogue, task.owned, task.candidates, task.floor, task.duty, task.first_year
    )
    cuts = plan_renewal(asked).cuts
    assert [cut.budget_share for cut in cuts] == [1.0, 0.9, 0.75, 0.5, 0.0]
    for more, less in pairwise(cuts):
        assert more.holds or not less.holds
        if more.holds and less.holds:
            # Cuts are searched roughly: to half a per cent.
            assert more.total_cost <= less.total_cost + 0.005 * abs(less.total_cost) + 0.01
