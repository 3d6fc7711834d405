"""Why an order is left out: a first reason, cheap and true."""

import pytest

from tests.helpers.counties import CountySketch, Goods, Hamlet, county
from tests.helpers.reason_cases import REASON_CASES, ReasonCase


@pytest.mark.parametrize("case", REASON_CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_the_reason_of_an_order_left_out_is_the_first_obstacle(case: ReasonCase) -> None:
    (unserved,) = county(case.sketch).plan().unserved
    assert unserved.reason == case.code
    assert case.detail in unserved.detail


def test_every_order_of_a_visit_left_out_is_listed_with_its_own_facts() -> None:
    made = county(
        CountySketch(
            villages={"A": Hamlet(at=10_000), "B": Hamlet(at=20_000)},
            orders={
                "a1": Goods(village="A"),
                "a2": Goods(village="A"),
                "b1": Goods(village="B", mandatory=True),
            },
        )
    )
    assert made.problem.visits.orders == (("a1", "a2"), ("b1",))
    rows = [(part.order, part.village, part.mandatory) for part in made.plan().unserved]
    assert rows == [("a1", "A", False), ("a2", "A", False), ("b1", "B", True)]
