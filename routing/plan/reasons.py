"""Why an order is left out: a first, cheap reason that is true.

Each vehicle that may come is sent for the visit alone. The rules are asked one after the other
of the vehicles that passed those before, and the first that none of them passes is the reason.
If some vehicle passes all, the search found no place for the visit beside the others.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from routing.errors import Finding
from routing.plan.check_assignment import check_route
from routing.plan.context import PlanContext
from routing.plan.schedule import schedule_route
from routing.problem.assignment import Route, Trip
from routing.problem.model import UNREACHABLE
from routing.words import say


@dataclass(frozen=True, slots=True)
class Reason:
    """A code of the plan catalogue and a sentence with figures."""

    code: str
    detail: str


# What keeps a route of this visit alone from being driven, the more hopeful the later.
_OBSTACLES: Final = {
    "plan.range-exceeded": "plan.range-too-short",
    "plan.window-missed": "plan.window-too-early",
    "plan.outlet-closed": "plan.outlet-hours-too-short",
    "plan.shift-exceeded": "plan.shift-too-short",
    "plan.duty-too-long": "plan.shift-too-short",
}


def _hope(finding: Finding) -> int:
    return list(_OBSTACLES).index(finding.code)


def _kg(grams: int) -> str:
    return say("{value} kg", value=f"{grams / 1000:,.1f}")


def _m3(litres: int) -> str:
    return say("{value} m³", value=f"{litres / 1000:,.2f}")


def _vehicles(count: int) -> str:
    return say("1 vehicle") if count == 1 else say("{count} vehicles", count=count)


@dataclass(frozen=True)
class Reasons:
    """Answers why a visit is left out; what all visits share is worked out once."""

    context: PlanContext

    def of(self, visit: int) -> Reason:
        """The reason of a visit that no route makes."""
        problem = self.context.problem
        allowed = [
            vehicle
            for vehicle in range(len(problem.vehicles))
            if problem.access[problem.visits.access[visit], vehicle]
        ]
        carriers = [vehicle for vehicle in allowed if self._lacking(visit, vehicle) is None]
        return (
            self._empty_window(visit)
            or self._no_road(visit)
            or self._nobody_allowed(visit, allowed)
            or self._too_much(visit, allowed, carriers)
            or self._alone(visit, carriers)
        )

    def _empty_window(self, visit: int) -> Reason | None:
        visits = self.context.problem.visits
        opens_s, closes_s = int(visits.opens_s[visit]), int(visits.closes_s[visit])
        if opens_s <= closes_s:
            return None
        detail = say(
            "It may begin from {opens_s} on and until {closes_s} only.",
            opens_s=_clock(opens_s),
            closes_s=_clock(closes_s),
        )
        return Reason("plan.window-empty", detail)

    # Roads

    @cached_property
    def _profiles(self) -> list[int]:
        types, used = self.context.problem.types, self.context.problem.vehicles.type
        return sorted({int(types.profile[kind]) for kind in used})

    def _joined(self, visit: int, profile: int) -> bool:
        """Whether this kind of vehicle can drive from some outlet to the visit and back."""
        problem = self.context.problem
        there, depots = problem.visits.location[visit], problem.depots.location
        outward = problem.matrices.duration_s[profile][depots, there]
        back = problem.matrices.duration_s[profile][there, depots]
        return bool((outward < UNREACHABLE).any() and (back < UNREACHABLE).any())

    def _no_road(self, visit: int) -> Reason | None:
        if any(self._joined(visit, profile) for profile in self._profiles):
            return None
        limit_m = self.context.scenario.config.rules.snap_limit_m
        off_m = self.context.off_road_m.get(self.context.village_of(visit), 0.0)
        if limit_m < off_m < math.inf:
            cause = say(
                "The nearest road is {off_m} m away; the limit is {limit_m} m.",
                off_m=f"{off_m:,.0f}",
                limit_m=f"{limit_m:,.0f}",
            )
            return Reason("plan.off-road", cause)
        outlets = len(self.context.problem.depots.ids)
        cause = say("No road joins it to any of the {outlets} outlets and back.", outlets=outlets)
        return Reason("plan.no-road", cause)

    # Vehicles

    def _nobody_allowed(self, visit: int, allowed: list[int]) -> Reason | None:
        if allowed:
            return None
        village = self.context.village_of(visit)
        access = next(v.access for v in self.context.scenario.villages if v.id == village)
        pairs = [p for p in self.context.scenario.config.rules.pairs if p.village == village]
        paired = sorted({vehicle for pair in pairs for vehicle in pair.vehicles})
        who = say("profiles {names}", names=", ".join(access)) if access else say("every profile")
        also = say(", and of these only {names}", names=", ".join(paired)) if paired else ""
        fleet = _vehicles(len(self.context.problem.vehicles))
        detail = say(
            "It may be served by {who}{also}; none of {fleet} is such.",
            who=who,
            also=also,
            fleet=fleet,
        )
        return Reason("plan.no-vehicle-allowed", detail)

    def _needs(self, visit: int) -> tuple[int, int]:
        """Grams and litres that the visit needs at least, down or up."""
        visits = self.context.problem.visits
        down, up = visits.deliver[visit].tolist(), visits.collect[visit].tolist()
        return max(down[0], up[0]), max(down[1], up[1])

    def _offers(self, vehicle: int) -> tuple[int, int]:
        problem = self.context.problem
        grams, litres = problem.types.capacity[problem.vehicles.type[vehicle]].tolist()
        return grams, litres

    def _lacking(self, visit: int, vehicle: int) -> str | None:
        needs, offers = self._needs(visit), self._offers(vehicle)
        if needs[0] > offers[0]:
            return "plan.too-heavy"
        return "plan.too-large" if needs[1] > offers[1] else None

    def _too_much(self, visit: int, allowed: list[int], carriers: list[int]) -> Reason | None:
        if carriers:
            return None
        (grams, litres), count = self._needs(visit), _vehicles(len(allowed))
        bearing = [v for v in allowed if self._lacking(visit, v) == "plan.too-large"]
        if not bearing:
            most = _kg(max(self._offers(vehicle)[0] for vehicle in allowed))
            detail = say(
                "It weighs {weight}; of {count} that may come the largest bears {most}.",
                weight=_kg(grams),
                count=count,
                most=most,
            )
            return Reason("plan.too-heavy", detail)
        most = _m3(max(self._offers(vehicle)[1] for vehicle in bearing))
        detail = say(
            "It takes {volume}; of {count} that can bear it the ",
            volume=_m3(litres),
            count=_vehicles(len(bearing)),
        )
        return Reason(
            "plan.too-large", say("{detail}largest holds {most}.", detail=detail, most=most)
        )

    # The visit alone

    def _alone(self, visit: int, carriers: list[int]) -> Reason:
        problem, count = self.context.problem, _vehicles(len(carriers))
        profiles = problem.types.profile[problem.vehicles.type[carriers]]
        driving = [
            vehicle
            for vehicle, profile in zip(carriers, profiles.tolist(), strict=True)
            if self._joined(visit, profile)
        ]
        if not driving:
            names = sorted({problem.matrices.profiles[profile] for profile in profiles})
            detail = say(
                "{count} may come and can carry it, but no road for {names} leads ",
                count=count,
                names=", ".join(names),
            )
            return Reason("plan.no-road-for-vehicle", say("{detail}there and back.", detail=detail))
        return self._best_of(
            route
            for vehicle in self._distinct(driving, visit)
            for route in self._routes(visit, vehicle)
        ) or self._nowhere_to_halt(visit, len(driving))

    def _nowhere_to_halt(self, visit: int, vehicles: int) -> Reason:
        ids = self.context.problem.depots.ids
        places = " or ".join(ids[depot] for depot in self._sources(visit)) or say("no outlet")
        detail = say(
            "Its goods pass through {places}, where none of {vehicles} that could ",
            places=places,
            vehicles=_vehicles(vehicles),
        )
        return Reason(
            "plan.no-vehicle-for-outlet", say("{detail}serve it can halt.", detail=detail)
        )

    def _distinct(self, vehicles: list[int], visit: int) -> list[int]:
        """One vehicle of each type and base, those that stand where its goods are first."""
        units, sources = self.context.problem.vehicles, self._sources(visit)
        first: dict[tuple[int, int], int] = {}
        for vehicle in vehicles:
            first.setdefault((int(units.type[vehicle]), int(units.base[vehicle])), vehicle)
        return sorted(first.values(), key=lambda vehicle: int(units.base[vehicle]) not in sources)

    def _sources(self, visit: int) -> list[int]:
        problem = self.context.problem
        allowed = problem.sources[problem.visits.sources[visit]]
        return [depot for depot in range(len(problem.depots.ids)) if allowed[depot]]

    def _routes(self, visit: int, vehicle: int) -> Iterator[Route]:
        """Every sensible way in which a vehicle may make the visit alone, where roads allow."""
        problem, sources = self.context.problem, self._sources(visit)
        base = int(problem.vehicles.base[vehicle])
        loading = sources if problem.visits.deliver[visit].any() else [base]
        unloads_at_base = base in sources or not problem.visits.collect[visit].any()
        tails: list[tuple[Trip, ...]] = (
            [()] if unloads_at_base else [(Trip(s, ()),) for s in sources]
        )
        for depot in loading:
            for tail in tails:
                route = Route(vehicle, (Trip(depot, (visit,)), *tail))
                if self._can_be_driven(route):
                    yield route

    def _can_be_driven(self, route: Route) -> bool:
        timed = schedule_route(self.context.problem, route)
        return all(halt.leg_s < UNREACHABLE for halt in timed.halts)

    def _best_of(self, routes: Iterator[Route]) -> Reason | None:
        """Full fleet if one of the routes breaks no rule, else what the most hopeful one breaks."""
        problem = self.context.problem
        best: tuple[int, str] | None = None
        for route in routes:
            found = min(check_route(problem, route), key=_hope, default=None)
            if found is None:
                return self._full(route)
            if best is None or _hope(found) > best[0]:
                name = problem.vehicles.ids[route.vehicle]
                detail = say(
                    "Vehicle {name}, sent for it alone, comes closest: {cause}",
                    name=name,
                    cause=found.cause,
                )
                best = _hope(found), detail
        return None if best is None else Reason(list(_OBSTACLES.values())[best[0]], best[1])

    def _full(self, route: Route) -> Reason:
        timed = schedule_route(self.context.problem, route)
        name = self.context.problem.vehicles.ids[route.vehicle]
        detail = say(
            "Vehicle {name} could serve it alone ({distance_m} km, {duty_s} h), "
            "but the search found no place for it.",
            name=name,
            distance_m=f"{timed.distance_m / 1000:,.1f}",
            duty_s=f"{timed.duty_s / 3600:,.1f}",
        )
        return Reason("plan.fleet-full", detail)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"
