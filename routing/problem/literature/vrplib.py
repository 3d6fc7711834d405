"""VRPLIB files, with the sections that PyVRP added for fleets, depots, prizes and trips.

https://pyvrp.org documents the sections; what stands in a file and is not understood is
reported, what cannot be honoured is refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np

from routing.errors import Finding, InputError
from routing.problem.literature.assemble import Figures, Fleet, Literature, assemble
from routing.problem.literature.conventions import Convention, convention_of
from routing.problem.literature.edges import distances_of
from routing.problem.literature.sections import Sections, take_apart
from routing.problem.literature.text import broken
from routing.problem.model import NO_LIMIT, UNREACHABLE, BoolArray, FloatArray, IntArray
from routing.words import say

MOST_PLACES: Final = 100_000
MOST_VEHICLES: Final = 100_000
UNBOUNDED: Final = 1e13
"""An amount that is no limit, whatever the scale."""

RATE_DIVISOR: Final = 100
"""Fixed and unit costs of heterogeneous fleets stand times 100 in their files."""

HEADERS: Final = frozenset(
    (
        "NAME",
        "COMMENT",
        "TYPE",
        "DIMENSION",
        "VEHICLES",
        "CAPACITY",
        "SERVICE_TIME",
        "EDGE_WEIGHT_TYPE",
        "EDGE_WEIGHT_FORMAT",
        "NODE_COORD_TYPE",
        "DISPLAY_DATA_TYPE",
        "VEHICLES_MAX_DURATION",
        "VEHICLES_MAX_DISTANCE",
        "VEHICLES_MAX_RELOADS",
    )
)
SECTIONS: Final = frozenset(
    (
        "NODE_COORD_SECTION",
        "EDGE_WEIGHT_SECTION",
        "DEMAND_SECTION",
        "LINEHAUL_SECTION",
        "BACKHAUL_SECTION",
        "DEPOT_SECTION",
        "TIME_WINDOW_SECTION",
        "SERVICE_TIME_SECTION",
        "RELEASE_TIME_SECTION",
        "PRIZE_SECTION",
        "CAPACITY_SECTION",
        "VEHICLES_DEPOT_SECTION",
        "VEHICLES_RELOAD_DEPOT_SECTION",
        "VEHICLES_FIXED_COST_SECTION",
        "VEHICLES_UNIT_DISTANCE_COST_SECTION",
        "VEHICLES_MAX_DURATION_SECTION",
        "VEHICLES_MAX_DISTANCE_SECTION",
        "VEHICLES_ALLOWED_CLIENTS_SECTION",
        "DISPLAY_DATA_SECTION",
    )
)
REFUSED: Final = frozenset(("MUTUALLY_EXCLUSIVE_GROUP_SECTION", "PICKUP_AND_DELIVERY_SECTION"))


def read_vrplib(path: Path, convention: Convention | None = None) -> Literature:
    """Read a VRPLIB file.

    Parameters
    ----------
    path
        The file.
    convention
        How lengths and times become integers; None: as files of its TYPE customarily do.

    Raises
    ------
    InputError
        If the file is broken or holds what cannot be honoured.
    """
    file = take_apart(path)
    _refuse(file)
    kind = file.text("TYPE")
    windows = "TIME_WINDOW_SECTION" in file.sections
    convention = convention or convention_of(kind, has_windows=windows)
    figures = _figures(file, convention)
    if kind.upper() == "VRPB":
        _forbid_early_backhauls(figures)
    numbers = np.arange(figures.depots, len(figures.deliver), dtype=np.int64)
    return Literature(assemble(figures), convention, tuple(_unknown(file)), numbers)


def _unknown(file: Sections) -> list[Finding]:
    names = [(name, row) for name, (_, row) in file.headers.items() if name not in HEADERS]
    names += [(n, s.begins) for n, s in file.sections.items() if n not in SECTIONS]
    return [
        Finding(
            code="problem.unknown-literature-section",
            cause=say("{name} is not understood and has no effect.", name=name[:60]),
            file=file.path.name,
            row=row,
            severity="warning",
        )
        for name, row in names
    ]


def _refuse(file: Sections) -> None:
    refused = sorted(REFUSED.intersection(file.sections))
    if refused:
        cause = say("The file holds {names}, which cannot be honoured.", names=", ".join(refused))
        raise InputError(
            [
                Finding(
                    code="problem.unsupported-literature-section", cause=cause, file=file.path.name
                )
            ]
        )


def _places(file: Sections) -> int:
    count = file.number("DIMENSION")
    if count is None or count != int(count) or not 1 <= count <= MOST_PLACES:
        broken(
            file.path,
            say("DIMENSION must be a whole number from 1 to {most}.", most=MOST_PLACES),
        )
    return int(count)


def _depot_count(file: Sections, places: int) -> int:
    """Depots stand first in the file, numbered from 1."""
    if "DEPOT_SECTION" not in file.sections:
        return 1
    numbers = [int(value) for value in file.flat("DEPOT_SECTION") if value >= 0]
    if not numbers or numbers != list(range(1, len(numbers) + 1)) or len(numbers) > places:
        begins = file.sections["DEPOT_SECTION"].begins
        broken(file.path, say("Depots must be the first places of the file, from 1 on."), begins)
    return len(numbers)


def _table(file: Sections, name: str, rows: int, width: int | None = None) -> FloatArray:
    """The rows of a section by their leading numbers 1..rows, without those."""
    section = file.sections[name]
    found = sorted(section.rows, key=lambda row: row[0])
    if len(found) != rows or any(row[0] != at for at, row in enumerate(found, 1)):
        broken(
            file.path,
            say("{name} must have one row each from 1 to {rows}.", name=name, rows=rows),
            section.begins,
        )
    width = width or len(found[0]) - 1
    if width < 1 or any(len(row) != width + 1 for row in found):
        broken(file.path, say("Rows of {name} differ in length.", name=name), section.begins)
    return np.array([row[1:] for row in found], np.float64)


def _amounts(file: Sections, names: tuple[str, ...], places: int) -> IntArray:
    """Whole, non-negative amounts for each place; zeros where no such section stands."""
    for name in names:
        if name in file.sections:
            table = _table(file, name, places)
            if (table < 0).any() or (table != np.floor(table)).any():
                begins = file.sections[name].begins
                broken(
                    file.path, say("{name} must hold whole numbers from 0 on.", name=name), begins
                )
            return table.astype(np.int64)
    return np.zeros((places, 1), np.int64)


def _scaled(file: Sections, name: str, places: int, convention: Convention) -> IntArray | None:
    """One scaled amount for each place."""
    if name not in file.sections:
        return None
    return scaled(_table(file, name, places, 1)[:, 0], convention)


def scaled(amounts: FloatArray, convention: Convention) -> IntArray:
    """Amounts as the problem counts them; what is beyond all bounds is no limit."""
    values = np.floor(
        np.clip(amounts, -UNBOUNDED, UNBOUNDED) * convention.scale + convention.offset
    )
    return np.minimum(values, float(NO_LIMIT)).astype(np.int64)


def _windows(
    file: Sections, places: int, convention: Convention
) -> tuple[IntArray | None, IntArray | None]:
    if "TIME_WINDOW_SECTION" not in file.sections:
        return None, None
    table = _table(file, "TIME_WINDOW_SECTION", places, 2)
    return scaled(table[:, 0], convention), scaled(table[:, 1], convention)


def _service(file: Sections, places: int, depots: int, convention: Convention) -> IntArray | None:
    one = file.number("SERVICE_TIME")
    if one is None:
        return _scaled(file, "SERVICE_TIME_SECTION", places, convention)
    service = np.full(places, convention.integer(one), np.int64)
    service[:depots] = 0
    return service


def _figures(file: Sections, convention: Convention) -> Figures:
    places = _places(file)
    depots = _depot_count(file, places)
    deliver = _amounts(file, ("DEMAND_SECTION", "LINEHAUL_SECTION"), places)
    collect = _amounts(file, ("BACKHAUL_SECTION",), places)
    if collect.shape[1] != deliver.shape[1]:
        collect = np.zeros_like(deliver) if not collect.any() else collect
        deliver = np.zeros_like(collect) if not deliver.any() else deliver
    if collect.shape != deliver.shape:
        broken(file.path, say("Demands and backhauls differ in their number of columns."))
    opens, closes = _windows(file, places, convention)
    coordinates, planar, matrix = distances_of(file, places, convention)
    figures = Figures(
        name=file.text("NAME", file.path.stem),
        depots=depots,
        coordinates=coordinates,
        vehicles=[],
        deliver=deliver,
        collect=collect,
        planar=planar,
        matrix=matrix,
        opens_s=opens,
        closes_s=closes,
        service_s=_service(file, places, depots, convention),
        release_s=_scaled(file, "RELEASE_TIME_SECTION", places, convention),
        prize=_scaled(file, "PRIZE_SECTION", places, convention),
        resources=tuple(f"load{at}" if at else "load" for at in range(deliver.shape[1])),
    )
    figures.vehicles = _vehicles(file, figures, convention)
    figures.access = _allowed(file, figures)
    return figures


def _vehicle_count(file: Sections, visits: int) -> int:
    """As many as the file says; without a word the fleet is unlimited: one for each visit."""
    count = file.number("VEHICLES")
    if count is None:
        return max(1, visits)
    if count != int(count) or not 1 <= count <= MOST_VEHICLES:
        broken(
            file.path,
            say(
                "VEHICLES must be a whole number from 1 to {most}.",
                most=MOST_VEHICLES,
            ),
        )
    return int(count)


def _per_vehicle(file: Sections, name: str, count: int, default: float) -> FloatArray:
    """One figure a vehicle, from a section or from a header of the same meaning."""
    if f"{name}_SECTION" in file.sections:
        return _table(file, f"{name}_SECTION", count, 1)[:, 0]
    one = file.number(name)
    return np.full(count, default if one is None else one)


def _trips(file: Sections, figures: Figures, count: int) -> IntArray:
    """How many trips each vehicle may make: reloading is possible where a depot is named."""
    name = "VEHICLES_RELOAD_DEPOT_SECTION"
    if name not in file.sections:
        return np.ones(count, np.int64)
    rows = sorted(file.sections[name].rows)
    everywhere = set(range(1, figures.depots + 1))
    if len(rows) != count or any(set(row[1:]) not in ({*everywhere}, set()) for row in rows):
        cause = say("{name} must name every depot or none, for each vehicle.", name=name)
        broken(file.path, cause, file.sections[name].begins)
    reloads = file.number("VEHICLES_MAX_RELOADS")
    visits = len(figures.deliver) - figures.depots
    most = visits if reloads is None else int(min(max(reloads, 0), visits))
    return np.array([1 + most if len(row) > 1 else 1 for row in rows], np.int64)


def _vehicles(file: Sections, figures: Figures, convention: Convention) -> list[Fleet]:
    count = _vehicle_count(file, len(figures.deliver) - figures.depots)
    resources = figures.deliver.shape[1]
    if "CAPACITY_SECTION" in file.sections:
        capacity = _table(file, "CAPACITY_SECTION", count, resources).astype(np.int64)
    else:
        one = file.number("CAPACITY")
        capacity = np.full((count, resources), NO_LIMIT if one is None else int(one), np.int64)
    bases = _per_vehicle(file, "VEHICLES_DEPOT", count, 1.0).astype(np.int64) - 1
    if (bases < 0).any() or (bases >= figures.depots).any():
        broken(file.path, say("VEHICLES_DEPOT_SECTION names a place that is no depot."))
    fixed = _per_vehicle(file, "VEHICLES_FIXED_COST", count, 0.0)
    rate = _per_vehicle(file, "VEHICLES_UNIT_DISTANCE_COST", count, RATE_DIVISOR)
    duty = _per_vehicle(file, "VEHICLES_MAX_DURATION", count, UNBOUNDED)
    reach = _per_vehicle(file, "VEHICLES_MAX_DISTANCE", count, UNBOUNDED)
    trips = _trips(file, figures, count)
    return [
        Fleet(
            capacity=tuple(capacity[at].tolist()),
            base=int(bases[at]),
            fixed_cost=round(convention.scale * fixed[at] / RATE_DIVISOR),
            cost_per_km=round(1000 * rate[at] / RATE_DIVISOR),
            longest_duty_s=int(scaled(duty[at : at + 1], convention)[0]),
            range_m=int(scaled(reach[at : at + 1], convention)[0]),
            max_trips=int(trips[at]),
        )
        for at in range(count)
    ]


def _allowed(file: Sections, figures: Figures) -> BoolArray | None:
    """(V, K) who may visit whom, where the file restricts it."""
    name = "VEHICLES_ALLOWED_CLIENTS_SECTION"
    if name not in file.sections:
        return None
    places = len(figures.deliver)
    rows = sorted(file.sections[name].rows)
    if len(rows) != len(figures.vehicles):
        broken(
            file.path,
            say("{name} must have one row a vehicle.", name=name),
            file.sections[name].begins,
        )
    allowed = np.zeros((places, len(rows)), np.bool_)
    for vehicle, row in enumerate(rows):
        chosen = np.array(row[1:], np.int64) - 1
        if (chosen < 0).any() or (chosen >= places).any():
            broken(
                file.path,
                say("{name} names an unknown place.", name=name),
                file.sections[name].begins,
            )
        allowed[chosen, vehicle] = True
    return allowed[figures.depots :]


def _forbid_early_backhauls(figures: Figures) -> None:
    """Backhauls follow linehauls: no way leads from a depot to one, nor from one to a linehaul."""
    matrix = figures.matrix
    if matrix is None:
        planar = figures.planar
        if planar is None:
            return
        x, y = planar.x, planar.y
        gap = np.hypot(x[:, None] - x, y[:, None] - y)
        matrix = np.floor(planar.scale * gap + planar.offset).astype(np.int32)
    back = np.asarray(figures.collect.any(axis=1), np.bool_)
    line = np.asarray(figures.deliver.any(axis=1), np.bool_) & ~back
    depots = np.arange(len(back)) < figures.depots
    matrix = matrix.copy()
    matrix[np.ix_(depots, back)] = UNREACHABLE
    matrix[np.ix_(back, line)] = UNREACHABLE
    figures.matrix, figures.planar = matrix, None
