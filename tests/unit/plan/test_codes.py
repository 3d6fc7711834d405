"""Every code of the plan catalogue can be provoked, and a test does so."""

from routing.codes.plan import CODES
from tests.helpers.assignment_faults import ASSIGNMENT_FAULTS
from tests.helpers.plan_faults import FAULTS
from tests.helpers.plan_files import BAD_FILES
from tests.helpers.reason_cases import REASON_CASES

# Each table is the parameter list of a test that requires exactly its codes.
PROVOKED = {
    *(fault.code for fault in ASSIGNMENT_FAULTS),
    *(fault.code for fault in FAULTS),
    *(bad.code for bad in BAD_FILES),
    *(case.code for case in REASON_CASES),
}
ELSEWHERE = {
    "plan.route-figures-differ",  # test_check_plan: every figure of a route
    "plan.cannot-write",  # test_files
}


def test_every_code_of_the_plan_catalogue_can_be_provoked() -> None:
    assert set(CODES) == PROVOKED | ELSEWHERE
