"""Reading VROOM's JSON: what is wrong, what cannot be honoured, what is not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from pydantic_core import from_json

from routing.errors import Finding, InputError
from routing.problem.literature.text import LARGEST_FILE_BYTES
from routing.problem.vroom.schema import Job, Part, Vehicle, VroomInput
from routing.words import say

MOST_FINDINGS: Final = 50


def read_vroom(path: Path) -> tuple[VroomInput, list[Finding]]:
    """Read a file, and what was noticed in it.

    Raises
    ------
    InputError
        With every finding, if it is no such JSON or asks for what cannot be honoured.
    """
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            cause = say(
                "The file is larger than {most} bytes.",
                most=LARGEST_FILE_BYTES,
            )
            raise InputError([Finding("solve.broken-file", cause, path.name)])
        content = from_json(path.read_bytes(), allow_inf_nan=False)
        given = VroomInput.model_validate(content)
    except OSError as error:
        cause = say("The file cannot be read: {reason}.", reason=error.strerror)
        raise InputError([Finding("solve.broken-file", cause, path.name)]) from None
    except ValidationError as error:
        raise InputError(list(_wrong(error, path))) from None
    except ValueError as error:
        cause = say("It is not JSON: {error}.", error=error)
        raise InputError([Finding("solve.broken-file", cause, path.name)]) from None
    refused = list(_refused(given, path.name))
    if refused:
        raise InputError(refused)
    return given, list(_noticed(given, path.name))


def _wrong(error: ValidationError, path: Path) -> Iterator[Finding]:
    for detail in error.errors(include_url=False, include_context=False)[:MOST_FINDINGS]:
        field = ".".join(str(part)[:40] for part in detail["loc"])
        yield Finding("solve.broken-file", f"{detail['msg']}.", path.name, field=field)


def _refused(given: VroomInput, file: str) -> Iterator[Finding]:
    """What is understood and cannot be expressed."""

    def no(field: str, cause: str) -> Finding:
        return Finding("solve.not-supported", cause, file, field=field)

    if given.shipments:
        yield no("shipments", say("Shipments from one place to another cannot be planned."))
    for at, job in enumerate(given.jobs):
        if len(job.time_windows) > 1:
            yield no(f"jobs.{at}.time_windows", say("A job may have one time window only."))
        if job.amount and job.delivery:
            yield no(f"jobs.{at}.amount", say("Give delivery alone; amount is its old name."))
    for at, vehicle in enumerate(given.vehicles):
        if vehicle.breaks:
            yield no(f"vehicles.{at}.breaks", say("Breaks at given times cannot be planned."))
        yield from (no(f"vehicles.{at}.{name}", cause) for name, cause in _limits(given, vehicle))
    yield from _twice(given, file)


def _limits(given: VroomInput, vehicle: Vehicle) -> Iterator[tuple[str, str]]:
    """Limits on time and distance go with costs of the same kind: one length a way is kept."""
    costs = vehicle.costs
    tables = given.matrices.get(vehicle.profile)
    by_time = costs.per_km == 0 and (tables is None or tables.costs is None)
    by_distance = costs.per_hour == 0 and costs.per_km > 0
    if vehicle.max_travel_time is not None and not by_time:
        yield "max_travel_time", say("It can only be honoured where time alone is paid for.")
    if vehicle.max_distance is not None and not by_distance:
        yield "max_distance", say("It can only be honoured where distance alone is paid for.")


def _twice(given: VroomInput, file: str) -> Iterator[Finding]:
    jobs, vehicles = ([part.id for part in parts] for parts in (given.jobs, given.vehicles))
    for name, ids in (("jobs", jobs), ("vehicles", vehicles)):
        counts = Counter(ids)
        for at, number in enumerate(ids):
            if counts[number] > 1:
                cause = say("Id {id} stands twice.", id=number)
                yield Finding("solve.broken-file", cause, file, field=f"{name}.{at}.id")


def _noticed(given: VroomInput, file: str) -> Iterator[Finding]:
    parts: list[tuple[str, Part]] = [("", given)]
    parts += [(f"jobs.{at}.", job) for at, job in enumerate(given.jobs)]
    for at, vehicle in enumerate(given.vehicles):
        parts += [(f"vehicles.{at}.", vehicle), (f"vehicles.{at}.costs.", vehicle.costs)]
    unknown = [prefix + name for prefix, part in parts for name in (part.model_extra or {})]
    for field in unknown[:MOST_FINDINGS]:
        cause = say("{name} is not understood and has no effect.", name=field[:60])
        yield Finding("solve.unknown-key", cause, file, field=field[:80], severity="warning")
    if any(vehicle.steps for vehicle in given.vehicles):
        cause = say("Steps given to vehicles are not used: planning starts anew.")
        yield Finding("solve.unknown-key", cause, file, field="steps", severity="warning")
    if any(_waits_at_start(job, given) for job in given.jobs):
        cause = say("Setup at the very start of a vehicle is counted here; VROOM leaves it out.")
        yield Finding("solve.unknown-key", cause, file, field="setup", severity="warning")


def _waits_at_start(job: Job, given: VroomInput) -> bool:
    starts = {v.start_index for v in given.vehicles if v.start_index is not None}
    return job.setup > 0 and job.location_index in starts
