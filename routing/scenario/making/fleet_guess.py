"""A fleet that suits the work of a county's outlets, for scenarios that bring none.

Each outlet gets the cheapest team whose hours and loads fit a day's work with some room to
spare. How long a round takes is guessed: the best tour through random points is about 1.4
times the sum of distances to the nearest neighbour [1]_, and rural roads go about 1.6 times as
far as a straight line.

.. [1] J. Beardwood, J. H. Halton, J. M. Hammersley (1959). The shortest path through many
   points. Mathematical Proceedings of the Cambridge Philosophical Society 55(4).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.spatial import KDTree

from routing.scenario.making.demand import SERVICE_PER_PIECE_S, SERVICE_PER_STOP_MIN
from routing.scenario.making.plane import plane_around
from routing.scenario.making.vehicle_menu import KINDS, REGULAR_H
from routing.scenario.model import Order, Outlet, Vehicle, Village

Team = tuple[str, ...]

_TOUR_PER_GAP: Final = 1.4
_DETOUR: Final = 1.6
_ROOM: Final = 0.85  # share of hours and loads that may be planned
_SMALL_TEAMS: Final[tuple[Team, ...]] = (
    ("motorcycle",),
    ("three_wheeler",),
    ("van",),
    ("van", "three_wheeler"),
)
_LARGEST_TEAM: Final = 400
_VILLAGES_PER_RESERVE: Final = 60
_OLDEST_DAYS: Final = 12 * 365


@dataclass(frozen=True, slots=True)
class Workload:
    """A day's work out of an outlet.

    ``largest`` and ``total`` are kilograms and cubic metres: of the largest order, and of the
    larger of all deliveries and all collections. ``gaps_km`` adds up the straight lines from
    each stop to its nearest neighbour, ``far_km`` is the mean straight line to the outlet.
    """

    stops: int
    pieces: int
    largest: tuple[float, float]
    total: tuple[float, float]
    gaps_km: float
    far_km: float

    def hours(self, team: Sequence[str]) -> float:
        """Hours on duty, all vehicles of the team together."""
        service_h = (
            self.stops * SERVICE_PER_STOP_MIN / 60 + self.pieces * SERVICE_PER_PIECE_S / 3600
        )
        tour_km = _DETOUR * (_TOUR_PER_GAP * self.gaps_km + 2 * self.far_km * self.trips(team))
        speed_kph = float(np.mean([KINDS[kind].speed_kph for kind in team]))
        return service_h + tour_km / speed_kph

    def trips(self, team: Sequence[str]) -> int:
        """Rounds that the loads take, at least one for every vehicle."""
        weight_kg, volume_m3 = _room(team)
        rounds = max(self.total[0] / weight_kg, self.total[1] / volume_m3) / _ROOM
        return max(1, int(np.ceil(rounds))) * len(team)

    def fits(self, team: Sequence[str]) -> bool:
        """Whether the team can do it in regular hours with room to spare."""
        longest_trips = min(KINDS[kind].max_trips for kind in team) * len(team)
        holds = any(
            self.largest[0] <= KINDS[kind].weight_kg and self.largest[1] <= KINDS[kind].volume_m3
            for kind in team
        )
        in_time = self.hours(team) <= _ROOM * REGULAR_H * len(team)
        return holds and in_time and self.trips(team) <= longest_trips


def guess_fleet(
    rng: np.random.Generator,
    outlets: Sequence[Outlet],
    villages: Sequence[Village],
    orders: Mapping[dt.date, Sequence[Order]],
    vehicles: int | None,
) -> tuple[tuple[Vehicle, ...], bool]:
    """A fleet for the busiest of some days.

    Parameters
    ----------
    rng
        Of the vehicles' ages.
    outlets, villages, orders
        The county; ages are counted back from the first date.
    vehicles
        How many, or None for as many as the work asks for.

    Returns
    -------
    tuple of Vehicle
        By base, in the order of the outlets.
    bool
        Whether every township with villages has a vehicle of its own.
    """
    busiest = max(orders.values(), key=len)
    work = _workloads(outlets, villages, busiest)
    teams = {outlet: _cheapest_team(load) for outlet, load in work.items()}
    centre = next(outlet.id for outlet in outlets if outlet.kind == "county_centre")
    _add_reserve(teams, centre, len(villages))
    if vehicles is not None:
        _resize(teams, work, centre, vehicles)
    everywhere = all(teams.get(village.outlet) for village in villages)
    return _number(rng, outlets, teams, min(orders)), everywhere


def _room(team: Iterable[str]) -> tuple[float, float]:
    """What a team carries at once: kilograms and cubic metres."""
    kinds = [KINDS[kind] for kind in team]
    return sum(kind.weight_kg for kind in kinds), sum(kind.volume_m3 for kind in kinds)


def _workloads(
    outlets: Sequence[Outlet], villages: Sequence[Village], orders: Iterable[Order]
) -> dict[str, Workload]:
    """Work of each outlet that serves any village."""
    by_village: dict[str, list[Order]] = {}
    for order in orders:
        by_village.setdefault(order.village, []).append(order)
    due: dict[str, list[Village]] = {}
    for village in villages:
        stops = due.setdefault(village.outlet, [])
        if village.id in by_village:
            stops.append(village)
    return {
        outlet.id: _workload(outlet, due[outlet.id], by_village)
        for outlet in outlets
        if outlet.id in due
    }


def _workload(
    outlet: Outlet, due: Sequence[Village], by_village: Mapping[str, Sequence[Order]]
) -> Workload:
    """Work of one outlet."""
    orders = [order for village in due for order in by_village[village.id]]
    sizes = np.array([(order.weight_kg, order.volume_m3) for order in orders]).reshape(-1, 2)
    delivers = np.array([order.kind == "deliver" for order in orders], dtype=np.bool_)
    total = np.maximum(sizes[delivers].sum(axis=0), sizes[~delivers].sum(axis=0))
    largest = sizes.max(axis=0, initial=0.0)
    gaps_km, far_km = _distances(outlet, due)
    return Workload(
        len(due),
        sum(order.pieces for order in orders),
        (float(largest[0]), float(largest[1])),
        (float(total[0]), float(total[1])),
        gaps_km,
        far_km,
    )


def _distances(outlet: Outlet, due: Sequence[Village]) -> tuple[float, float]:
    """Kilometres between neighbours added up, and on average from the outlet."""
    if not due:
        return 0.0, 0.0
    lon, lat = [village.lon for village in due], [village.lat for village in due]
    plane = plane_around(lon, lat)
    points = plane.km(lon, lat)
    far = points - plane.km([outlet.lon], [outlet.lat])
    gaps, _ = KDTree(points).query(points, k=2)
    gaps_km = float(np.asarray(gaps)[:, 1].sum()) if len(due) > 1 else 0.0
    return gaps_km, float(np.hypot(far[:, 0], far[:, 1]).mean())


def _cheapest_team(load: Workload) -> Team:
    """The first team that fits, from a motorcycle upwards; a light truck for what is heavy."""
    teams = list(_SMALL_TEAMS)
    teams += [("van",) * count for count in range(2, _LARGEST_TEAM)]
    heavy = [("light_truck", *team) for team in teams]
    return next(filter(load.fits, teams), next(filter(load.fits, heavy), heavy[-1]))


def _add_reserve(teams: dict[str, Team], centre: str, villages: int) -> None:
    """Vehicles at the county centre for the days on which an outlet has too much to do."""
    spare = ("light_truck", *("van",) * (villages // _VILLAGES_PER_RESERVE))
    teams[centre] = (*teams.get(centre, ()), *spare)


def _resize(
    teams: dict[str, Team], work: Mapping[str, Workload], centre: str, vehicles: int
) -> None:
    """Add vans where there is most to do, or take away where there is least, to the number."""

    def hours_each(outlet: str, more: int) -> float:
        team = teams[outlet]
        load = work.get(outlet)
        count = len(team) + more
        return load.hours(team) / count if load and team and count else 0.0

    while sum(map(len, teams.values())) < vehicles:
        busiest = max(teams, key=lambda outlet: hours_each(outlet, 0))
        teams[busiest] = (*teams[busiest], "van")
    while sum(map(len, teams.values())) > vehicles:
        # The centre keeps one to the end: it can reach every township.
        able = [outlet for outlet, team in teams.items() if len(team) > (outlet == centre)]
        idlest = min(able, key=lambda outlet: hours_each(outlet, -1))
        teams[idlest] = teams[idlest][:-1]


def _number(
    rng: np.random.Generator, outlets: Sequence[Outlet], teams: Mapping[str, Team], date: dt.date
) -> tuple[Vehicle, ...]:
    """The teams as vehicles with ids and ages."""
    fleet = []
    count: Counter[str] = Counter()
    for outlet in outlets:
        for kind in teams.get(outlet.id, ()):
            count[kind] += 1
            since = date - dt.timedelta(days=int(rng.integers(30, _OLDEST_DAYS)))
            fleet.append(Vehicle(f"{kind}-{count[kind]:03d}", kind, outlet.id, since))
    return tuple(fleet)
