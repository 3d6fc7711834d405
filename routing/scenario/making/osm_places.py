"""Settlements and post offices of an OpenStreetMap file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, NoReturn, TypeAlias

import osmium
from osmium.osm import Area, Changeset, Node, Relation, TagList, Way

from routing.errors import Finding, InputError
from routing.scenario.making.draft import MOST_VILLAGES
from routing.scenario.making.tidy import tidy_name, whole_number
from routing.words import say

SETTLEMENTS: Final = ("city", "town", "village", "hamlet")
"""Values of ``place`` that are served, the largest first."""

MOST_PEOPLE: Final = 50_000_000
_DIGITS: Final = 6
OsmObject: TypeAlias = Node | Way | Relation | Area
_LETTERS: Final = {"Node": "n", "Way": "w", "Relation": "r"}


@dataclass(frozen=True, slots=True)
class OsmPlace:
    """A settlement or post office.

    ``id`` is the object's type and number, as in ``n123``; ``place`` one of ``SETTLEMENTS`` or
    empty for a post office; ``name`` may be empty.
    """

    id: str
    place: str
    name: str
    lon: float
    lat: float
    population: int | None = None


@dataclass(slots=True)
class OsmPlaces:
    """What a file holds.

    Attributes
    ----------
    settlements, post_offices
        In the order of the file.
    other
        How many places there are of each kind that is not served, such as farms.
    shapeless
        Ids of objects without a usable location: ways that are not closed, relations in part.
    """

    settlements: list[OsmPlace] = field(default_factory=list)
    post_offices: list[OsmPlace] = field(default_factory=list)
    other: Counter[str] = field(default_factory=Counter)
    shapeless: list[str] = field(default_factory=list)


def read_osm_places(path: Path) -> OsmPlaces:
    """Read the settlements and post offices of a ``.osm.pbf`` file; areas by their middle.

    Raises
    ------
    InputError
        With ``making.cannot-read`` if there is no such file, ``making.broken-osm`` if it is not
        a whole PBF file, ``making.too-many-places`` beyond what a county can hold.
    """
    _check_file(path)
    found = OsmPlaces()
    mapped: list[str] = []
    outlined: set[str] = set()
    try:
        for item in _objects(path):
            _take(item, found, mapped, outlined)
    except (RuntimeError, ValueError) as error:
        cause = say(
            "{name} breaks off or is damaged: {reason}.",
            name=path.name,
            reason=f"{str(error) or type(error).__name__:.200}",
        )
        _refuse("making.broken-osm", cause, path)
    found.shapeless += [osm_id for osm_id in mapped if osm_id not in outlined]
    return found


def _check_file(path: Path) -> None:
    """Refuse what is not an ordinary file that can be opened."""
    try:
        with path.open("rb") as stream:
            stream.read(1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        _refuse(
            "making.cannot-read",
            say("{path} cannot be opened: {reason}.", path=f"{str(path)!r:.200}", reason=reason),
            path,
        )


def _refuse(code: str, cause: str, path: Path) -> NoReturn:
    raise InputError([Finding(code, cause, file=path.name)])


def _objects(path: Path) -> Iterator[OsmObject]:
    """Everything tagged as a place or an amenity, with areas put together from their outlines."""
    wanted = osmium.filter.KeyFilter("place", "amenity")
    # The format is said outright, since otherwise it would follow from the name.
    source = osmium.io.File(str(path), "pbf")
    for item in osmium.FileProcessor(source).with_areas(wanted).with_filter(wanted):
        if not isinstance(item, Changeset):
            yield item


def _take(item: OsmObject, found: OsmPlaces, mapped: list[str], outlined: set[str]) -> None:
    """Sort one object in: `mapped` gathers outlines, `outlined` those that became an area."""
    place = item.tags.get("place") or ""
    if place and place not in SETTLEMENTS and not isinstance(item, Area):
        found.other[tidy_name(place, "unnamed")] += 1
    if place not in SETTLEMENTS and item.tags.get("amenity") != "post_office":
        return
    osm_id = _osm_id(item)
    if isinstance(item, Way | Relation):
        mapped.append(osm_id)
        return
    outlined.add(osm_id)
    where = _location(item)
    if where is None:
        found.shapeless.append(osm_id)
    else:
        _keep(item.tags, OsmPlace(osm_id, place if place in SETTLEMENTS else "", "", *where), found)


def _keep(tags: TagList, bare: OsmPlace, found: OsmPlaces) -> None:
    """Note a settlement or post office; what is both is a settlement with an office in it."""
    name = tidy_name(tags.get("name") or tags.get("name:en") or "")
    people = whole_number(tags.get("population") or "", 1, MOST_PEOPLE)
    kept = replace(bare, name=name, population=people)
    (found.settlements if bare.place else found.post_offices).append(kept)
    if len(found.settlements) + len(found.post_offices) > MOST_VILLAGES:
        cause = say(
            "It holds more than {most} settlements and post offices.",
            most=f"{MOST_VILLAGES:,}",
        )
        raise InputError([Finding("making.too-many-places", cause)])


def _osm_id(item: OsmObject) -> str:
    """Type and number; an area bears those of the way or relation it was made from."""
    if isinstance(item, Area):
        return f"{'w' if item.from_way() else 'r'}{item.orig_id()}"
    return f"{_LETTERS[type(item).__name__]}{item.id}"


def _location(item: Node | Area) -> tuple[float, float] | None:
    """Degrees of a node, or the middle of an area's longest outline; None without."""
    if isinstance(item, Node):
        points = [(item.location.lon, item.location.lat)] if item.location.valid() else []
    else:
        rings = [
            [(node.location.lon, node.location.lat) for node in ring if node.location.valid()]
            for ring in item.outer_rings()
        ]
        # An outline ends where it began: its first corner would count twice.
        points = max(rings, key=len, default=[])[1:]
    if not points:
        return None
    lon, lat = (sum(values) / len(points) for values in zip(*points, strict=True))
    return round(lon, _DIGITS), round(lat, _DIGITS)
