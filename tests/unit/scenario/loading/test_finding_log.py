import pytest

from routing.errors import Finding, InputError
from routing.scenario.loading.finding_log import MOST_PER_CODE, FindingLog


def finding(row: int, file: str = "a.csv") -> Finding:
    return Finding("scenario.cell-empty", f"Row {row}.", file, row)


def test_findings_are_listed_by_file_and_row() -> None:
    log = FindingLog()
    log.extend([finding(9, "b.csv"), finding(3), finding(2, "b.csv"), finding(1)])
    assert [(f.file, f.row) for f in log.errors] == [
        ("b.csv", 2),
        ("b.csv", 9),
        ("a.csv", 1),
        ("a.csv", 3),
    ]


def test_beyond_the_cap_findings_of_a_code_are_counted() -> None:
    log = FindingLog()
    log.extend(finding(row) for row in range(MOST_PER_CODE + 7))
    log.add(finding(1, "b.csv"))
    assert len(log.errors) == MOST_PER_CODE + 2
    assert log.errors[-1].cause == "And 7 more of the same."
    assert log.errors[-1].code == "scenario.cell-empty"


def test_warnings_alone_do_not_stop_the_work() -> None:
    log = FindingLog()
    log.add(Finding("scenario.orders-empty", "None.", severity="warning"))
    log.raise_for_errors()
    log.add(finding(1))
    with pytest.raises(InputError) as caught:
        log.raise_for_errors()
    assert [f.severity for f in caught.value.findings] == ["error", "warning"]


def test_an_attempt_that_fails_leaves_its_findings() -> None:
    log = FindingLog()

    def fail() -> int:
        raise InputError([finding(1), finding(2)])

    assert log.attempt(fail) is None
    assert log.attempt(lambda: 5) == 5
    assert len(log.errors) == 2
