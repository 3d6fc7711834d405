"""A scenario from an OpenStreetMap file: its settlements, post offices and roads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from routing.errors import Finding, InputError
from routing.scenario.making.assemble import (
    CLOSES_S,
    OPENS_S,
    OUTLET_CLOSES_S,
    OUTLET_OPENS_S,
    County,
    assemble,
)
from routing.scenario.making.draft import MakingOptions, ScenarioDraft, Skipped
from routing.scenario.making.osm_places import SETTLEMENTS, OsmPlace, OsmPlaces, read_osm_places
from routing.scenario.making.outlet_choice import (
    POST_OFFICE,
    TOWN,
    VILLAGE,
    Candidates,
    choose_outlets,
    nearest,
)
from routing.scenario.making.plane import Plane, plane_around
from routing.scenario.model import Outlet, Village
from routing.words import say

LARGEST_DEMAND: Final = 50_000
"""More inhabitants than this draw no more orders: so large a place is not served like a village."""

_TYPICAL_PEOPLE: Final = {"city": 40_000, "town": 6_000, "village": 600, "hamlet": 90}
_SPREAD: Final = 0.4
_SAME_PLACE_KM: Final = 1.5
_CENTRE_ID: Final = "centre"


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Settlements after twins were sorted out, and where the outlets are."""

    settlements: list[OsmPlace]
    outlets: list[OsmPlace]
    plane: Plane


def draft_from_osm(path: Path, options: MakingOptions) -> ScenarioDraft:
    """Make a scenario of a ``.osm.pbf`` file.

    Cities, towns, villages and hamlets are served; the largest towns and the post offices
    become outlets, and each village belongs to the nearest. The file itself becomes the
    scenario's roads.

    Parameters
    ----------
    path
        One county or so, as Geofabrik and others cut them.
    options
        Seed, dates, number of townships, fleet.

    Raises
    ------
    InputError
        If the file cannot be read whole, or names no settlement.
    """
    rng = np.random.default_rng([options.seed, 0])
    found = read_osm_places(path)
    if not found.settlements:
        cause = say("{name} holds no place={names}.", name=path.name, names=", ".join(SETTLEMENTS))
        raise InputError([Finding("making.no-settlement", cause, file=path.name)])
    settlements, twins = _without_twins(found.settlements)
    chosen = _choose(settlements, found.post_offices, options.townships)
    villages, drawn = _villages(rng, chosen)
    county = County(
        name=_county_name(path),
        outlets=_outlets(chosen),
        villages=villages,
        notes=(*_notes(path, found, options, chosen), *_people_notes(chosen, drawn)),
        roads=path,
        skipped=(*twins, *_shapeless(found)),
    )
    return assemble(rng, county, options)


def _county_name(path: Path) -> str:
    """The file's name without its endings."""
    stem = path.name.split(".")[0].removesuffix("-latest").replace("_", " ").replace("-", " ")
    return stem.strip().title() or "County"


def _without_twins(places: Sequence[OsmPlace]) -> tuple[list[OsmPlace], list[Skipped]]:
    """Places without those mapped twice: the same name close by; the higher class stays."""
    order = sorted(range(len(places)), key=lambda at: (SETTLEMENTS.index(places[at].place), at))
    plane = plane_around([one.lon for one in places], [one.lat for one in places])
    points = plane.km([one.lon for one in places], [one.lat for one in places])
    kept: dict[str, list[int]] = {}
    twins = []
    for at in order:
        place = places[at]
        same = kept.setdefault(place.name.casefold(), []) if place.name else []
        close = np.hypot(*(points[same] - points[at]).T) < _SAME_PLACE_KM
        if close.any():
            twin = places[same[int(np.argmax(close))]]
            twins.append(Skipped(place.id, place.name, say("the same place as {id}", id=twin.id)))
        else:
            same.append(at)
    gone = {twin.id for twin in twins}
    return [place for place in places if place.id not in gone], twins


def _choose(
    settlements: list[OsmPlace], post_offices: list[OsmPlace], townships: int | None
) -> _Chosen:
    """Which places become outlets, the county centre first."""
    candidates = [*settlements, *post_offices]
    lon, lat = [one.lon for one in candidates], [one.lat for one in candidates]
    plane = plane_around(lon, lat)
    tiers = {"city": TOWN, "town": TOWN, "village": VILLAGE, "hamlet": VILLAGE, "": POST_OFFICE}
    table = Candidates(
        np.array([tiers[one.place] for one in candidates]),
        np.array([float(_TYPICAL_PEOPLE.get(one.place, 0)) for one in candidates]),
        plane.km(lon, lat),
    )
    known = np.array([float(one.population or 0) for one in candidates])
    table = Candidates(table.tier, np.where(known > 0, known, table.size), table.points)
    places = choose_outlets(table, table.points[: len(settlements)], townships)
    return _Chosen(settlements, [candidates[place] for place in places], plane)


def _outlets(chosen: _Chosen) -> tuple[Outlet, ...]:
    """Rows of ``outlets.csv``."""
    closest = _closest(chosen)
    names = [
        outlet.name or say("Post office near {place}", place=near.name or near.id)
        for outlet, near in zip(chosen.outlets, closest, strict=True)
    ]
    return tuple(
        Outlet(
            id=f"t{number:02d}" if number else _CENTRE_ID,
            name=name,
            kind="township" if number else "county_centre",
            lon=place.lon,
            lat=place.lat,
            parent=_CENTRE_ID if number else "",
            opens_s=OUTLET_OPENS_S,
            closes_s=OUTLET_CLOSES_S,
        )
        for number, (place, name) in enumerate(zip(chosen.outlets, names, strict=True))
    )


def _closest(chosen: _Chosen) -> list[OsmPlace]:
    """The settlement closest to each outlet."""
    places = chosen.plane.km(*_degrees(chosen.settlements))
    at = nearest(places, chosen.plane.km(*_degrees(chosen.outlets)))
    return [chosen.settlements[place] for place in at]


def _degrees(places: Sequence[OsmPlace]) -> tuple[list[float], list[float]]:
    return [one.lon for one in places], [one.lat for one in places]


def _villages(rng: np.random.Generator, chosen: _Chosen) -> tuple[tuple[Village, ...], int]:
    """Rows of ``villages.csv``, and for how many the population was drawn.

    Towns in which an outlet stands are not served from it; if nothing else is left, they are.
    """
    towns = {one.id for one in chosen.outlets if one.place in {"city", "town"}}
    served = [one for one in chosen.settlements if one.id not in towns] or chosen.settlements
    of = nearest(chosen.plane.km(*_degrees(chosen.outlets)), chosen.plane.km(*_degrees(served)))
    luck = rng.lognormal(0.0, _SPREAD, size=len(served)).tolist()
    villages = tuple(
        Village(
            id=one.id,
            name=one.name or say("({place} without a name)", place=one.place),
            outlet=f"t{outlet:02d}" if outlet else _CENTRE_ID,
            lon=one.lon,
            lat=one.lat,
            population=min(one.population or _typical(one, lucky), LARGEST_DEMAND),
            visits_per_week=None,
            opens_s=OPENS_S,
            closes_s=CLOSES_S,
            priority=1,
            station="postal",
            access=(),
        )
        for one, outlet, lucky in zip(served, of, luck, strict=True)
    )
    return villages, sum(one.population is None for one in served)


def _typical(place: OsmPlace, luck: float) -> int:
    """Inhabitants usual for the class, in tens."""
    return max(10, round(_TYPICAL_PEOPLE[place.place] * luck / 10) * 10)


def _shapeless(found: OsmPlaces) -> list[Skipped]:
    return [
        Skipped(osm_id, "", say("an outline that is not closed, or not wholly in the file"))
        for osm_id in found.shapeless
    ]


def _notes(path: Path, found: OsmPlaces, options: MakingOptions, chosen: _Chosen) -> list[str]:
    """Where it comes from, what was taken and what was left."""
    notes = [
        say("Places and roads from {name}, (c) OpenStreetMap contributors, ODbL.", name=path.name),
        _taken_note(found),
    ]
    if found.other:
        kinds = ", ".join(f"{count} {kind}" for kind, count in found.other.most_common(8))
        notes.append(say("Not taken as villages: {kinds}.", kinds=kinds))
    left = len(found.settlements) - len(chosen.settlements) + len(found.shapeless)
    if left:
        notes.append(say("{left} places are mapped twice or in part: see skipped.csv.", left=left))
    if options.townships is not None and len(chosen.outlets) - 1 < options.townships:
        notes.append(
            say(
                "{townships} townships were asked for; only {count} places for them were found.",
                townships=options.townships,
                count=len(chosen.outlets) - 1,
            )
        )
    return notes


def _taken_note(found: OsmPlaces) -> str:
    return say(
        "{settlements} settlements and {post_offices} post offices found; "
        "the largest towns and the post offices became outlets, one to a "
        "place; each village belongs to the nearest outlet.",
        settlements=len(found.settlements),
        post_offices=len(found.post_offices),
    )


def _people_notes(chosen: _Chosen, drawn: int) -> list[str]:
    """What the file did not say about the places."""
    unnamed = sum(not place.name for place in chosen.settlements)
    crowded = sum((place.population or 0) > LARGEST_DEMAND for place in chosen.settlements)
    notes = []
    if drawn:
        notes.append(
            say(
                "Population of {drawn} villages is typical of their class, not counted.",
                drawn=drawn,
            )
        )
    if unnamed:
        notes.append(say("{unnamed} settlements have no name in the file.", unnamed=unnamed))
    if crowded:
        notes.append(
            say(
                "{crowded} settlements are counted as {most} inhabitants.",
                crowded=crowded,
                most=f"{LARGEST_DEMAND:,}",
            )
        )
    return notes
