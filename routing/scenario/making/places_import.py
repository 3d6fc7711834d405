"""A scenario from a table of places; its roads are estimated later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from routing.errors import Finding, InputError
from routing.scenario.fields import clean
from routing.scenario.making.assemble import (
    CLOSES_S,
    OPENS_S,
    OUTLET_CLOSES_S,
    OUTLET_OPENS_S,
    County,
    assemble,
)
from routing.scenario.making.draft import MakingOptions, ScenarioDraft, Skipped
from routing.scenario.making.outlet_choice import VILLAGE, Candidates, choose_outlets, nearest
from routing.scenario.making.outliers import FloatArray, misplaced_outlets, misplaced_villages
from routing.scenario.making.places_table import PlaceRow, PlacesTable, read_places
from routing.scenario.making.plane import Plane, plane_around
from routing.scenario.model import Outlet, Village
from routing.scenario.schema import Crs
from routing.words import say

LARGEST_DEMAND: Final = 50_000
MOST_OUTLETS: Final = 1_000
_MEDIAN_PEOPLE: Final = 1_000
_SPREAD: Final = 0.55


@dataclass(frozen=True, slots=True)
class PlacesOptions(MakingOptions):
    """How to read the table.

    Attributes
    ----------
    crs
        Of its coordinates; None goes by the header and otherwise takes GCJ-02.
    """

    crs: Crs | None = None


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Places by what becomes of them: outlets (the centre first), villages, and the rest."""

    outlets: tuple[PlaceRow, ...]
    villages: tuple[PlaceRow, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    plane: Plane

    def points(self, places: Sequence[PlaceRow]) -> FloatArray:
        """Kilometres on the plane, (n, 2)."""
        return self.plane.km([place.lon for place in places], [place.lat for place in places])


def draft_from_places(path: Path, options: PlacesOptions) -> ScenarioDraft:
    """Make a scenario of a table of places.

    Counties and townships become outlets, villages belong to the township that the table
    names, or else to the nearest. Rows without coordinates, and villages that lie where they
    cannot be, are left out and listed.

    Parameters
    ----------
    path
        A ``.csv`` or ``.xlsx`` file: see :func:`routing.scenario.making.places_table.read_places`.
    options
        Seed, dates, fleet, crs.

    Raises
    ------
    InputError
        If the file cannot be read, lacks a column, or places no village.
    """
    rng = np.random.default_rng([options.seed, 0])
    table = read_places(path, options.crs)
    places = _sort(table, path, options)
    villages, drawn = _villages(rng, places)
    title = next((place.name for place in table.rows if place.level == "county"), path.stem)
    county = County(
        name=title,
        outlets=_outlets(places),
        villages=villages,
        notes=(*_notes(path, table, places), *_people_notes(drawn, options)),
        skipped=tuple(sorted(places.skipped, key=lambda one: one.row or 0)),
    )
    return assemble(rng, county, options)


def _sort(table: PlacesTable, path: Path, options: PlacesOptions) -> _Sorted:
    """Tell outlets from villages, and leave out what cannot be used."""
    placed = [place for place in table.rows if place.is_placed]
    villages = [place for place in placed if place.level == "village"]
    if not villages:
        cause = say(
            "{name} holds no village with coordinates among {count} places.",
            name=path.name,
            count=len(table.rows),
        )
        raise InputError([Finding("making.no-settlement", cause, file=path.name)])
    if len(placed) - len(villages) > MOST_OUTLETS:
        cause = say(
            "{name} places {count} counties and townships.",
            name=path.name,
            count=f"{len(placed) - len(villages):,}",
        )
        raise InputError([Finding("making.too-many-places", cause, file=path.name)])
    plane = plane_around([one.lon for one in villages], [one.lat for one in villages])
    skipped = (*table.skipped, *_unplaced(table.rows))
    found = _Sorted(_given_outlets(placed), tuple(villages), skipped, (), plane)
    found = _without_misplaced(found, table.rows)
    if any(place.level == "township" for place in found.outlets):
        return _with_centre(_keep_busiest(found, table.rows, options.townships))
    return _with_chosen_outlets(found, options.townships)


def _unplaced(rows: Sequence[PlaceRow]) -> list[Skipped]:
    """Rows without coordinates, with what follows from it."""
    follows = {
        "county": say("the county centre is put elsewhere"),
        "township": say("its villages go to the nearest township"),
        "village": say("it cannot be planned"),
    }
    return [
        Skipped(
            place.id,
            place.name,
            say("no coordinates: {follows}", follows=follows[place.level]),
            place.row,
        )
        for place in rows
        if not place.is_placed
    ]


def _given_outlets(placed: Sequence[PlaceRow]) -> tuple[PlaceRow, ...]:
    """Counties first, then townships, as the table has them."""
    counties = [place for place in placed if place.level == "county"]
    return (*counties, *(place for place in placed if place.level == "township"))


def _without_misplaced(found: _Sorted, rows: Sequence[PlaceRow]) -> _Sorted:
    """Move what lies where it cannot be to the skipped."""
    if not found.outlets:
        return found
    points = found.points(found.outlets)
    far = set(misplaced_outlets(points))
    outlets = tuple(one for at, one in enumerate(found.outlets) if at not in far)
    strays = [
        Skipped(one.id, one.name, say("it lies absurdly far from the rest of the county"), one.row)
        for at, one in enumerate(found.outlets)
        if at in far
    ]
    own = np.array(_own_outlets(found.villages, outlets, rows))
    reasons = misplaced_villages(found.points(found.villages), found.points(outlets), own)
    strays += [
        Skipped(found.villages[at].id, found.villages[at].name, reason, found.villages[at].row)
        for at, reason in reasons.items()
    ]
    villages = tuple(one for at, one in enumerate(found.villages) if at not in reasons)
    return replace(found, outlets=outlets, villages=villages, skipped=(*found.skipped, *strays))


def _own_outlets(
    villages: Sequence[PlaceRow], outlets: Sequence[PlaceRow], rows: Sequence[PlaceRow]
) -> list[int]:
    """For each village the outlet that the table names as its parent, by id or name; or -1."""
    names = Counter(clean(place.name) for place in rows if place.level != "village")
    by_text = {clean(one.name): at for at, one in enumerate(outlets) if names[clean(one.name)] == 1}
    by_text |= {one.id: at for at, one in enumerate(outlets)}
    return [by_text.get(clean(village.parent), -1) for village in villages]


def _keep_busiest(found: _Sorted, rows: Sequence[PlaceRow], townships: int | None) -> _Sorted:
    """Only so many townships, those with the most villages."""
    towns = [at for at, place in enumerate(found.outlets) if place.level == "township"]
    if townships is None or len(towns) <= townships:
        return found
    count = Counter(_own_outlets(found.villages, found.outlets, rows))
    kept = set(sorted(towns, key=lambda at: (-count[at], at))[:townships])
    outlets = [
        place for at, place in enumerate(found.outlets) if place.level == "county" or at in kept
    ]
    note = say(
        "Of {count} townships the {townships} with the most villages are outlets.",
        count=len(towns),
        townships=townships,
    )
    return replace(found, outlets=tuple(outlets), notes=(*found.notes, note))


def _with_centre(found: _Sorted) -> _Sorted:
    """Make sure that the first outlet is the county centre: the most central township, else."""
    if found.outlets[0].level == "county":
        return found
    off_km = np.hypot(*(found.points(found.outlets) - np.median(found.points(found.villages), 0)).T)
    seat = found.outlets[int(np.argmin(off_km))]
    rest = [place for place in found.outlets if place is not seat]
    note = say(
        "The table places no county centre; it is put in the most central township, {name}.",
        name=seat.name,
    )
    return replace(found, outlets=(seat, *rest), notes=(*found.notes, note))


def _with_chosen_outlets(found: _Sorted, townships: int | None) -> _Sorted:
    """Outlets where the table names no township: at villages that lie well for it."""
    points = found.points(found.villages)
    people = np.array([float(place.population or 0) for place in found.villages])
    candidates = Candidates(np.full(len(points), VILLAGE), people, points)
    taken = {place.id.casefold() for place in (*found.outlets, *found.villages)}
    outlets = [
        _outlet_at(found.villages[at], number, taken)
        for number, at in enumerate(choose_outlets(candidates, points, townships))
    ]
    if found.outlets:
        outlets[0] = found.outlets[0]
    note = say(
        "The table names no township with coordinates; {count} outlets are chosen.",
        count=len(outlets),
    )
    return replace(found, outlets=tuple(outlets), notes=(*found.notes, note))


def _outlet_at(village: PlaceRow, number: int, taken: set[str]) -> PlaceRow:
    """An outlet where a village is, under an id that is not taken."""
    name = f"outlet-{number:02d}"
    while name in taken:
        name += "_"
    return replace(village, id=name, level="township")


def _outlets(places: _Sorted) -> tuple[Outlet, ...]:
    """Rows of ``outlets.csv``."""
    centre = places.outlets[0]
    return tuple(
        Outlet(
            id=place.id,
            name=place.name,
            kind="county_centre" if place is centre else "township",
            lon=place.lon,
            lat=place.lat,
            parent="" if place is centre else centre.id,
            opens_s=OUTLET_OPENS_S,
            closes_s=OUTLET_CLOSES_S,
        )
        for place in places.outlets
    )


def _villages(rng: np.random.Generator, places: _Sorted) -> tuple[tuple[Village, ...], int]:
    """Rows of ``villages.csv``, and for how many the population was drawn."""
    luck = (_MEDIAN_PEOPLE * rng.lognormal(0.0, _SPREAD, size=len(places.villages))).tolist()
    own = _own_outlets(places.villages, places.outlets, places.outlets)
    closest = nearest(places.points(places.outlets), places.points(places.villages))
    villages = tuple(
        Village(
            id=place.id,
            name=place.name,
            outlet=places.outlets[named if named >= 0 else near].id,
            lon=place.lon,
            lat=place.lat,
            population=min(
                max(10, round(drawn / 10) * 10) if place.population is None else place.population,
                LARGEST_DEMAND,
            ),
            visits_per_week=None,
            opens_s=OPENS_S,
            closes_s=CLOSES_S,
            priority=1,
            station="postal",
            access=(),
        )
        for place, named, near, drawn in zip(places.villages, own, closest, luck, strict=True)
    )
    return villages, sum(place.population is None for place in places.villages)


def _notes(path: Path, table: PlacesTable, places: _Sorted) -> list[str]:
    """Where it comes from, and what was left out."""
    crs = say("GCJ-02, converted to WGS-84") if table.crs == "gcj02" else "WGS-84"
    count = len(table.rows) + len(table.skipped)
    source = say(
        "Places from {name}: {villages} villages and {outlets} outlets of "
        "{rows} rows; coordinates in {crs}.",
        name=path.name,
        villages=len(places.villages),
        outlets=len(places.outlets),
        rows=count,
        crs=crs,
    )
    notes = [source, say("Roads are estimated from the places alone."), *places.notes]
    reasons = Counter(_kind(one.reason) for one in places.skipped)
    if reasons:
        listed = "; ".join(f"{count} {reason}" for reason, count in reasons.most_common(8))
        notes.append(
            say(
                "{count} rows are left out, listed in skipped.csv: {listed}.",
                count=len(places.skipped),
                listed=listed,
            )
        )
    return notes


def _kind(reason: str) -> str:
    """The part of a reason that rows have in common."""
    return "misplaced" if say("cannot be right") in reason else reason.partition(":")[0]


def _people_notes(drawn: int, options: PlacesOptions) -> list[str]:
    if not drawn:
        return []
    note = say(
        "Population of {drawn} villages is drawn around {median} with seed {seed}, not counted.",
        drawn=drawn,
        median=f"{_MEDIAN_PEOPLE:,}",
        seed=options.seed,
    )
    return [note]
